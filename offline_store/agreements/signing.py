"""Signatures and seals of an agreement, written down; with the last of them it takes effect, and its deadlines begin.

Until then it is 待生效. What was signed is never changed: a change is a further version of the paper, which needs
signatures of its own; once that is in effect the instalments of the earlier version are owed no more.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from offline_store import case_deadlines, papers
from offline_store.agreements import checks, effect, facts
from offline_store.agreements.content import Agreement, Side, day_of, from_values
from offline_store.agreements.effect import Place, Signed
from offline_store.amounts import digits
from offline_store.corrections import note_step
from offline_store.deadlines.compute import FIRST_DAY, say
from offline_store.errors import ExpectedError, NotAllowed, filling
from offline_store.models import Case, Deadline, Form, Signature
from offline_store.papers import FINAL
from offline_store.process import moves
from offline_store.roles import MEDIATE
from offline_store.settings import Desk
from offline_store.types import local_day, now

AGREED, EFFECTIVE = "agreed", "effective"
"""Events of the deadlines."""
INSTALMENT_RULE = "T09"
OF_FORM, OF_PLACE, OF_AMOUNT, OF_WAY = "form", "instalment", "amount", "way"
"""In the inputs of an instalment's deadline: which agreement's, the how many-eth, how much in fen, how."""
SIGNED_MOVE, EFFECTIVE_MOVE, PERFORMING_MOVE = "sign", "take_effect", "perform"


class CannotSign(ExpectedError):
    """This signature does not count, or cannot be."""

    title = "这个签名不能记下"
    explanation = "{why}什么都没有改动。"
    advice = "请核对协议书上的签名和印章。"


@dataclass(frozen=True, slots=True)
class Signing:
    """Where the signing of a paper stands."""

    form_id: str
    places: tuple[Place, ...]
    signed: tuple[Signed, ...]
    missing: tuple[Place, ...]
    effective_on: date | None
    """None: 待生效."""


def state_of(session: Session, form_id: str) -> Signing:
    """Who has signed a paper, and since when it binds. Raises NotHere."""
    view = papers.paper(session, form_id)
    needed = _places(session, from_values(view.values))
    there = signatures(session, form_id)
    day = effect.effective_on(needed, there) if view.status == FINAL else None
    return Signing(form_id, needed, there, effect.missing(needed, there), day)


def signatures(session: Session, form_id: str) -> tuple[Signed, ...]:
    """The signatures of a paper, the first first; those written down in error are left out."""
    query = select(Signature).where(Signature.form_id == form_id, Signature.state == "live")
    return tuple(map(_signed, session.scalars(query.order_by(Signature.at, Signature.id))))


def sign(
    session: Session, desk: Desk, form_id: str, place: Place, way: str, at: datetime | None = None, note: str = ""
) -> Signing:
    """Write a signature or seal down; with the last one the agreement takes effect. Raises NotAllowed, CannotSign."""
    if not desk.may(MEDIATE):
        raise NotAllowed
    view, at = papers.paper(session, form_id), at or now()
    agreement = from_values(view.values)
    _check(session, view, agreement, place, way, at)
    row = Signature(scope_id=session.get_one(Form, form_id).scope_id, form_id=form_id, role=place.role, who=place.who)
    row.way, row.at, row.by, row.note = way, at, desk.clerk, note.strip() or place.agent
    session.add(row)
    session.flush()
    case = session.get_one(Case, view.case_id)
    note_step(session, desk, case, "paper_signed", f"{view.name} {view.number}：{place.who}")
    found = state_of(session, form_id)
    if found.effective_on:
        _take_effect(session, desk, case, view, agreement, found.effective_on)
    return found


def take_back(session: Session, desk: Desk, signature_id: str, reason: str) -> None:
    """A signature was written down in error, while the agreement is not in effect. Raises NotAllowed, CannotSign."""
    if not desk.may(MEDIATE):
        raise NotAllowed
    row = session.get_one(Signature, signature_id)
    if not reason.strip():
        raise CannotSign(why=filling("请写明为什么撤销。"))
    if state_of(session, row.form_id).effective_on:
        raise CannotSign(why=filling("协议已经生效，签名不能撤销；内容要改的，请改一版重新签。"))
    row.state, row.note = "void", reason.strip()
    form = session.get_one(Form, row.form_id)
    note_step(session, desk, session.get_one(Case, form.case_id), "signature_void", f"{row.who}：{row.note}")


def _check(
    session: Session, view: papers.PaperView, agreement: Agreement, place: Place, way: str, at: datetime
) -> None:
    if view.status != FINAL:
        raise CannotSign(why=filling("协议还没有定稿、取号。"))
    if any(each.replaces == view.id and each.status == FINAL for each in papers.versions(session, view.id)):
        raise CannotSign(why=filling("这一版已经有新的一版了。"))
    if place not in _places(session, agreement):
        raise CannotSign(why=filling("协议上没有这个签名的位置。"))
    if way not in place.ways:
        raise CannotSign(why=filling("这样签不能使协议生效：要签名或者盖章，调解组织要盖章。"))
    if at > now() or (view.made_at and local_day(at) < local_day(view.made_at)):
        raise CannotSign(why=filling("签名的日期在定稿以前，或者还没有到。"))
    if any(effect.fits(place, each) for each in signatures(session, view.id)):
        raise CannotSign(why=filling("这个签名已经记下了。"))
    if place.agent and (why := _unauthorised(agreement, place, local_day(at))):
        raise CannotSign(why=why)


def _unauthorised(agreement: Agreement, place: Place, day: date) -> str:
    """Why the agent may not sign for the party on that day; empty where she may."""
    side: Side = next(each for each in dict(agreement.by_role)[f"{place.role}s"] if each.name == place.who)
    found = checks.authority(side, day, checks.powers_needed(agreement, f"{place.role}s"), place.role)
    return "".join(say([each.said]) for each in found if each.blocks)


def _take_effect(
    session: Session, desk: Desk, case: Case, view: papers.PaperView, agreement: Agreement, day: date
) -> None:
    """The deadlines of review, confirmation and of each instalment begin; the case goes on its way."""
    for row in _instalments_before(session, case, view.id):
        case_deadlines.drop(session, desk, row, f"{view.name} {view.number} 生效".strip())
    note_step(session, desk, case, "agreement_effective", f"{view.number} {day.isoformat()}".strip())
    moved = [code for code in (SIGNED_MOVE, EFFECTIVE_MOVE, PERFORMING_MOVE) if _carry(session, desk, case, code)]
    for code, event in ((SIGNED_MOVE, AGREED), (EFFECTIVE_MOVE, EFFECTIVE)):
        if code not in moved:
            case_deadlines.on_event(session, desk, case, event, day)
    _date_back(session, case, day)
    for n, each in enumerate(agreement.instalments, start=1):
        due = day_of(each.due_on)
        if due is None or due < FIRST_DAY or each.amount is None:
            continue  # what could not be made final; a paper of an older program may hold it
        what = f"第{n}期 {digits(each.amount)}"
        row = case_deadlines.begin(
            session, desk, case, INSTALMENT_RULE, day, event=f"{view.number} {what}".strip(), agreed=due
        )
        row.inputs = row.inputs | {OF_FORM: view.id, OF_PLACE: n, OF_AMOUNT: each.amount, OF_WAY: each.way}


def _carry(session: Session, desk: Desk, case: Case, code: str) -> bool:
    """A move that goes with it, where the case can make it now; else the clerk moves the case by hand."""
    found = moves.way(session, desk, case, code)
    if found is None or found.why_not or found.open_items or found.move.decision:
        return False
    moves.carry(session, desk, case, code)
    session.flush()
    return True


def _date_back(session: Session, case: Case, day: date) -> None:
    """A move counts from today; an agreement that took effect earlier counts from that day."""
    query = select(Deadline).where(Deadline.case_id == case.id, Deadline.state == "live", Deadline.status == "running")
    for row in session.scalars(query):
        if EFFECTIVE in case_deadlines.rule_of(row).starts and row.starts_on != day:
            row.starts_on = day
            row.due_on = case_deadlines.answer_of(row, case_deadlines.calendar_of(session)).due


def _instalments_before(session: Session, case: Case, form_id: str) -> list[Deadline]:
    """The instalments of the paper's earlier versions that are still owed."""
    earlier = {view.id for view in papers.versions(session, form_id)} - {form_id}
    query = select(Deadline).where(Deadline.case_id == case.id, Deadline.state == "live")
    running = session.scalars(query.where(Deadline.status.in_(case_deadlines.OPEN))).all()
    return [row for row in running if row.inputs.get(OF_FORM) in earlier]


def _places(session: Session, agreement: Agreement) -> tuple[Place, ...]:
    return effect.places(agreement, facts.library_of(session).identity(agreement.identity))


def _signed(row: Signature) -> Signed:
    values: dict[str, Any] = {name: getattr(row, name) for name in ("id", "role", "who", "way", "at", "by", "note")}
    return Signed(**values, has_image=row.image is not None)
