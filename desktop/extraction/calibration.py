"""How often a suggested value is right: counted on labelled calls as the machine wrote them, not guessed."""

import json
from functools import lru_cache

import resources

TABLE = "words/calibration.json"


def confidence(field: str, *, low: bool) -> float:
    """Of a value, from 0 to 1: right ones of those counted, with one of either added (Laplace) since they are few.

    `low` as in `Suggestion`. A field that was not counted (诉求 is our wording) has none: 0.
    """
    right, of = _table()[0].get((field, low), (0, 0))
    return (right + 1) / (of + 2) if of else 0.0


def must_be_checked(field: str, *, low: bool) -> bool:
    """Whether the value is shown with 请核实: what was inferred always, the rest where it is right too seldom."""
    return low or confidence(field, low=low) < _table()[1]


@lru_cache(maxsize=1)
def _table() -> tuple[dict[tuple[str, bool], tuple[int, int]], float]:
    content = json.loads(resources.path(TABLE).read_text("utf-8"))
    counted = {(each["field"], each["low"]): (each["right"], each["of"]) for each in content["bins"]}
    return counted, float(content["threshold"])
