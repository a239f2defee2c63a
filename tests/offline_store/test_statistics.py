"""The figures of the reports against SQL of their own, over random cases; and what a list holds."""

import json
from collections import Counter
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from offline_store import joining, statistics
from offline_store.models import Case, Reception
from offline_store.types import ZONE

FIRST, LAST = date(2026, 11, 2), date(2026, 11, 4)
DAYS = [FIRST + timedelta(days=n) for n in range(-1, 4)]
moments = st.builds(
    lambda day, hour, minute: datetime.combine(day, time(hour, minute), ZONE).astimezone(UTC),
    st.sampled_from(DAYS), st.sampled_from([0, 7, 8, 23]), st.sampled_from([0, 59]),
)  # fmt: skip
cases = st.fixed_dictionaries(
    {
        "opened_at": moments,
        "closed_at": st.none() | moments,
        "channel": st.sampled_from(["01", "02", "04"]),
        "outcome": st.sampled_from(["", "03", "04", "06", "09"]),
        "people": st.none() | st.integers(1, 40),
        "arrears": st.none() | st.integers(0, 10**9),
        "recovered": st.none() | st.integers(0, 10**9),
        "dispute_types": st.lists(st.sampled_from(["劳动报酬", "经济补偿", "别处的类型"]), max_size=3),
        "state": st.sampled_from(["live", "live", "void"]),
    }
)
receptions = st.tuples(st.integers(0, 7), st.sampled_from(["visit", "call", "mediation", joining.KIND]), moments)


class _Undone(Exception):
    """Takes back what an example wrote."""


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(cases, max_size=8), st.lists(receptions, max_size=8), st.data())
def test_every_figure_is_what_sql_says(store, desk, given_cases, given_receptions, data):
    with suppress(_Undone), store.apply() as session:
        made = []
        for number, values in enumerate(given_cases):
            row = Case(scope_id=desk.station_id, number=f"T-{number}", **values)
            session.add(row)
            session.flush()
            if made and data.draw(st.booleans()):
                row.joined_id = data.draw(st.sampled_from(made)).id
            made.append(row)
        for at, kind, moment in given_receptions if made else ():
            session.add(
                Reception(
                    scope_id=desk.station_id, case_id=made[at % len(made)].id, kind=kind, desk="01", clerk="王",
                    started_at=moment,
                )
            )  # fmt: skip
        session.flush()
        told = statistics.statistics(session, desk, FIRST, LAST)
        _compare(session, told)
        _lists(session, desk)
        raise _Undone


def _compare(session, told):
    rows = session.execute(text("SELECT * FROM \"case\" WHERE state = 'live'")).mappings().all()
    opened = [row for row in rows if FIRST <= _day(row["opened_at"]) <= LAST]
    closed = [row for row in rows if row["closed_at"] and FIRST <= _day(row["closed_at"]) <= LAST]

    def own(row, field):
        """What the case counts beyond the live cases that were joined to it."""
        joined = sum(other[field] or 0 for other in rows if other["joined_id"] == row["id"])
        return max((row[field] or 0) - joined, 0)

    assert told["cases"] == len(opened)
    assert told["people"] == sum(own(row, "people") for row in opened)
    assert told["arrears"] == sum(own(row, "arrears") for row in opened)
    assert told["collective"] == sum((row["people"] or 0) >= 10 for row in opened)
    assert told["closed"] == len(closed)
    assert told["recovered"] == sum(row["recovered"] or 0 for row in closed)
    outcomes = Counter(row["outcome"] for row in closed)
    assert told["mediated"] == outcomes["03"] + outcomes["04"]
    tried = told["mediated"] + outcomes["06"]
    assert told["success_rate"] == (f"{100 * told['mediated'] / tried:.1f}%" if tried else "")
    assert {row["name"]: row["cases"] for row in told["by_channel"]} == {
        {"01": "来访", "02": "来电（中心座机）", "04": "12345转办"}[code]: count
        for code, count in Counter(row["channel"] for row in opened).items()
    }
    types = Counter(name for row in opened for name in set(json.loads(row["dispute_types"]) or ["（未填）"]))
    assert {row["name"]: row["cases"] for row in told["by_type"]} == dict(types)
    assert sum(row["cases"] for row in told["by_outcome"]) == len(closed)
    contacts = session.execute(
        text(
            'SELECT r.kind, r.started_at FROM reception r JOIN "case" c ON c.id = r.case_id'
            " WHERE r.state = 'live' AND c.state = 'live' AND r.kind <> 'joining'"
        )
    ).all()
    kinds = Counter(kind for kind, at in contacts if FIRST <= _day(at) <= LAST)
    assert (told["receptions"], told["visits"], told["calls"]) == (sum(kinds.values()), kinds["visit"], kinds["call"])
    unasked = sum(row["people"] is None for row in opened)
    assert (f"{unasked} 件" in told["remarks"]) == bool(unasked)


def _lists(session, desk):
    rows = session.execute(text("SELECT * FROM \"case\" WHERE state = 'live' AND arrears > 0")).mappings().all()
    new = statistics.arrears_list(session, desk, LAST)
    assert [row["number"] for row in new["clues"]] == sorted(
        row["number"] for row in rows if _day(row["opened_at"]) == LAST
    )
    done = statistics.closed_list(session, desk, LAST)
    wanted = [row for row in rows if row["closed_at"] and _day(row["closed_at"]) == LAST]
    assert (done["count"], done["recovered"]) == (len(wanted), sum(row["recovered"] or 0 for row in wanted))
    assert done["total"] == sum(row["amount"] for row in done["closed"])


def _day(moment):
    at = moment if isinstance(moment, datetime) else datetime.fromisoformat(moment)
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(ZONE).date()


@pytest.mark.parametrize("kind", [*statistics.STATISTICS, *statistics.LISTS])
def test_what_is_counted_goes_into_the_form(store, desk, kind):
    from desktop.papers.facts import fill
    from desktop.printing.description import load

    with store.read() as session:
        if kind in statistics.STATISTICS:
            known = statistics.statistics(session, desk, FIRST, LAST)
        else:
            known = {"new_arrears_list": statistics.arrears_list, "closed_list": statistics.closed_list}[kind](
                session, desk, LAST
            )
    form = load(kind)
    blank = set(form.fields) - set(fill(form, known))
    assert blank <= {"warnings", "warnings_done"}, blank
