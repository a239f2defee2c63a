"""转写: which version of a sentence is in force, what a later hearing of the whole recording does, what stands beside.

Segments are only ever added. Each names in `replaces` what it takes the place of. The rows that one act made share
`replaces`, `editor` and `made_at`, and stand or fall together: the two halves of a split, what an engine heard anew.
Two desks that changed the same sentence without knowing of each other made two such acts over one row: the one that
leads to the higher version wins, on every machine the same; the other stays and is shown as a difference.

Nobody else decides what is in force: whoever shows, quotes, prints or finds what was said asks here.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from difflib import SequenceMatcher
from itertools import product, takewhile
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from offline_store import erasing, gaps, marks
from offline_store.models import Recording, Segment
from offline_store.person_keys import sounds
from offline_store.registration import Heard
from offline_store.types import now

SAME_STRETCH = 0.5
"""Part of the shorter one that two stretches must share to be the same talk: cuts of two engines never meet exactly."""
MARKS = frozenset("，。！？、；：,.!?;: …")
"""Characters that tell no two wordings apart."""
ALIKE = 0.5
"""How near the sounds of a word must be, from 0 to 1, to be taken for what was misheard."""
MOST_ASKED = 500
"""Rows that are asked for at once by their ids."""
LONGEST_WORD = 8
"""Characters; what differs over more was said in other words."""
Row = TypeVar("Row")
"""A Segment, or as much of one: `id`, `replaces`, `version`, `made_at`, `editor`, `proposed`, `state`."""
_EVER = datetime.min.replace(tzinfo=UTC)


class Family:
    """All versions of some sentences, of one recording or several; in the order they were given."""

    def __init__(self, rows: Iterable[Any]) -> None:
        self.rows: dict[str, Any] = {row.id: row for row in rows if row.state == "live"}
        acts: dict[object, list[Any]] = {}
        for row in self.rows.values():
            if not row.proposed:
                acts.setdefault(_act(row), []).append(row)
        # what replaces comes after what it replaces: its version is higher
        self._acts = sorted(acts.values(), key=lambda act: (max(row.version for row in act), act[0].id))
        self._children: dict[str, list[int]] = {}
        for number, act in enumerate(self._acts):
            for parent in act[0].replaces:
                self._children.setdefault(parent, []).append(number)
        self._lost = self._losers()
        kept = [act for number, act in enumerate(self._acts) if number not in self._lost]
        taken = {parent for act in kept for parent in act[0].replaces}
        standing = {row.id for act in kept for row in act if row.id not in taken}
        self.in_force = [row for row in self.rows.values() if row.id in standing]
        """The rows that say what was said; deleted sentences are among them, without text."""
        self._heirs: dict[str, list[Any]] = {}
        for row in self.in_force:
            for before in self.earlier(row.id):
                self._heirs.setdefault(before, []).append(row)

    @property
    def proposals(self) -> list[Any]:
        """What later engines propose and nobody has settled: a version that settles it names it."""
        settled = {each for row in self.rows.values() for each in row.replaces}
        return [row for row in self.rows.values() if row.proposed and row.id not in settled]

    def beaten(self) -> list[list[Any]]:
        """What another desk's change won over: the last of each such line, an act each."""
        return [
            act
            for number, act in enumerate(self._acts)
            if number in self._lost and not any(row.id in self._children for row in act)
        ]

    def earlier(self, row_id: str) -> list[str]:
        """Ids of all that led to a row: first a sentence as it was heard, last the row itself."""
        found: dict[str, None] = {}
        ahead = [row_id]
        while ahead:
            at = ahead.pop()
            if at not in found:
                found[at] = None
                ahead += self.rows[at].replaces if at in self.rows else ()
        return [*found][::-1]

    def later(self, row_id: str) -> list[Any]:
        """The rows in force that stand today where this one stood, or would stand if it were in force."""
        if row_id in self._heirs or row_id not in self.rows:
            return self._heirs.get(row_id, [])
        return self.instead_of(self.rows[row_id].replaces)

    def instead_of(self, ids: Iterable[str]) -> list[Any]:
        """The rows in force that stand today where these stood."""
        return [*{row.id: row for each in ids for row in self.later(each)}.values()]

    def _losers(self) -> set[int]:
        """Acts over a row that another act leads further from, and all that was built on them."""
        reach = [max(map(_weight, act)) for act in self._acts]
        for number in range(len(self._acts) - 1, -1, -1):
            children = (child for row in self._acts[number] for child in self._children.get(row.id, ()))
            reach[number] = max([reach[number], *(reach[child] for child in children if child > number)])
        lost: set[int] = set()
        gone: set[str] = set()
        for number, act in enumerate(self._acts):
            parents = act[0].replaces
            rivals = (rival for parent in parents for rival in self._children[parent])
            if not gone.isdisjoint(parents) or any(reach[rival] > reach[number] for rival in rivals):
                lost.add(number)
                gone.update(row.id for row in act)
        return lost


