"""Signing a final record on the pad: who has signed, and the next one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from offline_store.minutes.record import signers
from offline_store.pad_signatures import ROLES, Picture
from ui.minutes_work import MinutesWork
from ui.properties import having
from ui.signature_pad import SignatureDialog


class MinutesSigning(QWidget):
    """Hidden until the record is final: a draft has no version that could be signed."""

    def __init__(self, work: MinutesWork) -> None:
        super().__init__()
        self._work = work
        self.waiting: tuple[tuple[str, str], ...] = ()
        """Who has not signed yet, with the word of her place on the paper."""
        self.dialog: SignatureDialog | None = None
        self.button = QPushButton(self.tr("签名  Alt+S"))
        self.said = having(QLabel(wordWrap=True), objectName="faint")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        row.addWidget(self.said, 1)
        self.button.clicked.connect(self.ask)
        work.opened.connect(self.refresh)
        self.hide()

    def refresh(self) -> None:
        """Ask who has signed."""
        now = self._work.now
        self.setVisible(now is not None and not now.is_draft)
        self._work.ask_signed(self._show)

    def ask(self) -> None:
        """The pad, for the next who signs."""
        now = self._work.now
        if now is None or now.is_draft or not self.waiting:
            return
        version = now.kept.version if now.kept else 1
        paper = self.tr("第 {0} 版　{1}").format(version, now.meeting.number)
        dialog = self.dialog = SignatureDialog(paper, self.waiting, self)

        def keep(who: str, word: str, png: bytes) -> None:
            self._work.sign((who, word), png, kept, dialog.failed)

        def kept(_signature_id: str) -> None:
            dialog.kept()
            self.refresh()

        dialog.keep_by(keep)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _show(self, found: tuple[Picture, ...]) -> None:
        there = {(each.who, ROLES.get(each.role, each.role)) for each in found}
        everyone = signers(self._work.kind, self._work.record)
        self.waiting = tuple(each for each in everyone if each not in there)
        self.button.setEnabled(bool(self.waiting))
        signed = "、".join(each.who for each in found) or self.tr("还没有人签")
        left = "、".join(who for who, _ in self.waiting)
        told = self.tr("已签：{0}").format(signed)
        self.said.setText(self.tr("{0}　还没签：{1}").format(told, left) if left else told)
