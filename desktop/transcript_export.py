"""A talk as files to take along: its sound, with the sentences as a cue sheet, and its text in five forms.

The export is an entry of the audit, with its reason, before a file exists. Private talks (背对背) stay out unless they
are asked for by somebody who mediates; a protected identity's talk is not exported by who may not read her.
"""

import errno
import io
import struct
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.audit_export import ReasonNeeded, write_file
from desktop.audit_words import moment_words
from desktop.gap_words import gap_words
from desktop.sound.reading import Reader
from desktop.transcript_editing import sound_file
from offline_store import audit, gaps, queries
from offline_store.errors import ExpectedError, NotAllowed, NotHere
from offline_store.models import Case, Reception, Recording
from offline_store.queries import RecordingInfo, Sentence
from offline_store.roles import MEDIATE, SEE_PROTECTED
from offline_store.settings import Desk
from offline_store.speaker_roles import word
from offline_store.store import Store
from offline_store.subtitles import srt
from offline_store.types import local_day, now

SOUND, TEXT = ("wav", "flac"), ("docx", "pdf", "txt", "srt")
FORMATS = (*TEXT, *SOUND)
_PIECES = ("srt", *SOUND)
"""Forms that have one file for each recording."""
_COLUMNS = (("时间", 16.0), ("说话人", 24.0), ("内容", 129.0))
"""mm"""
_CD = 75
"""Frames of a second in a cue sheet."""
_TRACKS = 99
"""Of a cue sheet, at most."""
_PIECE = 1 << 20
"""Bytes that are written at once."""


class ProtectedTalk(ExpectedError):
    """The talk tells who she is."""

    title = "身份保密，不能导出"
    explanation = "这次接待的当事人要求身份保密，谈话里会说出她是谁。没有生成文件。"
    advice = "请有权查看保密身份的人来导出。"