def in_force(rows: Iterable[Row]) -> list[Row]:
    """Those of the rows that say what was said, in the order they came; deleted sentences too, without text."""
    given: list[Any] = list(rows)
    if not any(row.replaces or row.proposed or row.state != "live" for row in given):
        return given  # the usual case, and each save pays for it
    return Family(given).in_force


def standing(session: Session, ids: Iterable[str]) -> dict[str, Segment]:
    """Those of some sentences of one recording that are in force, by id.

    Of the recording only what hangs together with them by `replaces` is read: two hours of talk have thousands of
    rows, and an edit is confirmed while the clerk looks.
    """
    wanted = set(ids)
    session.flush()
    first = session.get(Segment, next(iter(wanted), ""))
    if first is None:
        return {}
    later = select(Segment.id, Segment.replaces).where(
        Segment.recording_id == first.recording_id, Segment.state == "live", Segment.version > 1
    )
    beside: dict[str, list[str]] = {}
    for child, parents in session.execute(later):
        beside.setdefault(child, []).extend(parents)
        for parent in parents:
            beside.setdefault(parent, []).append(child)
    related: set[str] = set()
    ahead = [*wanted]
    while ahead:
        if (at := ahead.pop()) not in related:
            related.add(at)
            ahead += beside.get(at, ())
    query = select(Segment).where(Segment.recording_id == first.recording_id).order_by(Segment.id)
    family = [row for some in _some(sorted(related)) for row in session.scalars(query.where(Segment.id.in_(some)))]
    return {row.id: row for row in in_force(family) if row.id in wanted}


def _some(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[first : first + MOST_ASKED] for first in range(0, len(ids), MOST_ASKED))


def rows_of(session: Session, recording_ids: Sequence[str]) -> list[Segment]:
    """Every version of every sentence of some recordings, in the order they were said."""
    query = select(Segment).where(Segment.recording_id.in_(recording_ids), Segment.state == "live")
    return list(session.scalars(query.order_by(Segment.recording_id, Segment.start, Segment.end, Segment.id)))


def current_sources(session: Session, sources: Mapping[str, str]) -> dict[str, str]:
    """Field → the sentence in force in which its value was heard; where nothing is left of that, the one it was."""
    if not sources:
        return {}
    named = select(Segment.recording_id).where(Segment.id.in_(set(sources.values()))).distinct()
    family = Family(rows_of(session, list(session.scalars(named))))
    later = {each: [row.id for row in family.later(each) if row.text] for each in sources.values()}
    return {field: each if each in later[each] else (*later[each], each)[0] for field, each in sources.items()}


# a later hearing


@dataclass(frozen=True, slots=True)
class Reheard:
    """What a later hearing did: sentences now in force, sentences proposed, those left as they were."""

    new: int
    proposed: int
    same: int


