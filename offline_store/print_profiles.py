"""How each kind of paper was printed last at this machine: its printer, paper, tray and sides, and its 套打 reserve."""

from dataclasses import asdict, dataclass

from sqlalchemy.orm import Session

from offline_store import settings

NAME = "print_profiles"
MOST_RESERVE = 120
"""Millimetres of pre-printed heading; a red head of GB/T 9704 takes 80."""


@dataclass(frozen=True, slots=True)
class PrintProfile:
    """As the printer names them; empty where it was never chosen."""

    printer: str = ""
    media: str = ""
    source: str = ""
    sides: str = ""
    reserve: int = 0
    """Millimetres at the top of the first page that stay free for what is pre-printed there; 0 for blank paper."""
    line_printed: bool = False
    """The red line under the number is on the paper already."""


def load(session: Session, kind: str) -> PrintProfile:
    """The profile of a kind of paper."""
    return PrintProfile(**settings.get(session, NAME).get(kind, {}))


def save(session: Session, kind: str, profile: PrintProfile) -> None:
    """Remember it."""
    known = settings.get(session, NAME)
    settings.put(session, NAME, known | {kind: asdict(profile)})
