"""时间线: all that happened to a case in one list: call → sentence → step → paper → payment, and what is to come.

Each entry says when, who, where and what, in data: the words are made where they are shown (`timeline_words`). What is
protected stays protected: sentences of a protected identity are told to those alone who may see it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from offline_store import callers, handovers, paper_kinds, queries, rings
from offline_store.corrections import read_note
from offline_store.models import (
    Case,
    Deadline,
    Decision,
    FollowUp,
    Form,
    Number,
    Party,
    Person,
    Printing,
    QualityCheck,
    Reception,
    Recording,
    Reminder,
    Sitting,
    Step,
)
from offline_store.process import rules as tables
from offline_store.roles import SEE_PROTECTED
from offline_store.settings import Desk
from offline_store.types import ZONE

KINDS = (
    "reception", "sentence", "step", "paper", "payment", "deadline", "decision", "handover", "reminder", "follow_up",
    "check", "sitting", "ring",
)  # fmt: skip
"""What an entry is of."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened."""

    at: datetime
    kind: str
    """Of KINDS."""
    action: str
    """What of it, as a code: a Step's action, a decision's status …"""
    who: str
    station: str
    """Station or desk it was at, as it was called then."""
    text: str = ""
    """What was said or written, as it stands."""
    about: dict[str, Any] = field(default_factory=dict)
    sentence: queries.Sentence | None = None
    """Where it can be heard."""


def of_case(session: Session, desk: Desk, case_id: str) -> list[Entry]:
    """Everything of a case, oldest first."""
    case = session.get_one(Case, case_id)
    may_hear = desk.may(SEE_PROTECTED) or not queries.is_protected(session, case)
    found = [*_receptions(session, case), *_steps(session, case), *_papers(session, case)]
    found += _sentences(session, case) if may_hear else ()
    found += [*_deadlines(session, case), *_decisions(session, case), *_handovers(session, case)]
    found += [*_reminders(session, case), *_follow_ups(session, case), *_checks(session, case)]
    found += _sittings(session, case)
    found += _rings(session, desk, case)
    return sorted(found, key=lambda entry: entry.at)


def _receptions(session: Session, case: Case) -> Iterator[Entry]:
    for row in session.scalars(_of(Reception, case)):
        length = int((row.ended_at - row.started_at).total_seconds()) if row.ended_at else None
        yield Entry(row.started_at, "reception", row.kind, row.clerk, row.desk, about={"seconds": length})


def _sentences(session: Session, case: Case) -> Iterator[Entry]:
    """Each as it stands today."""
    query = select(Recording, Reception).join(Reception, Reception.id == Recording.reception_id)
    found = session.execute(query.where(Reception.case_id == case.id)).tuples()
    told = {each.id: (each, reception) for each, reception in found}
    for sentence in queries.sentences(session, [recording for recording, _ in told.values()]):
        recording, reception = told[sentence.recording_id]
        at = datetime.fromtimestamp(recording.started_at.timestamp() + sentence.start, UTC)
        yield Entry(at, "sentence", sentence.speaker, reception.clerk, reception.desk, sentence.text, sentence=sentence)


def _steps(session: Session, case: Case) -> Iterator[Entry]:
    """Each move; one that changed what was recovered is a payment too."""
    names = tables.load(session)
    steps = session.scalars(_of(Step, case).order_by(Step.at, Step.id)).all()
    for row in steps:
        about: dict[str, Any] = {"before": names.name(row.before), "after": names.name(row.after)} if row.after else {}
        if row.rules:
            about["rules"] = row.rules
        if row.action in names.moves:
            about["name"] = names.moves[row.action].name
        if row.action == "changed":
            about["fields"] = [each.field for each in read_note(row.note)]
        text = "" if row.action == "changed" else row.note
        yield Entry(row.at, "step", row.action, row.clerk, row.station or row.desk, text, about)
    yield from _recovered(case, steps)


def _recovered(case: Case, steps: Sequence[Step]) -> Iterator[Entry]:
    """追回: a Step says what the sum was before, so that each sum stands in the next one, the last in the case."""
    told = [(row, each.was) for row in steps for each in read_note(row.note) if each.field == "case.recovered"]
    sums = [was for _, was in told] + [case.recovered]
    rows = [row for row in steps if row.action == "registered"][:1] + [row for row, _ in told]
    for row, amount in zip(rows, sums[-len(rows) :] if rows else (), strict=True):
        if amount is not None:
            yield Entry(row.at, "payment", "recovered", row.clerk, row.station or row.desk, about={"amount": amount})


