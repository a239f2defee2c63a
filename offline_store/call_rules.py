"""How calls are treated: rule table `call_rules`, which the centre may send anew."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from offline_store import codes

NAME = "call_rules"


@dataclass(frozen=True, slots=True)
class CallRules:
    """The station's numbers."""

    due_minutes: int
    """Of office hours, until a missed call is to be returned."""
    again_minutes: int
    """Of office hours, after a call that reached nobody."""
    after_call_seconds: int
    quiet_minutes: int
    """How long do-not-disturb lasts at most."""
    stopped_seconds: int
    """How long a call that rings no more stays in sight."""
    area_code: int

    @property
    def area(self) -> str:
        """As it is dialled."""
        return f"0{self.area_code}"


def load(session: Session) -> CallRules:
    """The rules that hold today; a value beyond the shipped bounds is taken for the nearest bound."""
    sent = {item["code"]: item["value"] for item in codes.current(session, NAME)["items"]}
    found = {}
    for item in codes.shipped(NAME)["items"]:
        value = sent.get(item["code"], item["value"])
        found[item["code"]] = min(max(value, item["least"]), item["most"])
    return CallRules(**found)
