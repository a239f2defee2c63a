"""用印登记: what was sealed, what waits to be approved, and asking for a seal."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout

from desktop.app import Desk
from desktop.sealing import Register, Wanted, status_words
from offline_store.roles import REGISTER
from offline_store.seal_uses import MOST_COPIES, STATUSES, SealUse
from ui.pages import PageKind
from ui.preview import Preview
from ui.process_words import obstacle_words
from ui.properties import having
from ui.queue_page import QueuePage
from ui.words import day_and_clock

SEALS_KEY = "Ctrl+Shift+O"
SOUGHT = 260
"""Pixels at 100 % of the line to search in, so that what it takes can be read."""


class SealsPage(QueuePage[SealUse]):
    """The newest first; whoever may approve does it here, too."""

    def __init__(self, desk: Desk) -> None:
        explanation = self.tr("每一版文书用一枚印章登记一次；断网时也可以申请和审批，联网后自动上传。")
        super().__init__(self.tr("用印登记"), explanation, self.tr("审批意见（不同意时必填）"))
        self._sealing, self._process, self._front = desk.sealing, desk.process, desk.front_desk
        self._found: Register | None = None
        self.status = having(QComboBox(), accessibleName=self.tr("情况"))
        self.status.addItem(self.tr("所有情况"), "")
        for status in STATUSES:
            self.status.addItem(status_words(status), status)
        self.sought = QLineEdit(
            placeholderText=self.tr("文书、文号、登记号、印章或人的一部分"), clearButtonEnabled=True
        )
        self.sought.setAccessibleName(self.tr("查找"))
        self.paper = having(QComboBox(), accessibleName=self.tr("给哪一份文书用印"))
        self.seal = having(QComboBox(editable=True), accessibleName=self.tr("印章"))
        self.copies = QSpinBox(minimum=1, maximum=MOST_COPIES, suffix=self.tr(" 份"))
        self.copies.setAccessibleName(self.tr("份数"))
        self.straddles = QCheckBox(self.tr("骑缝章"))
        self.reason = QLineEdit(placeholderText=self.tr("事由"))
        self.reason.setAccessibleName(self.tr("用印事由"))
        self.approve = self.add_button(self.tr("同意用印"), lambda: self._decide(approved=True), primary=True)
        self.refuse = self.add_button(self.tr("不同意"), lambda: self._decide(approved=False))
        self.withdraw = self.add_button(self.tr("撤下"), self._withdraw)
        self.open_case = self.add_button(self.tr("打开案件"), self._open)
        self.ask = self.add_button(self.tr("申请用印  Alt+A"), self.ask_for_it)
        self.ask.setShortcut("Alt+A")
        self.print = self.add_button(self.tr("打印登记簿…"), self._print)
        self._build_asking()
        self.status.currentIndexChanged.connect(lambda _row: self._choose_shown())
        self.sought.textChanged.connect(lambda _text: self._choose_shown())

    def refresh(self) -> None:
        """Ask for the register anew."""
        self._sealing.register(self._show)

    def show_item(self, item: SealUse | None) -> None:
        """All of one use."""
        waits = item is not None and item.status == "waiting"
        for widget in (self.text, self.approve, self.refuse):
            widget.setVisible(waits and not (item and item.obstacle))
        self.withdraw.setVisible(waits)
        self.open_case.setVisible(item is not None)
        self.detail.setText(self._words(item) if item else "")

    def ask_for_it(self) -> None:
        """Ask for what is filled in below."""
        form_id = self.paper.currentData()
        if not form_id:
            self.message.setText(self.tr("还没有定稿的文书。先在案件里把文书定稿。"))
            return
        wanted = Wanted(
            str(form_id),
            self.seal.currentText(),
            self.copies.value(),
            self.straddles.isChecked(),
            self.reason.text().strip(),
        )
        self._sealing.ask(wanted, self._asked, self.failed)

    def _asked(self, _use_id: str) -> None:
        self.reason.clear()
        self.done()

    def _words(self, item: SealUse) -> str:
        decided = item.decided_at
        straddles = self.tr("，盖骑缝章") if item.straddles else ""
        lines = [
            self.tr("{0}　{1}").format(item.paper, item.case_number),
            self.tr("{0}　{1} 份{2}").format(item.seal, item.copies, straddles),
            self.tr("{0} {1} 提出").format(item.asked_by, day_and_clock(item.asked_at)),
            self.tr("事由：{0}").format(item.reason) if item.reason else "",
            status_words(item.status),
            self.tr("{0} {1}").format(item.decided_by, day_and_clock(decided)) if decided else "",
            self.tr("意见：{0}").format(item.opinion) if item.opinion else "",
            obstacle_words(item.obstacle),
        ]
        return "\n\n".join(filter(None, lines))

    def _show(self, found: Register) -> None:
        self._found = found
        chosen = self.paper.currentData()
        self.paper.clear()
        for each in found.papers:
            self.paper.addItem(each.name, each.form_id)
        self.paper.setCurrentIndex(max(self.paper.findData(chosen), 0) if found.papers else -1)
        seal = self.seal.currentText()
        self.seal.clear()
        self.seal.addItems(found.seals)
        self.seal.setCurrentText(seal or found.seals[0])
        self._choose_shown()

    def _choose_shown(self) -> None:
        status, text = self.status.currentData(), self.sought.text().strip()
        uses = self._found.uses if self._found else ()
        shown = [
            use
            for use in uses
            if status in ("", use.status)
            and text in " ".join((use.paper, use.case_number, use.seal, use.asked_by, use.decided_by, use.reason))
        ]
        lines = [f"{use.paper}\n{use.seal}　{status_words(use.status)}　{use.asked_by}" for use in shown]
        self.show_items(shown, lines, self.tr("{0} 次用印").format(len(shown)) if shown else self.tr("没有用印"))
        self.print.setEnabled(bool(shown))

    def _decide(self, *, approved: bool) -> None:
        if self.item is None:
            return
        if not approved and not self.said:
            self.message.setText(self.tr("不同意要写明意见，提出的人会看到。"))
            self.text.setFocus()
            return
        self._sealing.decide(self.item.id, approved, self.said, self.done, self.failed)

    def _withdraw(self) -> None:
        if self.item:
            self._sealing.withdraw(self.item.id, self.done, self.failed)

    def _open(self) -> None:
        if self.item:
            self._process.newest_reception(self.item.case_id, self.opens.emit)

    def _print(self) -> None:
        self._sealing.render(self.items, self._preview, self.failed)

    def _preview(self, pdf: bytes) -> None:
        send = partial(self._sealing.print_list, pdf)
        dialog = Preview(self._front, self.tr("用印登记簿"), pdf, send, self, kind="seal_use")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _build_asking(self) -> None:
        self.head.addWidget(self.status)
        self.head.addWidget(self.sought)
        self.paper.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        asking = having(QFrame(), objectName="section")
        rows = QVBoxLayout(asking)
        rows.setContentsMargins(10, 8, 10, 8)
        rows.addWidget(self.paper)  # a line of its own: titles with their numbers are long
        row = QHBoxLayout()
        for widget, stretch in ((self.seal, 1), (self.copies, 0), (self.straddles, 0)):
            row.addWidget(widget, stretch)
        rows.addLayout(row)
        self.sought.setMinimumWidth(SOUGHT)
        self.inside.insertWidget(self.inside.count() - 1, asking)
        self.inside.insertWidget(self.inside.count() - 1, self.reason)


def seals_kind() -> PageKind:
    """The page as an entry of the menu."""
    return PageKind(QCoreApplication.translate("seals", "用印登记"), SEALS_KEY, REGISTER, SealsPage)
