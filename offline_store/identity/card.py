"""A card as a reader gives it: in parts, or as text.

Readers that stand between keyboard and computer type the card as text, and so do scanners of bar and QR codes. Taken:

- a number alone, of 18 or 15 places (resident, 港澳台居民居住证, 外国人永久居留身份证);
- the parts in the order of the card: name, sex, ethnicity, birth, address, number and, where the reader gives them,
  authority and validity, between commas, tabs, bars or line ends (an address may have commas in it);
- parts with their names, in any order: 姓名：… 性别：… 公民身份号码：….
"""

import re
from dataclasses import dataclass, field
from datetime import date

from offline_store.identity import documents
from offline_store.identity.days import read_day
from offline_store.identity.hint import compact
from offline_store.identity.resident import MAN, UNKNOWN, WOMAN

SHORTEST = 15
"""Characters of the shortest text that is a card."""
_SEXES = {"男": MAN, "女": WOMAN, "男性": MAN, "女性": WOMAN}
_NUMBERS = frozenset({documents.RESIDENT, documents.PERMIT, documents.FOREIGNER, documents.FOREIGNER_OLD})
_BETWEEN = re.compile(r"[,，\t\r\n|｜;；]+")
_NAMES = {
    "姓名": "name",
    "性别": "sex",
    "民族": "ethnicity",
    "出生日期": "born",
    "出生": "born",
    "住址": "address",
    "地址": "address",
    "公民身份号码": "number",
    "身份证号码": "number",
    "身份证号": "number",
    "证件号码": "number",
    "签发机关": "authority",
    "有效期限": "validity",
    "有效期": "validity",
}
_NAMED = re.compile(rf"({'|'.join(_NAMES)})\s*[:：=]\s*")


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on an identity card; empty where the reader did not give it."""

    number: str
    name: str = ""
    sex: str = UNKNOWN
    """Code of GB/T 2261.1."""
    ethnicity: str = ""
    """As the card has it: 汉."""
    born: date | None = None
    address: str = ""
    authority: str = ""
    """签发机关."""
    valid_until: date | None = None
    """None also for a card without an end (长期)."""
    portrait: bytes = field(default=b"", repr=False)
    """The picture, as JPEG or PNG."""


def read_text(text: str) -> Card | None:
    """The card that a text is; None for any other text."""
    plain = text.strip()
    if documents.kind_of(plain) in _NUMBERS:
        return Card(number=compact(plain))
    if _NAMED.search(plain):
        return _of_named(plain)
    parts = [part.strip() for part in _BETWEEN.split(plain)]
    return _of_row(parts)


def _of_row(parts: list[str]) -> Card | None:
    """In the card's own order; the number tells where the address ends."""
    at = next((place for place, part in enumerate(parts) if documents.kind_of(part) in _NUMBERS), 0)
    if at < 4 or parts[1] not in _SEXES:
        return None
    name, sex, ethnicity, born = parts[:4]
    authority, *validity = [*parts[at + 1 :], ""]
    return Card(
        number=compact(parts[at]),
        name=name,
        sex=_SEXES[sex],
        ethnicity=ethnicity,
        born=read_day(born),
        address="，".join(parts[4:at]),
        authority=authority,
        valid_until=_last_day(" ".join(validity)),
    )


def _of_named(plain: str) -> Card | None:
    pieces = _NAMED.split(plain)[1:]
    said = {_NAMES[name]: value.strip(" ,，\t\r\n|;；") for name, value in zip(pieces[::2], pieces[1::2], strict=True)}
    if documents.kind_of(said.get("number", "")) not in _NUMBERS:
        return None
    return Card(
        number=compact(said["number"]),
        name=said.get("name", ""),
        sex=_SEXES.get(said.get("sex", ""), UNKNOWN),
        ethnicity=said.get("ethnicity", ""),
        born=read_day(said.get("born", "")),
        address=said.get("address", ""),
        authority=said.get("authority", ""),
        valid_until=_last_day(said.get("validity", "")),
    )


def _last_day(validity: str) -> date | None:
    """The end of 20150101-20350101 or 2015.01.01-2035.01.01; None for 长期."""
    days = re.findall(r"[0-9]{4}[-./年]?[0-9]{2}[-./月]?[0-9]{2}", validity)
    return read_day(days[-1]) if days else None
