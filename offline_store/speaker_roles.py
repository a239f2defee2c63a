"""Who speaks in a reception: the roles that each kind of contact has, with their words and their keys.

A role is the value of `Segment.speaker`. Where two have the same part (用工单位 and 劳务公司 beside the employer), the
second is `third2`. A role of a newer program, and the empty one, is said to be somebody who speaks.
"""

import re
from typing import Final

UNKNOWN: Final = ""
CLERK, CALLER = "clerk", "caller"
MEDIATOR, APPLICANT, RESPONDENT, THIRD = "mediator", "applicant", "respondent", "third"
ARBITRATOR, RECORDER, WITNESS = "arbitrator", "recorder", "witness"

DESK: Final = (CLERK, CALLER)
ROLE_SETS: Final = {
    "call": DESK,
    "visit": DESK,
    "mediation": (MEDIATOR, APPLICANT, RESPONDENT, THIRD),
    "hearing": (ARBITRATOR, RECORDER, APPLICANT, RESPONDENT, THIRD, WITNESS),
}
"""Kind of reception → its roles, in the order of their keys 1 to 9."""
OURS: Final = frozenset({CLERK, MEDIATOR, ARBITRATOR, RECORDER})
"""Those who are no party."""
SEVERAL: Final = frozenset({THIRD, WITNESS})
"""Parts that more than one can have."""
SIDES: Final = (APPLICANT, RESPONDENT, THIRD)
"""Whom the mediator can talk with alone (背对背)."""
KEYS: Final = 9
BEGINNING: Final = {"call": DESK, "visit": DESK, "mediation": ROLE_SETS["mediation"]}
"""Who speaks first, who next, as such talks begin: for voices that nobody has named. A hearing is begun by either."""

WORDS: Final = {
    UNKNOWN: "发言",
    CLERK: "工作人员",
    CALLER: "来电人",
    MEDIATOR: "调解员",
    APPLICANT: "申请人",
    RESPONDENT: "被申请人",
    THIRD: "第三方",
    ARBITRATOR: "仲裁员",
    RECORDER: "书记员",
    WITNESS: "证人",
}
OTHERWISE: Final = {("visit", CALLER): "来访人", ("hearing", THIRD): "第三人"}
"""Where a kind of reception has its own word for a role."""
_NUMBERED = re.compile(r"([a-z]+)([2-9])")


def base(role: str) -> str:
    """The part that somebody has, without which one of several: `third2` is `third`."""
    numbered = _NUMBERED.fullmatch(role)
    return numbered[1] if numbered else role


def word(role: str, kind: str = "") -> str:
    """The role in Chinese, as a reception of this kind says it."""
    part = base(role)
    found = OTHERWISE.get((kind, part)) or WORDS.get(part, WORDS[UNKNOWN])
    return found + role[len(part) :] if part in WORDS else found


def roles_of(kind: str, there: dict[str, str] | None = None) -> tuple[str, ...]:
    """The roles of a kind, with the further ones that are there (`Reception.speakers`: role → name), by their keys."""
    own = ROLE_SETS.get(kind, DESK)
    more = sorted(role for role in there or {} if role not in own and base(role) in SEVERAL & {*own})
    return (*own, *more)[:KEYS]


def another(kind: str, role: str, there: dict[str, str]) -> str:
    """The role of one more who has this part; empty where no more find a place."""
    taken, own = {*roles_of(kind, there)}, ROLE_SETS.get(kind, DESK)
    free = (f"{role}{number}" for number in range(2, KEYS + 1) if f"{role}{number}" not in taken)
    return next(free, "") if role in SEVERAL & {*own} and len(taken) < KEYS else ""


def as_heard_at_the_desk(role: str) -> str | None:
    """Who that is to a form that is filled for who brings the matter: the clerk, the caller, "" when nobody knows.

    None for everybody else: what the other side or a witness says is not what she asks for.
    """
    if role in OURS:
        return CLERK
    if role in (CALLER, APPLICANT):
        return CALLER
    return UNKNOWN if role == UNKNOWN else None
