"""The sound of a talk under the hands of who writes it down: play, back, over and over, slower while keys are typed."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.playing import Player
from desktop.transcript_editing import TranscriptEditing
from offline_store.queries import RecordingInfo, Sentence
from ui.pedal_dialog import PedalDialog
from ui.properties import having
from ui.words import duration

BACK, SLOW = 3.0, 0.8
"""Seconds that are gone back; the pace while keys are typed."""
CALM = 1500
"""Milliseconds after the last key before the pace is the chosen one again."""
PACES = (0.6, 0.8, 1.0, 1.25, 1.5)
PEDAL = {"play": "F4; Media Play", "back": "Alt+Left; Media Previous", "loop": "Alt+R", "doubtful": "F1"}
"""What can be pressed by foot, with the keys until the desk sets its own."""


class SoundBar(QWidget):
    """Of one recording at a time."""

    problem = Signal(object)
    at = Signal(float)
    """The second that is heard; while it plays."""
    doubtful_wanted = Signal()

    def __init__(self, editing: TranscriptEditing, page: QWidget) -> None:
        """Its keys hold in the whole page."""
        super().__init__(page)
        self._editing, self._page = editing, page
        self._recording: RecordingInfo | None = None
        self._heard_noted = ""
        self.player = Player()
        self.place = having(QLabel("00:00"), objectName="tileNumber")
        self.play = having(QPushButton(), objectName="primary")
        self.back = QPushButton(self.tr("退 3 秒  Alt+←"))
        self.repeating = QPushButton(self.tr("重复本句  Alt+R"))
        self.repeating.setCheckable(True)
        self.pace = having(QComboBox(), accessibleName=self.tr("快慢"))
        self.pedal = QPushButton(self.tr("脚踏板…"))
        self.sentence: Sentence | None = None
        """The one that is repeated where that is asked for: the cursor's."""
        self._calm = QTimer(self, singleShot=True, interval=CALM)
        self._shortcuts: list[QShortcut] = []
        self.keys = dict(PEDAL)
        self._build()
        self._connect()
        editing.keys(lambda own: self.set_keys({**PEDAL, **own}))

    def load(self, recording: RecordingInfo | None) -> None:
        """Another recording."""
        self._recording = recording
        if recording:
            file = self._editing.sound_file(recording)
            self.player.load(file, recording.key, running=not recording.sha256)

    def play_or_pause(self) -> None:
        """From where the sound is."""
        if self.player.is_playing:
            self.player.pause()
        elif self._recording:
            if self._heard_noted != self._recording.id:
                self._heard_noted = self._recording.id
                self._editing.note_heard(self._recording.id, self.player.place)
            self.player.play()

    def go_back(self) -> None:
        """Three seconds."""
        self.player.seek(self.player.place - BACK)

    def go_to(self, sentence: Sentence, second: float) -> None:
        """The cursor was put there."""
        self.sentence = sentence
        if self.repeating.isChecked():
            self.player.loop((sentence.start, sentence.end))
        self.player.seek(second)

    def note_typing(self) -> None:
        """Slower while keys are typed."""
        self.player.set_rate(min(SLOW, self.pace.currentData()))
        self._calm.start()

    def set_keys(self, keys: dict[str, str]) -> None:
        """The keys of the foot pedal; several for one act stand with a semicolon between."""
        for each in self._shortcuts:
            each.deleteLater()
        acts = {
            "play": self.play_or_pause,
            "back": self.go_back,
            "loop": self.repeating.click,
            "doubtful": self.doubtful_wanted.emit,
        }
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        self._shortcuts = [
            QShortcut(QKeySequence(key), self._page, act, context=inside)
            for name, act in acts.items()
            for key in filter(None, map(str.strip, keys[name].split(";")))
        ]
        self.keys = keys

    def choose_keys(self) -> None:
        """Ask which keys the foot pedal sends."""

        def chosen(keys: dict[str, str]) -> None:
            self._editing.keep_keys(keys)
            self.set_keys(keys)

        PedalDialog(self.keys, PEDAL, chosen, self).open()

    def _repeat(self, on: bool) -> None:
        """The sentence of the cursor over and over, or on."""
        here = self.sentence
        self.player.loop((here.start, here.end) if on and here else None)
        if on and here:
            self.player.seek(here.start)
            if not self.player.is_playing:
                self.play_or_pause()

    def _at(self, second: float) -> None:
        self.place.setText(duration(second))
        if self.player.is_playing:
            self.at.emit(second)

    def _set_pace(self, *_index: int) -> None:
        self.player.set_rate(self.pace.currentData())

    def _show_playing(self, on: bool) -> None:
        self.play.setText(self.tr("暂停  F4") if on else self.tr("播放  F4"))

    def _connect(self) -> None:
        self.player.position.connect(self._at)
        self.player.playing_changed.connect(self._show_playing)
        self.player.failed.connect(self.problem)
        self.pace.currentIndexChanged.connect(self._set_pace)
        self._calm.timeout.connect(self._set_pace)
        self.repeating.toggled.connect(self._repeat)
        self.play.clicked.connect(self.play_or_pause)
        self.back.clicked.connect(self.go_back)
        self.pedal.clicked.connect(self.choose_keys)

    def _build(self) -> None:
        for pace in PACES:
            self.pace.addItem(self.tr("{0} 倍").format(pace), pace)
        self.pace.setCurrentIndex(PACES.index(1.0))
        self._show_playing(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self.play, self.back, self.repeating, self.pace, self.pedal):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.place)
