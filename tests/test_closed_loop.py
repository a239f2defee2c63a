"""闭环: one case through every state there is, by four levels over three desks and an officer's browser, two desks
offline for a day, under a clock that the test moves; each alarm comes once, at its time, and one timeline tells it all.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
import time_machine
import uuid6

from central import accounts
from central.models import Account
from desktop.sync.client import CentreClient
from desktop.sync.engine import synchronise
from desktop.sync.login import enrol, log_in, new_private_key
from offline_store import alarms, case_deadlines, codes, handovers, joining, papers, registration, timeline
from offline_store.models import Alarm, Case, Conflict, Deadline
from offline_store.process import assignment, checklists, decisions, handing, moves
from offline_store.store import open_store
from offline_store.types import ZONE, local_day, now
from tests.console_rig import browser
from tests.sync_rig import ADDRESS, DESK_KEY, PASSWORD, Seat, content_of, tell_the_tree

MONDAY = datetime(2026, 3, 2, 9, 30, tzinfo=ZONE)
ENTRY = {
    "name": "王小雨", "phone": "16000000002", "employer": "青岛某厂", "people": 2, "dispute_types": ("劳动报酬",),
    "claim": "要工资", "matter": "两个月没有发工资", "advice": "先补材料",
}  # fmt: skip
BELOW = (("370301", "street", "3703"), ("37030101", "enterprise", "370301"))
STAFF = (("kerui", "3702", "supervisor"), ("lead", "3703", "supervisor"), ("jie", "370301", "clerk"))
MORE = (("zhang", "370301", "supervisor"), ("qiye", "37030101", "clerk"))


@pytest.fixture
def clock(monkeypatch):
    """The whole process lives in March 2026; what is done takes its real time."""
    monkeypatch.setattr(uuid6, "_last_v7_timestamp", None)  # ids never go back by themselves
    with time_machine.travel(MONDAY, tick=True) as traveller:
        yield traveller


class Loop:
    """The three desks and the centre, and what each alarm was raised by."""

    def __init__(self, town, clock, folder):
        self.town, self.clock, self.raised = town, clock, []
        self.stations = self._tree()
        self.city, self.district = town.seats["01"], town.seats["03"]
        self.street = self._seat("370301", "jie", folder)
        self.seats = (self.city, self.district, self.street)
        self.case = ""

    def _tree(self):
        with self.town.centre.transact() as session:
            ids = {station.code: station.id for station in session.query(accounts.Station)}
            south = session.get_one(accounts.Station, ids["3703"])
            south.parent_id, south.level = ids["3702"], "district"
            for code, level, above in BELOW:
                ids[code] = accounts.add_station(session, code, f"站点 {code}", level, ids[above])
            kept = session.get_one(Account, "north").password_hash
            for account, code, role in (*STAFF, *MORE):
                made = Account(id=account, name=f"{account} 员", station_id=ids[code], role=role)
                made.password_hash = kept
                session.add(made)
        tell_the_tree(self.town)
        return ids

    def _seat(self, code, account, folder):
        with self.town.centre.transact() as session:
            once = accounts.add_desk(session, self.stations[code], "01")
        client = CentreClient(ADDRESS, transport=self.town.line)
        desk = enrol(client, ADDRESS, once, new_private_key(), account, PASSWORD)
        return Seat(open_store(folder / code, DESK_KEY), desk, client)

    def until(self, month, day, hour=10):
        """Let time pass: each desk looks for alarms when its own clock says that one is due, on line or off."""
        moment = datetime(2026, month, day, hour, tzinfo=ZONE)
        while True:
            coming = [each for each in map(self._look, self.seats) if each and each < moment]
            if not coming:
                break
            self.clock.move_to(min(coming))
        self.clock.move_to(moment)

    def _look(self, seat):
        with seat.store.read() as session:
            due, following = alarms.look(session, seat.desk, now())
        if due:
            with seat.store.write(seat.desk.actor) as session:
                made = alarms.raise_due(session, seat.desk, now())
            self.raised += [(alarm_id, seat.desk.station_id, now()) for alarm_id in made]
        return following

    def sync(self, *seats):
        for seat in seats or (*self.seats, self.city):
            receipt = synchronise(seat.store, seat.client, seat.desk)
            assert receipt["waiting"] == 0
            for proof in receipt["scopes"].values():
                assert proof["equal"] and not proof["quarantined"] and "incident" not in proof

    def write(self, seat, work, who=None):
        """`work(session, desk)` by whoever sits there, or somebody else of the station."""
        desk = replace(seat.desk, account=who[0], clerk=f"{who[0]} 员", role=who[1]) if who else seat.desk
        with seat.store.write(desk.actor) as session:
            return work(session, desk)

    def go(self, seat, *steps, who=None):
        """Moves of the table, one transaction each."""
        for code in steps:
            self.write(seat, lambda session, desk, code=code: moves.move(session, desk, self.case, code, "理由"), who)

    def decided(self, seat, code, chief, *, approved=True):
        """A move that a named person decides."""
        asked = self.write(seat, lambda session, desk: moves.move(session, desk, self.case, code, "理由"))
        assert asked
        say = {"approved": approved, "opinion": "同意" if approved else "再核实"}
        self.write(seat, lambda session, desk: decisions.decide(session, desk, asked, **say), (chief, "supervisor"))

    def refer(self, seat, code, how=handovers.TRANSFER):
        to, on = self.stations[code], (local_day(now()) + timedelta(days=2), None)
        return handovers.counterpart_of(
            self.write(seat, lambda session, desk: handing.offer(session, desk, self.case, to, how, "请办理", on))
        )

    def say(self, seat, what, handover_id, *words):
        self.write(seat, lambda session, desk: what(session, desk, handover_id, *words))

    def assign(self, seat):
        self.write(seat, lambda session, desk: assignment.assign(session, desk, self.case, desk.account))

    def ready(self, seat, gate):
        """Everything of a checklist is done and ticked."""

        def work(session, desk):
            if gate == "close":
                checklists.set_outcome(session, desk, self.case, "调解成功已履行")
                papers.note_printing(session, desk, registration.call_form(session, self.case), "p", "1", 1, "0" * 64)
            for item in checklists.items(session, session.get_one(Case, self.case), gate):
                if not item.by_itself:
                    checklists.tick(session, desk, self.case, item.code, done=True)

        self.write(seat, work)

    def status(self, seat):
        with seat.store.read() as session:
            return session.get_one(Case, self.case).status


@pytest.fixture
def loop(town, clock, tmp_path):
    made = Loop(town, clock, tmp_path)
    made.sync()
    yield made
    made.street.close()


MEDIATOR = ("lead", "supervisor")


def at_the_city(loop):
    """Material is missing, it is refused, opened again, taken and handed down."""
    city = loop.city
    loop.case = city.register(**ENTRY)
    loop.go(city, "ask_material")
    loop.decided(city, "refuse", "kerui")
    loop.go(city, "reopen", who=("kerui", "supervisor"))
    loop.go(city, "accept")
    handed = loop.refer(city, "3703")
    loop.sync()
    loop.say(loop.district, handing.accept, handed)


def at_the_district(loop):
    """Negotiated, put off, mediated in vain, aided; then two desks are offline while letters are written."""
    district = loop.district
    loop.until(3, 3)
    loop.assign(district)
    loop.go(district, "answer", "negotiate")
    loop.decided(district, "suspend_agreed", "lead")
    loop.go(district, "resume", "consult")
    loop.sync(district, loop.city)
    loop.until(3, 5)
    loop.go(district, "schedule", who=MEDIATOR)
    loop.until(3, 6)
    loop.go(district, "mediate", who=MEDIATOR)
    loop.until(3, 10)
    loop.go(district, "mediation_failed", who=MEDIATOR)
    loop.go(district, "give_aid", "resume_handling")
    loop.sync()


def offline_for_a_day(loop):
    """District and street are without a line; the city goes on with the same case, and each with its own."""
    loop.until(3, 11, 9)
    loop.go(loop.district, "hint")
    loop.decided(loop.district, "advise", "lead", approved=False)
    loop.decided(loop.district, "advise", "lead")
    loop.go(loop.district, "resume_handling", "opine", "resume_handling")
    sibling = loop.street.register(name="李小雨", phone="16000000003", employer="青岛某厂", matter="没有发工资")
    loop.until(3, 11, 15)
    instruct = lambda session, desk: decisions.instruct(session, desk, loop.case, "请抓紧办理")  # noqa: E731
    loop.write(loop.city, instruct, ("kerui", "supervisor"))
    loop.city.edit("case", loop.case, period="去年十二月起")
    loop.sync(loop.city)
    handed = loop.refer(loop.district, "370301")
    loop.until(3, 12, 9)
    loop.sync(loop.district, loop.street)
    assert loop.status(loop.street) == "referred"
    return sibling, handed


def at_the_street(loop, sibling, handed):
    """Sent back once, taken the second time; joined and taken out; the enterprise has it for an hour."""
    street = loop.street
    loop.say(street, handing.give_back, handed, "材料不齐")
    loop.sync(street, loop.district)
    assert loop.status(loop.district) == "returned"
    loop.go(loop.district, "take_back")
    again = loop.refer(loop.district, "370301")
    loop.sync(loop.district, street)
    loop.say(street, handing.accept, again)
    loop.go(street, "draft", "resume_handling", "suspend_injury", "resume", "withdraw", "undo_withdraw")
    loop.write(street, lambda session, desk: joining.join(session, desk, [loop.case, sibling], None, 2))
    loop.write(street, lambda session, desk: joining.take_out(session, desk, loop.case))
    loop.until(3, 13)
    part = loop.refer(street, "37030101", handovers.JOINT)
    whole = loop.refer(street, "37030101")
    loop.sync(street)
    officer(loop.town, part, whole)
    loop.sync(street)
    assert loop.status(street) == "returned"
    loop.go(street, "take_back")


def officer(town, part, whole):
    """The enterprise's officer, in a browser: she answers for her part, takes the whole case and gives it back."""
    her = browser(town.line)
    assert her.log_in("qiye").path == "/my/"
    for handover_id, what, words in (
        (part, "accept", {}), (part, "answer", {"answer": "工资表已提交"}),
        (whole, "accept", {}), (whole, "return", {"reason": "单位同意到街道调解"}),
    ):  # fmt: skip
        her.open(f"/my/handovers/{handover_id}")
        assert her.submit(f"/my/handovers/{handover_id}/{what}", **words).path == "/my/"


