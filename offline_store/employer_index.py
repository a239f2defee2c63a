"""What the employers of a desk's store are found by while one types: derived, like `search_index.py`, which calls it.

One row for each live employer with its names and its credit code, and one FTS5 row of their words: single characters
and pairs, threes of Latin letters and digits (`search_terms.py`), and twos and threes of the first letters of the
pinyin, so that 青岛海尔 is found by hegf as surely as by 海尔. Hits are verified by whoever asks.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from sqlalchemy import Connection, select

from offline_store.code_find import abbreviated, first_letters
from offline_store.models import Employer
from offline_store.search_terms import Piece, fold, index_words, match_expression

BATCH = 500
_TABLES = (
    "DROP TABLE IF EXISTS search_employer",
    "DROP TABLE IF EXISTS search_employer_words",
    """CREATE TABLE search_employer (
        entry INTEGER PRIMARY KEY, employer_id TEXT NOT NULL UNIQUE, names TEXT NOT NULL, code TEXT NOT NULL)""",
    "CREATE INDEX ix_search_employer_names ON search_employer (names)",
    """CREATE VIRTUAL TABLE search_employer_words USING fts5(
        words, content='', contentless_delete=1, detail=none, tokenize='ascii')""",
)
_MATCHING = """
    SELECT employer_id, names, code FROM search_employer_words
    CROSS JOIN search_employer ON entry = search_employer_words.rowid
    WHERE search_employer_words MATCH ? ORDER BY search_employer_words.rowid DESC LIMIT ?
"""
_BEGINNING = (
    "SELECT employer_id, names, code FROM search_employer WHERE names >= ? AND names < ? ORDER BY names LIMIT ?"
)
_BETWEEN = "\n"
"""Stands between the names of an employer, its own first."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An employer as it is found."""

    id: str
    names: tuple[str, ...]
    """Folded: its name, then its aliases."""
    code: str
    """统一社会信用代码, folded."""


def rebuild(connection: Connection) -> None:
    """Index all employers anew, in the connection's transaction."""
    for statement in _TABLES:
        connection.exec_driver_sql(statement)
    write(connection, connection.scalars(select(Employer.id).order_by(Employer.id)).all())


def write(connection: Connection, employer_ids: Sequence[str]) -> None:
    """Make the entries of these employers say what their records say."""
    for first in range(0, len(employer_ids), BATCH):
        _write(connection, employer_ids[first : first + BATCH])


def _write(connection: Connection, ids: Sequence[str]) -> None:
    marks = ",".join("?" * len(ids))
    old = f"SELECT entry FROM search_employer WHERE employer_id IN ({marks})"  # noqa: S608 # marks alone
    for (entry,) in connection.exec_driver_sql(old, (*ids,)).all():
        connection.exec_driver_sql("DELETE FROM search_employer_words WHERE rowid = ?", (entry,))
        connection.exec_driver_sql("DELETE FROM search_employer WHERE entry = ?", (entry,))
    columns = (Employer.id, Employer.name, Employer.aliases, Employer.credit_code)
    for row in connection.execute(select(*columns).where(Employer.id.in_(ids), Employer.state == "live")).all():
        names = [fold(name) for name in (row.name, *map(str, row.aliases))]
        said = (row.id, _BETWEEN.join(names), fold(row.credit_code))
        made = "INSERT INTO search_employer (employer_id, names, code) VALUES (?, ?, ?) RETURNING entry"
        entry = connection.exec_driver_sql(made, said).scalar_one()
        text = words_of(names, said[2])
        connection.exec_driver_sql("INSERT INTO search_employer_words (rowid, words) VALUES (?, ?)", (entry, text))


def optimize(connection: Connection) -> None:
    """Rewrite the index without the words of what was deleted."""
    connection.exec_driver_sql("INSERT INTO search_employer_words(search_employer_words) VALUES ('optimize')")


def words_of(names: Iterable[str], code: str) -> str:
    """Everything an employer is found by, each word once; names and code are folded."""
    texts = index_words([Piece("employer", text) for text in (*names, code)])
    return " ".join([texts, *sorted({key for name in names for key in _letter_keys(name)})])


def _letter_keys(name: str) -> Iterator[str]:
    letters = first_letters(name)
    for length in (2, 3):
        for at in range(len(letters) - length + 1):
            yield from (f"w{''.join(some)}" for some in product(*letters[at : at + length]))


def matching(connection: Connection, typed: str, limit: int) -> list[Entry]:
    """Entries that have the words of what was typed (folded), those whose name begins with it first."""
    begins = connection.exec_driver_sql(_BEGINNING, (typed, typed + chr(0x10FFFF), limit)).all()
    asked = " OR ".join([match_expression([typed.replace(" ", "")]), *_asked_letters(typed)])
    has = connection.exec_driver_sql(_MATCHING, (asked, limit)).all()
    return [_entry(*row) for row in dict.fromkeys(tuple(row) for row in (*begins, *has))]


def _asked_letters(typed: str) -> Iterator[str]:
    if not (typed.isascii() and typed.isalpha()):
        return
    for letters in abbreviated(typed):
        length = min(len(letters), 3)
        if length > 1:
            keys = (f"w{letters[at : at + length]}" for at in range(len(letters) - length + 1))
            yield f"({' AND '.join(keys)})"


def latest(connection: Connection, limit: int) -> list[Entry]:
    """Those written last."""
    query = "SELECT employer_id, names, code FROM search_employer ORDER BY entry DESC LIMIT ?"
    return [_entry(*row) for row in connection.exec_driver_sql(query, (limit,)).all()]


def of(connection: Connection, employer_ids: Sequence[str]) -> list[Entry]:
    """The entries of these employers, at most BATCH of them."""
    ids = employer_ids[:BATCH]
    marks = ",".join("?" * len(ids))
    query = f"SELECT employer_id, names, code FROM search_employer WHERE employer_id IN ({marks})"  # noqa: S608
    return [_entry(*row) for row in connection.exec_driver_sql(query, (*ids,)).all()]


def _entry(employer_id: str, names: str, code: str) -> Entry:
    return Entry(employer_id, tuple(names.split(_BETWEEN)), code)
