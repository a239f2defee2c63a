"""Suggestions for a form's fields from a transcribed dialogue: pure functions, for a clerk to confirm or refuse."""

from collections.abc import Mapping, Sequence
from datetime import date

from desktop.extraction.calibration import confidence, must_be_checked
from desktop.extraction.claims import claim
from desktop.extraction.dialogue import Turn
from desktop.extraction.dialogue import turns as made_ready
from desktop.extraction.employers import employer, firms
from desktop.extraction.matters import matters
from desktop.extraction.model import FIELDS, Evidence, Suggestion, Utterance, Value
from desktop.extraction.money import owed
from desktop.extraction.names import name
from desktop.extraction.people import people
from desktop.extraction.periods import period
from desktop.extraction.phones import phone
from desktop.extraction.work import employment_form, occupation

__all__ = ["FIELDS", "Suggestion", "Utterance", "Value", "extract"]


_CLAIM = "诉求"
_OUTSIDE = "非劳动争议"  # its caller may well name a trade or a firm, but they belong to no labour matter


def extract(
    utterances: Sequence[Utterance], *, ref_date: date, standing: Mapping[str, Value] | None = None
) -> dict[str, Suggestion]:
    """What the dialogue so far says for each field; a field nobody spoke of is absent.

    `ref_date` is the day of the conversation, from which 去年 and 上个月 are counted. `standing` are values that the
    clerk has confirmed or put right, in the units of `Suggestion`: the claim is worded from them before what was heard.
    """
    turns = made_ready(utterances)
    named = firms(turns)
    found: dict[str, Evidence | None] = {
        "姓名": name(turns),
        "电话": phone(turns),
        "单位": employer(turns, named),
        "职业": occupation(turns, named),
        "用工形式": employment_form(turns, named),
        "争议类型": _together(matters(turns, named)),
        "欠薪金额": owed(turns, ref_date),
        "涉及人数": people(turns),
        "期间": period(turns, ref_date),
    }
    found["诉求"] = claim(turns, found, standing or {})
    outside = found["争议类型"] is not None and found["争议类型"].value == (_OUTSIDE,)
    fields = ("姓名", "电话", "争议类型", "涉及人数", "诉求") if outside else FIELDS
    return {field: _suggestion(field, item, turns) for field in fields if (item := found[field])}


def _together(found: Sequence[Evidence]) -> Evidence | None:
    """All types of dispute as one value, with the place where the first was heard."""
    if not found:
        return None
    first = found[0]
    values = tuple(str(item.value) for item in found)
    return Evidence(values, first.turn, first.start, first.end, first.weight, first.low)


def _suggestion(field: str, item: Evidence, turns: Sequence[Turn]) -> Suggestion:
    quote = turns[item.turn].raw[item.start : item.end]
    sure, unsure = confidence(field, low=item.low), must_be_checked(field, low=item.low)
    if field == _CLAIM:
        unsure = item.low
    return Suggestion(field, item.value, item.turn, quote, item.low, item.others, sure, unsure)
