"""文号: the numbers of legal papers. The centre grants blocks; a desk takes from its block, with the line down too.

Written 青工调字〔2026〕12号 (GB/T 9704-2012, 7.2.5: year in full in hexagonal brackets, no 第, no leading zeros). The
year is that of the paper's day. A number goes its way once: from a block to used, void or returned; from used to void.
"""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from offline_store import paper_kinds, settings
from offline_store.errors import ExpectedError
from offline_store.models import Case, Change, Form, Number, Series, Step
from offline_store.protocol import MOST_NUMBERS, GrantedNumber
from offline_store.settings import Desk
from offline_store.types import local_day, now

BLOCK, USED, VOID, RETURNED, OPEN = "block", "used", "void", "returned", "open"
STATUSES = (USED, VOID, RETURNED, BLOCK, OPEN)
DEFAULT_BLOCK: Final = 10
SETTING = "numbers"
NEXT_YEAR_FROM = 18
"""Day of December from which the next year's block is asked for, so that it is there on the first of January."""
_TURNS = {
    BLOCK: frozenset({USED, VOID, RETURNED}),
    USED: frozenset({VOID}),
    OPEN: frozenset({BLOCK, USED, VOID}),
    VOID: frozenset(),
    RETURNED: frozenset(),
}
FINALISED: Final = "paper_final"
"""Step: a paper became final; its note ends with the number."""
_IDENTITY = ("series_id", "year", "running")
_NAMESPACE = uuid.UUID("5b0c5d1c-6b9f-4c0e-9c5e-0f6f3b1f2a10")


class NoNumberLeft(ExpectedError):
    """The desk's block of the series and year is empty."""

    title = "本机没有可用的文号了"
    explanation = "{series}〔{year}〕在本机的号段已经用完，现在没有取到号，案件照常办理。"
    advice = "接通中心后程序会自动领取新号段，那时再取号；也可以先请同站点的其他席位出具文书。"


class NoSeries(ExpectedError):
    """The station has no series for papers of this kind."""

    title = "本站点没有这类文书的文号系列"
    explanation = "这份文书要有文号，而本站点还没有这一类的文号系列，或者还没有与中心同步过。文书仍是草稿。"
    advice = "请管理员在中心建立文号系列，同步后再定稿。"


class CarriedByPaper(ExpectedError):
    """A final paper of the case carries the number: they are voided together."""

    title = "这个文号在一份定稿的文书上"
    explanation = "{number} 印在《{paper}》上，没有改动。"
    advice = "请在案件的“文书”里把那份文书作废，文号会一起作废。"


class AlreadyNumbered(ExpectedError):
    """The case has a number of this series that is not void."""

    title = "这个案件已经有文号"
    explanation = "已经取过 {number}，没有再取。"
    advice = "要换号，请先把它作废并写明原因。"


class ReasonNeeded(ExpectedError):
    """A number is voided with a reason only."""

    title = "需要写明原因"
    explanation = "作废文号要有原因，文号没有改动。"
    advice = "请写一句作废的原因，例如“打印错误，重新出具”。"


class NotToBeVoided(ExpectedError):
    """The number is void already, was given back, or is free in another desk's block."""

    title = "这个文号不能作废"
    explanation = "{number} 已经作废、已退回，或者还在其他席位的号段里，没有改动。"
    advice = "请刷新后再看；其他席位号段里的号，请在那个席位上作废或退回。"


@dataclass(frozen=True, slots=True)
class SeriesInfo:
    """A series and what this desk has left of it this year."""

    id: str
    word: str
    organisation: str
    kind: str
    left: int


@dataclass(frozen=True, slots=True)
class NumberLine:
    """One number and what became of it."""

    id: str
    text: str
    running: int
    status: str
    holder: str
    mine: bool
    """Whether it is, or was last, this desk's as it is today."""
    case_id: str | None
    case_number: str
    reason: str
    settled_by: str
    settled_at: datetime | None
    paper: str = ""
    """The paper that carries it; empty where none here does."""


