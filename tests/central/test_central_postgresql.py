"""The centre beside others on a PostgreSQL server: at the same moment, at a limit, and when the server is gone."""

import contextlib
import io
import random
import socket
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from urllib.parse import quote

import httpx
import pytest
import uvicorn
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import text
from sqlalchemy.orm import Session

from central import accounts, merge, passwords, postgresql, sync
from central.__main__ import main
from central.app import build_app
from central.models import Account, Attempt, Desk, Feed, Lease, Received
from central.postgresql import parse_address
from central.refusal import Refusal
from central.store import TRIES, Collision, retried
from desktop.sync import errors
from desktop.sync.engine import synchronise
from offline_store import protocol
from offline_store.models import RECORD_TYPES, Change
from offline_store.types import new_id, now, sha256
from tests.central.test_central_api import Pusher, body, epoch, pusher, raw  # noqa: F401  # fixtures among them
from tests.postgres_server import FAST, OWNER, PASSWORD, SERVICE
from tests.sync_rig import ADDRESS, content_of


@pytest.fixture(scope="module")
def kind():
    return "postgresql"


def at_once(work, count):
    """Runs `work(number)` in as many threads, which begin together; their answers."""
    together = threading.Barrier(count)

    def begin(number):
        together.wait(10)
        return work(number)

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(begin, range(count)))


def test_tries_side_by_side_are_all_counted(town):
    at_once(lambda _: passwords._count_attempt(town.served, "north"), passwords.FREE_FAILURES)
    with town.served.read() as session:
        assert session.get_one(Attempt, "north").failures == passwords.FREE_FAILURES
    with pytest.raises(Refusal):
        passwords._count_attempt(town.served, "north")


def test_a_nonce_is_good_for_one_of_several_at_once(town):
    desk = town.seats["01"].desk
    with town.served.transact() as session:
        nonce = accounts.challenge(session, protocol.Challenge(desk=desk.id)).nonce
    key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(desk.private_key))
    signature = key.sign(protocol.login_proof(nonce, desk.id, "north")).hex()
    question = protocol.LogIn(desk=desk.id, nonce=nonce, signature=signature, account="north", password="x")
    found = at_once(lambda _: accounts._proven(town.served, question), 4)
    assert sorted(map(bool, found)) == [False, False, False, True]


def test_of_two_that_block_each_other_one_begins_again(town):
    """A deadlock: each holds what the other wants."""
    both_hold, tried = threading.Barrier(2), []
    scopes = [town.seats["01"].desk.station_id, town.seats["03"].desk.station_id]

    @retried
    def lock(number):
        tried.append(number)
        first, second = scopes if number == 0 else scopes[::-1]
        with town.served.transact() as session:
            session.get_one(Feed, first, with_for_update=True).head += 1
            session.flush()
            if tried.count(number) == 1:
                both_hold.wait(10)
            session.get_one(Feed, second, with_for_update=True).head += 1

    at_once(lock, 2)
    assert len(tried) == 3
    with town.served.read() as session:
        assert [session.get_one(Feed, scope).head for scope in scopes] == [2, 2]


def test_who_collides_again_and_again_is_told_to_come_back():
    tried = []

    @retried
    def collide():
        tried.append(1)
        raise Collision

    with pytest.raises(Collision):
        collide()
    assert len(tried) == TRIES


def test_two_that_prepare_one_database_do_it_once(postgres):
    name = postgres.new_database()
    command = [sys.executable, "-m", "central", "upgrade", "--database", postgres.address(name, OWNER)]
    at_work = [subprocess.Popen(command) for _ in range(3)]
    assert [process.wait(60) for process in at_work] == [0, 0, 0]
    store = postgresql.open_database(parse_address(postgres.address(name, SERVICE)))
    postgresql.check_service(store)
    with store.read() as session:
        for table in ("version_records", "version_centre"):
            assert session.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() == 1
    store.close()
    postgres.drop(name)


