"""One list of all that happened to a case: nothing missing, nothing protected shown to who may not see it."""

from dataclasses import replace
from datetime import timedelta

from offline_store import papers, registration, timeline, transcript_edits
from offline_store.models import Case, Deadline, FollowUp, QualityCheck, Reminder, Segment, Sitting
from offline_store.process import decisions, moves
from offline_store.registration import Entry, Heard
from offline_store.types import local_day, now

ENTRY = Entry(name="王小雨", phone="16000000002", employer="青岛某厂", people=2, matter="欠薪")


def called(store, desk, entry=ENTRY):
    """A call with two sentences, one of them corrected, registered and printed."""
    with store.write(desk.actor) as session:
        reception = registration.begin_reception(session, desk, "call")
        recording, _ = registration.begin_recording(session, reception, 8000, 2)
        registration.add_segment(session, recording, Heard(1.5, 2.0, "caller", "三个月没发工资", 0.9), "e")
        registration.add_segment(session, recording, Heard(3.0, 4.0, "clerk", "您贵姓", 0.9), "e")
        case_id = registration.register(session, desk, reception, entry)
    with store.write(desk.actor) as session:
        segment = session.query(Segment).filter_by(text="您贵姓").one()
        transcript_edits.edit_text(session, desk, segment.id, "请问您贵姓")
        papers.note_printing(session, desk, registration.call_form(session, case_id), "P", "1", 2, "0" * 64)
    return reception, case_id


def told(store, desk, case_id):
    with store.read() as session:
        return timeline.of_case(session, desk, case_id)


def test_a_case_is_told_from_the_call_to_the_payment(store, desk):
    reception, case_id = called(store, desk)
    chief = replace(desk, role="supervisor")
    with store.write(desk.actor) as session:
        moves.move(session, desk, case_id, "accept")
    with store.write(desk.actor) as session:
        registration.register(session, desk, reception, replace(ENTRY, recovered=500_000))
    with store.write(desk.actor) as session:
        registration.register(session, desk, reception, replace(ENTRY, recovered=900_000))
        decisions.instruct(session, chief, case_id, "抓紧办")
        case = session.get_one(Case, case_id)
        own = {"scope_id": case.scope_id, "case_id": case_id}
        session.add(Reminder(**own, level="phone", to_name="某厂", text="请回复", sent_at=now(), sent_by="王芳"))
        session.add(FollowUp(**own, reason="closing", due_on=local_day(now()) + timedelta(days=3), result="已付"))
        session.add(QualityCheck(**own, sampled_at=now(), sampled_by="x", status="done", checked_at=now(), total=90))
        session.add(Sitting(**own, kind="talk", starts_at=now(), ends_at=now() + timedelta(hours=1)))
        rule = {"name": "协议履行期限"}
        dated = {"rule_version": "1", "event": "约定", "starts_on": local_day(now()), "inputs": {"rule": rule}}
        session.add(Deadline(**own, **dated, rule="T09", due_on=local_day(now()) + timedelta(days=9)))
    entries = told(store, desk, case_id)
    assert [entry.at for entry in entries] == sorted(entry.at for entry in entries)
    kinds = {entry.kind for entry in entries}
    assert kinds == set(timeline.KINDS) - {"handover", "ring"}
    assert [entry.text for entry in entries if entry.kind == "sentence"] == ["三个月没发工资", "请问您贵姓"]
    first = next(entry for entry in entries if entry.kind == "sentence")
    assert (first.sentence.start, first.action, first.who) == (1.5, "caller", "王芳")
    money = [entry.about["amount"] for entry in entries if entry.action == "recovered"]
    assert money == [500_000, 900_000]
    assert [entry.about["rule"] for entry in entries if entry.kind == "payment" and "rule" in entry.about] == ["T09"]
    (moved,) = [entry for entry in entries if entry.about.get("after") == "已受理"]
    assert (moved.about["before"], moved.about["name"], moved.station) == ("已登记", "受理", desk.station_name)


def test_what_was_recovered_at_registration_is_told_once(store, desk):
    _, case_id = called(store, desk, replace(ENTRY, recovered=100))
    assert [e.about["amount"] for e in told(store, desk, case_id) if e.action == "recovered"] == [100]


def test_what_a_protected_caller_said_is_told_to_those_alone_who_may_see_her(store, desk):
    _, case_id = called(store, desk, replace(ENTRY, protected=True))
    assert not [entry for entry in told(store, desk, case_id) if entry.kind == "sentence"]
    chief = replace(desk, role="supervisor")
    assert len([entry for entry in told(store, chief, case_id) if entry.kind == "sentence"]) == 2
