"""What was conceded to settle never enters a paper of other proceedings: neither a draft nor a final one."""

import json

import pytest

from offline_store import paper_kinds, papers, registration
from offline_store.minutes import concessions, keeping, record
from offline_store.minutes.record import MEDIATION, Line
from offline_store.minutes.values import values_of
from offline_store.registration import Entry

SAID = "我愿意少要三千元，只要这个月付清"
OTHER = "公司三个月没有发工资"


@pytest.fixture
def session(store, desk):
    with store.write(desk.actor) as opened:
        yield opened


@pytest.fixture
def case(session, desk):
    reception = registration.begin_reception(session, desk, "visit")
    made = registration.register(session, desk, reception, Entry(name="王小雨", matter=OTHER))
    begun = record.begun(MEDIATION, {}, ())
    lines = (Line("1", "statements", "申请人", OTHER), Line("2", "statements", "申请人", f"{SAID}。", concession=True))
    kept = record.Record(**{**{name: getattr(begun, name) for name in begun.__dataclass_fields__}, "lines": lines})
    keeping.keep(session, desk, reception, MEDIATION, kept, values_of(MEDIATION, kept))
    session.flush()
    return made


@pytest.mark.parametrize("kind", sorted(concessions.REFERRALS))
def test_a_paper_that_leaves_the_mediation_is_filled_without_it(session, case, kind):
    assert paper_kinds.title(kind) != kind, "there is such a form"
    values = {
        "facts": f"{OTHER}。\n调解时申请人说：{SAID}。\n还没有付。",
        "requests": [{"text": "支付工资"}, {"text": f"{SAID}。〔让步〕"}],
        "amount": 1,
    }
    kept = concessions.left_out(session, case, kind, values)
    assert SAID not in json.dumps(kept, ensure_ascii=False)
    assert kept == {"facts": f"{OTHER}。\n还没有付。", "requests": [{"text": "支付工资"}], "amount": 1}


def test_a_paper_of_the_mediation_itself_keeps_it(session, case):
    values = {"facts": SAID}
    assert concessions.left_out(session, case, "mediation_agreement", values) == values


@pytest.mark.parametrize("text", [f"他说{SAID}", "随便一句〔让步〕"])
def test_one_that_repeats_it_is_not_made_final(session, desk, case, text):
    paper = papers.draft(session, desk, case, "arbitration_application", {"facts": text})
    with pytest.raises(papers.NotComplete, match="让步"):
        papers.finalise(session, desk, paper)
    papers.change(session, desk, paper, {"facts": OTHER})
    papers.finalise(session, desk, paper)
    assert papers.paper(session, paper).status == "final"
