"""The lease 租期: without a word of the centre for so many days the desk is locked until it has one.

The time it counts never runs back: where the clock is set back, what passed while the program ran is added to the
latest moment that was ever seen.
"""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from offline_store import desk_limits, settings
from offline_store.errors import ExpectedError
from offline_store.types import from_plain, now, to_plain

NAME = "contact"


class LeaseOver(ExpectedError):
    """The centre was not heard of for longer than the lease."""

    title = "太久没有连上中心"
    explanation = "这台电脑已经超过 {days} 天没有和中心联系，按规定先锁定。输入的内容都还在本机。"
    advice = "请接通线路后再输入密码。接不通时，请联系管理员。"


def note_contact(session: Session) -> None:
    """The centre was heard of: the lease begins anew."""
    _save(session, now(), now())


def pass_time(session: Session, running: timedelta = timedelta(0)) -> LeaseOver | None:
    """Time went by, `running` of it while the program ran; what to say when the lease is over."""
    known = settings.get(session, NAME)
    if not known:
        note_contact(session)
        return None
    seen, contact = (from_plain(known[name], datetime) for name in ("seen", "contact"))
    seen = max(now(), seen + running)
    _save(session, seen, contact)
    days = desk_limits.load_limits(session).lease_days
    return LeaseOver(days=days) if seen - contact > timedelta(days=days) else None


def _save(session: Session, seen: datetime, contact: datetime) -> None:
    settings.put(session, NAME, {"seen": to_plain(seen), "contact": to_plain(contact)})
