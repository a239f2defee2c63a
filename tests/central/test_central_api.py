import contextlib
import json
from dataclasses import replace

import httpx
import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import inspect

from central import accounts, passwords
from central.models import Attempt, Feed, Lease, Received
from desktop.sync import errors
from desktop.sync.client import CentreClient
from desktop.sync.engine import synchronise
from desktop.sync.login import new_private_key
from offline_store import protocol
from offline_store.models import CITY, RECORD_TYPES
from offline_store.outbox import chain
from offline_store.types import new_id, now
from tests.sync_rig import ADDRESS, PASSWORD, content_of
from tests.sync_rig import both_kinds as kind  # noqa: F401

CALLS = ["enrol", "challenge", "login", "password", "hello", "push", "grant", "pull", "talk", "watch"]


@pytest.fixture
def raw(town):
    """Requests as an attacker writes them, with a desk's good token."""
    headers = {
        "authorization": f"Bearer {town.seats['01'].client.token}",
        protocol.PROTOCOL_HEADER: str(protocol.PROTOCOL),
    }
    with httpx.Client(base_url=ADDRESS, transport=town.line, headers=headers) as client:
        yield client


class Pusher:
    """Sends bodies with a good chain, whatever is in them."""

    def __init__(self, client, incarnation):
        self.client, self.incarnation = client, incarnation
        self.seq, self.hash = 0, b""

    def frame(self, *bodies):
        changes, seq, last = [], self.seq, self.hash
        for body in bodies:
            seq, last = seq + 1, chain(last, body)
            changes.append({"seq": seq, "hash": last.hex(), "body": body})
        return {"incarnation": self.incarnation, "changes": changes}, seq, last

    def push(self, *bodies):
        frame, self.seq, self.hash = self.frame(*bodies)
        response = self.client.post("/push", json=frame)
        assert response.status_code == 200, response.text
        return [(result["result"], result["reason"]) for result in response.json()["results"]]


@pytest.fixture
def pusher(raw, town):
    return Pusher(raw, town.seats["01"].desk.incarnation)


def body(town, **changed):
    made = {
        "op": new_id(),
        "transaction": new_id(),
        "kind": "create",
        "type": "person",
        "id": new_id(),
        "scope": town.seats["01"].desk.station_id,
        "base": 0,
        "fields": {"name": "张三"},
        "schema": 1,
        "actor": "north",
        "at": "2026-11-22T00:00:00Z",
        "reason": "",
    }
    return made | changed


def test_nothing_a_change_says_blocks_those_behind_it(pusher, town):
    case = {"number": "1", "channel": "01", "opened_at": "2026-01-01T00:00:00Z"}
    own = town.seats["01"].desk.station_id
    bad = [
        body(town, type="moon"),
        body(town, kind="erase"),
        body(town, kind="append"),
        body(town, scope="elsewhere"),
        body(town, scope=town.seats["03"].desk.station_id),
        body(town, scope=CITY),
        body(town, type="employer", scope=own, fields={"name": "x"}),
        body(town, kind="patch"),
        body(town, fields={"name": 7}),
        body(town, fields={"*": "everything"}),
        body(town, type="case", fields={"number": "1", "channel": "01"}),
        body(town, type="case", fields=case | {"opened_at": "0001-01-01T00:00:00+23:00"}),
        body(town, type="case", fields=case | {"people": 0}),
        body(town, type="case", fields=case | {"arrears": 2**70}),
        body(town, type="form", fields={"kind": "call", "case_id": new_id()}),
        body(town, type="form", fields={"kind": "call", "case_id": [new_id(), new_id()]}),
        body(town, id=7),
        body(town, base=-1),
        body(town, fields=[]),
        body(town, fields={"name": "长" * 400_000}),
        {"op": ["x"]},
    ]  # fmt: skip
    answers = pusher.push(*bad[:19]) + pusher.push(*bad[19:])
    assert [result for result, _ in answers] == ["quarantined"] * len(bad)
    assert [reason for _, reason in answers[:8]] == [
        "unknown_type", "unknown_kind", "unknown_kind", "scope", "scope", "scope", "scope", "no_record",
    ]  # fmt: skip
    assert answers[19] == ("quarantined", "too_large")
    assert not content_of(town.centre)
    assert pusher.push(body(town)) == [("applied", "")]
    with town.centre.read() as session:
        assert session.query(Received).count() == len(bad) + 1
        assert [row.body for row in session.query(Received).order_by(Received.seq)][:-1] == bad


