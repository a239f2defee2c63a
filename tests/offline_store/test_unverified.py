"""待核实: what the tables in force say of themselves, shipped and sent."""

import json
from datetime import date, timedelta

import resources
from offline_store import codes
from offline_store.models import CITY, CodeList
from offline_store.types import local_day, new_id, now
from offline_store.unverified import MARK, unverified


def told(store):
    with store.read() as session:
        return unverified(session)


def send(store, name, content, effective=None, version="2026-1"):
    with store.apply() as session:
        row = CodeList(id=new_id(), scope_id=CITY, name=name, version=version, source="1 号文")
        row.effective, row.content = effective or date(2026, 1, 1), content
        session.add(row)


def test_every_table_that_says_so_of_itself_or_of_an_item_is_listed(store):
    found = told(store)
    titles = codes.titles()
    for name in codes.shipped_names():
        content = codes.shipped(name)
        if MARK in json.dumps(content, ensure_ascii=False) or "proposed" in str(content.get("status")):
            assert any(row.table == titles.get(name, name) for row in found), name
        marked = [item for item in content["items"] if any(MARK in str(value) for value in item.values())]
        listed = [row for row in found if row.table == titles.get(name, name) and not row.value.startswith("整张表")]
        assert len(listed) == len(marked)
    assert all(row.why.strip() and row.value.strip() and MARK in row.why for row in found)
    assert {row.version for row in found} == {""}


def test_titles_are_told_apart_and_name_tables_that_there_are():
    titles = codes.titles()
    assert len(set(titles.values())) == len(titles)
    files = {path.stem for path in resources.path("codes").glob("*.json")}
    assert titles.keys() <= files


def test_a_number_stands_with_its_value_and_a_rule_with_its_length(store):
    said = {(row.table, row.value) for row in told(store)}
    assert ("提醒的时间", "hour = 9") in said
    assert ("期限规则", "T03 新就业形态调解期限 15 自然日") in said
    since = {row.value: row.effective for row in told(store)}
    assert since["T03 新就业形态调解期限 15 自然日"] == date(2024, 1, 1) and since["hour = 9"] is None
    assert since["minimum_month 月最低工资 = 2200 元/月 青岛市"] == date(2023, 10, 1)
    assert ("期限规则", f"整张表（{len(codes.shipped('deadline_rules')['items'])} 项）") in said


def test_what_the_centre_has_verified_leaves_the_list_on_its_day(store):
    content = codes.shipped("reminder_rules") | {"status": "中心 2026 年核定"}
    for item in content["items"]:
        item["source"] = item["source"].replace(MARK, "中心已定")
    tomorrow = local_day(now()) + timedelta(days=1)
    send(store, "reminder_rules", content, tomorrow)
    own = [row for row in told(store) if row.table == "黄牌红牌、回访和催办的天数"]
    assert own  # it does not hold yet
    send(store, "reminder_rules", content)
    assert [row for row in told(store) if row.table == "黄牌红牌、回访和催办的天数"] == []


def test_a_sent_table_that_is_still_proposed_is_listed_with_its_version_and_day(store):
    send(store, "quality_items", codes.shipped("quality_items"))
    (row,) = [row for row in told(store) if row.table == "质检评分项"]
    assert (row.version, row.effective) == ("2026-1", date(2026, 1, 1))