@dataclass(frozen=True, slots=True)
class Account:
    """The account of a series and year: every number up to the head of the series."""

    word: str
    organisation: str
    year: int
    head: int
    """The highest number that was ever granted."""
    lines: tuple[NumberLine, ...]
    counts: dict[str, int]
    missing: tuple[int, ...]
    """Numbers below the head of which nothing is known here: to be accounted for, like the open ones."""


def written(word: str, year: int, running: int) -> str:
    """A number as it stands on the paper."""
    return f"{word}字〔{year}〕{running}号"


def number_id(series_id: str, year: int, running: int) -> str:
    """The id of a number's record: the same at every desk and after every restored backup."""
    return str(uuid.uuid5(_NAMESPACE, f"{series_id}/{year}/{running}"))


def years_wanted(day: date) -> tuple[int, ...]:
    """The years a desk keeps blocks of."""
    return (day.year, day.year + 1) if day.month == 12 and day.day >= NEXT_YEAR_FROM else (day.year,)


def block_size(session: Session) -> int:
    """How many numbers this desk asks for at once."""
    size = settings.get(session, SETTING).get("block", DEFAULT_BLOCK)
    return size if isinstance(size, int) and 1 <= size <= MOST_NUMBERS else DEFAULT_BLOCK


def series_of(session: Session, desk: Desk, year: int | None = None) -> list[SeriesInfo]:
    """The series of the desk's station."""
    year = year or local_day(now()).year
    query = select(Series).where(Series.scope_id == desk.station_id, Series.state == "live").order_by(Series.word)
    return [
        SeriesInfo(row.id, row.word, row.organisation, row.kind, left(session, desk, row.id, year))
        for row in session.scalars(query)
    ]


def left(session: Session, desk: Desk, series_id: str, year: int) -> int:
    """How many free numbers the desk's block has."""
    query = select(func.count(Number.id)).where(*_in_block(desk), Number.series_id == series_id, Number.year == year)
    return session.scalar(query) or 0


def take(session: Session, desk: Desk, case_id: str, series_id: str, day: date | None = None) -> str:
    """Tie the next number to a case's paper of `day`, in the transaction that uses it; the number as written.

    A write that fails takes no number. Raises NoNumberLeft, AlreadyNumbered.
    """
    case, series, year = session.get_one(Case, case_id), session.get_one(Series, series_id), _year(day)
    has = select(Number).where(Number.case_id == case_id, Number.series_id == series_id, Number.status == USED)
    if earlier := session.scalars(has.limit(1)).first():
        raise AlreadyNumbered(number=written(series.word, earlier.year, earlier.running))
    number = _next(session, desk, case, series, year)
    text = written(series.word, number.year, number.running)
    _step(session, desk, case, "numbered", text)
    return text


def take_for_paper(session: Session, desk: Desk, case: Case, kind: str, day: date | None = None) -> tuple[str, str]:
    """The number for a paper of `day` of the station's series of this kind: id, and as written.

    One that was taken for the case by hand, and that no paper carries yet, comes first. Raises NoSeries, NoNumberLeft.
    """
    query = select(Series).where(Series.scope_id == desk.station_id, Series.kind == kind, Series.state == "live")
    series, year = session.scalars(query.order_by(Series.word).limit(1)).first(), _year(day)
    if series is None:
        raise NoSeries
    carried = select(Form.number_id).where(Form.number_id.is_not(None))
    own = select(Number).where(Number.case_id == case.id, Number.series_id == series.id, Number.year == year)
    waiting = session.scalars(own.where(Number.status == USED, Number.id.not_in(carried)).order_by(Number.running))
    free = (one for one in waiting if not _paper_elsewhere(session, one, written(series.word, year, one.running)))
    number = next(free, None) or _next(session, desk, case, series, year)
    return number.id, written(series.word, number.year, number.running)