class NothingToExport(ExpectedError):
    """No recording, or private ones alone."""

    title = "没有可以导出的内容"
    explanation = "这次接待没有录音，或者只有背对背的谈话。没有生成文件。"
    advice = "背对背的谈话要勾选“包括背对背谈话”，并且由调解员导出。"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be exported."""

    reception_id: str
    path: Path
    """Where to; its ending is the form."""
    reason: str
    private: bool = False
    """Also what was said behind closed doors."""

    @property
    def form(self) -> str:
        """Of FORMATS."""
        return self.path.suffix.lower().lstrip(".")


@dataclass(frozen=True, slots=True)
class Talk:
    """One recording with its text; gaps are lines of it."""

    recording: RecordingInfo
    lines: tuple[Sentence, ...]
    begun: str


@dataclass(frozen=True, slots=True)
class Talks:
    """All of a reception that is exported."""

    kind: str
    number: str
    talks: tuple[Talk, ...]

    def speaker(self, sentence: Sentence) -> str:
        """Who speaks, as a role: no name leaves with a transcript."""
        return "录音" if sentence.speaker == gaps.GAP else word(sentence.speaker, self.kind)


def export(store: Store, desk: Desk, folder: Path, wanted: Wanted) -> list[Path]:
    """Write the files, all of them or none; where they are. `folder` has the recordings.

    Raises ReasonNeeded, NotAllowed, ProtectedTalk, NothingToExport, RecordingDamaged, FileNotWritable, DiskFull.
    """
    if not wanted.reason.strip():
        raise ReasonNeeded
    if wanted.private and not desk.may(MEDIATE):
        raise NotAllowed
    with store.read() as session:
        told = _read(session, desk, wanted)
    if wanted.form in SOUND:
        for talk in told.talks:  # what cannot be read is told before anything is written down
            Reader(sound_file(folder, talk.recording), talk.recording.key, running=not talk.recording.sha256).close()
    with store.apply() as session:
        subject = audit.owner_of(session, "reception", wanted.reception_id)
        rows = sum(len(talk.lines) for talk in told.talks)
        detail: dict[str, Any] = {"what": "talk", "format": wanted.form, "rows": rows, "private": wanted.private}
        audit.note(session, desk.account, "exported", *subject, **detail, reason=wanted.reason.strip())
    mark = f"{desk.clerk}（{desk.account}）{moment_words(now())} 导出，理由：{wanted.reason.strip()}"
    written: list[Path] = []
    try:
        for path, parts in _files(told, desk, wanted, folder, mark):
            write_file(path, parts)
            written.append(path)
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise
    return written


def file_name(number: str, form: str) -> str:
    """What a file is called at first: the 登记号 and no person."""
    return f"谈话记录-{number or local_day(now()).strftime('%Y%m%d')}.{form}"


def _read(session: Session, desk: Desk, wanted: Wanted) -> Talks:
    reception = session.get(Reception, wanted.reception_id)
    if reception is None:
        raise NotHere
    case = session.get(Case, reception.case_id) if reception.case_id else None
    is_protected = queries.is_protected(session, case) if case else bool((reception.draft or {}).get("protected"))
    if is_protected and not desk.may(SEE_PROTECTED):
        raise ProtectedTalk
    query = select(Recording).where(Recording.reception_id == reception.id, Recording.state == "live")
    rows = [row for row in session.scalars(query.order_by(Recording.id)) if wanted.private or not row.private_with]
    if not rows:
        raise NothingToExport
    return Talks(reception.kind, case.number if case else "", tuple(_talk(session, row) for row in rows))


def _talk(session: Session, row: Recording) -> Talk:
    said = [(gap.at, gap_words(gap, on_paper=True)) for gap in gaps.of(row)]
    missing = [Sentence("", row.id, at, at, gaps.GAP, words, 1.0, private_with=row.private_with) for at, words in said]
    lines = sorted(
        (*queries.sentences(session, [row], private=True), *missing), key=lambda line: (line.start, line.end)
    )
    return Talk(queries.recording(session, row.id), tuple(lines), moment_words(row.started_at))


def _files(told: Talks, desk: Desk, wanted: Wanted, folder: Path, mark: str) -> Iterator[tuple[Path, Iterator[bytes]]]:
    if wanted.form not in _PIECES:
        make: Callable[[Talks, Desk, str], bytes] = {"txt": as_text, "docx": as_word, "pdf": as_paper}[wanted.form]
        yield wanted.path, iter([make(told, desk, mark)])
        return
    for number, talk in enumerate(told.talks, 1):
        path = wanted.path if len(told.talks) == 1 else wanted.path.with_stem(f"{wanted.path.stem}-{number}")
        if wanted.form == "srt":
            yield path, iter([srt((line, told.speaker(line)) for line in talk.lines).encode()])
            continue
        if wanted.form == "wav":
            yield path, _wav(talk, folder)
            continue
        yield path, _flac(talk, folder, path.parent)
        for sheet, content in enumerate(cues(path.name, [(line, told.speaker(line)) for line in talk.lines]), 1):
            stem = path.stem if sheet == 1 else f"{path.stem}-{sheet}"
            yield path.with_name(f"{stem}.cue"), iter([content])


# text


def lines_of(told: Talks) -> Iterator[tuple[str, str, str]]:
    """Time, speaker, words; each recording begins with when it was made."""
    for talk in told.talks:
        private = f"　背对背：{word(talk.recording.private_with, told.kind)}" if talk.recording.private_with else ""
        yield "", "", f"录音开始于 {talk.begun}{private}"
        for line in talk.lines:
            yield clock(line.start), told.speaker(line), line.text


def clock(second: float) -> str:
    """hh:mm:ss of a recording."""
    minutes, rest = divmod(int(second), 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{rest:02d}"


def as_text(told: Talks, _desk: Desk, mark: str) -> bytes:
    """UTF-8, with the mark by which an old Notepad knows it."""
    rows = [f"{at} {who}：{text}" if who else f"\r\n{text}" for at, who, text in lines_of(told)]
    return "\ufeff{}\r\n".format("\r\n".join((f"谈话记录　{told.number}", mark, *rows))).encode()


def as_word(told: Talks, desk: Desk, mark: str) -> bytes:
    """A .docx: a table of times, speakers and words."""
    from docx import Document
    from docx.shared import Mm

    from desktop.printing.glyphs import printable

    made = Document()
    made.core_properties.author, made.core_properties.title = desk.station_name, "谈话记录"
    made.add_heading(f"谈话记录　{told.number}", 1)
    made.add_paragraph(desk.station_name)
    rows = list(lines_of(told))
    table = made.add_table(rows=len(rows), cols=3, style="Table Grid")
    table.autofit = False
    cells = table._cells  # one by one each is looked up anew: minutes for two hours of talk
    for number, row in enumerate(rows):
        for column, (text, (_, width)) in enumerate(zip(row, _COLUMNS, strict=True)):
            cell = cells[number * 3 + column]
            cell.text, cell.width = printable(text), Mm(width)
    made.add_paragraph(mark)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def as_paper(told: Talks, desk: Desk, mark: str) -> bytes:
    """A PDF of the listings' layout."""
    from desktop.printing.listing import Listing, render_listing

    listing = Listing(
        title="谈话记录",
        organisation=f"{desk.station_name}　{told.number}",
        columns=_COLUMNS,
        note="　".join(talk.begun for talk in told.talks),
        footer=mark,
        watermark=f"{desk.clerk} {moment_words(now())[:10]}",
    )
    return render_listing(listing, list(lines_of(told)))


