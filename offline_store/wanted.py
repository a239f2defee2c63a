"""What a record should say and does not yet: a to-do of its own, never a reason to refuse a save (30 秒登记卡)."""

from typing import Final

from offline_store.registration import CHANNELS, Entry

WANTED: Final[dict[str, tuple[str, ...]]] = {
    "咨询": ("matter", "dispute_types", "advice"),
    "求决": ("name", "phone", "matter", "employer", "dispute_types", "people", "claim"),
    "意见建议": ("matter",),
}
"""By 来电类型, in the order they are asked: a question wants its answer; who asks for a decision must be reachable, and
the case must say against whom, about what, for how many, and what is asked for."""
ASKED_FIRST: Final[dict[str, str]] = {CHANNELS["visit"]: "name", CHANNELS["call"]: "phone"}
"""By channel: who stands at the desk is named, who calls can be called back."""
SHOWS_CARD: Final = (CHANNELS["visit"], "求决")
"""Channel and 来电类型 in which the number of the document is wanted: who stands at the desk and asks for a decision
shows her card; a question is answered without one."""
IDENTITY: Final = ("name", "phone", "id_number")


def missing(entry: Entry, channel: str) -> tuple[str, ...]:
    """The fields of a registered case that are wanted and empty, in the order they are asked.

    Who asked to stay unnamed, or whose identity is sealed, is not asked for it again.
    """
    first = ASKED_FIRST.get(channel)
    card = ["id_number"] if (channel, entry.call_type) == SHOWS_CARD else []
    wanted = dict.fromkeys((*([first] if first else []), *card, *WANTED.get(entry.call_type, ("matter",))))
    is_hidden = entry.anonymous or entry.protected
    return tuple(field for field in wanted if _is_empty(entry, field) and not (is_hidden and field in IDENTITY))


def _is_empty(entry: Entry, field: str) -> bool:
    value = entry.person.id_number if field == "id_number" else getattr(entry, field)
    return value in ("", None, ())
