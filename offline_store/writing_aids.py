"""文字模板 and 宏: words put in by a short name; what a clerk recorded because she does it often.

A macro is data: fields to be filled and actions to be begun, by name. Whom a case is about is never in one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from offline_store.errors import ExpectedError, NotAllowed, filling
from offline_store.models import Macro, TextModule
from offline_store.roles import APPROVE, REGISTER
from offline_store.settings import Desk

LONGEST_NAME, LONGEST_SHORTCUT, SHORTEST_SHORTCUT, LONGEST_TEXT, MOST_STEPS = 40, 12, 2, 5000, 50
"""Characters; steps."""
NUMBER, EMPLOYER, NAME, TODAY, CLERK, STATION = GAPS = ("登记号", "单位", "姓名", "今天", "经办人", "站点")
"""Names that a module's text may have in braces."""


class AidIncomplete(ExpectedError):
    """A module or a macro cannot be kept so."""

    title = "还不能保存"
    explanation = "{what}填的内容都还在。"
    advice = "请改好再保存。"


@dataclass(frozen=True, slots=True)
class Module:
    """Words with a name; `id` is empty for a new one."""

    id: str
    name: str
    shortcut: str
    text: str
    own: bool
    """This clerk's alone; else the whole station's."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A macro. A step is {"set": field, "value": text} or {"do": key of an action}."""

    id: str
    name: str
    shortcut: str
    """A key of the window, `Ctrl+1`; empty for none."""
    steps: tuple[Mapping[str, Any], ...]


def modules(session: Session, desk: Desk) -> tuple[Module, ...]:
    """Those of the station and her own, by name."""
    query = select(TextModule).where(TextModule.scope_id == desk.station_id, TextModule.state == "live")
    rows = session.scalars(query.where(or_(TextModule.account == "", TextModule.account == desk.account)))
    found = (Module(row.id, row.name, row.shortcut, row.text, bool(row.account)) for row in rows)
    return tuple(sorted(found, key=lambda each: (each.name, each.id)))


def save_module(session: Session, desk: Desk, wanted: Module) -> str:
    """Keep a module; its id. One of the whole station is a supervisor's. Raises NotAllowed, AidIncomplete."""
    row = session.get(TextModule, wanted.id) if wanted.id else None
    was_of_all = row is not None and not row.account
    if not desk.may(APPROVE if was_of_all or not wanted.own else REGISTER):
        raise NotAllowed
    name, shortcut, text = wanted.name.strip(), wanted.shortcut.strip(), wanted.text.strip()
    if what := _module_problem(modules(session, desk), wanted.id, name, shortcut, text):
        raise AidIncomplete(what=what)
    if row is None:
        row = TextModule(scope_id=desk.station_id)
        session.add(row)
    row.name, row.shortcut, row.text = name, shortcut, text
    row.account = desk.account if wanted.own else ""
    return row.id


def drop_module(session: Session, desk: Desk, module_id: str) -> None:
    """It is not offered any more. Raises NotAllowed."""
    row = session.get_one(TextModule, module_id)
    if not desk.may(REGISTER if row.account else APPROVE):
        raise NotAllowed
    row.state = "void"


def macros(session: Session, desk: Desk) -> tuple[Recorded, ...]:
    """Her own, by name."""
    query = select(Macro).where(Macro.scope_id == desk.station_id, Macro.state == "live")
    rows = session.scalars(query.where(Macro.account == desk.account).order_by(Macro.name, Macro.id))
    return tuple(Recorded(row.id, row.name, row.shortcut, tuple(row.steps)) for row in rows)


def save_macro(session: Session, desk: Desk, wanted: Recorded) -> str:
    """Keep a macro, or its new name or key; its id. Raises NotAllowed, AidIncomplete."""
    if not desk.may(REGISTER):
        raise NotAllowed
    others = [each for each in macros(session, desk) if each.id != wanted.id]
    if what := _macro_problem(others, wanted):
        raise AidIncomplete(what=what)
    row = session.get_one(Macro, wanted.id) if wanted.id else Macro(scope_id=desk.station_id, account=desk.account)
    row.name, row.shortcut, row.steps = wanted.name.strip(), wanted.shortcut, [dict(step) for step in wanted.steps]
    session.add(row)
    return row.id


def drop_macro(session: Session, desk: Desk, macro_id: str) -> None:
    """It is gone. Raises NotAllowed for a colleague's."""
    row = session.get_one(Macro, macro_id)
    if row.account != desk.account:
        raise NotAllowed
    row.state = "void"


def module_for(known: Sequence[Module], before: str) -> Module | None:
    """The module whose shortcut stands right before the cursor, not within a longer word; the longest wins."""
    found = [each for each in known if each.shortcut and before.endswith(each.shortcut) and _stands_alone(each, before)]
    return max(found, key=lambda each: (len(each.shortcut), each.own), default=None)


def _stands_alone(module: Module, before: str) -> bool:
    rest = before[: -len(module.shortcut)]
    is_word = module.shortcut[0].isascii() and module.shortcut[0].isalnum()
    return not (is_word and rest and rest[-1].isascii() and rest[-1].isalnum())


def _module_problem(known: Sequence[Module], own_id: str, name: str, shortcut: str, text: str) -> str:
    taken = {each.shortcut for each in known if each.id != own_id and each.shortcut}
    checks = (
        (not name or len(name) > LONGEST_NAME, filling("名称要有 1 到 40 个字。")),
        (not text or len(text) > LONGEST_TEXT, filling("内容要有 1 到 5000 个字。")),
        (len(shortcut) in range(1, SHORTEST_SHORTCUT), filling("缩写要有 2 到 12 个字，不能有空格。")),
        (
            len(shortcut) > LONGEST_SHORTCUT or any(map(str.isspace, shortcut)),
            filling("缩写要有 2 到 12 个字，不能有空格。"),
        ),
        (shortcut in taken, filling("这个缩写已经用在别的模板上。")),
    )
    return next((what for is_wrong, what in checks if is_wrong), "")


def _macro_problem(others: Sequence[Recorded], wanted: Recorded) -> str:
    name = wanted.name.strip()
    checks = (
        (not name or len(name) > LONGEST_NAME, filling("名称要有 1 到 40 个字。")),
        (not wanted.steps, filling("没有录到可以重复的操作。")),
        (len(wanted.steps) > MOST_STEPS, filling("步骤太多，最多 50 步。")),
        (
            bool(wanted.shortcut) and wanted.shortcut in {each.shortcut for each in others},
            filling("这个键已经用在别的宏上。"),
        ),
    )
    return next((what for is_wrong, what in checks if is_wrong), "")
