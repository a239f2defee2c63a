"""The person in the form, by keyboard and by readers that type; masked on the case's page until there is a reason."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.card_reader import practice_card
from offline_store import audit_view, codes
from offline_store.audit_view import AuditFilter
from offline_store.code_find import choices_of
from offline_store.identity.resident import check_digit
from offline_store.persons import PersonDetails
from tests.practice_desk import LONG, read, save, window_on
from ui.call_page import CallPage
from ui.card_burst import PACE
from ui.demo import show_active, type_text
from ui.entry_form import EntryForm, NotUnderstood
from ui.portrait import LARGEST
from ui.reason_dialog import ReasonDialog

NOBODY = "http://127.0.0.1:9"
LISTS = {name: choices_of(codes.shipped(name)) for name in ("dispute_type", "employment_form")}
BODY = "37020519900315002"
NUMBER, OTHER = BODY + check_digit(BODY), "11010219840406970X"
WRONG = BODY + ("0" if NUMBER[-1] != "0" else "1")
CARD = f"买买提·艾力,女,维吾尔,1990年3月15日,青岛市四方区人民路1号,{NUMBER}\n"


@pytest.fixture
def form(qtbot):
    made = EntryForm(LISTS, lambda _typed, _done: None)
    qtbot.addWidget(made)
    show_active(made)
    return made


@pytest.fixture
def place(tmp_path, practice_ground):
    return practice_ground(tmp_path / "practice")


def keys(window, text, gap=5):
    """Keys as the system sends them to the window, `gap` milliseconds apart."""
    for place, character in enumerate(text):
        key = {"\n": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab}.get(character, Qt.Key.Key_unknown)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, "\r" if character == "\n" else character)
            event.setTimestamp(1_000_000 + place * gap)
            QCoreApplication.sendEvent(window.windowHandle(), event)


def focus(form, widget):
    widget.setFocus()
    assert QApplication.focusWidget() is widget


def typed(form, number):
    form.person.open(opened=True)
    QTest.keyClick(form.person.number, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(form.person.number, Qt.Key.Key_Delete)
    QTest.keyClicks(form.person.number, number)
    return form.person


# the section


def test_it_stays_closed_and_one_key_opens_it_at_the_number(form):
    assert not form.person.body.isVisible()
    QTest.keyClick(form, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert form.person.body.isVisible()
    assert QApplication.focusWidget() is form.person.number
    QTest.keyClick(form, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert not form.person.body.isVisible()


def test_a_number_fills_in_what_it_says_and_what_was_typed_over_it_stays(form):
    person = typed(form, NUMBER)
    assert person.details() == PersonDetails(
        sex="2", id_kind="111", id_number=NUMBER, birth_date=date(1990, 3, 15), native_region="370205"
    )
    assert "山东省青岛市四方区" in person.region_name.text()
    person.sex.choose("1")
    typed(form, OTHER)
    assert (person.sex.code, person.birth.text(), person.region.text()) == ("1", "1984-04-06", "110102")
    typed(form, "")
    assert (person.sex.code, person.birth.text(), person.region.text(), person.kind.code) == ("1", "", "", "")


def test_hints_come_when_the_field_is_left_and_nothing_is_kept_from_being_saved(form):
    person = typed(form, WRONG)
    assert person.hint.isHidden()
    QTest.keyClick(person.number, Qt.Key.Key_Return)
    assert f"最后一位应当是 {NUMBER[-1]}" in person.hint.text()
    assert form.entry().person.id_number == WRONG
    form.fields["phone"].fill("12351")
    form.fields["phone"].line.editingFinished.emit()
    assert "服务热线" in form.fields["phone"].hint.text()
    form.fields["name"].fill("张\ue000")
    assert "U+E000" in form.fields["name"].hint.text()
    assert form.entry().name == "张\ue000"


def test_a_birthday_told_by_the_moon_and_one_that_is_none(form):
    person = typed(form, "")
    form.fields["name"].fill("张三")
    type_text(person.birth, "农历1958年八月十五")
    QTest.keyClick(person.birth, Qt.Key.Key_Return)
    assert form.entry().person.birth_date == date(1958, 9, 27)
    assert "农历八月十五" in person.age.text()
    assert "老年人" in person.follows.text()
    person.birth.setText("不知道")
    with pytest.raises(NotUnderstood):
        form.entry()


def test_a_minor_and_one_near_retirement_are_told(form):
    person = typed(form, "")
    year = date.today().year  # noqa: DTZ011
    for born, sex, words in (
        (date(year - 17, 1, 1), "1", "未成年"),
        (date(year - 15, 1, 1), "1", "童工"),
        (date(year - 58, 1, 1), "1", "不足五年"),
        (date(year - 30, 1, 1), "2", ""),
    ):
        person.restore({"sex": sex, "birth_date": born.isoformat()})
        assert words in person.follows.text()
        assert bool(words) == bool(person.follows.text())


def test_a_draft_brings_everything_back_understood_or_not(form, qtbot):
    typed(form, NUMBER + "9")
    form.person.birth.setText("八月吧")
    form.person.address.setText("人民路1号")
    form.person.ethnicity.choose("05")
    form.person.marks["disabled"].setChecked(True)
    form.person.portrait.show_picture(practice_card().portrait)
    other = EntryForm(LISTS, lambda _typed, _done: None)
    qtbot.addWidget(other)
    other.restore(form.draft())
    assert other.draft() == form.draft()
    assert other.draft()["person"]["birth_date"] == "八月吧"


def test_the_dot_and_its_look_alikes(form):
    line = form.fields["name"].line
    focus(form, line)
    type_text(line, "买买提")
    QTest.keyClick(form, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    type_text(line, "艾力")
    assert line.text() == "买买提·艾力"
    line.setText("买买提•艾力")
    line.editingFinished.emit()
    assert line.text() == "买买提·艾力"


def test_a_name_beyond_the_first_plane_has_whole_characters_under_the_cursor(form):
    name = "𠮷𬱖" * 30
    line = form.fields["name"].line
    line.setText(name)
    line.setCursorPosition(0)
    for _ in range(60):
        QTest.keyClick(line, Qt.Key.Key_Right)
    assert line.cursorPosition() == len(name.encode("utf-16-le")) // 2
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    assert form.entry().name == name[:-1]


# readers that type


@pytest.mark.parametrize("where", ["matter", "name", "people", "protected"])
@pytest.mark.parametrize("text", [CARD, CARD.replace(",", "\t"), CARD.replace(",", "\n")])
def test_a_card_typed_by_a_reader_goes_to_the_right_fields_wherever_the_cursor_is(form, qtbot, where, text):
    form.fields["phone"].fill("16000003671")
    form.matter.setPlainText("老板没给")
    widget = {"matter": form.matter, "protected": form.protected}.get(where) or form.fields[where].line
    focus(form, widget)
    keys(form, text)
    qtbot.waitUntil(lambda: form.person.number.text() == NUMBER, timeout=2000)
    entry = form.entry()
    assert entry.name == "买买提·艾力"
    assert (entry.phone, entry.matter, entry.people, entry.protected) == ("16000003671", "老板没给", None, False)
    assert (entry.employer, entry.claim, entry.dispute_types) == ("", "", ())
    assert entry.person == PersonDetails(
        sex="2",
        id_kind="111",
        id_number=NUMBER,
        birth_date=date(1990, 3, 15),
        ethnicity="05",
        native_region="370205",
        address="青岛市四方区人民路1号",
    )
    assert QApplication.focusWidget() is widget


def test_a_scanned_number_fills_the_number_and_leaves_the_name(form, qtbot):
    form.fields["name"].fill("艾力")
    focus(form, form.matter)
    keys(form, NUMBER + "\n")
    qtbot.waitUntil(lambda: form.person.number.text() == NUMBER, timeout=2000)
    assert (form.entry().name, form.entry().matter, form.entry().person.sex) == ("艾力", "", "2")


def test_a_name_that_the_card_changes_is_told(form, qtbot):
    form.fields["name"].fill("艾力")
    focus(form, form.matter)
    keys(form, CARD)
    qtbot.waitUntil(lambda: "原来写的是“艾力”" in form.fields["name"].hint.text(), timeout=2000)


@pytest.mark.parametrize(("text", "gap"), [(NUMBER, PACE + 60), ("工资三个月没有发，公司一直说没有钱", 5)])
def test_what_a_person_types_or_what_is_no_card_stays_where_it_was_typed(form, qtbot, text, gap):
    focus(form, form.matter)
    keys(form, text, gap)
    quiet = form._burst._quiet
    qtbot.waitUntil(lambda: not quiet.isActive(), timeout=2000)
    assert form.matter.toPlainText() == text
    assert form.person.number.text() == ""


def test_a_picture_that_is_none_or_too_large_is_not_kept_and_one_can_be_taken_away(form):
    person = form.person
    for portrait in (b"no picture", practice_card().portrait + bytes(LARGEST)):
        person.fill_card(replace(practice_card(), portrait=portrait))
        assert person.details().portrait is None
    person.fill_card(practice_card())
    assert person.details().portrait == practice_card().portrait
    person.portrait._drop.click()
    assert person.details().portrait is None


# the whole way


def begin(window, qtbot):
    window.new_call("no such device")
    qtbot.waitUntil(lambda: isinstance(window.page, CallPage), timeout=LONG)
    return window.page


def shown(window):
    fields = window.case_page._fields
    return {
        fields.itemAt(row, fields.ItemRole.LabelRole).widget().text(): fields.itemAt(row, fields.ItemRole.FieldRole)
        .widget()
        .text()
        for row in range(fields.rowCount())
    }


def audited(desk, action):
    def work():
        with desk.unlocked.store.read() as session:
            return [line.detail for line in audit_view.lines(session, AuditFilter(action=action), None)]

    return desk.runner.run(work).result()


def test_a_card_on_the_reader_is_saved_masked_and_shown_for_a_reason(place, qtbot):
    with window_on(place, "01", NOBODY, qtbot) as (desk, window):
        page = begin(window, qtbot)
        QTest.keyClick(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: page.form.person.number.text() != "", timeout=LONG)
        page.form.fields["phone"].fill("16000003671")
        number = page.form.person.number.text()
        assert page.form.person.portrait.kept == practice_card().portrait
        view = save(window, qtbot)
        lines = shown(window)
        assert number not in str(lines)
        assert "16000003671" not in str(lines)
        assert "1990-03-15" not in str(lines)
        assert (lines["电话"], lines["性别"], lines["民族"]) == ("160****3671", "女", "维吾尔族")
        QTest.keyClick(window, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: window.findChild(ReasonDialog) is not None, timeout=LONG)
        dialog = window.findChild(ReasonDialog)
        assert not dialog.confirm.isEnabled()
        assert window.case_page.is_masked
        type_text(dialog.reason, "回电核对")
        QTest.keyClick(dialog.reason, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not window.case_page.is_masked, timeout=LONG)
        assert audited(desk, "unmasked") == [{"reason": "回电核对"}]
        lines = shown(window)
        assert number in lines["证件"]
        assert window.case_page._portrait.kept == practice_card().portrait
        assert (lines["电话"], lines["出生"][:10]) == ("16000003671", "1990-03-15")
        window.case_page._shown_time.timeout.emit()
        assert number not in str(shown(window))
        assert window.case_page._portrait.kept is None
        assert read(desk, view.id).entry.person.portrait == practice_card().portrait
        assert read(desk, view.id).entry.person.address == "山东省青岛市市南区香港中路1号"


def test_without_a_reader_it_is_said_and_the_form_stays(place, qtbot):
    with window_on(place, "01", NOBODY, qtbot) as (desk, window):
        desk.front_desk.cards.reader = None
        page = begin(window, qtbot)
        qtbot.waitUntil(
            lambda: bool(window.banner.message), timeout=LONG
        )  # no microphone: it would hide what comes now
        QTest.keyClick(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: "没有接读卡器" in window.banner.message, timeout=LONG)
        assert page.form.draft()["person"]["id_number"] == ""


def test_a_former_phone_is_on_the_page_masked_and_found(place, qtbot):
    with window_on(place, "01", NOBODY, qtbot) as (_desk, window):
        page = begin(window, qtbot)
        type_text(page.form.fields["name"].line, "王小雨")
        page.form.fields["phone"].fill("16000003671")
        save(window, qtbot)
        QTest.keyClick(window, Qt.Key.Key_F2)
        qtbot.waitUntil(lambda: isinstance(window.page, CallPage), timeout=LONG)
        window.page.form.fields["phone"].fill("16000009999")
        save(window, qtbot)
        assert shown(window)["曾用电话"].startswith("160****3671（到 ")


def test_a_kill_leaves_the_person_in_the_draft(place, qtbot):
    with window_on(place, "01", NOBODY, qtbot) as (desk, window):
        page = begin(window, qtbot)
        typed(page.form, NUMBER)
        page.journal()
        reception_id = page.reception_id
        qtbot.waitUntil(lambda: bool(read(desk, reception_id).draft), timeout=LONG)
        assert read(desk, reception_id).draft["person"]["id_number"] == NUMBER
