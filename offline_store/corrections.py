"""更正: what happens to a saved case besides being changed: voided and brought back, its recording moved; and what
a change changed, for the case's history. Each leaves a Step; the whole of every earlier value is in the Changes too.
"""

import json
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from offline_store import audit
from offline_store.errors import ExpectedError
from offline_store.models import Case, Employer, Party, Person, Reception, Recording, Segment, Step
from offline_store.records import synced_columns
from offline_store.settings import Desk
from offline_store.types import ZONE, now, to_plain

UNTOLD = frozenset({"sources", "status", "number", "clerk"})
"""Columns of a case that no clerk corrects by hand."""


class StillRecording(ExpectedError):
    """The recording to be moved is not complete."""

    title = "录音还没结束"
    explanation = "这段录音还在进行，现在不能移到别的接待。"
    advice = "请先挂断，等录音存好再移。"


class OtherStation(ExpectedError):
    """The recording's text would be read by those of another station."""

    title = "不能移到别的站点"
    explanation = "录音只能移到本站点的接待，什么都没有改动。"
    advice = "请选本站点的接待。"


@dataclass(frozen=True, slots=True)
class Correction:
    """One field of a case that a change changed."""

    field: str
    """`case.claim`, `person.name`, or `party.employer` for the one who has the role."""
    was: Any
    """As JSON; None where it is not told: identities are kept where only their readers find them."""


def what_changed(session: Session, case: Case) -> list[Correction]:
    """What the session is about to change in a saved case; asked before it is flushed."""
    found = []
    for row in [*session.dirty, *session.new]:
        if isinstance(row, Case) and row is case:
            found += [Correction(f"case.{name}", was) for name, was in _earlier(row).items() if name not in UNTOLD]
        elif isinstance(row, Person) and row.state == "live" and row in session.dirty:
            found += [Correction(f"person.{name}", None) for name in _earlier(row)]
        elif isinstance(row, Party) and row.case_id == case.id:
            found += _of_party(session, row)
    return found


def write_note(corrections: list[Correction]) -> str:
    """As a Step carries it."""
    return json.dumps([asdict(each) for each in corrections], ensure_ascii=False) if corrections else ""


def read_note(note: str) -> tuple[Correction, ...]:
    """What a Step of a change tells; nothing where another program wrote something else."""
    try:
        return tuple(Correction(str(each["field"]), each["was"]) for each in json.loads(note or "[]"))
    except (ValueError, TypeError, KeyError):
        return ()


def void_case(session: Session, desk: Desk, case_id: str, reason: str) -> None:
    """作废: nothing is deleted; the case leaves lists of work and figures, and says why."""
    case = session.get_one(Case, case_id)
    case.state = "void"
    note_step(session, desk, case, "voided", reason)


def restore_case(session: Session, desk: Desk, case_id: str) -> None:
    """It was voided in error."""
    case = session.get_one(Case, case_id)
    case.state = "live"
    note_step(session, desk, case, "restored")


def move_recording(session: Session, desk: Desk, recording_id: str, to_id: str) -> None:
    """A recording, with its text, belongs to another reception of the same station. Raises StillRecording,
    OtherStation.

    The notice was given on the recording and goes with it; values of the old case lose what they were heard in.
    """
    recording = session.get_one(Recording, recording_id)
    left, to = session.get_one(Reception, recording.reception_id), session.get_one(Reception, to_id)
    if not recording.sha256:
        raise StillRecording
    if left.scope_id != to.scope_id:
        raise OtherStation
    recording.reception_id = to.id
    to.notice_at = to.notice_at or left.notice_at
    old, new = (session.get(Case, row.case_id) if row.case_id else None for row in (left, to))
    said = set(session.scalars(select(Segment.id).where(Segment.recording_id == recording_id)))
    if old and old is not new:
        old.sources = {field: segment for field, segment in old.sources.items() if segment not in said}
        note_step(session, desk, old, "recording_left", _called(new, to))
    if new and old is not new:
        note_step(session, desk, new, "recording_came", _called(old, left))
    audit.note(session, desk.account, "moved", "recording", recording_id, left=left.id, to=to.id)


def note_step(
    session: Session,
    desk: Desk,
    case: Case,
    action: str,
    note: str = "",
    *,
    before: str = "",
    after: str = "",
    rules: str = "",
) -> None:
    """Write a move of the process into the case's history; with the states, where it moves from one to another, and
    the version of the table that allowed it."""
    step = Step(scope_id=case.scope_id, case_id=case.id, at=now(), action=action, note=note)
    step.clerk, step.desk, step.station = desk.clerk, desk.number, desk.station_name
    step.before, step.after, step.rules = before, after, rules
    session.add(step)


def _called(case: Case | None, reception: Reception) -> str:
    """A 登记号, or when it began: never a name."""
    return case.number if case else f"{reception.started_at.astimezone(ZONE):%Y-%m-%d %H:%M}"


def _earlier(row: Case | Person) -> dict[str, Any]:
    """The earlier values of the columns that have changed."""
    state: Any = inspect(row, raiseerr=True)
    return {
        name: to_plain(history.deleted[0], column.type.python_type)
        for name, column in synced_columns(type(row)).items()
        if (history := state.attrs[name].history).has_changes() and history.deleted
    }


def _of_party(session: Session, party: Party) -> list[Correction]:
    """The one who has a role is another, came or went. An employer is public, a person is not told."""
    state: Any = inspect(party, raiseerr=True)
    field = f"party.{party.role}"
    if state.attrs.person_id.history.has_changes() and party.person_id:
        return [Correction(field, None)]
    history = state.attrs.employer_id.history
    if not (history.has_changes() or state.attrs.state.history.has_changes()):
        return []
    was_void = bool(state.attrs.state.history.deleted) and state.attrs.state.history.deleted[0] == "void"
    before = history.deleted[0] if history.deleted else None if party in session.new else party.employer_id
    employer = session.get(Employer, before) if before and not was_void else None
    return [Correction(field, employer.name if employer else "")]
