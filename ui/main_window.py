"""The window: today's receptions on the left, the page being worked on at the right, the line to the centre below."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from desktop.app import Desk
from offline_store.errors import ExpectedError
from offline_store.printing import JobLine
from offline_store.queries import ReceptionLine, ReceptionView
from offline_store.roles import REGISTER
from offline_store.search import Hit
from offline_store.store import Changed
from offline_store.types import local_day, now
from ui.banner import Banner
from ui.call_header import MINUTES_KEY
from ui.call_page import CallPage
from ui.case_actions import CaseActions
from ui.case_numbers import CaseNumbers
from ui.case_page import CasePage
from ui.chain_watch import ChainWatch
from ui.further_pages import FurtherPages
from ui.keys import actions
from ui.open_receptions import OpenReceptions
from ui.page_stack import PageStack
from ui.pages import open_to
from ui.papers_page import PapersPage
from ui.preview import Preview
from ui.print_words import advice_words, state_words
from ui.properties import having
from ui.shift import Shift
from ui.side import Side
from ui.status_line import StatusLine
from ui.task_badge import TaskBadge
from ui.tasks_page import TASKS_KEY
from ui.telephone_bar import TelephoneBar
from ui.window_aids import WindowAids

FIRST_LINES = 200
"""Of the list, shown as soon as the window is."""
LISTED = frozenset({"reception", "case", "person", "employer", "party", "change", "conflict"})
"""Tables that the list of receptions is made of."""


class MainWindow(QMainWindow):
    """The front desk at work."""

    page_shown = Signal()
    """Another page is in front."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._front = desk, desk.front_desk
        self._registers = desk.unlocked.desk.may(REGISTER)
        self.banner = Banner()
        self.side = Side(self._front.search, practice=desk.practice, registers=self._registers)
        self.receptions, self.search = self.side.receptions, self.side.search
        self.show_today = self.side.show_today
        numbers = CaseNumbers(desk)
        self.case_page = CasePage(self._front, desk.settling, numbers, desk.process, changes=self._registers)
        self._stack = PageStack()
        self.further = FurtherPages(self, desk, self._stack)
        self.open_page, self.open_papers = self.further.open, self.further.open_papers
        self.opened = OpenReceptions(self._front, self._stack, self.banner)
        self.new_call, self.sample_call = self.opened.begin_call, self.opened.sample_call
        self.call_from_file = self.opened.call_from_file
        self.case_actions = CaseActions(self, desk)
        self.status = StatusLine(desk)
        self.telephone = TelephoneBar(self, desk) if self._registers else None
        self._relist = QTimer(self, singleShot=True, interval=80)
        self._build()
        self._connect()
        self.addActions(actions(self, desk.syncing.sync_now, registers=self._registers))
        self.shift = Shift(self, desk)
        self.page_keys = frozenset(kind.key for kind in open_to(desk))
        for kind in open_to(desk):
            self.addAction(self.side.add_page(kind, self.open_page))
        if self._registers:
            self.aids = WindowAids(self, desk)
            self.badge = TaskBadge(desk, self.status, self.banner, lambda: self.further.open_key(TASKS_KEY))
        self._front.list_receptions(local_day(now()), self._listed_first, FIRST_LINES)
        if not desk.unlocked.secret_in_key_ring:
            self.banner.show_note(
                self.tr("本机密钥存放在文件里"),
                self.tr("系统没有可用的密钥环，本机密钥放在只有您能读的文件里。建议管理员装上密钥环。"),
            )

    @property
    def page(self) -> QWidget:
        """The page that is shown."""
        return self._stack.currentWidget()

    @property
    def papers(self) -> PapersPage | None:
        """The page of a case's papers, once it was opened."""
        return self.further.papers

    # the working day

    def open_reception(self, reception_id: str) -> None:
        """Show a reception: its open page, its case, or the form it was left in."""
        if page := self.opened.pages.get(reception_id):
            self.opened.show(page)
            return
        self._front.open_reception(reception_id, self._opened)

    def open_hit(self, hit: Hit) -> None:
        """Show what was found; what was said, in its reception at its second."""
        said = next((why for why in hit.whys if why.second is not None), None)
        if said is None:
            self.open_reception(hit.reception_id)
            return

        def show_said() -> None:
            if isinstance(self.page, CallPage | CasePage):
                self.page.text.show_second(said.second or 0, said.text.strip("…"))

        def opened(view: ReceptionView) -> None:
            self._opened(view)
            show_said()

        if page := self.opened.pages.get(said.reception_id):
            self.opened.show(page)
            show_said()
        else:
            self._front.open_reception(said.reception_id, opened)

    def change_case(self, reception_id: str) -> None:
        """Open a registered case in the form, the cursor where something is missing."""

        def opened(view: ReceptionView) -> None:
            if self.is_fit(view):
                self.opened.open(view, view.missing)

        self._front.open_reception(reception_id, opened)

    def preview(self, reception_id: str) -> None:
        """Show the paper of a reception."""
        if self.case_page.view and not self.is_fit(self.case_page.view):
            return
        self._front.paper.render(reception_id, lambda pdf: self._preview(reception_id, pdf), self.banner.show_error)

    def list_receptions(self, day: date | None = None) -> None:
        """Ask for the list anew."""
        self._front.list_receptions(day or local_day(now()), self._listed)

    def show_edited(self, reception_id: str) -> None:
        """What was said in a reception reads otherwise now."""
        if page := self.opened.pages.get(reception_id):
            self._front.open_reception(reception_id, page.show_text)
        if self.case_page.view and self.case_page.view.id == reception_id:
            self.case_page.reload()

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is typed is written down, what is recorded is completed by the desk's own closing."""
        self._front.changed.disconnect(self._changed)
        self._relist.stop()
        self.opened.retire()
        self.further.retire()
        super().closeEvent(event)

    # answers

    def _registered(self, view: ReceptionView) -> None:
        self.case_page.show_case(view)
        self._stack.show_page(self.case_page)
        self._note_open()

    def _say_recovered(self, page: CallPage) -> None:
        if words := self.shift.recovered_words(page.reception_id):
            page.header.say(words)

    def is_fit(self, view: ReceptionView) -> bool:
        """Whether the case can be worked on; a void one is brought back first."""
        if view.void:
            self.banner.show_note(self.tr("这件登记已作废"), self.tr("要修改或打印，请先按 Shift+F2 撤销作废。"))
        return not view.void

    def _opened(self, view: ReceptionView) -> None:
        if not self._registers or (view.case_id and not view.draft):
            self._registered(view)
        else:
            self.opened.open(view)

    def dial(self, number: str) -> None:
        """Call a number, where the desk has a telephone."""
        if self.telephone:
            self.telephone.dial_number(number)

    def _mark_shown(self) -> None:
        """The list marks what the page shows."""
        if reception_id := self.further.reception_in_front:
            self.receptions.select(reception_id)

    def _note_open(self) -> None:
        """What is open here is said at the next sync; who else has it open, the case's page says."""
        case = self.case_page.view.case_id if self.case_page.view and self.page is self.case_page else None
        opened = (page.case_id for page in self.opened.pages.values())
        self._desk.syncing.note_open(list(filter(None, (case, *opened))))
        self.case_page.process.show_others(self._desk.syncing.also_open(case or ""))

    def _preview(self, reception_id: str, pdf: bytes) -> None:
        send = partial(self._front.paper.print, reception_id, pdf)
        view = self.case_page.view
        times = view.printings if view and view.id == reception_id else 0
        title = self.tr("登记表")
        dialog = Preview(self._front, title, pdf, send, self, kind="registration", printings=times)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _listed_first(self, lines: list[ReceptionLine]) -> None:
        """The newest lines at once, at the start; then those of a long day."""
        self._listed(lines)
        self._relist.start()

    def _listed(self, lines: list[ReceptionLine]) -> None:
        self.side.show_lines(lines)
        self._mark_shown()

    def _changed(self, changed: Changed) -> None:
        if LISTED & changed.rows.keys():
            self._relist.start()

    def _show_engine(self, error: ExpectedError | None) -> None:
        if error:
            self.banner.show_error(error)

    def _show_job(self, line: JobLine) -> None:
        if advice := advice_words(line):
            self.banner.show_note(f"{state_words(line)}：{line.title}", advice)

    # building

    def _build(self) -> None:
        self._name_station(None)
        self.resize(1360, 860)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.banner)
        if self.telephone:
            right.addWidget(self.telephone.whole)
        right.addWidget(self.opened.bar)
        right.addWidget(self._stack, 1)
        content = QWidget()
        columns = QHBoxLayout(content)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        columns.addWidget(self.side, 1)
        columns.addLayout(right, 3)
        self.setCentralWidget(content)
        self._nothing = self._empty()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self.case_page)
        self.setStatusBar(self.status)

    def _name_station(self, name: str | None) -> None:
        """As it is called by now: the centre may have renamed it."""
        self.setWindowTitle(self.tr("前台 · {0}").format(name or self._desk.unlocked.desk.station_name))

    def _empty(self) -> QWidget:
        text = self.tr("电话响了，按 F5；有人来访，按 F6。\n边听边记：文字自己出来，表格自己填好，您逐项按回车确认。")
        if not self._registers:
            text = self.tr("您的角色不登记来电来访。\n可以打开的页面在左边“更多”里。")
        label = having(QLabel(text, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True), objectName="empty")
        page = QWidget()
        QVBoxLayout(page).addWidget(label)
        return page

    def _connect(self) -> None:
        self._desk.syncing.changed.connect(lambda state: self._name_station((state.receipt or {}).get("station_name")))
        self.side.call.connect(self.new_call)
        self.side.visit.connect(self.opened.begin_visit)
        self.side.sample_call.connect(self.sample_call)
        self.side.batch.clicked.connect(self.case_actions.batch)
        self.opened.brought.connect(self._say_recovered)
        self.opened.registered.connect(self._registered)
        self.opened.minutes_wanted.connect(lambda: self.further.open_key(MINUTES_KEY))
        self.opened.emptied.connect(lambda: self._stack.show_page(self._nothing))
        self._stack.currentChanged.connect(self._mark_shown)
        self._stack.currentChanged.connect(lambda _index: self.page_shown.emit())
        self._stack.currentChanged.connect(self._note_open)
        self._desk.syncing.changed.connect(lambda _state: self._note_open())
        self.receptions.chosen.connect(lambda line: self.open_reception(line.id))
        self.side.hits.chosen.connect(self.open_hit)
        self.search.problem.connect(self.banner.show_error)
        self._relist.timeout.connect(self.search.ask)
        self.case_page.problem.connect(self.banner.show_error)
        self.case_page.change.connect(self.change_case)
        self.case_page.preview.connect(self.preview)
        self.case_page.opens.connect(self.open_reception)
        self.case_page.papers_wanted.connect(self.open_papers)
        for wanted, act in (
            (self.case_page.void_wanted, self.case_actions.void),
            (self.case_page.turn_wanted, self.case_actions.turn),
            (self.case_page.move_wanted, self.case_actions.move),
            (self.case_page.export_wanted, self.case_actions.export),
        ):
            wanted.connect(lambda _view, act=act: act())
        self.case_page.process.remind.clicked.connect(self.case_actions.remind)
        self.case_page.employer.connect(self.further.open_employer)
        self.case_page.settled.connect(lambda _id: self._desk.syncing.sync_now())
        self.status.differences.connect(lambda: self._desk.settling.first_difference(self.open_reception))
        received = self.tr("中心的回执已收到，回执号 {0}")
        self._desk.closing.completed.connect(
            lambda number: self.banner.show_note(self.tr("日结完成"), received.format(number))
        )
        self._relist.timeout.connect(self.list_receptions)
        self._front.changed.connect(self._changed)
        self._front.engine_changed.connect(self._show_engine)
        self._front.prints.moved.connect(self._show_job)
        self._chain = ChainWatch(self._desk, self.banner)
        self._desk.runner.failed.connect(self.banner.show_error)
        self._desk.runner.crashed.connect(self.banner.show_crash)
