"""How much speaks for two records being of one person, with the reasons.

A name alone never proposes anybody: among a hundred thousand people it is common. Same ID and same phone each do;
a name that is the same, sounds or looks so needs the same employer, birth date, address or phone beside it. What
speaks against weighs too: two ID numbers that differ belong to two people.
"""

import re
from dataclasses import dataclass
from typing import Literal

from offline_store.duplicates.forms import id_form, one_edit, phone_form, same_employer
from offline_store.duplicates.names import alike, plain_name

ENOUGH = 40
"""Points from which somebody is proposed."""
Kind = Literal["id", "phone", "name", "birth", "employer", "address"]
_POINTS: dict[tuple[str, str], int] = {
    ("id", "same"): 70,
    ("id", "near"): 25,
    ("id", "other"): -60,
    ("phone", "same"): 50,
    ("phone", "near"): 20,
    ("name", "same"): 30,
    ("name", "sound"): 25,
    ("name", "accent"): 25,
    ("name", "shape"): 25,
    ("name", "near"): 25,
    ("name", "part"): 8,
    ("name", "other"): -8,
    ("birth", "same"): 24,
    ("birth", "near"): 8,
    ("birth", "other"): -25,
    ("employer", "same"): 15,
    ("address", "same"): 15,
}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NAMED = ("same", "sound", "accent", "shape", "near", "part")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of somebody, or typed; the values she had before stand behind today's, and in `earlier`."""

    names: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    births: tuple[str, ...] = ()
    """ISO 8601 dates."""
    employers: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    earlier: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for it (`how`: same, sound, accent, shape, near, part) or against it (other)."""

    kind: Kind
    how: str
    earlier: bool = False
    """It is a value she had before."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """The points, and what they are made of, the weightiest first."""

    points: int
    reasons: tuple[Reason, ...]

    @property
    def enough(self) -> bool:
        """Whether to propose it."""
        return self.points >= ENOUGH


def weigh(asked: Facts, known: Facts) -> Weighed:
    """Compare what was typed with somebody who is known."""
    earlier = asked.earlier | known.earlier
    found = [
        _name(asked, known, earlier),
        _numbers("id", [*map(id_form, asked.ids)], [*map(id_form, known.ids)], {*map(id_form, earlier)}),
        _numbers(
            "phone", [*map(phone_form, asked.phones)], [*map(phone_form, known.phones)], {*map(phone_form, earlier)}
        ),
        _birth(asked, known),
        _employer(asked, known),
        _address(asked, known),
    ]
    reasons = sorted(filter(None, found), key=lambda reason: -_POINTS[reason.kind, reason.how])
    return Weighed(sum(_POINTS[reason.kind, reason.how] for reason in reasons), tuple(reasons))


def _name(asked: Facts, known: Facts, earlier: frozenset[str]) -> Reason | None:
    ways = [(alike(a, b), b in earlier or a in earlier) for a in asked.names for b in known.names if a and b]
    for how in _NAMED:
        if hits := [was for way, was in ways if way == how]:
            return Reason("name", how, all(hits))
    return Reason("name", "other") if ways else None


def _numbers(kind: Literal["id", "phone"], asked: list[str], known: list[str], earlier: set[str]) -> Reason | None:
    pairs = [(a, b) for a in asked for b in known if a and b]
    if hits := [b in earlier for a, b in pairs if a == b]:
        return Reason(kind, "same", all(hits))
    if any(len(a) == len(b) and one_edit(a, b) for a, b in pairs):
        return Reason(kind, "near")
    return Reason("id", "other") if pairs and kind == "id" and _are_of_one_kind(pairs) else None


def _are_of_one_kind(pairs: list[tuple[str, str]]) -> bool:
    """An ID card and a passport are two numbers of one person."""
    return any(len(a) == len(b) for a, b in pairs)


def _birth(asked: Facts, known: Facts) -> Reason | None:
    # a date that is still being typed speaks neither for nor against
    pairs = [(a, b) for a in asked.births for b in known.births if _DAY.fullmatch(a) and _DAY.fullmatch(b)]
    if not pairs:
        return None
    if any(a == b for a, b in pairs):
        return Reason("birth", "same")
    return Reason("birth", "near" if any(one_edit(a, b) for a, b in pairs) else "other")


def _employer(asked: Facts, known: Facts) -> Reason | None:
    holds = any(same_employer(a, b) for a in asked.employers for b in known.employers)
    return Reason("employer", "same") if holds else None


def _address(asked: Facts, known: Facts) -> Reason | None:
    both = {*map(plain_name, asked.addresses)} & {*map(plain_name, known.addresses)}
    return Reason("address", "same") if both - {""} else None
