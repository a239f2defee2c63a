"""The deadlines of cases, kept: begun by events, extended, suspended, interrupted, met. Each leaves a Step.

A deadline keeps the rule it was begun by (`inputs["rule"]`), so that a newer rule table moves none that runs.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from offline_store import codes
from offline_store.corrections import note_step
from offline_store.deadlines import calendar, rules, turns
from offline_store.deadlines.calendar import Calendar
from offline_store.deadlines.compute import FIRST_DAY, LAST_DAY, Answer, Said, compute
from offline_store.deadlines.rules import Rule
from offline_store.deadlines.turns import Cause, Turn
from offline_store.errors import ExpectedError, filling
from offline_store.models import Case, CodeList, Deadline
from offline_store.settings import Desk
from offline_store.stations import watched
from offline_store.types import local_day, now, to_plain

EVENTS, EMPLOYMENT_ENDED = "deadline_events", "employment_ended"
OPEN = ("running", "suspended")
MOST_AT_ONCE = 50
"""Deadlines that one transaction moves: each with its Step."""
RULE, AGREED, MET_BY = "rule", "agreed", "met_by"
"""In a deadline's inputs: the rule it was begun by, the day that was agreed on (ISO), the event that met it."""


class BadTurn(ExpectedError):
    """The deadline cannot be changed so."""

    title = "不能这样改期限"
    explanation = "{what}"
    advice = "什么都没有改动，请核对日期和材料。"


@dataclass(frozen=True, slots=True)
class DeadlineLine:
    """A deadline as a screen shows it."""

    id: str
    case_id: str
    rule: Rule
    event: str
    starts_on: date
    due: date | None
    status: str
    met_on: date | None
    note: str
    why: tuple[Said, ...]
    warnings: tuple[Said, ...]
    turns: tuple[Turn, ...]
    causes: tuple[Cause, ...]
    """What may interrupt or suspend it."""
    is_outdated: bool
    """The rule table says something else by now; it runs on by the rule it was begun by."""


# what begins, meets and interrupts by itself


def on_event(session: Session, desk: Desk, case: Case, event: str, day: date) -> list[str]:
    """Something happened to a case on a day (an event of the list `deadline_events`; others do nothing).

    Meets the deadlines that wait for it, interrupts those that it interrupts, begins those that start at it; one that
    undoes another lets run on what that one met. Gives the ids of what it began.
    """
    session.flush()
    _run_on(session, desk, case, event)
    if event == EMPLOYMENT_ENDED:
        case.employment_ended = case.employment_ended or day
    opened = _open(session, case)
    for row in opened:
        if event in rule_of(row).met:
            meet(session, desk, row, day)
            row.inputs = {**row.inputs, MET_BY: event}
    for row in (row for row in opened if row.status in OPEN):
        _interrupt_by(session, desk, row, event, day)
    begun = [_start(session, desk, case, rule, day) for rule in _starting(session, case, event, day)]
    return [row.id for row in begun if row]


def on_facts(session: Session, desk: Desk, case: Case) -> list[str]:
    """What the case itself tells begins deadlines, each once: its class of handling time, the day of an injury, the
    end of employment. To be called when one of these was written; gives the ids of what it began."""
    happened = {"injured": (case.injury or {}).get("date"), EMPLOYMENT_ENDED: to_plain(case.employment_ended)}
    if not (case.handling_class or any(happened.values())):
        return []
    session.flush()
    handling = rules.handling_rule(codes.current(session, rules.HANDLING), case.handling_class)
    wanted = [(handling, local_day(case.opened_at))] if handling else []
    for event, on in happened.items():
        day = _day(on)
        wanted += [(rule, day) for rule in _starting(session, case, event, day)] if day else []
    had = set(session.scalars(select(Deadline.rule).where(Deadline.case_id == case.id, Deadline.state == "live")))
    return [begin(session, desk, case, rule, day).id for rule, day in wanted if rule.code not in had]


def _day(text: object) -> date | None:
    """A day that deadlines can begin on; a form may hold another."""
    try:
        day = date.fromisoformat(str(text))
    except ValueError:
        return None
    return day if FIRST_DAY <= day <= LAST_DAY else None


def _starting(session: Session, case: Case, event: str, day: date) -> list[Rule]:
    """The rules that begin at an event in such a case, each as it stands on that day."""
    table = table_of(session)
    found = {rule.code: rules.find(table, rule.code, day) for rule in table if event in rule.starts}
    return [
        rule
        for rule in found.values()
        if event in rule.starts
        and rule.is_for(case.employment_form, case.dispute_types or [])
        and (not rule.needs or _has_had(session, case, rule.needs))
    ]


