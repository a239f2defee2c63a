"""From a closing to the values of its 日结单."""

import json

from desktop.printing.closing_form import ClosingFormData, ScopeLine
from offline_store.closing import COMPLETE, ClosingView, OpenItem
from offline_store.models import CITY
from offline_store.settings import Desk
from offline_store.types import now

KINDS = {
    "draft": "未登记的接待",
    "text": "文字没有写完的录音",
    "conflict": "席位之间不一致",
    "quarantine": "中心没有收下（隔离）",
    "incomplete": "缺姓名电话或反映情况的案件",
    "unsent": "日结时还没有上传的变更（条）",
}
CHANNELS = {"01": "来访", "02": "来电"}
RECEPTIONS = {"visit": "来访", "call": "来电", "mediation": "调解", "hearing": "庭审", "follow_up": "回访"}


def closing_form_data(view: ClosingView, desk: Desk) -> ClosingFormData:
    """The paper of a closing, with the receipt if there is one."""
    said = json.loads(view.receipt["text"]) if view.result == COMPLETE else {}
    return ClosingFormData(
        organisation=desk.station_name,
        number=said.get("receipt", ""),
        day=view.day,
        desk=view.desk,
        clerk=view.clerk,
        closed_at=view.closed_at,
        clock_difference=view.clock_difference,
        cases=view.figures.get("cases", 0),
        cases_by_channel=_by(view.figures.get("cases_by_channel", {}), CHANNELS),
        receptions=view.figures.get("receptions", 0),
        receptions_by_kind=_by(view.figures.get("receptions_by_kind", {}), RECEPTIONS),
        people=view.figures.get("people", 0),
        people_not_asked=view.figures.get("people_not_asked", 0),
        arrears_fen=view.figures.get("arrears", 0),
        open_items=[_item(item) for item in view.open_items],
        neighbours=[_neighbour(other) for other in view.receipt.get("neighbours", ())],
        changes=said.get("last_seq", 0),
        scopes=[
            ScopeLine(_scope(scope["id"], desk), scope["digest"], equal=scope["equal"])
            for scope in said.get("scopes", ())
        ],
        signed_at=said.get("at", ""),
        signature=view.receipt.get("signature", ""),
        centre_key=view.receipt.get("centre_key", ""),
        printed_at=now(),
    )


def _scope(scope_id: str, desk: Desk) -> str:
    return {desk.station_id: "本站点", CITY: "全市单位"}.get(scope_id, "保密身份")


def _by(counts: dict[str, int], words: dict[str, str]) -> str:
    return "、".join(f"{words.get(code, code)} {count}" for code, count in counts.items())


def _item(item: OpenItem) -> str:
    return f"{KINDS.get(item.kind, item.kind)}：{item.about}　{item.owner}"


def _neighbour(other: dict[str, object]) -> str:
    return f"{other['number']} 席位：{'已日结' if other['closed'] else '还没有日结'}"
