"""文书 through the window: chosen by initials, filled in, kept, made final, followed by a version."""

import io
import zipfile

import pypdf
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox

from offline_store import keyfile, numbers, papers, print_profiles, registration
from offline_store.models import AuditEntry, Change, Form, Series
from offline_store.protocol import GrantedNumber
from offline_store.registration import Entry
from offline_store.types import local_day, now
from tests.machine_desk import LONG, make_machine, window_of
from ui.demo import type_text
from ui.minutes_page import MinutesPage
from ui.paper_fields import MoneyEdit, RowsEdit
from ui.paper_preview import PdfDialog
from ui.preview import Preview
from ui.reason_dialog import ReasonDialog
from ui.reserve_dialog import ReserveDialog
from ui.version_compare import CompareDialog

ENTRY = Entry(name="王小雨", phone="16000000002", employer="青岛某厂", matter="三个月没有发工资", claim="支付工资")


@pytest.fixture
def machine(tmp_path, monkeypatch):
    monkeypatch.setattr(keyfile, "ARGON2", keyfile.ARGON2 | {"memory": 1024})
    return make_machine(tmp_path / "machine")[0]


@pytest.fixture
def desk_and_window(machine, qtbot):
    with window_of(machine) as (desk, window):
        yield desk, window


def in_lane(desk, work, *, apply=False):
    def run():
        store = desk.unlocked.store
        with store.apply() if apply else store.write(desk.unlocked.desk.actor) as session:
            return work(session)

    return desk.runner.write(run).result()


def open_papers(desk, window, qtbot):
    """A registered case's page of papers, opened with its key; with a series of the station and a block of it."""
    own = desk.unlocked.desk

    def series(session):
        made = Series(scope_id=own.station_id, word="青工调", organisation="工会", kind="notice")
        session.add(made)
        session.flush()
        granted = [GrantedNumber(running=running, revision=1) for running in range(1, 4)]
        numbers.receive(session, own, made.id, local_day(now()).year, granted)

    in_lane(desk, series, apply=True)
    reception = in_lane(desk, lambda session: registration.begin_reception(session, own, "visit"))
    case_id = in_lane(desk, lambda session: registration.register(session, own, reception, ENTRY))
    window.open_reception(reception)
    qtbot.waitUntil(lambda: window.page is window.case_page, timeout=LONG)
    QTest.keyClick(window, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: window.papers is not None and window.papers.shelf is not None, timeout=LONG)
    return window.papers, case_id


def begin(page, qtbot, typed):
    QTest.keyClicks(page.kind, typed)
    QTest.keyClick(page.kind, Qt.Key.Key_Return)  # takes the marked one
    QTest.keyClick(page.kind, Qt.Key.Key_Return)
    paper = page.paper
    qtbot.waitUntil(lambda: paper.opened is not None and paper.isVisible(), timeout=LONG)
    return paper


def text_of(pdf):
    return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).replace("\n", "")


def seen(paper, qtbot, words):
    qtbot.waitUntil(lambda: bool(paper.preview.pdf) and words in text_of(paper.preview.pdf), timeout=LONG)


def finish(paper, qtbot):
    paper.finish.click()
    box = paper.findChild(QMessageBox)
    box.defaultButton().click()
    qtbot.waitUntil(lambda: paper.opened is not None and paper.paper.status == "final", timeout=LONG)


