"""A saved case is corrected, voided, brought back, turned; its recording moves: each with its history."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from offline_store import closing, consent, corrections, queries, registration
from offline_store.corrections import Correction, StillRecording
from offline_store.models import AuditEntry, Case, Change, Reception, Step
from offline_store.registration import ACTIVE, Entry, Heard
from offline_store.types import local_day, now

ENTRY = Entry(name="王小雨", phone="16000000002", employer="青岛海蓝餐饮", matter="欠薪三个月", arrears=1_260_000)


@pytest.fixture
def at_desk(store, desk):
    """Runs a change, as the desk's own write; what it returned."""

    def do(change, *given, **named):
        with store.write(desk.actor) as session:
            return change(session, desk, *given, **named)

    return do


def saved(at_desk, entry=ENTRY, kind="call"):
    def work(session, desk):
        reception = registration.begin_reception(session, desk, kind)
        registration.register(session, desk, reception, entry)
        return reception

    return at_desk(work)


def seen(store, reception_id):
    with store.read() as session:
        return queries.reception(session, reception_id)


def recorded(at_desk, reception_id, *, complete=True):
    def work(session, _desk):
        recording, _ = registration.begin_recording(session, reception_id, 16_000, 1)
        session.flush()
        segment = registration.add_segment(session, recording, Heard(0, 2, "", "我们十九个人没发工资", 0.9), "test")
        consent.give_notice(session, reception_id)
        if complete:
            registration.finish_recording(session, recording, "ab" * 32, 2.0, 1000)
        return recording, segment

    return at_desk(work)


def test_each_correction_leaves_a_step_with_what_changed(at_desk, store):
    reception = saved(at_desk)
    changed = replace(ENTRY, name="王晓雨", employer="青岛海蓝餐饮有限公司", matter="欠薪四个月", arrears=None)
    at_desk(registration.register, reception, changed)
    at_desk(registration.register, reception, replace(changed, employer=""))
    first, second, third = seen(store, reception).steps
    assert (first.action, first.corrections) == ("registered", ())
    assert set(second.corrections) == {
        Correction("case.matter", "欠薪三个月"),
        Correction("case.arrears", 1_260_000),
        Correction("person.name", None),
        Correction("party.employer", "青岛海蓝餐饮"),
    }
    assert third.corrections == (Correction("party.employer", "青岛海蓝餐饮有限公司"),)
    at_desk(registration.register, reception, replace(changed, people=19))
    told = {each.field: each.was for each in seen(store, reception).steps[-1].corrections}
    assert told == {"case.people": None, "party.employer": ""}, "what came in where nothing was"


def test_a_change_of_nothing_says_nothing_and_sealing_tells_no_name(at_desk, store):
    reception = saved(at_desk)
    at_desk(registration.register, reception, ENTRY)
    assert seen(store, reception).steps[-1].corrections == ()
    at_desk(registration.register, reception, replace(ENTRY, protected=True))
    at_desk(registration.register, reception, replace(ENTRY, protected=True, name="王晓雨"))
    with store.read() as session:
        notes = "".join(session.scalars(select(Step.note)))
    assert "party.worker" in notes
    assert ENTRY.name not in notes
    assert ENTRY.phone not in notes


@pytest.mark.parametrize("note", ["junk", "{}", "[1]", '[{"field": "x"}]', ""])
def test_a_note_of_another_program_is_no_error(note):
    assert corrections.read_note(note) == ()


def test_a_void_case_stays_with_its_reason_and_leaves_the_figures(at_desk, store, desk):
    reception, other = saved(at_desk), saved(at_desk, kind="visit")
    case_id = seen(store, reception).case_id

    def counts():
        with store.read() as session:
            figures = closing.figures(session, desk, local_day(now()))
            line = next(line for line in queries.receptions(session) if line.id == reception)
        return figures["cases"], figures["receptions"], figures["receptions_by_kind"], line.void, line.missing

    before = counts()
    at_desk(corrections.void_case, case_id, "重复登记")
    view = seen(store, reception)
    assert (view.void, view.entry, view.missing) == (True, ENTRY, ())
    assert (view.steps[-1].action, view.steps[-1].note) == ("voided", "重复登记")
    assert counts() == (1, 1, {"visit": 1}, True, ())
    at_desk(corrections.restore_case, case_id)
    assert counts() == before
    assert [step.action for step in seen(store, reception).steps] == ["registered", "voided", "restored"]
    assert seen(store, other).void is False
    with store.read() as session:
        kinds = session.scalars(select(Change.kind).where(Change.record_id == case_id).order_by(Change.seq)).all()
    assert kinds == ["create", "void", "patch"], "the centre hears of both"


