"""The auditor's window: what she sees, what she is not offered, the export that is written down before it exists."""

import csv
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop import audit_export, practice
from desktop.app import open_desk
from desktop.profile import unlock
from desktop.tasks import Runner
from offline_store import audit, registration
from offline_store.audit_view import AuditFilter
from offline_store.models import AuditEntry
from offline_store.registration import Entry
from offline_store.types import now
from tests.practice_desk import LONG
from ui.audit_page import AuditPage
from ui.demo import show_active
from ui.main_window import MainWindow
from ui.reason_dialog import ReasonDialog

NOBODY = "http://127.0.0.1:9"


@pytest.fixture(scope="module")
def place(tmp_path_factory, practice_ground):
    return practice_ground(tmp_path_factory.mktemp("audit") / "practice")


@contextmanager
def window_of(place, role, number="01"):
    """A window of somebody with this role, without the speech engine."""
    known, runner = practice.make(place), Runner()
    opened = runner.run(lambda: unlock(place.profile(number), known["account"], known["password"], NOBODY)).result()
    account = known["accounts"][role]
    opened = replace(opened, desk=replace(opened.desk, role=role, account=account, clerk="练习审计员"))
    with open_desk(runner, opened, practice=True) as desk:
        window = MainWindow(desk)
        show_active(window)
        try:
            yield desk, window
        finally:
            window.close()


def in_store(desk, work):
    def write():
        with desk.unlocked.store.apply() as session:
            return work(session)

    return desk.runner.write(write).result()


def register(desk, name):
    def work():
        with desk.unlocked.store.write(desk.unlocked.desk.actor) as session:
            reception = registration.begin_reception(session, desk.unlocked.desk, "call")
            registration.register(session, desk.unlocked.desk, reception, Entry(name=name))
        return reception

    return desk.runner.write(work).result()


def many(session, count):
    seq, last = audit.head(session)
    rows = []
    for number in range(count):
        entry = {"seq": seq + number + 1, "at": now() - timedelta(days=2), "account": "guo", "action": "read"}
        entry |= {"subject": "case", "subject_id": "", "detail": {}}
        last = entry["hash"] = audit.hashed(last, entry)
        rows.append(entry)
    session.execute(AuditEntry.__table__.insert(), rows)


def open_audit(window, qtbot):
    QTest.keyClick(window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: isinstance(window.page, AuditPage), timeout=LONG)
    qtbot.waitUntil(lambda: bool(window.page.count.text() and window.page.state.text()), timeout=LONG)
    return window.page


def test_the_auditor_reads_chooses_and_is_offered_nothing_to_change(place, qtbot):
    with window_of(place, "auditor") as (desk, window):
        reception = register(desk, "王小雨")
        in_store(desk, lambda session: many(session, 1200))
        words = [button.text() for button in window.findChildren(QPushButton) if button.isVisible()]
        assert not any("来电" in text or "修改" in text for text in words)
        QTest.keyClick(window, Qt.Key.Key_F5)
        window.open_reception(reception)
        qtbot.waitUntil(lambda: window.page is window.case_page, timeout=LONG)
        page = open_audit(window, qtbot)
        qtbot.waitUntil(lambda: page.entries.rowCount() >= 500, timeout=LONG)
        assert "链条完整，共 1" in page.state.text()
        last = page.entries.index(0, 0)
        page.table.scrollToBottom()
        qtbot.waitUntil(lambda: page.entries.rowCount() >= 1000, timeout=LONG)
        assert page.entries.index(0, 0) == last
        page.account.setCurrentIndex(page.account.findData(desk.unlocked.desk.account))
        qtbot.waitUntil(lambda: 0 < page.entries.rowCount() < 20, timeout=LONG)
        page.action.setCurrentIndex(page.action.findData("read"))
        qtbot.waitUntil(lambda: [line.action for line in page.entries.lines] == ["read"], timeout=LONG)
        assert page.entries.lines[0].number.startswith("3702-01-")
        page.by_day.setChecked(True)
        page.account.setCurrentIndex(0)
        qtbot.waitUntil(lambda: page.count.text() == "1 条", timeout=LONG)


