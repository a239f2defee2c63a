"""What waits, said calmly: a count in the line below the window; and new alarms as one note, never a flood."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QToolButton

from desktop.app import Desk
from offline_store.queues import Queue, Told
from ui.banner import Banner
from ui.properties import having, restyle
from ui.queue_words import bubble_words
from ui.status_line import StatusLine
from ui.tasks_page import TASKS_KEY

GATHER = 1500
"""Milliseconds within which alarms become one note."""
_SETTLE = 400


class TaskBadge(QObject):
    """Listens to what is written and to the alarms; the button opens 我的任务."""

    def __init__(self, desk: Desk, status: StatusLine, banner: Banner, show_tasks: Callable[[], object]) -> None:
        super().__init__(status)
        self._queue, self._banner = desk.queue, banner
        self.button = having(QToolButton(autoRaise=True), objectName="tasks", visible=False)
        self.button.setToolTip(self.tr("我的任务"))
        status.addPermanentWidget(self.button)
        self._fresh: list[str] = []
        self._gather = QTimer(self, singleShot=True, interval=GATHER)
        self._again = QTimer(self, singleShot=True, interval=_SETTLE)
        self.button.clicked.connect(lambda _checked=False: show_tasks())
        desk.alarming.raised.connect(self._note)
        desk.queue.changed.connect(self._again.start)
        self._gather.timeout.connect(self._tell)
        self._again.timeout.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Count anew."""
        self._queue.mine(self._show)

    def _show(self, queue: Queue) -> None:
        overdue, today = queue.count("overdue"), queue.count("today")
        count = queue.count("")
        parts = [self.tr("待办 {0}").format(count)]
        parts += [self.tr("超期 {0}").format(overdue)] if overdue else []
        parts += [self.tr("今天到期 {0}").format(today)] if today else []
        self.button.setText("  ".join((" · ".join(parts), TASKS_KEY)))
        self.button.setVisible(bool(count))
        restyle(self.button, "late", bool(overdue))

    def _note(self, ids: list[str]) -> None:
        self._fresh += ids
        self._gather.start()

    def _tell(self) -> None:
        fresh, self._fresh = self._fresh, []
        self._queue.told(fresh, self._bubble)

    def _bubble(self, told: Told) -> None:
        words = bubble_words(told)
        if words and not self._banner.is_error:  # what went wrong is not covered; the count below is there
            self._banner.show_note(
                self.tr("提醒：{0}").format(words), self.tr("按 Ctrl+K 看我的任务，最急的在最上面。")
            )
