"""庭审: the mediations and hearings of a case, one below the other; another is begun, an earlier one goes on."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.app import Desk
from offline_store.errors import ExpectedError
from offline_store.roles import MEDIATE
from offline_store.sessions import HEARING, MEDIATION, SessionLine
from ui.cards import card
from ui.pages import PageKind
from ui.properties import having
from ui.words import day_and_clock, duration, kind_words, speaker

SESSIONS_KEY = "Ctrl+F5"


class SessionsPage(QWidget):
    """Of the case that was in front."""

    problem = Signal(object)
    works_on = Signal(str)
    """The reception of a session, to be opened where it is recorded."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._hearings = desk.front_desk.hearings
        self.case_id = ""
        self.title = having(QLabel(self.tr("庭审与调解")), objectName="caseNumber")
        self.hint = having(QLabel(wordWrap=True), objectName="faint")
        self.list = having(
            QListWidget(), accessibleName=self.tr("各次庭审和调解"), objectName="openItems", wordWrap=True
        )
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.hearing = having(QPushButton(self.tr("开庭  Alt+H")), objectName="primary")
        self.mediation = QPushButton(self.tr("再次调解  Alt+M"))
        self.go_on = QPushButton(self.tr("打开  回车"))
        self._build()
        self._connect()
        self._show(())

    def take_case(self, case_id: str) -> None:
        """The case whose sessions are wanted."""
        self.case_id = case_id
        self.refresh()

    def refresh(self) -> None:
        """Ask anew."""
        if self.case_id:
            asked = self.case_id
            self._hearings.of_case(asked, lambda lines: self._show(lines) if asked == self.case_id else None)

    def begin(self, kind: str) -> None:
        """One more session."""
        if self.case_id and self.hearing.isEnabled():
            self._enable(enabled=False)
            self._hearings.begin(self.case_id, kind, self._begun, self._failed)

    def open_chosen(self) -> None:
        """The chosen session, where it is recorded and its text stands."""
        if item := self.list.currentItem():
            self.works_on.emit(item.data(Qt.ItemDataRole.UserRole))

    # inside

    def _begun(self, reception_id: str) -> None:
        self._enable(enabled=True)
        self.works_on.emit(reception_id)

    def _failed(self, error: ExpectedError) -> None:
        self._enable(enabled=True)
        self.problem.emit(error)

    def _enable(self, *, enabled: bool) -> None:
        for button in (self.hearing, self.mediation):
            button.setEnabled(enabled)

    def _show(self, lines: tuple[SessionLine, ...]) -> None:
        self._enable(enabled=bool(self.case_id))
        self.list.clear()
        for line in lines:
            item = QListWidgetItem(session_words(line))
            item.setData(Qt.ItemDataRole.UserRole, line.reception_id)
            self.list.addItem(item)
        if lines:
            self.list.setCurrentRow(0)
        self.go_on.setEnabled(bool(lines))
        none = (
            self.tr("这件案件还没有开过庭，也没有调解过。")
            if self.case_id
            else self.tr("请先打开一件案件，再到这里来。")
        )
        self.hint.setText(self.tr("庭审经仲裁庭准许后才能录音；背对背谈话另存，不进笔录。") if lines else none)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(self.title)
        layout.addWidget(self.hint)
        layout.addWidget(card(self.tr("各次庭审和调解"), self.list), 1)
        row = QHBoxLayout()
        for button in (self.hearing, self.mediation, self.go_on):
            row.addWidget(button)
        row.addStretch(1)
        layout.addLayout(row)

    def _connect(self) -> None:
        for button, key, act in (
            (self.hearing, "Alt+H", lambda: self.begin(HEARING)),
            (self.mediation, "Alt+M", lambda: self.begin(MEDIATION)),
        ):
            button.clicked.connect(act)
            QShortcut(QKeySequence(key), self, act)
        self.go_on.clicked.connect(self.open_chosen)
        self.list.itemActivated.connect(lambda _item: self.open_chosen())


def session_words(line: SessionLine) -> str:
    """One session: what it was, when, how long, who was there, who allowed the recording."""
    head = f"{kind_words(line.kind)}　{day_and_clock(line.started_at)}"
    length = _tr("录音 {0}").format(duration(line.seconds)) if line.seconds else _tr("没有录音")
    private = _tr("背对背 {0}").format(duration(line.private_seconds)) if line.private_seconds else ""
    leave = _tr("{0} 准许录音").format(line.leave_by) if line.leave_by else ""
    there = "、".join(f"{speaker(role, line.kind)} {name}" for role, name in line.there)
    return "　".join(filter(None, (head, length, private, leave))) + (f"\n{there}" if there else "")


def sessions_kind() -> PageKind:
    """The page as an entry of the menu."""
    return PageKind(_tr("庭审"), SESSIONS_KEY, MEDIATE, SessionsPage)


def _tr(text: str) -> str:
    return QCoreApplication.translate("sessions", text)
