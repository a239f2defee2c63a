"""What the centre and the stations keep of themselves: code lists, conflicts, closings of days, numbers."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from offline_store.models.base import Base, Synced, ref


class CodeList(Synced, Base):
    """代码表: one version of a code list or rule table, sent down by the centre; see `codes.py`."""

    __tablename__ = "code_list"
    name: Mapped[str] = mapped_column(Text, index=True)
    """Of the shipped file in resources/codes that it takes the place of."""
    version: Mapped[str] = mapped_column(Text)
    effective: Mapped[date]
    """The first calendar day on which it holds."""
    source: Mapped[str] = mapped_column(Text)
    """The paper or decision it follows."""
    content: Mapped[dict[str, Any]]
    """As the shipped file: `items` and what describes them."""


class Conflict(Synced, Base):
    """不一致: a value of one desk that gave way to another's. The centre makes it, a person at a desk settles it."""

    __tablename__ = "conflict"
    own_args = (CheckConstraint("status IN ('open', 'settled')", name="status"),)
    record_type: Mapped[str] = mapped_column(Text)
    record_id: Mapped[str] = mapped_column(String(36), index=True)
    field: Mapped[str] = mapped_column(Text)
    """Of the record; `state` for a void that met an edit."""
    stood: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """The value that stayed, and whose: value, desk (id), number, station, clerk, at (by that desk's clock)."""
    gave_way: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """The value that did not, and whose."""
    status: Mapped[str] = mapped_column(Text, default="open", index=True)
    how: Mapped[str] = mapped_column(Text, default="")
    """`stood`, `gave_way` or `merged` as a person decided; `later` where the later text stands by rule."""
    settled_by: Mapped[str] = mapped_column(Text, default="")
    settled_at: Mapped[datetime | None]
    settled_on: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """The value that was settled on: `{"value": …}`."""


class DayClosing(Synced, Base):
    """日结: one desk's closing of one day, with the centre's receipt once it has given one."""

    __tablename__ = "day_closing"
    own_args = (CheckConstraint("result IN ('waiting', 'complete')", name="result"),)
    desk: Mapped[str] = mapped_column(Text)
    day: Mapped[date] = mapped_column(index=True)
    """By the desk's clock, in Asia/Shanghai."""
    account: Mapped[str] = mapped_column(Text)
    clerk: Mapped[str] = mapped_column(Text)
    closed_at: Mapped[datetime]
    clock_difference: Mapped[int] = mapped_column(default=0)
    """Seconds that the centre's clock was ahead when it was last heard."""
    figures: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """件, 次 and 人 of the day, apart (`closing.figures`)."""
    open_items: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    """What stays open: kind, id, owner, about (a 登记号, never a name)."""
    result: Mapped[str] = mapped_column(Text, default="waiting")
    """`waiting` 待回执, or `complete`."""
    receipt: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """The centre's: the signed text, its signature, the key, and what it said of the station's other desks."""


class Series(Synced, Base):
    """文号系列: the running numbers of an organisation's papers of one kind, anew each year. Made at the centre."""

    __tablename__ = "series"
    word: Mapped[str] = mapped_column(Text)
    """机关代字: 青工调, which is written 青工调字〔2026〕12号."""
    organisation: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    """Of paper: `agreement` 调解协议书 …"""


class Number(Synced, Base):
    """文号: one number of a series and year, from its grant on, so that every number is accounted for.

    No foreign key leads to the case: the account stands whatever becomes of the case.
    """

    __tablename__ = "number"
    own_args = (
        UniqueConstraint("series_id", "year", "running"),
        CheckConstraint("status IN ('block', 'used', 'void', 'returned', 'open')", name="status"),
    )
    series_id: Mapped[str] = ref("series")
    year: Mapped[int]
    running: Mapped[int]
    status: Mapped[str] = mapped_column(String(8))
    """`block`: free, at the desk named here. `used`, `void`, `returned` to the centre. `open` 待核: was in a block
    whose desk cannot say any more what became of it; a person does."""
    desk_id: Mapped[str] = mapped_column(String(36), default="", index=True)
    incarnation: Mapped[str] = mapped_column(String(36), default="")
    holder: Mapped[str] = mapped_column(Text, default="")
    """The desk in words: station and desk number."""
    case_id: Mapped[str | None] = mapped_column(String(36), index=True)
    case_number: Mapped[str] = mapped_column(Text, default="")
    """登记号."""
    reason: Mapped[str] = mapped_column(Text, default="")
    """Why it is void."""
    settled_by: Mapped[str] = mapped_column(Text, default="")
    settled_at: Mapped[datetime | None]
