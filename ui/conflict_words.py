"""A conflict in words: its field as the form calls it, its values as a person would say them, whose they are."""

from datetime import datetime
from functools import cache
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.printing.amounts import digits
from offline_store import codes, employers, region_choices
from offline_store.code_find import Choices, choices_of
from offline_store.conflicts import Difference, Side
from offline_store.matter import injury_from, wage_item_from
from offline_store.settings import Desk
from offline_store.types import from_plain
from ui.identity_words import mark_words, region_words
from ui.matter_words import injury_words, wage_words
from ui.other_employers import role_words
from ui.words import day_and_clock

CODED = employers.CODED | {
    "id_kind": "id_document",
    "ethnicity": "ethnicity",
    "education": "education",
    "status": "process_states",
}
"""Fields that hold a code, and the list it is of."""


@cache
def _shipped(name: str) -> Choices:
    content = codes.shipped(name)
    return region_choices.choices(content) if name == region_choices.LIST else choices_of(content)


def _tr(text: str) -> str:
    return QCoreApplication.translate("conflicts", text)


def field_name(record_type: str, field: str) -> str:
    """The field's name as the form has it."""
    return known_field(record_type, field) or _tr("其他内容（{0}）").format(field)


def known_field(record_type: str, field: str) -> str:
    """The same; empty for a field that no form shows."""
    known = {
        ("person", "name"): _tr("姓名"),
        ("person", "phone"): _tr("电话"),
        ("person", "sex"): _tr("性别"),
        ("person", "id_number"): _tr("证件号码"),
        ("person", "id_kind"): _tr("证件种类"),
        ("person", "birth_date"): _tr("出生日期"),
        ("person", "ethnicity"): _tr("民族"),
        ("person", "education"): _tr("学历"),
        ("person", "native_region"): _tr("籍贯"),
        ("person", "address"): _tr("住址"),
        ("person", "marks"): _tr("情况"),
        ("person", "portrait"): _tr("照片"),
        ("person", "anonymous"): _tr("要求匿名"),
        ("employer", "name"): _tr("单位"),
        ("employer", "credit_code"): _tr("统一社会信用代码"),
        ("employer", "aliases"): _tr("单位别名"),
        ("employer", "industry"): _tr("行业"),
        ("employer", "type_2011"): _tr("登记类型（2011）"),
        ("employer", "type_2023"): _tr("单位类型（2023）"),
        ("employer", "region"): _tr("所在地"),
        ("employer", "address"): _tr("单位地址"),
        ("employer", "phone"): _tr("单位电话"),
        ("employer", "legal_representative"): _tr("法定代表人"),
        ("employer", "staff"): _tr("职工人数"),
        ("employer", "has_union"): _tr("建会"),
        ("case", "status"): _tr("办理状态"),
        ("case", "handler"): _tr("承办人账号"),
        ("case", "handler_name"): _tr("承办人"),
        ("case", "outcome"): _tr("办结结果"),
        ("case", "call_type"): _tr("来电类型"),
        ("case", "dispute_types"): _tr("争议类型"),
        ("case", "arrears"): _tr("欠薪金额"),
        ("case", "recovered"): _tr("追回金额"),
        ("case", "people"): _tr("涉及人数"),
        ("case", "occupation"): _tr("职业"),
        ("case", "employment_form"): _tr("用工形式"),
        ("case", "period"): _tr("期间"),
        ("case", "claim"): _tr("诉求"),
        ("case", "matter"): _tr("反映情况"),
        ("case", "advice"): _tr("处理意见"),
        ("case", "injury"): _tr("工伤情况"),
        ("case", "wage_items"): _tr("欠薪明细"),
        ("case", "joined_id"): _tr("并入的案件"),
        ("case", "state"): _tr("案件是否作废"),
        ("party", "person_id"): _tr("来电人是谁"),
        ("party", "employer_id"): _tr("用人单位是哪家"),
        ("party", "role"): _tr("当事人角色"),
        ("party", "amount"): _tr("名单上的金额"),
        ("party", "position"): _tr("名单上的次序"),
        ("party", "state"): _tr("当事人是否作废"),
        ("form", "values"): _tr("文书草稿的内容"),
        ("form", "status"): _tr("文书定稿或作废"),
        ("form", "number"): _tr("文书的文号"),
        ("reception", "ended_at"): _tr("接待结束时间"),
        ("reception", "notice_at"): _tr("录音告知时间"),
        ("reception", "unrecorded"): _tr("不录音办理"),
    }
    return known.get((record_type, field), "")


