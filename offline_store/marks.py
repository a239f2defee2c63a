"""Marks in a recording: which phase of a hearing begins, what is to be found again, who was said to speak from when."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy.orm import Session

from offline_store.models import Recording

PHASE, POINT, TURN = "phase", "point", "turn"
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
    """At a second of its recording. `what`: the phase, a word on the point, or the role that speaks from then on."""

    at: float
    kind: str
    what: str = ""


def of(row: Recording) -> tuple[Mark, ...]:
    """The marks of a recording in the order of its sound."""
    return tuple(sorted(map(_mark, row.marks or ()), key=lambda mark: mark.at))


def set_mark(session: Session, recording_id: str, mark: Mark) -> None:
    """One more mark."""
    row = session.get_one(Recording, recording_id)
    row.marks = [*(row.marks or ()), {"at": round(mark.at, 2), "kind": mark.kind, "what": mark.what}]


def _mark(plain: Mapping[str, Any]) -> Mark:
    return Mark(float(plain["at"]), str(plain["kind"]), str(plain.get("what", "")))
