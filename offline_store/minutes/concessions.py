"""What was conceded to settle stays out of papers that go to other proceedings (线上调解 §18; 协商调解规定 §11).

A draft of such a paper is filled without it, and one that repeats it is not made final.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from offline_store.minutes.record import CONCEDED, from_content
from offline_store.minutes.values import without_concessions
from offline_store.models import Form, Minutes

REFERRALS: Final = frozenset(
    {
        "arbitration_application",
        "arbitration_review_application",
        "judicial_confirmation_application",
        "payment_order_application",
        "legal_aid_application",
        "legal_aid_approval",
        "legal_aid_assignment",
        "major_dispute_report",
        "mediation_failure",
        "mediation_termination",
        "supervision_order",
        "assignment_order",
        "transfer_order",
        "union_opinion",
        "union_proposal",
        "union_reminder_letter",
    }
)
"""Kinds of paper that leave the mediation."""
_SHORTEST = 6
"""Characters of a conceded sentence by which it is known again; a shorter one is anybody's words."""


def left_out(session: Session, case_id: str, kind: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a paper, without what was conceded in the case where the paper leaves the mediation."""
    if kind not in REFERRALS:
        return dict(values)
    kept, conceded = without_concessions(values), _conceded(session, case_id)
    for name, value in kept.items():
        if isinstance(value, str):
            kept[name] = "\n".join(line for line in value.split("\n") if not any(each in line for each in conceded))
        elif isinstance(value, list):
            kept[name] = [row for row in value if not any(each in text for each in conceded for text in _texts(row))]
    return kept


def against(session: Session, case_id: str, values: Mapping[str, Any]) -> list[str]:
    """What of a paper that leaves the mediation repeats a concession, in words: for `papers.finalise`."""
    conceded = [each for text in _texts(values) for each in _conceded(session, case_id) if each in text]
    marked = any(CONCEDED in text for text in _texts(values))
    found = [f"写进了调解中的让步“{each}”，不能用于其他程序" for each in dict.fromkeys(conceded)]
    return found or ([f"有带{CONCEDED}的话，不能用于其他程序"] if marked else [])


def _conceded(session: Session, case_id: str) -> list[str]:
    """What was conceded in the case's records, as they stand, in each wording that a line has had."""
    query = select(Minutes).join(Form, Form.id == Minutes.form_id).where(Form.case_id == case_id)
    rows = session.scalars(query.where(Minutes.state == "live"))
    lines = [line for row in rows for line in from_content(row.typed or row.content).lines if line.concession]
    texts = (text.strip().rstrip("。") for line in lines for text in (line.text, line.shown))
    return [text for text in dict.fromkeys(texts) if len(text) >= _SHORTEST]


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | list):
        for each in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(each)
