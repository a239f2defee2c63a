"""What a clerk does to the text of a recording: every act adds versions, none takes anything away.

The pieces are pure: what a changed, split or merged sentence is, with the time of each character that was known. The
acts write them over the sentences in force, in the caller's transaction, and say what they made of what: an Edit, which
can be taken back by making the earlier text a version again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from itertools import accumulate

from sqlalchemy.orm import Session

from offline_store import transcripts
from offline_store.errors import ExpectedError, NotAllowed
from offline_store.models import Recording, Segment
from offline_store.queries import Sentence, sentence_of
from offline_store.roles import REGISTER
from offline_store.settings import Desk
from offline_store.types import now

SURE = 1.0
"""The confidence of what a person has written or confirmed."""
HUNDRED = 100
"""Times of characters are in hundredths of a second."""


class ChangedMeanwhile(ExpectedError):
    """The sentence to be changed is not in force any more."""

    title = "这一句已经变了"
    explanation = "这一句刚刚被别人或重新识别改动过，您的修改没有写入，打的字都还在。"
    advice = "请看一下现在的文字，再改一次。"


class NoSplit(ExpectedError):
    """Nothing would be left on one side."""

    title = "这里不能拆"
    explanation = "光标在句首或句尾，拆不出两句，内容没有任何改动。"
    advice = "请把光标放到两句话之间再拆。"


@dataclass(frozen=True, slots=True)
class Piece:
    """One stretch of one speaker, as an edit writes it; the fields are a Segment's."""

    start: float
    end: float
    speaker: str
    text: str
    confidence: float
    engine: str = ""
    times: tuple[int, ...] = ()


def piece_of(row: Segment | Sentence) -> Piece:
    """What a version says."""
    return Piece(row.start, row.end, row.speaker, row.text, row.confidence, row.engine, tuple(row.times or ()))


def retext(piece: Piece, text: str) -> Piece:
    """Other words in the same stretch: characters that stay keep their times, new ones lie between their neighbours."""
    if text == piece.text:
        return replace(piece, confidence=SURE)
    times: list[int] = []
    if piece.times and text:
        last = _length(piece)
        bounds = [*piece.times, last]
        for tag, i, end_i, j, end_j in SequenceMatcher(None, piece.text, text, autojunk=False).get_opcodes():
            if tag == "equal":
                times += piece.times[i:end_i]
            else:
                times += _spread(bounds[i], bounds[end_i], end_j - j)
    return replace(piece, text=text, times=tuple(times), confidence=SURE)


def split(piece: Piece, at: int) -> tuple[Piece, Piece]:
    """Two sentences, the second beginning with the character at `at`. Raises NoSplit where one would have no text."""
    first, second = piece.text[:at], piece.text[at:]
    if not (first.strip() and second.strip()) or at < 0:
        raise NoSplit
    cut = char_times(piece)[at]
    middle = min(max(round(piece.start + cut / HUNDRED, 3), piece.start), piece.end)
    times = piece.times
    return (
        replace(piece, end=middle, text=first, times=times[:at]),
        replace(piece, start=middle, text=second, times=tuple(time - cut for time in times[at:])),
    )


def merge(first: Piece, second: Piece) -> Piece:
    """One sentence of two neighbours in their order, as the first one's speaker.

    Where one of them has no times of its own they are estimated; what overlaps is put in a row.
    """
    end = max(first.end, second.end)
    later = round((second.start - first.start) * HUNDRED)
    times = [*char_times(first), *(time + later for time in char_times(second))]
    last = max(round((end - first.start) * HUNDRED), 0)
    return replace(
        first,
        end=end,
        text=first.text + second.text,
        confidence=min(first.confidence, second.confidence),
        times=tuple(min(max(time, 0), last) for time in accumulate(times, max)),
    )


def char_times(piece: Piece | Sentence) -> tuple[int, ...]:
    """Where each character begins, in hundredths of a second from the start: as heard, else in even steps."""
    if len(piece.times) == len(piece.text):
        return piece.times
    return tuple(_spread(0, _length(piece), len(piece.text)))


