"""One sync, readable top to bottom: hello, push until nothing waits, top up the blocks of 文号, pull each scope to its
head, compare.

It may be cut off between any two transactions and begun again: what a lost answer has acknowledged is asked for
again and answered as before, and a cursor moves only in the transaction that writes its rows.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.sync import checkpoints, errors, grants
from desktop.sync.client import CentreClient
from desktop.sync.incoming import forget_conflicts, put_rows
from desktop.sync.outgoing import acknowledge, next_batch, wait_again
from desktop.sync.purge import cursors, find_again, held_scopes, purge_scope, sweep
from offline_store import audit, paper_code, protocol, records, settings
from offline_store.lease import note_contact
from offline_store.models import ADRIFT, CITY, UNREAD, Change, Scope
from offline_store.outbox import SCHEMA
from offline_store.quarantine import hear_discarded
from offline_store.settings import CENTRE_KEY, Desk
from offline_store.stations import station
from offline_store.store import Store
from offline_store.types import from_plain, now, to_plain

PROOF = ("epoch", "cursor", "waiting", "quarantined", "desk_digest", "centre_digest", "equal")
COUNTS = ("counts_desk", "counts_centre")
"""What a receipt says of one scope: as far as this, both sides are the same."""
MOST_PAGES = 10_000
"""Of one scope in one sync; a centre that says `more` for ever is broken."""
Receipt = dict[str, Any]
Progress = Callable[[int, int], None]


def synchronise(
    store: Store,
    client: CentreClient,
    desk: Desk,
    progress: Progress | None = None,
    recordings: Path | None = None,
    last_error: str = "",
    open_cases: tuple[protocol.OpenCase, ...] = (),
) -> Receipt:
    """Bring this desk and the centre to the same state, and prove it. `progress` hears records done, and in all.

    `recordings` is where the sound lies: that of a scope this desk has lost is taken away with the rest of it.
    `last_error` is why the sync before this one failed, as a code; the centre shows it to the administrator.
    `open_cases` is what is open on the screen; who else has it open stands in the receipt.

    Raises NoCentre, NotLoggedIn, Refused, OtherVersion, CentreBroken or Fork, with everything that was done
    until then kept. A desk too old to pull sends its day all the same.
    """
    with store.read() as session:
        held, unsent = held_scopes(session), _waiting(session)
    with checkpoints.noting_a_fork(store, desk):
        welcome = client.hello(desk, held, unsent, last_error, checkpoints.signed_head(store, desk), open_cases)
        difference = _clock_difference(welcome)
        count = _Count(progress, _meet(store, welcome))
    key_changed = _pin(store, welcome.centre_key)
    if welcome.desk_keys:
        with store.apply() as session:
            paper_code.keep_keys(session, welcome.desk_keys)
    checkpoints.compare(store, welcome.audit)
    grants.give_back_old_years(store, desk, welcome.time)
    sent = _push(store, client, desk, count)
    if grants.ask(store, client, desk, welcome.time):
        sent += _push(store, client, desk, count)
    if welcome.lowest_schema > SCHEMA:
        raise errors.OtherVersion(desk=SCHEMA, centre=welcome.lowest_schema, side="本机")
    _purge(store, client, welcome, recordings)
    before = count.done
    scopes = _pull_all(store, client, desk, welcome, count, recordings)
    name = _follow_name(store)
    receipt: Receipt = {
        "desk": desk.id,
        "station_name": name,
        "incarnation": desk.incarnation,
        "centre_time": welcome.time,
        "clock_difference_seconds": difference,
        "centre_key_changed": key_changed,
        "sent": sent,
        "pulled": count.done - before,
        "waiting": sum(proof["waiting"] for proof in scopes.values()),
        "scopes": scopes,
    }
    _keep(store, receipt)
    return receipt | {"also_open": [each.model_dump() for each in welcome.also_open]}


class _Count:
    """Records done, told to whoever watches."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self._progress, self._total = progress, total
        self.done = 0

    def add(self, records_done: int) -> None:
        self.done += records_done
        if self._progress:
            self._progress(self.done, max(self.done, self._total))


def _waiting(session: Session) -> int:
    return session.scalar(select(func.count(Change.seq)).where(Change.result.is_(None))) or 0


def _clock_difference(welcome: protocol.Welcome) -> int:
    """Seconds that the centre's clock is ahead of ours; shown, and never used to decide."""
    try:
        moment: datetime = from_plain(welcome.time, datetime)
    except (ValueError, OverflowError) as error:
        raise errors.CentreBroken(what="time") from error
    return round((moment - now()).total_seconds())