def test_a_break_is_said_and_the_work_goes_on(place, qtbot):
    with window_of(place, "auditor", "02") as (desk, window):
        register(desk, "李四")
        page = open_audit(window, qtbot)
        in_store(
            desk, lambda s: s.connection().exec_driver_sql("UPDATE audit SET account = 'x', detail = '{' WHERE seq = 1")
        )
        page.check()
        qtbot.waitUntil(lambda: "第 1 条被改动" in page.state.text(), timeout=LONG)
        qtbot.waitUntil(lambda: "第 1 条被改动" in window.banner.message, timeout=LONG)
        register(desk, "还能登记")


def test_the_export_asks_a_reason_and_is_written_down_before_the_file_exists(place, qtbot, tmp_path, monkeypatch):
    seen = []
    write = audit_export.write_file

    def spied(path, parts):
        with desk.unlocked.store.read() as session:
            newest = session.query(AuditEntry).order_by(AuditEntry.seq.desc()).first()
            seen.append((path.exists(), newest.action, newest.detail.get("reason")))
        write(path, parts)

    monkeypatch.setattr(audit_export, "write_file", spied)
    with window_of(place, "auditor") as (desk, window):
        register(desk, "=HYPERLINK(1)")
        page = open_audit(window, qtbot)
        page.ask_to_export()
        dialog = page.findChild(ReasonDialog)
        assert not dialog.confirm.isEnabled()
        dialog.reason.setText("  ")
        assert not dialog.confirm.isEnabled()
        dialog.reject()
        with qtbot.waitSignal(page.exported, timeout=LONG):
            page.export(tmp_path / "audit.csv", "季度检查")
        with qtbot.waitSignal(page.exported, timeout=LONG):
            page.export(tmp_path / "audit.csv", "再来一次")
        assert seen == [(False, "exported", "季度检查"), (True, "exported", "再来一次")]
        rows = list(csv.reader((tmp_path / "audit.csv").read_text(encoding="utf-8-sig").splitlines()))
        assert "练习审计员" in rows[0][0]
        assert "再来一次" in rows[0][0]
        assert rows[-1][3] == "导出"
        with qtbot.waitSignal(page.problem, timeout=LONG) as heard:
            page.export(tmp_path / "nowhere" / "audit.csv", "试试")
        assert isinstance(heard.args[0], audit_export.FileNotWritable)
        page.day.setDate(page.day.date().addYears(-1))
        page.by_day.setChecked(True)
        with qtbot.waitSignal(page.exported, timeout=LONG):
            page.export(tmp_path / "audit.pdf", "空的也行")
        assert (tmp_path / "audit.pdf").read_bytes().startswith(b"%PDF")


def test_an_export_that_is_not_written_down_would_be_found_out(place, qtbot, tmp_path, monkeypatch):
    silent = SimpleNamespace(note=lambda *_, **__: SimpleNamespace(seq=1))
    monkeypatch.setattr(audit_export, "audit", silent)
    with pytest.raises(AssertionError):
        test_the_export_asks_a_reason_and_is_written_down_before_the_file_exists(place, qtbot, tmp_path, monkeypatch)


def test_a_spreadsheet_takes_no_cell_for_a_formula(store, desk, tmp_path):
    with store.apply() as session:
        audit.note(session, "=1+1", "read", "case", "x")
    audit_export.export(store, desk, tmp_path / "audit.csv", AuditFilter(), "检查")
    assert ",'=1+1," in (tmp_path / "audit.csv").read_text(encoding="utf-8-sig")
    with pytest.raises(audit_export.ReasonNeeded):
        audit_export.export(store, desk, tmp_path / "other.csv", AuditFilter(), " ")
    assert not (tmp_path / "other.csv").exists()


def test_too_much_for_paper_is_said(store, desk, tmp_path, monkeypatch):
    monkeypatch.setattr(audit_export, "MOST_ON_PAPER", 1)
    with store.apply() as session:
        audit.note(session, "a", "read", "case", "x")
        audit.note(session, "a", "read", "case", "y")
    with pytest.raises(audit_export.TooManyForPaper, match="筛选"):
        audit_export.export(store, desk, tmp_path / "audit.pdf", AuditFilter(), "检查")