def to_its_end(loop):
    """Mediated, signed, performed, closed by a second person, visited, put into the archive."""
    street, chief = loop.street, ("zhang", "supervisor")
    loop.until(3, 16)
    loop.go(street, "consult")
    loop.until(3, 17)
    loop.go(street, "mediate", who=chief)
    loop.until(3, 24)
    loop.ready(street, "agreement")
    loop.go(street, "sign", who=chief)
    loop.until(3, 25)
    loop.go(street, "take_effect", "perform", who=chief)
    loop.sync()
    loop.until(4, 10)
    paid = lambda session, desk: case_deadlines.on_event(  # noqa: E731
        session, desk, session.get_one(Case, loop.case), "performed", local_day(now())
    )
    loop.write(street, paid)
    loop.ready(street, "close")
    loop.decided(street, "close", "zhang")
    loop.until(4, 13)
    loop.go(street, "await_visit", "visited", "archive")
    loop.until(5, 13)  # long after the last of its deadlines: nothing more is told of it
    log_in(street.client, street.desk, PASSWORD)  # a log-in holds for thirty days
    loop.sync()


WARNED = [
    ("T01", "half", 0, date(2026, 3, 4)),
    ("T01", "lead", 1, date(2026, 3, 5)),
    ("T02", "half", 0, date(2026, 3, 9)),
    ("T01", "half", 0, date(2026, 3, 17)),
    ("T21.decide", "overdue", 1, date(2026, 3, 18)),
    ("T02", "half", 0, date(2026, 3, 19)),  # of the 12th, when the street took it: it ran on after the withdrawal
    ("T02", "lead", 3, date(2026, 3, 24)),
    ("T05", "since", 3, date(2026, 3, 28)),
    ("T05", "since", 10, date(2026, 4, 4)),
    ("T05", "since", 13, date(2026, 4, 7)),
    ("T07", "since", 15, date(2026, 4, 9)),
]
"""Rule, kind, days and day of every alarm of this way, by the rule table and the calendar of 2026."""


