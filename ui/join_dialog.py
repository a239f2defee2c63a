"""并案: which individual cases at one employer are joined, and to which collective case."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.group_matters import GroupMatters
from desktop.printing.amounts import digits
from offline_store.errors import ExpectedError
from offline_store.joining import CaseLine, Proposal
from ui import words
from ui.properties import having, restyle

SIZE = (640, 460)
"""Pixels at 100 %."""
ID = Qt.ItemDataRole.UserRole


class JoinDialog(QDialog):
    """All are chosen at first; Space takes one out or in."""

    joined = Signal(str)
    """The collective case's id."""

    def __init__(self, groups: GroupMatters, proposal: Proposal, parent: QWidget) -> None:
        super().__init__(parent)
        self._groups, self._proposal = groups, proposal
        self.setWindowTitle(self.tr("并案"))
        self.cases = having(QListWidget(), accessibleName=self.tr("可以并案的个案"), objectName="joinable")
        for line in proposal.cases:
            item = QListWidgetItem(_two_lines(line), self.cases)
            item.setData(ID, line.id)
            item.setCheckState(Qt.CheckState.Checked)
            item.setSizeHint(QSize(0, 2 * self.fontMetrics().height() + 16))
        self.target = having(QComboBox(), accessibleName=self.tr("并入"))
        self.target.addItem(self.tr("新的集体案件"), None)
        for line in proposal.collective:
            self.target.addItem(case_words(line), line.id)
        self.people = having(
            QLineEdit(placeholderText=self.tr("请问一共几个人")), accessibleName=self.tr("集体案件涉及人数")
        )
        self.confirm = having(QPushButton(default=True), objectName="primary")
        self._message = having(QLabel(wordWrap=True), objectName="complaint")
        self._people_typed = False
        self.people.textEdited.connect(self._type_people)
        self.cases.itemChanged.connect(self._show)
        self.target.currentIndexChanged.connect(self._show)
        self.confirm.clicked.connect(self.send)
        self._build()
        self._show()
        self.cases.setCurrentRow(0)

    @property
    def chosen(self) -> list[CaseLine]:
        """The cases that are ticked."""
        ticked = {
            item.data(ID)
            for row in range(self.cases.count())
            if (item := self.cases.item(row)).checkState() == Qt.CheckState.Checked
        }
        return [line for line in self._proposal.cases if line.id in ticked]

    @property
    def message(self) -> str:
        """What went wrong."""
        return self._message.text()

    def send(self) -> None:
        """Join what is ticked."""
        try:
            people = None if self.target.currentData() else words.people(self.people.text())
        except ValueError:
            restyle(self.people, "wrong", True)
            self.people.setFocus()
            self._message.setText(self.tr("涉及人数看不懂，请写数字，例如 19。"))
            return
        self.confirm.setEnabled(False)
        ids = [line.id for line in self.chosen]
        self._groups.join(ids, self.target.currentData(), people, self._done, self._failed)

    def _done(self, case_id: str) -> None:
        self.joined.emit(case_id)
        self.accept()

    def _failed(self, error: ExpectedError) -> None:
        self.confirm.setEnabled(True)
        self._message.setText(words.explained(error))

    def _type_people(self) -> None:
        self._people_typed = bool(self.people.text())
        restyle(self.people, "wrong", False)

    def _show(self) -> None:
        chosen = self.chosen
        is_new = not self.target.currentData()
        self.people.setEnabled(is_new)
        known = [line.people for line in chosen if line.people is not None]
        if not self._people_typed:  # their sum is a proposal, and only where all were asked
            self.people.setText(str(sum(known)) if is_new and known and len(known) == len(chosen) else "")
        self.confirm.setText(self.tr("并入 {0} 件").format(len(chosen)))
        self.confirm.setEnabled(bool(chosen))

    def _build(self) -> None:
        about = self.tr("{0}，近 {1} 天有 {2} 件个案。各件保留自己的登记号和办理过程，以后可以移出。")
        proposal = self._proposal
        text = QLabel(about.format(proposal.employer, proposal.days, len(proposal.cases)), wordWrap=True)
        text.setTextFormat(Qt.TextFormat.PlainText)
        lines = QFormLayout()
        lines.addRow(self.tr("并入"), self.target)
        lines.addRow(self.tr("涉及人数"), self.people)
        cancel = QPushButton(self.tr("取消  Esc"))
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.confirm)
        row.addWidget(cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(text)
        layout.addWidget(self.cases, 1)
        layout.addLayout(lines)
        layout.addWidget(self._message)
        layout.addLayout(row)
        self.resize(*SIZE)


def _two_lines(line: CaseLine) -> str:
    """A case with its number on the first line, so that neither is cut where the window is narrow."""
    about = "、".join(line.dispute_types)
    first = "　".join((words.short_day(line.opened_at), line.name, line.number))
    return "\n".join((first, "　".join(filter(None, (_owed(line), about)))))


def _owed(line: CaseLine) -> str:
    return digits(line.arrears) if line.arrears is not None else ""


def case_words(line: CaseLine) -> str:
    """A case in a list: its day, whose it is, what about, how much, its number."""
    about = "、".join(line.dispute_types)
    return "　".join(filter(None, (words.short_day(line.opened_at), line.name, about, _owed(line), line.number)))
