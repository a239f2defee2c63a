"""Told of the recording, and agreed or refused: PIPL (个人信息保护法) §§16, 17 and 47.

Whoever refuses is served all the same. The sound that was recorded of her before is deleted and its key destroyed, its
text is taken out of the store, here, at the centre and at the other desks (`erasing.py`); that it went is written down
in the audit.
"""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from offline_store import audit, codes, erasing
from offline_store.erasing import NO_KEY
from offline_store.errors import ExpectedError, NotHere
from offline_store.models import Case, Reception, Recording, Segment
from offline_store.settings import Desk
from offline_store.types import now

LIST = "recording_notice"
READ, PLAYED = "read", "played"
AT_ONCE = 100
"""Sentences of one transaction."""


class NotAgreed(ExpectedError):
    """A reception is not to be recorded (details: none)."""

    title = "不录音办理"
    explanation = "对方不同意录音，没有开始录音，可以照常登记。"
    advice = "如果对方改为同意，请先按 Ctrl+F7。"


def notice_text(session: Session, kind: str, station: str) -> str:
    """The words of the notice for a kind of reception, as the centre has set them; a kind without is told a call's."""
    items = {item["code"]: item["text"] for item in codes.current(session, LIST)["items"]}
    text: str = items.get(kind) or items.get("call") or next(iter(items.values()))
    return text.replace("{站点}", station)


def give_notice(session: Session, reception_id: str, way: str = READ, text: str = "") -> datetime:
    """The caller was told of the recording, in this way, in these words: the first time counts. When that was."""
    reception = _reception(session, reception_id)
    if reception.notice_at is None:
        reception.notice_at, reception.notice_way, reception.notice_text = now(), way, text
    return reception.notice_at


def refuse(session: Session, reception_id: str) -> None:
    """不录音办理: from now on nothing is recorded in this reception; `erase` follows."""
    _reception(session, reception_id).unrecorded = True


def agree(session: Session, reception_id: str) -> None:
    """She agrees after all: it may be recorded from now on."""
    _reception(session, reception_id).unrecorded = False


def refused_recordings(session: Session) -> list[str]:
    """This desk's complete recordings that are to go: of receptions that are not recorded; and those of which some went
    already, and not all.
    """
    query = select(Recording.id).join(Reception, Reception.id == Recording.reception_id)
    query = query.where(Recording.status.not_in(("running", "elsewhere")))  # its desk completes it first
    rest = select(Segment.recording_id).where(Segment.state == "live").where(Segment.recording_id == Recording.id)
    is_whole = Reception.unrecorded & (Recording.state == "live")
    return list(session.scalars(query.where(is_whole | ((Recording.key == NO_KEY) & rest.exists()))))


def digest_of(session: Session, recording_id: str) -> str:
    """The SHA-256 that a recording's file is named after; empty while it is not complete."""
    return session.get_one(Recording, recording_id).sha256


def erase(session: Session, desk: Desk, recording_id: str) -> None:
    """A recording is void, its key destroyed; its text goes after it (`erase_text`), its file by the caller.

    Values that were heard in it stay, as what the clerk has written, without source.
    """
    recording = session.get_one(Recording, recording_id)
    if erasing.is_erased(recording):
        return
    reception = session.get_one(Reception, recording.reception_id)
    case = session.get(Case, reception.case_id) if reception.case_id else None
    if case:
        gone = set(session.scalars(select(Segment.id).where(Segment.recording_id == recording_id)))
        case.sources = {field: segment for field, segment in case.sources.items() if segment not in gone}
    erasing.erase(recording)
    erasing.forget(session, [recording_id])
    recording.status = "complete"
    seconds = round(recording.seconds or 0)
    audit.note(session, desk.account, "erased", "recording", recording_id, seconds=seconds, reason="不同意录音")


def erase_text(session: Session, recording_id: str) -> bool:
    """The next AT_ONCE sentences of an erased recording, in all their versions, say nothing; whether any are left."""
    query = select(Segment).where(Segment.recording_id == recording_id, Segment.state == "live")
    rows = session.scalars(query.limit(AT_ONCE + 1)).all()
    for row in rows[:AT_ONCE]:
        erasing.erase(row)
    erasing.forget(session, [row.id for row in rows[:AT_ONCE]])
    return len(rows) > AT_ONCE


def _reception(session: Session, reception_id: str) -> Reception:
    """Raises NotHere when it went to another station with its case."""
    found = session.get(Reception, reception_id)
    if found is None:
        raise NotHere
    return found
