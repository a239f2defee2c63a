"""Text modules and macros through the real window, by the keyboard."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from offline_store import keyfile
from offline_store.models import Case, Macro
from offline_store.writing_aids import Module, Recorded, module_for
from tests.machine_desk import LI, LONG, WANG, make_machine, window_of
from ui.aids_page import AIDS_KEY, AidsPage
from ui.call_page import CallPage
from ui.demo import show_active, type_text
from ui.pages import kind_with
from ui.reason_dialog import ReasonDialog

CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key
MODULE = Module("", "时效提示", "sxts", "{今天}已告知{单位}一案的仲裁时效。\n{登记号}请核对。", own=True)


@pytest.fixture
def machine(tmp_path, monkeypatch, qapp):
    monkeypatch.setattr(keyfile, "ARGON2", keyfile.ARGON2 | {"memory": 1024})
    return make_machine(tmp_path / "machine")[0]


def visit(window, qtbot):
    before = window.page
    QTest.keyClick(window, Key.Key_F6)
    qtbot.waitUntil(lambda: window.page is not before and isinstance(window.page, CallPage), timeout=LONG)
    return window.page


def keep(desk, qtbot, module=MODULE):
    desk.aids.save_module(module, lambda _id: None, lambda error: pytest.fail(str(error)))
    qtbot.waitUntil(lambda: any(each.name == module.name for each in desk.aids.modules), timeout=LONG)


def record(window, qtbot, act, name="常用"):
    QTest.keyClick(window, Key.Key_F9, CTRL)
    assert window.aids.badge.isVisible()
    act()
    QTest.keyClick(window, Key.Key_F9, CTRL)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), ReasonDialog), timeout=LONG)
    dialog = QApplication.activeWindow()
    dialog.reason.setText(name)
    dialog.confirm.click()
    qtbot.waitUntil(lambda: len(window.aids._aids.macros) > 0, timeout=LONG)
    show_active(window)


@given(shortcut=st.text("abc12/。", min_size=2, max_size=4), before=st.text("abc12/。 字", max_size=8))
def test_a_shortcut_is_met_right_before_the_cursor_and_not_within_a_word(shortcut, before):
    module = Module("1", "n", shortcut, "t", own=True)
    found = module_for([module], before)
    if found:
        rest = before.removesuffix(shortcut)
        within = rest[-1:].isascii() and rest[-1:].isalnum() and shortcut[0].isascii() and shortcut[0].isalnum()
        assert before.endswith(shortcut) and not within
    else:
        assert module_for([module], "字" + shortcut) is module
    assert module_for([], before) is None


def test_tab_puts_a_module_in_and_esc_leaves_it(machine, qtbot):
    with window_of(machine, WANG) as (desk, window):
        keep(desk, qtbot)
        page = visit(window, qtbot)
        type_text(page.form.fields["employer"].line, "青岛某厂")
        page.form.matter.setFocus()
        QTest.keyClicks(page.form.matter, "sxt")
        assert window.aids.offer.module is None
        QTest.keyClicks(page.form.matter, "s")
        assert window.aids.offer.module and "Tab 放入“时效提示”" in window.aids.offer.label.text()
        QTest.keyClick(page.form.matter, Key.Key_Tab)
        text = page.form.matter.toPlainText()
        assert "已告知青岛某厂一案的仲裁时效。\n{登记号}请核对。" in text and "sxts" not in text
        assert page.form.matter.hasFocus() and not window.aids.offer.label.isVisible()
        type_text(page.form.advice, "见")
        QTest.keyClicks(page.form.advice, " sxts")
        QTest.keyClick(page.form.advice, Key.Key_Escape)
        QTest.keyClick(page.form.advice, Key.Key_Tab)
        assert page.form.advice.toPlainText() == "见 sxts" and not page.form.advice.hasFocus()
        line = page.form.fields["claim"].line
        line.setFocus()
        QTest.keyClicks(line, "sxts")
        QTest.keyClick(line, Key.Key_Tab)
        assert "一案的仲裁时效。" in line.text() and "\n" not in line.text()


def test_modules_are_kept_changed_and_dropped_and_the_stations_are_a_supervisors(machine, qtbot):
    with window_of(machine, WANG) as (desk, window):
        window.open_page(kind_with(desk, AIDS_KEY))
        page = window.page
        assert isinstance(page, AidsPage)
        card = page.modules
        card.save.click()
        qtbot.waitUntil(lambda: "名称要有 1 到 40 个字" in card.message.text(), timeout=LONG)
        card.name.setText("全站的"), card.shortcut.setText("qz"), card.text.setPlainText("您好")
        card.own.setChecked(False)
        card.save.click()
        qtbot.waitUntil(lambda: card.list.count() == 1 and card.drop.isEnabled(), timeout=LONG)
        assert card.list.item(0).text() == "全站的（本站点）　qz"
        card.begin()
        card.name.setText("又一个"), card.shortcut.setText("qz"), card.text.setPlainText("您好")
        card.save.click()
        qtbot.waitUntil(lambda: "这个缩写已经用在别的模板上" in card.message.text(), timeout=LONG)
        assert card.name.text() == "又一个"
    with window_of(machine, LI) as (desk, window):
        window.open_page(kind_with(desk, AIDS_KEY))
        card = window.page.modules
        qtbot.waitUntil(lambda: card.list.count() == 1, timeout=LONG)
        card.list.setCurrentRow(0)
        assert card.text.toPlainText() == "您好" and not card.save.isEnabled() and not card.drop.isEnabled()


def test_what_she_does_often_is_recorded_and_done_again_by_one_key(machine, qtbot):
    with window_of(machine, WANG) as (desk, window):

        def act():
            page = visit(window, qtbot)
            type_text(page.form.fields["name"].line, "王小雨")
            type_text(page.form.fields["phone"].line, "16000000002")
            type_text(page.form.fields["dispute_types"].line, "劳动报酬")
            page.form.call_type.setCurrentIndex(2)
            type_text(page.form.advice, "先协商")
            QTest.keyClick(window, Key.Key_F9)  # what saves is hers, each time
            qtbot.waitUntil(lambda: window.page is window.case_page, timeout=LONG)

        record(window, qtbot, act)
        (macro,) = desk.aids.macros
        said = str(macro.steps)
        assert macro.steps[0] == {"do": "F6"} and macro.shortcut == "Ctrl+1"
        assert "王小雨" not in said and "16000000002" not in said and "F9" not in said
        QTest.keyClick(window, Key.Key_1, CTRL)
        qtbot.waitUntil(lambda: not window.aids.player.running and isinstance(window.page, CallPage), timeout=LONG)
        form = window.page.form
        assert form.fields["dispute_types"].text == "劳动报酬" and form.advice.toPlainText() == "先协商"
        assert form.call_type.currentIndex() == 2 and form.fields["name"].text == ""
        assert desk.runner.run(lambda: count(desk)).result() == 1  # nothing was saved by itself


def count(desk):
    with desk.unlocked.store.read() as session:
        return session.query(Case).count()


def test_it_stops_at_the_first_thing_that_does_not_fit_and_overwrites_nothing(machine, qtbot):
    with window_of(machine, WANG) as (desk, window):
        steps = ({"set": "advice", "value": "先协商"}, {"set": "claim", "value": "要工资"}, {"do": "Ctrl+L"})
        other = ({"set": "dispute_types", "value": "没有这一类"}, {"set": "claim", "value": "不该填"})
        unsafe = ({"do": "F9"}, {"do": "Ctrl+L"})
        page = visit(window, qtbot)
        type_text(page.form.advice, "我写的")
        type_text(page.form.fields["claim"].line, "想要道歉")
        window.aids.play(Recorded("", "一", "", steps))
        qtbot.waitUntil(lambda: not window.aids.player.running, timeout=LONG)
        assert page.form.advice.toPlainText() == "我写的\n先协商"
        assert page.form.fields["claim"].text == "想要道歉"
        assert "“诉求”已经填了别的内容" in window.banner.message
        page.form.fields["claim"].line.clear()
        window.aids.play(Recorded("", "二", "", other))
        qtbot.waitUntil(lambda: "没有这一类”不在列表里" in window.banner.message, timeout=LONG)
        assert page.form.fields["claim"].text == ""
        window.aids.play(Recorded("", "三", "", unsafe))
        qtbot.waitUntil(lambda: "“F9”这一步现在不能做" in window.banner.message, timeout=LONG)
        assert window.page is page  # it was not saved
        window.open_page(kind_with(desk, "Ctrl+K"))
        window.aids.play(Recorded("", "四", "", steps))
        qtbot.waitUntil(lambda: "没有“处理意见”这一项" in window.banner.message, timeout=LONG)


def test_a_dialog_that_comes_in_between_ends_it(machine, qtbot):
    with window_of(machine, WANG) as (_desk, window):
        page = visit(window, qtbot)
        dialog = ReasonDialog("问一句", "先答这个", "好", lambda _said: None, window)
        dialog.setModal(True)
        dialog.open()
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is dialog, timeout=LONG)
        window.aids.play(Recorded("", "五", "", ({"do": "F6"}, {"set": "advice", "value": "不该填"})))
        qtbot.waitUntil(lambda: "有一个窗口等您办理" in window.banner.message, timeout=LONG)
        assert window.page is page and page.form.advice.toPlainText() == ""
        dialog.reject()


def test_a_macro_is_renamed_given_a_key_run_and_deleted(machine, qtbot):
    with window_of(machine, WANG) as (desk, window):
        page = visit(window, qtbot)
        record(window, qtbot, lambda: type_text(page.form.advice, "先协商"))
        page.form.advice.clear()
        window.open_page(kind_with(desk, AIDS_KEY))
        card = window.page.macros
        qtbot.waitUntil(lambda: card.list.count() == 1, timeout=LONG)
        assert card.steps.text() == "处理意见：先协商"
        card.name.setText("改了名"), card.key.setCurrentText("Ctrl+5")
        card.save.click()
        qtbot.waitUntil(lambda: card.list.item(0).text() == "改了名　Ctrl+5", timeout=LONG)
        card.run.click()
        qtbot.waitUntil(lambda: page.form.advice.toPlainText() == "先协商" and window.page is page, timeout=LONG)
        window.open_page(kind_with(desk, AIDS_KEY))
        card.drop.click()
        qtbot.waitUntil(lambda: card.list.count() == 0, timeout=LONG)

        def kept():
            with desk.unlocked.store.read() as session:
                return [(row.name, row.state) for row in session.query(Macro)]

        assert desk.runner.run(kept).result() == [("改了名", "void")]


def test_nothing_recorded_is_nothing_kept(machine, qtbot):
    with window_of(machine, WANG) as (desk, window):
        QTest.keyClick(window, Key.Key_F9, CTRL)
        QTest.keyClick(window, Key.Key_F9, CTRL)
        assert "没有录到" in window.banner.message and not window.aids.badge.isVisible() and not desk.aids.macros
