"""A record is kept each second, with its sentences and its paper; a final one stays as it is."""

import pytest

from offline_store import gaps, papers, registration, transcript_edits
from offline_store.gaps import LOST, PAUSED, Gap
from offline_store.minutes import keeping, transcript
from offline_store.minutes import record as minutes
from offline_store.minutes.record import INQUIRY, MEDIATION, PROPOSALS, RESULT, STATEMENTS, Attendant, IsFinal
from offline_store.minutes.values import problems, values_of, without_concessions
from offline_store.models import Change, Minutes, Recording, Segment
from offline_store.papers import NotComplete
from offline_store.registration import Entry, Heard
from offline_store.types import now

SAID = (
    ("clerk", "先说说各自的想法。"),
    ("caller", "我三月到八月的工资没拿到。"),
    ("caller", "少一千也行。"),
)
HEAD = {
    "case_number": "1",
    "started_at": "2026-11-05T01:05:00.000000Z",
    "place": "一号调解室",
    "mediator": "王芳",
    "recorder": "李四",
    "rights_told": True,
    "challenge": "不申请",
}
PEOPLE = (Attendant("王小雨", "申请人", "", "身份证"), Attendant("周经理", "被申请人", "", "授权委托书"))


@pytest.fixture
def mediation(store, desk):
    with store.write(desk.actor) as session:
        visit = registration.begin_reception(session, desk, "visit")
        case_id = registration.register(session, desk, visit, Entry(name="王小雨", claim="要工资"))
        session.flush()
        reception = registration.turn(session, desk, visit)
        session.flush()
        recording, _ = registration.begin_recording(session, reception, 16000, 2)
        session.flush()
        for n, (who, text) in enumerate(SAID):
            registration.add_segment(session, recording, Heard(n * 5.0, n * 5 + 4.0, who, text, 0.9), "test")
    return reception, case_id


def written(store, reception, head=HEAD):
    """All that was said, the last as a proposal."""
    with store.read() as session:
        spoken = transcript.of_reception(session, reception)
    record = minutes.begun(MEDIATION, dict(head), PEOPLE)
    for each in spoken:
        section = PROPOSALS if each.sentence.text == SAID[2][1] else STATEMENTS
        role = minutes.role_of(record, each.sentence.id, each.sentence.speaker)
        record = minutes.pick(record, each.source, section, role)
    return minutes.write(record, RESULT, "", "双方同意另行约定时间。")


def keep(store, desk, reception, record):
    with store.write(desk.actor) as session:
        return keeping.keep(session, desk, reception, MEDIATION, record, values_of(MEDIATION, record))


def settle(store, desk, form_id, record):
    with store.write(desk.actor) as session:
        keeping.settle(session, desk, form_id, record, values_of(MEDIATION, record))


def newest(store, reception, kind=MEDIATION):
    with store.read() as session:
        return keeping.newest(session, reception, kind)


def changes(store):
    with store.read() as session:
        return session.query(Change).count()


def test_what_is_typed_is_kept_on_this_machine_and_travels_when_the_page_is_left(store, desk, mediation):
    reception, _ = mediation
    record = written(store, reception)
    form_id = keep(store, desk, reception, record)
    sent = changes(store)
    more = minutes.write(record, RESULT, "", "笔录各执一份。")
    for _ in range(3):
        assert keep(store, desk, reception, more) == form_id
    assert changes(store) == sent
    kept = newest(store, reception)
    assert (kept.record, kept.version, kept.is_draft) == (more, 1, True)
    settle(store, desk, form_id, more)
    assert changes(store) == sent + 2, "the record and its paper"
    with store.read() as session:
        row = session.query(Minutes).one()
        assert (row.typed, row.scope_id) == ({}, desk.station_id)
        assert papers.paper(session, form_id).values == values_of(MEDIATION, more)
    settle(store, desk, form_id, more)
    assert changes(store) == sent + 2


def test_each_line_is_heard_again_at_its_second(store, desk, mediation):
    reception, _ = mediation
    keep(store, desk, reception, written(store, reception))
    with store.read() as session:
        for line in newest(store, reception).record.lines[:3]:
            segment = session.get_one(Segment, line.source.segment_id)
            assert (line.text, line.source.start, line.source.recording_id) == (
                segment.text,
                segment.start,
                segment.recording_id,
            )


def test_a_corrected_sentence_is_offered_as_corrected_and_the_picked_one_stays_verbatim(store, desk, mediation):
    reception, _ = mediation
    record = written(store, reception)
    with store.write(desk.actor) as session:
        old = session.query(Segment).where(Segment.text == SAID[1][1]).one()
        transcript_edits.edit_text(session, desk, old.id, "我三月到九月的工资没拿到。")
    with store.read() as session:
        spoken = transcript.of_reception(session, reception)
    assert [each.sentence.text for each in spoken] == [SAID[0][1], "我三月到九月的工资没拿到。", SAID[2][1]]
    picked = record.of(STATEMENTS)[1]
    assert picked.source.segment_id == spoken[1].versions[0]
    assert picked.is_verbatim
    assert minutes.pick(record, spoken[1].source, STATEMENTS, "申请人").of(STATEMENTS) == record.of(STATEMENTS)[:1]


