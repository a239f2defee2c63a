"""Types of employers: the list of 2011 in old registers, that of 2023 in new ones, and what of one is in the other.

The correspondence is the table `enterprise_type_map`: by each type of 2011 the types of 2023 it may be (`to`).
"""

from collections.abc import Mapping
from typing import Any


def in_2023(table: Mapping[str, Any], type_2011: str) -> tuple[str, ...]:
    """The types of 2023 that a type of 2011 may be; more than one where a person has to say which."""
    return tuple(code for item in table["items"] if item["code"] == type_2011 for code in item["to"])


def in_2011(table: Mapping[str, Any], type_2023: str) -> tuple[str, ...]:
    """The types of 2011 that a type of 2023 may have been."""
    return tuple(item["code"] for item in table["items"] if type_2023 in item["to"])