def _start(session: Session, desk: Desk, case: Case, rule: Rule, day: date) -> Deadline | None:
    """Begin a deadline unless it runs; one that began later begins on this earlier day."""
    running = next((row for row in _open(session, case) if row.rule == rule.code), None)
    if running is None:
        return begin(session, desk, case, rule, day)
    if day < running.starts_on:
        running.starts_on = day
        _recompute(session, running)
        note_step(session, desk, case, "deadline_moved", _told(running))
    return None


def _run_on(session: Session, desk: Desk, case: Case, event: str) -> None:
    """What another event met runs on as if it had not happened, with the day it had: nothing stood still meanwhile."""
    undone = next((i.get("undoes") for i in codes.current(session, EVENTS)["items"] if i["code"] == event), None)
    if not undone:
        return
    query = select(Deadline).where(Deadline.case_id == case.id, Deadline.state == "live", Deadline.status == "met")
    running = {row.rule for row in _open(session, case)}
    for row in session.scalars(query.order_by(Deadline.id)).all():
        if row.inputs.get(MET_BY) == undone and row.rule not in running:
            row.inputs = {name: value for name, value in row.inputs.items() if name != MET_BY}
            row.met_on = None
            _recompute(session, row)
            note_step(session, desk, case, "deadline_runs_on", _told(row))


def _interrupt_by(session: Session, desk: Desk, row: Deadline, event: str, day: date) -> None:
    """An event that interrupts does so while the deadline runs; its paper is still to be named."""
    cause = next((c for c in causes_of(session, row.rule) if event in c.events and c.kind == turns.INTERRUPT), None)
    if cause and row.starts_on <= day and (row.due_on is None or day <= row.due_on) and day != row.starts_on:
        _add_turn(session, desk, row, Turn(turns.INTERRUPT, day, reason=cause.name))


def classify(session: Session, desk: Desk, case: Case, handling_class: str) -> None:
    """Say which of 12351's classes of handling time a case is of (empty: none). Its deadline runs from the day of the
    registration; where the centre has set no days there is none."""
    content = codes.current(session, rules.HANDLING)
    case.handling_class = handling_class
    names = {item["code"]: item["name"] for item in content["items"]}
    note_step(session, desk, case, "classified", names.get(handling_class, handling_class))
    session.flush()
    wanted = rules.handling_rule(content, handling_class)
    running = [row for row in _open(session, case) if row.rule.startswith(f"{rules.HOTLINE}.")]
    for row in running:
        if wanted is None or row.rule != wanted.code:
            drop(session, desk, row, "办理类别改了")
    if wanted and wanted.code not in {row.rule for row in running}:
        begin(session, desk, case, wanted, local_day(case.opened_at))


# by hand


def begin(
    session: Session,
    desk: Desk,
    case: Case,
    rule: Rule | str,
    starts_on: date,
    *,
    event: str = "",
    agreed: date | None = None,
    note: str = "",
) -> Deadline:
    """Begin a deadline of a case. Raises NoSuchRule, BadDay, NoAgreedDay."""
    if isinstance(rule, str):
        rule = rules.find(table_of(session), rule, starts_on)
    answer = compute(rule, starts_on, calendar_of(session), agreed=agreed)
    inputs: dict[str, Any] = {RULE: rules.as_item(rule)} | ({AGREED: agreed.isoformat()} if agreed else {})
    row = Deadline(scope_id=case.scope_id, case_id=case.id, rule=rule.code, event=event or rule.of, inputs=inputs)
    row.rule_version, row.starts_on, row.due_on, row.note = version_of(session), starts_on, answer.due, note
    row.status = "running"
    session.add(row)
    session.flush()
    note_step(session, desk, case, "deadline_begun", _told(row))
    return row


def turn(session: Session, desk: Desk, deadline_id: str, wanted: Turn) -> None:
    """Extend, suspend, resume or interrupt a deadline. Raises BadTurn, and then nothing has changed."""
    row = session.get_one(Deadline, deadline_id)
    check_turn(session, row, wanted)
    _add_turn(session, desk, row, wanted)


def prove(session: Session, desk: Desk, deadline_id: str, place: int, paper: str) -> None:
    """Name the paper of a turn that has none yet, by its place among the deadline's turns. Raises BadTurn."""
    row = session.get_one(Deadline, deadline_id)
    if not paper.strip():
        raise BadTurn(what=filling("请写明证明材料。"))
    kept = [dict(each) for each in row.turns]
    kept[place]["paper"] = paper.strip()
    row.turns = kept
    note_step(session, desk, session.get_one(Case, row.case_id), "deadline_proved", f"{_told(row)}，{paper.strip()}")


