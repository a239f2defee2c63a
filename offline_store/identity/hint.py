"""What a check has to say."""

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hint:
    """Something that looks wrong, or that one should know."""

    kind: str
    """`length`, `characters`, `form`, `kind`, `date`, `future`, `age`, `division`, `check_digit` of a document;
    `private_use` of a name; `service`, `firm`, `length`, `unusual`, `characters` of a phone."""
    detail: str = ""
    """What the words need beside the kind: the right check digit, the code that is unknown …"""


def compact(number: str) -> str:
    """A number as it is compared and checked: full width folded, without spaces and dashes, letters in capitals."""
    folded = unicodedata.normalize("NFKC", number).upper()
    return "".join(character for character in folded if not character.isspace() and character not in "-‐‑–—")
