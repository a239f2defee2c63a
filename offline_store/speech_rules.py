"""更正规则: what the engine hears wrongly, and what is meant; proposed by who corrected it, in force once approved."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from offline_store import audit
from offline_store.errors import ExpectedError, NotAllowed, NotHere
from offline_store.models import Recording, Segment, SpeechRule
from offline_store.roles import APPROVE, REGISTER
from offline_store.settings import Desk
from offline_store.types import now

PROPOSED, APPROVED, REFUSED = "proposed", "approved", "refused"
LONGEST = 20
"""Characters of what is heard, or meant."""
EXAMPLES, LOOKED_AT = 3, 2_000
"""Sentences that are shown, of the newest that are looked at."""


class BadRule(ExpectedError):
    """Nothing to be heard otherwise."""

    title = "这条更正规则用不了"
    explanation = "听到的和要改成的都要写，不能一样，也不能太长；没有记下任何规则。"
    advice = "请写清楚把哪几个字改成哪几个字，最多 20 个字。"


class KnownRule(ExpectedError):
    """There is such a rule already."""

    title = "已经有这条更正规则"
    explanation = "同样的字已经有一条规则，或者正等着批准；没有另记。"
    advice = "请在“更正规则”里查看。"


class Decided(ExpectedError):
    """Somebody was faster."""

    title = "这条规则已经处理过"
    explanation = "别的同事已经批准或者不同意，没有任何改动。"
    advice = "请刷新后再看。"


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule as the page shows it."""

    id: str
    heard: str
    meant: str
    status: str
    proposed_by: str
    proposed_at: datetime
    decided_by: str
    decided_at: datetime | None
    sentence: str
    """The corrected sentence it was made of; empty where it is not here."""
    used: int
    """Sentences with what is meant that were heard since the rule is in force."""


def propose(session: Session, desk: Desk, heard: str, meant: str, segment_id: str = "") -> str:
    """Offer a rule; its id. Raises NotAllowed, BadRule, KnownRule."""
    if not desk.may(REGISTER):
        raise NotAllowed
    heard, meant = heard.strip(), meant.strip()
    if not heard or not meant or heard == meant or max(len(heard), len(meant)) > LONGEST:
        raise BadRule
    query = select(SpeechRule.id).where(SpeechRule.heard == heard, SpeechRule.state == "live")
    if session.scalars(query.where(SpeechRule.status != REFUSED).limit(1)).first():
        raise KnownRule
    row = SpeechRule(scope_id=desk.station_id, heard=heard, meant=meant, segment_id=segment_id)
    row.proposed_at, row.proposed_by = now(), desk.account
    session.add(row)
    session.flush()
    audit.note(session, desk.account, "speech_rule_proposed", "speech_rule", row.id, heard=heard, meant=meant)
    return row.id


def approve(session: Session, desk: Desk, rule_id: str) -> None:
    """From the next sentence on it holds. Raises NotAllowed, NotHere, Decided."""
    _decide(session, desk, rule_id, APPROVED, (PROPOSED,))


def refuse(session: Session, desk: Desk, rule_id: str) -> None:
    """It does not hold, or no more. Raises NotAllowed, NotHere, Decided."""
    _decide(session, desk, rule_id, REFUSED, (PROPOSED, APPROVED))


def in_force(session: Session) -> tuple[RuleLine, ...]:
    """The rules that hold at this desk's station, oldest first, without how often they were used."""
    query = select(SpeechRule).where(SpeechRule.status == APPROVED, SpeechRule.state == "live")
    rows = session.scalars(query.order_by(SpeechRule.decided_at, SpeechRule.id))
    return tuple(_line(row, "", 0) for row in rows)


def lines(session: Session) -> tuple[RuleLine, ...]:
    """All rules: those that wait first, then the newest."""
    query = select(SpeechRule).where(SpeechRule.state == "live").order_by(SpeechRule.id.desc())
    rows = sorted(session.scalars(query), key=lambda row: row.status != PROPOSED)
    return tuple(_line(row, _sentence(session, row), _used(session, row)) for row in rows)


def last_sentences(session: Session, containing: str) -> list[str]:
    """The newest sentences with these characters in them, to try a rule on; none of talks with one side alone."""
    query = (
        select(Segment.text)
        .join(Recording, Recording.id == Segment.recording_id)
        .where(Segment.state == "live", Recording.private_with == "")
        .where(Segment.text.contains(containing, autoescape=True))
    )
    return list(session.scalars(query.order_by(Segment.id.desc()).limit(LOOKED_AT)))


def _decide(session: Session, desk: Desk, rule_id: str, status: str, before: tuple[str, ...]) -> None:
    if not desk.may(APPROVE):
        raise NotAllowed
    row = session.get(SpeechRule, rule_id)
    if row is None:
        raise NotHere
    if row.status not in before:
        raise Decided
    row.status, row.decided_at, row.decided_by = status, now(), desk.account
    audit.note(session, desk.account, f"speech_rule_{status}", "speech_rule", row.id, heard=row.heard, meant=row.meant)


def _sentence(session: Session, row: SpeechRule) -> str:
    segment = session.get(Segment, row.segment_id) if row.segment_id else None
    recording = session.get(Recording, segment.recording_id) if segment else None
    return segment.text if segment and recording and not recording.private_with else ""


def _used(session: Session, row: SpeechRule) -> int:
    if row.status != APPROVED or row.decided_at is None:
        return 0
    moment = f"{int(row.decided_at.timestamp() * 1000):012x}"  # as UUIDv7 begin
    query = select(func.count()).select_from(Segment).where(Segment.state == "live", Segment.editor == "")
    query = query.where(Segment.id > f"{moment[:8]}-{moment[8:]}", Segment.text.contains(row.meant, autoescape=True))
    return session.scalar(query) or 0


def _line(row: SpeechRule, sentence: str, used: int) -> RuleLine:
    return RuleLine(
        id=row.id,
        heard=row.heard,
        meant=row.meant,
        status=row.status,
        proposed_by=row.proposed_by,
        proposed_at=row.proposed_at,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        sentence=sentence,
        used=used,
    )
