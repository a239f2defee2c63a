"""The second half of the demonstration: two stations, a difference between two desks settled, the day closed."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop import practice
from desktop.app import Desk
from offline_store.queries import ReceptionView
from ui.call_page import CallPage
from ui.case_page import CasePage
from ui.closing_page import ClosingPage
from ui.demo import open_window, picture, save, settle, show_active, sync_all, take_typed_call, type_text, wait_for
from ui.main_window import MainWindow
from ui.preview import Preview

NO_LINE = "http://127.0.0.1:9"
"""Nobody listens there: the line is down."""
MORE_PEOPLE, FEWER_PEOPLE = "21", "20"


def evening(place: practice.Practice, known: dict[str, Any], address: str, call: ReceptionView, out: Path) -> Any:
    """Play it; what the report says of it. The centre is running at `address`."""
    clerk = (known["account"], known["password"])
    with open_window(place.profile("11"), (*clerk, address)) as (district, window):
        theirs = take_typed_call(window, "孙大海", "咨询加班费怎么算。")
        sync_all(district)
        below = [line.number for line in window.receptions.receptions.lines]
        picture(window, out / "11-district-desk.png")
    with open_window(place.profile("01"), (*clerk, NO_LINE)) as (_, window):
        _change_people(window, call, MORE_PEOPLE)
        picture(window, out / "12-line-down.png")
    with open_window(place.profile("02"), (*clerk, address)) as (other, window):
        _change_people(window, call, FEWER_PEOPLE)
        sync_all(other)
    with open_window(place.profile("01"), (*clerk, address)) as (desk, window):
        settled = _settle_difference(desk, window, call, out)
        above = [line.number for line in window.receptions.receptions.lines]
    supervisor = (known["accounts"]["supervisor"], known["password"], address)
    with open_window(place.profile("01"), supervisor) as (_, window):
        closed = _close_day(window, out)
    return {
        "stations": {"district_case": theirs.number, "city_sees": theirs.number in above, "district_sees": below},
        "difference": settled,
        "closing": closed,
    }


def _change_people(window: MainWindow, call: ReceptionView, people: str) -> None:
    """F2 on the case, another number of people, F9."""
    window.open_reception(call.id)
    wait_for(lambda: window.page is window.case_page and window.case_page.view is not None, "the case to be changed")
    QTest.keyClick(window, Qt.Key.Key_F2)
    wait_for(lambda: isinstance(window.page, CallPage), "the form of the case")
    page = window.page
    assert isinstance(page, CallPage)
    line = page.form.fields["people"].line
    line.selectAll()
    type_text(line, people)
    save(window)


def _settle_difference(desk: Desk, window: MainWindow, call: ReceptionView, out: Path) -> dict[str, Any]:
    """The first desk's line is up again: the card shows both values, the clerk takes the other desk's."""
    sync_all(desk)
    window.open_reception(call.id)
    wait_for(lambda: isinstance(window.page, CasePage) and window.case_page.conflict.isVisible(), "the card")
    card = window.case_page.conflict
    both = (card.mine.value.text(), card.theirs.value.text())
    settle()
    picture(window, out / "13-difference.png")
    show_active(window)
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    wait_for(lambda: not card.isVisible(), "the settled difference")
    sync_all(desk)
    settle()
    picture(window, out / "14-settled.png")
    view = window.case_page.view
    assert view is not None and view.entry is not None
    return {"mine": both[0], "theirs": both[1], "settled_on": view.entry.people, "history": window.case_page.history}


def _close_day(window: MainWindow, out: Path) -> dict[str, Any]:
    """F10, one button, the centre's receipt, the 日结单."""
    QTest.keyClick(window, Qt.Key.Key_F10)
    wait_for(lambda: isinstance(window.page, ClosingPage), "the page of the closing")
    page = window.page
    assert isinstance(page, ClosingPage)
    wait_for(lambda: page.open_items.count() > 0, "the day's figures")
    page.begin.click()
    wait_for(page.has_receipt, "the centre's receipt")
    settle()
    picture(window, out / "15-closing.png")
    page.print.click()
    wait_for(lambda: window.findChild(Preview) is not None, "the paper of the closing")
    preview = window.findChild(Preview)
    assert isinstance(preview, Preview)
    wait_for(lambda: preview.document.pageCount() > 0, "its pages")
    settle(600)
    picture(preview, out / "16-closing-paper.png")
    (out / "closing.pdf").write_bytes(preview.pdf)
    preview.reject()
    open_items = [page.open_items.item(row).text() for row in range(page.open_items.count())]
    return {"words": page.words.strip(), "open_items": open_items, "pdf": "closing.pdf"}