def void(session: Session, desk: Desk, id_of_number: str, reason: str) -> None:
    """Make a number void, for a reason; it is never used again. Raises ReasonNeeded, NotToBeVoided."""
    number = session.get_one(Number, id_of_number)
    series = session.get_one(Series, number.series_id)
    text = written(series.word, number.year, number.running)
    if not reason.strip():
        raise ReasonNeeded
    if not may_be_voided(number, desk):
        raise NotToBeVoided(number=text)
    carrier = select(Form).where(Form.number_id == id_of_number, Form.status == "final").limit(1)
    if paper := session.scalars(carrier).first():
        raise CarriedByPaper(number=text, paper=paper_kinds.title(paper.kind))
    if told := _paper_elsewhere(session, number, text):
        raise CarriedByPaper(number=text, paper=told.removesuffix(text).strip())
    number.reason = reason.strip()
    _settle(number, desk, VOID)
    case = session.get(Case, number.case_id) if number.case_id else None
    if case is not None:
        _step(session, desk, case, "number_voided", f"{text}：{number.reason}")


def void_of_paper(session: Session, desk: Desk, id_of_number: str, reason: str) -> None:
    """The paper that carries a number is void, and so is the number, where it is here and not void yet."""
    number = session.get(Number, id_of_number)
    if number is not None and number.status == USED:
        void(session, desk, id_of_number, reason)


def may_be_voided(number: Number, desk: Desk) -> bool:
    """A used one, one to be accounted for, or a free one of this desk's own block."""
    return number.status in (USED, OPEN) or (number.status == BLOCK and _is_own(number, desk))


def give_back(session: Session, desk: Desk, before: int | None = None) -> int:
    """Return the free numbers of this desk's block (of years before `before`); how many. The centre grants them anew.

    Only the desk itself can: nobody else knows that it has used none of them.
    """
    query = select(Number).where(*_in_block(desk))
    free = session.scalars(query if before is None else query.where(Number.year < before)).all()
    for number in free:
        _settle(number, desk, RETURNED)
    return len(free)


def receive(session: Session, desk: Desk, series_id: str, year: int, granted: Iterable[GrantedNumber]) -> int:
    """Write down the block as the centre granted it; how many numbers are new here.

    Each leaves a Change: a centre that was put back to a backup learns again from its desks what it had granted.
    """
    new = 0
    scope_id = session.get_one(Series, series_id).scope_id
    for item in granted:
        id_of_number = number_id(series_id, year, item.running)
        here = session.get(Number, id_of_number)
        if here is not None and (item.revision <= here.revision or _waits(session, id_of_number)):
            continue  # known, or this desk has gone on since
        number = here or Number(id=id_of_number, scope_id=scope_id, series_id=series_id)
        number.year, number.running, number.status = year, item.running, BLOCK
        number.desk_id, number.incarnation = desk.id, desk.incarnation
        number.holder, number.revision = holder(desk.station_code, desk.number), item.revision
        number.case_id, number.case_number, number.settled_at = None, "", None
        number.reason = number.settled_by = ""
        session.add(number)
        new += 1
    return new


def holder(station_code: str, desk_number: str) -> str:
    """A desk in words."""
    return f"{station_code}-{desk_number}"


def account(session: Session, series_id: str, year: int, desk: Desk | None = None) -> Account:
    """What became of every number of a series and year, as far as it is known here."""
    series = session.get_one(Series, series_id)
    query = select(Number).where(Number.series_id == series_id, Number.year == year).order_by(Number.running)
    on = _papers(session, select(Number.id).where(Number.series_id == series_id, Number.year == year))
    lines = tuple(_line(row, series.word, desk, on) for row in session.scalars(query))
    known = {line.running for line in lines}
    head = max(known, default=0)
    counts = {status: sum(line.status == status for line in lines) for status in STATUSES}
    missing = tuple(running for running in range(1, head + 1) if running not in known)
    return Account(series.word, series.organisation, year, head, lines, counts, missing)


def years(session: Session, series_id: str) -> list[int]:
    """The years there are numbers of, and this one; newest first."""
    known = session.scalars(select(Number.year).where(Number.series_id == series_id).distinct())
    return sorted({*known, local_day(now()).year}, reverse=True)


def of_case(session: Session, case_id: str) -> tuple[NumberLine, ...]:
    """The numbers that were taken for a case, void ones too."""
    query = select(Number, Series.word).join(Series, Series.id == Number.series_id).where(Number.case_id == case_id)
    on = _papers(session, select(Number.id).where(Number.case_id == case_id))
    return tuple(_line(row, word, None, on) for row, word in session.execute(query.order_by(Number.settled_at)))


