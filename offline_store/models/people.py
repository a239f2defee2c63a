"""Who: persons and employers, their earlier values, and whether two records are one."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from offline_store.models.base import Base, Synced, ref


class Person(Synced, Base):
    """自然人."""

    __tablename__ = "person"
    name: Mapped[str] = mapped_column(Text, default="", index=True)
    phone: Mapped[str] = mapped_column(Text, default="", index=True)
    sex: Mapped[str] = mapped_column(String(1), default="0")
    """Code of GB/T 2261.1."""
    id_kind: Mapped[str] = mapped_column(String(3), default="")
    """Code list `id_document` (GA/T 517); empty where no document was seen or named."""
    id_number: Mapped[str] = mapped_column(Text, default="", index=True)
    birth_date: Mapped[date | None] = mapped_column(index=True)
    ethnicity: Mapped[str] = mapped_column(Text, default="")
    """Code of GB/T 3304."""
    education: Mapped[str] = mapped_column(Text, default="")
    """Code of GB/T 4658."""
    native_region: Mapped[str] = mapped_column(Text, default="")
    """籍贯: the six-digit division (GB/T 2260) an ID number begins with, as it was called then."""
    address: Mapped[str] = mapped_column(Text, default="")
    marks: Mapped[list[str]] = mapped_column(default=list)
    """What is asked, not computed from the birth date: `pregnant` 孕期产期哺乳期, `disabled` 残疾,
    `new_form` 新就业形态, `migrant` 农民工."""
    portrait: Mapped[bytes | None]
    """The picture of her card, as JPEG or PNG of some kilobytes."""
    anonymous: Mapped[bool] = mapped_column(default=False)


class Former(Synced, Base):
    """曾用: a name, phone or ID number a person had before, with the moment it gave way; she is still found by it."""

    __tablename__ = "former"
    own_args = (CheckConstraint("field IN ('name', 'phone', 'id_number')", name="field"),)
    person_id: Mapped[str] = ref("person")
    field: Mapped[str] = mapped_column(Text)
    value: Mapped[str] = mapped_column(Text, index=True)
    until: Mapped[datetime]


class Distinct(Synced, Base):
    """并非同一人: a clerk has looked at two persons and found that they are two; they are not proposed again."""

    __tablename__ = "distinct"
    own_args = (CheckConstraint("first_id < second_id", name="order"), UniqueConstraint("first_id", "second_id"))
    first_id: Mapped[str] = ref("person")
    second_id: Mapped[str] = ref("person")
    at: Mapped[datetime]
    clerk: Mapped[str] = mapped_column(Text)


class Merge(Synced, Base):
    """合并: two records of one person, or of one employer, made one; what it did is kept, so that it can be undone.

    One that is undone says that the two are two, and they are not proposed again (employers; persons have `Distinct`).
    """

    __tablename__ = "merge"
    own_args = (
        CheckConstraint("kind IN ('person', 'employer')", name="kind"),
        CheckConstraint("kept_id <> absorbed_id", name="two"),
    )
    kind: Mapped[str] = mapped_column(Text)
    kept_id: Mapped[str] = mapped_column(String(36), index=True)
    absorbed_id: Mapped[str] = mapped_column(String(36), index=True)
    """Void while the merge stands."""
    moved: Mapped[list[str]] = mapped_column(default=list)
    """Ids of the parties, and of the former values, that named the absorbed record before."""
    before: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """Field → [as it was, as it became], of the fields of the kept record that the merge changed."""
    at: Mapped[datetime]
    clerk: Mapped[str] = mapped_column(Text)
    undone_at: Mapped[datetime | None]
    undone_by: Mapped[str] = mapped_column(Text, default="")


class Employer(Synced, Base):
    """用人单位, city-wide."""

    __tablename__ = "employer"
    name: Mapped[str] = mapped_column(Text, index=True)
    credit_code: Mapped[str] = mapped_column(Text, default="", index=True)
    """统一社会信用代码 (GB 32100-2015); checked with a hint, never blocked."""
    aliases: Mapped[list[str]] = mapped_column(default=list)
    """Short and earlier names that people call it by."""
    industry: Mapped[str] = mapped_column(Text, default="")
    """Code of GB/T 4754-2017, 门类 or below."""
    type_2011: Mapped[str] = mapped_column(Text, default="")
    """Code list `enterprise_type_2011`, as old registers have it."""
    type_2023: Mapped[str] = mapped_column(Text, default="")
    """Code list `enterprise_type_2023`."""
    region: Mapped[str] = mapped_column(Text, default="")
    """Six digits to the district, nine to the street."""
    address: Mapped[str] = mapped_column(Text, default="")
    phone: Mapped[str] = mapped_column(Text, default="")
    legal_representative: Mapped[str] = mapped_column(Text, default="")
    """法定代表人, as the public register names them."""
    staff: Mapped[int | None]
    """职工人数."""
    has_union: Mapped[bool | None]
    """建会: whether it has a union; empty where nobody asked."""
