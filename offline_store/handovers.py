"""交办、转办、协办: a case, or a part in it, goes to another station; accepted or returned, and answered.

Each side writes its own row alone; the centre makes the other side's, carries over what either says, and moves the
case. `may_offer` and `may_turn` are the rule, which desk and centre both hold to. What a desk writes here holds once
the centre has taken it in: until then the case is still where it was.

offered ──▶ accepted ──▶ answered (and amended)        by the station that was asked
   │  └────────┴───────▶ returned, with a reason       by the station that was asked
   └───────────────────▶ withdrawn, with a reason      by the station that offered
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import NAMESPACE_OID, uuid5

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from offline_store.corrections import note_step
from offline_store.errors import ExpectedError, NotAllowed
from offline_store.models import Case, Employer, Handover, Party
from offline_store.roles import REGISTER
from offline_store.settings import Desk
from offline_store.stations import station
from offline_store.types import now

TRANSFER: Final = "transfer"
JOINT: Final = "joint"
KINDS = (TRANSFER, JOINT)
OFFERED: Final = "offered"
ACCEPTED: Final = "accepted"
RETURNED: Final = "returned"
ANSWERED: Final = "answered"
WITHDRAWN: Final = "withdrawn"
STANDING = (OFFERED, ACCEPTED, ANSWERED)
"""The other station has the case, or its part in it."""
TURNS: Final[Mapping[str, frozenset[str]]] = {
    OFFERED: frozenset({ACCEPTED, RETURNED, WITHDRAWN}),
    ACCEPTED: frozenset({ANSWERED, RETURNED}),
    ANSWERED: frozenset({ANSWERED}),
}
SPOKEN = frozenset({"status", "replied_by", "replied_at", "reason", "answer"})
"""What a turn may set, and what the centre carries over to the other side."""


class NotThere(ExpectedError):
    """The case is not at this station, or void."""

    title = "案件不在本站点"
    explanation = "案件已经移交给别的站点，或者已经作废。内容没有任何改动。"
    advice = "请关闭这个窗口再打开，看最新的情况。"


class AlreadyOffered(ExpectedError):
    """A transfer of it waits to be accepted: one at a time."""

    title = "案件正在移交"
    explanation = "这件案件已经有一次移交在等对方接收，现在不能再移交。"
    advice = "请等对方接收或退回，或先撤回那一次移交。"


class JoinedCase(ExpectedError):
    """It belongs to a collective case and goes with that one."""

    title = "案件已经并案"
    explanation = "这件案件并在案件 {number} 里，要和它一起移交。"
    advice = "请移交那件案件，或先解除并案。"


class NoStation(ExpectedError):
    """Nobody to hand it to: unknown, or the case's own station."""

    title = "没有选接收站点"
    explanation = "接收的站点不在名单里，或者就是案件所在的站点。"
    advice = "请从名单里另选一个站点；名单由中心下发，请先同步。"


class ReasonMissing(ExpectedError):
    """A return or withdrawal says why; an answer says what."""

    title = "还没有写内容"
    explanation = "退回、撤回要写明原因，反馈要写明结果，对方会看到。"
    advice = "请写一句再办理。"


class TooLate(ExpectedError):
    """The other side, or a colleague, was first."""

    title = "移交的情况已经变了"
    explanation = "这次移交已经被接收、退回或撤回，内容没有任何改动。"
    advice = "请关闭这个窗口再打开，看最新的情况。"


@dataclass(frozen=True, slots=True)
class HandoverLine:
    """A hand-over as one of its sides sees it."""

    id: str
    case_id: str
    case_number: str
    kind: str
    """TRANSFER or JOINT."""
    from_id: str
    from_name: str
    to_id: str
    to_name: str
    about: dict[str, Any]
    """`dispute_types` (list), `employer`, `people`, `claim`, `arrears` (fen); what was not known is missing."""
    request: str
    sent_at: datetime
    sent_by: str
    accept_by: date | None
    due_on: date | None
    status: str
    replied_by: str
    replied_at: datetime | None
    reason: str
    answer: str
    case_status: str
    """Where the case is at the other station; empty for the side that was asked."""
    is_sender: bool
    """This row is the side that offered."""


def counterpart_of(handover_id: str) -> str:
    """The id of the other side's row: the same whoever computes it, so that it is made once."""
    return str(uuid5(NAMESPACE_OID, f"qiantai-handover/{handover_id}"))


