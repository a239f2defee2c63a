"""A small dialog of lines to fill in: one button, a place for what went wrong, and what a wrong password costs."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop import tries
from desktop.tasks import Runner
from offline_store.errors import ExpectedError
from ui.properties import having
from ui.words import explained, said, told


class DialogForm(QDialog):
    """Title, explanation, lines, message, buttons. Subclasses add the lines and connect `go`."""

    def __init__(self, title: str, explanation: str, button: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(460)
        self.lines = QFormLayout()
        self.lines.setHorizontalSpacing(16)
        self.lines.setVerticalSpacing(10)
        self.text = QLabel(wordWrap=True)
        self.text.setObjectName("complaint")
        self.text.hide()
        self.go = having(QPushButton(button, default=True), objectName="primary")
        self.buttons = QHBoxLayout()
        self.buttons.addWidget(self.go, 1)
        self._whole = layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 24)
        layout.setSpacing(14)
        layout.addWidget(having(QLabel(title), objectName="caseNumber"))
        layout.addWidget(having(QLabel(explanation, wordWrap=True), objectName="faint"))
        layout.addLayout(self.lines)
        layout.addWidget(self.text)
        layout.addLayout(self.buttons)

    def line(self, label: str, *, secret: bool = False) -> QLineEdit:
        """One more line."""
        line = secret_line(label) if secret else having(QLineEdit(), accessibleName=label)
        self.lines.addRow(label, line)
        return line

    def say_below(self, text: str) -> None:
        """One more remark, under the buttons."""
        self._whole.addWidget(having(QLabel(text, wordWrap=True), objectName="faint"))

    def busy(self, *, busy: bool = True) -> None:
        """Something is being done: nothing can be sent twice."""
        self.go.setEnabled(not busy)
        if busy:
            self.say("")

    def say(self, text: str) -> None:
        """What went wrong; nothing takes no room."""
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.text.setAccessibleName(text)
        self.fit()

    def fit(self) -> None:
        """As high as what is in it: a label that wraps does not push the dialog by itself."""
        self._whole.activate()
        self.resize(self.width(), max(self._whole.totalHeightForWidth(self.width()), self.minimumSizeHint().height()))

    def showEvent(self, event: QShowEvent) -> None:
        self.fit()
        super().showEvent(event)

    def failed(self, error: ExpectedError) -> None:
        """Say an error and let her try again."""
        self.busy(busy=False)
        self.say(in_words(error))


def secret_line(label: str) -> QLineEdit:
    """A line whose text is not shown."""
    line = having(QLineEdit(), accessibleName=label)
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return line


def in_words(error: ExpectedError) -> str:
    """An error as one paragraph."""
    return told(said(error)[0], explained(error))


class Waiting(QObject):
    """After too many wrong passwords: the button rests and the seconds are counted down."""

    over = Signal()

    def __init__(self, runner: Runner, folder: Path, button: QPushButton, say: Callable[[str], None]) -> None:
        super().__init__(button)
        self._runner, self._folder, self._button, self._say = runner, folder, button, say
        self._left = 0
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._count)

    @property
    def seconds(self) -> int:
        """How long it still takes."""
        return self._left

    def look(self, account: str) -> None:
        """Find out how long this account has to wait."""
        self._runner.run(lambda: tries.waiting(self._folder, account), self.begin)

    def begin(self, seconds: int) -> None:
        """Let the button rest for so long; 0 lets it work at once."""
        was_waiting, self._left = self._left > 0, seconds
        if seconds:
            self._tick.start()
            self._show()
        elif was_waiting:
            self._end()

    def _count(self) -> None:
        self._left -= 1
        if self._left > 0:
            self._show()
        else:
            self._end()

    def _show(self) -> None:
        self._button.setEnabled(False)
        self._say(self.tr("密码连续输错，请等 {0} 秒再试。").format(self._left))

    def _end(self) -> None:
        self._left = 0
        self._tick.stop()
        self._button.setEnabled(True)
        self._say("")
        self.over.emit()
