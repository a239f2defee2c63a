"""Who may speak to the centre: stations, clerks, desks; enrolment, log-in, and the check of each request.

A desk proves itself with its key (Ed25519), a clerk with her password (Argon2id); both together give a token for
30 days, so that a desk syncs in the background without anybody's password. Only the token's hash is kept.
"""

import re
import secrets
from dataclasses import dataclass
from datetime import timedelta

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import select
from sqlalchemy.orm import Session

from central import passwords
from central.models import Account, BrowserSession, Desk, Feed, Lease, Station
from central.refusal import BadEntry, Refusal
from central.store import retried
from offline_store import protocol
from offline_store.models import CITY, sealed_scope
from offline_store.roles import RIGHTS, SEE_PROTECTED, may
from offline_store.store import Store
from offline_store.types import new_id, now, sha256, to_plain

LEASE = timedelta(days=30)
NONCE_LIFE = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Caller:
    """Who makes a request, and the scopes that are hers."""

    desk: str
    account: str
    scopes: frozenset[str]
    """What may be read: the desk's station and all below it, the city, and by named roles what is sealed there."""
    sealed: frozenset[str]
    """Protected identities of these stations: whoever registers one may write it, though not read it."""


def add_station(session: Session, code: str, name: str, level: str = "city", parent_id: str | None = None) -> str:
    """A station with its feed; its id. Raises BadEntry."""
    if not re.fullmatch(r"[0-9A-Za-z]{1,20}", code) or not name.strip():
        raise BadEntry(what="站点需要一个由字母和数字组成的代码，以及名称")
    if session.scalars(select(Station).where(Station.code == code)).first():
        raise BadEntry(what=f"站点 {code} 已经有了")
    if session.get(Feed, CITY) is None:
        session.add(Feed(id=CITY, epoch=new_id()))
    station = Station(id=new_id(), code=code, name=name, level=level, parent_id=parent_id)
    epoch = session.get_one(Feed, CITY).epoch
    session.add_all([station, Feed(id=station.id, epoch=epoch), Feed(id=sealed_scope(station.id), epoch=epoch)])
    return station.id


def find_station(session: Session, code: str = "") -> str:
    """The id of the station with a code; without one, of the root of the tree. Raises BadEntry."""
    query = select(Station).where(Station.code == code) if code else select(Station).where(Station.parent_id.is_(None))
    found = session.scalars(query).all()
    if len(found) != 1:
        raise BadEntry(what=f"没有站点 {code}" if code else "请用 --station 指明站点代码")
    return found[0].id


def add_account(
    session: Session,
    station_id: str,
    account: str,
    name: str,
    password: str,
    role: str = "clerk",
    *,
    one_time: bool = False,
) -> None:
    """Somebody who works at a station, with a role of `roles.py`. Raises BadEntry.

    `one_time`: others have seen the password, she must choose her own when she first logs in.
    """
    if role not in RIGHTS:
        raise BadEntry(what=f"没有角色 {role}")
    if not re.fullmatch(r"\S{1,100}", account) or not name.strip():
        raise BadEntry(what="账号不能为空，不能有空格，并且需要姓名")
    if session.get(Account, account):
        raise BadEntry(what=f"账号 {account} 已经有了")
    made = Account(id=account, name=name, station_id=station_id, role=role, disabled=False)
    made.password_hash, made.must_change_password = passwords.hashed(password), one_time
    session.add(made)


def disable_account(session: Session, account: str) -> None:
    """Her tokens stop at the next request. Raises BadEntry."""
    found = session.get(Account, account)
    if found is None:
        raise BadEntry(what=f"没有账号 {account}")
    found.disabled = True


def reset_password(session: Session, account: Account) -> str:
    """A one-time password in the place of hers, which ends all her log-ins."""
    password = passwords.one_time()
    account.password_hash, account.must_change_password = passwords.hashed(password), True
    passwords.forgive(session, account.id)
    for model in (Lease, BrowserSession):
        for held in session.scalars(select(model).where(model.account_id == account.id)):
            session.delete(held)
    return password


