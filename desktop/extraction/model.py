"""The words of extraction: what goes in (utterances), what comes out (suggestions), and evidence in between."""

from collections.abc import Iterable
from dataclasses import dataclass

FIELDS = ("姓名", "电话", "单位", "职业", "用工形式", "争议类型", "欠薪金额", "涉及人数", "期间", "诉求")

Value = str | int | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Utterance:
    """One sentence of one speaker: "clerk", "caller", or "" when one microphone heard both."""

    speaker: str
    text: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A value proposed for one field.

    欠薪金额 is in fen (分), 涉及人数 a count, 争议类型 a tuple of names of the dispute type list; the rest is text.
    `source` is the index of the utterance it was heard in, `quote` the exact words there;
    `low` says that it was inferred or is approximate.
    """

    field: str
    value: Value
    source: int
    quote: str
    low: bool = False
    others: tuple[str, ...] = ()
    """What may be meant instead, the likeliest first: names of the store that sound like it, other wordings."""
    confidence: float = 0.0
    """How often such a value is right, 0 to 1: see `calibration.py`."""
    unsure: bool = True
    """Whether it is shown with 请核实."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A possible value with where it was said (utterance and span) and how strongly the words around it support it."""

    value: Value
    turn: int
    start: int
    end: int
    weight: float
    low: bool = False
    others: tuple[str, ...] = ()
    """Other wordings of it."""


def strongest(found: Iterable[Evidence], *, later_wins: bool = True) -> Evidence | None:
    """The evidence of most weight; of equals the one said later (or, for what is named once, earlier)."""
    best: Evidence | None = None
    for item in found:
        if best is None or item.weight > best.weight or (later_wins and item.weight == best.weight):
            best = item
    return best
