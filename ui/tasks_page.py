"""我的任务: what waits for this person, or at the station; the most urgent first, one line a case."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from desktop.app import Desk
from offline_store.cards import RED
from offline_store.errors import ExpectedError
from offline_store.queues import (
    CALL_BACK,
    DEADLINE,
    DECISION,
    FILTERS,
    HANDLER,
    HANDOVER,
    VISIT,
    WAIT,
    Queue,
    QueueLine,
    Reason,
    is_in,
)
from offline_store.roles import REGISTER
from ui.cards import card
from ui.pages import PageKind
from ui.process_words import day_words
from ui.properties import having
from ui.put_off_dialog import PutOffDialog
from ui.queue_list import QueueList
from ui.queue_words import filter_words, level_words, put_off_words, reason_words, shown_reasons
from ui.remind_dialog import RemindDialog, show_letter
from ui.words import day_and_clock, explained

TASKS_KEY = "Ctrl+K"
MINE, STATION = range(2)
_SETTLE = 200
"""Milliseconds: one act writes several records."""
_PAGES = {CALL_BACK: "Shift+F4", DECISION: "Ctrl+Shift+P", HANDOVER: "Ctrl+Shift+T", VISIT: "Ctrl+Shift+R"}
"""Where a reason is worked on: the key of its page."""


class TasksPage(QWidget):
    """Keeps itself up to date; what is chosen stays chosen."""

    problem = Signal(object)
    opens = Signal(str)
    """A reception is wanted."""
    page_wanted = Signal(str)
    """The key of another page."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._queue = desk, desk.queue
        self.found: Queue | None = None
        self.title = having(QLabel(), objectName="caseNumber")
        self.side = having(QComboBox(), accessibleName=self.tr("谁的任务"))
        self.side.addItems([self.tr("我的"), self.tr("本站点")])
        self.filter = having(QComboBox(), accessibleName=self.tr("看哪些"))
        self.list = QueueList()
        self.nothing = having(QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True), objectName="empty")
        self.head = having(QLabel(wordWrap=True), objectName="cardTitle")
        self.reasons = having(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText))
        self.reminder = having(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), objectName="hint")
        self.text = having(QPlainTextEdit(), tabChangesFocus=True, accessibleName=self.tr("答复"), maximumHeight=110)
        self.text.setPlaceholderText(self.tr("答复：办到哪一步，预计哪天办结"))
        self.message = having(QLabel(wordWrap=True), objectName="complaint", visible=False)
        self.open_case = having(QPushButton(self.tr("打开案件")), objectName="primary")
        self.see = QPushButton(self.tr("知道了"))
        self.remind = QPushButton(self.tr("催办…"))
        self.answer = QPushButton(self.tr("提交答复"))
        self.letter = QPushButton(self.tr("看催办单"))
        self.later = QPushButton()
        self.go_on = QPushButton()
        self._again = QTimer(self, singleShot=True, interval=_SETTLE)
        self._lists = QStackedLayout()
        self._build()
        self._connect()
        self._choose(None)  # until the first answer there is nothing to act on

    def refresh(self) -> None:
        """Ask anew."""
        ask = self._queue.mine if self.side.currentIndex() == MINE else self._queue.station
        ask(partial(self._show, self.side.currentIndex()))

    def show_only(self, side: int, what: str) -> None:
        """Whose, and which of them: what a number elsewhere counts."""
        self.side.setCurrentIndex(side)
        if self.filter.findData(what) < 0:  # of one handler, whom the board named
            self.filter.addItem("", what)
            if self.found:
                self._show_counts(self.found)
        self.filter.setCurrentIndex(self.filter.findData(what))
        self.list.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """The keys are with the list."""
        super().showEvent(event)
        self.list.setFocus()

    def failed(self, error: ExpectedError) -> None:
        """It was not done; what is typed stays."""
        self.message.setText(explained(error))
        self.message.show()

    # answers

    def _show(self, side: int, queue: Queue) -> None:
        if side == self.side.currentIndex():
            self.found = queue
            self._show_counts(queue)
            self._show_filtered()

    def _show_counts(self, queue: Queue) -> None:
        overdue, today = queue.count("overdue"), queue.count("today")
        count = queue.count("")
        said = [self.tr("{0} 件待办").format(count) if count else self.tr("没有待办")]
        said += [self.tr("{0} 件已超期").format(overdue)] if overdue else []
        said += [self.tr("{0} 件今天到期").format(today)] if today else []
        self.title.setText("　".join(said))
        for row in range(self.filter.count()):
            what = self.filter.itemData(row)
            handlers = (line.handler for line in queue.lines if line.handler_account == what.removeprefix(HANDLER))
            name = next(handlers, "—") if what.startswith(HANDLER) else filter_words(what)
            self.filter.setItemText(row, self.tr("{0}（{1}）").format(name, queue.count(what)))

    def _show_filtered(self) -> None:
        if self.found is None:
            return
        what = self.filter.currentData()
        lines = [line for line in self.found.lines if is_in(line, what, self.found.day)]
        self._lists.setCurrentIndex(0 if lines else 1)
        calm = self.tr("都办完了。\n新的提醒到点会自己出现在这里。")
        self.nothing.setText(self.tr("这一类没有待办。") if what or self.found.count("") else calm)
        self.list.show_lines(lines)

    def _choose(self, line: QueueLine | None) -> None:
        """Everything of the chosen case, and what can be done."""
        self.message.hide()
        self.head.setText(self.tr("{0}　{1}").format(line.number, line.employer) if line else "")
        self.reasons.setText("\n".join(self._said(line)) if line else "")
        asked = line.reminder if line else None
        self.reminder.setText(
            self.tr("{0} {1}（{2}），请在{3}前答复：\n{4}").format(
                asked.sent_by,
                level_words(asked.level),
                day_and_clock(asked.sent_at),
                day_words(asked.due_on),
                asked.text,
            )
            if asked
            else ""
        )
        has_case = bool(line and line.reception_id)
        self.open_case.setVisible(has_case)
        self.see.setVisible(bool(line and line.unseen))
        self.remind.setVisible(has_case)
        self.later.setVisible(
            line is not None and has_case and self.side.currentIndex() == MINE and line.first.card != RED
        )
        self.later.setText(self.tr("现在就办") if line and line.put_off else self.tr("稍后提醒…"))
        for part in (self.reminder, self.text, self.answer):
            part.setVisible(asked is not None)
        self.letter.setVisible(asked is not None and asked.level in ("letter", "supervision"))
        reason = self._elsewhere(line)
        self.go_on.setVisible(reason is not None)
        self.go_on.setText(self._go_on_words(reason.kind) if reason else "")

    def _said(self, line: QueueLine) -> list[str]:
        """Why it waits, and until when it does not."""
        return [*map(reason_words, shown_reasons(line)), *([put_off_words(line.put_off)] if line.put_off else [])]

    def _elsewhere(self, line: QueueLine | None) -> Reason | None:
        """The most urgent reason that has a page of its own."""
        return next((reason for reason in line.reasons if reason.kind in _PAGES), None) if line else None

    def _go_on_words(self, kind: str) -> str:
        return {
            CALL_BACK: self.tr("去回电"),
            DECISION: self.tr("去审批"),
            HANDOVER: self.tr("去接收"),
            VISIT: self.tr("去回访"),
        }[kind]

    # acts

    def _open(self, line: QueueLine) -> None:
        if line.reception_id:
            self.opens.emit(line.reception_id)
        else:
            self._go_on()

    def _open_chosen(self) -> None:
        if line := self.list.line:
            self._open(line)

    def _see(self) -> None:
        if line := self.list.line:
            self._queue.see(line.unseen, self._done, self.failed)

    def _put_off(self) -> None:
        line = self.list.line
        if line is None:
            return
        if line.put_off:
            self._queue.take_back(line.case_id, self._done, self.failed)
            return
        dialog = PutOffDialog(self._queue, line, self)
        dialog.accepted.connect(self._done)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _remind(self) -> None:
        line = self.list.line
        if line is None:
            return
        late = next((each for each in line.reasons if each.kind in (DEADLINE, WAIT) and each.detail == DEADLINE), None)
        dialog = RemindDialog(self._queue, self._desk.front_desk, line.case_id, late.id if late else None, self)
        dialog.sent.connect(self._done)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _answer(self) -> None:
        line = self.list.line
        if line and line.reminder:
            self._queue.answer(line.reminder.id, self.text.toPlainText(), self._answered, self.failed)

    def _answered(self, _nothing: object) -> None:
        self.text.clear()
        self._done()

    def _show_letter(self) -> None:
        line = self.list.line
        if line and line.reminder:
            show_letter(self._queue, self._desk.front_desk, line.reminder.id, self, self.problem.emit)

    def _go_on(self) -> None:
        if reason := self._elsewhere(self.list.line):
            self.page_wanted.emit(_PAGES[reason.kind])

    def _done(self, _result: object = None) -> None:
        self.message.hide()
        self.refresh()

    # building

    def _connect(self) -> None:
        self.side.currentIndexChanged.connect(lambda _: self.refresh())
        self.filter.currentIndexChanged.connect(lambda _: self._show_filtered())
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(self._open)
        acts: tuple[tuple[QPushButton, Callable[[], None]], ...] = (
            (self.open_case, self._open_chosen),
            (self.see, self._see),
            (self.remind, self._remind),
            (self.answer, self._answer),
            (self.letter, self._show_letter),
            (self.later, self._put_off),
            (self.go_on, self._go_on),
        )
        for button, act in acts:
            button.clicked.connect(lambda _checked=False, act=act: act())
        self._queue.changed.connect(self._note)
        self._again.timeout.connect(self.refresh)

    def _note(self) -> None:
        if self.isVisible():
            self._again.start()

    def _build(self) -> None:
        for what in FILTERS:
            self.filter.addItem(filter_words(what), what)
        self._lists.addWidget(self.list)
        self._lists.addWidget(self.nothing)
        left = QWidget()
        left.setLayout(self._lists)
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(card(self.tr("待办"), left), 6)
        columns.addWidget(card(self.tr("办理"), self._detail()), 4)
        row = QHBoxLayout()
        row.addWidget(self.title, 1)
        row.addWidget(self.side)
        row.addWidget(self.filter)
        explanation = self.tr("最急的在最上面；黄牌是还有一个工作日到期，红牌是已经超期。↑↓ 选，回车打开案件。")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 16)
        layout.setSpacing(12)
        layout.addLayout(row)
        layout.addWidget(having(QLabel(explanation, wordWrap=True), objectName="faint"))
        layout.addLayout(columns, 1)

    def _detail(self) -> QWidget:
        detail = QWidget()
        inside = QVBoxLayout(detail)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        for part in (self.head, self.reasons, self.reminder):
            inside.addWidget(part)
        inside.addStretch(1)
        inside.addWidget(self.text)
        inside.addWidget(self.message)
        for pair in ((self.open_case, self.go_on, self.see), (self.answer, self.letter, self.later, self.remind)):
            buttons = QHBoxLayout()
            buttons.addStretch(1)
            for button in pair:
                buttons.addWidget(button)
            inside.addLayout(buttons)
        return detail


def tasks_kind() -> PageKind:
    """The page as an entry of the menu."""
    return PageKind(QCoreApplication.translate("queue", "我的任务"), TASKS_KEY, REGISTER, TasksPage)
