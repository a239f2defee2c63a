"""A small sheet of frozen rows: typed into, with an empty line below the last; Enter goes on, Delete takes a row off.

What is not understood (a sum) stays as it was typed, in red, until it is corrected.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QCompleter,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from offline_store import money
from offline_store.agreements.wording import day_from
from ui.tables import fill_table
from ui.words import yuan

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
WRONG = QColor("#c0262d")
TEXT, SUM, DAY, CHOICE, FLAG = range(5)
LONGEST = 2_000
"""Characters of a cell."""
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the field of the row it shows, its title, its width in pixels (0: what is left), its kind."""

    field: str
    title: str
    width: int = 0
    kind: int = TEXT
    choices: Sequence[str] = ()


class RowModel(QAbstractTableModel, Generic[R]):
    """The rows, and an empty line to type into."""

    edited = Signal()

    def __init__(self, make: Callable[[], R], columns: Sequence[Column], today: Callable[[], date]) -> None:
        super().__init__()
        self._make, self.columns, self._today = make, tuple(columns), today
        self.rows: list[R] = []
        self.odd: dict[tuple[int, int], str] = {}
        """Row and column → a sum as typed that is not understood."""
        self.fixed = False
        """A final paper is only read."""

    def reset(self, rows: Sequence[R], *, fixed: bool = False) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.rows, self.odd, self.fixed = list(rows), {}, fixed
        self.endResetModel()

    def put(self, row: int, value: R) -> None:
        """Another value for a row."""
        self.rows[row] = value
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))
        self.edited.emit()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows) + (not self.fixed)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        is_title = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self.columns[section].title if is_title else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.fixed:
            return base
        if self.columns[index.column()].kind == FLAG:
            return base | Qt.ItemFlag.ItemIsUserCheckable if index.row() < len(self.rows) else base
        return base | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        column, is_there = self.columns[index.column()], index.row() < len(self.rows)
        value = getattr(self.rows[index.row()], column.field) if is_there else None
        if column.kind == FLAG:
            states = {True: Qt.CheckState.Checked, False: Qt.CheckState.Unchecked}
            return states[bool(value)] if role == Qt.ItemDataRole.CheckStateRole and is_there else None
        odd = self.odd.get((index.row(), index.column()))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole):
            if odd is not None:
                return odd
            return yuan(value) if column.kind == SUM and isinstance(value, int) else value or ""
        if role == Qt.ItemDataRole.ForegroundRole and odd is not None:
            return WRONG
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """What was typed into a cell; in the empty line it begins a new row."""
        column, is_new = self.columns[index.column()], index.row() == len(self.rows)
        if self.fixed or (column.kind == FLAG) != (role == Qt.ItemDataRole.CheckStateRole):
            return False
        if column.kind == FLAG:
            found: Any = value in (Qt.CheckState.Checked, Qt.CheckState.Checked.value)
        else:
            text = str(value).strip()[:LONGEST]
            if is_new and not text:
                return False
            found = self._understood(index, column, text)
        if is_new:
            self.beginInsertRows(NO_PARENT, index.row() + 1, index.row() + 1)
            self.rows.append(self._make())
            self.endInsertRows()
        self.rows[index.row()] = replace(self.rows[index.row()], **{column.field: found})  # type: ignore[type-var]
        self.dataChanged.emit(index, index)
        self.edited.emit()
        return True

    def remove(self, row: int) -> None:
        """Take a row off."""
        if row < len(self.rows) and not self.fixed:
            self.beginRemoveRows(NO_PARENT, row, row)
            del self.rows[row]
            kept = {key: text for key, text in self.odd.items() if key[0] != row}
            self.odd = {(at - (at > row), column): text for (at, column), text in kept.items()}
            self.endRemoveRows()
            self.edited.emit()

    def _understood(self, index: Index, column: Column, text: str) -> Any:
        key = (index.row(), index.column())
        self.odd.pop(key, None)
        if column.kind == DAY:
            return day_from(text, self._today()) if text else ""
        if column.kind != SUM:
            return text
        try:
            return money.fen(text)
        except ValueError:
            self.odd[key] = text
            return None


class _Delegate(QStyledItemDelegate):
    """What is typed is completed from the choices of a column; another word is taken as well."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = super().createEditor(parent, option, index)
        model = index.model()
        assert isinstance(model, RowModel)
        column = model.columns[index.column()]
        if column.kind == CHOICE and isinstance(editor, QLineEdit):
            completer = QCompleter(list(column.choices), editor)
            completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
            editor.setCompleter(completer)
            editor.setPlaceholderText("、".join(column.choices))
        return editor


class RowTable(QTableView):
    """Typing begins a cell, Space ticks, Enter goes on to the next cell, Delete takes the row off."""

    def __init__(self, model: RowModel[Any], name: str, least: int = 2) -> None:
        super().__init__()
        self.sheet, self._least = model, least
        fill_table(self, model, tuple(column.width for column in model.columns))
        self.setItemDelegate(_Delegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setWordWrap(True)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setAccessibleName(name)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved, model.dataChanged):
            signal.connect(lambda *_: self.fit())
        self.horizontalHeader().sectionResized.connect(lambda *_: self.fit())
        self.fit()

    def fit(self) -> None:
        """As high as its rows: the page scrolls, not the table."""
        self.resizeRowsToContents()
        rows = sum(self.rowHeight(row) for row in range(self.sheet.rowCount()))
        least = self._least * (self.fontMetrics().height() + 14)
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + max(rows, least) + 2)

    def go_to(self, row: int, field: str) -> None:
        """The keyboard is with this cell."""
        column = next((at for at, each in enumerate(self.sheet.columns) if each.field == field), 0)
        self.setFocus()
        self.setCurrentIndex(self.sheet.index(min(row, max(self.sheet.rowCount() - 1, 0)), column))

    def event(self, event: QEvent) -> bool:
        """F2 edits the cell here, whatever it does in the window."""
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F2:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the current row off; Enter goes on to the next cell."""
        current = self.currentIndex()
        if event.key() == Qt.Key.Key_Delete and current.isValid():
            self.sheet.remove(current.row())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current.isValid():
            if self.state() != QAbstractItemView.State.EditingState:
                self.setCurrentIndex(self._after(current))
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter in a cell goes on to the next one."""
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache and self.currentIndex().isValid():
            self.setCurrentIndex(self._after(self.currentIndex()))

    def _after(self, current: QModelIndex) -> QModelIndex:
        count = len(self.sheet.columns)
        row, column = divmod(current.row() * count + current.column() + 1, count)
        return self.sheet.index(min(row, self.sheet.rowCount() - 1), column)
