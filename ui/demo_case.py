"""A part of the demonstration: one case brought to its end. The city registers, accepts and hands it over; the district
mediates, reminds, closes, asks the worker, and files it. Every step through the windows, over the centre."""

import hashlib
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from desktop import practice
from desktop.app import Desk
from offline_store import papers, registration
from offline_store.queries import ReceptionView
from ui.assign_dialog import AssignDialog
from ui.board_page import BOARD_KEY, BoardPage
from ui.decisions_page import DecisionsPage
from ui.demo import open_preview, open_window, picture, save, settle, show_active, sync_all, type_text, wait_for
from ui.demo_interruption import begin
from ui.handover_dialog import HandoverDialog
from ui.handovers_page import HandoversPage
from ui.main_window import MainWindow
from ui.move_dialog import MoveDialog
from ui.pages import kind_with
from ui.remind_dialog import RemindDialog
from ui.tasks_page import STATION, TASKS_KEY, TasksPage
from ui.visits_page import VISITS_KEY, VisitsPage

DISTRICT = "11"
"""The practice desk of the first district."""
OUTCOME = "和解"
FIELDS = {
    "name": "郑小明",
    "phone": "16000000009",
    "employer": "青岛某服装厂",
    "dispute_types": "劳动报酬",
    "arrears": "16000",
    "people": "1",
    "period": "2026-09/2026-10",
    "claim": "要回两个月工资",
    "occupation": "缝纫工",
    "employment_form": "劳动合同",
}


def brought_to_its_end(place: practice.Practice, known: dict[str, Any], address: str, out: Path) -> dict[str, Any]:
    """Play it; what the report says of it. The centre is running at `address`."""
    chief = (known["accounts"]["supervisor"], known["password"], address)
    with open_window(place.profile(DISTRICT), chief) as (desk, _window):
        sync_all(desk)
        district = desk.unlocked.desk.station_name
    with open_window(place.profile("01"), chief) as (desk, window):
        sync_all(desk)
        view = _register(window)
        _go(window, "accept", "accepted")
        _assign(window)
        _hand_over(window, district)
        sync_all(desk)
    with open_window(place.profile(DISTRICT), chief) as (desk, window):
        sync_all(desk)
        _accept(desk, window)
        _open(window, view)
        _assign(window)
        for code, status in (("consult", "consulting"), ("schedule", "scheduled"), ("mediate", "mediating")):
            _go(window, code, status)
        _remind(window)
        _look(desk, window, out)
        _open(window, view)
        _go(window, "sign", "agreement_pending")
        paper = _paper(desk, window, view, out)
        _close(window)
        _decide(desk, window)
        told = _visit(desk, window, out)
        _open(window, view)
        _go(window, "archive", "archived")
        settle(600)
        picture(window, out / "19-case-at-its-end.png")
        receipt = sync_all(desk)
        steps = [step.action for step in _shown(window).steps]
    return {"number": view.number, "steps": steps, "satisfaction": told, "pdf": paper, "waiting": receipt["waiting"]}


def _shown(window: MainWindow) -> ReceptionView:
    view = window.case_page.view
    assert view is not None
    return view


def _open(window: MainWindow, view: ReceptionView) -> None:
    window.open_reception(view.id)
    section = window.case_page.process

    def stands() -> bool:
        found, shown = section.standing, window.case_page.view
        return window.page is window.case_page and shown is not None and found is not None and shown.id == view.id

    wait_for(stands, "the case's page")
    settle()


def _dialog(kind: type[QDialog]) -> Any:
    wait_for(lambda: isinstance(QApplication.activeModalWidget(), kind), kind.__name__)
    return QApplication.activeModalWidget()


def _go(window: MainWindow, code: str, status: str) -> None:
    """One step by its dialog, until the case is there."""
    section = window.case_page.process
    wait_for(lambda: section.standing is not None, "where the case stands")
    section.choose(code)
    dialog = _dialog(MoveDialog)
    _tick(dialog)
    dialog.confirm.click()
    wait_for(lambda: section.standing is not None and section.standing.status == status, f"the state {status}")
    show_active(window)


def _tick(dialog: MoveDialog) -> None:
    """The lines of the checklist that are hers to tick."""

    def open_codes() -> list[str]:
        return [each.code for each in dialog.way.open_items if not each.by_itself] if dialog.way else []

    for code in open_codes():
        dialog.boxes[code].click()
        wait_for(lambda code=code: code not in open_codes(), code)  # type: ignore[misc]
    wait_for(dialog.confirm.isEnabled, "the step", 20)


def _register(window: MainWindow) -> ReceptionView:
    """A visitor, with everything that is asked."""
    page = begin(window, Qt.Key.Key_F6)
    for name, text in FIELDS.items():
        type_text(page.form.fields[name].line, text)
    type_text(page.form.matter, "厂里两个月没有发工资。")
    type_text(page.form.advice, "受理，转区里调解。")
    return save(window)