def test_an_administrator_sets_up_a_centre_with_two_roles(postgres, tmp_path, monkeypatch, capsys):
    """As in the README: over TCP, with passwords in a file of theirs."""
    name = postgres.new_database()
    passwords = tmp_path / "passwords"
    passwords.write_text("".join(f"127.0.0.1:{postgres.port}:*:{role}:{PASSWORD}\n" for role in (OWNER, SERVICE)))
    passwords.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(passwords))
    owner, service = (("--database", postgres.remote_address(name, role)) for role in (OWNER, SERVICE))
    station = ("--station-code", "3702", "--station-name", "站")
    said = []

    def call(*arguments, given=""):
        monkeypatch.setattr(sys, "stdin", io.StringIO(given))
        code, output = main(arguments), capsys.readouterr()
        said.append(output.out + output.err)
        return code, said[-1]

    assert "还没有准备好" in call("add-desk", *service, "--number", "01")[1]
    assert "数据库不允许" in call("init", *service, *station)[1]
    assert "没有这个数据库角色" in call("init", *owner, *station, "--service-role", "nobody")[1]
    assert call("init", *owner, *station) == (0, "")
    assert call("upgrade", *owner) == (0, "")
    assert call("add-account", *service, "--account", "wang", "--name", "王", given="long enough\n") == (0, "")
    assert len(call("add-desk", *service, "--number", "01")[1].strip()) == 29
    assert call("restored", *service) == (0, "")
    assert "不能用这个数据库角色" in call("serve", *owner)[1]
    monkeypatch.setenv("PGPASSFILE", "/nowhere")
    assert "数据库连接不上" in call("restored", *service)[1]
    monkeypatch.setenv("QIANTAI_DATABASE", postgres.remote_address(name, f"{SERVICE}:{quote(PASSWORD)}"))
    assert call("restored") == (0, "")
    assert PASSWORD not in "".join(said)
    postgres.drop(name)


