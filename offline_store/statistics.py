"""日报、月报、年报, 新增欠薪线索清单 and 已办结清单: counted from the store, under the field names of their forms.

件 are cases by the day of their registration (closed ones by that of their closing), 次 receptions, 人 what was asked:
a case whose number of people nobody asked counts none, and the remarks say how many there are. Of joined cases 人 and
money count once, as in the 日结. Money in fen. Warnings are not counted: there is no store of them yet; their fields
stay blank.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from offline_store import case_deadlines, case_employers, codes, joining
from offline_store.case_employers import EMPLOYER
from offline_store.identity import divisions
from offline_store.models import Case, Deadline, Employer, Party, Person, Reception, Step
from offline_store.settings import Desk
from offline_store.types import ZONE, local_day, now

STATISTICS: Final = ("daily_statistics", "monthly_statistics", "yearly_statistics")
LISTS: Final = ("new_arrears_list", "closed_list")
SETTLED: Final = ("03", "04", "05")
"""Outcomes that are a mediation that succeeded (list `outcome`)."""
FAILED: Final = ("06", "08")
"""And one that did not."""
GROUPS: Final = {
    "migrant": "农民工",
    "new_form": "新就业形态劳动者",
    "disabled": "残疾职工",
    "pregnant": "孕期产期哺乳期女职工",
}
WITHOUT: Final = "（未填）"
"""The line of cases without a type."""


def statistics(session: Session, desk: Desk, first: date, last: date) -> dict[str, Any]:
    """The counts of a station from one day to another, both included; `fill` takes what a form prints of them."""
    begin, end = _start(first), _start(last + timedelta(days=1))
    live = select(Case).where(Case.scope_id == desk.station_id, Case.state == "live")
    cases = session.scalars(live.where(Case.opened_at >= begin, Case.opened_at < end)).all()
    closed = session.scalars(live.where(Case.closed_at >= begin, Case.closed_at < end)).all()
    people, arrears = _counted(session, cases)
    kinds = _receptions(session, desk, begin, end)
    outcomes = Counter(case.outcome for case in closed)
    settled, failed = (sum(outcomes[code] for code in each) for each in (SETTLED, FAILED))
    unasked = sum(case.people is None for case in cases)
    return {
        "from_on": first.isoformat(),
        "to_on": last.isoformat(),
        "cases": len(cases),
        "receptions": sum(kinds.values()),
        "visits": kinds["visit"],
        "calls": kinds["call"],
        "people": sum(people.values()),
        "collective": sum((case.people or 0) >= _collective(session) for case in cases),
        "accepted": _accepted(session, desk, begin, end),
        "closed": len(closed),
        "mediated": settled,
        "success_rate": f"{100 * settled / (settled + failed):.1f}%" if settled + failed else "",
        "arrears": sum(arrears.values()),
        "recovered": sum(case.recovered or 0 for case in closed),
        "overdue": _overdue(session, desk, last),
        "by_type": _by_type(session, cases, people, arrears),
        "by_channel": _by_channel(session, cases, people),
        "by_outcome": _by_outcome(session, closed),
        "by_group": _by_group(session, cases),
        "remarks": f"有 {unasked} 件没有问涉及人数，没有计入人数。" if unasked else "",
        **_made(desk),
    }


def arrears_list(session: Session, desk: Desk, day: date) -> dict[str, Any]:
    """新增欠薪线索清单: the cases with unpaid wages that were registered on a day."""
    begin, end = _start(day), _start(day + timedelta(days=1))
    query = _owed(desk).where(Case.opened_at >= begin, Case.opened_at < end).order_by(Case.number)
    cases = session.scalars(query).all()
    people, arrears = _counted(session, cases)
    rows = [
        {
            "number": case.number,
            "received_on": local_day(case.opened_at).isoformat(),
            **_employer(session, case),
            "people": people[case.id],
            "amount": arrears[case.id],
            "handler": desk.station_name,
        }
        for case in cases
    ]
    return _totals(day, rows) | {"clues": rows} | _made(desk)


def closed_list(session: Session, desk: Desk, day: date) -> dict[str, Any]:
    """已办结清单: the cases with unpaid wages that were closed on a day."""
    begin, end = _start(day), _start(day + timedelta(days=1))
    cases = session.scalars(
        _owed(desk).where(Case.closed_at >= begin, Case.closed_at < end).order_by(Case.number)
    ).all()
    people, arrears = _counted(session, cases)
    names = _names(session, "outcome")
    rows = [
        {
            "number": case.number,
            "employer": _employer(session, case)["employer"],
            "people": people[case.id],
            "amount": arrears[case.id],
            "recovered": case.recovered or 0,
            "closed_on": local_day(case.closed_at).isoformat() if case.closed_at else "",
            "outcome": names.get(case.outcome, case.outcome),
        }
        for case in cases
    ]
    recovered = sum(case.recovered or 0 for case in cases)
    return _totals(day, rows) | {"closed": rows, "recovered": recovered} | _made(desk)


def _made(desk: Desk) -> dict[str, Any]:
    return {"compiler": desk.clerk, "filled_on": local_day(now()).isoformat(), "station": desk.station_name}


def _totals(day: date, rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    return {
        "on": day.isoformat(),
        "count": len(rows),
        "people": sum(row["people"] for row in rows),
        "total": sum(row["amount"] for row in rows),
    }


def _start(day: date) -> datetime:
    return datetime.combine(day, time(), ZONE)


def _owed(desk: Desk) -> Any:
    return select(Case).where(Case.scope_id == desk.station_id, Case.state == "live", Case.arrears > 0)


def _counted(session: Session, cases: Sequence[Case]) -> tuple[dict[str, int], dict[str, int]]:
    """人 and fen of each case, without what the cases that were joined to it count already."""
    joined = joining.counted_already(session, [case.id for case in cases])
    return (
        {case.id: max((case.people or 0) - joined[case.id][0], 0) for case in cases},
        {case.id: max((case.arrears or 0) - joined[case.id][1], 0) for case in cases},
    )


def _receptions(session: Session, desk: Desk, begin: datetime, end: datetime) -> Counter[str]:
    query = select(Reception.kind, func.count(Reception.id)).where(
        Reception.scope_id == desk.station_id,
        Reception.state == "live",
        Reception.case_id.in_(select(Case.id).where(Case.state == "live")),
        Reception.started_at >= begin,
        Reception.started_at < end,
        Reception.kind != joining.KIND,
    )
    return Counter(dict(session.execute(query.group_by(Reception.kind)).tuples().all()))


def _accepted(session: Session, desk: Desk, begin: datetime, end: datetime) -> int:
    query = select(func.count(Step.case_id.distinct())).join(Case, Case.id == Step.case_id)
    query = query.where(Case.scope_id == desk.station_id, Case.state == "live", Step.state == "live")
    return session.scalar(query.where(Step.after == "accepted", Step.at >= begin, Step.at < end)) or 0


def _overdue(session: Session, desk: Desk, last: date) -> int:
    """Cases with a deadline of ours that had passed by then and is still open now."""
    query = select(Deadline).join(Case, Case.id == Deadline.case_id).where(Case.scope_id == desk.station_id)
    query = query.where(Case.state == "live", Case.closed_at.is_(None), Deadline.state == "live")
    rows = session.scalars(query.where(Deadline.status == "running", Deadline.due_on < last))
    return len({row.case_id for row in rows if case_deadlines.RULE in row.inputs and _is_ours(row)})


def _is_ours(row: Deadline) -> bool:
    return case_deadlines.rule_of(row).whose == "ours"


def _collective(session: Session) -> int:
    items = codes.current(session, "group_rules")["items"]
    return int(next(item["value"] for item in items if item["name"] == "collective_people"))


def _by_type(
    session: Session, cases: Sequence[Case], people: Mapping[str, int], arrears: Mapping[str, int]
) -> list[dict[str, Any]]:
    """A case of several types counts under each."""
    found: dict[str, list[Case]] = {}
    for case in cases:
        for name in dict.fromkeys(case.dispute_types or [WITHOUT]):
            found.setdefault(name, []).append(case)
    return [
        {
            "name": name,
            "cases": len(found[name]),
            "people": sum(people[case.id] for case in found[name]),
            "amount": sum(arrears[case.id] for case in found[name]),
        }
        for name in _in_order(codes.names(codes.current(session, "dispute_type")), found)
    ]


def _by_channel(session: Session, cases: Sequence[Case], people: Mapping[str, int]) -> list[dict[str, Any]]:
    names = _names(session, "channel")
    return [
        {
            "name": names.get(code, code),
            "cases": sum(case.channel == code for case in cases),
            "people": sum(people[case.id] for case in cases if case.channel == code),
        }
        for code in _in_order(names, {case.channel for case in cases})
    ]


def _by_outcome(session: Session, closed: Sequence[Case]) -> list[dict[str, Any]]:
    names = _names(session, "outcome")
    return [
        {
            "name": names.get(code, code) or WITHOUT,
            "cases": sum(case.outcome == code for case in closed),
            "amount": sum(case.recovered or 0 for case in closed if case.outcome == code),
        }
        for code in _in_order(names, {case.outcome for case in closed})
    ]


def _by_group(session: Session, cases: Sequence[Case]) -> list[dict[str, Any]]:
    """Workers of the cases by what was noted of each, and their share of the workers who are known."""
    query = select(Person).where(
        Person.state == "live",
        Person.id.in_(
            select(Party.person_id).where(
                Party.case_id.in_([case.id for case in cases]), Party.state == "live", Party.role == "worker"
            )
        ),
    )
    workers = session.scalars(query).all()
    counts = Counter(mark for person in workers for mark in dict.fromkeys(person.marks or ()))
    women = sum(person.sex == "2" for person in workers)
    rows = [("女职工", women), *((name, counts[mark]) for mark, name in GROUPS.items())]
    return [
        {"name": name, "people": count, "share": f"{100 * count / len(workers):.1f}%"} for name, count in rows if count
    ]


def _employer(session: Session, case: Case) -> dict[str, str]:
    named = case_employers.of_case(session, case.id)
    first = next((each for each in named if each.role == EMPLOYER), None)
    row = session.get(Employer, first.id) if first else None
    return {
        "employer": row.name if row else "",
        "region": divisions.full_name(row.region[:6]) if row and row.region else "",
    }


def _names(session: Session, name: str) -> dict[str, str]:
    return {item["code"]: item["name"] for item in codes.current(session, name)["items"]}


def _in_order(known: Iterable[str], found: Iterable[str]) -> list[str]:
    """What there is, in the list's order; what the list has no more comes last."""
    there, order = set(found), list(known)
    return [each for each in order if each in there] + sorted(there - set(order))
