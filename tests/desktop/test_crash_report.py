"""A bug in a slot goes to the log and the banner; the program goes on."""

import logging
import sys

from PySide6.QtCore import QObject, Signal

from desktop.program import report_crashes, write_crash_log
from desktop.tasks import Runner


class Bell(QObject):
    """Something a slot can be connected to."""

    rung = Signal()


def test_a_bug_in_a_slot_is_logged_and_told(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    runner, told, bell = Runner(), [], Bell()
    root = logging.getLogger()
    before = list(root.handlers)
    runner.crashed.connect(told.append)
    write_crash_log(tmp_path)
    report_crashes(runner)
    bell.rung.connect(lambda: 1 / 0)
    bell.rung.emit()
    runner.close()
    for handler in set(root.handlers) - set(before):
        root.removeHandler(handler)
        handler.close()
    assert isinstance(told[0], ZeroDivisionError)
    assert "ZeroDivisionError" in (tmp_path / "crash.log").read_text(encoding="utf-8")
