"""What the centre has seen of the desks' audit chains.

A head moves the desk's checkpoint on when its signature is the desk's and the desk shows that its chain still holds
the entry that was seen last. A head that builds on another checkpoint (an answer was lost, a request came twice)
changes nothing. A break is noted and stays, and the desk's work goes on: what comes next builds on the new head.
"""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from central.models import Checkpoint, Desk, Station
from offline_store import protocol
from offline_store.types import local_day, now, to_plain

CHANGED, CUT, SIGNATURE, TOLD = "changed", "cut", "signature", "told"
_WORDS = {CHANGED: "链条被重写", CUT: "链条被截断", SIGNATURE: "签名不符", TOLD: "席位自查发现断裂"}


def receive(session: Session, desk: Desk, head: protocol.AuditHead | None) -> protocol.Checkpoint | None:
    """Judge a head; the checkpoint the desk is to compare its chain with: after a break, the one before it."""
    last = _last(session, desk)
    if head is None:
        return _told(session, desk, last)
    word = _judge(desk, head, last)
    if word:
        _note(session, desk, head, word, head.broken_at if word == TOLD else head.since)
        return _told(session, desk, last)
    if last is None or head.since == last.seq:
        last = _move_on(session, desk, head, last)
    if head.broken_at:
        _note(session, desk, head, TOLD, head.broken_at)
    return _told(session, desk, last)


def report(session: Session) -> list[str]:
    """Each desk's chain in a line of words, for the administrator."""
    lines = []
    for desk, code in session.execute(select(Desk, Station.code).join(Station).order_by(Station.code, Desk.number)):
        last = _last(session, desk)
        seen = f"核对到第 {last.seq} 条（{to_plain(last.at)}）" if last else "还没有核对过"
        broken = select(Checkpoint).where(Checkpoint.desk_id == desk.id, Checkpoint.broken != "")
        found = [
            f"{to_plain(row.at)} {_WORDS[row.broken]}（第 {row.broken_at} 条）"
            for row in session.scalars(broken.order_by(Checkpoint.id))
        ]
        lines.append(f"{code}-{desk.number}：{seen}，{'；'.join(found) or '没有断裂'}")
    return lines


def noted_breaks(session: Session, desk: Desk) -> int:
    """How many breaks of this incarnation's chain are noted."""
    count = select(func.count(Checkpoint.id)).where(*_of(desk), Checkpoint.broken != "")
    return session.scalar(count) or 0


def _judge(desk: Desk, head: protocol.AuditHead, last: Checkpoint | None) -> str:
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(desk.public_key))
        key.verify(bytes.fromhex(head.signature), protocol.audit_proof(desk.id, desk.incarnation, head))
    except (InvalidSignature, ValueError):
        return SIGNATURE
    if last is None or head.since != last.seq:
        return ""
    if (not head.since_hash and last.seq) or head.seq < last.seq:
        return CUT
    same_end = head.seq > last.seq or head.hash == last.hash.hex()
    return "" if head.since_hash == last.hash.hex() and same_end else CHANGED


def _note(session: Session, desk: Desk, head: protocol.AuditHead, word: str, at: int) -> None:
    """Once for each thing that was noticed: a desk whose signature stays wrong does not fill the table."""
    same = select(Checkpoint.id).where(*_of(desk), Checkpoint.broken == word, Checkpoint.broken_at == at)
    if word in (SIGNATURE, TOLD) and session.scalars(same.limit(1)).first():
        return
    session.add(_made(desk, head, word, at))
    session.flush()


def _move_on(session: Session, desk: Desk, head: protocol.AuditHead, last: Checkpoint | None) -> Checkpoint:
    if last is None or last.broken or local_day(last.at) != local_day(now()):
        last = _made(desk, head)
        session.add(last)
    last.seq, last.hash, last.signature, last.at = head.seq, bytes.fromhex(head.hash), head.signature, now()
    session.flush()
    return last


def _made(desk: Desk, head: protocol.AuditHead, word: str = "", at: int = 0) -> Checkpoint:
    return Checkpoint(
        desk_id=desk.id,
        incarnation=desk.incarnation,
        seq=head.seq,
        hash=bytes.fromhex(head.hash),
        signature=head.signature,
        broken=word,
        broken_at=at,
    )


def _last(session: Session, desk: Desk) -> Checkpoint | None:
    """What the next head has to build on."""
    query = select(Checkpoint).where(*_of(desk), Checkpoint.broken.not_in((SIGNATURE, TOLD)))
    return session.scalars(query.order_by(Checkpoint.id.desc()).limit(1)).first()


def _of(desk: Desk) -> tuple[ColumnElement[bool], ...]:
    return (Checkpoint.desk_id == desk.id, Checkpoint.incarnation == desk.incarnation)


def _told(session: Session, desk: Desk, last: Checkpoint | None) -> protocol.Checkpoint | None:
    if last is None:
        return None
    breaks = noted_breaks(session, desk)
    return protocol.Checkpoint(seq=last.seq, hash=last.hash.hex(), at=to_plain(last.at), breaks=breaks)
