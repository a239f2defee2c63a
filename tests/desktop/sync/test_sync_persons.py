"""Every field of a protected person follows her into the sealed scope, at the centre and at every desk."""

from dataclasses import replace
from datetime import date

from central.models import Account
from desktop.sync.engine import synchronise
from offline_store import queries, registration
from offline_store.models import Former, Person, Reception, sealed_scope
from offline_store.persons import PersonDetails
from offline_store.registration import Entry
from tests.sync_rig import content_of

WORDS = ("王秘密", "王公开", "13800000009", "13800000001", "37020519900315002X", "秘密路", "1990-03-15", "89504e47")
HERS = Entry(
    name="王公开",
    phone="13800000001",
    person=PersonDetails(
        id_kind="111",
        id_number="37020519900315002X",
        birth_date=date(1990, 3, 15),
        address="秘密路1号",
        portrait=b"\x89PNG",
    ),
)


def sync(seat):
    return synchronise(seat.store, seat.client, seat.desk, recordings=None)


def give_role(town, role):
    with town.centre.transact() as session:
        session.get_one(Account, "north").role = role


def change(seat, desk, **fields):
    with seat.store.write(desk.actor) as session:
        reception = session.query(Reception).one().id
        registration.register(session, desk, reception, replace(HERS, **fields))


def said_openly(content, sealed):
    open_rows = str([row for scope, _, row in content.values() if scope != sealed])
    return [word for word in WORDS if word in open_rows]


def test_details_and_former_values_leave_the_open_scope_when_she_is_sealed(town):
    one, two = town.seats["01"], town.seats["02"]
    give_role(town, "supervisor")
    boss, sealed = replace(one.desk, role="supervisor"), sealed_scope(one.desk.station_id)
    with one.store.write(one.desk.actor) as session:
        registration.register(session, one.desk, registration.begin_reception(session, one.desk, "call"), HERS)
    change(one, one.desk, name="王秘密", phone="13800000009")
    sync(one), sync(two)
    assert said_openly(content_of(town.centre), sealed) == [*WORDS]
    change(one, boss, name="王秘密", phone="13800000009", protected=True)
    sync(one), sync(two)
    for content in (content_of(town.centre), one.content(), two.content()):
        assert said_openly(content, sealed) == []
    with two.store.read() as session:
        shown = queries.reception(session, session.query(Reception).one().id)
        assert shown.entry.person == HERS.person
        assert {former.value for former in shown.formers} == {"王公开", "13800000001"}
    give_role(town, "clerk")
    sync(two)
    assert not [word for word in WORDS if word in str(two.content())]
    with two.store.read() as session:
        assert session.query(Person).filter_by(state="live").count() == 0
        assert session.query(Former).filter_by(state="live").count() == 0
