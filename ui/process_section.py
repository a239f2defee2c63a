"""流转 on the page of a case: where it stands, who has it, what waits to be decided, and what leads on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.case_process import CaseProcess
from offline_store.process.decisions import SIGN_OFF
from offline_store.process.moves import Standing
from offline_store.protocol import AlsoOpen
from offline_store.queries import ReceptionView
from offline_store.roles import APPROVE, REGISTER
from ui.assign_dialog import AssignDialog
from ui.flow_layout import FlowLayout
from ui.handover_dialog import HandoverDialog
from ui.move_dialog import MoveDialog
from ui.process_words import asked_words, since_words
from ui.properties import having
from ui.reason_dialog import ReasonDialog

SHOWN = 3
"""Steps with a button of their own; all are in the dialog."""


class ProcessSection(QFrame):
    """The state in words, the next steps as buttons; hidden for a reception without a case."""

    problem = Signal(object)
    changed = Signal()

    def __init__(self, process: CaseProcess) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._process, self._case_id = process, ""
        self.standing: Standing | None = None
        """Where the shown case stands, once it is known."""
        self.state = having(QLabel(wordWrap=True), objectName="cardTitle")
        self.waiting = having(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), objectName="todo")
        self.others = having(
            QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), objectName="todo", visible=False
        )
        self.next: list[QPushButton] = []
        self._row = FlowLayout(8)
        self.all = QPushButton(self.tr("全部步骤  Ctrl+M"))
        self.assign = QPushButton(self.tr("分派  Ctrl+E"))
        self.hand_over = QPushButton(self.tr("转办、协办  Ctrl+H"))
        self.remind = QPushButton(self.tr("催办…  Ctrl+Shift+U"))
        self.sign = QPushButton(self.tr("呈签…"))
        self.instruct = QPushButton(self.tr("批示…"))
        self._build()
        self.all.clicked.connect(lambda _checked=False: self.choose(""))
        self.assign.clicked.connect(self.ask_to_assign)
        self.hand_over.clicked.connect(self.ask_to_hand_over)
        self.sign.clicked.connect(self.ask_to_sign)
        self.instruct.clicked.connect(self.ask_to_instruct)
        self.hide()

    def show_case(self, view: ReceptionView) -> None:
        """Ask where this case stands."""
        self._case_id = view.case_id or ""
        self.refresh()

    def refresh(self) -> None:
        """Ask again."""
        case_id = self._case_id

        def known(standing: Standing) -> None:
            if case_id == self._case_id:
                self._show(standing)

        if case_id:
            self._process.standing(case_id, known)
        else:
            self.hide()

    def show_others(self, found: Sequence[AlsoOpen]) -> None:
        """Who else has the case open."""
        words = self.tr("{0}-{1} {2} 也打开了这件（{3} 起）")
        lines = [words.format(each.station_code, each.desk, each.clerk, since_words(each.since)) for each in found]
        self.others.setText("\n".join(lines))
        self.others.setVisible(bool(lines))

    def choose(self, code: str = "") -> None:
        """Every step, one of them chosen."""
        if self.standing and self._may:
            dialog = MoveDialog(self._process, self.standing, self, code)
            dialog.moved.connect(self.changed)
            dialog.finished.connect(lambda _how: self.refresh())
            self._open(dialog)

    def ask_to_assign(self) -> None:
        """Who handles it."""
        if self.standing and self._may:
            dialog = AssignDialog(self._process, self._case_id, self)
            dialog.assigned.connect(self.changed)
            self._open(dialog)

    def ask_to_hand_over(self) -> None:
        """Which station handles it, or helps."""
        if self.standing and self._may:
            dialog = HandoverDialog(self._process, self.standing, self)
            dialog.offered.connect(self.changed)
            self._open(dialog)

    def ask_to_sign(self) -> None:
        """呈签: what the leader is to sign."""
        self._ask(self.tr("呈签"), self.tr("请领导签批什么？"), self.tr("提交"), self._process.ask_sign_off)

    def ask_to_instruct(self) -> None:
        """批示, in the leader's name."""
        self._ask(self.tr("领导批示"), self.tr("批示内容，会记入时间线："), self.tr("批示"), self._process.instruct)

    @property
    def _may(self) -> bool:
        return self._process.desk.may(REGISTER)

    def _ask(self, title: str, question: str, do: str, act: object) -> None:
        def done(_result: object) -> None:
            dialog.accept()
            self.changed.emit()

        case_id = self._case_id
        assert callable(act)
        dialog = ReasonDialog(title, question, do, lambda text: act(case_id, text, done, dialog.show_error), self)
        self._open(dialog)

    def _open(self, dialog: QWidget) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()  # type: ignore[attr-defined]

    def _show(self, standing: Standing) -> None:
        self.standing = standing
        who = standing.handler or self.tr("还没有分派")
        self.state.setText(self.tr("{0}　承办人：{1}").format(standing.name, who))
        self.waiting.setText("\n".join(map(asked_words, standing.waiting)))
        self.waiting.setVisible(bool(standing.waiting))
        for button in self.next:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        ready = [way for way in standing.ways if not (way.why_not or way.move.through)]
        self.next = [self._step(way.move.code, way.move.name) for way in ready[:SHOWN]]
        for place, button in enumerate(self.next):
            self._row.put_first(button, place)
        has_sign_off = any(asked.kind == SIGN_OFF for asked in standing.waiting)
        self.sign.setVisible(self._may and not has_sign_off)
        self.instruct.setVisible(self._process.desk.may(APPROVE))
        for button in (self.all, self.assign, self.hand_over, self.remind):
            button.setVisible(self._may)
        self.show()

    def _step(self, code: str, name: str) -> QPushButton:
        button = QPushButton(self.tr("{0}…").format(name))
        button.clicked.connect(lambda: self.choose(code))
        return button

    def _build(self) -> None:
        for button in (self.sign, self.instruct, self.all, self.assign, self.hand_over, self.remind):
            self._row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 8)
        layout.setSpacing(8)
        layout.addWidget(self.state)
        layout.addWidget(self.others)
        layout.addWidget(self.waiting)
        layout.addLayout(self._row)
