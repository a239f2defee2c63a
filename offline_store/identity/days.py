"""A day as people write and tell it."""

import re
import unicodedata
from datetime import date

from offline_store.identity import lunar
from offline_store.identity.resident import day_of

_WRITTEN = re.compile(r"([0-9]{4})\s*[-./年]\s*([0-9]{1,2})\s*[-./月]\s*([0-9]{1,2})\s*[日号]?")


def read_day(text: str) -> date | None:
    """1984-04-06, 19840406, 1984年4月6日, 农历1958年八月十五; None where it names no day."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if len(plain) == 8 and plain.isdecimal():
        return day_of(plain)
    if written := _WRITTEN.fullmatch(plain):
        year, month, day = written.groups()
        return day_of(f"{year}{int(month):02d}{int(day):02d}")
    return lunar.from_words(plain)
