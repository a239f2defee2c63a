"""A registered case: what was written down, what was said, what has been done."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.case_process import CaseProcess
from desktop.front_desk import FrontDesk
from desktop.printing.amounts import both
from desktop.settling import Settling
from offline_store.errors import ExpectedError
from offline_store.queries import ReceptionView
from offline_store.registration import NEXT_KIND, Entry
from offline_store.store import Changed
from offline_store.types import local_day, now
from ui.cards import card, scrolling
from ui.case_joining import CaseJoining
from ui.case_numbers import CaseNumbers
from ui.conflict_card import ConflictCard
from ui.conflict_words import history_line, is_told
from ui.deadline_section import DeadlineSection
from ui.employer_links import EmployerLinks
from ui.mark_lines import text_lines
from ui.masking import SHOWN, ask_to_unmask
from ui.matter_words import injury_words, list_words, wage_words
from ui.other_employers import role_words
from ui.person_lines import has_masked, person_lines, phone_words
from ui.portrait import Portrait
from ui.process_section import ProcessSection
from ui.properties import having, restyle
from ui.sitting_section import SittingSection
from ui.step_words import field_words, step_words
from ui.timeline_list import TimelineList
from ui.transcript import TranscriptView
from ui.transcript_export import EXPORT_KEY
from ui.words import day_and_clock, duration, kind_words, period_words, talk_words


class CasePage(QWidget):
    """Shows one case; changing and printing are asked for by signal."""

    problem = Signal(object)
    change = Signal(str)
    """The reception to be opened in the form."""
    preview = Signal(str)
    """The reception whose paper is wanted."""
    employer = Signal(str)
    """The employer whose card is wanted."""

    opens = Signal(str)
    """A reception of another case is wanted."""
    settled = Signal(str)
    """The reception whose conflict the clerk has settled."""
    void_wanted = Signal(object)
    """The ReceptionView whose case is to be voided, or brought back."""
    turn_wanted = Signal(object)
    """The ReceptionView that becomes a visit or a mediation."""
    move_wanted = Signal(object)
    """The ReceptionView whose recording belongs elsewhere."""
    export_wanted = Signal(object)
    """The ReceptionView whose talk is to be taken along as a file."""
    papers_wanted = Signal(object)
    """The ReceptionView whose case's papers are wanted."""

    def __init__(
        self,
        front_desk: FrontDesk,
        settling: Settling,
        numbers: CaseNumbers,
        process: CaseProcess,
        *,
        changes: bool,
    ) -> None:
        super().__init__()
        self._desk, self._settling, self.numbers = front_desk, settling, numbers
        self.view: ReceptionView | None = None
        self._number = having(
            QLabel(textInteractionFlags=Qt.TextInteractionFlag.TextSelectableByMouse), objectName="caseNumber"
        )
        self._when = having(QLabel(wordWrap=True), objectName="faint")
        self._todo = having(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), objectName="todo")
        self.limitation = having(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), objectName="limitation")
        self._change = QPushButton(self.tr("修改  F2"))
        self._unmask = QPushButton(self.tr("显示完整号码  Ctrl+U"))
        self._shown_time = QTimer(self, singleShot=True, interval=SHOWN)
        self._turn, self._move, self._void = QPushButton(), QPushButton(self.tr("移走录音  Ctrl+F2")), QPushButton()
        self._papers = QPushButton(self.tr("文书  Shift+F8"))
        self._export = QPushButton(self.tr("导出谈话  {0}").format(EXPORT_KEY))
        self._print = having(QPushButton(self.tr("登记表  F8")), objectName="primary")
        self._fields, self._employers = QFormLayout(), EmployerLinks()
        self._portrait = Portrait()
        self._steps = having(QLabel(wordWrap=True), objectName="faint")
        self._history_title = having(QLabel(self.tr("历史")), objectName="cardTitle")
        self._history = QLabel(wordWrap=True, textInteractionFlags=Qt.TextInteractionFlag.TextSelectableByMouse)
        self._history.setTextFormat(Qt.TextFormat.PlainText)
        self.conflict = ConflictCard(settling.desk)
        self.joining = CaseJoining(front_desk.groups, changes=changes)
        self.process, self.timeline = ProcessSection(process), TimelineList(process)
        self.sittings = SittingSection(process.planning)
        self.deadlines = DeadlineSection(front_desk.deadlines, changes=changes)
        self.text = TranscriptView(self.tr("这次接待没有录音文字"))
        self.kept = QTabWidget(documentMode=True)
        """What is kept of it: what was said, and what was done."""
        self._changes = changes
        self._build()
        self._connect()

    def _connect(self) -> None:
        self.joining.problem.connect(self.problem)
        self.joining.opens.connect(self.opens)
        self.joining.changed.connect(self.reload)
        self.deadlines.problem.connect(self.problem)
        self.sittings.problem.connect(self.problem)
        self.deadlines.limitation.connect(self._show_limitation)
        self._desk.changed.connect(self.deadlines.note_commit)
        self._employers.opens.connect(self.employer)
        self.process.problem.connect(self.problem)
        self.process.changed.connect(self.reload)
        self.timeline.problem.connect(self.problem)
        self.timeline.hear.connect(lambda sentence: self._desk.hear(sentence, self.problem.emit))
        self.numbers.problem.connect(self.problem)
        self.numbers.changed.connect(self.reload)
        self._unmask.clicked.connect(self.unmask)
        self._shown_time.timeout.connect(self.mask_numbers)
        for button, wanted in ((self._change, self.change), (self._print, self.preview)):
            button.clicked.connect(lambda _checked=False, wanted=wanted: self.view and wanted.emit(self.view.id))
        for button, wanted in (
            (self._void, self.void_wanted),
            (self._turn, self.turn_wanted),
            (self._move, self.move_wanted),
            (self._papers, self.papers_wanted),
            (self._export, self.export_wanted),
        ):
            button.clicked.connect(lambda _checked=False, wanted=wanted: self.view and wanted.emit(self.view))
        self.text.hear.connect(lambda sentence: self._desk.hear(sentence, self.problem.emit))
        self.conflict.decided.connect(self._decided)
        self._desk.changed.connect(self._note)

    def show_case(self, view: ReceptionView) -> None:
        """Show this reception's case."""
        if self.view is None or self.view.id != view.id:
            self._shown_time.stop()  # whole numbers were asked for of another
        self.view = view
        entry = view.entry or Entry()
        self._show_head(view)
        self._when.setText(
            self.tr("{0}　{1} {2}　{3}　{4}").format(
                kind_words(view.kind),
                day_and_clock(view.started_at),
                view.clerk,
                self._recording(view),
                self.tr("办理 {0}").format(duration(view.active_seconds)),
            )
        )
        self._show_fields(entry)
        self._steps.setText("\n".join(map(step_words, view.steps)))
        self.text.transcript.reset(text_lines(view))
        self.kept.setTabText(self.kept.indexOf(self.text), talk_words(view.kind))
        self.kept.setTabVisible(self.kept.indexOf(self.text), view.kind == "call" or bool(view.sentences))
        self._export.setVisible(self._changes and bool(view.recordings))
        self.process.show_case(view)
        self.timeline.show_case(view)
        self.numbers.show_case(view)
        self.joining.show_case(view)
        self.deadlines.show_case(view)
        self.sittings.show_case(view)
        self.conflict.show_first(view.differences)
        lines = [
            history_line(told, self._settling.desk) for told in view.differences if not told.is_open and is_told(told)
        ]
        self._history.setText("\n".join(lines))
        for part in (self._history_title, self._history):
            part.setVisible(bool(lines))

    @property
    def is_masked(self) -> bool:
        """Whether phone and ID numbers are masked."""
        return not self._shown_time.isActive()

    def mask_numbers(self) -> None:
        """The time is over, or another page is shown."""
        self._shown_time.stop()
        if self.view:
            self._show_fields(self.view.entry or Entry())

    def unmask(self) -> None:
        """Ask for a reason, have it written down, then show the whole numbers for half a minute."""
        view = self.view
        if view is None or not has_masked(view.entry or Entry(), view.formers) or not self.is_masked:
            return

        def shown() -> None:
            if self.view and self.view.id == view.id:
                self._shown_time.start()
                self._show_fields(self.view.entry or Entry())

        ask_to_unmask(self._desk, view.id, self, shown)

    def hideEvent(self, event: QHideEvent) -> None:
        """What was shown is masked when the page comes back."""
        super().hideEvent(event)
        self.mask_numbers()

    def _show_head(self, view: ReceptionView) -> None:
        """The number, struck through when the case is void; what is wanted yet; what can be done."""
        font = self._number.font()
        font.setStrikeOut(view.void)
        self._number.setFont(font)
        self._number.setText(view.number)
        missing = "、".join(map(field_words, view.missing))
        todo = self.tr("待补 {0} 项：{1}。按 F2 补上。").format(len(view.missing), missing) if missing else ""
        reason = next((step.note for step in reversed(view.steps) if step.action == "voided"), "")
        self._todo.setText(self.tr("已作废：{0}").format(reason) if view.void else todo)
        self._todo.setVisible(bool(self._todo.text()))
        following = NEXT_KIND.get(view.kind)
        self._turn.setText(kind_words(following or "", self.tr("转为{0}  Shift+F6")))
        self._void.setText(self.tr("撤销作废  Shift+F2") if view.void else self.tr("作废  Shift+F2"))
        self._void.setVisible(self._changes and view.case_id is not None)
        for button, is_fit in (
            (self._change, True),
            (self._print, True),
            (self._papers, view.case_id is not None),
            (self._turn, following is not None),
            (self._move, bool(view.recordings)),
        ):
            button.setVisible(self._changes and not view.void and is_fit)

    def _show_limitation(self, words: str, near: bool) -> None:
        self.limitation.setText(words)
        self.limitation.setVisible(bool(words))
        restyle(self.limitation, "near", near)

    def _note(self, changed: Changed) -> None:
        """Two desks differ about this case now, or no longer do."""
        if "conflict" in changed.rows and self.isVisible():
            self.reload()

    def reload(self) -> None:
        """Read what is shown anew."""
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
            (self.tr("电话"), phone_words(entry.phone, masked=self.is_masked)),
            *self._person(entry),
            (self.tr("单位"), entry.employer),
            *((role_words(named.role), named.name) for named in entry.other_employers),
            (self.tr("争议类型"), "、".join(entry.dispute_types)),
            (self.tr("欠薪金额"), both(entry.arrears) if entry.arrears is not None else ""),
            (self.tr("追回金额"), both(entry.recovered) if entry.recovered is not None else ""),
            *self._matter(entry),
            (self.tr("涉及人数"), self.tr("{0} 人").format(entry.people) if entry.people else ""),
            *self._people(entry),
            (self.tr("期间"), period_words(entry.period)),
            (self.tr("诉求"), entry.claim),
            (self.tr("职业"), entry.occupation),
            (self.tr("用工形式"), entry.employment_form),
            (kind_words(self.view.kind if self.view else "", self.tr("{0}类型")), entry.call_type),
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
        self._employers.show_them(entry.employers if self._changes else ())
        self._portrait.show_picture(None if self.is_masked else entry.person.portrait)

    def _person(self, entry: Entry) -> list[tuple[str, str]]:
        formers = self.view.formers if self.view else ()
        self._unmask.setVisible(self.is_masked and has_masked(entry, formers))
        contents = self._desk.person_lists.contents
        return person_lines(entry, formers, contents, local_day(now()), masked=self.is_masked)

    def _matter(self, entry: Entry) -> list[tuple[str, str]]:
        """What is asked of some matters alone, where it was said."""
        rows = []
        if injury := injury_words(entry.injury):
            rows.append((self.tr("工伤情况"), injury))
        if entry.wage_items:
            rows.append((self.tr("欠薪明细"), "\n".join(map(wage_words, entry.wage_items))))
        return rows

    def _people(self, entry: Entry) -> list[tuple[str, str]]:
        listed = list_words(entry.members, masked=self.is_masked)
        return [(self.tr("人员名单"), listed)] if listed else []

    def _name(self, entry: Entry) -> str:
        marks = self.tr("（身份保密）") if entry.protected else self.tr("（要求匿名）") if entry.anonymous else ""
        return entry.name + marks

    def _recording(self, view: ReceptionView) -> str:
        seconds = sum(info.seconds or 0 for info in view.recordings)
        return self.tr("录音 {0}").format(duration(seconds)) if seconds else self.tr("没有录音")

    def _build(self) -> None:
        titles = QVBoxLayout()
        titles.setSpacing(2)
        titles.addWidget(self._number)
        titles.addWidget(self._when)
        titles.addWidget(self._todo)
        titles.addWidget(self.limitation)
        head = having(QFrame(), objectName="card")
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 10, 16, 10)
        row.addLayout(titles, 1)
        actions = QVBoxLayout()
        actions.setSpacing(8)
        for buttons in ((self._unmask, self._change, self._papers, self._print), (self._turn, self._move, self._void)):
            line = QHBoxLayout()
            line.addStretch(1)
            for button in buttons:
                line.addWidget(button)
            actions.addLayout(line)
        row.addLayout(actions)
        self.kept.addTab(self.text, talk_words("call"))
        self.kept.addTab(self.timeline, self.tr("时间线"))
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(self._facts(), 1)
        right = QVBoxLayout()
        right.setSpacing(12)
        kept = having(QFrame(), objectName="card")
        inside = QVBoxLayout(kept)
        inside.setContentsMargins(16, 8, 16, 16)
        self.kept.tabBar().setDrawBase(False)
        self.kept.setCornerWidget(self._export)
        self.kept.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        inside.addWidget(self.kept)
        right.addWidget(self._handling(), 3)
        right.addWidget(kept, 2)
        columns.addLayout(right, 1)
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
        inside.addWidget(self._portrait)
        inside.addWidget(self.joining)
        inside.addLayout(self._fields)
        inside.addWidget(self._employers)
        inside.addSpacing(12)
        inside.addWidget(self.numbers)
        inside.addWidget(having(QLabel(self.tr("办理过程")), objectName="cardTitle"))
        inside.addWidget(self._steps)
        inside.addSpacing(12)
        inside.addWidget(self._history_title)
        inside.addWidget(self._history)
        inside.addStretch(1)
        return card(self.tr("登记内容"), scrolling(content))

    def _handling(self) -> QFrame:
        content = having(QWidget(), objectName="plain")
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.addWidget(self.process)
        inside.addWidget(self.sittings)
        inside.addWidget(self.deadlines)
        inside.addStretch(1)
        return card(self.tr("办理"), scrolling(content))
