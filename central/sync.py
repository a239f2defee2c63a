"""hello, push, pull: one transaction each."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache
from itertools import pairwise
from typing import Any

from sqlalchemy import CompoundSelect, Integer, Select, bindparam, false, literal, select, true, union_all
from sqlalchemy.orm import Session

from central import blind_index, checkpoints, erasing, presence
from central.accounts import Caller, at_desk, keys_of_station
from central.closing import public_key
from central.merge import settle
from central.models import Account, Desk, Feed, Moved, Received
from central.moves import ARRIVING, NEVER
from central.outcome import Outcome, writers_of
from central.refusal import Refusal
from central.store import limit, retried, widened
from offline_store import protocol
from offline_store.models import RECORD_TYPES, Synced
from offline_store.outbox import chain
from offline_store.records import counts, fields_of, scope_digest
from offline_store.store import Store
from offline_store.types import canonical, from_plain, now, to_plain


@retried
def hello(store: Store, caller: Caller, question: protocol.Hello) -> protocol.Welcome:
    """What the centre has of a desk, and how far its scopes are. Raises Refusal for another incarnation."""
    with store.transact() as session:
        limit(session, caller.scopes)
        desk = known_desk(session, caller, question.incarnation)
        if question.desk != desk.id:
            raise Refusal(403, "desk")
        desk.last_contact, desk.app_version, desk.held = now(), question.app, list(question.held)
        desk.unsent, desk.last_error = question.unsent, question.last_error
        desk.clock_difference = _clock_difference(question.time)
        presence.note(session, caller, desk, question)
        feeds = session.scalars(select(Feed).where(Feed.id.in_(caller.scopes)).order_by(Feed.id))
        return protocol.Welcome(
            time=to_plain(now()),
            scopes=tuple(protocol.ScopeState(id=feed.id, epoch=feed.epoch, head=feed.head) for feed in feeds),
            last_seq=desk.last_seq,
            last_hash=desk.last_hash.hex(),
            lowest_schema=protocol.LOWEST_SCHEMA,
            settled=tuple(map(_result, _decided(session, desk, "retried"))),
            discarded=tuple(_discarded(session, each) for each in _decided(session, desk, "discarded")),
            centre_key=public_key(session),
            desk_keys=keys_of_station(session, desk.station_id),
            audit=checkpoints.receive(session, desk, question.audit),
            also_open=presence.others(session, desk),
            accounts=tuple(
                protocol.ClerkAtDesk(account=clerk.id, name=clerk.name, role=clerk.role)
                for clerk in at_desk(session, desk.station_id)
            ),
        )


@retried
def push(store: Store, caller: Caller, question: protocol.Push) -> protocol.Pushed:
    """Take changes in, all in one transaction; what was taken before gets its answer again.

    Raises Refusal: `fork` when a seq comes back with another hash or the chain does not hold, `gap` with the
    seq that is expected.
    """
    with store.transact() as session:
        limit(session, caller.scopes | caller.sealed)
        desk = known_desk(session, caller, question.incarnation)
        _check_chain(session, desk, question.changes)
        fresh = [change for change in question.changes if change.seq > desk.last_seq]
        outcomes = [_outcome(session, caller, change) for change in fresh]
        give_revisions(session, desk.id, outcomes)
        received = [_receive(desk, change, outcome) for change, outcome in zip(fresh, outcomes, strict=True)]
        erasing.forget(session, outcomes, received)
        session.add_all(received)
        if fresh:
            desk.last_seq, desk.last_hash = fresh[-1].seq, bytes.fromhex(fresh[-1].hash)
            desk.unsent = max(0, desk.unsent - len(fresh))
        session.flush()
        return protocol.Pushed(results=tuple(_result(_received(session, desk, c.seq)) for c in question.changes))


def pull(store: Store, caller: Caller, question: protocol.Pull) -> protocol.Page:
    """The rows of a scope after a cursor; with the last page, the scope's digest. Raises Refusal."""
    if question.scope not in caller.scopes:
        raise Refusal(403, "scope")
    with store.read() as session:
        limit(session, caller.scopes)
        feed = session.get_one(Feed, question.scope)
        if question.epoch != feed.epoch or question.after > feed.head:
            return protocol.Page(epoch=feed.epoch, cursor=0, reset=True)
        rows = list(_rows(session, caller, question)) if question.after < feed.head else []
        more = bool(rows) and rows[-1].revision < feed.head
        if more:
            return protocol.Page(epoch=feed.epoch, rows=tuple(rows), cursor=rows[-1].revision, more=True)
        return protocol.Page(
            epoch=feed.epoch,
            rows=tuple(rows),
            cursor=feed.head,
            digest=scope_digest(session, feed.id),
            counts=counts(session, feed.id),
        )


