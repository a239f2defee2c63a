"""Marks of a recording as lines of the conversation's text: the phases of a hearing, what is to be found again."""

from PySide6.QtCore import QCoreApplication

from offline_store.marks import PHASE, PHASES, POINT, Mark
from offline_store.queries import ReceptionView, Sentence
from ui.gap_lines import with_gaps

MARK = "mark"
"""In place of a speaker."""


def mark_words(mark: Mark) -> str:
    """What is marked."""
    if mark.kind == PHASE:
        return QCoreApplication.translate("marks", PHASES.get(mark.what, mark.what))
    return mark.what or QCoreApplication.translate("marks", "重点")


def mark_line(recording_id: str, mark: Mark) -> Sentence:
    """One line."""
    id_ = f"{MARK} {recording_id} {mark.kind} {mark.at:.2f}"
    return Sentence(id_, recording_id, mark.at, mark.at, MARK, f"—— {mark_words(mark)} ——", 1.0)


def text_lines(view: ReceptionView) -> tuple[Sentence, ...]:
    """What was said in a reception, with what is missing and what is marked, in the order of the sound."""
    marked = [mark_line(recording, mark) for recording, mark in view.marks if mark.kind in (PHASE, POINT)]
    if not marked:
        return with_gaps(view)
    return tuple(sorted((*with_gaps(view), *marked), key=lambda line: (line.recording_id, line.start)))


def is_said(sentence: Sentence) -> bool:
    """Whether somebody says it: a sentence that stands in the store, and no line that tells of a gap or a mark."""
    return bool(sentence.id) and " " not in sentence.id
