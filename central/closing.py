"""close: the receipt that all of a desk's day is here, signed with the centre's own key.

It is given when every change up to the desk's last is here, set aside or not, and both sides' digests agree at the
head of each scope the desk writes to: its station's, the city's, and what is sealed there if it may read it. A scope
in which something of the desk is set aside cannot agree; the receipt says so of it.
"""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from central.accounts import Caller
from central.models import Account, ClosingReceipt, Desk, Feed, Received, SigningKey, Station
from central.refusal import Refusal
from central.store import limit, retried
from offline_store import protocol
from offline_store.models import CITY, DayClosing
from offline_store.records import counts, scope_digest
from offline_store.roles import CLOSE_DAY, may
from offline_store.store import Store
from offline_store.types import canonical, now, to_plain


def public_key(session: Session) -> str:
    """Ed25519, hex: what receipts are verified with. The key is made when it is first asked for."""
    return _key(session).public_key().public_bytes_raw().hex()


@retried
def close(store: Store, caller: Caller, question: protocol.Close) -> protocol.Closed:
    """The receipt of a closing; asked again, the same one.

    Raises Refusal: `fork`, `lacking` when a change or the closing itself is not here, `right` when whoever closed the
    day may not, `behind` when a scope has moved on, `differs` when a scope's digests do not agree.
    """
    with store.transact() as session:
        limit(session, caller.scopes | caller.sealed)
        desk = session.get_one(Desk, caller.desk, with_for_update=True)
        if desk.incarnation != question.incarnation:
            raise Refusal(409, "fork")
        receipt = session.get(ClosingReceipt, question.closing)
        if receipt is None:
            receipt = _sign(session, desk, question, _text(session, caller, desk, question))
        elif receipt.desk_id != desk.id:
            raise Refusal(409, "lacking")
        return protocol.Closed(
            text=receipt.text,
            signature=receipt.signature,
            centre_key=public_key(session),
            neighbours=_neighbours(session, desk, receipt.day),
        )


def _key(session: Session) -> Ed25519PrivateKey:
    known = session.get(SigningKey, 1)
    if known is None:
        known = SigningKey(id=1, private_key=Ed25519PrivateKey.generate().private_bytes_raw().hex())
        session.add(known)
        session.flush()
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(known.private_key))


def _text(session: Session, caller: Caller, desk: Desk, question: protocol.Close) -> dict[str, object]:
    """What is to be signed, once it is certain."""
    _check_changes(session, desk, question)
    _check_closing(session, desk, question)
    proofs = {scope.id: scope for scope in question.scopes}
    if not proofs.keys() <= caller.scopes:
        raise Refusal(403, "scope")
    if not {desk.station_id, CITY} <= proofs.keys():
        raise Refusal(409, "behind")
    scopes = [_compared(session, proofs[scope_id]) for scope_id in sorted(proofs)]
    station = session.get_one(Station, desk.station_id)
    given = select(func.count()).where(ClosingReceipt.desk_id == desk.id, ClosingReceipt.day == question.day)
    number = f"{station.code}-{desk.number}-{question.day.replace('-', '')}-{(session.scalar(given) or 0) + 1:02d}"
    aside = select(func.count()).where(
        Received.desk_id == desk.id, Received.incarnation == desk.incarnation, Received.result == "quarantined"
    )
    return {
        "receipt": number,
        "at": to_plain(now()),
        "station": station.code,
        "station_name": station.name,
        "desk": desk.id,
        "number": desk.number,
        "incarnation": desk.incarnation,
        "closing": question.closing,
        "day": question.day,
        "last_seq": question.last_seq,
        "last_hash": question.last_hash,
        "set_aside_ever": session.scalar(aside) or 0,
        "scopes": scopes,
    }


def _check_changes(session: Session, desk: Desk, question: protocol.Close) -> None:
    received = session.get(Received, (desk.id, desk.incarnation, question.last_seq))
    if received is None or question.last_seq > desk.last_seq:
        raise Refusal(409, "lacking")
    if received.hash.hex() != question.last_hash:
        raise Refusal(409, "fork")


def _check_closing(session: Session, desk: Desk, question: protocol.Close) -> None:
    """The closing's record is here, this desk's and this day's, by somebody who may close it."""
    closing = session.get(DayClosing, question.closing)
    if closing is None or (closing.scope_id, closing.desk) != (desk.station_id, desk.number):
        raise Refusal(409, "lacking")
    if closing.day.isoformat() != question.day or closing.state != "live":
        raise Refusal(409, "lacking")
    account = session.get(Account, closing.account)
    if account is None or account.disabled or not may(account.role, CLOSE_DAY):
        raise Refusal(403, "right")


def _compared(session: Session, scope: protocol.ScopeProof) -> dict[str, object]:
    # its head is held: no push comes between the cursor and the digest
    feed = session.get_one(Feed, scope.id, with_for_update=True, populate_existing=True)
    if (feed.epoch, feed.head) != (scope.epoch, scope.cursor):
        raise Refusal(409, "behind")
    digest = scope_digest(session, feed.id)
    if not scope.set_aside and digest != scope.digest:
        raise Refusal(409, "differs")
    return {
        "id": feed.id,
        "cursor": feed.head,
        "digest": digest,
        "equal": digest == scope.digest,
        "set_aside": scope.set_aside,
        "counts": counts(session, feed.id),
    }


def _sign(session: Session, desk: Desk, question: protocol.Close, said: dict[str, object]) -> ClosingReceipt:
    text = canonical(said).decode()
    receipt = ClosingReceipt(
        closing_id=question.closing,
        desk_id=desk.id,
        day=question.day,
        number=str(said["receipt"]),
        text=text,
        signature=_key(session).sign(protocol.closing_proof(text)).hex(),
    )
    session.add(receipt)
    session.flush()
    return receipt


def _neighbours(session: Session, desk: Desk, day: str) -> tuple[protocol.Neighbour, ...]:
    """The station's other desks: their last contact, and whether they have closed the day."""
    others = select(Desk).where(Desk.station_id == desk.station_id, Desk.id != desk.id).order_by(Desk.number)
    closed = set(session.scalars(select(ClosingReceipt.desk_id).where(ClosingReceipt.day == day)))
    return tuple(
        protocol.Neighbour(
            number=other.number,
            last_contact=to_plain(other.last_contact) if other.last_contact else "",
            closed=other.id in closed,
        )
        for other in session.scalars(others)
    )