def _clock_difference(time: str) -> int | None:
    """Seconds that a desk's clock is ahead of ours; None when what it says is no time."""
    try:
        moment: datetime = from_plain(time, datetime)
        return round((moment - now()).total_seconds())
    except (ValueError, OverflowError):
        return None


def give_revisions(session: Session, writer: str, outcomes: Iterable[Outcome]) -> None:
    """Give every touched row its scope's next revision; `writer` is a desk's id, or CENTRE.

    The counters come last in the transaction: whoever holds one is about to commit, so the order of the
    revisions is the order of the commits, and a reader's cursor never passes a row that is still to come.
    """
    session.flush()
    touched = [one for outcome in outcomes for one in (outcome, *outcome.also) if one.row is not None]
    with widened(session, {one.row.scope_id for one in touched if one.row}):
        blind_index.note(session, [one.row for one in touched if isinstance(one.row, Synced)])
        for scope_id in sorted({one.row.scope_id for one in touched if one.row}):
            feed = session.get_one(Feed, scope_id, with_for_update=True, populate_existing=True)
            for one in touched:
                if one.row is not None and one.row.scope_id == scope_id:
                    feed.head += 1
                    one.row.revision = one.revision = feed.head
                    if isinstance(one.row, Synced) and (one.written or one.has_moved):
                        _note_writer(session, one.row, one, writer)
        session.flush()


def _note_writer(session: Session, row: Synced, one: Outcome, writer: str) -> None:
    """Who wrote which field at the row's new revision; of one that has come from another scope, who wrote the rest."""
    writers, by = writers_of(session, row), one.by or (writer, "", "")
    fields = {name: [row.revision, *said[1:]] if said[0] == ARRIVING else said for name, said in writers.fields.items()}
    writers.fields = fields | {name: [row.revision, *by] for name in one.written}
    later = {name: [NEVER, *by] for name in one.written}
    writers.before = {scope: said | later for scope, said in (writers.before or {}).items()}


def known_desk(session: Session, caller: Caller, incarnation: str) -> Desk:
    """The desk that calls, locked. Raises Refusal `fork` for another incarnation."""
    desk = session.get_one(Desk, caller.desk, with_for_update=True)
    if desk.incarnation != incarnation:
        raise Refusal(409, "fork")
    return desk


def _received(session: Session, desk: Desk, seq: int) -> Received:
    return session.get_one(Received, (desk.id, desk.incarnation, seq))


def _check_chain(session: Session, desk: Desk, changes: tuple[protocol.SentChange, ...]) -> None:
    """Each seq follows the one before it, and so does its hash; what is known is what it was."""
    if any(after.seq != before.seq + 1 for before, after in pairwise(changes)):
        raise Refusal(400, "order")
    if changes[0].seq > desk.last_seq + 1:
        raise Refusal(409, "gap", expected=desk.last_seq + 1)
    previous = desk.last_hash
    for change in changes:
        if change.seq <= desk.last_seq:
            if _received(session, desk, change.seq).hash.hex() != change.hash:
                raise Refusal(409, "fork")
            continue
        if not change.body:  # the desk lost its scope: nothing to apply, and only the desk's word for the hash
            previous = bytes.fromhex(change.hash)
            continue
        try:
            previous = chain(previous, change.body)
        except ValueError:  # not to be spelled: no desk can have hashed it
            raise Refusal(400, "frame") from None
        if previous.hex() != change.hash:
            raise Refusal(409, "fork")


