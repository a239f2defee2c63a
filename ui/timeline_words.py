"""The timeline in words: what each entry was, for the list, the paper and the tables."""

from PySide6.QtCore import QCoreApplication

from desktop.printing.amounts import digits
from offline_store.queries import mask_phone
from offline_store.timeline import Entry
from offline_store.types import local_day
from ui.process_words import day_words
from ui.sitting_words import kind_words as sitting_kind
from ui.step_words import action_words, field_words
from ui.words import day_and_clock, duration, kind_words, speaker


def row_of(entry: Entry) -> tuple[str, str, str, str, str]:
    """When, what it is, what of it, who, where: as a table and the paper show it."""
    return when_words(entry), kind_of(entry.kind), what_words(entry), entry.who, entry.station


def when_words(entry: Entry) -> str:
    """Its moment; of what has a day alone, the day."""
    has_day_alone = entry.kind in ("deadline", "follow_up") or "due" in entry.about
    return day_words(local_day(entry.at)) if has_day_alone else day_and_clock(entry.at)


def kind_of(kind: str) -> str:
    """What an entry is of; a kind of a newer program stands as it is."""
    return {
        "reception": _tr("接待"),
        "sentence": _tr("语句"),
        "step": _tr("流转"),
        "paper": _tr("文书"),
        "payment": _tr("款项"),
        "deadline": _tr("期限"),
        "decision": _tr("审批"),
        "handover": _tr("交办"),
        "reminder": _tr("催办"),
        "follow_up": _tr("回访"),
        "check": _tr("质检"),
        "sitting": _tr("场次"),
        "ring": _tr("电话"),
    }.get(kind, kind)


def what_words(entry: Entry) -> str:
    """What it was, in one line."""
    about, text = entry.about, entry.text
    match entry.kind:
        case "reception":
            length = about.get("seconds")
            return kind_words(entry.action) + (f" {duration(length)}" if length is not None else "")
        case "sentence":
            return _tr("{0}：{1}").format(speaker(entry.action), text)
        case "step":
            return _with(_step(entry), text)
        case "payment" if entry.action == "recovered":
            return _tr("追回 {0}").format(digits(about["amount"]))
        case "payment" | "deadline":
            said = _tr("{0} {1}　{2}").format(about["rule"], about["name"], _status(entry.action))
            return _with(said, text)
        case "paper":
            return _with(_paper(entry), text)
        case "decision":
            return _with(_tr("{0}　{1}").format(about["kind"], _status(entry.action)), text)
        case "handover" | "reminder":
            return _with(_tr("{0}　{1}").format(about["to"], _status(entry.action)), text)
    if entry.kind in ("ring", "sitting"):
        is_ring = entry.kind == "ring"
        held = "" if is_ring else _tr("{0}　{1}").format(sitting_kind(about["kind"]), _status(entry.action))
        return _with(_ring(entry), mask_phone(text)) if is_ring else _with(held, text)
    total = about.get("total")
    score = _tr("{0} 分").format(total) if total is not None else str(about.get("satisfaction", ""))
    return _with(" ".join(filter(None, (_status(entry.action), score))), text)


def _step(entry: Entry) -> str:
    about = entry.about
    said = action_words(entry.action)
    if said == entry.action:  # a move of the table, in the table's words
        said = about.get("name", entry.action)
    if about.get("fields"):
        return _tr("{0}：{1}").format(said, "、".join(dict.fromkeys(map(field_words, about["fields"]))))
    return _tr("{0}（{1} → {2}）").format(said, about["before"], about["after"]) if about.get("after") else said


def _ring(entry: Entry) -> str:
    if entry.action == "dialled":
        told = {"answered": _tr("打出，已接通"), "missed": _tr("打出，没有接通")}
        return told.get(entry.about["outcome"], _tr("打出"))
    return {"answered": _tr("来电，已接听"), "missed": _tr("来电，未接")}.get(entry.action, _tr("来电"))


def _paper(entry: Entry) -> str:
    if entry.action == "printed":
        name = " ".join(filter(None, (entry.about["name"] or _tr("登记表"), entry.about["number"])))
        return _tr("打印{0} {1} 份").format(name, entry.about["copies"])
    return _tr("文号　{0}").format(_status(entry.action))


def _status(action: str) -> str:
    return {
        "asked": _tr("提出"),
        "approved": _tr("同意"),
        "refused": _tr("不同意"),
        "withdrawn": _tr("撤下"),
        "offered": _tr("发出"),
        "accepted": _tr("接收"),
        "returned": _tr("退回"),
        "answered": _tr("答复"),
        "running": _tr("到期"),
        "suspended": _tr("中止"),
        "met": _tr("完成"),
        "used": _tr("取用"),
        "void": _tr("作废"),
        "bubble": _tr("提醒"),
        "phone": _tr("电话催办"),
        "letter": _tr("催办单"),
        "supervision": _tr("督办单"),
        "waiting": _tr("待办"),
        "done": _tr("完成"),
        "unreached": _tr("没有联系上"),
        "planned": _tr("约好"),
        "moved": _tr("改期"),
        "held": _tr("已举行"),
        "cancelled": _tr("取消"),
    }.get(action, action)


def _with(said: str, text: str) -> str:
    return _tr("{0}：{1}").format(said, text) if text else said


def _tr(text: str) -> str:
    return QCoreApplication.translate("timeline", text)
