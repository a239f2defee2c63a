"""并案 on the page of a case: what is proposed, what it was joined to, what was joined to it."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.group_matters import GroupMatters
from offline_store.joining import CaseLine, Joined, Proposal
from offline_store.queries import ReceptionView
from ui.join_dialog import JoinDialog, case_words
from ui.matter_words import list_words
from ui.properties import having


class CaseJoining(QWidget):
    """Hidden where there is nothing to say."""

    problem = Signal(object)
    opens = Signal(str)
    """A reception of another case."""
    changed = Signal()

    def __init__(self, groups: GroupMatters, *, changes: bool) -> None:
        super().__init__()
        self._groups, self._changes = groups, changes
        self._case_id = ""
        self.joined: Joined | None = None
        """How the shown case stands to others, once it is known."""
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 8)
        self._lines.setSpacing(6)
        self.hide()

    def show_case(self, view: ReceptionView) -> None:
        """Ask about this case."""
        self._case_id = view.case_id or ""
        self.refresh()

    def refresh(self) -> None:
        """Ask again."""
        case_id = self._case_id

        def known(joined: Joined) -> None:
            if case_id == self._case_id:
                self._show(joined)

        self.hide()
        if case_id:
            self._groups.of_case(case_id, known)

    def ask(self, proposal: Proposal) -> None:
        """Choose what is joined to what."""
        dialog = JoinDialog(self._groups, proposal, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.joined.connect(lambda _case_id: self.changed.emit())
        dialog.open()

    def _show(self, joined: Joined) -> None:
        self.joined = joined
        while item := self._lines.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        if joined.proposal and self._changes:
            self._lines.addWidget(self._proposed(joined.proposal))
        if joined.into:
            self._lines.addWidget(
                self._told(self.tr("已并入 {0}").format(case_words(joined.into)), joined.into, self._case_id)
            )
        if joined.holds:
            self._lines.addWidget(having(QLabel(self._sums(joined.holds)), objectName="cardTitle"))
            members = QLabel(list_words(joined.members, masked=True), wordWrap=True)
            members.setTextFormat(Qt.TextFormat.PlainText)
            members.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            members.setAccessibleName(self.tr("并入案件的人员名单"))
            self._lines.addWidget(members)
        for line in joined.holds:
            self._lines.addWidget(self._told(case_words(line), line, line.id))
        self.setVisible(self._lines.count() > 0)

    def _sums(self, holds: Sequence[CaseLine]) -> str:
        people = sum(line.people or 0 for line in holds)
        return self.tr("并入 {0} 件，{1} 人").format(len(holds), people)

    def _proposed(self, proposal: Proposal) -> QFrame:
        join = QPushButton(self.tr("并案…"))
        join.clicked.connect(lambda: self.ask(proposal))
        frame = having(QFrame(), objectName="proposal")
        row = QHBoxLayout(frame)
        row.setContentsMargins(12, 6, 8, 6)
        row.addWidget(QLabel(proposal_words(proposal), wordWrap=True), 1)
        row.addWidget(join)
        return frame

    def _told(self, text: str, line: CaseLine, joined_id: str) -> QWidget:
        """A case that this one has to do with, to be opened; and the joining of `joined_id`, to be undone."""
        shown = QWidget()
        row = QHBoxLayout(shown)
        row.setContentsMargins(0, 0, 0, 0)
        label = QLabel(text, wordWrap=True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        row.addWidget(label, 1)
        if line.reception_id:
            open_it = QPushButton(self.tr("打开"))
            open_it.setAccessibleName(self.tr("打开 {0}").format(line.number))
            open_it.clicked.connect(lambda: self.opens.emit(line.reception_id))
            row.addWidget(open_it)
        if self._changes:
            take_out = QPushButton(self.tr("移出"))
            take_out.setAccessibleName(self.tr("移出 {0}").format(line.number))
            take_out.clicked.connect(lambda: self._groups.take_out(joined_id, self._was_changed, self.problem.emit))
            row.addWidget(take_out)
        return shown

    def _was_changed(self, _none: None) -> None:
        self.changed.emit()


def proposal_words(proposal: Proposal) -> str:
    """The calm line."""
    said = QCoreApplication.translate("joining", "该单位近 {0} 天有 {1} 件个案，可以并案")
    return said.format(proposal.days, len(proposal.cases))
