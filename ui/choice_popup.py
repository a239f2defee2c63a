"""The list under a line in which one types: what fits, to be chosen without leaving the keyboard.

↓ opens it and moves in it, Enter takes the marked one, Tab takes what is unambiguous and goes on, Esc leaves what was
typed. It is part of the window, so that the line keeps the keyboard.
"""

import re
from collections.abc import Iterable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from offline_store.code_find import Item
from ui.words import CALLER, FAINT, INK

Index = QModelIndex | QPersistentModelIndex
ITEM_ROLE = Qt.ItemDataRole.UserRole
NO_PARENT = QModelIndex()
SEPARATOR = "、"
TYPED_SEPARATORS = re.compile("[、，,；;]")
ROWS, NARROWEST = 9, 400
"""Shown at once; pixels."""
FOLLOW = 100
"""Milliseconds between two looks at where the line is."""
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: ROWS - 1, Qt.Key.Key_PageUp: 1 - ROWS}


class ItemModel(QAbstractListModel):
    """The items that fit, the best first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.items: list[Item] = []
        self.marked: frozenset[str] = frozenset()
        """Names that are chosen already."""

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self.items[index.row()]
        if role == ITEM_ROLE:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return f"✓ {item.name}" if item.name in self.marked else item.name
        return f"{item.name} {item.note}".strip() if role == Qt.ItemDataRole.AccessibleTextRole else None

    def reset(self, items: Sequence[Item], marked: Iterable[str]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.items, self.marked = list(items), frozenset(marked)
        self.endResetModel()


class ItemDelegate(QStyledItemDelegate):
    """The name, and what is noted of it fainter at the right."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item: Item = index.data(ITEM_ROLE)
        rect, metrics = option.rect, option.fontMetrics  # type: ignore[attr-defined]
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            painter.fillRect(rect, option.palette.highlight())  # type: ignore[attr-defined]
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), CALLER)
        box = rect.adjusted(12, 0, -12, 0)
        note = f"{item.note}  ▸" if item.leads_on else item.note
        painter.setPen(FAINT)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, note)
        box.setRight(box.right() - metrics.horizontalAdvance(note) - (12 if note else 0))
        painter.setPen(INK)
        text = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideMiddle, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, option.fontMetrics.height() + 12)  # type: ignore[attr-defined]


