"""Agreements that must be refused, each with its reason, and agreements that must pass."""

from dataclasses import replace
from datetime import date

import pytest

from offline_store import codes
from offline_store.agreements import checks, drawing, library, wording
from offline_store.agreements.content import (
    EMPLOYER,
    AnnexLine,
    Clause,
    Instalment,
    Request,
    Side,
    from_values,
    to_values,
)
from offline_store.agreements.drawing import CaseFacts
from offline_store.agreements.problem import Ground
from offline_store.deadlines import calendar, statutes
from offline_store.deadlines.compute import say

TODAY = date(2026, 11, 30)
LIBRARY = library.read(codes.shipped)
CALENDAR = calendar.read(codes.shipped(calendar.LIST))
STATION = library.mediator(LIBRARY, codes.shipped(library.STATIONS), "QD01", "青岛市总工会")
WORKER = Side(
    name="王秀英", sex="女", id_number="11010219840406970X", phone="13800000001", address="青岛市市北区示例路 1 号"
)
FIRM = Side(
    EMPLOYER,
    "青岛某某食品有限公司",
    credit_code="91350100M000100Y43",
    representative="李某",
    phone="0532-88880000",
    address="青岛市城阳区示例路 2 号",
)
AGENT = replace(
    FIRM,
    agent_name="赵律师",
    agent_scope="特别授权",
    agent_powers=("承认", "和解"),
    agent_authority_until="2027-01-31",
    agent_signs=True,
)
PAID = (
    Instalment("2026-12-10", 600_000, "银行转账", "6222 0000 0000 0001"),
    Instalment("2026-12-24", 660_000, "银行转账", "6222 0000 0000 0001"),
)
ANNEX = (
    AnnexLine("王秀英", "11010219840406970X", 600_000, "6222 0001", "签字"),
    AnnexLine("孙某某", "810000199408230021", 660_000, "6222 0002", "签字"),
)


def agreement(facts=None, **changed):
    """A sound one: wages owed, paid in two instalments."""
    facts = facts or CaseFacts(
        number="QD01-01-20261130-001",
        mediator="周调解",
        workers=(WORKER,),
        employers=(FIRM,),
        matter="2026年3月至5月的工资没有发。",
        claim="要求支付2026年3月至5月的工资12600元",
        arrears=1_260_000,
        dispute_types=("劳动报酬",),
    )
    made = drawing.drawn_up(facts, STATION, LIBRARY, TODAY)
    made = replace(made, requests=tuple(drawing.agreed_as_asked(made, each) for each in made.requests))
    made = replace(made, instalments=PAID, clauses=(clause("pay_instalments"), clause("settled")))
    return replace(made, **changed)


def clause(code, **values):
    standard = LIBRARY.clause(code)
    return replace(drawing.clause_of(standard), wording=wording.fill(standard.text, values))


def said(text):
    return {"clauses": (clause("pay_instalments"), Clause(wording=text))}


def result(text, **more):
    return {"requests": (Request("支付2026年3月至5月的工资", text, amount=1_260_000, **more),)}


def party(**changed):
    return {"applicants": (replace(WORKER, **changed),)}


def firm(**changed):
    return {"respondents": (replace(AGENT, **changed),)}


def paid(**changed):
    return {"instalments": (PAID[0], replace(PAID[1], **changed))}


def check(made, facts=None):
    ground = Ground(facts or CaseFacts(), LIBRARY, CALENDAR, TODAY)
    return checks.problems(made, ground)


