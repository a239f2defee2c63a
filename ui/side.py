"""The left side of the window: begin a call, the further pages, and today's receptions."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from offline_store.queries import ReceptionLine
from ui.pages import PageKind
from ui.properties import having
from ui.reception_list import ReceptionList

WIDTH, NARROW = 340, 270
"""Pixels at 100 %, and on a small screen."""


class Side(QWidget):
    """Buttons above, the list below."""

    call = Signal()
    sample_call = Signal()

    def __init__(self, *, practice: bool, registers: bool) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)  # a subclass of QWidget paints none by itself
        self.setMinimumWidth(NARROW)
        self.setMaximumWidth(WIDTH)
        self.receptions = ReceptionList()
        self._count = having(QLabel(), objectName="faint")
        call = having(QPushButton(self.tr("来电  F5")), objectName="primary")
        sample = QPushButton(self.tr("示例来电（练习）  Shift+F5"))
        call.setVisible(registers)  # who only reads is offered nothing to begin
        sample.setVisible(practice and registers)
        call.clicked.connect(self.call)
        sample.clicked.connect(self.sample_call)
        self._menu = QMenu(self)
        self._more = having(QToolButton(), objectName="more", text=self.tr("更多"), visible=False)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setMenu(self._menu)
        head = QHBoxLayout()
        head.addWidget(having(QLabel(self.tr("今日接待")), objectName="cardTitle"))
        head.addStretch(1)
        head.addWidget(self._count)
        head.addWidget(self._more)
        top = QVBoxLayout()
        top.setContentsMargins(16, 14, 16, 10)
        top.setSpacing(10)
        top.addWidget(call)
        top.addWidget(sample)
        top.addLayout(head)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.receptions, 1)

    def add_page(self, kind: PageKind, show: Callable[[PageKind], None]) -> QAction:
        """An entry of the menu 更多; its action, for the window to listen to its key."""
        action = self._menu.addAction(kind.title)
        action.setShortcut(QKeySequence(kind.key))
        action.triggered.connect(lambda: show(kind))
        self._more.show()
        return action

    def show_lines(self, lines: list[ReceptionLine]) -> None:
        """Today's receptions, and how many."""
        self.receptions.receptions.reset(lines)
        self._count.setText(self.tr("{0} 次").format(len(lines)))