def test_what_a_newer_program_says_is_kept(pusher, town):
    one = body(town, fields={"name": "张三", "nickname": "三儿", "tags": [1, 1.0, {"a": None}]})
    assert pusher.push(one) == [("applied", "")]
    assert pusher.push(body(town, id=one["id"], kind="patch", base=1, fields={"name": "张三丰"})) == [("applied", "")]
    assert_equal = synchronise(town.seats["02"].store, town.seats["02"].client, town.seats["02"].desk)
    assert all(proof["equal"] for proof in assert_equal["scopes"].values())
    assert town.seats["02"].content()["person", one["id"]][2]["nickname"] == "三儿"


def test_what_is_written_once_stays(pusher, town):
    case = body(town, type="case", fields={"number": "1", "channel": "01", "opened_at": "2026-01-01T00:00:00Z"})
    said = {"case_id": case["id"], "at": "2026-01-01T00:00:00Z", "action": "registered", "clerk": "a", "desk": "01"}
    step = body(town, type="step", kind="append", fields=said)
    assert pusher.push(case, step, step | {"op": new_id()}) == [("applied", "")] * 3
    other = step | {"op": new_id(), "fields": said | {"note": "x"}}
    assert pusher.push(other) == [("quarantined", "written_once")]
    assert pusher.push(step | {"op": new_id(), "kind": "patch"}) == [("quarantined", "unknown_kind")]


def test_two_stations_cannot_reach_each_other(pusher, raw, town):
    north, south = town.seats["01"], town.seats["03"]
    case = south.register(name="王五", phone="13900000000")
    synchronise(south.store, south.client, south.desk)
    kept = content_of(town.centre)
    theirs, own = south.desk.station_id, north.desk.station_id
    person = south.ids("person")[0]
    answers = pusher.push(
        body(town, id=person, kind="patch", scope=theirs),
        body(town, id=person, kind="patch", scope=own),
        body(town, id=person, kind="void", scope=own, fields={}),
        body(town, id=person, scope=own),
        body(town, type="form", fields={"case_id": case, "kind": "x"}),
    )
    assert answers == [
        ("quarantined", reason) for reason in ("scope", "no_record", "no_record", "no_record", "reference")
    ]
    assert content_of(town.centre) == kept
    question = {"scope": theirs, "epoch": epoch(town), "after": 0}
    assert raw.post("/pull", json=question).status_code == 403
    assert raw.post("/pull", json=question | {"scope": new_id()}).status_code == 403
    assert "王五" not in raw.post("/pull", json=question | {"scope": own}).text


def epoch(town):
    with town.centre.read() as session:
        return session.get_one(Feed, CITY).epoch


def test_a_seq_keeps_its_change(pusher, raw, town):
    frame, _, _ = pusher.frame(body(town))
    assert raw.post("/push", json=frame).json() == raw.post("/push", json=frame).json()
    other, _, _ = pusher.frame(body(town))
    answer = raw.post("/push", json=other)
    assert (answer.status_code, answer.json()["error"]) == (409, "fork")
    frame["changes"][0]["seq"] = 5
    answer = raw.post("/push", json=frame)
    assert (answer.status_code, answer.json()["error"], answer.json()["expected"]) == (409, "gap", 2)
    frame["changes"][0] |= {"seq": 2, "hash": "0" * 64}
    assert raw.post("/push", json=frame).status_code == 409
    frame["incarnation"] = new_id()
    assert raw.post("/push", json=frame).status_code == 409
    with town.centre.read() as session:
        assert session.query(Received).count() == 1


def test_pages_are_bounded_and_lose_nothing(pusher, raw, town):
    pusher.push(*[body(town, fields={"name": f"人{n}"}) for n in range(120)])
    said = {"channel": "01", "opened_at": "2026-01-01T00:00:00Z", "matter": "大" * 100_000}
    pusher.push(*[body(town, type="case", fields=said | {"number": str(n)}) for n in range(5)])
    found, after, pages = [], 0, 0
    while True:
        scope = town.seats["01"].desk.station_id
        page = raw.post("/pull", json={"scope": scope, "epoch": epoch(town), "after": after, "limit": 50}).json()
        found += [row["revision"] for row in page["rows"]]
        after, pages = page["cursor"], pages + 1
        assert bool(page["digest"]) is not page["more"]
        if not page["more"]:
            break
    assert found == list(range(1, 126))
    assert pages == 4


def test_another_protocol_hears_both_versions(raw, town):
    answer = raw.post("/hello", json={}, headers={protocol.PROTOCOL_HEADER: "99"})
    assert (answer.status_code, answer.json()["protocol"]) == (426, protocol.PROTOCOL)