def may_offer(handover_id: str, fields: Mapping[str, Any], scope_id: str) -> bool:
    """Whether this is how a hand-over begins: in the sender's scope, to another station, nothing said to it yet."""
    is_whole = fields.get("kind") in KINDS and fields.get("counterpart_id") == counterpart_of(handover_id)
    goes = fields.get("from_id") == scope_id and fields.get("to_id") not in (None, "", scope_id)
    said = {name: value for name, value in fields.items() if name in SPOKEN and value not in ("", None)}
    return is_whole and goes and said == {"status": OFFERED} and not fields.get("case_status")


def may_turn(row: Handover, fields: Mapping[str, Any]) -> bool:
    """Whether a side may set these fields in its own row, as the row stands now."""
    wanted = fields.get("status", row.status)
    if not fields.keys() <= SPOKEN or wanted not in TURNS.get(row.status, ()):
        return False
    if (wanted == WITHDRAWN) != is_senders(row):
        return False
    needed = {ANSWERED: "answer", RETURNED: "reason", WITHDRAWN: "reason"}.get(wanted)
    said = fields.get(needed, getattr(row, needed)) if needed else "—"
    return isinstance(said, str) and bool(said.strip())


def is_senders(row: Handover) -> bool:
    """Whether it is the row of the side that offered."""
    return row.scope_id == row.from_id


def offer(
    session: Session,
    desk: Desk,
    case_id: str,
    to_id: str,
    kind: str,
    *,
    request: str = "",
    accept_by: date | None = None,
    due_on: date | None = None,
) -> str:
    """Offer a case (TRANSFER) or a part in it (JOINT) to another station; the hand-over's id.

    A transferred case has no 承办人 at the other station yet. Raises NotAllowed, NotThere, AlreadyOffered,
    JoinedCase, NoStation.
    """
    case = _offered_case(session, desk, case_id, kind)
    to = station(session, to_id)
    if to is None or to_id == case.scope_id:
        raise NoStation
    sender = station(session, case.scope_id)
    row = Handover(scope_id=case.scope_id, case_id=case.id, case_number=case.number, kind=kind, status=OFFERED)
    row.counterpart_id, row.about = counterpart_of(row.id), _about(session, case)
    row.from_id, row.from_name = case.scope_id, sender.name if sender else desk.station_name
    row.to_id, row.to_name = to.id, to.name
    row.request, row.accept_by, row.due_on = request.strip(), accept_by, due_on
    row.sent_at, row.sent_by = now(), desk.clerk
    session.add(row)
    if kind == TRANSFER:
        case.handler = case.handler_name = ""
    note_step(session, desk, case, "handed_over", to.name)
    return row.id


def accept(session: Session, desk: Desk, handover_id: str) -> None:
    """接收. Raises NotAllowed, TooLate."""
    row = _turn(session, desk, handover_id, ACCEPTED)
    _note_at_case(session, desk, row, "accepted")


def give_back(session: Session, desk: Desk, handover_id: str, reason: str) -> None:
    """退回: the case goes back to where it came from. Raises NotAllowed, ReasonMissing, TooLate; NotThere where the
    case has been handed on meanwhile."""
    row = _turn(session, desk, handover_id, RETURNED, reason=reason)
    case = session.get(Case, row.case_id)
    if row.kind == TRANSFER:
        if case is None or case.scope_id != row.scope_id:
            raise NotThere
        case.handler = case.handler_name = ""
    _note_at_case(session, desk, row, "returned", row.reason)


def answer(session: Session, desk: Desk, handover_id: str, text: str) -> None:
    """反馈: what came of it; said again, it is amended. Raises NotAllowed, ReasonMissing, TooLate."""
    _turn(session, desk, handover_id, ANSWERED, answer=text)


def withdraw(session: Session, desk: Desk, handover_id: str, reason: str) -> None:
    """撤回 before it is accepted; the case comes back. Raises NotAllowed, ReasonMissing, TooLate."""
    _turn(session, desk, handover_id, WITHDRAWN, reason=reason)