HOSTILE = [
    # who
    ("no_party", {"applicants": ()}),
    ("no_party", {"respondents": ()}),
    ("no_worker", {"applicants": (replace(FIRM, name="乙公司"),)}),
    ("no_employer", {"respondents": (replace(WORKER, name="张三", id_number=""),)}),
    ("no_name", party(name=" ")),
    ("both_sides", {"respondents": (FIRM, WORKER)}),
    ("no_mediator", {"mediator": ""}),
    ("no_organisation", {"organisation": " "}),
    ("copies", {"copies": 2}),
    ("signed_past", {"signed_on": "2026-11-01"}),
    ("signed_on", {"signed_on": "明天"}),
    # who signs for whom
    ("no_authority", firm(agent_scope="一般授权")),
    ("no_authority", firm(agent_scope="")),
    ("whole_authority", firm(agent_scope="全权代理", agent_powers=())),
    ("powers", firm(agent_powers=("承认",))),
    ("powers", party(agent_name="陈代理", agent_scope="特别授权", agent_powers=("承认",), agent_signs=True)),
    ("expired", firm(agent_authority_until="2026-11-29")),
    ("authority_day", firm(agent_authority_until="长期有效吧")),
    ("no_agent", firm(agent_name="")),
    # what was asked for
    ("no_request", {"requests": ()}),
    ("no_result", result("")),
    ("empty_request", {"requests": (Request("", "被申请人同意。", amount=1_260_000),)}),
    ("dropped_and_result", result("支付12600元", dropped=True)),
    ("result_sum", result("被申请人支付12,000元。")),
    # money and days
    ("no_total", {"total": None}),
    ("total", {"total": 0, "requests": (Request("道歉", "已道歉。"),), "instalments": ()}),
    ("total", {"total": -1, "requests": (Request("支付工资", "被申请人支付。", amount=-1),)}),
    ("instalments_sum", paid(amount=10**14)),
    ("results_sum", {"total": 1_300_000}),
    ("instalments_sum", paid(amount=660_001)),
    ("no_instalment", {"instalments": (), "clauses": (clause("settled"),)}),
    ("no_due", paid(due_on="")),
    ("no_day", paid(due_on="2026-12-32")),
    ("no_day", paid(due_on="年底")),
    ("past", paid(due_on="2026-11-29")),
    ("no_amount", paid(amount=None)),
    ("no_amount", paid(amount=0)),
    ("no_way", paid(way="")),
    ("once", {"clauses": (clause("pay_once", 方式="银行转账"),)}),
    ("capitals", said("被申请人支付人民币壹万贰仟元整（￥12,600.00）。")),
    ("capitals", said("支付壹万贰仟陆佰元整（12,060元）。")),
    ("no_such_day", said("被申请人于2026年11月31日前支付。")),
    ("past_text", said("被申请人于2026年10月1日前支付全部款项。")),
    # terms
    ("unclear", said("被申请人尽快付清。")),
    ("unclear", said("余款在工程款到账后支付。")),
    ("unclear", result("被申请人适当补偿。")),
    ("unclear", said("被申请人支付3000元左右。")),
    ("unclear", said("其余问题另行协商。")),
    ("gap", {"clauses": (clause("pay_instalments"), clause("severance"))}),
    ("empty_clause", said("  ")),
    ("no_content", {"requests": (Request("支付工资", "", True),), "clauses": (), "total": None, "instalments": ()}),
    # what cannot be agreed on
    ("void_insurance", said("申请人自愿放弃社会保险。")),
    ("void_insurance", said("被申请人以现金补贴代替缴纳社会保险费。")),
    ("void_insurance", said("社保由申请人自行解决，与被申请人无关。")),
    ("void_injury", said("今后申请人的工伤与被申请人无关。")),
    ("void_complaint", said("申请人今后不得向任何部门举报、投诉。")),
    ("void_crime", said("申请人不再追究被申请人的刑事责任。")),
    ("void_papers_kept", said("被申请人扣留申请人的身份证至交接完毕。")),
    ("void_in_kind", said("被申请人以库存白酒抵付所欠工资。")),
    ("void_minimum", said("月工资可以低于青岛市最低工资标准。")),
    ("void_family", said("申请人承诺两年内不得怀孕。")),
    ("void_third", said("欠款由其他员工承担。")),
    # a group
    ("consent", {"annex": (ANNEX[0], replace(ANNEX[1], consent=""))}),
    ("annex_sum", {"annex": (ANNEX[0], replace(ANNEX[1], amount=1))}),
    ("annex_amount", {"annex": (ANNEX[0], replace(ANNEX[1], amount=None))}),
    ("annex_name", {"annex": (ANNEX[0], replace(ANNEX[1], name=""))}),
    ("annex_twice", {"annex": (ANNEX[0], replace(ANNEX[0], amount=660_000))}),
]


@pytest.mark.parametrize(("code", "changed"), HOSTILE, ids=[f"{n}-{code}" for n, (code, _) in enumerate(HOSTILE)])
def test_a_hostile_agreement_is_refused_with_its_reason(code, changed):
    found = check(agreement(**changed))
    reasons = [each for each in found if each.blocks and each.code == code]
    assert reasons, [(each.code, say([each.said])) for each in found]
    assert all("{" not in say([each.said]) or code == "gap" for each in reasons)


def test_a_group_with_fewer_names_than_people_is_refused():
    found = check(agreement(), CaseFacts(people=7))
    assert [each.code for each in found if each.blocks] == ["people"]


