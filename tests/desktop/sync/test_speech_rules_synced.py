"""更正规则 go to every desk of the station: proposed at one, approved at another, obeyed at both."""

from dataclasses import replace

from desktop.sync.engine import synchronise
from offline_store import speech_rules


def sync(*seats):
    for seat in seats:
        receipt = synchronise(seat.store, seat.client, seat.desk)
        assert receipt["waiting"] == 0
        for proof in receipt["scopes"].values():
            assert proof["equal"] and not proof["quarantined"] and "incident" not in proof


def in_force(seat):
    with seat.store.read() as session:
        return [(rule.heard, rule.meant) for rule in speech_rules.in_force(session)]


def test_a_rule_holds_at_every_desk_of_the_station(town):
    first, second, elsewhere = town.seats["01"], town.seats["02"], town.seats["03"]
    with first.store.write(first.desk.actor) as session:
        rule = speech_rules.propose(session, first.desk, "庞秀", "逄秀")
    sync(first, second)
    chief = replace(second.desk, account="zhaoling", clerk="赵领", role="supervisor")
    with second.store.write(chief.actor) as session:
        speech_rules.approve(session, chief, rule)
    sync(second, first, elsewhere)
    assert in_force(first) == in_force(second) == [("庞秀", "逄秀")]
    assert in_force(elsewhere) == []
