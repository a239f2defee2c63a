"""What every table has: the names of constraints, the columns of a synced record, the marks of a column."""

from datetime import datetime
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, Index, LargeBinary, MetaData, String
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

from offline_store.types import UtcDateTime, new_id

LOCAL: dict[str, Any] = {"local": True}
LAST_WINS: dict[str, Any] = {"last_wins": True}
CITY = "city"
"""The scope of what is city-wide: employers (public facts only) and code lists."""


def sealed_scope(station_id: str) -> str:
    """The scope in which a station's protected identities live: read by named roles alone."""
    return str(uuid5(NAMESPACE_OID, f"qiantai-sealed/{station_id}"))


class Base(DeclarativeBase):
    """All tables; constraints are named so that migrations can find them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012  # SQLAlchemy reads it as it is
        datetime: UtcDateTime,
        dict[str, Any]: JSON,
        list[str]: JSON,
        bytes: LargeBinary,
    }


def ref(target: str, *, nullable: bool = False) -> Mapped[Any]:
    """A column that names a row of another table; indexed."""
    return mapped_column(String(36), ForeignKey(f"{target}.id"), nullable=nullable, index=True)


class Synced:
    """What every synced record carries besides its own fields."""

    __tablename__: str
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    scope_id: Mapped[str] = mapped_column(String(36))
    revision: Mapped[int] = mapped_column(BigInteger, default=0)
    """The scope's counter at the centre when it last changed this row; 0 while the centre has not seen it."""
    state: Mapped[str] = mapped_column(String(8), default="live")
    digest: Mapped[bytes] = mapped_column(LargeBinary(32), default=b"")
    """SHA-256 of the row's canonical content, kept by the store at each flush."""
    extra: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """Fields a newer program sent and this one does not know: kept as they came."""

    def __init__(self, **fields: Any) -> None:
        """A record has its id from its making on, so that others can name it before anything is written."""
        super().__init__(**({"id": new_id()} | fields))

    @declared_attr.directive
    @classmethod
    def __table_args__(cls) -> tuple[Any, ...]:
        """The index that pull and digest read by, and the states that exist."""
        name = cls.__tablename__
        return (
            CheckConstraint("state IN ('live', 'void')", name="state"),
            Index(f"ix_{name}_scope_revision", "scope_id", "revision"),
            *getattr(cls, "own_args", ()),
        )