def incoming(session: Session, desk: Desk, *, open_only: bool = True) -> list[HandoverLine]:
    """What was handed to this station, the earliest term first; `open_only`: what waits for a word of it."""
    query = select(Handover).where(Handover.scope_id == desk.station_id, Handover.to_id == desk.station_id)
    if open_only:
        query = query.where(Handover.status.in_((OFFERED, ACCEPTED)))
    return _lines(session, query)


def outgoing(session: Session, desk: Desk, *, open_only: bool = True) -> list[HandoverLine]:
    """What this station handed out, the earliest term first; `open_only`: without what came back or was answered."""
    query = select(Handover).where(Handover.scope_id == desk.station_id, Handover.from_id == desk.station_id)
    if open_only:
        query = query.where(Handover.status.in_((OFFERED, ACCEPTED)))
    return _lines(session, query)


def of_case(session: Session, case_id: str) -> list[HandoverLine]:
    """Every hand-over of a case that this desk reads, either side's; also of one that is elsewhere by now."""
    return _lines(session, select(Handover).where(Handover.case_id == case_id))


def is_leaving(session: Session, case_id: str) -> bool:
    """Whether a transfer of the case is written here and the centre has not moved it yet."""
    case = session.get(Case, case_id)
    return case is not None and open_transfer(session, case) is not None


def line_of(row: Handover) -> HandoverLine:
    """A row as screens get it."""
    names = (name for name in HandoverLine.__dataclass_fields__ if name != "is_sender")
    return HandoverLine(**{name: getattr(row, name) for name in names}, is_sender=is_senders(row))


def open_transfer(session: Session, case: Case, but: str = "") -> Handover | None:
    """The transfer of a case that nobody has accepted yet, in the scope where the case is; `but` is left out."""
    query = select(Handover).where(Handover.case_id == case.id, Handover.scope_id == case.scope_id, Handover.id != but)
    waiting = (Handover.kind == TRANSFER, Handover.status == OFFERED, Handover.state == "live")
    return session.scalars(query.where(*waiting).limit(1)).first()


def _offered_case(session: Session, desk: Desk, case_id: str, kind: str) -> Case:
    """The case, if it may be offered now."""
    if not desk.may(REGISTER):
        raise NotAllowed
    case = session.get(Case, case_id)
    if case is None or case.state != "live" or kind not in KINDS:
        raise NotThere
    if open_transfer(session, case) is not None:
        raise AlreadyOffered
    if case.joined_id and kind == TRANSFER:
        target = session.get(Case, case.joined_id)
        raise JoinedCase(number=target.number if target else "")
    return case


def _turn(session: Session, desk: Desk, handover_id: str, status: str, **said: str) -> Handover:
    """One turn of a side's own row, by the rule that the centre holds to as well."""
    if not desk.may(REGISTER):
        raise NotAllowed
    row = session.get(Handover, handover_id)
    fields = {"status": status} | {name: text.strip() for name, text in said.items()}
    if not all(fields.values()):
        raise ReasonMissing
    if row is None or row.state != "live" or not may_turn(row, fields):
        raise TooLate
    for name, value in fields.items():
        setattr(row, name, value)
    row.replied_by, row.replied_at = desk.clerk, now()
    return row


def _note_at_case(session: Session, desk: Desk, row: Handover, action: str, note: str = "") -> None:
    """In the history of a case that came here; of a joint one the centre writes it, where the case is."""
    case = session.get(Case, row.case_id)
    if case is not None and row.kind == TRANSFER:
        note_step(session, desk, case, action, note or row.from_name)


def _about(session: Session, case: Case) -> dict[str, Any]:
    """What the other side is told before it has the case: never a person."""
    query = select(Employer.name).join(Party, Party.employer_id == Employer.id)
    mine = (Party.case_id == case.id, Party.state == "live", Party.role == "employer")
    employer = session.scalars(query.where(*mine).limit(1)).first()
    told = {"dispute_types": list(case.dispute_types), "employer": employer, "people": case.people}
    told |= {"claim": case.claim, "arrears": case.arrears}
    return {name: value for name, value in told.items() if value not in (None, "", [])}


def _lines(session: Session, query: Select[tuple[Handover]]) -> list[HandoverLine]:
    """Live ones; what is due first comes first, what has no term last."""
    rows = session.scalars(query.where(Handover.state == "live"))
    return sorted(map(line_of, rows), key=lambda line: (line.accept_by or line.due_on or date.max, line.sent_at))
