"""Templates of papers, which the city's administrator writes at a desk and every desk pulls.

They go round as code lists named `form.<kind>` (`offline_store/templates.py`). Nobody else's are taken, and the
account that sends them must be hers: what a desk says of who wrote it would not do for what the whole city prints.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from central.accounts import Caller
from central.models import Account, Station
from offline_store.roles import ADMINISTER, may
from offline_store.templates import MOST_BYTES, PREFIX
from offline_store.types import canonical


def may_publish(session: Session, caller: Caller, kind: str, fields: Mapping[str, Any]) -> bool:
    """Whether a change of a code list is a new template, sent by an administrator of the top of the tree."""
    name, content = fields.get("name"), fields.get("content")
    if kind != "create" or not isinstance(name, str) or not isinstance(content, dict):
        return False
    if not name.removeprefix(PREFIX) or not name.startswith(PREFIX):
        return False
    account = session.get(Account, caller.account)
    station = session.get(Station, account.station_id) if account else None
    if account is None or station is None or station.parent_id is not None or not may(account.role, ADMINISTER):
        return False
    return len(canonical(content)) <= MOST_BYTES
