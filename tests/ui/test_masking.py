"""F2 on a saved case: whole numbers stay covered until a reason is given; what is not touched is saved as it was."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from offline_store import keyfile, queries, registration
from offline_store.identity.card import Card
from offline_store.matter import Member
from offline_store.models import AuditEntry
from offline_store.persons import PersonDetails
from offline_store.registration import Entry
from tests.machine_desk import LONG, make_machine, window_of
from ui.call_page import CallPage
from ui.demo import show_active, type_text
from ui.member_table import ID_NUMBER, PHONE
from ui.reason_dialog import ReasonDialog

CTRL = Qt.KeyboardModifier.ControlModifier
NUMBER, PHONE_NUMBER = "37020219900315002X", "16000003671"
HER = Entry(name="王小雨", phone=PHONE_NUMBER, claim="补发工资", person=PersonDetails(id_kind="111", id_number=NUMBER))


@pytest.fixture
def work(tmp_path, monkeypatch, qapp):
    monkeypatch.setattr(keyfile, "ARGON2", keyfile.ARGON2 | {"memory": 1024})
    with window_of(make_machine(tmp_path / "machine")[0]) as (desk, window):
        yield desk, window


def register(desk, entry):
    def work():
        with desk.unlocked.store.write(desk.unlocked.desk.actor) as session:
            reception = registration.begin_reception(session, desk.unlocked.desk, "visit")
            registration.register(session, desk.unlocked.desk, reception, entry)
        return reception

    return desk.runner.write(work).result()


def changing(desk, window, entry, qtbot):
    reception = register(desk, entry)
    window.open_reception(reception)
    qtbot.waitUntil(lambda: window.page is window.case_page, timeout=LONG)
    QTest.keyClick(window, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: isinstance(window.page, CallPage), timeout=LONG)
    return window.page


def stored(desk, reception_id):
    def work():
        with desk.unlocked.store.read() as session:
            return queries.reception(session, reception_id).entry

    return desk.runner.run(work).result()


def audited(desk):
    def work():
        with desk.unlocked.store.read() as session:
            return [row.detail for row in session.query(AuditEntry).filter_by(action="unmasked")]

    return desk.runner.run(work).result()


def is_covered(line):
    return line.echoMode() == QLineEdit.EchoMode.Password and line.isReadOnly()


def unmask(window, qtbot, reason):
    QTest.keyClick(window, Qt.Key.Key_U, CTRL)
    dialog = window.page.findChild(ReasonDialog)
    show_active(dialog)
    QTest.keyClicks(dialog.reason, reason)
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.page.masking.is_covered, timeout=LONG)
    show_active(window)


def test_a_correction_needs_no_whole_number_and_changes_none(work, qtbot):
    desk, window = work
    page = changing(desk, window, HER, qtbot)
    phone, number, birth = page.form.fields["phone"].line, page.form.person.number, page.form.person.birth
    assert is_covered(phone)
    assert is_covered(number)
    assert not is_covered(birth), "what was never said can be filled in"
    assert page.form.fields["phone"].hint.text() == "160****3671　Ctrl+U 显示完整号码"
    assert NUMBER not in page.form.person.hint.text()
    QTest.keyClicks(phone, "9")
    page.form.fields["claim"].fill("补发工资和加班费")
    QTest.keyClick(window, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: window.page is window.case_page, timeout=LONG)
    entry = stored(desk, page.reception_id)
    assert (entry.phone, entry.person.id_number, entry.claim) == (PHONE_NUMBER, NUMBER, "补发工资和加班费")
    assert audited(desk) == []


def test_with_a_reason_they_can_be_read_and_changed_and_are_covered_again(work, qtbot):
    desk, window = work
    page = changing(desk, window, HER, qtbot)
    phone = page.form.fields["phone"].line
    unmask(window, qtbot, "change")
    assert audited(desk) == [{"reason": "change"}]
    assert phone.echoMode() == QLineEdit.EchoMode.Normal
    assert not phone.isReadOnly()
    phone.setFocus()
    page.masking._over()
    assert not is_covered(phone), "not while she is in it"
    phone.selectAll()
    type_text(phone, "16000009999")
    page.form.fields["claim"].line.setFocus()
    page.masking._over()
    assert not is_covered(phone), "what she has just typed is hers"
    assert is_covered(page.form.person.number)
    assert page.masking.is_covered


def test_a_card_that_is_read_shows_what_it_says(work, qtbot):
    desk, window = work
    page = changing(desk, window, HER, qtbot)
    page.form.read_card(Card(number="11010219840406970X", name="王小雨"))
    assert not is_covered(page.form.person.number)
    assert is_covered(page.form.fields["phone"].line)


def test_numbers_of_a_list_are_masked_too_and_a_new_line_is_not(work, qtbot):
    desk, window = work
    people = tuple(Member(f"工友{place}", NUMBER, f"1600000{place:04d}") for place in range(3))
    page = changing(desk, window, HER, qtbot)
    model = page.form.group.model
    page.form.group.add(people)
    page.masking._known, page.masking._members = {}, frozenset()
    page.masking.cover()
    cell = model.index(1, PHONE)
    assert cell.data() == cell.data(Qt.ItemDataRole.EditRole) == "160****0001"
    assert not model.flags(model.index(1, ID_NUMBER)) & Qt.ItemFlag.ItemIsEditable
    assert model.flags(model.index(3, PHONE)) & Qt.ItemFlag.ItemIsEditable
    assert page.form.group.members()[1].phone == "16000000001"
    page.masking.reveal()
    assert cell.data() == "16000000001"


def test_a_new_reception_covers_nothing(work, qtbot):
    _, window = work
    QTest.keyClick(window, Qt.Key.Key_F6)
    qtbot.waitUntil(lambda: isinstance(window.page, CallPage), timeout=LONG)
    assert not window.page.masking.is_covered
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_U, CTRL)
    assert window.page.findChild(ReasonDialog) is None
