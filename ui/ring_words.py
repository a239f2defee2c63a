"""Calls in words: who calls, what there was, how a call ended, how long something still lasts."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from desktop.telephoning import ELSEWHERE, STOPPED, LiveRing
from offline_store import callers
from offline_store.callers import Caller, Matter, Promise
from offline_store.rings import ANSWERED, DECLINED, MISSED, NOT_NEEDED, CallBack, RingLine
from offline_store.types import local_day, now
from ui.process_words import day_words
from ui.words import clock, day_and_clock, duration

LONGEST = 60
"""Characters of a promise that are shown."""


def number_words(number: str) -> str:
    """A number in groups that can be read out; a withheld one in words."""
    if not number:
        return _tr("号码不显示")
    if len(number) == 11 and number.startswith("1"):
        return f"{number[:3]} {number[3:7]} {number[7:]}"
    if number.startswith("0") and len(number) >= 10:
        area = 3 if number.startswith(("010", "02")) else 4
        rest = number[area:]
        return f"{number[:area]} {rest[:4]} {rest[4:]}"
    return number


def names_words(names: tuple[str, ...], *, protected: bool) -> str:
    """Whose number it is, in a list."""
    told = "、".join(names)
    return "　".join(filter(None, (told, _tr("有保密事项") if protected else ""))) or _tr("不认识的号码")


def who_words(caller: Caller) -> str:
    """Whose number it is, and how often it called."""
    names = "、".join((*caller.names, *caller.firms))
    if not caller.number:
        return _tr("对方没有显示号码")
    known = names or ("" if caller.protected else _tr("不认识的号码"))
    before = _tr("以前来电 {0} 次").format(caller.calls) if caller.calls else _tr("第一次来电")
    last = _tr("上次 {0}").format(day_and_clock(caller.last_at)) if caller.last_at else ""
    return "　".join(filter(None, (known, before, last)))


def caller_lines(caller: Caller) -> list[str]:
    """What there is with the caller, line by line, the first thing to know first."""
    lines = [protected_words()] if caller.protected else []
    lines += [matter_words(each) for each in caller.matters]
    return lines + [promise_words(each) for each in caller.promises]


def protected_words() -> str:
    """There is something, and who may be asked."""
    return _tr("有保密事项：请找有权限的调解员或带班领导")


def matter_words(matter: Matter) -> str:
    """An open matter in one line."""
    said = (matter.number, matter.employer, matter.about, matter.state)
    return _tr("在办：{0}").format("　".join(filter(None, said)))


def promise_words(promise: Promise) -> str:
    """What we have promised."""
    text = promise.text if len(promise.text) <= LONGEST else f"{promise.text[: LONGEST - 1]}…"
    due = day_words(promise.due) if promise.due else ""
    match promise.kind:
        case callers.VISIT:
            return _tr("约好回访：{0}").format(due)
        case callers.DEADLINE:
            return _tr("期限：{0}　{1}").format(text, due)
        case callers.REMINDER:
            return _tr("催办没有答复：{0}　{1}").format(text, due)
    return _tr("上次答复：{0}").format(text)


def state_words(ring: LiveRing) -> str:
    """How it stands with a call that rings, or rang a moment ago."""
    if ring.desk:
        return _tr("已由 {0} 席接听").format(ring.desk)
    if ring.state == ELSEWHERE:
        return _tr("已经接起；是您接的，按 Ctrl+F4 登记")
    if ring.state == STOPPED:
        return _tr("铃停了；是您接的，按 Ctrl+F4 登记")
    return _tr("来电")


def outcome_words(line: RingLine) -> str:
    """How a call of the journal ended."""
    if line.outgoing:
        return {ANSWERED: _tr("打出，已接通"), MISSED: _tr("打出，没有接通")}.get(line.outcome, _tr("打出"))
    if line.outcome == ANSWERED:
        seconds = (line.ended_at - line.answered_at).total_seconds() if line.ended_at and line.answered_at else 0
        who = " ".join(filter(None, (_tr("{0} 席").format(line.desk) if line.desk else "", line.clerk)))
        length = duration(seconds) if seconds else ""
        return "　".join(filter(None, (_tr("已接听"), who, length)))
    if line.outcome in (MISSED, DECLINED):
        if line.called_back_at:
            how = _tr("不用回") if line.note == NOT_NEEDED else _tr("已回电")
            return _tr("未接，{0}（{1} {2}）").format(how, line.called_back_by, day_and_clock(line.called_back_at))
        return _tr("未接")
    return _tr("正在响铃")


def source_words(source: str) -> str:
    """How the call was known."""
    return {"modem": _tr("来电显示盒"), "sip": _tr("SIP 电话"), "pasted": _tr("粘贴的号码")}.get(source, "")


def due_words(each: CallBack) -> str:
    """Until when a call is to be returned."""
    day = "" if local_day(each.due) == local_day(now()) else day_words(local_day(each.due))
    when = f"{day} {clock(each.due)}".strip()
    words = _tr("该在 {0} 以前回电，已经晚了") if each.is_late(now()) else _tr("{0} 以前回电")
    tries = _tr("　打过 {0} 次没有接通").format(each.tries) if each.tries else ""
    return words.format(when) + tries


def left_words(until: datetime) -> str:
    """How long something still lasts."""
    return duration(max(0.0, (until - now()).total_seconds()))


def _tr(text: str) -> str:
    return QCoreApplication.translate("telephone", text)
