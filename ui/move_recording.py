"""Where a recording belongs: one of today's other receptions, or any that is found."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop.app import Desk
from offline_store.errors import ExpectedError
from offline_store.queries import ReceptionLine, ReceptionView
from offline_store.types import local_day, now
from ui.hit_list import HitList
from ui.properties import having
from ui.reception_list import ReceptionList
from ui.search_box import SearchBox
from ui.words import duration, said

SIZE = (520, 560)
"""Pixels at 100 %."""


class MoveDialog(QDialog):
    """Type to find, arrows and Enter to choose; today's receptions while nothing is typed. Esc changes nothing."""

    moved = Signal(str)
    """The reception that has the recording now."""

    def __init__(self, desk: Desk, view: ReceptionView, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._view = desk, view
        self.setWindowTitle(self.tr("移走录音"))
        self.resize(*SIZE)
        self.recording = having(QComboBox(), accessibleName=self.tr("哪一段录音"))
        for place, info in enumerate(view.recordings, 1):
            self.recording.addItem(self.tr("第 {0} 段，{1}").format(place, duration(info.seconds or 0)), info.id)
        self.recording.setVisible(len(view.recordings) > 1)
        self.today, self.hits = ReceptionList(), HitList()
        self.search = SearchBox(desk.front_desk.search, self.hits)
        self._lists = QStackedWidget()
        self._lists.addWidget(self.today)
        self._lists.addWidget(self.hits)
        self._message = having(QLabel(wordWrap=True), objectName="complaint")
        self._message.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        asked = self.tr("{0} 的录音应当属于哪次接待？文字跟着录音走，两边都会记下。")
        layout.addWidget(QLabel(asked.format(view.number or self.tr("这次接待")), wordWrap=True))
        for widget in (self.recording, self.search, self._message):
            layout.addWidget(widget)
        layout.addWidget(self._lists, 1)
        layout.addWidget(having(QLabel(self.tr("↑↓ 选择，回车移过去，Esc 不移")), objectName="faint"))
        self._connect()
        desk.front_desk.list_receptions(local_day(now()), self._show_today)
        self.search.setFocus()

    def move_to(self, reception_id: str) -> None:
        """Give it to that reception."""
        if reception_id == self._view.id:
            self._say(self.tr("录音本来就在这次接待里，请选另一次。"))
            return
        self._desk.case_work.move_recording(
            self.recording.currentData(), reception_id, lambda _done: self._done(reception_id), self._failed
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While nothing is typed the box's keys are those of today's list, and Esc leaves."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not self.search.query:
            if event.key() == Qt.Key.Key_Escape:
                self.reject()
                return True
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                QCoreApplication.sendEvent(self.today, event)
                return True
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        self.search.answered.connect(lambda: self._lists.setCurrentWidget(self.hits))
        self.search.emptied.connect(lambda: self._lists.setCurrentWidget(self.today))
        self.search.installEventFilter(self)
        self.search.problem.connect(self._failed)
        self.today.chosen.connect(lambda line: self.move_to(line.id))
        self.hits.chosen.connect(lambda hit: self.move_to(hit.reception_id))

    def _show_today(self, lines: list[ReceptionLine]) -> None:
        self.today.receptions.reset([line for line in lines if line.id != self._view.id and not line.void])
        self.today.setCurrentIndex(self.today.receptions.index(0))

    def _done(self, reception_id: str) -> None:
        self.moved.emit(reception_id)
        self.accept()

    def _failed(self, error: ExpectedError) -> None:
        self._say("".join(said(error)[1:]))

    def _say(self, text: str) -> None:
        self._message.setText(text)
        self._message.show()
