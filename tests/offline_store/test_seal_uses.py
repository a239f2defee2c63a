"""A seal is used once on a version of a paper, asked for by one and approved by another, and the register says so."""

from dataclasses import replace

import pytest

from offline_store import papers, registration, seal_uses, settings, timeline
from offline_store.errors import NotAllowed
from offline_store.models import Change
from offline_store.process import decisions
from offline_store.process.decisions import Overtaken, OwnAsking
from offline_store.registration import Entry
from offline_store.seal_uses import NoSealUse
from offline_store.settings import Clerk

KIND, SEAL = "mediation_application", "调解组织印章"


@pytest.fixture
def chief(store, desk):
    """A supervisor beside the clerk."""
    with store.apply() as session:
        clerks = {desk.account: Clerk(desk.clerk, "clerk"), "chief": Clerk("赵主任", "supervisor")}
        settings.save_clerks(session, clerks)
    return replace(desk, account="chief", clerk="赵主任", role="supervisor")


@pytest.fixture
def paper(store, desk):
    with store.write(desk.actor) as session:
        visit = registration.begin_reception(session, desk, "visit")
        case_id = registration.register(session, desk, visit, Entry(name="王小雨"))
        session.flush()
        form_id = papers.draft(session, desk, case_id, KIND, {"requests": []})
        papers.finalise(session, desk, form_id)
    return form_id, case_id


def write(store, who, change):
    with store.write(who.actor) as session:
        return change(session)


def ask(store, who, form_id, seal=SEAL, copies=3, *, straddles=True, reason="双方已签"):
    return write(
        store,
        who,
        lambda session: seal_uses.ask(session, who, form_id, seal, copies, straddles=straddles, reason=reason),
    )


def decide(store, who, use_id, approved=True, opinion=""):
    write(store, who, lambda session: decisions.decide(session, who, use_id, approved=approved, opinion=opinion))


def register(store, who):
    with store.read() as session:
        return seal_uses.register(session, who)


def test_a_use_is_asked_for_approved_and_stands_in_register_and_timeline(store, desk, chief, paper):
    form_id, case_id = paper
    use_id = ask(store, desk, form_id)
    (line,) = register(store, desk)
    assert (line.paper, line.seal, line.copies, line.straddles, line.reason) == (
        "《劳动争议调解申请书》", SEAL, 3, True, "双方已签",
    )  # fmt: skip
    assert (line.status, line.asked_by, line.obstacle) == ("waiting", desk.clerk, "right")
    assert register(store, chief)[0].obstacle == ""
    with pytest.raises(NotAllowed):
        decide(store, desk, use_id)
    decide(store, chief, use_id, opinion="同意")
    (line,) = register(store, desk)
    assert (line.status, line.decided_by, line.opinion) == ("approved", "赵主任", "同意")
    with store.read() as session:
        told = [(each.kind, each.action) for each in timeline.of_case(session, desk, case_id)]
        assert session.query(Change).filter(Change.record_type == "decision").count() == 2, "decided offline too"
    assert ("step", "seal_asked") in told
    assert ("decision", "approved") in told


def test_a_version_is_sealed_once_with_a_seal_and_a_further_one_is_asked_for_anew(store, desk, chief, paper):
    form_id, _ = paper
    use_id = ask(store, desk, form_id)
    with pytest.raises(NoSealUse, match="已经申请过"):
        ask(store, desk, form_id)
    ask(store, desk, form_id, "单位公章", 1)
    decide(store, chief, use_id, approved=False, opinion="少一个签名")
    again = ask(store, desk, form_id)
    decide(store, chief, again)
    with pytest.raises(NoSealUse, match="已经申请过"):
        ask(store, desk, form_id)
    second = write(store, desk, lambda session: papers.revise(session, desk, form_id))
    with pytest.raises(NoSealUse, match="没有定稿"):
        ask(store, desk, second)
    write(store, desk, lambda session: papers.finalise(session, desk, second))
    assert ask(store, desk, second)
    assert [line.status for line in register(store, desk)] == ["waiting", "approved", "waiting", "refused"]


def test_nobody_approves_her_own_asking_nor_a_paper_that_is_void(store, desk, chief, paper):
    form_id, _ = paper
    with store.apply() as session:
        clerks = {"chief": Clerk("赵主任", "supervisor"), "vice": Clerk("钱副主任", "supervisor")}
        settings.save_clerks(session, clerks)
    own = ask(store, chief, form_id)
    with pytest.raises(OwnAsking):
        decide(store, chief, own)
    write(store, desk, lambda session: papers.void(session, desk, form_id, "写错了"))
    vice = replace(chief, account="vice", clerk="钱副主任")
    assert register(store, vice)[0].obstacle == "overtaken"
    with pytest.raises(Overtaken):
        decide(store, vice, own)
    assert register(store, vice)[0].status == "waiting"


def test_two_askings_of_two_desks_are_not_both_approved(store, desk, chief, paper):
    form_id, _ = paper
    first = ask(store, desk, form_id)
    with store.read() as session:
        wanted = dict(session.get_one(decisions.Decision, first).wanted)

    def other_desk(session):
        case = session.get_one(decisions.Case, paper[1])
        return decisions.ask(session, desk, case, "seal_use", wanted, "").id

    second = write(store, desk, other_desk)
    decide(store, chief, first)
    with pytest.raises(Overtaken):
        decide(store, chief, second)


@pytest.mark.parametrize(("seal", "copies", "why"), [("  ", 1, "哪一枚印章"), (SEAL, 0, "份数"), (SEAL, 201, "份数")])
def test_what_makes_no_sense_is_refused(store, desk, paper, seal, copies, why):
    with pytest.raises(NoSealUse, match=why):
        ask(store, desk, paper[0], seal, copies)
    assert register(store, desk) == ()


def test_what_can_be_sealed_and_with_what(store, desk, chief, paper):
    with store.read() as session:
        assert [each.form_id for each in seal_uses.sealable(session, desk)] == [paper[0]]
        assert seal_uses.seals(session) == seal_uses.SEALS
    ask(store, desk, paper[0], "财务专用章", 1)
    with store.read() as session:
        assert seal_uses.seals(session)[0] == "财务专用章"
