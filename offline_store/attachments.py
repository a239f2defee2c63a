"""附件: scans that belong into a case's file. The rows travel, the sealed content stays at the desk that took it in."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from offline_store import audit
from offline_store.corrections import note_step
from offline_store.errors import NotAllowed, NotHere
from offline_store.models import Attachment, Case, Form
from offline_store.numbers import ReasonNeeded
from offline_store.roles import REGISTER
from offline_store.settings import Desk
from offline_store.types import now

PDF, JPEG, PNG = "application/pdf", "image/jpeg", "image/png"


@dataclass(frozen=True, slots=True)
class Sealed:
    """A content that was checked and sealed."""

    media: str
    sha256: str
    """Of the content, hex."""
    name: str
    """Of the sealed file: the SHA-256 of what is in it, hex."""
    size: int
    """Bytes of the content."""
    pages: int
    key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class AttachmentView:
    """One of a case's attachments."""

    id: str
    form_id: str | None
    slot: str
    name: str
    sealed: Sealed
    added_at: datetime
    added_by: str
    is_here: bool
    """Whether its content is at this desk."""


def add(
    session: Session, desk: Desk, case_id: str, slot: str, name: str, sealed: Sealed, form_id: str | None = None
) -> str:
    """A scan belongs to a case, and to a paper where it is the signed one of it; its id. Raises NotAllowed, NotHere."""
    if not desk.may(REGISTER):
        raise NotAllowed
    case, form = session.get(Case, case_id), session.get(Form, form_id) if form_id else None
    if case is None or (form_id and form is None):
        raise NotHere
    row = Attachment(scope_id=case.scope_id, case_id=case.id, form_id=form_id, slot=slot, name=name, place="here")
    row.media, row.sha256, row.sealed = sealed.media, sealed.sha256, sealed.name
    row.size, row.pages, row.key = sealed.size, sealed.pages, sealed.key
    row.added_at, row.added_by = now(), desk.clerk
    session.add(row)
    session.flush()
    note_step(session, desk, case, "scan_added", name)
    audit.note(session, desk.account, "scan_added", "attachment", row.id, sha256=sealed.sha256)
    return row.id


def take_out(session: Session, desk: Desk, attachment_id: str, reason: str) -> None:
    """It does not belong here: the row stays, void, with its content. Raises NotAllowed, ReasonNeeded, NotHere."""
    if not desk.may(REGISTER):
        raise NotAllowed
    if not reason.strip():
        raise ReasonNeeded
    row = session.get(Attachment, attachment_id)
    if row is None:
        raise NotHere
    row.state = "void"
    note_step(session, desk, session.get_one(Case, row.case_id), "scan_taken_out", f"{row.name}：{reason.strip()}")
    audit.note(session, desk.account, "scan_taken_out", "attachment", row.id, reason=reason.strip())


def of_case(session: Session, case_id: str) -> list[AttachmentView]:
    """A case's attachments, in the order they came."""
    query = select(Attachment).where(Attachment.case_id == case_id, Attachment.state == "live")
    return [_view(row) for row in session.scalars(query.order_by(Attachment.added_at, Attachment.id))]


def of_paper(session: Session, form_id: str) -> list[AttachmentView]:
    """The scans of one paper."""
    query = select(Attachment).where(Attachment.form_id == form_id, Attachment.state == "live")
    return [_view(row) for row in session.scalars(query.order_by(Attachment.added_at, Attachment.id))]


def _view(row: Attachment) -> AttachmentView:
    sealed = Sealed(row.media, row.sha256, row.sealed, row.size, row.pages, row.key)
    is_here = row.place == "here"
    return AttachmentView(row.id, row.form_id, row.slot, row.name, sealed, row.added_at, row.added_by, is_here)
