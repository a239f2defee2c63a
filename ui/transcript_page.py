"""校对: a talk's text beside its sound. The text follows what is heard, the sound follows the cursor."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.app import Desk
from desktop.transcript_editing import Offer, Opened
from offline_store import transcript_edits
from offline_store.errors import ExpectedError
from offline_store.queries import RecordingInfo, Sentence
from offline_store.roles import REGISTER
from offline_store.speaker_roles import UNKNOWN, roles_of
from offline_store.store import Changed
from offline_store.transcript_edits import Edit, char_times
from ui.pages import PageKind
from ui.properties import having
from ui.rule_offer import RuleOffer
from ui.transcript import UNSURE
from ui.transcript_export import ExportDialog
from ui.transcript_sound import SoundBar
from ui.transcript_text import TranscriptText
from ui.transcript_work import Acting, Done, TranscriptWork, renamed
from ui.words import duration, explained, speaker

EDITOR_KEY, EXPORT_KEY = "Ctrl+F8", "Ctrl+Shift+F8"
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
        self.opened: Opened | None = None
        self.sentences: list[Sentence] = []
        """Of all the recordings."""
        self._wanted = self._recording_id = ""
        self._kept: dict[str, str] = {}
        self._offers: dict[str, Offer] = {}
        self.work, self.sound = TranscriptWork(self.editing, self), SoundBar(self.editing, self)
        self.title = having(QLabel(), objectName="caseNumber")
        self.recordings = having(QComboBox(), accessibleName=self.tr("哪一段录音"))
        self.text = TranscriptText(self._head, self._is_doubtful)
        self.doubtful = QPushButton(self.tr("存疑 {0} 句  {1}").format(0, "F1"))
        self.export = QPushButton(self.tr("导出  {0}").format(EXPORT_KEY))
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
            self._wanted, self.opened = reception_id, None

    def refresh(self) -> None:
        """Read it anew."""
        if self._wanted:
            self.editing.open(self._wanted, self._show, self.problem.emit, list(self.text.typed))
        else:
            self.about.setText(self.tr("请先打开一次接待，再按 {0}。").format(EDITOR_KEY))

    def _show(self, opened: Opened) -> None:
        if opened.reception_id != self._wanted:
            return
        is_first, self.opened = self.opened is None, opened
        self.sentences = list(opened.sentences)
        self._offers = {each: offer for offer in opened.offers for each in offer.now}
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
        self._store_typed(range(len(self.text.sentences)))
        self._recording_id = self.recordings.currentData() or ""
        self.sound.load(self._recording)
        self._show_text({})
        self.text.go_to(0)
        self.sound.sentence = self.text.sentence_here

    @property
    def _recording(self) -> RecordingInfo | None:
        found = self.opened.recordings if self.opened else ()
        return next((each for each in found if each.id == self._recording_id), None)

    def _show_text(self, names: Mapping[str, str]) -> None:
        shown = [each for each in self.sentences if each.recording_id == self._recording_id]
        self.text.show_sentences(shown, names)
        doubtful = sum(map(self._is_doubtful, shown))
        self.doubtful.setText(self.tr("存疑 {0} 句  {1}").format(doubtful, "F1"))
        self.title.setText(self.tr("校对　{0} 句").format(len([each for each in shown if each.text])))
        self._show_about()

    def _head(self, sentence: Sentence) -> str:
        return speaker(sentence.speaker, self.opened.kind if self.opened else "")

    def _is_doubtful(self, sentence: Sentence) -> bool:
        unsure = bool(sentence.text) and sentence.confidence < UNSURE
        return unsure or self._offer_at(sentence) is not None

    def _offer_at(self, sentence: Sentence | None) -> Offer | None:
        return self._offers.get(sentence.id) if sentence else None

    def _show_about(self) -> None:
        """What there was before, and what is offered, of the sentence of the cursor."""
        sentence, offer = self.text.sentence_here, self._offer_at(self.text.sentence_here)
        told = self._told(sentence) if sentence else []
        self.about.setText("　".join(told))
        if offer:
            who = offer.offered[0].editor or offer.offered[0].engine
            self.offer.setText(self.tr("另一种听法（{0}）：{1}").format(who, offer.text or self.tr("（删去）")))
        for part in (self.offer, self.take, self.refuse):
            part.setVisible(offer is not None)

    def _told(self, sentence: Sentence) -> list[str]:
        first = self.opened.heard.get(sentence.id, "") if self.opened else ""
        told = [self.tr("原来听到：{0}").format(first)] if first and first != sentence.text else []
        told += [] if sentence.text else [self.tr("已删去")]
        unsure = bool(sentence.text) and sentence.confidence < UNSURE
        return told + ([self.tr("听不清，建议回听")] if unsure else [])

    # what is done to sentences

    def split(self, row: int, at: int) -> None:
        """Two sentences of one."""
        self._store_typed([row])
        self._do(
            [row],
            lambda ids: lambda session, desk: transcript_edits.split_at(session, desk, ids[0], at),
            lambda edit: self._go_to(edit.sentences[-1].id),
        )

    def merge(self, row: int) -> None:
        """Join a line to the one above it."""
        if 0 < row < len(self.text.sentences):
            column = len(self.text.text_at(row - 1))
            self._store_typed([row - 1, row])
            self.text.go_to(row - 1, column)
            self._do([row - 1, row], lambda ids: lambda session, desk: transcript_edits.merge_two(session, desk, *ids))

    def set_speaker(self, rows: Sequence[int], number: int) -> None:
        """Say who speaks by the role's number; 0: nobody known."""
        roles = (UNKNOWN, *(roles_of(self.opened.kind, self.opened.speakers) if self.opened else ()))
        if number < len(roles) and rows:
            self._store_typed(rows)
            role = roles[number]
            self._do(rows, lambda ids: lambda session, desk: transcript_edits.set_speaker(session, desk, ids, role))

    def confirm(self) -> None:
        """The sentence is right as it stands; on to the next."""
        if (sentence := self.text.sentence_here) is not None:
            row, text = self.text.row, self.text.text_at(self.text.row)
            if sentence.id not in self.text.typed:
                self._do(
                    [row], lambda ids: lambda session, desk: transcript_edits.edit_text(session, desk, ids[0], text)
                )
            self.text.go_to(min(row + 1, len(self.text.sentences) - 1))

    def undo(self) -> None:
        """Take back what was typed last, else the last act."""
        here = self.text.sentence_here
        if here and here.id in self.text.typed:
            self.text.forget_typed(here)
        else:
            self.work.undo(self._go_to_first)

    def redo(self) -> None:
        """Do again what was taken back."""
        self.work.redo(self._go_to_first)

    def decide(self, act: Callable[..., Edit]) -> None:
        """Take or refuse what is offered at the cursor."""
        if (offer := self._offer_at(self.text.sentence_here)) is not None:
            self._store_typed([self.text.row])
            offered = offer.ids
            self.work.do(
                offer.now,
                lambda ids: lambda session, desk: act(session, desk, ids, offered),
                lambda _edit: self.refresh(),
            )

    def _store_typed(self, rows: Sequence[int]) -> None:
        for row in rows:
            if (sentence := self.text.sentences[row]).id in self.text.typed:
                self.work.store(sentence, self.text.typed.get)

    def _store(self, sentence_id: str) -> None:
        """The cursor has left a sentence in which something was typed."""
        self._store_typed([row for row, each in enumerate(self.text.sentences) if each.id == sentence_id])

    def _do(self, rows: Sequence[int], acting: Acting, then: Done | None = None) -> None:
        self.work.do([self.text.sentences[row].id for row in rows], acting, then)

    def _applied(self, edit: Edit) -> None:
        """Show what an edit made; what was typed since goes on in what stands there now."""
        self._say("")
        new, names = {each.id: each for each in edit.sentences}, renamed(edit)
        for old, there in names.items():
            text = self.text.typed.pop(old, None)
            if text is not None and text != new[there].text and len(edit.steps) == len(edit.sentences):
                self.text.typed[there] = text
        if self.opened:
            before = {each.id: each.text for each in self.sentences}
            heard = self.opened.heard
            heard.update({there: heard.get(old) or before.get(old, "") for old, there in names.items()})
        kept = [each for each in self.sentences if each.id not in edit.gone]
        self.sentences = sorted((*kept, *edit.sentences), key=lambda s: (s.recording_id, s.start, s.end, s.id))
        self._show_text(names)

    def _refused(self, error: ExpectedError) -> None:
        self._say(explained(error))
        self.refresh()

    def _go_to_first(self, edit: Edit) -> None:
        if edit.sentences:
            self._go_to(edit.sentences[0].id)

    def _go_to(self, sentence_id: str) -> None:
        row = next((n for n, each in enumerate(self.text.sentences) if each.id == sentence_id), None)
        if row is not None:
            self.text.go_to(row)

    # sound

    def next_doubtful(self, step: int = 1) -> None:
        """The cursor and the sound go to the next sentence to be looked at, from the end to the first."""
        rows = [row for row, each in enumerate(self.text.sentences) if self._is_doubtful(each)]
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
            self.text.show_place(second)

    # keeping

    def leave(self) -> None:
        """The page is left: the sound stops, what was typed is stored."""
        self.sound.player.pause()
        self._store_typed(range(len(self.text.sentences)))

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
        if self.opened and self.opened.recordings:
            self.leave()
            ExportDialog(self._desk, self.opened, self).open()

    def _say(self, words: str) -> None:
        self.message.setText(words)
        self.message.setVisible(bool(words))

    # the page

    def _connect(self) -> None:
        text = self.text
        text.left.connect(self._store)
        text.typing.connect(self.sound.note_typing)
        text.placed.connect(self._placed)
        text.split_wanted.connect(self.split)
        text.merge_wanted.connect(self.merge)
        text.speaker_wanted.connect(self.set_speaker)
        text.undo_wanted.connect(self.undo)
        text.redo_wanted.connect(self.redo)
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
        take, refuse = partial(self.decide, transcript_edits.take), partial(self.decide, transcript_edits.refuse)
        for button, act in (
            (self.doubtful, self.next_doubtful),
            (self.export, self.ask_to_export),
            (self.take, take),
            (self.refuse, refuse),
        ):
            button.clicked.connect(lambda _checked=False, act=act: act())
        for key, act in (
            ("Ctrl+Space", self.sound.play_or_pause),
            ("Alt+Return", self.confirm),
            ("Alt+Enter", self.confirm),
            ("Ctrl+F1", partial(self.next_doubtful, -1)),
            ("Alt+T", take),
            ("Alt+X", refuse),
            (EXPORT_KEY, self.ask_to_export),
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
