"""回访 done: what the worker said, how content she is, or that nobody was reached; the case moves on by it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from offline_store import cards, codes, follow_ups, queries
from offline_store.agreements import performing
from offline_store.case_deadlines import calendar_of
from offline_store.corrections import note_step
from offline_store.errors import ExpectedError, NotAllowed, NotHere, filling
from offline_store.models import Case, FollowUp, Reception
from offline_store.process import moves
from offline_store.process.cases import newest_reception
from offline_store.roles import REGISTER, SEE_PROTECTED
from offline_store.settings import Desk
from offline_store.types import ZONE, local_day, now, to_plain

RECEPTION = "follow_up"
"""The kind of a reception in which a worker was asked."""
WAITING, DONE, UNREACHED = "waiting", "done", "unreached"
ON = ("await_visit", "visited")
"""Moves that a return visit after a closing brings about."""


class VisitIncomplete(ExpectedError):
    """A question has no answer, or nobody said how content the worker is."""

    title = "回访还没有填完"
    explanation = "还没有选：{what}。内容没有保存，填的都还在。"
    advice = "没有问到的请选“未评价”，或者按“没有联系上”。"


class VisitOver(ExpectedError):
    """A colleague was first."""

    title = "这次回访已经有人做了"
    explanation = "这次回访已经完成或结束，内容没有任何改动。"
    advice = "请刷新列表，看最新的情况。"


class CallMore(ExpectedError):
    """It is too early to give it up."""

    title = "还不能结束回访"
    explanation = "要打过 {most} 次都没有联系上才能结束，现在是 {count} 次。"
    advice = "请换个时间再打，每次记一下情况。"


@dataclass(frozen=True, slots=True)
class VisitLine:
    """A return visit as the page shows it."""

    id: str
    case_id: str
    reception_id: str
    number: str
    reason: str
    """`closing`, `instalment` or `promise`."""
    due_on: date
    card: str
    person: str
    """Whom to ask; empty where this person may not see it."""
    phone: str
    outcome: str
    """办结结果."""
    attempts: tuple[str, ...]
    """Calls that reached nobody, in words of whoever called."""
    script: tuple[follow_ups.Line, ...]
    agreement: str
    """The 文号 of the agreement whose performance is asked about; empty where there is none."""
    note: str = ""
    """What was promised."""


@dataclass(frozen=True, slots=True)
class Told:
    """What came of a return visit."""

    answers: Mapping[str, str]
    """Code of the question → what was answered."""
    satisfaction: str
    """A name of the list `satisfaction`."""
    result: str = ""


def waiting(session: Session, desk: Desk, today: date) -> list[VisitLine]:
    """The return visits of this station that are to be made, the earliest first."""
    query = select(FollowUp, Case).join(Case, Case.id == FollowUp.case_id)
    mine = (FollowUp.scope_id == desk.station_id, FollowUp.status == WAITING)
    live = (FollowUp.state == "live", Case.state == "live")
    found = session.execute(query.where(*mine, *live).order_by(FollowUp.due_on, FollowUp.id)).tuples()
    numbers, days = cards.numbers_of(session), calendar_of(session)
    return [
        _line(session, desk, row, case, cards.card_of(row.due_on, today, days, numbers)) for row, case in found.all()
    ]


def choices(session: Session) -> tuple[str, ...]:
    """How content somebody can be."""
    return codes.names(codes.current(session, follow_ups.SATISFACTION))


def record(session: Session, desk: Desk, visit_id: str, told: Told) -> None:
    """Keep what the worker said; a closed case is 已回访 then. Raises NotAllowed, VisitOver, VisitIncomplete."""
    row = _open(session, desk, visit_id)
    asked = [line for line in follow_ups.script(session, row.reason, {}) if line.kind == "ask"]
    unanswered = [line.text for line in asked if not told.answers.get(line.code)]
    if unanswered or told.satisfaction not in choices(session):
        raise VisitIncomplete(what=unanswered[0] if unanswered else filling("满意度"))
    row.answers, row.satisfaction, row.result = dict(told.answers), told.satisfaction, told.result.strip()
    _end(session, desk, row, DONE, "visit_done", " ".join(filter(None, (told.satisfaction, row.result))))


def unreached(session: Session, desk: Desk, visit_id: str, what: str) -> int:
    """A call reached nobody; how many did not. Raises NotAllowed, VisitOver."""
    row = _open(session, desk, visit_id)
    row.attempts = [*row.attempts, {"at": to_plain(now()), "clerk": desk.clerk, "what": what.strip()}]
    note_step(session, desk, session.get_one(Case, row.case_id), "visit_unreached", what.strip())
    return len(row.attempts)


def take_call(session: Session, desk: Desk, visit_id: str, reception_id: str) -> None:
    """A call that is not registered yet was this return visit: sound and text are the case's.

    Raises NotAllowed, VisitOver; NotHere where the call is a case's already.
    """
    row, reception = _open(session, desk, visit_id), session.get(Reception, reception_id)
    if reception is None or reception.case_id is not None:
        raise NotHere
    reception.case_id, reception.kind, reception.draft = row.case_id, RECEPTION, {}
    note_step(session, desk, session.get_one(Case, row.case_id), "visit_called")


def give_up(session: Session, desk: Desk, visit_id: str) -> None:
    """End it as unreached. Raises NotAllowed, VisitOver, CallMore."""
    row, most = _open(session, desk, visit_id), cards.numbers_of(session).unreached_most
    if len(row.attempts) < most:
        raise CallMore(most=most, count=len(row.attempts))
    _end(session, desk, row, UNREACHED, "visit_given_up", "")


def _open(session: Session, desk: Desk, visit_id: str) -> FollowUp:
    if not desk.may(REGISTER):
        raise NotAllowed
    row = session.get_one(FollowUp, visit_id)
    if row.status != WAITING or row.state != "live":
        raise VisitOver
    return row


def _end(session: Session, desk: Desk, row: FollowUp, status: str, action: str, note: str) -> None:
    row.status, row.clerk, row.done_at = status, desk.clerk, now()
    case = session.get_one(Case, row.case_id)
    note_step(session, desk, case, action, note)
    if row.reason == follow_ups.CLOSING:
        for code in ON:
            if moves.leads_on(session, case, code):
                moves.carry(session, desk, case, code)


def _line(session: Session, desk: Desk, row: FollowUp, case: Case, card: str) -> VisitLine:
    person = queries.entry_of(session, case, see_protected=desk.may(SEE_PROTECTED))
    agreement = performing.number_of(session, case.id)
    values = {
        "站点": desk.station_name,
        "日期": str(local_day(case.opened_at)),
        "登记号": case.number,
        "协议": agreement,
    }
    return VisitLine(
        id=row.id,
        case_id=case.id,
        reception_id=newest_reception(session, case.id) or "",
        number=case.number,
        reason=row.reason,
        due_on=row.due_on,
        card=card,
        person=person.name,
        phone=person.phone,
        outcome=case.outcome,
        attempts=tuple(_attempt(each) for each in row.attempts),
        script=follow_ups.script(session, row.reason, values),
        agreement=agreement,
        note=row.note,
    )


def _attempt(each: Mapping[str, str]) -> str:
    at = datetime.fromisoformat(each["at"]).astimezone(ZONE)
    return " ".join(filter(None, (f"{at:%Y-%m-%d %H:%M}", each.get("clerk", ""), each.get("what", ""))))
