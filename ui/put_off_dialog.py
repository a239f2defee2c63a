"""稍后提醒: until which day, and why if she likes."""

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from desktop.work_queue import WorkQueue
from offline_store.identity.days import read_day
from offline_store.putting_off import LONGEST_WHY
from offline_store.queues import QueueLine
from offline_store.types import local_day, now
from ui.deadline_dialog import day_line
from ui.deadline_words import no_day_words
from ui.dialog_form import DialogForm


class PutOffDialog(DialogForm):
    """Stays open, with what was typed, until the case is put off."""

    def __init__(self, queue: WorkQueue, line: QueueLine, parent: QWidget) -> None:
        told = self.tr("到那一天它自己回来；有新的情况，提前回来。只在您自己的任务里隐去，不改期限。")
        super().__init__(self.tr("稍后提醒"), told, self.tr("稍后提醒"), parent)
        self._queue, self._line = queue, line
        self.day = day_line(self, self.tr("哪天再提醒"))
        tomorrow = local_day(now()) + timedelta(days=1)
        self.day.setText(tomorrow.isoformat())
        self.why = self.line(self.tr("原因（可以不写）"))
        self.why.setMaxLength(LONGEST_WHY)
        self.go.clicked.connect(self._put_off)
        self.day.selectAll()

    def _put_off(self) -> None:
        day = read_day(self.day.text())
        if day is None:
            self.say(no_day_words())
            return
        self.busy()
        self._queue.put_off(self._line, day, self.why.text(), lambda _none: self.accept(), self.failed)
