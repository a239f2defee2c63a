"""Finding a case or a reception by anything that is known of it, with the reason why it was found."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Literal, NamedTuple

from sqlalchemy import Row
from sqlalchemy.orm import Session

from offline_store import money, name_alike, person_keys, plates
from offline_store.search_terms import (
    IDS,
    NAMES,
    PHONES,
    TEXTS,
    Piece,
    alike_expression,
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
    SELECT entry, reception_id, case_id, at, text, EXISTS (
        SELECT 1 FROM change WHERE record_id IN (search_entry.reception_id, search_entry.case_id) AND result IS NULL
    ) AS unsent
    FROM search_words CROSS JOIN search_entry ON entry = search_words.rowid
    WHERE search_words MATCH ? AND search_words.rowid < ? ORDER BY search_words.rowid DESC
"""
_NO_ENTRY = 2**62
How = Literal["", "sound", "shape", "plate", "sum"]


class Place(NamedTuple):
    """Where a hit stands among all: those alike come after those that are written so."""

    alike: bool
    entry: int
    """In the index; what comes next is before it."""


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
    reception_id: str = ""
    """Of what was said; a case may have several."""
    how: How = ""
    """As it is written; or a name that sounds or looks alike, a plate or a sum that is written in another way."""


@dataclass(frozen=True, slots=True)
class Hit:
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
    """The first hits, and whether there may be further ones."""

    hits: tuple[Hit, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class _Word:
    """A typed word, and what else it may be."""

    text: str
    plate: str
    fen: int | None


def search(session: Session, query: str, limit: int = LIMIT, after: Place | None = None) -> Found:
    """The first `limit` cases and receptions in which every word of `query` is found, from the place `after` on.

    Newest first. A word is found as a piece of a text of two characters or one, capitals and full width alike; as the
    pinyin or the initials of a name; as the end of a phone, an ID number or a 登记号 (four places or more); as a birth
    date; as a plate number or a sum, however it is written. Names, phones and ID numbers that a person had before
    count like those she has. Behind these come the hits in which a name only sounds or looks like a typed word.
    Anything may be typed; nothing typed gives no hits.
    """
    words = typed_words(query)
    if not words:
        return Found((), more=False)
    place = after or Place(alike=False, entry=_NO_ENTRY)
    found = Found((), more=False)
    if not place.alike:
        found = _pass(session, match_expression(words), words, limit, place)
    alike = alike_expression(words)
    if found.more or not alike:
        return found
    begin = place if place.alike else Place(alike=True, entry=_NO_ENTRY)
    rest = _pass(session, alike, words, limit - len(found.hits), begin)
    return Found(found.hits + rest.hits, rest.more)


def _pass(session: Session, expression: str, words: list[str], limit: int, after: Place) -> Found:
    """The hits of one kind: those that are written so, or those that are not and are alike."""
    asked = [_Word(word, plates.typed_form(word), money.typed_sum(word)) for word in words]
    hits: list[Hit] = []
    rows = session.connection().exec_driver_sql(_NEWEST, (expression, after.entry))
    for looked_at, row in enumerate(rows):
        if looked_at - len(hits) >= MOST_LOOKED_AT:
            return Found(tuple(hits), more=True)
        hit = _hit(row, asked, alike=after.alike)
        if hit and len(hits) == limit:
            rows.close()
            return Found(tuple(hits), more=True)
        if hit:
            hits.append(hit)
    return Found(tuple(hits), more=False)


def _hit(row: Row[Any], words: list[_Word], *, alike: bool) -> Hit | None:
    pieces = [*split(row.text)]
    folded = [fold(piece.text) for piece in pieces]
    whys = []
    for word in words:
        why = next(_whys(pieces, folded, word), None)
        if why is None and alike:
            why = _alike(pieces, folded, word.text)
        if why is None:
            return None
        whys.append(why)
    if alike and all(why.how not in ("sound", "shape") for why in whys):
        return None  # it is written so, and came before
    first: dict[str, str] = {}
    for piece in pieces:
        first.setdefault(piece.field, piece.text)
    return Hit(
        place=Place(alike, row.entry),
        reception_id=row.reception_id,
        case_id=row.case_id,
        at=datetime.fromtimestamp(row.at, UTC),
        name=first.get("name", ""),
        protected="sealed" in first,
        number=first.get("number", ""),
        employer=first.get("employer", ""),
        whys=tuple(whys),
        unsent=bool(row.unsent),
    )


def _alike(pieces: list[Piece], folded: list[str], word: str) -> Why | None:
    """A name that is like the word."""
    for piece, plain in zip(pieces, folded, strict=True):
        if piece.field in NAMES and (like := name_alike.alike(plain, word)):
            how, start, end = like
            return Why(piece.field, piece.text, start, end, how=how)
    return None


def _whys(pieces: list[Piece], folded: list[str], word: _Word) -> Iterator[Why]:
    """Where a word stands in the pieces, in their order."""
    second, reception_id = None, ""
    for piece, plain in zip(pieces, folded, strict=True):
        if piece.field == "second":
            second = float(piece.text)
        elif piece.field == "reception":
            reception_id = piece.text
        elif piece.field == "said":
            for why in _in_text(piece, plain, word):
                yield replace(why, second=second, reception_id=reception_id)
        elif piece.field in TEXTS:
            yield from _in_text(piece, plain, word)
        elif numbered := _by_number(piece, plain, word.text):
            yield numbered


def _in_text(piece: Piece, plain: str, word: _Word) -> Iterator[Why]:
    at = plain.find(word.text)
    if at >= 0:
        yield _around(piece, at, at + len(word.text))
    elif piece.field in NAMES:
        if reading := person_keys.read_as(plain, word.text):
            start = len(piece.text) + 1
            field = "pinyin" if piece.field == "name" else piece.field
            yield Why(field, f"{piece.text} {reading}", start, start + len(word.text))
    elif word.plate and (plate := next((p for p in plates.plates(plain) if word.plate in p.form), None)):
        yield _around(piece, plate.start, plate.end, "plate")
    elif word.fen and (found := next((each for each in money.sums(plain) if each.fen == word.fen), None)):
        yield _around(piece, found.start, found.end, "sum")


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


def _around(piece: Piece, at: int, end: int, how: How = "") -> Why:
    """What is shown of a text: some of it before what was found, and what follows."""
    first = at - BEFORE if at > BEFORE + 2 else 0
    last = max(first + AROUND, end)
    left, right = "…" if first else "", "…" if last < len(piece.text) else ""
    start = at - first + len(left)
    return Why(piece.field, left + piece.text[first:last] + right, start, start + end - at, how=how)


def _masked(field: str, length: int, word: str) -> Why:
    hidden = max(length - len(word), 0)
    return Why(field, "*" * hidden + word, hidden, hidden + len(word))
