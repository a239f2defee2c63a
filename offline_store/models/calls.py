"""The telephone and what the ear learns: calls that rang, and what is to be heard otherwise."""

from datetime import datetime

from sqlalchemy import CheckConstraint, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from offline_store.models.base import LAST_WINS, Base, Synced


class Ring(Synced, Base):
    """来电: a call that rang at the station, answered or not; or one that it made, whose outcome a person tells."""

    __tablename__ = "ring"
    own_args = (CheckConstraint("outcome IN ('', 'answered', 'missed', 'declined')", name="outcome"),)
    number: Mapped[str] = mapped_column(Text, index=True)
    """As the line told it; empty where it was withheld."""
    source: Mapped[str] = mapped_column(Text)
    """`modem`, `sip` or `pasted`; `dialled`: a call that this station made."""
    rang_at: Mapped[datetime] = mapped_column(index=True)
    answered_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    desk: Mapped[str] = mapped_column(Text, default="")
    """The desk that answered it; of a missed one, that saw it."""
    clerk: Mapped[str] = mapped_column(Text, default="")
    outcome: Mapped[str] = mapped_column(Text, default="")
    """Empty while it rings, and of one that was dialled until somebody says whether it was answered."""
    reception_id: Mapped[str | None] = mapped_column(String(36), index=True)
    """What was worked on meanwhile. No foreign key: a call stays with the station when its case goes to another."""
    called_back_at: Mapped[datetime | None]
    """When somebody dealt with a missed one."""
    called_back_by: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="", info=LAST_WINS)


class SpeechRule(Synced, Base):
    """更正规则: words the engine hears wrongly, and what is meant. In force once it is approved."""

    __tablename__ = "speech_rule"
    own_args = (CheckConstraint("status IN ('proposed', 'approved', 'refused')", name="status"),)
    heard: Mapped[str] = mapped_column(Text)
    meant: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(Text, default="proposed")
    segment_id: Mapped[str] = mapped_column(Text, default="")
    """The corrected sentence that it was made of. No foreign key: a rule outlives a recording."""
    proposed_at: Mapped[datetime]
    proposed_by: Mapped[str] = mapped_column(Text)
    """Accounts."""
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[str] = mapped_column(Text, default="")
