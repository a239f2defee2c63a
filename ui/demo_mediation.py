"""A part of the demonstration: three people at one microphone. A worker's visit becomes a mediation, its sound comes
from a file, voices say who speaks, the mediator puts one sentence right by its key; what was said becomes the 调解笔录,
and the case's agreement is drawn up."""

import json
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

import resources
from desktop import practice
from desktop.app import Desk
from offline_store.minutes.record import MEDIATION
from offline_store.queries import Sentence
from offline_store.speaker_roles import roles_of
from ui.agreement_page import AgreementPage
from ui.call_page import CallPage
from ui.demo import open_window, picture, save, settle, sync_all, type_text, wait_for
from ui.demo_interruption import begin
from ui.main_window import MainWindow
from ui.minutes_page import MinutesPage

SOUND = "samples/mediation.ogg"
TOLD: dict[str, Any] = json.loads(resources.path("samples/mediation.json").read_text(encoding="utf-8"))
"""Who says what in it and when, which of it the record takes, and the case it is about."""
PROOFS = ("身份证", "授权委托书")
"""What the two sides are known by."""
Key, Held = Qt.Key, Qt.KeyboardModifier


def mediated(place: practice.Practice, known: dict[str, Any], address: str, out: Path) -> dict[str, Any]:
    """Play it; what the report says of it. The centre is running at `address`."""
    chief = (known["accounts"]["supervisor"], known["password"], address)
    with open_window(place.profile("01"), chief) as (desk, window):
        return mediation(desk, window, resources.path(SOUND), out) | {"waiting": sync_all(desk)["waiting"]}


def mediation(desk: Desk, window: MainWindow, sound: Path, out: Path) -> dict[str, Any]:
    """The same in a window that is open, without the centre. `sound`: the sample, or its beginning."""
    from desktop.speech.scoring import error_rate  # its library is big

    page = _sit_down(window)
    began = time.monotonic()
    front = desk.front_desk
    front.record_file(page.reception_id, sound, realtime=False, done=page.sound.begin, failed=window.banner.show_error)
    wait_for(lambda: page.recording, "the recording of the mediation")
    QTest.keyClick(window, Key.Key_F3)
    wait_for(lambda: page.recorded and bool(page.sentences), "the text of the mediation")
    seconds = time.monotonic() - began
    heard = page.sentences
    corrected = _correct_one(page)
    settle()
    picture(window, out / "21-mediation.png")
    _write_record(window, page, out)
    window.opened.swap()
    view = save(window)
    papers = (_record_paper(window, view.number, out), _agreement(window, view.number, out))
    said = "".join(told["text"] for told in TOLD["segments"])
    engines = front.engines
    return {
        "number": view.number,
        "voices": engines is not None and engines.voices is not None,
        "speaker_error": {"by_voice": error_of(heard), "after_one_key": error_of(view.sentences)},
        "character_error": error_rate([(said, "".join(each.text for each in heard))]),
        "corrected_by_key": corrected,
        "segments": [asdict(each) for each in view.sentences],
        "pdfs": papers,
        "seconds_to_text": seconds,
    }


def error_of(sentences: Sequence[Sentence]) -> float:
    """The part of the time at a wrong speaker."""
    from desktop.speech.scoring import speaker_error

    said = [(told["start"], told["end"], told["speaker"]) for told in TOLD["segments"]]
    return speaker_error(said, [(each.start, each.end, each.speaker) for each in sentences])


def _sit_down(window: MainWindow) -> CallPage:
    """A visitor is registered, and sits down with the other side."""
    visit = begin(window, Key.Key_F6)
    for name, text in TOLD["fields"].items():
        type_text(visit.form.fields[name].line, text)
    type_text(visit.form.matter, TOLD["matter"])
    type_text(visit.form.advice, TOLD["advice"])
    save(window)
    QTest.keyClick(window, Key.Key_F6, Held.ShiftModifier)
    wait_for(lambda: isinstance(window.page, CallPage) and window.page.session is not None, "the mediation's page")
    page = window.page
    assert isinstance(page, CallPage)
    window.banner.hide()
    return page


def _true(start: float, end: float) -> dict[str, Any]:
    """What was said in most of a stretch."""
    told: list[dict[str, Any]] = TOLD["segments"]
    return max(told, key=lambda each: min(end, each["end"]) - max(start, each["start"]))


