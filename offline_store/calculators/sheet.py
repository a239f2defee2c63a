"""What a calculation is written on: lines with their article, the rates it looked up, what is to be known besides."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from offline_store.calculators.rates import NoRate, Rate, Rates
from offline_store.deadlines.calendar import Calendar
from offline_store.deadlines.compute import Said
from offline_store.errors import filling

VERIFIED = "verified"


@dataclass(frozen=True, slots=True)
class Tables:
    """What a calculator may look up."""

    rates: Rates
    calendar: Calendar
    place: str = ""
    """The district whose own rates hold; empty for the city's."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the result."""

    said: Said
    amount: int | None
    """In fen; None for a line that only explains."""
    article: str
    """`LDHT 47`; empty where no article says it."""
    note: Said | None = None


@dataclass(frozen=True, slots=True)
class Calculation:
    """What a calculator found."""

    kind: str
    inputs: Mapping[str, str]
    """As they were typed, by field."""
    lines: tuple[Line, ...]
    total: int | None
    """The sum of the lines' amounts in fen; None where the question is no sum."""
    rates_used: tuple[Rate, ...]
    table_versions: Mapping[str, str]
    """Rule table → version as the centre named it; empty for what came with the program."""
    warnings: tuple[Said, ...]


class Sheet:
    """One calculation while it is made."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.lines: list[Line] = []
        self.used: dict[tuple[str, str, date], Rate] = {}
        self.warnings: list[Said] = []

    def add(
        self,
        text: str,
        article: str = "",
        amount: Fraction | int | None = None,
        note: Said | None = None,
        /,
        **values: object,
    ) -> int:
        """A line; its amount in fen, rounded half up. The text is marked by `filling`."""
        rounded = None if amount is None else half_up(amount)
        self.lines.append(Line(Said(text, values), rounded, article, note))
        return rounded or 0

    def warn(self, text: str, /, **values: object) -> None:
        """Something to be known besides. The text is marked by `filling`."""
        if (warning := Said(text, values)) not in self.warnings:
            self.warnings.append(warning)

    def rate(self, code: str, day: date) -> Rate | None:
        """A value of the table; it is noted as used, and said to be unverified where it is."""
        found = self.tables.rates.find(code, day, self.tables.place)
        if found:
            self.used[found.code, found.place, found.effective] = found
            if found.status != VERIFIED:
                self.warn(
                    filling("{name} {value} {unit}（{day} 起）：{status}"),
                    name=found.name,
                    value=found.value,
                    unit=found.unit,
                    day=found.effective,
                    status=found.status,
                )
        return found

    def number(self, code: str, day: date) -> Fraction:
        """A value that the law itself has. Raises NoRate for a day before it."""
        if found := self.rate(code, day):
            return found.number
        raise NoRate(code=code, day=day)

    @property
    def total(self) -> int:
        """The sum of the amounts, in fen."""
        return sum(line.amount or 0 for line in self.lines)


def half_up(amount: Fraction | int) -> int:
    """A whole number of fen; half a fen goes up."""
    return int((Fraction(amount) * 2 + 1) // 2)


def yuan(fen: Fraction | int) -> str:
    """5,000.00, as it stands in a line; rounded half up where it is no whole fen."""
    whole = half_up(fen)
    return f"{whole // 100:,}.{whole % 100:02d}"


def plain(number: Fraction) -> str:
    """A number without needless zeros: 7.5, 12."""
    return f"{float(number):.4f}".rstrip("0").rstrip(".")
