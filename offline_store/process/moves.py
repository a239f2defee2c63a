"""What may be done with a case now, and why not the rest; the moves themselves, by the table `process_moves`."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from offline_store import handovers
from offline_store.corrections import note_step
from offline_store.errors import ExpectedError, filling
from offline_store.models import Case
from offline_store.process import checklists, decisions, steps
from offline_store.process import rules as tables
from offline_store.process.checklists import Item
from offline_store.process.decisions import Asked
from offline_store.process.rules import BACK, Move, Rules
from offline_store.settings import Desk

WHY = {
    "right": filling("您的角色不能做这一步。"),
    "level": filling("这一步要由别的层级的站点办理。"),
    "void": filling("这件登记已作废。"),
    "state": filling("案件现在的状态不能做这一步。"),
    "asked": filling("同样的申请已经在等审批。"),
    "away": filling("案件正在转办，要等对方接收或退回。"),
    "reason": filling("这一步要写明理由。"),
    "through": filling("这一步随转办、分派或并案一起办理。"),
}
"""Why a move cannot be made."""


class CannotMove(ExpectedError):
    """The table does not give this move to this person now."""

    title = "现在不能这样流转"
    explanation = "{why}内容没有任何改动。"
    advice = "请看“流转”里列出的可以办理的步骤。"


@dataclass(frozen=True, slots=True)
class Way:
    """One move that leads out of the state a case is in."""

    move: Move
    to: str
    """The state it leads to, in words."""
    why_not: str
    """Of WHY; empty when it can be made."""
    open_items: tuple[Item, ...]
    """What of its checklist is not done: it can be made when they are."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a case stands, for one person."""

    case_id: str
    status: str
    name: str
    group: str
    side: bool
    handler: str
    """Name of 承办人; empty where nobody has it."""
    outcome: str
    checklist: tuple[Item, ...]
    """Of every gate that lies ahead."""
    ways: tuple[Way, ...]
    waiting: tuple[Asked, ...]
    """What waits to be decided."""


def standing(session: Session, desk: Desk, case_id: str) -> Standing:
    """Where a case stands, and what leads on from there."""
    case, rules = session.get_one(Case, case_id), tables.load(session)
    level = tables.level_of(session, desk.station_id)
    asked = tuple(decisions.waiting(session, desk, case_id))
    ways = tuple(_way(session, desk, case, rules, move, level, asked) for move in rules.from_state(case.status))
    gates = dict.fromkeys(way.move.gate for way in ways if way.move.gate)
    state = rules.states.get(case.status)
    return Standing(
        case_id=case_id,
        status=case.status,
        name=rules.name(case.status),
        group=state.group if state else "",
        side=bool(state and state.side),
        handler=case.handler_name,
        outcome=case.outcome,
        checklist=tuple(item for gate in gates for item in checklists.items(session, case, gate)),
        ways=ways,
        waiting=asked,
    )


def move(session: Session, desk: Desk, case_id: str, code: str, reason: str = "") -> str:
    """Make a move, or ask for the decision it needs: then the decision's id, else "". Raises CannotMove, NotReady.

    Moves that are part of something else (`Move.through`) are made by that.
    """
    case, rules = session.get_one(Case, case_id), tables.load(session)
    wanted = _checked(session, desk, case, rules, code, reason)
    if wanted.through:
        raise CannotMove(why=WHY["through"])
    if not wanted.decision:
        to = target(session, case, rules, wanted)
        steps.go(session, desk, case, rules, to, action=code, note=reason, event=wanted.event)
        _drop_waiting(session, desk, case)
        return ""
    back = case.status
    if wanted.meanwhile:
        steps.go(session, desk, case, rules, wanted.meanwhile, action=code, note=reason)
    asked = decisions.ask(
        session, desk, case, wanted.decision, {"move": code, "from": case.status, "back": back}, reason
    )
    if not wanted.meanwhile:
        note_step(session, desk, case, "asked", f"{wanted.name} {reason}".strip())
    return asked.id


def carry(session: Session, desk: Desk, case: Case, code: str, note: str = "", *, action: str = "") -> None:
    """The move that goes with a hand-over, an assignment or a joining. Raises CannotMove."""
    rules = tables.load(session)
    wanted = _checked(session, desk, case, rules, code, note)
    to = target(session, case, rules, wanted)
    steps.go(session, desk, case, rules, to, action=action or code, note=note, event=wanted.event)


def way(session: Session, desk: Desk, case: Case, code: str) -> Way | None:
    """One of the moves that lead on; None where it does not lead out of the state the case is in."""
    rules = tables.load(session)
    found = rules.moves.get(code)
    if found is None or case.status not in found.sources:
        return None
    level = tables.level_of(session, desk.station_id)
    return _way(session, desk, case, rules, found, level, decisions.waiting(session, desk, case.id))


def leads_on(session: Session, case: Case, code: str) -> bool:
    """Whether a move leads out of the state a case is in."""
    found = tables.load(session).moves.get(code)
    return found is not None and case.status in found.sources


def target(session: Session, case: Case, rules: Rules, move: Move) -> str:
    """The state a move leads to."""
    return steps.came_from(session, case, rules) if move.to == BACK else move.to


def _checked(session: Session, desk: Desk, case: Case, rules: Rules, code: str, reason: str) -> Move:
    found = rules.moves.get(code)
    if found is None or case.status not in found.sources:
        raise CannotMove(why=WHY["state"])
    level = tables.level_of(session, desk.station_id)
    if why := _why_not(session, desk, case, found, level, decisions.waiting(session, desk, case.id)):
        raise CannotMove(why=WHY[why])
    if found.reason and not reason.strip():
        raise CannotMove(why=WHY["reason"])
    if found.gate:
        checklists.demand(session, case, found.gate)
    return found


def _way(session: Session, desk: Desk, case: Case, rules: Rules, move: Move, level: str, asked: Sequence[Asked]) -> Way:
    open_items = tuple(item for item in checklists.items(session, case, move.gate) if not item.done)
    to = rules.name(target(session, case, rules, move))
    return Way(move, to, _why_not(session, desk, case, move, level, asked), open_items)


def _why_not(session: Session, desk: Desk, case: Case, move: Move, level: str, asked: Sequence[Asked]) -> str:
    if case.state != "live":
        return "void"
    if not desk.may(move.right):
        return "right"
    if level and move.levels and level not in move.levels:
        return "level"
    if move.decision and any(each.kind == move.decision for each in asked):
        return "asked"
    if not move.through and handovers.open_transfer(session, case) is not None:
        return "away"
    return ""


def _drop_waiting(session: Session, desk: Desk, case: Case) -> None:
    """What was asked of the state the case has left is not asked any more."""
    for each in decisions.waiting(session, desk, case.id):
        if each.obstacle == "overtaken":
            decisions.lay_aside(session, desk, each.id)
