"""What a record still wants: by channel and call type, never of somebody who asked to stay unnamed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offline_store import queries, registration
from offline_store.models import Reception
from offline_store.persons import NOTHING, PersonDetails
from offline_store.registration import Entry
from offline_store.wanted import ASKED_FIRST, IDENTITY, SHOWS_CARD, WANTED, missing

FULL = Entry(
    name="王小雨",
    phone="16000000002",
    employer="青岛海蓝餐饮有限公司",
    dispute_types=("劳动报酬",),
    people=1,
    claim="补发工资",
    matter="拖欠工资三个月",
    advice="建议先与单位协商",
    person=PersonDetails(id_kind="111", id_number="37020219900315002X"),
)
EMPTY = Entry(call_type="求决")
CALL_TYPES = st.sampled_from(sorted(WANTED))
CHANNELS = st.sampled_from([*ASKED_FIRST, "03"])


def test_a_thirty_second_card_is_a_record_with_the_rest_to_do():
    card = Entry(phone="16000000002", matter="拖欠工资")
    assert missing(card, "02") == ("name", "employer", "dispute_types", "people", "claim")
    assert missing(replace(card, call_type="意见建议"), "02") == ()
    assert missing(replace(card, call_type="意见建议"), "01") == ("name",), "who stands at the desk can be asked"
    assert missing(replace(card, call_type="求决"), "01")[:2] == ("name", "id_number"), "and shows her card"
    assert "id_number" not in missing(replace(card, call_type="咨询"), "01"), "a question is answered without one"
    assert missing(replace(card, call_type="咨询"), "02") == ("dispute_types", "advice")


@given(CALL_TYPES, CHANNELS, st.sets(st.sampled_from(sorted({f for fields in WANTED.values() for f in fields}))))
def test_exactly_what_is_wanted_and_empty_is_missing(call_type, channel, emptied):
    entry = replace(FULL, call_type=call_type, **{field: getattr(EMPTY, field) for field in emptied})
    wanted = {*WANTED[call_type], *([ASKED_FIRST[channel]] if channel in ASKED_FIRST else [])}
    found = missing(entry, channel)
    assert {*found} == wanted & emptied
    unshown = missing(replace(entry, person=NOTHING), channel)
    assert {*unshown} - {*found} == ({"id_number"} if (channel, call_type) == SHOWS_CARD else set())
    assert len(found) == len(set(found))


@given(CALL_TYPES, CHANNELS, st.booleans())
def test_nobody_is_asked_for_a_name_that_was_refused_or_sealed(call_type, channel, anonymous):
    entry = replace(EMPTY, call_type=call_type, anonymous=anonymous, protected=not anonymous)
    assert not {*IDENTITY} & {*missing(entry, channel)}


@given(CALL_TYPES, CHANNELS)
def test_a_full_record_wants_nothing(call_type, channel):
    assert missing(replace(FULL, call_type=call_type), channel) == ()


@pytest.mark.parametrize("protected", [False, True])
def test_the_list_counts_as_the_page_does(store, desk, protected):
    with store.write(desk.actor) as session:
        kept = registration.begin_reception(session, desk, "call")
        registration.register(session, desk, kept, Entry(phone="16000000002", matter="欠薪", protected=protected))
        full = registration.begin_reception(session, desk, "visit")
        registration.register(session, desk, full, FULL)
        registration.begin_reception(session, desk, "visit")
    with store.read() as session:
        lines = {line.id: line for line in queries.receptions(session)}
        todo = queries.incomplete(session, desk.station_id)
        views = {reception: queries.reception(session, reception) for reception in (kept, full)}
        count = session.query(Reception).count()
    assert count == 3
    assert [line.id for line in todo] == [kept]
    for reception, view in views.items():
        assert lines[reception].missing == view.missing
    assert ("name" in lines[kept].missing) is not protected
    assert lines[full].missing == ()
