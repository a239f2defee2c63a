"""What is checked of a paper before it is made final: kind → the function that says, in words, what is wrong.

A check gets the session, the case's id and the values; what it gives back is told to the clerk line by line, and
the paper stays a draft.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from offline_store.agreements import content, facts
from offline_store.minutes import concessions
from offline_store.minutes import values as values_of_record
from offline_store.minutes.record import SECTIONS

Check = Callable[[Session, str, Mapping[str, Any]], Sequence[str]]

CHECKS: dict[str, Check] = {
    content.KIND: facts.against,
    **dict.fromkeys(concessions.REFERRALS, concessions.against),
    **dict.fromkeys(SECTIONS, lambda _session, _case_id, values: values_of_record.problems(values)),
}
"""Of the kinds that have any."""
