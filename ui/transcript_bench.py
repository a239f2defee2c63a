"""How two hours of talk feel under the hands: the longest gap of the event loop, and how soon an edit is confirmed."""

import gc
import time
from collections.abc import Callable
from statistics import median
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.app import open_desk
from desktop.profile import Profile, Unlocked, unlock
from desktop.tasks import Runner
from offline_store import registration
from offline_store.registration import Heard
from ui.demo import wait_for
from ui.main_window import MainWindow
from ui.pages import kind_with
from ui.transcript_page import EDITOR_KEY, TranscriptPage

SENTENCES, SECONDS = 2_400, 3.0
"""Of the talk; of each sentence."""
STEPS = 120
"""Of each thing that is done."""
CONFIRMED = frozenset({"splitting", "merging", "naming the speaker", "undoing"})
"""What is written each time: the next step waits for it."""
WORDS = "我在工地上干了三个月，老板一直没有发工资，打电话也不接。"


def transcript_figures(profile: Profile, login: tuple[str, str]) -> list[dict[str, Any]]:
    """The longest turn of the event loop in each of them; a frame of 60 in a second is 16.7 ms."""
    runner = Runner()
    unlocked = runner.run(lambda: unlock(profile, *login)).result()
    reception = runner.run(lambda: _talk(unlocked)).result()
    with open_desk(runner, unlocked, practice=True) as desk:
        window = MainWindow(desk)
        window.show()
        window.open_reception(reception)
        wait_for(lambda: window.page is not window._nothing, "the reception")
        window.open_page(kind_with(desk, EDITOR_KEY))
        page = window.page
        assert isinstance(page, TranscriptPage)
        wait_for(lambda: len(page.text.sentences) == SENTENCES, "the text")
        gc.collect()
        figures: list[dict[str, Any]] = []
        for name, act in _acts(page).items():
            gaps, confirmed = _timed(act, page)
            figures.append(_figure(f"longest gap while {name}", max(gaps), len(gaps)))
            if name in CONFIRMED:
                figures.append(_figure(f"{name} confirmed after, median", median(confirmed), len(confirmed)))
        window.close()
    return figures


def _talk(unlocked: Unlocked) -> str:
    """Two hours of it; the id of the reception. Its sound is not needed: places are told as the player tells them."""
    with unlocked.store.write(unlocked.desk.actor) as session:
        reception = registration.begin_reception(session, unlocked.desk, "call")
        recording, _ = registration.begin_recording(session, reception, 8000, 2)
        registration.finish_recording(session, recording, "0" * 64, SENTENCES * SECONDS, 1)
    for first in range(0, SENTENCES, 100):
        with unlocked.store.write(unlocked.desk.actor) as session:
            for number in range(first, first + 100):
                times = tuple(range(0, 10 * len(WORDS), 10))
                start = number * SECONDS
                sure = 0.3 if number % 40 == 0 else 0.9
                heard = Heard(start, start + SECONDS, ("clerk", "caller")[number % 2], WORDS, sure, times)
                registration.add_segment(session, recording, heard, "bench")
    return reception


def _acts(page: TranscriptPage) -> dict[str, Callable[[int], None]]:
    """By what is done: one step of it."""
    text, bar = page.text, page.text.verticalScrollBar()

    def typed(step: int) -> None:
        if step % 12 == 0:  # on to another sentence: what was typed is stored
            text.go_to((step * 37) % len(text.sentences), 5)
        QTest.keyClicks(text, "a")

    def scrolled(step: int) -> None:
        bar.setValue(bar.maximum() * step // STEPS)

    def listened(step: int) -> None:
        page.sound.at.emit(step * SENTENCES * SECONDS / STEPS + 0.4)

    def parted(step: int) -> None:
        text.go_to((step * 41) % len(text.sentences), 6)
        QTest.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def joined(step: int) -> None:
        text.go_to((step * 53) % (len(text.sentences) - 1) + 1)
        QTest.keyClick(text, Qt.Key.Key_Backspace)

    def named(step: int) -> None:
        text.go_to((step * 29) % len(text.sentences))
        QTest.keyClick(text, (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_0)[step % 3], Qt.KeyboardModifier.AltModifier)

    return {
        "typing": typed,
        "scrolling": scrolled,
        "playing": listened,
        "splitting": parted,
        "merging": joined,
        "naming the speaker": named,
        "undoing": lambda _step: page.acts.undo(),
        "jumping to the next doubtful": lambda _step: page.next_doubtful(),
    }


def _timed(act: Callable[[int], None], page: TranscriptPage) -> tuple[list[float], list[float]]:
    """Of each step: how long it and each turn of the loop that it brings take; and until it is written and shown.

    In milliseconds.
    """
    found: list[float] = []
    confirmed: list[float] = []
    for step in range(STEPS):
        began = time.perf_counter()
        act(step)
        QApplication.processEvents()
        found.append((time.perf_counter() - began) * 1000)
        until = time.perf_counter() + 0.03
        while time.perf_counter() < until or page.work.is_busy:
            turn = time.perf_counter()
            QApplication.processEvents()
            found.append((time.perf_counter() - turn) * 1000)
            if len(confirmed) == step and not page.work.is_busy:
                confirmed.append((time.perf_counter() - began) * 1000)
            time.sleep(0.001)
    return found, confirmed


def _figure(name: str, milliseconds: float, runs: int) -> dict[str, Any]:
    told = f"talk of two hours ({SENTENCES:,} sentences), {name}"
    return {"name": told, "figure": round(milliseconds, 1), "unit": "ms", "runs": runs, "peers": {}}