def _assign(window: MainWindow) -> None:
    window.case_page.process.ask_to_assign()
    dialog = _dialog(AssignDialog)
    wait_for(lambda: dialog.people.count() > 0, "who can have it")
    QTest.keyClick(dialog.people, Qt.Key.Key_Return)
    section = window.case_page.process
    wait_for(lambda: section.standing is not None and bool(section.standing.handler), "the handler")
    show_active(window)


def _hand_over(window: MainWindow, to: str) -> None:
    window.case_page.process.ask_to_hand_over()
    dialog = _dialog(HandoverDialog)
    wait_for(lambda: dialog.list.count() > 0, "the stations")
    dialog.wanted.setText(to)
    dialog.request.setPlainText("请组织双方调解。")
    dialog.confirm.click()
    section = window.case_page.process
    wait_for(lambda: section.standing is not None and section.standing.status == "referred", "the hand-over")
    show_active(window)


def _accept(desk: Desk, window: MainWindow) -> None:
    window.open_page(kind_with(desk, "Ctrl+Shift+T"))
    page = window.page
    assert isinstance(page, HandoversPage)
    wait_for(lambda: len(page.items) > 0, "what was handed over")
    page.accept.click()
    wait_for(lambda: page.item is None or page.item.status == "accepted", "its acceptance")
    sync_all(desk)


def _remind(window: MainWindow) -> None:
    window.case_actions.remind()
    dialog = _dialog(RemindDialog)
    wait_for(lambda: dialog.draft is not None, "the words of the reminder")
    dialog.send()
    wait_for(lambda: QApplication.activeModalWidget() is None, "the reminder")
    show_active(window)


def _look(desk: Desk, window: MainWindow, out: Path) -> None:
    """The queue and the board, as pictures; the reminder is answered."""
    window.open_page(kind_with(desk, TASKS_KEY))
    page = window.page
    assert isinstance(page, TasksPage)
    page.show_only(STATION, "reminder")
    wait_for(lambda: page.list.line is not None and page.list.line.reminder is not None, "the reminder in the queue")
    settle()
    picture(window, out / "17-my-tasks.png")
    page.text.setPlainText("明天上午调解。")
    page.answer.click()
    wait_for(lambda: not page.answer.isVisible(), "its answer")
    window.open_page(kind_with(desk, BOARD_KEY))
    board = window.page
    assert isinstance(board, BoardPage)
    wait_for(lambda: board.board is not None, "the board")
    settle()
    picture(window, out / "18-board.png")


def _paper(desk: Desk, window: MainWindow, view: ReceptionView, out: Path) -> str:
    """The case's paper, kept as a PDF: this machine may have no printer. That it was is noted as a printing."""
    preview = open_preview(window)
    pdf, name = preview.pdf, f"{view.number}.pdf"
    (out / name).write_bytes(pdf)
    preview.reject()
    case_id, digest = _shown(window).case_id, hashlib.sha256(pdf).hexdigest()
    assert case_id is not None

    def note() -> None:
        with desk.unlocked.store.write(desk.unlocked.desk.actor) as session:
            papers.note_printing(
                session, desk.unlocked.desk, registration.call_form(session, case_id), "PDF", name, 1, digest
            )

    desk.runner.write(note).result()
    show_active(window)
    window.case_page.reload()
    return name


def _close(window: MainWindow) -> None:
    """报结案: the outcome, the lines of the checklist that are hers to tick, the step."""
    section = window.case_page.process
    section.refresh()
    settle()
    section.choose("close")
    dialog = _dialog(MoveDialog)
    wait_for(lambda: dialog.outcome.findText(OUTCOME) >= 0, "the outcomes")
    dialog.outcome.setCurrentText(OUTCOME)
    dialog.outcome.activated.emit(dialog.outcome.currentIndex())
    settle()
    _tick(dialog)
    dialog.confirm.click()
    wait_for(lambda: section.standing is not None and section.standing.status == "review", "the review of the closing")
    show_active(window)


def _decide(desk: Desk, window: MainWindow) -> None:
    window.open_page(kind_with(desk, "Ctrl+Shift+P"))
    page = window.page
    assert isinstance(page, DecisionsPage)
    wait_for(lambda: len(page.items) > 0, "what is to be decided")
    page.text.setPlainText("同意结案。")
    page.approve.click()
    wait_for(lambda: not page.items, "the decision")


def _visit(desk: Desk, window: MainWindow, out: Path) -> str:
    """The worker is asked by the script; how content she is."""
    window.open_page(kind_with(desk, VISITS_KEY))
    page = window.page
    assert isinstance(page, VisitsPage)
    wait_for(lambda: len(page.items) > 0 and bool(page.answers) and page.satisfaction.count() > 1, "the return visit")
    for box in page.answers.values():
        box.setCurrentIndex(1)
    page.satisfaction.setCurrentIndex(1)
    told = page.satisfaction.currentText()
    settle()
    picture(window, out / "20-return-visit.png")
    page.save.click()
    wait_for(lambda: not page.items, "what the worker said")
    return told
