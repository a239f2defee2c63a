"""The talk that is corrected: its sentences as they stand, what is offered beside them, what was heard first."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.transcript_editing import Offer, Opened
from offline_store.queries import Sentence
from offline_store.speaker_roles import UNKNOWN, roles_of
from offline_store.transcript_edits import Edit
from ui.transcript import UNSURE
from ui.transcript_work import renamed
from ui.words import speaker


class Talk:
    """Of one reception; of all its recordings."""

    def __init__(self) -> None:
        self.opened: Opened | None = None
        self.sentences: list[Sentence] = []
        self._offers: dict[str, Offer] = {}

    def take(self, opened: Opened) -> None:
        """As the store has it."""
        self.opened, self.sentences = opened, list(opened.sentences)
        self._offers = {each: offer for offer in opened.offers for each in offer.now}

    def apply(self, edit: Edit) -> None:
        """As an edit has left it."""
        if self.opened:
            before = {each.id: each.text for each in self.sentences}
            heard = self.opened.heard
            heard.update({there: heard.get(old) or before.get(old, "") for old, there in renamed(edit).items()})
        kept = [each for each in self.sentences if each.id not in edit.gone]
        self.sentences = sorted((*kept, *edit.sentences), key=lambda s: (s.recording_id, s.start, s.end, s.id))

    def of(self, recording_id: str) -> list[Sentence]:
        """What was said in one recording."""
        return [each for each in self.sentences if each.recording_id == recording_id]

    @property
    def roles(self) -> tuple[str, ...]:
        """Who may speak, by the number of the key: 0 is nobody known."""
        return (UNKNOWN, *(roles_of(self.opened.kind, self.opened.speakers) if self.opened else ()))

    def head(self, sentence: Sentence) -> str:
        """Who speaks, in words."""
        return speaker(sentence.speaker, self.opened.kind if self.opened else "")

    def is_doubtful(self, sentence: Sentence) -> bool:
        """Whether somebody should listen again: the engine was not sure, or something else is offered."""
        return _is_unsure(sentence) or self.offer_at(sentence) is not None

    def offer_at(self, sentence: Sentence | None) -> Offer | None:
        """What could stand there instead."""
        return self._offers.get(sentence.id) if sentence else None

    def told(self, sentence: Sentence) -> list[str]:
        """What there is to know of a sentence besides its text."""
        translate = QCoreApplication.translate
        first = self.opened.heard.get(sentence.id, "") if self.opened else ""
        told = [translate("Talk", "原来听到：{0}").format(first)] if first and first != sentence.text else []
        told += [] if sentence.text else [translate("Talk", "已删去")]
        return told + ([translate("Talk", "听不清，建议回听")] if _is_unsure(sentence) else [])


def _is_unsure(sentence: Sentence) -> bool:
    return bool(sentence.text) and sentence.confidence < UNSURE
