"""日结单, the paper of a desk's closed day: its figures, what stays open, the centre's signed receipt."""

from dataclasses import dataclass
from datetime import date, datetime

from desktop.printing.amounts import digits
from desktop.printing.description import load
from desktop.printing.layout import render
from desktop.printing.page import Heading
from offline_store.types import ZONE

_SHORT = 16
"""Hex digits of a digest on paper: enough to compare by eye with what the program shows."""


@dataclass(frozen=True, slots=True)
class ScopeLine:
    """How both sides of a scope compared."""

    name: str
    digest: str
    equal: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingFormData:
    """What is printed. Without a `number` there is no receipt yet, and the paper says so across the page.

    `clock_difference` in seconds, what the centre's clock was ahead; `changes` is how many changes of this desk the
    centre has; `signature` and `centre_key` are Ed25519, hex.
    """

    organisation: str
    number: str
    day: date
    desk: str
    clerk: str
    closed_at: datetime
    clock_difference: int
    cases: int
    cases_by_channel: str
    receptions: int
    receptions_by_kind: str
    people: int
    people_not_asked: int
    arrears_fen: int
    open_items: list[str]
    neighbours: list[str]
    changes: int
    scopes: list[ScopeLine]
    signed_at: str
    signature: str
    centre_key: str
    printed_at: datetime


def render_closing_form(data: ClosingFormData) -> bytes:
    """The paper as a PDF, in memory. Raises GlyphMissing for a character that no installed font draws."""
    heading = Heading(
        organisation=data.organisation,
        number_label="回执号",
        number=data.number or "待回执",
        footer=f"打印时间：{_moment(data.printed_at)}",
        watermark="" if data.number else "待回执",
    )
    return render(load("closing"), _values(data), heading)


def _values(data: ClosingFormData) -> dict[str, str]:
    """The text of each field of `resources/forms/closing.json`."""
    by_channel = f"（{data.cases_by_channel}）" if data.cases_by_channel else ""
    by_kind = f"（{data.receptions_by_kind}）" if data.receptions_by_kind else ""
    not_asked = f"（另有 {data.people_not_asked} 件未问人数）" if data.people_not_asked else ""
    minutes = round(abs(data.clock_difference) / 60)
    return {
        "day": f"{data.day.year}年{data.day.month}月{data.day.day}日",
        "desk": f"{data.desk} 席位",
        "clerk": data.clerk,
        "closed_at": _moment(data.closed_at),
        "cases": f"{data.cases} 件{by_channel}",
        "receptions": f"{data.receptions} 次{by_kind}",
        "people": f"{data.people} 人{not_asked}",
        "arrears": digits(data.arrears_fen),
        "open_items": "\n".join(data.open_items) or "没有未了事项。",
        "neighbours": "\n".join(data.neighbours) or ("本站点没有别的席位。" if data.number else "未取得。"),
        "receipt": _receipt(data),
        "clock": f"与中心相差 {minutes} 分钟" if minutes > 2 else "与中心一致",
        "signed_by": "",
        "signed_on": "",
    }


def _receipt(data: ClosingFormData) -> str:
    if not data.number:
        return "中心还没有给出回执。线路接通后程序会自动补上，请届时重新打印。"
    lines = [f"中心已收到本席位的全部变更，共 {data.changes} 条；中心时间 {_signed(data.signed_at)}。"]
    for scope in data.scopes:
        words = "两边一致" if scope.equal else "有内容被隔离，未比对"
        lines.append(f"{scope.name}：{words}，摘要 {scope.digest[:_SHORT]}")
    return "\n".join([*lines, f"签名（Ed25519）{data.signature}", f"中心公钥 {data.centre_key}"])


def _signed(text: str) -> str:
    return _moment(datetime.fromisoformat(text)) if text else ""


def _moment(moment: datetime) -> str:
    local = moment.astimezone(ZONE)
    return f"{local.year}年{local.month}月{local.day}日 {local.hour}时{local.minute:02}分"
