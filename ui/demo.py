"""`qiantai demo`: one working day through the real windows, with the real engine, store, centre and paper.

A call comes in (the shipped sample), is recorded, turned to text, fills the form, is confirmed key by key and
saved; its 来电登记表 is rendered; a second call is typed by hand where there is no microphone; a visitor is interrupted
by a call (`demo_interruption.py`); all is synced, and a second desk sees it. In the evening (`demo_evening.py`) a
district's desk joins in, two desks differ about a case and settle it, and the supervisor closes the day. One case is
brought to its end (`demo_case.py`): registered, handed over, mediated, closed, the worker asked, filed. At last three
people mediate at one microphone, and what they say becomes the record (`demo_mediation.py`). What is left: report.json,
the PDFs and a picture of every screen.
"""

import json
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

import resources
from desktop import practice
from desktop.app import Desk, open_desk
from desktop.profile import Profile, unlock
from desktop.tasks import Runner
from offline_store.queries import ReceptionView
from ui.application import make_application
from ui.call_page import CallPage
from ui.case_page import CasePage
from ui.main_window import MainWindow
from ui.open_receptions import SAMPLE_CALL
from ui.preview import Preview
from ui.screen import virtual_screen

LONG = 120.0
"""Seconds after which a step of the demonstration counts as failed."""


TOLD = json.loads(resources.path("samples/call.json").read_text(encoding="utf-8"))
"""What is said in the sample call, and what its clerk writes down."""


class DidNotHappen(Exception):  # the demonstration failed, and says where
    """A step of the demonstration did not come about in time."""


def run_demo(out: Path, *, realtime: bool) -> int:
    """Play the day; 0 when every step came about."""
    out.mkdir(parents=True, exist_ok=True)
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"  # leave nothing in this person's key ring
    with virtual_screen(), tempfile.TemporaryDirectory(prefix="qiantai-demo-") as folder:
        report = _day(practice.Practice(Path(folder)), out, realtime=realtime)
    (out / "report.json").write_text(json.dumps(report, ensure_ascii=False, indent=1, default=str), encoding="utf-8")
    print(f"登记表、图片和同步回执都在 {out.resolve()}：")  # a command's answer
    for file in sorted(out.iterdir()):
        print(f"  {file.name}")
    return 0


def _day(place: practice.Practice, out: Path, *, realtime: bool) -> dict[str, Any]:
    make_application()
    timings: dict[str, float] = {}
    from ui.demo_interruption import interrupted_visit  # it plays with the steps of this module

    known = practice.make(place, ("01", "02", "11"))
    with practice.centre_process(place.centre) as address:
        login = (known["account"], known["password"], address)
        with open_window(place.profile("01"), login) as (desk, window):
            picture(window, out / "01-empty.png")
            call, corrected = _take_call(desk, window, out, timings, realtime=realtime)
            paper = _print_form(window, out, call)
            typed = take_typed_call(window, "王小雨", "咨询试用期工资怎么算。", out / "07-typed-call.png")
            interrupted = interrupted_visit(window, out / "08-visit-interrupted.png")
            began = time.monotonic()
            receipt = sync_all(desk)
            timings["sync"] = time.monotonic() - began
            picture(window, out / "09-synced.png")
        with open_window(place.profile("02"), login) as (other, window):
            seen = _second_desk(other, window, out, call)
        from ui.demo_evening import evening  # it plays on with the steps of this module

        night = evening(place, known, address, call, out)
        from ui.demo_case import brought_to_its_end

        ended = brought_to_its_end(place, known, address, out)
        from ui.demo_mediation import mediated

        settled = mediated(place, known, address, out)
    return {
        "cases": [_told(call), _told(typed)],
        "corrected_by_hand": corrected,
        "interrupted_visit": interrupted,
        "pdfs": [paper, night["closing"]["pdf"], *settled["pdfs"]],
        "sync": receipt,
        "second_desk": {"number": seen.number, "same": seen.entry == call.entry, "segments": len(seen.sentences)},
        "evening": night,
        "case_at_its_end": ended,
        "mediation": settled,
        "seconds": timings,
    }


@contextmanager
def open_window(profile: Profile, login: tuple[str, str, str]) -> Iterator[tuple[Desk, MainWindow]]:
    """A practice desk unlocked, its window in front, its engine loaded or known to be missing."""
    runner = Runner()
    unlocked = runner.run(lambda: unlock(profile, *login)).result()
    with open_desk(runner, unlocked, practice=True) as desk, ExitStack() as stack:
        window = MainWindow(desk)
        stack.callback(window.close)
        window.resize(1360, 860)
        show_active(window)
        ready: list[object] = []
        desk.front_desk.engine_changed.connect(ready.append)
        desk.front_desk.start()
        desk.syncing.start(login[1])
        wait_for(lambda: bool(ready), "the speech engine")
        window.banner.hide()
        yield desk, window


def _take_call(
    desk: Desk, window: MainWindow, out: Path, timings: dict[str, float], *, realtime: bool
) -> tuple[ReceptionView, list[str]]:
    """The sample call, from ring to saved case; with the fields the clerk had to correct."""
    began = time.monotonic()
    window.call_from_file(resources.path(SAMPLE_CALL), realtime=realtime)
    wait_for(lambda: isinstance(window.page, CallPage) and window.page.recording, "the recording")
    page = window.page
    assert isinstance(page, CallPage)
    QTest.keyClick(window, Qt.Key.Key_F3)
    wait_for(lambda: len(page.sentences) >= 8, "the first sentences")
    wait_for(lambda: any(field.suggestion for field in page.form.fields.values()), "the first suggestions")
    picture(window, out / "02-call-running.png")
    wait_for(lambda: page.recorded and page.suggesting.made_of == len(page.sentences), "the end of the call")
    timings["call_to_text"] = time.monotonic() - began
    settle()
    picture(window, out / "03-suggestions.png")
    corrected = confirm(page)
    type_text(page.form.matter, TOLD["matter"])
    type_text(page.form.advice, TOLD["advice"])
    picture(window, out / "04-confirmed.png")
    began = time.monotonic()
    view = save(window)
    timings["save"] = time.monotonic() - began
    picture(window, out / "05-case.png")
    return view, corrected


