"""质检: cases of a sample, marked by somebody who did not handle them; the handler may say something to it.

The sample is drawn by a seed, so that whoever doubts it can draw it again. The items and their points are the table
`quality_items`.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from offline_store import codes
from offline_store.corrections import note_step
from offline_store.errors import ExpectedError, NotAllowed
from offline_store.models import Case, QualityCheck
from offline_store.process import rules
from offline_store.process.cases import newest_reception
from offline_store.roles import APPROVE, REGISTER
from offline_store.settings import Desk
from offline_store.types import ZONE, now


class OwnCase(ExpectedError):
    """Nobody marks what she handled herself."""

    title = "不能质检自己办的案件"
    explanation = "这件案件是您承办或登记的，内容没有任何改动。"
    advice = "请由另一位同事质检。"


class BadMarks(ExpectedError):
    """A mark is missing, or beyond what the item gives."""

    title = "分数不对"
    explanation = "{name} 要填 0 到 {most} 之间的整数，内容没有保存。"
    advice = "请改正后再保存。"


@dataclass(frozen=True, slots=True)
class Item:
    """One line to be marked, and the most points it gives."""

    code: str
    name: str
    most: int


@dataclass(frozen=True, slots=True)
class Check:
    """A case of a sample as the screens show it."""

    id: str
    case_id: str
    reception_id: str
    number: str
    handler: str
    status: str
    case_status: str
    """Of the case, in words."""
    sampled_by: str
    sampled_at: datetime
    marks: Mapping[str, int]
    total: int | None
    remark: str
    checked_by: str
    checked_at: datetime | None
    reply: str
    is_own: bool
    """Whether this person handled or registered the case."""


def items(session: Session) -> tuple[Item, ...]:
    """What is marked."""
    return tuple(
        Item(line["code"], line["name"], int(line["points"]))
        for line in codes.current(session, "quality_items")["items"]
    )


def sample(session: Session, desk: Desk, since: date, until: date, number: int, seed: int) -> list[str]:
    """Draw cases opened on these days, none that waits for its check or was checked; the ids of the new checks.

    Not drawn: what is void, and what the person herself handles or registered. Raises NotAllowed.
    """
    if not desk.may(APPROVE):
        raise NotAllowed
    first, last = (datetime.combine(day, time.min, ZONE).astimezone(UTC) for day in (since, until + timedelta(days=1)))
    known = select(QualityCheck.case_id).where(QualityCheck.state == "live")
    query = select(Case).where(Case.scope_id == desk.station_id, Case.state == "live", Case.id.not_in(known))
    found = session.scalars(query.where(Case.opened_at >= first, Case.opened_at < last).order_by(Case.id)).all()
    others = [case for case in found if not _is_own(case, desk)]
    drawn = random.Random(seed).sample(others, min(number, len(others)))  # noqa: S311  # to be drawn again, not secret
    made = []
    for case in drawn:
        row = QualityCheck(scope_id=case.scope_id, case_id=case.id, sampled_at=now(), sampled_by=desk.clerk)
        session.add(row)
        made.append(row.id)
    return made


def mark(session: Session, desk: Desk, check_id: str, marks: Mapping[str, int], remark: str) -> int:
    """Write down the marks; their sum. Raises NotAllowed, OwnCase, BadMarks."""
    if not desk.may(APPROVE):
        raise NotAllowed
    row = session.get_one(QualityCheck, check_id)
    case = session.get_one(Case, row.case_id)
    if _is_own(case, desk):
        raise OwnCase
    for item in items(session):
        if not 0 <= marks.get(item.code, -1) <= item.most:
            raise BadMarks(name=item.name, most=item.most)
    row.marks, row.total, row.remark = dict(marks), sum(marks.values()), remark.strip()
    row.status, row.checked_by, row.checked_at = "done", desk.clerk, now()
    note_step(session, desk, case, "checked", str(row.total))
    return sum(marks.values())


def reply(session: Session, desk: Desk, check_id: str, text: str) -> None:
    """What the handler says to it. Raises NotAllowed."""
    if not desk.may(REGISTER):
        raise NotAllowed
    row = session.get_one(QualityCheck, check_id)
    row.reply = text.strip()
    note_step(session, desk, session.get_one(Case, row.case_id), "check_answered")


def checks(session: Session, desk: Desk) -> list[Check]:
    """The checks that this person has to do with: a supervisor all of her station, others those of their own cases.

    What waits comes first, then the newest.
    """
    query = select(QualityCheck, Case).join(Case, Case.id == QualityCheck.case_id)
    query = query.where(QualityCheck.scope_id == desk.station_id, QualityCheck.state == "live")
    names = rules.load(session)
    found = [_check(session, desk, row, case, names) for row, case in session.execute(query).tuples()]
    if not desk.may(APPROVE):
        found = [check for check in found if check.is_own and check.status == "done"]
    return sorted(found, key=lambda check: (check.status == "done", -check.sampled_at.timestamp(), check.number))


def _check(session: Session, desk: Desk, row: QualityCheck, case: Case, names: rules.Rules) -> Check:
    return Check(
        id=row.id,
        case_id=case.id,
        reception_id=newest_reception(session, case.id) or "",
        number=case.number,
        handler=case.handler_name or case.clerk,
        status=row.status,
        case_status=names.name(case.status),
        sampled_by=row.sampled_by,
        sampled_at=row.sampled_at,
        marks=dict(row.marks),
        total=row.total,
        remark=row.remark,
        checked_by=row.checked_by,
        checked_at=row.checked_at,
        reply=row.reply,
        is_own=_is_own(case, desk),
    )


def _is_own(case: Case, desk: Desk) -> bool:
    return desk.account == case.handler or (not case.handler and case.clerk == desk.clerk)