def _outcome(session: Session, caller: Caller, change: protocol.SentChange) -> Outcome:
    """A change that an earlier incarnation of the desk has sent keeps its answer; any other is settled."""
    known = session.scalars(
        select(Received).where(Received.desk_id == caller.desk, Received.op == _op(change)).limit(1)
    ).first()
    if known is not None and known.op and canonical(known.body) == canonical(change.body):
        return Outcome(known.result, reason=known.reason, lost=tuple(known.fields), revision=known.revision)
    return settle(session, caller, change.body) if change.body else Outcome("applied")


def _op(change: protocol.SentChange) -> str:
    op = change.body.get("op")
    return op if isinstance(op, str) and len(op) <= 36 and "\0" not in op else ""


def _receive(desk: Desk, change: protocol.SentChange, outcome: Outcome) -> Received:
    return Received(
        desk_id=desk.id,
        incarnation=desk.incarnation,
        seq=change.seq,
        hash=bytes.fromhex(change.hash),
        op=_op(change),
        body=change.body,
        result=outcome.result,
        reason=outcome.reason,
        fields=list(outcome.lost),
        revision=outcome.revision,
        scope=elsewhere(outcome, change.body),
    )


def elsewhere(outcome: Outcome, body: dict[str, Any]) -> str:
    """Where the record is, if a change was made for another scope; else empty."""
    scope = outcome.row.scope_id if outcome.row is not None else ""
    return "" if scope == body.get("scope") else scope


def _result(received: Received) -> protocol.Result:
    return protocol.Result(
        seq=received.seq,
        result=received.result,
        reason=received.reason,
        fields=tuple(received.fields),
        revision=received.revision,
        scope=received.scope,
    )


def _decided(session: Session, desk: Desk, decision: str) -> Sequence[Received]:
    """What an administrator decided so of a desk's quarantined changes, the latest; told as often as it asks."""
    ours = (Received.desk_id == desk.id, Received.incarnation == desk.incarnation, Received.decision == decision)
    return session.scalars(select(Received).where(*ours).order_by(Received.decided_at.desc()).limit(500)).all()


def _discarded(session: Session, received: Received) -> protocol.Discarded:
    account = session.get(Account, received.decided_by)
    by = account.name if account else received.decided_by
    return protocol.Discarded(seq=received.seq, by=by, why=received.decision_reason)


def _rows(session: Session, caller: Caller, question: protocol.Pull) -> Iterable[protocol.Row]:
    """In the order of revisions across the record types, up to the page's bounds but never none."""
    size = 0
    for revision, record_type, record_id, has_left in _keys(session, question):
        row = session.get(RECORD_TYPES[record_type], record_id)
        if has_left or row is None:
            to = row.scope_id if row is not None and row.scope_id in caller.scopes else ""
            yield protocol.Row(type=record_type, id=record_id, state="moved", revision=revision, fields={}, to=to)
            continue
        fields = fields_of(row)
        length = len(canonical(fields))
        if size and size + length > protocol.PULL_BYTES:
            return
        size += length
        yield protocol.Row(type=record_type, id=record_id, state=row.state, revision=revision, fields=fields)


_Key = tuple[int, str, str, bool]
"""Revision, record type, id, and whether the record has left the scope."""


def _keys(session: Session, question: protocol.Pull) -> Sequence[_Key]:
    """The next of a scope, in the order of revisions: one question to the database, which merges its indexes."""
    asked = {"scope_id": question.scope, "after": question.after, "most": question.limit}
    return session.execute(_next_of_scope(), asked).tuples().all()


@cache
def _next_of_scope() -> CompoundSelect[_Key]:
    """Made once: it names every type of record."""
    each: list[Select[_Key]] = [
        _after(model, model.revision.label("revision"), literal(name), model.id, false())
        for name, model in RECORD_TYPES.items()
    ]
    each.append(_after(Moved, Moved.revision, Moved.record_type, Moved.record_id, true()))
    return union_all(*each).order_by("revision").limit(bindparam("most", type_=Integer))


def _after(model: type[Synced | Moved], *columns: Any) -> Select[Any]:
    return select(*columns).where(model.scope_id == bindparam("scope_id"), model.revision > bindparam("after"))
