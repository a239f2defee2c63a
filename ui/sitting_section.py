"""场次 on the page of a case: what is planned, what was, and 约一场 with one key."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from desktop.planning import Planning
from offline_store.queries import ReceptionView
from offline_store.roles import REGISTER
from offline_store.sittings import SittingLine
from ui.properties import having
from ui.sitting_card import SittingCard
from ui.sitting_dialog import SittingDialog

PLAN_KEY = "Ctrl+Shift+E"


class SittingSection(QFrame):
    """Of the case that is shown; hidden for a reception without one."""

    problem = Signal(object)

    def __init__(self, planning: Planning) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._planning, self._case_id = planning, ""
        self.lines: tuple[SittingLine, ...] = ()
        self.cards: list[SittingCard] = []
        self.plan = QPushButton(self.tr("约调解  {0}").format(PLAN_KEY))
        self.plan.clicked.connect(self.ask_to_plan)
        self.plan.setVisible(planning.desk.may(REGISTER))
        QShortcut(QKeySequence(PLAN_KEY), self, self.ask_to_plan, context=Qt.ShortcutContext.WindowShortcut)
        head = QHBoxLayout()
        head.addWidget(having(QLabel(self.tr("场次")), objectName="cardTitle"))
        head.addStretch(1)
        head.addWidget(self.plan)
        self._none = having(QLabel(self.tr("还没有约")), objectName="faint")
        self._rows = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 8)
        layout.addLayout(head)
        layout.addWidget(self._none)
        layout.addLayout(self._rows)
        planning.changed.connect(self._note)

    def show_case(self, view: ReceptionView) -> None:
        """Ask about this case."""
        self._case_id = view.case_id or ""
        self.setVisible(bool(self._case_id))
        self.refresh()

    def refresh(self) -> None:
        """Ask again."""
        case_id = self._case_id

        def known(lines: tuple[SittingLine, ...]) -> None:
            if case_id == self._case_id:
                self._show(lines)

        if case_id:
            self._planning.of_case(case_id, known)

    def ask_to_plan(self) -> None:
        """When, where, with whom."""
        if self._case_id and self._planning.desk.may(REGISTER):
            dialog = SittingDialog(self._planning, self._case_id, self)
            dialog.done_with.connect(self.refresh)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def _note(self) -> None:
        if self.isVisible():
            self.refresh()

    def _show(self, lines: tuple[SittingLine, ...]) -> None:
        if lines == self.lines and self.cards:
            return
        self.lines = lines
        while item := self._rows.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.cards = []
        for line in reversed(lines):  # the newest first
            card = SittingCard(self._planning, line, names_case=False)
            card.problem.connect(self.problem)
            card.done_with.connect(self.refresh)
            self.cards.append(card)
            self._rows.addWidget(card)
        self._none.setVisible(not lines)
