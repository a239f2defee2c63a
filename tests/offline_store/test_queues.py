"""What waits, for whom, how urgent, and grouped: over the real store, the day and the clock given from outside."""

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offline_store import alarms, board, cards, case_deadlines, codes, putting_off, queues, registration, settings
from offline_store.deadlines import calendar
from offline_store.handovers import counterpart_of
from offline_store.models import Alarm, Case, FollowUp, Handover, Reminder
from offline_store.process import decisions
from offline_store.registration import Entry
from offline_store.settings import Clerk
from offline_store.types import ZONE, local_day, now
from tests.conftest import DESK

CALENDAR = calendar.read(codes.shipped(calendar.LIST))
NUMBERS = cards.Numbers(1, 1, 2, 7, 3)
CHIEF = replace(DESK, account="zhao", clerk="赵队", role="supervisor")
LI = replace(DESK, account="lisi", clerk="李四")
DAY = date(2026, 3, 3)


@pytest.fixture
def written(store):
    def write(change, desk=DESK):
        with store.write(desk.actor) as session:
            return change(session)

    return write


@pytest.fixture
def case(written):
    def made(desk=DESK, **values):
        def work(session):
            reception = registration.begin_reception(session, desk, "visit")
            entry = Entry(name="王小雨", people=1, employer="青岛某厂")
            row = session.get_one(Case, registration.register(session, desk, reception, entry))
            for name, value in values.items():
                setattr(row, name, value)
            return row.id

        return written(work, desk)

    return made


@pytest.fixture
def queue(store):
    def read(desk=DESK, day=DAY, of=queues.of_person):
        with store.read() as session:
            return of(session, desk, day)

    return read


def term(session, case_id, rule, starts_on, agreed=None):
    row = case_deadlines.begin(session, DESK, session.get_one(Case, case_id), rule, starts_on, agreed=agreed)
    return row.id, row.due_on


@given(due=st.dates(date(2025, 1, 1), date(2026, 12, 31)), away=st.integers(-40, 40))
def test_yellow_is_one_working_day_before_and_red_the_first_overdue_day(due, away):
    today = due + timedelta(days=away)
    card = cards.card_of(due, today, CALENDAR, NUMBERS)
    worked = sum(CALENDAR.is_working(today + timedelta(days=n)) for n in range(max(0, (due - today).days)))
    if today > due:
        assert card == cards.RED
    else:  # one working day before: at most that day itself is worked before the last one
        assert (card == cards.YELLOW) == (worked == 0 or (worked == 1 and CALENDAR.is_working(today)))


def test_a_friday_before_a_monday_is_yellow_and_the_thursday_is_not():
    monday = date(2026, 3, 9)
    said = [cards.card_of(monday, date(2026, 3, day), CALENDAR, NUMBERS) for day in (5, 6, 7, 9, 10)]
    assert said == ["", "yellow", "yellow", "yellow", "red"]


def test_one_line_for_each_case_with_its_most_urgent_reason_first(case, written, queue):
    late, soon, calm = case(), case(), case()

    def work(session):
        term(session, late, "T02", date(2026, 2, 1))
        term(session, late, "T11", date(2026, 1, 1))
        session.add(FollowUp(scope_id=DESK.station_id, case_id=late, reason="closing", due_on=DAY))
        term(session, soon, "T09", DAY, agreed=DAY + timedelta(days=1))

    written(work)
    found = queue()
    assert [line.case_id for line in found.lines] == [late, soon, calm]
    first = found.lines[0]
    assert (first.first.kind, first.first.card, first.first.late) == ("deadline", "red", 15)
    assert [reason.kind for reason in first.reasons] == ["deadline", "follow_up", "deadline", "open"]
    assert [line.first.card for line in found.lines] == ["red", "yellow", ""]
    assert (first.employer, first.state, first.number[:4]) == ("青岛某厂", "已登记", "3702")
    assert (found.count(""), found.count("overdue"), found.count("today"), found.count("unassigned")) == (3, 1, 1, 3)


def test_mine_are_those_i_handle_or_took_in_the_stations_are_all(case, queue):
    own, given_away, unowned = case(), case(handler="lisi", handler_name="李四"), case(desk=LI)
    mine, of_li = queue(), queue(LI)
    assert {line.case_id for line in mine.lines} == {own}
    assert {line.case_id for line in of_li.lines} == {given_away, unowned}
    assert {line.case_id for line in queue(of=queues.of_station).lines} == {own, given_away, unowned}
    assert not queue(replace(DESK, role="auditor")).lines


