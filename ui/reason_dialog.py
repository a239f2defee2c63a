"""Asks for the reason of something that is written down with one."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from offline_store.errors import ExpectedError
from ui.properties import having
from ui.words import said

LONGEST = 100
"""Characters."""
WIDTH = 500
"""Pixels at 100 %."""


class ReasonDialog(QDialog):
    """One line that must not be empty; it stays open, with what was typed, until what was asked for is done."""

    def __init__(self, title: str, question: str, do: str, act: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.reason = having(QLineEdit(maxLength=LONGEST), accessibleName=question)
        self.confirm = having(QPushButton(do, default=True), objectName="primary", enabled=False)
        self._message = having(QLabel(wordWrap=True), objectName="faint")
        cancel = QPushButton(self.tr("取消  Esc"))
        cancel.clicked.connect(self.reject)
        self.confirm.clicked.connect(lambda: act(self.reason.text().strip()))
        self.reason.textChanged.connect(lambda text: self.confirm.setEnabled(bool(text.strip())))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.confirm)
        row.addWidget(cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(QLabel(question, wordWrap=True))
        layout.addWidget(self.reason)
        layout.addWidget(self._message)
        layout.addLayout(row)
        fit_height(self)

    def show_error(self, error: ExpectedError) -> None:
        """What went wrong; the reason stays."""
        self._message.setText("".join(said(error)[1:]))
        fit_height(self)


def fit_height(dialog: QDialog) -> None:
    """As high as its wrapped texts need: a window does not find that out by itself."""
    layout = dialog.layout()
    assert layout is not None  # every dialog here has one
    layout.activate()
    dialog.resize(WIDTH, layout.totalHeightForWidth(WIDTH))
