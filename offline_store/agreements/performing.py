"""履行: what of an agreement was paid, what is overdue, and the 支付令申请书 for what is not paid.

Each instalment is a deadline of its own (T09), begun when the agreement takes effect; the day after it is due, the
worker is asked (`follow_ups`). What is paid in parts is met by the last part.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from offline_store import case_deadlines, papers
from offline_store.agreements import signing, wording
from offline_store.agreements.content import KIND, PERSON, Agreement, Side, from_values
from offline_store.agreements.signing import OF_AMOUNT, OF_FORM, OF_PLACE, OF_WAY
from offline_store.amounts import both, digits
from offline_store.corrections import note_step
from offline_store.errors import ExpectedError, NotAllowed, filling
from offline_store.models import Case, Deadline, Form, Payment
from offline_store.roles import REGISTER
from offline_store.settings import Desk
from offline_store.types import local_day, now

PERFORMED = "performed"
"""The event of the deadlines when all is paid."""
ORDER = "payment_order_application"
"""The kind of the 支付令申请书."""
_GRACE = re.compile(r"逾期(\d{1,3})日仍未付足")


class BadPayment(ExpectedError):
    """Such a payment cannot be."""

    title = "这笔付款不能记下"
    explanation = "{why}什么都没有改动。"
    advice = "请核对付款的日期、金额和凭证。"


class NothingOwed(ExpectedError):
    """Nothing of the agreement is overdue."""

    title = "没有到期未付的款项"
    explanation = "这份协议没有到期还没付的款项，没有生成支付令申请书。"
    advice = "请先核对各期的付款记录。"


@dataclass(frozen=True, slots=True)
class Paid:
    """A payment."""

    id: str
    amount: int
    paid_on: date
    way: str
    evidence: str
    clerk: str


@dataclass(frozen=True, slots=True)
class Due:
    """An instalment and what was paid of it."""

    deadline_id: str
    form_id: str
    place: int
    due_on: date
    amount: int
    way: str
    status: str
    """Of its deadline: running, met, dropped …"""
    payments: tuple[Paid, ...]

    @property
    def paid(self) -> int:
        """How much of it, in fen."""
        return sum(each.amount for each in self.payments)

    @property
    def owed(self) -> int:
        """How much is still owed; nothing of one that a later version took the place of."""
        return 0 if self.status == "dropped" else max(0, self.amount - self.paid)

    def is_overdue(self, today: date) -> bool:
        """Whether its day is over and something is owed."""
        return self.owed > 0 and self.due_on < today


def of_case(session: Session, case_id: str) -> tuple[Due, ...]:
    """The instalments of a case's agreements that are in effect, the earliest first."""
    query = select(Deadline).where(Deadline.case_id == case_id, Deadline.state == "live")
    rows = [row for row in session.scalars(query) if row.inputs.get(OF_FORM) and row.due_on]
    query_paid = select(Payment).where(Payment.deadline_id.in_([row.id for row in rows]), Payment.state == "live")
    paid: dict[str, list[Paid]] = {}
    for each in session.scalars(query_paid.order_by(Payment.paid_on, Payment.id)):
        found = Paid(each.id, each.amount, each.paid_on, each.way, each.evidence, each.clerk)
        paid.setdefault(each.deadline_id, []).append(found)
    lines = [_due(row, paid.get(row.id, ())) for row in rows]
    return tuple(sorted(lines, key=lambda line: (line.due_on, line.place, line.deadline_id)))


def pay(session: Session, desk: Desk, deadline_id: str, amount: int, paid_on: date, way: str, evidence: str) -> Due:
    """Something was paid of an instalment; the last part meets it. Raises NotAllowed, BadPayment."""
    if not desk.may(REGISTER):
        raise NotAllowed
    row = session.get_one(Deadline, deadline_id)
    line = _line(session, row)
    if row.status == "dropped":
        raise BadPayment(why=filling("这一期已经由新的一版协议代替。"))
    if amount <= 0 or amount > line.owed:
        raise BadPayment(why=filling("金额要大于零，不超过这一期还没付的数。"))
    if paid_on > local_day(now()) or paid_on < row.starts_on:
        raise BadPayment(why=filling("付款日期在协议生效以前，或者还没有到。"))
    if not evidence.strip():
        raise BadPayment(why=filling("请写明付款的凭证，例如转账回单、收条。"))
    payment = Payment(scope_id=row.scope_id, deadline_id=row.id, form_id=line.form_id, amount=amount)
    payment.paid_on, payment.way, payment.evidence = paid_on, way.strip(), evidence.strip()
    payment.at, payment.clerk = now(), desk.clerk
    session.add(payment)
    session.flush()
    case = session.get_one(Case, row.case_id)
    note_step(session, desk, case, "instalment_paid", f"第{line.place}期 {digits(amount)} {paid_on} {payment.evidence}")
    if not _line(session, row).owed:
        case_deadlines.meet(session, desk, row, paid_on)
        if all(not each.owed for each in of_case(session, case.id) if each.form_id == line.form_id):
            case_deadlines.on_event(session, desk, case, PERFORMED, paid_on)
    return _line(session, row)


