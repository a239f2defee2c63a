"""The search index of a desk: derived from its records, in the transaction that changes them.

A protected identity (身份保密) is in no entry: every clerk of the desk searches the same index.

One entry for each case with its receptions, and for each reception without a case; its text is what the entry's
records say, and one FTS5 row holds the words of it. Which entries a transaction touches is collected at each flush;
before the commit they are written anew from the records as they then stand, so the index cannot say anything else.
What was said is the exception: two hours of talk are 70,000 characters, and each new sentence, each version of one,
would write all of them anew. A transaction that adds sentences and no more only notes, in `search_due`, whose entry is
behind; `bring_up_to_date` writes those before anybody searches and when the store is opened: a kill loses none.

The index is no part of the records' schema: no migration makes it, and the centre has none. A store that was never
indexed, or by other rules (VERSION), is indexed when a desk opens it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, event, inspect, select
from sqlalchemy.orm import Session

from offline_store import employer_index
from offline_store.models import Case, Employer, Former, Party, Person, Printing, Reception, Recording, Segment, Synced
from offline_store.search_terms import IDS, NAMES, PHONES, Piece, index_words, join
from offline_store.transcripts import in_force

VERSION = 5
"""Of the rules by which text and names become words; kept as the file's `user_version`."""
PER_SECOND = 16
"""Entries are numbered by their moment, so that newest first is the index's own order."""
BATCH = 500
KEPT_AT = "kept_at"
"""In a draft: when it was written down (`registration`); nobody typed it."""
_TABLES = (
    "DROP TABLE IF EXISTS search_entry",
    "DROP TABLE IF EXISTS search_words",
    "DROP TABLE IF EXISTS search_due",
    """CREATE TABLE search_entry (
        entry INTEGER PRIMARY KEY, owner TEXT NOT NULL UNIQUE, case_id TEXT, reception_id TEXT NOT NULL,
        at INTEGER NOT NULL, text TEXT NOT NULL)""",
    """CREATE VIRTUAL TABLE search_words USING fts5(
        words, content='', contentless_delete=1, detail=none, tokenize='ascii')""",
    "CREATE TABLE search_due (owner TEXT PRIMARY KEY) WITHOUT ROWID",
)
IDENTITY = NAMES | PHONES | IDS
SEALED = Piece("sealed", "1")
_NAMED = ("name", "phone", "id_number", "aliases", "credit_code", "state", "scope_id")


_ENTRIES = "SELECT owner, entry, case_id, reception_id, at, text FROM search_entry WHERE owner IN ids"
_RECEPTIONS_OF_RECORDINGS = "SELECT reception_id FROM recording WHERE id IN ids"
_CASES_OF_NAMED = "SELECT case_id FROM party WHERE person_id IN ids OR employer_id IN ids"
_CASES_OF_RECEPTIONS = "SELECT case_id FROM reception WHERE id IN ids AND case_id IS NOT NULL"
_RECEPTIONS_OF_CASES = "SELECT id FROM reception WHERE case_id IN ids"
"""A case that comes or goes takes or leaves its receptions."""
_RECEPTIONS = """
    SELECT id, case_id, CAST(strftime('%s', started_at) AS INTEGER) AS at, caller_number, draft FROM reception
    WHERE (case_id IN ids OR id IN ids) AND state = 'live' ORDER BY started_at, id
"""
_CASES = """
    SELECT id, state, CAST(strftime('%s', opened_at) AS INTEGER) AS at, number, claim, matter, advice, occupation,
        period, dispute_types, arrears, recovered, injury, wage_items
    FROM "case" WHERE id IN ids
"""
_PARTIES = """
    SELECT party.case_id, party.person_id, "case".scope_id, person.scope_id AS lives_in, person.state AS person_state,
        person.name, person.phone, person.id_number, employer.state AS employer_state, employer.name AS employer,
        employer.aliases, employer.credit_code, party.amount
    FROM party JOIN "case" ON "case".id = party.case_id
    LEFT JOIN person ON person.id = party.person_id LEFT JOIN employer ON employer.id = party.employer_id
    WHERE party.case_id IN ids AND party.state = 'live'
    ORDER BY party.employer_id IS NOT NULL, party.role <> 'employer', party.id
"""
_FORMERS = """
    SELECT person_id, field, value FROM former WHERE person_id IN ids AND state = 'live' ORDER BY until DESC, id
"""
_PRINTED = """
    SELECT form.case_id, printing.text FROM form JOIN printing ON printing.form_id = form.id
    WHERE form.case_id IN ids AND printing.state = 'live' ORDER BY printing.printed_at DESC, printing.id
"""
_CASES_OF_FORMS = "SELECT case_id FROM form WHERE id IN ids"
_SEGMENTS = """
    SELECT recording.reception_id, segment.id, segment.start, segment.text, segment.replaces, segment.version,
        segment.editor, segment.made_at, segment.proposed
    FROM recording JOIN segment ON segment.recording_id = recording.id
    WHERE recording.reception_id IN ids AND recording.state = 'live' AND segment.state = 'live'
        AND recording.private_with = ''
    ORDER BY recording.started_at, segment.start, segment.id
"""


