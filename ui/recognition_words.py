"""Why somebody may be meant, and what there was with her before, in words."""

from PySide6.QtCore import QCoreApplication

from offline_store.duplicates import firms
from offline_store.duplicates.people import Before, Seen
from offline_store.duplicates.weighing import Reason
from offline_store.queries import mask_phone

LONGEST_PROMISE = 60
"""Characters of a 处理意见 in the strip."""


def reason_words(reason: Reason) -> str:
    """One reason."""
    words = {
        ("id", "same"): _tr("证件号码相同"),
        ("id", "near"): _tr("证件号码只差一处"),
        ("id", "other"): _tr("证件号码不同"),
        ("phone", "same"): _tr("电话相同"),
        ("phone", "near"): _tr("电话只差一处"),
        ("name", "same"): _tr("姓名相同"),
        ("name", "sound"): _tr("姓名同音"),
        ("name", "accent"): _tr("姓名音近"),
        ("name", "shape"): _tr("姓名形近"),
        ("name", "near"): _tr("姓名只差一字"),
        ("name", "part"): _tr("姓名有一部分相同"),
        ("name", "other"): _tr("姓名不同"),
        ("birth", "same"): _tr("出生日期相同"),
        ("birth", "near"): _tr("出生日期只差一处"),
        ("birth", "other"): _tr("出生日期不同"),
        ("employer", "same"): _tr("同一单位"),
        ("address", "same"): _tr("住址相同"),
    }[reason.kind, reason.how]
    return _tr("{0}（曾用）").format(words) if reason.earlier else words


def reasons_words(reasons: tuple[Reason, ...]) -> str:
    """All of them, the weightiest first."""
    return _tr("，").join(map(reason_words, reasons))


def person_words(seen: Seen) -> str:
    """Whom it may be, in one line; her phone is masked."""
    parts = (seen.candidate.name or _tr("（没有姓名）"), mask_phone(seen.candidate.phone), seen.before.employer)
    return "　".join(part for part in parts if part)


def before_words(before: Before) -> str:
    """How often she came this month, whether it is the same employer, and what she was told last."""
    parts = []
    if before.this_month:
        parts.append(_tr("本月第 {0} 次").format(before.this_month + 1))
    if before.same_employer:
        parts.append(_tr("还是同一单位"))
    if before.promised and before.promised_on:
        told = _short(" ".join(before.promised.split()))
        parts.append(_tr("{0}月{1}日答复：{2}").format(before.promised_on.month, before.promised_on.day, told))
    return _tr("；").join(parts)


def elsewhere_words(stations: tuple[str, ...]) -> str:
    """That another station knows her; nothing of what it knows."""
    return _tr("另一站点登记过此人，请联系 {0}").format(_tr("、").join(stations)) if stations else ""


def employer_field_words(field: str) -> str:
    """The name of an employer's field."""
    return {
        "name": _tr("名称"),
        "credit_code": _tr("信用代码"),
        "aliases": _tr("别名"),
        "industry": _tr("行业"),
        "type_2011": _tr("类型（2011）"),
        "type_2023": _tr("类型（2023）"),
        "region": _tr("所在地"),
        "address": _tr("地址"),
        "phone": _tr("电话"),
        "legal_representative": _tr("法定代表人"),
        "staff": _tr("职工人数"),
        "has_union": _tr("建会"),
    }.get(field, field)


def firm_reason_words(reason: str) -> str:
    """Why two employers may be one."""
    return {
        firms.CODE: _tr("信用代码相同"),
        firms.NAME: _tr("名称只差地名、公司类型，或一个是另一个的别名"),
        firms.SOUND: _tr("名称同音"),
    }[reason]


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_PROMISE else f"{text[: LONGEST_PROMISE - 1]}…"


def _tr(text: str) -> str:
    return QCoreApplication.translate("recognition", text)
