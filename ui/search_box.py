"""The box for finding: it asks while one types, shows the newest answer, and moves in the list of hits."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from offline_store.errors import ExpectedError
from offline_store.search import LIMIT, Found, Place
from ui.hit_list import HitList
from ui.properties import having

PAUSE = 60
"""Milliseconds without a key before the store is asked."""
Ask = Callable[[str, Place | None, Callable[[Found], None], Callable[[ExpectedError], None]], None]
"""Query, the place after which to go on or None, and what to call with the answer or the error."""
_MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class SearchBox(QLineEdit):
    """One question at a time is with the store; what was typed meanwhile is asked when its answer is there."""

    answered = Signal()
    """New hits are in the list."""
    emptied = Signal()
    """Nothing is looked for any more."""
    problem = Signal(object)
    """An ExpectedError."""

    def __init__(self, ask: Ask, hits: HitList) -> None:
        super().__init__(clearButtonEnabled=True)
        self._ask_store, self._hits, self._asking = ask, hits, False
        self._going_on_from: Place | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.ask)
        self.setPlaceholderText(self.tr("查找 姓名 拼音 电话末四位 事由…  Ctrl+F"))
        self.setAccessibleName(self.tr("查找"))
        self.setToolTip(
            self.tr(
                "姓名、拼音或首字母，电话或证件末四位，登记号，单位或信用代码，车牌，金额，反映情况，通话里和打印过的话；"
                "同音和形近的姓名排在后面。几个词用空格分开"
            )
        )
        self.setMaxLength(1000)
        having(self, objectName="search")
        self.textChanged.connect(self._typed)
        hits.model().wanted_more.connect(self._ask_more)

    @property
    def query(self) -> str:
        """What is looked for; empty when nothing is."""
        return self.text().strip()

    def begin(self) -> None:
        """Ready to type anew."""
        self.setFocus()
        self.selectAll()

    def ask(self) -> None:
        """Ask for what stands in the box, also when it was asked before: the data may have changed."""
        query = self.query
        if query and not self._asking:
            self._asking = True
            self._ask_store(query, None, lambda found: self._show(query, found), self._failed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows move in the hits, Enter opens one, Esc ends the search."""
        if event.key() in _MOVES:
            QCoreApplication.sendEvent(self._hits, event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._hits.open_current()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)

    def _typed(self) -> None:
        if self.query:
            self._pause.start()
        else:
            self._pause.stop()
            self.emptied.emit()

    def _show(self, query: str, found: Found) -> None:
        self._asking = False
        if query == self.query:
            self._hits.show_found(query, found)
            self.answered.emit()
            self._fill_up(self._hits.model().found)
        else:
            self.ask()

    def _fill_up(self, found: Found) -> None:
        """Few are written so: those that are alike follow without being asked for."""
        if found.hits and found.next and found.next.alike and len(found.hits) < LIMIT:
            self._ask_more(found.next)

    def _ask_more(self, last: Place) -> None:
        query = self.query
        if last != self._going_on_from:
            self._going_on_from = last
            self._ask_store(query, last, lambda found: self._show_more(query, last, found), self._failed_more)

    def _show_more(self, query: str, last: Place, found: Found) -> None:
        self._going_on_from = None
        here = self._hits.model()
        if query == here.query and here.found.next == last:
            here.append(found)
            self.answered.emit()

    def _failed_more(self, error: ExpectedError) -> None:
        self._going_on_from = None
        self.problem.emit(error)

    def _failed(self, error: ExpectedError) -> None:
        self._asking = False
        self.problem.emit(error)
