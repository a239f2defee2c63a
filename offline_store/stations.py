"""The station tree 站点 as a desk knows it: the centre writes it as one city-wide code list, whenever it changes."""

from dataclasses import dataclass, fields
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
    has_desk: bool = True
    """Whether somebody works there at a desk; else there is only the officers' page of the centre."""


_KNOWN = frozenset(field.name for field in fields(StationLine))


def stations(session: Session) -> tuple[StationLine, ...]:
    """Every station, by code; none while the centre has not told them yet."""
    row = session.get(CodeList, LIST_ID)
    items = row.content["items"] if row else ()
    return tuple(StationLine(**{name: value for name, value in item.items() if name in _KNOWN}) for item in items)


def station(session: Session, station_id: str) -> StationLine | None:
    """One of them."""
    return next((line for line in stations(session) if line.id == station_id), None)


def watched(session: Session, station_id: str) -> frozenset[str]:
    """The stations whose alarms are told at one's desks: its own, and those below that have no desk between them."""
    lines, found, next_ones = stations(session), {station_id}, [station_id]
    while next_ones:
        above = next_ones.pop()
        bare = [line.id for line in lines if line.parent == above and not line.has_desk and line.id not in found]
        found.update(bare)
        next_ones += bare
    return frozenset(found)
