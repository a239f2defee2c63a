"""可能是同一人: the calm strip under the form's name and phone. It never takes the keyboard by itself.

Alt+↓ goes into it; there Enter takes the person, Ctrl+Enter her employer too, space puts both side by side, Delete
says that it is somebody else, Esc goes back. Alt+Enter takes the first one with her employer from anywhere in the form.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QToolButton, QVBoxLayout

from offline_store.duplicates.people import Recognised, Seen
from ui.properties import having
from ui.recognition_words import before_words, elsewhere_words, person_words, reasons_words

ROWS = 3
"""Candidates in sight at once."""
SEEN = Qt.ItemDataRole.UserRole
NOBODY = Recognised()


@dataclass(frozen=True, slots=True)
class Choice:
    """What the clerk said of the candidates: who it is, and who it is not."""

    person_id: str = ""
    apart: tuple[str, ...] = ()


class _Candidates(QListWidget):
    """The list, with its keys."""

    def __init__(self, acts: dict[tuple[Qt.Key, bool], Callable[[], None]]) -> None:
        super().__init__()
        self._acts = acts

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the strip; the others move in the list."""
        key = Qt.Key.Key_Return if event.key() == Qt.Key.Key_Enter else event.key()
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        act = self._acts.get((Qt.Key(key), with_control))
        if act:
            act()
        else:
            super().keyPressEvent(event)


