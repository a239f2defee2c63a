"""批量: the same done to several cases, with a preview before and one undo for all of it after.

What a batch changed is remembered row by row (setting `last_batch`), so that its undo puts every field back as it was;
the Steps stay, and say so. A batch is written, and undone, in transactions of at most 100 cases.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import event, inspect, select
from sqlalchemy.orm import Session

from offline_store import settings
from offline_store.corrections import note_step
from offline_store.errors import ExpectedError, filling
from offline_store.models import APPEND_ONLY, RECORD_TYPES, Case, Reminder, Synced
from offline_store.process import assignment, checklists, decisions, moves
from offline_store.process import rules as tables
from offline_store.process.decisions import Asked
from offline_store.process.rules import Rules
from offline_store.records import fields_of, set_fields, synced_columns
from offline_store.settings import Desk
from offline_store.types import canonical, now, to_plain

PER_TRANSACTION = 100
"""Cases."""
ASSIGN, REMIND, CLOSE, PRINT = ACTIONS = ("assign", "remind", "close", "print")
LAST = "last_batch"


class NothingToUndo(ExpectedError):
    """This clerk has done no batch at this desk, or it was undone."""

    title = "没有可以撤销的批量办理"
    explanation = "这台电脑上没有您做过而没有撤销的批量办理。打印过的纸不能撤销。"
    advice = "单件的改动请打开案件办理。"


class ChangedSince(ExpectedError):
    """Somebody has gone on with one of the cases; putting it back would undo that too."""

    title = "批量办理之后又有改动"
    explanation = "{numbers} 在批量办理之后又有改动，这一批没有撤销。"
    advice = "请打开这些案件逐件办理。"


@dataclass(frozen=True, slots=True)
class Planned:
    """What will become of one case."""

    case_id: str
    number: str
    name: str
    """The state it is in, in words."""
    to: str
    """What will be done: the state it goes to, or the colleague who gets it."""
    obstacle: str
    """Why nothing can be done, in words; empty where it can."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be done: `value` is the colleague's account or the words of the reminder."""

    action: str
    value: str = ""


def preview(session: Session, desk: Desk, case_ids: Sequence[str], wanted: Wanted) -> list[Planned]:
    """What will happen to each case, and what cannot, and why. Nothing is done."""
    rules = tables.load(session)
    return [_planned(session, desk, rules, case_id, wanted) for case_id in case_ids]


def run(session: Session, desk: Desk, batch_id: str, case_ids: Sequence[str], wanted: Wanted) -> list[str]:
    """Do it to those cases of a part (PER_TRANSACTION at most) to which it can be done; their ids."""
    done, rules = [], tables.load(session)
    with remembered(session) as memory:
        for case_id in case_ids:
            if not _planned(session, desk, rules, case_id, wanted).obstacle:
                _DO[wanted.action](session, desk, session.get_one(Case, case_id), wanted.value)
                done.append(case_id)
        session.flush()
    part = {"cases": done, "rows": [asdict(row) for row in memory()]}
    before = settings.get(session, LAST)
    parts = before["parts"] if before.get("id") == batch_id else []
    settings.put(session, LAST, {"id": batch_id, "account": desk.account, "parts": [*parts, part]})
    return done


def check_undo(session: Session, desk: Desk) -> int:
    """How many parts the last batch has to be undone. Raises NothingToUndo, ChangedSince."""
    parts = _parts(session, desk)
    changed = {case_id for part in parts for case_id in part["cases"] if _has_changed(session, part, case_id)}
    if changed:
        rows = session.scalars(select(Case.number).where(Case.id.in_(changed)).order_by(Case.number).limit(5))
        raise ChangedSince(numbers="、".join(rows))
    return len(parts)


def undo_part(session: Session, desk: Desk) -> int:
    """Put the last part of the last batch back as it was; how many cases. Raises NothingToUndo."""
    *rest, part = _parts(session, desk)
    statuses = {case_id: session.get_one(Case, case_id).status for case_id in part["cases"]}
    for remembered_row in part["rows"]:
        _put_back(session, remembered_row)
    for case_id, before in statuses.items():
        case = session.get_one(Case, case_id)
        moved = before != case.status
        note_step(
            session, desk, case, "batch_undone", before=before if moved else "", after=case.status if moved else ""
        )
    last = settings.get(session, LAST)
    settings.put(session, LAST, (last | {"parts": rest}) if rest else {})
    return len(statuses)


@dataclass(frozen=True, slots=True)
class Remembered:
    """A row that was written: its fields before (None for a new row) and after."""

    type: str
    id: str
    case_id: str
    was: dict[str, Any] | None
    now: dict[str, Any]


