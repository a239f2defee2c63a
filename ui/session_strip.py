"""The strip of a mediation or a hearing: who speaks now, what phase it is, who is talked with alone, and who is there.

Alt+1 to Alt+9 say who speaks now, Alt+0 that nobody is said to: the voices decide. In the text, a figure alone does the
same, or, where a sentence is chosen, says who says that one.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop.hearings import Hearings
from offline_store.marks import PHASE, PHASES, POINT, Mark
from offline_store.queries import ReceptionView
from offline_store.sessions import HEARING
from offline_store.speaker_roles import SIDES, THIRD, another, base, roles_of
from ui.dialog_form import DialogForm
from ui.mark_lines import mark_line, mark_words
from ui.properties import having, restyle
from ui.transcript import TranscriptModel
from ui.words import speaker

if TYPE_CHECKING:
    from desktop.call import Conversation

PRIVATE_KEY, PHASE_KEY, POINT_KEY, NAMES_KEY = "Ctrl+Alt+B", "Ctrl+Alt+J", "Ctrl+Alt+M", "Ctrl+Alt+N"


class SessionStrip(QFrame):
    """Of one reception; the page tells it of the recording that runs."""

    problem = Signal(object)
    """An ExpectedError."""
    allowed = Signal()
    """The tribunal allows that sound is recorded."""
    alone_wanted = Signal(str)
    """A side is to be talked with alone, by its role; empty: that talk ends."""

    def __init__(self, hearings: Hearings, view: ReceptionView, transcript: TranscriptModel, page: QWidget) -> None:
        super().__init__(page)
        self.setObjectName("card")
        self._hearings, self._view, self._transcript = hearings, view, transcript
        self.names = dict(view.speakers)
        self.leave_by = view.leave_by
        self._conversation: Conversation | None = None
        self._was_recorded = bool(view.recordings)
        self._keys: list[QShortcut] = []
        self.roles: dict[str, QPushButton] = {}
        self._row = QHBoxLayout()
        self.state = having(QLabel(), objectName="callState", wordWrap=True)
        self.arbitrator = having(QLineEdit(), accessibleName=self.tr("准许录音的仲裁员"))
        self.arbitrator.setPlaceholderText(self.tr("准许录音的仲裁员姓名"))
        self.leave = having(QPushButton(self.tr("仲裁庭准许录音")), objectName="primary")
        self.alone = QPushButton(self.tr("背对背  Ctrl+Alt+B"))
        self.phase = QPushButton(self.tr("阶段  Ctrl+Alt+J"))
        self.point = QPushButton(self.tr("重点  Ctrl+Alt+M"))
        self.edit_names = QPushButton(self.tr("在场人员  Ctrl+Alt+N"))
        self._build()
        self._connect(page)
        self._make_roles()
        self._show_state()

    @property
    def is_hearing(self) -> bool:
        """A hearing, not a mediation."""
        return self._view.kind == HEARING

    @property
    def may_record(self) -> bool:
        """Whether sound may be recorded: a hearing's with leave alone."""
        return not self.is_hearing or bool(self.leave_by)

    @property
    def private_with(self) -> str:
        """The side that is talked with alone now."""
        return self._conversation.private_with if self._conversation else ""

    def role_of_key(self, digit: int) -> str | None:
        """Whose key a figure is; 0 is nobody's."""
        order = ["", *self.roles]
        return order[digit] if digit < len(order) else None

    def begin(self, conversation: Conversation) -> None:
        """Sound is being recorded."""
        self._conversation, self._was_recorded = conversation, True
        conversation.finished.connect(lambda: self._over(conversation))
        self._show_state()

    def press(self, digit: int) -> None:
        """This one speaks now."""
        role = self.role_of_key(digit)
        if role is not None and self._conversation:
            self._conversation.press(role)
            self._show_state()

    def begin_phase(self, phase: str) -> None:
        """The hearing goes on to this."""
        self._mark(PHASE, phase)

    def mark_point(self) -> None:
        """What is said now is to be found again."""
        self._mark(POINT, "")

    def turn_alone(self) -> None:
        """Talk with one side alone, or end that talk."""
        if self.private_with:
            self.alone_wanted.emit("")
            return
        sides = [role for role in self.roles if base(role) in SIDES]
        self._choose(self.alone, [(self._said(role), partial(self.alone_wanted.emit, role)) for role in sides])

    def choose_phase(self) -> None:
        """Which phase begins."""
        names = {phase: mark_words(Mark(0.0, PHASE, phase)) for phase in PHASES}
        self._choose(self.phase, [(name, partial(self.begin_phase, phase)) for phase, name in names.items()])

    def ask_names(self) -> None:
        """Who is there."""
        dialog = NamesDialog(self._view.kind, self.names, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.named.connect(self.name)
        dialog.open()

    def name(self, names: dict[str, str]) -> None:
        """Who has which role."""
        self.names = names
        self._make_roles()
        self._show_state()
        self._hearings.set_names(self._view.id, names, lambda _none: None)

    def allow(self) -> None:
        """The arbitrator in the line has allowed the recording."""
        by = self.arbitrator.text().strip()

        def done(_none: None) -> None:
            self.leave_by = by
            self._show_state()
            self.allowed.emit()

        self._hearings.give_leave(self._view.id, by, done, self.problem.emit)

    # inside

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 16, 10)
        layout.setSpacing(8)
        self._row.setSpacing(8)
        layout.addLayout(self._row)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.state, 1)
        for widget in (self.arbitrator, self.leave, self.phase, self.point, self.alone, self.edit_names):
            below.addWidget(widget)
        layout.addLayout(below)
        self.phase.setVisible(self.is_hearing)
        self.alone.setVisible(not self.is_hearing)

    def _connect(self, page: QWidget) -> None:
        acts: tuple[tuple[QPushButton, str, Callable[[], None]], ...] = (
            (self.point, POINT_KEY, self.mark_point),
            (self.edit_names, NAMES_KEY, self.ask_names),
            (self.phase, PHASE_KEY, self.choose_phase)
            if self.is_hearing
            else (self.alone, PRIVATE_KEY, self.turn_alone),
        )
        for button, key, act in acts:
            button.clicked.connect(act)
            self._key(page, key, act)
        for digit in range(10):
            self._key(page, f"Alt+{digit}", partial(self.press, digit))
        self.leave.clicked.connect(self.allow)
        self.arbitrator.returnPressed.connect(self.allow)

    def _key(self, page: QWidget, key: str, act: Callable[[], None]) -> None:
        self._keys.append(QShortcut(QKeySequence(key), page, act))

    def _make_roles(self) -> None:
        while item := self._row.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        self.roles = {}
        for digit, role in enumerate(roles_of(self._view.kind, self.names), 1):
            button = having(QPushButton(f"{digit}  {self._said(role)}"), checkable=True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setToolTip(self.tr("Alt+{0}：现在是{1}在说话").format(digit, speaker(role, self._view.kind)))
            button.clicked.connect(partial(self.press, digit))
            self.roles[role] = button
            self._row.addWidget(button)
        self.automatic = having(QPushButton(self.tr("0  自动")), checkable=True)
        self.automatic.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.automatic.setToolTip(self.tr("Alt+0：不指定，装有声音模型时按声音分辨"))
        self.automatic.clicked.connect(partial(self.press, 0))
        self._row.addWidget(self.automatic)
        self._row.addStretch(1)

    def _said(self, role: str) -> str:
        name = self.names.get(role, "")
        shown = name if len(name) <= 9 else name[:8] + "…"
        return f"{speaker(role, self._view.kind)} {shown}".strip()

    def _choose(self, button: QPushButton, choices: list[tuple[str, Callable[[], None]]]) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, act in choices:
            menu.addAction(text, act)
        if choices:
            menu.setActiveAction(menu.actions()[0])
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _mark(self, kind: str, what: str) -> None:
        if self._conversation is None:
            self.state.setText(self.tr("开始录音以后才能作标记。"))
            return
        mark = Mark(self._conversation.seconds, kind, what)
        self._hearings.mark(self._conversation.recording_id, mark)
        self._transcript.add(mark_line(self._conversation.recording_id, mark))
        self.state.setText(self.tr("已标记：{0}").format(mark_words(mark)))

    def _over(self, conversation: Conversation) -> None:
        if self._conversation is conversation:
            self._conversation = None
            self._show_state()

    def _show_state(self) -> None:
        held = self._conversation.speaking.held if self._conversation else ""
        for role, button in self.roles.items():
            button.setChecked(bool(held) and role == held)
        self.automatic.setChecked(self._conversation is not None and not held)
        for button in (*self.roles.values(), self.automatic, self.point, self.phase):
            button.setEnabled(self._conversation is not None)
        wants_leave = not self.may_record
        self.arbitrator.setVisible(wants_leave)
        self.leave.setVisible(wants_leave)
        restyle(self.state, "paused", bool(self.private_with))
        self.alone.setText(self.tr("结束背对背  Ctrl+Alt+B") if self.private_with else self.tr("背对背  Ctrl+Alt+B"))
        self.state.setText(self._state(wants_leave=wants_leave))

    def _state(self, *, wants_leave: bool) -> str:
        if wants_leave:
            return self.tr("仲裁庭准许以前不能录音")
        if self.private_with:
            return self.tr("背对背：{0}。这里说的不进笔录").format(self._said(self.private_with))
        if self._conversation:
            return self.tr("谁在说话，就按谁的数字（Alt+数字）")
        if self._was_recorded:
            return self.tr("录音停了。选中一句按数字，可以改是谁说的")
        if self.is_hearing:
            return self.tr("{0} 准许录音").format(self.leave_by)
        return self.tr("开始录音后，按 Alt+数字 说明谁在说话")


class NamesDialog(DialogForm):
    """A line for each role; a further third party has a line of its own once it is wanted."""

    named = Signal(dict)
    """Role → name."""

    def __init__(self, kind: str, names: dict[str, str], parent: QWidget) -> None:
        super().__init__(
            self.tr("在场人员"),
            self.tr("写上谁是哪一方。用工单位、劳务公司等写在第三方。"),
            self.tr("记下"),
            parent,
        )
        self._kind = kind
        self.fields: dict[str, QLineEdit] = {}
        for role in roles_of(kind, names):
            self._add(role, names.get(role, ""))
        self.more = QPushButton(self.tr("再加一个第三方"))
        self.more.clicked.connect(self._add_third)
        self.buttons.addWidget(self.more)
        self.go.clicked.connect(self._send)

    def _add(self, role: str, name: str) -> None:
        self.fields[role] = self.line(speaker(role, self._kind))
        self.fields[role].setText(name)

    def _add_third(self) -> None:
        role = another(self._kind, THIRD, {role: line.text() for role, line in self.fields.items()})
        if role:
            self._add(role, "")
            self.fields[role].setFocus()
            self.fit()
        self.more.setEnabled(bool(role))

    def _send(self) -> None:
        self.named.emit({role: line.text().strip() for role, line in self.fields.items()})
        self.accept()
