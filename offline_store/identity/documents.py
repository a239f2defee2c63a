"""The kinds of document of the list `id_document` (GA/T 517): how their numbers look, and what they say.

- Resident's card, temporary card, household book (111, 112, 113): GB 11643.
- 港澳台居民居住证 (XHMT): the same rule, beginning with 810000, 820000 or 830000.
- 外国人永久居留身份证: since 2023-12-01 (XFPR23) 18 places that begin with 9, the birth date at the places of a
  resident's number, its running number odd for men and even for women, and the same check digit (国家移民管理局,
  新版外国人永久居留身份证机读信息规则, 2023); before (XFPR) three letters of the country and twelve digits: four of the
  place, six of the birth date, one running number, odd and even as above, and one check digit. The old rule is known
  from programs that read the card, not from the text of a standard, so the last digit is not checked.
- 港澳居民来往内地通行证 (X516): H or M with eight digits; before 2013 two more for how often it was renewed.
- 台湾居民来往大陆通行证 (511): eight digits; before 2015 ten, and a letter in brackets.
- Passports (414): letters and digits (ICAO 9303). Officers' cards and others are not checked.
"""

import re
from collections.abc import Callable
from datetime import date

from offline_store.identity import resident
from offline_store.identity.divisions import HONG_KONG_MACAO_TAIWAN
from offline_store.identity.hint import Hint, compact
from offline_store.identity.resident import UNKNOWN, Facts

RESIDENT, PERMIT, FOREIGNER, FOREIGNER_OLD = "111", "XHMT", "XFPR23", "XFPR"
HONG_KONG_PASS, TAIWAN_PASS, PASSPORT = "X516", "511", "414"
RESIDENTS = frozenset({RESIDENT, "112", "113"})
_EIGHTEEN = frozenset({*RESIDENTS, PERMIT, FOREIGNER})
"""Kinds whose numbers have 18 places, and are told apart by the first of them."""
_FOREIGNER_OLD = re.compile(r"[A-Z]{3}[0-9]{12}")
_FORMS = {
    FOREIGNER_OLD: _FOREIGNER_OLD,
    HONG_KONG_PASS: re.compile(r"[HM][0-9]{8}(?:[0-9]{2})?"),
    TAIWAN_PASS: re.compile(r"[0-9]{8}|[0-9]{10}(?:\(?[A-Z]\)?)?"),
    PASSPORT: re.compile(r"(?=.*[0-9])[A-Z0-9]{6,12}"),
}


def kind_of(number: str) -> str:
    """The kind a number most likely is of; empty where its form says nothing, as that of a passport does."""
    plain = compact(number)
    if len(plain) == 18 and plain[:17].isdecimal():
        return PERMIT if plain[:6] in HONG_KONG_MACAO_TAIWAN else FOREIGNER if plain.startswith("9") else RESIDENT
    if len(plain) == 15 and plain.isdecimal():
        return RESIDENT
    if _FOREIGNER_OLD.fullmatch(plain):
        return FOREIGNER_OLD
    return HONG_KONG_PASS if _FORMS[HONG_KONG_PASS].fullmatch(plain) else ""


def hints(kind: str, number: str, today: date) -> list[Hint]:
    """What looks wrong with a number as one of this kind (empty: of the kind its form says)."""
    plain = compact(number)
    kind = kind or kind_of(number)
    other = kind_of(number)
    if not plain:
        return []
    is_of_kind = other in RESIDENTS if kind in RESIDENTS else other == kind
    if not is_of_kind and other in _EIGHTEEN and kind in _EIGHTEEN:
        return [Hint("kind", other)]
    check = _CHECKS.get(kind)
    if check:
        return check(plain, today)
    form = _FORMS.get(kind)
    return [Hint("form", kind)] if form and not form.fullmatch(plain) else []


def facts(kind: str, number: str, today: date) -> Facts:
    """What a number says of its holder; nothing for documents that say nothing."""
    plain, kind = compact(number), kind or kind_of(number)
    if kind in RESIDENTS or kind == PERMIT:
        return resident.facts(plain)
    if kind == FOREIGNER and len(plain) == 18:
        return Facts(resident.sex_of(plain[16]) if plain[16].isdecimal() else UNKNOWN, resident.day_of(plain[6:14]))
    if kind == FOREIGNER_OLD and _FOREIGNER_OLD.fullmatch(plain):
        return Facts(resident.sex_of(plain[13]), _born_in_century(plain[7:13], today))
    return Facts()


def _foreigner(number: str, today: date) -> list[Hint]:
    if len(number) != 18:
        return [Hint("length", str(len(number)))]
    if not re.fullmatch(r"9[0-9]{16}[0-9X]", number):
        return [Hint("form", FOREIGNER)]
    found = resident.born_hints(number[6:14], today)
    right = resident.check_digit(number[:17])
    return found if right == number[17] else [*found, Hint("check_digit", right)]


def _foreigner_old(number: str, today: date) -> list[Hint]:
    if not _FOREIGNER_OLD.fullmatch(number):
        return [Hint("form", FOREIGNER_OLD)]
    return [] if _born_in_century(number[7:13], today) else [Hint("date", number[7:13])]


def _born_in_century(digits: str, today: date) -> date | None:
    """Six digits name no century: it is the last one in which the day is past."""
    days = (resident.day_of(century + digits) for century in ("20", "19"))
    return next((day for day in days if day and day <= today), None)


_CHECKS: dict[str, Callable[[str, date], list[Hint]]] = {
    **dict.fromkeys((*RESIDENTS, PERMIT), resident.hints),
    FOREIGNER: _foreigner,
    FOREIGNER_OLD: _foreigner_old,
}
