"""What a talk says, asked over the lanes: the store's protocol and calendar, the audit, the return visit."""

from datetime import date

import pytest

from desktop.listening import _heard
from offline_store import follow_ups, registration
from offline_store.models import FollowUp
from offline_store.process import visiting
from offline_store.queries import Sentence
from offline_store.registration import Entry
from offline_store.types import local_day, now
from tests.conftest import DESK

DAY = date(2026, 11, 20)


def heard(store, *texts):
    rows = [Sentence(f"s{n}", "rec", n, n + 1, *text.split("：", 1), 0.9) for n, text in enumerate(texts)]
    with store.read() as session:
        return _heard(session, rows, DAY)


def test_a_limitation_with_few_days_left_is_told(store):
    limit = heard(store, "clerk：您好", "caller：我去年十二月五号走的，九月的工资没给").limitation
    assert limit and (limit.due, limit.left, limit.source) == (date(2026, 12, 5), 15, 1)


def test_one_that_is_over_is_told_too(store):
    limit = heard(store, "caller：我去年十月五号离职的").limitation
    assert limit and limit.left < 0


@pytest.mark.parametrize("text", ["今年十月五号离职的", "去年十二月五号入职的"])
def test_one_with_time_is_not(store, text):
    assert heard(store, f"caller：{text}").limitation is None


def test_working_days_become_a_day(store):
    (promise,) = heard(store, "clerk：我们三个工作日内给您答复").summary.promises
    assert promise.due == date(2026, 11, 25)  # a Friday and three working days


def test_a_promise_stands_once_among_the_return_visits(store):
    with store.write(DESK.actor) as session:
        reception = registration.begin_reception(session, DESK, "visit")
        case = registration.register(session, DESK, reception, Entry(name="王小雨", phone="16000000002"))
        for _ in range(2):
            follow_ups.on_promise(session, case, DAY, "我方承诺：三天内回电话")
    with store.read() as session:
        (line,) = visiting.waiting(session, DESK, local_day(now()))
        assert (line.reason, line.due_on, line.note) == ("promise", DAY, "我方承诺：三天内回电话")
        assert session.query(FollowUp).count() == 1
