"""A field of the form that can be filled from what was said.

The suggestion stands grey in the empty field. Enter takes it, Esc leaves it, F4 plays the words it came from,
Ctrl+↓ and Ctrl+↑ show what else may have been meant. Enter goes on to the next thing that is still open: it passes
buttons and fields in which something stands, which Tab does not. Esc gives back what was taken and not changed since.
Typed words are never overwritten: over them a suggestion is taken with Ctrl+Enter or its button only.
"""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from offline_store.code_find import Choices
from ui.choice_popup import SEPARATOR, ChoicePopup
from ui.properties import having


class _Line(QLineEdit):
    """A line that hands the keys of suggestions to its field."""

    take = Signal()
    take_over = Signal()
    take_all = Signal()
    leave = Signal()
    hear = Signal()
    next = Signal()
    turn = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter alone, with Ctrl and with Shift, Esc and F4 are ours; every other key is the line's."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if enter and control:
            self.take_over.emit()
        elif enter and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.take_all.emit()
        elif control and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.turn.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif enter:
            self.take.emit() if not self.text() else None
            self.next.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave.emit()
        elif event.key() == Qt.Key.Key_F4:
            self.hear.emit()
        else:
            super().keyPressEvent(event)


@dataclass(frozen=True, slots=True)
class _Taken:
    """A suggestion that was taken, to be given back."""

    text: str
    meant: tuple[str, ...]
    segment: str


