"""Marks in a recording: which phase of a hearing begins, what is to be found again, who was said to speak from when.

Who sits at which channel is one too, of its first second: text that is made later names the speakers as the first did,
whatever the desk records from by then.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy.orm import Session

from offline_store.models import Recording

PHASE, POINT, TURN, SEATS = "phase", "point", "turn", "seats"
PHASES: Final = {
    "identity": "核对身份",
    "rights": "告知权利、回避",
    "claims": "申请、答辩",
    "evidence": "举证、质证",
    "inquiry": "调查",
    "debate": "辩论",
    "last": "最后陈述",
    "mediation": "调解",
    "adjourned": "休庭",
}
"""Of a hearing, in their usual order (劳动人事争议仲裁办案规则 第三十七条 and following)."""


@dataclass(frozen=True, slots=True)
class Mark:
    """At a second of its recording.

    `what`: the phase, a word on the point, the role that speaks from then on, or the roles of the channels.
    """

    at: float
    kind: str
    what: str = ""


def of(row: Recording) -> tuple[Mark, ...]:
    """The marks of a recording in the order of its sound."""
    return tuple(sorted(map(_mark, row.marks or ()), key=lambda mark: mark.at))


def set_mark(session: Session, recording_id: str, mark: Mark) -> None:
    """One more mark."""
    row = session.get_one(Recording, recording_id)
    row.marks = [*(row.marks or ()), _plain(mark)]


def of_seats(speakers: Sequence[str]) -> list[dict[str, Any]]:
    """The marks that a recording begins with: who speaks on which channel, empty where the channel does not say."""
    return [_plain(Mark(0.0, SEATS, ",".join(speakers)))] if speakers else []


def seats(row: Recording) -> tuple[str, ...] | None:
    """Who speaks on which channel; None of a recording that is older than the mark."""
    return next((tuple(mark.what.split(",")) for mark in of(row) if mark.kind == SEATS), None)


def _plain(mark: Mark) -> dict[str, Any]:
    return {"at": round(mark.at, 2), "kind": mark.kind, "what": mark.what}


def _mark(plain: Mapping[str, Any]) -> Mark:
    return Mark(float(plain["at"]), str(plain["kind"]), str(plain.get("what", "")))
