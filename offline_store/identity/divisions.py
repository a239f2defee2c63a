"""The six-digit divisions (GB/T 2260) that numbers begin with: also those that are no more, as they were called then.

The names and the years in which they held come from python-stdnum's table; what it lacks of our own city stands in
resources/codes/division_qingdao.json.
"""

import json
import re
from functools import cache
from typing import Any

import resources

HONG_KONG_MACAO_TAIWAN = {"810000": "香港特别行政区", "820000": "澳门特别行政区", "830000": "台湾地区"}
"""What residence permits begin with (国办发〔2018〕81号, 港澳台居民居住证); 83 is in no list of divisions."""
_HELD = re.compile(r"(?:\[(?P<first>\d*)-(?P<last>\d*)\])?(?P<name>[^,\[]+)")
_NOT_SAID = re.compile("市辖区|市辖县|县|.*直辖县级行政(?:单位|区划)")
"""Names of levels that stand in no address."""


def known(code: str) -> bool:
    """Whether there is, or was, such a division."""
    return bool(_own(code, None))


def full_name(code: str, year: int | None = None) -> str:
    """A division with those above it, as it was called in a year, or first after it: 山东省青岛市四方区.

    Empty for a code that nobody has heard of.
    """
    own = _own(code, year)
    if not own or code in HONG_KONG_MACAO_TAIWAN:
        return own
    above = [_province(code[:2])]
    if code[2:4] != "00" and code[4:] != "00":
        above.append(_own(code[:4] + "00", year))
    parts = [name for name in (*above, own) if not _NOT_SAID.fullmatch(name)]
    return "".join(dict.fromkeys(parts))


def _own(code: str, year: int | None) -> str:
    if code in HONG_KONG_MACAO_TAIWAN:
        return HONG_KONG_MACAO_TAIWAN[code]
    if not re.fullmatch(r"[0-9]{6}", code):
        return ""
    if code.endswith("0000"):
        return _province(code[:2])
    return _of_year(_table(code).get("county", ""), year) or _of_our_city().get(code, "")


def _province(two: str) -> str:
    return str(_table(two + "0000").get("province", ""))


@cache
def _table(code: str) -> dict[str, str]:
    from stdnum import numdb  # the table is read at the first number, not at the start

    return {key: value for _part, said in numdb.get("cn/loc").info(code) for key, value in said.items()}


def _of_year(names: str, year: int | None) -> str:
    """Of names with years, the one that held in the year; else the next after it; else the last."""
    held = [(int(found["first"] or 0), int(found["last"] or 9999), found["name"]) for found in _HELD.finditer(names)]
    if year is not None:
        for _first, last, name in held:
            if year <= last:
                return name
    return held[-1][2] if held else ""


@cache
def _of_our_city() -> dict[str, str]:
    content: dict[str, Any] = json.loads(resources.path("codes/division_qingdao.json").read_text(encoding="utf-8"))
    return {item["code"]: item["name"] for kind in ("functional_zone", "abolished") for item in content[kind]}
