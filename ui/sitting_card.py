"""One sitting with everything of it, and what can be done to it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.planning import Planning
from offline_store.errors import ExpectedError
from offline_store.roles import REGISTER
from offline_store.sittings import PLANNED, SittingLine
from ui.flow_layout import FlowLayout
from ui.properties import having
from ui.reason_dialog import ReasonDialog
from ui.sitting_dialog import AnswerDialog, InviteDialog, SittingDialog
from ui.sitting_words import asked_words, clash_words, line_words, turn_words


class SittingCard(QFrame):
    """Shows; whoever holds it reads anew at `done_with`."""

    problem = Signal(object)
    done_with = Signal()
    opens = Signal(str)
    """The reception by which the case is opened."""

    def __init__(self, planning: Planning, line: SittingLine, *, names_case: bool) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._planning, self.line = planning, line
        self.buttons: dict[str, QPushButton] = {}
        self._row = FlowLayout(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 10)
        layout.setSpacing(6)
        head = f"{line_words(line)}　{line.number}" if names_case else line_words(line)
        layout.addWidget(_words(head, "cardTitle"))
        for text, name in (
            ("\n".join(clash_words(clash) for clash in line.clashes), "complaint"),
            ("\n".join(turn_words(line)), "faint"),
            ("　".join(filter(None, (line.reason, line.note))), "faint"),
            ("\n".join(asked_words(asked) for asked in line.invitations), ""),
        ):
            if text:
                layout.addWidget(_words(text, name))
        self._offer(names_case=names_case)
        layout.addLayout(self._row)

    def move_it(self) -> None:
        """Another time."""
        self._open(SittingDialog(self._planning, self.line.case_id, self, self.line))

    def invite(self) -> None:
        """Who was asked to come."""
        self._open(InviteDialog(self._planning, self.line, self))

    def answer(self) -> None:
        """What a side said."""
        self._open(AnswerDialog(self._planning, self.line, self))

    def hold(self) -> None:
        """It took place."""
        self._planning.held(self.line.id, lambda _none: self.done_with.emit(), self.problem.emit)

    def cancel(self) -> None:
        """It does not take place, with the reason."""

        def done(_none: object) -> None:
            dialog.accept()
            self.done_with.emit()

        dialog = ReasonDialog(
            self.tr("取消场次"),
            self.tr("取消 {0}。为什么取消？").format(line_words(self.line)),
            self.tr("取消这一场"),
            lambda reason: self._planning.cancel(self.line.id, reason, done, dialog.show_error),
            self,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _offer(self, *, names_case: bool) -> None:
        may = self._planning.desk.may(REGISTER)
        is_planned = self.line.status == PLANNED
        is_there = names_case and bool(self.line.reception_id)
        for name, text, act, fits in (
            ("open", self.tr("打开案件"), lambda: self.opens.emit(self.line.reception_id), is_there),
            ("invite", self.tr("邀请…"), self.invite, may and is_planned),
            ("answer", self.tr("答复…"), self.answer, may and bool(self.line.invitations)),
            ("move", self.tr("改期…"), self.move_it, may and is_planned),
            ("held", self.tr("已举行"), self.hold, may and is_planned),
            ("cancel", self.tr("取消…"), self.cancel, may and is_planned),
        ):
            if fits:
                button = self.buttons[name] = QPushButton(text)
                button.setAccessibleName(f"{text} {line_words(self.line)}")
                button.clicked.connect(lambda _checked=False, act=act: act())
                self._row.addWidget(button)

    def _open(self, dialog: SittingDialog | InviteDialog | AnswerDialog) -> None:
        dialog.done_with.connect(self.done_with)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def failed(self, error: ExpectedError) -> None:
        """It was not done."""
        self.problem.emit(error)


def _words(text: str, name: str) -> QWidget:
    label = having(QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText), objectName=name)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
