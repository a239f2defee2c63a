"""The telephone at a desk through the real window: who types goes on typing, one key answers, nothing is lost."""

import json
from contextlib import closing
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.telephone.lines import Ringing, SimulatedLine, Stopped
from desktop.telephone.setup import TelephoneSetup
from offline_store import keyfile, registration, rings, settings
from offline_store.models import AuditEntry, Former, Reception, Ring
from offline_store.registration import Entry
from offline_store.types import new_id, now
from tests.desktop.telephone.phone_rig import PASSWORD, PhoneSystem
from tests.machine_desk import LI, LONG, WANG, make_machine, take_up, window_of
from ui.call_page import CallPage
from ui.call_pop import ANSWER_KEYS
from ui.demo import type_text
from ui.pages import kind_with
from ui.rings_page import RINGS_KEY, TieDialog
from ui.tasks_page import TasksPage
from ui.telephone_dialog import TelephoneDialog

Key, Control, Shift = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NUMBER, OTHER = "13800001234", "13900005678"


@pytest.fixture
def machine(tmp_path, monkeypatch, qapp):
    monkeypatch.setattr(keyfile, "ARGON2", keyfile.ARGON2 | {"memory": 1024})
    return make_machine(tmp_path / "machine")[0]


def stored(desk, change):
    def work():
        with desk.unlocked.store.write(desk.unlocked.desk.actor) as session:
            return change(session)

    return desk.runner.write(work).result()


def register(desk, name="王小雨", phone=NUMBER, **entry):
    def work(session):
        reception = registration.begin_reception(session, desk.unlocked.desk, "visit")
        values = {"name": name, "phone": phone, "employer": "青岛某厂", "people": 1} | entry
        return registration.register(session, desk.unlocked.desk, reception, Entry(**values))

    return stored(desk, work)


def listening(desk, qtbot):
    line = SimulatedLine(practice=True)
    desk.telephone.start(line)
    qtbot.waitUntil(lambda: desk.telephone.rules is not None, timeout=LONG)
    return line


def pop_of(window, qtbot, count=1):
    pop = window.telephone.pop

    def shown():
        cards = [card for card in pop.cards if card.isVisible()]
        return len(cards) == count and all("正在查" not in card.who.text() for card in cards)

    qtbot.waitUntil(shown, timeout=LONG)
    return pop


def rows(desk):
    return stored(desk, lambda s: {row.number: (row.outcome, row.desk, row.clerk) for row in s.query(Ring)})


def test_it_pops_up_beside_who_types_and_takes_neither_focus_nor_key(machine, qtbot, monkeypatch):
    heard = []
    with window_of(machine, WANG) as (desk, window):
        monkeypatch.setattr("ui.call_pop.read_out", lambda _widget, words: heard.append(words))
        register(desk, dispute_types=("劳动报酬",), advice="周五前答复")
        line, page = listening(desk, qtbot), take_up(window, qtbot)
        typed = page.form.matter
        typed.setFocus()
        type_text(typed, "工地停")
        line.put(Ringing("one", NUMBER))
        card = pop_of(window, qtbot).cards[0]
        type_text(QApplication.focusWidget(), "工三天")
        assert QApplication.focusWidget() is typed and typed.toPlainText() == "工地停工三天"
        assert window.page is page and card.number.text() == "138 0000 1234"
        assert "王小雨" in card.who.text() and "青岛某厂" in card.about.text() and "周五前答复" in card.about.text()
        assert [("王小雨" in words, "来电" in words) for words in heard] == [(False, True), (True, True)]
        QTest.keyClick(typed, Key.Key_Tab)
        assert not window.telephone.pop.isAncestorOf(QApplication.focusWidget())