@dataclass(frozen=True, slots=True)
class Document:
    """What the index holds of a case, or of a reception without one."""

    owner: str
    """Id of the case, or of the reception."""
    case_id: str | None
    reception_id: str
    """The newest reception: what a hit opens."""
    at: int
    """Seconds since 1970: when it began."""
    text: str
    """Its pieces, joined."""
    words: str


@dataclass(slots=True)
class _Touched:
    cases: set[str] = field(default_factory=set)
    receptions: set[str] = field(default_factory=set)
    recordings: set[str] = field(default_factory=set)
    said_in: set[str] = field(default_factory=set)
    """Recordings in which sentences were added."""
    forms: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)
    """Persons and employers."""
    employers: set[str] = field(default_factory=set)


def is_current(connection: Connection) -> bool:
    """Whether the store is indexed, by the rules of this program."""
    return connection.exec_driver_sql("PRAGMA user_version").scalar() == VERSION


def rebuild(connection: Connection) -> None:
    """Index the whole store anew, in the connection's transaction."""
    for statement in _TABLES:
        connection.exec_driver_sql(statement)
    for model in (Case, Reception):
        for ids in _batches(connection.scalars(select(model.id).order_by(model.id)).all()):
            _write(connection, ids)
    employer_index.rebuild(connection)
    connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")


def watch(session: Session) -> None:
    """Attach the hook: whatever the session's transaction changes is found by it once it is committed."""
    touched = _Touched()

    @event.listens_for(session, "after_flush")
    def collect(session: Session, _context: object) -> None:
        for row in [*session.new, *session.dirty, *session.deleted]:
            if isinstance(row, Synced):
                _collect(touched, row, is_new=row in session.new, gone=row in session.deleted)

    @event.listens_for(session, "before_commit")
    def write(session: Session) -> None:
        session.flush()
        connection = session.connection()
        owners = _owners(connection, touched, touched.receptions | _receptions(connection, touched.recordings))
        for batch in _batches(sorted(owners)):
            _write(connection, batch)
        behind = _owners(connection, _Touched(), _receptions(connection, touched.said_in)) - owners
        for owner in sorted(behind):
            connection.exec_driver_sql("INSERT OR IGNORE INTO search_due (owner) VALUES (?)", (owner,))
        employer_index.write(connection, sorted(touched.employers))


def is_behind(connection: Connection) -> bool:
    """Whether something was said that is not found yet."""
    return connection.exec_driver_sql("SELECT 1 FROM search_due LIMIT 1").first() is not None


def bring_up_to_date(connection: Connection) -> None:
    """Write the entries that are behind, in the connection's transaction."""
    for owners in _batches(connection.exec_driver_sql("SELECT owner FROM search_due").scalars().all()):
        _write(connection, owners)


def optimize(connection: Connection) -> None:
    """Rewrite the index without the words of what was deleted: until then FTS5 keeps them."""
    connection.exec_driver_sql("INSERT INTO search_words(search_words) VALUES ('optimize')")
    employer_index.optimize(connection)


def _collect(touched: _Touched, row: Synced, *, is_new: bool, gone: bool) -> None:
    if isinstance(row, Case):
        touched.cases.add(row.id)
    elif isinstance(row, Reception):
        touched.receptions.add(row.id)
        touched.cases |= _past_and_present(row, "case_id")
    elif isinstance(row, Party):
        touched.cases |= _past_and_present(row, "case_id")
    elif isinstance(row, Recording):
        touched.receptions |= _past_and_present(row, "reception_id")
    elif isinstance(row, Segment):
        (touched.said_in if is_new else touched.recordings).update(_past_and_present(row, "recording_id"))
    elif isinstance(row, Printing):
        touched.forms |= _past_and_present(row, "form_id")
    elif isinstance(row, Former):
        touched.named |= _past_and_present(row, "person_id")
    elif isinstance(row, Person | Employer) and (gone or _renamed(row)):
        touched.named.add(row.id)
    if isinstance(row, Employer):
        touched.employers.add(row.id)


def _past_and_present(row: Synced, name: str) -> set[str]:
    state: Any = inspect(row, raiseerr=True)
    return {value for values in state.attrs[name].history for value in values if value}


def _renamed(row: Person | Employer) -> bool:
    state: Any = inspect(row, raiseerr=True)
    return any(name in state.attrs and state.attrs[name].history.has_changes() for name in _NAMED)


