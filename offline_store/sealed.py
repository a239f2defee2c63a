"""What goes into the sealed scope with a protected identity (身份保密), and what stays with the open case, and why.

A case of a protected person stays where it is counted and worked on: its row, its parties that point to her, its way
and its dates. What was said, written, printed, scanned and signed in it says who she is in a thousand ways, so it lives
where her identity lives. Where a record belongs is decided at one place, the centre (`central/sealing.py`); desks write
into the case's scope and follow the answer, as with a case that goes to another station.
"""

from collections.abc import Mapping
from typing import Any, Final

from offline_store.models import (
    Attachment,
    Delivery,
    Form,
    Minutes,
    Payment,
    Printing,
    Recording,
    Segment,
    Signature,
    Spoil,
    Synced,
)

REGISTRATION: Final = "call"
"""Kind of the registration form: the row has no values of its own, so that it tells nothing (its prints do)."""
FOLLOWS: Final[tuple[type[Synced], ...]] = (
    Recording,
    Segment,
    Form,
    Minutes,
    Attachment,
    Printing,
    Spoil,
    Delivery,
    Signature,
    Payment,
)
"""Record types of a protected person's case that live in the sealed scope."""
STAYS: Final[Mapping[str, str]] = {
    "party": "points to whom she is; says itself a role and an amount",
    "reception": "that there was a contact, and when: the day's count and the desk's list stand on it",
    "step": "the process: by whom and when; a correction tells the field, never her former value",
    "deadline": "the process: dates and their rules, which whoever closes the day has to see",
    "alarm": "the process: one alarm of a deadline",
    "decision": "the process: what is asked and decided; of a paper its name and number",
    "handover": "the process: what the other station is told, masked at the source",
    "reminder": "the process: asks whoever has to act",
    "follow_up": "the process: that the worker is to be asked, and how it went",
    "quality_check": "marks of a clerk's work",
    "sitting": "the calendar of rooms and mediators, which may not be booked twice",
    "invitation": "which party is asked to a sitting; whom, says the party",
    "number": "the organisation's series, each number accounted for: says the kind of a paper and no word of it",
    "speech_rule": "a word the station's ear mishears, and what is meant: a supervisor's rule for all, not her text",
    "ring": "the telephone's journal stays with the station that rang, as when a case goes to another",
}
"""Record types that hang on a case or a reception and stay in the open, each with its reason."""


def follows(model: type[Synced], fields: Mapping[str, Any]) -> bool:
    """Whether a record of this type, with these fields, lives where the identity of its case's person does."""
    return model in FOLLOWS and not (model is Form and fields.get("kind") == REGISTRATION)