def test_another_body_that_is_late_is_a_wait_with_its_days_and_never_ours(case, written, queue):
    waits = case()
    due = written(lambda session: term(session, waits, "T12", date(2026, 2, 2)))[1]
    found = queue(day=due + timedelta(days=4))
    reason = found.lines[0].first
    assert (reason.kind, reason.late, reason.card) == ("wait", 4, "red")
    assert found.count("overdue") == 0 and found.count("wait") == 1
    assert queue(day=due).lines[0].first.late == 0


def test_a_return_visit_waits_until_it_was_made(case, written, queue):
    asked = case()
    visit = FollowUp(scope_id=DESK.station_id, case_id=asked, reason="closing", due_on=DAY)
    visit_id = visit.id
    written(lambda session: session.add(visit))
    assert [(line.first.kind, line.first.id) for line in queue().lines] == [("follow_up", visit_id)]
    written(lambda session: setattr(session.get_one(FollowUp, visit_id), "status", "done"))
    assert [line.first.kind for line in queue().lines] == ["open"]


def test_what_is_to_be_decided_is_in_the_queue_of_who_may_decide(case, written, queue):
    asked = case()
    written(lambda session: decisions.ask_sign_off(session, DESK, asked, "请签"))
    assert "decision" not in [reason.kind for reason in queue().lines[0].reasons]
    assert [reason.about for reason in queue(CHIEF).lines[0].reasons] == ["呈签"]


def test_a_settled_case_waits_for_its_instalments_and_not_for_a_limitation(case, written, queue):
    settled = case()

    def work(session):
        term(session, settled, "T11", DAY - timedelta(days=400))
        term(session, settled, "T09", DAY, agreed=DAY)
        session.get_one(Case, settled).status = "archived"

    written(work)
    assert [[reason.about for reason in line.reasons] for line in queue().lines] == [["协议履行期限"]]
    written(lambda session: setattr(session.get_one(Case, settled), "status", "reopened"))
    assert next(reason.about for reason in queue().lines[0].reasons if reason.kind == "deadline") == "仲裁时效"


def line_of_case(found, case_id):
    return next(line for line in found.lines if line.case_id == case_id)


def shown(found):
    return [line.case_id for line in found.lines if queues.is_in(line, "", found.day)]


def test_what_is_put_off_is_back_on_its_day_for_her_alone_and_never_after_its_term(case, written, queue, store):
    one, other = case(), case()
    due = written(lambda session: term(session, one, "T09", DAY, agreed=DAY + timedelta(days=6)))[1]
    line = line_of_case(queue(), one)

    def put_off(until, why=""):
        with store.apply() as session:
            putting_off.put_off(session, DESK, one, line.terms, until, DAY, why)

    with pytest.raises(putting_off.BeyondItsTerm, match=str(due)):
        put_off(due + timedelta(days=1))
    with pytest.raises(putting_off.DayIsOver):
        put_off(DAY)
    assert set(shown(queue())) == {one, other}
    put_off(DAY + timedelta(days=3), "等对方的工资表")
    found = queue()
    assert shown(found) == [other] and found.count("put_off") == 1 and found.count("") == 1
    assert line_of_case(found, one).put_off.why == "等对方的工资表"
    assert set(shown(queue(of=queues.of_station))) == {one, other}
    assert shown(queue(day=DAY + timedelta(days=2))) == [other]
    assert set(shown(queue(day=DAY + timedelta(days=3)))) == {one, other}
    with store.apply() as session:
        putting_off.take_back(session, DESK, one)
    assert set(shown(queue())) == {one, other}


def test_news_of_a_case_brings_it_back_at_once(case, written, queue, store):
    one = case()
    line = line_of_case(queue(), one)
    with store.apply() as session:
        putting_off.put_off(session, DESK, one, line.terms, DAY + timedelta(days=20), DAY, "")
    assert shown(queue()) == []
    written(lambda session: session.add(FollowUp(scope_id="station-1", case_id=one, reason="closing", due_on=DAY)))
    assert shown(queue()) == [one]


@given(due=st.integers(-3, 9), until=st.integers(-2, 12))
def test_no_day_behind_a_term_is_taken(due, until):
    """By the rule alone: the terms that bind us, and nothing of a body that is only waited for."""
    written = {}

    class Kept:
        def get(self, _model, _name):
            return None

        def merge(self, row):
            written.update(row.value)

    terms = {"a": DAY + timedelta(days=due), "b": None}
    try:
        putting_off.put_off(Kept(), DESK, "case", terms, DAY + timedelta(days=until), DAY, " w ")
    except putting_off.DayIsOver:
        assert until <= 0
    except putting_off.BeyondItsTerm:
        assert until > max(due, 0)
    else:
        assert 0 < until <= due and written["case"]["why"] == "w"


