"""Desks and a centre under lost requests, lost answers, kills, new machines, old images, a new year and a centre put
back to a backup: no number is on two papers, and every number is accounted for. The machine finds what is planted."""

import contextlib
import itertools
import shutil
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test
from sqlalchemy import false

from central import accounts
from central import numbers as centre_numbers
from central.models import Account
from desktop.sync import errors
from desktop.sync.engine import synchronise
from desktop.sync.login import enrol, new_private_key
from offline_store import numbers
from offline_store import settings as store_settings
from offline_store.models import Case, Change, Number, Series
from offline_store.store import Store, create_database_engine
from offline_store.types import local_day, now
from tests.sync_rig import ADDRESS, DESK_KEY, PASSWORD, Town

NORTH = ("01", "02")
BLOCK = 3
THIS = local_day(now()).year
seats = st.sampled_from(NORTH)
FAULTS = ["none", "none", "lose request", "lose answer", "twice"]
DATED = ("central.numbers", "desktop.sync.grants", "offline_store.numbers")


class Killed(Exception):
    """The desk's program ends here."""


@pytest.fixture(scope="module")
def started(template, portal, tmp_path_factory):
    folder = tmp_path_factory.mktemp("started")
    town = Town(template, folder, portal)
    with town.centre.transact() as session:
        session.get_one(Account, "north").role = "mediator"
        centre_numbers.add_series(session, town.seats["01"].desk.station_id, "青工调", "agreement")
    for number in NORTH:
        seat = mediator(town.seats[number])
        with seat.store.apply() as session:
            store_settings.save_desk(session, seat.desk)
            store_settings.put(session, numbers.SETTING, {"block": BLOCK})
        for _ in range(2):
            synchronise(seat.store, seat.client, seat.desk)
        seat.register(name="王")
    town.close()
    return folder


def mediator(seat):
    seat.desk = replace(seat.desk, role="mediator")
    return seat


@pytest.fixture
def machine(started, portal, tmp_path, monkeypatch):
    made = type(
        "Made", (Machine,), {"started": started, "portal": portal, "place": tmp_path, "today": local_day(now())}
    )
    for module in DATED:
        monkeypatch.setattr(f"{module}.local_day", lambda _moment: made.today)
    return made


class Machine(RuleBasedStateMachine):
    started = portal = place = today = None
    counter = itertools.count()

    def __init__(self):
        super().__init__()
        type(self).today = date(THIS, 6, 1)
        self.folder = self.place / str(next(self.counter))
        self.town = Town(self.started, self.folder, self.portal)
        for number in NORTH:
            mediator(self.town.seats[number])
        self.papers = []
        """(number as written, 登記号 of its case) of every paper that was ever printed."""
        self.images, self.backup = {}, None

    def seat(self, number):
        return self.town.seats[number]

    @rule(number=seats, fails=st.booleans(), times=st.integers(1, 3))
    def take(self, number, fails, times):
        seat = self.seat(number)
        for _ in range(times):
            with contextlib.suppress(numbers.NoNumberLeft, Killed), seat.store.write(seat.desk.actor) as session:
                series = session.query(Series).one()
                case = Case(
                    scope_id=seat.desk.station_id, number=f"{next(self.counter)}", channel="01", opened_at=now()
                )
                session.add(case)
                session.flush()
                text = numbers.take(session, seat.desk, case.id, series.id, self.today)
                if fails:
                    raise Killed
                paper = (text, case.number)
                session.commit()
                self.papers.append(paper)

    @rule(number=seats, pick=st.integers(0, 20))
    def void(self, number, pick):
        seat = self.seat(number)
        with seat.store.write(seat.desk.actor) as session:
            known = [row for row in session.query(Number).order_by(Number.id) if numbers.may_be_voided(row, seat.desk)]
            known = [row for row in known if row.status != "open"]  # of those a person knows what became
            if known:
                numbers.void(session, seat.desk, known[pick % len(known)].id, "打印错误")

    @rule(number=seats)
    def give_back(self, number):
        seat = self.seat(number)
        with seat.store.write(seat.desk.actor) as session:
            numbers.give_back(session, seat.desk)

    @rule(number=seats)
    def sync(self, number):
        seat = self.seat(number)
        synchronise(seat.store, seat.client, seat.desk)

    @rule(number=seats, faults=st.lists(st.sampled_from(FAULTS), max_size=5))
    def sync_on_a_bad_line(self, number, faults):
        self.town.line.faults.extend(faults)
        with contextlib.suppress(errors.NoCentre):
            self.sync(number)
        self.town.line.faults.clear()

    @rule(number=seats)
    def kill_again_and_again(self, number):
        for transaction in itertools.count(1):
            with killed_at(self.seat(number).store, transaction), contextlib.suppress(Killed):
                self.sync(number)
                break

    @rule(pick=st.integers(0, 20))
    def an_old_grant_arrives_again(self, pick):
        log = [sent for sent in self.town.line.log if sent[1].endswith("/grant")]
        if log:
            self.town.line.send(log[-1 - pick % len(log)])

    @rule()
    def new_year(self):
        type(self).today = date(THIS, 12, 31) if self.today.month == 6 else date(THIS + 1, 1, 2)

    @rule(number=seats)
    def new_machine(self, number):
        """The store is taken along; what it has not said of its block it can say still."""
        seat = self.seat(number)
        with self.town.centre.transact() as session:
            code = accounts.add_desk(session, seat.desk.station_id, number)
        seat.client.token = ""
        seat.desk = enrol(seat.client, ADDRESS, code, new_private_key(), seat.desk.account, PASSWORD)
        mediator(seat)
        with seat.store.apply() as session:
            store_settings.save_desk(session, seat.desk)

    @rule(number=seats)
    def make_an_image(self, number):
        seat = self.seat(number)
        seat.store.close()
        self.images[number] = self.folder / f"image-{number}"
        shutil.copy2(seat.store.path, self.images[number])

    @rule(number=seats)
    def put_an_image_back(self, number):
        seat = self.seat(number)
        if number in self.images:
            seat.store.close()
            shutil.copy2(self.images[number], seat.store.path)
            seat.store = Store(create_database_engine(seat.store.path, DESK_KEY), seat.store.path)
            self.new_machine(number)

    @rule()
    def back_the_centre_up(self):
        self.backup = self.folder / "backup.db"
        self.town.back_up(self.backup)
        self.enrolled = {number: self.seat(number).desk.incarnation for number in NORTH}

    @rule()
    def put_the_backup_back(self):
        if self.backup:
            self.town.put_back(self.backup, skipped=40)
            for number in NORTH:
                if self.enrolled[number] != self.seat(number).desk.incarnation:
                    self.new_machine(number)  # the centre has forgotten it: it needs a new code

    def teardown(self):
        try:
            self.settle()
        finally:
            self.town.close()
            shutil.rmtree(self.folder)

    def settle(self):
        for number in NORTH * 3:
            self.sync(number)
        assert len({text for text, _ in self.papers}) == len(self.papers), "a number on two papers"
        for year in (THIS, THIS + 1):
            told = self.account(self.town.centre, year)
            assert sum(told.counts.values()) + len(told.missing) == told.head
            by_text = {line.text: line for line in told.lines}
            for text, case in self.papers:
                if f"〔{year}〕" in text:
                    line = by_text[text]
                    assert line.status in ("used", "void", "open"), f"{text} is on a paper and may be granted again"
                    assert line.case_number == case or line.status == "open"
            for line in told.lines:
                if line.status == "used":
                    assert (line.text, line.case_number) in self.papers
            for number in NORTH:
                self.assert_same(self.seat(number), told, year)

    def assert_same(self, seat, told, year):
        """What a desk believes is free in its block is so at the centre."""
        here = self.account(seat.store, year, seat.desk)
        free = {line.text for line in here.lines if line.status == "block" and line.mine}
        assert free <= {line.text for line in told.lines if line.status == "block"}
        assert len(free) <= BLOCK, "what was asked for twice was granted twice"
        with seat.store.read() as session:
            assert not session.query(Change).filter(Change.result.is_(None)).count()

    def account(self, store, year, desk=None):
        with store.read() as session:
            return numbers.account(session, session.query(Series).one().id, year, desk)


