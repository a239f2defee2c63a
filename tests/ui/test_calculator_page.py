"""计算器 through the real window, by the keyboard: chosen by typing, filled from a case, its articles opened."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from offline_store import codes, keyfile, papers, registration
from offline_store.calculators import rates
from offline_store.calculators.kinds import KINDS
from offline_store.models import CITY, Case, CodeList
from offline_store.registration import Entry
from offline_store.types import local_day, now
from tests.machine_desk import LONG, make_machine, window_of
from ui.article_dialog import ArticleDialog
from ui.calculator_page import CalculatorPage
from ui.demo import type_text
from ui.pages import kind_with, open_to

Key = Qt.Key
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def machine(tmp_path, monkeypatch, qapp):
    monkeypatch.setattr(keyfile, "ARGON2", keyfile.ARGON2 | {"memory": 1024})
    return make_machine(tmp_path / "machine")[0]


def stored(desk, change):
    def work():
        with desk.unlocked.store.write(desk.unlocked.desk.actor) as session:
            return change(session)

    return desk.runner.write(work).result()


def register(desk, **values):
    """A registered case; the id of its reception."""

    def work(session):
        reception = registration.begin_reception(session, desk.unlocked.desk, "visit")
        entry = Entry(name="王小雨", phone="16000000002", employer="青岛某厂", people=12, arrears=12_345_67)
        case = session.get_one(Case, registration.register(session, desk.unlocked.desk, reception, entry))
        for name, value in values.items():
            setattr(case, name, value)
        return reception

    return stored(desk, work)


def page_of(window, qtbot):
    QTest.keyClick(window, Key.Key_C, CTRL_SHIFT)
    page = window.page
    assert isinstance(page, CalculatorPage)
    qtbot.waitUntil(lambda: page._calculating.tables is not None, timeout=LONG)
    return page


def choose(page, typed):
    """By typing, with the keyboard alone."""
    page.kind.setFocus()
    page.kind.clear()
    type_text(page.kind, typed)
    QTest.keyClick(page.kind, Key.Key_Return)


def fill(page, **texts):
    for name, text in texts.items():
        page.form.parts[name].clear()
        type_text(page.form.parts[name], text)


def test_a_sum_with_its_articles_by_the_keyboard(machine, qtbot):
    with window_of(machine) as (_, window):
        page = page_of(window, qtbot)
        assert page.kind.hasFocus()
        choose(page, "jjbc")
        assert page.chosen.code == "severance"
        assert "还没有填" in page.message.text()
        assert page.message.objectName() == "faint"  # an empty field is no mistake
        fill(page, start="2019-03-01", end="2026-11-30", pay="5000", average="8000", minimum="2200")
        assert page.total.text() == "合计：人民币肆万元整（￥40,000.00）"
        rows = [[page.model.index(row, column).data() for column in range(3)] for row in range(page.model.rowCount())]
        assert ["经济补偿：8 个月 × 5,000.00 元", "40,000.00", "劳动合同法第47条"] in rows
        QTest.keyClick(page, Key.Key_C, Qt.KeyboardModifier.AltModifier)
        copied = QApplication.clipboard().text().splitlines()
        assert (copied[0], copied[-1]) == ("经济补偿", page.total.text())
        assert any("劳动合同法第47条" in line for line in copied)
        page.table.setFocus()
        page.table.selectRow(0)
        QTest.keyClick(page.table, Key.Key_Return)
        qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), ArticleDialog), timeout=LONG)
        dialog = QApplication.activeWindow()
        assert any("每满一年支付一个月工资" in label.text() for label in dialog.findChildren(QLabel))
        QTest.keyClick(dialog, Key.Key_Escape)


def test_what_cannot_be_is_marked_and_stays(machine, qtbot):
    with window_of(machine) as (_, window):
        page = page_of(window, qtbot)
        choose(page, "代通知金")
        fill(page, pay="六千")
        assert page.form.parts["pay"].property("wrong")
        assert page.form.parts["pay"].text() == "六千"
        assert "看不懂" in page.message.text()
        assert (page.result, page.total.text(), page.model.rowCount()) == (None, "", 0)
        fill(page, pay="6000")
        assert not page.form.parts["pay"].property("wrong")
        assert page.result.total == 600_000
        page.form.parts["reason"].setFocus()
        QTest.keyClick(page.form.parts["reason"], Key.Key_End)
        assert page.result.total == 0


def test_what_is_typed_is_still_there_when_one_comes_back(machine, qtbot):
    with window_of(machine) as (_, window):
        page = page_of(window, qtbot)
        choose(page, "经济补偿")
        fill(page, start="2019-03-01", end="2026-11-30", pay="5000 5200")
        choose(page, "二倍工资")
        assert page.form.texts["start"] == "2019-03-01"  # the same question
        assert page.form.texts["pay"] == ""  # another one
        choose(page, "经济补偿")
        assert page.form.texts["pay"] == "5000 5200"


def test_from_a_case_its_dates_and_sums_stand_there(machine, qtbot):
    with window_of(machine) as (desk, window):
        reception = register(desk, employment_ended=date(2026, 5, 31), injury={"date": "2026-05-02"})
        window.open_reception(reception)
        qtbot.waitUntil(lambda: window.page is window.case_page, timeout=LONG)
        number = window.case_page.view.number
        page = page_of(window, qtbot)
        qtbot.waitUntil(lambda: page.known is not None, timeout=LONG)
        assert number in page.case.text()
        choose(page, "经济补偿")
        assert page.form.texts["end"] == "2026-05-31"
        choose(page, "工伤待遇")
        assert page.form.texts["day"] == "2026-05-02"
        choose(page, "拒不支付")
        assert page.form.texts["workers"] == "12"
        assert page.form.texts["all"] == "12345.67"
        assert page.form.texts["day"] == local_day(now()).isoformat()
        choose(page, "加付")
        fill(page, percent="50")
        page.form.parts["ordered"].setFocus()
        QTest.keyClick(page.form.parts["ordered"], Key.Key_End)
        QTest.keyClick(page, Key.Key_S, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(lambda: number in page.message.text(), timeout=LONG)

        def read():
            with desk.unlocked.store.read() as session:
                return papers.papers(session, page.known.case_id)

        (paper,) = desk.runner.run(read).result()
        assert (paper.kind, paper.status, paper.values["total"]) == ("calculation", "draft", 617_284)
        assert paper.values["lines"][-1]["basis"] == "劳动合同法第85条"
        assert (paper.values["employer_name"], paper.values["case_number"]) == ("青岛某厂", number)
        page.drop_case.click()
        assert not page.keep.isVisible()
        assert page.case.text() == ""


def test_a_table_of_the_centre_counts_at_once(machine, qtbot):
    content = codes.shipped(rates.LIST)
    item = next(item for item in content["items"] if item["code"] == "minimum_month")
    content["items"] += [
        item | {"effective": "2026-01-01", "value": "2500", "status": "verified"},
        item | {"effective": "2026-01-01", "value": "2300", "status": "verified", "place": "莱西市"},
    ]
    with window_of(machine) as (desk, window):
        page = page_of(window, qtbot)
        choose(page, "终局裁决")
        fill(page, day="2026-11-30", claims="工资 28000")
        assert "超过，不属于终局裁决" in page.model.index(1, 0).data()
        assert not page.place.isVisible()
        with qtbot.waitSignal(page._calculating.changed, timeout=LONG):
            stored(
                desk,
                lambda session: session.add(
                    CodeList(
                        scope_id=CITY,
                        name=rates.LIST,
                        version="2026-1",
                        effective=date(2026, 1, 1),
                        source="鲁政字〔2026〕1号",
                        content=content,
                    )
                ),
            )
        assert "不超过，属于终局裁决" in page.model.index(1, 0).data()
        assert page.result.table_versions == {"rates": "2026-1", "calendar": ""}
        assert page.place.isVisible()
        page.place.setFocus()
        QTest.keyClick(page.place, Key.Key_Down)
        assert "超过，不属于终局裁决" in page.model.index(1, 0).data()


def test_every_kind_can_be_shown(machine, qtbot):
    with window_of(machine) as (desk, window):
        window.open_page(kind_with(desk, "Ctrl+Shift+C"))
        page = window.page
        assert page in [window.page for kind in open_to(desk) if kind.key == "Ctrl+Shift+C"]
        qtbot.waitUntil(lambda: page._calculating.tables is not None, timeout=LONG)
        for kind in KINDS:
            page.choose(kind.code)
            assert list(page.form.parts) == [field.name for field in kind.fields]
            assert page.message.text()
