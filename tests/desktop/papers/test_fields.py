"""Every form has the fields that the domain notes list (section 2.2 there), and nothing in a description is amiss."""

import json
import re
from pathlib import Path

import pytest

import resources
from desktop.printing.description import load, names, problems

OWN = ("closing", "reminder", "supervision", "calculation")
"""Papers of the desk, and the annex of a calculation: not of the list."""


def listed():
    """Form → labels, of labels.txt."""
    found: dict[str, list[str]] = {}
    for line in Path(__file__).with_name("labels.txt").read_text(encoding="utf-8").splitlines():
        if line.endswith(":"):
            name = line[:-1]
        elif not line.startswith("#"):
            found.setdefault(name, []).extend(line.split())
    return found


LABELS = listed()
"""Form → labels of the fields that the domain notes name for it. Number and station stand around each form."""

FIXED = {
    "rights_notice": ("选择或者接受调解员", "要求终止调解", "不公开进行", "自愿达成", "如实陈述", "遵守调解现场秩序"),
    "investigation_record": ("以上笔录我看过", "与我说的一致"),
    "mediation_record": ("妥协和让步", "不得在此后的程序中作为对其不利的证据"),
    "arbitration_review_application": ("十五日内", "不涉及确认劳动关系", "未就本协议申请司法确认"),
    "judicial_confirmation_application": ("三十日内", "不收取费用"),
    "union_opinion": ("十五个工作日", "五个工作日"),
    "oral_agreement": ("达成协议之日起生效",),
    "mediation_application": ("已将申请调解的有关规定", "自愿申请调解"),
}
"""Form → words that must stand in it."""

SEALED = (
    "acceptance_notice",
    "refusal_notice",
    "mediation_inquiry",
    "mediation_notice",
    "mediation_invitation",
    "representative_identity",
    "mediation_agreement",
    "mediation_termination",
    "mediation_failure",
    "transfer_order",
    "assignment_order",
    "supervision_order",
    "union_reminder_letter",
    "union_opinion",
    "union_proposal",
    "closing_report",
    "legal_aid_assignment",
    "major_dispute_report",
)
WITH_SLIP = (
    "mediation_inquiry",
    "mediation_notice",
    "mediation_invitation",
    "transfer_order",
    "assignment_order",
    "supervision_order",
    "union_reminder_letter",
    "union_opinion",
    "union_proposal",
    "legal_aid_assignment",
    "mediation_failure",
)
SIGNED_ON_EACH_PAGE = ("investigation_record", "mediation_record", "hearing_record")


def described(name):
    return json.loads(resources.path(f"forms/{name}.json").read_text(encoding="utf-8"))


def labels(name):
    """Of the form's fields, of the rows of its lists, and of its places to sign."""
    form = load(name)
    own = {field.label for field in form.fields.values()}
    return own | {field.label for each in form.fields.values() for field in each.of.values()}


def words(name):
    return json.dumps(described(name)["blocks"], ensure_ascii=False)


def test_there_is_a_description_of_every_form_of_the_list_and_of_no_other():
    assert set(names()) == {*LABELS, *OWN}


@pytest.mark.parametrize("name", sorted(LABELS))
def test_a_form_has_the_fields_that_the_domain_notes_list(name):
    assert set(LABELS[name]) - labels(name) == set()


@pytest.mark.parametrize("name", sorted(FIXED))
def test_a_form_says_what_the_law_wants_said(name):
    missing = [said for said in FIXED[name] if said not in words(name)]
    assert missing == []


@pytest.mark.parametrize("name", sorted(LABELS))
def test_a_description_has_no_problems(name):
    assert problems(described(name)) == []


@pytest.mark.parametrize("name", SEALED)
def test_a_sealed_paper_has_a_place_for_the_seal(name):
    assert re.search(r'"kind": "(seal|sign_and_seal)"', words(name))


@pytest.mark.parametrize("name", WITH_SLIP)
def test_a_letter_that_asks_for_an_answer_has_a_slip(name):
    assert '"slip"' in words(name)


@pytest.mark.parametrize("name", SIGNED_ON_EACH_PAGE)
def test_a_record_is_signed_on_each_page(name):
    assert load(name).page_signatures


def test_letters_and_agreements_are_numbered_and_records_are_not():
    numbered = {name for name in LABELS if load(name).series}
    assert {"mediation_agreement", "acceptance_notice", "union_opinion", "transfer_order"} <= numbered
    assert not numbered & {"mediation_record", "request_acceptance", "file_cover", "proof_of_service"}


def test_each_party_gets_a_copy_and_one_is_kept():
    assert load("mediation_agreement").copies == "parties+1"
