"""What became of a print job: the spooler's word on it, what holds it up, and what a printer lets one choose."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from desktop.printing import ipp

WAITING, PRINTING, DONE, CANCELLED, ABORTED, GONE = "waiting", "printing", "done", "cancelled", "aborted", "gone"
ENDS: Final = frozenset({DONE, CANCELLED, ABORTED, GONE})
"""A job in one of these changes no more. GONE: the print system knows nothing of it (any more)."""
_PHASES = {3: WAITING, 4: WAITING, 5: PRINTING, 6: WAITING, 7: CANCELLED, 8: ABORTED, 9: DONE}
"""By job-state of RFC 8011."""
_HINDRANCES = {
    "media-empty": "media-empty",
    "media-needed": "media-empty",
    "media-jam": "media-jam",
    "cover-open": "cover-open",
    "door-open": "cover-open",
    "toner-empty": "toner-empty",
    "marker-supply-empty": "toner-empty",
    "offline": "offline",
    "shutdown": "offline",
    "timed-out": "offline",
    "connecting-to-device": "offline",
    "printer-stopped": "paused",
    "paused": "paused",
    "stopping": "paused",
    "job-hold-until-specified": "held",
}
"""printer-state-reasons and job-state-reasons, without their -error, -warning, -report; what needs a hand first."""
_UNREACHABLE = ("unavailable", "not responding", "unable to locate", "network host", "unable to connect", "offline")
"""Of the network backends' own words: CUPS keeps no reason while one tries again, only this message."""
_STOPPED = 5
_SUFFIXES = ("-error", "-warning", "-report")
_JOB = ("job-state", "job-state-reasons", "job-printer-state-message", "job-printer-state-reasons")
_JOB_SHEETS = "job-media-sheets-completed"


@dataclass(frozen=True, slots=True)
class JobState:
    """Where a job stands."""

    phase: str
    hindrance: str = ""
    """What it waits for, or nothing: media-empty, media-jam, cover-open, toner-empty, offline, paused, held, trouble"""
    sheets: int = 0
    """Printed so far, as far as the printer counts."""
    message: str = ""
    """The printer's own words."""

    @property
    def ended(self) -> bool:
        """Whether nothing more will come of it."""
        return self.phase in ENDS


@dataclass(frozen=True, slots=True)
class Abilities:
    """What a printer lets one choose; empty where it does not say."""

    media: tuple[str, ...] = ()
    """Self-describing names (`iso_a4_210x297mm`)."""
    sources: tuple[str, ...] = ()
    """Trays."""
    sides: tuple[str, ...] = ()
    """`one-sided`, `two-sided-long-edge`, `two-sided-short-edge`."""


def look(job: str, printer: str) -> JobState:
    """Where a job stands now. Raises NoPrintSystem."""
    question = {"job-uri": ipp.job_uri(job), "requested-attributes": [*_JOB, _JOB_SHEETS]}
    found = ipp.jobs("GET_JOB_ATTRIBUTES", **question)
    if not found:
        return JobState(GONE)
    told = found[0]
    phase = _PHASES.get(int(told["job-state"]), WAITING)
    sheets = int(told.get(_JOB_SHEETS) or 0)
    if phase in ENDS:
        return JobState(phase, sheets=sheets)
    queue = ipp.printer(printer, "printer-state", "printer-state-reasons", "printer-state-message")
    message = str(queue.get("printer-state-message") or told.get("job-printer-state-message") or "")
    reasons = [
        *ipp.values(queue, "printer-state-reasons"),
        *ipp.values(told, "job-printer-state-reasons"),
        *ipp.values(told, "job-state-reasons"),
    ]
    hindrance = hindrance_of(map(str, reasons), message)
    if not hindrance and int(queue.get("printer-state", 0)) == _STOPPED:
        hindrance = "paused"
    return JobState(phase, hindrance, sheets, message)


def hindrance_of(reasons: Iterable[str], message: str) -> str:
    """What holds a job up, the first that a person can do something about; empty for nothing."""
    plain = {_plain(reason) for reason in reasons}
    for reason, hindrance in _HINDRANCES.items():
        if reason in plain:
            return hindrance
    # CUPS keeps no reason while a backend tries again, only its message; a job whose backend failed waits for a retry
    if any(word in message.lower() for word in _UNREACHABLE):
        return "offline"
    return "trouble" if "resources-are-not-ready" in plain else ""


def find(printer: str, title: str) -> str:
    """The job with this title in a queue, whatever became of it; empty for none. Raises NoPrintSystem."""
    question = {"printer-uri": ipp.printer_uri(printer), "requested-attributes": ["job-id", "job-name"]}
    for which in ("not-completed", "completed"):
        for told in ipp.jobs("GET_JOBS", **question, **{"which-jobs": which}):
            if told.get("job-name") == title:
                return f"{printer}-{told['job-id']}"
    return ""


def abilities(printer: str) -> Abilities:
    """What a printer lets one choose, as it says itself. Raises NoPrintSystem."""
    told = ipp.printer(printer, "media-supported", "media-source-supported", "sides-supported")
    media, sources, sides = (
        tuple(map(str, ipp.values(told, name)))
        for name in ("media-supported", "media-source-supported", "sides-supported")
    )
    return Abilities(media, sources, sides)


def _plain(reason: str) -> str:
    for suffix in _SUFFIXES:
        reason = reason.removesuffix(suffix)
    return reason
