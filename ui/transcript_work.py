"""The acts of a clerk on a talk's text, one after another: each stands on what the one before has written."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from desktop.transcript_editing import Act, TranscriptEditing
from offline_store import transcript_edits
from offline_store.errors import ExpectedError
from offline_store.queries import Sentence
from offline_store.transcript_edits import Edit, History

Acting = Callable[[list[str]], Act]
"""From the ids of the sentences as they are by then to what is done."""
Done = Callable[[Edit], None]


class TranscriptWork(QObject):
    """Writes edits and remembers them, to be taken back."""

    applied = Signal(object)
    """An Edit that was written: show it."""
    refused = Signal(object)
    """An ExpectedError; everything is as it was."""

    def __init__(self, editing: TranscriptEditing, parent: QObject) -> None:
        super().__init__(parent)
        self._editing = editing
        self.history = History()
        self.own: set[str] = set()
        """Sentences that came or went by what was done here."""
        self._names: dict[str, str] = {}
        self._waiting: list[Callable[[], None]] = []
        self.is_busy = False

    def forget(self) -> None:
        """Another talk."""
        self.history.forget()

    def do(self, ids: Sequence[str], acting: Acting, then: Done | None = None) -> None:
        """Do something with sentences."""

        def written(edit: Edit) -> None:
            self.history.add(edit)
            self._apply(edit)
            if then:
                then(edit)

        self._queue(lambda: self._write(acting([self.current(each) for each in ids]), written))

    def store(self, sentence: Sentence, typed: Callable[[str], str | None]) -> None:
        """What was typed into a sentence becomes its text. `typed` tells what stands there, by its id then."""

        def step() -> None:
            current = self.current(sentence.id)
            text = typed(current)
            if text is None:
                self._next()
                return

            def written(edit: Edit) -> None:
                self.history.add(edit)
                self._apply(edit)
                for each in edit.sentences:
                    self._editing.note_misheard(sentence.text, each)

            self._write(lambda session, desk: transcript_edits.edit_text(session, desk, current, text), written)

        self._queue(step)

    def afterwards(self, act: Callable[[], None]) -> None:
        """When all that was asked for is written."""

        def step() -> None:
            act()
            self._next()

        self._queue(step)

    def undo(self, then: Done) -> None:
        """Take the last act back."""
        self._queue(lambda: self._put_back(self.history.last, self.history.taken_back, then))

    def redo(self, then: Done) -> None:
        """Do again what was taken back."""
        self._queue(lambda: self._put_back(self.history.next, self.history.done_again, then))

    def current(self, sentence_id: str) -> str:
        """What stands where a sentence stood before it was changed here."""
        while sentence_id in self._names:
            sentence_id = self._names[sentence_id]
        return sentence_id

    def _put_back(self, edit: Edit | None, turned: Done, then: Done) -> None:
        if edit is None:
            self._next()
            return

        def written(back: Edit) -> None:
            turned(back)
            self._apply(back)
            then(back)

        self._write(lambda session, desk: transcript_edits.put_back(session, desk, edit), written)

    def _apply(self, edit: Edit) -> None:
        self._names |= renamed(edit)
        self.own |= edit.gone | {each.id for each in edit.sentences}
        self.applied.emit(edit)

    def _queue(self, step: Callable[[], None]) -> None:
        self._waiting.append(step)
        if not self.is_busy:
            self._next()

    def _next(self) -> None:
        self.is_busy = bool(self._waiting)
        if self._waiting:
            self._waiting.pop(0)()

    def _write(self, act: Act, done: Done) -> None:
        def written(edit: Edit) -> None:
            done(edit)
            self._next()

        def failed(error: ExpectedError) -> None:
            self.refused.emit(error)
            self._next()

        self._editing.edit(act, written, failed)


def renamed(edit: Edit) -> dict[str, str]:
    """Sentence → the first that stands where it stood."""
    return {old: step.after[0] for step in edit.steps for old in step.before if step.after}