def take_back(session: Session, desk: Desk, payment_id: str, reason: str) -> None:
    """A payment was written down in error: what it paid is owed again. Raises NotAllowed, BadPayment."""
    if not desk.may(REGISTER):
        raise NotAllowed
    if not reason.strip():
        raise BadPayment(why=filling("请写明为什么撤销。"))
    payment = session.get_one(Payment, payment_id)
    payment.state, payment.note = "void", reason.strip()
    row = session.get_one(Deadline, payment.deadline_id)
    if row.status == "met":
        row.status, row.met_on = "running", None
    case = session.get_one(Case, row.case_id)
    note_step(
        session, desk, case, "payment_void", f"第{row.inputs[OF_PLACE]}期 {digits(payment.amount)}：{payment.note}"
    )


def number_of(session: Session, case_id: str) -> str:
    """The 文号 of the case's newest agreement; empty where it has none."""
    query = select(Form.number).where(Form.case_id == case_id, Form.kind == KIND, Form.state == "live")
    final = query.where(Form.status == papers.FINAL).order_by(Form.made_at.desc(), Form.id.desc())
    return session.scalars(final.limit(1)).first() or ""


def order_values(session: Session, desk: Desk, form_id: str, today: date) -> dict[str, Any]:
    """What a 支付令申请书 says of an agreement that is not performed. Raises NothingOwed, NotHere."""
    view = papers.paper(session, form_id)
    agreement, lines = (
        from_values(view.values),
        [each for each in of_case(session, view.case_id) if each.form_id == form_id],
    )
    owed = owed_today(agreement, lines, today)
    if not owed:
        raise NothingOwed
    day = signing.state_of(session, form_id).effective_on
    creditors, debtors = _both(agreement)
    performed, total = sum(each.paid for each in lines), sum(each.owed for each in owed)
    first, debtor = (sides[0] if sides else Side() for sides in (creditors, debtors))
    return {
        "applicant_name": "、".join(side.name for side in creditors),
        "applicant_sex": first.sex if len(creditors) == 1 else "",
        "applicant_id_number": "、".join(filter(None, (side.id_number for side in creditors))),
        "applicant_phone": first.phone,
        "applicant_address": first.address,
        "employer_name": "、".join(side.name for side in debtors),
        "employer_credit_code": debtor.credit_code,
        "employer_phone": debtor.phone,
        "employer_address": debtor.address,
        "employer_representative": debtor.representative,
        "amount": total,
        "agreed_on": day.isoformat() if day else None,
        "organisation": agreement.organisation,
        "agreement_number": view.number,
        "performed": performed,
        "due_list": [{"due_on": each.due_on.isoformat(), "amount": each.owed, "way": each.way} for each in owed],
        "facts": _reasons(agreement, owed, total, performed, today),
        "evidence_text": _evidence(lines),
    }


def draw_order(session: Session, desk: Desk, form_id: str, today: date) -> str:
    """Begin the 支付令申请书 of an agreement as a draft; its id. Raises NotAllowed, NothingOwed, NotHere."""
    view = papers.paper(session, form_id)
    return papers.draft(session, desk, view.case_id, ORDER, order_values(session, desk, form_id, today))


def owed_today(agreement: Agreement, lines: Sequence[Due], today: date) -> list[Due]:
    """What can be asked for today: what is overdue; all that is not paid, once the agreement's own days of grace for
    one instalment are over."""
    overdue = [each for each in lines if each.is_overdue(today)]
    grace = _grace(agreement)
    if grace is not None and any(today > each.due_on + timedelta(days=grace) for each in overdue):
        return [each for each in lines if each.owed]
    return overdue


def _grace(agreement: Agreement) -> int | None:
    """The days after which one instalment that is not paid makes all of them due; None where that is not agreed on."""
    for clause in wording.filled(agreement).clauses:
        if found := _GRACE.search(clause.text):
            return int(found[1])
    return None


def _both(agreement: Agreement) -> tuple[tuple[Side, ...], tuple[Side, ...]]:
    """Who is owed and who owes: as a rule the workers and the employers."""
    both = (*agreement.applicants, *agreement.respondents)
    return tuple(side for side in both if side.kind == PERSON), tuple(side for side in both if side.kind != PERSON)


def _reasons(agreement: Agreement, owed: Sequence[Due], total: int, performed: int, today: date) -> str:
    overdue = [each for each in owed if each.is_overdue(today)]
    days = "、".join(f"第{each.place}期（{wording.day_words(each.due_on.isoformat())}）" for each in overdue)
    whole = f"协议约定由被申请人支付{wording.sum_words(agreement.total)}。" if agreement.total is not None else ""
    rest = "按照协议，其余各期视为同时到期。" if len(owed) > len(overdue) else ""
    already = f"被申请人已付{both(performed)}，" if performed else ""
    return f"{whole}{days}到期后没有付足。{rest}{already}尚欠{both(total)}。"


def _evidence(lines: Sequence[Due]) -> str:
    papers_named = dict.fromkeys(paid.evidence for line in lines for paid in line.payments)
    return f"付款凭证：{'、'.join(papers_named)}。" if papers_named else ""


def _line(session: Session, row: Deadline) -> Due:
    found = next((each for each in of_case(session, row.case_id) if each.deadline_id == row.id), None)
    if found is None:
        raise BadPayment(why=filling("这条期限不是协议的分期。"))
    return found


def _due(row: Deadline, paid: Sequence[Paid]) -> Due:
    assert row.due_on is not None
    inputs = row.inputs
    return Due(
        deadline_id=row.id,
        form_id=inputs[OF_FORM],
        place=inputs[OF_PLACE],
        due_on=row.due_on,
        amount=inputs[OF_AMOUNT],
        way=inputs.get(OF_WAY, ""),
        status=row.status,
        payments=tuple(paid),
    )
