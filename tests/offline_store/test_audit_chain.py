"""Every kind of tampering in the real database, by somebody who has the key."""

import json
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from offline_store import audit, audit_view, registration
from offline_store.audit_view import AuditFilter
from offline_store.models import AuditEntry, Reception
from offline_store.registration import Entry, Heard

SECRET = "逄秀兰欠薪三个月"


def entries(store):
    with store.read() as session:
        return session.scalars(select(AuditEntry).order_by(AuditEntry.seq)).all()


def sql(session, statement, *values):
    session.connection().exec_driver_sql(statement, values)


def rehash(session, first, last):
    """As somebody would who has read this program."""
    for seq in range(first, last + 1):
        raw = session.execute(select(*audit.RAW).where(AuditEntry.seq == seq)).one()
        made = audit._recomputed(audit.hash_at(session, seq - 1), raw)
        sql(session, "UPDATE audit SET hash = ? WHERE seq = ?", made, seq)


def edit(session, seq, _last):
    sql(session, "UPDATE audit SET account = 'nobody' WHERE seq = ?", seq)


def edit_the_time(session, seq, _last):
    sql(session, "UPDATE audit SET at = '2020-01-01 00:00:00.000000' WHERE seq = ?", seq)


def edit_and_rehash_it(session, seq, _last):
    sql(session, "UPDATE audit SET action = 'nothing' WHERE seq = ?", seq)
    rehash(session, seq, seq)


def drop(session, seq, _last):
    sql(session, "DELETE FROM audit WHERE seq = ?", seq)


def drop_and_renumber(session, seq, _last):
    drop(session, seq, _last)
    sql(session, "UPDATE audit SET seq = -seq WHERE seq > ?", seq)
    sql(session, "UPDATE audit SET seq = -seq - 1 WHERE seq < 0")


def swap(session, seq, _last):
    for before, after in ((seq, -1), (seq + 1, seq), (-1, seq + 1)):
        sql(session, "UPDATE audit SET seq = ? WHERE seq = ?", after, before)


def insert(session, seq, last):
    sql(session, "UPDATE audit SET seq = -seq WHERE seq > ?", seq)
    sql(session, "UPDATE audit SET seq = -seq + 1 WHERE seq < 0")
    columns = "at, account, action, subject, subject_id, detail, hash"
    sql(session, f"INSERT INTO audit SELECT ? + 1, {columns} FROM audit WHERE seq = ?", seq, seq)


def garble(session, seq, _last):
    sql(session, "UPDATE audit SET detail = 'no json', hash = 'x' WHERE seq = ?", seq)


TAMPERINGS = [edit, edit_the_time, edit_and_rehash_it, drop, drop_and_renumber, swap, insert, garble]


def assert_noticed(store, tamper, length, seq):
    with store.apply() as session:
        for number in range(length):
            audit.note(session, "wangfang", "read", "case", f"case-{number}", n=number)
        assert audit.breaks(session) == []
        tamper(session, seq, length)
        session.expire_all()
        assert audit.breaks(session), tamper.__name__
        audit.write_down(session, audit.breaks(session))  # the desk goes on, and tells it once
        told = audit.known_breaks(session)
        audit.write_down(session, audit.breaks(session))
        assert audit.known_breaks(session) == told != []
        session.rollback()


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(tamper=st.sampled_from(TAMPERINGS), length=st.integers(3, 12), place=st.integers(0, 100))
def test_tampering_is_noticed(store, tamper, length, place):
    assert_noticed(store, tamper, length, 1 + place % (length - 1))  # the last entry has no other after it


def test_a_chain_that_does_not_chain_would_be_found_out(store, monkeypatch):
    hashed = audit.hashed
    monkeypatch.setattr(audit, "hashed", lambda _previous, content: hashed(b"", content))
    with pytest.raises(AssertionError, match="edit_and_rehash_it"):
        assert_noticed(store, edit_and_rehash_it, 5, 3)


