"""What a clerk does to the sentences under the cursor: each act stores what was typed there before it."""

from collections.abc import Callable, Sequence

from offline_store import transcript_edits
from offline_store.transcript_edits import Edit
from ui.transcript_talk import Talk
from ui.transcript_text import TranscriptText
from ui.transcript_work import Acting, Done, TranscriptWork


class TranscriptActs:
    """On the lines of a text, written by `work`."""

    def __init__(self, text: TranscriptText, talk: Talk, work: TranscriptWork, reread: Callable[[], None]) -> None:
        """`reread`: what is offered is another now."""
        self._text, self._talk, self._work, self._reread = text, talk, work, reread
        text.left.connect(self.store)
        text.split_wanted.connect(self.split)
        text.merge_wanted.connect(self.merge)
        text.speaker_wanted.connect(self.set_speaker)
        text.undo_wanted.connect(self.undo)
        text.redo_wanted.connect(self.redo)

    def split(self, row: int, at: int) -> None:
        """Two sentences of one."""
        self._store_rows([row])
        self._do(
            [row],
            lambda ids: lambda session, desk: transcript_edits.split_at(session, desk, ids[0], at),
            lambda edit: self._go_to(edit.sentences[-1].id),
        )

    def merge(self, row: int) -> None:
        """Join a line to the one above it."""
        if 0 < row < len(self._text.sentences):
            column = len(self._text.text_at(row - 1))
            self._store_rows([row - 1, row])
            self._text.go_to(row - 1, column)
            self._do([row - 1, row], lambda ids: lambda session, desk: transcript_edits.merge_two(session, desk, *ids))

    def set_speaker(self, rows: Sequence[int], number: int) -> None:
        """Say who speaks by the role's number; 0: nobody known."""
        roles = self._talk.roles
        if number < len(roles) and rows:
            self._store_rows(rows)
            role = roles[number]
            self._do(rows, lambda ids: lambda session, desk: transcript_edits.set_speaker(session, desk, ids, role))

    def confirm(self) -> None:
        """The sentence is right as it stands; on to the next."""
        if (sentence := self._text.sentence_here) is not None:
            row, text = self._text.row, self._text.text_at(self._text.row)
            if sentence.id not in self._text.typed:
                self._do(
                    [row], lambda ids: lambda session, desk: transcript_edits.edit_text(session, desk, ids[0], text)
                )
            self._text.go_to(min(row + 1, len(self._text.sentences) - 1))

    def undo(self) -> None:
        """Take back what was typed last, else the last act."""
        here = self._text.sentence_here
        if here and here.id in self._text.typed:
            self._text.forget_typed(here)
        else:
            self._work.undo(self._go_to_first)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._work.redo(self._go_to_first)

    def take(self) -> None:
        """What is offered at the cursor becomes the text."""
        self._decide(transcript_edits.take)

    def refuse(self) -> None:
        """What stands is right."""
        self._decide(transcript_edits.refuse)

    def store(self, sentence_id: str) -> None:
        """The cursor has left a sentence in which something was typed."""
        self._store_rows([row for row, each in enumerate(self._text.sentences) if each.id == sentence_id])

    def store_all(self) -> None:
        """Whatever was typed."""
        self._store_rows(range(len(self._text.sentences)))

    def _decide(self, act: Callable[..., Edit]) -> None:
        if (offer := self._talk.offer_at(self._text.sentence_here)) is not None:
            self._store_rows([self._text.row])
            offered = offer.ids
            self._work.do(
                offer.now,
                lambda ids: lambda session, desk: act(session, desk, ids, offered),
                lambda _edit: self._reread(),
            )

    def _store_rows(self, rows: Sequence[int]) -> None:
        for row in rows:
            if (sentence := self._text.sentences[row]).id in self._text.typed:
                self._work.store(sentence, self._text.typed.get)

    def _do(self, rows: Sequence[int], acting: Acting, then: Done | None = None) -> None:
        self._work.do([self._text.sentences[row].id for row in rows], acting, then)

    def _go_to_first(self, edit: Edit) -> None:
        if edit.sentences:
            self._go_to(edit.sentences[0].id)

    def _go_to(self, sentence_id: str) -> None:
        row = next((n for n, each in enumerate(self._text.sentences) if each.id == sentence_id), None)
        if row is not None:
            self._text.go_to(row)
