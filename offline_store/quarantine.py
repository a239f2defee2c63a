"""Changes the centre has set aside: what each wanted, why not, and what a supervisor makes of it.

Nothing is deleted: a change that was sent again or given up stays in the outbox with what was decided on it. What was
written for a record that has moved to another station is taken there by the centre itself, if this desk may write
there; else it is here (`moved`), and whoever administers both stations can have it taken in. Sending again names the
record's scope of today.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from offline_store import audit, protocol
from offline_store.errors import ExpectedError, NotAllowed
from offline_store.models import (
    RECORD_TYPES,
    Case,
    Change,
    Form,
    Party,
    Person,
    Reception,
    Recording,
    Scope,
    Synced,
    sealed_scope,
)
from offline_store.outbox import say_again
from offline_store.records import set_fields, synced_columns
from offline_store.roles import SETTLE_QUARANTINE
from offline_store.settings import Desk


class NoReason(ExpectedError):
    """Something is to be given up without saying why."""

    title = "还没有写原因"
    explanation = "放弃一条内容要写下原因，原因会留在审计记录里。"
    advice = "请写一句原因再放弃。"


class NothingToSend(ExpectedError):
    """The record the change was of is not at this desk any more."""

    title = "不能再送"
    explanation = "这条内容所属的记录已经不在本机。"
    advice = "请写明原因放弃它；需要的话重新登记。"


@dataclass(frozen=True, slots=True)
class SetAside:
    """One change in quarantine."""

    seq: int
    kind: str
    record_type: str
    number: str
    """登记号 of its case; empty where there is none."""
    name: str
    """Masked."""
    fields: dict[str, Any]
    is_sealed: bool
    """Of a protected identity: shown to nobody in a list."""
    reason: str
    """A code of the centre."""
    account: str
    at: datetime


def set_aside(session: Session, desk: Desk) -> list[SetAside]:
    """Every change in quarantine that nobody has decided on, oldest first; of a protected identity no content."""
    query = select(Change).where(Change.result == "quarantined", Change.decision == "").order_by(Change.seq)
    sealed = sealed_scope(desk.station_id)
    return [_shown(session, change, is_sealed=change.scope_id == sealed) for change in session.scalars(query)]


def resend(session: Session, desk: Desk, seqs: Sequence[int]) -> None:
    """The same content again, as new changes on today's records, in the order they were made.

    In a transaction of the machine's own (`Store.apply`). Raises NotAllowed, NothingToSend.
    """
    _check(desk)
    for change in _undecided(session, seqs):
        row = session.get(RECORD_TYPES[change.record_type], change.record_id)
        if row is None:
            raise NothingToSend
        _lay(row, change)
        again = say_again(session, change, row, desk.actor, "sent again after it was set aside")
        change.decision = "resent"
        audit.note(session, desk.account, "resent", "change", str(change.seq), as_seq=again.seq, reason=change.reason)


def discard(session: Session, desk: Desk, seqs: Sequence[int], why: str) -> None:
    """Give changes up, with a reason: the rows become the centre's again at the next pull; the changes are kept.

    A record the centre never took is taken away, and with it what was set aside of records that belong to it.
    In a transaction of the machine's own (`Store.apply`). Raises NotAllowed, NoReason.
    """
    _check(desk)
    if not why.strip():
        raise NoReason
    _discard(session, desk.account, seqs, why.strip())


def hear_discarded(session: Session, told: Iterable[protocol.Discarded]) -> None:
    """An administrator gave changes of this desk up at the centre: the same here, with her name and reason."""
    for each in told:
        _discard(session, audit.PROGRAM, [each.seq], f"{each.why}（{each.by}）")


def _discard(session: Session, account: str, seqs: Sequence[int], why: str) -> None:
    for change in _undecided(session, seqs):
        if change.decision:
            continue  # went with what it belongs to
        _give_up(session, account, change, why)
        row = session.get(RECORD_TYPES[change.record_type], change.record_id)
        if row is None:
            continue
        if row.revision == 0 and change.kind in ("create", "append"):
            _take_away(session, account, row, why)
        else:
            _read_again(session, row)


def _check(desk: Desk) -> None:
    if not desk.may(SETTLE_QUARANTINE):
        raise NotAllowed


def _undecided(session: Session, seqs: Sequence[int]) -> Sequence[Change]:
    query = select(Change).where(Change.seq.in_(seqs), Change.result == "quarantined", Change.decision == "")
    return session.scalars(query.order_by(Change.seq)).all()


def _give_up(session: Session, account: str, change: Change, why: str) -> None:
    change.decision, change.decision_note = "discarded", why
    audit.note(session, account, "discarded", "change", str(change.seq), reason=change.reason, why=why)


def _lay(row: Synced, change: Change) -> None:
    """What the change wanted stands in the row again: a pull may have put the centre's over it."""
    set_fields(row, change.body["fields"])
    row.state = "void" if change.kind == "void" else "live"


