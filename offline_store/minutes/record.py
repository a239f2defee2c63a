"""A record being made: sentences that were picked, and words of the mediator, which are marked as hers.

Nothing is ever made up: the text of a line is a stretch of what was said, and its line says of which sentence; or it
is somebody's own words, and the paper says whose. What a party has corrected stays beside what it said before.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any

from offline_store import speaker_roles
from offline_store.errors import ExpectedError
from offline_store.types import canonical, from_plain, new_id, to_plain

MEDIATION, HEARING, INQUIRY = "mediation_record", "hearing_record", "investigation_record"
"""调解笔录, 庭审笔录, 调查笔录: the forms that are records of a talk."""
STATEMENTS, FOCUS, UNDISPUTED, PROPOSALS, RESULT = "statements", "focus", "undisputed", "proposals", "result"
SECTIONS = {
    MEDIATION: (STATEMENTS, FOCUS, UNDISPUTED, PROPOSALS, RESULT),
    HEARING: (
        "claims",
        "defence",
        STATEMENTS,
        "witnesses",
        UNDISPUTED,
        FOCUS,
        "debate",
        "final_statements",
        "mediation",
    ),
    INQUIRY: (STATEMENTS,),
}
"""The parts of a form that are picked into, by their fields, in the order of the paper."""
CONCEDING = frozenset({PROPOSALS, "mediation"})
"""What is said in these is said to settle, unless somebody says otherwise."""
ROLES = {
    MEDIATION: ("调解员", "申请人", "被申请人", "第三人", "申请人代理人", "被申请人代理人", "证人", "记录人"),
    HEARING: ("仲裁员", "申请人", "被申请人", "第三人", "申请人代理人", "被申请人代理人", "证人", "书记员"),
    INQUIRY: ("调查人", "被调查人", "记录人", "翻译"),
}
"""Who speaks, in the paper's words: first whoever asks, then whoever is asked. Others can be typed."""
OURS = frozenset({"调解员", "仲裁员", "调查人", "记录人", "书记员"})
"""Those among them who are no party."""
LABELS = {
    "mediator": "调解员",
    "arbitrator": "仲裁员",
    "recorder": "书记员",
    "applicant": "申请人",
    "respondent": "被申请人",
    "third": "第三人",
    "witness": "证人",
}
"""Role of a speaker (`speaker_roles`) → the paper's word for it; a channel's label is named in each record."""
OF_PHASE = {
    "claims": "claims",
    "evidence": STATEMENTS,
    "inquiry": STATEMENTS,
    "debate": "debate",
    "last": "final_statements",
    "mediation": "mediation",
}
"""Phase of a hearing (`marks.PHASES`) → the part of its record that what is said then belongs to."""
CUT, OWN, AMENDED, CONCEDED = "……", "〔记〕", "〔更正〕", "〔让步〕"
"""What the paper shows: that a sentence goes on; the mediator's own words; words that a party has corrected; what
was said to settle."""


class Corrected(ExpectedError):
    """A line that a party has corrected is not taken away or rewritten: the correction is hers."""

    title = "当事人更正过的不能改"
    explanation = "这一句已经由当事人更正，原来的话和更正都要留在笔录里，内容没有任何改动。"
    advice = "还有不对的，请再作一次更正。"


class IsFinal(ExpectedError):
    """A final record is not changed."""

    title = "笔录已经定稿"
    explanation = "定稿的笔录不能再改，内容没有任何改动。"
    advice = "要改就另开一个新版本，原来的一版会保留。"


@dataclass(frozen=True, slots=True)
class Source:
    """The sentence a line was picked from, as that version of it reads; seconds from the start of its recording."""

    segment_id: str
    recording_id: str
    start: float
    end: float
    text: str

    @property
    def place(self) -> tuple[str, float]:
        """Sorts as it was said: recordings are named in the order they were begun."""
        return self.recording_id, self.start


@dataclass(frozen=True, slots=True)
class Amendment:
    """更正: by whom, when, and what stood there before, with its marks: of own words it stays plain whose they were."""

    was: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Line:
    """One thing the record says. `role` is who says it, or who proposes it."""

    id: str
    section: str
    role: str
    text: str
    source: Source | None = None
    concession: bool = False
    """Said to settle: it stays out of papers for other proceedings, and out of exports."""
    amendments: tuple[Amendment, ...] = ()

    @property
    def is_verbatim(self) -> bool:
        """Whether it is what was said, whole or cut at its ends."""
        return self.source is not None and not self.amendments and self.text in self.source.text

    @property
    def printed(self) -> str:
        """As the paper has it, with all its marks."""
        return self.shown + (CONCEDED if self.concession else "")

    @property
    def shown(self) -> str:
        """Its words: where they were cut, and whose they are."""
        if self.amendments:
            return AMENDED + self.text
        if self.source is None or not self.is_verbatim:
            return OWN + self.text
        before, _, after = self.source.text.partition(self.text)
        return (CUT if before.strip() else "") + self.text + (CUT if after.strip("。！？!?.，, ") else "")


