"""可能是同一人 while she types: seen, taken with one key, compared, told apart, merged; by the keyboard."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from desktop import practice
from desktop.app import open_desk
from desktop.profile import unlock
from desktop.sync.errors import NoCentre
from desktop.tasks import Runner
from offline_store import registration
from offline_store.models import AuditEntry, Distinct, Employer, Merge, Party, Person, Reception
from offline_store.registration import Entry
from offline_store.types import now
from tests.practice_desk import LONG, save
from ui.call_page import CallPage
from ui.demo import show_active
from ui.main_window import MainWindow
from ui.pages import kind_with
from ui.twins_page import TWINS_KEY
from ui.two_persons import TwoFirms, TwoPersons

EMPLOYER = "青岛海诺服饰有限公司"
HER = Entry(name="王小雨", phone="16000000002", employer=EMPLOYER, advice="已转监察大队，三日内回电")
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def place(tmp_path_factory, practice_ground):
    return practice_ground(tmp_path_factory.mktemp("recognition") / "practice")


@pytest.fixture
def window(place, qtbot):
    known = practice.make(place, ("01",))
    runner = Runner()
    opened = runner.run(lambda: unlock(place.profile("01"), known["account"], known["password"])).result()
    with open_desk(runner, opened, practice=True) as desk:
        made = MainWindow(desk)
        show_active(made)
        yield made
        made.close()


def in_store(window, work):
    store, desk = window._desk.unlocked.store, window._desk.unlocked.desk

    def write():
        with store.write(desk.actor) as session:
            return work(session, desk)

    return window._desk.runner.write(write).result()


def look(window, query):
    def work():
        with window._desk.unlocked.store.read() as session:
            return query(session)

    return window._desk.runner.run(work).result()


def register(window, entry, days_ago=0):
    """The ids of the reception and of its person."""

    def work(session, desk):
        reception = registration.begin_reception(session, desk, "call")
        session.flush()
        session.get_one(Reception, reception).started_at = now() - timedelta(days=days_ago)
        case = registration.register(session, desk, reception, entry)
        return reception, session.query(Party).filter_by(case_id=case, role="worker").one().person_id

    return in_store(window, work)


def clear(window):
    """Nobody of an earlier test is in the way."""

    def work(session, _desk):
        for row in session.query(Person):
            row.state = "void"

    in_store(window, work)


def begin(window, qtbot, caller=""):
    """An open form; its page, once the store has answered about what stands in it."""
    reception = in_store(window, lambda session, desk: registration.begin_reception(session, desk, "call", caller))
    window.open_reception(reception)
    qtbot.waitUntil(lambda: isinstance(window.page, CallPage) and window.page.reception_id == reception, timeout=LONG)
    qtbot.waitUntil(lambda: not window.page.recognising._asking, timeout=LONG)
    return window.page


def type_into(page, field, text, qtbot):
    line = page.form.fields[field].line
    line.setFocus()
    with qtbot.waitSignal(page.recognising.answered, timeout=LONG):
        QTest.keyClick(line, Qt.Key.Key_End)
        line.insert(text)
        line.textEdited.emit(line.text())


def rows(page):
    return [page.form.strip.list.item(row).text() for row in range(page.form.strip.list.count())]


@pytest.fixture
def her(window):
    clear(window)
    _, person = register(window, HER, days_ago=0)
    register(window, HER)
    return person


def test_the_caller_number_recognises_her_before_a_word_is_typed(window, qtbot, her):
    page = begin(window, qtbot, "16000000002")
    assert page.form.strip.isVisible()
    assert rows(page) == [f"王小雨　160****0002　{EMPLOYER}\n电话相同"]
    assert page.form.strip.before.text().startswith("本月第 3 次；")
    assert "答复：已转监察大队，三日内回电" in page.form.strip.before.text()


def test_a_name_alone_shows_nobody_and_the_employer_beside_it_does(window, qtbot, her):
    page = begin(window, qtbot)
    type_into(page, "name", "王晓宇", qtbot)
    assert not page.form.strip.isVisible()
    type_into(page, "employer", "海诺服饰", qtbot)
    assert rows(page) == [f"王小雨　160****0002　{EMPLOYER}\n姓名同音，同一单位"]
    assert "还是同一单位" in page.form.strip.before.text()
    assert page.form.fields["employer"].line.hasFocus(), "the strip never takes the keyboard by itself"


def test_one_key_copies_person_and_employer_and_the_record_stays_one(window, qtbot, her):
    page = begin(window, qtbot, "16000000002")
    QTest.keyClick(page.form.fields["name"].line, Qt.Key.Key_Return, ALT)
    qtbot.waitUntil(lambda: page.form.fields["employer"].text == EMPLOYER, timeout=LONG)
    assert page.form.fields["name"].text == "王小雨"
    assert page.form.strip.choice.person_id == her
    page.form.fields["name"].line.setText("王晓雨")  # corrected: she is still the same record
    view = save(window, qtbot)
    assert look(window, lambda s: s.query(Party).filter_by(case_id=view.case_id, role="worker").one().person_id) == her
    assert look(window, lambda s: s.query(AuditEntry).filter_by(action="copied", subject_id=her).count()) == 1


def test_enter_in_the_strip_copies_the_person_alone_and_it_can_be_taken_back(window, qtbot, her):
    page = begin(window, qtbot, "16000000002")
    QTest.keyClick(page.form.fields["name"].line, Qt.Key.Key_Down, ALT)
    assert page.form.strip.list.hasFocus()
    QTest.keyClick(page.form.strip.list, Qt.Key.Key_Return)
    assert page.form.fields["name"].text == "王小雨"
    assert page.form.fields["employer"].text == ""
    assert page.form.fields["name"].line.hasFocus()
    assert "已采用" in "".join(label.text() for label in page.form.strip.findChildren(QLabel))
    with qtbot.waitSignal(page.recognising.answered, timeout=LONG):
        page.form.strip._release.click()
    assert page.form.strip.choice.person_id == ""
    assert rows(page)


def test_not_she_is_remembered_with_the_saving_and_never_proposed_again(window, qtbot, her):
    page = begin(window, qtbot, "16000000002")
    type_into(page, "name", "李静", qtbot)
    QTest.keyClick(page.form.fields["name"].line, Qt.Key.Key_Down, ALT)
    QTest.keyClick(page.form.strip.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not page.form.strip.isVisible(), timeout=LONG)
    view = save(window, qtbot)
    assert look(window, lambda session: session.query(Distinct).count()) >= 1
    window.change_case(view.id)
    qtbot.waitUntil(lambda: isinstance(window.page, CallPage) and not window.page.recognising._asking, timeout=LONG)
    assert window.page.reception_id == view.id
    assert rows(window.page) == []


def merges_of(window, absorbed):
    return look(window, lambda session: session.query(Merge).filter_by(absorbed_id=absorbed).count())


def dialog(window, qtbot, kind=TwoPersons):
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(kind)), timeout=LONG)
    shown = next(each for each in window.findChildren(kind) if each.isVisible())
    show_active(shown)  # its keys are heard once it has the keyboard
    return shown


def test_side_by_side_with_what_is_typed_and_taken_from_there(window, qtbot, her):
    page = begin(window, qtbot, "16000000002")
    QTest.keyClick(page.form.fields["name"].line, Qt.Key.Key_Down, ALT)
    QTest.keyClick(page.form.strip.list, Qt.Key.Key_Space)
    shown = dialog(window, qtbot)
    said = [label.text() for label in shown.findChildren(QLabel)]
    assert "王小雨" in said
    assert any(EMPLOYER in text for text in said), "her cases are there"
    QTest.keyClick(shown, Qt.Key.Key_1, ALT)
    qtbot.waitUntil(lambda: page.form.strip.choice.person_id == her, timeout=LONG)


def test_two_saved_persons_are_merged_from_the_form(window, qtbot, her):
    reception, other = register(window, Entry(name="王晓雨", phone="16000000003", employer=EMPLOYER))
    window.change_case(reception)
    qtbot.waitUntil(lambda: isinstance(window.page, CallPage) and rows(window.page) != [], timeout=LONG)
    page = window.page
    QTest.keyClick(page.form.fields["name"].line, Qt.Key.Key_Return, ALT)
    shown = dialog(window, qtbot)
    assert any(label.objectName() == "differs" and label.text() == "王晓雨" for label in shown.findChildren(QLabel))
    QTest.keyClick(shown, Qt.Key.Key_1, ALT)
    qtbot.waitUntil(lambda: merges_of(window, other) == 1, timeout=LONG)
    assert look(window, lambda s: s.get_one(Person, other).state) == "void"
    qtbot.waitUntil(lambda: rows(page) == [], timeout=LONG)
    assert page.form.strip.told.text().startswith("已合并为一个人")
    assert page.form.strip.told.isVisible()


def test_later_changes_nothing(window, qtbot, her):
    page = begin(window, qtbot, "16000000002")
    page.form.strip._emit(page.form.strip.compared)
    shown = dialog(window, qtbot)
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not shown.isVisible(), timeout=LONG)
    assert rows(page)
    assert page.form.strip.choice.person_id == ""


def test_another_station_is_named_and_a_line_that_is_down_says_nothing(window, qtbot, her, monkeypatch):
    client, answers = window._desk.unlocked.client, [NoCentre(), ("李沧区总工会",)]

    def elsewhere(_phones, _ids):
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(client, "elsewhere", elsewhere)
    window.banner.hide()
    page = begin(window, qtbot, "16000000777")
    qtbot.waitUntil(lambda: len(answers) == 1, timeout=LONG)
    assert not page.form.strip.isVisible()
    assert not window.banner.isVisible()
    type_into(page, "name", "李静", qtbot)
    qtbot.waitUntil(page.form.strip.elsewhere.isVisible, timeout=LONG)
    assert page.form.strip.elsewhere.text() == "另一站点登记过此人，请联系 李沧区总工会"


def test_the_choice_survives_in_the_draft(window, qtbot, her):
    page = begin(window, qtbot, "16000000002")
    QTest.keyClick(page.form.fields["name"].line, Qt.Key.Key_Return, ALT)
    draft = page.form.draft()
    page.form.strip.release()
    page.form.restore(draft)
    assert page.form.strip.choice.person_id == her
    assert QApplication.focusWidget() is not None


def test_the_page_lists_pairs_and_a_merge_is_undone_there(window, qtbot, her):
    _, other = register(window, Entry(name="王晓雨", phone="16000000002", employer=EMPLOYER))
    window.open_page(kind_with(window._desk, TWINS_KEY))
    page = window.page
    qtbot.waitUntil(lambda: page.pairs.count() == 1, timeout=LONG)
    QTest.keyClick(page.pairs, Qt.Key.Key_Return)
    QTest.keyClick(dialog(window, qtbot), Qt.Key.Key_1, ALT)
    qtbot.waitUntil(lambda: page.pairs.count() == 0 and page.merges.count() >= 1, timeout=LONG)
    assert look(window, lambda s: s.get_one(Person, other).state) == "void"
    assert page.merges.currentRow() == 0
    QTest.keyClick(page.merges, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: look(window, lambda s: s.get_one(Person, other).state) == "live", timeout=LONG)
    qtbot.waitUntil(lambda: page._said.text().startswith("已撤销"), timeout=LONG)


def test_told_apart_on_the_page_is_listed_no_more(window, qtbot, her):
    register(window, Entry(name="王晓雨", phone="16000000002"))
    window.open_page(kind_with(window._desk, TWINS_KEY))
    page = window.page
    qtbot.waitUntil(lambda: page.pairs.count() == 1, timeout=LONG)
    page._compare.click()
    QTest.keyClick(dialog(window, qtbot), Qt.Key.Key_2, ALT)
    qtbot.waitUntil(lambda: page.pairs.count() == 0, timeout=LONG)
    assert page._said.text() == "已记下：不是同一人，不再提示。"


def test_an_employer_that_stands_twice_is_merged_told_apart_and_made_two_again(window, qtbot):
    for name, employer in (
        ("赵一", "青岛蓝纸船餐饮有限公司"),
        ("钱二", "蓝纸船餐饮"),
        ("孙三", "青岛兰纸船餐饮有限公司"),
    ):
        register(window, Entry(name=name, employer=employer))

    def states():
        query = look(window, lambda s: {row.name: row.state for row in s.query(Employer) if "纸船" in row.name})
        return [query[name] for name in ("青岛蓝纸船餐饮有限公司", "蓝纸船餐饮", "青岛兰纸船餐饮有限公司")]

    window.open_page(kind_with(window._desk, TWINS_KEY))
    page = window.page
    qtbot.waitUntil(lambda: page.firms.count() == 3, timeout=LONG)
    assert page.firms.item(0).text() == (
        "青岛蓝纸船餐饮有限公司（1 件）　和　蓝纸船餐饮（1 件）\n名称只差地名、公司类型，或一个是另一个的别名"
    )
    assert page.firms.item(1).text().endswith("名称同音")
    QTest.keyClick(page.firms, Qt.Key.Key_Return)
    shown = dialog(window, qtbot, TwoFirms)
    said = [label.text() for label in shown.findChildren(QLabel)]
    assert {"先登记的", "后登记的", "名称", "蓝纸船餐饮", "本站点的案件"} <= set(said)
    QTest.keyClick(shown, Qt.Key.Key_1, ALT)
    qtbot.waitUntil(lambda: page.firms.count() == 1, timeout=LONG)
    assert states() == ["live", "void", "live"]
    QTest.keyClick(page.firms, Qt.Key.Key_Return)
    QTest.keyClick(dialog(window, qtbot, TwoFirms), Qt.Key.Key_2, ALT)
    qtbot.waitUntil(lambda: page.firms.count() == 0, timeout=LONG)
    assert page._said.text() == "已记下：不是同一家，不再提示。"
    row = next(row for row in range(page.merges.count()) if page.merges.item(row).text().startswith("单位"))
    page.merges.setCurrentRow(row)
    QTest.keyClick(page.merges, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: states() == ["live", "live", "live"], timeout=LONG)
