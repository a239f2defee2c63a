"""Code lists: what an administrator may send, what is refused in words, when it holds."""

import copy
import json
from datetime import date, timedelta

import pytest

from desktop.sync.engine import synchronise
from offline_store import case_deadlines, codes
from offline_store.models import CodeList
from offline_store.types import now
from tests.console_rig import browser, proposal, renamed, staff_the_town


@pytest.fixture
def chief(town):
    staff_the_town(town)
    somebody = browser(town.line)
    somebody.log_in("chief")
    return somebody


def sync(seat):
    return synchronise(seat.store, seat.client, seat.desk)


def test_a_version_for_later_waits_for_its_day(chief, town):
    later = (now() + timedelta(days=40)).date()
    chief.open("/console/codes/dispute_type")
    chief.submit("/console/codes/dispute_type/check", file=json.dumps(renamed()), **proposal(effective=str(later)))
    chief.submit("/console/codes/dispute_type/send")
    assert chief.open("/console/codes").html.count("<td>随程序</td>") == len(codes.shipped_names())
    sync(town.seats["01"])
    with town.seats["01"].store.read() as session:
        assert codes.current(session, "dispute_type") == codes.shipped("dispute_type")
        assert codes.names(codes.current(session, "dispute_type", later)) == codes.names(renamed())


SHIPPED = json.dumps(codes.shipped("dispute_type"))
NO_VERSIONS = [
    ("", {}, "请选择一个 JSON 文件"),
    ("{", {}, "不是正确的 JSON"),
    ("[" * 100_000, {}, "不是正确的 JSON"),
    ('{"items": [{"code": "1", "name": NaN}]}', {}, "不是正确的 JSON"),
    ('{"items": [{"code": "1", "name": "\\ud800"}]}', {}, "不是正确的 JSON"),
    ('{"items": []}', {}, "文件不能用"),
    ('{"items": [{"code": "1"}]}', {}, "缺少 name"),
    (" " * 400_000, {}, "文件太大"),
    (SHIPPED, {"effective": "明天"}, "生效日期"),
    (SHIPPED, {"version": ""}, "版本号"),
    (SHIPPED, {"source": " "}, "依据"),
]


def test_what_is_no_version_is_refused_in_words(chief):
    for file, changed, said in NO_VERSIONS:
        chief.open("/console/codes/dispute_type")
        page = chief.submit("/console/codes/dispute_type/check", file=file, **proposal(**changed))
        assert page.status == 422 and said in page.error
        kept = page.form("/console/codes/dispute_type/check")
        assert all(kept[name] == value for name, value in proposal(**changed).items())


def test_a_version_number_is_used_once_and_the_second_look_is_checked_too(chief, town):
    for expected in (303, 422):
        chief.open("/console/codes/dispute_type")
        chief.submit("/console/codes/dispute_type/check", file=json.dumps(renamed()), **proposal())
        fields = chief.page.form("/console/codes/dispute_type/send")
        chief.http.follow_redirects = False
        assert chief.http.post("/console/codes/dispute_type/send", data=fields).status_code == expected
        chief.http.follow_redirects = True
    fields |= {"version": "2", "content": '{"items": [{"code": "1"}]}'}  # what was shown, tampered with
    assert chief.http.post("/console/codes/dispute_type/send", data=fields).status_code == 422
    with town.centre.read() as session:
        assert session.query(CodeList).count() == 1


def test_only_the_citys_administrator_sends_and_only_known_lists(chief, town):
    boss = browser(town.line)
    boss.log_in("boss")
    page = boss.open("/console/codes/dispute_type")
    assert "由市级管理员发布" in page.text
    fields = {"form_token": page.form("/my/logout")["form_token"]} | proposal()
    for action in ("check", "send"):
        answer = boss.http.post(f"/console/codes/dispute_type/{action}", data=fields)
        assert answer.status_code == 422 and "市级管理员" in answer.text
    for name in ("surnames", "division_qingdao", "../models", "x"):
        assert chief.http.get(f"/console/codes/{name}").status_code == 404
        assert chief.http.get(f"/console/codes/{name}/file").status_code == 404


def test_lists_are_told_apart_from_rules(chief):
    page = chief.open("/console/codes/dispute_rules")
    rules = copy.deepcopy(codes.shipped("dispute_rules"))
    rules["items"][0]["patterns"] = ["(没关上"]
    page = chief.submit("/console/codes/dispute_rules/check", file=json.dumps(rules), **proposal())
    assert "写错的规则" in page.error


def test_the_next_years_calendar_is_sent_and_counted_by(chief, town):
    content = copy.deepcopy(codes.shipped("calendar"))
    content["items"] += [{"code": f"2027-10-0{n}", "name": "国庆节", "kind": "statutory"} for n in range(1, 8)]
    chief.open("/console/codes/calendar")
    page = chief.submit("/console/codes/calendar/check", file=json.dumps(content), **proposal())
    assert page.status == 422 and "2027 年只有 7 天法定节假日" in page.error
    content["items"] += [{"code": f"2027-0{n}-01", "name": "放假", "kind": "statutory"} for n in range(1, 9)]
    content["items"] += [{"code": "2027-10-09", "name": "国庆节调休上班", "kind": "work"}]
    chief.open("/console/codes/calendar")
    chief.submit("/console/codes/calendar/check", file=json.dumps(content), **proposal())
    chief.submit("/console/codes/calendar/send")
    seat = town.seats["01"]
    sync(seat)
    with seat.store.read() as session:
        days = case_deadlines.calendar_of(session)
        assert 2027 in days.years
        assert days.is_working(date(2027, 10, 9))
        assert not days.is_working(date(2027, 10, 4))


def test_a_table_of_deadlines_that_cannot_be_is_refused_in_words(chief):
    content = copy.deepcopy(codes.shipped("deadline_rules"))
    content["items"][1]["unit"] = "month"
    chief.open("/console/codes/deadline_rules")
    page = chief.submit("/console/codes/deadline_rules/check", file=json.dumps(content), **proposal())
    assert page.status == 422 and "unit 只能是" in page.error


def test_a_table_of_the_process_that_names_an_unknown_state_is_refused(chief, town):
    content = codes.shipped("process_moves")
    content["items"][0]["to"] = "nowhere"
    chief.open("/console/codes/process_moves")
    page = chief.submit("/console/codes/process_moves/check", file=json.dumps(content), **proposal())
    assert page.status == 422 and "第 1 项：to 里有不认识的环节 nowhere" in page.error
    chief.open("/console/codes/process_moves")
    good = json.dumps(codes.shipped("process_moves"))
    chief.submit("/console/codes/process_moves/check", file=good, **proposal())
    fields = chief.page.form("/console/codes/process_moves/send") | {"content": json.dumps(content)}
    assert chief.http.post("/console/codes/process_moves/send", data=fields).status_code == 422
    with town.centre.read() as session:
        assert session.query(CodeList).count() == 0
