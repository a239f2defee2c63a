"""The station tree 站点 as a desk knows it: the centre writes it as one city-wide code list, whenever it changes."""

from dataclasses import dataclass
from uuid import NAMESPACE_OID, uuid5

from sqlalchemy.orm import Session

from offline_store.models import CodeList

LEVELS = ("city", "district", "street", "enterprise")
"""市、区、街道、企业: each below one of those before it."""
NAME = "station"
LIST_ID = str(uuid5(NAMESPACE_OID, "qiantai-stations"))
"""There is one record of it, which always holds the tree of today: no version of it is planned ahead."""


@dataclass(frozen=True, slots=True)
class StationLine:
    """One station of the tree."""

    id: str
    code: str
    name: str
    level: str
    """`city`, `district`, `street` or `enterprise`."""
    parent: str
    """Its id; empty for the root."""


def stations(session: Session) -> tuple[StationLine, ...]:
    """Every station, by code; none while the centre has not told them yet."""
    row = session.get(CodeList, LIST_ID)
    return tuple(StationLine(**item) for item in row.content["items"]) if row else ()


def station(session: Session, station_id: str) -> StationLine | None:
    """One of them."""
    return next((line for line in stations(session) if line.id == station_id), None)
