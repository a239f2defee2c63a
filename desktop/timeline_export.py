"""A case's timeline as one file to take along: a zip with the paper, a table and JSON.

The export is an entry of the audit, with its reason, before the file exists; every part says whose it is. A protected
identity is masked unless the role may see it.
"""

import io
import json
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from desktop.audit_export import ReasonNeeded, as_csv, write_file
from desktop.audit_words import moment_words
from offline_store import audit, queries, timeline
from offline_store.models import Case
from offline_store.roles import SEE_PROTECTED
from offline_store.settings import Desk
from offline_store.store import Store
from offline_store.timeline import Entry
from offline_store.types import now, to_plain

COLUMNS = ("时间", "类别", "内容", "人员", "站点")
_WIDTHS = (33.0, 14.0, 78.0, 18.0, 27.0)  # mm
PAPER, TABLE, DATA = "timeline.pdf", "timeline.csv", "timeline.json"
Row = tuple[str, str, str, str, str]
MASKED = "（身份保密）"


@dataclass(frozen=True, slots=True)
class _Head:
    """Whose case it is."""

    number: str
    status: str
    name: str
    phone: str
    employer: str


def export(store: Store, desk: Desk, path: Path, case_id: str, reason: str, row_of: Callable[[Entry], Row]) -> int:
    """Write the timeline; how many entries. `row_of` says an entry in words.

    Raises ReasonNeeded, FileNotWritable, DiskFull.
    """
    if not reason.strip():
        raise ReasonNeeded
    with store.read() as session:
        entries, head = timeline.of_case(session, desk, case_id), _head(session, desk, case_id)
    with store.apply() as session:
        detail = {"format": "zip", "rows": len(entries), "reason": reason.strip()}
        audit.note(session, desk.account, "exported", "case", case_id, **detail)
    mark = f"{desk.clerk}（{desk.account}）{moment_words(now())} 导出，理由：{reason.strip()}"
    write_file(path, [_packed(desk, head, mark, entries, row_of)])
    return len(entries)


def _head(session: Session, desk: Desk, case_id: str) -> _Head:
    case = session.get_one(Case, case_id)
    sees = desk.may(SEE_PROTECTED)
    entry = queries.entry_of(session, case, see_protected=sees)
    hidden = entry.protected and not sees
    name, phone = (MASKED, MASKED) if hidden else (entry.name, entry.phone)
    return _Head(case.number, case.status, name, phone, entry.employer)


def _packed(desk: Desk, head: _Head, mark: str, entries: list[Entry], row_of: Callable[[Entry], Row]) -> bytes:
    rows = [row_of(entry) for entry in entries]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(PAPER, _paper(desk, head, mark, rows))
        packed.writestr(TABLE, b"".join(as_csv(chain(((mark,), _who(head), COLUMNS), rows))))
        packed.writestr(DATA, json.dumps(_data(head, mark, entries), ensure_ascii=False, indent=1))
    return stream.getvalue()


def _who(head: _Head) -> tuple[str, ...]:
    return tuple(filter(None, (head.number, head.name, head.phone, head.employer)))


def _data(head: _Head, mark: str, entries: Iterable[Entry]) -> dict[str, Any]:
    case = {"number": head.number, "status": head.status, "name": head.name, "phone": head.phone}
    lines = [
        {
            "at": to_plain(entry.at),
            "kind": entry.kind,
            "action": entry.action,
            "who": entry.who,
            "station": entry.station,
            "text": entry.text,
            "about": entry.about,
        }
        for entry in entries
    ]
    return {"exported": mark, "case": case | {"employer": head.employer}, "timeline": lines}


def _paper(desk: Desk, head: _Head, mark: str, rows: list[Row]) -> bytes:
    from desktop.printing.listing import Listing, render_listing  # reportlab is loaded with the first paper

    listing = Listing(
        title="案件时间线",
        organisation=f"{desk.station_name}　{head.number}",
        columns=tuple(zip(COLUMNS, _WIDTHS, strict=True)),
        note="　".join(filter(None, (head.name, head.employer))),
        footer=mark,
        watermark=f"{desk.clerk} {moment_words(now())[:10]}",
    )
    return render_listing(listing, rows)