def test_two_hundred_cases_are_two_hundred_lines_and_one_bubble(case, written, queue, store):
    start = datetime(2026, 3, 2, 8, tzinfo=ZONE)
    ids = [case(opened_at=start) for _ in range(4)]

    def more(session):
        """As many, each with three terms that are over; written without the form, which is not what is tried here."""
        for place in range(196):
            row = Case(scope_id=DESK.station_id, number=f"x{place}", channel="visit", opened_at=start)
            row.status, row.clerk = "registered", DESK.clerk
            session.add(row)
            session.flush()
            ids.append(row.id)

    written(more)
    for case_id in ids[:3]:
        for rule in ("T01", "T02"):
            deadline_id = written(lambda session, c=case_id, r=rule: term(session, c, r, start.date()))[0]
            written(lambda session, d=deadline_id: hide_age(session, d, start))
    copies = ids[3:]

    def overdue(session):
        kept = session.query(case_deadlines.Deadline).filter_by(case_id=ids[0]).all()
        for case_id in copies:
            for row in kept:
                made = case_deadlines.Deadline(scope_id=row.scope_id, case_id=case_id)
                for name in ("rule", "rule_version", "event", "starts_on", "inputs", "due_on", "status"):
                    setattr(made, name, getattr(row, name))
                session.add(made)

    written(overdue)
    moment = datetime.combine(DAY + timedelta(days=40), datetime.min.time(), ZONE) + timedelta(hours=10)
    raised = []
    while fresh := written(lambda session: alarms.raise_due(session, DESK, moment)):
        assert len(fresh) <= alarms.MOST_AT_ONCE
        raised += fresh
    found = queue(day=moment.date())
    assert len(found.lines) == 200 == len({line.case_id for line in found.lines})
    assert found.count("overdue") == found.count("alarm") == 200 and len(raised) >= 400
    with store.read() as session:
        assert queues.told(session, DESK, raised) == queues.Told(overdue=200, today=0, soon=0, report=0)


def handed(session, desk_is_sender, **values):
    case_id = values.pop("case_id", "elsewhere")
    ends = ("station-1", "s2") if desk_is_sender else ("s2", "station-1")
    row = Handover(scope_id="station-1", case_id=case_id, case_number="370202-1", kind="joint", status="offered")
    row.from_id, row.to_id, row.from_name, row.to_name = *ends, f"自{ends[0]}", f"到{ends[1]}"
    row.about, row.sent_at, row.sent_by = {"employer": "市南某厂"}, now(), "赵"
    row.counterpart_id = counterpart_of(row.id)
    for name, value in values.items():
        setattr(row, name, value)
    session.add(row)
    return row.id


def test_hand_overs_to_accept_and_those_that_nobody_accepted_in_time(written, queue):
    written(lambda session: handed(session, False, accept_by=DAY))
    written(lambda session: handed(session, True, accept_by=DAY - timedelta(days=2), case_id="gone"))
    written(lambda session: handed(session, True, accept_by=DAY + timedelta(days=2), case_id="in time"))
    found = {line.case_id: line for line in queue().lines}
    assert found.keys() == {"elsewhere", "gone"}
    line = found["elsewhere"]
    assert (line.first.kind, line.number, line.employer, line.reception_id) == ("handover", "370202-1", "市南某厂", "")
    assert (found["gone"].first.kind, found["gone"].first.late) == ("wait", 2)


def test_a_reminder_waits_for_whom_it_is_to_and_one_to_nobody_for_whoever_has_the_case(case, written, queue, store):
    with store.apply() as session:
        settings.save_clerks(session, {"wangfang": Clerk("王芳", "clerk"), "lisi": Clerk("李四", "clerk")})
    own, other = case(), case(handler="lisi", handler_name="李四")

    def work(session):
        for case_id, account in ((own, ""), (other, "lisi")):
            row = Reminder(scope_id="station-1", case_id=case_id, level="bubble", text="请办理", to_account=account)
            row.to_name, row.sent_at, row.sent_by, row.status = "某人", now(), "赵队", "open"
            session.add(row)

    written(work)
    assert [line.reminder.text for line in queue().lines] == ["请办理"]
    assert [(line.case_id, line.first.kind) for line in queue(LI).lines] == [(other, "reminder")]
    assert queue(of=queues.of_station).count("reminder") == 2


