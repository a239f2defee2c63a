"""催办: bubble → phone or SMS → 催办单 → 督办单. The next level is offered; a person decides, and her words are kept.

Whoever has to act is the case's own handler, the station that has it, or another body whose clock we follow
(`Rule.whose` is `other`): that one is written to, and never supervised by us.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from offline_store import cards, codes
from offline_store.case_deadlines import OPEN, RULE, calendar_of
from offline_store.case_employers import of_case as employers_of
from offline_store.corrections import note_step
from offline_store.deadlines.alarm_times import working_days_from
from offline_store.errors import ExpectedError, NotAllowed
from offline_store.follow_ups import filled
from offline_store.models import Case, Deadline, Reminder
from offline_store.roles import APPROVE, REGISTER
from offline_store.settings import Desk
from offline_store.stations import station
from offline_store.types import local_day, now

BUBBLE, PHONE, LETTER, SUPERVISION = LEVELS = ("bubble", "phone", "letter", "supervision")
OTHER_LEVELS = (PHONE, LETTER)
"""For a body outside the union's tree."""
TEXTS, BODIES = "reminder_texts", "waited_for"
OTHER = "other"


class NothingSaid(ExpectedError):
    """A reminder or its answer has no words, or nobody to go to."""

    title = "还没有写内容"
    explanation = "催办要写明对谁、催什么，答复要写明办到哪一步。内容没有保存。"
    advice = "请写完再发出。"


class AlreadyAnswered(ExpectedError):
    """A colleague was first."""

    title = "这次催办已经答复过了"
    explanation = "这次催办已经有答复，内容没有任何改动。"
    advice = "请刷新列表，看最新的情况；需要的话另发一次。"


@dataclass(frozen=True, slots=True)
class Draft:
    """What a reminder would say: shown to a person, who changes it and sends it, or does not."""

    case_id: str
    number: str
    deadline_id: str | None
    level: str
    levels: tuple[str, ...]
    """Those this person may send, the mildest first."""
    to_account: str
    to_name: str
    text: str
    due_on: date
    """By when it is to be answered."""


@dataclass(frozen=True, slots=True)
class ReminderLine:
    """A reminder as the screens and the letter have it."""

    id: str
    case_id: str
    number: str
    level: str
    to_account: str
    to_name: str
    text: str
    due_on: date | None
    sent_at: datetime
    sent_by: str
    status: str
    answer: str
    answered_by: str
    answered_at: datetime | None


def draft(session: Session, desk: Desk, case_id: str, deadline_id: str | None = None, level: str = "") -> Draft:
    """The next level's words, or those of a wished one; of a deadline, or of the case's nearest where none is named."""
    case = session.get_one(Case, case_id)
    row = _deadline(session, case, deadline_id)
    is_other = row is not None and row.inputs[RULE]["whose"] == OTHER
    levels = tuple(each for each in (OTHER_LEVELS if is_other else LEVELS) if _may(desk, each))
    chosen = level if level in levels else next_level(session, case_id, row.id if row else None, levels)
    account, name = _to(session, case, row)
    until = working_days_from(local_day(now()), cards.numbers_of(session).answer_days, calendar_of(session))
    text = filled(_template(session, chosen, is_other=is_other), _values(session, desk, case, row, until))
    return Draft(
        case_id=case.id,
        number=case.number,
        deadline_id=row.id if row else None,
        level=chosen,
        levels=levels,
        to_account=account,
        to_name=name,
        text=text,
        due_on=until,
    )


def next_level(session: Session, case_id: str, deadline_id: str | None, levels: Sequence[str]) -> str:
    """The one above the highest that was sent for this, where there is one above."""
    query = select(Reminder.level).where(Reminder.case_id == case_id, Reminder.state == "live")
    sent = set(session.scalars(query.where(Reminder.deadline_id == deadline_id) if deadline_id else query))
    highest = max((place for place, level in enumerate(levels) if level in sent), default=-1)
    return levels[min(highest + 1, len(levels) - 1)]