def hear_again(session: Session, recording_id: str, heard: Sequence[Heard], engine: str) -> Reheard:
    """An engine has heard the whole recording once more. What nobody corrected, it replaces; beside what somebody
    corrected it is proposed, if it differs; a speaker that somebody chose stays chosen.

    Where it heard nothing, what stood there stays: silence is no proof that nothing was said.
    """
    recording = session.get_one(Recording, recording_id)
    if erasing.is_erased(recording):
        return Reheard(0, 0, 0)
    family = Family(rows_of(session, [recording_id]))
    new, proposed, same, moment = 0, 0, 0, now()
    for olds, news in _meeting(family, heard, recording):
        if _says_the_same(olds, news):
            same += len(news)
            continue
        is_proposed = any(_is_corrected(family, old) for old in olds)
        if is_proposed and _letters(olds) == _letters(news):
            same += len(news)
            continue
        replaces = [*(old.id for old in olds), *(_proposed_for(family, olds) if is_proposed else ())]
        speaker = _chosen_speaker(family, olds)
        for each in news:
            version = max((old.version for old in olds), default=0) + 1
            row = _row(recording, each, engine, version, replaces)
            row.speaker = (each.speaker or _known_speaker(olds, each)) if speaker is None else speaker
            row.made_at, row.proposed = moment, is_proposed
            session.add(row)
        new, proposed = new + len(news) * (not is_proposed), proposed + len(news) * is_proposed
    return Reheard(new, proposed, same)


def _row(recording: Recording, heard: Heard, engine: str, version: int, replaces: list[str]) -> Segment:
    return Segment(
        scope_id=recording.scope_id,
        recording_id=recording.id,
        start=heard.start,
        end=heard.end,
        speaker=heard.speaker,
        text=heard.text,
        confidence=heard.confidence,
        engine=engine,
        times=list(heard.times),
        version=version,
        replaces=replaces,
    )


def _meeting(family: Family, heard: Sequence[Heard], recording: Recording) -> list[tuple[list[Segment], list[Heard]]]:
    """Old and new stretches that are the same talk, together; each new one is in exactly one."""
    olds: list[Segment] = sorted(family.in_force, key=lambda row: row.start)
    groups: list[tuple[list[Segment], list[Heard]]] = []
    group_of: dict[str, tuple[list[Segment], list[Heard]]] = {}
    first, seats, missing = 0, marks.seats(recording), gaps.of(recording)
    for new in sorted(heard, key=lambda each: each.start):
        while first < len(olds) and olds[first].end <= new.start:
            first += 1
        near = takewhile(lambda old, until=new.end: old.start < until, olds[first:])  # type: ignore[misc]
        seated = None if seats is None else {*gaps.speakers_at(seats, missing, new.start)} - {""}
        met = [
            old
            for old in near
            if _shares(old, new) and (recording.channels == 1 or _on_channel(family, old, new, seated))
        ]
        group: tuple[list[Segment], list[Heard]] = ([], [])
        for old in met:
            other = group_of.get(old.id, ([old], []))
            if other is not group:
                group[0].extend(other[0])
                group[1].extend(other[1])
                group_of |= dict.fromkeys((each.id for each in other[0]), group)
                other[1].clear()
        group[1].append(new)
        groups.append(group)
    return [group for group in groups if group[1]]


def _shares(old: Segment, new: Heard) -> bool:
    shared = min(old.end, new.end) - max(old.start, new.start)
    return shared > SAME_STRETCH * min(max(old.end - old.start, 0.01), max(new.end - new.start, 0.01))


def _on_channel(family: Family, old: Segment, new: Heard, seated: set[str] | None) -> bool:
    """Whether both were heard on one channel: what the engine first called the speaker tells it.

    Those without a channel of their own (all but `seated`, where it is known) may be anybody on the others.
    """
    first = family.rows.get(family.earlier(old.id)[0], old).speaker
    if seated is None:
        return first == new.speaker or not (first and new.speaker)
    return first == new.speaker or seated.isdisjoint({first, new.speaker})


def _says_the_same(olds: Sequence[Segment], news: Sequence[Heard]) -> bool:
    """One by one the same, and nothing new known of its characters' times."""
    return len(olds) == len(news) == 1 and olds[0].text == news[0].text and bool(olds[0].times or not news[0].times)


def _is_corrected(family: Family, row: Segment) -> bool:
    """Whether a person changed, or confirmed, its words: who only named the speaker did not."""
    while row.editor:
        before = [family.rows[each] for each in row.replaces if each in family.rows]
        if len(before) != 1 or (before[0].text, before[0].confidence) != (row.text, row.confidence):
            return True
        row = before[0]
    return False


def _chosen_speaker(family: Family, olds: Sequence[Segment]) -> str | None:
    """Whom a person has named, where it is one and the same for all of the stretch."""
    named = {old.speaker for old in olds}
    is_chosen = any(family.rows[each].editor for old in olds for each in family.earlier(old.id) if each in family.rows)
    return named.pop() if is_chosen and len(named) == 1 else None


