"""审批: asked by one, decided by a named person with an opinion; what was wanted is done in the same transaction.

Asking and deciding work offline: both wait in the outbox. When two desks decide, the first that the centre hears
stands, and the other's is a conflict that a person settles (`conflicts.py`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from offline_store import settings
from offline_store.corrections import note_step
from offline_store.errors import ExpectedError, NotAllowed
from offline_store.models import Case, Decision
from offline_store.process import rules as tables
from offline_store.process import seal_grounds, steps
from offline_store.process.rules import Kind
from offline_store.roles import APPROVE, REGISTER, may
from offline_store.settings import Desk
from offline_store.types import now

GROUNDS: dict[str, Callable[[Session, Decision], bool]] = {"seal_use": seal_grounds.stands}
"""Kinds of decisions that are about more than the case: whether what is asked for can still be done."""
INSTRUCTION, SIGN_OFF = "instruction", "sign_off"
"""领导批示 asks nothing; 呈签 asks for a signature and moves nothing."""


class Overtaken(ExpectedError):
    """The case has moved on since it was asked, or somebody has decided."""

    title = "情况已经变了"
    explanation = "提出之后，这件案件已经变动或已有人审批，这次没有作任何改动。"
    advice = "请打开案件看最新的情况；不再需要的申请可以撤下。"


class OwnAsking(ExpectedError):
    """Nobody decides what she asked for herself."""

    title = "不能审批自己提出的"
    explanation = "这是您自己提出的，要由另一位有权限的同事审批，内容没有任何改动。"
    advice = "请让另一位带班领导登录后审批。"


@dataclass(frozen=True, slots=True)
class Asked:
    """A decision as the screens show it."""

    id: str
    case_id: str
    number: str
    """登记号."""
    kind: str
    name: str
    """Of the kind, in words."""
    move: str
    """Of what is wanted, in words; empty where nothing moves."""
    reason: str
    asked_by: str
    asked_at: datetime
    status: str
    opinion: str = ""
    decided_by: str = ""
    decided_at: datetime | None = None
    obstacle: str = ""
    """Why this person cannot decide it: `right`, `own`, `overtaken`; empty when she can."""


def ask(session: Session, desk: Desk, case: Case, kind: str, wanted: dict[str, Any], reason: str) -> Decision:
    """Put something to be decided into the queue. Raises NotAllowed."""
    if not desk.may(REGISTER):
        raise NotAllowed
    row = Decision(scope_id=case.scope_id, case_id=case.id, kind=kind, wanted=wanted, reason=reason)
    row.asked_by, row.asked_by_name, row.asked_at = desk.account, desk.clerk, now()
    row.status = "waiting"
    session.add(row)
    return row


def ask_sign_off(session: Session, desk: Desk, case_id: str, what: str) -> str:
    """呈签: the leader is to sign what is said; the decision's id. Raises NotAllowed."""
    case = session.get_one(Case, case_id)
    row = ask(session, desk, case, SIGN_OFF, {"from": case.status}, what)
    note_step(session, desk, case, "asked", what)
    return row.id


def instruct(session: Session, desk: Desk, case_id: str, text: str) -> str:
    """领导批示: a leader's note, kept under her name; its id. Raises NotAllowed."""
    if not desk.may(APPROVE):
        raise NotAllowed
    case = session.get_one(Case, case_id)
    row = ask(session, desk, case, INSTRUCTION, {}, "")
    _settle(row, desk, "approved", text)
    note_step(session, desk, case, "instructed", text)
    return row.id


def decide(session: Session, desk: Desk, decision_id: str, *, approved: bool, opinion: str) -> None:
    """Approve or refuse, in her own name. Raises NotAllowed, OwnAsking, Overtaken; then nothing was done."""
    row = session.get_one(Decision, decision_id)
    case = session.get_one(Case, row.case_id)
    if obstacle := _obstacle(session, desk, row, case):
        raise {"right": NotAllowed, "own": OwnAsking, "overtaken": Overtaken}[obstacle]
    _settle(row, desk, "approved" if approved else "refused", opinion)
    rules = tables.load(session)
    move = rules.moves.get(row.wanted.get("move", ""))
    action = "approved" if approved else "declined"
    if move and approved:
        steps.go(session, desk, case, rules, move.to, action=action, note=opinion, event=move.event)
    elif move and move.meanwhile:
        steps.go(session, desk, case, rules, row.wanted["back"], action=action, note=opinion)
    else:
        note_step(session, desk, case, action, opinion)