def add_desk(session: Session, station_id: str, number: str) -> str:
    """A desk's one-time enrolment code; for a desk that exists, the code for its new machine. Raises BadEntry."""
    if not re.fullmatch(r"[0-9]{2}", number):
        raise BadEntry(what="席位号是两位数字，例如 01")
    desk = session.scalars(select(Desk).where(Desk.station_id == station_id, Desk.number == number)).first()
    desk = desk or Desk(id=new_id(), station_id=station_id, number=number)
    code = "-".join(secrets.token_hex(2).upper() for _ in range(6))
    desk.code_hash, desk.code_used = sha256(code.encode()), False
    session.add(desk)
    return code


def lock_desk(session: Session, desk: Desk) -> None:
    """It can no longer sync or be logged in at, until it is unlocked; its log-ins end."""
    desk.disabled = True
    for lease in session.scalars(select(Lease).where(Lease.desk_id == desk.id)):
        session.delete(lease)


def territory(session: Session, station_id: str) -> frozenset[str]:
    """The ids of a station and of all stations below it."""
    below = select(Station.id).where(Station.id == station_id).cte("below", recursive=True)
    query = below.union(select(Station.id).join(below, Station.parent_id == below.c.id))
    return frozenset(session.scalars(select(query.c.id)))


def renew_epoch(session: Session) -> None:
    """After a backup was put back: every desk reads anew and sends again what the backup did not have."""
    epoch = new_id()
    for feed in session.scalars(select(Feed)):
        feed.epoch = epoch


def keys_of_station(session: Session, station_id: str) -> tuple[str, ...]:
    """The public keys of the machines at a station, by the desk's number; also of those that are shut out by now."""
    query = select(Desk.public_key).where(Desk.station_id == station_id, Desk.public_key != "")
    return tuple(session.scalars(query.order_by(Desk.number)))


def enrol(session: Session, question: protocol.Enrol) -> protocol.Enrolled:
    """Bind a desk to the key of its machine; what it was before becomes another incarnation."""
    code = question.code.strip().upper()
    desk = session.scalars(select(Desk).where(Desk.code_hash == sha256(code.encode())).with_for_update()).first()
    if desk is None or (desk.code_used and desk.public_key != question.public_key):
        raise Refusal(403, "code")
    if desk.disabled:
        raise Refusal(403, "desk")
    if not desk.code_used:  # else its answer was lost: the same again
        desk.public_key, desk.code_used, desk.incarnation = question.public_key, True, new_id()
        desk.last_seq, desk.last_hash = 0, b""
        for lease in session.scalars(select(Lease).where(Lease.desk_id == desk.id)):
            session.delete(lease)
    station = session.get_one(Station, desk.station_id)
    return protocol.Enrolled(
        desk=desk.id,
        number=desk.number,
        incarnation=desk.incarnation,
        station_id=station.id,
        station_code=station.code,
        station_name=station.name,
    )


def challenge(session: Session, question: protocol.Challenge) -> protocol.Challenged:
    """A nonce to sign. An unknown desk gets one too, and never learns that it is unknown."""
    nonce = secrets.token_hex(32)
    desk = session.get(Desk, question.desk, with_for_update=True)
    if desk:
        desk.nonce, desk.nonce_until = nonce, now() + NONCE_LIFE
    return protocol.Challenged(nonce=nonce)


def log_in(store: Store, question: protocol.LogIn) -> protocol.LoggedIn:
    """A token, for the right key and the right password. Raises Refusal, the same one for whatever was wrong."""
    return _grant(store, *_let_in(store, question))


