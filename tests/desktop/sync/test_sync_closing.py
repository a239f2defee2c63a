"""The day's closing: a receipt only when the centre has all, believed only when it is the centre's own."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from central import closing as centre_closing
from central.models import Account, ClosingReceipt, SigningKey
from desktop.sync import errors
from desktop.sync.engine import synchronise
from desktop.sync.receipt import Expected, ask_for_receipt, verified
from offline_store import closing, registration, settings
from offline_store.errors import NotAllowed
from offline_store.models import Change, DayClosing, Reception
from offline_store.protocol import Closed, closing_proof
from offline_store.types import local_day, now
from tests.sync_rig import both_kinds as kind  # noqa: F401


@pytest.fixture
def seat(town):
    with town.centre.transact() as session:
        session.get_one(Account, "north").role = "supervisor"
    for number in ("01", "02"):
        town.seats[number].desk = replace(town.seats[number].desk, role="supervisor")
    return town.seats["01"]


def sync(seat):
    return synchronise(seat.store, seat.client, seat.desk)


def begin(seat):
    with seat.store.write(seat.desk.actor) as session:
        return closing.begin(session, seat.desk, local_day(now()), 0)


def ask(seat, closing_id):
    return ask_for_receipt(seat.store, seat.client, seat.desk, closing_id)


def keep(seat, closing_id, answer):
    with seat.store.write(seat.desk.actor) as session:
        return closing.complete(session, seat.desk, closing_id, answer)


def views(seat):
    with seat.store.read() as session:
        return closing.closings(session, seat.desk, local_day(now()))


def test_a_closed_day_has_its_figures_and_the_centres_receipt(seat, town):
    seat.register(name="张三", phone="13800000001", people=3, arrears=1_260_000, matter="三个月没发工资")
    seat.register(name="李四", matter="咨询")
    made = begin(seat)
    sync(seat)
    answer = ask(seat, made)
    assert keep(seat, made, answer)
    sync(seat)
    (view,) = views(seat)
    assert view.result == "complete"
    assert (view.figures["cases"], view.figures["receptions"], view.figures["people"]) == (2, 2, 3)
    assert (view.figures["people_not_asked"], view.figures["arrears"]) == (1, 1_260_000)
    said = json.loads(view.receipt["text"])
    assert said["receipt"] == view.receipt["number"] == f"3702-01-{local_day(now()):%Y%m%d}-01"
    assert said["closing"] == made and all(scope["equal"] for scope in said["scopes"])
    assert [other["number"] for other in view.receipt["neighbours"]] == ["02"]
    assert not view.receipt["neighbours"][0]["closed"]
    sync(town.seats["02"])
    assert town.seats["02"].content() == seat.content()


def test_what_stays_open_is_listed_with_whose_it_is(seat, town):
    seat.register(arrears=5)
    with seat.store.write(seat.desk.actor) as session:
        draft = registration.begin_reception(session, seat.desk, "call")
    with seat.store.read() as session:
        found = closing.open_items(session, seat.desk, local_day(now()), with_unsent=True)
    assert {item.kind: item.owner for item in found} == {
        "draft": "north 员",
        "incomplete": "north 员",
        "unsent": "north 员",
    }
    assert [item.id for item in found if item.kind == "draft"] == [draft]


def test_no_receipt_while_something_is_unsent_or_missing_at_the_centre(seat, town):
    made = begin(seat)
    with pytest.raises(errors.Lacking):
        ask(seat, made)
    sync(seat)
    seat.register(name="后来的人")
    with pytest.raises(errors.Lacking):
        ask(seat, made)
    with seat.store.apply() as session:  # the desk believes the centre has it
        for change in session.query(Change).filter(Change.result.is_(None)):
            change.result, change.revision, change.acknowledged_at = "applied", 1, now()
    with pytest.raises(errors.Lacking):
        ask(seat, made)
    with town.centre.read() as session:
        assert session.query(ClosingReceipt).count() == 0


def test_a_centre_that_signs_without_looking_is_found_by_these_tests(seat, town, monkeypatch):
    """The break beside the promise: the check of the changes taken out, the receipt names a change it has not."""
    made = begin(seat)
    sync(seat)
    seat.register(name="后来的人")
    with seat.store.apply() as session:
        for change in session.query(Change).filter(Change.result.is_(None)):
            change.result, change.revision, change.acknowledged_at = "applied", 1, now()
    monkeypatch.setattr(centre_closing, "_check_changes", lambda *_: None)
    with pytest.raises(errors.SidesDiffer):
        ask(seat, made)


def test_when_another_desk_has_written_it_is_read_first(seat, town):
    two = town.seats["02"]
    made = begin(seat)
    sync(seat)
    two.register(name="李四")
    sync(two)
    with pytest.raises(errors.MovedOn):
        ask(seat, made)
    sync(seat)
    assert ask(seat, made)["number"]


def test_a_desk_whose_rows_differ_gets_none(seat):
    case = seat.register(name="张三", arrears=1)
    made = begin(seat)
    sync(seat)
    with seat.store.apply() as session:
        from offline_store.models import Case

        session.get_one(Case, case).arrears = 99
    with pytest.raises(errors.SidesDiffer):
        ask(seat, made)


def test_what_is_set_aside_does_not_hold_the_day_up_but_is_said(seat):
    seat.register(name="张三", matter="长" * 400_000)
    made = begin(seat)
    sync(seat)
    said = json.loads(ask(seat, made)["text"])
    own = next(scope for scope in said["scopes"] if scope["id"] == seat.desk.station_id)
    assert own["equal"] is False and own["set_aside"] > 0 and said["set_aside_ever"] >= own["set_aside"]


def test_asked_again_it_is_the_same_receipt_and_a_kill_in_between_loses_nothing(seat, town):
    made = begin(seat)
    sync(seat)
    first = ask(seat, made)  # and the desk is killed before it keeps it
    with seat.store.read() as session:
        assert closing.waiting(session, seat.desk) == [made]
    again = ask(seat, made)
    assert (again["text"], again["signature"]) == (first["text"], first["signature"])
    for sent in [sent for sent in town.line.log if sent[1].endswith("/close")]:
        town.line.send(sent)
    with town.centre.read() as session:
        assert session.query(ClosingReceipt).count() == 1
    assert keep(seat, made, again)
    with seat.store.read() as session:
        assert closing.waiting(session, seat.desk) == []


def test_closed_twice_both_are_kept_and_the_later_is_printed(seat):
    for _ in range(2):
        made = begin(seat)
        sync(seat)
        keep(seat, made, ask(seat, made))
        sync(seat)
    numbers = [view.receipt["number"][-2:] for view in views(seat)]
    assert numbers == ["02", "01"]


def test_one_that_waits_is_brought_up_to_date_not_doubled(seat):
    first = begin(seat)
    seat.register(name="张三", matter="一")
    assert begin(seat) == first
    assert [view.figures["cases"] for view in views(seat)] == [1]


def test_a_tampered_receipt_and_another_key_are_not_believed(seat):
    made = begin(seat)
    sync(seat)
    answer = ask(seat, made)
    key = answer["centre_key"]
    good = Closed(text=answer["text"], signature=answer["signature"], centre_key=key)
    expected = Expected(made, local_day(now()).isoformat(), seat.desk.id, seat.desk.incarnation, key)
    assert verified(good, expected)["closing"] == made
    tampered = good.model_copy(update={"text": good.text.replace('"equal":true', '"equal":false')})
    with pytest.raises(errors.BadReceipt):
        verified(tampered, expected)
    stranger = Ed25519PrivateKey.generate()
    forged = Closed(
        text=good.text,
        signature=stranger.sign(closing_proof(good.text)).hex(),
        centre_key=stranger.public_key().public_bytes_raw().hex(),
    )
    with pytest.raises(errors.OtherCentreKey):
        verified(forged, expected)
    with pytest.raises(errors.BadReceipt):
        verified(forged.model_copy(update={"centre_key": key}), expected)
    for wrong in ({"closing": "x"}, {"day": "2020-01-01"}, {"desk": "x"}, {"incarnation": "x"}):
        with pytest.raises(errors.BadReceipt):
            verified(good, replace(expected, **wrong))


def test_a_changed_key_is_said_and_no_receipt_of_it_is_taken(seat, town):
    made = begin(seat)
    assert sync(seat)["centre_key_changed"] is False
    with town.centre.transact() as session:
        session.delete(session.get_one(SigningKey, 1))
    assert sync(seat)["centre_key_changed"] is True
    with pytest.raises(errors.OtherCentreKey):
        ask(seat, made)
    with seat.store.read() as session:
        assert settings.get(session, settings.CENTRE_KEY)["key"], "the first stays"


def test_only_who_may_closes_a_day_at_the_desk_and_at_the_centre(seat, town):
    clerk = replace(seat.desk, role="clerk")
    with pytest.raises(NotAllowed), seat.store.write(seat.desk.actor) as session:
        closing.begin(session, clerk, local_day(now()), 0)
    with town.centre.transact() as session:
        session.get_one(Account, "north").role = "clerk"
    made = begin(seat)
    sync(seat)
    with pytest.raises(errors.Refused):
        ask(seat, made)


def test_another_desks_closing_gets_no_receipt_here(seat, town):
    two = town.seats["02"]
    theirs = begin(two)
    sync(two), sync(seat)
    seat.register(name="张三")
    sync(seat)
    with pytest.raises(errors.Lacking):
        ask(seat, theirs)


def test_the_day_is_this_desks_day(seat, monkeypatch):
    """A reception just before midnight in Shanghai belongs to the day that ends."""
    seat.register(name="张三")
    with seat.store.write(seat.desk.actor) as session:
        row = session.query(Reception).one()
        row.started_at -= timedelta(days=1)
    with seat.store.read() as session:
        assert closing.figures(session, seat.desk, local_day(now()))["receptions"] == 0
        assert closing.figures(session, seat.desk, local_day(now() - timedelta(days=1)))["receptions"] == 1


def test_a_cancelled_closing_is_void_and_asked_about_no_more(seat):
    made = begin(seat)
    with seat.store.write(seat.desk.actor) as session:
        closing.cancel(session, made)
    sync(seat)
    with seat.store.read() as session:
        assert closing.waiting(session, seat.desk) == []
        assert session.get_one(DayClosing, made).state == "void"
    with pytest.raises(errors.Lacking):
        ask(seat, made)
