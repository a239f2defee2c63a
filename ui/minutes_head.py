"""The head of a record: times, place, who was there and how she was identified, what was told and asked."""

from collections.abc import Mapping
from dataclasses import astuple
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.printing import description
from offline_store.minutes.record import SECTIONS, Attendant
from offline_store.types import ZONE, from_plain, to_plain
from ui.properties import having, restyle

ROW_HEIGHT, LABEL_WIDTH = 34, 130
"""Pixels at 100 %."""


class MinutesHead(QWidget):
    """One widget for each single field of the form, and a table for those who attended."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.widgets: dict[str, QWidget] = {}
        self._types: dict[str, str] = {}
        self._is_showing = False
        self._rows = QFormLayout()
        self._rows.setHorizontalSpacing(14)
        self._rows.setVerticalSpacing(8)
        self.attendance = QTableWidget(0, 4)
        self.attendance.setHorizontalHeaderLabels(
            [self.tr("姓名"), self.tr("身份"), self.tr("证件号码"), self.tr("身份核对")]
        )
        self.attendance.setEditTriggers(QTableWidget.EditTrigger.AllEditTriggers)
        self.attendance.setTabKeyNavigation(False)
        self._build()
        self.attendance.itemChanged.connect(self._attendance_edited)

    @property
    def first(self) -> QWidget:
        """Where one begins to fill in."""
        return next(iter(self.widgets.values())) if self.attendance.isHidden() else self.attendance

    def show_kind(self, kind: str) -> None:
        """The fields of this form."""
        form = description.load(kind)
        while self._rows.rowCount():
            self._rows.removeRow(0)
        self.widgets, self._types = {}, {}
        for name, field in form.fields.items():
            if field.type == "list" or name in SECTIONS[kind]:
                continue
            widget = self._widget(field.type, field.options)
            widget.setAccessibleName(field.label)
            self.widgets[name], self._types[name] = widget, field.type
            label = having(QLabel(field.label, wordWrap=True), objectName="fieldLabel")
            label.setFixedWidth(LABEL_WIDTH)
            self._rows.addRow(label, widget)
        for widget in (self.attendance, self._who):
            widget.setVisible("attendance" in form.fields)

    def load(self, head: Mapping[str, Any], attendance: tuple[Attendant, ...]) -> None:
        """What stands in the record."""
        self._is_showing = True
        for name, widget in self.widgets.items():
            _set(widget, self._types[name], head.get(name))
        self.attendance.setRowCount(0)
        for each in attendance:
            self._add_row(astuple(each))
        self._add_row(("",) * 4)
        self._is_showing = False

    def set_enabled(self, *, enabled: bool) -> None:
        """A final record is only read."""
        for widget in (*self.widgets.values(), self.attendance):
            widget.setEnabled(enabled)

    def head(self, before: Mapping[str, Any]) -> dict[str, Any]:
        """What is filled in; a moment that cannot be read stays what it was before, and is marked."""
        found = dict(before)
        for name, widget in self.widgets.items():
            try:
                found[name] = _value(widget, self._types[name])
            except ValueError:
                restyle(widget, "wrong", True)
            else:
                restyle(widget, "wrong", False)
        return found

    def people(self) -> tuple[Attendant, ...]:
        """Those who attended."""
        rows = (
            [item.text().strip() if (item := self.attendance.item(row, column)) else "" for column in range(4)]
            for row in range(self.attendance.rowCount())
        )
        return tuple(Attendant(*cells) for cells in rows if any(cells))

    def _widget(self, kind: str, options: tuple[str, ...]) -> QWidget:
        if kind in ("flag", "choice"):
            box = QComboBox()
            box.addItem("", None)
            choices = [(self.tr("是"), True), (self.tr("否"), False)] if kind == "flag" else [(o, o) for o in options]
            for text, value in choices:
                box.addItem(text, value)
            box.currentIndexChanged.connect(self._edited)
            return box
        if kind == "long":
            area = having(QPlainTextEdit(), tabChangesFocus=True)
            area.setFixedHeight(60)
            area.textChanged.connect(self._edited)
            return area
        line = QLineEdit(placeholderText=self.tr("例如 2026-11-05 09:05") if kind == "moment" else "")
        line.textChanged.connect(self._edited)
        return line

    def _edited(self, *_what: object) -> None:
        if not self._is_showing:
            self.edited.emit()

    def _attendance_edited(self, item: QTableWidgetItem) -> None:
        if self._is_showing:
            return
        if item.row() == self.attendance.rowCount() - 1 and item.text().strip():
            self._is_showing = True
            self._add_row(("",) * 4)
            self._is_showing = False
        self.edited.emit()

    def _add_row(self, cells: tuple[str, ...]) -> None:
        row = self.attendance.rowCount()
        self.attendance.insertRow(row)
        self.attendance.setRowHeight(row, ROW_HEIGHT)
        for column, text in enumerate(cells):
            self.attendance.setItem(row, column, QTableWidgetItem(text))
        heights = (self.attendance.rowCount() + 1) * ROW_HEIGHT + 8
        self.attendance.setFixedHeight(max(heights, 4 * ROW_HEIGHT))

    def _build(self) -> None:
        self.attendance.setAccessibleName(self.tr("到场人员"))
        self.attendance.verticalHeader().hide()
        self.attendance.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.attendance.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._who = having(
            QLabel(self.tr("到场人员：最后一列写核对了什么证件，空着的不能定稿。"), wordWrap=True),
            objectName="faint",
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(10)
        layout.addWidget(self._who)
        layout.addWidget(self.attendance)
        layout.addLayout(self._rows)
        layout.addStretch(1)


def _set(widget: QWidget, kind: str, value: Any) -> None:
    if isinstance(widget, QComboBox):
        widget.setCurrentIndex(max(widget.findData(value), 0))
    elif isinstance(widget, QPlainTextEdit):
        widget.setPlainText(value or "")
    elif isinstance(widget, QLineEdit):
        widget.setText(_moment_text(value) if kind == "moment" else str(value or ""))


def _value(widget: QWidget, kind: str) -> Any:
    """Raises ValueError for a moment that cannot be read."""
    if isinstance(widget, QComboBox):
        return widget.currentData()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText().strip()
    assert isinstance(widget, QLineEdit)
    text = widget.text().strip()
    if kind != "moment" or not text:
        return text or None if kind == "moment" else text
    return to_plain(datetime.fromisoformat(text.replace("：", ":")).replace(tzinfo=ZONE))


def _moment_text(value: Any) -> str:
    moment = from_plain(value, datetime) if value else None
    return f"{moment.astimezone(ZONE):%Y-%m-%d %H:%M}" if moment else ""
