"""A register of made-up people with known truth, for measuring how duplicates are found (bench and tests).

Each person stands in it once. A visit then types somebody: one of them as people come back (the name by its sound,
another phone, a digit wrong, another employer), or somebody new, among them namesakes, and brothers, sisters and
couples who give the same phone. The rates are assumptions, named below; surnames have the shares the Ministry of
Public Security gave for 2020 (王李张刘陈 30.8 % together), the others of surnames.txt what is left.
"""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate
from typing import Any

import resources
from offline_store.bulk_cases import bulk, into
from offline_store.duplicates.names import accents
from offline_store.duplicates.weighing import Facts
from offline_store.models import CITY, Case, Employer, Former, Party, Person, Reception
from offline_store.near_shapes import near_shapes
from offline_store.person_keys import readings
from offline_store.search_index import PER_SECOND
from offline_store.search_terms import Piece, index_words, join
from offline_store.store import Store

SHARES = {"王": 7.2, "李": 7.1, "张": 6.7, "刘": 5.3, "陈": 4.5, "杨": 3.1, "黄": 2.2, "赵": 2.1, "吴": 2.0, "周": 1.9}
"""Per cent of all people."""
GIVEN = (
    "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂玉萍红梅建国华文辉力婷雪飞鹏波宁斌浩宇轩梓涵欣怡佳琪晨阳志海金"
    "春光永健世广义兴良山仁贵福生龙元全胜学祥才发武新利清彬富顺信子昌成康星天达安岩中茂进林有坚和彪博诚先敬震振"
    "壮会思群豪心邦承乐绍功松善厚庆民友裕河哲江亮政谦亨奇固之轮翰朗伯宏言若鸣朋梁栋维启克伦翔旭瑞琳雅云莲真环"
    "爱妹香月莺媛瑗珊莎锦黛青倩婉娴瑾颖露瑶怡雁蓓纨仪荷丹蓉眉君琴蕊薇菁梦岚苑筠柔竹霭凝晓欢霄枫芸菲寒伊亚宜可姬舒影荔枝思"
)
SINGLE = 0.12
"""Of given names that are one character."""
NOBODY = 0.5
"""Of visits that are by somebody who is not in the register."""
KIN = 0.08
"""Of those that are by a relative of somebody who is, with the same phone: half of them spouses, half brothers and
sisters, who have the surname too; some work for the same employer."""
HAS_ID, ASKED_ID, HAS_BIRTH, ASKED_BIRTH = 0.5, 0.4, 0.6, 0.45
NAMES: dict[str, float] = {"same": 80, "sound": 9, "shape": 3, "accent": 2, "title": 2, "none": 2, "wrong": 2}
PHONES: dict[str, float] = {"same": 80, "changed": 9, "mistyped": 3, "none": 4, "borrowed": 4}
EMPLOYERS: dict[str, float] = {"same": 56, "short": 16, "changed": 20, "none": 8}
"""How a person who comes back is typed, in per cent."""
FORMER = 0.1
"""Of those in the register who had another phone before; a third of them give the old one."""
MISTYPED_ID = 0.03
_BRANCHES = ("服饰", "建筑", "餐饮", "物流", "电子", "机械", "食品", "家政", "装饰", "纺织", "橡胶", "物业")


@dataclass(frozen=True, slots=True)
class Human:
    """Somebody of the register, as she is."""

    place: int
    name: str
    phone: str
    earlier_phone: str
    id_number: str
    birth: str
    employer: str
    address: str = ""

    @property
    def id(self) -> str:
        """Of her record."""
        return _id(2, self.place)


@dataclass(frozen=True, slots=True)
class Visit:
    """What is typed, and whose record it is of; none for somebody new."""

    asked: Facts
    truth: str