def change_password(store: Store, question: protocol.ChangePassword) -> protocol.LoggedIn:
    """Her own new password, for the right key and the right old one; a token as after a log-in.

    Raises Refusal: as for a log-in, `same` for the old one again, `short` for what is no good as a password.
    """
    desk_id, account = _let_in(store, question)
    if question.new_password == question.password:
        raise Refusal(400, "same")
    try:
        kept = passwords.replacement(question.password, question.new_password)
    except BadEntry:
        raise Refusal(400, "short") from None
    with store.transact() as session:
        passwords.replace(session, account.id, kept)
    account.must_change_password = False
    return _grant(store, desk_id, account)


def at_desk(session: Session, station_id: str) -> list[Account]:
    """Who may work at a desk of a station: whoever belongs to it or to a station above it, and is not disabled."""
    above = select(Station.id, Station.parent_id).where(Station.id == station_id).cte("above", recursive=True)
    query = above.union(select(Station.id, Station.parent_id).join(above, Station.id == above.c.parent_id))
    stations = select(query.c.id)
    allowed = select(Account).where(Account.station_id.in_(stations), Account.disabled.is_(False))
    return list(session.scalars(allowed.order_by(Account.id).limit(1000)))


def _let_in(store: Store, question: protocol.LogIn) -> tuple[str, Account]:
    """The desk and the account, if key and password are their own and she may work there. Raises Refusal."""
    desk = _proven(store, question)
    if desk is None:
        raise Refusal(401, "login")
    if desk.disabled:
        raise Refusal(403, "desk")
    account = passwords.check(store, question.account, question.password)
    with store.read() as session:
        if account is None or desk.station_id not in territory(session, account.station_id):
            raise Refusal(401, "login")
    return desk.id, account


def identify(session: Session, token: str) -> Caller:
    """Who holds a token. Asked at each request, so a disabled account or a locked desk stops at once.

    Raises Refusal; `disabled` for such an account, `password` while she has a one-time password still to be changed.
    """
    lease = session.get(Lease, sha256(token.encode()))
    if lease is None or lease.expires <= now():
        raise Refusal(401, "token")
    account, desk = session.get_one(Account, lease.account_id), session.get_one(Desk, lease.desk_id)
    if account.disabled:
        raise Refusal(401, "disabled")
    if desk.disabled:
        raise Refusal(401, "token")
    if account.must_change_password:
        raise Refusal(401, "password")
    return caller_at(session, desk, account)


def caller_at(session: Session, desk: Desk, account: Account) -> Caller:
    """An account that works at a desk, with the scopes that are hers there."""
    stations = territory(session, desk.station_id)
    sealed = frozenset(map(sealed_scope, stations))
    readable = sealed if may(account.role, SEE_PROTECTED) else frozenset()
    return Caller(desk.id, account.id, stations | {CITY} | readable, sealed)


@retried
def _proven(store: Store, question: protocol.LogIn) -> Desk | None:
    """The desk, if the signature is its own, over its one nonce, in time."""
    with store.transact() as session:
        desk = session.get(Desk, question.desk, with_for_update=True)
        if desk is None or not desk.nonce or desk.nonce != question.nonce:
            return None
        in_time = desk.nonce_until is not None and now() < desk.nonce_until
        desk.nonce = ""  # used once, right or wrong
        return desk if in_time and _signed(desk, question) else None


def _signed(desk: Desk, question: protocol.LogIn) -> bool:
    proof = protocol.login_proof(question.nonce, question.desk, question.account)
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(desk.public_key)).verify(
            bytes.fromhex(question.signature), proof
        )
    except (InvalidSignature, ValueError):
        return False
    return True


@retried
def _grant(store: Store, desk_id: str, account: Account) -> protocol.LoggedIn:
    token, expires = secrets.token_urlsafe(32), now() + LEASE
    with store.transact() as session:
        session.add(Lease(token_hash=sha256(token.encode()), desk_id=desk_id, account_id=account.id, expires=expires))
    return protocol.LoggedIn(
        token=token,
        name=account.name,
        role=account.role,
        expires=to_plain(expires),
        must_change_password=account.must_change_password,
    )
