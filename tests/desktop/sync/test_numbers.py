"""文号 between real desks and a real centre: granted in blocks, taken offline, every number accounted for."""

from dataclasses import replace
from datetime import date

import pytest

from central import accounts
from central import numbers as centre_numbers
from central.models import Account
from desktop.sync import errors
from desktop.sync.engine import synchronise
from desktop.sync.login import enrol, new_private_key
from offline_store import numbers, settings
from offline_store.models import Number, Series
from offline_store.types import local_day, now
from tests.sync_rig import ADDRESS, PASSWORD

YEAR = local_day(now()).year


@pytest.fixture
def series(town):
    """Both northern desks are mediators', and their station has a series."""
    return give_series(town)


def give_series(town):
    with town.centre.transact() as session:
        session.get_one(Account, "north").role = "mediator"
        made = centre_numbers.add_series(session, town.seats["01"].desk.station_id, "青工调", "agreement")
    for number in ("01", "02"):
        town.seats[number].desk = replace(town.seats[number].desk, role="mediator")
    return made


def sync(seat):
    receipt = synchronise(seat.store, seat.client, seat.desk)
    assert receipt["waiting"] == 0
    for proof in receipt["scopes"].values():
        assert proof["equal"] is True, proof
    return receipt


def take(seat, series, day=None):
    case = seat.register(name="王")
    with seat.store.write(seat.desk.actor) as session:
        return numbers.take(session, seat.desk, case, series, day)


def void(seat, text, reason="打印错误"):
    with seat.store.write(seat.desk.actor) as session:
        (row,) = (line for line in account_in(session, seat).lines if line.text == text)
        numbers.void(session, seat.desk, row.id, reason)


def account_in(session, seat):
    (series,) = session.query(Series)
    return numbers.account(session, series.id, YEAR, seat.desk)


def account(seat):
    with seat.store.read() as session:
        return account_in(session, seat)


def at_centre(town, series, year=YEAR):
    with town.centre.read() as session:
        return numbers.account(session, series, year)


def enrol_anew(town, seat):
    """The same desk on a new machine, or after an old image was put back: its store as it stands there."""
    with town.centre.transact() as session:
        code = accounts.add_desk(session, seat.desk.station_id, seat.desk.number)
    seat.client.token = ""
    fresh = enrol(seat.client, ADDRESS, code, new_private_key(), seat.desk.account, PASSWORD)
    seat.desk = replace(fresh, role="mediator")
    with seat.store.apply() as session:
        settings.save_desk(session, seat.desk)


def test_a_number_is_written_as_the_standard_says():
    assert numbers.written("青工调", 2026, 12) == "青工调字〔2026〕12号"


def test_a_block_is_there_after_the_first_sync_and_lasts_offline(town, series):
    one, two = town.seats["01"], town.seats["02"]
    sync(one)  # the series comes
    sync(one), sync(two), sync(two)
    assert [take(one, series) for _ in range(3)] == [f"青工调字〔{YEAR}〕{n}号" for n in (1, 2, 3)]
    assert take(two, series) == f"青工调字〔{YEAR}〕11号"
    assert account(one).counts == {"used": 3, "void": 0, "returned": 0, "block": 7, "open": 0}
    sync(one), sync(two), sync(one)
    assert at_centre(town, series).counts == {"used": 4, "void": 0, "returned": 0, "block": 16, "open": 0}
    assert [line.text for line in account(one).lines] == [line.text for line in at_centre(town, series).lines]


def test_the_desk_asks_again_when_half_is_gone(town, series):
    one = town.seats["01"]
    sync(one), sync(one)
    for _ in range(5):
        take(one, series)
    sync(one)
    assert account(one).counts["block"] == 5, "five are half"
    take(one, series)
    sync(one)
    assert account(one).counts["block"] == 10
    assert account(one).head == 16


def test_without_a_block_and_without_a_line_it_says_what_to_do(town, series):
    one = town.seats["01"]
    sync(one), sync(one)
    for _ in range(10):
        take(one, series)
    with pytest.raises(numbers.NoNumberLeft, match="接通中心后"):
        take(one, series)
    sync(one)
    assert take(one, series) == f"青工调字〔{YEAR}〕11号"


