"""What becomes of an agreement once it is on paper: who signed it when, and what was paid of it."""

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from offline_store.models.base import LAST_WINS, Base, Synced, ref


class Signature(Synced, Base):
    """签名: one signature, thumb-print or seal on a paper. Void where it was written down in error."""

    __tablename__ = "signature"
    own_args = (CheckConstraint("way IN ('sign', 'thumb', 'seal', 'sign_and_seal')", name="way"),)
    form_id: Mapped[str] = ref("form")
    role: Mapped[str] = mapped_column(Text)
    """`applicant`, `respondent`, `mediator`, `recorder`, `organisation`."""
    who: Mapped[str] = mapped_column(Text)
    """The party, mediator or organisation whose it is, as the paper names it."""
    way: Mapped[str] = mapped_column(Text)
    """`sign` 签名, `thumb` 按指印, `seal` 盖章, `sign_and_seal`."""
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(Text)
    """Who wrote it down."""
    note: Mapped[str] = mapped_column(Text, default="", info=LAST_WINS)
    """Who signed for the party, where an agent did."""
    image: Mapped[bytes | None] = mapped_column(LargeBinary)
    """The picture of it from the signature pad, of some kilobytes."""
    version: Mapped[str] = mapped_column(Text, default="")
    """Of what the picture was made by."""


class Payment(Synced, Base):
    """履行: money that was paid of an instalment. Void where it was written down in error."""

    __tablename__ = "payment"
    own_args = (CheckConstraint("amount > 0", name="amount"),)
    deadline_id: Mapped[str] = ref("deadline")
    form_id: Mapped[str] = ref("form")
    amount: Mapped[int] = mapped_column(BigInteger)
    """Fen."""
    paid_on: Mapped[date]
    way: Mapped[str] = mapped_column(Text)
    evidence: Mapped[str] = mapped_column(Text)
    """What proves it."""
    at: Mapped[datetime]
    clerk: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text, default="", info=LAST_WINS)
    """Why it is void."""
