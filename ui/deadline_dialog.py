"""Small dialogs of a deadline: begin one, extend, suspend, resume or interrupt it, name a paper, say it is done."""

from datetime import date

from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QWidget

from desktop.case_deadlines import Deadlines
from offline_store.case_deadlines import DeadlineLine
from offline_store.code_find import Choices, Item
from offline_store.deadlines import turns
from offline_store.deadlines.compute import Answer
from offline_store.deadlines.rules import AGREED, Rule
from offline_store.deadlines.turns import Turn
from offline_store.identity.days import read_day
from ui.code_field import CodeLine
from ui.deadline_words import no_day_words, reason
from ui.dialog_form import DialogForm
from ui.properties import having

LONGEST = 100
"""Characters of a paper's name."""


class BeginDialog(DialogForm):
    """A rule chosen by typing, the day it runs from; below them at once which day that gives, and why."""

    def __init__(self, deadlines: Deadlines, case_id: str, first: str, parent: QWidget) -> None:
        super().__init__(
            self.tr("添加期限"),
            self.tr("打几个字选规则，写下从哪天起算。日期没有问清的，先不要填。"),
            self.tr("添加"),
            parent,
        )
        self._deadlines, self._case_id, self._first = deadlines, case_id, first
        self._rules: tuple[Rule, ...] = ()
        self._asked = 0
        self.rule = CodeLine(self.tr("规则"), self.tr("编号、拼音或者名称"))
        self.lines.addRow(self.tr("规则"), self.rule)
        self.day = day_line(self, self.tr("起算的那天"))
        self.agreed = day_line(self, self.tr("约定的日期"))
        self.lines.setRowVisible(self.agreed, False)
        self.result_text = having(QLabel(wordWrap=True), objectName="faint")
        self.lines.addRow(self.result_text)
        self.rule.edited.connect(self._look)
        self.rule.textChanged.connect(self._look)
        for line in (self.day, self.agreed):
            line.textChanged.connect(self._look)
        self.go.clicked.connect(self._begin)
        deadlines.rules(self._offer)

    def _offer(self, rules: tuple[Rule, ...]) -> None:
        self._rules = tuple({rule.code: rule for rule in rules}.values())
        self.rule.offer(Choices(tuple(Item(rule.code, f"{rule.code} {rule.name}") for rule in self._rules)))
        if self._first:
            self.rule.fill(self._first)
            self.day.setFocus()

    def _look(self) -> None:
        """Say what these would give."""
        rule = next((rule for rule in self._rules if rule.code == self.rule.code), None)
        self.lines.setRowVisible(self.agreed, bool(rule and rule.unit == AGREED))
        self.say("")
        self.result_text.setText(self.tr("从“{0}”那天起算").format(rule.of) if rule else "")
        day, agreed = read_day(self.day.text()), read_day(self.agreed.text())
        self._asked += 1
        if rule and day and (agreed or rule.unit != AGREED):
            asked = self._asked
            self._deadlines.preview(rule.code, day, agreed, lambda answer: self._preview(asked, answer), self.failed)
        self.fit()

    def _preview(self, asked: int, answer: Answer) -> None:
        if asked != self._asked:  # of what was typed before
            return
        words = "　".join([str(answer.due or "—"), reason(answer.why), *(reason([each]) for each in answer.warnings)])
        self.result_text.setText(words)
        self.fit()

    def _begin(self) -> None:
        day, agreed = read_day(self.day.text()), read_day(self.agreed.text())
        if not self.rule.code:
            self.say(self.tr("请先选一条规则。"))
            self.rule.setFocus()
        elif day is None:
            self.say(no_day_words())
            self.day.setFocus()
        else:
            self.busy()
            self._deadlines.begin(self._case_id, self.rule.code, day, agreed, lambda _none: self.accept(), self.failed)


class EventDialog(DialogForm):
    """What happened, and when: the rules say which deadlines that begins, meets or interrupts."""

    def __init__(self, deadlines: Deadlines, case_id: str, parent: QWidget) -> None:
        super().__init__(
            self.tr("记一件事"),
            self.tr("打几个字选发生了什么，写下是哪天。该起算、完成、中断的期限会跟着变。"),
            self.tr("记下"),
            parent,
        )
        self._deadlines, self._case_id = deadlines, case_id
        self.event_line = CodeLine(self.tr("什么事"), self.tr("拼音或者名称"))
        self.lines.addRow(self.tr("什么事"), self.event_line)
        self.day = day_line(self, self.tr("哪天"))
        self.go.clicked.connect(self._note)
        deadlines.events(self.event_line.offer)

    def _note(self) -> None:
        day = read_day(self.day.text())
        if not self.event_line.code:
            self.say(self.tr("请先选一件事。"))
            self.event_line.setFocus()
        elif day is None:
            self.say(no_day_words())
            self.day.setFocus()
        else:
            self.busy()
            self._deadlines.happened(self._case_id, self.event_line.code, day, lambda _none: self.accept(), self.failed)


