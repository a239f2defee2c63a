"""One spelling for each number and each employer, however it was typed."""

import json
import re
from functools import lru_cache

import resources
from offline_store.search_terms import fold

_COUNTRY = re.compile(r"(?:00)?86(?=1[3-9]\d{9}$)")
_OLD_ID = re.compile(r"\d{15}")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_KIND = re.compile(
    r"(?:股份有限|有限责任|有限)?(?:集团|总|分)?公司$|(?:集团|工厂|厂|店|商行|经营部|工作室|合作社|事务所|中心|工地|项目部)$"
)
_REMARK = re.compile(r"[（(【\[].*?[）)】\]]|[\s·,，.。]")


def phone_form(text: str) -> str:
    """A phone number's digits, without 86 before a mobile number; empty for fewer than seven."""
    plain = _COUNTRY.sub("", re.sub(r"\D", "", fold(text)))
    return plain if len(plain) >= 7 else ""


def id_form(text: str) -> str:
    """A document's number in capitals without spaces; one of 15 digits as the 18 it became (GB 11643-1999, annex)."""
    plain = re.sub(r"\W", "", fold(text)).upper()
    if not _OLD_ID.fullmatch(plain):
        return plain if len(plain) >= 5 else ""
    body = f"{plain[:6]}19{plain[6:]}"
    remainder = sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=True)) % 11
    return body + "10X98765432"[remainder]


@lru_cache(maxsize=20_000)
def employer_core(name: str) -> str:
    """What tells an employer from others: 海诺服饰 of 青岛海诺服饰有限公司; the whole name where nothing is left."""
    plain = _REMARK.sub("", fold(name))
    rest = _KIND.sub("", _regions().sub("", plain))
    return _KIND.sub("", rest) or rest or plain


def same_employer(one: str, other: str) -> bool:
    """Whether two names of employers are of one: the same, or one the short form of the other."""
    a, b = sorted((employer_core(one), employer_core(other)), key=len)
    return len(a) >= 2 and a in b


@lru_cache(maxsize=1)
def _regions() -> re.Pattern[str]:
    """Province, city and districts before a name."""
    divisions = json.loads(resources.path("codes/division_qingdao.json").read_text(encoding="utf-8"))
    named = [re.sub("[区市]$", "", each["name"]) for each in divisions["districts"]]
    return re.compile(f"^(?:(?:中国|山东省?|青岛市?|(?:{'|'.join(named)})[区市]?))+(?=.{{2}})")


def one_edit(one: str, other: str) -> bool:
    """Whether two texts differ by one character put in, left out or mistaken, or by two neighbours exchanged."""
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return max(len(one), len(other)) <= 1 or (len(one) == 2 and one == other[::-1])
