"""读给我听: the record in large type on the parties' screen, following where the mediator reads; by the keyboard."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QScreen
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from offline_store.minutes.record import Record
from ui.minutes_lists import RowsView, record_rows
from ui.properties import having

LARGE = 24
"""Points, to be read across a table."""
LEAST, MOST = 14, 60
KEYS = {Qt.Key.Key_Return: "amend", Qt.Key.Key_Enter: "amend", Qt.Key.Key_Space: "next"}


def other_screen(beside: QWidget) -> QScreen | None:
    """A screen that the window is not on; None where there is one screen alone."""
    here = beside.window().screen()
    return next((screen for screen in QGuiApplication.screens() if screen is not here), None)


class ReadBack(QWidget):
    """A window of its own. ↓ and space go on, Enter corrects, F9 says that it is what was said; Ctrl+= enlarges."""

    moved = Signal(str)
    """The key of the row that is being read."""
    correct = Signal(str)
    """A party corrects this line."""
    agreed = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("读给我听"))
        self.setObjectName("plain")
        self._points = LARGE
        self.title = QLabel()
        self.list = RowsView(self.tr("笔录"), self.tr("笔录里还没有内容"), KEYS)
        self.confirmed = QLabel(wordWrap=True)
        self._keys = having(
            QLabel(self.tr("↓ 空格 下一句　↑ 上一句　回车 更正　F9 与我说的一致　Ctrl+= 放大　Esc 关闭")),
            objectName="faint",
        )
        self._build()
        self.list.moved.connect(self.moved)
        self.list.acted.connect(self._act)

    def open_beside(self) -> None:
        """On the second screen, over the whole of it; on one screen, as a window."""
        parent = self.parentWidget()
        assert parent is not None
        screen = other_screen(parent)
        if screen:
            self.setGeometry(screen.availableGeometry())
            self.showFullScreen()
        else:
            self.resize(1000, 720)
            self.show()

    def show_record(self, title: str, record: Record, names: Mapping[str, str], at: str) -> None:
        """What the record says, the row with this key in the middle."""
        self.title.setText(title)
        self.list.show_rows(record_rows(record, names))
        self.follow(at)
        who = "、".join(each.who for each in record.consenting)
        statement = self.tr("以上笔录我看过，与我说的一致。")
        self.confirmed.setText(self.tr("{0}　已确认：{1}").format(statement, who) if who else statement)

    def follow(self, key: str) -> None:
        """The mediator reads this row."""
        if key and key != self.list.key:
            self.list.go_to(key)
        self.list.scrollTo(self.list.currentIndex(), RowsView.ScrollHint.PositionAtCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the list leaves over."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() == Qt.Key.Key_F9:
            self.agreed.emit()
        elif control and event.key() in (Qt.Key.Key_Equal, Qt.Key.Key_Plus):
            self._enlarge(2)
        elif control and event.key() == Qt.Key.Key_Minus:
            self._enlarge(-2)
        else:
            super().keyPressEvent(event)

    def _act(self, what: str, key: str) -> None:
        if what == "amend":
            self.correct.emit(key)
            return
        row = min(self.list.currentIndex().row() + 1, self.list.rows.rowCount() - 1)
        self.list.setCurrentIndex(self.list.rows.index(row))

    def _enlarge(self, points: int) -> None:
        self._points = min(max(self._points + points, LEAST), MOST)
        for widget, size in ((self.list, self._points), (self.title, self._points), (self.confirmed, self._points - 4)):
            font = widget.font()
            font.setPointSize(size)
            widget.setFont(font)
        self.list.scheduleDelayedItemsLayout()

    def _build(self) -> None:
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self._enlarge(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(40, 28, 40, 24)
        layout.setSpacing(16)
        layout.addWidget(self.title)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.confirmed)
        layout.addWidget(self._keys)
