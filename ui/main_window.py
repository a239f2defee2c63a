"""The window: today's receptions on the left, the page being worked on at the right, the line to the centre below."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

import resources
from desktop.app import Desk
from desktop.call import Conversation
from desktop.syncing import SyncState
from offline_store.errors import ExpectedError
from offline_store.queries import ReceptionLine, ReceptionView
from offline_store.store import Changed
from offline_store.types import local_day, now
from ui.banner import Banner
from ui.call_page import CallPage
from ui.case_page import CasePage
from ui.preview import Preview
from ui.properties import having
from ui.reception_list import ReceptionList
from ui.words import clock, said

SAMPLE_CALL = "samples/call.flac"
LISTED = frozenset({"reception", "case", "person", "employer", "party", "change"})
"""Tables that the list of receptions is made of."""


class MainWindow(QMainWindow):
    """The front desk at work."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._front = desk, desk.front_desk
        self._calls: dict[str, CallPage] = {}
        self.banner, self.receptions = Banner(), ReceptionList()
        self.case_page = CasePage(self._front)
        self._stack = QStackedWidget()
        self._count, self._sync, self._engine = (
            having(QLabel(), objectName="faint"),
            QLabel(),
            having(QLabel(), objectName="faint"),
        )
        self._relist = QTimer(self, singleShot=True, interval=80)
        self._build()
        self._connect()
        self._make_actions()
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
        self._front.open_reception(reception_id, self._changing)

    def preview(self, reception_id: str) -> None:
        """Show the paper of a reception."""
        self._front.render_form(reception_id, lambda pdf: self._preview(reception_id, pdf), self.banner.show_error)

    def list_receptions(self, day: date | None = None) -> None:
        """Ask for the list anew."""
        self._front.list_receptions(day or local_day(now()), self._listed)

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

        self._front.begin_call(lambda reception_id: self._front.open_reception(reception_id, opened), self._failed)

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
        self._calls[view.id] = page
        self._stack.addWidget(page)
        self._show(page)
        page.form.fields["name"].line.setFocus()
        return page

    def _changing(self, view: ReceptionView) -> None:
        self._open_page(view)

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
        if view.case_id and not view.draft:
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
        dialog = Preview(self._front, reception_id, pdf, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _listed(self, lines: list[ReceptionLine]) -> None:
        self.receptions.show_lines(lines)
        self._mark_shown()
        self._count.setText(self.tr("{0} 次").format(len(lines)))

    def _changed(self, changed: Changed) -> None:
        if LISTED & changed.rows.keys():
            self._relist.start()

    def _failed(self, error: ExpectedError) -> None:
        self.banner.show_error(error)

    def _show_sync(self, state: SyncState) -> None:
        self._sync.setText(self.sync_words())
        self._sync.setToolTip("".join(said(state.reason)) if state.reason else "")

    def sync_words(self) -> str:
        """What waits for the centre, and why."""
        state = self._desk.syncing.state
        if state.running:
            return self.tr("正在同步，{0} 条待上传").format(state.waiting)
        if state.reason:
            return self.tr("{0} 条待上传：{1}").format(state.waiting, said(state.reason)[0])
        if state.waiting:
            return self.tr("{0} 条待上传").format(state.waiting)
        return self.tr("已全部上传 {0}").format(clock(state.last_success)) if state.last_success else ""

    def _show_engine(self, error: ExpectedError | None) -> None:
        self._engine.setText(self.tr("语音转写就绪") if error is None else said(error)[0])
        if error:
            self.banner.show_error(error)

    # keys

    def _on_call(self, what: Callable[[CallPage], None]) -> Callable[[], None]:
        def act() -> None:
            if isinstance(self.page, CallPage):
                what(self.page)

        return act

    def _on_case(self, what: Callable[[str], None]) -> Callable[[], None]:
        def act() -> None:
            if isinstance(self.page, CasePage) and self.page.view:
                what(self.page.view.id)

        return act

    def _make_actions(self) -> None:
        for text, keys, act in (
            (self.tr("来电"), "F5", self.new_call),
            (self.tr("示例来电"), "Shift+F5", self.sample_call),
            (self.tr("已告知录音"), "F3", self._on_call(CallPage.give_notice)),
            (self.tr("引用这句话"), "Ctrl+J", self._on_call(CallPage.quote_selected)),
            (self.tr("挂断"), "F7", self._on_call(CallPage.hang_up)),
            (self.tr("保存"), "F9", self._on_call(CallPage.save)),
            (self.tr("保存"), "Ctrl+S", self._on_call(CallPage.save)),
            (self.tr("修改"), "F2", self._on_case(self.change_case)),
            (self.tr("登记表"), "F8", self._on_case(self.preview)),
            (self.tr("立即同步"), "F12", self._desk.syncing.sync_now),
            (self.tr("今日接待"), "Ctrl+L", self.receptions.setFocus),
        ):
            action = QAction(text, self)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(lambda _checked=False, act=act: act())
            self.addAction(action)

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
        columns.addWidget(self._side())
        columns.addLayout(right, 1)
        self.setCentralWidget(content)
        self._stack.addWidget(self._empty())
        self._stack.addWidget(self.case_page)
        self._fill_status_bar(f"{desk.station_code} · {desk.number} {self.tr('席位')} · {desk.clerk}")

    def _fill_status_bar(self, who: str) -> None:
        now_button = having(QToolButton(), text=self.tr("立即同步  F12"), autoRaise=True)
        now_button.clicked.connect(self._desk.syncing.sync_now)
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.addWidget(QLabel(who))
        bar.addWidget(self._engine)
        bar.addPermanentWidget(self._sync)
        bar.addPermanentWidget(now_button)

    def _side(self) -> QWidget:
        call = having(QPushButton(self.tr("来电  F5")), objectName="primary")
        call.clicked.connect(self.new_call)
        head = QHBoxLayout()
        head.addWidget(having(QLabel(self.tr("今日接待")), objectName="cardTitle"))
        head.addStretch(1)
        head.addWidget(self._count)
        top = QVBoxLayout()
        top.setContentsMargins(16, 14, 16, 10)
        top.setSpacing(10)
        top.addWidget(call)
        if self._desk.practice:
            sample = QPushButton(self.tr("示例来电（练习）  Shift+F5"))
            sample.clicked.connect(self.sample_call)
            top.addWidget(sample)
        top.addLayout(head)
        side = having(QWidget(), objectName="side")
        side.setFixedWidth(340)
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.receptions, 1)
        return side

    def _empty(self) -> QWidget:
        text = self.tr("电话响了，按 F5。\n边听边记：文字自己出来，表格自己填好，您逐项按回车确认。")
        label = having(QLabel(text, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True), objectName="empty")
        page = QWidget()
        QVBoxLayout(page).addWidget(label)
        return page

    def _connect(self) -> None:
        self.receptions.chosen.connect(lambda line: self.open_reception(line.id))
        self.case_page.problem.connect(self.banner.show_error)
        self.case_page.change.connect(self.change_case)
        self.case_page.preview.connect(self.preview)
        self._relist.timeout.connect(self.list_receptions)
        self._front.changed.connect(self._changed)
        self._front.engine_changed.connect(self._show_engine)
        self._desk.syncing.changed.connect(self._show_sync)
        self._desk.runner.failed.connect(self.banner.show_error)
        self._desk.runner.crashed.connect(self.banner.show_crash)
