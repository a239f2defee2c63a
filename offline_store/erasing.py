"""Erasing what was recorded of somebody (个人信息保护法 第四十七条): one rule, at every desk and at the centre.

A `void` of a segment takes its text and the times of its characters, one of a recording its key and what was noted in
it. Nothing else may change a segment, and nothing at all what was erased: no older change, sent again or met late,
brings it back. What hangs on an erased recording is erased, also what another desk adds to it in ignorance.

Changes tell what their records said. Those of an erased record lose their body, also where they still wait for the
centre, which then never learns what they said: the chain runs on through their hashes, and the `void` itself tells the
whole of the blank row, so that it stands alone.
"""

from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from offline_store.models import Change, Recording, Segment, Synced
from offline_store.types import to_plain

NO_KEY: Final = bytes(32)
"""In place of the key of a recording that went: a copy of its file opens nowhere any more."""
BLANK: Final[dict[str, dict[str, Any]]] = {
    Recording.__tablename__: {"key": NO_KEY, "gaps": [], "marks": []},
    Segment.__tablename__: {"text": "", "times": []},
}
"""Record type → what goes, and what stands there then."""
FORGOTTEN: Final = "purged"
"""The result of a change whose body was taken away: its hash stays, since the chain runs through it."""


def erase(row: Synced) -> None:
    """The row is void, and says nothing any more of what was said."""
    row.state = "void"
    for name, nothing in BLANK[row.__tablename__].items():
        if getattr(row, name) != nothing:
            setattr(row, name, type(nothing)(nothing))


def is_erased(row: object) -> bool:
    """Whether it is, for good."""
    if isinstance(row, Recording):
        return row.key == NO_KEY
    return isinstance(row, Segment) and row.state == "void" and not row.text and not row.times


def without(body: dict[str, Any]) -> dict[str, Any]:
    """The body of a change of an erased record, without what went."""
    fields = body.get("fields")
    nothing = {name: to_plain(value) for name, value in BLANK.get(str(body.get("type")), {}).items()}
    if not isinstance(fields, dict):
        return body
    return body | {"fields": {name: nothing.get(name, value) for name, value in fields.items()}}


def forget(session: Session, ids: Iterable[str]) -> None:
    """No change on this machine tells any more what these records said; that they were erased, it can tell again."""
    said = select(Change).where(Change.record_id.in_(list(ids)), Change.kind != "void")
    for change in session.scalars(said):
        change.body = {}
        if change.result is not None:
            change.result = FORGOTTEN