def test_a_database_that_cannot_hold_every_character_is_refused(postgres):
    postgres.execute("CREATE DATABASE narrow ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
    with pytest.raises(postgresql.WrongEncoding, match="LATIN1"):
        postgresql.create_database(parse_address(postgres.address("narrow")))
    postgres.drop("narrow")


# the server at its limits: each statement brings it about, the second takes it away

RAISE = "CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {} END $$"
ON_RECEIVED = "CREATE TRIGGER fail BEFORE INSERT ON received EXECUTE FUNCTION fail()"
TROUBLE = {
    "disk full": ([RAISE.format("RAISE 'full' USING ERRCODE = '53100';"), ON_RECEIVED], "DROP FUNCTION fail CASCADE"),
    "serialisation": (
        [RAISE.format("RAISE 'again' USING ERRCODE = '40001';"), ON_RECEIVED],
        "DROP FUNCTION fail CASCADE",
    ),
    "ended by its administrator": (
        [
            RAISE.format("PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL;").replace(
                "LANGUAGE plpgsql", "LANGUAGE plpgsql SECURITY DEFINER"
            ),
            ON_RECEIVED,
        ],
        "DROP FUNCTION fail CASCADE",
    ),
    "too many connections": (
        [
            f"ALTER ROLE {SERVICE} CONNECTION LIMIT 0",
            f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '{SERVICE}'",
        ],
        f"ALTER ROLE {SERVICE} CONNECTION LIMIT -1",
    ),
}


@pytest.mark.parametrize(("bring", "take"), TROUBLE.values(), ids=TROUBLE)
def test_trouble_at_the_server_is_not_now_and_passes(pusher, town, postgres, bring, take):  # noqa: F811
    for statement in bring:
        postgres.execute(statement, town.data.name)
    frame, _, _ = pusher.frame(body(town))
    try:
        answer = pusher.client.post("/push", json=frame)
    finally:
        postgres.execute(take, town.data.name)
    assert (answer.status_code, answer.json()["error"]) == (503, "not_now")
    assert not content_of(town.centre)
    assert pusher.client.post("/push", json=frame).json()["results"][0]["result"] == "applied"


def test_what_the_server_cannot_hold_is_set_aside_and_blocks_nothing(pusher, town):  # noqa: F811
    unpackable = "".join(map(chr, random.Random(7).sample(range(0x4E00, 0x9FA5), 4000)))
    answers = pusher.push(
        body(town, fields={"name": unpackable}),
        body(town, fields={"name": "a\0b"}),
        body(town, fields={"name": "张三", "sex": "12"}),
        body(town, fields={"name": "张三", "nickname": "a\0b"}),
        body(town, op="a\0b"),
    )
    reasons = ["too_large", "invalid", "invalid", "", "invalid"]
    assert answers == [("quarantined" if reason else "applied", reason) for reason in reasons]


@pytest.mark.parametrize(("call", "question"), [
    ("enrol", {"code": "a\0", "public_key": "0" * 64}),
    ("challenge", {"desk": "a\0"}),
    ("pull", {"scope": "a\0", "epoch": "x", "after": 0}),
    ("push", {"incarnation": "a\0", "changes": []}),
])  # fmt: skip
def test_a_text_with_a_nul_breaks_nothing(raw, call, question):  # noqa: F811
    assert raw.post(f"/{call}", json=question).status_code in (400, 403)


def test_a_row_held_for_too_long_is_not_now(pusher, town, monkeypatch):  # noqa: F811
    options = postgresql._TO_SERVER["options"].replace("lock_timeout=10s", "lock_timeout=50ms")
    monkeypatch.setitem(postgresql._TO_SERVER, "options", options)
    town.restart()
    with town.centre.transact() as session:
        session.get_one(Desk, town.seats["01"].desk.id, with_for_update=True)
        frame, _, _ = pusher.frame(body(town))
        assert pusher.client.post("/push", json=frame).status_code == 503
    assert pusher.client.post("/push", json=frame).status_code == 200


def test_a_server_that_was_away_is_found_again(pusher, town, postgres):  # noqa: F811
    assert pusher.push(body(town)) == [("applied", "")]
    frame, _, _ = pusher.frame(body(town))
    postgres.kill()
    try:
        assert [pusher.client.post("/push", json=frame).status_code for _ in range(3)] == [503] * 3
    finally:
        postgres.start()
    assert pusher.client.post("/push", json=frame).status_code == 200


@pytest.fixture
def durable(postgres):
    """The server as it is run in earnest."""
    postgres.restart("fsync=on", "full_page_writes=on")
    yield postgres
    postgres.restart(*FAST)


def assert_acknowledged_is_there(seat, town):
    with seat.store.read() as session, town.centre.read() as centre:
        acknowledged = {change.seq: change.hash for change in session.query(Change) if change.result}
        received = {row.seq: row.hash for row in centre.query(Received).filter_by(desk_id=seat.desk.id)}
    assert acknowledged.items() <= received.items()
    assert acknowledged


@pytest.mark.parametrize("seconds", [0.02, 0.2])
def test_a_server_killed_in_the_middle_of_pushes_keeps_what_was_acknowledged(durable, town, seconds):
    one, two = town.seats["01"], town.seats["02"]
    for number in range(8):
        one.register(name=f"人{number}", phone=f"1380000{number:04}", employer=f"公司 {number}")
    synchronise(one.store, one.client, one.desk)
    killer = threading.Timer(seconds, durable.kill)
    killer.start()
    try:
        with contextlib.suppress(errors.NoCentre):
            for number in range(1000):  # until it is gone
                one.edit("case", one.ids("case")[0], arrears=number)
                synchronise(one.store, one.client, one.desk)
            pytest.fail("the server was never killed")
    finally:
        killer.join()
        durable.start()
    assert_acknowledged_is_there(one, town)
    for seat in (one, two, one):
        receipt = synchronise(seat.store, seat.client, seat.desk)
        assert receipt["waiting"] == 0
        assert all(proof["equal"] and "incident" not in proof for proof in receipt["scopes"].values())
    assert one.content() == two.content() == content_of(town.centre)


def test_an_acknowledged_change_that_is_lost_would_be_seen(town):
    one = town.seats["01"]
    one.register(name="张三")
    synchronise(one.store, one.client, one.desk)
    assert_acknowledged_is_there(one, town)
    with town.centre.transact() as session:
        session.delete(session.query(Received).order_by(Received.seq.desc()).first())
    with pytest.raises(AssertionError):
        assert_acknowledged_is_there(one, town)


@pytest.fixture
def one_field(town, monkeypatch):
    """Two desks change the same field from the same revision, and meet where it is decided, if they can."""
    merge_, both_decide = merge._merge, threading.Barrier(2)

    def meet(*arguments):
        with contextlib.suppress(threading.BrokenBarrierError):
            both_decide.wait(0.5)
        return merge_(*arguments)

    def run():
        desks = [town.seats[number] for number in ("01", "02")]
        headers = [
            {"authorization": f"Bearer {seat.client.token}", protocol.PROTOCOL_HEADER: str(protocol.PROTOCOL)}
            for seat in desks
        ]
        with contextlib.ExitStack() as stack:
            clients = [httpx.Client(base_url=ADDRESS, transport=town.line, headers=header) for header in headers]
            pushers = [
                Pusher(stack.enter_context(client), seat.desk.incarnation)
                for client, seat in zip(clients, desks, strict=True)
            ]
            made = body(town)
            assert pushers[0].push(made, body(town)) == [("applied", "")] * 2
            monkeypatch.setattr(merge, "_merge", meet)
            patches = [body(town, id=made["id"], kind="patch", base=2, fields={"name": str(n)}) for n in range(2)]
            return sorted(result for ((result, _),) in at_once(lambda n: pushers[n].push(patches[n]), 2))

    return run


def test_two_pushes_at_once_to_one_field_tell_the_second(one_field):
    assert one_field() == ["applied", "conflict"]


def test_without_the_record_locked_a_value_would_go_in_silence(one_field, monkeypatch):
    get = Session.get
    monkeypatch.setattr(Session, "get", lambda session, model, key, **_options: get(session, model, key))
    assert one_field() == ["applied", "applied"]


@contextlib.contextmanager
def over_http(store):
    """The centre on loopback, in a thread of ours; its address."""
    server = uvicorn.Server(uvicorn.Config(build_app(store), log_config=None, access_log=False))
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


class Crowd:
    """Desks of one station that push at once, over real connections, while one reads."""

    def __init__(self, town, address, count):
        self.town, self.address, self.pulls = town, address, 0
        self.shared = [new_id(), new_id()]
        self.tokens = [self._desk(11 + number) for number in range(count)]
        self.done = threading.Event()

    def _desk(self, number):
        """A desk that is enrolled and logged in, without its half second of password."""
        token, station = new_id(), self.town.seats["01"].desk.station_id
        with self.town.centre.transact() as session:
            accounts.add_desk(session, station, str(number))
            session.flush()
            desk = session.query(Desk).filter_by(station_id=station, number=str(number)).one()
            desk.incarnation = new_id()
            account, expires = session.get_one(Account, "north").id, now() + timedelta(days=1)
            hashed = sha256(token.encode())
            session.add(Lease(token_hash=hashed, desk_id=desk.id, account_id=account, expires=expires))
            return token, desk.incarnation

    def client(self, token):
        headers = {"authorization": f"Bearer {token}", protocol.PROTOCOL_HEADER: str(protocol.PROTOCOL)}
        return httpx.Client(base_url=self.address, headers=headers, timeout=60)

    def write(self, number, rounds):
        """New persons, and in another order each time the two that all desks share."""
        token, incarnation = self.tokens[number]
        order = random.Random(number)
        with self.client(token) as client:
            pusher = Pusher(client, incarnation)
            for turn in range(rounds):
                name = {"name": f"{number} {turn}"}
                shared = [body(self.town, id=one, kind="create", base=turn, fields=name) for one in self.shared]
                order.shuffle(shared)
                frame, pusher.seq, pusher.hash = pusher.frame(body(self.town), *shared, body(self.town))
                for _ in range(50):  # not now, after so many collisions: a desk comes again
                    answer = client.post("/push", json=frame)
                    if answer.status_code != 503:
                        break
                assert {result["result"] for result in answer.json()["results"]} <= {"applied", "conflict"}

    def read(self):
        """Reads on from its cursor until all have written, and once more; record → the revision it saw last."""
        seen, cursor, was_done = {}, 0, False
        question = {"scope": self.town.seats["01"].desk.station_id, "epoch": epoch(self.town)}
        with self.client(self.tokens[0][0]) as client:
            while True:
                page = client.post("/pull", json=question | {"after": cursor}).json()
                seen |= {(row["type"], row["id"]): row["revision"] for row in page["rows"]}
                cursor, self.pulls = page["cursor"], self.pulls + 1
                if was_done and not page["more"]:
                    return seen
                was_done = self.done.is_set()

    def run(self, rounds):
        with ThreadPoolExecutor(1) as pool:
            reading = pool.submit(self.read)
            try:
                at_once(lambda number: self.write(number, rounds), len(self.tokens))
            finally:
                self.done.set()
            return reading.result()

    def standing(self):
        """What the centre has; the revisions run without a gap up to the head."""
        with self.town.centre.read() as session:
            return {
                (name, row.id): row.revision for name, model in RECORD_TYPES.items() for row in session.query(model)
            }


def test_eight_desks_push_at_once_and_a_reader_misses_nothing(town):
    with over_http(town.served) as address:
        crowd = Crowd(town, address, 8)
        seen = crowd.run(rounds=5)
    assert seen == crowd.standing()
    assert len([record_type for record_type, _ in seen if record_type == "person"]) == 8 * 5 * 2 + 2
    with town.centre.read() as session:
        head = session.get_one(Feed, town.seats["01"].desk.station_id).head
        assert len(set(seen.values())) == len(seen)
        assert max(seen.values()) == head
        assert session.query(Received).count() == 8 * 5 * 4


def test_a_number_given_before_the_commit_would_be_missed(town, monkeypatch):
    """What a sequence as cursor does: the plant takes its numbers at once, its rows come later."""
    with over_http(town.served) as address:
        crowd = Crowd(town, address, 2)

        def number(_session, _desk, outcomes):
            for outcome in (outcome for outcome in outcomes if outcome.row):
                with town.centre.transact() as other:
                    feed = other.get_one(Feed, outcome.row.scope_id, with_for_update=True)
                    feed.head += 1
                    outcome.row.revision = outcome.revision = feed.head
            passed, pause = crowd.pulls + 2, threading.Event()
            while crowd.pulls < passed:
                pause.wait(0.005)

        monkeypatch.setattr(sync, "give_revisions", number)
        seen = crowd.run(rounds=1)
    assert seen != crowd.standing()
