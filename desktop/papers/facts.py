"""What a case knows, under the names that all descriptions share (`resources/forms/README.md` lists them).

The same name means the same in every form, so nothing maps one to the other: `facts` reads the store, `fill` takes
what a form asks for. Values are JSON as `printing/description.py` has them: days ISO, money in fen. What the store does
not know is not there. A protected identity is （身份保密） for an account that may not see it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.printing.blocks import Description, Field
from offline_store import case_deadlines, case_employers, codes, members, queries
from offline_store.case_employers import EMPLOYER
from offline_store.errors import NotHere
from offline_store.identity import ages, divisions
from offline_store.matter import Member
from offline_store.models import Case, Deadline, Employer, Reception, Recording, Step
from offline_store.registration import Entry
from offline_store.roles import SEE_PROTECTED
from offline_store.settings import Desk
from offline_store.types import ZONE, local_day, now

SEALED = "（身份保密）"
SEXES = {"1": "男", "2": "女"}
MARKS = {"pregnant": "孕期产期哺乳期", "disabled": "残疾", "new_form": "新就业形态", "migrant": "农民工"}
AGE_MARKS = {"child": "不满16周岁", "minor": "未成年", "elder": "老年人"}
CONTACTS = {"visit": "来访", "call": "来电"}
ROLES = {
    "dispatcher": "劳务派遣单位",
    "user": "用工单位",
    "contractor": "总包单位",
    "subcontractor": "分包单位",
    "guarantor": "担保人",
}
"""Of the employers beside the one that employs."""
MEDIATION, LIMITATION = ("T02", "T03"), "T11"
"""Rules: 调解期限, 仲裁时效 (with its variants)."""
TODAY = ("today", "issued_on", "filled_on", "reported_on")
ASKING = ("name", "sex", "age", "ethnicity", "birth_date", "id_number", "address", "phone", "occupation")
ASKED = ("name", "credit_code", "address", "phone", "representative")
"""Of the rows of the two sides."""
Facts = dict[str, Any]


def facts(session: Session, desk: Desk, case_id: str) -> Facts:
    """All that is known of a case, without what is empty. Raises NotHere."""
    case = session.get(Case, case_id)
    if case is None:
        raise NotHere
    may_see = desk.may(SEE_PROTECTED)
    entry = queries.entry_of(session, case, see_protected=may_see)
    found = {
        **_of_desk(desk),
        **_of_office(session, desk),
        **_of_case(session, case, entry),
        **_of_worker(session, entry),
        **_of_employers(session, case),
        **_of_contact(session, case),
        **_of_process(session, case),
        **_of_group(members.of_case(session, case, see_protected=may_see)),
    }
    found = {name: value for name, value in found.items() if value not in (None, "", [], ())}
    return found | _sides(found)


def fill(description: Description, known: Mapping[str, Any]) -> Facts:
    """What of `known` a form asks for: its own fields, and of a list's rows the fields it prints."""
    return {
        name: _fitting(field, known[name])
        for name, field in description.fields.items()
        if name in known and _fits(field, known[name])
    }


def _fits(field: Field, value: object) -> bool:
    """A form may give a shared name a choice of its own; what is none of its options is left to the clerk."""
    return value in field.options if field.options else True


def _fitting(field: Field, value: Any) -> Any:
    if field.type != "list":
        return value
    return [{name: row[name] for name in field.of if name in row} for row in value]


def _of_desk(desk: Desk) -> Facts:
    today = local_day(now()).isoformat()
    return {
        "organisation": desk.station_name,
        "station": desk.station_name,
        "place": desk.station_name,
        "desk": desk.number,
        "clerk": desk.clerk,
        "recorder": desk.clerk,
        **dict.fromkeys(TODAY, today),
    }


