"""统计报表 from the page of the day: counted, drawn, shown; a stretch that ends before it begins is refused."""

import io

import pypdf
import pytest
from PySide6.QtCore import QDate

from desktop.reports import KINDS
from offline_store import keyfile, registration
from offline_store.registration import Entry
from tests.machine_desk import LONG, make_machine, window_of
from ui.preview import Preview
from ui.report_dialog import ReportDialog


@pytest.fixture
def dialog(tmp_path, monkeypatch, qtbot):
    monkeypatch.setattr(keyfile, "ARGON2", keyfile.ARGON2 | {"memory": 1024})
    with window_of(make_machine(tmp_path / "machine")[0]) as (desk, window):
        own = desk.unlocked.desk

        def write():
            with desk.unlocked.store.write(own.actor) as session:
                reception = registration.begin_reception(session, own, "visit")
                entry = Entry(name="王小雨", matter="没有发工资", people=7, arrears=1_260_000)
                registration.register(session, own, reception, entry)

        desk.runner.write(write).result()
        made = ReportDialog(desk, window)
        made.open()
        yield made


@pytest.mark.parametrize("kind", ["monthly_statistics", "new_arrears_list"])
def test_it_is_counted_and_shown(dialog, qtbot, kind):
    dialog.kind.setCurrentIndex(KINDS.index(kind))
    assert dialog.first.isEnabled() == (kind == "monthly_statistics")
    dialog.preview()
    qtbot.waitUntil(lambda: dialog.findChild(Preview) is not None, timeout=LONG)
    pdf = dialog.findChild(Preview).pdf
    words = "".join("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).split())
    assert "￥12,600.00" in words and "7" in words


def test_the_days_must_be_in_order(dialog):
    dialog.first.setDate(QDate(2026, 12, 2))
    dialog.last.setDate(QDate(2026, 12, 1))
    dialog.preview()
    assert "后面" in dialog.text.text() and dialog.findChild(Preview) is None
