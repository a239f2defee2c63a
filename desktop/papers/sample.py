"""A full set of values for any description, by the type of each field: for the template editor's preview, and tests."""

from collections.abc import Mapping
from typing import Any

from desktop.printing.blocks import Description, Field

PARAGRAPHS = (
    "申请人于2024年3月1日入职，从事缝纫工作，双方签订了书面劳动合同，约定月工资6,300元。自2026年1月起，用人单位以资金周转困难为由"
    "没有按时支付工资。\n经核对考勤表和工资发放记录，双方对拖欠的月份和金额没有争议。"
)
BY_NAME: Mapping[str, tuple[Any, ...]] = {
    "name": ("王小雨", "欧阳·买买提", "逄海燕"),
    "sex": ("女", "男", "女"),
    "age": ("42岁", "35岁", "29岁"),
    "ethnicity": ("汉族", "维吾尔族", "汉族"),
    "id_number": ("11010219840406970X", "810000199408230021", "370202199001011234"),
    "phone": ("13800001111", "053285912351", "13900002222"),
    "address": ("青岛市市北区辽宁路1号2号楼3单元401户", "青岛市即墨区龙山街道6号", "青岛市崂山区海尔路8号"),
    "credit_code": ("91350100M000100Y43", "91370299MAKYBERXP0", "91350100M000100Y43"),
    "representative": ("綦海", "隋明", "仇立"),
    "employer": ("青岛海风服装有限公司", "青岛大建集团有限公司", "胶州万家食品厂"),
    "organisation": ("青岛市总工会职工服务中心",),
    "case_number": ("3702-01-20261105-0012",),
    "account": ("工商银行 6222 0238 0300 1234 567", "建设银行 6217 0023 4000 7654 321", "现金"),
    "signature": ("",),
    "dispute": ("劳动报酬争议",),
    "employer_name": ("青岛海风服装有限公司",),
    "evidence.name": ("劳动合同书", "工资发放记录", "考勤表"),
    "materials.name": ("居民身份证复印件", "劳动合同书复印件", "银行流水"),
    "documents.name": ("调解通知书", "受理通知书", "调解协议书"),
    "entries.name": ("劳动争议调解申请书", "调解权利义务告知书", "调解笔录"),
    "triggers.name": ("社会保险欠缴月数", "同一单位诉求件数", "工资拖欠月数"),
    "by_type.name": ("劳动报酬", "解除/终止劳动合同", "社会保险"),
    "by_channel.name": ("来访", "来电（中心座机）", "12345转办"),
    "by_outcome.name": ("调解成功已履行", "调解成功待履行", "转仲裁"),
    "by_group.name": ("农民工", "女职工", "新就业形态劳动者"),
    "exhibits.name": ("劳动合同书", "工资发放记录", "考勤表"),
}
"""What a field is called (in a list: list.column), or what its name ends with → values, one for each row."""
DAYS = ("2026-11-05", "2026-12-05", "2027-01-05")
AMOUNTS = (1_260_000, 600_714, 10_700_053)
ROWS = 2


def sample(form: Description, rows: int = ROWS) -> dict[str, Any]:
    """Every field filled; every list with so many rows. A choice takes its first option."""
    own = {form.title_by: form.title} if form.title_by else {}
    return {name: _value(name, field, 0, rows) for name, field in form.fields.items()} | own


def _value(name: str, field: Field, place: int, rows: int) -> Any:
    turn = place % 3
    match field.type:
        case "list":
            return [
                {own: _value(f"{name}.{own}", each, row, 0) for own, each in field.of.items()} for row in range(rows)
            ]
        case "choice":
            return field.options[place % len(field.options)]
        case "date":
            return DAYS[turn]
        case "moment":
            return f"{DAYS[turn]}T09:05"
        case "money" | "digits_money":
            return AMOUNTS[turn]
        case "count":
            return place + 3
        case "flag":
            return True
        case "long" if not place:
            return PARAGRAPHS
    return _words(name, field, place)


def _words(name: str, field: Field, place: int) -> str:
    own = name.rpartition(".")[2]
    found = [BY_NAME[key] for key in (name, own) if key in BY_NAME]
    found += [values for key, values in BY_NAME.items() if own.endswith(f"_{key}")]
    return str(found[0][place % len(found[0])]) if found else f"{field.label}（示例{place + 1 if place else ''}）"