def test_where_its_sound_is_missing_is_told_with_the_hour_and_nothing_of_private_talks(store, desk, mediation):
    with store.write(desk.actor) as session:
        joint = session.query(Recording).one()
        gaps.note(session, joint.id, [Gap(60.0, LOST, 3.0), Gap(20.0, PAUSED, 80.0)])
        private, _ = registration.begin_recording(session, mediation[0], 16000, 2, "applicant")
        session.flush()
        gaps.note(session, private, [Gap(5.0, PAUSED, 9.0)])
    with store.read() as session:
        begun = session.get_one(Recording, joint.id).started_at
        found = transcript.interruptions(session, mediation[0])
    told = [(one.gap.reason, (one.began_at - begun).total_seconds()) for one in found]
    assert told == [(PAUSED, 20.0), (LOST, 140.0)], "the pause before it took no time of the recording"


def test_a_final_record_is_not_changed_and_its_next_version_is_agreed_to_anew(store, desk, mediation):
    reception, _ = mediation
    record = minutes.agree(written(store, reception), "王小雨", now())
    form_id = keep(store, desk, reception, record)
    settle(store, desk, form_id, record)
    with store.write(desk.actor) as session:
        papers.finalise(session, desk, form_id)
    with pytest.raises(IsFinal):
        keep(store, desk, reception, minutes.write(record, RESULT, "", "再加一句"))
    with store.write(desk.actor) as session:
        second = keeping.revise(session, desk, form_id)
    kept = newest(store, reception)
    assert (kept.form_id, kept.version, kept.is_draft, kept.record.consenting) == (second, 2, True, ())
    assert kept.record.lines == record.lines
    settle(store, desk, keep(store, desk, reception, minutes.write(record, RESULT, "", "再加一句")), record)
    with store.read() as session:
        first = papers.paper(session, form_id)
        assert (first.status, first.values) == ("final", values_of(MEDIATION, record))
        assert keeping.of_form(session, form_id).record == record


@pytest.mark.parametrize(
    ("head", "people", "missing"),
    [
        ({"rights_told": None}, PEOPLE, "没有写是否告知权利义务"),
        ({"challenge": None}, PEOPLE, "没有写是否申请回避"),
        ({}, (), "没有写到场人员"),
        ({}, (PEOPLE[0], Attendant("周经理", "被申请人")), "没有核对周经理的身份"),
    ],
)
def test_an_incomplete_record_is_not_made_final(store, desk, mediation, head, people, missing):
    reception, _ = mediation
    record = written(store, reception, HEAD | head)
    record = minutes.from_content(minutes.to_content(record) | {"attendance": [vars_of(each) for each in people]})
    form_id = keep(store, desk, reception, record)
    settle(store, desk, form_id, record)
    with pytest.raises(NotComplete) as refused, store.write(desk.actor) as session:
        papers.finalise(session, desk, form_id)
    assert refused.value.details["problems"] == missing
    assert newest(store, reception).is_draft


def vars_of(each):
    return {
        "name": each.name,
        "role": each.role,
        "id_number": each.id_number,
        "identity_checked": each.identity_checked,
    }


def test_what_was_said_to_settle_stays_out_of_other_papers(store, desk, mediation):
    reception, _ = mediation
    record = written(store, reception)
    statement, proposal = record.of(STATEMENTS)[1], record.of(PROPOSALS)[0]
    record = minutes.mark_concession(record, statement.id, concession=True)
    record = minutes.amend(record, proposal.id, "少一千五也行。", "王小雨", now())
    record = minutes.write(record, RESULT, "", "各让一步。")
    record = minutes.mark_concession(record, record.of(RESULT)[1].id, concession=True)
    values = values_of(MEDIATION, record)
    assert len(values["corrections"]) == 1
    kept = without_concessions(values)
    assert kept["statements"] == [{"speaker": "调解员", "text": SAID[0][1]}]
    assert (kept["proposals"], kept["corrections"]) == ([], [])
    assert kept["result"] == "〔记〕双方同意另行约定时间。"
    for word in ("少一千", "工资没拿到", "各让一步"):
        assert word in str(values)
        assert word not in str(kept)
    assert kept["attendance"] == values["attendance"]


def test_an_inquiry_is_questions_and_answers():
    record = minutes.begun(INQUIRY, {"place": "厂里"})
    for role, text in (
        ("调查人", "什么时候进厂的？"),
        ("被调查人", "三月。"),
        ("被调查人", "三月五号。"),
        ("调查人", "有合同吗？"),
    ):
        record = minutes.write(record, STATEMENTS, role, text)
    assert values_of(INQUIRY, record) == {
        "place": "厂里",
        "statements": [
            {"speaker": "问", "text": "〔记〕什么时候进厂的？"},
            {"speaker": "答", "text": "〔记〕三月。\n〔记〕三月五号。"},
            {"speaker": "问", "text": "〔记〕有合同吗？"},
        ],
        "interruptions": [],
    }
    assert problems(values_of(INQUIRY, record)) == []


def test_a_visit_that_was_not_saved_has_no_record(store, desk):
    with store.write(desk.actor) as session:
        reception = registration.begin_reception(session, desk, "visit")
    with pytest.raises(keeping.NotRegistered):
        keep(store, desk, reception, minutes.begun(MEDIATION, {}))
