"""签名板: the picture of a signature, of the one version of a paper that was signed, and of no other.

A change of what was signed is a further version, which is a paper of its own: it has no signatures until it is signed.
The picture keeps the version and the digest of what lay before whoever signed.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from offline_store import audit, papers
from offline_store.corrections import note_step
from offline_store.errors import ExpectedError, NotAllowed, filling
from offline_store.models import Case, Form, Signature
from offline_store.papers import FINAL
from offline_store.roles import REGISTER
from offline_store.settings import Desk
from offline_store.types import now

PNG: Final = b"\x89PNG\r\n\x1a\n"
MOST: Final = 64 * 1024
"""Bytes of a picture: a record has to travel in one piece."""
ROLES: Final = {
    "applicant": "申请人",
    "respondent": "被申请人",
    "third": "第三人",
    "mediator": "调解员",
    "recorder": "记录人",
}
"""Role of a signature → the word that its place on the paper begins with; a role that is not here is that word."""


class NoPicture(ExpectedError):
    """This picture is not kept."""

    title = "签名没有存下"
    explanation = "{why}什么都没有改动。"
    advice = "请核对后重新签。"


@dataclass(frozen=True, slots=True)
class Picture:
    """A signature with its picture."""

    id: str
    role: str
    who: str
    at: datetime
    by: str
    """Who stood by."""
    png: bytes


def sign(session: Session, desk: Desk, form_id: str, role: str, who: str, png: bytes) -> str:
    """Somebody has signed a final paper on the pad; the signature's id. Raises NotAllowed, NoPicture, NotHere."""
    view = papers.paper(session, form_id)
    if any((each.role, each.who) == (role, who) for each in pictures(session, form_id)):
        raise NoPicture(why=filling("这个人在这一版上已经签过了。"))
    row = Signature(scope_id=session.get_one(Form, form_id).scope_id, form_id=form_id, role=role, who=who.strip())
    row.way, row.at, row.by = "sign", now(), desk.clerk
    _keep(session, desk, view, row, png)
    session.add(row)
    session.flush()
    note_step(session, desk, session.get_one(Case, view.case_id), "paper_signed", f"{view.name} {view.number}：{who}")
    return row.id


def add_picture(session: Session, desk: Desk, signature_id: str, png: bytes) -> None:
    """The picture of a signature that is written down already. Raises NotAllowed, NoPicture."""
    row = session.get_one(Signature, signature_id)
    if row.image is not None:
        raise NoPicture(why=filling("这个签名已经有笔迹了。"))
    _keep(session, desk, papers.paper(session, row.form_id), row, png)


def pictures(session: Session, form_id: str) -> tuple[Picture, ...]:
    """Those of this version of a paper as it stands, the first first."""
    view = papers.paper(session, form_id)
    query = select(Signature).where(Signature.form_id == form_id, Signature.state == "live")
    query = query.where(Signature.image.is_not(None), Signature.version == _version(view))
    rows = session.scalars(query.order_by(Signature.at, Signature.id))
    return tuple(Picture(row.id, row.role, row.who, row.at, row.by, row.image or b"") for row in rows)


def by_place(found: tuple[Picture, ...]) -> dict[str, tuple[bytes, ...]]:
    """For the layout: the word that a place to sign begins with → the pictures that stand there."""
    places: dict[str, tuple[bytes, ...]] = {}
    for each in found:
        word = ROLES.get(each.role, each.role)
        places[word] = (*places.get(word, ()), each.png)
    return places


def role_of(word: str) -> str:
    """The role of a paper's word."""
    return next((role for role, each in ROLES.items() if each == word), word)


def _keep(session: Session, desk: Desk, view: papers.PaperView, row: Signature, png: bytes) -> None:
    if not desk.may(REGISTER):
        raise NotAllowed
    if view.status != FINAL or not view.digest:
        raise NoPicture(why=filling("文书还没有定稿，签了也不知道签的是哪一版。"))
    if not row.who:
        raise NoPicture(why=filling("没有写明是谁签的。"))
    if not png.startswith(PNG) or len(png) > MOST:
        raise NoPicture(why=filling("签名板没有写上字，或者图太大。"))
    row.image, row.version = png, _version(view)
    audit.note(session, desk.account, "signed", "form", view.id, digest=view.digest, who=row.who)


def _version(view: papers.PaperView) -> str:
    """What was signed: the version and the digest of what it says."""
    return f"{view.version} {view.digest}"
