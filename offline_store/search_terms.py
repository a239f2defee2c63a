"""Text as the index knows it: pieces, each of a field, cut into words of one, two and three characters.

FTS5 has no tokenizer for Chinese that finds two characters, so the text is cut before: every character and every
pair is a word; three Latin letters or digits in a row are one more, since pairs of them are in every text. A word is
spelt in hexadecimal code points: no quote, operator, emoji or plane means anything to the index.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from offline_store import money, name_alike, person_keys, plates

FIELDS = (
    "name",
    "phone",
    "id_number",
    "number",
    "employer",
    "claim",
    "matter",
    "advice",
    "occupation",
    "period",
    "dispute_types",
    "arrears",
    "second",
    "said",
    "draft",
    "caller",
    "sealed",
    "former_name",
    "former_phone",
    "former_id_number",
    "injury",
    "wages",
    "recovered",
    "owed",
    "credit_code",
    "printed",
    "reception",
)
"""What a piece may be. `owed` is what a person of the list is owed, `printed` what a paper said; `reception` is
where the `said` after it was, `second` when it begins; `sealed` stands for a protected identity."""
NAMES = frozenset({"name", "former_name"})
PHONES = frozenset({"phone", "caller", "former_phone"})
IDS = frozenset({"id_number", "former_id_number"})
TEXTS = frozenset(FIELDS) - PHONES - IDS - {"number", "reception", "second", "sealed"}
"""Fields that are found by any piece of their text."""
_MARKS = [chr(0xFDD0 + place) for place in range(len(FIELDS))]
"""Noncharacters of Unicode: never in a text, so they may stand between the pieces of one."""
MARK_OF = dict(zip(FIELDS, _MARKS, strict=True))
FIELD_OF = dict(zip(_MARKS, FIELDS, strict=True))
MARK = re.compile("([\ufdd0-\ufdef])")
_FOLDED = re.compile("[A-ZＡ-Ｚａ-ｚ０-９・•‧∙]")
_LATIN = re.compile("[0-9a-z]{3}")
MOST_GRAMS = 12
"""Words of the index asked for at once for a typed word; a hit is verified anyway."""
MOST_WORDS = 8
_DAY = re.compile(r"(?:.*-)?([0-9]{8})-[0-9]{4,}")
_NUMBER_END = re.compile(r"[0-9a-z-]*[0-9]{4}")


@dataclass(frozen=True, slots=True)
class Piece:
    """One text of a case and the field it stands in."""

    field: str
    text: str


def fold(text: str) -> str:
    """What is told apart by nobody made the same, one character for one: capitals, full width, the dot in a name."""
    return _FOLDED.sub(lambda found: _folded(found[0]), text)


def _folded(character: str) -> str:
    if character in "・•‧∙":
        return "·"
    return (chr(ord(character) - 0xFEE0) if character >= "！" else character).lower()


def join(pieces: Iterable[Piece]) -> str:
    """Pieces as one text, as the index keeps it."""
    return "".join(MARK_OF[piece.field] + MARK.sub(" ", piece.text) for piece in pieces if piece.text)


def split(text: str) -> Iterator[Piece]:
    """The pieces of such a text."""
    parts = MARK.split(text)
    return (Piece(FIELD_OF[mark], body) for mark, body in zip(parts[1::2], parts[2::2], strict=True))


def index_words(pieces: Iterable[Piece]) -> str:
    """Everything the index finds these pieces by, each word once."""
    found: set[str] = set()
    for piece in pieces:
        found |= _words_of(piece.field, fold(piece.text))
    return " ".join(sorted(found))


def _words_of(field: str, text: str) -> set[str]:
    if field in PHONES:
        return person_keys.phone_keys(text)
    if field in IDS:
        return person_keys.id_keys(text)
    if field == "number":
        return number_keys(text)
    if field not in TEXTS:
        return set()
    found = _grams(text)
    if field in NAMES:
        return found | person_keys.name_keys(text) | name_alike.alike_keys(text)
    found |= {sum_key(each.fen) for each in money.sums(text)}
    return found.union(*(_grams(plate.form) for plate in plates.plates(text)))


def _grams(text: str) -> set[str]:
    codes = [f"{ord(character):x}" for character in text]
    found = {*codes, *(f"{a}z{b}" for a, b in pairwise(codes))}
    for start in _latin_triples(text):
        found.add("z".join(codes[start : start + 3]))
    return found


def sum_key(fen: int) -> str:
    """The word of the index that stands for a sum: no text makes it."""
    return f"m{fen}"


def _latin_triples(text: str) -> list[int]:
    return [at for at in range(len(text) - 2) if _LATIN.match(text, at)] if _LATIN.search(text) else []


def number_keys(number: str) -> set[str]:
    """The keys of a 登记号: its running number, and its day."""
    day = _DAY.fullmatch(number)
    tail = {f"n{number[-4:]}"} if _NUMBER_END.fullmatch(number[-4:]) else set()
    return tail | ({f"n{day[1]}"} if day else set())


def ends_number(number: str, typed: str) -> bool:
    """Whether a 登记号 ends as typed (its running number at least), or was given on the day that was typed."""
    of_number, of_typed = _DAY.fullmatch(number), _DAY.fullmatch(typed)
    if of_number and typed == of_number[1]:
        return True
    return bool(of_number if of_typed else _NUMBER_END.fullmatch(typed)) and number.endswith(typed)


def typed_words(query: str) -> list[str]:
    """What was typed, as words that must all be found: folded, and nothing in it that a text cannot hold."""
    sound = query.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return list(dict.fromkeys(fold(MARK.sub(" ", sound)).split()))


def match_expression(words: list[str]) -> str:
    """What FTS5 is asked: each word as text, or as a key."""
    return " AND ".join(f"({_match_word(word)})" for word in words[:MOST_WORDS])


def alike_expression(words: list[str]) -> str:
    """What FTS5 is asked for names alike: one word at least is a name's; empty where none can be."""
    asked = words[:MOST_WORDS]
    keys = [" OR ".join(name_alike.typed_keys(word)) for word in asked]
    either = [f"({_match_word(word)}{' OR ' * bool(key)}{key})" for word, key in zip(asked, keys, strict=True)]
    ways = (" AND ".join([f"({key})", *either[:place], *either[place + 1 :]]) for place, key in enumerate(keys) if key)
    return " OR ".join(f"({way})" for way in ways)