@dataclass(frozen=True, slots=True)
class Attendant:
    """Somebody who was there. `identity_checked`: by what; empty until it was."""

    name: str
    role: str
    id_number: str = ""
    identity_checked: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """以上笔录我看过，与我说的一致: said by whom, when, of what (the record's digest at that moment)."""

    who: str
    at: datetime
    digest: str


@dataclass(frozen=True, slots=True)
class Record:
    """All of it. `head` has the paper's single fields by their names in its description."""

    head: dict[str, Any] = field(default_factory=dict)
    attendance: tuple[Attendant, ...] = ()
    roles: dict[str, str] = field(default_factory=dict)
    """Label of a speaker in the transcript → role."""
    said_by: dict[str, str] = field(default_factory=dict)
    """Segment → role, where it is not its label's."""
    lines: tuple[Line, ...] = ()
    agreed: tuple[Agreement, ...] = ()
    interruptions: tuple[str, ...] = ()
    """Where the sound it was picked from is missing, in words: as found when the record was last settled."""

    def of(self, section: str) -> tuple[Line, ...]:
        """The lines of a section, in their order."""
        return tuple(line for line in self.lines if line.section == section)

    def line(self, line_id: str) -> Line:
        """One of them. Raises KeyError."""
        found = next((line for line in self.lines if line.id == line_id), None)
        if found is None:
            raise KeyError(line_id)
        return found

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of what it says."""
        said = [(line.section, line.role, line.shown, line.concession) for line in self.lines]
        return hashlib.sha256(canonical({"lines": said})).hexdigest()

    @property
    def consenting(self) -> tuple[Agreement, ...]:
        """Those who agreed to what it says now: whatever is changed is read back again."""
        return tuple(each for each in self.agreed if each.digest == self.digest)


def begun(kind: str, head: dict[str, Any], attendance: tuple[Attendant, ...] = ()) -> Record:
    """A record before anything was picked. A telephone adapter's channels say who speaks, one microphone does not."""
    asking, asked = ROLES[kind][:2]
    return Record(head=head, attendance=attendance, roles={"clerk": asking, "caller": asked})


def role_of(record: Record, segment_id: str, label: str) -> str:
    """Who says a sentence; empty while nobody has said who the label is."""
    return record.said_by.get(segment_id) or role_of_label(record, label)


def role_of_label(record: Record, label: str) -> str:
    """Who speaks under a label: as this record says; else a role of the talk itself is already one of the paper."""
    return record.roles.get(label) or LABELS.get(speaker_roles.base(label), "")


def section_of(kind: str, phase: str, role: str) -> str:
    """The part that a sentence of this phase belongs to, by who says it; empty where the phase tells none."""
    section = OF_PHASE.get(phase, "") if kind == HEARING else ""
    if section == "claims" and role.startswith("被申请人"):
        return "defence"
    return "witnesses" if section == STATEMENTS and role == "证人" else section


def pick(record: Record, source: Source, section: str, role: str) -> Record:
    """Take a sentence into a section, where it was said; one that stands there already is taken out again.

    Raises Corrected for one that a party has corrected.
    """
    there = next((line for line in record.of(section) if line.source and line.source.place == source.place), None)
    if there:
        return remove(record, there.id)
    new = Line(new_id(), section, role, source.text.strip(), source, concession=section in CONCEDING)
    later = (line for line in record.of(section) if line.source and line.source.place > source.place)
    return _inserted(record, new, next(later, None))


def write(record: Record, section: str, role: str, text: str, after: str = "") -> Record:
    """Add words of one's own below a line of the section, or at its end."""
    lines = [line.id for line in record.of(section)]
    below = record.of(section)[lines.index(after) + 1 :] if after in lines else ()
    new = Line(new_id(), section, role, text.strip(), concession=section in CONCEDING)
    return _inserted(record, new, below[0] if below else None)


def rewrite(record: Record, line_id: str, text: str) -> Record:
    """Change the words of a line: cut short it is still what was said, otherwise it is the mediator's; empty it goes.

    Raises Corrected.
    """
    line = record.line(line_id)
    if not text.strip():
        return remove(record, line_id)
    if line.amendments:
        raise Corrected
    return _replaced(record, line, text=text.strip())


