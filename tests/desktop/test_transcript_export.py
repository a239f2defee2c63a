"""A talk as files: sound as recorded, text with speakers and times; nothing without a reason, nothing by halves."""

import errno
import io
import itertools
import re
import tracemalloc
from dataclasses import replace

import numpy as np
import pytest
import soundfile
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from sqlalchemy import select

from desktop import transcript_export
from desktop.audit_export import FileNotWritable, ReasonNeeded
from desktop.sound.recording import RecordingWriter
from desktop.transcript_export import FORMATS, NothingToExport, ProtectedTalk, Wanted, export
from offline_store import gaps, registration
from offline_store.errors import DiskFull, NotAllowed
from offline_store.gaps import Gap
from offline_store.models import AuditEntry, Recording
from offline_store.queries import Sentence
from offline_store.registration import Entry, Heard
from offline_store.subtitles import LINE, LINES, srt

RATE = 8000
SOUND = np.random.default_rng(3).integers(-9000, 9000, (RATE * 12 + 77, 2)).astype(np.int16)
SAID = (
    (0.5, 2, "clerk", "您好，请讲。"),
    (2.2, 6, "caller", "我姓逄，三个月没发工资了，老板电话也不接。"),
    (7, 9, "caller", "谢谢"),
)


@pytest.fixture
def talk(store, desk, tmp_path):
    """A registered mediation with a joint talk and a private one; the reception."""
    folder = tmp_path / "recordings"
    folder.mkdir()
    with store.write(desk.actor) as session:
        reception = registration.begin_reception(session, desk, "visit")
    for private in ("", "applicant"):
        with store.write(desk.actor) as session:
            recording, key = registration.begin_recording(session, reception, RATE, 2)
            session.flush()
            session.get_one(Recording, recording).private_with = private
        writer = RecordingWriter(folder / f"{recording}.part", key, RATE, 2)
        writer.write(SOUND)
        done = writer.close()
        with store.write(desk.actor) as session:
            registration.finish_recording(session, recording, done.digest, done.seconds, done.bytes)
            for start, end, who, text in SAID:
                said = f"底线是八千。{text}" if private else text
                registration.add_segment(session, recording, Heard(start, end, who, said, 0.9), "e")
            gaps.note(session, recording, [Gap(6.5, gaps.PAUSED, 80.0)])
    with store.write(desk.actor) as session:
        registration.register(session, desk, reception, Entry(name="逄三", phone="16000000002", employer="某厂"))
    return reception, folder


def exported(store):
    with store.read() as session:
        return session.scalars(select(AuditEntry).where(AuditEntry.action == "exported")).all()


def write(store, desk, talk, path, reason="复核", **options):
    return export(store, desk, talk[1], Wanted(talk[0], path, reason, **options))


def test_the_sound_is_what_was_recorded(store, desk, talk, tmp_path):
    for form in ("wav", "flac"):
        write(store, desk, talk, tmp_path / f"out.{form}")
        sound, rate = soundfile.read(tmp_path / f"out.{form}", dtype="int16")
        assert rate == RATE
        assert np.array_equal(sound, SOUND)
    sheet = (tmp_path / "out.cue").read_text()
    assert 'FILE "out.flac" WAVE' in sheet
    assert re.findall(r"INDEX 01 (\S+)", sheet) == ["00:00:38", "00:02:15", "00:06:38", "00:07:00"]
    assert 'TITLE "（暂停 1 分 20 秒）"' in sheet


def test_the_text_has_speakers_times_and_gaps_in_every_form(store, desk, talk, tmp_path):
    for form in ("txt", "docx", "pdf", "srt"):
        write(store, desk, talk, tmp_path / f"out.{form}")
    table = Document(tmp_path / "out.docx").tables[0]
    texts = {
        "txt": (tmp_path / "out.txt").read_text("utf-8-sig"),
        "docx": "\n".join("：".join(cell.text for cell in row.cells[1:]) for row in table.rows),
        "pdf": "".join(page.extract_text() for page in PdfReader(tmp_path / "out.pdf").pages),
        "srt": (tmp_path / "out.srt").read_text(),
    }
    for text in texts.values():
        plain = re.sub(r"\s", "", text)
        assert "来访人" in plain
        assert "老板电话也不接。" in plain
        assert "暂停1分20秒" in plain
        assert "底线" not in plain
    assert "00:00:02 来访人：我姓逄" in texts["txt"]
    assert "00:00:02,200 --> 00:00:06,000" in texts["srt"]


def test_it_is_written_down_with_its_reason_before_there_is_a_file(store, desk, talk, tmp_path):
    with pytest.raises(ReasonNeeded):
        write(store, desk, talk, tmp_path / "out.txt", " ")
    assert exported(store) == []
    with pytest.raises(FileNotWritable):
        write(store, desk, talk, tmp_path / "no" / "out.txt")
    (entry,) = exported(store)
    assert (entry.detail["format"], entry.detail["reason"], entry.detail["private"]) == ("txt", "复核", False)


def test_all_the_files_or_none(store, desk, talk, tmp_path):
    (tmp_path / "out.cue").mkdir()  # stands where the second file is to be
    with pytest.raises(FileNotWritable):
        write(store, desk, talk, tmp_path / "out.flac")
    assert {each.name for each in tmp_path.iterdir() if each.name.startswith("out")} == {"out.cue"}


