"""并案: every employer with enough individual cases in the last days, each with its cases."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.app import Desk
from offline_store.joining import Proposal
from offline_store.roles import REGISTER
from ui.cards import scrolling
from ui.case_joining import proposal_words
from ui.join_dialog import JoinDialog, case_words
from ui.pages import PageKind
from ui.properties import having


class JoiningPage(QWidget):
    """One card for each employer."""

    problem = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._groups = desk.front_desk.groups
        self.proposals: list[Proposal] = []
        self._title = having(QLabel(), objectName="caseNumber")
        self._cards = QVBoxLayout()
        self._cards.setSpacing(10)
        content = having(QWidget(), objectName="plainPage")
        body = QVBoxLayout(content)
        body.setContentsMargins(0, 0, 0, 0)
        body.addLayout(self._cards)
        body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(self._title)
        layout.addWidget(scrolling(content), 1)

    def refresh(self) -> None:
        """Ask for the proposals anew."""
        self._groups.proposals(self._show)

    def ask(self, proposal: Proposal) -> None:
        """Choose what is joined to what."""
        dialog = JoinDialog(self._groups, proposal, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.joined.connect(lambda _case_id: self.refresh())
        dialog.open()

    def _show(self, proposals: list[Proposal]) -> None:
        self.proposals = proposals
        while item := self._cards.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        said = self.tr("{0} 个单位有个案可以并案") if proposals else self.tr("没有可以并案的个案")
        self._title.setText(said.format(len(proposals)))
        for proposal in proposals:
            self._cards.addWidget(self._card(proposal))

    def _card(self, proposal: Proposal) -> QFrame:
        join = QPushButton(self.tr("并案…"))
        join.setAccessibleName(self.tr("并案 {0}").format(proposal.employer))
        join.clicked.connect(lambda: self.ask(proposal))
        frame = having(QFrame(), objectName="card")
        text = QVBoxLayout()
        text.setSpacing(4)
        name = having(QLabel(proposal.employer, wordWrap=True), objectName="cardTitle")
        cases = having(QLabel("\n".join(map(case_words, proposal.cases)), wordWrap=True), objectName="faint")
        for label in (name, cases):
            label.setTextFormat(Qt.TextFormat.PlainText)
        text.addWidget(name)
        text.addWidget(QLabel(proposal_words(proposal)))
        text.addWidget(cases)
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 12, 16, 12)
        row.addLayout(text, 1)
        row.addWidget(join, 0, Qt.AlignmentFlag.AlignTop)
        return frame


def joining_kind() -> PageKind:
    """The page as an entry of the menu."""
    return PageKind(QCoreApplication.translate("joining", "并案"), "Ctrl+Shift+B", REGISTER, JoiningPage)
