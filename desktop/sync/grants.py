"""The desk's blocks of 文号: topped up at each sync while the line is there, given back when their year is over."""

from datetime import date, datetime

from sqlalchemy import select

from desktop.sync import errors
from desktop.sync.client import CentreClient
from offline_store import numbers
from offline_store.models import Number
from offline_store.roles import MEDIATE
from offline_store.settings import Desk
from offline_store.store import Store
from offline_store.types import from_plain, local_day, now


def ask(store: Store, client: CentreClient, desk: Desk, centre_time: str) -> int:
    """Ask for numbers where less than half a block is left; how many came. Only desks whose clerk mediates hold any."""
    if not desk.may(MEDIATE):
        return 0
    came = 0
    for series_id, year, wants in _wanted(store, desk, _day(centre_time)):
        try:
            granted = client.grant(desk.incarnation, series_id, year, wants)
        except errors.Refused:  # her right has just gone: the sync goes on without
            return came
        with store.write(desk.actor) as session:
            came += numbers.receive(session, desk, series_id, year, granted)
    return came


def give_back_old_years(store: Store, desk: Desk, centre_time: str) -> None:
    """When both clocks say that a year is over, its free numbers go back."""
    year = min(_day(centre_time).year, local_day(now()).year)
    with store.read() as session:
        has = select(Number.id).where(
            Number.status == numbers.BLOCK,
            Number.desk_id == desk.id,
            Number.incarnation == desk.incarnation,
            Number.year < year,
        )
        if session.scalars(has.limit(1)).first() is None:
            return
    with store.write(desk.actor) as session:
        numbers.give_back(session, desk, before=year)


def _wanted(store: Store, desk: Desk, day: date) -> list[tuple[str, int, int]]:
    """Series, year and size of the blocks that run low."""
    with store.read() as session:
        size = numbers.block_size(session)
        return [
            (series.id, year, size)
            for year in numbers.years_wanted(day)
            for series in numbers.series_of(session, desk, year)
            if series.left < (size + 1) // 2
        ]


def _day(centre_time: str) -> date:
    try:
        moment: datetime = from_plain(centre_time, datetime)
    except (ValueError, TypeError) as error:
        raise errors.CentreBroken(what="time") from error
    return local_day(moment)
