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
IDENTITY: Final = ("name", "phone")


def missing(entry: Entry, channel: str) -> tuple[str, ...]:
    """The fields of a registered case that are wanted and empty, in the order they are asked.

    Who asked to stay unnamed, or whose identity is sealed, is not asked for it again.
    """
    first = ASKED_FIRST.get(channel)
    wanted = dict.fromkeys((*([first] if first else []), *WANTED.get(entry.call_type, ("matter",))))
    is_hidden = entry.anonymous or entry.protected
    return tuple(
        field for field in wanted if getattr(entry, field) in ("", None, ()) and not (is_hidden and field in IDENTITY)
    )
