"""The runner: order of writes, results on the screen's thread, errors to where they belong."""

import threading

import pytest
import shiboken6
from PySide6.QtCore import QObject

from desktop.tasks import Runner
from offline_store.errors import DiskFull


@pytest.fixture
def runner(qtbot):
    made = Runner()
    yield made
    made.close()


def test_results_come_to_the_screens_thread(qtbot, runner):
    seen = []
    runner.run(threading.current_thread, lambda worker: seen.append((worker, threading.current_thread())))
    qtbot.waitUntil(lambda: bool(seen))
    worker, screen = seen[0]
    assert worker is not threading.main_thread()
    assert screen is threading.main_thread()


def test_writes_happen_one_by_one_in_order(qtbot, runner):
    order, busy = [], threading.Lock()

    def write(number):
        assert busy.acquire(blocking=False), "two writes at once"
        order.append(number)
        busy.release()

    for number in range(50):
        runner.write(lambda number=number: write(number))
    runner.write(lambda: None).result()
    assert order == list(range(50))


def test_an_expected_error_goes_to_the_asker_or_to_everybody(qtbot, runner):
    def fail():
        raise DiskFull

    asked, everybody = [], []
    runner.failed.connect(everybody.append)
    runner.run(fail, None, asked.append)
    runner.run(fail)
    qtbot.waitUntil(lambda: bool(asked and everybody))
    assert isinstance(asked[0], DiskFull)
    assert isinstance(everybody[0], DiskFull)


def test_a_bug_is_told_as_one(qtbot, runner, caplog):
    crashed = []
    runner.crashed.connect(crashed.append)
    runner.run(lambda: 1 / 0, None, lambda _error: pytest.fail("not an expected error"))
    qtbot.waitUntil(lambda: bool(crashed))
    assert isinstance(crashed[0], ZeroDivisionError)


def test_closing_finishes_the_writes_that_were_asked_for(qtbot):
    runner, done = Runner(), []
    for number in range(20):
        runner.write(lambda number=number: done.append(number))
    runner.close()
    assert done == list(range(20))


def test_an_answer_for_a_dialog_that_was_closed_is_dropped(runner, qtbot):
    class Asker(QObject):
        def hear(self, answer):
            heard.append(answer)

    heard, gone, here = [], Asker(), Asker()
    wait = threading.Event()
    for asker in (gone, here):
        runner.run(lambda: wait.wait(30), asker.hear)
    shiboken6.delete(gone)
    wait.set()
    qtbot.waitUntil(lambda: heard == [True])
    runner.run(lambda: None, lambda _none: heard.append("later"))
    qtbot.waitUntil(lambda: heard == [True, "later"])
