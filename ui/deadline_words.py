"""Deadlines in words: how many days are left, why it is that day, what may be done about it."""

from collections.abc import Sequence
from datetime import date
from enum import Enum

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from offline_store.case_deadlines import DeadlineLine
from offline_store.deadlines.compute import Said, say
from ui.words import FAINT, INK

NEAR = 3
"""Days left from which a line is coloured."""


class Urgency(Enum):
    """How a line is painted; the words say the same."""

    OVER = FAINT
    FAR = INK
    SOON = QColor("#8a5a00")
    OVERDUE = QColor("#c0262d")


def urgency(line: DeadlineLine, today: date) -> Urgency:
    """How near its day is."""
    if line.status not in ("running", "suspended"):
        return Urgency.OVER
    if line.due is None or (line.due - today).days > NEAR:
        return Urgency.FAR
    return Urgency.OVERDUE if line.due < today else Urgency.SOON


def left_words(line: DeadlineLine, today: date) -> str:
    """还剩 7 天, 今天到期, 已超期 2 天; for what is over, how it ended."""
    if line.status == "met":
        return _tr("{0} 已完成").format(line.met_on)
    if line.status == "dropped":
        return _tr("已撤销")
    if line.status == "suspended":
        return _tr("中止中")
    if line.due is None:
        return _tr("不受期限限制")
    left = (line.due - today).days
    if left < 0:
        words = _tr("对方已超期 {0} 天") if line.rule.whose == "other" else _tr("已超期 {0} 天")
        return words.format(-left)
    return _tr("还剩 {0} 天").format(left) if left else _tr("今天到期")


def why_words(line: DeadlineLine) -> str:
    """为什么是这天: the articles and the sum."""
    return _tr("为什么是这天：{0}").format(reason(line.why))


def warning_words(line: DeadlineLine) -> str:
    """What is to be known besides, one sentence after the other."""
    told = [reason([warning]) for warning in line.warnings]
    if line.is_outdated:
        told.append(_tr("规则表已经更新，这条仍按开始时的规则计算"))
    unproven = [turn.reason for turn in line.turns if not turn.paper and turn.kind == "interrupt"]
    if unproven:
        told.append(_tr("证明材料还没有写：{0}").format("、".join(unproven)))
    return _tr("；").join(told)


def limitation_words(line: DeadlineLine, today: date, aid_days: int) -> str:
    """The countdown of a limitation, for the head of the case."""
    if line.due is None:
        return _tr("仲裁时效：{0}").format(left_words(line, today))
    words = _tr("仲裁时效：{0}（{1} 到期）").format(left_words(line, today), line.due)
    if 0 <= (line.due - today).days <= aid_days:
        words += _tr("　可以申请先行援助，也可以代书仲裁申请")
    return words


def reason(said: Sequence[Said]) -> str:
    """Pieces of a reason in the language of the screen."""

    def translated(text: str) -> str:  # `make strings` finds these texts by `filling`, not by this call
        return QCoreApplication.translate("errors", text)

    return say(said, translated)


def no_day_words() -> str:
    """What is said of a line that names no day."""
    return _tr("日期请写成 2026-10-01 的样子。")


def _tr(text: str) -> str:
    return QCoreApplication.translate("deadlines", text)
