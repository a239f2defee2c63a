"""What a case knows, under the shared names: each is documented, of one type everywhere, sealed where it must be."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

import resources
from desktop.papers.facts import SEALED, facts, fill
from desktop.printing.description import load, names
from offline_store import case_deadlines, registration
from offline_store.case_employers import Named
from offline_store.errors import NotHere
from offline_store.matter import Injury, Member, WageItem
from offline_store.members import finish, write
from offline_store.models import Case, Employer
from offline_store.persons import PersonDetails
from offline_store.registration import Entry
from tests.conftest import DESK

WORKER = PersonDetails(
    sex="2",
    id_kind="111",
    id_number="11010219840406970X",
    birth_date=date(1984, 4, 6),
    ethnicity="03",
    education="30",
    native_region="110102",
    address="青岛市市北区1号",
    marks=("migrant",),
)
ENTRY = Entry(
    name="王小雨",
    phone="13800001111",
    person=WORKER,
    employer="青岛海风服装有限公司",
    other_employers=(Named("contractor", "青岛大建集团"),),
    occupation="缝纫工",
    dispute_types=("劳动报酬", "加班工资"),
    arrears=1_260_000,
    people=3,
    claim="支付拖欠的工资",
    matter="三个月没有发工资。",
    advice="已告知仲裁时效。",
    injury=Injury("2026-03-02", "车间", "市立医院"),
    wage_items=(WageItem("基本工资", "", "2026-01/2026-03", 1_260_000),),
)
LISTED = (Member("王小雨", "11010219840406970X", amount=500_000, representative=True), Member("逄𬭎"))
BEFORE = ("call", "visit", "closing", "reminder", "supervision")
"""Their values come from a reception, a closing, a reminder."""
TYPES = {"text": {"text", "long", "choice"}, "long": {"text", "long"}, "money": {"money", "digits_money"}}
"""Type of a shared value → types of field that print it; every other type only its own."""


@pytest.fixture
def case(store):
    """A function that registers a case with everything; its id."""

    def made(entry=ENTRY, listed=()):
        with store.write(DESK.actor) as session:
            reception = registration.begin_reception(session, DESK, "call", "05328888")
            case_id = registration.register(session, DESK, reception, entry)
            session.flush()
            employer = session.query(Employer).filter_by(name=entry.employer).one()
            employer.legal_representative, employer.staff, employer.has_union = "綦海", 120, False
            employer.credit_code, employer.industry = "91350100M000100Y43", "C"
            row = session.get_one(Case, case_id)
            row.handler_name = "逄调解"
            case_deadlines.on_event(session, DESK, row, "applied", date(2026, 11, 2))
        if listed:
            with store.write(DESK.actor) as session:
                write(session, case_id, list(enumerate(listed, start=1)), protected=entry.protected)
                finish(session, reception)
        return case_id

    return made


def known(store, case_id, desk=DESK):
    with store.read() as session:
        return facts(session, desk, case_id)


def documented():
    """Name → type, of the table in resources/forms/README.md."""
    text = resources.path("forms/README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([a-z_, ]+) \| (\w+) \|", text, re.MULTILINE)
    return {name: kind for named, kind in rows if named != "name" for name in named.split(", ")}


def test_a_case_is_told_with_its_worker_and_employer(store, case):
    found = known(store, case())
    assert found["applicant_name"] == "王小雨"
    assert (found["applicant_sex"], found["applicant_ethnicity"]) == ("女", "回族")
    assert found["applicant_education"] == "大学专科教育"
    assert found["applicant_birth_date"] == "1984-04-06"
    assert "农民工" in found["applicant_marks"]
    assert found["employer_representative"] == "綦海"
    assert found["employer_has_union"] is False
    assert found["employer_industry"] == "制造业"
    assert found["other_employers"] == [{"role": "总包单位", "name": "青岛大建集团"}]


def test_a_case_is_told_with_its_matter_and_money(store, case):
    found = known(store, case())
    assert (found["dispute_types"], found["dispute"]) == ("劳动报酬、加班工资", "劳动报酬、加班工资争议")
    assert found["arrears"] == 1_260_000
    assert found["requests"] == [{"text": "支付拖欠的工资"}]
    assert found["wage_items"] == [{"kind": "基本工资", "months": "2026-01/2026-03", "amount": 1_260_000}]
    assert found["injury_date"] == "2026-03-02"


def test_a_case_is_told_with_its_days_and_who_handles_it(store, case):
    found = known(store, case())
    assert found["mediation_due"] == "2026-11-17"
    assert found["due_on"] == "2026-11-05"
    assert (found["mediator"], found["clerk"], found["organisation"]) == ("逄调解", DESK.clerk, DESK.station_name)
    assert (found["contact_kind"], found["caller_number"]) == ("来电", "05328888")
    assert datetime.fromisoformat(found["started_at"]).utcoffset() == timedelta(hours=8)


def test_both_sides_are_rows_too(store, case):
    found = known(store, case())
    assert found["applicants"][0]["id_number"] == "11010219840406970X"
    asked = found["respondents"][0]
    assert (asked["name"], asked["representative"]) == ("青岛海风服装有限公司", "綦海")
    assert asked["id_number"] == asked["credit_code"] == "91350100M000100Y43"


def test_a_group_brings_its_list_and_those_who_speak_for_it(store, case):
    found = known(store, case(listed=LISTED))
    assert [row["name"] for row in found["members"]] == ["王小雨", "逄𬭎"]
    assert [row["name"] for row in found["representatives"]] == ["王小雨"]
    assert found["is_group"] is True


def test_a_protected_identity_is_told_to_those_alone_who_may_see_it(store, case):
    case_id = case(replace(ENTRY, protected=True), LISTED)
    told, kept = known(store, case_id, replace(DESK, role="mediator")), known(store, case_id)
    assert (told["applicant_name"], told["applicant_phone"]) == ("王小雨", "13800001111")
    assert kept["applicant_name"] == SEALED
    said = str({name: value for name, value in kept.items() if name not in ("matter", "facts", "claim")})
    assert not [word for word in ("王小雨", "13800001111", "11010219840406970X", "1984", "逄𬭎") if word in said]


def test_what_nobody_knows_is_not_there(store, case):
    found = known(store, case(Entry(name="李", employer="青岛海风服装有限公司")))
    assert not {"arrears", "people", "applicant_phone", "requests", "wage_items", "closed_on"} & found.keys()


def test_a_case_that_is_gone_is_said(store):
    with pytest.raises(NotHere):
        known(store, "nowhere")


def test_every_fact_is_documented_and_every_documented_name_is_a_fact(store, case):
    found = known(store, case(listed=LISTED))
    assert found.keys() <= documented().keys()
    source = resources.path("forms").parent.parent / "desktop/papers/facts.py"
    text = source.read_text(encoding="utf-8")
    assert [name for name in documented() if f'"{name}"' not in text] == []


@pytest.mark.parametrize("form", sorted(set(names()) - set(BEFORE)))
def test_a_shared_name_has_its_type_in_every_form(form):
    shared, fields = documented(), load(form).fields
    wrong = {
        name: field.type
        for name, field in fields.items()
        if name in shared and field.type not in TYPES.get(shared[name], {shared[name]})
    }
    assert wrong == {}


def test_a_form_takes_what_it_asks_for_and_of_a_list_the_columns_it_prints(store, case):
    form = load("group_representatives")
    filled = fill(form, known(store, case(listed=LISTED)))
    assert filled.keys() <= form.fields.keys()
    assert filled["members"][0] == {"name": "王小雨", "id_number": "11010219840406970X", "phone": "13800001111"}


def test_a_choice_takes_only_one_of_its_options():
    form = load("request_acceptance")
    assert fill(form, {"contact_kind": "来电", "decision": "受理"}) == {"contact_kind": "来电", "decision": "受理"}
    assert fill(form, {"contact_kind": "飞鸽"}) == {}
