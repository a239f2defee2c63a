"""Divisions 区划: the city, its districts and their streets, as one list to choose from.

GB/T 2260 to the district (six digits), 统计用区划代码 to the street (nine digits).
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from offline_store.code_find import Choices, Item, rank

LIST = "division_qingdao"
BETWEEN = " "
"""Stands between the steps of a path: 青岛市 市南区 香港中路街道."""


def choices(content: Mapping[str, Any], uses: Mapping[str, int] | None = None) -> Choices:
    """Every division by its path, each after the one it belongs to; a zone of the statistics alone is a district."""
    city = content["city"]
    below: dict[str, list[Mapping[str, str]]] = {}
    for street in content["streets"]:
        below.setdefault(street["district"], []).append(street)
    items = [Item(city["code"], city["name"], city["code"], leads_on=True)]
    for district in (*content["districts"], *content["functional_zone"]):
        streets = below.get(district["code"], ())
        path = city["name"] + BETWEEN + district["name"]
        items.append(Item(district["code"], path, district["code"], leads_on=bool(streets)))
        items += [Item(street["code"], path + BETWEEN + street["name"], street["code"]) for street in streets]
    return Choices(tuple(items), uses or {})


def find(whole: Choices, typed: str) -> list[Item]:
    """One step down from the path that is there already: the city, its districts, a district's streets.

    What is typed behind the path, or without one, is looked for in everything below. Most used first, as everywhere.
    """
    steps = typed.split()
    for length in range(len(steps), 0, -1):
        path = BETWEEN.join(steps[:length])
        if any(item.leads_on and item.name == path for item in whole.items):
            return _below(whole, path, " ".join(steps[length:]))
    return whole.find(typed) if steps else _below(whole, "", "")


def _below(whole: Choices, path: str, typed: str) -> list[Item]:
    """What is looked for below a path; its next step alone for nothing typed."""
    begins = path + BETWEEN if path else ""
    depth = begins.count(BETWEEN)
    below = [item for item in whole.items if item.name.startswith(begins)]
    found = {item.code: item for item in below if typed or item.name.count(BETWEEN) == depth}
    rests = [replace(item, name=item.name.removeprefix(begins)) for item in found.values()]
    return [found[item.code] for item in rank(rests, typed, whole.uses)]
