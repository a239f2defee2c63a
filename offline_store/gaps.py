"""Where the sound of a recording is missing: it was paused, or the device was gone. The recording goes on after it.

The time of a recording is the time of its sound: a gap lies at a second of it and takes none, but for the short
silence that the ear and the sentences need (`desktop/capturing.py`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from offline_store.models import Recording

PAUSED, LOST = "paused", "lost"
GAP = "gap"
"""In place of a speaker, in a line of the text that tells of a gap."""


@dataclass(frozen=True, slots=True)
class Gap:
    """`at` is a second of the recording, `seconds` how long it took in the world; None while it lasts.

    One that never ended is the end of its recording: the program was killed, or the call was over.
    """

    at: float
    reason: str
    """`paused` or `lost`."""
    seconds: float | None = None
    is_other: bool = False
    """Whether another device went on: which channel is whose is not known from here to the next gap."""


def note(session: Session, recording_id: str, gaps: Sequence[Gap]) -> None:
    """Write down all the gaps of a recording so far."""
    session.get_one(Recording, recording_id).gaps = [_plain(gap) for gap in gaps]


def of(row: Recording) -> tuple[Gap, ...]:
    """The gaps of a recording, in the order of its sound."""
    return tuple(sorted(map(_gap, row.gaps or ()), key=lambda gap: gap.at))


def speakers_at(speakers: Sequence[str], gaps: Sequence[Gap], second: float) -> tuple[str, ...]:
    """Who speaks on which channel at a second: nobody known while another device stands in for the chosen one."""
    before = [gap for gap in gaps if gap.at <= second and gap.reason == LOST]
    return ("",) * len(speakers) if before and before[-1].is_other else tuple(speakers)


def _plain(gap: Gap) -> dict[str, Any]:
    seconds = None if gap.seconds is None else round(gap.seconds, 1)
    plain = {"at": round(gap.at, 3), "seconds": seconds, "reason": gap.reason}
    return plain | ({"other": True} if gap.is_other else {})


def _gap(plain: Mapping[str, Any]) -> Gap:
    return Gap(float(plain["at"]), str(plain["reason"]), plain["seconds"], bool(plain.get("other")))