def test_only_a_witness_notices_a_chain_that_was_cut_or_written_anew(store):
    with store.apply() as session:
        for number in range(6):
            audit.note(session, "wangfang", "read", "case", f"case-{number}")
        seen = audit.head(session)
        sql(session, "UPDATE audit SET account = 'nobody' WHERE seq = 2")
        rehash(session, 2, 6)
        assert audit.breaks(session) == []
        assert audit.against(session, *seen) == [audit.Break(6, "rewritten")]
        sql(session, "DELETE FROM audit WHERE seq > 3")
        assert audit.breaks(session) == []
        assert audit.against(session, *seen) == [audit.Break(6, "cut")]


def test_a_write_of_the_desk_leaves_one_entry_with_what_it_touched_and_nothing_said(store, desk):
    with store.write(desk.actor) as session:
        reception = registration.begin_reception(session, desk, "call")
    with store.write(desk.actor) as session:
        recording, _ = registration.begin_recording(session, reception, 8000, 1)
    with store.write(desk.actor) as session:
        registration.add_segment(session, recording, Heard(0, 1, "caller", SECRET, 0.9), "engine")
    with store.write(desk.actor) as session:
        registration.journal_draft(session, reception, {"matter": SECRET})  # stays on this machine: no entry
    with store.write(desk.actor, reason="更正") as session:
        case = registration.register(session, desk, reception, Entry(name=SECRET, matter=SECRET))
    written = entries(store)
    assert [(entry.account, entry.action) for entry in written] == [("wangfang", "changed")] * 4
    assert {(entry.subject, entry.subject_id) for entry in written[:3]} == {("reception", reception)}
    assert (written[3].subject, written[3].subject_id) == ("case", case)
    assert set(written[3].detail["records"]) == {"case", "form", "party", "person", "reception", "step"}
    assert written[3].detail["reason"] == "更正"
    assert SECRET not in json.dumps([entry.detail for entry in written], ensure_ascii=False)
    with store.read() as session:
        assert audit.breaks(session) == []


def test_a_write_that_fails_leaves_no_entry(store, desk):
    with pytest.raises(RuntimeError), store.write(desk.actor) as session:
        registration.begin_reception(session, desk, "call")
        raise RuntimeError
    assert entries(store) == []


def test_reading_again_within_a_minute_is_one_reading(store):
    with store.apply() as session:
        for account, subject_id in (("a", "1"), ("a", "1"), ("b", "1"), ("a", "2"), ("a", "1")):
            audit.note_reading(session, account, "reception", subject_id)
    assert [(entry.account, entry.subject_id) for entry in entries(store)] == [("a", "1"), ("b", "1"), ("a", "2")]
    with store.apply() as session:
        first = session.get_one(AuditEntry, 1)
        first.at -= timedelta(minutes=2)
    with store.apply() as session:
        audit.note_reading(session, "a", "reception", "1")
    assert len(entries(store)) == 4


def test_the_view_chooses_and_pages(store, desk):
    with store.write(desk.actor) as session:
        reception = registration.begin_reception(session, desk, "call")
        case = registration.register(session, desk, reception, Entry(name="王"))
    with store.apply() as session:
        for account in ("a", "b"):
            audit.note(session, account, "read", "reception", reception)
        audit.note(session, "a", "printed", "case", case)
        audit.note(session, "", "incident", "scope", "s")
        sql(session, "UPDATE audit SET detail = '{', at = 'soon' WHERE seq = 5")
        number = session.get_one(Reception, reception).case_id and f"{desk.station_code}-{desk.number}"
    with store.read() as session:
        assert [line.seq for line in audit_view.lines(session, AuditFilter(), limit=2)] == [5, 4]
        assert [line.seq for line in audit_view.lines(session, AuditFilter(), before=4)] == [3, 2, 1]
        assert [line.seq for line in audit_view.lines(session, AuditFilter(account="a"))] == [4, 2]
        assert [line.seq for line in audit_view.lines(session, AuditFilter(action="read"))] == [3, 2]
        by_number = audit_view.lines(session, AuditFilter(number=number))
        assert [line.seq for line in by_number] == [4, 3, 2, 1]
        assert len({line.number for line in by_number}) == 1
        broken = audit_view.lines(session, AuditFilter())[0]
        assert (broken.at, broken.detail) == (None, {})
        assert audit_view.count(session, AuditFilter(account="a")) == 2
        assert audit_view.accounts(session) == ["", "a", "b", "wangfang"]
        assert [line.seq for line in audit_view.every_line(session, AuditFilter(), 3)] == [1, 2, 3]
