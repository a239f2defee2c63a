"""统计报表: which one, for which days; then its preview, to be printed."""

from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, QDate, Qt
from PySide6.QtWidgets import QComboBox, QDateEdit, QWidget

from desktop.app import Desk
from desktop.reports import KINDS
from offline_store import paper_kinds
from offline_store.statistics import STATISTICS
from offline_store.types import local_day, now
from ui.dialog_form import DialogForm
from ui.preview import Preview
from ui.properties import having


class ReportDialog(DialogForm):
    """The days follow the kind: today, this month, this year; they may be others."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(
            _tr("统计报表"),
            _tr("件数按登记（办结按办结）的日子算，次数、人数、金额分开算；预警还没有数据，相应各栏空着。"),
            _tr("预览  Alt+P"),
            parent,
        )
        self._desk = desk
        self.kind = having(QComboBox(), accessibleName=self.tr("哪一种报表"))
        for kind in KINDS:
            self.kind.addItem(paper_kinds.title(kind), kind)
        self.first, self.last = (
            having(QDateEdit(), accessibleName=name, displayFormat="yyyy-MM-dd", calendarPopup=True)
            for name in (self.tr("从"), self.tr("到"))
        )
        self.lines.addRow(self.tr("报表"), self.kind)
        self.lines.addRow(self.tr("从"), self.first)
        self.lines.addRow(self.tr("到"), self.last)
        self.go.setShortcut("Alt+P")
        self.go.clicked.connect(self.preview)
        self.kind.currentIndexChanged.connect(lambda _row: self._choose())
        self._choose()

    def preview(self) -> None:
        """Count and draw."""
        if self.first.date() > self.last.date():
            self.say(self.tr("开始的日子在截止的日子后面。"))
            return
        self.busy()
        first, last = (date(*each.date().getDate()) for each in (self.first, self.last))
        self._desk.reports.render(self.kind.currentData(), first, last, self._show, self.failed)

    def _choose(self) -> None:
        """The stretch of days that such a report is of, as a rule."""
        today = local_day(now())
        end = QDate(today.year, today.month, today.day)
        kind = self.kind.currentData()
        first = {"monthly_statistics": QDate(today.year, today.month, 1), "yearly_statistics": QDate(today.year, 1, 1)}
        self.first.setDate(first.get(kind, end))
        self.last.setDate(end)
        self.first.setEnabled(kind in STATISTICS)

    def _show(self, pdf: bytes) -> None:
        self.busy(busy=False)
        kind = self.kind.currentData()
        send = partial(self._desk.reports.print, kind, pdf)
        dialog = Preview(self._desk.front_desk, self.kind.currentText(), pdf, send, self, kind=kind)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


def _tr(text: str) -> str:
    return QCoreApplication.translate("closing", text)