def value_words(field: str, value: object) -> str:
    """A value as the form shows it: sums in yuan, lists joined, names of codes."""
    if field == "state":
        return _tr("作废") if value == "void" else _tr("有效")
    if value is None or value in ("", [], {}):
        return _tr("（空）")
    if field in ("injury", "wage_items") and isinstance(value, dict | list):
        return injury_words(injury_from(value)) if isinstance(value, dict) else _wages(value)
    if isinstance(value, bool):
        return _tr("是") if value else _tr("否")
    if isinstance(value, int):
        people = _tr("{0} 人").format(value) if field == "people" else str(value)
        return digits(value) if field in ("arrears", "recovered", "amount") else people
    if isinstance(value, list):
        return "、".join(mark_words().get(str(item), str(item)) for item in value)
    return _code_words(field, str(value)) or (_moment(str(value)) if field.endswith("_at") else str(value))


def _code_words(field: str, value: str) -> str:
    """What stands for something else; empty where the value stands for itself."""
    if field == "sex":
        return {"1": _tr("男"), "2": _tr("女")}.get(value, _tr("未说明"))
    if field == "portrait":
        return _tr("（一张照片）")
    if field in CODED:
        return _shipped(CODED[field]).name_of(value)
    if field == "role":
        return {"worker": _tr("劳动者"), "representative": _tr("代表")}.get(value) or role_words(value)
    return region_words(value, None) if field == "native_region" else ""


def _wages(items: list[Any]) -> str:
    return "；".join(wage_words(wage_item_from(item)) for item in items)


def is_text(difference: Difference) -> bool:
    """Whether its values can be merged by hand; of the others one is picked."""
    texts = {"name", "address", "occupation", "period", "claim", "matter", "advice"}
    return difference.field in texts and all(isinstance(side.value, str) for side in _sides(difference))


def joined(difference: Difference) -> str:
    """What a merging by hand begins with: of sentences both, of anything shorter what stands."""
    first, second = str(difference.current), str(difference.gave_way.value)
    if first in second or second in first:
        return max(first, second, key=len)
    return f"{first}\n{second}" if difference.field in ("claim", "matter", "advice") else first


def whose(side: Side, own: Desk) -> str:
    """Who wrote it, at which desk (of which station, if it is another), when."""
    desk = _tr("本席位") if side.desk == own.id else _tr("{0} 席位").format(side.number or "—")
    if side.station not in ("", own.station_name):
        desk = f"{side.station} {desk}"
    return "　".join(filter(None, (desk, side.clerk, _moment(side.at))))


def history_line(difference: Difference, own: Desk) -> str:
    """A settled conflict, with the text that gave way."""
    name = field_name(difference.record_type, difference.field)
    lost = value_words(difference.field, difference.gave_way.value)
    by = whose(difference.gave_way, own)
    if difference.how == "later":
        return _tr("{0}：{1} 写的“{2}”，后写的为准").format(name, by, lost)
    if difference.how == "gave_way":
        lost, by = value_words(difference.field, difference.stood.value), whose(difference.stood, own)
    on = value_words(difference.field, difference.settled_on)
    return _tr("{0}：{1} 定为“{2}”；未采用“{3}”（{4}）").format(name, difference.settled_by, on, lost, by)


def is_told(difference: Difference) -> bool:
    """Whether a settled one is of use to a person: not where each field was heard, nor a text that was empty."""
    return difference.field not in ("sources", "checklist", "closed_at") and difference.gave_way.value not in ("", None)


def _sides(difference: Difference) -> tuple[Side, Side]:
    return difference.stood, difference.gave_way


def _moment(text: str) -> str:
    try:
        moment: datetime = from_plain(text, datetime)
        return day_and_clock(moment)
    except (ValueError, TypeError, OverflowError):
        return text