def test_a_save_that_fails_takes_no_number(town, series):
    one = town.seats["01"]
    sync(one), sync(one)
    case = one.register(name="王")
    with pytest.raises(RuntimeError), one.store.write(one.desk.actor) as session:
        numbers.take(session, one.desk, case, series)
        raise RuntimeError
    assert account(one).counts["used"] == 0
    with one.store.write(one.desk.actor) as session:
        assert numbers.take(session, one.desk, case, series).endswith("〕1号")
    with pytest.raises(numbers.AlreadyNumbered, match="作废"), one.store.write(one.desk.actor) as session:
        numbers.take(session, one.desk, case, series)


def test_a_void_number_needs_a_reason_and_is_not_used_again(town, series):
    one = town.seats["01"]
    sync(one), sync(one)
    first = take(one, series)
    with pytest.raises(numbers.ReasonNeeded):
        void(one, first, " ")
    void(one, first, "当事人姓名写错")
    with pytest.raises(numbers.NotToBeVoided):
        void(one, first)
    assert take(one, series) == f"青工调字〔{YEAR}〕2号"
    sync(one)
    line = at_centre(town, series).lines[0]
    assert (line.status, line.reason, line.settled_by) == ("void", "当事人姓名写错", "north 员")


def test_another_desk_voids_what_was_used_but_not_what_is_in_a_block(town, series):
    one, two = town.seats["01"], town.seats["02"]
    sync(one), sync(one)
    used = take(one, series)
    sync(one), sync(two)
    void(two, used, "双方反悔")
    with pytest.raises(numbers.NotToBeVoided):
        void(two, f"青工调字〔{YEAR}〕2号")
    sync(two), sync(one)
    assert account(one).lines[0].status == "void"


def test_what_is_returned_is_granted_anew_lowest_first(town, series):
    one, two = town.seats["01"], town.seats["02"]
    sync(one), sync(one)
    take(one, series)
    with one.store.write(one.desk.actor) as session:
        assert numbers.give_back(session, one.desk) == 9
    town.seats["01"].desk = replace(one.desk, role="clerk")  # retired: it asks for no more
    sync(one), sync(two), sync(two)
    assert take(two, series) == f"青工调字〔{YEAR}〕2号"
    assert at_centre(town, series).counts == {"used": 1, "void": 0, "returned": 0, "block": 10, "open": 0}


def test_another_year_begins_at_one_and_the_old_goes_back(town, series, monkeypatch):
    one = town.seats["01"]
    sync(one), sync(one)
    used = take(one, series)
    late = date(YEAR, 12, 20)
    for module in ("central.numbers", "desktop.sync.grants", "offline_store.numbers"):
        monkeypatch.setattr(f"{module}.local_day", lambda _moment: late)
    sync(one)
    assert take(one, series, date(YEAR + 1, 1, 1)) == f"青工调字〔{YEAR + 1}〕1号"
    for module in ("central.numbers", "desktop.sync.grants", "offline_store.numbers"):
        monkeypatch.setattr(f"{module}.local_day", lambda _moment: date(YEAR + 1, 1, 2))
    sync(one)
    assert at_centre(town, series).counts == {"used": 1, "void": 0, "returned": 9, "block": 0, "open": 0}
    assert at_centre(town, series, YEAR + 1).counts["used"] == 1
    void(one, used, "上一年的也能作废")
    sync(one)
    assert at_centre(town, series).counts["void"] == 1


def test_a_desk_from_an_old_image_gets_another_block(town, series, tmp_path):
    one = town.seats["01"]
    sync(one), sync(one)
    take(one, series)
    sync(one)
    enrol_anew(town, one)
    sync(one)
    sync(one)
    assert take(one, series) == f"青工调字〔{YEAR}〕11号"
    sync(one)
    told = at_centre(town, series)
    assert told.counts == {"used": 2, "void": 0, "returned": 0, "block": 9, "open": 9}
    assert {line.holder for line in told.lines if line.status == "open"} == {"3702-01"}
    void(one, f"青工调字〔{YEAR}〕2号", "旧机器损坏，没有出具")
    sync(one)
    assert at_centre(town, series).counts["void"] == 1