# sound


def _wav(talk: Talk, folder: Path) -> Iterator[bytes]:
    """PCM of 16 bits, piece by piece."""
    with Reader(sound_file(folder, talk.recording), talk.recording.key, running=not talk.recording.sha256) as reader:
        size, width = reader.length * reader.channels * 2, reader.channels * 2
        form = struct.pack("<HHIIHH", 1, reader.channels, reader.rate, reader.rate * width, width, 16)
        yield b"RIFF" + struct.pack("<I", 36 + size) + b"WAVEfmt " + struct.pack("<I", 16) + form
        yield b"data" + struct.pack("<I", size)
        for block in reader.blocks():
            yield block.astype("<i2").tobytes()


def _flac(talk: Talk, folder: Path, beside: Path) -> Iterator[bytes]:
    """Made in a file without a name in the folder `beside`: its head is written last, and memory is not for an hour."""
    import soundfile

    form = {"format": "FLAC", "subtype": "PCM_16"}
    recording = talk.recording
    with (
        tempfile.TemporaryFile(dir=beside) as made,
        Reader(sound_file(folder, recording), recording.key, running=not recording.sha256) as reader,
    ):
        disk = _Disk(made)
        try:
            with soundfile.SoundFile(disk, "w", reader.rate, reader.channels, **form) as file:
                for block in reader.blocks():
                    file.write(block)
        except (soundfile.SoundFileError, AssertionError):
            raise disk.error or OSError(errno.EIO, "the sound library") from None
        if disk.error:  # while it wrote the head
            raise disk.error
        made.seek(0)
        yield from iter(partial(made.read, _PIECE), b"")


class _Disk:
    """A file for a library that swallows what the disk says: it is kept."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.error: OSError | None = None
        self.seek, self.tell, self.read = file.seek, file.tell, file.read

    def write(self, data: bytes) -> int:
        """How much was written."""
        try:
            return self._file.write(data)
        except OSError as error:
            self.error = self.error or error
            return 0


def cues(name: str, lines: Sequence[tuple[Sentence, str]]) -> list[bytes]:
    """The cue sheets that stand beside a FLAC: a track for each sentence, with who speaks.

    Beside, not inside: the FLAC's own block holds no titles, and is for CDs. A sheet has 99 tracks at most, so a talk
    of more sentences has several sheets.
    """
    return [_cue(name, lines[first : first + _TRACKS]) for first in range(0, max(len(lines), 1), _TRACKS)]


def _cue(name: str, lines: Sequence[tuple[Sentence, str]]) -> bytes:
    told = [f'FILE "{_quoted(name)}" WAVE']
    for number, (line, who) in enumerate(lines, 1):
        minutes, frames = divmod(round(max(line.start, 0) * _CD), 60 * _CD)
        told += [
            f"  TRACK {number:02d} AUDIO",
            f'    TITLE "{_quoted(line.text)}"',
            f'    PERFORMER "{_quoted(who)}"',
            f"    INDEX 01 {minutes:02d}:{frames // _CD:02d}:{frames % _CD:02d}",
        ]
    return ("\r\n".join(told) + "\r\n").encode()


def _quoted(text: str) -> str:
    return " ".join(text.replace('"', "”").split())
