"""期限 on the page of a case: its deadlines with their reasons, and what is done to them."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.case_deadlines import CaseDeadlines, Deadlines
from offline_store.alarms import LIMITATION
from offline_store.case_deadlines import DeadlineLine
from offline_store.deadlines import turns
from offline_store.queries import ReceptionView
from offline_store.store import Changed
from offline_store.types import local_day, now
from ui.article_dialog import ArticleDialog
from ui.deadline_dialog import BeginDialog, EventDialog, MeetDialog, ProveDialog, TurnDialog
from ui.deadline_lines import DeadlineList, DeadlineModel
from ui.deadline_words import limitation_words
from ui.properties import having
from ui.reason_dialog import ReasonDialog

ADD_KEY, EVENT_KEY = "Ctrl+T", "Alt+T"
OPEN = ("running", "suspended")


class DeadlineSection(QWidget):
    """Asks about the shown case; whoever holds it shows `limitation` in the head."""

    problem = Signal(object)
    limitation = Signal(str, bool)
    """The countdown of the case's limitation in words (empty: none), and whether it is near."""

    def __init__(self, deadlines: Deadlines, *, changes: bool, today: Callable[[], date] | None = None) -> None:
        super().__init__()
        self._deadlines, self._changes = deadlines, changes
        self._case_id = ""
        self.known: CaseDeadlines | None = None
        """What the shown case has, once it is known."""
        self.model = DeadlineModel(today or (lambda: local_day(now())), self)
        self.list = DeadlineList(self.model)
        self._none = having(QLabel(self.tr("还没有期限")), objectName="faint")
        self._report = having(QLabel(wordWrap=True), objectName="complaint")
        self.report = QPushButton(self.tr("已上报…"))
        self.add = QPushButton(self.tr("添加期限  {0}").format(ADD_KEY))
        self.handling = having(QComboBox(), accessibleName=self.tr("12351 办理类别"))
        self._unset = having(QLabel(wordWrap=True), objectName="hint")
        self.event_button = QPushButton(self.tr("记一件事  {0}").format(EVENT_KEY))
        self.extend = QPushButton(self.tr("延期…"))
        self.suspend, self.interrupt = QPushButton(self.tr("中止…")), QPushButton(self.tr("中断…"))
        self.prove = QPushButton(self.tr("补材料…"))
        self.met, self.drop = QPushButton(self.tr("完成…")), QPushButton(self.tr("撤销…"))
        self.article = QPushButton(self.tr("看法条  Enter"))
        self._build()
        self._connect()

    def show_case(self, view: ReceptionView) -> None:
        """Ask about this case."""
        self._case_id = view.case_id or ""
        self.setVisible(bool(self._case_id))
        self.refresh()

    def refresh(self) -> None:
        """Ask again."""
        case_id = self._case_id

        def known(found: CaseDeadlines) -> None:
            if case_id == self._case_id:
                self._show(found)

        if case_id:
            self._deadlines.of_case(case_id, known)
        else:
            self.limitation.emit("", False)

    def note_commit(self, changed: Changed) -> None:
        """A deadline was written, or the case moved, here or at another desk."""
        if {"deadline", "case", "code_list"} & changed.rows.keys() and self.isVisible():
            self.refresh()

    def begin(self) -> None:
        """Choose a rule and the day it runs from; for a case that waits for it, the limitation."""
        if not (self._case_id and self._changes):
            return
        first = LIMITATION if self.known and self.known.wants_limitation else ""
        self._open(BeginDialog(self._deadlines, self._case_id, first, self))

    def note_event(self) -> None:
        """Write down what happened to the case."""
        if self._case_id and self._changes:
            self._open(EventDialog(self._deadlines, self._case_id, self))

    def _show(self, found: CaseDeadlines) -> None:
        chosen = self.list.line
        self.known = found
        self.model.reset(found.lines)
        rows = [row for row, line in enumerate(found.lines) if chosen and line.id == chosen.id]
        if found.lines:
            self.list.setCurrentIndex(self.model.index(rows[0] if rows else 0))
        self.list.setVisible(bool(found.lines))
        self._none.setVisible(not found.lines)
        for part in (self._report, self.report):
            part.setVisible(found.is_unreported)
        self.report.setEnabled(self._changes)
        self._show_handling(found)
        self._choose()
        self._tell_limitation(found)

    def _show_handling(self, found: CaseDeadlines) -> None:
        """The class of handling time, and that the centre has not set its days."""
        self.handling.clear()
        self.handling.addItem(self.tr("未定"), "")
        for each in found.classes:
            self.handling.addItem(each.name, each.code)
        self.handling.setCurrentIndex(max(self.handling.findData(found.handling_class), 0))
        chosen = next((each for each in found.classes if each.code == found.handling_class), None)
        is_unset = chosen is not None and not chosen.days
        self._unset.setText(self.tr("中心还没有设置这一类的办理天数，不计算期限。") if is_unset else "")
        self._unset.setVisible(is_unset)

    def _classify(self) -> None:
        chosen = self.handling.currentData()
        if self._case_id and self.known and chosen != self.known.handling_class:
            self._deadlines.classify(self._case_id, chosen, lambda _none: self.refresh(), self.problem.emit)

    def _tell_limitation(self, found: CaseDeadlines) -> None:
        own = [line for line in found.lines if line.rule.number == LIMITATION and line.status in OPEN]
        if own and not found.is_settled:
            today = self.model.today
            is_near = any(line.due is not None and (line.due - today).days <= 30 for line in own)
            words = [limitation_words(line, today, found.aid_days) for line in own]
            self.limitation.emit(" ".join(words), is_near)
        elif found.wants_limitation:
            asked = self.tr("仲裁时效还没有起算：请问清是哪天知道权利被侵害的，按 {0} 记下。")
            self.limitation.emit(asked.format(ADD_KEY), True)
        else:
            self.limitation.emit("", False)

    def _choose(self) -> None:
        """Show what can be done to the chosen line."""
        line = self.list.line
        is_open = line is not None and line.status in OPEN and self._changes
        kinds = {cause.kind for cause in line.causes} if line else set()
        still = line is not None and line.status == "suspended"
        self.suspend.setText(self.tr("恢复…") if still else self.tr("中止…"))
        for button, is_fit in (
            (self.extend, bool(line and line.rule.extension) and not still),
            (self.suspend, turns.SUSPEND in kinds),
            (self.interrupt, turns.INTERRUPT in kinds),
            (self.prove, bool(line and any(not turn.paper for turn in line.turns if turn.kind == turns.INTERRUPT))),
            (self.met, True),
            (self.drop, True),
        ):
            button.setVisible(is_open and is_fit)
        self.article.setVisible(line is not None)

    def _turn(self, kind: str) -> None:
        if line := self.list.line:
            self._open(TurnDialog(self._deadlines, line, kind, self))

    def _suspend(self) -> None:
        line = self.list.line
        self._turn(turns.RESUME if line and line.status == "suspended" else turns.SUSPEND)

    def _prove(self) -> None:
        if line := self.list.line:
            self._open(ProveDialog(self._deadlines, line, self))

    def _meet(self) -> None:
        if line := self.list.line:
            self._open(MeetDialog(self._deadlines, line, self.model.today, self))

    def _drop(self) -> None:
        if line := self.list.line:
            self._ask(
                self.tr("撤销期限"),
                self.tr("为什么撤销“{0}”？").format(line.rule.name),
                self.tr("撤销"),
                lambda reason, done, failed: self._deadlines.drop(line.id, reason, done, failed),
            )

    def _report_up(self) -> None:
        case_id = self._case_id
        self._ask(
            self.tr("已向上报告"),
            self.tr("向谁、用什么方式报告的？"),
            self.tr("记下"),
            lambda note, done, failed: self._deadlines.report_up(case_id, note, done, failed),
        )

    def _ask(self, title: str, question: str, do: str, act: Callable[..., None]) -> None:
        def done(_none: None) -> None:
            dialog.accept()
            self.refresh()

        dialog = ReasonDialog(title, question, do, lambda text: act(text, done, dialog.show_error), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def show_articles(self, line: DeadlineLine | None = None) -> None:
        """The articles of the chosen line."""
        if shown := line or self.list.line:
            rule = shown.rule
            citations = (*rule.articles, *filter(None, [rule.rolls]))
            self._open(ArticleDialog(f"{rule.code} {rule.name}", citations, self, rule.note))

    def _open(self, dialog: BeginDialog | EventDialog | TurnDialog | MeetDialog | ProveDialog | ArticleDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self.refresh)
        dialog.open()

    def _connect(self) -> None:
        QShortcut(QKeySequence(ADD_KEY), self, self.begin, context=Qt.ShortcutContext.WindowShortcut)
        QShortcut(QKeySequence(EVENT_KEY), self, self.note_event, context=Qt.ShortcutContext.WindowShortcut)
        self.list.selectionModel().currentChanged.connect(lambda _new, _old: self._choose())
        self.handling.activated.connect(lambda _index: self._classify())
        self.list.activated.connect(lambda _index: self.show_articles())
        for button, act in (
            (self.add, self.begin),
            (self.event_button, self.note_event),
            (self.extend, lambda: self._turn(turns.EXTEND)),
            (self.suspend, self._suspend),
            (self.interrupt, lambda: self._turn(turns.INTERRUPT)),
            (self.prove, self._prove),
            (self.met, self._meet),
            (self.drop, self._drop),
            (self.article, self.show_articles),
            (self.report, self._report_up),
        ):
            button.clicked.connect(lambda _checked=False, act=act: act())

    def _build(self) -> None:
        self._report.setText(self.tr("群体或者紧急线索，还没有向上报告。请马上报告，再记下。"))
        for button in (self.event_button, self.add):
            button.setVisible(self._changes)
        head = QHBoxLayout()
        head.addWidget(having(QLabel(self.tr("期限")), objectName="cardTitle"), 1)
        head.addWidget(self.event_button)
        head.addWidget(self.add)
        kind = QHBoxLayout()
        kind.addWidget(having(QLabel(self.tr("12351 办理类别")), objectName="fieldLabel"))
        kind.addWidget(self.handling)
        kind.addWidget(self._unset, 1)
        kind.addStretch(0)
        self.handling.setEnabled(self._changes)
        report = QHBoxLayout()
        report.addWidget(self._report, 1)
        report.addWidget(self.report)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button in (self.article, self.extend, self.suspend, self.interrupt, self.prove, self.met, self.drop):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 12)
        layout.setSpacing(6)
        for part in (head, kind, report):
            layout.addLayout(part)
        layout.addWidget(self._none)
        layout.addWidget(self.list)
        layout.addLayout(buttons)
