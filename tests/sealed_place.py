"""A station with a protected person's case, a desk whose clerk has the right and one whose clerk has not."""

from dataclasses import replace
from datetime import UTC, date, datetime

from central.models import Account
from desktop.sync.engine import synchronise
from offline_store import registration
from offline_store.models import RECORD_TYPES, Form, sealed_scope
from offline_store.registration import Entry
from offline_store.sealed import FOLLOWS
from tests.sync_rig import content_of

HERS = Entry(name="逄秀兰", phone="13800000001", matter="欠薪", employer="甲公司")
SECRET = "她在东海路上班"
KINDS = [model.__tablename__ for model in FOLLOWS]
MOMENT = datetime(2026, 7, 1, 8, tzinfo=UTC)
OF_TYPE = {str: SECRET, int: 1, float: 1.0, bool: False, datetime: MOMENT, date: MOMENT.date(), bytes: b"k" * 32}
OF_TYPE |= {dict: {}, list: []}


def give_role(town, account, name):
    with town.centre.transact() as session:
        session.get_one(Account, account).role = name


class Place:
    """A station with two desks: at 01 works a supervisor, at 02 a clerk without the right."""

    def __init__(self, town):
        self.town, self.one, self.two = town, town.seats["01"], town.seats["02"]
        self.one.desk = replace(self.one.desk, role="supervisor")
        self.two.desk = replace(self.two.desk, role="clerk")
        self.open, self.hidden = self.one.desk.station_id, sealed_scope(self.one.desk.station_id)
        with self.one.store.write(self.one.desk.actor) as session:
            self.reception = registration.begin_reception(session, self.one.desk, "call")
            self.case = registration.register(session, self.one.desk, self.reception, HERS)
        self.sync()

    def sync(self, *seats):
        for seat in seats or (self.one, self.two, self.one):
            give_role(self.town, "north", seat.desk.role)
            receipt = synchronise(seat.store, seat.client, seat.desk, recordings=self.town.folder / "recordings")
            for proof in receipt["scopes"].values():
                assert "incident" not in proof
                assert proof["equal"] is not False

    def protect(self, seat, *, protected=True):
        with seat.store.write(seat.desk.actor) as session:
            registration.register(session, seat.desk, self.reception, replace(HERS, protected=protected))

    def make(self, seat, name):
        """A record of this type, and what it hangs on; its id."""
        with seat.store.write(seat.desk.actor) as session:
            return self._make(session, RECORD_TYPES[name]).id

    def _make(self, session, model):
        row = model(scope_id=self.open)
        for name, column in model.__table__.columns.items():
            if name in ("id", "scope_id", "revision", "state", "digest", "extra"):
                continue
            if column.foreign_keys and not column.nullable:
                (key,) = column.foreign_keys
                known = {"case": self.case, "reception": self.reception}
                table = key.column.table.name
                value = known.get(table) or self._make(session, RECORD_TYPES[table]).id
                setattr(row, name, value)
            elif not column.nullable and column.default is None:
                value = OF_TYPE[column.type.python_type]
                setattr(row, name, "无关" if value == SECRET and model not in FOLLOWS else value)
        if model.__tablename__ == "signature":
            row.way = "sign"
        if isinstance(row, Form):
            row.kind, row.values = "application", {"matter": SECRET}
        session.add(row)
        session.flush()
        return row

    def told(self, store, scope=None):
        """Ids of what was said and written, of a scope or of all."""
        return {
            record_id
            for (name, record_id), (where, _, fields) in content_of(store).items()
            if name in KINDS and not (name == "form" and fields["kind"] == "call") and scope in (None, where)
        }


def fill(place):
    return [place.make(place.one, name) for name in KINDS]
