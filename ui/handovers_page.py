"""交办: what other stations handed to this one, and what it handed out."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QComboBox

from desktop.app import Desk
from desktop.case_process import Deliveries
from desktop.printing.amounts import digits
from offline_store.handovers import ACCEPTED, ANSWERED, OFFERED, TRANSFER, HandoverLine
from offline_store.roles import REGISTER
from offline_store.types import local_day, now
from ui.pages import PageKind
from ui.process_words import day_words
from ui.properties import having
from ui.queue_page import QueuePage
from ui.words import day_and_clock


class HandoversPage(QueuePage[HandoverLine]):
    """What is due first stands first; the buttons are those that this side has now."""

    def __init__(self, desk: Desk) -> None:
        explanation = self.tr("别的站点转来、请求协办的在这里接收或退回；交出去的在这里看到了哪一步。")
        super().__init__(self.tr("交办"), explanation, self.tr("退回或收回的原因，或者办理结果"))
        self._process = desk.process
        self.side = having(QComboBox(), accessibleName=self.tr("方向"))
        self.side.addItems([self.tr("收到的"), self.tr("交出的")])
        self.all = QCheckBox(self.tr("也看办完的"))
        self.accept = self.add_button(self.tr("接收"), lambda: self._reply("accept"), primary=True)
        self.answer = self.add_button(self.tr("反馈结果"), lambda: self._reply("answer"), primary=True)
        self.give_back = self.add_button(self.tr("退回"), lambda: self._reply("give_back"))
        self.withdraw = self.add_button(self.tr("收回"), lambda: self._reply("withdraw"))
        self.open_case = self.add_button(self.tr("打开案件"), self._open)
        self.head.addWidget(self.side)
        self.head.addWidget(self.all)
        self.side.currentIndexChanged.connect(self.refresh)
        self.all.toggled.connect(self.refresh)

    def refresh(self, *_changed: object) -> None:
        """Ask anew."""
        self._process.deliveries(self._show, open_only=not self.all.isChecked())

    def show_item(self, item: HandoverLine | None) -> None:
        """All of one hand-over."""
        status, sender = (item.status, item.is_sender) if item else ("", True)
        self.accept.setVisible(status == OFFERED and not sender)
        self.answer.setVisible(status in (ACCEPTED, ANSWERED) and not sender)
        self.give_back.setVisible(status in (OFFERED, ACCEPTED) and not sender)
        self.withdraw.setVisible(status == OFFERED and sender and item is not None)
        self.text.setVisible(any(each.isVisibleTo(self) for each in (self.answer, self.give_back, self.withdraw)))
        self.open_case.setVisible(item is not None)
        self.detail.setText(self._words(item) if item else "")

    def _words(self, item: HandoverLine) -> str:
        about = item.about
        arrears = self.tr("欠薪 {0}").format(digits(about["arrears"])) if about.get("arrears") is not None else ""
        people = self.tr("{0} 人").format(about["people"]) if about.get("people") else ""
        matter = "　".join(
            filter(None, ("、".join(about.get("dispute_types", ())), about.get("employer"), people, arrears))
        )
        lines = [
            self.tr("{0}　{1}").format(kind_words(item.kind), item.case_number),
            self.tr("{0} → {1}").format(item.from_name, item.to_name),
            matter,
            self.tr("诉求：{0}").format(about["claim"]) if about.get("claim") else "",
            self.tr("要求：{0}").format(item.request),
            self.tr("{0} {1} 发出；接收期限 {2}，办结期限 {3}").format(
                item.sent_by, day_and_clock(item.sent_at), day_words(item.accept_by), day_words(item.due_on)
            ),
            state_words(item),
            self.tr("原因：{0}").format(item.reason) if item.reason else "",
            self.tr("反馈：{0}").format(item.answer) if item.answer else "",
        ]
        return "\n\n".join(filter(None, lines))

    def _show(self, found: Deliveries) -> None:
        lines = found.outgoing if self.side.currentIndex() else found.incoming
        shown = [
            "\n".join(
                (
                    f"{kind_words(line.kind)}　{line.case_number}",
                    f"{line.to_name if line.is_sender else line.from_name}　{state_words(line)}",
                )
            )
            for line in lines
        ]
        title = self.tr("{0} 件交办").format(len(lines)) if lines else self.tr("没有交办")
        self.show_items(lines, shown, title)

    def _reply(self, how: str) -> None:
        if self.item is None:
            return
        if how != "accept" and not self.said:
            self.message.setText(self.tr("请先在上面写一句，对方会看到。"))
            self.text.setFocus()
            return
        self._process.reply(self.item.id, how, self.said, self.done, self.failed)

    def _open(self) -> None:
        if self.item:
            self._process.newest_reception(self.item.case_id, self.opens.emit)


def kind_words(kind: str) -> str:
    """How it was handed over."""
    return _tr("转办") if kind == TRANSFER else _tr("协办")


def state_words(line: HandoverLine) -> str:
    """Where a hand-over stands, and by how much it is late."""
    words = {
        "offered": _tr("等对方接收") if line.is_sender else _tr("等接收"),
        "accepted": _tr("已接收"),
        "returned": _tr("已退回"),
        "answered": _tr("已反馈"),
        "withdrawn": _tr("已收回"),
    }.get(line.status, line.status)
    due = {OFFERED: line.accept_by, ACCEPTED: line.due_on}.get(line.status)
    late = (local_day(now()) - due).days if due else 0
    return _tr("{0}，已超期 {1} 日").format(words, late) if late > 0 else words


def handovers_kind() -> PageKind:
    """The page as an entry of the menu."""
    return PageKind(_tr("交办"), "Ctrl+Shift+T", REGISTER, HandoversPage)


def _tr(text: str) -> str:
    return QCoreApplication.translate("process", text)
