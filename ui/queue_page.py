"""A queue: what waits at the left, one of it in full at the right with what can be done; used by 审批, 交办, 质检."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from offline_store.errors import ExpectedError
from ui.cards import card
from ui.properties import having
from ui.words import explained

T = TypeVar("T")


class QueuePage(QWidget, Generic[T]):
    """Says how many there are; arrows choose, what is typed stays until what was asked for is done."""

    problem = Signal(object)
    opens = Signal(str)
    """A reception of a case is wanted."""

    def __init__(self, name: str, explanation: str, asked_for: str) -> None:
        super().__init__()
        self.items: Sequence[T] = ()
        self.title = having(QLabel(), objectName="caseNumber")
        self.list = having(QListWidget(), accessibleName=name, objectName="openItems", wordWrap=True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.detail = QLabel(wordWrap=True, textInteractionFlags=Qt.TextInteractionFlag.TextSelectableByMouse)
        self.detail.setTextFormat(Qt.TextFormat.PlainText)
        self.text = having(QPlainTextEdit(), tabChangesFocus=True, accessibleName=asked_for)
        self.text.setPlaceholderText(asked_for)
        self.text.setMaximumHeight(120)
        self.message = having(QLabel(wordWrap=True), objectName="complaint")
        self.buttons = QHBoxLayout()
        self.head = QHBoxLayout()
        self._build(name, explanation)
        self.list.currentRowChanged.connect(self._choose)

    @property
    def item(self) -> T | None:
        """What is chosen."""
        row = self.list.currentRow()
        return self.items[row] if 0 <= row < len(self.items) else None

    @property
    def said(self) -> str:
        """What is typed."""
        return self.text.toPlainText().strip()

    def show_items(self, items: Sequence[T], lines: Sequence[str], title: str) -> None:
        """Show these, the cursor as near to where it was as there is something."""
        row = self.list.currentRow()
        self.list.blockSignals(True)
        self.list.clear()
        self.items = items
        for line in lines:
            item = QListWidgetItem(line, self.list)
            item.setSizeHint(QSize(0, (line.count("\n") + 1) * self.fontMetrics().lineSpacing() + 30))
        self.list.setCurrentRow(min(max(row, 0), len(items) - 1))
        self.list.blockSignals(False)
        self.title.setText(title)
        self.show_item(self.item)  # what was said of an act stays: others write, too

    def show_item(self, item: T | None) -> None:
        """Say all of it, and offer what can be done: for the page to fill in."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Ask anew: for the page to fill in."""
        raise NotImplementedError

    def done(self, _result: object = None) -> None:
        """What was asked for is done."""
        self.text.clear()
        self.message.clear()
        self.refresh()

    def failed(self, error: ExpectedError) -> None:
        """It was not; what is typed stays."""
        self.message.setText(explained(error))

    def add_button(self, text: str, act: object, *, primary: bool = False) -> QPushButton:
        """A button below what is shown."""
        button = having(QPushButton(text), objectName="primary" if primary else "")
        assert callable(act)
        button.clicked.connect(lambda _checked=False: act())
        self.buttons.insertWidget(self.buttons.count() - 1, button)
        return button

    def _choose(self, _row: int = 0) -> None:
        self.message.clear()
        self.show_item(self.item)

    def _build(self, name: str, explanation: str) -> None:
        self.buttons.addStretch(1)
        right = QWidget()
        self.inside = inside = QVBoxLayout(right)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(self.detail)
        inside.addStretch(1)
        inside.addWidget(self.text)
        inside.addWidget(self.message)
        inside.addLayout(self.buttons)
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(card(name, self.list), 5)
        columns.addWidget(card(self.tr("办理"), right), 6)
        self.head.addWidget(self.title)
        self.head.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 16)
        layout.setSpacing(12)
        layout.addLayout(self.head)
        layout.addWidget(having(QLabel(explanation, wordWrap=True), objectName="faint"))
        layout.addLayout(columns, 1)