@contextmanager
def remembered(session: Session) -> Iterator[Callable[[], list[Remembered]]]:
    """Note what is written meanwhile; what the function that is given out says, once it was flushed."""
    before: dict[tuple[str, str], tuple[Synced, dict[str, Any] | None]] = {}

    def note(session: Session, _context: object, _instances: object) -> None:
        for row in session.new:
            if isinstance(row, Synced) and row.__tablename__ not in APPEND_ONLY:
                before.setdefault((row.__tablename__, row.id), (row, None))
        for row in session.dirty:
            if isinstance(row, Synced) and (was := _was(row)):
                known = before.setdefault((row.__tablename__, row.id), (row, {}))[1]
                if known is not None:
                    known.update({name: value for name, value in was.items() if name not in known})

    event.listen(session, "before_flush", note)
    try:
        yield lambda: [_remembered(row, was) for row, was in before.values()]
    finally:
        event.remove(session, "before_flush", note)


def _remembered(row: Synced, was: dict[str, Any] | None) -> Remembered:
    fields = fields_of(row)
    after = fields if was is None else {name: fields.get(name) for name in was}
    return Remembered(row.__tablename__, row.id, str(getattr(row, "case_id", row.id)), was, after)


def _was(row: Synced) -> dict[str, Any]:
    state: Any = inspect(row, raiseerr=True)
    return {
        name: to_plain(history.deleted[0] if history.deleted else None, column.type.python_type)
        for name, column in synced_columns(type(row)).items()
        if (history := state.attrs[name].history).has_changes()
    }


def _put_back(session: Session, row: dict[str, Any]) -> None:
    found = session.get(RECORD_TYPES[row["type"]], row["id"])
    assert found is not None  # what was written is never deleted
    if row["was"] is None:
        found.state = "void"
    else:
        set_fields(found, row["was"])


def _has_changed(session: Session, part: dict[str, Any], case_id: str) -> bool:
    """Whether a row of a case does not say any more what the batch left it saying."""
    for row in part["rows"]:
        if row["case_id"] == case_id:
            found = session.get(RECORD_TYPES[row["type"]], row["id"])
            fields = fields_of(found) if found else {}
            if not found or canonical({name: fields.get(name) for name in row["now"]}) != canonical(row["now"]):
                return True
    return False


def _parts(session: Session, desk: Desk) -> list[dict[str, Any]]:
    last = settings.get(session, LAST)
    if not last or last["account"] != desk.account:
        raise NothingToUndo
    return list(last["parts"])


def _planned(session: Session, desk: Desk, rules: Rules, case_id: str, wanted: Wanted) -> Planned:
    case = session.get_one(Case, case_id)
    to, obstacle = _PLAN[wanted.action](session, desk, case, wanted.value)
    if case.state != "live":
        obstacle = moves.WHY["void"]
    return Planned(case_id, case.number, rules.name(case.status), to, obstacle)


def _plan_assign(session: Session, desk: Desk, case: Case, account: str) -> tuple[str, str]:
    name = assignment.handlers(session, desk).get(account)
    if name is None:
        return "", filling("请先选一位承办人。")
    return name, filling("已经由这位同事承办。") if case.handler == account else ""


def _plan_remind(_session: Session, _desk: Desk, case: Case, text: str) -> tuple[str, str]:
    if not case.handler:
        return "", filling("还没有分派，不知道提醒谁。")
    return case.handler_name, "" if text.strip() else filling("请先写提醒的内容。")


def _plan_close(session: Session, desk: Desk, case: Case, _value: str) -> tuple[str, str]:
    if asked := _asked_closing(session, desk, case):
        return "", {"": "", "own": str(decisions.OwnAsking.explanation)}.get(asked.obstacle, moves.WHY["right"])
    way = moves.way(session, desk, case, CLOSE)
    if way is None:
        return "", moves.WHY["state"]
    if way.open_items:
        return way.to, "、".join(item.name for item in way.open_items)
    return way.to, moves.WHY.get(way.why_not, "")


def _plan_print(session: Session, _desk: Desk, case: Case, _value: str) -> tuple[str, str]:
    open_items = [item.name for item in checklists.items(session, case, PRINT) if not item.done]
    return "", "、".join(open_items)


def _asked_closing(session: Session, desk: Desk, case: Case) -> Asked | None:
    return next((each for each in decisions.waiting(session, desk, case.id) if each.kind == CLOSE), None)


def _assign(session: Session, desk: Desk, case: Case, account: str) -> None:
    assignment.assign(session, desk, case.id, account)


def _remind(session: Session, desk: Desk, case: Case, text: str) -> None:
    row = Reminder(scope_id=case.scope_id, case_id=case.id, level="bubble", text=text.strip(), sent_by=desk.clerk)
    row.to_account, row.to_name, row.sent_at, row.status = case.handler, case.handler_name, now(), "open"
    session.add(row)
    note_step(session, desk, case, "reminded", case.handler_name)


def _close(session: Session, desk: Desk, case: Case, _value: str) -> None:
    if asked := _asked_closing(session, desk, case):
        decisions.decide(session, desk, asked.id, approved=True, opinion="")
    else:
        moves.move(session, desk, case.id, CLOSE)


_PLAN = {ASSIGN: _plan_assign, REMIND: _plan_remind, CLOSE: _plan_close, PRINT: _plan_print}
_DO = {ASSIGN: _assign, REMIND: _remind, CLOSE: _close}
