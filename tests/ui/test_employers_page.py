"""Employers through the window, by the keyboard alone: named in a case, a chain of them, their page, their card."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from offline_store import registration
from offline_store.registration import Entry
from tests.practice_desk import LONG, read, save, window_on
from ui.call_page import CallPage
from ui.case_page import CasePage
from ui.demo import show_active, type_text
from ui.employers_page import EmployersPage

NOWHERE = "http://127.0.0.1:9"
HENGYUAN, BUILDERS = "青岛恒源建筑劳务有限公司", "青岛建设集团"
Key, Alt = Qt.Key, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def place(tmp_path, practice_ground):
    return practice_ground(tmp_path / "practice")


def new_call(window, qtbot):
    before = window.page
    window.new_call("no such device")
    qtbot.waitUntil(lambda: window.page is not before and isinstance(window.page, CallPage), timeout=LONG)
    qtbot.waitUntil(lambda: bool(window.banner.message), timeout=LONG)
    return window.page.form


def open_page(window, qtbot):
    show_active(window)
    QTest.keyClick(window, Key.Key_Y, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: isinstance(window.page, EmployersPage), timeout=LONG)
    return window.page


def open_card(page, typed, qtbot):
    page.search.setFocus()
    page.search.selectAll()
    QTest.keyClicks(page.search, typed)
    QTest.keyClick(page.search, Key.Key_Return)
    qtbot.waitUntil(lambda: page.card.shown is not None and page.card.isVisible(), timeout=LONG)
    return page.card


def test_from_the_case_to_the_card_and_back(place, qtbot):
    with window_on(place, "01", NOWHERE, qtbot) as (_desk, window):
        form = new_call(window, qtbot)
        type_text(form.fields["name"].line, "张建国")
        type_text(form.fields["employer"].line, HENGYUAN)
        type_text(form.fields["arrears"].line, "1.26万")
        type_text(form.fields["recovered"].line, "3000")
        type_text(form.fields["people"].line, "19")
        show_active(window)
        QTest.keyClick(window, Key.Key_E, Alt)
        (row,) = form.other_employers.rows
        assert row.line.hasFocus()
        QTest.keyClick(row.role, Key.Key_Down)
        QTest.keyClick(row.role, Key.Key_Down)
        type_text(row.line, BUILDERS)
        window.page.journal()
        view = save(window, qtbot)
        assert [(n.role, n.name) for n in view.entry.employers] == [("employer", HENGYUAN), ("contractor", BUILDERS)]
        assert view.entry.recovered == 300_000

        QTest.keyClick(window, Key.Key_Y, Alt)
        qtbot.waitUntil(lambda: isinstance(window.page, EmployersPage) and window.page.card.isVisible(), timeout=LONG)
        card = window.page.card
        assert card.shown.facts.name == HENGYUAN
        assert card.figures.text() == "1 件　1 次　19 人"
        assert "12,600" in card.money.text()
        assert "3,000" in card.money.text()
        qtbot.waitUntil(card.table.hasFocus, timeout=LONG)
        QTest.keyClick(card.table, Key.Key_Return)
        qtbot.waitUntil(lambda: isinstance(window.page, CasePage) and window.page.view.id == view.id, timeout=LONG)

        QTest.keyClick(window, Key.Key_F2)
        qtbot.waitUntil(lambda: isinstance(window.page, CallPage), timeout=LONG)
        assert window.page.form.other_employers.named[0].name == BUILDERS
        assert window.page.form.entry().employer_id == view.entry.employer_id


def test_a_card_is_renewed_when_a_case_comes_and_the_keys_stay_where_they_are(place, qtbot):
    with window_on(place, "01", NOWHERE, qtbot) as (desk, window):
        register(desk, "张三")
        page = open_page(window, qtbot)
        card = open_card(page, "hengyuan", qtbot)
        assert len(card.shown.cases) == 1
        page.search.setFocus()
        register(desk, "李四")
        qtbot.waitUntil(lambda: len(card.shown.cases) == 2, timeout=LONG)
        assert page.search.hasFocus()
        assert card.model.rowCount() == 2


def register(desk, name):
    def work():
        with desk.unlocked.store.write(desk.unlocked.desk.actor) as session:
            reception = registration.begin_reception(session, desk.unlocked.desk, "visit")
            registration.register(session, desk.unlocked.desk, reception, Entry(name=name, employer=HENGYUAN))

    desk.runner.write(work).result()


def test_a_known_employer_is_offered_in_the_form_and_its_record_taken(place, qtbot):
    with window_on(place, "01", NOWHERE, qtbot) as (desk, window):
        page = open_page(window, qtbot)
        QTest.keyClick(window, Key.Key_N, Alt)
        assert page.form.texts["name"].hasFocus()
        type_text(page.form.texts["name"], HENGYUAN)
        type_text(page.form.texts["aliases"], "恒源劳务、老恒源")
        QTest.keyClick(window, Key.Key_F9)
        qtbot.waitUntil(page.card.isVisible, timeout=LONG)
        employer_id = page.card.shown.id
        form = new_call(window, qtbot)
        line, popup = form.fields["employer"].line, form._employer.popup
        line.setFocus()
        QTest.keyClicks(line, "lhy")
        qtbot.waitUntil(popup.isVisible, timeout=LONG)
        assert popup.items.items[0].note == "又名 老恒源"
        QTest.keyClick(line, Key.Key_Down)
        QTest.keyClick(line, Key.Key_Return)
        assert (line.text(), form.entry().employer_id) == (HENGYUAN, employer_id)
        draft = form.draft()
        reception_id = window.page.reception_id
        window.page.journal()
        qtbot.waitUntil(lambda: read(desk, reception_id).draft == draft, timeout=LONG)
        form.restore({})
        assert form.fields["employer"].text == ""
        form.restore(draft)
        assert form.entry().employer_id == employer_id
        assert save(window, qtbot).entry.employer_id == employer_id


def test_an_employer_is_changed_with_hints_that_stop_nothing(place, qtbot):
    with window_on(place, "01", NOWHERE, qtbot) as (_desk, window):
        page = open_page(window, qtbot)
        qtbot.waitUntil(lambda: "还没有单位" in page._nothing.text(), timeout=LONG)
        type_text(page.search, HENGYUAN)
        qtbot.waitUntil(lambda: "没有找到" in page._nothing.text(), timeout=LONG)
        QTest.keyClick(window, Key.Key_N, Alt)
        form = page.form
        assert form.texts["name"].text() == HENGYUAN, "what was looked for is its name"
        QTest.keyClicks(form.texts["credit_code"], "91370200MA3C1D2E3F")
        assert "校验位" in form.code_hint.text()
        form.codes["type_2011"].setFocus()
        QTest.keyClicks(form.codes["type_2011"], "173")
        QTest.keyClick(form.codes["type_2011"], Key.Key_Return)
        assert form.codes["type_2023"].code == "112", "it can be no other"
        form.codes["type_2023"].clear()
        form.codes["type_2011"].setFocus()
        form.codes["type_2011"].selectAll()
        QTest.keyClicks(form.codes["type_2011"], "420")
        QTest.keyClick(form.codes["type_2011"], Key.Key_Return)
        assert form.codes["type_2023"].code == ""
        assert "个体工商户，合伙企业" in form.type_hint.text()
        form.codes["type_2023"].setFocus()
        QTest.keyClick(form.codes["type_2023"], Key.Key_Down)
        assert {item.code for item in form.codes["type_2023"].popup.items.items[:2]} == {"500", "150"}
        QTest.keyClick(form.codes["type_2023"], Key.Key_Return)
        form.codes["region"].setFocus()
        QTest.keyClicks(form.codes["region"], "xgzl")
        QTest.keyClick(form.codes["region"], Key.Key_Return)
        type_text(form.texts["staff"], "很多")
        QTest.keyClick(window, Key.Key_F9)
        assert "职工人数" in form.complaint.text()
        assert form.texts["staff"].hasFocus()
        type_text(form.texts["staff"], "120")
        form.has_union.setCurrentIndex(form.has_union.findData(False))
        QTest.keyClick(window, Key.Key_F9)
        qtbot.waitUntil(page.card.isVisible, timeout=LONG)
        facts = page.card.shown.facts
        assert (facts.type_2011, facts.type_2023, facts.region) == ("420", "500", "370202001")
        assert (facts.staff, facts.has_union, facts.credit_code) == (120, False, "91370200MA3C1D2E3F")


def test_a_second_one_of_the_same_name_is_refused_in_words_and_nothing_is_lost(place, qtbot):
    with window_on(place, "01", NOWHERE, qtbot) as (_desk, window):
        page = open_page(window, qtbot)
        for _ in range(2):
            QTest.keyClick(window, Key.Key_N, Alt)
            type_text(page.form.texts["name"], HENGYUAN)
            type_text(page.form.texts["phone"], "0532")
            QTest.keyClick(window, Key.Key_F9)
            qtbot.waitUntil(lambda: page.card.isVisible() or "已经有" in window.banner.message, timeout=LONG)
        assert page.editing
        assert page.form.texts["phone"].text() == "0532"
        QTest.keyClick(window, Key.Key_X, Alt)
        qtbot.waitUntil(lambda: not page.editing, timeout=LONG)