def amend(record: Record, line_id: str, text: str, by: str, at: datetime) -> Record:
    """A party corrects what the record says; what stood there stays beside it."""
    line = record.line(line_id)
    if text.strip() == line.text:
        return record
    correction = Amendment(line.shown, by, at)
    return _replaced(record, line, text=text.strip(), amendments=(*line.amendments, correction))


def remove(record: Record, line_id: str) -> Record:
    """Take a line out. Raises Corrected."""
    line = record.line(line_id)
    if line.amendments:
        raise Corrected
    return replace(record, lines=tuple(each for each in record.lines if each is not line))


def mark_concession(record: Record, line_id: str, *, concession: bool) -> Record:
    """Whether a line was said to settle."""
    return _replaced(record, record.line(line_id), concession=concession)


def set_role(record: Record, line_id: str, role: str) -> Record:
    """Somebody else says it."""
    line = record.line(line_id)
    said_by = record.said_by | ({line.source.segment_id: role} if line.source else {})
    return replace(_replaced(record, line, role=role), said_by=said_by)


def name_speaker(record: Record, segment_id: str, role: str) -> Record:
    """Who says a sentence, whatever its label; lines picked from it follow."""
    lines = tuple(
        replace(line, role=role) if line.source and line.source.segment_id == segment_id else line
        for line in record.lines
    )
    return replace(record, said_by=record.said_by | {segment_id: role}, lines=lines)


def agree(record: Record, who: str, at: datetime) -> Record:
    """She has read it, or heard it read, and it is what she said."""
    others = tuple(each for each in record.agreed if each.who != who)
    return replace(record, agreed=(*others, Agreement(who, at, record.digest)))


def signers(kind: str, record: Record) -> tuple[tuple[str, str], ...]:
    """Who signs the record, by name, with the word of the paper's place for it: an agent signs at her party's."""
    there = [(each.name, each.role.removesuffix("代理人")) for each in record.attendance]
    by_field = {
        MEDIATION: (("mediator", "调解员"), ("recorder", "记录人")),
        HEARING: (("chief_arbitrator", "仲裁员"), ("recorder", "书记员")),
        INQUIRY: (("asked_name", "被调查人"), ("investigators", "调查人"), ("recorder", "记录人")),
    }[kind]
    there += [(str(record.head.get(name) or ""), word) for name, word in by_field]
    return tuple(dict.fromkeys((name, word) for name, word in there if name))


def amendments(record: Record) -> Iterator[tuple[Line, Amendment, str]]:
    """Each correction, in the order of the record, with what it says instead."""
    for line in (each for each in record.lines if each.amendments):
        texts = [each.was for each in line.amendments[1:]] + [line.text]
        for amendment, now_said in zip(line.amendments, texts, strict=True):
            yield line, amendment, now_said.removeprefix(AMENDED)


def to_content(record: Record) -> dict[str, Any]:
    """As JSON."""
    content: dict[str, Any] = _plain(asdict(record))
    return content


def from_content(content: Mapping[str, Any]) -> Record:
    """Back again; what a newer program wrote beside it is left out. Raises KeyError, TypeError, ValueError."""
    return Record(
        head=dict(content.get("head", {})),
        attendance=tuple(Attendant(**each) for each in content.get("attendance", ())),
        roles=dict(content.get("roles", {})),
        said_by=dict(content.get("said_by", {})),
        lines=tuple(map(_line, content.get("lines", ()))),
        agreed=tuple(Agreement(each["who"], _moment(each["at"]), each["digest"]) for each in content.get("agreed", ())),
        interruptions=tuple(content.get("interruptions", ())),
    )


def _plain(value: Any) -> Any:
    """Moments as text, all the way down."""
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    return to_plain(value)


def _line(content: Mapping[str, Any]) -> Line:
    source = content["source"]
    names = ("segment_id", "recording_id", "start", "end", "text")
    return Line(
        content["id"],
        content["section"],
        content["role"],
        content["text"],
        Source(*(source[name] for name in names)) if source else None,
        content["concession"],
        tuple(Amendment(each["was"], each["by"], _moment(each["at"])) for each in content["amendments"]),
    )


def _moment(value: object) -> datetime:
    moment: datetime = from_plain(value, datetime)
    return moment


def _inserted(record: Record, new: Line, before: Line | None) -> Record:
    at = record.lines.index(before) if before else len(record.lines)
    return replace(record, lines=(*record.lines[:at], new, *record.lines[at:]))


def _replaced(record: Record, line: Line, **changed: Any) -> Record:
    new = replace(line, **changed)
    return replace(record, lines=tuple(new if each is line else each for each in record.lines))
