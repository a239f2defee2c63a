"""Mediations and hearings of a case: leave before sound, who is there, and talks with one side alone kept apart."""

import json
import zipfile
from dataclasses import replace

import pytest

from desktop import timeline_export
from desktop.call_paper import call_form_data
from offline_store import marks, queries, registration, search, sessions, timeline
from offline_store.errors import NotAllowed
from offline_store.minutes import keeping, transcript
from offline_store.models import Recording
from offline_store.registration import Entry, Heard, Named
from offline_store.roles import MEDIATE
from offline_store.sessions import HEARING, MEDIATION, LeaveWanted

JOINT, SECRET = "我三月到八月的工资没拿到。", "底线是九千块钱千万别说出去。"


@pytest.fixture
def mediator(desk):
    return replace(desk, role="mediator")


@pytest.fixture
def case_id(store, desk):
    entry = Entry(name="王小雨", phone="13912345678", claim="要工资", employer="青岛海风服饰有限公司")
    entry = replace(entry, other_employers=(Named("user", "海泰电子有限公司"), Named("dispatcher", "众合劳务公司")))
    with store.write(desk.actor) as session:
        visit = registration.begin_reception(session, desk, "visit")
        return registration.register(session, desk, visit, entry)


def begin(store, desk, case_id, kind=MEDIATION):
    with store.write(desk.actor) as session:
        return sessions.begin(session, desk, case_id, kind)


@pytest.fixture
def talk(store, mediator, case_id):
    """A mediation with a joint and a private recording."""
    reception = begin(store, mediator, case_id)
    with store.write(mediator.actor) as session:
        for private, text in (("", JOINT), ("applicant", SECRET)):
            recording, _ = registration.begin_recording(session, reception, 16000, 1, private)
            session.flush()
            registration.add_segment(session, recording, Heard(1.0, 4.0, "applicant", text, 0.9), "test")
            registration.finish_recording(session, recording, f"{text}", 60.0 if private else 90.0, 1)
    return reception


def test_a_session_begins_with_the_names_of_the_case_and_further_third_parties(store, mediator, case_id):
    reception = begin(store, mediator, case_id)
    with store.read() as session:
        there = queries.reception(session, reception).speakers
    assert (there["applicant"], there["respondent"]) == ("王小雨", "青岛海风服饰有限公司")
    assert (there["third"], there["third2"]) == ("海泰电子有限公司", "众合劳务公司")
    assert there["mediator"] == mediator.clerk


def test_only_who_mediates_begins_one(store, desk, case_id):
    with pytest.raises(NotAllowed):
        begin(store, replace(desk, role="clerk"), case_id)


def test_a_hearing_is_not_recorded_before_the_tribunal_allows_it(store, mediator, case_id):
    reception = begin(store, mediator, case_id, HEARING)
    with store.write(mediator.actor) as session:
        with pytest.raises(LeaveWanted):
            sessions.demand_leave(session, reception)
        with pytest.raises(LeaveWanted):
            sessions.give_leave(session, reception, "  ")
        first = sessions.give_leave(session, reception, "赵仲裁员")
        assert sessions.give_leave(session, reception, "另一位") == first
        sessions.demand_leave(session, reception)
    with store.read() as session:
        view = queries.reception(session, reception)
        assert (view.leave_by, view.leave_at) == ("赵仲裁员", first)
        assert keeping.meetings(session, mediator.station_id)[0].reception_id == reception


def test_sessions_of_a_case_with_their_length_and_who_was_there(store, mediator, case_id, talk):
    later = begin(store, mediator, case_id, HEARING)
    with store.read() as session:
        newest, mediation = sessions.of_case(session, mediator, case_id)
        (_, for_others) = sessions.of_case(session, replace(mediator, role="clerk"), case_id)
    assert (newest.reception_id, newest.kind, newest.seconds) == (later, HEARING, 0.0)
    assert (mediation.seconds, mediation.private_seconds) == (90.0, 60.0)
    assert ("applicant", "王小雨") in mediation.there
    assert for_others.private_seconds == 0.0


# what was said to the mediator alone


def test_it_is_in_no_record(store, talk):
    with store.read() as session:
        assert [each.sentence.text for each in transcript.of_reception(session, talk)] == [JOINT]


def test_it_is_seen_by_who_mediates_alone_and_prints_on_no_paper(store, mediator, talk):
    with store.read() as session:
        mine = queries.reception(session, talk, see_private=mediator.may(MEDIATE))
        others = queries.reception(session, talk)
    assert [(each.text, each.private_with) for each in mine.sentences] == [(JOINT, ""), (SECRET, "applicant")]
    assert [each.text for each in others.sentences] == [JOINT] and len(others.recordings) == 1
    assert SECRET not in call_form_data(others, mediator).summary


def test_it_is_in_no_timeline_and_no_export(store, mediator, case_id, talk, tmp_path):
    with store.read() as session:
        told = [entry.text for entry in timeline.of_case(session, mediator, case_id) if entry.kind == "sentence"]
    assert told == [JOINT]
    path = tmp_path / "timeline.zip"
    timeline_export.export(store, mediator, path, case_id, "测试", lambda entry: ("", "", entry.text, "", ""))
    with zipfile.ZipFile(path) as packed:
        assert SECRET not in json.dumps(json.loads(packed.read(timeline_export.DATA)), ensure_ascii=False)
        assert SECRET[:6] not in packed.read(timeline_export.TABLE).decode("utf-8-sig")


def test_nobody_finds_it(store, talk):
    with store.read() as session:
        assert search.search(session, JOINT[:6]).hits
        assert not search.search(session, SECRET[:6]).hits


def test_marks_are_in_the_order_of_the_sound(store, mediator, talk):
    with store.write(mediator.actor) as session:
        recording = queries.reception(session, talk).recordings[0].id
        marks.set_mark(session, recording, marks.Mark(9.0, marks.POINT, "金额"))
        marks.set_mark(session, recording, marks.Mark(2.0, marks.PHASE, "identity"))
        session.flush()
        assert [mark.what for mark in marks.of(session.get_one(Recording, recording))] == ["identity", "金额"]
    with store.read() as session:
        assert [mark.at for _, mark in queries.reception(session, talk).marks] == [2.0, 9.0]