def test_a_moved_recording_takes_its_text_along_and_both_histories_say_so(at_desk, store, desk):
    wrong, right = saved(at_desk), saved(at_desk, kind="visit")
    recording, segment = recorded(at_desk, wrong)
    at_desk(registration.register, wrong, replace(ENTRY, sources={"people": segment, "claim": "another"}))
    at_desk(corrections.move_recording, recording, right)
    left, came = seen(store, wrong), seen(store, right)
    assert (left.recordings, left.sentences) == ((), ())
    assert [info.id for info in came.recordings] == [recording]
    assert [sentence.id for sentence in came.sentences] == [segment]
    assert left.entry.sources == {"claim": "another"}
    assert came.notice_at == left.notice_at
    assert (left.steps[-1].action, left.steps[-1].note) == ("recording_left", came.number)
    assert (came.steps[-1].action, came.steps[-1].note) == ("recording_came", left.number)
    with store.read() as session:
        entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "moved")).one()
    assert (entry.subject_id, entry.detail) == (recording, {"left": wrong, "to": right})


def test_a_recording_can_go_to_a_reception_that_has_no_case_yet(at_desk, store):
    wrong = saved(at_desk)
    recording, _ = recorded(at_desk, wrong)
    draft = at_desk(registration.begin_reception, "call")
    at_desk(corrections.move_recording, recording, draft)
    assert len(seen(store, draft).sentences) == 1
    assert seen(store, wrong).steps[-1].action == "recording_left"


def test_a_running_recording_stays_where_it_is(at_desk, store):
    wrong, right = saved(at_desk), saved(at_desk)
    recording, _ = recorded(at_desk, wrong, complete=False)
    with pytest.raises(StillRecording):
        at_desk(corrections.move_recording, recording, right)
    assert [info.id for info in seen(store, wrong).recordings] == [recording]
    assert len(seen(store, wrong).steps) == 1


def test_a_call_becomes_a_visit_and_the_visit_a_mediation_of_the_same_case(at_desk, store):
    call = saved(at_desk)
    visit = at_desk(registration.turn, call)
    mediation = at_desk(registration.turn, visit)
    views = [seen(store, each) for each in (call, visit, mediation)]
    assert [view.kind for view in views] == ["call", "visit", "mediation"]
    assert len({view.case_id for view in views}) == 1
    assert [view.ended_at is None for view in views] == [False, False, True]
    assert [step.action for step in views[0].steps] == ["registered", "turned_visit", "turned_mediation"]
    with pytest.raises(KeyError):
        at_desk(registration.turn, mediation)
    with store.read() as session:
        assert session.query(Case).count() == 1


def test_time_is_kept_with_the_draft_and_never_taken_away(at_desk, store, desk):
    call = at_desk(registration.begin_reception, "call")

    def keep(change, *given):
        at_desk(lambda session, _desk: change(session, call, *given))

    keep(registration.journal_draft, {"name": "王"}, 12)
    first = seen(store, call)
    assert (first.active_seconds, first.draft) == (12, {"name": "王"})
    keep(registration.journal_draft, None, 17)
    later = seen(store, call)
    assert (later.active_seconds, later.draft, later.draft_at) == (17, {"name": "王"}, first.draft_at)
    keep(registration.set_active, 30)
    keep(registration.set_active, 20)
    assert seen(store, call).active_seconds == 30
    with store.read() as session:
        row = session.scalars(select(Reception)).one()
        sent = [change.body["fields"] for change in session.scalars(select(Change))]
    assert row.draft[ACTIVE] == 30
    assert [fields.get("active_seconds") for fields in sent] == [None, 30], "the centre hears of it once"
    with store.read() as session:
        assert closing.figures(session, desk, local_day(now()))["active_seconds"] == 30


def test_fractions_of_a_second_stay_with_the_draft(at_desk, store):
    call = at_desk(registration.begin_reception, "call")
    for seconds in (0.7, 1.4, 2.1):  # put down three times
        at_desk(lambda session, _desk: registration.journal_draft(session, call, {"name": "王"}, seconds))  # noqa: B023
        at_desk(lambda session, _desk: registration.set_active(session, call, seconds))  # noqa: B023
        assert seen(store, call).active_seconds == seconds
    with store.read() as session:
        assert session.scalars(select(Reception)).one().active_seconds == 2
