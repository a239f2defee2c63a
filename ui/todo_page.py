"""待补: the cases in which something wanted is missing. Enter opens one in the form, at the first missing field."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.app import Desk
from offline_store.queries import ReceptionLine
from offline_store.roles import REGISTER
from ui.cards import card
from ui.pages import PageKind
from ui.properties import having
from ui.reception_list import ReceptionList


class TodoPage(QWidget):
    """The station's list, of every day, newest first."""

    completes = Signal(object)
    """A ReceptionLine whose case is to be completed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._title = having(QLabel(), objectName="caseNumber")
        self._explained = having(
            QLabel(self.tr("先记下姓名或电话和事由就是有效登记；这里是还没问到的。按回车补第一项。"), wordWrap=True),
            objectName="faint",
        )
        self.list = ReceptionList()
        self.list.setObjectName("todoList")
        self.list.setAccessibleName(self.tr("待补登记"))
        self.list.chosen.connect(self.completes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(self._title)
        layout.addWidget(self._explained)
        layout.addWidget(card(self.tr("待补登记"), self.list), 1)

    def refresh(self) -> None:
        """Ask for them anew."""
        self._desk.case_work.incomplete(self._show)

    def _show(self, lines: list[ReceptionLine]) -> None:
        self._title.setText(self.tr("{0} 件登记还有待补").format(len(lines)) if lines else self.tr("没有待补的登记"))
        self.list.receptions.reset(lines)
        if lines:
            self.list.setCurrentIndex(self.list.receptions.index(0))
            if self.isVisible():
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)


def todo_kind() -> PageKind:
    """The page as an entry of the menu."""
    return PageKind(QCoreApplication.translate("todo", "待补"), "Ctrl+B", REGISTER, TodoPage)
