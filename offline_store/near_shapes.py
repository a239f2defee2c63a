"""Characters that look nearly alike: one stroke apart, or taken for one another when read off a paper."""

import json
from functools import lru_cache
from itertools import combinations

import resources


def near_shapes(character: str) -> frozenset[str]:
    """The characters that look nearly like one; resources/codes/near_shapes.json says where that is from."""
    return _near_shapes().get(character, frozenset())


def shape_class(character: str) -> str:
    """The same for all that are near shapes of one another, or of what is in between: 工 and 王 by way of 土.

    For an index, which looks up what is equal; whether two are near shapes, `near_shapes` says.
    """
    return _shape_classes().get(character, character)


@lru_cache(maxsize=1)
def _near_shapes() -> dict[str, frozenset[str]]:
    data = json.loads(resources.path("codes/near_shapes.json").read_text(encoding="utf-8"))
    groups = [*data["strokes"], *" ".join(data["alike"]).split()]
    found: dict[str, set[str]] = {}
    for group in groups:
        for one, other in combinations(group, 2):
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return {character: frozenset(others) for character, others in found.items()}


@lru_cache(maxsize=1)
def _shape_classes() -> dict[str, str]:
    classes: dict[str, str] = {}
    for first in sorted(_near_shapes()):
        reached = [] if first in classes else [first]
        while reached:
            character = reached.pop()
            if character not in classes:
                classes[character] = first
                reached.extend(near_shapes(character))
    return classes
