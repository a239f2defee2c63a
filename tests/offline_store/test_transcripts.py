"""What is in force of what was heard, corrected and heard again; nothing that was ever heard is lost."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from offline_store import marks, queries, registration, transcript_edits, transcripts
from offline_store.errors import NotAllowed
from offline_store.minutes import transcript as minutes_transcript
from offline_store.models import Base, Case, Recording, Segment
from offline_store.registration import Entry, Heard
from offline_store.search import search
from offline_store.settings import Desk
from offline_store.transcript_edits import ChangedMeanwhile, History, NoSplit, Piece
from offline_store.transcripts import Correction, Family
from offline_store.types import now

DESK = Desk("d", "01", "i", "station-1", "3702", "中心", "wangfang", "王芳")
SECONDS = 60.0
SPOKEN = st.tuples(st.floats(0.2, 9), st.text("我姓王三月，薪", min_size=1, max_size=9), st.booleans())
"""Seconds, text, and whether its characters have times."""
PIECE = Piece(10.0, 14.0, "caller", "我姓庞三个月", 0.4, "e", (0, 50, 100, 200, 250, 300))


def heard(*sentences: tuple[float, float, str, str]) -> list[Heard]:
    return [Heard(a, b, who, text, 0.9, tuple(range(0, 10 * len(text), 10))) for a, b, who, text in sentences]


def recorded(session: Session, sentences: list[Heard], channels: int = 2) -> str:
    """The id of a recording with these sentences."""
    row = Recording(scope_id="s", reception_id="r", started_at=now(), rate=8000, channels=channels, key=b"k" * 32)
    row.seconds, row.private_with = SECONDS, ""
    session.add(row)
    session.flush()
    for each in sentences:
        registration.add_segment(session, row.id, each, "live")
    session.flush()
    return row.id


@pytest.fixture(scope="module")
def engine():
    made = create_engine("sqlite://")
    Base.metadata.create_all(made, [Recording.__table__, Segment.__table__])
    yield made
    made.dispose()


@pytest.fixture
def session(engine):
    with Session(engine) as opened:
        yield opened


def family(session: Session, recording: str) -> Family:
    session.flush()
    return Family(transcripts.rows_of(session, [recording]))


def texts(session: Session, recording: str) -> list[str]:
    return [row.text for row in family(session, recording).in_force]


def ids(session: Session, recording: str) -> list[str]:
    return [row.id for row in family(session, recording).in_force]


# pieces


def test_characters_that_stay_keep_their_times_and_new_ones_lie_between():
    changed = transcript_edits.retext(PIECE, "我姓逄，三个月了")
    assert changed.times[:2] == (0, 50)
    assert changed.times[4:7] == (200, 250, 300)
    assert 100 <= changed.times[2] <= changed.times[3] < 200
    assert 300 < changed.times[7] <= 400
    assert (changed.start, changed.end, changed.confidence) == (10.0, 14.0, 1.0)


def test_a_split_is_where_the_character_was_said_or_by_proportion():
    first, second = transcript_edits.split(PIECE, 3)
    assert (first.text, first.end, second.text, second.start) == ("我姓庞", 12.0, "三个月", 12.0)
    assert (first.times, second.times) == ((0, 50, 100), (0, 50, 100))
    first, second = transcript_edits.split(replace(PIECE, times=()), 3)
    assert (first.end, second.start, second.times) == (12.0, 12.0, ())
    for at in (0, 6, 7, -1):
        with pytest.raises(NoSplit):
            transcript_edits.split(PIECE, at)


def test_what_was_split_and_merged_is_the_same_again():
    assert transcript_edits.merge(*transcript_edits.split(PIECE, 2)) == PIECE


def test_the_play_head_finds_its_character():
    assert [transcript_edits.char_at(PIECE, second) for second in (9.0, 10.0, 10.6, 12.0, 99.0)] == [0, 0, 1, 3, 5]


# the later hearing


def test_a_later_hearing_replaces_what_nobody_corrected(session):
    recording = recorded(session, heard((1, 3, "caller", "我姓旁"), (3.5, 5, "clerk", "嗯"), (6, 9, "caller", "欠心")))
    again = heard((1.1, 3, "caller", "我姓庞。"), (6, 7.4, "caller", "欠薪"), (7.4, 9, "caller", "三月"))
    done = transcripts.hear_again(session, recording, again, "big")
    assert (done.new, done.proposed) == (3, 0)
    assert texts(session, recording) == ["我姓庞。", "嗯", "欠薪", "三月"]


def test_beside_what_a_person_corrected_it_is_proposed_until_taken_or_refused(session):
    recording = recorded(session, heard((1, 3, "caller", "我姓旁"), (6, 9, "caller", "欠心三月")))
    for each, text in zip(ids(session, recording), ("我姓逄", "欠薪三月"), strict=True):
        transcript_edits.edit_text(session, DESK, each, text)
    again = heard((1, 3, "caller", "我姓庞"), (6, 9, "caller", "欠薪，三月。"))
    done = transcripts.hear_again(session, recording, again, "big")
    assert (done.new, done.proposed, done.same) == (0, 1, 1)  # punctuation is no difference
    assert texts(session, recording) == ["我姓逄", "欠薪三月"]
    (beside,) = transcripts.differences(family(session, recording))
    transcripts.hear_again(session, recording, heard((1, 3, "caller", "我姓胖")), "bigger")
    (beside,) = transcripts.differences(family(session, recording))
    assert session.get_one(Segment, beside.offered[0]).text == "我姓胖"
    edit = transcript_edits.take(session, DESK, beside.now, beside.offered)
    assert texts(session, recording) == ["我姓胖", "欠薪三月"]
    assert transcripts.differences(family(session, recording)) == []
    transcript_edits.put_back(session, DESK, edit)
    assert texts(session, recording) == ["我姓逄", "欠薪三月"]


def test_a_refused_difference_is_not_shown_again(session):
    recording = recorded(session, heard((1, 3, "caller", "我姓旁")))
    transcript_edits.edit_text(session, DESK, ids(session, recording)[0], "我姓逄")
    transcripts.hear_again(session, recording, heard((1, 3, "caller", "我姓庞")), "big")
    (beside,) = transcripts.differences(family(session, recording))
    transcript_edits.refuse(session, DESK, beside.now, beside.offered)
    assert transcripts.differences(family(session, recording)) == []
    assert texts(session, recording) == ["我姓逄"]


def test_a_speaker_that_somebody_chose_stays_chosen(session):
    recording = recorded(session, heard((1, 3, "", "我姓旁"), (4, 5, "", "好")), channels=1)
    transcript_edits.set_speaker(session, DESK, ids(session, recording)[:1], "applicant")
    transcripts.hear_again(session, recording, heard((1, 3, "", "我姓庞"), (4, 5, "", "好的")), "big")
    rows = family(session, recording).in_force
    assert [(row.speaker, row.text) for row in rows] == [("applicant", "我姓庞"), ("", "好的")]


def test_a_speaker_told_by_voice_stays_told_when_the_same_microphone_is_heard_again(session):
    recording = recorded(session, heard((1, 3, "applicant", "我姓旁"), (4, 5, "mediator", "好")), channels=1)
    transcripts.hear_again(session, recording, heard((0.9, 3.1, "", "我姓庞"), (4, 5, "", "好的")), "big")
    assert [row.speaker for row in family(session, recording).in_force] == ["applicant", "mediator"]


@pytest.mark.parametrize("second", ["", "respondent"])
def test_who_has_a_channel_is_not_taken_for_who_has_none_when_both_speak_at_once(session, second):
    """The other side's voice was told, or not; the mediator's words are not its."""
    recording = recorded(session, heard((1, 5, "mediator", "请您说"), (1, 5, second, "我不同易")))
    session.get_one(Recording, recording).marks = marks.of_seats(("mediator", ""))
    transcripts.hear_again(session, recording, heard((1, 5, "", "我不同意"), (1, 5, "mediator", "请您说")), "better")
    found = family(session, recording).in_force
    assert {(row.speaker, row.text) for row in found} == {("mediator", "请您说"), (second, "我不同意")}
    assert len(found) == 2


def test_two_channels_that_speak_at_once_stay_apart(session):
    recording = recorded(session, heard((1, 4, "caller", "我说"), (1, 4, "clerk", "您说")))
    transcripts.hear_again(session, recording, heard((1, 4, "clerk", "您请说")), "big")
    assert sorted(texts(session, recording)) == ["您请说", "我说"]


# two desks


def edited_apart(session, recording, segment, *rows):
    """Versions that desks made without knowing of each other: (editor, version, seconds, text, replaced id or None)."""
    made = []
    for editor, version, text, replaced in rows:
        row = Segment(scope_id="s", recording_id=recording, start=1, end=3, speaker="caller", text=text, confidence=1.0)
        row.engine, row.version, row.editor, row.made_at = "live", version, editor, now()
        row.replaces, row.times, row.proposed = [made[replaced].id if replaced is not None else segment], [], False
        session.add(row)
        made.append(row)
    session.flush()
    return made


def test_of_two_desks_the_longer_line_wins_and_the_other_is_shown_and_can_be_taken(session):
    recording = recorded(session, heard((1, 3, "caller", "我姓旁")))
    (segment,) = ids(session, recording)
    one, more, other = edited_apart(
        session, recording, segment, ("a", 2, "我姓庞", None), ("a", 3, "我姓庞。嗯", 0), ("b", 2, "我姓逄", None)
    )
    rows = transcripts.rows_of(session, [recording])
    for order in itertools.permutations(rows):
        assert [row.id for row in transcripts.in_force(order)] == [more.id]
    (beside,) = transcripts.differences(Family(rows))
    assert (beside.now, beside.offered) == ((more.id,), (other.id,))
    assert [row.id for row in Family(rows).later(other.id)] == [more.id]
    transcript_edits.take(session, DESK, beside.now, beside.offered)
    assert texts(session, recording) == ["我姓逄"]
    assert transcripts.differences(family(session, recording)) == []
    assert one.id in transcripts.Family(transcripts.rows_of(session, [recording])).earlier(ids(session, recording)[0])


def test_a_person_wins_over_an_engine_that_was_later(session):
    recording = recorded(session, heard((1, 3, "caller", "我姓旁")))
    edited_apart(session, recording, ids(session, recording)[0], ("a", 2, "我姓逄", None), ("", 2, "我姓庞", None))
    assert texts(session, recording) == ["我姓逄"]


def test_a_merge_that_lost_leaves_its_other_half(session):
    recording = recorded(session, heard((1, 3, "caller", "我姓旁"), (3, 4, "caller", "欠薪")))
    first, second = ids(session, recording)
    transcript_edits.merge_two(session, DESK, first, second)
    edited_apart(session, recording, first, ("b", 2, "我姓庞", None), ("b", 3, "我姓逄", 0))
    assert texts(session, recording) == ["我姓逄", "欠薪"]


# what follows


def test_all_that_is_shown_found_and_quoted_follows_the_correction(store, desk):
    with store.write(desk.actor) as session:
        reception = registration.begin_reception(session, desk, "call")
        recording, _ = registration.begin_recording(session, reception, 8000, 2)
        segment = registration.add_segment(session, recording, Heard(1, 3, "caller", "我姓旁名三", 0.9), "e")
        gone = registration.add_segment(session, recording, Heard(4, 5, "clerk", "谢谢观看", 0.2), "e")
        case_id = registration.register(session, desk, reception, Entry(name="逄三", sources={"name": segment}))
    with store.write(desk.actor) as session:
        edit = transcript_edits.edit_text(session, desk, segment, "我姓逄名三")
        transcript_edits.edit_text(session, desk, gone, "")
    new = edit.sentences[0]
    store.bring_index_up_to_date()
    with store.read() as session:
        view = queries.reception(session, reception)
        assert [(each.text, each.editor, each.confidence) for each in view.sentences] == [
            ("我姓逄名三", "wangfang", 1.0)
        ]
        assert view.entry and view.entry.sources == {"name": new.id}
        assert session.get_one(Case, case_id).sources == {"name": segment}
        (spoken,) = minutes_transcript.of_reception(session, reception)
        assert spoken.versions == (segment, new.id)
        assert search(session, "姓逄").hits
        assert not search(session, "姓旁").hits
        assert session.scalars(select(Segment.text).where(Segment.id == segment)).one() == "我姓旁名三"
    with store.write(desk.actor) as session:
        with pytest.raises(ChangedMeanwhile):
            transcript_edits.edit_text(session, desk, segment, "我姓胖")
        with pytest.raises(NotAllowed):
            transcript_edits.edit_text(session, replace(desk, role="auditor"), new.id, "我姓胖")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("我叫庞秀兰", "我叫逄秀兰", [("庞秀", "逄秀")]),
        ("去劳务派潜。", "去劳务派遣。", [("派潜", "派遣")]),
        ("经济补场景", "经济补偿金", [("场景", "偿金")]),
        ("三个月没发", "四个月没有发", []),
        ("谢谢观看", "", []),
        ("", "好", []),
        ("说重裁的事", "说仲裁的事", [("重裁", "仲裁")]),
    ],
)
def test_a_change_tells_what_was_misheard(before, after, expected):
    assert transcripts.corrections(before, after) == tuple(Correction(*each) for each in expected)


# any sequence of edits


@settings(max_examples=15, stateful_step_count=14, deadline=None, suppress_health_check=list(HealthCheck))
class Editing(RuleBasedStateMachine):
    """A clerk edits, takes back, does again, while an engine hears it all once more."""

    made = create_engine("sqlite://")
    Base.metadata.create_all(made, [Recording.__table__, Segment.__table__])

    @initialize(spoken=st.lists(SPOKEN, min_size=1, max_size=5))
    def record(self, spoken):
        self.session = Session(self.made)
        at, sentences = 0.0, []
        for length, text, has_times in spoken:
            step = int(length * 100) // len(text)
            times = tuple(step * n for n in range(len(text))) if has_times else ()
            sentences.append(Heard(at, at + length, "caller", text, 0.5, times))
            at += length + 0.5
        self.recording = recorded(self.session, sentences)
        self.originals = {row.id: row.text for row in transcripts.rows_of(self.session, [self.recording])}
        self.history, self.before, self.after = History(), [], []

    def teardown(self):
        self.session.rollback()
        self.session.close()

    def state(self):
        return sorted(
            (transcript_edits.piece_of(row) for row in family(self.session, self.recording).in_force), key=str
        )

    def act(self, do):
        before = self.state()
        edit = do()
        if edit.steps:
            self.history.add(edit)
            self.before.append(before)
            self.after.clear()

    def pick(self, data):
        return data.draw(st.sampled_from(family(self.session, self.recording).in_force))

    @rule(data=st.data(), text=st.text("王逄三月薪。 ", max_size=12))
    def edit(self, data, text):
        row = self.pick(data)
        self.act(lambda: transcript_edits.edit_text(self.session, DESK, row.id, text))

    @rule(data=st.data(), at=st.integers(0, 12))
    def split(self, data, at):
        row = self.pick(data)
        try:
            self.act(lambda: transcript_edits.split_at(self.session, DESK, row.id, at))
        except (NoSplit, IndexError):
            assert not row.text[:at].strip() or not row.text[at:].strip()

    @rule(data=st.data())
    def merge(self, data):
        rows = family(self.session, self.recording).in_force
        at = data.draw(st.integers(0, len(rows) - 1))
        if at + 1 < len(rows):
            self.act(lambda: transcript_edits.merge_two(self.session, DESK, rows[at].id, rows[at + 1].id))

    @rule(data=st.data(), who=st.sampled_from(("clerk", "caller", "")))
    def speaker(self, data, who):
        rows = family(self.session, self.recording).in_force
        first = data.draw(st.integers(0, len(rows) - 1))
        run = [row.id for row in rows[first : first + 3]]
        self.act(lambda: transcript_edits.set_speaker(self.session, DESK, run, who))

    @rule()
    @precondition(lambda self: bool(self.before))
    def undo(self):
        now_said, last = self.state(), self.history.last
        assert last
        self.history.taken_back(transcript_edits.put_back(self.session, DESK, last))
        assert self.state() == self.before.pop()
        self.after.append(now_said)

    @rule()
    @precondition(lambda self: bool(self.after))
    def redo(self):
        now_said, following = self.state(), self.history.next
        assert following
        self.history.done_again(transcript_edits.put_back(self.session, DESK, following))
        assert self.state() == self.after.pop()
        self.before.append(now_said)

    @rule()
    def hear_again(self):
        transcripts.hear_again(self.session, self.recording, heard((0, 5, "caller", "王姓逄")), "big")
        self.history.forget()
        self.before.clear()
        self.after.clear()

    @invariant()
    def every_anchor_is_inside_and_in_order(self):
        for row in family(self.session, self.recording).in_force if hasattr(self, "history") else ():
            assert 0 <= row.start <= row.end <= SECONDS
            assert len(row.times) in (0, len(row.text))
            assert list(row.times) == sorted(row.times)
            assert all(0 <= row.start + time / 100 <= row.end + 0.011 for time in row.times)

    @invariant()
    def nothing_heard_is_lost(self):
        if not hasattr(self, "history"):
            return
        rows = family(self.session, self.recording)
        assert {each: rows.rows[each].text for each in self.originals} == self.originals
        assert all(rows.later(each) for each in self.originals)


TestEditing = Editing.TestCase
