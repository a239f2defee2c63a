"""A field of the form that can be filled from what was said.

The suggestion stands grey in the empty field. Enter takes it, Esc leaves it, F4 plays the sentence it came from.
Typed words are never overwritten: over them a suggestion is taken with Ctrl+Enter or its button only.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLabel, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from ui.properties import having

SEPARATOR = "、"


class _Line(QLineEdit):
    """A line that hands the keys of suggestions to its field."""

    take = Signal()
    take_over = Signal()
    leave = Signal()
    hear = Signal()
    next = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Ctrl+Enter, Esc and F4 are ours; every other key is the line's."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.take_over.emit()
        elif enter:
            self.take.emit() if not self.text() else None
            self.next.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave.emit()
        elif event.key() == Qt.Key.Key_F4:
            self.hear.emit()
        else:
            super().keyPressEvent(event)


class SuggestedField(QWidget):
    """Label, line, and the two small buttons that a suggestion brings with it."""

    edited = Signal()
    hear = Signal(str)
    """The id of the segment to play."""

    def __init__(self, label: str, placeholder: str = "", *, several: bool = False) -> None:
        super().__init__()
        self._several, self._placeholder = several, placeholder
        self._suggestion, self._segment, self._left = "", "", ""
        self.source = ""
        self.label = having(QLabel(label), objectName="fieldLabel")
        self.line = _Line(placeholderText=placeholder, clearButtonEnabled=False)
        self.label.setBuddy(self.line)
        self.line.setAccessibleName(label)
        self._take = having(QToolButton(), objectName="take", toolTip=self.tr("采用（回车）"))
        self._hear = having(QToolButton(), text=self.tr("听"), objectName="hear", toolTip=self.tr("听原话（F4）"))
        for button, name in ((self._take, self.tr("采用")), (self._hear, self.tr("听原话"))):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setAccessibleName(f"{label} {name}")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        self.hint = having(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), objectName="hint")
        self.hint.hide()
        below = QVBoxLayout()
        below.setSpacing(2)
        below.addWidget(self.line)
        below.addWidget(self.hint)
        layout.addWidget(self.label)
        layout.addLayout(below, 1)
        layout.setAlignment(self.label, Qt.AlignmentFlag.AlignTop)
        self.label.setMinimumHeight(self.line.sizeHint().height())
        for button in (self._take, self._hear):
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._menu: QMenu | None = None
        self._connect()
        self._show()

    @property
    def text(self) -> str:
        """What stands in the field; a suggestion that was not taken does not."""
        return self.line.text().strip()

    @property
    def suggestion(self) -> str:
        """What is suggested now; empty when nothing is, or it was taken or left."""
        return self._suggestion

    def fill(self, text: str, source: str = "") -> None:
        """Put a value in, as loaded; `source` is the segment it was heard in."""
        self.line.setText(text)
        self.source = source
        self._show()

    def suggest(self, text: str, segment: str, quote: str, *, unsure: bool = False) -> None:
        """Offer what was heard. What is there already, or was left before, is not offered again."""
        if text in (self.text, self._left):
            text = ""
        self._suggestion, self._segment = text, segment
        self.line.setToolTip(self.tr("原话：{0}").format(quote) if text else "")
        self.setProperty("unsure", unsure)
        self._show()

    def take(self) -> None:
        """The clerk agrees with the suggestion."""
        if self._suggestion:
            self.line.setText(self._suggestion)
            self.source, self._suggestion = self._segment, ""
            self._show()
            self.edited.emit()

    def leave(self) -> None:
        """The clerk does not want it; the same words are not offered again."""
        self._left, self._suggestion = self._suggestion, ""
        self._show()

    def complain(self, *, wrong: bool) -> None:
        """Mark the field as not understood, or as right again."""
        self.line.setProperty("wrong", wrong)
        self.line.style().unpolish(self.line)
        self.line.style().polish(self.line)

    def add_button(self, button: QToolButton) -> None:
        """One more small button behind the line, for the mouse; its key must not need the focus."""
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = self.layout()
        assert isinstance(layout, QHBoxLayout)
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def show_hint(self, text: str) -> None:
        """Say something of what stands in the field, below it; nothing with an empty text."""
        self.hint.setText(text)
        self.hint.setVisible(bool(text))

    def _connect(self) -> None:
        self.line.take.connect(self.take)
        self.line.take_over.connect(self.take)
        self.line.leave.connect(self.leave)
        self.line.next.connect(self.focusNextChild)
        self.line.hear.connect(self._play)
        self._take.clicked.connect(self.take)
        self._hear.clicked.connect(self._play)
        self.line.textEdited.connect(self._typed)

    def _typed(self) -> None:
        self.source = ""
        self.complain(wrong=False)
        self._show()
        self.edited.emit()

    def _play(self) -> None:
        if segment := (self._segment if self._suggestion else self.source):
            self.hear.emit(segment)

    def _show(self) -> None:
        offered = bool(self._suggestion)
        self.line.setPlaceholderText(self._suggestion or self._placeholder)
        self._take.setVisible(offered)
        self._take.setText(self._take_words())
        self._hear.setVisible(offered or bool(self.source))
        state = "offered" if offered and not self.text else ""
        self.line.setAccessibleDescription(self.tr("建议：{0}，回车采用").format(self._suggestion) if offered else "")
        if self.line.property("state") != state:
            self.line.setProperty("state", state)
            self.line.style().unpolish(self.line)
            self.line.style().polish(self.line)

    def _take_words(self) -> str:
        if self.text:
            return self.tr("改为 {0}").format(_short(self._suggestion))
        return self.tr("请核实 ⏎") if self.property("unsure") else self.tr("采用 ⏎")

    def offer(self, choices: Sequence[str]) -> None:
        """A menu of a code list, and completion while typing where one value is wanted; again for another list."""
        if self._menu is None:
            self._menu = self._add_menu()
        self._menu.clear()
        for choice in choices:
            self._menu.addAction(choice, lambda choice=choice: self._choose(choice))
        if not self._several:
            completer = QCompleter(list(choices), self)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            self.line.setCompleter(completer)

    def _add_menu(self) -> QMenu:
        menu = QMenu(self)
        button = having(
            QToolButton(popupMode=QToolButton.ToolButtonPopupMode.InstantPopup), text="▾", objectName="choose"
        )
        button.setMenu(menu)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAccessibleName(self.tr("{0} 列表").format(self.label.text()))
        layout = self.layout()
        assert isinstance(layout, QHBoxLayout)
        layout.insertWidget(2, button)
        self.line.installEventFilter(self)
        return menu

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Arrow down opens the list of choices."""
        is_down = (
            isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down
        )
        if self._menu is not None and is_down:
            self._menu.popup(self.line.mapToGlobal(self.line.rect().bottomLeft()))
            return True
        return False

    def _choose(self, choice: str) -> None:
        chosen = [part for part in self.text.split(SEPARATOR) if part]
        if not self._several:
            chosen = [choice]
        elif choice in chosen:
            chosen.remove(choice)
        else:
            chosen.append(choice)
        self.line.setText(SEPARATOR.join(chosen))
        self._typed()


def _short(text: str) -> str:
    return text if len(text) <= 8 else f"{text[:7]}…"
