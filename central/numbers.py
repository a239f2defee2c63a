"""文号 at the centre: series, and the blocks that desks hold of them.

No number is granted twice. The record of a number is its grant: the next one is above the highest there is. A block is
topped up to what the desk wants, so that the same request again, however late, gives the same block. What a desk
returned is granted anew, lowest first; what was in the block of a desk that is a new one now stays open until a
person says what became of it, since papers may carry it.
"""

import re
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from central.accounts import Caller
from central.models import Account, Desk, Station
from central.outcome import ALL, CENTRE, Outcome
from central.refusal import BadEntry, Refusal
from central.store import limit, retried
from central.sync import give_revisions, known_desk
from offline_store import protocol
from offline_store.models import Number, Series
from offline_store.numbers import BLOCK, OPEN, RETURNED, holder, number_id
from offline_store.roles import MEDIATE, may
from offline_store.store import Store
from offline_store.types import local_day, new_id, now

KINDS = {"agreement": "调解协议书", "opinion": "调解意见书", "notice": "通知书", "advice": "法律监督建议书"}
"""Of papers that carry a 文号."""
SKIPPED = 100
"""Numbers of each series that stay open after a backup was put back: granted since, for all the backup knows."""


def add_series(session: Session, station_id: str, word: str, kind: str) -> str:
    """A series of a station's organisation; its id. Raises BadEntry."""
    if not re.fullmatch(r"\w{1,20}", word) or word.endswith("字"):
        raise BadEntry(what="机关代字由 1 到 20 个字组成，不带“字”，例如 青工调")
    if kind not in KINDS:
        raise BadEntry(what=f"没有文书种类 {kind}")
    limit(session, session.scalars(select(Station.id)).all())
    if session.scalars(select(Series).where(Series.word == word)).first():
        raise BadEntry(what=f"文号系列 {word} 已经有了")
    organisation = session.get_one(Station, station_id).name
    series = Series(id=new_id(), scope_id=station_id, word=word, organisation=organisation, kind=kind)
    session.add(series)
    _touch(session, [series])
    return series.id


@retried
def grant(store: Store, caller: Caller, question: protocol.Grant) -> protocol.Granted:
    """Top a desk's block up. Raises Refusal: `fork`, `series`, `right`, `year`."""
    with store.transact() as session:
        limit(session, caller.scopes | caller.sealed)
        desk = known_desk(session, caller, question.incarnation)
        account = session.get_one(Account, caller.account)
        if not may(account.role, MEDIATE):
            raise Refusal(403, "right")
        this_year = local_day(now()).year
        if question.year not in (this_year, this_year + 1):
            raise Refusal(400, "year")
        series = session.scalars(select(Series).where(Series.id == question.series).with_for_update()).first()
        if series is None or series.state != "live" or series.scope_id not in caller.scopes:
            raise Refusal(403, "series")
        open_old_blocks(session, desk)
        held = session.scalars(_numbers(question).where(*_block_of(desk)).order_by(Number.running)).all()
        fresh = _fresh(session, series, question, question.wants - len(held))
        for number in fresh:
            _hand_over(session, number, desk)
        _touch(session, fresh)
        free = sorted([*held, *fresh], key=lambda number: number.running)
        return protocol.Granted(
            numbers=tuple(protocol.GrantedNumber(running=n.running, revision=n.revision) for n in free)
        )


def open_old_blocks(session: Session, desk: Desk) -> None:
    """A desk that was enrolled anew has no block: what its former self had not said of its numbers stays open."""
    query = select(Number).where(
        Number.status == BLOCK, Number.desk_id == desk.id, Number.incarnation != desk.incarnation
    )
    _open(session, session.scalars(query).all())


def after_restore(session: Session, skipped: int = SKIPPED) -> None:
    """A backup was put back: what was not used for good may have been since, and more may have been granted."""
    limit(session, session.scalars(select(Station.id)).all())
    _open(session, session.scalars(select(Number).where(Number.status.in_((BLOCK, RETURNED)))).all())
    this_year = local_day(now()).year
    made = []
    for series in session.scalars(select(Series)).all():
        heads = select(Number.year, func.max(Number.running)).where(Number.series_id == series.id)
        still_granted = heads.where(Number.year >= this_year).group_by(Number.year)
        known = dict(session.execute(still_granted).tuples().all())
        for year in {this_year, *known}:
            first = known.get(year, 0) + 1
            made += [_new(series, year, running, OPEN) for running in range(first, first + skipped)]
    session.add_all(made)
    _touch(session, made)


def _fresh(session: Session, series: Series, question: protocol.Grant, count: int) -> list[Number]:
    """So many numbers for a block: what was returned, lowest first, then above the highest."""
    if count <= 0:
        return []
    returned = _numbers(question).where(Number.status == RETURNED).order_by(Number.running).limit(count)
    found = list(session.scalars(returned))
    last = session.scalar(_numbers(question).with_only_columns(func.max(Number.running))) or 0
    above = range(last + 1, last + 1 + count - len(found))
    new = [_new(series, question.year, running, BLOCK) for running in above]
    session.add_all(new)
    return found + new


def _new(series: Series, year: int, running: int, status: str) -> Number:
    id_of_number = number_id(series.id, year, running)
    return Number(
        id=id_of_number, scope_id=series.scope_id, series_id=series.id, year=year, running=running, status=status
    )


def _hand_over(session: Session, number: Number, desk: Desk) -> None:
    number.status, number.desk_id, number.incarnation = BLOCK, desk.id, desk.incarnation
    number.holder = holder(session.get_one(Station, desk.station_id).code, desk.number)
    number.settled_by, number.settled_at = "", None


def _open(session: Session, numbers: Sequence[Number]) -> None:
    for number in numbers:
        number.status = OPEN
    _touch(session, numbers)


def _numbers(question: protocol.Grant) -> Select[tuple[Number]]:
    return select(Number).where(Number.series_id == question.series, Number.year == question.year)


def _block_of(desk: Desk) -> tuple[ColumnElement[bool], ...]:
    return (Number.status == BLOCK, Number.desk_id == desk.id, Number.incarnation == desk.incarnation)


def _touch(session: Session, rows: Sequence[Series | Number]) -> None:
    give_revisions(session, CENTRE, [Outcome("applied", row=row, written=(ALL,)) for row in rows])