@contextlib.contextmanager
def killed_at(store, transaction):
    """Ends the desk before its n-th transaction."""
    left, begin = itertools.count(1), store._transaction

    def transact(*arguments, **options):
        if next(left) == transaction:
            raise Killed
        return begin(*arguments, **options)

    store._transaction = transact
    try:
        yield
    finally:
        store._transaction = begin


def run(machine, examples):
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=10,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
            report_multiple_bugs=False,
        ),
    )


def test_no_number_twice_and_every_number_accounted_for(machine):
    run(machine, 4)


def plant_a_grant_that_is_not_idempotent(monkeypatch):
    monkeypatch.setattr(centre_numbers, "_block_of", lambda _desk: (false(),))


def plant_use_outside_the_transaction(monkeypatch):
    """A save that fails leaves a used number without a paper."""
    take = numbers.take

    def taken(session, desk, case_id, series_id, day=None):
        text = take(session, desk, case_id, series_id, day)
        session.commit()
        return text

    monkeypatch.setattr(numbers, "take", taken)


def plant_regrant_of_what_a_former_self_held(monkeypatch):
    """What was in the block of a desk that was set up anew is granted to others, papers or not."""
    monkeypatch.setattr(centre_numbers, "OPEN", numbers.RETURNED)


def plant_a_restore_that_opens_nothing(monkeypatch):
    monkeypatch.setattr(centre_numbers, "after_restore", lambda _session, _skipped: None)


def a_line_that_doubles(walk):
    walk.take("01", fails=False, times=2)
    walk.sync_on_a_bad_line("01", ["twice"] * 4)


def a_save_that_fails(walk):
    walk.take("01", fails=True, times=1)


def an_old_image(walk):
    walk.make_an_image("01")
    walk.take("01", fails=False, times=1)
    walk.put_an_image_back("01")
    walk.take("02", fails=False, times=3)


def a_restored_centre(walk):
    walk.back_the_centre_up()
    walk.take("01", fails=False, times=3)
    walk.sync("01")
    walk.take("01", fails=False, times=1)  # of a block that the backup does not know
    walk.put_the_backup_back()
    walk.take("02", fails=False, times=3)
    walk.sync("02")
    walk.take("02", fails=False, times=1)


WALKS = {
    a_line_that_doubles: plant_a_grant_that_is_not_idempotent,
    a_save_that_fails: plant_use_outside_the_transaction,
    an_old_image: plant_regrant_of_what_a_former_self_held,
    a_restored_centre: plant_a_restore_that_opens_nothing,
}


@pytest.mark.parametrize("go", WALKS)
def test_a_walk_through_the_machine_that_finds_what_is_planted(machine, monkeypatch, go):
    walk = machine()
    go(walk)
    walk.teardown()
    WALKS[go](monkeypatch)
    walk = machine()
    with pytest.raises((AssertionError, KeyError)):
        try:
            go(walk)
        finally:
            walk.teardown()
