"""Why an entry of the index is a hit: where a typed word stands in it, or what of it the word is another way to say."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from offline_store import money, name_alike, person_keys, plates
from offline_store.search_terms import FIELD_OF, IDS, MARK, MARK_OF, NAMES, PHONES, TEXTS, Piece, ends_number, fold

BEFORE, AROUND = 6, 40
"""Characters shown before what was found, and in all."""
NUMBERS = PHONES | IDS | {"number"}
How = Literal["", "sound", "shape", "plate", "sum"]


class Why(NamedTuple):
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
class Word:
    """A typed word, and what else it may be."""

    text: str
    plate: str
    fen: int | None

    @classmethod
    def read(cls, text: str) -> "Word":
        """Of a folded text."""
        return cls(text, plates.typed_form(text), money.typed_sum(text))


class Entry:
    """The text of one entry, laid out once for all the words that are looked for in it."""

    def __init__(self, text: str) -> None:
        self._text, self._plain = text, fold(text)
        self._starts = [mark.start() for mark in MARK.finditer(text)]

    @cached_property
    def _pieces(self) -> list[tuple[str, str, str]]:
        """Field, text, and the text folded."""
        parts, plain = MARK.split(self._text), MARK.split(self._plain)
        return [*zip(map(FIELD_OF.__getitem__, parts[1::2]), parts[2::2], plain[2::2], strict=True)]

    def first(self, field: str) -> str:
        """The first text of a field; empty where there is none."""
        start = self._text.find(MARK_OF[field]) + 1
        end = MARK.search(self._text, start)
        return self._text[start : end.start() if end else None] if start else ""

    def why(self, word: Word) -> Why | None:
        """Where a word stands; first of all as a piece of a text."""
        return self._written(word.text) or next(self._keyed(word.text), None) or next(self._meant(word), None)

    def alike(self, word: str) -> Why | None:
        """A name that sounds or looks like the word."""
        for field, text, plain in self._pieces:
            if field in NAMES and (like := name_alike.alike(plain, word)):
                how, start, end = like
                return Why(field, text, start, end, how=how)
        return None

    def _span(self, place: int) -> tuple[int, int]:
        ends = self._starts[place + 1 : place + 2] or [len(self._text)]
        return self._starts[place] + 1, ends[0]

    def _piece(self, place: int) -> Piece:
        start, end = self._span(place)
        return Piece(FIELD_OF[self._text[start - 1]], self._text[start:end])

    def _written(self, word: str) -> Why | None:
        at = self._plain.find(word)
        while at >= 0:
            place = bisect_right(self._starts, at) - 1
            start, _ = self._span(place)
            if FIELD_OF[self._text[start - 1]] in TEXTS:
                return self._around(place, at - start, at - start + len(word))
            at = self._plain.find(word, at + 1)
        return None

    def _keyed(self, word: str) -> Iterator[Why]:
        """Names that are read so, and numbers that end so."""
        for field, text, plain in self._pieces:
            if field in NAMES:
                if reading := person_keys.read_as(plain, word):
                    start = len(text) + 1
                    shown = f"{text} {reading}"
                    yield Why("pinyin" if field == "name" else field, shown, start, start + len(word))
            elif field in NUMBERS and (why := _by_number(field, text, plain, word)):
                yield why

    def _meant(self, word: Word) -> Iterator[Why]:
        """Plates and sums that are written in another way."""
        if not word.plate and word.fen is None:
            return
        for place, (field, _, plain) in enumerate(self._pieces):
            if field not in TEXTS or field in NAMES:
                continue
            if word.plate and (plate := next((p for p in plates.plates(plain) if word.plate in p.form), None)):
                yield self._around(place, plate.start, plate.end, "plate")
            elif word.fen and (found := next((each for each in money.sums(plain) if each.fen == word.fen), None)):
                yield self._around(place, found.start, found.end, "sum")

    def _around(self, place: int, at: int, end: int, how: How = "") -> Why:
        """What is shown of a text: some of it before what was found, and what follows; of what was said, when."""
        piece = self._piece(place)
        first = at - BEFORE if at > BEFORE + 2 else 0
        last = max(first + AROUND, end)
        left, right = "…" if first else "", "…" if last < len(piece.text) else ""
        start = at - first + len(left)
        shown, stop = left + piece.text[first:last] + right, start + end - at
        if piece.field != "said":
            return Why(piece.field, shown, start, stop, how=how)
        second = float(self._piece(place - 1).text)
        reception = next(before for before in map(self._piece, range(place, -1, -1)) if before.field == "reception")
        return Why(piece.field, shown, start, stop, second, reception.text, how)


def _by_number(field: str, text: str, plain: str, word: str) -> Why | None:
    if field in PHONES and person_keys.ends_phone(plain, word):
        return _masked(field, len(person_keys.digits(plain)), word)
    if field == "number" and ends_number(plain, word):
        at = plain.rfind(word)
        return Why("number", text, at, at + len(word))
    if field in IDS and person_keys.ends_id(plain, word):
        return _masked(field, len(plain), word)
    if field == "id_number" and person_keys.born_on(plain, word):
        return Why("birth", word, 0, len(word))
    return None


def _masked(field: str, length: int, word: str) -> Why:
    hidden = max(length - len(word), 0)
    return Why(field, "*" * hidden + word, hidden, hidden + len(word))
