"""The rule tables of the process, read into frozen values; a line that names a state nobody knows is passed over."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy.orm import Session

from offline_store import codes
from offline_store.roles import APPROVE, REGISTER, may
from offline_store.stations import station

BACK = "back"
"""As `to`: where the case came from."""
BEGINNING = "registered"
SHIPPED = "shipped"
"""The version of the table that the program brings along."""


@dataclass(frozen=True, slots=True)
class State:
    """状态 a case can be in."""

    code: str
    name: str
    group: str = ""
    side: bool = False
    """旁路: beside the way, to be left for where the case came from."""
    home: bool = False
    """Whether a case is sent back to it."""
    ends: bool = False
    """Whether nothing of the case waits to be handled any more."""


@dataclass(frozen=True, slots=True)
class Move:
    """One line of the table of moves."""

    code: str
    name: str
    sources: tuple[str, ...]
    to: str
    right: str
    """Of `roles.py`."""
    levels: tuple[str, ...]
    """Of the station of whoever moves: city, district, street, enterprise."""
    reason: bool
    decision: str
    """Kind of the decision (`decision_kinds`) that stands between wanting and moving; empty for none."""
    meanwhile: str
    """Where the case waits for that decision; empty: where it is."""
    gate: str
    """Of `checklist`: what is to be ticked or true before."""
    through: str
    """What the move is a part of: `assignment`, `handover`, `joining`; empty where it stands by itself."""
    event: str
    """Of the list `deadline_events`: what deadlines begin and end at; empty where none does."""


@dataclass(frozen=True, slots=True)
class Rules:
    """Both tables of one day."""

    states: Mapping[str, State]
    moves: Mapping[str, Move]
    version: str = SHIPPED
    """Of the table of moves."""

    def name(self, code: str) -> str:
        """A state in words; one of a newer table stands as it is."""
        return self.states[code].name if code in self.states else code

    def from_state(self, code: str) -> tuple[Move, ...]:
        """The moves that lead out of a state, in the table's order."""
        return tuple(move for move in self.moves.values() if code in move.sources)

    def may_enter(self, code: str, role: str, level: str, *, was_there: bool) -> bool:
        """Whether a role at a level may bring a case into a state by some move; `level` "" is not known here.

        The centre holds every desk to it. Back into a state may a case alone that has been there. Into a state of a
        newer table may who registers.
        """
        into = self._into(code, was_there=was_there)
        if not into and code not in self.states:
            return may(role, REGISTER)
        return any(may(role, right) and (not level or not levels or level in levels) for right, levels in into)

    def _into(self, code: str, *, was_there: bool) -> set[tuple[str, tuple[str, ...]]]:
        """Right and levels of every move into a state; what is approved was decided by somebody with that right."""
        found = set()
        for move in self.moves.values():
            if code in (move.to, move.meanwhile) or (was_there and (move.to == BACK or move.meanwhile)):
                found.add((APPROVE if move.decision and code == move.to else move.right, move.levels))
        return found


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of decision: who decides, and whether also what she asked herself (`never`, `alone`, `always`)."""

    code: str
    name: str
    right: str
    own: str


def load(session: Session) -> Rules:
    """The tables that hold today."""
    states = {
        item["code"]: State(*(item[field.name] for field in fields(State)))
        for item in codes.current(session, "process_states")["items"]
    }
    moves = (_move(item) for item in codes.current(session, "process_moves")["items"])
    known = {move.code: move for move in moves if move.to in {BACK, *states} and move.meanwhile in {"", *states}}
    return Rules(states, known, codes.version(session, "process_moves") or SHIPPED)


def level_of(session: Session, station_id: str) -> str:
    """A station's level: city, district, street, enterprise; "" where the tree has not reached this machine."""
    found = station(session, station_id)
    return found.level if found else ""


def ends(states: Mapping[str, State], code: str) -> bool:
    """Whether nothing of a case in this state waits to be handled; one of a newer table waits."""
    return code in states and states[code].ends


def kinds(session: Session) -> dict[str, Kind]:
    """The kinds of decisions there are today, by code."""
    items = codes.current(session, "decision_kinds")["items"]
    return {item["code"]: Kind(item["code"], item["name"], item["right"], item["own"]) for item in items}


def _move(item: Mapping[str, Any]) -> Move:
    return Move(
        code=item["code"],
        name=item["name"],
        sources=tuple(item["from"]),
        to=item["to"],
        right=item["right"],
        levels=tuple(item["levels"]),
        reason=bool(item["reason"]),
        decision=item["decision"],
        meanwhile=item["meanwhile"],
        gate=item["gate"],
        through=item["through"],
        event=item["event"],
    )
