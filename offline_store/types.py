"""Column types and the canonical form of values: what is hashed, sent and compared."""

import hashlib
import json
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import DateTime, Dialect
from sqlalchemy.types import TypeDecorator
from uuid6 import uuid7

ZONE = ZoneInfo("Asia/Shanghai")
"""Days (deadlines, statistics, 登记号) are calendar days here; moments are stored in UTC."""


class UtcDateTime(TypeDecorator[datetime]):
    """A moment: aware going in, UTC in the database, aware UTC coming out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        """What the column holds in Python."""
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a moment without a zone: it would silently shift by eight hours."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the moment its zone back where the database keeps none (SQLite)."""
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def local_day(moment: datetime) -> date:
    """The calendar day of a moment in the centre's zone."""
    return moment.astimezone(ZONE).date()


def new_id() -> str:
    """A UUIDv7 (RFC 9562): unique without asking anybody, and in the order of making."""
    return str(uuid7())


def to_plain(value: Any, python_type: type = object) -> Any:
    """A column's value as JSON carries it; a float column's whole number is 1.0 on every machine, never 1."""
    if python_type is float and value is not None:
        return float(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    return value


def from_plain(value: Any, python_type: type) -> Any:
    """The column value of a JSON value. Raises ValueError or TypeError when it is not of that type."""
    if value is None:
        return None
    if python_type is datetime:
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is None:
            raise ValueError("a moment needs a zone")
        return moment.astimezone(UTC)
    if python_type is date:
        return date.fromisoformat(value)
    if python_type is bytes:
        return bytes.fromhex(value)
    if python_type in (dict, list):
        if not isinstance(value, dict | list):
            raise TypeError("an object or a list is needed")
        return value
    if python_type is float and type(value) is int:
        return float(value)
    if type(value) is not python_type:
        raise TypeError(f"{python_type.__name__} is needed")
    return value


def canonical(value: Any) -> bytes:
    """The one spelling of a JSON value that both sides hash (sorted keys, no spaces, UTF-8)."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def sha256(*parts: bytes) -> bytes:
    """SHA-256 of the parts joined."""
    return hashlib.sha256(b"".join(parts)).digest()
