"""约一场, or 改期: when, where, with whom; what clashes is said while one types, with the next time that is free."""

from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from desktop.planning import Planning, read_clock
from offline_store.identity.days import read_day
from offline_store.sittings import ANSWERS, KINDS, WAYS, Advice, Choices, SittingLine, Wanted
from offline_store.types import ZONE, local_day, now
from ui.dialog_form import DialogForm
from ui.properties import having
from ui.sitting_words import (
    advice_words,
    answer_words,
    asked_words,
    kind_words,
    line_words,
    side_words,
    way_words,
    when_words,
)
from ui.words import clock

LENGTHS = (30, 60, 90, 120, 180)
"""Minutes to choose from."""
USUAL = 60


class SittingDialog(DialogForm):
    """Plans one of a case, or moves a planned one; a moved one needs a word why."""

    done_with = Signal()

    def __init__(self, planning: Planning, case_id: str, parent: QWidget, line: SittingLine | None = None) -> None:
        super().__init__(
            self.tr("改期") if line else self.tr("约一场"),
            self.tr("写下日期和时间。撞上别的场次会马上提醒，也会给出最近的空档。"),
            self.tr("改好") if line else self.tr("约好"),
            parent,
        )
        self._planning, self._case_id, self._line = planning, case_id, line
        self._asked = 0
        self.advice: Advice | None = None
        self.kind = having(QComboBox(), accessibleName=self.tr("做什么"))
        for kind in KINDS:
            self.kind.addItem(kind_words(kind), kind)
        self.lines.addRow(self.tr("做什么"), self.kind)
        self.day = self._row(self.tr("哪天"), self.tr("2026-10-01"))
        self.clock = self._row(self.tr("几点"), self.tr("9:00"))
        self.length = having(QComboBox(), accessibleName=self.tr("多久"))
        for minutes in LENGTHS:
            self.length.addItem(self.tr("{0} 分钟").format(minutes), minutes)
        self.lines.addRow(self.tr("多久"), self.length)
        self.room = having(QComboBox(), editable=True, accessibleName=self.tr("在哪里"))
        self.lines.addRow(self.tr("在哪里"), self.room)
        self.mediator = having(QComboBox(), accessibleName=self.tr("谁主持"))
        self.lines.addRow(self.tr("谁主持"), self.mediator)
        self.reason = self._row(self.tr("为什么改"), "")
        self.lines.setRowVisible(self.reason, line is not None)
        self.warning = having(QLabel(wordWrap=True), objectName="hint")
        self.lines.addRow(self.warning)
        self.take_free = QPushButton()
        self.take_free.hide()
        self.lines.addRow(self.take_free)
        self._fill(line)
        self._connect()
        planning.choices(case_id, self._offer)

    @property
    def wanted(self) -> Wanted | None:
        """What stands in the lines; None while day or time are none."""
        day, start = read_day(self.day.text()), read_clock(self.clock.text())
        if day is None or start is None:
            return None
        begins = datetime.combine(day, start, ZONE)
        ends = begins + timedelta(minutes=self.length.currentData())
        mediator = self.mediator.currentData() or ""
        return Wanted(str(self.kind.currentData()), begins, ends, mediator, self.room.currentText())

    def _row(self, label: str, placeholder: str) -> QLineEdit:
        line = self.line(label)
        line.setPlaceholderText(placeholder)
        return line

    def _fill(self, line: SittingLine | None) -> None:
        minutes = int((line.ends_at - line.starts_at).total_seconds() // 60) if line else USUAL
        if self.length.findData(minutes) < 0:
            self.length.addItem(self.tr("{0} 分钟").format(minutes), minutes)
        self.length.setCurrentIndex(self.length.findData(minutes))
        self.day.setText(str(local_day(line.starts_at if line else now())))
        if line:
            self.kind.setCurrentIndex(max(self.kind.findData(line.kind), 0))
            self.clock.setText(clock(line.starts_at))
            self.room.setEditText(line.room)

    def _offer(self, choices: Choices) -> None:
        typed = self.room.currentText()
        self.room.addItem("")
        self.room.addItems(choices.rooms)
        self.room.setEditText(typed)
        for account, name in choices.mediators.items():
            self.mediator.addItem(name, account)
        wanted = self._line.mediator if self._line else choices.me
        self.mediator.setCurrentIndex(max(self.mediator.findData(wanted), 0))
        self._look()

    def _connect(self) -> None:
        for line in (self.day, self.clock):
            line.textChanged.connect(self._look)
        for box in (self.length, self.mediator, self.kind):
            box.currentIndexChanged.connect(self._look)
        self.room.editTextChanged.connect(self._look)
        self.take_free.clicked.connect(self._take)
        QShortcut(QKeySequence("Alt+F"), self, self._take)
        self.go.clicked.connect(self._send)

    def _look(self) -> None:
        """Ask what these would meet."""
        self.say("")
        self._asked += 1
        wanted = self.wanted
        if wanted is None:
            self._show(self._asked, None)
        else:
            asked = self._asked
            sitting_id = self._line.id if self._line else ""
            self._planning.advise(self._case_id, wanted, sitting_id, lambda advice: self._show(asked, advice))

    def _show(self, asked: int, advice: Advice | None) -> None:
        if asked != self._asked:  # of what was typed before
            return
        self.advice = advice
        self.warning.setText(advice_words(advice) if advice else "")
        free = advice.free_at if advice else None
        self.take_free.setVisible(free is not None)
        if free:
            words = self.tr("改用最近的空档 {0}  Alt+F")
            self.take_free.setText(words.format(when_words(free, free + timedelta(minutes=self.length.currentData()))))
        self.fit()

    def _take(self) -> None:
        if self.advice and self.advice.free_at:
            free = self.advice.free_at
            self.day.setText(str(local_day(free)))
            self.clock.setText(clock(free))

    def _send(self) -> None:
        wanted = self.wanted
        if wanted is None:
            wrong = self.day if read_day(self.day.text()) is None else self.clock
            self.say(self.tr("日期请写成 2026-10-01 的样子，时间写成 9:00 的样子。"))
            wrong.setFocus()
            return
        self.busy()
        if self._line:
            self._planning.move(self._line.id, wanted, self.reason.text(), self._done, self.failed)
        else:
            self._planning.plan(self._case_id, wanted, self._done, self.failed)

    def _done(self, _answer: object) -> None:
        self.done_with.emit()
        self.accept()


class InviteDialog(DialogForm):
    """Who was asked, and how; or what a side said."""

    done_with = Signal()

    def __init__(self, planning: Planning, line: SittingLine, parent: QWidget) -> None:
        super().__init__(self.tr("记下邀请"), line_words(line), self.tr("记下"), parent)
        self._planning, self._line = planning, line
        self.sides = {side.party_id: having(QCheckBox(side_words(side)), checked=True) for side in line.sides}
        for box in self.sides.values():
            self.lines.addRow(box)
        self.way = having(QComboBox(), accessibleName=self.tr("怎么通知的"))
        for way in WAYS:
            self.way.addItem(way_words(way), way)
        self.lines.addRow(self.tr("怎么通知的"), self.way)
        self.draws_up = having(QCheckBox(self.tr("同时起草邀请函（放进案件的文书）")), checked=False)
        self.lines.addRow(self.draws_up)
        self.way.currentIndexChanged.connect(self._suggest)
        self.note = self.line(self.tr("备注"))
        self.go.clicked.connect(self._send)

    def _suggest(self) -> None:
        """Who is told in writing gets a letter."""
        self.draws_up.setChecked(self.way.currentData() in ("letter", "post"))

    def _send(self) -> None:
        chosen = [party_id for party_id, box in self.sides.items() if box.isChecked()]
        if not chosen:
            self.say(self.tr("请至少选一方。"))
            return
        self.busy()
        way = str(self.way.currentData())

        def invited(_none: object) -> None:
            if self.draws_up.isChecked():
                self._planning.letters(self._line, chosen, self._done, self.failed)
            else:
                self._done(None)

        self._planning.invite(self._line.id, chosen, way, self.note.text(), invited, self.failed)

    def _done(self, _none: object) -> None:
        self.done_with.emit()
        self.accept()


class AnswerDialog(DialogForm):
    """What a side said to an invitation."""

    done_with = Signal()

    def __init__(self, planning: Planning, line: SittingLine, parent: QWidget) -> None:
        super().__init__(self.tr("记下答复"), line_words(line), self.tr("记下"), parent)
        self._planning = planning
        self.which = having(QComboBox(), accessibleName=self.tr("哪一次邀请"))
        for asked in line.invitations:
            self.which.addItem(asked_words(asked), asked.id)
        waiting = next((n for n, asked in enumerate(line.invitations) if not asked.answer), 0)
        self.which.setCurrentIndex(waiting)
        self.lines.addRow(self.tr("哪一次邀请"), self.which)
        self.answer = having(QComboBox(), accessibleName=self.tr("答复"))
        for said in ANSWERS:
            self.answer.addItem(answer_words(said), said)
        self.lines.addRow(self.tr("答复"), self.answer)
        self.note = self.line(self.tr("备注"))
        self.go.clicked.connect(self._send)

    def _send(self) -> None:
        self.busy()
        said = str(self.answer.currentData())
        self._planning.answer(str(self.which.currentData()), said, self.note.text(), self._done, self.failed)

    def _done(self, _none: object) -> None:
        self.done_with.emit()
        self.accept()