class RecognitionStrip(QFrame):
    """Shows who may be meant; what is decided goes out by signal. Hidden when there is nothing to say."""

    taken = Signal(object, bool)
    """A Seen: it is she; true with her employer."""
    compared = Signal(object)
    """A Seen, to be put beside what is typed."""
    denied = Signal(object)
    """A Seen: it is somebody else."""
    left = Signal()
    """Back to the form."""
    released = Signal()
    """It was not she after all: ask again."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("recognition")
        self.choice = Choice()
        self._recognised = NOBODY
        self._taken: Seen | None = None
        self._title = having(QLabel(wordWrap=True), objectName="cardTitle")
        self._keys = having(QLabel(self.tr("Alt+↓ 进入　Alt+⏎ 连同单位采用")), objectName="faint")
        self.list = _Candidates(
            {
                (Qt.Key.Key_Return, False): lambda: self.take(with_employer=False),
                (Qt.Key.Key_Return, True): lambda: self.take(with_employer=True),
                (Qt.Key.Key_Space, False): lambda: self._emit(self.compared),
                (Qt.Key.Key_Delete, False): lambda: self._emit(self.denied),
                (Qt.Key.Key_Escape, False): self.left.emit,
            }
        )
        self.before = having(QLabel(wordWrap=True), objectName="before")
        self.told = having(QLabel(wordWrap=True), objectName="before")
        self.elsewhere = having(QLabel(wordWrap=True), objectName="faint")
        self._buttons = [
            self._button(self.tr("采用 ⏎"), lambda: self.take(with_employer=False)),
            self._button(self.tr("加单位 Ctrl+⏎"), lambda: self.take(with_employer=True)),
            self._button(self.tr("并排看 空格"), lambda: self._emit(self.compared)),
            self._button(self.tr("不是 Del"), lambda: self._emit(self.denied)),
        ]
        self._release = self._button(self.tr("取消采用"), self.released.emit)
        self._arrange()
        self.list.currentRowChanged.connect(self._show_before)
        self._show()

    @property
    def seen(self) -> tuple[Seen, ...]:
        """The candidates that are shown."""
        return () if self._taken else self._recognised.seen

    def show_found(self, found: Recognised) -> None:
        """Show who may be meant; nobody takes no room."""
        current = self._current()
        self._recognised = found
        self.list.clear()
        for seen in found.seen:
            item = QListWidgetItem(f"{person_words(seen)}\n{reasons_words(seen.candidate.weighed.reasons)}")
            item.setData(SEEN, seen)
            item.setToolTip(seen.before.promised)
            self.list.addItem(item)
        same = [each.candidate.person_id for each in found.seen]
        kept = current.candidate.person_id if current else ""
        self.list.setCurrentRow(same.index(kept) if kept in same else 0)
        self._show()

    def show_elsewhere(self, stations: tuple[str, ...]) -> None:
        """Another station knows one of the numbers."""
        self.elsewhere.setText(elsewhere_words(stations))
        self._show()

    def show_told(self, words: str) -> None:
        """What was written down of the clerk's answer."""
        self.told.setText(words)
        self._show()

    def show_taken(self, seen: Seen) -> None:
        """It is she: what there was before stays in sight."""
        self.choice, self._taken = replace(self.choice, person_id=seen.candidate.person_id), seen
        self._show()

    def deny(self, person_id: str) -> None:
        """Somebody it is not."""
        self.choice = replace(self.choice, apart=(*dict.fromkeys((*self.choice.apart, person_id)),))

    def release(self) -> None:
        """Nobody was taken."""
        self.choice, self._taken = replace(self.choice, person_id=""), None
        self._show()

    def enter(self) -> bool:
        """Give the keyboard to the list; whether there is one."""
        if self.seen:
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return bool(self.seen)

    def take(self, *, with_employer: bool) -> None:
        """It is the chosen one."""
        if seen := self._current():
            self.taken.emit(seen, with_employer)

    def restore(self, draft: dict[str, object]) -> None:
        """A draft's choice; who it is shows itself at the next answer."""
        person, apart = draft.get("person", ""), draft.get("apart", [])
        self.choice = Choice(str(person), tuple(map(str, apart)) if isinstance(apart, list) else ())

    def draft(self) -> dict[str, object]:
        """The choice, to be kept with the form."""
        return {"person": self.choice.person_id, "apart": list(self.choice.apart)}

    def _current(self) -> Seen | None:
        item = self.list.currentItem()
        return item.data(SEEN) if item and not self._taken else None

    def _emit(self, signal: object) -> None:
        if seen := self._current():
            signal.emit(seen)  # type: ignore[attr-defined]

    def _show(self) -> None:
        seen = self.seen
        self._title.setText(self._title_words())
        for part in (self._keys, self.list, *self._buttons):
            part.setVisible(bool(seen))
        self._release.setVisible(self._taken is not None)
        rows = min(len(seen), ROWS)
        self.list.setFixedHeight(sum(self.list.sizeHintForRow(row) for row in range(rows)) + 2 * self.list.frameWidth())
        self._show_before()
        for label in (self.told, self.elsewhere):
            label.setVisible(bool(label.text()))
        self.setVisible(bool(seen or self._taken or self.told.text() or self.elsewhere.text()))

    def _title_words(self) -> str:
        if self._taken:
            return self.tr("已采用登记过的 {0}").format(person_words(self._taken))
        return self.tr("可能是同一人") if self.seen else self.tr("提示")

    def _show_before(self) -> None:
        shown = self._taken or self._current()
        self.before.setText(before_words(shown.before) if shown else "")
        self.before.setToolTip(shown.before.promised if shown else "")
        self.before.setVisible(bool(self.before.text()))

    def _button(self, text: str, act: Callable[[], None]) -> QToolButton:
        button = having(QToolButton(), text=text, objectName="small")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys do the same
        button.clicked.connect(lambda _checked=False: act())
        return button

    def _arrange(self) -> None:
        having(self.list, objectName="candidates", accessibleName=self.tr("可能是同一人"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTabKeyNavigation(False)
        for label in (self.before, self.told, self.elsewhere):
            label.setTextFormat(Qt.TextFormat.PlainText)
        head, row = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._keys)
        head.addWidget(self._release)
        row.setSpacing(6)
        for button in self._buttons:
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self.list)
        layout.addWidget(self.before)
        layout.addLayout(row)
        layout.addWidget(self.told)
        layout.addWidget(self.elsewhere)
