"""`make bench`: measurements of this machine, printed and written as JSON.

A list of {name, figure, unit, runs, peers: {name: {figure, ratio}}}. A figure is a median, or the percentile its name
says; a ratio is ours divided by the peer's, both from this run, or null where the peer could not be run.
"""

import gc
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QElapsedTimer, QEventLoop, QTimer

from desktop import practice
from desktop.app import open_desk
from desktop.call_paper import call_form_data
from desktop.duplicates_bench import duplicates_figures
from desktop.printing.bench import paper_figures
from desktop.printing.call_form import render_call_form
from desktop.profile import unlock
from desktop.speech.bench import speech_figures
from desktop.sync.engine import synchronise
from desktop.tasks import Runner
from offline_store import queries, registration
from offline_store.registration import Entry, Heard
from offline_store.settings import Desk
from offline_store.store import Store
from ui.application import make_application
from ui.demo import wait_for
from ui.employer_bench import employer_figures
from ui.keystroke_bench import keystroke_figures
from ui.list_bench import list_figures
from ui.live_bench import live_figures
from ui.main_window import MainWindow
from ui.screen import virtual_screen
from ui.search_bench import p95, search_figures
from ui.transcript_bench import transcript_figures

RUNS = 5
CASES = 10_000
PER_TRANSACTION = 100
ENTRY = Entry(
    name="王小雨",
    phone="16000000002",
    employer="青岛某服饰有限公司",
    dispute_types=("劳动报酬",),
    arrears=1_260_000,
    people=19,
    matter="三个月没有发工资。" * 20,
)
Figure = dict[str, Any]


def run_bench(out: Path, corpus: Path | None, shared: Path | None, peers: Path | None) -> int:
    """Measure everything; write `out`. `corpus` has utterances and a manifest.tsv, `shared` dialogues and calls.

    `peers` is a virtual environment with other ways to a paper (`desktop/printing/bench.py`).
    """
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"  # leave nothing in this person's key ring
    with virtual_screen(), tempfile.TemporaryDirectory(prefix="qiantai-bench-") as folder:
        duplicates = duplicates_figures(Path(folder))
        figures = [*_with_a_desk(Path(folder) / "practice"), *duplicates]
        figures += keystroke_figures(shared, Path(folder) / "keystrokes")
        figures += [*employer_figures(Path(folder) / "employers"), *speech_figures(corpus), *paper_figures(peers)]
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(figures, ensure_ascii=False, indent=1), encoding="utf-8")
    for figure in figures:
        print(_line(figure))
    return 0


def _with_a_desk(folder: Path) -> list[Figure]:
    make_application()
    place = practice.Practice(folder)
    known = practice.make(place, ("01", "02", "11"))
    profile, login = place.profile("01"), (known["account"], known["password"])
    unlocked = unlock(profile, *login)
    figures = [*_saves(unlocked.store, unlocked.desk), _forms(unlocked.store, unlocked.desk), _synced(place, login)]
    _fill(unlocked.store, unlocked.desk, CASES)
    unlocked.store.close()
    runner = Runner()
    unlocked = runner.run(lambda: unlock(profile, *login)).result()
    with open_desk(runner, unlocked, practice=True) as desk:
        figures.append(_gap(MainWindow(desk), unlocked.store, unlocked.desk, runner))
    figures += [*list_figures(place.profile("11"), login), *live_figures(place, login, folder)]
    figures += transcript_figures(place.profile("02"), login)
    return [*_first_window(place, login), *figures, *search_figures(place.profile("02"), login)]


def _synced(place: practice.Practice, login: tuple[str, str]) -> Figure:
    """500 changes from the outbox to a centre of its own process and back, both digests compared."""
    times = []
    with practice.centre_process(place.centre) as address:
        opened = unlock(place.profile("02"), *login, address)
        synchronise(opened.store, opened.client, opened.desk)
        for _ in range(RUNS):
            _fill(opened.store, opened.desk, PER_TRANSACTION)
            began = time.monotonic()
            sent = synchronise(opened.store, opened.client, opened.desk)["sent"]
            times.append((time.monotonic() - began) * 500 / sent)
        opened.client.close()
        opened.store.close()
    return _figure("500 changes synced", times, "s")


FIRST_WINDOW = """
import sys, time; began = time.monotonic()
from pathlib import Path
from desktop.profile import Profile, unlock
from desktop.tasks import Runner
from ui.application import make_application
from ui.login import UnlockDialog
from ui.turns import load_desk
app, runner = make_application(), Runner()
profile, account, password = Profile(Path(sys.argv[1])), sys.argv[2], sys.stdin.readline().strip()
dialog = UnlockDialog(runner, profile)
dialog.show()
while not dialog.windowHandle().isExposed():
    app.processEvents()
print(time.monotonic() - began)
runner.run(load_desk).result()  # as while the password is typed
from desktop.app import open_desk
from ui.demo import wait_for
from ui.main_window import MainWindow
began = time.monotonic()
unlocked = runner.run(lambda: unlock(profile, account, password)).result()
with open_desk(runner, unlocked, practice=True) as desk:
    window = MainWindow(desk); window.show()
    wait_for(lambda: window.windowHandle().isExposed() and window.receptions.receptions.lines, "the window")
    print(time.monotonic() - began)
    wait_for(lambda: len(window.receptions.receptions.lines) >= int(sys.argv[3]), "the whole list")
    print(time.monotonic() - began)
"""


