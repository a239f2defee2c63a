"""Candidates out of the real store: whoever is proposed, and who must not be."""

from datetime import UTC, date, datetime

import pytest

from offline_store import registration
from offline_store.duplicates import candidates
from offline_store.duplicates.weighing import Facts
from offline_store.models import Distinct, Former, Person
from offline_store.registration import Entry
from offline_store.store import open_store
from offline_store.types import now
from tests.conftest import KEY


def register(store, desk, caller="", **entry):
    """The id of the person that was registered."""
    with store.write(desk.actor) as session:
        reception = registration.begin_reception(session, desk, "call", caller)
        registration.register(session, desk, reception, Entry(**entry))
    with store.read() as session:
        return session.query(Person.id).order_by(Person.id.desc()).first()[0]


def change(store, desk, person_id, **fields):
    with store.write(desk.actor) as session:
        row = session.get_one(Person, person_id)
        for name, value in fields.items():
            setattr(row, name, value)


def found(store, desk, own_id="", without=(), **asked):
    facts = Facts(**{name: (value,) for name, value in asked.items()})
    with store.read() as session:
        return [
            each.person_id for each in candidates.find(session, desk.station_id, facts, own_id=own_id, without=without)
        ]


@pytest.fixture
def her(store, desk):
    person = register(store, desk, name="王小雨", phone="16000000002", employer="青岛海诺服饰有限公司")
    change(store, desk, person, id_number="370202198001011232", birth_date=date(1980, 1, 1))
    register(store, desk, name="李伟", phone="16000000777", employer="青岛海诺服饰有限公司")
    return person


@pytest.mark.parametrize(
    "asked",
    [
        {"ids": "370202198001011232"},
        {"ids": "370202800101123"},
        {"phones": "+86 160 0000 0002"},
        {"names": "王晓宇", "employers": "海诺服饰"},
        {"names": "玉小雨", "employers": "海诺服饰"},
        {"names": "王小雨", "births": "1980-01-01"},
        {"names": "王小雨", "phones": "16000100002"},
    ],
)
def test_she_is_found_by(asked, store, desk, her):
    assert found(store, desk, **asked) == [her]


def test_whoever_is_recognised_keeps_what_was_not_said_this_time(store, desk, her):
    register(store, desk, person_id=her, name="王晓雨")
    with store.read() as session:
        row = session.get_one(Person, her)
        assert (row.name, row.phone, row.id_number) == ("王晓雨", "16000000002", "370202198001011232")
        assert [(each.field, each.value) for each in session.query(Former)] == [("name", "王小雨")]


def test_nobody_is_found_by_a_name_or_an_employer_alone(store, desk, her):
    assert found(store, desk, names="王小雨") == []
    assert found(store, desk, employers="海诺服饰") == []
    assert found(store, desk) == []


def test_a_planted_lookup_without_near_shapes_loses_her(store, desk, her, monkeypatch):
    # 未 and 末 do not even begin alike
    register(store, desk, name="周末", employer="海诺服饰")
    assert len(found(store, desk, names="周未", employers="海诺服饰")) == 1
    monkeypatch.setattr("offline_store.duplicates.candidates.names.near_shapes", lambda _character: frozenset())
    assert found(store, desk, names="周未", employers="海诺服饰") == []


def test_earlier_values_find_her_and_are_said_to_be_earlier(store, desk, her):
    until = datetime(2026, 1, 1, tzinfo=UTC)
    with store.write(desk.actor) as session:
        for field, value in (("phone", "16000000555"), ("name", "王丫")):
            session.add(Former(scope_id=desk.station_id, person_id=her, field=field, value=value, until=until))
    with store.read() as session:
        (candidate,) = candidates.find(session, desk.station_id, Facts(names=("王丫",), phones=("16000000555",)))
    assert candidate.person_id == her
    assert all(reason.earlier for reason in candidate.weighed.reasons)


def test_the_number_somebody_called_from_finds_her(store, desk):
    her = register(store, desk, caller="16000000888", name="赵敏", phone="16000000004")
    assert found(store, desk, phones="16000000888") == [her]


def test_who_was_found_to_be_another_is_not_proposed_again(store, desk, her):
    other = register(store, desk, name="王晓雨", phone="16000000005", employer="海诺服饰")
    asked = {"names": "王晓雨", "employers": "海诺服饰"}
    assert found(store, desk, own_id=other, **asked) == [her]
    first, second = sorted((her, other))
    with store.write(desk.actor) as session:
        session.add(Distinct(scope_id=desk.station_id, first_id=first, second_id=second, at=now(), clerk="王芳"))
    assert found(store, desk, own_id=other, **asked) == []
    assert found(store, desk, without=[her], **asked) == [other]


def test_a_protected_identity_and_another_station_are_never_proposed(store, desk):
    register(store, desk, name="孙静", phone="16000000006", protected=True)
    assert found(store, desk, phones="16000000006") == []
    elsewhere = register(store, desk, name="周涛", phone="16000000007")
    with store.apply() as session:
        session.get_one(Person, elsewhere).scope_id = "station-2"
    assert found(store, desk, phones="16000000007") == []


def test_a_void_person_is_not_proposed(store, desk, her):
    change(store, desk, her, state="void")
    assert found(store, desk, phones="16000000002") == []


@pytest.mark.parametrize("asked", [{"names": "'\"*)(", "phones": "xx"}, {"ids": "\0\0\0\0\0\0"}, {"births": "1980"}])
def test_anything_may_be_typed(asked, store, desk, her):
    assert found(store, desk, **asked) == []


def test_the_ranking_begins_with_the_likeliest(tmp_path, desk):
    store = open_store(tmp_path / "ranked", KEY)
    weak = register(store, desk, name="李四", phone="16000000002")
    strong = register(store, desk, name="王小雨", phone="16000000002")
    assert found(store, desk, names="王小雨", phones="16000000002") == [strong, weak]
    store.close()