class ChoicePopup(QListView):
    """Belongs to a line; whoever makes it answers `asked` with `offer`."""

    asked = Signal(str)
    """What is typed, of which the fitting items are wanted."""
    chosen = Signal(object)
    """An Item; the line says it already."""

    def __init__(self, line: QLineEdit, *, several: bool = False, free: bool = False) -> None:
        """`several` values may stand in the line, SEPARATOR between them. A `free` line may hold what no item says:
        then nothing is marked before ↓, and Tab takes only what is there already."""
        super().__init__(line)
        self._line, self._several, self._free, self._was_moved = line, several, free, False
        self._part = self._spoken = ""
        """What is being typed and was not chosen yet; what the line said of itself before the list came."""
        self.items = ItemModel(self)
        self.setObjectName("choices")
        self.setModel(self.items)
        self.setItemDelegate(ItemDelegate(self))
        self.setUniformItemSizes(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("{0} 可选").format(line.accessibleName()))
        self._follow = QTimer(self, interval=FOLLOW)
        self._follow.timeout.connect(self._place)
        self.hide()
        line.installEventFilter(self)
        line.textEdited.connect(self.ask)
        self.clicked.connect(lambda index: self._choose(index.data(ITEM_ROLE)))

    @property
    def typed(self) -> str:
        """What is looked for: the text, or its last part where there are several."""
        text = self._line.text()
        return (TYPED_SEPARATORS.split(text)[-1] if self._several else text).strip()

    def ask(self) -> None:
        """Ask for what fits what is being typed."""
        self._part = self.typed
        self.asked.emit(self._part)

    def open(self) -> None:
        """Show what fits what is being typed; everything, where something was chosen before or nothing is typed."""
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.asked.emit(self.typed if self._free else self._part)

    def offer(self, items: Sequence[Item]) -> None:
        """Show these; none takes the list away."""
        if not items or not self._line.hasFocus():
            self.dismiss()
            return
        self.items.reset(items, self._others() if self._several else ())
        self._was_moved = False
        if not self.isVisible():
            self._spoken = self._line.accessibleDescription()
        self.setParent(self._line.window())
        self._place()
        self.show()
        self.raise_()
        self._follow.start()
        if self._free:
            self.selectionModel().clear()
        else:
            names = [item.name for item in items]
            self._mark(names.index(self._line.text()) if self._line.text() in names else 0)

    def dismiss(self) -> None:
        """Take the list away; what is typed stays."""
        if self.isVisible():
            self._follow.stop()
            self.hide()
            self.setParent(self._line)
            self._line.setAccessibleDescription(self._spoken)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys that are the list's while it is shown."""
        if watched is not self._line:
            return super().eventFilter(watched, event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._pressed(event)
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.dismiss()
            self._part = ""
            if self._several and event.type() == QEvent.Type.FocusOut:
                self._line.setText(self._line.text().rstrip(f" {SEPARATOR}"))
        return False

    def _pressed(self, event: QKeyEvent) -> bool:
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not self.isVisible() or not plain:
            opens = plain and key == Qt.Key.Key_Down
            if opens:
                self.open()
            return opens
        index = self.currentIndex()
        if key in _MOVES:
            self._move(_MOVES[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._choose(index.data(ITEM_ROLE))
        elif key == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            if key == Qt.Key.Key_Tab and (item := self._unambiguous()):
                self._choose(item, goes_on=True)
            return False
        return True

    def _unambiguous(self) -> Item | None:
        """What Tab takes: the one that was moved to, the only one that fits, or the one that is typed in full."""
        if self._was_moved and self.currentIndex().isValid():
            return self.items.items[self.currentIndex().row()]
        first, typed = self.items.items[0], self.typed
        is_typed = bool(typed) and typed in (first.name, first.code)
        is_only = bool(typed) and len(self.items.items) == 1 and not self._free
        return first if is_typed or is_only else None

    def _move(self, rows: int) -> None:
        row, last = self.currentIndex().row() + rows, self.items.rowCount() - 1
        self._was_moved = True
        self._mark(min(max(row, 0), last))

    def _mark(self, row: int) -> None:
        self.setCurrentIndex(self.items.index(row))
        item = self.items.items[row]
        spoken = self.tr("{0}，第 {1} 项，共 {2} 项").format(item.name, row + 1, self.items.rowCount())
        self._line.setAccessibleDescription(spoken)

    def _others(self) -> list[str]:
        """What is chosen already, where there are several."""
        parts = [part.strip() for part in TYPED_SEPARATORS.split(self._line.text())]
        return [part for part in (parts[:-1] if self._part else parts) if part]

    def _choose(self, item: Item, *, goes_on: bool = False) -> None:
        if self._several:
            others = self._others()
            names = [name for name in others if name != item.name] + ([] if item.name in others else [item.name])
            self._line.setText("".join(name + SEPARATOR for name in names))
        else:
            self._line.setText(item.name)
        self._part = ""
        self.dismiss()
        self.chosen.emit(item)
        if item.leads_on and not goes_on:
            self.asked.emit(item.name)

    def _place(self) -> None:
        """Under the line, or above it where the window ends; again while it is shown, since pages scroll and grow."""
        window = self._line.window()
        rows = min(self.items.rowCount(), ROWS)
        height = rows * self.sizeHintForRow(0) + 2 * self.frameWidth() + 4
        below = self._line.mapTo(window, QPoint(0, self._line.height() + 2))
        top = below.y() if below.y() + height <= window.height() else below.y() - self._line.height() - height - 4
        width = min(max(self._line.width(), NARROWEST), window.width())
        self.setGeometry(min(below.x(), window.width() - width), max(top, 0), width, height)
