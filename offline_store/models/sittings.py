"""The calendar: rooms, the times at which the sides of a case sit together, and who was asked to come."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Text
from sqlalchemy.orm import Mapped, mapped_column

from offline_store.models.base import LAST_WINS, Base, Synced, ref


class Room(Synced, Base):
    """调解室: a place of a station where a sitting can be held."""

    __tablename__ = "room"
    name: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text, default="", info=LAST_WINS)


class Sitting(Synced, Base):
    """场次: a stretch of time planned for a case, with a mediator and mostly a room."""

    __tablename__ = "sitting"
    own_args = (
        CheckConstraint("status IN ('planned', 'held', 'cancelled')", name="status"),
        CheckConstraint("ends_at > starts_at", name="ends"),
    )
    case_id: Mapped[str] = ref("case")
    kind: Mapped[str] = mapped_column(Text)
    """`mediation` 调解, `hearing` 庭审, `talk` 谈话."""
    starts_at: Mapped[datetime] = mapped_column(index=True)
    ends_at: Mapped[datetime]
    room_id: Mapped[str | None] = ref("room", nullable=True)
    mediator: Mapped[str] = mapped_column(Text, default="", index=True)
    """Her account."""
    mediator_name: Mapped[str] = mapped_column(Text, default="")
    status: Mapped[str] = mapped_column(Text, default="planned")
    reason: Mapped[str] = mapped_column(Text, default="")
    """Why it was cancelled."""
    turns: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    """Each time it was moved: `from` (ISO), `room`, `mediator`, `reason`, `at`, `by`."""
    made_by: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="", info=LAST_WINS)


class Invitation(Synced, Base):
    """邀请: asking one side to come to a sitting. Whom, says the party: a sealed identity stays sealed."""

    __tablename__ = "invitation"
    own_args = (CheckConstraint("answer IN ('', 'accepted', 'refused', 'no_answer')", name="answer"),)
    sitting_id: Mapped[str] = ref("sitting")
    party_id: Mapped[str] = ref("party")
    way: Mapped[str] = mapped_column(Text)
    """`phone`, `sms`, `letter`, `in_person`, `post`."""
    sent_at: Mapped[datetime]
    sent_by: Mapped[str] = mapped_column(Text)
    answer: Mapped[str] = mapped_column(Text, default="")
    answered_at: Mapped[datetime | None]
    note: Mapped[str] = mapped_column(Text, default="", info=LAST_WINS)
