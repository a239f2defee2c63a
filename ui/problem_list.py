"""What speaks against an agreement, in words with its article; Enter goes to the place."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem

from offline_store.agreements.problem import Problem
from offline_store.deadlines import statutes
from offline_store.deadlines.compute import say
from ui.words import marked

WHERE = Qt.ItemDataRole.UserRole
INKS = {True: QColor("#a81f26"), False: QColor("#7a5200")}
"""Of what blocks, and of what warns: dark enough on white."""


class ProblemList(QListWidget):
    """The problems, what blocks first."""

    wanted = Signal(str)
    """The place of a problem."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("要改的和要注意的"))
        self.itemDoubleClicked.connect(self._go)
        self._shown: list[tuple[str, str]] = []

    def show_them(self, problems: Sequence[Problem]) -> None:
        """These now; who reads in the list stays at her place."""
        lines = [(words(each), each.where) for each in problems]
        if lines == self._shown:
            return
        self._shown, row = lines, self.currentRow()
        self.clear()
        for each, (text, where) in zip(problems, lines, strict=True):
            item = QListWidgetItem(text, self)
            item.setData(WHERE, where)
            item.setForeground(INKS[each.blocks])
        self.setCurrentRow(min(max(row, 0), self.count() - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the place."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if item := self.currentItem():
                self._go(item)
        else:
            super().keyPressEvent(event)

    def _go(self, item: QListWidgetItem) -> None:
        self.wanted.emit(item.data(WHERE))


def words(problem: Problem) -> str:
    """A problem in words, with its article."""
    mark = _tr("必须改") if problem.blocks else _tr("请注意")
    text = say([problem.said], marked)
    article = _tr("（{0}）").format(statutes.titles(problem.articles)) if problem.articles else ""
    return f"{mark}　{text}{article}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("agreement", text)