class Register:
    """People and their visits; the same seed makes the same ones."""

    def __init__(self, people: int, seed: int) -> None:
        self._made = random.Random(seed)  # noqa: S311 # the same every time
        self._employers = [self._employer() for _ in range(max(20, people // 40))]
        self._loads = list(accumulate(1 / (place + 3) for place in range(len(self._employers))))
        self.people = [self._human(place) for place in range(people)]

    def visits(self, number: int) -> Iterator[Visit]:
        """So many visits, each of another person or of somebody new."""
        back = iter(self._made.sample(self.people, number))
        for human in back:
            if self._made.random() >= NOBODY:
                yield Visit(self._again(human), human.id)
            elif self._made.random() < KIN:
                yield Visit(self._kin(human), "")
            else:
                yield Visit(self._first(self._human(len(self.people))), "")

    def load(self, store: Store, station_id: str) -> None:
        """Write it into a desk's store; not everything was asked of everybody."""
        made = self._made
        load(
            store,
            station_id,
            [
                replace(
                    human,
                    id_number=human.id_number if made.random() < HAS_ID else "",
                    birth=human.birth if made.random() < HAS_BIRTH else "",
                )
                for human in self.people
            ],
        )

    # who there is

    def _human(self, place: int) -> Human:
        made = self._made
        born = date(1960, 1, 1) + timedelta(days=int(made.betavariate(2, 2) * 17_500))
        number = f"3702{made.randrange(2, 90):02d}{born:%Y%m%d}{made.randrange(1000):03d}{made.choice('0123456789X')}"
        return Human(
            place,
            self._name(),
            self._phone(),
            self._phone() if made.random() < FORMER else "",
            number,
            born.isoformat(),
            self._some_employer(),
        )

    def _name(self) -> str:
        given = self._made.choices(GIVEN, _weights(), k=1 if self._made.random() < SINGLE else 2)
        return self._made.choices(*_surnames())[0] + "".join(given)

    def _phone(self) -> str:
        return f"1{self._made.choice('356789')}{self._made.randrange(10**9):09d}"

    def _employer(self) -> str:
        made = self._made
        return f"青岛{made.choice(GIVEN)}{made.choice(GIVEN)}{made.choice(_BRANCHES)}有限公司"

    def _some_employer(self) -> str:
        return self._made.choices(self._employers, cum_weights=self._loads)[0]

    # how they are typed

    def _first(self, human: Human) -> Facts:
        made = self._made
        return Facts(
            names=_said(human.name),
            phones=_said(human.phone if made.random() < 0.92 else ""),
            ids=_said(human.id_number if made.random() < ASKED_ID else ""),
            births=_said(human.birth if made.random() < ASKED_BIRTH else ""),
            employers=_said(human.employer if made.random() < 0.92 else ""),
        )

    def _kin(self, human: Human) -> Facts:
        other = replace(self._human(len(self.people)), phone=human.phone)
        if self._made.random() < 0.5:
            other = replace(other, name=human.name[0] + other.name[1:])
        if self._made.random() < 0.2:
            other = replace(other, employer=human.employer)
        return self._first(other)

    def _again(self, human: Human) -> Facts:
        number = human.id_number if self._made.random() < ASKED_ID else ""
        return Facts(
            names=_said(self._typed(human.name, NAMES)),
            phones=_said(self._typed_phone(human)),
            ids=_said(self._digit_wrong(number) if number and self._made.random() < MISTYPED_ID else number),
            births=_said(human.birth if self._made.random() < ASKED_BIRTH else ""),
            employers=_said(self._typed_employer(human.employer)),
        )

    def _typed(self, name: str, rates: dict[str, float]) -> str:
        how = self._way(rates)
        if how in ("none", "title"):
            return "" if how == "none" else f"{name[0]}{self._made.choice(['女士', '先生', '师傅'])}"
        places = self._made.sample(range(len(name)), len(name))
        for place in places if how != "same" else ():
            others = _others(name[place], how)
            if others:
                return name[:place] + self._made.choice(others) + name[place + 1 :]
        return name

    def _typed_phone(self, human: Human) -> str:
        if human.earlier_phone and self._made.random() < 1 / 3:
            return human.earlier_phone
        how = self._way(PHONES)
        if how == "mistyped":
            return self._digit_wrong(human.phone)
        if how == "borrowed":
            return self._made.choice(self.people).phone
        return {"same": human.phone, "none": "", "changed": self._phone()}[how]

    def _digit_wrong(self, number: str) -> str:
        place = self._made.randrange(1, len(number) - 1)
        return number[:place] + str((int(number[place]) + self._made.randrange(1, 10)) % 10) + number[place + 1 :]

    def _typed_employer(self, name: str) -> str:
        short = re.sub("^青岛|有限公司$", "", name)
        made: dict[str, Callable[[], str]] = {
            "same": lambda: name,
            "short": lambda: short,
            "changed": self._some_employer,
            "none": str,
        }
        return made[self._way(EMPLOYERS)]()

    def _way(self, rates: dict[str, float]) -> str:
        return self._made.choices([*rates], [*rates.values()])[0]


def load(store: Store, station_id: str, stored: list[Human]) -> None:
    """Write a register into a desk's store with its index, each person with one case; nothing goes to a centre."""
    employers = {name: _id(4, place) for place, name in enumerate(dict.fromkeys(human.employer for human in stored))}
    with bulk(store) as insert:
        insert(into(Employer, "id", "scope_id", "name"), ((key, CITY, name) for name, key in employers.items()))
        person = into(Person, "id", "scope_id", "name", "phone", "id_number", "birth_date", "address")
        insert(person, ((h.id, station_id, h.name, h.phone, h.id_number, h.birth or None, h.address) for h in stored))
        former = into(Former, "id", "scope_id", "person_id", "field", "value", "until")
        insert(former, (_former(h, station_id) for h in stored if h.earlier_phone))
        case = into(Case, "id", "scope_id", "number", "channel", "opened_at")
        insert(case, ((_id(1, h.place), station_id, f"{h.place}", "02", _at(h.place)) for h in stored))
        party = into(Party, "id", "scope_id", "case_id", "role", "person_id", "employer_id")
        insert(party, (each for h in stored for each in _parties(h, station_id, employers)))
        reception = into(Reception, "id", "scope_id", "case_id", "kind", "desk", "clerk", "started_at")
        insert(
            reception, ((_id(3, h.place), station_id, _id(1, h.place), "call", "01", "", _at(h.place)) for h in stored)
        )
        insert("INSERT INTO search_entry VALUES (?, ?, ?, ?, ?, ?)", (_entry(h) for h in stored))
        insert("INSERT INTO search_words (rowid, words) VALUES (?, ?)", (_words(h) for h in stored))


def _former(human: Human, station_id: str) -> tuple[Any, ...]:
    return _id(7, human.place), station_id, human.id, "phone", human.earlier_phone, _at(human.place)


def _parties(human: Human, station_id: str, employers: dict[str, str]) -> Iterator[tuple[Any, ...]]:
    case = _id(1, human.place)
    yield _id(5, human.place), station_id, case, "worker", human.id, None
    yield _id(6, human.place), station_id, case, "employer", None, employers[human.employer]


def _entry(human: Human) -> tuple[Any, ...]:
    case = _id(1, human.place)
    return human.place * PER_SECOND, case, case, _id(3, human.place), human.place, join(_pieces(human))


def _words(human: Human) -> tuple[int, str]:
    number = index_words([Piece("phone", human.phone), Piece("id_number", human.id_number)])
    return human.place * PER_SECOND, f"{number} {_cut('name', human.name)} {_cut('employer', human.employer)}"


@lru_cache(maxsize=100_000)
def _cut(field: str, text: str) -> str:
    return index_words([Piece(field, text)])


def _pieces(human: Human) -> list[Piece]:
    texts = (human.name, human.phone, human.id_number, human.employer)
    return list(map(Piece, ("name", "phone", "id_number", "employer"), texts))


def _at(place: int) -> str:
    return f"{date(2016, 1, 4) + timedelta(minutes=place % 1_400, days=place // 100):%Y-%m-%d} 02:00:00.000000"


def _id(kind: int, place: int) -> str:
    return f"{place:08x}-{kind:04x}-7000-8000-000000000000"


def _said(value: str) -> tuple[str, ...]:
    return (value,) if value else ()


@lru_cache(maxsize=1)
def _surnames() -> tuple[list[str], list[float]]:
    text = resources.path("codes/surnames.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    single = {character for line in lines if " " not in line for character in line.strip()}
    rest = sorted(single - SHARES.keys())
    left = [1 / (place + 20) for place in range(len(rest))]
    scale = (100 - sum(SHARES.values())) / sum(left)
    return [*SHARES, *rest], [*SHARES.values(), *(share * scale for share in left)]


@lru_cache(maxsize=1)
def _weights() -> list[float]:
    return [1 / (place + 12) for place in range(len(GIVEN))]


@lru_cache(maxsize=10_000)
def _others(character: str, how: str) -> list[str]:
    """Characters it may be taken for: that sound so, look so, sound nearly so, or any."""
    names = sorted({*GIVEN, *_surnames()[0]} - {character})
    if how == "shape":
        return sorted(near_shapes(character))
    if how == "sound":
        return [other for other in names if set(readings(other)) & set(readings(character))]
    if how == "accent":
        near = [other for other in names if accents(other) & accents(character)]
        return [other for other in near if not set(readings(other)) & set(readings(character))]
    return names