def send(session: Session, desk: Desk, wanted: Draft) -> str:
    """Keep it as sent; its id. Raises NotAllowed (督办单 is a supervisor's), NothingSaid."""
    if not _may(desk, wanted.level):
        raise NotAllowed
    if not (wanted.text.strip() and wanted.to_name.strip()):
        raise NothingSaid
    case = session.get_one(Case, wanted.case_id)
    row = Reminder(scope_id=case.scope_id, case_id=case.id, deadline_id=wanted.deadline_id, level=wanted.level)
    row.to_account, row.to_name, row.text = wanted.to_account, wanted.to_name.strip(), wanted.text.strip()
    row.due_on, row.sent_at, row.sent_by, row.status = wanted.due_on, now(), desk.clerk, "open"
    session.add(row)
    note_step(session, desk, case, "reminded", row.to_name)
    return row.id


def answer(session: Session, desk: Desk, reminder_id: str, text: str) -> None:
    """What whoever was asked says; a body that has no desk says it by phone or letter to this one.

    Raises NotAllowed, NothingSaid, AlreadyAnswered.
    """
    row = session.get_one(Reminder, reminder_id)
    if not desk.may(REGISTER):
        raise NotAllowed
    if row.status != "open":
        raise AlreadyAnswered
    if not text.strip():
        raise NothingSaid
    row.status, row.answer = "answered", text.strip()
    row.answered_by, row.answered_at = desk.clerk, now()
    note_step(session, desk, session.get_one(Case, row.case_id), "reminder_answered", row.answer)


def one(session: Session, reminder_id: str) -> ReminderLine:
    """A reminder, for its letter."""
    row = session.get_one(Reminder, reminder_id)
    return line_of(row, session.get_one(Case, row.case_id).number)


def line_of(row: Reminder, number: str) -> ReminderLine:
    """A row as the screens get it."""
    names = (name for name in ReminderLine.__dataclass_fields__ if name != "number")
    return ReminderLine(number=number, **{name: getattr(row, name) for name in names})


def _may(desk: Desk, level: str) -> bool:
    return desk.may(APPROVE if level == SUPERVISION else REGISTER)


def _deadline(session: Session, case: Case, deadline_id: str | None) -> Deadline | None:
    if deadline_id:
        return session.get_one(Deadline, deadline_id)
    query = select(Deadline).where(Deadline.case_id == case.id, Deadline.state == "live", Deadline.status.in_(OPEN))
    rows = session.scalars(query.where(Deadline.due_on.is_not(None)).order_by(Deadline.due_on, Deadline.id))
    return next((row for row in rows if RULE in row.inputs and row.inputs[RULE]["whose"] != OTHER), None)


def _to(session: Session, case: Case, row: Deadline | None) -> tuple[str, str]:
    """Who has to act: account and name."""
    if row is not None and row.inputs[RULE]["whose"] == OTHER:
        number = row.rule.partition(".")[0]
        bodies: dict[str, Any] = {item["code"]: item["name"] for item in codes.current(session, BODIES)["items"]}
        return "", str(bodies.get(number, ""))
    if case.handler:
        return case.handler, case.handler_name
    at = station(session, case.scope_id)
    return "", at.name if at else case.clerk


def _template(session: Session, level: str, *, is_other: bool) -> str:
    wanted = f"other_{level}" if is_other else level
    items = codes.current(session, TEXTS)["items"]
    return next((str(item["text"]) for item in items if item["code"] == wanted), "")


def _values(session: Session, desk: Desk, case: Case, row: Deadline | None, until: date) -> dict[str, str]:
    """What the gaps of a template are filled with: of the person nothing."""
    employer = next((each.name for each in employers_of(session, case.id)), "")
    about = row.inputs[RULE]["name"] if row is not None else "、".join(case.dispute_types) or "未结案件"
    late = (local_day(now()) - row.due_on).days if row is not None and row.due_on else 0
    term = f"期限为{_said(row.due_on)}" if row is not None and row.due_on else "还没有办结"
    return {
        "登记号": case.number,
        "单位": employer or "单位未填",
        "事项": f"“{about}”",
        "期限": f"{term}，已超期 {late} 日" if late > 0 else term,
        "答复日": _said(until),
        "站点": desk.station_name,
        "经办人": desk.clerk,
    }


def _said(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