def withdraw(session: Session, desk: Desk, decision_id: str) -> None:
    """Nobody needs to decide it any more: said by who asked or who could decide. Raises NotAllowed, Overtaken."""
    row = session.get_one(Decision, decision_id)
    if row.status != "waiting":
        raise Overtaken
    kind = _kind(session, row)
    if desk.account != row.asked_by and not desk.may(kind.right):
        raise NotAllowed
    case, rules = session.get_one(Case, row.case_id), tables.load(session)
    _settle(row, desk, "withdrawn", "")
    move = rules.moves.get(row.wanted.get("move", ""))
    if move and move.meanwhile and case.status == move.meanwhile:
        steps.go(session, desk, case, rules, row.wanted["back"], action="ask_withdrawn")
    else:
        note_step(session, desk, case, "ask_withdrawn")


def lay_aside(session: Session, desk: Desk, decision_id: str) -> None:
    """The case has moved on: what was asked is not asked any more, and the case stays where it is."""
    _settle(session.get_one(Decision, decision_id), desk, "withdrawn", "")


def waiting(session: Session, desk: Desk, case_id: str | None = None) -> list[Asked]:
    """What waits to be decided, oldest first: of one case, or of all that this desk reads."""
    query = select(Decision).where(Decision.status == "waiting", Decision.state == "live").order_by(Decision.asked_at)
    return _shown(session, desk, query.where(Decision.case_id == case_id) if case_id else query)


def of_case(session: Session, desk: Desk, case_id: str) -> list[Asked]:
    """Every decision of a case, oldest first, the leader's notes too."""
    query = select(Decision).where(Decision.case_id == case_id, Decision.state == "live")
    return _shown(session, desk, query.order_by(Decision.asked_at, Decision.id))


def _shown(session: Session, desk: Desk, query: Any) -> list[Asked]:
    rows = session.scalars(query).all()
    if not rows:
        return []
    kinds, rules, found = tables.kinds(session), tables.load(session), []
    for row in rows:
        case = session.get(Case, row.case_id)
        if case is None:  # its case has gone to another station
            continue
        move, kind = rules.moves.get(row.wanted.get("move", "")), kinds.get(row.kind)
        found.append(
            Asked(
                id=row.id,
                case_id=row.case_id,
                number=case.number,
                kind=row.kind,
                name=kind.name if kind else row.kind,
                move=f"{rules.name(row.wanted.get('back', case.status))} → {rules.name(move.to)}" if move else "",
                reason=row.reason,
                asked_by=row.asked_by_name,
                asked_at=row.asked_at,
                status=row.status,
                opinion=row.opinion,
                decided_by=row.decided_by_name,
                decided_at=row.decided_at,
                obstacle=_obstacle(session, desk, row, case) if row.status == "waiting" else "",
            )
        )
    return found


def _obstacle(session: Session, desk: Desk, row: Decision, case: Case) -> str:
    kind = _kind(session, row)
    if row.status != "waiting" or case.state != "live" or case.status != row.wanted.get("from", case.status):
        return "overtaken"
    ground = GROUNDS.get(row.kind)
    if ground and not ground(session, row):
        return "overtaken"
    if not desk.may(kind.right):
        return "right"
    if row.asked_by != desk.account or kind.own == "always":
        return ""
    others = [who for account, who in settings.load_clerks(session).items() if account != desk.account]
    alone = not any(may(who.role, kind.right) for who in others)
    return "" if kind.own == "alone" and alone else "own"


def _kind(session: Session, row: Decision) -> Kind:
    """The kind as today's table has it; one that it does not have is decided by whoever approves."""
    return tables.kinds(session).get(row.kind, Kind(row.kind, row.kind, APPROVE, "never"))


def _settle(row: Decision, desk: Desk, status: str, opinion: str) -> None:
    row.status, row.opinion = status, opinion
    row.decided_by, row.decided_by_name, row.decided_at = desk.account, desk.clerk, now()
