"""转办、协办: to which station, what it is to do, and by when."""

from datetime import date

from PySide6.QtCore import QDate, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.case_process import CaseProcess
from offline_store.errors import ExpectedError
from offline_store.handovers import JOINT, TRANSFER
from offline_store.process.moves import Standing
from offline_store.stations import StationLine
from ui.process_words import why_words
from ui.properties import having
from ui.words import explained

SIZE = (620, 560)
"""Pixels at 100 %."""
ID = Qt.ItemDataRole.UserRole
DAY = "yyyy-MM-dd"


class HandoverDialog(QDialog):
    """A few characters of the name or code leave the stations that have them; arrows choose."""

    offered = Signal()

    def __init__(self, process: CaseProcess, standing: Standing, parent: QWidget) -> None:
        super().__init__(parent)
        self._process, self._standing = process, standing
        self._stations: tuple[StationLine, ...] = ()
        self.setWindowTitle(self.tr("转办、协办"))
        self.kind = having(QComboBox(), accessibleName=self.tr("方式"))
        self.kind.addItem(self.tr("转办：案件交给对方办理"), TRANSFER)
        self.kind.addItem(self.tr("协办：案件留在本站点，请对方配合"), JOINT)
        self.wanted = having(
            QLineEdit(placeholderText=self.tr("站点名称或代码的一部分"), clearButtonEnabled=True),
            accessibleName=self.tr("查找站点"),
        )
        self.list = having(QListWidget(), accessibleName=self.tr("站点"), objectName="joinable")
        self.request = having(QPlainTextEdit(), tabChangesFocus=True, accessibleName=self.tr("要求"))
        self.accept_by, self.due_on = _day_field(), _day_field()
        self.confirm = having(QPushButton(self.tr("发出"), default=True), objectName="primary", enabled=False)
        self._message = having(QLabel(wordWrap=True), objectName="hint")
        self._build()
        self.wanted.textChanged.connect(self._show)
        self.kind.currentIndexChanged.connect(self._enable)
        self.list.currentRowChanged.connect(self._enable)
        self.request.textChanged.connect(self._enable)
        self.confirm.clicked.connect(self.send)
        process.stations(self._known)
        process.proposed_terms(self._propose)

    @property
    def message(self) -> str:
        """What is in the way, or went wrong."""
        return self._message.text()

    def send(self) -> None:
        """Offer the case, or a part in it."""
        item = self.list.currentItem()
        if item is None:
            return
        self.confirm.setEnabled(False)
        terms = (_read(self.accept_by), _read(self.due_on))
        request = self.request.toPlainText().strip()
        self._process.offer(
            self._standing.case_id, item.data(ID), self.kind.currentData(), request, terms, self._done, self._failed
        )

    def _done(self, _handover_id: str) -> None:
        self.offered.emit()
        self.accept()

    def _failed(self, error: ExpectedError) -> None:
        self.confirm.setEnabled(True)
        self._message.setText(explained(error))

    def _propose(self, terms: tuple[date, date]) -> None:
        for field, day in zip((self.accept_by, self.due_on), terms, strict=True):
            field.setDate(QDate(day.year, day.month, day.day))

    def _known(self, found: tuple[StationLine, ...]) -> None:
        self._stations = tuple(line for line in found if line.id != self._process.desk.station_id)
        self._show()

    def _show(self) -> None:
        typed = self.wanted.text().strip()
        self.list.clear()
        for line in self._stations:
            if typed in line.name or line.code.startswith(typed):
                item = QListWidgetItem(f"{line.name}　{line.code}", self.list)
                item.setData(ID, line.id)
                item.setSizeHint(QSize(0, self.fontMetrics().height() + 12))
        self.list.setCurrentRow(0)
        self._enable()

    def _enable(self) -> None:
        """Never without saying why."""
        why = self._why()
        self._message.setText(why)
        self.confirm.setEnabled(not why)

    def _why(self) -> str:
        if self.kind.currentData() == TRANSFER:
            refer = next((way for way in self._standing.ways if way.move.code == "refer"), None)
            if refer is None:
                return self.tr("案件在“{0}”，不能转办。").format(self._standing.name)
            if refer.why_not:
                return why_words(refer.why_not)
        if not self._stations:
            return self.tr("站点名单还没有收到，请先同步一次。")
        if self.list.currentItem() is None:
            return self.tr("没有这样的站点，请换几个字。")
        return "" if self.request.toPlainText().strip() else self.tr("请写明要求，对方会看到。")

    def _build(self) -> None:
        lines = QFormLayout()
        lines.setSpacing(10)
        lines.addRow(self.tr("方式"), self.kind)
        lines.addRow(self.tr("站点"), self.wanted)
        lines.addRow("", self.list)
        lines.addRow(self.tr("要求"), self.request)
        lines.addRow(self.tr("接收期限"), self.accept_by)
        lines.addRow(self.tr("办结期限"), self.due_on)
        cancel = QPushButton(self.tr("取消  Esc"))
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.confirm)
        row.addWidget(cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(lines, 1)
        layout.addWidget(self._message)
        layout.addLayout(row)
        self.request.setMaximumHeight(110)
        self.accept_by.setAccessibleName(self.tr("接收期限"))
        self.due_on.setAccessibleName(self.tr("办结期限"))
        self.resize(*SIZE)


def _day_field() -> QDateEdit:
    return having(QDateEdit(), calendarPopup=True, displayFormat=DAY)


def _read(field: QDateEdit) -> date:
    return date.fromisoformat(field.date().toString(DAY))
