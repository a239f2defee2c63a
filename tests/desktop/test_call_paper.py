"""What of a person stands on the 来电登记表: what the form has a place for, and nothing of a protected one."""

import io
from dataclasses import replace
from datetime import date

import pypdf
import pytest

from desktop.call_paper import SEALED, call_form_data
from desktop.printing.call_form import render_call_form
from offline_store import queries, registration
from offline_store.persons import PersonDetails
from offline_store.registration import Entry

HERS = Entry(
    name="𠮷买买提·艾力",
    phone="16000003671",
    person=PersonDetails(
        sex="2", id_number="11010219840406970X", birth_date=date(1984, 4, 6), address="青岛市市南区香港中路1号"
    ),
    matter="工资",
)


@pytest.fixture
def paper(store, desk):
    def made(entry, *, see_protected=True):
        boss = replace(desk, role="supervisor")
        with store.write(boss.actor) as session:
            reception = registration.begin_reception(session, boss, "call")
            registration.register(session, boss, reception, entry)
        with store.read() as session:
            view = queries.reception(session, reception, see_protected=see_protected)
        pages = pypdf.PdfReader(io.BytesIO(render_call_form(call_form_data(view, boss)))).pages
        return "".join(page.extract_text() for page in pages).replace("\n", "")

    return made


def test_sex_and_address_stand_in_their_places_and_no_number(paper):
    text = paper(HERS)
    assert all(word in text for word in ("𠮷买买提·艾力", "女", "青岛市市南区香港中路1号", "16000003671"))
    assert "11010219840406970X" not in text
    assert "1984" not in text


def test_an_employer_has_the_place_before_the_address(paper):
    text = paper(replace(HERS, employer="青岛某服饰有限公司"))
    assert "青岛某服饰有限公司" in text
    assert "香港中路" not in text


def test_nothing_of_a_protected_person_is_printed_for_who_may_not_see_her(paper):
    text = paper(replace(HERS, protected=True), see_protected=False)
    assert SEALED in text
    assert not any(word in text for word in ("艾力", "女", "香港中路", "3671"))