def test_a_number_used_before_the_desk_was_enrolled_anew_keeps_its_paper(town, series):
    one = town.seats["01"]
    sync(one), sync(one)
    used = take(one, series)  # not sent
    enrol_anew(town, one)
    sync(one)
    (line,) = (line for line in at_centre(town, series).lines if line.text == used)
    assert line.status == "used"
    assert line.case_number


def test_a_number_that_an_old_image_used_again_stays_with_its_first_paper(town, series, tmp_path):
    one = town.seats["01"]
    sync(one), sync(one)
    with one.store.read() as session:
        free = session.get_one(Number, numbers.number_id(series, YEAR, 1))
    first = take(one, series)
    sync(one)
    before = at_centre(town, series).lines[0].case_number
    with one.store.apply() as session:  # the old image, where it was still free
        row = session.get_one(Number, free.id)
        row.status, row.case_id, row.case_number, row.revision = "block", None, "", free.revision
    assert take(one, series) == first, "the desk alone cannot know"
    enrol_anew(town, one)
    sync(one)
    assert at_centre(town, series).lines[0].case_number == before
    assert account(one).lines[0].case_number == before


def test_a_backup_of_the_centre_grants_nothing_twice(town, series, tmp_path):
    one, two = town.seats["01"], town.seats["02"]
    sync(one), sync(one)
    town.back_up(tmp_path / "backup.db")
    sync(two), sync(two)
    used = [take(one, series), take(two, series)]
    with one.store.write(one.desk.actor) as session:
        numbers.give_back(session, one.desk)
    sync(one), sync(one), sync(two)
    used.append(take(one, series))
    town.put_back(tmp_path / "backup.db", skipped=30)
    for seat in (two, one, two, one):  # until all have told again, a desk may know more than the centre
        synchronise(seat.store, seat.client, seat.desk)
    used += [take(one, series), take(two, series)]
    sync(one), sync(two), sync(one)
    assert len(set(used)) == len(used)
    assert account(one).counts == account(two).counts
    told = at_centre(town, series)
    assert {line.text for line in told.lines if line.status == "used"} == set(used)
    assert sum(told.counts.values()) + len(told.missing) == told.head


def test_who_does_not_mediate_gets_none(town, series):
    one = town.seats["01"]
    with town.centre.transact() as session:
        session.get_one(Account, "north").role = "clerk"
    with pytest.raises(errors.Refused):
        one.client.grant(one.desk.incarnation, series, YEAR, 5)
    sync(one), sync(one)  # the desk thinks otherwise: it goes on without
    assert account(one).head == 0
    south = town.seats["03"]
    with town.centre.transact() as session:
        session.get_one(Account, "south").role = "mediator"
    with pytest.raises(errors.Refused):
        south.client.grant(south.desk.incarnation, series, YEAR, 5)


def test_the_same_request_gives_the_same_block(town, series):
    one = town.seats["01"]
    first = one.client.grant(one.desk.incarnation, series, YEAR, 5)
    assert one.client.grant(one.desk.incarnation, series, YEAR, 5) == first
    assert [number.running for number in first] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("change", ["a series", "a number of its own", "another's number"])
def test_a_desk_makes_up_nothing(town, series, change):
    one, two = town.seats["01"], town.seats["02"]
    sync(two), sync(two), sync(one), sync(one)
    with one.store.write(one.desk.actor) as session:
        if change == "a series":
            session.get_one(Series, series).word = "别的"
        elif change == "a number of its own":
            row = Number(id="made-up", scope_id=one.desk.station_id, series_id=series, year=YEAR, running=500)
            row.status, row.desk_id = "block", one.desk.id
            session.add(row)
        else:
            number = session.get_one(Number, numbers.number_id(series, YEAR, 2))
            number.status, number.case_number = "used", "x"
    synchronise(one.store, one.client, one.desk)
    told = at_centre(town, series)
    assert (told.word, told.head, told.counts["used"]) == ("青工调", 20, 0)
