"""The recording notice of a reception, and not to be recorded, on its page."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.front_desk import FrontDesk
from offline_store.consent import PLAYED, READ
from offline_store.errors import ExpectedError
from offline_store.queries import ReceptionView
from ui.call_header import CallHeader
from ui.call_sound import CallSound
from ui.words import clock


class CallConsent(QObject):
    """Told, agreed, refused: F3, Ctrl+F3, Ctrl+F7."""

    problem = Signal(object)
    """An ExpectedError for the banner."""
    given = Signal()
    """Told, and nothing was said against it."""
    erased = Signal()
    """What was recorded is gone, with its text."""

    def __init__(self, front_desk: FrontDesk, header: CallHeader, sound: CallSound, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._header, self._sound, self._page = front_desk.consents, header, sound, page
        self._reception_id = self._kind = self.words = ""
        self.unrecorded = self.is_given = self._is_asking = False
        header.notice.clicked.connect(self.give)
        header.play.clicked.connect(self.play)
        header.refuse.clicked.connect(self.refuse_or_agree)

    def load(self, view: ReceptionView) -> None:
        """Of a reception that was opened."""
        self._reception_id, self._kind, self.unrecorded = view.id, view.kind, view.unrecorded
        self._header.show_unrecorded(unrecorded=view.unrecorded)
        if view.notice_at:
            self.is_given = True
            self._header.show_notice(clock(view.notice_at))
        else:
            self._desk.words(view.kind, self._show_words)

    def give(self) -> None:
        """The clerk has read the notice to the caller; when, and which words, is written down."""
        self._note(READ)

    def play(self) -> None:
        """The machine says it; where it cannot, the words stand there to be read."""
        if self._may_tell():
            self._header.play.setEnabled(False)
            self._desk.play(self._kind, self.words, lambda _done: self._note(PLAYED), self._not_played)

    def refuse_or_agree(self) -> None:
        """不录音办理, or taken back. What was recorded of her goes, once the clerk says that it is so."""
        if self.unrecorded:
            self.unrecorded = False
            self._desk.agree(self._reception_id)
            self._header.show_unrecorded(unrecorded=False)
        elif not self._sound.recorded_any:
            self._refuse()
        elif not self._is_asking:
            self._ask()

    def _ask(self) -> None:
        """Nothing more is recorded while the question stands."""
        self._is_asking = True
        was_paused = self._sound.pause()
        box = QMessageBox(QMessageBox.Icon.Question, self.tr("不录音办理"), self.tr("对方不同意录音？"))
        box.setParent(self._page, box.windowFlags())
        box.setInformativeText(self.tr("录音马上停止，这次已经录下的声音和文字会删除，不能恢复。表里填好的内容都在。"))
        erase = box.addButton(self.tr("不录音，删除已录的"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("取消"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(erase)

        def answered(_result: int) -> None:
            self._is_asking = False
            if box.clickedButton() is erase:
                self._refuse()
            elif not was_paused:
                self._sound.go_on()

        box.finished.connect(answered)
        box.finished.connect(box.deleteLater)
        box.open()

    def _refuse(self) -> None:
        self.unrecorded = True
        self._desk.refuse(self._reception_id)
        self._sound.stop()
        self._sound.when_over(self._erase)
        self._header.show_unrecorded(unrecorded=True)

    def _erase(self) -> None:
        self._desk.erase(self._gone, self.problem.emit)

    def _gone(self, gone: int) -> None:
        self._header.show_unrecorded(unrecorded=self.unrecorded)
        if gone:
            self._sound.forget()
            self.erased.emit()

    def _may_tell(self) -> bool:
        return bool(self.words) and not self.is_given and not self.unrecorded and self._header.records

    def _note(self, way: str) -> None:
        if self._may_tell():
            self.is_given = True
            self._desk.give(self._reception_id, way, self.words)
            self._header.show_notice("")
            self.given.emit()

    def _show_words(self, words: str) -> None:
        self.words = words
        if not self.is_given:
            self._header.show_notice_words(words)

    def _not_played(self, error: ExpectedError) -> None:
        self._header.play.setEnabled(True)
        self.problem.emit(error)