def _receptions(connection: Connection, recordings: set[str]) -> set[str]:
    return _first(connection, _RECEPTIONS_OF_RECORDINGS, recordings)


def _owners(connection: Connection, touched: _Touched, receptions: set[str]) -> set[str]:
    """The ids whose entries may have changed: of cases, and of receptions with or without one."""
    cases = touched.cases | _first(connection, _CASES_OF_NAMED, touched.named)
    cases |= _first(connection, _CASES_OF_FORMS, touched.forms)
    cases |= _first(connection, _CASES_OF_RECEPTIONS, receptions)
    return cases | receptions | _first(connection, _RECEPTIONS_OF_CASES, cases)


def _first(connection: Connection, query: str, ids: Iterable[str]) -> set[str]:
    return {row[0] for batch in _batches(sorted(ids)) for row in _select(connection, query, batch)}


def _select(connection: Connection, query: str, ids: Sequence[str]) -> Sequence[Row[Any]]:
    """Rows of a query, whose every `IN ids` takes all the ids. Spelt out, since each save pays for these."""
    marks = f"IN ({','.join('?' * len(ids))})"
    return connection.exec_driver_sql(query.replace("IN ids", marks), (*ids,) * query.count("IN ids")).all()


def _write(connection: Connection, owners: Sequence[str]) -> None:
    """Make the entries of these owners say what their records say."""
    wanted = {document.owner: document for document in documents(connection, owners)}
    found = _select(connection, _ENTRIES, owners)
    for owner, entry, *said in found:
        document = wanted.get(owner)
        if document and said == [document.case_id, document.reception_id, document.at, document.text]:
            del wanted[owner]
            continue
        _remove(connection, entry)
    for document in wanted.values():
        insert(connection, _free_entry(connection, document.at), document)
    connection.exec_driver_sql("DELETE FROM search_due WHERE owner = ?", [(owner,) for owner in owners])


def insert(connection: Connection, entry: int, document: Document) -> None:
    """Write one entry under a free number."""
    connection.exec_driver_sql(
        "INSERT INTO search_entry (entry, owner, case_id, reception_id, at, text) VALUES (?, ?, ?, ?, ?, ?)",
        (entry, document.owner, document.case_id, document.reception_id, document.at, document.text),
    )
    connection.exec_driver_sql("INSERT INTO search_words (rowid, words) VALUES (?, ?)", (entry, document.words))


def _remove(connection: Connection, entry: int) -> None:
    connection.exec_driver_sql("DELETE FROM search_words WHERE rowid = ?", (entry,))
    connection.exec_driver_sql("DELETE FROM search_entry WHERE entry = ?", (entry,))


def _free_entry(connection: Connection, at: int) -> int:
    """A number in the moment's own second, or soon after it where an import has filled that."""
    first, step = at * PER_SECOND, PER_SECOND
    while True:
        last = connection.exec_driver_sql(
            "SELECT max(entry) FROM search_entry WHERE entry BETWEEN ? AND ?", (first, first + PER_SECOND - 1)
        ).scalar()
        if last is None:
            return first
        if last < first + PER_SECOND - 1:
            return int(last) + 1
        first, step = first + step, 2 * step


def documents(connection: Connection, owners: Sequence[str]) -> Iterator[Document]:
    """What the records say of these owners; nothing of one that is void, gone, or was never met."""
    receptions = _select(connection, _RECEPTIONS, owners)
    case_ids = sorted({row.case_id for row in receptions if row.case_id})
    cases = {row.id: row for row in _select(connection, _CASES, case_ids)}
    parties, said = _parties(connection, case_ids), _said(connection, [row.id for row in receptions])
    printed = _printed(connection, case_ids)
    groups: dict[str, list[Row[Any]]] = {}
    for row in receptions:
        groups.setdefault(row.case_id if row.case_id in cases else row.id, []).append(row)
    for owner in owners:
        group, case = groups.get(owner), cases.get(owner)
        if not group or (case is not None and case.state != "live"):
            continue
        pieces = [*parties.get(owner, ()), *(_of_case(case) if case else ())]
        for row in group:
            draft = json.loads(row.draft) or {}
            pieces += [*_of_draft(draft), Piece("caller", row.caller_number), *said.get(row.id, ())]
        pieces += printed.get(owner, ())
        if SEALED in pieces:
            pieces = [piece for piece in pieces if piece.field not in IDENTITY]
        if text := join(pieces):
            at = case.at if case else group[0].at
            yield Document(owner, owner if case else None, group[-1].id, at, text, index_words(pieces))


