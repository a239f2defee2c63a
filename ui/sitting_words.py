"""Sittings in words: when, where, with whom; what clashes; who was asked and what she said."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from offline_store.sittings import Advice, Asked, Clash, Side, SittingLine
from offline_store.types import ZONE, local_day
from ui.process_words import day_words
from ui.words import clock, day_and_clock


def kind_words(kind: str) -> str:
    """What kind of sitting."""
    return {"mediation": _tr("调解"), "hearing": _tr("庭审"), "talk": _tr("谈话")}.get(kind, _tr("场次"))


def way_words(way: str) -> str:
    """How somebody was asked to come."""
    return {
        "phone": _tr("电话"),
        "sms": _tr("短信"),
        "letter": _tr("书面通知"),
        "in_person": _tr("当面"),
        "post": _tr("邮寄"),
    }.get(way, way)


def answer_words(answer: str) -> str:
    """What was said to it."""
    return {
        "accepted": _tr("答应来"),
        "refused": _tr("不来"),
        "no_answer": _tr("没有答复"),
    }.get(answer, _tr("等答复"))


def status_words(status: str) -> str:
    """What became of it."""
    return {"held": _tr("已举行"), "cancelled": _tr("已取消")}.get(status, _tr("待举行"))


def weekday_words(moment: datetime) -> str:
    """周一 to 周日."""
    names = (_tr("周一"), _tr("周二"), _tr("周三"), _tr("周四"), _tr("周五"), _tr("周六"), _tr("周日"))
    return names[moment.astimezone(ZONE).weekday()]


def when_words(start: datetime, end: datetime) -> str:
    """The day, its weekday, from when to when."""
    day = day_words(local_day(start))
    return _tr("{0} {1} {2}–{3}").format(day, weekday_words(start), clock(start), clock(end))


def line_words(line: SittingLine) -> str:
    """A sitting in one line."""
    parts = (
        when_words(line.starts_at, line.ends_at),
        kind_words(line.kind),
        line.room,
        line.mediator_name,
        status_words(line.status) if line.status != "planned" else "",
    )
    return "　".join(filter(None, parts))


def side_words(side: Side) -> str:
    """Whom one asks."""
    return side.name or _tr("身份保密的当事人")


def asked_words(asked: Asked) -> str:
    """An invitation in one line."""
    name = asked.name or _tr("身份保密的当事人")
    said = _tr("{0}　{1}（{2} {3}）").format(name, way_words(asked.way), day_and_clock(asked.sent_at), asked.sent_by)
    parts = (said, answer_words(asked.answer), asked.note)
    return "　".join(filter(None, parts))


def clash_words(clash: Clash) -> str:
    """What two sittings both want."""
    other = clash.other
    words = {
        "mediator": _tr("主持人{0}这时在 {1}（{2}–{3}）"),
        "room": _tr("调解室这时由{0}用，{1}（{2}–{3}）"),
        "party": _tr("当事人这时在{0}主持的 {1}（{2}–{3}）"),
    }[clash.of]
    return words.format(other.mediator_name, other.case_number, clock(other.starts_at), clock(other.ends_at))


def advice_words(advice: Advice) -> str:
    """What is to be known of a time; empty where it is good."""
    lines = [clash_words(clash) for clash in advice.clashes]
    lines += [_tr("这天是休息日")] if advice.is_day_off else []
    lines += [_tr("不在办公时间以内")] if advice.is_outside_hours else []
    lines += [] if advice.has_calendar else [_tr("这一年的放假安排还没有导入，先按周末算")]
    return "\n".join(lines)


def turn_words(line: SittingLine) -> Sequence[str]:
    """Each time it was moved: from when, why, by whom."""
    words = _tr("原定 {0}，改期：{1}（{2}）")
    return [
        words.format(day_and_clock(datetime.fromisoformat(turn["from"])), turn["reason"], turn["by"])
        for turn in line.turns
    ]


def _tr(text: str) -> str:
    return QCoreApplication.translate("sitting", text)
