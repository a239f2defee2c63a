"""Two stations cannot reach each other's rows by guessing ids: with our checks off, and with the database's row
security off. With both off the same attack succeeds."""

import contextlib
from dataclasses import replace

import pytest
from sqlalchemy import func, select, text

from central import accounts, postgresql
from central.app import build_app
from central.handovers import GONE
from central.models import Received
from central.postgresql import check_service, create_database, create_server_engine, open_database, parse_address
from central.store import limit, widened
from desktop.sync.engine import synchronise
from offline_store import migrate
from offline_store.handovers import counterpart_of
from offline_store.models import CITY, RECORD_TYPES, Case, Handover, Person
from offline_store.types import new_id
from tests.central.test_central_api import Pusher, body, epoch, raw  # noqa: F401  # raw: a fixture
from tests.postgres_server import OWNER, SERVICE
from tests.sync_rig import content_of


@pytest.fixture(scope="module")
def kind():
    return "postgresql"


class Everything(frozenset):
    """A set of scopes whose every check says yes; what it holds is what it held."""

    def __contains__(self, _scope):
        return True

    def __or__(self, other):
        return Everything(frozenset.__or__(self, other))


def checks_off(monkeypatch):
    identify = accounts.identify

    def let_in(session, token):
        caller = identify(session, token)
        return replace(caller, scopes=Everything(caller.scopes))

    monkeypatch.setattr(accounts, "identify", let_in)


def row_security_off(town):
    """The centre as a superuser, whom no policy holds."""
    town.line.plug(build_app(town.centre))


class Attack:
    """The north guesses the ids of the south; `reached` is what it got."""

    def __init__(self, town, client):
        self.town, self.client = town, client
        self.pusher = Pusher(client, town.seats["01"].desk.incarnation)
        south = town.seats["03"]
        self.case = south.register(name="王五", phone="13900000000", matter="只有南站知道")
        synchronise(south.store, south.client, south.desk)
        self.person, self.scope = south.ids("person")[0], south.desk.station_id
        self.kept = content_of(town.centre)
        self.reached = set()

    def run(self):
        self.pull()
        self.push(self.person, self.case)
        now = content_of(self.town.centre)
        if any(now[key] != value for key, value in self.kept.items()):
            self.reached.add("changed")
        if any(scope == self.scope for key, (scope, _, _) in now.items() if key not in self.kept):
            self.reached.add("planted")
        return self.reached

    def pull(self):
        for scope in (self.scope, self.town.seats["01"].desk.station_id, CITY):
            question = {"scope": scope, "epoch": epoch(self.town), "after": 0}
            if "只有南站知道" in self.client.post("/pull", json=question).text:
                self.reached.add("read")

    def bodies(self, person, case, number):
        numbered = {"number": number, "channel": "01", "opened_at": "2026-01-01T00:00:00Z"}
        own = self.town.seats["01"].desk.station_id
        case_fields = {"case_id": case, "kind": "x"}
        return [
            body(self.town, id=person, kind="patch", scope=self.scope, base=99, fields={"name": "改"}),
            body(self.town, id=person, kind="void", scope=self.scope, fields={}),
            body(self.town, id=person, kind="patch", scope=own, fields={"name": "改"}),
            body(self.town, id=person, kind="void", scope=own, fields={}),
            body(self.town, type="form", fields=case_fields, scope=own),
            body(self.town, type="form", fields=case_fields, scope=self.scope),
            body(self.town, type="case", fields=numbered, scope=own),
            self.offer(own, self.scope, case),
            self.offer(own, own, case),
        ]

    def offer(self, own, to, case):
        """Of a case that is not the north's to hand over."""
        key = new_id()
        said = {"case_id": case, "case_number": "1", "kind": "transfer", "status": "offered", "from_id": own}
        said |= {"from_name": "北", "to_id": to, "to_name": "南", "sent_at": "2026-01-01T00:00:00Z", "sent_by": "x"}
        said["counterpart_id"] = counterpart_of(key)
        return body(self.town, type="handover", id=key, scope=own, fields=said)

    def push(self, person, case):
        number = self.kept["case", case][2]["number"]
        answers = self.pusher.push(*self.bodies(person, case, number))
        if answers != self.pusher.push(*self.bodies(new_id(), new_id(), "unheard of")):
            self.reached.add("learnt")  # what exists answers differently from what does not
        self.pusher.push(
            body(self.town, scope=self.scope),
            body(self.town, id=person, scope=self.scope),
            body(self.town, id=person, scope=self.town.seats["01"].desk.station_id),
        )


@pytest.fixture
def attack(town, raw):  # noqa: F811
    return Attack(town, raw)


def test_our_checks_alone_hold(attack, town):
    row_security_off(town)
    assert attack.run() == set()


def test_row_security_alone_holds(attack, monkeypatch):
    checks_off(monkeypatch)
    assert attack.run() == set()


def test_with_both_off_the_attack_succeeds(attack, town, monkeypatch):
    row_security_off(town)
    checks_off(monkeypatch)
    assert attack.run() == {"read", "changed", "planted", "learnt"}