def test_one_case_from_the_first_word_to_the_archive(loop):
    at_the_city(loop)
    at_the_district(loop)
    at_the_street(loop, *offline_for_a_day(loop))
    to_its_end(loop)
    check_alarms(loop)
    check_timeline(loop)
    with loop.city.store.read() as session:
        assert session.get_one(Case, loop.case).scope_id == loop.stations["370301"]
        assert session.query(Conflict).count() == 0
        assert {row.status for row in session.query(Deadline)} == {"met", "running"}
    assert loop.city.content() == content_of(loop.town.centre)  # the city reads all


def check_alarms(loop):
    with loop.city.store.read() as session:
        rules = {row.id: row.rule for row in session.query(Deadline)}
        rows = {row.id: row for row in session.query(Alarm)}
    told = sorted(
        (local_day(row.at), rules[row.deadline_id], row.kind, row.days) for row in rows.values() if row.deadline_id
    )
    assert told == sorted((day, *what) for *what, day in WARNED)
    assert sorted(alarm_id for alarm_id, _, _ in loop.raised) == sorted(rows)  # each once, by one desk
    for alarm_id, _, moment in loop.raised:
        assert timedelta(0) <= moment - rows[alarm_id].at < timedelta(minutes=1)


def check_timeline(loop):
    with loop.city.store.read() as session:
        entries = timeline.of_case(session, loop.city.desk, loop.case)
    names = {item["name"] for item in codes.shipped("process_states")["items"]}
    moved = [entry for entry in entries if entry.kind == "step" and entry.about.get("after")]
    assert {"已登记", *(entry.about["after"] for entry in moved)} == names  # every state of the table
    at = "已登记"
    for entry in moved:
        assert entry.about["before"] == at and entry.who and entry.station
        at = entry.about["after"]
    assert at == "已归档"
    assert {entry.station for entry in moved} == {f"站点 {code}" for code in loop.stations}
    kinds = {entry.kind for entry in entries}
    assert kinds >= {"reception", "step", "paper", "deadline", "decision", "handover"}
    told = [(entry.action, entry.text) for entry in entries if entry.kind == "decision"]
    assert ("approved", "请抓紧办理") in told and ("refused", "再核实") in told
    assert ("answered", "工资表已提交") in [(e.action, e.text) for e in entries if e.kind == "handover"]
