"""A record as the values of its paper; and the same without what was conceded, for papers of other proceedings."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from offline_store.minutes.record import CONCEDED, INQUIRY, ROLES, SECTIONS, STATEMENTS, Line, Record, amendments
from offline_store.types import ZONE, to_plain

WHO = {
    "statements": "speaker",
    "debate": "speaker",
    "final_statements": "speaker",
    "witnesses": "name",
    "proposals": "by",
    "undisputed": "",
}
"""Parts that are lists: the field of a row that says who. The others are one long text."""


def values_of(kind: str, record: Record) -> dict[str, Any]:
    """The fields of the paper that the record answers for, as JSON."""
    values: dict[str, Any] = dict(record.head)
    values["interruptions"] = [{"text": text} for text in record.interruptions]
    values["attendance"] = [
        {
            "name": each.name,
            "role": each.role,
            "id_number": each.id_number,
            "identity_checked": each.identity_checked,
        }
        for each in record.attendance
    ]
    if kind == INQUIRY:
        del values["attendance"]  # who is asked stands in fields of its own
        return values | {STATEMENTS: _questions(record)}
    for section in SECTIONS[kind]:
        lines, who = record.of(section), WHO.get(section)
        if who is None:
            values[section] = "\n".join(line.printed for line in lines)
        else:
            values[section] = [({who: line.role} if who else {}) | {"text": line.printed} for line in lines]
    values["corrections"] = [
        {
            "by": each.by,
            "text": f"{moment_words(each.at)}，划去“{each.was}”，改为“{said_now}”" + _conceded(line),
        }
        for line, each, said_now in amendments(record)
    ]
    values["confirmations"] = [{"by": each.who, "at": to_plain(each.at)} for each in record.consenting]
    return values


def without_concessions(values: Mapping[str, Any]) -> dict[str, Any]:
    """A record's values for papers that go to other proceedings, and for exports: what was said to settle is left out.

    (线上调解 §18: concessions made to settle are not used against who made them.)
    """
    kept: dict[str, Any] = {}
    for name, value in values.items():
        if isinstance(value, str):
            kept[name] = "\n".join(line for line in value.split("\n") if not line.endswith(CONCEDED))
        elif isinstance(value, list):
            kept[name] = [row for row in value if not _is_conceded(row)]
        else:
            kept[name] = value
    return kept


def moment_words(moment: datetime) -> str:
    """As papers say it: 2026年11月5日9时05分."""
    local = moment.astimezone(ZONE)
    return f"{local.year}年{local.month}月{local.day}日{local.hour}时{local:%M}分"


def problems(values: Mapping[str, Any]) -> list[str]:
    """What a record must have before it is final, and has not, in Chinese: for `papers.finalise`."""
    attendance = values.get("attendance") or []
    found = [f"没有写{label}" for name, label in _WANTED.items() if name in values and values[name] in (None, "", [])]
    found += [f"没有核对{each['name'] or each['role']}的身份" for each in attendance if not each["identity_checked"]]
    if any(not row.get("speaker") for row in values.get("statements") or []):
        found.append("有的陈述没有写明是谁说的")
    if any(not row.get("by") for row in values.get("proposals") or []):
        found.append("有的方案没有写明是谁提出的")
    return found


_WANTED = {
    "started_at": "开始时间",
    "place": "地点",
    "mediator": "调解员",
    "recorder": "记录人",
    "attendance": "到场人员",
    "rights_told": "是否告知权利义务",
    "challenge": "是否申请回避",
    "statements": "陈述",
}


def _questions(record: Record) -> list[dict[str, str]]:
    """问 and 答 in turn; what one of them says in a row stands together."""
    rows: list[dict[str, str]] = []
    for line in record.of(STATEMENTS):
        who = "问" if line.role in (ROLES[INQUIRY][0], "记录人") else "答"
        if rows and rows[-1]["speaker"] == who:
            rows[-1]["text"] += f"\n{line.printed}"
        else:
            rows.append({"speaker": who, "text": line.printed})
    return rows


def _conceded(line: Line) -> str:
    return CONCEDED if line.concession else ""


def _is_conceded(row: object) -> bool:
    texts = row.values() if isinstance(row, Mapping) else (row,)
    return any(isinstance(text, str) and text.endswith(CONCEDED) for text in texts)
