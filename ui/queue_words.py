"""What waits, in words: why a case is in the queue, how late it is, what a filter shows."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from offline_store.cards import RED, YELLOW
from offline_store.deadlines.alarm_times import DUE, HALF, LEAD, OVERDUE, REPORT, SINCE
from offline_store.putting_off import PutOff
from offline_store.queues import ALARM, OPEN, REMINDER, QueueLine, Reason, Told
from offline_store.types import local_day, now
from ui.process_words import day_words
from ui.sitting_words import kind_words as sitting_kind


def reason_words(reason: Reason) -> str:
    """Why a case waits, in one line."""
    late = late_words(reason)
    match reason.kind:
        case "deadline":
            return _tr("{0}　{1}").format(reason.about, late or due_words(reason.due))
        case "wait" if reason.detail == REMINDER:
            return _with(_tr("等{0}答复催办").format(reason.about), late or due_words(reason.due))
        case "wait":
            words = _tr("等对方：{0}　{1}").format(reason.about, due_words(reason.due))
            return _tr("等对方：{0}　对方已超期 {1} 日").format(reason.about, reason.late) if reason.late else words
        case "alarm" | "call_back":
            return _alarm(reason) if reason.kind == ALARM else _call_back(reason)
        case "decision":
            return _tr("等您审批：{0}").format(reason.about)
        case "handover":
            words = _tr("等接收：{0} 转来") if reason.detail == "offered" else _tr("协办：{0}")
            return _with(words.format(reason.about), late or due_words(reason.due))
        case "reminder":
            said = _tr("{0}：{1}").format(level_words(reason.detail), reason.about)
            return _with(said, late or due_words(reason.due))
        case "sitting":
            words = _tr("今天 {0} {1}") if reason.due == local_day(now()) else _tr("{0} {1} 约好的，请记下有没有举行")
            return words.format(reason.about, sitting_kind(reason.detail))
        case "follow_up":
            return _with(visit_words(reason.detail), late or due_words(reason.due))
    return _tr("待办理")


def shown_reasons(line: QueueLine) -> Sequence[Reason]:
    """Those worth saying: that a case is to be handled goes without saying where there is more."""
    return [reason for reason in line.reasons if reason.kind != OPEN] or line.reasons


def put_off_words(off: PutOff) -> str:
    """Until when it is put off, and why."""
    return _with(_tr("推到 {0} 再提醒").format(day_words(off.until)), off.why)


def late_words(reason: Reason) -> str:
    """By how much it is late; empty when it is not."""
    return _tr("已超期 {0} 日").format(reason.late) if reason.late else ""


def due_words(due: date | None) -> str:
    """Its last day."""
    if due == local_day(now()):
        return _tr("今天到期")
    return _tr("{0} 到期").format(day_words(due)) if due else ""


def card_words(card: str) -> str:
    """A card's name, for whoever does not see colours."""
    return {RED: _tr("红牌"), YELLOW: _tr("黄牌")}.get(card, "")


def level_words(level: str) -> str:
    """How somebody is reminded."""
    return {
        "bubble": _tr("提醒"),
        "phone": _tr("电话、短信催办"),
        "letter": _tr("催办单"),
        "supervision": _tr("督办单"),
    }.get(level, level)


def visit_words(reason: str) -> str:
    """Why the worker is asked."""
    return {"closing": _tr("结案回访"), "instalment": _tr("履行回访"), "promise": _tr("承诺到期")}.get(
        reason, _tr("回访")
    )


def filter_words(what: str) -> str:
    """What a filter shows."""
    return {
        "": _tr("全部"),
        "overdue": _tr("已超期"),
        "today": _tr("今天到期"),
        "call_back": _tr("未接来电"),
        "alarm": _tr("新提醒"),
        "decision": _tr("等我审批"),
        "handover": _tr("等接收、协办"),
        "reminder": _tr("催办"),
        "follow_up": _tr("回访"),
        "sitting": _tr("场次"),
        "wait": _tr("等对方"),
        "unassigned": _tr("还没有分派"),
        "put_off": _tr("稍后提醒"),
    }[what]


def bubble_words(told: Told) -> str:
    """New alarms in one sentence; empty when there is nothing to tell."""
    parts = (
        (told.report, _tr("{0} 件群体或紧急情况还没有向上报告")),
        (told.overdue, _tr("{0} 件已超期")),
        (told.today, _tr("{0} 件今天到期")),
        (told.soon, _tr("{0} 件快到期")),
    )
    return _tr("，").join(words.format(count) for count, words in parts if count)


def _call_back(reason: Reason) -> str:
    calls = _tr("未接来电 {0} 次").format(reason.days) if reason.days > 1 else _tr("未接来电")
    if reason.late:
        return _tr("{0}　已超期 {1} 日").format(calls, reason.late)
    day = "" if reason.due == local_day(now()) else day_words(reason.due)
    return _tr("{0}　{1} 以前回电").format(calls, f"{day} {reason.detail}".strip())


def _alarm(reason: Reason) -> str:
    words = {
        LEAD: _tr("新提醒：{0}，还有 {1} 日"),
        HALF: _tr("新提醒：{0}，时间过了一半"),
        DUE: _tr("新提醒：{0}，今天到期"),
        OVERDUE: _tr("新提醒：{0}，超期了"),
        SINCE: _tr("新提醒：{0}，已经 {1} 日"),
        REPORT: _tr("群体或紧急情况，还没有向上报告"),
    }.get(reason.detail, "{0}")
    return words.format(reason.about, reason.days)


def _with(said: str, when: str) -> str:
    return _tr("{0}　{1}").format(said, when) if when else said


def _tr(text: str) -> str:
    return QCoreApplication.translate("queue", text)