def _correct_one(page: CallPage) -> dict[str, Any] | None:
    """The first sentence at a wrong speaker, and the figure that says whose it is; None where there is none."""
    assert page.session
    rows = page.text.transcript.sentences
    wrong = [
        (row, _true(each.start, each.end)["speaker"])
        for row, each in enumerate(rows)
        if each in page.sentences and each.speaker != _true(each.start, each.end)["speaker"]
    ]
    if not wrong:
        return None
    row, role = wrong[0]
    was = rows[row]
    page.text.setFocus()
    page.text.setCurrentIndex(page.text.transcript.index(row))
    QTest.keyClick(page.text, Qt.Key(Key.Key_1 + list(page.session.roles).index(role)))
    wait_for(lambda: rows[row].speaker == role, "the sentence with its speaker")
    return {"second": was.start, "text": was.text, "was": was.speaker, "is": role}


def _write_record(window: MainWindow, page: CallPage, out: Path) -> None:
    """Picked sentence by sentence into its parts, the head filled in, made final."""
    QTest.keyClick(window, Key.Key_N, Held.ControlModifier | Held.ShiftModifier)
    wait_for(lambda: isinstance(window.page, MinutesPage) and window.page.work.now is not None, "the record's page")
    record = window.page
    assert isinstance(record, MinutesPage)
    wait_for(lambda: len(record.work.spoken) == len(page.sentences), "what was said")
    for spoken in record.work.spoken:
        true = _true(spoken.sentence.start, spoken.sentence.end)
        part = true.get("record")
        if part:
            record.said.go_to(spoken.sentence.id)
            if not spoken.sentence.speaker:  # without the voice model she says so herself
                QTest.keyClick(record.said, Qt.Key(Key.Key_1 + roles_of(page.kind).index(true["speaker"])))
            QTest.keyClick(record.said, Qt.Key(Key.Key_1 + list(record.names).index(part)), Held.AltModifier)
            QTest.keyClick(record.said, Key.Key_Space)
    settle()
    picture(window, out / "22-minutes.png")
    for row, proof in enumerate(PROOFS):
        cell = record.head.attendance.item(row, 3)
        assert cell
        cell.setText(proof)
    for name in ("rights_told", "challenge", "recorded"):
        QTest.keyClick(record.head.widgets[name], Key.Key_Down)
    QTest.keyClick(record.said, Key.Key_F, Held.AltModifier)
    wait_for(lambda: record.work.now is not None and not record.work.now.is_draft, "the final record")


def _record_paper(window: MainWindow, number: str, out: Path) -> str:
    """The record among the papers of its case, as a PDF."""
    QTest.keyClick(window, Key.Key_F8, Held.ShiftModifier)
    wait_for(lambda: window.papers is not None and window.papers.shelf is not None, "the papers of the case")
    assert window.papers is not None and window.papers.shelf is not None
    window.papers.open_paper(next(each.id for each in window.papers.shelf.papers if each.kind == MEDIATION))
    preview = window.papers.paper.preview
    wait_for(lambda: bool(preview.pdf), "the record's pages")
    settle(600)
    picture(window, out / "23-minutes-paper.png")
    name = f"{number}-minutes.pdf"
    (out / name).write_bytes(preview.pdf)
    QTest.keyClick(window.papers, Key.Key_Escape)
    QTest.keyClick(window.papers, Key.Key_Escape)
    wait_for(lambda: window.page is window.case_page, "the case again")
    return name


def _agreement(window: MainWindow, number: str, out: Path) -> str:
    """The draft that is drawn up from the case, as a PDF."""
    QTest.keyClick(window, Key.Key_A, Held.ControlModifier | Held.ShiftModifier)
    wait_for(lambda: isinstance(window.page, AgreementPage) and window.page.sheet is not None, "the agreement")
    page = window.page
    assert isinstance(page, AgreementPage)
    wait_for(lambda: bool(page.preview.pdf), "the agreement's pages")
    settle(600)
    picture(window, out / "24-agreement.png")
    name = f"{number}-agreement.pdf"
    (out / name).write_bytes(page.preview.pdf)
    return name
