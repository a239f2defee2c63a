"""草稿: what was typed and never saved, each with its age, its clerk and its first words."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.app import Desk
from offline_store.drafts import Draft
from offline_store.roles import APPROVE, REGISTER
from offline_store.types import now
from ui.pages import PageKind
from ui.properties import having
from ui.reason_dialog import ReasonDialog
from ui.words import ago, day_and_clock, kind_words


class DraftsPage(QWidget):
    """The list; a draft stays where it is until somebody saves it."""

    opens = Signal(str)
    """A reception to be opened."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._title = having(QLabel(), objectName="caseNumber")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        content = having(QWidget(), objectName="drafts")
        body = QVBoxLayout(content)
        body.setContentsMargins(0, 0, 0, 0)
        body.addLayout(self._rows)
        body.addStretch(1)
        area = having(QScrollArea(widgetResizable=True), accessibleName=self.tr("草稿列表"))
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setStyleSheet("QScrollArea, #drafts { background: transparent; }")
        area.setWidget(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(self._title)
        layout.addWidget(area, 1)

    def refresh(self) -> None:
        """Ask for the drafts anew."""
        self._desk.session.drafts(self._show)

    def ask_to_take_over(self, clerk: str) -> None:
        """A supervisor takes everything that an absent clerk left open here."""

        def done(_count: int) -> None:
            dialog.accept()
            self.refresh()

        process = self._desk.process
        dialog = ReasonDialog(
            self.tr("接手草稿"),
            self.tr("{0} 在这台电脑上没有保存的接待都由您接手，内容一字不动，理由记入审计。为什么接手？").format(clerk),
            self.tr("接手"),
            lambda reason: process.take_over(clerk, reason, done, dialog.show_error),
            self,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _is_anothers(self, draft: Draft) -> bool:
        own = self._desk.unlocked.desk
        return own.may(APPROVE) and draft.clerk != own.clerk

    def _show(self, found: list[Draft]) -> None:
        while item := self._rows.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        self._title.setText(self.tr("{0} 份没有保存的草稿").format(len(found)) if found else self.tr("没有草稿"))
        for draft in found:
            self._rows.addWidget(self._row(draft))
        if found and (first := self.findChild(QPushButton)):
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, draft: Draft) -> QFrame:
        words = QLabel(draft.first_words, textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        about = self.tr("{0}，{1} 开始，最后写于{2} · {3}").format(
            kind_words(draft.kind), day_and_clock(draft.started_at), ago(now() - draft.kept_at), draft.clerk
        )
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addWidget(words)
        text.addWidget(having(QLabel(about, textFormat=Qt.TextFormat.PlainText), objectName="faint"))
        row = having(QFrame(), objectName="card")
        open_it = QPushButton(self.tr("打开"))
        open_it.setAccessibleName(self.tr("打开草稿 {0}").format(draft.first_words))
        later = having(QPushButton(self.tr("以后再说")), toolTip=self.tr("草稿留着，随时可以从“更多”里再打开"))
        open_it.clicked.connect(lambda: self.opens.emit(draft.id))
        later.clicked.connect(row.hide)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.addLayout(text, 1)
        if self._is_anothers(draft):
            take_over = QPushButton(self.tr("接手…"))
            take_over.setAccessibleName(self.tr("接手 {0} 的草稿").format(draft.clerk))
            take_over.clicked.connect(lambda: self.ask_to_take_over(draft.clerk))
            layout.addWidget(take_over)
        layout.addWidget(open_it)
        layout.addWidget(later)
        return row


def drafts_kind() -> PageKind:
    """The page as an entry of the menu."""
    return PageKind(QCoreApplication.translate("drafts", "草稿"), "Ctrl+D", REGISTER, DraftsPage)