def _meet(store: Store, welcome: protocol.Welcome) -> int:
    """Take the centre's word for what it has of us; how many records there are to move.

    More than we ever wrote, or another hash, is a fork. Less than it has acknowledged (a backup was put back
    there) means sending again. A new epoch means reading a scope from the beginning.
    """
    with store.apply() as session:
        last = session.get(Change, welcome.last_seq)
        if welcome.last_seq and (last is None or last.hash.hex() != welcome.last_hash):
            raise errors.Fork
        wait_again(session, welcome.last_seq)
        acknowledge(session, _news(session, welcome))
        hear_discarded(session, welcome.discarded)
        note_contact(session)
        if welcome.accounts is not None:
            clerks = {clerk.account: settings.Clerk(clerk.name, clerk.role) for clerk in welcome.accounts}
            settings.save_clerks(session, clerks)
        for state in welcome.scopes:
            scope = session.get(Scope, state.id)
            if scope is None:
                session.add(Scope(id=state.id, epoch=state.epoch, cursor=0, receipt={}))
            elif scope.epoch != state.epoch:
                scope.epoch, scope.cursor = state.epoch, 0
                forget_conflicts(session, scope.id)
        session.flush()
        for scope_id in session.scalars(select(Change.scope_id).where(Change.result.is_(None)).distinct()):
            if (
                scope_id != ADRIFT and session.get(Scope, scope_id) is None
            ):  # written by this desk, not for it to read: to be purged
                session.add(Scope(id=scope_id, epoch=UNREAD, cursor=0, receipt={}))
        cursors = {scope.id: scope.cursor for scope in session.scalars(select(Scope))}
        coming = sum(max(0, state.head - cursors[state.id]) for state in welcome.scopes)
        return coming + _waiting(session)


def _purge(store: Store, client: CentreClient, welcome: protocol.Welcome, recordings: Path | None) -> None:
    """Take off this machine what the centre, asked for it by name, says is no longer ours: silence is no word."""
    with store.read() as session:
        missing = set(held_scopes(session)) - {scope.id for scope in welcome.scopes}
    for scope_id in sorted(missing):
        with store.read() as session:
            scope = session.get_one(Scope, scope_id)
        try:
            client.pull(scope_id, scope.epoch, scope.cursor)
        except errors.ScopeLost:
            purge_scope(store, scope_id, recordings)


def _still_proved(store: Store, state: protocol.ScopeState) -> dict[str, Any] | None:
    """The last proof of a scope where nothing has happened on either side since: a city has hundreds of them."""
    with store.read() as session:
        scope = session.get_one(Scope, state.id)
        is_quiet = scope.epoch == state.epoch and scope.cursor == state.head
        told = {name: value for name, value in scope.receipt.items() if name in PROOF + COUNTS}
        is_proved = scope.receipt.get("cursor") == state.head and scope.receipt.get("equal") is True
        return told if is_quiet and is_proved and not _changes(session, state.id, Change.result.is_(None)) else None


def _news(session: Session, welcome: protocol.Welcome) -> list[protocol.Result]:
    """What has been taken in since of changes that are still in quarantine here."""
    known = {result.seq: session.get(Change, result.seq) for result in welcome.settled}
    return [r for r in welcome.settled if (change := known[r.seq]) is not None and change.result == "quarantined"]


def _pin(store: Store, key: str) -> bool:
    """Keep the first signing key the centre names; whether it now names another, which is said and not believed."""
    if not key:
        return False
    with store.read() as session:
        known = settings.get(session, CENTRE_KEY).get("key")
    if known is None:
        with store.apply() as session:
            settings.put(session, CENTRE_KEY, {"key": key})
    return known not in (None, key)