def test_a_paper_from_its_initials_to_the_final_and_its_next_version(desk_and_window, qtbot):
    desk, window = desk_and_window
    page, _ = open_papers(desk, window, qtbot)
    paper = begin(page, qtbot, "tjtz")  # 调解通知书
    assert paper.paper.title == "调解通知书"
    assert paper.fields.values()["applicant_name"] == "王小雨"
    seen(paper, qtbot, "王小雨")
    room = paper.fields.edits["meeting_place"]
    type_text(room.line, "三号调解室")
    seen(paper, qtbot, "三号调解室")
    assert "草稿" in text_of(paper.preview.pdf)
    finish(paper, qtbot)
    number = f"青工调字〔{local_day(now()).year}〕1号"
    assert paper.paper.number == number and paper.fields is None
    seen(paper, qtbot, number.replace("号", ""))
    assert "草稿" not in text_of(paper.preview.pdf)

    paper.next_version.click()
    qtbot.waitUntil(lambda: paper.opened is not None and paper.paper.version == 2, timeout=LONG)
    room = paper.fields.edits["meeting_place"]
    room.line.clear()
    type_text(room.line, "四号调解室")
    paper.compare.click()
    qtbot.waitUntil(lambda: paper.findChild(CompareDialog) is not None, timeout=LONG)
    dialog = paper.findChild(CompareDialog)
    changed = [dialog.compare.pairs[place] for place in dialog.compare.differences]
    assert [(pair.left, pair.right) for pair in changed] == [
        ("调解地点（调解室）：三号调解室", "调解地点（调解室）：四号调解室")
    ]
    dialog.reject()
    QTest.keyClick(paper, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(page.model.rows) == 2 and page.table.isVisible(), timeout=LONG)
    assert [(row.version, row.status) for row in page.model.rows] == [(2, "draft"), (1, "final")]


def test_what_is_typed_is_kept_each_second_and_travels_when_the_page_is_left(desk_and_window, qtbot):
    desk, window = desk_and_window
    page, _ = open_papers(desk, window, qtbot)
    paper = begin(page, qtbot, "tjtz")
    form_id = paper.paper.id

    def stored():
        def look(session):
            row = session.get_one(Form, form_id)
            return row.typed, row.values, session.query(Change).filter_by(record_id=form_id).count()

        return in_lane(desk, look, apply=True)

    before = stored()[2]
    type_text(paper.fields.edits["meeting_place"].line, "三号")
    qtbot.waitUntil(lambda: stored()[0].get("meeting_place") == "三号", timeout=LONG)
    assert "meeting_place" not in stored()[1] and stored()[2] == before, "it has not travelled"
    paper.back.click()
    qtbot.waitUntil(lambda: stored()[1].get("meeting_place") == "三号", timeout=LONG)
    assert stored()[0] == {} and stored()[2] == before + 1
    page.open_paper(form_id)
    qtbot.waitUntil(lambda: paper.opened is not None, timeout=LONG)
    assert paper.fields.edits["meeting_place"].value() == "三号"


def test_what_cannot_be_read_is_kept_marked_and_stops_the_final(desk_and_window, qtbot):
    desk, window = desk_and_window
    page, _ = open_papers(desk, window, qtbot)
    paper = begin(page, qtbot, "tjtz")
    day = paper.fields.edits["reply_by"]
    day.line.clear()
    type_text(day.line, "下周二")
    assert day.line.property("wrong") is True
    qtbot.waitUntil(lambda: "下周二" in paper.preview.message, timeout=LONG)
    paper.finish.click()
    assert paper.findChild(QMessageBox) is None and paper.paper.status == "draft"
    day.line.clear()
    type_text(day.line, "2026年11月5日")
    qtbot.waitUntil(lambda: not paper.preview.message and paper.preview.document.pageCount() != 0, timeout=LONG)
    assert day.value() == "2026-11-05"


def test_a_paper_is_voided_with_a_reason_and_exported_with_one(desk_and_window, qtbot, tmp_path):
    desk, window = desk_and_window
    page, _ = open_papers(desk, window, qtbot)
    paper = begin(page, qtbot, "tjtz")
    seen(paper, qtbot, "王小雨")
    finish(paper, qtbot)
    paper.ask_to_export()
    assert paper.findChild(ReasonDialog) is not None
    paper.export(tmp_path / "通知.pdf", "交给当事人")
    qtbot.waitUntil((tmp_path / "通知.pdf").exists, timeout=LONG)
    qtbot.waitUntil(lambda: "已导出" in paper.about.text(), timeout=LONG)
    paper.findChild(ReasonDialog).reject()
    paper.ask_to_void()
    dialog = paper.findChildren(ReasonDialog)[-1]
    dialog.reason.setText("时间写错")
    dialog.confirm.click()
    qtbot.waitUntil(lambda: paper.opened is not None and paper.paper.status == "void", timeout=LONG)
    assert "时间写错" in paper.about.text()
    told = in_lane(desk, lambda session: [
        (entry.action, entry.detail.get("reason")) for entry in session.query(AuditEntry).filter_by(subject="form")
    ], apply=True)  # fmt: skip
    assert ("exported", "交给当事人") in told and ("voided", "时间写错") in told


