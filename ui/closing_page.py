"""日结: the supervisor's page. One button; the day's figures, what stays open and whose it is, the receipt."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.app import Desk
from desktop.closing import DayState, Progress
from desktop.printing.amounts import digits
from offline_store.closing import COMPLETE, ClosingView, OpenItem
from offline_store.types import from_plain
from ui.cards import card
from ui.preview import Preview
from ui.properties import having
from ui.report_dialog import ReportDialog
from ui.status_line import WRONG_CLOCK
from ui.words import clock, day_and_clock, duration, said

QUARANTINE_KEY = "F11"
"""Of the page 隔离, where a quarantined change is looked at."""


class ClosingPage(QWidget):
    """Shows the day as it stands each time it is opened, and whenever something changes in it."""

    problem = Signal(object)
    opens = Signal(str)
    """A reception to be shown."""
    page_wanted = Signal(str)
    """The key of another page."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._closing = desk, desk.closing
        self._last: ClosingView | None = None
        self._day = having(QLabel(), objectName="caseNumber")
        self._note = having(QLabel(wordWrap=True), objectName="faint")
        self.begin = having(QPushButton(self.tr("日结  Alt+R")), objectName="primary", shortcut="Alt+R")
        self.cancel = having(QPushButton(self.tr("取消  Alt+X")), shortcut="Alt+X", visible=False)
        self.print = having(QPushButton(self.tr("日结单  Alt+P")), shortcut="Alt+P", enabled=False)
        self.reports = having(QPushButton(self.tr("报表  Alt+T")), shortcut="Alt+T")
        self._bar = having(
            QProgressBar(), visible=False, textVisible=False, objectName="closing", accessibleName=self.tr("日结进度")
        )
        self._step = QLabel(wordWrap=True)
        self._figures = QGridLayout()
        self._receipts = QLabel(wordWrap=True, textInteractionFlags=Qt.TextInteractionFlag.TextSelectableByMouse)
        self.open_items = having(QListWidget(), accessibleName=self.tr("未了事项"), objectName="openItems")
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Read the day anew."""
        self._closing.read_day(self._show)

    @property
    def words(self) -> str:
        """What the page says of the closing."""
        return f"{self._step.text()}\n{self._receipts.text()}"

    def has_receipt(self) -> bool:
        """Whether the centre has given its receipt for the latest closing of the day."""
        return self._last is not None and self._last.result == COMPLETE

    def _show(self, state: DayState) -> None:
        who = self._desk.unlocked.desk
        self._day.setText(self.tr("{0}年{1}月{2}日").format(state.day.year, state.day.month, state.day.day))
        self._note.setText(self.tr("{0}　{1} 席位{2}").format(who.station_name, who.number, self._clock_words()))
        self._show_figures(state.figures)
        self._last = state.closings[0] if state.closings else None
        self.print.setEnabled(self._last is not None)
        self._receipts.setText("\n".join(map(self._closing_words, state.closings)))
        self.open_items.clear()
        for item in state.open_items:
            line = QListWidgetItem(self._item_words(item))
            line.setData(Qt.ItemDataRole.UserRole, item)
            self.open_items.addItem(line)
        if not state.open_items:
            line = QListWidgetItem(self.tr("没有未了事项。"))
            line.setFlags(Qt.ItemFlag.NoItemFlags)
            self.open_items.addItem(line)

    def _show_figures(self, figures: dict[str, int]) -> None:
        not_asked = figures["people_not_asked"]
        shown = (
            (self.tr("案件"), self.tr("{0} 件").format(figures["cases"]), ""),
            (self.tr("接待"), self.tr("{0} 次").format(figures["receptions"]), self._time_words(figures)),
            (
                self.tr("涉及人数"),
                self.tr("{0} 人").format(figures["people"]),
                self.tr("另有 {0} 件未问人数").format(not_asked) if not_asked else "",
            ),
            (self.tr("涉及欠薪"), digits(figures["arrears"]), ""),
        )
        while (item := self._figures.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        for column, (name, figure, more) in enumerate(shown):
            self._figures.addWidget(having(QLabel(name), objectName="fieldLabel"), 0, column)
            self._figures.addWidget(having(QLabel(figure), objectName="caseNumber"), 1, column)
            self._figures.addWidget(having(QLabel(more), objectName="faint"), 2, column)

    def _time_words(self, figures: dict[str, int]) -> str:
        """How long was worked on them, by the program's own measure."""
        seconds = figures.get("active_seconds", 0)
        return self.tr("办理用时 {0}").format(duration(seconds)) if seconds else ""

    def _closing_words(self, view: ClosingView) -> str:
        if view.result != COMPLETE:
            return self.tr("{0} {1} 日结，待回执：收全并核对一致后自动补上。").format(clock(view.closed_at), view.clerk)
        lines = [
            self.tr("{0} {1} 日结，回执号 {2}").format(clock(view.closed_at), view.clerk, view.receipt["number"]),
            *(self._neighbour_words(other) for other in view.receipt.get("neighbours", ())),
        ]
        return "\n".join(lines)

    def _neighbour_words(self, other: dict[str, str]) -> str:
        if other["closed"]:
            return self.tr("　{0} 席位已日结").format(other["number"])
        if not other["last_contact"]:
            return self.tr("　{0} 席位还没有日结，从未联系过中心").format(other["number"])
        last = day_and_clock(from_plain(other["last_contact"], datetime))
        return self.tr("　{0} 席位还没有日结，最近联系 {1}").format(other["number"], last)

    def _item_words(self, item: OpenItem) -> str:
        words = {
            "draft": self.tr("{0} 的接待还没有登记"),
            "text": self.tr("{0} 的录音文字还没有写完"),
            "conflict": self.tr("{0} 与别的席位不一致，等人处理"),
            "quarantine": self.tr("{0} 的内容中心没有收下，在隔离中"),
            "incomplete": self.tr("{0} 缺姓名电话或反映情况"),
            "unsent": self.tr("{0} 条还没有上传"),
        }
        reason = self._desk.syncing.state.reason
        why = self.tr("（{0}）").format(said(reason)[0]) if item.kind == "unsent" and reason else ""
        return self.tr("{0}{1}　经办：{2}").format(words.get(item.kind, "{0}").format(item.about), why, item.owner)

    def _clock_words(self) -> str:
        difference = int((self._desk.syncing.state.receipt or {}).get("clock_difference_seconds", 0))
        if abs(difference) <= WRONG_CLOCK:
            return ""
        minutes = round(abs(difference) / 60)
        return self.tr("　本机时钟与中心相差 {0} 分钟，日期按本机").format(minutes)

    def _show_progress(self, progress: Progress) -> None:
        is_busy = bool(progress.step)
        self._bar.setVisible(is_busy)
        self._bar.setRange(0, progress.total if progress.step == "sending" else 0)
        self._bar.setValue(progress.done)
        self.begin.setEnabled(not is_busy)
        self.cancel.setVisible(is_busy)
        steps = {
            "writing": self.tr("正在写下日结…"),
            "sending": self.tr("正在上传并核对 {0} / {1}").format(progress.done, progress.total),
        }
        self._step.setText(steps.get(progress.step, ""))
        if progress.reason:
            title, explanation, advice = said(progress.reason)
            self._step.setText(self.tr("还没有回执：{0}。{1}{2}").format(title, explanation, advice))
        if not is_busy:
            self.refresh()

    def _open(self, line: QListWidgetItem) -> None:
        item: OpenItem | None = line.data(Qt.ItemDataRole.UserRole)
        if item is None:
            return
        if item.kind == "quarantine":
            self.page_wanted.emit(QUARANTINE_KEY)
        elif item.kind == "unsent":
            self._desk.syncing.sync_now()
        elif item.id:
            self.opens.emit(item.id)

    def _preview(self) -> None:
        if view := self._last:
            self._closing.render(view, lambda pdf: self._show_paper(view, pdf), self.problem.emit)

    def _show_paper(self, view: ClosingView, pdf: bytes) -> None:
        send = partial(self._closing.print, view.id, pdf)
        dialog = Preview(self._desk.front_desk, self.tr("日结单"), pdf, send, self.window(), kind="closing")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def show_reports(self) -> None:
        """日报、月报、年报 and the two lists."""
        dialog = ReportDialog(self._desk, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _build(self) -> None:
        titles = QVBoxLayout()
        titles.setSpacing(2)
        titles.addWidget(self._day)
        titles.addWidget(self._note)
        head = having(QFrame(), objectName="card")
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 10, 16, 10)
        row.addLayout(titles, 1)
        for button in (self.cancel, self.reports, self.print, self.begin):
            row.addWidget(button)
        today = having(QWidget(), objectName="plain")
        inside = QVBoxLayout(today)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addLayout(self._figures)
        inside.addWidget(self._bar)
        inside.addWidget(self._step)
        inside.addWidget(having(QLabel(self.tr("今日日结")), objectName="cardTitle"))
        inside.addWidget(self._receipts)
        inside.addStretch(1)
        self.open_items.setFrameShape(QFrame.Shape.NoFrame)
        self.open_items.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.open_items.setWordWrap(True)
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(card(self.tr("今日"), today), 1)
        columns.addWidget(card(self.tr("未了事项（回车打开）"), self.open_items), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(12)
        layout.addWidget(head)
        layout.addLayout(columns, 1)

    def _connect(self) -> None:
        self.begin.clicked.connect(lambda: self._closing.begin(self.problem.emit))
        self.cancel.clicked.connect(self._closing.cancel)
        self.print.clicked.connect(self._preview)
        self.reports.clicked.connect(self.show_reports)
        self.open_items.itemActivated.connect(self._open)
        self._closing.progressed.connect(self._show_progress)
        self._desk.front_desk.changed.connect(lambda _changed: self.refresh() if self.isVisible() else None)