def _push(store: Store, client: CentreClient, desk: Desk, count: _Count) -> int:
    """Send what waits, oldest first; how many changes were. On a slow line the batches get smaller."""
    most, sent = protocol.PUSH_CHANGES, 0
    while batch := next_batch(store, most):
        try:
            answer = client.push(desk.incarnation, batch)
        except errors.TooSlow:
            most = max(1, len(batch) // 2)
            if len(next_batch(store, most)) == len(batch):  # one transaction: it cannot be halved
                raise
            continue
        with store.apply() as session:
            acknowledge(session, answer.results)
        sent += len(batch)
        count.add(len(batch))
    return sent


def _pull_all(
    store: Store,
    client: CentreClient,
    desk: Desk,
    welcome: protocol.Welcome,
    count: _Count,
    recordings: Path | None,
) -> dict[str, dict[str, Any]]:
    """Read every scope of this desk and prove it; what lies here of rows that came is here again with them."""
    before, since, own = count.done, cursors(store), {desk.station_id, CITY}
    scopes = {
        scope.id: (_still_proved(store, scope) if scope.id not in own else None)
        or _pull_and_prove(store, client, scope.id, count)
        for scope in welcome.scopes
    }
    if recordings and count.done > before:
        find_again(store, recordings, since)
    sweep(store)
    return scopes


def _pull_and_prove(store: Store, client: CentreClient, scope_id: str, count: _Count) -> dict[str, Any]:
    """Read a scope to its head and compare both sides' digests; on a mismatch read it once more from 0."""
    proof = _proof(store, scope_id, _pull(store, client, scope_id, count))
    if proof["equal"] is not False or _told_before(store, scope_id, proof):
        return proof
    incident = {"at": to_plain(now()), "desk_digest": proof["desk_digest"], "centre_digest": proof["centre_digest"]}
    with store.apply() as session:  # written down before it is mended, or a kill in between would hide it
        scope = session.get_one(Scope, scope_id)
        scope.cursor, scope.receipt = 0, proof | {"incident": incident}
        audit.note(session, audit.PROGRAM, "incident", "scope", scope_id, **incident)
    return _proof(store, scope_id, _pull(store, client, scope_id, count)) | {"incident": incident}


def _pull(store: Store, client: CentreClient, scope_id: str, count: _Count) -> protocol.Page:
    """Page after page to the head of a scope; the last page."""
    resets = 0
    for _ in range(MOST_PAGES):
        with store.read() as session:
            scope = session.get_one(Scope, scope_id)
        page = client.pull(scope_id, scope.epoch, scope.cursor)
        with store.apply() as session:
            if page.reset:
                forget_conflicts(session, scope_id)
            put_rows(session, scope_id, page.rows)
            position = session.get_one(Scope, scope_id)
            position.epoch, position.cursor = page.epoch, page.cursor
        count.add(len(page.rows))
        resets += page.reset
        if resets > 1:
            break
        if not page.more and not page.reset:
            return page
    raise errors.CentreBroken(what="pages")


def _proof(store: Store, scope_id: str, page: protocol.Page) -> dict[str, Any]:
    """Both sides of a scope. They are compared only when nothing of ours is on the way or was set aside."""
    with store.read() as session:
        waiting = _changes(session, scope_id, Change.result.is_(None))
        set_aside = _changes(session, scope_id, (Change.result == "quarantined") & (Change.decision == ""))
        digest = records.scope_digest(session, scope_id)
        return {
            "epoch": page.epoch,
            "cursor": page.cursor,
            "waiting": waiting,
            "quarantined": set_aside,
            "desk_digest": digest,
            "centre_digest": page.digest,
            "equal": None if waiting or set_aside else digest == page.digest,
            "counts_desk": records.counts(session, scope_id),
            "counts_centre": page.counts,
        }


def _changes(session: Session, scope_id: str, condition: Any) -> int:
    return session.scalar(select(func.count(Change.seq)).where(Change.scope_id == scope_id, condition)) or 0


def _told_before(store: Store, scope_id: str, proof: dict[str, Any]) -> bool:
    """Whether the last receipt told of this very mismatch: reading all again would not mend it."""
    with store.read() as session:
        last = session.get_one(Scope, scope_id).receipt
    return all(last.get(name) == proof[name] for name in ("equal", "desk_digest", "centre_digest"))


def _follow_name(store: Store) -> str:
    """What this desk's station is called by now; written down where it is another name than before."""
    with store.read() as session:
        desk = settings.load_desk(session)
        line = station(session, desk.station_id) if desk else None
    if desk is None or line is None or line.name == desk.station_name:
        return desk.station_name if desk else ""
    with store.apply() as session:
        settings.save_desk(session, replace(desk, station_name=line.name))
    return line.name


def _keep(store: Store, receipt: Receipt) -> None:
    """Write the receipt down, scope by scope; the last incident of a scope stays in it."""
    head = {name: value for name, value in receipt.items() if name != "scopes"}
    with store.apply() as session:
        for scope_id, proof in receipt["scopes"].items():
            scope = session.get_one(Scope, scope_id)
            told = {name: value for name, value in scope.receipt.items() if name == "incident"}
            scope.receipt = told | head | proof
