"""Lists of the station's cases, of every day: 待补, where something wanted is missing; 已作废, to be brought back."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.app import Desk
from offline_store.queries import ReceptionLine
from offline_store.roles import REGISTER
from ui.cards import card
from ui.pages import PageKind
from ui.properties import having
from ui.reception_list import ReceptionList


class _CasesPage(QWidget):
    """A title that counts, a sentence that explains, the list; the keyboard is in the list."""

    def __init__(self, desk: Desk, name: str, explained: str) -> None:
        super().__init__()
        self._desk = desk
        self._title = having(QLabel(), objectName="caseNumber")
        self.list = ReceptionList()
        self.list.setObjectName("todoList")
        self.list.setAccessibleName(name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(self._title)
        layout.addWidget(having(QLabel(explained, wordWrap=True), objectName="faint"))
        layout.addWidget(card(name, self.list), 1)

    def _show(self, lines: list[ReceptionLine], title: str) -> None:
        self._title.setText(title.format(len(lines)))
        self.list.receptions.reset(lines)
        if lines:
            self.list.setCurrentIndex(self.list.receptions.index(0))
            if self.isVisible():
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)


class TodoPage(_CasesPage):
    """待补. Enter opens a case in the form, at the first missing field."""

    completes = Signal(object)
    """A ReceptionLine whose case is to be completed."""

    def __init__(self, desk: Desk) -> None:
        explained = self.tr("先记下姓名或电话和事由就是有效登记；这里是还没问到的。按回车补第一项。")
        super().__init__(desk, self.tr("待补登记"), explained)
        self.list.chosen.connect(self.completes)

    def refresh(self) -> None:
        """Ask for them anew."""
        self._desk.case_work.incomplete(
            lambda lines: self._show(lines, self.tr("{0} 件登记还有待补") if lines else self.tr("没有待补的登记"))
        )


class VoidPage(_CasesPage):
    """已作废. Nothing is deleted: Enter opens a case, where it says why and can be brought back."""

    opens = Signal(str)
    """A reception to be opened."""

    def __init__(self, desk: Desk) -> None:
        explained = self.tr("作废的登记不进统计，也查找不到，内容都还在。按回车打开，Shift+F2 撤销作废。")
        super().__init__(desk, self.tr("已作废的登记"), explained)
        self.list.chosen.connect(lambda line: self.opens.emit(line.id))

    def refresh(self) -> None:
        """Ask for them anew."""
        self._desk.case_work.voided(
            lambda lines: self._show(lines, self.tr("{0} 件登记已作废") if lines else self.tr("没有作废的登记"))
        )


def todo_kind() -> PageKind:
    """待补 as an entry of the menu."""
    return PageKind(QCoreApplication.translate("todo", "待补"), "Ctrl+B", REGISTER, TodoPage)


def void_kind() -> PageKind:
    """已作废 as an entry of the menu."""
    return PageKind(QCoreApplication.translate("todo", "已作废"), "Ctrl+Shift+X", REGISTER, VoidPage)
