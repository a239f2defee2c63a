"""The lock 锁定: the pages leave the window; one that knows nothing of anybody stands there and asks for the password.

Recording, its text and the sync go on behind it. The pages are not covered but taken out of the window, so that
neither a picture, a screen reader nor a tooltip finds them; what was typed is journalled first and comes back with
its cursor.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from desktop.app import Desk
from offline_store.errors import ExpectedError
from ui.dialog_form import Waiting, in_words, secret_line
from ui.properties import having

if TYPE_CHECKING:
    from ui.main_window import MainWindow

INPUTS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)
"""What a person does; an input method swallows the keys and gives whole words."""


class LockPage(QFrame):
    """Who locked, and the line for her password."""

    unlocked = Signal()
    leave = Signal()
    """Another clerk wants to work."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("lockPage")
        self._desk, who = desk, desk.unlocked.desk
        self.password = secret_line(self.tr("密码"))
        self.password.setPlaceholderText(self.tr("密码"))
        self.message = having(QLabel(wordWrap=True), objectName="complaint")
        self.state = having(QLabel(wordWrap=True), objectName="faint")
        self.go = having(QPushButton(self.tr("解锁"), default=True), objectName="primary")
        self.shift = QPushButton(self.tr("换班…"))
        self.waiting = Waiting(desk.runner, desk.unlocked.profile.folder, self.go, self._say)
        self._arrange(self.tr("{0} · {1} 席位").format(who.clerk, who.number))
        self.go.clicked.connect(self._send)
        self.password.returnPressed.connect(self.go.click)
        self.shift.clicked.connect(self.leave)
        self.waiting.over.connect(self.password.setFocus)

    def show_recording(self, *, running: bool) -> None:
        """Say that sound is still being recorded."""
        words = self.tr("正在录音，锁定不影响录音。") if running else ""
        if self._desk.practice:
            words += self.tr("练习席位的密码在练习文件夹的 practice.json 里。")
        self.state.setText(words)

    def begin(self) -> None:
        """The window was locked just now."""
        self.password.clear()
        self._say("")
        self.waiting.look(self._desk.session.account)
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def _send(self) -> None:
        self.go.setEnabled(False)
        self._say("")
        self._desk.session.check(self.password.text(), lambda _: self._right(), self._wrong)

    def _right(self) -> None:
        self.password.clear()
        self.go.setEnabled(True)
        self.unlocked.emit()

    def _wrong(self, error: ExpectedError) -> None:
        self.password.clear()
        self.password.setFocus()
        self.go.setEnabled(True)
        self._say(in_words(error))
        self.waiting.look(self._desk.session.account)

    def _say(self, text: str) -> None:
        self.message.setText(text)
        self.message.setAccessibleName(text)

    def _arrange(self, who: str) -> None:
        box = QVBoxLayout()
        box.setSpacing(14)
        box.addWidget(having(QLabel(self.tr("已锁定")), objectName="caseNumber"))
        box.addWidget(having(QLabel(who), objectName="faint"))
        box.addWidget(self.password)
        row = QHBoxLayout()
        row.addWidget(self.go, 1)
        row.addWidget(self.shift)
        box.addLayout(row)
        box.addWidget(self.message)
        box.addWidget(self.state)
        card = having(QFrame(), objectName="card")
        card.setFixedWidth(420)
        card.setLayout(box)
        box.setContentsMargins(28, 24, 28, 24)
        layout = QHBoxLayout(self)
        layout.addStretch(1)
        layout.addWidget(card, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addStretch(1)


class Idle(QObject):
    """Tells when nobody has touched anything for a while: real input events to any window of the program."""

    over = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.over)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        # only what has the keyboard is watched, not every event of the program: that would be felt
        app.focusWindowChanged.connect(self._watch)
        app.focusObjectChanged.connect(self._watch)
        self._watch(app.focusWindow())
        self._watch(app.focusObject())

    def begin(self, milliseconds: int) -> None:
        """How long nothing may happen."""
        self._timer.start(milliseconds)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in INPUTS and self._timer.isActive():
            self._timer.start()
        return super().eventFilter(watched, event)

    def _watch(self, watched: QObject | None) -> None:
        if watched is not None:
            watched.installEventFilter(self)  # once more is the same as once


class Lock(QObject):
    """Locks and unlocks one window."""

    changed = Signal(bool)

    def __init__(self, window: "MainWindow", desk: Desk, may_lock: Callable[[], bool]) -> None:
        super().__init__(window)
        self._window, self._desk, self._may_lock = window, desk, may_lock
        self.page = LockPage(desk)
        self.page.hide()
        self._content: QWidget | None = None
        self._focus: QWidget | None = None
        self._actions: list[QAction] = []
        self._dialogs: list[QWidget] = []
        self._title = ""
        self.page.unlocked.connect(self.unlock)

    @property
    def locked(self) -> bool:
        """Whether the lock page stands there."""
        return self._content is not None

    def lock(self) -> bool:
        """Lock, unless something runs that must stay in sight; whether it is locked."""
        if not self.locked and self._may_lock():
            self._lock()
        return self.locked

    def unlock(self) -> None:
        """The pages as they were, the cursor where it was."""
        if self._content is None:
            return
        content, self._content = self._content, None
        self._stop_watching()
        self._window.takeCentralWidget()
        self.page.hide()
        self._window.setCentralWidget(content)
        content.show()
        self._window.statusBar().show()
        self._window.setWindowTitle(self._title)
        for action in self._actions:
            action.setEnabled(True)
        for dialog in self._dialogs:
            if shiboken6.isValid(dialog):
                dialog.show()
        if self._focus is not None and shiboken6.isValid(self._focus):
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While locked, nothing else of the program may appear: what was asked for before comes with the unlocking."""
        if event.type() == QEvent.Type.Close and watched is self._window:
            self._stop_watching()
        elif event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            is_ours = watched is self._window or self.page.isAncestorOf(watched)
            if not is_ours:
                QTimer.singleShot(0, lambda: self._put_away(watched))
        return super().eventFilter(watched, event)

    def _lock(self) -> None:
        window = self._window
        self._journal()
        self._focus = window.focusWidget()
        self._dialogs = []
        QToolTip.hideText()
        for other in QApplication.topLevelWidgets():
            if other.isVisible() and other is not window:
                self._put_away(other)
        self._title = window.windowTitle()
        window.setWindowTitle(self.tr("前台（已锁定）"))
        self._actions = [action for action in window.actions() if action.isEnabled()]
        for action in self._actions:
            action.setEnabled(False)
        self._content = window.takeCentralWidget()
        self._content.hide()
        window.setCentralWidget(self.page)
        window.statusBar().hide()
        self.page.show_recording(running=bool(self._desk.front_desk.recording_kinds))
        self.page.show()
        self.page.begin()
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)
        self._desk.session.note("locked")
        self.changed.emit(True)

    def _stop_watching(self) -> None:
        app = QApplication.instance()
        assert app is not None
        app.removeEventFilter(self)

    def _journal(self) -> None:
        """Every page that keeps what is typed writes it down now."""
        for widget in QApplication.allWidgets():
            if journal := getattr(widget, "journal", None):
                journal()

    def _put_away(self, other: QWidget) -> None:
        """A dialog of a page comes back with it; one that was waited for counts as cancelled."""
        if not shiboken6.isValid(other) or not other.isVisible():
            return
        other.hide()
        if isinstance(other, QDialog) and other.testAttribute(Qt.WidgetAttribute.WA_DeleteOnClose):
            self._dialogs.append(other)
