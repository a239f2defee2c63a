"""更正规则 and what is likely to be spoken: who may decide, what holds, and whose name is never among the words."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from offline_store import hot_names, registration, sittings, speech_rules
from offline_store.audit_view import actions
from offline_store.errors import NotAllowed
from offline_store.registration import Entry, Heard
from offline_store.settings import Clerk, save_clerks
from offline_store.speech_rules import BadRule, Decided, KnownRule
from offline_store.types import ZONE, local_day, new_id, now
from tests.conftest import DESK

CHIEF = replace(DESK, account="zhaoling", clerk="赵领", role="supervisor")


def do(store, act, *arguments, desk=DESK):
    with store.write(desk.actor) as session:
        return act(session, desk, *arguments)


def words(store, desk=DESK):
    with store.read() as session:
        return hot_names.read(session, desk, local_day(now()))


def register(store, **values):
    with store.write(DESK.actor) as session:
        reception = registration.begin_reception(session, DESK, "visit")
        entry = Entry(**{"name": "王小雨", "phone": "16000000002", "employer": "青岛某厂"} | values)
        return registration.register(session, DESK, reception, entry)


def test_a_rule_holds_once_it_is_approved_and_no_more_once_it_is_refused(store):
    rule = do(store, speech_rules.propose, "庞", "逄")
    assert words(store).rules == ()
    do(store, speech_rules.approve, rule, desk=CHIEF)
    assert words(store).rules == (("庞", "逄"),)
    do(store, speech_rules.refuse, rule, desk=CHIEF)
    assert words(store).rules == ()


def test_who_may_not_approve_may_only_propose(store):
    rule = do(store, speech_rules.propose, "庞", "逄")
    with pytest.raises(NotAllowed):
        do(store, speech_rules.approve, rule)
    with pytest.raises(NotAllowed):
        do(store, speech_rules.refuse, rule)
    with pytest.raises(NotAllowed):
        do(store, speech_rules.propose, "旁", "逄", desk=replace(DESK, role="auditor"))


@pytest.mark.parametrize(("heard", "meant"), [("", "逄"), ("庞", " "), ("庞", "庞"), ("庞" * 21, "逄")])
def test_what_is_no_rule_is_refused(store, heard, meant):
    with pytest.raises(BadRule):
        do(store, speech_rules.propose, heard, meant)


def test_a_rule_is_offered_and_decided_once(store):
    rule = do(store, speech_rules.propose, "庞", "逄")
    with pytest.raises(KnownRule):
        do(store, speech_rules.propose, "庞", "旁")
    do(store, speech_rules.refuse, rule, desk=CHIEF)
    with pytest.raises(Decided):
        do(store, speech_rules.approve, rule, desk=CHIEF)
    do(store, speech_rules.propose, "庞", "逄")


def until_later():
    """Until another millisecond: ids tell no shorter times apart."""
    first = new_id()[:13]
    while new_id()[:13] == first:
        pass


def test_a_rule_shows_its_sentence_and_how_often_it_was_of_use(store):
    with store.write(DESK.actor) as session:
        reception = registration.begin_reception(session, DESK, "call")
        recording, _ = registration.begin_recording(session, reception, 16000, 2)
        heard = registration.add_segment(session, recording, Heard(0, 1, "caller", "我姓逄", 0.9), "whisper-base")
    until_later()
    rule = do(store, speech_rules.propose, "庞", "逄", heard)
    do(store, speech_rules.approve, rule, desk=CHIEF)
    until_later()
    with store.write(DESK.actor) as session:
        registration.add_segment(session, recording, Heard(2, 3, "caller", "逄秀兰", 0.9), "whisper-base")
    with store.read() as session:
        (line,) = speech_rules.lines(session)
        assert speech_rules.last_sentences(session, "秀兰") == ["逄秀兰"]
    assert (line.sentence, line.used, line.decided_by) == ("我姓逄", 1, "zhaoling")


def test_each_decision_is_in_the_audit(store):
    rule = do(store, speech_rules.propose, "庞", "逄")
    do(store, speech_rules.approve, rule, desk=CHIEF)
    with store.read() as session:
        found = actions(session)
    assert {"speech_rule_proposed", "speech_rule_approved"} <= set(found)


def test_firms_streets_colleagues_and_open_matters_are_known(store):
    with store.apply() as session:
        save_clerks(session, {"wangfang": Clerk("王芳", "clerk"), "lisi": Clerk("李四光", "mediator")})
    register(store, name="逄秀兰", employer="青岛蓝纸船服饰有限公司")
    found = words(store)
    assert {"李四光", "李沧区"} <= set(found.places) and found.employers == ("青岛蓝纸船服饰有限公司",)
    assert "逄秀兰" in found.people and "拖欠工资" in found.listed and "怎么称呼" in found.listed


def mediation_today():
    """At noon, whatever the hour is now."""
    noon = datetime.combine(local_day(now()), time(12), ZONE)
    return sittings.Wanted("mediation", noon, noon + timedelta(hours=1), "wangfang")


def test_who_is_expected_today_is_known_better(store):
    with store.apply() as session:
        save_clerks(session, {"wangfang": Clerk("王芳", "clerk")})
    case = register(store, name="逄秀兰")
    do(store, sittings.plan, case, mediation_today())
    assert "逄秀兰" in words(store).expected


def test_a_protected_identity_is_nobodys_word(store):
    case = register(store, name="逄秀兰", protected=True)
    with store.apply() as session:
        save_clerks(session, {"wangfang": Clerk("王芳", "clerk")})
    do(store, sittings.plan, case, mediation_today())
    found = words(store)
    assert "逄秀兰" not in (*found.expected, *found.places, *found.people)
