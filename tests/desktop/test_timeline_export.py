"""The timeline as a file: what it says is read back, it is in the audit first, and no protected name is in it."""

import csv
import io
import json
import zipfile
from dataclasses import replace

import pypdf
import pytest

from desktop import timeline_export
from desktop.audit_export import FileNotWritable, ReasonNeeded
from offline_store import registration, timeline
from offline_store.models import AuditEntry
from offline_store.registration import Entry
from offline_store.types import to_plain

NAME = "王小雨"


@pytest.fixture
def case_id(store, desk):
    return registered(store, desk)


def registered(store, desk, **more):
    with store.write(desk.actor) as session:
        reception = registration.begin_reception(session, desk, "visit")
        entry = Entry(**{"name": NAME, "phone": "16000000002", "employer": "青岛某厂", "matter": "=欠薪"} | more)
        return registration.register(session, desk, reception, entry)


def row_of(entry):
    return entry.at.isoformat(), entry.kind, entry.text or entry.action, entry.who, "=站"


def written(store, desk, case_id, path, reason="存档"):
    rows = timeline_export.export(store, desk, path, case_id, reason, row_of)
    with zipfile.ZipFile(path) as packed:
        assert packed.testzip() is None
        return rows, {name: packed.read(name) for name in packed.namelist()}


def test_what_is_exported_is_read_back(store, desk, case_id, tmp_path):
    rows, parts = written(store, desk, case_id, tmp_path / "t.zip")
    with store.read() as session:
        entries = timeline.of_case(session, desk, case_id)
    assert rows == len(entries) == 2
    data = json.loads(parts["timeline.json"])
    assert [line["at"] for line in data["timeline"]] == [to_plain(entry.at) for entry in entries]
    assert data["case"]["name"] == NAME
    assert "存档" in data["exported"] and desk.account in data["exported"]
    table = list(csv.reader(io.StringIO(parts["timeline.csv"].decode("utf-8-sig"))))
    assert [row[1] for row in table[3:]] == ["reception", "step"]
    assert table[3][4] == "'=站"  # no formula for a spreadsheet
    paper = pypdf.PdfReader(io.BytesIO(parts["timeline.pdf"]))
    text = "".join(page.extract_text() for page in paper.pages)
    assert "案件时间线" in text and "存档" in text


def test_the_export_is_in_the_audit_before_the_file_exists(store, desk, case_id, tmp_path):
    with pytest.raises(FileNotWritable):
        timeline_export.export(store, desk, tmp_path / "nowhere" / "t.zip", case_id, "检查", row_of)
    with store.read() as session:
        (entry,) = session.query(AuditEntry).filter_by(action="exported").all()
        assert (entry.subject_id, entry.detail["reason"]) == (case_id, "检查")


def test_nothing_is_exported_without_a_reason(store, desk, case_id, tmp_path):
    with pytest.raises(ReasonNeeded):
        timeline_export.export(store, desk, tmp_path / "t.zip", case_id, "  ", row_of)
    assert not list(tmp_path.glob("*.zip"))


def test_a_protected_name_leaves_only_with_those_who_may_see_it(store, desk, tmp_path):
    case_id = registered(store, desk, protected=True)
    _, parts = written(store, desk, case_id, tmp_path / "a.zip")
    said = b"".join(parts.values()).decode("utf-8", "replace")
    assert NAME not in said and "16000000002" not in said and "身份保密" in said
    _, parts = written(store, replace(desk, role="supervisor"), case_id, tmp_path / "b.zip")
    assert json.loads(parts["timeline.json"])["case"]["name"] == NAME
