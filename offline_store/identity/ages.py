"""Age on a day, and what follows from it by law."""

from collections.abc import Mapping
from datetime import date
from typing import Any

CHILD, ADULT, ELDER = 16, 18, 60
"""Years. Nobody below 16 may be employed, from 16 to 17 one is 未成年工 (劳动法 §15, §58); with 18 one is of age
(民法典 §17); with 60 elderly (老年人权益保障法 §2)."""


def age_on(born: date, day: date) -> int:
    """Full years; who was born on 29 February has the birthday of a common year on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def band_of(age: int, bands: Mapping[str, Any]) -> str:
    """The name of the age band, of the code list `age_band`: each item holds from its age on."""
    reached = [item for item in bands["items"] if item["from"] <= age]
    return str(max(reached, key=lambda item: item["from"])["name"]) if reached else ""


def marks_of(age: int) -> tuple[str, ...]:
    """The marks that an age brings: `child` (nobody may employ her), `minor`, `elder`."""
    if age < CHILD:
        return ("child", "minor")
    return ("minor",) if age < ADULT else ("elder",) if age >= ELDER else ()
