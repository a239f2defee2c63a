"""Finding a case or a reception by anything that is known of it, with the reason why it was found."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy.orm import Session

from offline_store.search_reasons import Entry, Why, Word
from offline_store.search_terms import alike_expression, match_expression, typed_words

LIMIT = 20
MOST_LOOKED_AT = 5_000
"""Entries that have the words of the index but not the text: after so many of them a page ends, full or not."""
_NEWEST = """
    SELECT entry, reception_id, case_id, at, text, EXISTS (
        SELECT 1 FROM change WHERE record_id IN (search_entry.reception_id, search_entry.case_id) AND +result IS NULL
    ) AS unsent
    FROM search_words CROSS JOIN search_entry ON entry = search_words.rowid
    WHERE search_words MATCH ? AND search_words.rowid < ? ORDER BY search_words.rowid DESC
"""
_NO_ENTRY = 2**62
_Row = tuple[int, str, str | None, int, str, int]


class Place(NamedTuple):
    """Where a hit stands among all: those alike come after those that are written so."""

    alike: bool
    entry: int
    """In the index; what comes next is before it."""


class Hit(NamedTuple):
    """A case, or a reception that is not registered yet."""

    place: Place
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
    unsent: bool = False
    """Whether something of it waits for the centre."""


@dataclass(frozen=True, slots=True)
class Found:
    """Hits, and where to go on."""

    hits: tuple[Hit, ...]
    next: Place | None = None
    """After which there may be further ones."""


def search(session: Session, query: str, limit: int = LIMIT, after: Place | None = None) -> Found:
    """The first `limit` cases and receptions in which every word of `query` is found, from the place `after` on.

    Newest first. A word is found as a piece of a text of two characters or one, capitals and full width alike; as the
    pinyin or the initials of a name; as the end of a phone, an ID number or a 登记号 (four places or more); as a birth
    date; as a plate number or a sum, however it is written. Names, phones and ID numbers that a person had before
    count like those she has. Behind these, from a page of their own on, come the hits in which a name only sounds or
    looks like a typed word. Anything may be typed; nothing typed gives no hits.
    """
    typed = typed_words(query)
    place = after or Place(alike=False, entry=_NO_ENTRY)
    expression = alike_expression(typed) if place.alike else match_expression(typed)
    if not expression:
        return Found(())
    found = _page(session, expression, [*map(Word.read, typed)], limit, place)
    if found.next is None and not place.alike and alike_expression(typed):
        return Found(found.hits, Place(alike=True, entry=_NO_ENTRY))
    return found


def _page(session: Session, expression: str, words: list[Word], limit: int, after: Place) -> Found:
    """Hits of one kind: those that are written so, or those that are not and are alike.

    By the driver's own cursor: rows of SQLAlchemy would cost as much again as what they hold.
    """
    hits: list[Hit] = []
    with closing(session.connection().connection.cursor()) as cursor:
        cursor.execute(_NEWEST, (expression, after.entry))
        rows: Iterator[_Row] = iter(cursor.fetchone, None)
        last = after
        for looked_at, row in enumerate(rows):
            if len(hits) == limit or looked_at - len(hits) >= MOST_LOOKED_AT:
                return Found(tuple(hits), last)
            if hit := _hit(row, words, alike=after.alike):
                hits.append(hit)
            last = Place(after.alike, row[0])
    return Found(tuple(hits))


def _hit(row: _Row, words: list[Word], *, alike: bool) -> Hit | None:
    number, reception_id, case_id, at, text, unsent = row
    entry, whys = Entry(text), []
    for word in words:
        why = entry.why(word) or (entry.alike(word.text) if alike else None)
        if why is None:
            return None
        whys.append(why)
    if alike and all(why.how not in ("sound", "shape") for why in whys):
        return None  # it is written so, and came before
    return Hit(
        place=Place(alike, number),
        reception_id=reception_id,
        case_id=case_id,
        at=datetime.fromtimestamp(at, UTC),
        name=entry.first("name"),
        protected=bool(entry.first("sealed")),
        number=entry.first("number"),
        employer=entry.first("employer"),
        whys=tuple(whys),
        unsent=bool(unsent),
    )
