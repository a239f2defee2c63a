"""A kill at any key stroke, with a visitor's and a caller's form open: of neither more than a second is lost."""

import random
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from desktop.profile import unlock
from offline_store import keyfile
from offline_store.models import Reception
from tests.machine_desk import LONG, PASSWORDS, WANG, make_machine, window_of
from ui.call_page import CallPage

TYPING = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer, Qt
from PySide6.QtTest import QTest
from desktop.app import open_desk
from desktop.profile import Profile, unlock
from desktop.tasks import Runner
from offline_store import keyfile
import ui.call_page
from ui.application import make_application
from ui.call_page import CallPage
from ui.demo import show_active, type_text, wait_for
from ui.main_window import MainWindow

keyfile.ARGON2["memory"] = 1024
ui.call_page.JOURNAL = int(sys.argv[2])
app, runner = make_application(), Runner()
opened = runner.run(lambda: unlock(Profile(Path(sys.argv[1])), "wangfang", sys.stdin.readline().strip())).result()
with open_desk(runner, opened, practice=False) as desk:
    window = MainWindow(desk)
    show_active(window)
    desk.session.start()
    for key in (Qt.Key.Key_F6, Qt.Key.Key_F5):
        before = window.page
        QTest.keyClick(window, key)
        wait_for(lambda: window.page is not before and isinstance(window.page, CallPage), "page")
    counts = {"visit": 0, "call": 0}
    def one():
        page = window.page
        type_text(page.form.matter, "字")
        counts[page.kind] += 1
        print(page.kind, counts[page.kind], time.monotonic(), flush=True)
        if counts[page.kind] % 7 == 0:
            QTest.keyClick(window, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    timer = QTimer(interval=20)
    timer.timeout.connect(one)
    timer.start()
    app.exec()
"""


@pytest.fixture
def place(tmp_path, monkeypatch, qapp):
    monkeypatch.setattr(keyfile, "ARGON2", keyfile.ARGON2 | {"memory": 1024})
    return make_machine(tmp_path / "machine")[0]


def kill_while_typing(place, journal):
    """SIGKILL at a random moment; for each form, how many characters were typed by each moment."""
    command = [sys.executable, "-c", TYPING, str(place.folder), str(journal)]
    seen, began, after = {"visit": [], "call": []}, None, random.uniform(2.2, 3.2)
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
    ) as process:
        process.stdin.write(PASSWORDS[WANG] + "\n")
        process.stdin.flush()
        for line in process.stdout:
            kind, _, rest = line.partition(" ")
            if kind not in seen:
                continue
            number, at = rest.split()
            began = began or float(at)
            seen[kind].append((int(number), float(at)))
            if float(at) - began > after:
                process.kill()
                break
    return seen


def kept_of(place):
    """By kind: how many characters are in the store."""
    opened = unlock(place, WANG, PASSWORDS[WANG])
    with opened.store.read() as session:
        rows = session.query(Reception).all()
        kept = {row.kind: len(row.draft.get("matter", "")) for row in rows}
    opened.client.close()
    opened.store.close()
    return kept


def seconds_lost(seen, kept):
    """The oldest lost stroke of either form lies so far before the kill."""
    last = max(at for strokes in seen.values() for _, at in strokes)
    lost = [at for kind, strokes in seen.items() for number, at in strokes if number > kept.get(kind, 0)]
    return last - min(lost) if lost else 0.0


def test_of_neither_form_more_than_a_second_is_lost_and_both_say_so(place, qtbot):
    seen = kill_while_typing(place, 900)
    kept = kept_of(place)
    assert min(kept.values()) > 0
    assert seconds_lost(seen, kept) <= 1.0
    with window_of(place) as (_, window):
        qtbot.waitUntil(lambda: "2 份" in window.banner.message, timeout=LONG)
        qtbot.waitUntil(lambda: len(window.page.findChildren(QPushButton)) == 4, timeout=LONG)
        drafts = window.page
        for _ in range(2):
            window.further.open(next(kind for kind, page in window.further._made.items() if page is drafts))
            button = [b for b in drafts.findChildren(QPushButton) if b.text() == "打开"][len(window.opened.pages)]
            before = len(window.opened.pages)
            button.click()
            qtbot.waitUntil(lambda before=before: len(window.opened.pages) > before, timeout=LONG)
            page = window.page
            assert isinstance(page, CallPage)
            assert len(page.form.matter.toPlainText()) == kept[page.kind]
            assert page.header._state.text().startswith("上次意外关闭时留下的草稿，保存到 ")
        assert {page.kind for page in window.opened.pages.values()} == {"visit", "call"}


def test_a_journal_that_is_too_slow_is_noticed_here(place):
    """The planted break: written down each minute."""
    seen = kill_while_typing(place, 60_000)
    assert seconds_lost(seen, kept_of(place)) > 1.0
