"""Signed papers between two desks through a real centre: code, record and signature at the other one."""

from dataclasses import replace

import pytest

from desktop.sync.engine import synchronise
from offline_store import pad_signatures, paper_code, papers
from offline_store.minutes import keeping, record
from offline_store.minutes.record import MEDIATION, Line
from offline_store.minutes.values import values_of
from offline_store.models import Minutes, Reception, Signature

PNG = b"\x89PNG\r\n\x1a\n" + b"x" * 40


def mediator(seat):
    return replace(seat.desk, role="mediator")


def sync(seat):
    receipt = synchronise(seat.store, seat.client, seat.desk)
    assert receipt["waiting"] == 0
    for proof in receipt["scopes"].values():
        assert proof["equal"] is True, proof


@pytest.fixture
def desks(town):
    """Two desks, and a final paper of the first."""
    one, two = town.seats["01"], town.seats["02"]
    sync(one), sync(two)
    case = one.register(name="王")
    with one.store.write(one.desk.actor) as session:
        paper = papers.draft(session, mediator(one), case, "rights_notice", {"a": "甲"})
        papers.finalise(session, mediator(one), paper)
    return one, two, case, paper


def test_a_desk_knows_the_keys_of_its_station_by_syncing_and_judges_the_other_desk_s_papers(desks):
    one, two, _, paper = desks
    with one.store.read() as session:
        code = paper_code.code_of(one.desk, papers.paper(session, paper))
    assert code
    sync(one), sync(two)
    with two.store.read() as session:
        found = paper_code.check(session, two.desk, code)
    assert (found.status, found.signed) == ("genuine", True)
    forged = code[:40] + ("A" if code[40] != "A" else "B") + code[41:]
    with two.store.read() as session:
        assert paper_code.check(session, two.desk, forged).status == "forged"


def test_a_signature_of_the_pad_goes_to_the_other_desk_with_its_picture(desks):
    one, two, _, paper = desks
    with one.store.write(one.desk.actor) as session:
        pad_signatures.sign(session, mediator(one), paper, "applicant", "王", PNG)
    sync(one), sync(two)
    with two.store.read() as session:
        (there,) = pad_signatures.pictures(session, paper)
        assert (there.who, there.role, there.png) == ("王", "applicant", PNG)
        assert session.query(Signature).one().scope_id == two.desk.station_id


def test_a_record_is_the_same_at_both_desks_and_goes_on_at_the_other(desks):
    one, two, case, _ = desks
    line = Line("1", "statements", "申请人", "没有发工资")
    kept = replace(record.begun(MEDIATION, {}, ()), lines=(line,))
    with one.store.write(one.desk.actor) as session:
        reception = session.query(Reception).filter_by(case_id=case).first().id
        form = keeping.keep(session, mediator(one), reception, MEDIATION, kept, values_of(MEDIATION, kept))
    sync(one), sync(two)
    with two.store.read() as session:
        there = keeping.newest(session, reception, MEDIATION)
    assert (there.form_id, there.record.lines) == (form, (line,))
    more = replace(there.record, lines=(line, Line("2", "focus", "", "拖欠多少")))
    with two.store.write(two.desk.actor) as session:
        keeping.settle(session, mediator(two), form, more, values_of(MEDIATION, more))
    sync(two), sync(one)
    with one.store.read() as session:
        assert keeping.newest(session, reception, MEDIATION).record.lines == more.lines
        assert session.query(Minutes).count() == 1
