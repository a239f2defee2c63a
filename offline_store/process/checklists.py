"""检查清单: what is to be ticked by a person, or true by itself, before a case goes through a gate (`checklist`).

Gates: `print` a paper, `agreement` an agreement, `close` the closing. Who ticked what, and when, stands in the case.
"""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from offline_store import case_deadlines, codes, conflicts, printing, queries
from offline_store.errors import ExpectedError, NotAllowed
from offline_store.models import Case, Form, Handover
from offline_store.registration import CALL_FORM
from offline_store.roles import REGISTER
from offline_store.settings import Desk
from offline_store.types import now, to_plain


class NotReady(ExpectedError):
    """Something of the checklist is open."""

    title = "检查清单还没完成"
    explanation = "还有没完成的：{open}。内容没有任何改动。"
    advice = "请在“流转”里逐项核对后再试。"


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a checklist, as it stands for a case."""

    code: str
    name: str
    done: bool
    by_itself: bool
    """Whether the program sees it; else a person ticks it."""
    who: str = ""
    """The name of who ticked it."""


def items(session: Session, case: Case, gate: str) -> tuple[Item, ...]:
    """The lines of a gate; a check that this program does not know is a person's to tick."""
    if not gate:
        return ()
    found = []
    for line in codes.current(session, "checklist")["items"]:
        if line["gate"] == gate:
            check, ticked = _CHECKS.get(line["check"]), (case.checklist or {}).get(line["code"])
            done = check(session, case) if check else bool(ticked)
            found.append(Item(line["code"], line["name"], done, check is not None, ticked[1] if ticked else ""))
    return tuple(found)


def demand(session: Session, case: Case, gate: str) -> None:
    """Raises NotReady where something of a gate is open."""
    if missing := [item.name for item in items(session, case, gate) if not item.done]:
        raise NotReady(open="、".join(missing))


def tick(session: Session, desk: Desk, case_id: str, code: str, *, done: bool) -> None:
    """A person says that a line is done, or is not. Raises NotAllowed."""
    if not desk.may(REGISTER):
        raise NotAllowed
    case = session.get_one(Case, case_id)
    others = {name: value for name, value in (case.checklist or {}).items() if name != code}
    case.checklist = others | ({code: [desk.account, desk.clerk, to_plain(now())]} if done else {})


def set_outcome(session: Session, desk: Desk, case_id: str, outcome: str) -> None:
    """办结结果, a name of the list `outcome`. Raises NotAllowed."""
    if not desk.may(REGISTER):
        raise NotAllowed
    session.get_one(Case, case_id).outcome = outcome


def _form_printed(session: Session, case: Case) -> bool:
    forms = select(Form.id).where(Form.case_id == case.id, Form.kind == CALL_FORM)
    return any(printing.times_done(session, form_id) for form_id in session.scalars(forms))


def _deadlines_done(session: Session, case: Case) -> bool:
    """None of ours runs but those that the closing itself meets."""
    lines = case_deadlines.of_case(session, case.id)
    ours = (line for line in lines if line.status in case_deadlines.OPEN and line.rule.whose == "ours")
    return all("closed" in line.rule.met for line in ours)


def _nothing_handed_out(session: Session, case: Case) -> bool:
    query = select(Handover.id).where(Handover.case_id == case.id, Handover.kind == "joint")
    open_ones = query.where(Handover.status.in_(("offered", "accepted")), Handover.from_id == case.scope_id)
    return session.scalars(open_ones.limit(1)).first() is None


def _nothing_missing(session: Session, case: Case) -> bool:
    """A document's number is wanted, but nobody is kept waiting for an end because she came without her card."""
    return set(queries.missing_of(session, case)) <= {"id_number"}


_CHECKS: dict[str, Callable[[Session, Case], bool]] = {
    "no_conflict": lambda session, case: case.id not in conflicts.open_cases(session),
    "people_asked": lambda _session, case: case.people is not None,
    "outcome_given": lambda _session, case: bool(case.outcome),
    "nothing_missing": _nothing_missing,
    "form_printed": _form_printed,
    "deadlines_done": _deadlines_done,
    "nothing_handed_out": _nothing_handed_out,
}
"""What the column `check` names."""
