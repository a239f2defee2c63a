"""Drawing up: requests from what was said, words by number and sex, instalments that add up, versions line by line."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from offline_store import codes
from offline_store.agreements import checks, drawing, library, wording
from offline_store.agreements.content import EMPLOYER, Agreement, AnnexLine, Instalment, Side, from_values, to_values
from offline_store.agreements.drawing import CaseFacts
from offline_store.agreements.problem import Ground
from offline_store.deadlines import calendar
from offline_store.matter import WageItem

LIBRARY = library.read(codes.shipped)
STATION = library.mediator(LIBRARY, codes.shipped(library.STATIONS), "QD01", "青岛市总工会")
TODAY = date(2026, 11, 30)
CALENDAR = calendar.read(codes.shipped(calendar.LIST))
WOMAN, MAN, FIRM = Side(name="王秀英", sex="女"), Side(name="张三", sex="男"), Side(EMPLOYER, "青岛某厂")


def asked(**facts):
    return [(each.text, each.amount) for each in drawing.requests_of(CaseFacts(**facts))]


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        ("要求支付工资12600元；补缴社会保险", [("支付工资12600元", 1_260_000), ("补缴社会保险", None)]),
        ("1. 支付欠薪1.26万元\n2. 出具离职证明", [("支付欠薪1.26万元", 1_260_000), ("出具离职证明", None)]),
        ("请求支付2026年3月至5月的工资", [("支付2026年3月至5月的工资", None)]),
        ("", []),
        ("。；\n", []),
    ],
)
def test_a_claim_comes_apart_into_requests(claim, found):
    assert asked(claim=claim) == found


def test_items_of_unpaid_wages_are_requests_and_are_not_asked_twice():
    items = (WageItem("月工资", months="2026-03/2026-05", amount=1_260_000), WageItem("加班工资", amount=80_000))
    assert asked(wage_items=items, claim="要求支付拖欠的工资12600元；补缴社保") == [
        ("支付2026年3月至2026年5月的月工资12,600.00元", 1_260_000),
        ("支付拖欠的加班工资800.00元", 80_000),
        ("补缴社保", None),
    ]


def test_a_sum_alone_is_a_request():
    assert asked(arrears=1_260_000) == [("支付拖欠的劳动报酬12,600.00元", 1_260_000)]


@pytest.mark.parametrize(
    ("workers", "firms", "words"),
    [
        ((WOMAN,), (FIRM,), ("申请人", "被申请人", "双方", "她")),
        ((MAN,), (FIRM,), ("申请人", "被申请人", "双方", "他")),
        ((Side(name="某"),), (FIRM,), ("申请人", "被申请人", "双方", "其")),
        ((WOMAN, MAN), (FIRM,), ("各申请人", "被申请人", "各方", "他们")),
        ((WOMAN, WOMAN), (FIRM,), ("各申请人", "被申请人", "各方", "她们")),
        ((MAN,), (FIRM, FIRM), ("申请人", "各被申请人", "各方", "他")),
        ((FIRM,), (MAN,), ("申请人", "被申请人", "双方", "其")),
    ],
)
def test_words_go_by_number_and_sex(workers, firms, words):
    found = wording.words_of(Agreement(applicants=workers, respondents=firms))
    assert tuple(found[name] for name in ("申请人", "被申请人", "双方", "他")) == words


def test_a_clause_follows_the_numbers_of_the_agreement():
    facts = CaseFacts(workers=(WOMAN,), employers=(FIRM,), arrears=1_260_000, dispute_types=("劳动报酬",))
    made = drawing.drawn_up(facts, STATION, LIBRARY, TODAY)
    assert made.clauses[0].code == "pay_once" and "人民币壹万贰仟陆佰元整（￥12,600.00）" in made.clauses[0].text
    made = replace(made, instalments=drawing.split(1_260_000, 3, date(2026, 12, 31)))
    made = replace(made, clauses=(drawing.clause_of(LIBRARY.clause("pay_instalments")),))
    text = wording.filled(made).clauses[0].text
    assert "分3期" in text and "2027年2月28日前全部付清" in text and wording.gaps(text) == ()


def test_a_group_gets_its_annex():
    listed = tuple(AnnexLine(f"工人{n}", amount=100_00 * n) for n in (1, 2, 3))
    facts = CaseFacts(workers=(WOMAN,), employers=(FIRM,), listed=listed, people=3, arrears=5)
    made = drawing.drawn_up(facts, STATION, LIBRARY, TODAY)
    assert made.annex == listed and made.total == 600_00 and wording.words_of(made)["申请人"] == "各申请人"


@pytest.mark.parametrize(
    ("code", "title", "copies"),
    [("labour", "劳动争议调解协议书", 3), ("people", "人民调解协议书", 3), ("court", "调解协议书", 3)],
)
def test_who_mediates_decides_title_and_notices(code, title, copies):
    station = library.at_station(STATION, code, LIBRARY)
    made = drawing.drawn_up(CaseFacts(workers=(MAN,), employers=(FIRM,)), station, LIBRARY, TODAY)
    assert (made.title, made.copies, made.identity) == (title, copies, code)
    assert any("三十日" in each.text and "司法确认" in each.text for each in made.notices)
    assert made.organisation == "青岛市总工会劳动争议调解组织"


def test_a_station_has_its_own_line_in_the_table():
    table = {"items": [*codes.shipped(library.STATIONS)["items"],
                       {"code": "QD02", "name": "市北", "identity": "people", "organisation": "市北人民调解委员会",
                        "seal": "市北人民调解委员会"}]}  # fmt: skip
    found = library.mediator(LIBRARY, table, "QD02", "市北区总工会")
    assert (found.identity.code, found.organisation) == ("people", "市北人民调解委员会")


@settings(deadline=None)
@given(st.integers(1, 10**11), st.integers(1, 60), st.dates(date(2026, 1, 1), date(2060, 1, 1)))
def test_instalments_come_to_the_total_on_rising_days(total, count, first):
    made = drawing.split(total, count, first)
    days = [each.due_on for each in made]
    assert sum(each.amount for each in made) == total and len(made) == count
    assert days == sorted(set(days)) and days[0] == first.isoformat()
    assert all(each.amount >= 0 for each in made)


@settings(deadline=None)
@given(st.dates(date(2026, 1, 1), date(2060, 1, 1)), st.integers(0, 240))
def test_months_later_is_the_same_day_or_the_last_of_the_month(day, months):
    later = drawing.months_after(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later.day < day.day and date.fromordinal(later.toordinal() + 1).day == 1)


TEXTS = st.text("ab一。{}0-", max_size=8)
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda each: st.lists(each, max_size=3) | st.dictionaries(TEXTS, each, max_size=3),
    max_leaves=8,
)
NAMES = st.sampled_from(list(Agreement.__slots__))


@settings(deadline=None)
@given(st.dictionaries(NAMES, JUNK))
def test_whatever_a_form_keeps_is_read_and_comes_back(values):
    made = from_values(values)
    assert from_values(to_values(made)) == made
    assert wording.lines(made)
    checks.problems(made, Ground(CaseFacts(), LIBRARY, CALENDAR, TODAY))


def test_versions_differ_in_the_lines_that_changed():
    first = drawing.drawn_up(
        CaseFacts(workers=(WOMAN,), employers=(FIRM,), arrears=100_000, claim="支付工资1000元"), STATION, LIBRARY, TODAY
    )
    second = replace(first, instalments=(Instalment("2026-12-10", 100_000, "现金"),))
    added = [line for line in wording.lines(second) if line not in wording.lines(first)]
    assert added == [
        "第1条：被申请人于2026年12月10日前以现金方式一次性向申请人支付人民币壹仟元整（￥1,000.00）。",
        "第1期：2026年12月10日，人民币壹仟元整（￥1,000.00），现金",
    ]
