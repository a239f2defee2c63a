"""校对: a talk's text beside its sound. The text follows what is heard, the sound follows the cursor."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.app import Desk
from desktop.transcript_editing import Opened
from offline_store.errors import ExpectedError
from offline_store.queries import RecordingInfo
from offline_store.roles import REGISTER
from offline_store.store import Changed
from offline_store.transcript_edits import Edit, char_times
from ui.pages import PageKind
from ui.properties import having
from ui.rule_offer import RuleOffer
from ui.transcript_acts import TranscriptActs
from ui.transcript_export import EXPORT_KEY, ExportDialog
from ui.transcript_sound import SoundBar
from ui.transcript_talk import Talk
from ui.transcript_text import TranscriptText
from ui.transcript_work import TranscriptWork, renamed
from ui.words import duration, explained, speaker

EDITOR_KEY = "Ctrl+F8"
JOURNAL, SETTLE = 500, 400
"""Milliseconds: between two looks at what was typed; until what others changed is read."""


class TranscriptPage(QWidget):
    """One recording at a time, of the reception that was in front."""

    problem = Signal(object)
    opens = Signal(str)
    edited = Signal(str)
    """The page was left, and the text of this reception is another now."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._known = 0
        self._desk, self.editing = desk, desk.transcripts
        self.talk = Talk()
        self._wanted = self._recording_id = ""
        self._kept: dict[str, str] = {}
        self.work, self.sound = TranscriptWork(self.editing, self), SoundBar(self.editing, self)
        self.title = having(QLabel(), objectName="caseNumber")
        self.recordings = having(QComboBox(), accessibleName=self.tr("哪一段录音"))
        self.text = TranscriptText(self.talk.head, self.talk.is_doubtful)
        self.acts = TranscriptActs(self.text, self.talk, self.work, self.refresh)
        self.doubtful = QPushButton(self.tr("存疑 {0} 句  {1}").format(0, "F1"))
        self.export = QPushButton(self.tr("导出  {0}").format(EXPORT_KEY))
        for part in (self.doubtful, self.export, self.sound):
            part.setEnabled(False)
        self.about = having(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), objectName="faint")
        self.offer = having(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), objectName="todo")
        self.take, self.refuse = QPushButton(self.tr("采用  Alt+T")), QPushButton(self.tr("不用  Alt+X"))
        self.message = having(QLabel(wordWrap=True), objectName="complaint", visible=False)
        self.rule = RuleOffer(desk.front_desk.rules)
        self._journal = QTimer(self, interval=JOURNAL)
        self._again = QTimer(self, singleShot=True, interval=SETTLE)
        self._build()
        self._connect()

    # which talk

    def show_for(self, reception_id: str) -> None:
        """The reception whose text is wanted."""
        if reception_id != self._wanted:
            self.leave()
            self._wanted, self.talk.opened = reception_id, None
            self._say("")

    def refresh(self) -> None:
        """Read it anew."""
        if self._wanted:
            self.editing.open(self._wanted, self._show, self.problem.emit, list(self.text.typed))
        else:
            self.text.say_empty(self.tr("请先打开一次接待，再按 {0}。").format(EDITOR_KEY))

    def _show(self, opened: Opened) -> None:
        if opened.reception_id != self._wanted:
            return
        is_first = self.talk.opened is None
        self.talk.take(opened)
        if is_first:
            self.work.forget()
            self.editing.note_opened(opened.reception_id)
            self.text.typed = dict(opened.typed)
            self._list_recordings(opened)
        else:
            self.text.typed = {opened.renamed.get(each, each): text for each, text in self.text.typed.items()}
        self._show_text(opened.renamed)

    def _list_recordings(self, opened: Opened) -> None:
        self.recordings.blockSignals(True)
        self.recordings.clear()
        for number, each in enumerate(opened.recordings, 1):
            words = self.tr("第 {0} 段　{1}").format(number, duration(each.seconds or 0))
            if each.private_with:
                words += self.tr("　背对背：{0}").format(speaker(each.private_with, opened.kind))
            self.recordings.addItem(words, each.id)
        self.recordings.setVisible(len(opened.recordings) > 1)
        with_typed = next((each.recording_id for each in opened.sentences if each.id in opened.typed), "")
        self.recordings.setCurrentIndex(max(self.recordings.findData(with_typed), 0))
        self.recordings.blockSignals(False)
        self._choose()

    def _choose(self, *_index: int) -> None:
        """Another recording."""
        self.acts.store_all()
        self._recording_id = self.recordings.currentData() or ""
        self.sound.load(self._recording)
        self._show_text({})
        self.text.go_to(0)
        self.sound.sentence = self.text.sentence_here

    @property
    def _recording(self) -> RecordingInfo | None:
        found = self.talk.opened.recordings if self.talk.opened else ()
        return next((each for each in found if each.id == self._recording_id), None)

    def _show_text(self, names: Mapping[str, str]) -> None:
        shown = self.talk.of(self._recording_id)
        self.text.show_sentences(shown, names)
        has_sound = bool(self.talk.opened and self.talk.opened.recordings)
        self.text.say_empty(self.tr("这段录音还没有文字") if has_sound else self.tr("这次接待没有录音"))
        self.export.setEnabled(has_sound)
        self.sound.setEnabled(has_sound)
        doubtful = sum(map(self.talk.is_doubtful, shown))
        self.doubtful.setEnabled(bool(doubtful))
        self.doubtful.setText(self.tr("存疑 {0} 句  {1}").format(doubtful, "F1"))
        self.title.setText(self.tr("校对　{0} 句").format(len([each for each in shown if each.text])))
        self._show_about()

    def _show_about(self) -> None:
        """What there was before, and what is offered, of the sentence of the cursor."""
        sentence, offer = self.text.sentence_here, self.talk.offer_at(self.text.sentence_here)
        told = self.talk.told(sentence) if sentence else []
        self.about.setText("　".join(told))
        if offer:
            who = offer.offered[0].editor or offer.offered[0].engine
            self.offer.setText(self.tr("另一种听法（{0}）：{1}").format(who, offer.text or self.tr("（删去）")))
        for part in (self.offer, self.take, self.refuse):
            part.setVisible(offer is not None)

    def _applied(self, edit: Edit) -> None:
        """Show what an edit made; what was typed since goes on in what stands there now."""
        self._say("")
        new, names = {each.id: each for each in edit.sentences}, renamed(edit)
        for old, there in names.items():
            text = self.text.typed.pop(old, None)
            if text is not None and text != new[there].text and len(edit.steps) == len(edit.sentences):
                self.text.typed[there] = text
        self.talk.apply(edit)
        self._show_text(names)

    def _refused(self, error: ExpectedError) -> None:
        self._say(explained(error))
        self.refresh()

    # sound

    def next_doubtful(self, step: int = 1) -> None:
        """The cursor and the sound go to the next sentence to be looked at, from the end to the first."""
        rows = [row for row, each in enumerate(self.text.sentences) if self.talk.is_doubtful(each)]
        if rows:
            here = self.text.row
            ahead = [row for row in rows if (row > here if step > 0 else row < here)] or rows
            self.text.go_to(ahead[0] if step > 0 else ahead[-1])
            self.text.setFocus()
            self._placed(self.text.row, 0)

    def _placed(self, row: int, column: int) -> None:
        """The sound goes where the cursor was put."""
        if row < len(self.text.sentences):
            sentence = self.text.sentences[row]
            times = char_times(sentence)
            offset = times[min(column, len(times) - 1)] if times else 0
            self.sound.go_to(sentence, sentence.start + offset / 100)

    def _heard(self, second: float) -> None:
        if not self.text.is_composing:
            self.text.heard.show(second)

    # keeping

    def leave(self) -> None:
        """The page is left: the sound stops, what was typed is stored."""
        self.sound.player.pause()
        self.acts.store_all()

    def keep(self) -> None:
        """Write down what was typed, so that a kill loses at most a second of it."""
        if self._wanted and self.text.typed != self._kept:
            self._kept = dict(self.text.typed)
            self.editing.keep_typed(self._wanted, self._kept)

    def note_commit(self, changed: Changed) -> None:
        """Somebody else has changed the text: read it anew, when no word is being composed."""
        touched = changed.rows.get("segment", frozenset())
        if touched and self.isVisible() and not (self.work.is_busy or touched <= self.work.own):
            self._again.start()

    def _read_again(self) -> None:
        if self.text.is_composing or self.work.is_busy:
            self._again.start()
        else:
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """What is typed is written down each half second."""
        super().showEvent(event)
        self._journal.start()
        self.text.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """The page is left."""
        self.leave()
        self._journal.stop()
        self.keep()
        reception = self._wanted
        self.work.afterwards(lambda: self._tell(reception))
        super().hideEvent(event)

    def _tell(self, reception_id: str) -> None:
        if len(self.work.own) != self._known:
            self._known = len(self.work.own)
            self.edited.emit(reception_id)

    def ask_to_export(self) -> None:
        """As a file to take along."""
        if self.talk.opened and self.talk.opened.recordings:
            self.leave()
            ExportDialog(self._desk, self.talk.opened, self).open()

    def _say(self, words: str) -> None:
        self.message.setText(words)
        self.message.setVisible(bool(words))

    # the page

    def _connect(self) -> None:
        text = self.text
        text.typing.connect(self.sound.note_typing)
        text.placed.connect(self._placed)
        text.cursorPositionChanged.connect(self._show_about)
        self.work.applied.connect(self._applied)
        self.work.refused.connect(self._refused)
        self.sound.at.connect(self._heard)
        self.sound.problem.connect(self.problem)
        self.editing.misheard.connect(self.rule.offer)
        self.rule.problem.connect(self.problem)
        self.sound.doubtful_wanted.connect(self.next_doubtful)
        self._desk.front_desk.changed.connect(self.note_commit)
        self.recordings.currentIndexChanged.connect(self._choose)
        self._journal.timeout.connect(self.keep)
        self._again.timeout.connect(self._read_again)
        take, refuse = self.acts.take, self.acts.refuse
        for button, act in (
            (self.doubtful, self.next_doubtful),
            (self.export, self.ask_to_export),
            (self.take, take),
            (self.refuse, refuse),
        ):
            button.clicked.connect(lambda _checked=False, act=act: act())
        for key, act in (
            ("Ctrl+Space", self.sound.play_or_pause),
            ("Alt+Return", self.acts.confirm),
            ("Alt+Enter", self.acts.confirm),
            ("Ctrl+F1", partial(self.next_doubtful, -1)),
            ("Alt+T", take),
            ("Alt+X", refuse),
        ):
            QShortcut(QKeySequence(key), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _build(self) -> None:
        head, below = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        for part in (self.recordings, self.doubtful, self.export):
            head.addWidget(part)
        below.addWidget(self.offer, 1)
        below.addWidget(self.take)
        below.addWidget(self.refuse)
        keys = self.tr(
            "Ctrl+回车 拆句　句首退格 与上句合并　Alt+1…9 换说话人　Alt+回车 确认无误　Ctrl+Z 撤销　Ctrl+Y 重做"
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 12)
        layout.setSpacing(10)
        layout.addLayout(head)
        layout.addWidget(self.sound)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.rule)
        layout.addWidget(self.message)
        layout.addWidget(self.about)
        layout.addLayout(below)
        layout.addWidget(having(QLabel(keys, wordWrap=True), objectName="faint"))
        self._show_about()


def transcript_kind() -> PageKind:
    """The page as an entry of the menu."""
    return PageKind(QCoreApplication.translate("transcript", "校对"), EDITOR_KEY, REGISTER, TranscriptPage)
