"""What the centre set aside: shown in words, sent again or given up, and then both sides are equal again."""

from dataclasses import replace

import pytest

from central.models import Account
from desktop.sync.engine import synchronise
from offline_store import conflicts, quarantine, queries
from offline_store.errors import NotAllowed
from offline_store.models import AuditEntry, Case, Change, Party, Person
from offline_store.quarantine import NoReason
from tests.sync_rig import content_of

LONG = "长" * 400_000


@pytest.fixture
def seat(town):
    found = town.seats["01"]
    found.desk = replace(found.desk, role="supervisor")
    return found


def sync(seat):
    return synchronise(seat.store, seat.client, seat.desk)


def own(seat, receipt):
    return receipt["scopes"][seat.desk.station_id]


def waiting(seat):
    with seat.store.read() as session:
        return quarantine.set_aside(session, seat.desk)


def decide(seat, act, *more):
    with seat.store.apply() as session:
        act(session, seat.desk, [aside.seq for aside in quarantine.set_aside(session, seat.desk)], *more)


def test_it_is_told_with_the_centres_reason_and_nobodys_name_in_full(seat):
    case = seat.register(name="张三丰", phone="13800000001", matter="一")
    sync(seat)
    seat.edit("case", case, matter=LONG)
    receipt = sync(seat)
    assert own(seat, receipt)["equal"] is None
    (aside,) = waiting(seat)
    assert (aside.reason, aside.record_type, aside.kind, aside.name) == ("too_large", "case", "patch", "张**")
    assert aside.number.startswith("3702-01-")
    assert (aside.account, aside.fields) == ("north", {"matter": LONG})
    with seat.store.read() as session:
        assert queries.outbox(session).refused == 1


def test_given_up_the_row_is_the_centres_again_and_both_sides_are_equal(seat, town):
    case = seat.register(name="张三", matter="一")
    seat.register(name="李四")
    sync(seat)
    seat.edit("case", case, matter=LONG)
    sync(seat)
    with pytest.raises(NoReason):
        decide(seat, quarantine.discard, " ")
    decide(seat, quarantine.discard, "误贴了整本材料")
    proof = own(seat, sync(seat))
    assert proof["equal"] is True and "incident" not in proof and proof["quarantined"] == 0
    assert seat.content()["case", case][2]["matter"] == "一"
    assert seat.content() == content_of(town.centre)
    with seat.store.read() as session:
        assert queries.outbox(session).refused == 0
        kept = session.query(Change).filter_by(result="quarantined").one()
        assert (kept.decision, kept.decision_note, kept.body["fields"]) == (
            "discarded",
            "误贴了整本材料",
            {"matter": LONG},
        )
        entry = session.query(AuditEntry).filter(AuditEntry.action != "changed").one()
        assert (entry.action, entry.account, entry.detail["why"]) == ("discarded", "north", "误贴了整本材料")


def test_without_reading_the_row_again_the_digest_would_have_to_mend_it(seat, monkeypatch):
    """The break that the test above must find."""
    case = seat.register(name="张三", matter="一")
    sync(seat)
    seat.edit("case", case, matter=LONG)
    sync(seat)
    monkeypatch.setattr(quarantine, "_read_again", lambda *_: None)
    decide(seat, quarantine.discard, "误贴")
    assert "incident" in own(seat, sync(seat))


def test_what_another_desk_wrote_since_comes_with_it(seat, town):
    two = town.seats["02"]
    case = seat.register(name="张三", matter="一", arrears=1)
    sync(seat), sync(two)
    seat.edit("case", case, matter=LONG)
    two.edit("case", case, arrears=2)
    sync(seat), sync(two)
    decide(seat, quarantine.discard, "误贴")
    assert own(seat, sync(seat))["equal"] is True
    fields = seat.content()["case", case][2]
    assert (fields["matter"], fields["arrears"]) == ("一", 2)


def test_a_record_the_centre_never_took_goes_with_what_hangs_on_it(seat, town):
    case = seat.register(name=LONG)
    sync(seat)
    assert [(aside.record_type, aside.reason) for aside in waiting(seat)] == [
        ("person", "too_large"),
        ("party", "reference"),
    ]
    decide(seat, quarantine.discard, "姓名栏误贴了材料")
    assert own(seat, sync(seat))["equal"] is True
    with seat.store.read() as session:
        assert session.query(Person).count() == session.query(Party).count() == 0
        assert session.get(Case, case) is not None
        assert {change.decision for change in session.query(Change).filter_by(result="quarantined")} == {"discarded"}


def test_sent_again_it_is_a_new_change_on_todays_record(seat, town):
    two = town.seats["02"]
    case = seat.register(name="张三", arrears=1)
    sync(seat), sync(two)
    seat.edit("case", case, arrears=2)
    two.edit("case", case, arrears=3)
    sync(two), sync(seat)
    with town.centre.transact() as session:
        session.get_one(Account, "north").role = "auditor"
    with seat.store.write(seat.desk.actor) as session:
        conflicts.settle(session, seat.desk, conflicts.of_case(session, case)[0].id, "gave_way")
    sync(seat)
    (aside,) = waiting(seat)
    assert aside.reason == "settling"
    with town.centre.transact() as session:
        session.get_one(Account, "north").role = "supervisor"
    decide(seat, quarantine.resend)
    proof = own(seat, sync(seat))
    assert proof["equal"] is True and "incident" not in proof
    sync(two)
    assert two.content() == seat.content()
    with seat.store.read() as session:
        assert not conflicts.count_open(session)
        last = session.query(Change).order_by(Change.seq.desc()).first()
        assert (last.result, last.body["fields"]) == ("applied", aside.fields)
        assert session.query(AuditEntry).filter(AuditEntry.action != "changed").one().action == "resent"
    assert waiting(seat) == []


def test_refused_again_it_is_shown_again(seat):
    seat.register(name="张三", matter=LONG)
    sync(seat)
    before = {aside.seq for aside in waiting(seat)}
    decide(seat, quarantine.resend)
    sync(seat)
    after = waiting(seat)
    assert len(after) == len(before) and not before & {aside.seq for aside in after}


def test_only_who_may_settle_decides(seat):
    seat.register(name="张三", matter=LONG)
    sync(seat)
    seat.desk = replace(seat.desk, role="clerk")
    with pytest.raises(NotAllowed):
        decide(seat, quarantine.discard, "误贴")
    with pytest.raises(NotAllowed):
        decide(seat, quarantine.resend)
    assert waiting(seat)