def _match_word(word: str) -> str:
    keys = [*person_keys.typed_keys(word), *_typed_number(word), *_typed_sum(word)]
    written = {word, plates.typed_form(word) or word}
    return " OR ".join([*(f"({' AND '.join(_asked_grams(each))})" for each in sorted(written)), *keys])


def _typed_sum(word: str) -> list[str]:
    fen = money.typed_sum(word)
    return [] if fen is None else [sum_key(fen)]


def _typed_number(word: str) -> list[str]:
    day = _DAY.fullmatch(word)
    if day:
        return [f"(n{day[1]} AND n{word[-4:]})"]
    if _NUMBER_END.fullmatch(word):
        return [f"n{word[-4:]}", *([f"n{word}"] if len(word) == 8 and word.isdecimal() else [])]
    return []


def _asked_grams(word: str) -> list[str]:
    """A few of its grams, the longest there are, spread over the word."""
    codes = [f"{ord(character):x}" for character in word[:1000]]
    if len(codes) == 1:
        return codes
    triples = _latin_triples(word[:1000])
    inside = {at for start in triples for at in (start, start + 1)}
    starts = [(at, 3) for at in triples] + [(at, 2) for at in range(len(codes) - 1) if at not in inside]
    step = -(-len(starts) // MOST_GRAMS)
    return ["z".join(codes[at : at + length]) for at, length in sorted(starts)[::step]]
