"""When the employment ended, as it was told, and how long wages can still be claimed (调解仲裁法第二十七条)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.extraction import months
from desktop.extraction.dialogue import affirmed, question, turns
from desktop.extraction.model import Utterance

_ENDED = (
    r"(?:离职|辞职|辞的?职|走的|不干了|没干了|离开|辞退|开除|解除|解聘|被裁|裁员|终止|合同到期|让我?别来|"
    r"不让(?:我|俺)?(?:上班|来)|退的?场|干到)"
)
_AFTER = re.compile(rf"^[^，。；]{{0,6}}?{_ENDED}|^[^。；]{{0,10}}(?:让|叫)(?:我|俺)?[^。；]{{0,6}}别(?:来|上班)")
_BEFORE = re.compile(rf"{_ENDED}[^，。；]{{0,6}}$")
_ASKED = re.compile(
    rf"(?:什么时候|哪天|几号|几月|哪年)[^，。]{{0,4}}{_ENDED}|{_ENDED}[^，。]{{0,4}}(?:什么时候|哪天|几号)"
)


@dataclass(frozen=True, slots=True)
class Ended:
    """The day the employment ended, as told."""

    day: date
    exact: bool
    """Whether a day was told; else it is the first of the month, the earliest it can be."""
    source: int
    start: int
    end: int


def employment_ended(utterances: Sequence[Utterance], ref_date: date) -> Ended | None:
    """The day that was told last; None where nobody told one. The clerk's words count when they are affirmed."""
    found: Ended | None = None
    made_ready = turns(utterances)
    for turn in made_ready:
        if turn.clerk and not affirmed(made_ready, turn.index):
            continue
        asked = "" if turn.clerk else question(made_ready, turn.index)
        for span in months.find(turn.text, ref_date):
            told = _AFTER.match(turn.text[span.end :]) or _BEFORE.search(turn.text[: span.start])
            if told or (_ASKED.search(asked) and span.months == 1 and found is None):
                point = span.last
                day = date(point.year, point.month, point.day or 1)
                if day <= ref_date:
                    found = Ended(day, bool(point.day), turn.index, span.start, span.end)
    return found
