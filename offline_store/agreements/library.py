"""The tables that agreements are drawn up and checked by: each may be sent anew by the centre (`codes.current`)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

CLAUSES, UNCLEAR, VOID, IDENTITIES, STATIONS, LIMITS = TABLES = (
    "agreement_clauses",
    "unclear_terms",
    "void_terms",
    "mediator_identities",
    "station_mediators",
    "agreement_limits",
)
BLOCK, WARN = LEVELS = ("block", "warn")
EVERY_STATION, STATION_GAP = "*", "{站点}"
Content = Mapping[str, Any]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Standard:
    """A clause of the library."""

    code: str
    name: str
    text: str
    """With {names}: what the agreement says elsewhere (`wording.words_of`), and what the mediator fills in."""
    articles: tuple[str, ...]
    types: tuple[str, ...]
    """Dispute types that it is proposed for."""
    version: str
    status: str


@dataclass(frozen=True, slots=True)
class Unclear:
    """A term that leaves open what is owed."""

    name: str
    instead: str
    level: str
    within: tuple[str, ...]
    """Longer words in which it says something else."""


@dataclass(frozen=True, slots=True)
class Void:
    """What an agreement cannot validly say."""

    code: str
    name: str
    """Why, in words."""
    level: str
    articles: tuple[str, ...]
    patterns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """Who mediates (domain 2.3): decides the title, the seal and what the parties are told."""

    code: str
    name: str
    title: str
    seal: str
    """What the organisation's seal is called."""
    thumb: bool
    """A thumb-print alone counts as a signature (人民调解法 第二十九条)."""
    notices: tuple[str, ...]
    articles: tuple[str, ...]
    copies: int
    """The fewest copies."""


@dataclass(frozen=True, slots=True)
class Mediator:
    """What a station mediates as."""

    identity: Identity
    organisation: str
    seal: str
    """The name on its seal."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The numbers of the checks."""

    most_months: int
    most_instalments: int
    most_penalty: int
    """Per cent of what is not paid."""
    collective_people: int


@dataclass(frozen=True, slots=True)
class Library:
    """All of it, as it holds today."""

    clauses: tuple[Standard, ...]
    unclear: tuple[Unclear, ...]
    void: tuple[Void, ...]
    identities: tuple[Identity, ...]
    limits: Limits

    def clause(self, code: str) -> Standard | None:
        """The clause of a code."""
        return next((each for each in self.clauses if each.code == code), None)

    def identity(self, code: str) -> Identity:
        """The mediator of a code; one that the table does not know is the first."""
        return next((each for each in self.identities if each.code == code), self.identities[0])


def read(table: Callable[[str], Content]) -> Library:
    """The tables; `table` gives each by its name."""
    return Library(
        clauses=_all(Standard, table(CLAUSES)),
        unclear=_all(Unclear, table(UNCLEAR)),
        void=_all(Void, table(VOID)),
        identities=_all(Identity, table(IDENTITIES)),
        limits=_limits(table(LIMITS)),
    )


def mediator(library: Library, stations: Content, station_code: str, station_name: str) -> Mediator:
    """What a station mediates as: its own line of the table, else that for all."""
    items = {item["code"]: item for item in stations["items"]}
    own = items.get(station_code) or items.get(EVERY_STATION) or stations["items"][0]
    names = (own[name].replace(STATION_GAP, station_name) for name in ("organisation", "seal"))
    return Mediator(library.identity(own["identity"]), *names)


def _all(kind: type[T], content: Content) -> tuple[T, ...]:
    return tuple(_one(kind, item) for item in content["items"])


def _one(kind: type[T], item: Content) -> T:
    values = {each.name: item[each.name] for each in fields(kind)}  # type: ignore[arg-type]  # dataclasses all
    return kind(**{name: tuple(value) if isinstance(value, list) else value for name, value in values.items()})


def _limits(content: Content) -> Limits:
    return Limits(**{item["code"]: item["value"] for item in content["items"] if item["code"] in Limits.__slots__})


def at_station(station: Mediator, code: str, library: Library) -> Mediator:
    """The same station, mediating this once as another kind of body."""
    return replace(station, identity=library.identity(code))
