"""回访: when the worker is asked afterwards. Made by the closing of a case, and by an instalment that fell due.

What becomes of one is written by `process/visiting.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from sqlalchemy import select
from sqlalchemy.orm import Session

from offline_store import cards, codes
from offline_store.case_deadlines import calendar_of
from offline_store.deadlines.alarm_times import working_days_from
from offline_store.models import Case, FollowUp
from offline_store.types import local_day, now

CLOSING, INSTALMENT, PROMISE = "closing", "instalment", "promise"
INSTALMENT_RULE = "T09"
"""协议履行期限: the day after it, the worker is asked whether she was paid (domain 1.3)."""
SCRIPT, SATISFACTION = "follow_up_script", "satisfaction"
CLOSED = "closed"
"""The event of the process after which the worker is asked."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the script: `say` is read out, `ask` has answers to choose from."""

    code: str
    kind: str
    text: str
    answers: tuple[str, ...]


def on_move(session: Session, case: Case, event: str, *, ends: bool) -> None:
    """A case was closed: its worker is to be asked in some days. It is open again: she is not, yet."""
    if event == CLOSED:
        _want(session, case, CLOSING, _day_after_closing(session))
    elif not ends:
        for row in _waiting(session, case.id, CLOSING):
            row.state = "void"


def on_instalment(session: Session, alarm_id: str, case_id: str, day: date) -> None:
    """An instalment was due the day before: ask whether it was paid. Two desks that raise its alarm make one."""
    made = str(uuid5(NAMESPACE_OID, f"qiantai-follow-up/{alarm_id}"))
    if session.get(FollowUp, made) is None:
        case = session.get_one(Case, case_id)
        session.add(FollowUp(id=made, scope_id=case.scope_id, case_id=case.id, reason=INSTALMENT, due_on=day))


def on_promise(session: Session, case_id: str, day: date, text: str) -> None:
    """Something was promised until a day: look then whether it was kept. The same promise is noted once."""
    made = str(uuid5(NAMESPACE_OID, f"qiantai-promise/{case_id}/{day}/{text}"))
    if session.get(FollowUp, made) is None:
        case = session.get_one(Case, case_id)
        row = FollowUp(id=made, scope_id=case.scope_id, case_id=case.id, reason=PROMISE, due_on=day, note=text)
        session.add(row)


def script(session: Session, reason: str, values: Mapping[str, str]) -> tuple[Line, ...]:
    """What is said and asked in a return visit, in its order; `values` by name fill the gaps."""
    return tuple(
        Line(item["code"], item["kind"], filled(item["name"], values), tuple(item["answers"]))
        for item in codes.current(session, SCRIPT)["items"]
        if item["reason"] in ("", reason)
    )


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with {name} replaced by its value; a name that nobody knows stays as it is."""
    for name, value in values.items():
        text = text.replace("{" + name + "}", value)
    return text


def _want(session: Session, case: Case, reason: str, day: date) -> None:
    if not _waiting(session, case.id, reason):
        session.add(FollowUp(scope_id=case.scope_id, case_id=case.id, reason=reason, due_on=day))


def _waiting(session: Session, case_id: str, reason: str) -> list[Any]:
    query = select(FollowUp).where(FollowUp.case_id == case_id, FollowUp.reason == reason)
    return list(session.scalars(query.where(FollowUp.status == "waiting", FollowUp.state == "live")))


def _day_after_closing(session: Session) -> date:
    """So many days after today; the next working day where that is none."""
    days, calendar = cards.numbers_of(session).follow_up_days, calendar_of(session)
    day = local_day(now()) + timedelta(days=days)
    return day if calendar.is_working(day) else working_days_from(day, 1, calendar)
