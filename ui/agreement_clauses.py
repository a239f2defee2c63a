"""The clauses of an agreement: picked from the library, in their order, with what is still to be filled in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QLabel, QMenu, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from offline_store.agreements import wording
from offline_store.agreements.content import Clause
from offline_store.agreements.drawing import clause_of
from offline_store.agreements.library import Library, Standard
from ui.properties import having

LONGEST = 3_000
"""Characters of a clause."""
_AROUND = 28
"""Pixels of margin and frame above and below the lines."""


class ClauseText(QPlainTextEdit):
    """One clause as it is printed. Words that stand for what the agreement says elsewhere follow it until the clause is
    typed into."""

    dropped, moved = Signal(), Signal(int)

    def __init__(self, clause: Clause, title: str, *, fixed: bool) -> None:
        super().__init__()
        self.clause = clause
        self._shown = clause.text
        self.setPlainText(clause.text)
        self.setTabChangesFocus(True)
        self.setReadOnly(fixed)
        self.setAccessibleName(title)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.fit())
        self.fit()

    def fit(self) -> None:
        """As high as its lines."""
        lines = max(2, int(self.document().size().height()))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + _AROUND)

    def value(self) -> Clause:
        """The clause as it stands here."""
        text = self.toPlainText()[:LONGEST]
        return self.clause if text == self._shown else replace(self.clause, wording=text, text=text)

    def follow(self, clause: Clause) -> None:
        """The agreement says other things now: so does the clause, where nobody typed into it."""
        if self.toPlainText() == self._shown and clause.text != self._shown:
            at = self.textCursor().position()
            self.blockSignals(True)
            self.setPlainText(clause.text)
            cursor = self.textCursor()
            cursor.setPosition(min(at, len(clause.text)))
            self.setTextCursor(cursor)
            self.blockSignals(False)
        self.clause, self._shown = clause, clause.text if self.toPlainText() == clause.text else self._shown

    def next_gap(self) -> bool:
        """Select the next {gap}; whether there is one."""
        text, at = self.toPlainText(), self.textCursor().selectionEnd()
        found = wording.GAP.search(text, at) or wording.GAP.search(text)
        if found:
            cursor = self.textCursor()
            cursor.setPosition(found.start())
            cursor.setPosition(found.end(), QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
        return found is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Delete takes the clause off, Alt+↑↓ moves it."""
        ctrl, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Delete and event.modifiers() == ctrl and not self.isReadOnly():
            self.dropped.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and event.modifiers() == alt and not self.isReadOnly():
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)


class Clauses(QWidget):
    """All of them, and the key to the library."""

    edited = Signal()

    def __init__(self, words: Callable[[], Mapping[str, str]]) -> None:
        super().__init__()
        self._words = words
        self._library: Library | None = None
        self._types: frozenset[str] = frozenset()
        self._fixed = False
        self.parts: list[ClauseText] = []
        self.add = QPushButton(self.tr("加条款…"))
        self.blank = QPushButton(self.tr("自己写一条"))
        self.menu = QMenu(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        hint = self.tr("F4 到下一处要填的，Alt+↑↓ 换位置，Ctrl+Delete 去掉这一条。")
        self._hint = having(QLabel(hint, wordWrap=True), objectName="faint")
        for part in (self._hint, self.add, self.blank):
            self._column.addWidget(part)
        self.add.clicked.connect(self._open)
        self.blank.clicked.connect(lambda: self._append(Clause()))

    def reset(self, clauses: Sequence[Clause], library: Library, types: Sequence[str], *, fixed: bool) -> None:
        """Show these instead."""
        self._library, self._types, self._fixed = library, frozenset(types), fixed
        for part in (self.add, self.blank, self._hint):
            part.setVisible(not fixed)
        self._show(clauses)

    def follow(self, clauses: Sequence[Clause]) -> None:
        """Their words, filled anew."""
        for part, clause in zip(self.parts, clauses, strict=False):
            part.follow(clause)

    def value(self) -> tuple[Clause, ...]:
        """The clauses as they stand here."""
        return tuple(part.value() for part in self.parts)

    def go_to(self, place: int) -> None:
        """The keyboard is with a clause, at its first gap."""
        if self.parts:
            part = self.parts[min(place, len(self.parts) - 1)]
            part.setFocus()
            part.next_gap()
        else:
            self.add.setFocus()

    def take(self, standard: Standard) -> None:
        """Add a clause of the library."""
        clause = clause_of(standard)
        self._append(replace(clause, text=wording.fill(clause.wording, self._words())))

    def _append(self, clause: Clause) -> None:
        self._show([*self.value(), clause])
        self.edited.emit()
        self.go_to(len(self.parts) - 1)

    def _open(self) -> None:
        self.menu.clear()
        taken = {part.clause.code for part in self.parts}
        offered = [each for each in self._library.clauses if each.code not in taken] if self._library else []
        fitting = [each for each in offered if self._types & set(each.types)]
        for each in (*fitting, *(each for each in offered if each not in fitting)):
            self.menu.addAction(each.name).triggered.connect(lambda _on=False, each=each: self.take(each))
        self.menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def _show(self, clauses: Sequence[Clause]) -> None:
        for part in self.parts:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self.parts = []
        for place, clause in enumerate(clauses):
            part = ClauseText(clause, self.tr("第 {0} 条").format(place + 1), fixed=self._fixed)
            part.textChanged.connect(self.edited)
            part.dropped.connect(lambda place=place: self._drop(place))
            part.moved.connect(lambda by, place=place: self._move(place, by))
            self._column.insertWidget(place, part)
            part.show()  # now: what is not seen cannot have the keyboard
            self.parts.append(part)

    def _drop(self, place: int) -> None:
        kept = [clause for at, clause in enumerate(self.value()) if at != place]
        self._show(kept)
        self.edited.emit()
        self.go_to(place)

    def _move(self, place: int, by: int) -> None:
        clauses, to = list(self.value()), place + by
        if 0 <= to < len(clauses):
            clauses[place], clauses[to] = clauses[to], clauses[place]
            self._show(clauses)
            self.edited.emit()
            self.parts[to].setFocus()
