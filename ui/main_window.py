"""The window: today's receptions on the left, the page being worked on at the right, the line to the centre below."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

import resources
from desktop.app import Desk
from offline_store.errors import ExpectedError
from offline_store.queries import ReceptionLine, ReceptionView
from offline_store.roles import REGISTER
from offline_store.store import Changed
from offline_store.types import local_day, now
from ui.banner import Banner
from ui.call_page import CallPage
from ui.case_numbers import CaseNumbers
from ui.case_page import CasePage
from ui.chain_watch import ChainWatch
from ui.keys import actions
from ui.pages import PageKind, kind_with, open_to
from ui.preview import Preview
from ui.properties import having
from ui.shift import Shift
from ui.side import Side
from ui.status_line import StatusLine

if TYPE_CHECKING:
    from desktop.call import Conversation

SAMPLE_CALL = "samples/call.flac"
LISTED = frozenset({"reception", "case", "person", "employer", "party", "change", "conflict"})
"""Tables that the list of receptions is made of."""


class MainWindow(QMainWindow):
    """The front desk at work."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._front = desk, desk.front_desk
        self._registers = desk.unlocked.desk.may(REGISTER)
        self._calls: dict[str, CallPage] = {}
        self._pages: dict[PageKind, QWidget] = {}
        self.banner = Banner()
        self._side = Side(self._front.search, practice=desk.practice, registers=self._registers)
        self.receptions, self.search = self._side.receptions, self._side.search
        self.show_today = self._side.show_today
        self.case_page = CasePage(self._front, desk.settling, CaseNumbers(desk), changes=self._registers)
        self._stack = QStackedWidget()
        self.status = StatusLine(desk)
        self._relist = QTimer(self, singleShot=True, interval=80)
        self._build()
        self._connect()
        self.addActions(actions(self, desk.syncing.sync_now, registers=self._registers))
        self.shift = Shift(self, desk)
        for kind in open_to(desk):
            self.addAction(self._side.add_page(kind, self.open_page))
        self.list_receptions()
        if not desk.unlocked.secret_in_key_ring:
            self.banner.show_note(
                self.tr("本机密钥存放在文件里"),
                self.tr("系统没有可用的密钥环，本机密钥放在只有您能读的文件里。建议管理员装上密钥环。"),
            )

    @property
    def page(self) -> QWidget:
        """The page that is shown."""
        return self._stack.currentWidget()

    # the working day

    def new_call(self, device: str | int | None = None) -> None:
        """The phone rings: open a page and record from the input device (None: the system's own choice)."""
        self._begin(lambda page: self._front.record_device(page.reception_id, device, *self._recorded(page)))

    def sample_call(self) -> None:
        """Practise with the shipped call, by the same path as a real one."""
        self.call_from_file(resources.path(SAMPLE_CALL), realtime=True)

    def call_from_file(self, path: Path, *, realtime: bool) -> None:
        """A call whose sound comes from a file."""

        def record(page: CallPage) -> None:
            done, failed = self._recorded(page)
            self._front.record_file(page.reception_id, path, realtime=realtime, done=done, failed=failed)

        self._begin(record)

    def open_reception(self, reception_id: str) -> None:
        """Show a reception: its open page, its case, or the form it was left in."""
        if page := self._calls.get(reception_id):
            self._show(page)
            return
        self._front.open_reception(reception_id, self._opened)

    def change_case(self, reception_id: str) -> None:
        """Open a registered case in the form."""

        def opened(view: ReceptionView) -> None:
            self._open_page(view)

        self._front.open_reception(reception_id, opened)

    def preview(self, reception_id: str) -> None:
        """Show the paper of a reception."""
        self._front.render_form(reception_id, lambda pdf: self._preview(reception_id, pdf), self.banner.show_error)

    def list_receptions(self, day: date | None = None) -> None:
        """Ask for the list anew."""
        self._front.list_receptions(day or local_day(now()), self._listed)

    def open_page(self, kind: PageKind) -> None:
        """Show one of the further pages."""
        page = self._pages.get(kind)
        if page is None:
            page = self._pages[kind] = kind.make(self._desk)
            self._stack.addWidget(page)
            for signal, slot in (
                ("problem", self.banner.show_error),
                ("opens", self.open_reception),
                ("page_wanted", lambda key: self.open_page(kind_with(self._desk, key))),
            ):
                if heard := getattr(page, signal, None):
                    heard.connect(slot)
        if refresh := getattr(page, "refresh", None):
            refresh()
        self._show(page)

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is typed is written down, what is recorded is completed by the desk's own closing."""
        self._front.changed.disconnect(self._changed)
        self._relist.stop()
        for page in self._calls.values():
            page.retire()
        super().closeEvent(event)

    # answers

    def _begin(self, record: Callable[[CallPage], None]) -> None:
        self.banner.hide()

        def opened(view: ReceptionView) -> None:
            page = self._open_page(view)
            record(page)

        self._front.begin_call(
            lambda reception_id: self._front.open_reception(reception_id, opened), self.banner.show_error
        )

    def _recorded(self, page: CallPage) -> tuple[Callable[[Conversation], None], Callable[[ExpectedError], None]]:
        def failed(error: ExpectedError) -> None:
            page.show_unrecorded()
            self.banner.show_error(error)

        return page.begin_recording, failed

    def _open_page(self, view: ReceptionView) -> CallPage:
        page = CallPage(self._front, view)
        page.problem.connect(self.banner.show_error)
        page.refused.connect(lambda sentence: self.banner.show_note(self.tr("还不能保存"), sentence))
        page.saved.connect(self._saved)
        page.resume.connect(lambda: self._front.record_device(page.reception_id, None, *self._recorded(page)))
        self._calls[view.id] = page
        self._stack.addWidget(page)
        self._show(page)
        page.form.fields["name"].line.setFocus()
        if words := self.shift.recovered_words(view.id):
            page.header.say(words)
        return page

    def _saved(self, reception_id: str) -> None:
        self._front.open_reception(reception_id, self._opened_after_save)

    def _opened_after_save(self, view: ReceptionView) -> None:
        self.banner.show_note(self.tr("已保存"), self.tr("登记号 {0}").format(view.number))
        page = self._calls[view.id]
        if page.recording:
            return  # the call goes on: what is still said can still be taken over
        self.case_page.show_case(view)
        self._show(self.case_page)
        del self._calls[view.id]
        page.retire()
        self._stack.removeWidget(page)
        page.deleteLater()

    def _opened(self, view: ReceptionView) -> None:
        if not self._registers or (view.case_id and not view.draft):
            self.case_page.show_case(view)
            self._show(self.case_page)
        else:
            self._open_page(view)

    def _show(self, page: QWidget) -> None:
        self._stack.setCurrentWidget(page)
        self._mark_shown()

    def _mark_shown(self) -> None:
        """The list marks what the page shows."""
        page = self.page
        if isinstance(page, CallPage):
            self.receptions.select(page.reception_id)
        elif isinstance(page, CasePage) and page.view:
            self.receptions.select(page.view.id)

    def _preview(self, reception_id: str, pdf: bytes) -> None:
        send = partial(self._front.print_form, reception_id, pdf)
        dialog = Preview(self._front, self.tr("来电登记表"), pdf, send, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _listed(self, lines: list[ReceptionLine]) -> None:
        self._side.show_lines(lines)
        self._mark_shown()

    def _changed(self, changed: Changed) -> None:
        if LISTED & changed.rows.keys():
            self._relist.start()

    def _show_engine(self, error: ExpectedError | None) -> None:
        if error:
            self.banner.show_error(error)

    # building

    def _build(self) -> None:
        desk = self._desk.unlocked.desk
        self.setWindowTitle(self.tr("前台 · {0}").format(desk.station_name))
        self.resize(1360, 860)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.banner)
        right.addWidget(self._stack, 1)
        content = QWidget()
        columns = QHBoxLayout(content)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        columns.addWidget(self._side, 1)
        columns.addLayout(right, 3)
        self.setCentralWidget(content)
        self._stack.addWidget(self._empty())
        self._stack.addWidget(self.case_page)
        self.setStatusBar(self.status)

    def _empty(self) -> QWidget:
        text = self.tr("电话响了，按 F5。\n边听边记：文字自己出来，表格自己填好，您逐项按回车确认。")
        if not self._registers:
            text = self.tr("您的角色不登记来电来访。\n可以打开的页面在左边“更多”里。")
        label = having(QLabel(text, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True), objectName="empty")
        page = QWidget()
        QVBoxLayout(page).addWidget(label)
        return page

    def _connect(self) -> None:
        self._side.call.connect(self.new_call)
        self._side.sample_call.connect(self.sample_call)
        self.receptions.chosen.connect(lambda line: self.open_reception(line.id))
        self._side.hits.chosen.connect(lambda hit: self.open_reception(hit.reception_id))
        self.search.problem.connect(self.banner.show_error)
        self._relist.timeout.connect(self.search.ask)
        self.case_page.problem.connect(self.banner.show_error)
        self.case_page.change.connect(self.change_case)
        self.case_page.preview.connect(self.preview)
        self.case_page.opens.connect(self.open_reception)
        self.case_page.settled.connect(lambda _id: self._desk.syncing.sync_now())
        self.status.differences.connect(lambda: self._desk.settling.first_difference(self.open_reception))
        received = self.tr("中心的回执已收到，回执号 {0}")
        self._desk.closing.completed.connect(
            lambda number: self.banner.show_note(self.tr("日结完成"), received.format(number))
        )
        self._relist.timeout.connect(self.list_receptions)
        self._front.changed.connect(self._changed)
        self._front.engine_changed.connect(self._show_engine)
        self._chain = ChainWatch(self._desk, self.banner)
        self._desk.runner.failed.connect(self.banner.show_error)
        self._desk.runner.crashed.connect(self.banner.show_crash)