def _first_window(place: practice.Practice, login: tuple[str, str]) -> list[Figure]:
    """On a store with 10,000 cases today: from the start of the process to the log-in, and from the password on."""
    command = [sys.executable, "-c", FIRST_WINDOW, str(place.profile("01").folder), login[0], str(CASES)]

    def run() -> list[float]:
        done = subprocess.run(command, input=login[1], capture_output=True, text=True, check=True)
        return [float(line) for line in done.stdout.split()]

    names = (
        "first window (log-in), from the start of the process",
        "window with its newest lines, from the password on",
        "whole list of 10,000, from the password on",
    )
    return [
        _figure(name, list(times), "s")
        for name, times in zip(names, zip(*(run() for _ in range(RUNS)), strict=True), strict=True)
    ]


def _saves(store: Store, desk: Desk) -> list[Figure]:
    def save() -> None:
        with store.write(desk.actor) as session:
            registration.register(session, desk, reception_id, ENTRY)

    times = []
    for _ in range(20 * RUNS):
        with store.write(desk.actor) as session:
            reception_id = registration.begin_reception(session, desk, "call")
        times.append(_timed(save) * 1000)
    median = _figure("save of a case, durable", times, "ms")
    return [median, median | {"name": "save of a case, durable, p95", "figure": p95(times)}]


def _forms(store: Store, desk: Desk) -> Figure:
    with store.read() as session:
        view = queries.reception(session, queries.receptions(session)[0].id)
    data = call_form_data(view, desk)
    render_call_form(data)  # the fonts are read once
    return _figure("来电登记表 as PDF", [_timed(lambda: render_call_form(data)) * 1000 for _ in range(RUNS)], "ms")


def _fill(store: Store, desk: Desk, cases: int) -> None:
    """Cases with a sentence each, written as the desk writes them, a hundred to a transaction."""
    for first in range(0, cases, PER_TRANSACTION):
        with store.write(desk.actor, "bench") as session:
            for number in range(first, first + PER_TRANSACTION):
                reception_id = registration.begin_reception(session, desk, "call")
                recording_id, _ = registration.begin_recording(session, reception_id, 8000, 2)
                heard = Heard(0.0, 2.0, "caller", f"第{number}句话", 0.9)
                registration.add_segment(session, recording_id, heard, "bench")
                registration.finish_recording(session, recording_id, f"{number:064x}", 2.0, 100)
                entry = Entry(name=f"张{number}", phone=f"160{number:08d}", employer=f"青岛第{number % 500}厂")
                registration.register(session, desk, reception_id, entry)


def _gap(window: MainWindow, store: Store, desk: Desk, runner: Runner) -> Figure:
    """The longest silence of the event loop while 10,000 cases are listed, scrolled, opened and saved into."""
    window.show()
    wait_for(lambda: len(window.receptions.receptions.lines) >= CASES, "the list")
    gaps = []
    for _ in range(RUNS):
        with _Watch() as watch:
            lines = window.receptions.receptions.lines
            window.list_receptions()
            wait_for(lambda lines=lines: window.receptions.receptions.lines is not lines, "the list anew")  # type: ignore[misc]
            window.receptions.scrollToBottom()
            window.open_reception(lines[-1].id)
            wait_for(lambda: window.page is window.case_page, "the case")

            def save() -> None:
                with store.write(desk.actor) as session:
                    reception_id = registration.begin_reception(session, desk, "call")
                    registration.register(session, desk, reception_id, ENTRY)

            runner.write(save)
            wait_for(lambda lines=lines: len(window.receptions.receptions.lines) > len(lines), "the new case")  # type: ignore[misc]
        gaps.append(watch.longest)
    window.close()
    return _figure("longest gap in the event loop, 10,000 cases listed", gaps, "ms")


class _Watch:
    """Ticks each millisecond; the longest time between two ticks, in milliseconds."""

    def __enter__(self) -> "_Watch":
        self.longest = 0.0
        self._clock = QElapsedTimer()
        self._timer = QTimer(interval=1)
        self._timer.timeout.connect(self._tick)
        gc.collect()
        loop = QEventLoop()
        QTimer.singleShot(300, loop.quit)
        loop.exec()
        self._clock.start()
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.stop()

    def _tick(self) -> None:
        self.longest = max(self.longest, self._clock.nsecsElapsed() / 1e6)
        self._clock.restart()


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _figure(name: str, values: list[float], unit: str) -> Figure:
    return {"name": name, "figure": statistics.median(values), "unit": unit, "runs": len(values), "peers": {}}


def _line(figure: Figure) -> str:
    text = f"{figure['name']}: {figure['figure']:.4g} {figure['unit']} ({figure['runs']} runs)"
    for name, peer in figure["peers"].items():
        text += f"; {name} {peer['figure']:.4g}, ratio {peer['ratio']:.3f}" if peer["ratio"] else f"; {name} not here"
    return text
