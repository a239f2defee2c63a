"""The picture of a signature belongs to the version that was signed, and never travels to another."""

from dataclasses import replace

import pytest

from offline_store import pad_signatures, papers, registration
from offline_store.errors import NotAllowed
from offline_store.models import Change, Signature
from offline_store.pad_signatures import MOST, PNG, NoPicture
from offline_store.registration import Entry

KIND = "mediation_application"
INK = PNG + b"ink"


@pytest.fixture
def paper(store, desk):
    """A final paper of a case."""
    with store.write(desk.actor) as session:
        visit = registration.begin_reception(session, desk, "visit")
        case_id = registration.register(session, desk, visit, Entry(name="王小雨"))
        session.flush()
        form_id = papers.draft(session, desk, case_id, KIND, {"requests": []})
        papers.finalise(session, desk, form_id)
    return form_id


def write(store, desk, change):
    with store.write(desk.actor) as session:
        return change(session)


def pictures(store, form_id):
    with store.read() as session:
        return pad_signatures.pictures(session, form_id)


def sign(store, desk, form_id, role="applicant", who="王小雨", png=INK):
    return write(store, desk, lambda session: pad_signatures.sign(session, desk, form_id, role, who, png))


def test_a_signature_says_who_when_and_what_was_signed(store, desk, paper):
    sign(store, desk, paper)
    sign(store, desk, paper, "mediator", "王芳")
    found = pictures(store, paper)
    assert [(each.role, each.who, each.by, each.png) for each in found] == [
        ("applicant", "王小雨", desk.clerk, INK),
        ("mediator", "王芳", desk.clerk, INK),
    ]
    assert pad_signatures.by_place(found) == {"申请人": (INK,), "调解员": (INK,)}
    with store.read() as session:
        view = papers.paper(session, paper)
        assert session.query(Signature).first().version == f"1 {view.digest}"
        assert session.query(Change).filter(Change.record_type == "signature").count() == 2


def test_the_next_version_has_no_signatures_and_the_old_keeps_its_own(store, desk, paper):
    sign(store, desk, paper)
    second = write(store, desk, lambda session: papers.revise(session, desk, paper))
    assert pictures(store, second) == ()
    with pytest.raises(NoPicture, match="还没有定稿"):
        sign(store, desk, second)
    write(store, desk, lambda session: papers.finalise(session, desk, second))
    assert pictures(store, second) == ()
    sign(store, desk, second, png=PNG + b"again")
    assert [each.png for each in pictures(store, second)] == [PNG + b"again"]
    assert [each.png for each in pictures(store, paper)] == [INK]


def test_a_picture_that_was_made_of_something_else_is_not_shown(store, desk, paper):
    signature = sign(store, desk, paper)

    def forge(session):
        session.get_one(Signature, signature).version = "1 " + "0" * 64

    write(store, desk, forge)
    assert pictures(store, paper) == ()


@pytest.mark.parametrize(
    ("who", "png", "why"),
    [
        ("王小雨", b"", "没有写上字"),
        ("王小雨", b"GIF89a", "没有写上字"),
        ("王小雨", PNG + b"0" * MOST, "图太大"),
        ("  ", INK, "没有写明是谁签的"),
    ],
)
def test_what_is_no_signature_is_refused(store, desk, paper, who, png, why):
    with pytest.raises(NoPicture, match=why):
        sign(store, desk, paper, who=who, png=png)
    assert pictures(store, paper) == ()


def test_nobody_signs_the_same_version_twice_and_an_auditor_takes_none(store, desk, paper):
    sign(store, desk, paper)
    with pytest.raises(NoPicture, match="已经签过"):
        sign(store, desk, paper)
    with pytest.raises(NotAllowed):
        sign(store, replace(desk, role="auditor"), paper, who="别人")
    assert len(pictures(store, paper)) == 1


def test_a_signature_on_paper_gets_its_picture_once(store, desk, paper):
    def written(session):
        row = Signature(scope_id=desk.station_id, form_id=paper, role="respondent", who="周经理", way="sign")
        row.at, row.by = papers.now(), desk.clerk
        session.add(row)
        session.flush()
        return row.id

    signature = write(store, desk, written)
    write(store, desk, lambda session: pad_signatures.add_picture(session, desk, signature, INK))
    assert pad_signatures.by_place(pictures(store, paper)) == {"被申请人": (INK,)}
    with pytest.raises(NoPicture, match="已经有笔迹"):
        write(store, desk, lambda session: pad_signatures.add_picture(session, desk, signature, INK))