def test_sums_show_their_capitals_and_rows_come_and_go(qtbot):
    from desktop.printing.blocks import Field

    money = MoneyEdit("金额")
    qtbot.addWidget(money)
    QTest.keyClicks(money.line, "1409.5")
    assert money.value() == 140_950 and "壹仟肆佰零玖元伍角" in money.capitals.text()
    money.line.clear()
    type_text(money.line, "一些")
    assert money.value() == "一些" and not money.is_understood and not money.is_blank
    rows = RowsEdit("请求", {"text": Field(label="请求", type="text"), "amount": Field(label="金额", type="money")})
    qtbot.addWidget(rows)
    rows.fill([{"text": "工资", "amount": 100}, {"text": "补偿"}])
    rows.add.click()
    type_text(rows.rows[2][1]["text"].line, "加班")
    rows.remove(0)
    assert rows.value() == [{"text": "补偿"}, {"text": "加班"}]


def test_a_paper_of_a_protected_case_is_not_shown_to_who_may_not_see_it(machine, qtbot):
    with window_of(machine) as (desk, _):
        own = desk.unlocked.desk
        reception = in_lane(desk, lambda session: registration.begin_reception(session, own, "visit"))
        entry = Entry(name="王秘密", protected=True)
        case_id = in_lane(desk, lambda session: registration.register(session, own, reception, entry))
        in_lane(desk, lambda session: papers.draft(session, own, case_id, "rights_notice", {}))
    with window_of(machine, "lisi") as (desk, window):
        window.open_reception(reception)
        qtbot.waitUntil(lambda: window.page is window.case_page, timeout=LONG)
        QTest.keyClick(window, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
        qtbot.waitUntil(lambda: window.banner.isVisible() and window.page is window.case_page, timeout=LONG)
        assert "权限" in window.banner.text if hasattr(window.banner, "text") else True
        assert not window.papers.model.rows


def test_a_signed_paper_is_scanned_shown_and_bound_in_the_file(desk_and_window, qtbot, tmp_path):
    desk, window = desk_and_window
    page, _ = open_papers(desk, window, qtbot)
    paper = begin(page, qtbot, "tjqlyw")  # 调解权利义务告知书
    seen(paper, qtbot, "权利")
    finish(paper, qtbot)
    (tmp_path / "no.pdf").write_bytes(b"no pdf at all")
    with qtbot.waitSignal(paper.signed.problem, timeout=LONG):
        paper.signed.take(tmp_path / "no.pdf")
    Image.new("RGB", (60, 80), "white").save(tmp_path / "签名页.png")
    paper.signed.take(tmp_path / "签名页.png")
    qtbot.waitUntil(lambda: len(paper.signed.buttons) == 1, timeout=LONG)
    paper.signed.buttons[0].click()
    dialog = paper.signed.findChild(PdfDialog)
    qtbot.waitUntil(lambda: bool(dialog.preview.pdf), timeout=LONG)
    dialog.reject()
    QTest.keyClick(paper, Qt.Key.Key_Escape)
    page.open_file.click()
    qtbot.waitUntil(lambda: page.file.file is not None, timeout=LONG)
    assert [slot.code for slot in page.file.file.missing] == ["application", "identity", "record", "agreement"]
    page.file.export(tmp_path / "卷.pdf", "归档")
    qtbot.waitUntil(lambda: (tmp_path / "卷.pdf").exists() and "已导出" in page.file.said.text(), timeout=LONG)
    reader = pypdf.PdfReader(tmp_path / "卷.pdf")
    marks = [mark.title for mark in reader.outline]
    assert marks == ["封面", "卷内目录", "来访登记表", "调解权利义务告知书", "备考表"]
    texts = [sheet.extract_text().replace("\n", "").replace(" ", "") for sheet in reader.pages]
    assert "签名件" in texts[1] and "王小雨与青岛某厂" in texts[0]
    assert texts[-2] == "3", "the signed page stands for the paper, with its number in the file"


def test_the_preview_names_substitutes_and_takes_a_reserve_for_printed_paper(desk_and_window, qtbot, monkeypatch):
    monkeypatch.setattr("ui.print_words.substituted", lambda: {"仿宋": "Noto Serif SC"})
    desk, window = desk_and_window
    page, _ = open_papers(desk, window, qtbot)
    paper = begin(page, qtbot, "sltzs")
    seen(paper, qtbot, "受理通知书")
    before = paper.preview.pdf
    paper.show_print()
    preview = paper.findChild(Preview)
    assert "仿宋用 Noto Serif SC" in " ".join(label.text() for label in preview.findChildren(QLabel))
    assert preview.order.copies.value() == 3, "one for each side and one that stays"
    assert preview.reserve.shortcut().toString() == "Ctrl+F6"
    preview.reserve.click()
    qtbot.waitUntil(lambda: preview.findChild(ReserveDialog) is not None, timeout=LONG)
    asked = preview.findChild(ReserveDialog)
    assert (asked.reserve.value(), asked.printed_line.isChecked()) == (0, False)
    asked.reserve.setValue(80)
    asked.printed_line.setChecked(True)
    asked.save()
    qtbot.waitUntil(lambda: preview.pdf != before, timeout=LONG)
    assert desk.unlocked.desk.station_name in text_of(before)
    assert "受理通知书" in text_of(preview.pdf)
    preview.reject()
    qtbot.waitUntil(lambda: paper.preview.pdf == preview.pdf, timeout=LONG)
    assert in_lane(desk, lambda session: print_profiles.load(session, "acceptance_notice")).reserve == 80


def test_a_framed_form_has_no_head_to_reserve(desk_and_window, qtbot):
    desk, window = desk_and_window
    page, _ = open_papers(desk, window, qtbot)
    paper = begin(page, qtbot, "jabgb")
    seen(paper, qtbot, "结案报告表")
    paper.show_print()
    assert paper.findChild(Preview).reserve.isHidden()


def test_a_record_opens_where_it_is_written(desk_and_window, qtbot):
    desk, window = desk_and_window
    page, _ = open_papers(desk, window, qtbot)
    QTest.keyClicks(page.kind, "tjbl")
    QTest.keyClick(page.kind, Qt.Key.Key_Return)
    QTest.keyClick(page.kind, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.page, MinutesPage), timeout=LONG)
    minutes = window.page
    qtbot.waitUntil(lambda: minutes.work.now is not None, timeout=LONG)
    assert minutes.work.now.meeting.reception_id == page.reception_id
    assert minutes.work.now.kind == "mediation_record"


def test_a_paper_is_taken_along_as_word_and_as_pdf(desk_and_window, qtbot, tmp_path):
    desk, window = desk_and_window
    page, _ = open_papers(desk, window, qtbot)
    paper = begin(page, qtbot, "jabgb")
    seen(paper, qtbot, "结案报告表")
    for name in ("结案.docx", "结案.pdf"):
        paper.export(tmp_path / name, "给当事人")
        qtbot.waitUntil(lambda name=name: name in paper.about.text(), timeout=LONG)
    with zipfile.ZipFile(tmp_path / "结案.docx") as word:
        assert "结案报告表" in word.read("word/document.xml").decode()
    assert "结案报告表" in text_of((tmp_path / "结案.pdf").read_bytes())
    noted = in_lane(
        desk, lambda session: [row.detail for row in session.query(AuditEntry).filter_by(action="exported")]
    )
    assert len(noted) == 2 and all(detail["reason"] == "给当事人" for detail in noted)
