"""Below a record: the words of one line being changed, added, or corrected by a party."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout

from ui.properties import having

EDIT, ADD, AMEND = "edit", "add", "amend"


class _Words(QPlainTextEdit):
    """Enter takes the words, Shift+Enter makes a new line, Esc leaves them."""

    taken = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.taken.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class MinutesEditor(QFrame):
    """Hidden until something is to be written."""

    taken = Signal()
    """What is written is to stand in the record."""
    left = Signal()
    """It is not."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("section")
        self.how, self.key = "", ""
        """What is being done, and to which line, or under which heading."""
        self._title = having(QLabel(wordWrap=True), objectName="cardTitle")
        self.who = having(QComboBox(editable=True), accessibleName=self.tr("谁说的"))
        self.words = having(_Words(), accessibleName=self.tr("写入笔录的话"), tabChangesFocus=True)
        self.words.setFixedHeight(84)
        self.take = having(QPushButton(self.tr("写入  回车")), objectName="primary")
        self.leave = QPushButton(self.tr("不写  Esc"))
        self._build()
        self.words.taken.connect(self._take)
        self.take.clicked.connect(self._take)
        self.words.left.connect(self.close_it)
        self.leave.clicked.connect(self.close_it)
        self.hide()

    @property
    def text(self) -> str:
        """What is written."""
        return self.words.toPlainText().strip()

    def begin(self, how: str, key: str, text: str, who: str, choices: Sequence[str]) -> None:
        """Write at a line; `who` says it, or corrects it, of these choices or others."""
        self.how, self.key = how, key
        self._title.setText(
            {
                EDIT: self.tr("改这一句：只截短仍是原话，改了字就记为调解员的话"),
                ADD: self.tr("补写一句：记为调解员的话"),
                AMEND: self.tr("当事人更正：写明是谁、改成什么，原来的话划去保留"),
            }[how]
        )
        self.who.clear()
        self.who.addItems([choice for choice in dict.fromkeys(choices) if choice])
        self.who.setCurrentText(who)
        self.words.setPlainText(text)
        self.words.selectAll()
        self.show()
        (self.who if how == AMEND else self.words).setFocus()

    def close_it(self) -> None:
        """Nothing is written here any more."""
        self.how, self.key = "", ""
        self.hide()
        self.left.emit()

    def _take(self) -> None:
        self.taken.emit()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.addWidget(QLabel(self.tr("谁")))
        row.addWidget(self.who, 1)
        row.addWidget(self.take)
        row.addWidget(self.leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.setSpacing(6)
        layout.addWidget(self._title)
        layout.addWidget(self.words)
        layout.addLayout(row)
