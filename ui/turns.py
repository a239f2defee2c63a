"""One clerk after another at the same machine: log in, work, sign out, in one process."""

import gc
from importlib import import_module

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog

from desktop.profile import Profile, Unlocked, unlock
from desktop.program import report_crashes
from desktop.tasks import Runner
from offline_store.errors import ExpectedError
from ui.login import EnrolDialog, UnlockDialog

Login = tuple[str, str, str]
"""Account, password and address of the centre of a practice desk."""


def run_turns(profile: Profile, login: Login | None = None) -> int:
    """Turn after turn, until somebody closes the window or the log-in. `login` opens the first without asking.

    Raises what opening a practice desk raises.
    """
    if not profile.exists and not _enrolled(profile):
        return 0
    reason, account, is_first = None, "", True
    while True:
        runner = Runner()
        report_crashes(runner)
        opened = _open(runner, profile, login) if login and is_first else _ask(runner, profile, login, reason, account)
        if opened is None:
            runner.close()
            return 0
        account, is_first = opened[0].desk.account, False
        goes_on, reason = _work(runner, *opened, practice=login is not None)
        del runner, opened
        # the screens of this turn end in this thread, now: left to the collector, they may end in any
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        if not goes_on:
            return 0


def _work(runner: Runner, unlocked: Unlocked, password: str, *, practice: bool) -> tuple[bool, ExpectedError | None]:
    """One turn; whether the log-in is wanted again, and why the turn ended."""
    from desktop.app import open_desk
    from ui.main_window import MainWindow

    with open_desk(runner, unlocked, practice=practice) as desk:
        window = MainWindow(desk)
        window.show()
        desk.system_lock.start()
        desk.session.start()
        desk.front_desk.start()
        desk.syncing.start(password)
        desk.auditing.start()
        desk.alarming.start()
        desk.telephone.start()
        QApplication.exec()
        shift = window.shift
        window.deleteLater()
        return shift.again, shift.reason


def load_desk() -> None:
    """Load what works behind the log-in while somebody types her password: it takes as long as the log-in itself."""
    import_module("desktop.app")
    import_module("ui.main_window")


def _enrolled(profile: Profile) -> bool:
    runner = Runner()
    report_crashes(runner)
    dialog = EnrolDialog(runner, profile)
    try:
        return dialog.exec() == QDialog.DialogCode.Accepted
    finally:
        runner.close()
        dialog.deleteLater()


def _open(runner: Runner, profile: Profile, login: Login) -> tuple[Unlocked, str]:
    account, password, centre = login
    try:
        return runner.run(lambda: unlock(profile, account, password, centre)).result(), password
    except BaseException:
        runner.close()
        raise


def _ask(
    runner: Runner, profile: Profile, login: Login | None, reason: ExpectedError | None, account: str
) -> tuple[Unlocked, str] | None:
    runner.run(load_desk)
    dialog = UnlockDialog(runner, profile, said=reason, practice=(login[1], login[2]) if login else ("", ""))
    if account:
        dialog.choose(account)
    dialog.exec()
    dialog.deleteLater()
    return (dialog.unlocked, dialog.password) if dialog.unlocked else None
