"""Reading along at the centre: who may, what passes, what is kept (nothing), and how much of it."""

import pytest
from pydantic import ValidationError

from central.accounts import Caller, add_account
from central.live import MOST_LINES, MOST_NOTES, TALK_FORGOTTEN, WATCH_FORGOTTEN, LiveCalls
from central.models import Account, Desk
from central.refusal import Refusal
from desktop.sync import errors
from offline_store import protocol, roles
from offline_store.protocol import LIVE_CALLS, LIVE_LINES, LiveLine, Talk, Talking, Watch

CALL = "0190-call"


class Clock:
    """Time that stands still until it is told."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def live():
    made = LiveCalls(Clock())
    made.clock = made._clock
    return made


@pytest.fixture
def people(town):
    """A clerk at desk 01, a supervisor at 02 of the same station, another station's supervisor at 03."""
    with town.centre.transact() as session:
        station = session.get_one(Desk, town.seats["01"].desk.id).station_id
        add_account(session, station, "chief", "张班长", "correct horse", "supervisor")
        session.get_one(Account, "south").role = "supervisor"
    callers = {"01": "north", "02": "chief", "03": "south"}
    desks = {number: town.seats[number].desk.id for number in callers}
    return {number: Caller(desks[number], each, frozenset(), frozenset()) for number, each in callers.items()}


def line(n, text="三个月没发工资"):
    return LiveLine(n=n, at=float(n), speaker="caller", text=text)


def talking(**values):
    return Talking(**({"reception": CALL, "since": "2026-11-30T08:00:00+00:00"} | values))


@pytest.fixture
def talk(live, town, people):
    return lambda *calls, desk="01": live.talk(town.centre, people[desk], Talk(calls=calls)).calls


@pytest.fixture
def watch(live, town, people):
    def ask(number="02", **question):
        of = {"desk": people["01"].desk, "reception": CALL} if question.pop("of_it", True) else {}
        return live.watch(town.centre, people[number], Watch(**(of | question)))

    return ask


def test_no_word_passes_before_somebody_watches_and_none_is_kept_after(live, talk, watch):
    assert talk(talking(lines=(line(0),), spoken="我"))[0].watchers == ()
    assert not next(iter(live._calls.values())).lines, "a desk that sends unasked is not listened to"
    assert [(call.number, call.clerk) for call in watch(of_it=False).calls] == [("01", "north 员")]
    first = watch()
    assert first.lines == () and first.spoken == ""
    told = talk(talking())[0]
    assert told.watchers == ("张班长",) and told.wants == 0
    talk(talking(lines=(line(0), line(1)), spoken="还有"))
    seen = watch()
    assert [each.n for each in seen.lines] == [0, 1] and seen.spoken == "还有"
    assert talk(talking())[0].wants == 2 and [each.n for each in watch(after=1).lines] == [1]
    watch(of_it=False)
    assert talk(talking())[0].watchers == (), "she looks at the list alone"
    watch()
    live.clock.now += WATCH_FORGOTTEN + 1
    assert talk(talking())[0].watchers == ()
    assert not next(iter(live._calls.values())).lines


def test_a_line_reaches_the_clerk_once_and_again_until_it_was_read(talk, watch):
    talk(talking())
    watch(say="  先问清楚入职时间  ")
    watch(say="再问有没有合同")
    notes = talk(talking())[0].notes
    assert [(each.by, each.text) for each in notes] == [("张班长", "先问清楚入职时间"), ("张班长", "再问有没有合同")]
    assert [each.n for each in talk(talking(read=1))[0].notes] == [2] and talk(talking(read=2))[0].notes == ()


def test_another_stations_supervisor_a_clerk_and_a_guess_are_refused(live, town, people, talk, watch):
    talk(talking())
    with pytest.raises(Refusal, match="station") as refused:
        watch("03")
    assert refused.value.status == 403 and watch("03", of_it=False).calls == ()
    with pytest.raises(Refusal, match="role"):
        watch("01")
    with pytest.raises(Refusal, match="station"):
        live.watch(town.centre, people["02"], Watch(desk="nobody", reception=CALL))
    assert talk(talking())[0].watchers == ()


def test_a_protected_call_is_for_those_alone_who_may_see_it(monkeypatch, talk, watch):
    talk(talking(protected=True))
    assert watch().lines == () and watch(of_it=False).calls[0].protected
    monkeypatch.setitem(roles.RIGHTS, "supervisor", frozenset({roles.FOLLOW_CALLS}))
    assert watch(of_it=False).calls == ()
    with pytest.raises(Refusal, match="protected"):
        watch()
    talk(talking())
    watch()
    assert talk(talking())[0].watchers == ("张班长",)
    assert talk(talking(protected=True))[0].watchers == (), "what becomes protected while she reads is hers no more"


def test_a_call_ends_when_its_desk_says_so_or_falls_silent(live, talk, watch):
    talk(talking())
    watch()
    assert talk() == () and watch().over
    talk(talking())
    live.clock.now += TALK_FORGOTTEN + 1
    assert watch(of_it=False).calls == () and watch().over and not live._calls


def test_memory_is_bounded_however_much_is_sent(live, talk, watch):
    talk(talking())
    for start in range(0, 3 * MOST_LINES, LIVE_LINES):
        watch(say=f"第 {start} 句")
        talk(talking(lines=tuple(line(n) for n in range(start, start + LIVE_LINES))))
    call = next(iter(live._calls.values()))
    assert len(call.lines) == MOST_LINES and len(call.notes) == MOST_NOTES
    assert len(watch().lines) == LIVE_LINES
    for more in ({"lines": tuple(line(n) for n in range(LIVE_LINES + 1))}, {"spoken": "字" * 3000}):
        with pytest.raises(ValidationError):
            talking(**more)
    with pytest.raises(ValidationError):
        Talk(calls=tuple(talking(reception=str(n)) for n in range(LIVE_CALLS + 1)))


def test_over_the_line_it_is_a_post_with_nothing_personal_in_its_address(town):
    with town.centre.transact() as session:
        session.get_one(Account, "north").role = "supervisor"
    seats, text = town.seats, "王小雨三个月没发工资"
    assert seats["01"].client.talk((talking(),))[0].watchers == ()
    question = protocol.Watch(desk=seats["01"].desk.id, reception=CALL)
    seats["02"].client.watch(question)
    seats["01"].client.talk((talking(lines=(line(0, text),)),))
    assert [each.text for each in seats["02"].client.watch(question).lines] == [text]
    with pytest.raises(errors.Refused):
        seats["03"].client.watch(protocol.Watch())
    sent = {(method, url.partition("9/")[2]) for method, url, *_ in town.line.log[-5:]}
    assert sent == {("POST", "talk"), ("POST", "watch")}
    town.line.faults.append("lose answer")
    with pytest.raises(errors.NoCentre):
        seats["02"].client.watch(question)
    town.restart()
    assert seats["02"].client.watch(question).over
    seats["01"].client.token = "wrong"
    with pytest.raises(errors.NotLoggedIn):
        seats["01"].client.talk(())
