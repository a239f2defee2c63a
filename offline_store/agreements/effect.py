"""From which day an agreement binds: the latest of all the signatures and seals that it needs (domain 2.3)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from offline_store.agreements.content import EMPLOYER, Agreement
from offline_store.agreements.library import Identity
from offline_store.types import local_day

APPLICANT, RESPONDENT, THIRD, ANNEX, MEDIATOR, RECORDER, ORGANISATION = ROLES = (
    "applicant",
    "respondent",
    "third",
    "annex",
    "mediator",
    "recorder",
    "organisation",
)
ANNEX_WHO = "人员明细表上的 {0} 人"
"""Whose place that of the annex is."""
SIGN, THUMB, SEAL, SIGN_AND_SEAL = WAYS = ("sign", "thumb", "seal", "sign_and_seal")


@dataclass(frozen=True, slots=True)
class Place:
    """A signature or seal that the paper needs; any of `ways` will do."""

    role: str
    who: str
    ways: tuple[str, ...]
    agent: str = ""
    """The agent who signs for the party."""


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature or seal that is there."""

    id: str
    role: str
    who: str
    way: str
    at: datetime
    by: str = ""
    note: str = ""
    has_image: bool = False


def places(agreement: Agreement, identity: Identity) -> tuple[Place, ...]:
    """What an agreement needs: each party, every worker of the annex, the mediator, the organisation's seal.

    Both sign or seal (劳动争议调解仲裁法 第十四条); before a people's mediation committee a thumb-print does as well
    (人民调解法 第二十九条). Representatives settle for those alone who agree: the workers of the annex sign it, save
    whose consent is proved otherwise. That is one place, filled when the last of them has signed.
    """
    found = [
        Place(
            role.removesuffix("s"), side.name, _ways(side.kind, identity), side.agent_name if side.agent_signs else ""
        )
        for role, sides in agreement.by_role
        for side in sides
    ]
    if still := sum(not line.consent.strip() for line in agreement.annex):
        found.append(Place(ANNEX, ANNEX_WHO.format(still), (SIGN, THUMB)))
    found.append(Place(MEDIATOR, agreement.mediator, (SIGN, SIGN_AND_SEAL)))
    found.append(Place(ORGANISATION, agreement.seal or agreement.organisation, (SEAL, SIGN_AND_SEAL)))
    return tuple(found)


def fits(place: Place, signed: Signed) -> bool:
    """Whether a signature is one of this place."""
    return (signed.role, signed.who) == (place.role, place.who) and signed.way in place.ways


def missing(needed: Sequence[Place], there: Iterable[Signed]) -> tuple[Place, ...]:
    """The places that are still empty."""
    signatures = tuple(there)
    return tuple(place for place in needed if not any(fits(place, each) for each in signatures))


def effective_on(needed: Sequence[Place], there: Iterable[Signed]) -> date | None:
    """The day on which the last place was filled; None while one is empty. Of two of one place the first counts."""
    signatures = tuple(there)
    days = [min((local_day(each.at) for each in signatures if fits(place, each)), default=None) for place in needed]
    known = [day for day in days if day is not None]
    return max(known) if known and len(known) == len(days) else None


def _ways(kind: str, identity: Identity) -> tuple[str, ...]:
    ways = (SEAL, SIGN_AND_SEAL, SIGN) if kind == EMPLOYER else (SIGN, SEAL, SIGN_AND_SEAL)
    return (*ways, THUMB) if identity.thumb and kind != EMPLOYER else ways