def test_private_talks_stay_out_unless_a_mediator_asks(store, desk, talk, tmp_path):
    with pytest.raises(NotAllowed):
        write(store, desk, talk, tmp_path / "out.txt", private=True)
    mediator = replace(desk, role="mediator")
    write(store, mediator, talk, tmp_path / "out.txt", private=True)
    assert "背对背：申请人" in (tmp_path / "out.txt").read_text()
    files = write(store, mediator, talk, tmp_path / "out.srt", private=True)
    assert [each.name for each in files] == ["out-1.srt", "out-2.srt"]
    with store.write(desk.actor) as session:
        for row in session.scalars(select(Recording)):
            row.private_with = "applicant"
    with pytest.raises(NothingToExport):
        write(store, desk, talk, tmp_path / "none.txt")


def test_a_protected_identity_is_exported_by_those_alone_who_may_see_it(store, desk, talk, tmp_path):
    with store.write(desk.actor) as session:
        registration.register(session, desk, talk[0], Entry(name="逄三", phone="16000000002", protected=True))
    for form in FORMATS:
        with pytest.raises(ProtectedTalk):
            write(store, desk, talk, tmp_path / f"out.{form}")
    assert exported(store) == []
    write(store, replace(desk, role="mediator"), talk, tmp_path / "out.txt")


def test_a_file_is_called_by_its_number_alone():
    assert transcript_export.file_name("3702-01-20260901-0007", "srt") == "谈话记录-3702-01-20260901-0007.srt"


@given(st.lists(st.tuples(st.floats(0, 99), st.floats(0, 20), st.text("我三月没发工资，。", max_size=90)), max_size=12))
def test_subtitles_follow_each_other_in_short_lines_and_lose_nothing(said):
    sentences = [Sentence("", "r", start, start + length, "caller", text, 0.9) for start, length, text in said]
    cues = re.findall(
        r"(\d\d):(\d\d):(\d\d),(\d{3}) --> (\d\d):(\d\d):(\d\d),(\d{3})\n((?:.+\n?)*)",
        srt((each, "来电人") for each in sentences),
    )
    times = [
        tuple((int(h) * 60 + int(m)) * 60_000 + int(s) * 1000 + int(ms) for h, m, s, ms in (cue[:4], cue[4:8]))
        for cue in cues
    ]
    assert all(start < end for start, end in times)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(times))
    lines = [cue[8].strip("\n").split("\n") for cue in cues]
    assert all(len(each) <= LINES and all(len(line) <= LINE for line in each) for each in lines)
    told = "".join("".join(each) for each in lines).replace("来电人：", "")
    assert told == "".join(each.text for each in sorted(sentences, key=lambda each: each.start))


def test_a_sheet_of_two_hours_keeps_its_times():
    lines = [(Sentence("", "r", second, second + 2, "caller", 'a"b', 0.9), "来电人") for second in (0.0, 7199.99)]
    (sheet,) = (each.decode() for each in transcript_export.cues("a.flac", lines))
    assert "INDEX 01 119:59:74" in sheet
    assert 'TITLE "a”b"' in sheet


@given(st.integers(0, 400))
def test_no_sheet_has_more_tracks_than_it_may_and_none_is_lost(count):
    lines = [
        (Sentence("", "r", second, second + 1, "caller", f"第{second}句", 0.9), "来电人") for second in range(count)
    ]
    sheets = [each.decode() for each in transcript_export.cues("a.flac", lines)]
    for sheet in sheets:
        assert sheet.startswith('FILE "a.flac" WAVE')
        numbers = [int(each) for each in re.findall(r"TRACK (\d\d) AUDIO", sheet)]
        assert numbers == [*range(1, len(numbers) + 1)]
        assert len(numbers) <= 99
    assert re.findall(r"第(\d+)句", "".join(sheets)) == [str(each) for each in range(count)]


def test_a_long_talk_has_several_sheets(store, desk, talk, tmp_path):
    with store.write(desk.actor) as session:
        recording = session.scalars(select(Recording).where(Recording.private_with == "")).one()
        for n in range(120):
            registration.add_segment(session, recording.id, Heard(n / 10, n / 10 + 0.1, "clerk", "好", 0.9), "e")
    files = write(store, desk, talk, tmp_path / "out.flac")
    assert [each.name for each in files] == ["out.flac", "out.cue", "out-2.cue"]


def test_a_long_recording_is_not_held_in_memory(store, desk, talk, tmp_path):
    minutes, folder = 10, tmp_path / "recordings"
    with store.write(desk.actor) as session:
        recording, key = registration.begin_recording(session, talk[0], RATE, 2)
    writer = RecordingWriter(folder / f"{recording}.part", key, RATE, 2)
    for _ in range(minutes):
        writer.write(np.tile(SOUND[: RATE * 12], (5, 1)))
    done = writer.close()
    with store.write(desk.actor) as session:
        registration.finish_recording(session, recording, done.digest, done.seconds, done.bytes)
        told = transcript_export._talk(session, session.get_one(Recording, recording))
    pieces = transcript_export._flac(told, folder, tmp_path)
    next(pieces)  # the libraries are loaded
    tracemalloc.start()
    size = sum(map(len, transcript_export._flac(told, folder, tmp_path)))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    pieces.close()
    assert size > 8_000_000, "as long as it should be"
    assert peak < 4_000_000
    assert not [each for each in tmp_path.iterdir() if each.name.startswith("tmp")]


def test_a_full_disk_while_the_flac_is_made_is_told_and_nothing_is_left(store, desk, talk, tmp_path, monkeypatch):
    def full(*_, **__):
        made = io.BytesIO()
        made.write = lambda _data: (_ for _ in ()).throw(OSError(errno.ENOSPC, "full"))
        return made

    monkeypatch.setattr(transcript_export.tempfile, "TemporaryFile", full)
    with pytest.raises(DiskFull):
        write(store, desk, talk, tmp_path / "out.flac")
    assert not [each for each in tmp_path.iterdir() if each.name.startswith("out")]