def meet(session: Session, desk: Desk, row: Deadline, day: date) -> None:
    """What the deadline is for was done on a day."""
    row.status, row.met_on = "met", day
    note_step(session, desk, session.get_one(Case, row.case_id), "deadline_met", _told(row))


def drop(session: Session, desk: Desk, row: Deadline, reason: str) -> None:
    """The deadline does not apply: begun in error, or the matter is gone."""
    row.status, row.note = "dropped", reason
    note_step(session, desk, session.get_one(Case, row.case_id), "deadline_dropped", f"{_told(row)}，{reason}")


def recount(session: Session, desk: Desk) -> int:
    """After a calendar has come: say the days of what runs anew, by the rules they were begun by, at the desk's station
    and at those without a desk that it watches. How many moved, at most MOST_AT_ONCE: ask again then."""
    watches = Deadline.scope_id.in_(watched(session, desk.station_id))
    query = select(Deadline).where(watches, Deadline.status == "running", Deadline.state == "live")
    days, moved = calendar_of(session), 0
    for row in session.scalars(query).all():
        due = answer_of(row, days).due if RULE in row.inputs else row.due_on
        if due != row.due_on:
            row.due_on, moved = due, moved + 1
            note_step(session, desk, session.get_one(Case, row.case_id), "deadline_recounted", _told(row))
        if moved == MOST_AT_ONCE:
            break
    return moved


# what is read


def of_case(session: Session, case_id: str) -> tuple[DeadlineLine, ...]:
    """The deadlines of a case: what runs, the nearest first; then what is over."""
    query = select(Deadline).where(Deadline.case_id == case_id, Deadline.state == "live")
    days, table, may_turn = calendar_of(session), table_of(session), codes.current(session, turns.LIST)
    rows = [row for row in session.scalars(query) if RULE in row.inputs]
    lines = [_line(row, days, table, turns.causes(may_turn, row.rule)) for row in rows]
    return tuple(sorted(lines, key=lambda line: (line.status not in OPEN, line.due or date.max, line.id)))


def table_of(session: Session) -> tuple[Rule, ...]:
    """The rules that hold today."""
    return rules.read(codes.current(session, rules.LIST))


def calendar_of(session: Session) -> Calendar:
    """The working days as they are known today."""
    return calendar.read(codes.current(session, calendar.LIST))


def causes_of(session: Session, rule_code: str) -> tuple[Cause, ...]:
    """What may interrupt or suspend a rule."""
    return turns.causes(codes.current(session, turns.LIST), rule_code)


def version_of(session: Session) -> str:
    """The version of the rule table that holds today; `shipped` for the one the program brings along."""
    found = session.scalars(
        select(CodeList.version)
        .where(CodeList.name == rules.LIST, CodeList.state == "live", CodeList.effective <= now().date())
        .order_by(CodeList.effective.desc(), CodeList.id.desc())
        .limit(1)
    ).first()
    return found or "shipped"


def rule_of(row: Deadline) -> Rule:
    """The rule that a deadline was begun by."""
    return rules.rule_of(row.inputs[RULE])


def answer_of(row: Deadline, days: Calendar) -> Answer:
    """The day of a deadline and why, as it stands."""
    agreed = row.inputs.get(AGREED)
    day = date.fromisoformat(agreed) if agreed else None
    return compute(rule_of(row), row.starts_on, days, agreed=day, turns=turns.read(row.turns))


def check_turn(session: Session, row: Deadline, wanted: Turn) -> None:
    """Whether a deadline can be changed so. Raises BadTurn."""
    rule = rule_of(row)
    if row.status not in OPEN:
        raise BadTurn(what=filling("这条期限已经结束。"))
    if not wanted.paper.strip() and wanted.kind != turns.RESUME:
        raise BadTurn(what=filling("请写明证明材料。"))
    if wanted.on < row.starts_on:
        raise BadTurn(what=filling("这一天在起算日之前。"))
    if row.due_on and wanted.on > row.due_on:
        raise BadTurn(what=filling("这一天期限已经届满，不能再改。"))
    checks = {turns.EXTEND: _check_extension, turns.SUSPEND: _check_suspension, turns.RESUME: _check_resumption}
    if check := checks.get(wanted.kind):
        check(row, rule, wanted, calendar_of(session))
    if wanted.kind in (turns.SUSPEND, turns.INTERRUPT):
        allowed = {cause.kind for cause in causes_of(session, row.rule)}
        if wanted.kind not in allowed:
            raise BadTurn(what=filling("法律没有规定这条期限可以中止或者中断。"))