def test_each_alarm_is_in_the_queue_once_at_its_time_until_it_is_seen(store, case, written, queue):
    """Half a year by days: the queue says of each alarm once that it is new, in its case's one line."""
    start = datetime(2026, 3, 2, 8, tzinfo=ZONE)
    ids = [case(opened_at=start) for _ in range(3)]
    for case_id in ids:
        for rule in ("T01", "T02", "T11"):
            deadline_id = written(lambda session, c=case_id, r=rule: term(session, c, r, start.date()))[0]
            written(lambda session, d=deadline_id: hide_age(session, d, start))
    shown = Counter()
    for day in range(200):
        moment = start + timedelta(days=day, hours=2)
        written(lambda session, at=moment: alarms.raise_due(session, DESK, at))
        found = queue(day=moment.date())
        assert len(found.lines) == len(ids) == len({line.case_id for line in found.lines})  # grouped, never a flood
        fresh = [alarm for line in found.lines for alarm in line.unseen]
        shown.update(fresh)
        for alarm in fresh:
            written(lambda session, each=alarm: alarms.see(session, DESK, each))
        if fresh:
            assert not [alarm for line in queue(day=moment.date()).lines for alarm in line.unseen]
    with store.read() as session:
        raised = [row.id for row in session.query(Alarm)]
    assert shown == Counter(raised) and len(raised) > 10


def hide_age(session, deadline_id, moment):
    """The deadline as if it had been written down at a moment: the age is in its id (UUIDv7)."""
    stamp = int(moment.timestamp() * 1000)
    row = session.get_one(case_deadlines.Deadline, deadline_id)
    tail = deadline_id.replace("-", "")[12:]
    plain = f"{stamp:012x}{tail}"
    row.id = "-".join((plain[:8], plain[8:12], plain[12:16], plain[16:20], plain[20:]))


def test_new_alarms_are_told_of_as_one_bubble_by_cases(case, written, store):
    start = datetime(2026, 3, 2, 8, tzinfo=ZONE)
    one, two, others = case(opened_at=start), case(opened_at=start), case(opened_at=start, handler="lisi")
    due = date(2026, 3, 20)

    def work(session):
        for case_id in (one, two, others):
            hide_age(session, term(session, case_id, "T09", start.date(), agreed=due)[0], start)
        hide_age(session, term(session, one, "T04", start.date())[0], start)

    written(work)
    raised = written(lambda session: alarms.raise_due(session, DESK, datetime(2026, 3, 20, 10, tzinfo=ZONE)))
    assert len(raised) > 4
    with store.read() as session:
        assert queues.told(session, DESK, raised) == queues.Told(overdue=1, today=1, soon=0, report=0)
        assert queues.told(session, LI, raised) == queues.Told(overdue=0, today=1, soon=0, report=0)


def test_the_board_counts_what_its_lists_show(case, written, store):
    with store.apply() as session:
        settings.save_clerks(session, {"wangfang": Clerk("王芳", "clerk"), "lisi": Clerk("李四", "clerk")})
    late, lis = case(handler="wangfang", handler_name="王芳"), case(handler="lisi", handler_name="李四")
    case(), case(handler="lisi", handler_name="李四")
    today = datetime.now(ZONE).date()

    def work(session):
        term(session, late, "T02", today - timedelta(days=40))
        term(session, lis, "T12", today - timedelta(days=40))
        term(session, lis, "T09", today, agreed=today)
        decisions.ask_sign_off(session, DESK, lis, "请签")
        handed(session, True, accept_by=today - timedelta(days=1))
        handed(session, False)
        alarms.raise_due(session, DESK, now())

    written(work)
    with store.read() as session:
        found, queue = board.of_station(session, CHIEF, today), queues.of_station(session, CHIEF, today)
        days = Counter(local_day(row.at) for row in session.query(Alarm))
        assert any(day < today for day in days)
        for day in {*days, today, today + timedelta(days=1)}:  # of each day those of that day alone
            assert board.of_station(session, CHIEF, day).alarms == days[day]
    assert (found.overdue, found.today, found.unassigned, found.decisions) == (1, 1, 1, 1)
    assert (found.incoming, found.outgoing, found.late_outgoing, found.third_parties) == (1, 1, 1, 1)
    assert found.waiting == len(queue.lines) == 5
    assert [(each.name, each.open, each.overdue) for each in found.load] == [("李四", 2, 1), ("王芳", 1, 1)]
    assert found.alarms_unseen <= found.alarms
    assert found.urgent[0].case_id == late
