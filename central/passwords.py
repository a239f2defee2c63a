"""Passwords: how they are kept, how often a wrong one may be tried, how they change. Desk and browser share it.

A one-time password is one that somebody else has seen: whoever logs in with it must choose her own first.
"""

import functools
import secrets
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from sqlalchemy.orm import Session

from central.models import Account, Attempt
from central.refusal import BadEntry, Refusal
from central.store import retried
from offline_store.store import Store
from offline_store.types import now

FREE_FAILURES = 5
FIRST_DELAY, LONGEST_DELAY = 30, 900
"""Seconds; doubled with each further wrong password."""
SHORTEST_PASSWORD, LONGEST_PASSWORD = 8, 1024
_HASHER = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=4)
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Of a one-time password: none that is read as another."""


def hashed(password: str) -> str:
    """As it is kept (Argon2id). Raises BadEntry when it is too short or too long."""
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise BadEntry(what=f"密码要有 {SHORTEST_PASSWORD} 到 {LONGEST_PASSWORD} 个字符")
    return _HASHER.hash(password)


def one_time() -> str:
    """A password to be handed over once: 12 characters, 59 bits."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(3))


def check(store: Store, account_id: str, password: str) -> Account | None:
    """The account, if the password is its own and it is not disabled. Raises Refusal `attempts`, to be waited for.

    An unknown account takes as long and is counted alike.
    """
    _count_attempt(store, account_id)
    with store.read() as session:
        account = session.get(Account, account_id)
    # outside any transaction: it takes a tenth of a second, on purpose
    fits = _fits(account.password_hash if account else _nobodys_hash(), password)
    if account is None or not fits or account.disabled:
        return None
    _let_off(store, account_id)
    return account


def forgive(session: Session, account_id: str) -> None:
    """The wrong passwords before the right one count no more."""
    if attempt := session.get(Attempt, account_id, with_for_update=True):
        session.delete(attempt)


def replacement(old: str, new: str) -> str:
    """Her own new password as it is kept. Raises BadEntry."""
    if new == old:
        raise BadEntry(what="新密码和原来的一样")
    return hashed(new)


def replace(session: Session, account_id: str, kept: str) -> None:
    """Her own new password, in the place of one that was just checked."""
    account = session.get_one(Account, account_id)
    account.password_hash, account.must_change_password = kept, False


@retried
def _count_attempt(store: Store, account: str) -> None:
    """Count a failure before the password is looked at, so that tries side by side gain nothing."""
    with store.transact() as session:
        attempt = session.get(Attempt, account, with_for_update=True) or Attempt(account=account, failures=0)
        moment = now()  # not before it was this try's turn
        if attempt.until and moment < attempt.until:
            raise Refusal(429, "attempts", retry_after=_seconds(moment, attempt.until))
        attempt.failures += 1
        beyond = min(attempt.failures - FREE_FAILURES, 10)
        delay = min(FIRST_DELAY * 2**beyond, LONGEST_DELAY) if beyond >= 0 else 0
        attempt.until = moment + timedelta(seconds=delay)
        session.add(attempt)


@retried
def _let_off(store: Store, account: str) -> None:
    with store.transact() as session:
        forgive(session, account)


def _seconds(moment: datetime, until: datetime) -> int:
    return int((until - moment).total_seconds()) + 1


def _fits(kept: str, password: str) -> bool:
    try:
        return _HASHER.verify(kept, password)
    except (Argon2Error, InvalidHashError):
        return False


@functools.cache
def _nobodys_hash() -> str:
    """What an unknown account's password is tried against: it takes as long."""
    return _HASHER.hash(secrets.token_hex(16))