def confirm(page: CallPage) -> list[str]:
    """Take each suggestion with Enter; type over what was misheard, as the clerk does. The fields she corrected."""
    corrected = []
    for name, field in page.form.fields.items():
        QTest.keyClick(field.line, Qt.Key.Key_Return)
        if field.text != TOLD["fields"].get(name, ""):
            field.line.selectAll()
            type_text(field.line, TOLD["fields"].get(name, ""))
            corrected.append(name)
    return corrected


def take_typed_call(window: MainWindow, name: str, matter: str, file: Path | None = None) -> ReceptionView:
    """A call at a desk without a microphone: everything is typed. `file` is for a picture of it."""
    before = window.page
    QTest.keyClick(window, Qt.Key.Key_F5)
    wait_for(lambda: window.page is not before and isinstance(window.page, CallPage), "the second call")
    page = window.page
    assert isinstance(page, CallPage)
    wait_for(lambda: page.recording or bool(window.banner.message), "word of the microphone")
    type_text(page.form.fields["name"].line, name)
    type_text(page.form.fields["phone"].line, "16000000002")
    type_text(page.form.fields["people"].line, "1")
    type_text(page.form.matter, matter)
    if file:
        picture(window, file)
    QTest.keyClick(window, Qt.Key.Key_F7)
    wait_for(lambda: not page.recording, "the end of the second call")
    return save(window)


def save(window: MainWindow) -> ReceptionView:
    """F9 on a call's page, until the saved case is shown."""
    page = window.page
    assert isinstance(page, CallPage)
    reception_id = page.reception_id
    QTest.keyClick(window, Qt.Key.Key_F9)

    def shown() -> bool:
        view = window.case_page.view
        return isinstance(window.page, CasePage) and view is not None and view.id == reception_id

    wait_for(shown, "the saved case")
    assert window.case_page.view is not None
    return window.case_page.view


def open_preview(window: MainWindow) -> Preview:
    """F8 on a case's page, until its paper is shown."""
    QTest.keyClick(window, Qt.Key.Key_F8)
    wait_for(lambda: window.findChild(Preview) is not None, "the preview")
    preview = window.findChild(Preview)
    assert isinstance(preview, Preview)
    wait_for(lambda: preview.document.pageCount() > 0, "the pages")
    return preview


def _print_form(window: MainWindow, out: Path, view: ReceptionView) -> str:
    preview = open_preview(window)
    settle(600)
    picture(preview, out / "06-preview.png")
    name = f"{view.number}.pdf"
    (out / name).write_bytes(preview.pdf)
    preview.reject()
    show_active(window)
    return name


def sync_all(desk: Desk) -> dict[str, Any]:
    """Sync until nothing waits; the receipt."""
    desk.syncing.sync_now()

    def sent() -> bool:
        state = desk.syncing.state
        return not state.running and state.waiting == 0 and state.receipt is not None and state.receipt["waiting"] == 0

    wait_for(sent, "the sync")
    assert desk.syncing.state.receipt is not None
    return desk.syncing.state.receipt


def _second_desk(desk: Desk, window: MainWindow, out: Path, call: ReceptionView) -> ReceptionView:
    desk.syncing.sync_now()
    lines = window.receptions.receptions
    wait_for(lambda: any(line.number == call.number for line in lines.lines), "the case at the second desk")
    window.open_reception(call.id)
    wait_for(lambda: isinstance(window.page, CasePage), "the case's page at the second desk")
    settle()
    picture(window, out / "10-second-desk.png")
    assert window.case_page.view is not None
    return window.case_page.view


def wait_for(condition: Callable[[], bool], what: str, seconds: float = LONG) -> None:
    """Let the program run until `condition` holds. Raises DidNotHappen."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise DidNotHappen(what)
        settle(20)


def settle(milliseconds: int = 250) -> None:
    """Let the program run on for a while, so that a picture shows it at rest."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def show_active(window: QWidget) -> None:
    """Bring a window to the front: without a window manager nobody else gives it the keyboard."""
    window.show()

    def is_active() -> bool:
        if not window.isActiveWindow():
            window.activateWindow()  # again and again: before the window is mapped the screen takes no notice
        return window.isActiveWindow()

    wait_for(is_active, "the keyboard")


def type_text(widget: QWidget, text: str) -> None:
    """Type as a Chinese input method does: by committed text, not by keys."""
    widget.setFocus()
    typed = QInputMethodEvent()
    typed.setCommitString(text)
    QApplication.sendEvent(widget, typed)


def picture(widget: QWidget, file: Path) -> None:
    """What a widget shows now, as a PNG."""
    settle(50)
    widget.grab().save(str(file))


def _told(view: ReceptionView) -> dict[str, Any]:
    return {
        "number": view.number,
        "fields": asdict(view.entry) if view.entry else {},
        "segments": [asdict(sentence) for sentence in view.sentences],
        "recording_seconds": [info.seconds for info in view.recordings],
        "notice_at": view.notice_at,
    }
