"""法定退休年龄 by birth month: the gradual rise since 2025-01-01.

全国人民代表大会常务委员会关于实施渐进式延迟法定退休年龄的决定 (2024-09-13) and the 国务院 measures it approves: the
age of men rises from 60 to 63 and that of women from 55 to 58 by a month in every four months of birth, that of women
from 50 to 55 by a month in every two. The steps are data: the list `retirement`. How long one must have paid in is not
computed, nor early and late retirement by choice (±3 years).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

NEAR_MONTHS = 60
"""Who has less than five years left, and fifteen with the employer, may not be given notice (劳动合同法 §42(5))."""


@dataclass(frozen=True, slots=True)
class Retirement:
    """When somebody reaches the age, by one of the rules that may be hers."""

    rule: str
    """Name of the item: for women it depends on the post."""
    year: int
    month: int
    age_months: int
    """The age itself."""

    def months_left(self, day: date) -> int:
        """Months from a day's month to that of retirement; negative when it is past."""
        return (self.year - day.year) * 12 + self.month - day.month

    def is_near(self, day: date) -> bool:
        """Whether it is less than five years ahead."""
        return 0 < self.months_left(day) <= NEAR_MONTHS


def retirements(sex: str, born: date, rules: Mapping[str, Any]) -> list[Retirement]:
    """By each rule of a sex (GB/T 2261.1); none while the sex is not known."""
    return [_by_rule(item, born) for item in rules["items"] if item["sex"] == sex]


def _by_rule(item: Mapping[str, Any], born: date) -> Retirement:
    first_year, first_month = map(int, item["first_born"].split("-"))
    later = (born.year - first_year) * 12 + born.month - first_month
    delay = min(later // item["months_each"] + 1, item["most_months"]) if later >= 0 else 0
    age = item["age"] * 12 + delay
    months = born.year * 12 + born.month - 1 + age
    return Retirement(str(item["name"]), months // 12, months % 12 + 1, age)
