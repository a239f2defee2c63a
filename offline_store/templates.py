"""文书模板: the wording and blocks of the papers, as the centre has them; a version holds from its day on.

A template takes the place of the shipped description `resources/forms/<kind>.json` and is sent down like a code list,
under the name `form.<kind>`. The city's administrator writes it at a desk, with the line down too: it goes up with
the next sync, and the centre takes it from nobody else (`central/templates.py`). What one is still writing stays on
this machine. Whether a description can be printed from is for `desktop/printing/description.py` to say.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from offline_store import audit, paper_kinds, settings
from offline_store.errors import ExpectedError, NotAllowed
from offline_store.models import CITY, CodeList
from offline_store.roles import ADMINISTER, WRITE_TEMPLATES
from offline_store.settings import Desk
from offline_store.types import local_day, new_id, now

PREFIX: Final = "form."
LONGEST_VERSION: Final = 40
MOST_BYTES: Final = 200_000
"""Of a template, as the centre takes it."""
_DRAFT = "template-draft."

Content = dict[str, Any]


class VersionTaken(ExpectedError):
    """A version of this name was sent before."""

    title = "版本号已经用过"
    explanation = "这份模板已经有版本 {version}，没有发布，写的内容都还在。"
    advice = "请换一个版本号再发布。"


class VersionIncomplete(ExpectedError):
    """A version needs a name, its source and a day from today on."""

    title = "还不能发布"
    explanation = "{missing}，没有发布，写的内容都还在。"
    advice = "请补上后再发布。"


@dataclass(frozen=True, slots=True)
class TemplateVersion:
    """One version that was sent."""

    version: str
    effective: date
    source: str
    content: Content


def current(session: Session, kind: str, day: date | None = None) -> TemplateVersion | None:
    """The version that holds on a calendar day (today); None where the shipped one does."""
    day = day or local_day(now())
    return next((known for known in versions(session, kind) if known.effective <= day), None)


def version(session: Session, kind: str) -> str:
    """What a paper that is made today says it was made by."""
    holds = current(session, kind)
    return holds.version if holds else paper_kinds.template(kind)


def versions(session: Session, kind: str) -> list[TemplateVersion]:
    """All versions of a kind's template, the one that holds last first."""
    query = select(CodeList).where(CodeList.name == PREFIX + kind, CodeList.state == "live")
    rows = session.scalars(query.order_by(CodeList.effective.desc(), CodeList.id.desc()))
    return [TemplateVersion(row.version, row.effective, row.source, dict(row.content)) for row in rows]


def publish(
    session: Session, desk: Desk, kind: str, content: Mapping[str, Any], version: str, effective: date, source: str
) -> None:
    """Send a version to every desk, with the next sync. What was kept of it as a draft is gone then.

    Raises NotAllowed, VersionIncomplete, VersionTaken.
    """
    _demand(desk, ADMINISTER)
    version, source = version.strip()[:LONGEST_VERSION], source.strip()
    if not version or not source:
        raise VersionIncomplete(missing="没有写版本号或依据")
    if effective < local_day(now()):
        raise VersionIncomplete(missing="生效日期已经过去")
    if any(known.version == version for known in versions(session, kind)):
        raise VersionTaken(version=version)
    row = CodeList(id=new_id(), scope_id=CITY, name=PREFIX + kind, version=version, effective=effective)
    row.source, row.content = source, dict(content) | {"version": version}
    session.add(row)
    settings.put(session, _DRAFT + kind, {})
    audit.note(session, desk.account, "template_published", "code_list", row.id, kind=kind, version=version)


def keep(session: Session, desk: Desk, kind: str, content: Mapping[str, Any] | None) -> None:
    """Write down, on this machine alone, what is being written of a template; None forgets it. Raises NotAllowed."""
    _demand(desk, WRITE_TEMPLATES)
    settings.put(session, _DRAFT + kind, dict(content or {}))


def kept(session: Session, kind: str) -> Content | None:
    """What is being written of a template at this machine."""
    return settings.get(session, _DRAFT + kind) or None


def _demand(desk: Desk, right: str) -> None:
    if not desk.may(right):
        raise NotAllowed
