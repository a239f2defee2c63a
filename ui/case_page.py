"""A registered case: what was written down, what was said, what has been done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.front_desk import FrontDesk
from desktop.printing.amounts import both
from desktop.settling import Settling
from offline_store.errors import ExpectedError
from offline_store.queries import ReceptionView, StepInfo
from offline_store.registration import Entry
from offline_store.store import Changed
from ui.cards import card, scrolling
from ui.case_joining import CaseJoining
from ui.case_numbers import CaseNumbers
from ui.conflict_card import ConflictCard
from ui.conflict_words import history_line, is_told
from ui.matter_words import injury_words, list_words, wage_words
from ui.properties import having
from ui.transcript import TranscriptView
from ui.words import clock, day_and_clock, duration


class CasePage(QWidget):
    """Shows one case; changing and printing are asked for by signal."""

    problem = Signal(object)
    change = Signal(str)
    """The reception to be opened in the form."""
    preview = Signal(str)
    """The reception whose paper is wanted."""

    opens = Signal(str)
    """A reception of another case is wanted."""
    settled = Signal(str)
    """The reception whose conflict the clerk has settled."""

    def __init__(self, front_desk: FrontDesk, settling: Settling, numbers: CaseNumbers, *, changes: bool) -> None:
        super().__init__()
        self._desk, self._settling, self.numbers = front_desk, settling, numbers
        self.view: ReceptionView | None = None
        self._number = having(
            QLabel(textInteractionFlags=Qt.TextInteractionFlag.TextSelectableByMouse), objectName="caseNumber"
        )
        self._when = having(QLabel(), objectName="faint")
        self._change = QPushButton(self.tr("修改  F2"))
        self._print = having(QPushButton(self.tr("登记表  F8")), objectName="primary")
        self._fields = QFormLayout()
        self._steps = having(QLabel(wordWrap=True), objectName="faint")
        self._history_title = having(QLabel(self.tr("历史")), objectName="cardTitle")
        self._history = QLabel(wordWrap=True, textInteractionFlags=Qt.TextInteractionFlag.TextSelectableByMouse)
        self._history.setTextFormat(Qt.TextFormat.PlainText)
        self.conflict = ConflictCard(settling.desk)
        self.joining = CaseJoining(front_desk.groups, changes=changes)
        self.text = TranscriptView(self.tr("这次接待没有通话文字"))
        self._build()
        self.joining.problem.connect(self.problem)
        self.joining.opens.connect(self.opens)
        self.joining.changed.connect(self._reload)
        self._change.setVisible(changes)
        self._print.setVisible(changes)
        self.numbers.problem.connect(self.problem)
        self.numbers.changed.connect(self._reload)
        self._change.clicked.connect(lambda: self.view and self.change.emit(self.view.id))
        self._print.clicked.connect(lambda: self.view and self.preview.emit(self.view.id))
        self.text.hear.connect(lambda sentence: self._desk.hear(sentence, self.problem.emit))
        self.conflict.decided.connect(self._decided)
        front_desk.changed.connect(self._note)

    def show_case(self, view: ReceptionView) -> None:
        """Show this reception's case."""
        self.view = view
        entry = view.entry or Entry()
        self._number.setText(view.number)
        self._when.setText(
            self.tr("{0}　{1} 登记　{2}").format(day_and_clock(view.started_at), view.clerk, self._recording(view))
        )
        self._show_fields(entry)
        self._steps.setText("\n".join(self._step(step) for step in view.steps))
        self.text.transcript.reset(view.sentences)
        self.numbers.show_case(view)
        self.joining.show_case(view)
        self.conflict.show_first(view.differences)
        lines = [
            history_line(told, self._settling.desk) for told in view.differences if not told.is_open and is_told(told)
        ]
        self._history.setText("\n".join(lines))
        for part in (self._history_title, self._history):
            part.setVisible(bool(lines))

    def _note(self, changed: Changed) -> None:
        """Two desks differ about this case now, or no longer do."""
        if "conflict" in changed.rows and self.isVisible():
            self._reload()

    def _reload(self) -> None:
        if self.view:
            self._desk.open_reception(self.view.id, self._again)

    def _again(self, view: ReceptionView) -> None:
        if self.view and self.view.id == view.id:
            self.show_case(view)

    @property
    def history(self) -> str:
        """What gave way and what was decided, as it stands on the page."""
        return self._history.text()

    def _decided(self, conflict_id: str, how: str, merged: object) -> None:
        assert self.view is not None
        reception_id = self.view.id

        def failed(error: ExpectedError) -> None:
            self.conflict.failed()
            self.problem.emit(error)

        self._settling.settle(conflict_id, how, merged, lambda _done: self.settled.emit(reception_id), failed)

    def _show_fields(self, entry: Entry) -> None:
        while self._fields.rowCount():
            self._fields.removeRow(0)
        for label, value in (
            (self.tr("姓名"), self._name(entry)),
            (self.tr("电话"), entry.phone),
            (self.tr("单位"), entry.employer),
            (self.tr("争议类型"), "、".join(entry.dispute_types)),
            (self.tr("欠薪金额"), both(entry.arrears) if entry.arrears is not None else ""),
            *self._matter(entry),
            (self.tr("涉及人数"), self.tr("{0} 人").format(entry.people) if entry.people else ""),
            *self._people(entry),
            (self.tr("期间"), entry.period),
            (self.tr("诉求"), entry.claim),
            (self.tr("职业"), entry.occupation),
            (self.tr("用工形式"), entry.employment_form),
            (self.tr("来电类型"), entry.call_type),
            (self.tr("反映情况"), entry.matter),
            (self.tr("处理意见"), entry.advice),
        ):
            shown = QLabel(
                value or "—", wordWrap=True, textInteractionFlags=Qt.TextInteractionFlag.TextSelectableByMouse
            )
            shown.setTextFormat(Qt.TextFormat.PlainText)
            shown.setAlignment(Qt.AlignmentFlag.AlignTop)
            name = having(QLabel(label), objectName="fieldLabel")
            name.setAlignment(Qt.AlignmentFlag.AlignTop)
            name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
            self._fields.addRow(name, shown)

    def _matter(self, entry: Entry) -> list[tuple[str, str]]:
        """What is asked of some matters alone, where it was said."""
        rows = []
        if injury := injury_words(entry.injury):
            rows.append((self.tr("工伤情况"), injury))
        if entry.wage_items:
            rows.append((self.tr("欠薪明细"), "\n".join(map(wage_words, entry.wage_items))))
        return rows

    def _people(self, entry: Entry) -> list[tuple[str, str]]:
        listed = list_words(entry.members)
        return [(self.tr("人员名单"), listed)] if listed else []

    def _name(self, entry: Entry) -> str:
        marks = self.tr("（身份保密）") if entry.protected else self.tr("（要求匿名）") if entry.anonymous else ""
        return entry.name + marks

    def _recording(self, view: ReceptionView) -> str:
        seconds = sum(info.seconds or 0 for info in view.recordings)
        return self.tr("录音 {0}").format(duration(seconds)) if seconds else self.tr("没有录音")

    def _step(self, step: StepInfo) -> str:
        words = {
            "registered": self.tr("登记"),
            "changed": self.tr("修改"),
            "numbered": self.tr("取文号"),
            "number_voided": self.tr("作废文号"),
            "joined": self.tr("并入"),
            "took_in": self.tr("并进"),
            "taken_out": self.tr("移出"),
            "gave_back": self.tr("移出"),
        }
        return "  ".join(filter(None, (clock(step.at), words.get(step.action, step.action), step.note, step.clerk)))

    def _build(self) -> None:
        titles = QVBoxLayout()
        titles.setSpacing(2)
        titles.addWidget(self._number)
        titles.addWidget(self._when)
        head = having(QFrame(), objectName="card")
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 10, 16, 10)
        row.addLayout(titles, 1)
        row.addWidget(self._change)
        row.addWidget(self._print)
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(self._facts(), 1)
        columns.addWidget(self._talk(), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(12)
        layout.addWidget(head)
        layout.addWidget(self.conflict)
        layout.addLayout(columns, 1)

    def _facts(self) -> QFrame:
        self._fields.setHorizontalSpacing(16)
        self._fields.setVerticalSpacing(10)
        content = having(QWidget(), objectName="plain")
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.addWidget(self.joining)
        inside.addLayout(self._fields)
        inside.addSpacing(12)
        inside.addWidget(self.numbers)
        inside.addWidget(having(QLabel(self.tr("办理过程")), objectName="cardTitle"))
        inside.addWidget(self._steps)
        inside.addSpacing(12)
        inside.addWidget(self._history_title)
        inside.addWidget(self._history)
        inside.addStretch(1)
        return card(self.tr("登记内容"), scrolling(content))

    def _talk(self) -> QFrame:
        return card(self.tr("通话文字"), self.text)
