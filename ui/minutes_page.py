"""笔录: what was said at the left, what the record says of it at the right; picked sentence by sentence, by keys."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.app import Desk
from desktop.printing import description
from offline_store.minutes import record as minutes
from offline_store.minutes.keeping import Meeting
from offline_store.minutes.record import SECTIONS, Record
from offline_store.roles import MEDIATE
from offline_store.types import now
from ui.call_header import MINUTES_KEY
from ui.cards import card, scrolling
from ui.minutes_editor import ADD, AMEND, EDIT, MinutesEditor
from ui.minutes_head import MinutesHead
from ui.minutes_lists import RowsView, record_rows, section_names, spoken_rows
from ui.minutes_signing import MinutesSigning
from ui.minutes_speakers import Speakers
from ui.minutes_work import MinutesWork
from ui.pages import PageKind
from ui.properties import having
from ui.read_back import ReadBack
from ui.words import day_and_clock, explained, kind_words

RECORDS = {"mediation": minutes.MEDIATION, "hearing": minutes.HEARING}
"""Kind of reception → the record that is usually made of it."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MinutesPage(QWidget):
    """One record at a time: of the reception that was in front, or another of the list."""

    problem = Signal(object)
    opens = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._minutes, self._wanted, self._phase, self._of_its_kind = desk.minutes, "", "", False
        self.meetings = having(QComboBox(), accessibleName=self.tr("哪一次接待"))
        self.kinds = having(QComboBox(), accessibleName=self.tr("哪一种笔录"))
        for kind in SECTIONS:
            self.kinds.addItem(description.load(kind).title, kind)
        self.state = having(QLabel(wordWrap=True), objectName="faint")
        self.message = having(QLabel(wordWrap=True), objectName="complaint", visible=False)
        self.read = QPushButton(self.tr("读给我听  Alt+L"))
        self.final = having(QPushButton(self.tr("定稿  Alt+F")), objectName="primary")
        self.revise = QPushButton(self.tr("改一版  Alt+N"))
        self.amend = QPushButton(self.tr("当事人更正  Alt+G"))
        self.concede = QPushButton(self.tr("让步  Alt+K"))
        self.confirm = QPushButton(self.tr("与我说的一致  Alt+Y"))
        self.into = having(QLabel(), objectName="cardTitle")
        self.said = RowsView(
            self.tr("说过的话"),
            self.tr("还没有说过的话。\n在接待页按“开始录音”，说的话会逐句出现在这里。"),
            dict.fromkeys((*ENTER, Qt.Key.Key_Space), "pick") | {Qt.Key.Key_F4: "hear", Qt.Key.Key_Right: "across"},
        )
        self.lines = RowsView(
            self.tr("笔录内容"),
            "",
            dict.fromkeys(ENTER, EDIT)
            | {Qt.Key.Key_Insert: ADD, Qt.Key.Key_Delete: "remove"}
            | {Qt.Key.Key_F4: "hear", Qt.Key.Key_Left: "across"},
        )
        self.editor, self.head, self.tabs = MinutesEditor(), MinutesHead(), QTabWidget()
        self.speakers = Speakers()
        self.work = MinutesWork(desk, self._typed, self)
        self.signing = MinutesSigning(self.work)
        self.names: dict[str, str] = {}
        """The parts of the record."""
        self.read_back: ReadBack | None = None
        self._build()
        self._connect()

    # what is shown

    def show_for(self, reception_id: str, kind: str = "") -> None:
        """The reception whose record is wanted: the one that was in front. Without a kind, the record of its own."""
        self._wanted, self._of_its_kind = reception_id, not kind
        if kind:
            self.kinds.setCurrentIndex(self.kinds.findData(kind))

    def refresh(self) -> None:
        """Ask which receptions there are, and open one."""
        self._minutes.meetings(self._list)

    @property
    def section(self) -> str:
        """The part that sentences are picked into: where the cursor is in the record."""
        line = self.work.line(self.lines.key)
        return line.section if line else self.lines.key or next(iter(self.names), "")

    def showEvent(self, event: QShowEvent) -> None:
        """What is written is written down each second."""
        super().showEvent(event)
        self.work.begin_keeping()

    def hideEvent(self, event: QHideEvent) -> None:
        """The page is left."""
        self.work.end_keeping()
        super().hideEvent(event)

    # what is done

    def act(self, what: str, key: str) -> None:
        """A key was pressed on a sentence or a line."""
        self._say("")
        match what:
            case "across":
                (self.lines if self.said.hasFocus() else self.said).setFocus()
            case "hear":
                self.work.hear(key)
            case "pick":
                self.work.pick(key, self.section)
            case "remove":
                if self.work.line(key):
                    self.work.change(lambda record: minutes.remove(record, key))
            case _:
                self._write(what, key)

    def name_speaker(self, digit: int, key: str) -> None:
        """Who says the sentence, or the line."""
        if digit > len(self.work.roles):
            return
        role = self.work.roles[digit - 1]
        if self.said.hasFocus():
            if self.work.said(key):  # where sound is missing nobody speaks
                self.work.change(lambda record: minutes.name_speaker(record, key, role))
        elif self.work.line(key):
            self.work.change(lambda record: minutes.set_role(record, key, role))

    def toggle_concession(self) -> None:
        """Whether the line was said to settle."""
        line = self.work.line(self.lines.key)
        if line:
            wanted = not line.concession
            self.work.change(lambda record: minutes.mark_concession(record, line.id, concession=wanted))

    def correct(self, key: str = "") -> None:
        """A party corrects the line."""
        self.window().activateWindow()
        self.tabs.setCurrentIndex(0)
        self.act(AMEND, key or self.lines.key)

    def agree(self) -> None:
        """以上笔录我看过，与我说的一致: said by the next one of the parties who has not said so."""
        if not self.work.agree():
            confirmed = self.work.record.consenting
            nobody = self.tr("先在“抬头、到场”里写上到场的当事人。")
            self._say(self.tr("到场的当事人都已确认。") if confirmed else nobody)

    def open_read_back(self) -> None:
        """The record in large type, on the parties' screen."""
        if self.read_back is None:
            self.read_back = ReadBack(self)
            self.read_back.moved.connect(self.lines.go_to)
            self.read_back.correct.connect(self.correct)
            self.read_back.agreed.connect(self.agree)
        self._show_record()
        self.read_back.open_beside()

    # inside

    def _typed(self, record: Record) -> Record:
        """With what stands in the head, and a line half typed."""
        if not self.names:
            return record
        record = replace(record, head=self.head.head(record.head), attendance=self.head.people())
        return self._with_words(record) if self.editor.how in (EDIT, ADD) and self.editor.text else record

    def _with_words(self, record: Record) -> Record:
        editor, who = self.editor, self.editor.who.currentText().strip()
        line = self.work.line(editor.key)
        if editor.how == ADD:
            section = line.section if line else editor.key
            return minutes.write(record, section, who, editor.text, line.id if line else "")
        changed = minutes.rewrite(record, editor.key, editor.text)
        return minutes.set_role(changed, editor.key, who) if line and editor.text and who != line.role else changed

    def _write(self, how: str, key: str) -> None:
        line, roles = self.work.line(key), self.work.roles
        if not self.work.is_draft:
            self.work.change(lambda record: record)  # says why not
        elif line or how == ADD:
            people = [each.name for each in self.head.people()]
            choices = (*people, *roles) if how == AMEND else (*roles, *people)
            who = line.role if line and how != ADD else roles[0]
            self.editor.begin(how, key, line.text if line and how != ADD else "", who, choices)

    def _take(self) -> None:
        editor, before = self.editor, {line.id for line in self.work.record.lines}
        who = editor.who.currentText().strip()
        if editor.how == AMEND and not (editor.text and who):
            self._say(self.tr("更正要写明是谁、改成什么。"))
            return
        if editor.how == AMEND:
            key, text = editor.key, editor.text
            self.work.change(lambda record: minutes.amend(record, key, text, who, now()))
        elif editor.text or editor.how == EDIT:
            self.work.change(self._with_words)
        key = editor.key
        editor.close_it()
        self.lines.go_to(next((line.id for line in self.work.record.lines if line.id not in before), key))

    def _list(self, found: tuple[Meeting, ...]) -> None:
        now_open = self.work.now
        wanted = self._wanted or (now_open.meeting.reception_id if now_open else "")
        kind = next((each.kind for each in found if each.reception_id == wanted), "")
        if self._of_its_kind and kind in RECORDS:
            self.kinds.setCurrentIndex(self.kinds.findData(RECORDS[kind]))
        self._wanted, self._of_its_kind = "", False
        self.meetings.clear()
        for each in found:
            text = f"{each.number}　{kind_words(each.kind)}　{day_and_clock(each.started_at)}"
            self.meetings.addItem(text, each.reception_id)
        if wanted and self.meetings.findData(wanted) < 0:
            self.meetings.insertItem(0, self.tr("打开的接待"), wanted)
        if not self.meetings.count():
            self.state.setText(self.tr("还没有调解。在来访页按 Shift+F6 转为调解，再按 Ctrl+Shift+N 写笔录。"))
            return
        self.meetings.setCurrentIndex(max(self.meetings.findData(wanted), 0))
        self._switch()

    def _switch(self) -> None:
        if reception_id := self.meetings.currentData():
            self.work.open(str(reception_id), str(self.kinds.currentData()))

    def _show(self) -> None:
        opened = self.work.now
        assert opened is not None
        self._phase = ""
        self._say("")
        if self.editor.how:
            self.editor.close_it()
        self.names = section_names(opened.kind)
        self.head.show_kind(opened.kind)
        self.head.load(opened.record.head, opened.record.attendance)
        self.head.set_enabled(enabled=opened.is_draft)
        self.final.setVisible(opened.is_draft)
        self.revise.setVisible(not opened.is_draft)
        version = opened.kept.version if opened.kept else 1
        final = self.tr("第 {0} 版，已定稿").format(version)
        self.state.setText(self.tr("草稿，边写边存") if opened.is_draft else final)
        self._show_record()
        self.said.setFocus()

    def _show_record(self) -> None:
        work = self.work
        self.said.show_rows(spoken_rows(work.spoken, work.record, self.names, work.interruptions))
        self.lines.show_rows(record_rows(work.record, self.names))
        labels = {each.sentence.speaker for each in work.spoken}
        who = {label: minutes.role_of_label(work.record, label) for label in labels}
        self.speakers.show_them(labels, who, work.roles)
        if self.read_back and work.now:
            title = f"{self.kinds.currentText()}　{work.now.meeting.number}"
            self.read_back.show_record(title, work.record, self.names, self.lines.key)

    def _moved(self, _key: str) -> None:
        section = self.section
        self.into.setText(self.tr("记入：{0}").format(self.names.get(section, "")))
        if self.read_back:
            self.read_back.follow(self.lines.key)

    def _follow_phase(self, key: str) -> None:
        """Where another phase of the hearing begins, what is picked goes into the part that belongs to it."""
        said = self.work.said(key)
        if said is None:
            return
        role = minutes.role_of(self.work.record, key, said.sentence.speaker)
        section = minutes.section_of(self.work.kind, said.phase, role)
        if section and section != self._phase:
            self._phase = section
            self.lines.go_to(section)

    def _say(self, text: str) -> None:
        self.message.setText(text)
        self.message.setVisible(bool(text))

    # building

    def _connect(self) -> None:
        self.meetings.activated.connect(lambda _row: self._switch())
        self.kinds.activated.connect(lambda _row: self._switch())
        for view in (self.said, self.lines):
            view.acted.connect(self.act)
            view.named.connect(self.name_speaker)
        self.lines.moved.connect(self._moved)
        self.said.moved.connect(self._follow_phase)
        self.editor.taken.connect(self._take)
        self.editor.left.connect(self.lines.setFocus)
        self.speakers.named.connect(
            lambda label, role: self.work.change(lambda record: replace(record, roles=record.roles | {label: role}))
        )
        self.work.opened.connect(self._show)
        self.work.changed.connect(self._show_record)
        self.work.failed.connect(lambda error: self._say(explained(error)))
        for button, key, act in (
            (self.read, "Alt+L", self.open_read_back),
            (self.final, "Alt+F", self.work.finalise),
            (self.revise, "Alt+N", self.work.begin_version),
            (self.amend, "Alt+G", self.correct),
            (self.concede, "Alt+K", self.toggle_concession),
            (self.confirm, "Alt+Y", self.agree),
        ):
            button.clicked.connect(lambda _checked=False, act=act: act())
            _shortcut(self, key, act)
        for place in range(1, 10):
            _shortcut(self, f"Alt+{place}", partial(self._go_to_section, place))
        _shortcut(self, "Alt+0", self._turn_over)
        _shortcut(self, "Alt+S", self.signing.ask)

    def _turn_over(self) -> None:
        self.tabs.setCurrentIndex(1 - self.tabs.currentIndex())
        (self.head.first if self.tabs.currentIndex() else self.lines).setFocus()

    def _go_to_section(self, place: int) -> None:
        if place <= len(self.names):
            self.tabs.setCurrentIndex(0)
            self.lines.go_to(list(self.names)[place - 1])

    def _build(self) -> None:
        head = having(QFrame(), objectName="card")
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 10, 16, 10)
        for box in (self.kinds, self.meetings):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            row.addWidget(box)
        row.addWidget(self.state, 1)
        for button in (self.read, self.revise, self.final):
            row.addWidget(button)
        keys = self.tr("空格、回车 记入或取出　1–8 是谁说的　F4 听　→ 到笔录　Alt+数字 换一部分")
        left = _column(self.speakers, self.into, self.said, _hint(keys))
        keys = self.tr("回车 改　Insert 补写　Delete 取出　1–8 是谁说的　F4 听原音　← 回到说过的话")
        buttons = QWidget()
        line = QHBoxLayout(buttons)
        line.setContentsMargins(0, 0, 0, 0)
        for button in (self.amend, self.concede, self.confirm):
            line.addWidget(button)
        line.addStretch(1)
        self.tabs.addTab(_column(self.lines, self.editor, self.signing, buttons, _hint(keys)), self.tr("正文"))
        self.tabs.addTab(scrolling(self.head), self.tr("抬头、到场  Alt+0"))
        self.tabs.tabBar().setDrawBase(False)
        right = having(QFrame(), objectName="card")
        inside = QVBoxLayout(right)
        inside.setContentsMargins(16, 8, 16, 16)
        inside.addWidget(self.tabs)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(12)
        split.addWidget(card(self.tr("说过的话"), left))
        split.addWidget(right)
        split.setSizes([480, 560])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(12)
        layout.addWidget(head)
        layout.addWidget(self.message)
        layout.addWidget(split, 1)


def _hint(keys: str) -> QLabel:
    return having(QLabel(keys, wordWrap=True), objectName="faint")


def _shortcut(page: QWidget, key: str, act: Callable[[], object]) -> None:
    """A key of this page alone."""
    shortcut = QShortcut(QKeySequence(key), page, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(act)


def _column(*widgets: QWidget) -> QWidget:
    """One below the other, the list with the room that is left."""
    column = having(QWidget(), objectName="plain")
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    for widget in widgets:
        layout.addWidget(widget, 1 if isinstance(widget, RowsView) else 0)
    return column


def minutes_kind() -> PageKind:
    """The page as an entry of the menu."""
    return PageKind(QCoreApplication.translate("minutes", "笔录"), MINUTES_KEY, MEDIATE, MinutesPage)
