"""Search against plain LIKE over the same rows, whatever is written, changed, voided and deleted."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import text

from offline_store import registration, search, search_index, search_terms
from offline_store.models import Case, Employer, Party, Person, Reception, Segment
from offline_store.registration import Entry, Heard
from offline_store.store import open_store
from tests.conftest import DESK, KEY
from tests.index_check import differences

LETTERS = "工资发三月abAB12😀𬭎'\"*%_-李单王"
"""What no name is read as stands among Latin letters: pinyin has tests of its own."""
WORD = st.text(LETTERS, min_size=1, max_size=4)
TEXT = st.text(LETTERS + " \n", max_size=12)
STATE = st.sampled_from(["live", "void"])
LIKE = text("""
    SELECT DISTINCT coalesce(c.id, r.id) FROM reception r LEFT JOIN "case" c ON c.id = r.case_id
    WHERE r.state = 'live' AND (c.id IS NULL OR c.state = 'live') AND EXISTS (SELECT 1 FROM (
        SELECT c.matter AS t UNION ALL SELECT c.advice UNION ALL SELECT c.claim UNION ALL SELECT c.occupation
        UNION ALL SELECT c.period
        UNION ALL SELECT j.value FROM json_each(c.dispute_types) j
        UNION ALL SELECT CAST(c.arrears / 100 AS TEXT)
        UNION ALL SELECT person.name FROM party JOIN person ON person.id = party.person_id
            WHERE party.case_id = c.id AND party.state = 'live' AND person.state = 'live'
        UNION ALL SELECT former.value FROM party JOIN person ON person.id = party.person_id
            JOIN former ON former.person_id = person.id AND former.field = 'name' AND former.state = 'live'
            WHERE party.case_id = c.id AND party.state = 'live' AND person.state = 'live'
        UNION ALL SELECT employer.name FROM party JOIN employer ON employer.id = party.employer_id
            WHERE party.case_id = c.id AND party.state = 'live' AND employer.state = 'live'
        UNION ALL SELECT s.text FROM segment s JOIN recording ON recording.id = s.recording_id
            WHERE recording.reception_id = r.id AND s.state = 'live'
        UNION ALL SELECT j.value FROM json_each(r.draft) j WHERE j.type = 'text' AND j.key <> 'kept_at'
    ) WHERE t LIKE :pattern ESCAPE '\\')