def _known_speaker(olds: Sequence[Segment], new: Heard) -> str:
    """Who was held to say most of a stretch, where an engine hears one microphone and cannot tell."""
    seconds: dict[str, float] = {}
    for old in olds:
        shared = min(old.end, new.end) - max(old.start, new.start)
        seconds[old.speaker] = seconds.get(old.speaker, 0.0) + max(shared, 0.0)
    return max(seconds, key=lambda role: seconds[role], default="")


def _letters(parts: Iterable[Any]) -> str:
    return "".join(sign for part in parts for sign in part.text if sign not in MARKS)


def _proposed_for(family: Family, olds: Sequence[Segment]) -> list[str]:
    """What earlier hearings proposed there: out of date now."""
    stood = {each for old in olds for each in family.earlier(old.id)}
    return [row.id for row in family.proposals if not stood.isdisjoint(row.replaces)]


# differences


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside some sentences in force: from a later engine, or from another desk."""

    now: tuple[str, ...]
    """Ids of the sentences in force, in order of time."""
    offered: tuple[str, ...]
    """Ids of what could stand there instead."""


def differences(family: Family) -> list[Beside]:
    """All that is open: what later engines propose, and what another desk's change won over."""
    proposals: dict[object, list[Any]] = {}
    for row in family.proposals:
        proposals.setdefault(_act(row), []).append(row)
    found = []
    for offered in [*proposals.values(), *family.beaten()]:
        there = family.instead_of(offered[0].replaces)
        if there and (_letters(there) != _letters(offered) or [*map(_who, there)] != [*map(_who, offered)]):
            found.append(Beside(tuple(row.id for row in there), tuple(row.id for row in offered)))
    return found


def _who(row: Any) -> str:
    return str(row.speaker)


def _act(row: Any) -> object:
    """What one act made shares this."""
    return (frozenset(row.replaces), row.editor, row.made_at) if row.replaces else row.id


def _weight(row: Any) -> tuple[bool, int, datetime, str]:
    """A person's word is before an engine's, then the one with more changes: clocks decide last."""
    return (bool(row.editor), row.version, row.made_at or _EVER, row.id)


# corrections


@dataclass(frozen=True, slots=True)
class Correction:
    """A word that was misheard, and what was meant; offered as a rule for the next time."""

    heard: str
    meant: str
    segment_id: str = ""


def corrections(before: str, after: str) -> tuple[Correction, ...]:
    """What a clerk's change of a sentence says about mishearing: the words that sound alike, as short as they are sure.

    A single character is given with its neighbour: 庞 for 逄 alone would change every 庞. What was added, taken away
    or said in other words is no mishearing and gives nothing.
    """
    found = []
    for tag, i, end_i, j, end_j in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "replace" and 0 < end_i - i <= LONGEST_WORD and sounds_alike(before[i:end_i], after[j:end_j]):
            left, right = _room(before, i, end_i, after, j, end_j)
            found.append(Correction(before[i - left : end_i + right], after[j - left : end_j + right]))
    return tuple(dict.fromkeys(found))


def sounds_alike(heard: str, meant: str) -> bool:
    """Whether one may be misheard for the other: as long, and at least half of the sounds near enough."""
    if len(heard) != len(meant) or not all(map(sounds, heard + meant)):
        return False
    near = [_nearness(one, other) for one, other in zip(heard, meant, strict=True)]
    return sum(near) / len(near) >= ALIKE


def _nearness(one: str, other: str) -> float:
    pairs = product(sounds(one), sounds(other))
    return max(SequenceMatcher(None, a, b, autojunk=False).ratio() for a, b in pairs)


def _room(before: str, i: int, end_i: int, after: str, j: int, end_j: int) -> tuple[int, int]:
    """How many characters to the left and to the right belong to the word: none but for a single character."""
    if end_i - i > 1:
        return 0, 0
    if end_i < len(before) and end_j < len(after) and before[end_i] == after[end_j] and sounds(before[end_i]):
        return 0, 1
    return (1, 0) if i and j and before[i - 1] == after[j - 1] and sounds(before[i - 1]) else (0, 0)
