"""用印登记: which seal was put on which paper, how many times, who asked for it and who approved it.

A use of a seal is a decision (`process/decisions.py`) about one version of one paper: asked for and decided offline,
told in the case's timeline, decided by two desks at most once. There is one use of each seal for each version: what was
changed after sealing is a further version, which is asked for anew.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from offline_store import papers
from offline_store.corrections import note_step
from offline_store.errors import ExpectedError, NotAllowed, filling
from offline_store.models import Case, Decision, Form, sealed_scope
from offline_store.papers import FINAL
from offline_store.process import decisions
from offline_store.process.seal_grounds import SEAL_USE, of_paper
from offline_store.roles import REGISTER, SEE_PROTECTED
from offline_store.settings import Desk

SEALS = ("调解组织印章", "单位公章")
"""Offered before any was used here; another name can be typed."""
STATUSES = ("waiting", "approved", "refused", "withdrawn")
MOST_COPIES = 200


class NoSealUse(ExpectedError):
    """This use of a seal cannot be asked for."""

    title = "不能申请用印"
    explanation = "{why}什么都没有改动。"
    advice = "请核对文书和印章后再申请。"


@dataclass(frozen=True, slots=True)
class SealUse:
    """One line of the register."""

    id: str
    case_id: str
    case_number: str
    form_id: str
    paper: str
    """Its name, with the version and the 文号."""
    seal: str
    copies: int
    straddles: bool
    """骑缝章: over the edges of all pages, too."""
    reason: str
    asked_by: str
    asked_at: datetime
    status: str
    decided_by: str = ""
    decided_at: datetime | None = None
    opinion: str = ""
    obstacle: str = ""
    """Why this person cannot decide it: `right`, `own`, `overtaken`; empty when she can, or nothing waits."""


@dataclass(frozen=True, slots=True)
class Sealable:
    """A final paper that can be sealed."""

    form_id: str
    name: str
    """With its case's 登记号."""


def ask(session: Session, desk: Desk, form_id: str, seal: str, copies: int, *, straddles: bool, reason: str) -> str:
    """Ask for a seal; the decision's id. Raises NotAllowed, NoSealUse, NotHere."""
    if not desk.may(REGISTER):
        raise NotAllowed
    view, seal = papers.paper(session, form_id), seal.strip()
    if view.status != FINAL:
        raise NoSealUse(why=filling("文书还没有定稿，或者已经作废。"))
    if not seal:
        raise NoSealUse(why=filling("没有写明用哪一枚印章。"))
    if not 1 <= copies <= MOST_COPIES:
        raise NoSealUse(why=filling("份数不对。"))
    if of_paper(session, form_id, seal, "waiting", "approved"):
        raise NoSealUse(why=filling("这一版文书用这枚印章已经申请过了。"))
    case = session.get_one(Case, view.case_id)
    told = _told(view, seal, copies, straddles=straddles)
    wanted = {"form": form_id, "paper": _named(view), "seal": seal, "copies": copies, "straddles": straddles}
    row = decisions.ask(
        session, desk, case, SEAL_USE, wanted | {"why": reason.strip()}, f"{told}。{reason}".strip("。")
    )
    note_step(session, desk, case, "seal_asked", told)
    return row.id


def register(session: Session, desk: Desk) -> tuple[SealUse, ...]:
    """Every use that was asked for, the newest first; those that wait say whether this person may decide."""
    query = select(Decision, Case).join(Case, Case.id == Decision.case_id)
    query = query.where(Decision.kind == SEAL_USE, Decision.state == "live")
    obstacles = {each.id: each.obstacle for each in decisions.waiting(session, desk) if each.kind == SEAL_USE}
    rows = session.execute(query.order_by(Decision.asked_at.desc(), Decision.id.desc())).tuples()
    return tuple(_line(row, case, obstacles) for row, case in rows)


def sealable(session: Session, desk: Desk, most: int = 200) -> tuple[Sealable, ...]:
    """The station's final papers, the newest first."""
    query = select(Form, Case).join(Case, Case.id == Form.case_id)
    own = [desk.station_id, *([sealed_scope(desk.station_id)] if desk.may(SEE_PROTECTED) else [])]
    query = query.where(Form.status == FINAL, Form.state == "live", Form.scope_id.in_(own))
    rows = session.execute(query.order_by(Form.made_at.desc()).limit(most)).tuples()
    return tuple(Sealable(row.id, f"{_named(papers.paper(session, row.id))}　{case.number}") for row, case in rows)


def seals(session: Session) -> tuple[str, ...]:
    """The names of the seals, those used here first."""
    used = session.scalars(select(Decision).where(Decision.kind == SEAL_USE).order_by(Decision.asked_at.desc()))
    return tuple(dict.fromkeys([*(str(row.wanted.get("seal", "")) for row in used), *SEALS]))


def _line(row: Decision, case: Case, obstacles: dict[str, str]) -> SealUse:
    wanted: dict[str, Any] = row.wanted
    return SealUse(
        id=row.id,
        case_id=row.case_id,
        case_number=case.number,
        form_id=wanted.get("form", ""),
        paper=wanted.get("paper", ""),
        seal=wanted.get("seal", ""),
        copies=wanted.get("copies", 0),
        straddles=bool(wanted.get("straddles")),
        reason=wanted.get("why", ""),
        asked_by=row.asked_by_name,
        asked_at=row.asked_at,
        status=row.status,
        decided_by=row.decided_by_name,
        decided_at=row.decided_at,
        opinion=row.opinion,
        obstacle=obstacles.get(row.id, ""),
    )


def _named(view: papers.PaperView) -> str:
    return " ".join(filter(None, (f"《{view.name}》", view.number)))


def _told(view: papers.PaperView, seal: str, copies: int, *, straddles: bool) -> str:
    return f"{_named(view)}，{seal}，{copies} 份" + ("，骑缝章" if straddles else "")
