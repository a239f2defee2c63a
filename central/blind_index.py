"""Which stations know an ID number or a phone, without what they know: a keyed digest of each, and the station.

HMAC-SHA256 under a key of the centre's own, so that the digests say nothing to who has the table alone; a phone number
could be guessed by trying all there are, so a desk asks through the centre, and not often (`lookups.py`). Sealed
identities are in no index. What is written here follows a person's record in the transaction that changes it.
"""

import hmac
import secrets
from collections.abc import Iterable

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, load_only

from central.models import BlindKey, Known, Station
from offline_store.duplicates.forms import id_form, phone_form
from offline_store.models import Former, Person, Synced

FORMS = {"phone": phone_form, "id_number": id_form}
INDEXED = (Person.phone, Person.id_number, Person.scope_id, Person.state)
BATCH = 500


def build(session: Session) -> None:
    """Make the key and index every person there is, unless it was done: by who migrates, and sees all rows."""
    if session.get(BlindKey, 1) is None:
        session.add(BlindKey(id=1, key=secrets.token_bytes(32)))
        session.flush()
        _index(session, session.scalars(select(Person).options(load_only(*INDEXED))).all())


def note(session: Session, rows: Iterable[Synced]) -> None:
    """Records that a transaction has touched: whoever of them is a person, or a person's former value, is indexed."""
    touched = {row.person_id if isinstance(row, Former) else row.id for row in rows if isinstance(row, Person | Former)}
    if touched:
        _index(session, session.scalars(select(Person).where(Person.id.in_(touched))).all())


def blinded(key: bytes, field: str, text: str) -> bytes:
    """The digest of a number, however it is spelt; empty for what is none."""
    form = FORMS[field](text)
    return hmac.digest(key, f"{field}:{form}".encode(), "sha256") if form else b""


def _index(session: Session, people: Iterable[Person]) -> None:
    key, stations = session.get_one(BlindKey, 1).key, set(session.scalars(select(Station.id)))
    people = list(people)
    former: dict[str, list[Former]] = {}
    ids = [person.id for person in people]
    for first in range(0, len(ids), BATCH):
        some = ids[first : first + BATCH]
        for each in session.scalars(select(Former).where(Former.person_id.in_(some), Former.state == "live")):
            former.setdefault(each.person_id, []).append(each)
        session.execute(delete(Known).where(Known.person_id.in_(some)))
    for person in people:
        if person.state == "live" and person.scope_id in stations:  # a sealed scope is no station
            said = [("phone", person.phone), ("id_number", person.id_number)]
            said += [(each.field, each.value) for each in former.get(person.id, []) if each.field in FORMS]
            digests = {blinded(key, field, text) for field, text in said} - {b""}
            session.add_all(Known(digest=d, person_id=person.id, station_id=person.scope_id) for d in sorted(digests))