def may_turn(number: Number, fields: Mapping[str, Any], desk_id: str) -> bool:
    """Whether a desk may change a number so: the centre's rule, which stands above who wrote when.

    What was used stays with its paper; only the desk that holds a number uses or returns it; after a backup was put
    back a desk says what it holds of the open ones.
    """
    status = fields.get("status", number.status)
    if status not in _TURNS[number.status]:
        return False
    if any(name in fields and fields[name] != getattr(number, name) for name in _IDENTITY):
        return False
    if status == BLOCK:
        return bool(fields.get("desk_id") == desk_id)
    return status == VOID or number.desk_id in ("", desk_id)


def may_begin(id_of_number: str, fields: Mapping[str, Any], desk_id: str) -> bool:
    """Whether a desk may tell the centre of a number that it does not know: one it was granted before a restore."""
    series_id, year, running = (fields.get(name) for name in _IDENTITY)
    if not isinstance(series_id, str) or type(year) is not int or type(running) is not int:
        return False
    is_itself = running >= 1 and id_of_number == number_id(series_id, year, running)
    return is_itself and fields.get("status") == BLOCK and fields.get("desk_id") == desk_id


def _in_block(desk: Desk) -> tuple[Any, ...]:
    return (
        Number.status == BLOCK,
        Number.state == "live",
        Number.desk_id == desk.id,
        Number.incarnation == desk.incarnation,
    )


def _next(session: Session, desk: Desk, case: Case, series: Series, year: int) -> Number:
    """The lowest free number of the desk's block, tied to the case."""
    free = select(Number).where(*_in_block(desk), Number.series_id == series.id, Number.year == year)
    number = session.scalars(free.order_by(Number.running).limit(1)).first()
    if number is None:
        raise NoNumberLeft(series=f"{series.word}字", year=year)
    number.case_id, number.case_number = case.id, case.number
    _settle(number, desk, USED)
    return number


def _papers(session: Session, number_ids: Any) -> dict[str, str]:
    """Number → the paper that carries it, in words."""
    query = select(Form.number_id, Form.kind, Form.version).where(Form.number_id.in_(number_ids))
    return {key: paper_kinds.named(kind, version) for key, kind, version in session.execute(query).tuples() if key}


def _paper_elsewhere(session: Session, number: Number, text: str) -> str:
    """What the case's history says of the paper that carries a number, where the paper itself is not on this machine:
    it is sealed with a protected person, and its step is not. Empty where there is none, or it is here.
    """
    if session.scalars(select(Form.id).where(Form.number_id == number.id).limit(1)).first():
        return ""
    final = (Step.case_id == number.case_id, Step.action == FINALISED, Step.note.endswith(f" {text}", autoescape=True))
    return session.scalars(select(Step.note).where(*final, Step.state == "live").limit(1)).first() or ""


def _is_own(number: Number, desk: Desk) -> bool:
    return number.desk_id == desk.id and number.incarnation == desk.incarnation


def _waits(session: Session, record_id: str) -> bool:
    query = select(Change.seq).where(Change.record_id == record_id, Change.result.is_(None))
    return session.scalars(query.limit(1)).first() is not None


def _settle(number: Number, desk: Desk, status: str) -> None:
    number.status, number.settled_by, number.settled_at = status, desk.clerk, now()


def _year(day: date | None) -> int:
    return (day or local_day(now())).year


def _step(session: Session, desk: Desk, case: Case, action: str, note: str) -> None:
    scope = case.scope_id
    session.add(
        Step(scope_id=scope, case_id=case.id, at=now(), action=action, clerk=desk.clerk, desk=desk.number, note=note)
    )


def _line(row: Number, word: str, desk: Desk | None, on: Mapping[str, str]) -> NumberLine:
    return NumberLine(
        id=row.id,
        text=written(word, row.year, row.running),
        running=row.running,
        status=row.status,
        holder=row.holder,
        mine=desk is not None and _is_own(row, desk),
        case_id=row.case_id,
        case_number=row.case_number,
        reason=row.reason,
        settled_by=row.settled_by,
        settled_at=row.settled_at,
        paper=on.get(row.id, ""),
    )