@pytest.mark.parametrize(("centre", "side"), [(0, "中心"), (2, "本机")])
def test_the_desk_says_which_side_to_upgrade(centre, side):
    def answer(_request):
        told = json.dumps({"error": "protocol", "protocol": centre}).encode()
        return httpx.Response(426, stream=httpx.ByteStream(told))

    client = CentreClient(ADDRESS, transport=httpx.MockTransport(answer))
    with pytest.raises(errors.OtherVersion) as caught, contextlib.closing(client):
        client.pull("s", "e", 0)
    assert f"请升级{side}的程序" in str(caught.value)


@pytest.mark.parametrize("call", CALLS)
def test_bombs_and_pits_are_refused(raw, call):
    bomb = zstandard.compress(b"[" * 50_000_000)
    zstd = {"content-encoding": "zstd"}
    assert raw.post(f"/{call}", content=bomb, headers=zstd).status_code == 413
    assert raw.post(f"/{call}", content=b" " * (protocol.REQUEST_BYTES + 1)).status_code == 413
    deep = b"[" * 10_000 + b"]" * 10_000
    nested = b'{"incarnation":"x","changes":[{"seq":1,"hash":"' + b"0" * 64 + b'","body":{"a":' + deep + b"}}]}"
    bad = [b"", b"null", deep, nested, b'{"seq": ' + b"9" * 6000 + b"}", b"\xff\xfe", b'{"a":NaN}', b'{"a":"\\ud800"}']
    for content in bad:
        assert raw.post(f"/{call}", content=content).status_code == 400
    assert raw.post(f"/{call}", content=b"no zstd", headers=zstd).status_code == 400
    assert raw.post(f"/{call}", content=bomb[:50], headers=zstd).status_code == 400
    assert raw.get(f"/{call}").status_code == 405
    assert raw.post("/nothing").json() == {"error": "no_such_call", "retry_after": 0, "expected": 0, "protocol": 0}


@pytest.mark.parametrize("value", ["NaN", "1e999", '"\\ud800"', "-Infinity"])
def test_what_cannot_be_spelled_is_no_change(raw, town, value):
    change = '{"seq":1,"hash":"' + "0" * 64 + '","body":{"a":' + value + "}}"
    frame = '{"incarnation":"' + town.seats["01"].desk.incarnation + '","changes":[' + change + "]}"
    assert raw.post("/push", content=frame).status_code == 400


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=10,
)
names = ["code", "public_key", "desk", "nonce", "signature", "account", "password", "incarnation", "app", "time"]
names += ["schema_version", "changes", "scope", "epoch", "after", "limit"]
frames = st.dictionaries(st.sampled_from(names), json_values | st.sampled_from(["0" * 64, 0, 1, 2**63]), max_size=6)
FUZZ = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@FUZZ
@given(
    call=st.sampled_from(CALLS),
    content=st.binary(max_size=200) | (json_values | frames).map(json.dumps).map(str.encode),
)
def test_no_input_breaks_the_centre(raw, call, content):
    status = raw.post(f"/{call}", content=content).status_code
    assert 400 <= status < 500 or (status == 200 and (call, content) == ("talk", b"{}"))  # nobody talks: a whole word


@FUZZ
@given(
    change=st.sampled_from(["create", "append", "patch", "void", "x"]),
    name=st.sampled_from([*RECORD_TYPES, "x"]),
    data=st.data(),
)
def test_no_change_breaks_the_centre(pusher, town, change, name, data):
    columns = [c.name for c in RECORD_TYPES[name].__table__.columns] if name in RECORD_TYPES else ["a"]
    plain = (
        st.text(max_size=5) | st.integers(-(2**65), 2**65) | st.just("2026-01-01T00:00:00Z") | st.none() | st.booleans()
    )
    fields = data.draw(st.dictionaries(st.sampled_from(columns), plain | st.lists(plain, max_size=2), max_size=6))
    scope = CITY if name == "employer" else town.seats["01"].desk.station_id
    with contextlib.suppress(UnicodeEncodeError):  # a lone surrogate: no desk can have hashed it
        pusher.push(body(town, kind=change, type=name, fields=fields, scope=scope), body(town, fields=fields))


def test_only_a_good_token_is_let_in(raw, town):
    for header in ("", "Bearer", "Bearer x", "Basic abc", "Bearer " + "é" * 3):
        answer = raw.post("/hello", json={}, headers={"authorization": header.encode()})
        assert (answer.status_code, answer.json()["error"]) == (401, "token")
    with town.centre.transact() as session:
        for lease in session.query(Lease):
            lease.expires = now()
    assert raw.post("/hello", json={}).status_code == 401


