"""人员名单 as a small sheet: typed into, or filled from a pasted list; below the last person there is an empty line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView, QWidget

from offline_store import money
from offline_store.matter import Member
from offline_store.persons import mask_id
from offline_store.queries import mask_phone
from offline_store.types import new_id
from ui import words
from ui.not_understood import NotUnderstood
from ui.tables import fill_table

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
WRONG = QColor("#c0262d")
LONGEST = 100
"""Characters of a cell."""
NAME, ID_NUMBER, PHONE, AMOUNT, REPRESENTATIVE = range(5)
_MASKED = {ID_NUMBER: mask_id, PHONE: mask_phone}
WIDTHS = (60, 0, 112, 86, 48)
"""Pixels at 100 %; 0 takes what is left."""


@dataclass(slots=True)
class Line:
    """A person as typed, understood or not; in this order it stands in a draft."""

    name: str = ""
    id_number: str = ""
    phone: str = ""
    amount: str = ""
    representative: bool = False
    id: str = field(default_factory=new_id)

    @classmethod
    def of(cls, member: Member) -> "Line":
        """As it would be typed."""
        amount = "" if member.amount is None else words.yuan(member.amount)
        return cls(member.name, member.id_number, member.phone, amount, member.representative, member.id)

    def as_row(self) -> list[Any]:
        """For a draft."""
        return [self.name, self.id_number, self.phone, self.amount, self.representative, self.id]

    def same_person(self) -> tuple[str, ...]:
        """What tells her from others of the list."""
        return ("id", self.id_number) if self.id_number else (self.name, self.phone)


class MemberModel(QAbstractTableModel):
    """The list, and an empty line to type into."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self._covered: frozenset[str] = frozenset()
        self._titles = (self.tr("姓名"), self.tr("证件号码"), self.tr("电话"), self.tr("金额"), self.tr("代表"))

    def reset(self, lines: Iterable[Line]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def cover(self, line_ids: frozenset[str]) -> None:
        """Mask the numbers of these, so that they can be neither read nor changed; of all others not."""
        self._covered = line_ids
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines), len(WIDTHS) - 1))

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.lines) + 1

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        is_title = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._titles[section] if is_title else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        own = Qt.ItemFlag.ItemIsUserCheckable if index.column() == REPRESENTATIVE else Qt.ItemFlag.ItemIsEditable
        if self._masks(index):
            own = Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | own

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()] if index.row() < len(self.lines) else Line()
        value = getattr(line, fields(Line)[index.column()].name)
        if index.column() == REPRESENTATIVE:
            checked = Qt.CheckState.Checked if value else Qt.CheckState.Unchecked
            return checked if role == Qt.ItemDataRole.CheckStateRole and index.row() < len(self.lines) else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole):
            return _MASKED[index.column()](value) if self._masks(index) else value
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == AMOUNT and not is_sum(value):
            return WRONG
        return None

    def _masks(self, index: Index) -> bool:
        is_number = index.column() in _MASKED and index.row() < len(self.lines)
        return is_number and self.lines[index.row()].id in self._covered

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """What was typed into a cell; in the empty line it begins a new person."""
        is_new = index.row() == len(self.lines)
        if index.column() == REPRESENTATIVE:
            if is_new or role != Qt.ItemDataRole.CheckStateRole:
                return False
            self.lines[index.row()].representative = value in (Qt.CheckState.Checked, Qt.CheckState.Checked.value)
        else:
            text = str(value).strip()[:LONGEST]
            if is_new and not text:
                return False
            if is_new:
                self.beginInsertRows(NO_PARENT, index.row() + 1, index.row() + 1)
                self.lines.append(Line())
                self.endInsertRows()
            setattr(self.lines[index.row()], fields(Line)[index.column()].name, text)
        self.dataChanged.emit(index, index)
        self.edited.emit()
        return True

    def remove(self, row: int) -> None:
        """Take a person off the list."""
        if row < len(self.lines):
            self.beginRemoveRows(NO_PARENT, row, row)
            del self.lines[row]
            self.endRemoveRows()
            self.edited.emit()

    def add(self, members: Sequence[Member]) -> int:
        """Put these below, without those who are in the list already; how many of them are."""
        known = {line.same_person() for line in self.lines}
        lines = [Line.of(member) for member in members]
        new = [line for line in lines if line.same_person() not in known]
        self.reset([*self.lines, *new])
        self.edited.emit()
        return len(lines) - len(new)


class MemberTable(QTableView):
    """Typing begins a cell, Space marks a representative, Delete takes a person off."""

    def __init__(self, members: MemberModel) -> None:
        super().__init__()
        self.members = members
        fill_table(self, members, WIDTHS)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setAccessibleName(self.tr("人员名单"))

    def event(self, event: QEvent) -> bool:
        """F2 edits the cell here, whatever it does in the window."""
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F2:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the current person off; Enter goes on to the next cell."""
        current = self.currentIndex()
        if event.key() == Qt.Key.Key_Delete and current.isValid():
            self.members.remove(current.row())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current.isValid():
            if self.state() != QAbstractItemView.State.EditingState:  # else the editor has yet to hand over its text
                self.setCurrentIndex(self._after(current))
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter in a cell goes on to the next one."""
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache and self.currentIndex().isValid():
            self.setCurrentIndex(self._after(self.currentIndex()))

    def _after(self, current: QModelIndex) -> QModelIndex:
        row, column = divmod(current.row() * len(WIDTHS) + current.column() + 1, len(WIDTHS))
        return self.members.index(min(row, self.members.rowCount() - 1), column)


def is_sum(text: str) -> bool:
    """Whether it is understood as a sum, or nothing."""
    try:
        money.fen(text)
    except ValueError:
        return False
    return True


def members_of(lines: Sequence[Line]) -> tuple[Member, ...]:
    """What is saved. Raises NotUnderstood, with the place in the list."""
    found = []
    for place, line in enumerate(lines, start=1):
        if not line.name:
            raise NotUnderstood(_tr("名单第 {0} 人没有姓名。请补上，或者按 Delete 去掉这一行。").format(place))
        if not is_sum(line.amount):
            raise NotUnderstood(_tr("名单第 {0} 人的金额看不懂。请写数字，例如 5600 或 1.2万。").format(place))
        amount = money.fen(line.amount)
        found.append(Member(line.name, line.id_number, line.phone, amount, line.representative, line.id))
    return tuple(found)


def _tr(text: str) -> str:
    return QCoreApplication.translate("members", text)
