"""A machine with two clerks and no centre, and windows on it: for tests of who works here."""

from contextlib import contextmanager

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from desktop.app import open_desk
from desktop.machine import load_secrets
from desktop.profile import Profile, create_profile, open_slot, unlock
from desktop.tasks import Runner
from offline_store import keyfile, settings
from offline_store.settings import Clerk, Desk
from offline_store.store import open_store
from ui.call_page import CallPage
from ui.demo import show_active
from ui.main_window import MainWindow

LONG = 30_000
"""Milliseconds; reached only when something is broken."""
NOBODY = "http://127.0.0.1:9"
WANG, LI = "wangfang", "lisi"
PASSWORDS = {WANG: "王芳的密码很长", LI: "李四的密码也很长"}
DESK = Desk(
    "desk-1",
    "01",
    "inc-1",
    "station-1",
    "3702",
    "青岛市总工会职工服务中心",
    WANG,
    "王芳",
    centre=NOBODY,
    private_key="11" * 32,
)

TEXTS = [QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description, QAccessible.Text.Help]


def make_machine(folder):
    """A profile with two clerks; and its recovery shares."""
    place = Profile(folder)
    shares = create_profile(place, DESK, PASSWORDS[WANG], "token")
    key, secret, _ = open_slot(place, WANG, PASSWORDS[WANG])
    assert secret in load_secrets(folder)
    keyfile.put_clerk(place.key_file, key, LI, PASSWORDS[LI], secret.value)
    store = open_store(folder, key)
    with store.apply() as session:
        settings.save_clerks(session, {WANG: Clerk("王芳", "supervisor"), LI: Clerk("李四", "clerk")})
    store.close()
    return place, shares


@contextmanager
def window_of(place, account=WANG):
    """A clerk's window, with the session begun and no sync."""
    runner = Runner()
    opened = runner.run(lambda: unlock(place, account, PASSWORDS[account])).result()
    with open_desk(runner, opened, practice=False) as desk:
        window = MainWindow(desk)
        show_active(window)
        desk.session.start()
        runner.write(lambda: None).result()
        try:
            yield desk, window
        finally:
            window.close()


def take_up(window, qtbot):
    """A call is answered; its page."""
    before = window.page
    window.new_call()
    qtbot.waitUntil(lambda: window.page is not before and isinstance(window.page, CallPage), timeout=LONG)
    return window.page


def drafts_of(desk):
    """What the store has of drafts, once everything asked for is written."""
    found = []
    desk.runner.write(lambda: None).result()
    desk.session.drafts(found.append)
    loop, look = QEventLoop(), QTimer(interval=5)
    look.timeout.connect(lambda: loop.quit() if found else None)
    look.start()
    loop.exec()
    return found[0]


def readable(window):
    """Everything a screen reader or an eye can get at: names, values, texts, tooltips and the title."""
    said = [window.windowTitle()]

    def walk(interface):
        for kind in (
            QAccessible.Text.Name,
            QAccessible.Text.Value,
            QAccessible.Text.Description,
            QAccessible.Text.Help,
        ):
            said.append(interface.text(kind))
        if interface.textInterface():
            said.append(interface.textInterface().text(0, interface.textInterface().characterCount()))
        for n in range(interface.childCount()):
            if child := interface.child(n):
                walk(child)

    walk(QAccessible.queryAccessibleInterface(window))
    for widget in QApplication.allWidgets():
        if widget.isVisible():
            said += [widget.toolTip(), widget.windowTitle(), widget.accessibleName()]
    return "\n".join(filter(None, said))
