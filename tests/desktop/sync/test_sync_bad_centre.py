"""A hostile, broken, older or newer centre: the desk neither spins nor is stranded, and keeps what it has."""

import json
from datetime import timedelta

import httpx
import pytest
import zstandard

from desktop.sync import errors
from desktop.sync.client import CentreClient
from desktop.sync.engine import synchronise
from offline_store import protocol
from offline_store.models import CITY, Person, Scope
from offline_store.types import now, to_plain
from tests.sync_rig import ADDRESS, Seat


class Liar(httpx.BaseTransport):
    """Tells the truth of the centre behind it, but for what `lies` changes in an answer, by call."""

    def __init__(self, line, **lies):
        self.line, self.lies, self.heard = line, lies, []

    def handle_request(self, request):
        call = request.url.path.strip("/")
        self.heard.append(call)
        response = self.line.handle_request(request)
        lie = self.lies.get(call)
        if lie is None:
            return response
        told = json.loads(protocol.unpack(b"".join(response.stream), protocol.ANSWER_BYTES))
        lied = lie(told)
        if isinstance(lied, httpx.Response):
            return lied
        return httpx.Response(response.status_code, stream=httpx.ByteStream(json.dumps(lied).encode()))


@pytest.fixture
def lied_to(town):
    """The first desk with a centre that lies."""
    made = []

    def make(**lies):
        one = town.seats["01"]
        liar = Liar(town.line, **lies)
        made.append(CentreClient(ADDRESS, one.client.token, transport=liar))
        return Seat(one.store, one.desk, made[-1]), liar

    yield make
    for client in made:
        client.close()


def raw(content, **headers):
    return httpx.Response(200, headers=headers, stream=httpx.ByteStream(content))


NOTHING = httpx.ByteStream(b"")
LIES = {
    "too large": {"hello": lambda _: raw(b" " * (protocol.ANSWER_BYTES + 1))},
    "bomb": {"pull": lambda _: raw(zstandard.compress(b" " * 50_000_000), **{"content-encoding": "zstd"})},
    "pit": {"pull": lambda _: raw(b"[" * 10_000 + b"]" * 10_000)},
    "no zstd": {"push": lambda _: raw(b"zzzz", **{"content-encoding": "zstd"})},
    "broken": {"push": lambda _: httpx.Response(500, stream=httpx.ByteStream(b"oops"))},
    "elsewhere": {"push": lambda _: httpx.Response(302, headers={"location": "http://x/"}, stream=NOTHING)},
    "no time": {"hello": lambda told: told | {"time": "soon"}},
    "results of others": {"push": lambda told: told | {"results": told["results"][1:]}},
    "no such result": {"push": lambda told: {"results": [r | {"result": "eaten"} for r in told["results"]]}},
    "always more": {"pull": lambda told: told | {"more": True}},
    "always reset": {"pull": lambda told: told | {"reset": True}},
    "cursor goes back": {"pull": lambda told: told | {"cursor": 0}},
    "rows out of order": {"pull": lambda told: told | {"rows": told["rows"][::-1]}},
    "row of another kind": {"pull": lambda told: told | {"rows": [row | {"state": "dead"} for row in told["rows"]]}},
    "fields of another kind": {
        "pull": lambda told: told | {"rows": [row | {"fields": {"name": 7}} for row in told["rows"]]}
    },
    "half a row": {"pull": lambda told: told | {"rows": [row | {"fields": {}} for row in told["rows"]]}},
}  # fmt: skip


@pytest.mark.parametrize("lies", LIES.values(), ids=LIES)
def test_a_broken_centre_is_found_out_and_does_no_harm(town, lied_to, lies):
    one, two = town.seats["01"], town.seats["02"]
    two.register(name="李四", employer="乙")
    synchronise(two.store, two.client, two.desk)
    one.register(name="张三", employer="甲")
    victim, liar = lied_to(**lies)
    with pytest.raises(errors.CentreBroken):
        synchronise(victim.store, victim.client, victim.desk)
    assert len(liar.heard) < 10
    receipt = synchronise(one.store, one.client, one.desk)
    assert all(proof["equal"] for proof in receipt["scopes"].values())
    assert len(one.ids("case")) == 2


def test_an_unknown_kind_of_record_waits_for_the_upgrade(town, lied_to):
    one, two = town.seats["01"], town.seats["02"]
    two.register(name="李四", employer="乙")
    synchronise(two.store, two.client, two.desk)
    one.register(name="张三")
    victim, _ = lied_to(pull=lambda told: told | {"rows": [row | {"type": "hearing"} for row in told["rows"]]})
    with pytest.raises(errors.OtherVersion):
        synchronise(victim.store, victim.client, victim.desk)
    with one.store.read() as session:
        assert all(scope.cursor == 0 for scope in session.query(Scope))
    synchronise(one.store, one.client, one.desk)
    assert len(one.ids("case")) == 2


def test_a_desk_too_old_to_pull_still_sends_its_day(town, lied_to):
    one = town.seats["01"]
    one.register(name="张三")
    victim, liar = lied_to(hello=lambda told: told | {"lowest_schema": 99})
    with pytest.raises(errors.OtherVersion):
        synchronise(victim.store, victim.client, victim.desk)
    assert "push" in liar.heard
    assert "pull" not in liar.heard
    assert synchronise(one.store, one.client, one.desk)["sent"] == 0


def test_clocks_are_told_and_decide_nothing(lied_to):
    victim, _ = lied_to(hello=lambda told: told | {"time": to_plain(now() + timedelta(minutes=5))})
    victim.register(name="张三")
    receipt = synchronise(victim.store, victim.client, victim.desk)
    assert 290 <= receipt["clock_difference_seconds"] <= 310
    assert receipt["scopes"][CITY]["equal"] is True


def test_a_mismatch_that_stays_is_told_and_not_read_again_each_time(lied_to):
    victim, liar = lied_to(pull=lambda told: told | {"digest": "0" * 64})
    victim.register(name="张三")
    receipt = synchronise(victim.store, victim.client, victim.desk)
    assert receipt["scopes"][victim.desk.station_id]["equal"] is False
    assert receipt["scopes"][victim.desk.station_id]["incident"]["centre_digest"] == "0" * 64
    before = len(liar.heard)
    assert synchronise(victim.store, victim.client, victim.desk)["scopes"][CITY]["equal"] is False
    assert liar.heard[before:] == ["hello", "pull", "pull"]


@pytest.mark.parametrize(
    "address", ["http://10.0.0.1", "ftp://127.0.0.1", "http://localhost.evil.cn", "", "http://[", "x"]
)
def test_no_open_line_to_another_machine(address):
    with pytest.raises(errors.BadAddress):
        CentreClient(address)


def test_a_transaction_larger_than_a_batch_goes_whole_and_one_still_larger_is_cut(town):
    one = town.seats["01"]
    with one.store.write(one.desk.actor) as session:
        for number in range(260):
            session.add(Person(scope_id=one.desk.station_id, name=f"人{number}"))
    with one.store.write(one.desk.actor) as session:
        for _ in range(5):
            session.add(Person(scope_id=one.desk.station_id, name="长" * 100_000))
    before = len(town.line.log)
    receipt = synchronise(one.store, one.client, one.desk)
    assert receipt["sent"] == 265
    assert all(proof["equal"] for proof in receipt["scopes"].values())
    pushes = [json.loads(protocol.unpack(sent[3], 1 << 22)) for sent in town.line.log[before:] if "/push" in sent[1]]
    assert [len(push["changes"]) for push in pushes] == [260, 3, 2]
