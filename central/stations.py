"""The station tree 站点: its rules, and the sample tree made from the list of administrative divisions.

Each change of the tree is told to the desks in the same transaction (`station_list.py`).

City → district → street → enterprise: a station stands somewhere below one of a higher level; a level may be left
out (an enterprise directly under the city). Moving one moves all below it, and with it who sees their records.
"""

import json
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

import resources
from central import accounts, station_list
from central.models import Account, Desk, Feed, Station
from central.refusal import BadEntry
from offline_store.models import sealed_scope
from offline_store.stations import LEVELS

LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Node:
    """A station in the tree, as a list shows it."""

    id: str
    code: str
    name: str
    level: str
    sample: bool
    parent_id: str | None
    depth: int
    """0 for the station that was asked for."""
    accounts: int
    desks: int


def tree(session: Session, root_id: str) -> list[Node]:
    """A station and all below it, each after the one it stands under, by code."""
    below: dict[str | None, list[Station]] = {}
    for station in session.scalars(select(Station).order_by(Station.code)):
        below.setdefault(station.parent_id, []).append(station)
    people = _counts(session, Account)
    desks = _counts(session, Desk)
    nodes: list[Node] = []

    def walk(station: Station, depth: int) -> None:
        s, counted = station, (people.get(station.id, 0), desks.get(station.id, 0))
        nodes.append(Node(s.id, s.code, s.name, s.level, s.sample, s.parent_id, depth, *counted))
        for child in below.get(station.id, ()):
            walk(child, depth + 1)

    walk(session.get_one(Station, root_id), 0)
    return nodes


def add_below(session: Session, parent: Station, code: str, name: str, level: str) -> str:
    """A new station under another; its id. Raises BadEntry."""
    _check_name(name)
    if level not in LEVELS or LEVELS.index(level) <= LEVELS.index(parent.level):
        raise BadEntry(what="下级站点的级别要低于上级：市、区、街道、企业")
    station_id = accounts.add_station(session, code, name, level, parent.id)
    station_list.publish(session)
    return station_id


def rename(session: Session, station: Station, name: str) -> None:
    """Another name for a station; its code stays, since numbers of records begin with it. Raises BadEntry."""
    _check_name(name)
    station.name = name
    station_list.publish(session)


def move(session: Session, station: Station, parent: Station) -> None:
    """Put a station, with all below it, under another. Raises BadEntry."""
    if parent.id in accounts.territory(session, station.id):
        raise BadEntry(what="不能移到自己或自己的下级下面")
    if LEVELS.index(parent.level) >= LEVELS.index(station.level):
        raise BadEntry(what="上级站点的级别要高于它：市、区、街道、企业")
    station.parent_id = parent.id
    station_list.publish(session)


def remove(session: Session, station: Station) -> None:
    """Take away a station that was never used. Raises BadEntry, which says what stands in the way."""
    if use := _use(session, station):
        raise BadEntry(what=f"站点 {station.code} 还有{use}，不能移除")
    _take_away(session, station)
    station_list.publish(session)


def add_samples(session: Session, root: Station) -> int:
    """The sample tree 示例 under a city: its districts and streets as unions; how many were added.

    Made from resources/codes/division_qingdao.json (GB/T 2260 and the statistical division codes). It is the tree
    of the administration, not the union's own, so each is marked. A code that is there already stays what it is.
    """
    divisions = json.loads(resources.path("codes/division_qingdao.json").read_text(encoding="utf-8"))
    known = {station.code: station for station in session.scalars(select(Station))}
    rows = [(each["code"], root.code, f"{each['name']}总工会", "district") for each in divisions["districts"]]
    rows += [(each["code"], each["district"], f"{each['name']}总工会", "street") for each in divisions["streets"]]
    added = 0
    for code, above, name, level in rows:
        parent = known.get(above)
        if code in known or parent is None or LEVELS.index(parent.level) >= LEVELS.index(level):
            continue
        made = session.get_one(Station, accounts.add_station(session, code, name, level, parent.id))
        made.sample = True
        known[code] = made
        added += 1
    station_list.publish(session)
    return added


def remove_samples(session: Session, root_id: str) -> int:
    """Take away the sample stations under a station that were never used, the lowest first; how many."""
    removed = 0
    for node in reversed(tree(session, root_id)):
        station = session.get_one(Station, node.id)
        if node.sample and node.depth and not _use(session, station):
            _take_away(session, station)
            removed += 1
    station_list.publish(session)
    return removed


def _take_away(session: Session, station: Station) -> None:
    for scope in (station.id, sealed_scope(station.id)):
        session.delete(session.get_one(Feed, scope))
    session.delete(station)
    session.flush()


def _counts(session: Session, model: type[Account] | type[Desk]) -> dict[str, int]:
    query = select(model.station_id, func.count()).group_by(model.station_id)
    return dict(session.execute(query).tuples().all())


def _use(session: Session, station: Station) -> str:
    """What a station is used for, in words; empty for nothing."""
    uses = {
        "下级站点": select(Station.id).where(Station.parent_id == station.id),
        "账号": select(Account.id).where(Account.station_id == station.id),
        "席位": select(Desk.id).where(Desk.station_id == station.id),
        "登记的内容": select(Feed.id).where(Feed.id.in_((station.id, sealed_scope(station.id))), Feed.head > 0),
    }
    return "、".join(name for name, query in uses.items() if session.scalars(query.limit(1)).first())


def _check_name(name: str) -> None:
    if not name.strip() or len(name) > LONGEST_NAME:
        raise BadEntry(what=f"站点名称不能为空，最多 {LONGEST_NAME} 个字")
