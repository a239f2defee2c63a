"""录音告知语 on the page of the recording device: its words, and the sound that says them to the caller."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from desktop.notice_sounds import Notice, NoticeSounds
from offline_store.errors import ExpectedError
from offline_store.speaker_roles import ROLE_SETS
from ui.properties import having, restyle
from ui.words import duration, kind_words

FILES = "*.wav *.mp3 *.m4a *.aac *.amr *.flac *.ogg *.opus *.wma"


class NoticeSection(QFrame):
    """One kind of reception at a time; what is chosen is kept at once."""

    problem = Signal(object)
    """An ExpectedError."""

    def __init__(self, sounds: NoticeSounds) -> None:
        super().__init__()
        self.setObjectName("section")
        self._sounds = sounds
        self._is_playing = False
        self.kind = having(QComboBox(), accessibleName=self.tr("告知语用于"))
        for kind in ROLE_SETS:
            self.kind.addItem(kind_words(kind), kind)
        self.words = QLabel(wordWrap=True)
        self.state = having(QLabel(wordWrap=True), objectName="faint")
        self.choose = having(QPushButton(self.tr("选录音文件…  Alt+F")), shortcut="Alt+F")
        self.hear = having(QPushButton(), shortcut="Alt+L", enabled=False)
        self.remove = having(QPushButton(self.tr("去掉  Alt+R")), shortcut="Alt+R", enabled=False)
        self._build()
        self._show_playing(playing=False)
        self.kind.activated.connect(self.refresh)
        self.choose.clicked.connect(self._ask_for_file)
        self.hear.clicked.connect(self._hear_or_stop)
        self.remove.clicked.connect(lambda: self._sounds.remove(self._of, self._show))

    def refresh(self) -> None:
        """What there is for the chosen kind."""
        self._sounds.stop()
        self._sounds.about(self._of, self._show)

    def take(self, path: Path) -> None:
        """This file says the words that stand there."""
        self.choose.setEnabled(False)
        self._sounds.choose(self._of, path, self._show, self._failed)

    def hideEvent(self, event: QHideEvent) -> None:
        self._sounds.stop()
        super().hideEvent(event)

    @property
    def _of(self) -> str:
        return str(self.kind.currentData())

    def _show(self, notice: Notice) -> None:
        self.choose.setEnabled(True)
        if notice.kind != self._of:
            return  # another was chosen meanwhile
        self.words.setText(notice.words)
        has_sound = notice.seconds is not None
        if self.remove.hasFocus() and not has_sound:
            self.choose.setFocus()
        self.hear.setEnabled(has_sound)
        self.remove.setEnabled(has_sound)
        restyle(self.state, "objectName", "hint" if notice.is_outdated else "faint")
        if notice.seconds is None:
            self.state.setText(self.tr("没有选录音：按 Ctrl+F3 由电脑的声音念，电脑不会念就请照着念。"))
        elif notice.is_outdated:
            self.state.setText(self.tr("用语改过以后还没有换录音，现在不会播放。请按上面的用语重新录一段，再选进来。"))
        else:
            self.state.setText(self.tr("已选录音（{0}），按 Ctrl+F3 播放。").format(duration(notice.seconds)))

    def _ask_for_file(self) -> None:
        kinds = self.tr("录音 ({0});;所有文件 (*)").format(FILES)
        files = QFileDialog(self, self.tr("选念告知语的录音"), filter=kinds)
        files.setFileMode(QFileDialog.FileMode.ExistingFile)
        files.fileSelected.connect(lambda name: self.take(Path(name)))
        files.open()

    def _hear_or_stop(self) -> None:
        if self._is_playing:
            self._sounds.stop()
            return
        self._show_playing(playing=True)
        self._sounds.hear(self._of, lambda _done: self._show_playing(playing=False), self._not_heard)

    def _show_playing(self, *, playing: bool) -> None:
        self._is_playing = playing
        text = self.tr("停止  Alt+L") if playing else self.tr("放来听听  Alt+L")
        self.hear.setText(text)
        self.hear.setShortcut("Alt+L")  # a new text takes it away

    def _not_heard(self, error: ExpectedError) -> None:
        self._show_playing(playing=False)
        self.problem.emit(error)

    def _failed(self, error: ExpectedError) -> None:
        self.choose.setEnabled(True)
        self.problem.emit(error)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(having(QLabel(self.tr("录音告知语")), objectName="cardTitle"))
        head.addWidget(self.kind)
        head.addStretch(1)
        buttons = QHBoxLayout()
        for button in (self.choose, self.hear, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.words)
        layout.addWidget(self.state)
        layout.addLayout(buttons)
