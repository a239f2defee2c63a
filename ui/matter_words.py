"""Work injury, unpaid wages and a list of persons in words, as pages show them."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop.printing.amounts import digits
from offline_store import codes
from offline_store.matter import Injury, Member, WageItem, group_number, total
from offline_store.queries import mask_phone

SHOWN = 12
"""Persons whose lines a page shows; of a longer list the rest is counted."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("matters", text)


def group_rule(name: str) -> int:
    """A number of group matters, as shipped: screens hint by it, they decide nothing."""
    return group_number(codes.shipped("group_rules"), name)


def injury_words(injury: Injury) -> str:
    """When, where, treated where."""
    treated = _tr("就诊：{0}").format(injury.treated_at) if injury.treated_at else ""
    return "　".join(filter(None, (injury.date, injury.place, treated)))


def wage_words(item: WageItem) -> str:
    """One item."""
    amount = digits(item.amount) if item.amount is not None else ""
    return "　".join(filter(None, (item.kind, item.cause, item.months, amount)))


def list_words(members: Sequence[Member] | None, *, masked: bool) -> str:
    """The list: how many, their sum, the representatives, then the first lines."""
    if members is None:
        return _tr("身份保密的名单，您的角色看不到")
    if not members:
        return ""
    lines = [summary(members)]
    lines += [member_words(place, member, masked=masked) for place, member in enumerate(members[:SHOWN], start=1)]
    if len(members) > SHOWN:
        lines.append(_tr("…… 其余 {0} 人见“修改”").format(len(members) - SHOWN))
    return "\n".join(lines)


def summary(members: Sequence[Member]) -> str:
    """How many, their sum, how many representatives."""
    owed = total([member.amount for member in members])
    chosen = sum(member.representative for member in members)
    parts = [_tr("名单 {0} 人").format(len(members))]
    parts += [_tr("合计 {0}").format(digits(owed))] if owed is not None else []
    parts += [_tr("代表 {0} 人").format(chosen)] if chosen else []
    return " · ".join(parts)


def member_words(place: int, member: Member, *, masked: bool) -> str:
    """One person of the list."""
    amount = digits(member.amount) if member.amount is not None else ""
    mark = _tr("（代表）") if member.representative else ""
    phone = mask_phone(member.phone) if masked else member.phone
    name = member.name or _tr("身份保密")
    return "　".join(filter(None, (f"{place}. {name}{mark}", phone, amount)))


def representatives_hint(chosen: int) -> str:
    """Where the number of representatives is not what the rules have; empty where it is."""
    fewest, most = group_rule("fewest_representatives"), group_rule("most_representatives")
    if chosen < fewest:
        return _tr("代表 {0} 人：仲裁要推选 {1} 至 {2} 人").format(chosen, fewest, most)
    if chosen > most:
        return _tr("代表 {0} 人：仲裁 {1} 至 {2} 人，信访不超过 {2} 人").format(chosen, fewest, most)
    return ""