def _read_again(session: Session, row: Synced) -> None:
    """The scope is read again from just before this row's revision: the centre's state of it comes, or a later one."""
    scope = session.get(Scope, row.scope_id)
    if scope is not None:
        scope.cursor = min(scope.cursor, max(row.revision - 1, 0))


def _take_away(session: Session, account: str, row: Synced, why: str) -> None:
    """A record only this desk ever had, and what hangs on it; the changes that made them are kept."""
    for child in _hanging_on(session, row):
        _take_away(session, account, child, why)
    query = select(Change).where(Change.record_id == row.id, Change.result == "quarantined", Change.decision == "")
    for change in session.scalars(query).all():
        _give_up(session, account, change, why)
    session.delete(row)
    session.flush()


def _hanging_on(session: Session, row: Synced) -> list[Synced]:
    """Records that name this one and that the centre never took either."""
    found: list[Synced] = []
    for model in RECORD_TYPES.values():
        for name, column in synced_columns(model).items():
            if any(key.column.table.name == row.__tablename__ for key in column.foreign_keys):
                found += session.scalars(select(model).where(getattr(model, name) == row.id, model.revision == 0))
    return found


def _shown(session: Session, change: Change, *, is_sealed: bool) -> SetAside:
    case, person = _case(session, change), _person(session, change)
    if person and case and person.scope_id != case.scope_id:
        person = None  # 身份保密
    return SetAside(
        seq=change.seq,
        kind=change.kind,
        record_type=change.record_type,
        number=case.number if case else "",
        name=mask_name(person.name) if person and not is_sealed else "",
        fields={} if is_sealed else dict(change.body["fields"]),
        is_sealed=is_sealed,
        reason=change.reason,
        account=str(change.body.get("actor") or ""),
        at=change.at,
    )


def mask_name(name: str) -> str:
    """The first character, the rest as stars."""
    return name[:1] + "*" * (len(name) - 1)


def _case(session: Session, change: Change) -> Case | None:
    """The case a change is about, found through what its record belongs to."""
    row = (
        session.get(RECORD_TYPES[change.record_type], change.record_id) if change.record_type in RECORD_TYPES else None
    )
    for _ in range(4):  # segment → recording → reception → case is the longest way
        if row is None or isinstance(row, Case):
            return row
        row = _upward(session, row)
    return None


def _upward(session: Session, row: Synced) -> Synced | None:
    for name, model in (("case_id", Case), ("reception_id", Reception), ("recording_id", Recording), ("form_id", Form)):
        if parent := getattr(row, name, None):
            found: Synced | None = session.get(model, parent)  # type: ignore[assignment]  # each of them is one
            return found
    link = {"person": Party.person_id, "employer": Party.employer_id}.get(row.__tablename__)
    if link is None:
        return None
    return session.scalars(select(Party).where(link == row.id).limit(1)).first()


def _person(session: Session, change: Change) -> Person | None:
    if change.record_type == "person":
        return session.get(Person, change.record_id)
    case = _case(session, change)
    if case is None:
        return None
    query = select(Person).join(Party, Party.person_id == Person.id)
    return session.scalars(
        query.where(Party.case_id == case.id, Party.role == "worker", Party.position.is_(None)).limit(1)
    ).first()