class SuggestedField(QWidget):
    """Label, line, and the two small buttons that a suggestion brings with it."""

    edited = Signal()
    hear = Signal(str, str)
    """The id of the segment to play, and the words in it that the value came from; no words are all of it."""
    take_all = Signal()
    """Whatever is certain in the whole form is to be taken."""

    def __init__(self, label: str, placeholder: str = "", *, several: bool = False) -> None:
        super().__init__()
        self._several, self._placeholder = several, placeholder
        self._suggestion, self._segment, self._quote, self._left = "", "", "", ""
        self._taken: _Taken | None = None
        self._meant: tuple[str, ...] = ()
        """The suggestion as it was heard, and what else may be meant."""
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
        self.others = having(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), objectName="faint")
        self.others.hide()
        below.addWidget(self.others)
        layout.addWidget(self.label)
        layout.addLayout(below, 1)
        layout.setAlignment(self.label, Qt.AlignmentFlag.AlignTop)
        self.label.setMinimumHeight(self.line.sizeHint().height())
        for button in (self._take, self._hear):
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.popup: ChoicePopup | None = None
        self._choices = Choices(())
        self._connect()
        self._show()

    @property
    def text(self) -> str:
        """What stands in the field; a suggestion that was not taken does not."""
        text = self.line.text().strip()
        return text.rstrip(SEPARATOR) if self._several else text

    @property
    def suggestion(self) -> str:
        """What is suggested now; empty when nothing is, or it was taken or left."""
        return self._suggestion

    @property
    def offered_others(self) -> tuple[str, ...]:
        """What Ctrl+↓ turns to, in this order."""
        if self._suggestion not in self._meant:
            return ()
        place = self._meant.index(self._suggestion) + 1
        return (*self._meant[place:], *self._meant[: place - 1])

    def fill(self, text: str, source: str = "") -> None:
        """Put a value in, as loaded; `source` is the segment it was heard in."""
        self.line.setText(text)
        self.source = source
        self._show()

    def suggest(
        self, text: str, segment: str, quote: str, *, unsure: bool = False, others: tuple[str, ...] = ()
    ) -> None:
        """Offer what was heard, and what else may have been meant. What is there already, or was left before, is not
        offered again; what was turned to stays in sight."""
        if text in (self.text, self._left) or self.text in others:
            text = ""
        meant = (text, *(other for other in others if other != text)) if text else ()
        turned = self._suggestion in meant and meant == self._meant
        self._meant, self._segment, self._quote = meant, segment, quote
        self._suggestion = self._suggestion if turned else text
        self.line.setToolTip(self.tr("原话：{0}").format(quote) if text else "")
        self.setProperty("unsure", unsure)
        self._show()

    def turn(self, step: int) -> None:
        """Show the next, or the one before, of what may have been meant."""
        if self._suggestion in self._meant and len(self._meant) > 1:
            place = self._meant.index(self._suggestion) + step
            self._suggestion = self._meant[place % len(self._meant)]
            self._show()

    def take(self) -> None:
        """The clerk agrees with the suggestion."""
        if self._suggestion:
            self._taken = None if self.text else _Taken(self._suggestion, self._meant, self._segment)
            self.line.setText(self._suggestion)
            self.source, self._suggestion = self._segment, ""
            self._show()
            self.edited.emit()

    def leave(self) -> None:
        """The clerk does not want it; the same words are not offered again. What was taken first becomes a suggestion
        again: the second time it is left."""
        if self.is_taken:
            self.give_back()
            return
        self._left, self._suggestion = self._meant[0] if self._meant else self._suggestion, ""
        self._show()

    @property
    def is_certain(self) -> bool:
        """Whether something is suggested for the empty field that need not be checked."""
        return bool(self._suggestion) and not self.text and not self.property("unsure")

    @property
    def is_taken(self) -> bool:
        """Whether a suggestion stands here as it was taken."""
        return self._taken is not None and not self._suggestion and self.text == self._taken.text

    def give_back(self) -> None:
        """What was taken is a suggestion again, and the field is empty."""
        if self._taken and self.is_taken:
            self.line.clear()
            self.source, self._suggestion = "", self._taken.text
            self._meant, self._segment, self._taken = self._taken.meant, self._taken.segment, None
            self._show()
            self.edited.emit()

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
        self.line.next.connect(self._go_on)
        self.line.take_all.connect(self.take_all)
        self.line.turn.connect(self.turn)
        self.line.hear.connect(self._play)
        self._take.clicked.connect(self.take)
        self._hear.clicked.connect(self._play)
        self.line.textEdited.connect(self._typed)

    def _go_on(self) -> None:
        """To the next thing in the order of Tab that is still open."""
        self.focusNextChild()
        seen: set[QWidget] = {self.line}
        while (here := self.window().focusWidget()) and here not in seen and _is_settled(here):
            seen.add(here)
            self.focusNextChild()

    def _typed(self) -> None:
        self.source, self._taken = "", None
        self.complain(wrong=False)
        self._show()
        self.edited.emit()

    def _play(self) -> None:
        if segment := (self._segment if self._suggestion else self.source):
            self.hear.emit(segment, self._quote if segment == self._segment else "")

    def _show(self) -> None:
        offered = bool(self._suggestion)
        self.line.setPlaceholderText(self._suggestion or self._placeholder)
        self._take.setVisible(offered)
        self._take.setText(self._take_words())
        self._hear.setVisible(offered or bool(self.source))
        others = [meant for meant in self._meant if meant != self._suggestion] if offered else []
        self.others.setText(self.tr("也可能是（Ctrl+↓）：{0}").format("；".join(others)) if others else "")
        self.others.setVisible(bool(others))
        state = "offered" if offered and not self.text else "taken" if self.is_taken else ""
        told = self.tr("建议：{0}，回车采用").format(self._suggestion) if offered else ""
        told = told or (self.tr("已采用听到的，Esc 退回") if self.is_taken else "")
        self.line.setAccessibleDescription("。".join(filter(None, (told, self.others.text()))))
        if self.line.property("state") != state:
            self.line.setProperty("state", state)
            self.line.style().unpolish(self.line)
            self.line.style().polish(self.line)

    def _take_words(self) -> str:
        if self.text:
            return self.tr("改为 {0}").format(_short(self._suggestion))
        return self.tr("请核实 ⏎") if self.property("unsure") else self.tr("采用 ⏎")

    def offer(self, choices: Choices) -> None:
        """Choose from a code list while typing, or with ↓; again for another list."""
        self._choices = choices
        if self.popup is None:
            self.popup = ChoicePopup(self.line, several=self._several)
            self.popup.asked.connect(self._answer)
            self.popup.chosen.connect(lambda _item: self._typed())
            self._add_button(self.popup)

    def _answer(self, typed: str) -> None:
        assert self.popup is not None
        self.popup.offer(self._choices.find(typed))

    def _add_button(self, popup: ChoicePopup) -> None:
        """For the mouse; the keyboard has ↓."""
        button = having(QToolButton(), text="▾", objectName="choose")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAccessibleName(self.tr("{0} 列表").format(self.label.text()))
        button.clicked.connect(popup.open)
        layout = self.layout()
        assert isinstance(layout, QHBoxLayout)
        layout.insertWidget(2, button)


def _is_settled(widget: QWidget) -> bool:
    """Whether Enter passes it: a button, or a line in which something stands and nothing else is suggested."""
    if isinstance(widget, QAbstractButton):
        return True
    field = widget.parentWidget()
    return isinstance(field, SuggestedField) and widget is field.line and bool(field.text) and not field.suggestion


def _short(text: str) -> str:
    return text if len(text) <= 8 else f"{text[:7]}…"
