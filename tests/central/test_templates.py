"""A template of a paper goes from the city's administrator to every desk, and nobody else's goes anywhere."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from central.models import Account, Station
from desktop.sync.engine import synchronise
from offline_store import templates
from offline_store.errors import NotAllowed
from offline_store.models import CITY, Change, CodeList
from offline_store.templates import VersionIncomplete, VersionTaken
from offline_store.types import local_day, now
from tests.sync_rig import both_kinds as kind  # noqa: F401

KIND = "acceptance_notice"
CONTENT = {"title": "受理通知书", "layout": "plain", "fields": {}, "blocks": [{"text": "已受理。", "style": "body"}]}


@pytest.fixture
def administrator(town):
    """Desk 01 with the city's administrator at it."""
    seat = town.seats["01"]
    with town.centre.transact() as session:
        session.get_one(Account, seat.desk.account).role = "administrator"
    seat.desk = replace(seat.desk, role="administrator")
    return seat


def publish(seat, version="2026-1", effective=None, content=CONTENT):
    with seat.store.write(seat.desk.actor) as session:
        day = effective or local_day(now())
        templates.publish(session, seat.desk, KIND, content, version, day, "市总工会〔2026〕3号")


def held(seat, day=None):
    with seat.store.read() as session:
        found = templates.current(session, KIND, day)
    return found and found.version


def outcomes(seat):
    with seat.store.read() as session:
        rows = session.scalars(select(Change).where(Change.record_type == "code_list"))
        return [(row.result, row.reason) for row in rows]


def sync(*seats):
    for seat in seats:
        synchronise(seat.store, seat.client, seat.desk)


def test_a_template_reaches_every_desk_and_holds_from_its_day_on(town, administrator):
    soon = local_day(now()) + timedelta(days=10)
    publish(administrator)
    publish(administrator, "2026-2", soon, CONTENT | {"title": "受理告知书"})
    other = town.seats["03"]
    sync(administrator, other)
    assert held(other) == held(administrator) == "2026-1"
    assert held(other, soon) == "2026-2"
    assert held(other, local_day(now()) - timedelta(days=1)) is None, "the shipped one holds before"


def test_what_a_clerk_of_a_station_sends_is_set_aside(town):
    seat = town.seats["01"]
    forged = replace(seat.desk, role="administrator")
    with seat.store.write(seat.desk.actor) as session:
        templates.publish(session, forged, KIND, CONTENT, "1", local_day(now()), "没有依据")
    sync(seat, town.seats["03"])
    assert held(town.seats["03"]) is None
    assert outcomes(seat) == [("quarantined", "centre_only")]


def test_an_administrator_below_the_city_publishes_nothing(town, administrator):
    with town.centre.transact() as session:
        mine = session.get_one(Account, administrator.desk.account).station_id
        other = session.scalars(select(Station.id).where(Station.id != mine)).first()
        session.get_one(Station, mine).parent_id = other
    publish(administrator)
    sync(administrator)
    assert outcomes(administrator) == [("quarantined", "centre_only")]


@pytest.mark.parametrize(
    "fields",
    [{"name": "dispute_type"}, {"name": "form."}, {"content": {"text": "长" * 100_000}}],
    ids=["a code list", "of no kind", "too large"],
)
def test_an_administrator_sends_templates_and_nothing_else(town, administrator, fields):
    made = {"name": f"form.{KIND}", "content": CONTENT, "version": "1", "source": "依据"} | fields
    with administrator.store.write(administrator.desk.actor) as session:
        session.add(CodeList(scope_id=CITY, effective=local_day(now()), **made))
    sync(administrator, town.seats["03"])
    assert held(town.seats["03"]) is None
    assert outcomes(administrator) == [("quarantined", "centre_only")]


def test_what_is_missing_is_said_and_nothing_is_sent(town, administrator):
    yesterday = local_day(now()) - timedelta(days=1)
    with pytest.raises(VersionIncomplete):
        publish(administrator, version=" ")
    with pytest.raises(VersionIncomplete):
        publish(administrator, effective=yesterday)
    publish(administrator)
    with pytest.raises(VersionTaken):
        publish(administrator)
    clerk = replace(administrator.desk, role="clerk")
    with administrator.store.write(clerk.actor) as session, pytest.raises(NotAllowed):
        templates.publish(session, clerk, KIND, CONTENT, "2", date.max, "依据")
    assert len(outcomes(administrator)) == 1


def test_what_is_being_written_stays_at_the_desk_until_it_is_published(town, administrator):
    with administrator.store.write(administrator.desk.actor) as session:
        templates.keep(session, administrator.desk, KIND, CONTENT)
    assert outcomes(administrator) == []
    with administrator.store.read() as session:
        assert templates.kept(session, KIND) == CONTENT
    publish(administrator)
    with administrator.store.read() as session:
        assert templates.kept(session, KIND) is None
