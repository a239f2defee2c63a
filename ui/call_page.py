"""The page of a call: the timer and the recording above, the conversation on the left, the form on the right."""

import time

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop.call import Conversation
from desktop.extraction import Suggestion
from desktop.front_desk import FrontDesk
from offline_store.errors import ExpectedError
from offline_store.queries import ReceptionView, Sentence
from offline_store.types import local_day
from ui.entry_form import EntryForm, NotUnderstood
from ui.properties import having
from ui.transcript import SENTENCE, TranscriptView
from ui.words import clock, duration

JOURNAL = 900
"""Milliseconds between two looks at whether the form must be written down: a kill loses at most a second."""


class CallPage(QWidget):
    """One reception being worked on. It lives until it is saved and its recording is over."""

    problem = Signal(object)
    """An ExpectedError for the banner."""
    refused = Signal(str)
    """What cannot be saved, in words."""
    saved = Signal(str)
    """The reception's id: it has a case now."""

    def __init__(self, front_desk: FrontDesk, view: ReceptionView) -> None:
        super().__init__()
        self._desk, self._view = front_desk, view
        self.reception_id = view.id
        self._conversation: Conversation | None = None
        self._began = 0.0
        self._written = dict(view.draft)
        self.suggested_for = 0
        """How many sentences the suggestions are made of."""
        self.form, self.text = EntryForm(), TranscriptView()
        self._build()
        self._connect()
        self._load(view)

    @property
    def recording(self) -> bool:
        """Whether sound is being recorded."""
        return self._conversation is not None

    @property
    def recorded(self) -> bool:
        """Whether a recording has been made and is over."""
        return self._began > 0 and self._conversation is None

    @property
    def sentences(self) -> list[Sentence]:
        """The conversation so far."""
        return self.text.transcript.sentences

    @property
    def seconds(self) -> float:
        """How long the call has run."""
        return time.monotonic() - self._began

    def begin_recording(self, conversation: Conversation) -> None:
        """A recording of this reception runs."""
        self._conversation = conversation
        self._began = time.monotonic()
        conversation.sentence.connect(self._heard)
        conversation.level.connect(self._show_level)
        conversation.failed.connect(self.problem)
        conversation.finished.connect(self._finished)
        self._tick.start()
        self._show_state()

    def show_unrecorded(self) -> None:
        """There is no sound; the form works all the same."""
        self._state.setText(self.tr("没有录音，可以照常登记"))

    def hang_up(self) -> None:
        """The caller has hung up: end the sound, the text still comes."""
        self._desk.end_call(self.reception_id)
        if self._conversation:
            self._conversation.stop()
            self._hang_up.setEnabled(False)
            self._state.setText(self.tr("通话结束，正在写完最后几句…"))

    def save(self) -> None:
        """Register what stands in the form."""
        try:
            entry = self.form.entry()
        except NotUnderstood as error:
            self.refused.emit(str(error))
            return
        self._save.setEnabled(False)
        self._written = self.form.draft()  # what is saved needs no journal; a save that fails brings it back
        self._desk.save(self.reception_id, entry, self._was_saved, self._not_saved)

    def journal(self) -> None:
        """Write the form down if it changed since the last time."""
        draft = self.form.draft()
        if draft != self._written:
            self._written = draft
            self._desk.keep_draft(self.reception_id, draft)

    def retire(self) -> None:
        """The window closes: what is typed is written down, and nothing is asked any more."""
        self.journal()
        self._journal.stop()
        self._tick.stop()

    # building

    def _build(self) -> None:
        self._state = having(QLabel(), objectName="callState")
        self._timer = having(QLabel("00:00"), objectName="callTimer")
        self._timer.setAccessibleName(self.tr("通话时间"))
        self._levels = [having(QProgressBar(textVisible=False, maximum=100), objectName="level") for _ in range(2)]
        for bar, name in zip(self._levels, (self.tr("工作人员音量"), self.tr("来电人音量")), strict=True):
            bar.setAccessibleName(name)
        self._notice = QCheckBox(self.tr("已告知来电人正在录音  F3"))
        self._hang_up = having(QPushButton(self.tr("挂断  F7")), objectName="hangUp", enabled=False)
        self._save = having(QPushButton(self.tr("保存  F9")), objectName="primary")
        left = self._card(self.tr("通话文字"), self.text)
        right = self._card(self.tr("来电登记"), self.form)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(12)
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes([500, 560])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(12)
        layout.addWidget(self._header())
        layout.addWidget(split, 1)
        self._tick = QTimer(self, interval=250)
        self._journal = QTimer(self, interval=JOURNAL)
        self._journal.start()

    def _header(self) -> QFrame:
        frame = having(QFrame(), objectName="card")
        levels = QVBoxLayout()
        levels.setSpacing(4)
        for bar in self._levels:
            bar.setFixedSize(90, 6)
            levels.addWidget(bar)
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(16)
        row.addWidget(self._timer)
        row.addLayout(levels)
        row.addWidget(self._state, 1)
        row.addWidget(self._notice)
        row.addWidget(self._hang_up)
        row.addWidget(self._save)
        return frame

    @staticmethod
    def _card(title: str, content: QWidget) -> QFrame:
        frame = having(QFrame(), objectName="card")
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.addWidget(having(QLabel(title), objectName="cardTitle"))
        layout.addWidget(content, 1)
        return frame

    def _connect(self) -> None:
        self._tick.timeout.connect(lambda: self._timer.setText(duration(self.seconds)))
        self._journal.timeout.connect(self.journal)
        self._notice.clicked.connect(self.give_notice)
        self._hang_up.clicked.connect(self.hang_up)
        self._save.clicked.connect(self.save)
        self.form.hear.connect(self.hear_segment)
        self.text.hear.connect(self._hear)

    def _load(self, view: ReceptionView) -> None:
        self.text.transcript.reset(view.sentences)
        if view.entry:
            self.form.load(view.entry)
        if view.draft:
            self.form.restore(view.draft)
        elif not view.entry and view.caller_number:
            self.form.fields["phone"].fill(view.caller_number)
        if view.notice_at:
            self._show_notice(clock(view.notice_at))
        self._state.setText(view.number or self.tr("新的来电"))
        if view.sentences:
            self._ask_suggestions()

    # what happens

    def give_notice(self) -> None:
        """The clerk has told the caller that the call is recorded; the time is written down."""
        self._desk.give_notice(self.reception_id)
        self._show_notice("")

    def quote_selected(self) -> None:
        """Put the chosen sentence into 反映情况."""
        if self.text.currentIndex().isValid():
            self.form.quote(self.text.currentIndex().data(SENTENCE).text)

    def hear_segment(self, segment_id: str) -> None:
        """Play the sentence a value came from."""
        sentence = next((s for s in self.sentences if s.id == segment_id), None)
        if sentence:
            self._hear(sentence)

    def _hear(self, sentence: Sentence) -> None:
        self._desk.hear(sentence, self.problem.emit)

    def _show_notice(self, at: str) -> None:
        self._notice.setChecked(True)
        self._notice.setEnabled(False)
        self._notice.setText(self.tr("已告知录音 {0}").format(at).strip())

    def _heard(self, sentence: Sentence) -> None:
        self.text.transcript.add(sentence)
        self._ask_suggestions()

    def _ask_suggestions(self) -> None:
        asked = list(self.sentences)
        self._desk.suggest(asked, local_day(self._view.started_at), lambda found: self._suggest(found, asked))

    def _suggest(self, found: dict[str, Suggestion], asked: list[Sentence]) -> None:
        self.form.suggest(found, asked)
        self.suggested_for = len(asked)

    def _show_level(self, peaks: list[float]) -> None:
        for bar, peak in zip(self._levels, peaks, strict=False):
            bar.setValue(int(100 * min(1.0, peak**0.5)))

    def _show_state(self) -> None:
        self._hang_up.setEnabled(self.recording)
        self._state.setText(self.tr("● 正在录音") if self.recording else self.tr("录音已存好"))
        self._state.setProperty("recording", self.recording)
        self._state.style().unpolish(self._state)
        self._state.style().polish(self._state)

    def _finished(self) -> None:
        self._conversation = None
        self._tick.stop()
        for bar in self._levels:
            bar.setValue(0)
        self._show_state()

    def _was_saved(self, _case_id: str) -> None:
        self._save.setEnabled(True)
        self.saved.emit(self.reception_id)

    def _not_saved(self, error: ExpectedError) -> None:
        self._save.setEnabled(True)
        self._written = {}
        self.problem.emit(error)