def _of_office(session: Session, desk: Desk) -> Facts:
    """Where the station is and whom its matters go to: its own line of the table `offices`, or the one for all."""
    lines = {item["code"]: item for item in codes.current(session, "offices")["items"]}
    line = lines.get("*", {}) | {name: value for name, value in lines.get(desk.station_code, {}).items() if value}
    phone, address = line.get("phone", ""), line.get("address", "")
    return {
        "contact_phone": phone,
        "mediator_phone": phone,
        "contact_address": address,
        "place": " ".join(filter(None, (desk.station_name, address))),
        "arbitration_body": line.get("arbitration_body", ""),
        "court": line.get("court", ""),
        "legal_aid_contact": line.get("legal_aid_contact", ""),
    }


def _of_case(session: Session, case: Case, entry: Entry) -> Facts:
    types = "、".join(entry.dispute_types)
    return {
        "case_number": case.number,
        "channel": _named(session, "channel", case.channel),
        "call_type": entry.call_type,
        "dispute_types": types,
        "dispute": f"{types}争议" if types else "",
        "matter": entry.matter,
        "facts": entry.matter,
        "claim": entry.claim,
        "requests": [{"text": entry.claim}] if entry.claim else [],
        "advice": entry.advice,
        "people": entry.people,
        "arrears": entry.arrears,
        "recovered": entry.recovered,
        "period": entry.period,
        "employment_form": entry.employment_form,
        "employment_ended": _iso(case.employment_ended),
        "wage_items": [_without_empty(asdict(item)) for item in entry.wage_items],
        "arrears_kinds": "、".join(dict.fromkeys(item.kind for item in entry.wage_items if item.kind)),
        "injury_date": entry.injury.date if _is_day(entry.injury.date) else "",
        "injury_place": entry.injury.place,
        "injury_treated_at": entry.injury.treated_at,
        "applied_on": _iso(local_day(case.opened_at)),
        "outcome": _named(session, "outcome", case.outcome),
        "handler": case.handler_name or case.clerk,
        "mediator": case.handler_name,
    }


def _of_worker(session: Session, entry: Entry) -> Facts:
    """Who it is of. What is computed from the birth date holds today."""
    person, today = entry.person, local_day(now())
    born = person.birth_date if person.birth_date and person.birth_date <= today else None
    age = ages.age_on(born, today) if born else None
    marks = [words for mark, words in MARKS.items() if mark in person.marks]
    marks += [AGE_MARKS[mark] for mark in (ages.marks_of(age) if age is not None else ())]
    return {
        "applicant_name": entry.name or (SEALED if entry.protected else ""),
        "anonymous": entry.anonymous or None,
        "applicant_sex": SEXES.get(person.sex, ""),
        "applicant_birth_date": _iso(born),
        "applicant_age": f"{age}岁" if age is not None else "",
        "applicant_age_band": ages.band_of(age, codes.current(session, "age_band")) if age is not None else "",
        "applicant_ethnicity": _named(session, "ethnicity", person.ethnicity),
        "applicant_education": _named(session, "education", person.education),
        "applicant_id_kind": _named(session, "id_document", person.id_kind),
        "applicant_id_number": person.id_number,
        "applicant_phone": entry.phone,
        "applicant_address": person.address,
        "applicant_native_place": divisions.full_name(person.native_region, born.year if born else None),
        "applicant_occupation": entry.occupation,
        "applicant_marks": "、".join(marks),
    }


def _of_employers(session: Session, case: Case) -> Facts:
    """The one that employs, with what the register has of it; the others by their role."""
    named = case_employers.of_case(session, case.id)
    employing = next((each for each in named if each.role == EMPLOYER), None)
    others = [{"role": ROLES.get(each.role, each.role), "name": each.name} for each in named if each is not employing]
    row = session.get(Employer, employing.id) if employing else None
    if row is None:
        return {"other_employers": others}
    return {
        "other_employers": others,
        "employer_name": row.name,
        "employer_credit_code": row.credit_code,
        "employer_address": row.address,
        "employer_phone": row.phone,
        "employer_representative": row.legal_representative,
        "employer_industry": _named(session, "industry", row.industry[:1]),
        "employer_type": _named(session, "enterprise_type_2023", row.type_2023)
        or _named(session, "enterprise_type_2011", row.type_2011),
        "employer_staff": row.staff,
        "employer_has_union": row.has_union,
        "employer_region": divisions.full_name(row.region[:6]),
    }


