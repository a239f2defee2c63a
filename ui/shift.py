"""Who works here: change of shift 换班, lock, password, colleagues, and what the session is told by the centre.

The window knows this one object; the screens of it are in `lock.py` and `clerks.py`.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QMenu, QMessageBox

from desktop.app import Desk
from offline_store.desk_limits import Limits
from offline_store.drafts import Draft
from offline_store.errors import ExpectedError
from offline_store.roles import ADMINISTER, CLOSE_DAY, REGISTER
from ui.clerks import AddClerkDialog, CentrePasswordDialog, NewSharesDialog, PasswordDialog
from ui.drafts import drafts_kind
from ui.lock import Idle, Lock
from ui.words import clock_with_seconds

if TYPE_CHECKING:
    from ui.main_window import MainWindow

UNLOCKABLE = frozenset({"mediation", "hearing"})
"""Kinds of receptions that go on between people before the screen: no lock falls on them while they are recorded."""


class Shift(QObject):
    """One clerk's turn at the window, from log-in to sign-out."""

    def __init__(self, window: "MainWindow", desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self.again = False
        """Whether the log-in is to be shown once more after the window has closed."""
        self.reason: ExpectedError | None = None
        """Why the session ended, where the clerk did not end it."""
        self.left: dict[str, Draft] = {}
        """What a kill left behind, by reception."""
        self.lock = Lock(window, desk, self.may_lock)
        self._idle = Idle(self)
        self._idle_time = 0
        self._menu = QMenu(window)
        self._fill_menu()
        self._connect()

    def may_lock(self) -> bool:
        """Whether a lock may fall now."""
        return not UNLOCKABLE & self._desk.front_desk.recording_kinds

    def change(self) -> None:
        """Sign out and let somebody else log in; a running recording is completed first, when she says so."""
        if self._desk.front_desk.recording_kinds and not self._end_recording():
            return
        self._leave(None)

    def end(self, reason: ExpectedError) -> None:
        """The session must end; what was typed is kept, what is recorded is completed."""
        if not self.again and self._window.isVisible():  # one that is closed already is not to ask for a log-in
            self._leave(reason)

    def add_colleague(self) -> None:
        """Somebody is to work at this machine for the first time."""
        dialog = AddClerkDialog(self._desk, self._window)
        if _accepted(dialog) and dialog.added:
            self._window.banner.show_note(
                self.tr("已添加同事"), self.tr("{0}以后可以在这台电脑上自己登录。").format(dialog.added.name)
            )

    def change_password(self, *, one_time: bool = False) -> None:
        """The clerk's own password."""
        text = self.tr("现在的密码是管理员给的一次性密码，请换成只有您知道的，至少 8 个字符。") if one_time else ""
        if _accepted(PasswordDialog(self._desk, self._window, text)):
            self._window.banner.show_note(self.tr("密码已修改"), self.tr("中心和这台电脑都用新密码了。"))

    def log_in_at_centre(self) -> None:
        """The centre wants another password than this desk."""
        if _accepted(CentrePasswordDialog(self._desk, self._window)):
            self._window.banner.show_note(self.tr("已登录中心"), self.tr("这台电脑以后也用这个密码打开。"))
            self._desk.syncing.sync_now()

    def new_shares(self) -> None:
        """Recovery shares, made anew."""
        _accepted(NewSharesDialog(self._desk, self._window))

    def recovered_words(self, reception_id: str) -> str:
        """What the page of a draft that a kill left says; empty for any other."""
        draft = self.left.pop(reception_id, None)
        if draft is None:
            return ""
        return self.tr("上次意外关闭时留下的草稿，保存到 {0}").format(clock_with_seconds(draft.kept_at))

    # inside

    def _fill_menu(self) -> None:
        desk = self._desk.unlocked.desk
        entries: list[tuple[str, tuple[str, ...], Callable[[], object]]] = [
            (self.tr("锁定"), ("Ctrl+Alt+L",), self.lock.lock),
            (self.tr("换班…"), ("Ctrl+Shift+H",), self.change),
            (self.tr("修改密码…"), (), self.change_password),
            (self.tr("添加同事…"), (), self.add_colleague),
            (self.tr("登录中心…"), (), self.log_in_at_centre),
        ]
        if desk.may(ADMINISTER) or desk.may(CLOSE_DAY):
            entries.append((self.tr("新的恢复码…"), (), self.new_shares))
        for text, keys, act in entries:
            action = QAction(text, self._window)
            action.setShortcuts([QKeySequence(key) for key in keys])
            action.triggered.connect(lambda _checked=False, act=act: act())
            self._menu.addAction(action)
            self._window.addAction(action)
        self._window.status.who.setMenu(self._menu)

    def _connect(self) -> None:
        session, syncing = self._desk.session, self._desk.syncing
        session.left_behind.connect(self._offer)
        session.over.connect(self.end)
        session.limits.connect(self._begin_idle)
        syncing.shut_out.connect(self.end)
        syncing.password_needed.connect(self._ask_password)
        self._idle.over.connect(self._idle_over)
        self._desk.system_lock.locked.connect(self.lock.lock)
        self._desk.system_lock.sleeping.connect(self._sleep)
        self.lock.page.leave.connect(self.change)
        self.lock.changed.connect(self._was_locked)

    def _sleep(self) -> None:
        """The machine goes to sleep: the key must not stay in its memory."""
        self._leave(None)

    def _begin_idle(self, limits: Limits) -> None:
        self._idle_time = limits.idle_minutes * 60_000
        if not self._desk.practice:  # a practice desk opens by itself: its password is known to nobody
            self._idle.begin(self._idle_time)

    def _idle_over(self) -> None:
        if not self._window.isVisible():
            return  # it was closed: nothing is left to lock
        if not self.lock.lock():
            self._idle.begin(self._idle_time)

    def _was_locked(self, locked: bool) -> None:
        if not locked and self._idle_time and not self._desk.practice:
            self._idle.begin(self._idle_time)

    def _ask_password(self, one_time: bool) -> None:
        if self.lock.locked:
            return  # the status line says it, and the menu leads there
        if one_time:
            self.change_password(one_time=True)
        else:
            self.log_in_at_centre()

    def _offer(self, left: list[Draft]) -> None:
        """Say what is there, and show it; ignoring it loses nothing."""
        self.left = {draft.id: draft for draft in left}
        self._window.banner.show_note(
            self.tr("上次没有正常关闭"),
            self.tr("程序上次意外关闭，留下 {0} 份没有保存的草稿，都还在。").format(len(left)),
        )
        if self._desk.unlocked.desk.may(REGISTER):
            self._window.open_page(drafts_kind())

    def _end_recording(self) -> bool:
        box = QMessageBox(
            QMessageBox.Icon.Question, self.tr("正在录音"), self.tr("录音还在进行。"), parent=self._window
        )
        box.setInformativeText(self.tr("换班会结束录音，录音和已经输入的内容都会保存好。"))
        end = box.addButton(self.tr("结束录音并换班"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QCoreApplication.translate("shift", "取消"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        return box.clickedButton() is end

    def _leave(self, reason: ExpectedError | None) -> None:
        self.again, self.reason = True, reason
        self.lock.unlock()  # closing writes down what is typed
        self._window.close()


def _accepted(dialog: QDialog) -> bool:
    """Show a dialog until it is closed; it does not outlive that."""
    try:
        return dialog.exec() == QDialog.DialogCode.Accepted
    finally:
        dialog.deleteLater()
