"""A supervisor takes what an absent clerk left: not a word is lost, and who it was stays known."""

from dataclasses import replace

import pytest

from offline_store import drafts, registration
from offline_store.errors import NotAllowed
from offline_store.models import AuditEntry, Reception, Step
from offline_store.registration import Entry


def left(store, desk, **draft):
    with store.write(desk.actor) as session:
        reception = registration.begin_reception(session, desk, "visit")
        session.flush()
        registration.journal_draft(session, reception, draft or {"name": "张三", "matter": "欠薪，没说完"})
    return reception


def test_every_draft_of_the_absent_clerk_comes_whole(store, desk):
    chief = replace(desk, role="supervisor", account="chief", clerk="长")
    other = replace(desk, account="lisi", clerk="李四")
    mine, theirs = [left(store, desk), left(store, desk)], left(store, other)
    with store.write(desk.actor) as session:
        registration.register(session, desk, mine[0], Entry(name="张三"))
        registration.journal_draft(session, mine[0], {"claim": "又改了"})
    with store.read() as session:
        before = {row.id: dict(row.draft) for row in session.query(Reception)}
    with store.write(desk.actor) as session, pytest.raises(NotAllowed):
        drafts.take_over(session, desk, "李四", "不是我的事")
    with store.write(chief.actor) as session:
        assert drafts.take_over(session, chief, "王芳", "病假") == 2
    with store.read() as session:
        assert {row.id: dict(row.draft) for row in session.query(Reception)} == before
        assert {row.id: row.clerk for row in session.query(Reception)} == {mine[0]: "长", mine[1]: "长", theirs: "李四"}
        assert [step.note for step in session.query(Step).filter_by(action="taken_over")] == ["王芳，病假"]
        noted = session.query(AuditEntry).filter_by(action="taken_over", account="chief").all()
        assert {entry.subject_id for entry in noted} == set(mine)
        assert {entry.detail["reason"] for entry in noted} == {"病假"}
    with store.write(chief.actor) as session:
        assert drafts.take_over(session, chief, "王芳", "病假") == 0