def _of_contact(session: Session, case: Case) -> Facts:
    """The first reception of the case: how it came."""
    query = select(Reception).where(Reception.case_id == case.id, Reception.state == "live")
    first = session.scalars(query.order_by(Reception.started_at, Reception.id).limit(1)).first()
    if first is None:
        return {}
    recording = session.scalars(
        select(Recording.id).where(Recording.reception_id == first.id).order_by(Recording.id).limit(1)
    ).first()
    return {
        "contact_kind": CONTACTS.get(first.kind, ""),
        "started_at": first.started_at.astimezone(ZONE).isoformat(timespec="minutes"),
        "ended_at": first.ended_at.astimezone(ZONE).isoformat(timespec="minutes") if first.ended_at else "",
        "received_at": first.started_at.astimezone(ZONE).isoformat(timespec="minutes"),
        "caller_number": first.caller_number,
        "recording": recording or "",
        "recording_notice": "已告知" if first.notice_at else ("未录音" if first.unrecorded else ""),
    }


def _of_process(session: Session, case: Case) -> Facts:
    """When it was accepted, agreed on and closed; which days run."""
    deadlines = session.scalars(select(Deadline).where(Deadline.case_id == case.id, Deadline.state == "live")).all()
    counted = [(row, row.due_on) for row in deadlines if row.status in case_deadlines.OPEN and row.due_on]
    mediation = [due for row, due in counted if row.rule in MEDIATION]
    limitation = [due for row, due in counted if row.rule.split(".")[0] == LIMITATION]
    ours = [due for row, due in counted if _is_ours(row)]
    steps = session.execute(select(Step.after, Step.at).where(Step.case_id == case.id).order_by(Step.at, Step.id))
    reached = {after: local_day(at) for after, at in steps if after}
    return {
        "accepted_on": _iso(reached.get("accepted")),
        "agreed_on": _iso(reached.get("agreed")),
        "mediation_due": _iso(min(mediation, default=None)),
        "limitation_due": _iso(min(limitation, default=None)),
        "due_on": _iso(min(ours, default=None)),
        "closed_on": _iso(local_day(case.closed_at)) if case.closed_at else "",
    }


def _is_ours(row: Deadline) -> bool:
    return case_deadlines.RULE in row.inputs and case_deadlines.rule_of(row).whose == "ours"


def _of_group(listed: Sequence[Member] | None) -> Facts:
    """The list of persons and those who speak for it; nothing of one that is sealed."""
    if not listed:
        return {}
    rows = [_without_empty(asdict(member)) for member in listed]
    chosen = [row for row, member in zip(rows, listed, strict=True) if member.representative]
    return {"members": rows, "representatives": chosen, "is_group": True}


def _sides(known: Mapping[str, Any]) -> Facts:
    """The parties as rows: who asks and who is asked."""
    return {
        "applicants": _side(known, "applicant_", ASKING),
        "respondents": _side(known, "employer_", ASKED),
    }


def _side(known: Mapping[str, Any], prefix: str, names: Sequence[str]) -> list[Facts]:
    row = {name: known[prefix + name] for name in names if prefix + name in known}
    if "credit_code" in row:
        row["id_number"] = row["credit_code"]
    return [row] if row else []


def _named(session: Session, list_name: str, code: str) -> str:
    """The name of a code; empty for no code, the code itself where the list has it no more."""
    if not code:
        return ""
    items = codes.current(session, list_name)["items"]
    return next((str(item["name"]) for item in items if item["code"] == code), code)


def _without_empty(row: Facts) -> Facts:
    return {name: value for name, value in row.items() if value not in (None, "")}


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
