"""While she types: who is meant is asked for a moment after the last key, and what the clerk answers is done."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from desktop.recognition import Recognition
from offline_store.duplicates.people import FIELDS, PersonView, Recognised, Seen
from offline_store.duplicates.weighing import Facts
from offline_store.errors import ExpectedError
from offline_store.queries import ReceptionView
from ui.recognition_words import person_words
from ui.two_persons import SAME, TwoPersons

if TYPE_CHECKING:
    from ui.entry_form import EntryForm

PAUSE = 250
"""Milliseconds after the last key."""


class Recognising(QObject):
    """Between a form with its strip and the store: one question at a time, the latest answer wins."""

    problem = Signal(object)
    """An ExpectedError for the banner."""
    answered = Signal()
    """The strip shows what the store said of what stands in the form."""

    def __init__(self, recognition: Recognition, form: EntryForm, view: ReceptionView) -> None:
        super().__init__(form)
        self._recognition, self._form, self._strip = recognition, form, form.strip
        self._reception_id, self._caller = view.id, view.caller_number
        self._own_id, self._asking, self._retired = "", False, False
        self._asked: tuple[Facts, tuple[str, ...]] | None = None
        self._soon = QTimer(self, singleShot=True, interval=PAUSE)
        self._soon.timeout.connect(self.ask)
        form.edited.connect(self._soon.start)
        self._connect()
        self.ask()  # the number somebody calls from tells who she is before a word is typed

    def retire(self) -> None:
        """The page is closed: nothing is asked or shown any more."""
        self._retired = True
        self._soon.stop()

    def ask(self) -> None:
        """Ask about what stands in the form, if it is something else than before."""
        question = self._facts(), self._strip.choice.apart
        if self._retired or self._asking or question == self._asked:
            return
        self._asked, self._asking = question, True
        self._recognition.look(self._reception_id, *question, self._found, self._failed)
        if not self._form.protected.isChecked():  # nothing of hers is said where it need not be
            self._recognition.ask_elsewhere(question[0], self._heard_elsewhere)

    def _facts(self) -> Facts:
        typed = self._form.facts()
        return replace(typed, phones=tuple(dict.fromkeys((*typed.phones, *filter(None, (self._caller,))))))

    def _found(self, found: Recognised) -> None:
        self._asking = False
        if self._retired:
            return
        self._own_id = found.own_id
        if (self._facts(), self._strip.choice.apart) == self._asked:
            self._strip.show_found(found)
            self._show_chosen(found)
            self.answered.emit()
        else:
            self.ask()

    def _show_chosen(self, found: Recognised) -> None:
        """Who was chosen before a restart is shown so again."""
        chosen = next((seen for seen in found.seen if seen.candidate.person_id == self._strip.choice.person_id), None)
        if chosen:
            self._strip.show_taken(chosen)

    def _failed(self, error: ExpectedError) -> None:
        self._asking, self._asked = False, None
        self.problem.emit(error)

    def _heard_elsewhere(self, stations: tuple[str, ...]) -> None:
        if not self._retired:
            self._strip.show_elsewhere(stations)

    # what the clerk answers

    def _take(self, seen: Seen, with_employer: bool) -> None:  # of a signal
        """Her person, and her employer if wanted, into the form; a case that has a person already is compared first."""
        if self._own_id:
            self._compare(seen)
            return
        candidate = seen.candidate
        for name, value in (("name", candidate.name), ("phone", candidate.phone)):
            if value:
                self._form.fields[name].fill(value)
        if with_employer and seen.before.employer:
            self._form.fields["employer"].fill(seen.before.employer)
        self._strip.show_taken(seen)
        self._recognition.note_copied(candidate.person_id)
        self._back()
        self._form.edited.emit()

    def _compare(self, seen: Seen) -> None:
        """Side by side with her record, or with what is typed."""
        other, own = seen.candidate.person_id, self._own_id

        def show(people: list[PersonView]) -> None:
            if self._retired:
                return
            one = people[0] if own else self._typed()
            titles = (self.tr("这件登记里的人") if own else self.tr("正在登记的人"), person_words(seen))
            same = self.tr("是同一人，合并") if own else self.tr("是同一人，采用")
            dialog = TwoPersons(titles, (one, people[-1]), same, self._form.window())
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.answered.connect(lambda answer: self._answer(seen, answer))
            dialog.open()

        self._recognition.compare((own, other) if own else (other,), show)

    def _typed(self) -> PersonView:
        typed = {name: field.text for name, field in self._form.fields.items() if name in FIELDS}
        typed |= {name: self._form.person.typed[name] for name in ("id_number", "birth_date", "address")}
        return PersonView("", typed | self._form.person.typed)

    def _answer(self, seen: Seen, answer: str) -> None:
        other = seen.candidate.person_id
        if answer != SAME:
            self._deny(seen)
        elif self._own_id:
            self._recognition.merge(self._own_id, other, self._merged, self.problem.emit)
        else:
            self._take(seen, with_employer=False)

    def _merged(self, _merge_id: str) -> None:
        self._told(self.tr("已合并为一个人，两边的案件都在。要撤销，请到“查重”。"))

    def _deny(self, seen: Seen) -> None:
        """Remembered at once where she has a record, else with the saving of it."""
        other = seen.candidate.person_id
        if self._own_id:
            done = self.tr("已记下：不是同一人，不再提示。")
            self._recognition.tell_apart(self._own_id, other, lambda _done: self._told(done), self.problem.emit)
            return
        self._strip.deny(other)
        self._form.edited.emit()
        self._again()

    def _told(self, words: str) -> None:
        self._strip.show_told(words)
        self._again()

    def _release(self) -> None:
        self._strip.release()
        self._form.edited.emit()
        self._again()

    def _again(self) -> None:
        self._asked = None
        self.ask()

    def _enter(self) -> None:
        self._strip.enter()

    def _take_first(self) -> None:
        self._strip.take(with_employer=True)

    def _back(self) -> None:
        self._form.fields["name"].line.setFocus()

    def _connect(self) -> None:
        self._strip.taken.connect(self._take)
        self._strip.compared.connect(self._compare)
        self._strip.denied.connect(self._deny)
        self._strip.left.connect(self._back)
        self._strip.released.connect(self._release)
        for keys, act in (("Alt+Down", self._enter), ("Alt+Return", self._take_first), ("Alt+Enter", self._take_first)):
            shortcut = QShortcut(QKeySequence(keys), self._form)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
