"""What a person can be found by besides her written name: how the name is read, and the ends of her numbers.

A key is a word of the index that no text makes: a letter that is no hexadecimal digit, then the key itself.
`k` reads a name (pinyin or initials), `p` ends a phone, `i` ends an ID number, `y` is a birth date; `h` and `s` are
of `name_alike.py`.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

MOST_CHARACTERS = 12
"""Of a name that are read; transliterated names are long."""
MOST_READINGS = 24
"""Beginnings kept for each place of a name: every character may have several readings."""
SHORT_TAIL, LONG_TAIL = 4, 8
"""Digits at the end of a phone number."""
ID_TAILS = (4, 6)
BIRTH = re.compile(r"\d{6}(\d{8})\d{3}[\dx]")
"""The birth date in an ID number of 18 places (GB 11643-1999)."""
_SURNAMES = {"尉": ("yu",), "员": ("yun",), "盖": ("ge",), "黑": ("he",), "郇": ("xun", "huan"), "逯": ("lu",)}
"""Surname readings a table of characters may not have."""


@lru_cache(maxsize=20_000)
def sounds(character: str) -> tuple[str, ...]:
    """How a character may be read, without tones; none for what is no Chinese character. 吕 is lv."""
    from pypinyin import Style, pinyin  # its table takes a tenth of a second to load: not before the first name

    found = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
    plain = [*(found[0] if found else ()), *_SURNAMES.get(character, ())]
    return tuple(dict.fromkeys(sound for sound in plain if sound.isascii() and sound.isalpha()))


@lru_cache(maxsize=20_000)
def readings(character: str) -> tuple[str, ...]:
    """Its sounds as they are typed: 吕 is lv, lu and lyu."""
    return tuple(dict.fromkeys(form for sound in sounds(character) for form in (sound, *_without_v(sound))))


def _without_v(reading: str) -> tuple[str, ...]:
    return (reading.replace("v", "u"), reading.replace("v", "yu")) if "v" in reading else ()


def _forms(name: str, begin: str = "") -> Iterator[list[tuple[str, ...]]]:
    """The ways a name is typed, each from a character on: in pinyin, in initials, and 李秀兰 as lixl.

    Of those that may begin with a letter, if one is given.
    """
    spelt = [found for character in name[:MOST_CHARACTERS] if (found := readings(character))]
    starts = [at for at, choices in enumerate(spelt) if any(choice.startswith(begin) for choice in choices)]
    for first in starts:
        yield spelt[first:]
        yield _initials(spelt[first:])
    if starts[:1] == [0]:
        yield [spelt[0], *_initials(spelt[1:])]


def _initials(spelt: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return [tuple(dict.fromkeys(reading[0] for reading in choices)) for choices in spelt]


@lru_cache(maxsize=4_000)  # a list of persons is written in parts, each of which indexes its case anew
def name_keys(name: str) -> frozenset[str]:
    """The keys of a name: each beginning, of two letters or more, of each way it is typed.

    From every character on, so that the given name alone is found too.
    """
    return frozenset(f"k{beginning}" for forms in _forms(name) for beginning in _beginnings(forms))


def _beginnings(forms: list[tuple[str, ...]]) -> set[str]:
    found, wholes = set(), [""]
    for choices in forms:
        wholes = [whole + choice for choice in choices for whole in wholes][:MOST_READINGS]
        found |= {whole[:end] for whole in wholes for end in range(2, len(whole) + 1)}
    return found


def read_as(name: str, typed: str) -> str | None:
    """The reading of a name that begins as typed, in two letters or more; None when there is none.

    `lixiulan`, `lixl` and `lxl` all read 李秀兰, `xiul` and `xl` her given name.
    """
    if len(typed) < 2 or not (typed.isascii() and typed.isalpha()):
        return None
    spellings = (spelling for forms in _forms(name, typed[0]) for spelling in _spellings(forms, typed))
    return next(spellings, None)


def _spellings(forms: list[tuple[str, ...]], typed: str) -> list[str]:
    """The spellings that begin as typed; where the typed letters end, the first reading goes on."""
    if not typed:
        return ["".join(choices[0] for choices in forms)]
    if not forms:
        return []
    found = []
    for choice in forms[0]:
        if choice.startswith(typed):
            found += [choice + rest for rest in _spellings(forms[1:], "")]
        elif typed.startswith(choice):
            found += [choice + rest for rest in _spellings(forms[1:], typed[len(choice) :])]
    return found


def digits(text: str) -> str:
    """A phone number without spaces, dashes and brackets."""
    return re.sub(r"\D", "", text)


def phone_keys(phone: str) -> set[str]:
    """Its last four and its last eight digits."""
    plain = digits(phone)
    return {f"p{plain[-length:]}" for length in (SHORT_TAIL, LONG_TAIL) if len(plain) >= length}


def id_keys(number: str) -> set[str]:
    """Its last four and six places, and the birth date in it."""
    plain = re.sub(r"\s", "", number.lower())
    born = BIRTH.fullmatch(plain)
    tails = {f"i{plain[-length:]}" for length in ID_TAILS if len(plain) >= length and plain.isalnum()}
    return tails | ({f"y{born[1]}"} if born else set())


def typed_keys(typed: str) -> list[str]:
    """The keys a typed word may be meant as; one of them finds the person."""
    if typed.isascii() and typed.isalpha():
        return [f"k{typed}"] if len(typed) >= 2 else []  # one letter reads nobody
    if not re.fullmatch(r"[0-9]{3,17}[0-9x]", typed):
        return []
    tail = LONG_TAIL if len(typed) >= LONG_TAIL else SHORT_TAIL
    keys = [f"i{typed[-(6 if len(typed) >= 6 else 4) :]}"]
    if typed.isdecimal():
        keys += [f"p{typed[-tail:]}", *([f"y{typed}"] if len(typed) == LONG_TAIL else [])]
    return keys


def ends_phone(phone: str, typed: str) -> bool:
    """Whether the typed digits, four or more, are the end of a phone number."""
    return len(typed) >= SHORT_TAIL and typed.isdecimal() and digits(phone).endswith(typed)


def ends_id(number: str, typed: str) -> bool:
    """Whether the typed places, four or more, are the end of an ID number."""
    return len(typed) >= min(ID_TAILS) and re.sub(r"\s", "", number.lower()).endswith(typed)


def born_on(number: str, typed: str) -> bool:
    """Whether the typed eight digits are the birth date in an ID number."""
    born = BIRTH.fullmatch(re.sub(r"\s", "", number.lower()))
    return born is not None and born[1] == typed
