"""审批: what waits to be decided by a named person."""

from PySide6.QtCore import QCoreApplication

from desktop.app import Desk
from offline_store.process.decisions import Asked
from offline_store.roles import REGISTER
from ui.pages import PageKind
from ui.process_words import obstacle_words
from ui.queue_page import QueuePage
from ui.words import day_and_clock


class DecisionsPage(QueuePage[Asked]):
    """Oldest first. Who may not decide sees what waits, and why it is not hers."""

    def __init__(self, desk: Desk) -> None:
        explanation = self.tr("断网时也可以审批，联网后自动上传。审批的是人，不是颜色：每一项都记下是谁决定的。")
        super().__init__(self.tr("等审批的"), explanation, self.tr("审批意见（不同意时必填）"))
        self._process = desk.process
        self.approve = self.add_button(self.tr("同意"), lambda: self._decide(approved=True), primary=True)
        self.refuse = self.add_button(self.tr("不同意"), lambda: self._decide(approved=False))
        self.withdraw = self.add_button(self.tr("撤下"), self._withdraw)
        self.open_case = self.add_button(self.tr("打开案件"), self._open)

    def refresh(self) -> None:
        """Ask for the queue anew."""
        self._process.waiting(self._show)

    def show_item(self, item: Asked | None) -> None:
        """All of one asking."""
        for widget in (self.text, self.approve, self.refuse):
            widget.setVisible(item is not None and not item.obstacle)
        self.withdraw.setVisible(item is not None)
        self.open_case.setVisible(item is not None)
        self.detail.setText(self._words(item) if item else "")

    def _words(self, item: Asked) -> str:
        lines = [
            self.tr("{0}　{1}").format(item.name, item.number),
            item.move,
            self.tr("{0} {1} 提出").format(item.asked_by, day_and_clock(item.asked_at)),
            self.tr("理由：{0}").format(item.reason) if item.reason else "",
            obstacle_words(item.obstacle),
        ]
        return "\n\n".join(filter(None, lines))

    def _show(self, found: list[Asked]) -> None:
        lines = [
            "\n".join((f"{each.name}　{each.number}", f"{each.asked_by}　{day_and_clock(each.asked_at)}"))
            for each in found
        ]
        title = self.tr("{0} 项等审批").format(len(found)) if found else self.tr("没有等审批的")
        self.show_items(found, lines, title)

    def _decide(self, *, approved: bool) -> None:
        if self.item is None:
            return
        if not approved and not self.said:
            self.message.setText(self.tr("不同意要写明意见，提出的人会看到。"))
            self.text.setFocus()
            return
        self._process.decide(self.item.id, approved, self.said, self.done, self.failed)

    def _withdraw(self) -> None:
        if self.item:
            self._process.withdraw_asking(self.item.id, self.done, self.failed)

    def _open(self) -> None:
        if self.item:
            self._process.newest_reception(self.item.case_id, self.opens.emit)


def decisions_kind() -> PageKind:
    """The page as an entry of the menu."""
    return PageKind(QCoreApplication.translate("process", "审批"), "Ctrl+Shift+P", REGISTER, DecisionsPage)