def visible(store, scopes=None):
    """How many rows of each guarded table a transaction sees."""
    with store.read() as session:
        if scopes is not None:
            limit(session, scopes)
        tables = [*RECORD_TYPES.values(), Received]
        found = {t.__tablename__: session.scalar(select(func.count()).select_from(t)) for t in tables}
    return {name: count for name, count in found.items() if count}


def test_an_offer_of_anothers_case_takes_nothing_and_says_nothing(town, raw):  # noqa: F811
    """The other station hears of an offer and its case stays; known or unknown, the answer is the same."""
    attack = Attack(town, raw)
    own = town.seats["01"].desk.station_id
    for case in (attack.case, new_id()):
        assert attack.pusher.push(attack.offer(own, attack.scope, case)) == [("applied", "")]
    with town.centre.read() as session:
        rows = session.query(Handover).all()
        assert {(row.scope_id, row.status, row.reason) for row in rows} == {(own, "withdrawn", GONE)}
        assert session.get_one(Case, attack.case).scope_id == attack.scope


def test_what_the_centre_does_itself_reaches_further_and_no_longer(attack, town):
    north, south = town.seats["01"].desk.station_id, town.seats["03"].desk.station_id

    def people():
        return session.scalar(select(func.count()).select_from(Person).where(Person.scope_id == south))

    with town.served.transact() as session:
        limit(session, [north])
        assert people() == 0
        with widened(session, [south]):
            assert people() == 1
            with widened(session, [CITY]):
                assert people() == 1
            assert people() == 1
        assert people() == 0
        with contextlib.suppress(ValueError), session.begin_nested(), widened(session, [south]):
            raise ValueError
        assert people() == 0


def test_a_transaction_sees_the_scopes_that_it_named_and_forgets_them(attack, town):
    north, south = town.seats["01"], town.seats["03"]
    north.register(name="赵六", employer="北站的公司")
    synchronise(north.store, north.client, north.desk)
    everything = visible(town.centre)
    assert everything["person"] == 2
    assert visible(town.served, [south.desk.station_id])["person"] == 1
    assert visible(town.served) == {}
    assert visible(town.served, []) == {}
    received = [visible(town.served, [seat.desk.station_id])["received"] for seat in (north, south)]
    assert min(received) > 0
    assert sum(received) == everything["received"]
    assert visible(town.served, [CITY]) == {"employer": 1}


def test_every_table_of_records_is_guarded_and_no_sequence_is_left_to_read(town):
    with town.centre.read() as session:
        held = "SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity"
        assert set(session.scalars(text(held))) == {*RECORD_TYPES, "moved", "received", "closing_receipt"}


def test_the_service_may_neither_change_tables_nor_lift_their_guard(town):
    for statement in (
        'ALTER TABLE "case" DISABLE ROW LEVEL SECURITY',
        "DROP POLICY scope ON person",
        "DROP TABLE desk",
    ):
        with pytest.raises(postgresql.NotAllowed), town.served.transact() as session:
            session.execute(text(statement))


@pytest.fixture
def spoilt(town, postgres):
    """Runs a statement on the town's database; then opens it as a role and asks whether it may serve."""

    def check(statement="", role=SERVICE):
        if statement:
            postgres.execute(statement, town.data.name)
        store = open_database(parse_address(postgres.address(town.data.name, role)))
        try:
            check_service(store)
        finally:
            store.close()

    return check


def test_only_a_role_that_is_held_may_serve(spoilt, postgres):
    spoilt()
    for role in (OWNER, postgres.superuser):
        with pytest.raises(postgresql.RoleTooStrong, match=role):
            spoilt(role=role)
    for name, strength in {"passing": f"BYPASSRLS IN ROLE {SERVICE}", "heir": f"IN ROLE {SERVICE}, {OWNER}"}.items():
        postgres.execute(f"CREATE ROLE {name} LOGIN {strength}")
        try:
            with pytest.raises(postgresql.RoleTooStrong, match=name):
                spoilt(role=name)
        finally:
            postgres.execute(f"DROP ROLE {name}")


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE person DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE received NO FORCE ROW LEVEL SECURITY",
        f"REVOKE INSERT ON party FROM {SERVICE}",
        "UPDATE version_centre SET version_num = '0001'",
    ],
)
def test_an_unfinished_database_is_not_served(spoilt, statement):
    with pytest.raises(postgresql.DatabaseNotReady, match="upgrade"):
        spoilt(statement)


def test_the_owner_migrates_all_rows_and_the_guard_stands_again(attack, town, postgres, monkeypatch):
    """Under row security a migration of data would find no row and say nothing."""
    seen = []

    def count(connection, _location, _table):
        seen.append(connection.execute(text("SELECT count(*) FROM person")).scalar_one())

    monkeypatch.setattr(migrate, "upgrade", count)
    monkeypatch.setattr(migrate, "is_older", lambda *_: True)
    create_database(parse_address(postgres.address(town.data.name, OWNER))).close()
    assert seen == [1, 1]
    engine = create_server_engine(parse_address(postgres.address(town.data.name, OWNER)))
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM person")).scalar_one() == 0
    engine.dispose()