def _check_extension(row: Deadline, rule: Rule, wanted: Turn, days: Calendar) -> None:
    if not rule.extension:
        raise BadTurn(what=filling("法律没有规定这条期限可以延长。"))
    if bool(wanted.until) == bool(wanted.days) or wanted.days < 0:
        raise BadTurn(what=filling("请写明延到哪一天。"))
    if row.due_on and wanted.until and wanted.until <= row.due_on:
        raise BadTurn(what=filling("延长后的日期要晚于现在的到期日。"))
    if not rule.longer:
        return
    own = [each for each in turns.read(row.turns) if each.kind != turns.EXTEND]
    agreed = row.inputs.get(AGREED)
    longest = compute(
        replace(rule, length=rule.length + rule.longer),
        row.starts_on,
        days,
        agreed=date.fromisoformat(agreed) if agreed else None,
        turns=own,
    ).due
    added = sum(each.days for each in turns.read(row.turns)) + wanted.days
    if added > rule.longer or (wanted.until and longest and wanted.until > longest):
        raise BadTurn(what=filling("超过了法律允许延长的天数。"))


def _check_suspension(row: Deadline, _rule: Rule, wanted: Turn, _days: Calendar) -> None:
    if row.status == "suspended":
        raise BadTurn(what=filling("这条期限已经中止了。"))
    if wanted.until and wanted.until <= wanted.on:
        raise BadTurn(what=filling("恢复的日子要晚于中止的日子。"))
    if any(end is None or wanted.on < end for _, end in turns.suspensions(turns.read(row.turns))):
        raise BadTurn(what=filling("这段时间和以前的中止重叠。"))


def _check_resumption(row: Deadline, _rule: Rule, wanted: Turn, _days: Calendar) -> None:
    open_ones = [start for start, end in turns.suspensions(turns.read(row.turns)) if end is None]
    if not open_ones:
        raise BadTurn(what=filling("这条期限没有中止。"))
    if wanted.on <= open_ones[-1]:
        raise BadTurn(what=filling("恢复的日子要晚于中止的日子。"))


def _add_turn(session: Session, desk: Desk, row: Deadline, wanted: Turn) -> None:
    written = replace(wanted, paper=wanted.paper.strip(), at=str(to_plain(now())), by=desk.account)
    row.turns = [*row.turns, turns.as_row(written)]
    _recompute(session, row)
    words = "，".join(filter(None, (_told(row), wanted.reason, written.paper)))
    note_step(session, desk, session.get_one(Case, row.case_id), _TURNED[wanted.kind], words)


_TURNED = {
    turns.EXTEND: "deadline_extended",
    turns.SUSPEND: "deadline_suspended",
    turns.RESUME: "deadline_resumed",
    turns.INTERRUPT: "deadline_interrupted",
}


def _recompute(session: Session, row: Deadline) -> None:
    row.due_on = answer_of(row, calendar_of(session)).due
    is_still = any(end is None for _, end in turns.suspensions(turns.read(row.turns)))
    row.status = "suspended" if is_still else "running"


def _open(session: Session, case: Case) -> Sequence[Deadline]:
    query = select(Deadline).where(Deadline.case_id == case.id, Deadline.state == "live", Deadline.status.in_(OPEN))
    return session.scalars(query.order_by(Deadline.id)).all()


def _has_had(session: Session, case: Case, number: str) -> bool:
    query = select(Deadline.rule).where(
        Deadline.case_id == case.id, Deadline.state == "live", Deadline.status != "dropped"
    )
    return any(code.partition(".")[0] == number for code in session.scalars(query))


def _told(row: Deadline) -> str:
    """A deadline in a Step: its number, its name, its day."""
    return " ".join(filter(None, (row.rule, rule_of(row).name, str(row.due_on or ""))))


def _line(row: Deadline, days: Calendar, table: Sequence[Rule], causes: tuple[Cause, ...]) -> DeadlineLine:
    rule, answer = rule_of(row), answer_of(row, days)
    of_today = [each for each in table if each.code == rule.code and each.effective == rule.effective]
    return DeadlineLine(
        id=row.id,
        case_id=row.case_id,
        rule=rule,
        event=row.event,
        starts_on=row.starts_on,
        due=row.due_on,
        status=row.status,
        met_on=row.met_on,
        note=row.note,
        why=answer.why,
        warnings=answer.warnings,
        turns=turns.read(row.turns),
        causes=causes,
        is_outdated=bool(of_today) and rule not in of_today,
    )