""")


def by_like(session, query):
    """Cases and receptions in which every word stands: the plain way."""
    found = None
    for word in query.split():
        pattern = "%" + "".join("\\" + c if c in "%_\\" else c for c in word) + "%"
        owners = {*session.scalars(LIKE, {"pattern": pattern})}
        found = owners if found is None else found & owners
    return found or set()


class Machine(RuleBasedStateMachine):
    """A desk at work, and a centre whose rows come in between."""

    cases, receptions = Bundle("cases"), Bundle("receptions")

    @initialize(target=cases, name=TEXT, matter=TEXT)
    def begin(self, name, matter):
        self.folder = Path(tempfile.mkdtemp())
        shutil.copytree(Machine.template, self.folder, dirs_exist_ok=True)
        self.store = open_store(self.folder, KEY)
        self.written = [name, matter]
        with self.store.write(DESK.actor) as session:
            reception_id = registration.begin_reception(session, DESK, "visit")
            return registration.register(session, DESK, reception_id, Entry(name, employer=matter, matter=matter))

    def teardown(self):
        if hasattr(self, "store"):
            self.store.close()
            shutil.rmtree(self.folder)

    @rule(target=receptions, said=TEXT, draft=TEXT)
    def call(self, said, draft):
        self.written += [said, draft]
        with self.store.write(DESK.actor) as session:
            reception_id = registration.begin_reception(session, DESK, "call")
            recording_id, _ = registration.begin_recording(session, reception_id, 8000, 2)
            registration.add_segment(session, recording_id, Heard(1.0, 2.0, "caller", said, 0.9), "test")
            registration.journal_draft(session, reception_id, {"matter": draft, "name": draft[:3], "call_type": 1})
        return reception_id

    @rule(target=cases, reception_id=receptions, name=TEXT, employer=TEXT, matter=TEXT, yuan=st.integers(0, 2222))
    def save(self, reception_id, name, employer, matter, yuan):
        with self.store.read() as session:
            if session.get(Reception, reception_id) is None:
                return multiple()
        self.written += [name, employer, matter]
        entry = Entry(name, employer=employer, matter=matter, arrears=yuan * 100, dispute_types=(matter[:2],))
        with self.store.write(DESK.actor) as session:
            return registration.register(session, DESK, reception_id, entry)

    @rule(case_id=cases, matter=TEXT, state=STATE)
    def change_case(self, case_id, matter, state):
        self.written.append(matter)
        with self.store.write(DESK.actor) as session:
            case = session.get(Case, case_id)
            if case:
                case.matter, case.state = matter, state

    @rule(name=TEXT, state=STATE, model=st.sampled_from([Person, Employer]), place=st.integers(0, 5))
    def from_the_centre(self, name, state, model, place):
        self.written.append(name)
        with self.store.apply() as session:
            rows = session.query(model).order_by(model.id).all()
            if rows:
                row = rows[place % len(rows)]
                row.name, row.state, row.revision = name, state, row.revision + 1

    @rule(reception_id=receptions, state=STATE, model=st.sampled_from([Reception, Party]), place=st.integers(0, 5))
    def void(self, reception_id, state, model, place):
        with self.store.write(DESK.actor) as session:
            rows = session.query(model).order_by(model.id).all()
            if rows:
                rows[place % len(rows)].state = state

    @rule(model=st.sampled_from([Segment, Party, Reception, Case]), place=st.integers(0, 5))
    def erase(self, model, place):
        with self.store.apply() as session:
            rows = session.query(model).order_by(model.id).all()
            if rows:
                session.delete(rows[place % len(rows)])

    @rule(words=st.lists(WORD, min_size=1, max_size=2))
    def find(self, words):
        self.compare(" ".join(words))

    @rule(place=st.integers(0, 50), first=st.integers(0, 8), length=st.integers(1, 5), word=WORD | st.just(""))
    def find_what_was_written(self, place, first, length, word):
        if self.written:
            piece = self.written[place % len(self.written)][first : first + length]
            self.compare(f"{piece} {word}")

    def compare(self, query):
        with self.store.read() as session:
            found = search.search(session, query, limit=1000)
            assert {hit.case_id or hit.reception_id for hit in found.hits} == by_like(session, query), query
        assert found.next is None or found.next.alike
        for hit in found.hits:
            for why, word in zip(hit.whys, dict.fromkeys(w.lower() for w in query.split()), strict=True):
                assert why.text[why.start : why.end].lower() == word

    @invariant()
    def index_equals_data(self):
        if hasattr(self, "store"):
            assert differences(self.store) == set()


QUICK = settings(
    max_examples=15,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
)


@pytest.fixture(scope="module", autouse=True)
def template(tmp_path_factory):
    Machine.template = tmp_path_factory.mktemp("template")
    open_store(Machine.template, KEY).close()


def test_the_same_hits_as_like():
    run_state_machine_as_test(Machine, settings=QUICK)


BREAKS = {
    "no hook": lambda patch: patch.setattr(search_index, "watch", lambda session: None),
    "a changed name is not noticed": lambda patch: patch.setattr(search_index, "_renamed", lambda row: False),
    "words of what is gone stay": lambda patch: patch.setattr(
        search_index,
        "_remove",
        lambda connection, entry: connection.exec_driver_sql("DELETE FROM search_entry WHERE entry = ?", (entry,)),
    ),
    "pairs are not indexed": lambda patch: patch.setattr(
        search_terms, "_grams", lambda text: {f"{ord(c):x}" for c in text}
    ),
    "voided rows are found": lambda patch: patch.setattr(
        search_index, "_RECEPTIONS", search_index._RECEPTIONS.replace("state = 'live'", "1")
    ),
}


def a_plain_day():
    """A short walk past everything that can go wrong, where chance may take long."""
    machine = Machine()
    try:
        case_id = machine.begin("甲", "三月")
        reception_id = machine.call("工资发", "")
        machine.index_equals_data()
        machine.find(["工资"])
        machine.from_the_centre("李单", "live", Person, 0)
        machine.index_equals_data()
        machine.find(["甲"])
        machine.change_case(case_id, "发工", "live")
        machine.index_equals_data()
        with machine.store.write(DESK.actor) as session:
            session.get_one(Reception, reception_id).state = "void"
        machine.find(["工资"])
    finally:
        machine.teardown()


def test_a_plain_day():
    a_plain_day()


@pytest.mark.parametrize("broken", BREAKS)
def test_what_is_broken_is_noticed(broken, monkeypatch):
    BREAKS[broken](monkeypatch)
    with pytest.raises(AssertionError):
        a_plain_day()
