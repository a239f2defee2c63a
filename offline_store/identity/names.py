"""A person's name: one field, any script, any Unicode plane.

民委发〔2016〕33号: the dot between the parts of a transliterated name is U+00B7, and a name field takes 50 characters
and more. Characters of the private use areas look different on every machine, or like nothing: they are flagged.
"""

import re
import unicodedata

from offline_store.identity.hint import Hint

DOT = "·"
_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003347f"
_LOOK_ALIKE = re.compile(rf"(?<=[{_HAN}])\s*[.·•․‧∙⋅・･．｡]\s*(?=[{_HAN}])")


def normalised(name: str) -> str:
    """A name as it is kept: between Chinese characters every look-alike of the dot is U+00B7, nothing else changes."""
    return _LOOK_ALIKE.sub(DOT, name.strip())


def hints(name: str) -> list[Hint]:
    """The private-use characters of a name, which another machine cannot show."""
    found = dict.fromkeys(f"U+{ord(character):04X}" for character in name if unicodedata.category(character) == "Co")
    return [Hint("private_use", "、".join(found))] if found else []