SOUND = [
    ("two instalments", {}),
    ("a result that names a year and no sum", result("被申请人同意支付2026年3月至5月的工资。")),
    ("paid at once", {
        "instalments": (replace(PAID[0], amount=1_260_000, way="现金", account="", due_on="2026-11-30"),),
        "clauses": (clause("pay_once"),),
    }),
    ("an agent with a special authority", {"respondents": (AGENT,)}),
    ("全权代理 that names its powers", firm(agent_scope="全权代理")),
    ("an agent without one, who does not sign", firm(agent_scope="一般授权", agent_signs=False)),
    ("a request dropped", {
        "requests": (
            Request("支付工资", "被申请人支付12600元。", amount=1_260_000), Request("支付加班费", "", dropped=True)
        ),
    }),
    ("nothing to pay", {
        "requests": (Request("出具离职证明", "被申请人于2026年12月4日前出具解除劳动合同的证明。"),),
        "total": None, "instalments": (), "clauses": (clause("settled"),),
    }),
    ("insurance is made up", {"clauses": (
        clause("pay_instalments"), clause("insurance", 补缴日期="2026年12月31日", 补缴期间="2026年1月至10月"),
    )}),
    ("what is settled and what not", {"clauses": tuple(map(clause, ("pay_instalments", "settled", "confidential")))}),
    ("acceleration and a penalty", {"clauses": (
        clause("pay_instalments"), clause("acceleration", 宽限天数="5"), clause("breach", 日利率="万分之五"),
    )}),
    ("a deposit goes back", {"clauses": (
        clause("pay_instalments"), clause("return", 退还日期="2026年12月4日", 证件和财物名称="毕业证、押金500元"),
    )}),
    ("a group with an annex", {"annex": ANNEX}),
    ("sums in capitals and digits", said("其中工资人民币壹万贰仟陆佰元整（￥12,600.00）。")),
    ("two employers", {
        "respondents": (FIRM, replace(FIRM, name="青岛某某建设有限公司", credit_code="91370299MAKYBERXP0")),
        "copies": 4,
    }),
    ("a foreigner's passport", party(id_number="E12345678")),
]  # fmt: skip


@pytest.mark.parametrize(("what", "changed"), SOUND, ids=[what for what, _ in SOUND])
def test_a_sound_agreement_passes(what, changed):
    found = check(agreement(**changed))
    assert [(each.code, say([each.said])) for each in found if each.blocks] == []


WARNED = [
    ("holiday", paid(due_on="2026-12-26")),
    ("no_calendar", paid(due_on="2031-03-03")),
    ("long", paid(due_on="2028-12-22")),
    ("no_account", paid(account="")),
    ("order", {"instalments": PAID[::-1]}),
    ("same_day", paid(due_on="2026-12-10")),
    ("penalty", said("违约金为未付金额的百分之五十。")),
    ("penalty", said("另付违约金，按欠款的60%计算。")),
    ("id_number", party(id_number="110102198404069701")),
    ("child", party(id_number="370202201201010015"[:17] + "X")),
    ("credit_code", {"respondents": (replace(FIRM, credit_code="91350100M000100Y44"),)}),
    ("no_representative", {"respondents": (replace(FIRM, representative=""),)}),
    ("no_id", party(id_number="")),
    ("no_matter", {"matter": ""}),
    ("no_until", firm(agent_authority_until="")),
    ("void_suit", said("申请人不再就此申请仲裁。")),
    ("insurance_dropped", {"requests": (*agreement().requests, Request("补缴社会保险", "", dropped=True))}),
    ("not_appraised", {"requests": (Request("支付工伤待遇", "被申请人支付12600元。", amount=1_260_000),)}),
]


@pytest.mark.parametrize(("code", "changed"), WARNED, ids=[f"{n}-{code}" for n, (code, _) in enumerate(WARNED)])
def test_what_the_mediator_is_to_judge_is_said_and_blocks_nothing(code, changed):
    found = check(agreement(**changed))
    assert code in [each.code for each in found if not each.blocks]
    assert [each.code for each in found if each.blocks] == []


def test_every_article_is_one_whose_text_is_here():
    for _, changed in (*HOSTILE, *WARNED):
        for each in check(agreement(**changed)):
            for article in each.articles:
                assert statutes.cited(article).text
    for table in (library.CLAUSES, library.VOID, library.IDENTITIES):
        for item in codes.shipped(table)["items"]:
            assert all(statutes.cited(article).text for article in item["articles"])


def test_no_clause_of_the_library_is_refused_by_the_library():
    for standard in LIBRARY.clauses:
        names = dict.fromkeys(wording.gaps(standard.text), "某处")
        made = agreement(clauses=(Clause(standard.code, wording.fill(standard.text, names)),), instalments=PAID)
        found = [each for each in check(made) if each.blocks and each.code != "once"]
        assert found == [], standard.code


def test_values_come_back_as_they_were():
    made = wording.filled(agreement(annex=ANNEX, respondents=(AGENT,)))
    assert from_values(to_values(made)) == made
