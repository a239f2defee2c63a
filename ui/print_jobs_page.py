"""打印任务: what this machine handed to its printers, what became of it, and the way on."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QSpinBox

from desktop.app import Desk
from offline_store.printing import DONE, GONE, JobLine
from offline_store.roles import REGISTER
from ui.pages import PageKind
from ui.print_words import advice_words, state_words
from ui.properties import having
from ui.queue_page import QueuePage
from ui.words import day_and_clock


class PrintJobsPage(QueuePage[JobLine]):
    """The newest first; the buttons are those that a job has now."""

    def __init__(self, desk: Desk) -> None:
        explanation = self.tr("打印机说印完了才计入打印次数。缺纸、离线的会等着；取消和失败的不计数，请重新打印。")
        super().__init__(self.tr("打印任务"), explanation, self.tr("坏页的原因，例如：卡纸、盖章盖歪"))
        self._prints = desk.front_desk.prints
        self.sheets = having(
            QSpinBox(minimum=1, maximum=999, suffix=self.tr(" 张")), accessibleName=self.tr("坏页张数")
        )
        self.cancel = self.add_button(self.tr("取消打印"), self._cancel, primary=True)
        self.confirm = self.add_button(self.tr("已印出"), self._confirm, primary=True)
        self.spoil = self.add_button(self.tr("登记坏页"), self._spoil)
        self.buttons.insertWidget(2, self.sheets)
        self._prints.moved.connect(self.refresh)

    def refresh(self, *_moved: object) -> None:
        """Ask anew."""
        self._prints.recent(self._show)

    def show_item(self, item: JobLine | None) -> None:
        """All of one job."""
        is_paper = item is not None and item.phase == DONE and bool(item.form_id)
        self.cancel.setVisible(item is not None and item.is_open and bool(item.job))
        self.confirm.setVisible(item is not None and item.phase == GONE)
        for widget in (self.spoil, self.sheets, self.text):
            widget.setVisible(is_paper)
        self.detail.setText(self._words(item) if item else "")

    def _words(self, item: JobLine) -> str:
        lines = [
            item.title,
            self.tr("{0}：{1}").format(state_words(item), advice_words(item))
            if advice_words(item)
            else state_words(item),
            self.tr("{0} 打印，{1} 份，打印机 {2}，{3}").format(
                day_and_clock(item.at), item.copies, item.printer, item.clerk
            ),
            self.tr("打印服务的任务号：{0}").format(item.job) if item.job else "",
            self.tr("坏页 {0} 张，已登记").format(item.spoilt) if item.spoilt else "",
        ]
        return "\n\n".join(filter(None, lines))

    def _show(self, lines: list[JobLine]) -> None:
        shown = [f"{line.title}\n{day_and_clock(line.at)}　{state_words(line)}" for line in lines]
        waiting = sum(line.is_open for line in lines)
        title = self.tr("{0} 个任务还没有印完").format(waiting) if waiting else self.tr("没有等着的打印任务")
        self.show_items(lines, shown, title)

    def _cancel(self) -> None:
        if self.item:
            self._prints.cancel(self.item, self.failed)

    def _confirm(self) -> None:
        if self.item:
            self._prints.confirm(self.item, self.done, self.failed)

    def _spoil(self) -> None:
        if self.item:
            self._prints.spoil(self.item, self.sheets.value(), self.said, self.done, self.failed)


def print_jobs_kind() -> PageKind:
    """The page as an entry of the menu."""
    return PageKind(QCoreApplication.translate("pages", "打印任务"), "Ctrl+Shift+S", REGISTER, PrintJobsPage)
