"""The process in words: why a move cannot be made, what is open, who waits for whom."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from offline_store.process.checklists import Item
from offline_store.process.decisions import Asked
from offline_store.process.moves import WHY, Way
from ui.words import clock, day_and_clock, marked


def way_words(way: Way) -> str:
    """A move in a list: where it leads, whether somebody decides, and why it cannot be made."""
    text = way.move.name if way.move.name == way.to else _tr("{0} → {1}").format(way.move.name, way.to)
    if way.move.decision:
        text = _tr("{0}（要审批）").format(text)
    if way.why_not:
        return _tr("{0}　{1}").format(text, why_words(way.why_not))
    if way.open_items:
        return _tr("{0}　清单还差 {1} 项").format(text, len(way.open_items))
    return text


def why_words(why: str) -> str:
    """Why a move cannot be made."""
    return marked(WHY.get(why, ""))


def item_words(item: Item) -> str:
    """A line of a checklist, with who ticked it."""
    return _tr("{0}（{1}）").format(item.name, item.who) if item.who else item.name


def asked_words(asked: Asked) -> str:
    """What waits to be decided, in one line."""
    said = _tr("等审批：{0}，{1} {2} 提出").format(asked.name, asked.asked_by, day_and_clock(asked.asked_at))
    return _tr("{0}：{1}").format(said, asked.reason) if asked.reason else said


def obstacle_words(obstacle: str) -> str:
    """Why somebody cannot decide."""
    return {
        "right": _tr("要由有审批权限的人决定"),
        "own": _tr("自己提出的，要由另一位审批"),
        "overtaken": _tr("案件已经变动，这个申请不再有效，可以撤下"),
    }.get(obstacle, "")


def day_words(day: date | None) -> str:
    """A calendar day; a dash for none."""
    return _tr("{0}年{1}月{2}日").format(day.year, day.month, day.day) if day else "—"


def since_words(since: str) -> str:
    """The time of day that another desk's clock said."""
    try:
        return clock(datetime.fromisoformat(since))
    except ValueError:
        return "—"


def _tr(text: str) -> str:
    return QCoreApplication.translate("process", text)