class TurnDialog(DialogForm):
    """延期, 中止, 恢复 or 中断, each with its day and its paper."""

    def __init__(self, deadlines: Deadlines, line: DeadlineLine, kind: str, parent: QWidget) -> None:
        title, explanation, button = self._texts(kind)
        super().__init__(title, explanation.format(line.rule.name), button, parent)
        self._deadlines, self._line, self._kind = deadlines, line, kind
        self._causes = [cause for cause in line.causes if cause.kind == kind]
        self.cause = having(QComboBox(), accessibleName=self.tr("原因"))
        for cause in self._causes:
            self.cause.addItem(cause.name)
        self.day = day_line(self, self._day_label(kind))
        self.until = day_line(self, self.tr("延到哪天") if kind == turns.EXTEND else self.tr("哪天恢复"))
        self.paper = having(QLineEdit(maxLength=LONGEST), accessibleName=self.tr("证明材料"))
        self.both = QCheckBox(self.tr("双方都同意，已经签名"))
        if self._causes:
            self.lines.insertRow(0, self.tr("原因"), self.cause)
        self.lines.addRow(self.tr("证明材料"), self.paper)
        self.lines.addRow(self.both)
        needs_both = kind == turns.EXTEND and line.rule.extension == "agreed"
        self.lines.setRowVisible(self.both, needs_both)
        self.lines.setRowVisible(self.until, kind in (turns.EXTEND, turns.SUSPEND))
        self.lines.setRowVisible(self.paper, kind != turns.RESUME)
        self.cause.currentIndexChanged.connect(self._hint)
        self.go.clicked.connect(self._turn)
        self._hint()

    def _texts(self, kind: str) -> tuple[str, str, str]:
        return {
            turns.EXTEND: (self.tr("延期"), self.tr("“{0}”延长到约定或者批准的日子。"), self.tr("延期")),
            turns.SUSPEND: (self.tr("中止"), self.tr("“{0}”从这天起停下不算，原因没了再恢复。"), self.tr("中止")),
            turns.RESUME: (self.tr("恢复"), self.tr("“{0}”从这天起接着算。"), self.tr("恢复")),
            turns.INTERRUPT: (self.tr("中断"), self.tr("“{0}”从这天起重新计算。"), self.tr("中断")),
        }[kind]

    def _day_label(self, kind: str) -> str:
        return {
            turns.EXTEND: self.tr("同意或者批准的日子"),
            turns.SUSPEND: self.tr("从哪天起中止"),
            turns.RESUME: self.tr("从哪天起恢复"),
            turns.INTERRUPT: self.tr("哪天发生的"),
        }[kind]

    def _hint(self) -> None:
        if self._kind == turns.EXTEND:
            self.paper.setPlaceholderText(self.tr("延期同意书或者批准书"))
        elif self._causes:
            self.paper.setPlaceholderText(self._causes[self.cause.currentIndex()].evidence)

    def _turn(self) -> None:
        day, until = read_day(self.day.text()), read_day(self.until.text())
        if day is None or (self._kind == turns.EXTEND and until is None) or (self.until.text().strip() and not until):
            self.say(no_day_words())
            (self.until if day else self.day).setFocus()
        elif self.lines.isRowVisible(self.both) and not self.both.isChecked():
            self.say(self.tr("这条期限要双方都同意才能延长。"))
            self.both.setFocus()
        else:
            self.busy()
            why = self.cause.currentText() if self._causes else ""
            turn = Turn(self._kind, day, until=until, reason=why, paper=self.paper.text().strip())
            self._deadlines.turn(self._line.id, turn, lambda _none: self.accept(), self.failed)


class ProveDialog(DialogForm):
    """The papers of what interrupted a deadline by itself."""

    def __init__(self, deadlines: Deadlines, line: DeadlineLine, parent: QWidget) -> None:
        super().__init__(
            self.tr("补材料"),
            self.tr("“{0}”因为下面的事重新计算，请写下能证明它的材料。").format(line.rule.name),
            self.tr("记下"),
            parent,
        )
        self._deadlines, self._line = deadlines, line
        self.turn = having(QComboBox(), accessibleName=self.tr("哪件事"))
        for place, turn in enumerate(line.turns):
            if turn.kind == turns.INTERRUPT and not turn.paper:
                self.turn.addItem(f"{turn.on} {turn.reason}", place)
        self.lines.addRow(self.tr("哪件事"), self.turn)
        self.paper = self.line(self.tr("证明材料"))
        self.paper.setMaxLength(LONGEST)
        self.go.clicked.connect(self._prove)

    def _prove(self) -> None:
        self.busy()
        place = self.turn.currentData()
        self._deadlines.prove(self._line.id, place, self.paper.text(), lambda _none: self.accept(), self.failed)


class MeetDialog(DialogForm):
    """The day on which it was done: today, unless she says another."""

    def __init__(self, deadlines: Deadlines, line: DeadlineLine, today: date, parent: QWidget) -> None:
        super().__init__(
            self.tr("完成"), self.tr("“{0}”要做的事，哪天做完的？").format(line.rule.name), self.tr("完成"), parent
        )
        self._deadlines, self._line = deadlines, line
        self.day = day_line(self, self.tr("完成的日子"))
        self.day.setText(today.isoformat())
        self.go.clicked.connect(self._meet)

    def _meet(self) -> None:
        day = read_day(self.day.text())
        if day is None:
            self.say(no_day_words())
            return
        self.busy()
        self._deadlines.meet(self._line.id, day, lambda _none: self.accept(), self.failed)


def day_line(form: DialogForm, label: str) -> QLineEdit:
    """A line for a day."""
    line = form.line(label)
    line.setPlaceholderText("2026-10-01")
    return line