def char_at(sentence: Piece | Sentence, second: float) -> int:
    """Which character is said at a second of the recording: its place in the text; the last one after the end."""
    wanted = (second - sentence.start) * HUNDRED
    before = [place for place, time in enumerate(char_times(sentence)) if time <= wanted]
    return before[-1] if before else 0


def _length(piece: Piece | Sentence) -> int:
    return max(round((piece.end - piece.start) * HUNDRED), 0)


def _spread(first: int, last: int, count: int) -> list[int]:
    return [first + (last - first) * place // count for place in range(count)]


# acts


@dataclass(frozen=True, slots=True)
class Step:
    """Rows that went out of force, and those that came for them."""

    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """What one act did: its steps in their order, and the sentences it brought, deleted ones too."""

    recording_id: str
    steps: tuple[Step, ...]
    sentences: tuple[Sentence, ...] = field(compare=False, default=())

    @property
    def gone(self) -> frozenset[str]:
        """Ids of the sentences that are not in force any more."""
        return frozenset(each for step in self.steps for each in step.before)


def edit_text(session: Session, desk: Desk, segment_id: str, text: str) -> Edit:
    """The clerk's words instead; the same words again confirm them. Without text the sentence is deleted."""
    (row,) = _standing(session, [segment_id])
    was, wanted = piece_of(row), retext(piece_of(row), text if text.strip() else "")
    return _write(session, desk, [([row], [wanted])] if wanted != was else [])


def split_at(session: Session, desk: Desk, segment_id: str, at: int, text: str | None = None) -> Edit:
    """Two sentences of one, the second from the character `at` on; of the typed text, where that differs."""
    (row,) = _standing(session, [segment_id])
    piece = piece_of(row) if text is None or text == row.text else retext(piece_of(row), text)
    return _write(session, desk, [([row], list(split(piece, at)))])


def merge_two(session: Session, desk: Desk, first_id: str, second_id: str, second_text: str | None = None) -> Edit:
    """One sentence of two; with the typed text of the second, where that differs."""
    first, second = _standing(session, [first_id, second_id])
    after = piece_of(second) if second_text in (None, second.text) else retext(piece_of(second), second_text or "")
    return _write(session, desk, [([first, second], [merge(piece_of(first), after)])])


def set_speaker(session: Session, desk: Desk, segment_ids: Iterable[str], speaker: str) -> Edit:
    """Somebody else says these sentences, of one recording."""
    rows = _standing(session, segment_ids)
    changed = [row for row in rows if row.speaker != speaker]
    return _write(session, desk, [([row], [replace(piece_of(row), speaker=speaker)]) for row in changed])


def take(session: Session, desk: Desk, now_ids: Sequence[str], offered_ids: Sequence[str]) -> Edit:
    """What a later engine, or another desk, has instead of these sentences becomes the text."""
    offered = [session.get_one(Segment, each) for each in offered_ids]
    return _settle(session, desk, now_ids, offered, offered)


def refuse(session: Session, desk: Desk, now_ids: Sequence[str], offered_ids: Sequence[str]) -> Edit:
    """What stands is right: it becomes a version that says so, and the difference is not shown any more."""
    offered = [session.get_one(Segment, each) for each in offered_ids]
    return _settle(session, desk, now_ids, _standing(session, now_ids), offered)


def put_back(session: Session, desk: Desk, edit: Edit) -> Edit:
    """Take an act back: what was before it becomes a version again. Raises ChangedMeanwhile.

    To do it again is to put back what this one did.
    """
    there = {row.id: row for row in _standing(session, [each for step in edit.steps for each in step.after])}
    changes = []
    for step in reversed(edit.steps):
        before = [session.get_one(Segment, each) for each in step.before]
        changes.append(([there[each] for each in step.after], [piece_of(row) for row in before]))
    return _write(session, desk, changes)


def _settle(
    session: Session, desk: Desk, now_ids: Sequence[str], wanted: Sequence[Segment], offered: Sequence[Segment]
) -> Edit:
    pieces = [replace(piece_of(row), confidence=SURE) for row in wanted]
    return _write(session, desk, [(_standing(session, now_ids), pieces)], also=[row.id for row in offered])


def _standing(session: Session, ids: Iterable[str]) -> list[Segment]:
    """Sentences of one recording that are in force, in the order of their ids. Raises ChangedMeanwhile."""
    wanted = list(ids)
    found = transcripts.standing(session, wanted)
    if not found.keys() >= {*wanted}:
        raise ChangedMeanwhile
    return [found[each] for each in wanted]


def _write(
    session: Session,
    desk: Desk,
    changes: Sequence[tuple[Sequence[Segment], Sequence[Piece]]],
    also: Sequence[str] = (),
) -> Edit:
    """Each time some rows in force give way to pieces. `also`: what was offered beside them and is settled now."""
    if not desk.may(REGISTER):
        raise NotAllowed
    if not changes:
        return Edit("", ())
    recording = session.get_one(Recording, changes[0][0][0].recording_id)
    moment, steps, made = now(), [], []
    for old, pieces in changes:
        version = max(row.version for row in [*old, *(session.get_one(Segment, each) for each in also)]) + 1
        new = [_row(recording, piece, desk.account, version) for piece in pieces]
        for row in new:
            row.replaces, row.made_at = [*(each.id for each in old), *also], moment
        session.add_all(new)
        steps.append(Step(tuple(row.id for row in old), tuple(row.id for row in new)))
        made += [sentence_of(row, recording.private_with) for row in new]
    return Edit(recording.id, tuple(steps), tuple(made))


def _row(recording: Recording, piece: Piece, account: str, version: int) -> Segment:
    return Segment(
        scope_id=recording.scope_id,
        recording_id=recording.id,
        start=piece.start,
        end=piece.end,
        speaker=piece.speaker,
        text=piece.text,
        confidence=piece.confidence,
        engine=piece.engine,
        times=list(piece.times),
        version=version,
        editor=account,
        proposed=False,
    )


class History:
    """The acts of one clerk at one page, to be taken back and done again in order.

    What is put back has a row of its own: whatever names the earlier one means that from then on.
    """

    def __init__(self) -> None:
        self._done: list[Edit] = []
        self._undone: list[Edit] = []

    @property
    def last(self) -> Edit | None:
        """What would be taken back."""
        return self._done[-1] if self._done else None

    @property
    def next(self) -> Edit | None:
        """What would be done again: the taking back of it, to be put back."""
        return self._undone[-1] if self._undone else None

    def add(self, edit: Edit) -> None:
        """The clerk has done this."""
        if edit.steps:
            self._done.append(edit)
            self._undone.clear()

    def taken_back(self, edit: Edit) -> None:
        """`last` was put back by this edit."""
        self._turned(self._done, self._undone, edit)

    def done_again(self, edit: Edit) -> None:
        """`next` was put back by this edit."""
        self._turned(self._undone, self._done, edit)

    def _turned(self, source: list[Edit], target: list[Edit], edit: Edit) -> None:
        turned = source.pop()
        pairs = zip(reversed(turned.steps), edit.steps, strict=True)
        renamed = {old: new for was, is_ in pairs for old, new in zip(was.before, is_.after, strict=True)}
        for stack in (source, target):
            stack[:] = [_renamed(each, renamed) for each in stack]
        target.append(edit)

    def forget(self) -> None:
        """What follows stands on something else."""
        self._done.clear()
        self._undone.clear()


def _renamed(edit: Edit, names: dict[str, str]) -> Edit:
    """The same act over the rows that stand there now."""

    def new(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(names.get(each, each) for each in ids)

    return replace(edit, steps=tuple(Step(new(step.before), new(step.after)) for step in edit.steps))