def test_a_disabled_account_stops_at_once(town):
    seat = town.seats["01"]
    synchronise(seat.store, seat.client, seat.desk)
    with town.centre.transact() as session:
        accounts.disable_account(session, "north")
    with pytest.raises(errors.NotLoggedIn):
        synchronise(seat.store, seat.client, seat.desk)
    with pytest.raises(errors.LoginFailed):
        seat.client.log_in(seat.desk.id, seat.desk.private_key, "north", PASSWORD)


def test_wrong_passwords_are_slowed_down_whether_the_account_exists_or_not(town):
    seat = town.seats["01"]
    for account in ("north", "nobody"):
        for _ in range(passwords.FREE_FAILURES):
            with pytest.raises(errors.LoginFailed):
                seat.client.log_in(seat.desk.id, seat.desk.private_key, account, "wrong")
        for _ in range(2):
            with pytest.raises(errors.TooManyTries) as caught:
                seat.client.log_in(seat.desk.id, seat.desk.private_key, account, PASSWORD)
            assert 0 < caught.value.details["retry_after"] <= passwords.FIRST_DELAY + 1
    town.restart()
    with pytest.raises(errors.TooManyTries):
        seat.client.log_in(seat.desk.id, seat.desk.private_key, "north", PASSWORD)
    with town.centre.transact() as session:
        session.get_one(Attempt, "north").until = now()
    seat.client.log_in(seat.desk.id, seat.desk.private_key, "north", PASSWORD)
    with town.centre.read() as session:
        assert session.get(Attempt, "north") is None


def test_a_nonce_works_once_for_one_desk_account_and_key(town, raw):
    seat = town.seats["01"]
    seat.client.log_in(seat.desk.id, seat.desk.private_key, "north", PASSWORD)
    login = town.line.log[-1]
    assert town.line.send(login).status_code == 401
    with pytest.raises(errors.LoginFailed):
        seat.client.log_in(seat.desk.id, new_private_key(), "north", PASSWORD)
    with pytest.raises(errors.LoginFailed):
        seat.client.log_in(seat.desk.id, seat.desk.private_key, "south", PASSWORD)
    with pytest.raises(errors.LoginFailed):
        seat.client.log_in(new_id(), seat.desk.private_key, "north", PASSWORD)


def test_an_enrolment_code_binds_one_key(town):
    with town.centre.transact() as session:
        code = accounts.add_desk(session, town.seats["01"].desk.station_id, "01")
    seat, key = town.seats["01"], new_private_key()
    first = seat.client.enrol(code.lower(), key)
    assert seat.client.enrol(code, key) == first
    assert first.desk == seat.desk.id
    assert first.incarnation != seat.desk.incarnation
    for wrong in (code, "AAAA"):
        with pytest.raises(errors.WrongCode):
            seat.client.enrol(wrong, new_private_key())
    with pytest.raises(errors.NotLoggedIn):  # the old machine's token is gone
        seat.client.hello(seat.desk)


def test_a_new_machine_of_a_desk_sends_all_again_and_changes_nothing(town):
    seat = town.seats["01"]
    case = seat.register(name="张三", arrears=1)
    seat.edit("case", case, arrears=2)
    synchronise(seat.store, seat.client, seat.desk)
    kept = content_of(town.centre)
    with town.centre.transact() as session:
        code = accounts.add_desk(session, seat.desk.station_id, "01")
    enrolled = seat.client.enrol(code, seat.desk.private_key)
    seat.client.log_in(enrolled.desk, seat.desk.private_key, "north", PASSWORD)
    desk = replace(seat.desk, incarnation=enrolled.incarnation)
    receipt = synchronise(seat.store, seat.client, desk)
    assert receipt["sent"] > 0
    assert all(proof["equal"] for proof in receipt["scopes"].values())
    assert content_of(town.centre) == kept


def test_no_secret_lies_in_the_database(town):
    seat = town.seats["01"]
    with town.centre.read() as session:
        tables = inspect(session.connection()).get_table_names()
        dump = "".join(str(session.connection().exec_driver_sql(f'SELECT * FROM "{table}"').all()) for table in tables)
    assert "$argon2id$" in dump
    assert seat.client.token not in dump
    assert PASSWORD not in dump


def test_the_files_of_a_local_centre_say_nothing(templates):
    """Whoever made them; on a server, the files are the server's to protect."""
    folder = templates("embedded") / "centre"
    for file in folder.iterdir():
        assert b"north" not in file.read_bytes()
    assert (folder / "centre.key").stat().st_mode & 0o077 == 0