def test_one_key_answers_and_the_reception_has_the_number(machine, qtbot):
    with window_of(machine, WANG) as (desk, window):
        line = listening(desk, qtbot)
        line.put(Ringing("one", NUMBER))
        line.put(Ringing("two", OTHER))
        pop_of(window, qtbot, 2)
        QTest.keyClick(window, Key.Key_F4, Control)
        qtbot.waitUntil(lambda: isinstance(window.page, CallPage), timeout=LONG)
        assert window.page.form.fields["phone"].text == NUMBER
        assert pop_of(window, qtbot, 1).cards[0].number.text() == "139 0000 5678"
        line.put(Stopped("one"))  # the line falls silent when the receiver is lifted
        line.put(Stopped("two"))
        qtbot.waitUntil(lambda: rows(desk)[OTHER][0] == "missed", timeout=LONG)
        assert rows(desk)[NUMBER] == ("answered", "01", "王芳")
        reception = stored(desk, lambda s: s.query(Ring).filter_by(number=NUMBER).one().reception_id)
        assert reception == window.page.reception_id
        QTest.keyClick(window, Key.Key_F4, Control)  # the receiver was lifted first
        qtbot.waitUntil(lambda: rows(desk)[OTHER][0] == "answered", timeout=LONG)


def test_the_second_call_has_a_key_and_the_first_is_put_away_by_one(machine, qtbot):
    with window_of(machine, WANG) as (desk, window):
        line = listening(desk, qtbot)
        line.put(Ringing("one", NUMBER))
        line.put(Ringing("two", OTHER))
        cards = pop_of(window, qtbot, 2).cards
        for card, key in zip(cards, ANSWER_KEYS, strict=False):
            assert key in card.answer.text() and card.number.text() in card.answer.accessibleName()
            assert card.away.focusPolicy() & Qt.FocusPolicy.TabFocus
        QTest.keyClick(window, Key.Key_2, Control | Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(lambda: isinstance(window.page, CallPage), timeout=LONG)
        assert window.page.form.fields["phone"].text == OTHER
        assert pop_of(window, qtbot, 1).cards[0].number.text() == "138 0000 1234"
        QTest.keyClick(window, Key.Key_0, Control | Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(window.telephone.pop.isHidden, timeout=LONG)
        QTest.keyClick(
            window, Key.Key_3, Control | Qt.KeyboardModifier.AltModifier
        )  # nothing is there, nothing happens
        assert window.page.form.fields["phone"].text == OTHER


def test_of_a_protected_identity_the_pop_says_nothing_but_that(machine, qtbot):
    with window_of(machine, WANG) as (desk, _window):
        register(desk, name="赵某", protected=True, claim="举报某事")
    with window_of(machine, LI) as (desk, window):
        listening(desk, qtbot).put(Ringing("one", NUMBER))
        words = pop_of(window, qtbot).cards[0].words
        assert "有保密事项" in words and "赵某" not in words and "举报" not in words and "青岛某厂" not in words


def test_what_another_desk_answers_goes_away_with_its_number(machine, qtbot, monkeypatch):
    monkeypatch.setattr("desktop.telephoning.TAKEN_SHOWN", 1)
    with window_of(machine, WANG) as (desk, window):
        listening(desk, qtbot).put(Ringing("one", NUMBER))
        pop, said = pop_of(window, qtbot), []
        desk.telephone.changed.connect(lambda: said.extend(card.state.text() for card in pop.cards))

        def from_the_centre():
            with desk.unlocked.store.apply() as session:
                row = Ring(id=new_id(), scope_id="station-1", number=NUMBER, source="sip", rang_at=now(), desk="02")
                row.outcome, row.answered_at, row.clerk = "answered", now(), "李四"
                session.add(row)

        desk.runner.write(from_the_centre).result()
        qtbot.waitUntil(pop.isHidden, timeout=LONG)
        assert "已由 02 席接听" in said
        QTest.keyClick(window, Key.Key_F4, Control)
        assert "没有来电" in window.banner.message


def test_a_copied_number_rings_and_other_text_is_refused_in_words(machine, qtbot):
    with window_of(machine, WANG) as (desk, window):
        listening(desk, qtbot)
        QApplication.clipboard().setText("没有号码")
        QTest.keyClick(window, Key.Key_F4, Control | Shift)
        qtbot.waitUntil(lambda: "剪贴板里没有电话号码" in window.banner.message, timeout=LONG)
        QApplication.clipboard().setText("来电 0532-8591 2345 转 801")
        QTest.keyClick(window, Key.Key_F4, Control | Shift)
        assert pop_of(window, qtbot).cards[0].number.text() == "0532 8591 2345"
        found = stored(desk, lambda s: [(row.number, row.note) for row in s.query(Ring)])
        assert found == [("053285912345", "分机 801")]


def test_do_not_disturb_lets_calls_into_the_journal_alone_and_ends_by_itself(machine, qtbot):
    with window_of(machine, WANG) as (desk, window):
        line = listening(desk, qtbot)
        QTest.keyClick(window, Key.Key_F9, Control | Shift)
        assert window.telephone.button.text().startswith("免打扰 ")
        line.put(Ringing("one", NUMBER))
        line.put(Stopped("one"))
        qtbot.waitUntil(lambda: rows(desk).get(NUMBER, ("",))[0] == "missed", timeout=LONG)
        assert window.telephone.pop.isHidden()
        assert 0 < desk.telephone._quiet.remainingTime() <= 32 * 60_000
        desk.telephone._quiet.timeout.emit()
        assert "免打扰" not in window.telephone.button.text()
        line.put(Ringing("two", OTHER))
        pop_of(window, qtbot)


def test_after_a_call_there_is_time_for_notes_and_another_call_shows_its_head_alone(machine, qtbot):
    with window_of(machine, WANG) as (desk, window):
        register(desk, advice="周五前答复")
        line = listening(desk, qtbot)
        line.put(Ringing("one", OTHER))
        pop_of(window, qtbot)
        QTest.keyClick(window, Key.Key_F4, Control)
        qtbot.waitUntil(lambda: isinstance(window.page, CallPage), timeout=LONG)
        window.page.hang_up()
        assert window.telephone.button.text().startswith("整理中 ")
        line.put(Ringing("two", NUMBER))
        card = pop_of(window, qtbot).cards[0]
        assert "王小雨" in card.who.text() and card.about.isHidden()
        desk.telephone._after.timeout.emit()
        assert card.about.isVisible() and "整理中" not in window.telephone.button.text()
        ended = stored(desk, lambda s: s.query(Ring).filter_by(number=OTHER).one().ended_at)
        assert ended is not None


def test_behind_the_lock_nothing_is_shown_and_nothing_read_out(machine, qtbot, monkeypatch):
    heard = []
    with window_of(machine, WANG) as (desk, window):
        line = listening(desk, qtbot)
        register(desk)
        assert window.shift.lock.lock()
        monkeypatch.setattr("ui.call_pop.read_out", lambda _widget, words: heard.append(words))
        line.put(Ringing("one", NUMBER))
        qtbot.waitUntil(lambda: bool(desk.telephone.shown) and desk.telephone.shown[0].caller is not None, timeout=LONG)
        assert not window.telephone.pop.isVisible() and heard == []
        window.shift.lock.unlock()
        assert pop_of(window, qtbot).cards[0].number.text() == "138 0000 1234"


# the journal


def missed(desk, number=NUMBER, minutes=0):
    def work(session):
        ring_id = new_id()
        rings.begin(session, desk.unlocked.desk, ring_id, number, "sip", now() - timedelta(minutes=minutes))
        rings.stop(session, ring_id, elsewhere=False)

    stored(desk, work)


def journal(window, desk, qtbot, count):
    QTest.keyClick(window, Key.Key_F4, Shift)
    page = window.page
    qtbot.waitUntil(lambda: len(page.items) == count, timeout=LONG)
    return page


def test_missed_calls_are_tasks_of_one_key_each(machine, qtbot):
    with window_of(machine, WANG) as (desk, window):
        missed(desk, minutes=60 * 24 * 4)
        missed(desk, minutes=60 * 24 * 3)
        missed(desk, OTHER)
        qtbot.waitUntil(lambda: window.badge.button.text().startswith("待办 2"), timeout=LONG)
        page = journal(window, desk, qtbot, 2)
        assert page.title.text() == "2 个号码待回电" and page.list.hasFocus()
        assert "未接 2 次" in page.detail.text() and "已经晚了" in page.detail.text()
        QTest.keyClick(page.list, Key.Key_2)
        qtbot.waitUntil(lambda: any(getattr(each, "tries", 0) for each in page.items), timeout=LONG)
        row = next(at for at, each in enumerate(page.items) if each.number == NUMBER)
        page.list.setCurrentRow(row)
        QTest.keyClick(page.list, Key.Key_1)
        qtbot.waitUntil(lambda: [each.number for each in page.items] == [OTHER], timeout=LONG)
        QTest.keyClick(page.list, Key.Key_3)
        qtbot.waitUntil(lambda: page.title.text() == "没有待回电的", timeout=LONG)
        page.which.setCurrentIndex(page.which.findData("all"))
        qtbot.waitUntil(lambda: len(page.items) == 5, timeout=LONG)
        shown = " ".join(page.list.item(row).text() for row in range(5))
        assert "不用回（王芳" in shown and "打出，没有接通" in shown and "打出，已接通" in shown


def test_the_task_leads_to_the_journal(machine, qtbot):
    with window_of(machine, WANG) as (desk, window):
        missed(desk, minutes=60 * 24 * 4)
        QTest.keyClick(window, Key.Key_K, Control)
        page = window.page
        assert isinstance(page, TasksPage)
        qtbot.waitUntil(lambda: page.list.queue.rowCount() == 1, timeout=LONG)
        assert "未接来电" in page.list.queue.index(0).data() and NUMBER not in page.list.queue.index(0).data()
        assert page.go_on.text() == "去回电" and not page.later.isVisible()
        QTest.keyClick(page.list, Key.Key_Return)
        assert window.page is window.further._made[kind_with(desk, RINGS_KEY)]


def test_an_unknown_number_is_tied_with_one_key(machine, qtbot):
    with window_of(machine, WANG) as (desk, window):
        register(desk, phone=OTHER)
        missed(desk)
        page = journal(window, desk, qtbot, 1)
        QTest.keyClick(page.list, Key.Key_4)
        qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), TieDialog), timeout=LONG)
        dialog = QApplication.activeWindow()
        type_text(dialog.typed, "wxy")
        qtbot.waitUntil(lambda: dialog.people.count() == 1, timeout=LONG)
        QTest.keyClick(dialog, Key.Key_Return)
        qtbot.waitUntil(lambda: "王小雨" in page.list.item(0).text(), timeout=LONG)
        assert stored(desk, lambda s: [row.value for row in s.query(Former)]) == [NUMBER]
        assert not page.tie.isVisible()


