"""A record says what was said, or says whose words it has: whatever is done to it, in any order."""

from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offline_store.minutes import record as minutes
from offline_store.minutes.record import (
    AMENDED,
    CUT,
    FOCUS,
    MEDIATION,
    OWN,
    PROPOSALS,
    RESULT,
    STATEMENTS,
    Corrected,
    Record,
    Source,
)
from offline_store.minutes.record import (
    SECTIONS as OF_FORMS,
)

SECTIONS = OF_FORMS[MEDIATION]
AT = datetime(2026, 11, 5, 1, 5, tzinfo=UTC)
SAID = (
    ("clerk", "今天请双方来，先说说各自的想法。"),
    ("caller", "我三月到八月的工资没拿到，一共一万二千六百元。"),
    ("caller", "我同意分两期付，但是第一期这个月就要付。"),
    ("clerk", "公司这边呢？"),
)
SOURCES = tuple(Source(f"seg{n}", "rec", float(n * 5), n * 5 + 4.0, text) for n, (_, text) in enumerate(SAID))
TRANSCRIPT = "".join(text for _, text in SAID)


def is_subsequence(text, whole):
    rest = iter(whole)
    return all(character in rest for character in text)


acts = st.lists(
    st.one_of(
        st.tuples(st.just("pick"), st.sampled_from(SOURCES), st.sampled_from(SECTIONS)),
        st.tuples(st.just("write"), st.text("甲乙丙工资不同意", min_size=1, max_size=8), st.sampled_from(SECTIONS)),
        st.tuples(st.just("cut"), st.integers(0, 9), st.integers(0, 9)),
        st.tuples(st.just("rewrite"), st.integers(0, 9), st.text("甲我同意，工资", max_size=6)),
        st.tuples(st.just("amend"), st.integers(0, 9), st.text("乙不同意", min_size=1, max_size=6)),
        st.tuples(st.just("remove"), st.integers(0, 9), st.none()),
    ),
    max_size=14,
)


def done(record, act):
    kind, first, second = act
    if kind == "pick":
        return minutes.pick(record, first, second, "申请人")
    if kind == "write":
        return minutes.write(record, second, "调解员", first)
    if not record.lines:
        return record
    line = record.lines[first % len(record.lines)]
    match kind:
        case "cut":
            return minutes.rewrite(record, line.id, line.text[second % len(line.text) :])
        case "rewrite":
            return minutes.rewrite(record, line.id, second)
        case "amend":
            return minutes.amend(record, line.id, second, "申请人", AT)
    return minutes.remove(record, line.id)


@given(acts)
def test_what_is_not_marked_was_said_word_for_word_and_in_this_order(acts):
    record = Record()
    for act in acts:
        with suppress(Corrected):
            record = done(record, act)
    for line in record.lines:
        marked = line.shown.startswith((OWN, AMENDED))
        assert marked != line.is_verbatim
        if not marked:
            assert line.shown.removeprefix(CUT).removesuffix(CUT) in line.source.text
    for section in SECTIONS:
        unmarked = "".join(line.text for line in record.of(section) if line.is_verbatim)
        assert is_subsequence(unmarked, TRANSCRIPT)
    assert minutes.from_content(minutes.to_content(record)) == record


@given(acts)
def test_what_a_party_has_corrected_is_never_lost(acts):
    record, corrections = Record(), 0
    for act in acts:
        before = record
        try:
            record = done(record, act)
        except Corrected:
            record = before
        corrections += act[0] == "amend" and record is not before
        assert len(list(minutes.amendments(record))) == corrections


def test_a_picked_sentence_keeps_its_place_and_its_sound():
    record = Record()
    for source in (SOURCES[2], SOURCES[0], SOURCES[1]):
        record = minutes.pick(record, source, STATEMENTS, "申请人")
    assert [line.source for line in record.lines] == list(SOURCES[:3])
    record = minutes.write(record, STATEMENTS, "调解员", "核对身份", after=record.lines[0].id)
    assert [line.text[:2] for line in record.lines] == ["今天", "核对", "我三", "我同"]
    record = minutes.pick(record, SOURCES[1], STATEMENTS, "申请人")
    assert [line.text[:2] for line in record.lines] == ["今天", "核对", "我同"], "picked again it goes"
    record = minutes.pick(record, SOURCES[1], FOCUS, "申请人")
    assert record.of(FOCUS)[0].source == SOURCES[1]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("我三月到八月的工资没拿到，一共一万二千六百元。", "我三月到八月的工资没拿到，一共一万二千六百元。"),
        ("我三月到八月的工资没拿到，一共一万二千六百元", "我三月到八月的工资没拿到，一共一万二千六百元"),
        ("工资没拿到", CUT + "工资没拿到" + CUT),
        ("工资没有拿到", OWN + "工资没有拿到"),
    ],
)
def test_a_sentence_is_cut_in_sight_and_reworded_in_sight(text, shown):
    record = minutes.pick(Record(), SOURCES[1], STATEMENTS, "申请人")
    assert minutes.rewrite(record, record.lines[0].id, text).lines[0].shown == shown


def test_a_correction_stays_beside_what_it_corrects():
    record = minutes.pick(Record(), SOURCES[1], STATEMENTS, "申请人")
    line = record.lines[0].id
    record = minutes.amend(record, line, "一共一万三千元", "申请人", AT)
    record = minutes.amend(record, line, "一共一万三千二百元", "申请人", AT)
    assert record.lines[0].shown == AMENDED + "一共一万三千二百元"
    told = [(each.was, now_said, each.by) for _, each, now_said in minutes.amendments(record)]
    assert told == [
        (SAID[1][1], "一共一万三千元", "申请人"),
        (AMENDED + "一共一万三千元", "一共一万三千二百元", "申请人"),
    ]
    for act in (lambda: minutes.remove(record, line), lambda: minutes.rewrite(record, line, "别的")):
        with pytest.raises(Corrected):
            act()


def test_who_agreed_agreed_to_what_was_read_to_her():
    record = minutes.agree(minutes.pick(Record(), SOURCES[1], STATEMENTS, "申请人"), "王小雨", AT)
    assert [each.who for each in record.consenting] == ["王小雨"]
    changed = minutes.rewrite(record, record.lines[0].id, "工资没拿到")
    assert changed.consenting == ()
    assert minutes.rewrite(changed, record.lines[0].id, SAID[1][1]).consenting == record.consenting


def test_a_proposal_is_a_concession_until_somebody_says_otherwise():
    record = minutes.write(minutes.pick(Record(), SOURCES[2], PROPOSALS, "申请人"), RESULT, "", "达成协议")
    assert [line.concession for line in record.lines] == [True, False]
    assert not minutes.mark_concession(record, record.lines[0].id, concession=False).lines[0].concession


def test_a_speaker_is_named_once_and_every_line_follows():
    record = minutes.begun(MEDIATION, {})
    record = minutes.pick(record, SOURCES[1], STATEMENTS, minutes.role_of(record, "seg1", ""))
    assert record.lines[0].role == ""
    record = minutes.name_speaker(record, "seg1", "被申请人")
    assert (record.lines[0].role, minutes.role_of(record, "seg1", "caller")) == ("被申请人", "被申请人")
    assert minutes.role_of(record, "seg2", "caller") == "申请人"