def _parties(connection: Connection, case_ids: Sequence[str]) -> dict[str, list[Piece]]:
    """Whom the cases are of and against; a person who is not in the case's scope, or not here, is sealed."""
    found: dict[str, list[Piece]] = {}
    rows = _select(connection, _PARTIES, case_ids)
    formers = _formers(connection, {row.person_id for row in rows if row.person_id})
    for row in rows:
        pieces = found.setdefault(row.case_id, [])
        if row.person_id and row.lives_in != row.scope_id:
            pieces.append(SEALED)
        elif row.person_state == "live":
            pieces += [Piece("name", row.name), Piece("phone", row.phone), Piece("id_number", row.id_number)]
            pieces += formers.get(row.person_id, ())
            pieces.append(Piece("owed", _yuan(row.amount)))
        elif row.employer_state == "live":
            names = (row.employer, *map(str, json.loads(row.aliases)))
            pieces += [*(Piece("employer", name) for name in names), Piece("credit_code", row.credit_code)]
    return found


def _formers(connection: Connection, person_ids: set[str]) -> dict[str, list[Piece]]:
    """What people were known by before."""
    found: dict[str, list[Piece]] = {}
    for batch in _batches(sorted(person_ids)):
        for person_id, field_, value in _select(connection, _FORMERS, batch):
            found.setdefault(person_id, []).append(Piece(f"former_{field_}", value))
    return found


@dataclass(frozen=True, slots=True)
class _Said:
    """A segment, as much of it as is told of its version and its words."""

    reception_id: str
    id: str
    start: float
    text: str
    replaces: list[str]
    version: int
    editor: str
    made_at: datetime | None
    proposed: bool
    state: str = "live"


def _said(connection: Connection, reception_ids: Sequence[str]) -> dict[str, list[Piece]]:
    """What is held today to have been said: words that were corrected find nothing any more."""
    rows = [_said_row(row) for row in _select(connection, _SEGMENTS, reception_ids)]
    found: dict[str, list[Piece]] = {}
    for row in in_force(rows):
        if row.text:
            pieces = found.setdefault(row.reception_id, [Piece("reception", row.reception_id)])
            pieces += (Piece("second", f"{row.start:.1f}"), Piece("said", row.text))
    return found


def _said_row(row: Row[Any]) -> _Said:
    reception_id, id_, start, text, replaces, version, editor, made_at, proposed = row
    made = datetime.fromisoformat(made_at).replace(tzinfo=UTC) if made_at else None
    return _Said(reception_id, id_, start, text, json.loads(replaces), version, editor, made, bool(proposed))


def _printed(connection: Connection, case_ids: Sequence[str]) -> dict[str, list[Piece]]:
    """What the papers said, the newest first; the same text once, however often it was printed."""
    found: dict[str, list[Piece]] = {}
    for case_id, text in _select(connection, _PRINTED, case_ids):
        pieces = found.setdefault(case_id, [])
        if (piece := Piece("printed", text)) not in pieces:
            pieces.append(piece)
    return found


def _yuan(fen: int | None) -> str:
    return "" if fen is None else f"{fen / 100:.2f}".removesuffix(".00")


def _of_case(case: Row[Any]) -> list[Piece]:
    return [
        Piece("number", case.number),
        Piece("claim", case.claim),
        Piece("matter", case.matter),
        Piece("advice", case.advice),
        Piece("occupation", case.occupation),
        Piece("period", case.period),
        Piece("dispute_types", "、".join(map(str, json.loads(case.dispute_types)))),
        Piece("arrears", _yuan(case.arrears)),
        Piece("injury", " ".join(map(str, json.loads(case.injury).values()))),
        Piece("wages", " ".join(map(_wages, json.loads(case.wage_items)))),
        Piece("recovered", _yuan(case.recovered)),
    ]


def _wages(item: Mapping[str, Any]) -> str:
    return " ".join(filter(None, (item["kind"], item["cause"], _yuan(item.get("amount")))))


def _of_draft(draft: Mapping[str, Any]) -> list[Piece]:
    """What stands in a form that was not saved: who it is of is found like anybody, the rest as text."""
    pieces = [
        Piece(key if key in IDENTITY else "draft", value)
        for key, value in draft.items()
        if isinstance(value, str) and key != KEPT_AT
    ]
    pieces += [Piece("draft", " ".join(map(str, row))) for row in draft.get("wages", ())]
    for row in draft.get("members", ()):
        pieces += map(Piece, ("name", "id_number", "phone", "owed"), map(str, row))
    pieces.append(Piece("id_number", draft.get("person", {}).get("id_number", "")))
    pieces += [Piece("draft", str(other.get("name") or "")) for other in draft.get("other_employers", ())]
    return [*pieces, SEALED] if draft.get("protected") else pieces


def _batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[first : first + BATCH] for first in range(0, len(ids), BATCH))