def _papers(session: Session, case: Case) -> Iterator[Entry]:
    query = select(Printing, Form).join(Form, Form.id == Printing.form_id).where(Form.case_id == case.id)
    for printing, form in session.execute(query).tuples():
        about = {"form": form.kind, "copies": printing.copies, "printer": printing.printer, "number": form.number}
        about["name"] = paper_kinds.named(form.kind, form.version) if form.version else ""
        yield Entry(printing.printed_at, "paper", "printed", printing.clerk, "", about=about)
    for row in session.scalars(select(Number).where(Number.case_id == case.id)):
        if row.settled_at:
            yield Entry(row.settled_at, "paper", row.status, row.settled_by, row.holder, row.reason)


def _deadlines(session: Session, case: Case) -> Iterator[Entry]:
    """The day a deadline is or was due; its instalments are payments."""
    for row in session.scalars(_of(Deadline, case)):
        day = row.met_on or row.due_on
        if day is None or row.status == "dropped":
            continue
        rule = row.inputs.get("rule", {})
        kind = "payment" if row.rule.startswith("T09") else "deadline"
        about = {"rule": row.rule, "name": rule.get("name", ""), "due": row.due_on.isoformat() if row.due_on else ""}
        yield Entry(_start(day), kind, row.status, "", "", row.note, about)


def _decisions(session: Session, case: Case) -> Iterator[Entry]:
    kinds = tables.kinds(session)
    for row in session.scalars(_of(Decision, case)):
        about = {"kind": kinds[row.kind].name if row.kind in kinds else row.kind}
        if row.kind != "instruction":
            yield Entry(row.asked_at, "decision", "asked", row.asked_by_name, "", row.reason, about)
        if row.decided_at:
            yield Entry(row.decided_at, "decision", row.status, row.decided_by_name, "", row.opinion, about)


def _handovers(session: Session, case: Case) -> Iterator[Entry]:
    for line in handovers.of_case(session, case.id):
        about = {"to": line.to_name, "kind": line.kind}
        yield Entry(line.sent_at, "handover", "offered", line.sent_by, line.from_name, line.request, about)
        if line.replied_at:
            text = line.answer or line.reason
            yield Entry(line.replied_at, "handover", line.status, line.replied_by, line.to_name, text, about)


def _reminders(session: Session, case: Case) -> Iterator[Entry]:
    for row in session.scalars(_of(Reminder, case)):
        about = {"to": row.to_name, "level": row.level}
        yield Entry(row.sent_at, "reminder", row.level, row.sent_by, "", row.text, about)
        if row.answered_at:
            yield Entry(row.answered_at, "reminder", "answered", row.answered_by, "", row.answer, about)


def _follow_ups(session: Session, case: Case) -> Iterator[Entry]:
    for row in session.scalars(_of(FollowUp, case)):
        at = row.done_at or _start(row.due_on)
        about = {"satisfaction": row.satisfaction, "reason": row.reason}
        yield Entry(at, "follow_up", row.status, row.clerk, "", " ".join(filter(None, (row.result, row.note))), about)


def _checks(session: Session, case: Case) -> Iterator[Entry]:
    for row in session.scalars(_of(QualityCheck, case)):
        if row.checked_at:
            yield Entry(row.checked_at, "check", row.status, row.checked_by, "", row.remark, {"total": row.total})


def _sittings(session: Session, case: Case) -> Iterator[Entry]:
    """What is planned or was, at its time; each time that it was moved away from, with the reason."""
    for row in session.scalars(_of(Sitting, case)):
        about = {"kind": row.kind}
        yield Entry(row.starts_at, "sitting", row.status, row.mediator_name, "", row.reason or row.note, about)
        for turn in row.turns:
            at = datetime.fromisoformat(turn["at"])
            yield Entry(at, "sitting", "moved", turn["by"], "", turn["reason"], about | {"from": turn["from"]})


def _rings(session: Session, desk: Desk, case: Case) -> Iterator[Entry]:
    """The calls of her numbers, and of those that the case was called about from; of a protected identity none for who
    may not see it."""
    if not desk.may(SEE_PROTECTED) and queries.is_protected(session, case):
        return
    people = (
        select(Person)
        .join(Party, Party.person_id == Person.id)
        .where(Party.case_id == case.id, Party.role == "worker", Party.state == "live", Party.position.is_(None))
    )
    numbers = {number for person in session.scalars(people) for number in callers.numbers_of(session, person)}
    numbers |= set(session.scalars(select(Reception.caller_number).where(Reception.case_id == case.id)))
    for row in rings.of_numbers(session, case.scope_id, filter(None, numbers)):
        action = "dialled" if row.source == rings.DIALLED else row.outcome
        yield Entry(row.rang_at, "ring", action, row.clerk, row.desk, row.number, about={"outcome": row.outcome})


def _of(model: Any, case: Case) -> Any:
    return select(model).where(model.case_id == case.id, model.state == "live")


def _start(day: date) -> datetime:
    return datetime.combine(day, time.min, ZONE).astimezone(UTC)
