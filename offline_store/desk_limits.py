"""When a desk locks by itself: rule table `desk_limits`, which the centre may send anew."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from offline_store import codes

NAME = "desk_limits"


@dataclass(frozen=True, slots=True)
class Limits:
    """When the desk locks by itself."""

    idle_minutes: int
    lease_days: int
    """Days without a word of the centre."""


def load_limits(session: Session) -> Limits:
    """The limits that hold today.

    A value beyond the shipped bounds is taken for the nearest bound: a slip of the pen at the centre must neither lock
    every desk at each breath nor leave them open for ever. What the table does not name is as shipped.
    """
    sent = {item["code"]: item["value"] for item in codes.current(session, NAME)["items"]}
    found = {}
    for item in codes.shipped(NAME)["items"]:
        value = sent.get(item["code"], item["value"])
        found[item["code"]] = min(max(value, item["least"]), item["most"])
    return Limits(**found)
