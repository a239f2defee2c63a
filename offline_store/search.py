"""Finding a case or a reception by anything that is known of it, with the reason why it was found."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from offline_store import person_keys
from offline_store.search_terms import (
    IDS,
    NAMES,
    PHONES,
    TEXTS,
    Piece,
    ends_number,
    fold,
    match_expression,
    split,
    typed_words,
)

LIMIT = 20
MOST_LOOKED_AT = 5_000
"""Entries that have the words of the index but not the text: after so many of them the search gives up."""
BEFORE, AROUND = 6, 40
"""Characters shown before what was found, and in all."""
_NEWEST = """
    SELECT entry, reception_id, case_id, at, text FROM search_words CROSS JOIN search_entry
    ON entry = search_words.rowid
    WHERE search_words MATCH ? AND search_words.rowid < ? ORDER BY search_words.rowid DESC
"""
_NO_ENTRY = 2**62


@dataclass(frozen=True, slots=True)
class Why:
    """Why a hit is one: where a typed word stands."""

    field: str
    """Of `search_terms.FIELDS`; or `pinyin`, `birth`."""
    text: str
    """The piece around it; digits of phones and ID numbers that were not typed are masked."""
    start: int
    end: int
    """The place of the word in `text`."""
    second: float | None = None
    """Of the recording, for what was said."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A case, or a reception that is not registered yet."""

    entry: int
    """Its place in the index: what comes next is before it."""
    reception_id: str
    case_id: str | None
    at: datetime
    name: str
    protected: bool
    """身份保密: she has no name here."""
    number: str
    employer: str
    whys: tuple[Why, ...]
    """One for each typed word."""


@dataclass(frozen=True, slots=True)
class Found:
    """The newest hits, and whether there may be older ones."""

    hits: tuple[Hit, ...]
    more: bool


def search(session: Session, query: str, limit: int = LIMIT, before: int | None = None) -> Found:
    """The newest `limit` cases and receptions in which every word of `query` is found, from `before` on back.

    A word is found as a piece of a text of two characters or one, capitals and full width alike; as the pinyin or
    the initials of a name; as the end of a phone, an ID number or a 登记号 (four places or more); as a birth date.
    Names, phones and ID numbers that a person had before count like those she has.
    Anything may be typed; nothing typed gives no hits.
    """
    words = typed_words(query)
    if not words:
        return Found((), more=False)
    hits: list[Hit] = []
    rows = session.connection().exec_driver_sql(_NEWEST, (match_expression(words), before or _NO_ENTRY))
    for looked_at, row in enumerate(rows):
        if looked_at - len(hits) >= MOST_LOOKED_AT:
            return Found(tuple(hits), more=True)
        hit = _hit(row, words)
        if hit and len(hits) == limit:
            rows.close()
            return Found(tuple(hits), more=True)
        if hit:
            hits.append(hit)
    return Found(tuple(hits), more=False)


def _hit(row: Row[Any], words: list[str]) -> Hit | None:
    pieces = [*split(row.text)]
    folded = [fold(piece.text) for piece in pieces]
    whys = []
    for word in words:
        why = next(_whys(pieces, folded, word), None)
        if why is None:
            return None
        whys.append(why)
    first: dict[str, str] = {}
    for piece in pieces:
        first.setdefault(piece.field, piece.text)
    return Hit(
        entry=row.entry,
        reception_id=row.reception_id,
        case_id=row.case_id,
        at=datetime.fromtimestamp(row.at, UTC),
        name=first.get("name", ""),
        protected="sealed" in first,
        number=first.get("number", ""),
        employer=first.get("employer", ""),
        whys=tuple(whys),
    )


def _whys(pieces: list[Piece], folded: list[str], word: str) -> Iterator[Why]:
    """Where a word stands in the pieces, in their order."""
    second = None
    for piece, plain in zip(pieces, folded, strict=True):
        if piece.field == "second":
            second = float(piece.text)
        elif piece.field in TEXTS:
            at = plain.find(word)
            if at >= 0:
                yield _around(piece, at, len(word), second if piece.field == "said" else None)
            elif piece.field in NAMES and (reading := person_keys.read_as(plain, word)):
                shown = f"{piece.text} {reading}"
                yield Why(
                    "pinyin" if piece.field == "name" else piece.field,
                    shown,
                    len(piece.text) + 1,
                    len(piece.text) + 1 + len(word),
                )
        elif why := _by_number(piece, plain, word):
            yield why


def _by_number(piece: Piece, plain: str, word: str) -> Why | None:
    if piece.field in PHONES and person_keys.ends_phone(plain, word):
        return _masked(piece.field, len(person_keys.digits(plain)), word)
    if piece.field == "number" and ends_number(plain, word):
        at = plain.rfind(word)
        return Why("number", piece.text, at, at + len(word))
    if piece.field in IDS and person_keys.ends_id(plain, word):
        return _masked(piece.field, len(plain), word)
    if piece.field == "id_number" and person_keys.born_on(plain, word):
        return Why("birth", word, 0, len(word))
    return None


def _around(piece: Piece, at: int, length: int, second: float | None) -> Why:
    """What is shown of a text: some of it before the word, and what follows."""
    first = at - BEFORE if at > BEFORE + 2 else 0
    last = max(first + AROUND, at + length)
    left, right = "…" if first else "", "…" if last < len(piece.text) else ""
    start = at - first + len(left)
    return Why(piece.field, left + piece.text[first:last] + right, start, start + length, second)


def _masked(field: str, length: int, word: str) -> Why:
    hidden = max(length - len(word), 0)
    return Why(field, "*" * hidden + word, hidden, hidden + len(word))