# dialling and settings


@pytest.mark.parametrize("way", ["", "tel"])
def test_a_number_is_dialled_from_the_record_and_stands_in_the_journal(machine, qtbot, monkeypatch, way):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    with window_of(machine, WANG) as (desk, window):
        put_setting(desk, "telephone", {"way": way})
        case_id = register(desk)
        reception = stored(desk, lambda s: s.query(Reception).filter_by(case_id=case_id).one().id)
        QTest.keyClick(window, Key.Key_F10, Control)
        assert "没有可以拨的号码" in window.banner.message
        window.open_reception(reception)
        qtbot.waitUntil(lambda: window.page is window.case_page, timeout=LONG)
        QTest.keyClick(window, Key.Key_F10, Control)
        card = window.telephone.dialling
        qtbot.waitUntil(card.isVisible, timeout=LONG)
        assert card.number.text() == "138 0000 1234" and opened == ([f"tel:{NUMBER}"] if way else [])
        QTest.keyClick(window, Key.Key_U, Control | Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(lambda: rows(desk) == {NUMBER: ("missed", "01", "王芳")}, timeout=LONG)
        row = stored(desk, lambda s: (s.query(Ring).one().source, s.query(Ring).one().reception_id))
        assert row == ("dialled", reception) and card.isHidden()
        assert "dialled" in stored(desk, lambda s: [entry.action for entry in s.query(AuditEntry)])


def put_setting(desk, name, value):
    def work():
        with desk.unlocked.store.apply() as session:
            settings.put(session, name, value)

    desk.runner.write(work).result()


def test_the_password_of_the_account_is_kept_and_shown_nowhere(machine, qtbot):
    with window_of(machine, WANG) as (desk, window):
        listening(desk, qtbot)
        window.telephone.set_up()
        dialog = settings_dialog(qtbot)
        dialog.kind.setCurrentIndex(2)
        dialog.go.click()
        assert "没有填服务器" in wait_text(dialog, qtbot)
        dialog.server.setText("127.0.0.1")
        dialog.user.setText("8001")
        dialog.password.setText("很秘密的密码")
        with qtbot.waitSignal(dialog.accepted, timeout=LONG):
            dialog.go.click()
        kept = stored(desk, lambda s: settings.get(s, "telephone"))
        assert kept["password"] == "很秘密的密码" and desk.telephone.state.line == "sip"
        told = stored(desk, lambda s: json.dumps([[e.action, e.subject, e.detail] for e in s.query(AuditEntry)]))
        assert "telephone" in told and json.dumps("很秘密的密码") not in told
        window.telephone.set_up()
        again = settings_dialog(qtbot)
        qtbot.waitUntil(lambda: again.password.placeholderText() != "", timeout=LONG)
        assert again.password.text() == ""
        with qtbot.waitSignal(again.accepted, timeout=LONG):
            again.go.click()
        assert stored(desk, lambda s: settings.get(s, "telephone"))["password"] == "很秘密的密码"


def test_a_call_of_a_telephone_system_goes_from_its_invitation_to_the_journal(machine, qtbot):
    with closing(PhoneSystem()) as system, window_of(machine, WANG) as (desk, window):
        listening(desk, qtbot)
        server, port, user = system.host, system.port, "8001"
        wanted = TelephoneSetup("sip", server=server, server_port=port, user=user, password=PASSWORD)
        desk.telephone.keep_setup(wanted, lambda _none: None, window.banner.show_error)
        qtbot.waitUntil(lambda: desk.telephone.state.is_up, timeout=LONG)
        assert "已接通" in window.telephone.button.text()
        system.send(system.invite("one", NUMBER))
        assert pop_of(window, qtbot).cards[0].number.text() == "138 0000 1234"
        system.send(system.invite("one", method="CANCEL", more=["Reason: SIP;cause=200"]))
        qtbot.waitUntil(lambda: "是您接的" in window.telephone.pop.cards[0].state.text(), timeout=LONG)
        assert rows(desk)[NUMBER][0] == "answered"
        QTest.keyClick(window, Key.Key_F4, Control)
        qtbot.waitUntil(lambda: rows(desk)[NUMBER] == ("answered", "01", "王芳"), timeout=LONG)
        desk.telephone.keep_setup(TelephoneSetup(), lambda _none: None, window.banner.show_error)
        qtbot.waitUntil(lambda: desk.telephone.state.line == "", timeout=LONG)


def settings_dialog(qtbot):
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, TelephoneDialog) and each.isVisible()]
    qtbot.waitUntil(found[0].go.isEnabled, timeout=LONG)
    return found[0]


def wait_text(dialog, qtbot):
    qtbot.waitUntil(lambda: not dialog.text.isHidden() and bool(dialog.text.text()), timeout=LONG)
    return dialog.text.text()
