"""Roles 角色, and what each may do: one table, which the desk's screens and the centre both hold to.

clerk 前台接待员    registers visitors and callers       supervisor 带班领导   answers for the day
mediator 调解员     mediates and prints agreements       administrator 管理员  stations, accounts, desks
auditor 审计员      reads who did what, changes nothing
"""

from typing import Final

REGISTER: Final = "register"
"""Take receptions and cases in, change them, print them, settle where two desks differ."""
MEDIATE: Final = "mediate"
"""Take and void the numbers of legal papers."""
CLOSE_DAY: Final = "close_day"
"""Close the day of a station."""
SETTLE_QUARANTINE: Final = "settle_quarantine"
"""Decide on what the centre set aside."""
SEE_PROTECTED: Final = "see_protected"
"""Read protected identities."""
APPROVE: Final = "approve"
"""Decide what others ask for, sign off, check quality, take over what an absent clerk left."""
FOLLOW_CALLS: Final = "follow_calls"
"""Read along in a running call and send its clerk a line: apart from APPROVE, since it is a look over a colleague's
shoulder at what a caller is just saying, and a centre may well want it in fewer hands."""
WRITE_TEMPLATES: Final = "write_templates"
"""Write at the templates of papers; who administers the city publishes them."""
READ_AUDIT: Final = "read_audit"
ADMINISTER: Final = "administer"

RIGHTS: Final[dict[str, frozenset[str]]] = {
    "clerk": frozenset({REGISTER}),
    "mediator": frozenset({REGISTER, MEDIATE, SEE_PROTECTED}),
    "supervisor": frozenset(
        {REGISTER, MEDIATE, CLOSE_DAY, SETTLE_QUARANTINE, SEE_PROTECTED, APPROVE, FOLLOW_CALLS, WRITE_TEMPLATES}
    ),
    "administrator": frozenset({ADMINISTER, SETTLE_QUARANTINE, WRITE_TEMPLATES}),
    "auditor": frozenset({READ_AUDIT}),
}


def may(role: str, right: str) -> bool:
    """Whether a role has a right; a role of a newer program has none."""
    return right in RIGHTS.get(role, frozenset())
