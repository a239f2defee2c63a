"""A million cases in minutes, for measuring: rows and index written in bulk, with made-up people and words.

Nothing of it goes to a centre: the rows have no digests and leave no Changes.
"""

import json
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import JSON
from sqlalchemy.orm import class_mapper

from offline_store.models import CITY, Case, Employer, Party, Person, Reception, Synced
from offline_store.search_index import PER_SECOND
from offline_store.search_terms import Piece, index_words, join
from offline_store.store import CACHE as USUAL_CACHE
from offline_store.store import Store
from offline_store.types import now

APART = timedelta(minutes=5)
"""Between two cases: a million of them are ten years."""
CHARACTERS = 92
"""Of what is written down of a case."""
CACHE = 400_000
"""KiB of memory while loading."""
MATTERS, EMPLOYERS = 20_000, 2_000
"""Different ones there are."""
SURNAMES = "李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗单仇逄解查区朴盖"
GIVEN = "秀兰建国小雨明华丽军伟芳强敏静磊洋勇艳杰娟涛超霞平刚桂英玉梅红志海波宁斌鹏飞晨"
WORDS = (  # noqa: SIM905 # as a list it would fill the screen
    "工资 拖欠 三个月 没有 发放 公司 经理 老板 工伤 认定 赔偿 合同 解除 劳动 仲裁 社保 加班 休息 工地 班组 包工头 "
    "欠条 结算 年底 过年 青岛 市南 李沧 城阳 即墨 胶州 平度 莱西 黄岛 服装 建筑 餐饮 物流 电子 机械 工人 一共 万元 "
    "电话 不接 承诺 拖延 不给 辞退 怀孕 产假 补偿 经济 双倍 签订 高温 补贴 宿舍 押金 扣款 罚款 迟到 请假 病假 医院 "
    "受伤 手指 骨折 住院 医药费 报销 证明 材料 提交 调解 协商 法律 援助 律师 投诉 举报 监察 大队"
).split()


def load(store: Store, scope_id: str, cases: int) -> None:
    """Write so many cases, each with its reception, its person and her employer."""
    made = random.Random(92)  # noqa: S311 # the same every time
    employers = [
        f"青岛第{number}{made.choice(['服饰', '建筑', '餐饮', '物流', '电子'])}有限公司" for number in range(EMPLOYERS)
    ]
    matters = ["".join(made.choices(WORDS, k=CHARACTERS))[: CHARACTERS - 2] + _rare(made) for _ in range(MATTERS)]
    rows = [_Row(n, cases, scope_id, made.choice(matters), made.choice(employers)) for n in range(cases)]
    kept = {name: _id(4, place) for place, name in enumerate(employers)}
    with bulk(store) as insert:
        insert(into(Employer, "id", "scope_id", "name"), ((key, CITY, name) for name, key in kept.items()))
        insert(into(Person, "id", "scope_id", "name", "phone"), (row.person() for row in rows))
        insert(into(Case, "id", "scope_id", "number", "channel", "opened_at", "matter"), (row.case() for row in rows))
        party = into(Party, "id", "scope_id", "case_id", "role", "person_id", "employer_id")
        insert(party, (fields for row in rows for fields in row.parties(kept)))
        reception = into(Reception, "id", "scope_id", "case_id", "kind", "desk", "clerk", "started_at")
        insert(reception, (row.reception() for row in rows))
        insert("INSERT INTO search_entry VALUES (?, ?, ?, ?, ?, ?)", (row.entry() for row in rows))
        insert("INSERT INTO search_words (rowid, words) VALUES (?, ?)", (row.words() for row in rows))


@contextmanager
def bulk(store: Store) -> Iterator[Callable[[str, Any], Any]]:
    """Inserts with room in memory; a full default cache would be sealed and opened again page by page."""
    with store.apply() as session:
        connection = session.connection()
        connection.exec_driver_sql(f"PRAGMA cache_size = -{CACHE}")
        configure = "INSERT INTO search_words (search_words, rank) VALUES ('hashsize', ?)"
        connection.exec_driver_sql(configure, (CACHE * 512,))
        yield connection.connection.cursor().executemany
        connection.exec_driver_sql(configure, (1 << 20,))  # what it is when nothing is said
        connection.exec_driver_sql(f"PRAGMA cache_size = -{USUAL_CACHE}")


def _rare(made: random.Random) -> str:
    """Two characters that stand together in few texts."""
    return chr(made.randrange(0x4E00, 0x9FA6)) + chr(made.randrange(0x4E00, 0x9FA6))


class _Row:
    """One case and all that belongs to it."""

    __slots__ = ("at", "employer", "matter", "name", "number", "phone", "place", "scope_id", "second")

    def __init__(self, place: int, cases: int, scope_id: str, matter: str, employer: str) -> None:
        self.place, self.scope_id, self.matter, self.employer = place, scope_id, matter, employer
        at = now().replace(microsecond=0) - (cases - place) * APART
        self.at, self.second = f"{at:%Y-%m-%d %H:%M:%S.000000}", int(at.timestamp())
        self.number = f"3702-01-{at:%Y%m%d}-{place % 10_000:04d}"
        given = place * 7919
        self.name = SURNAMES[place % 28] + GIVEN[given % 38] + GIVEN[given // 38 % 38]
        self.phone = f"160{place * 48_271 % 100_000_000:08d}"

    def person(self) -> tuple[Any, ...]:
        return _id(2, self.place), self.scope_id, self.name, self.phone

    def case(self) -> tuple[Any, ...]:
        return _id(1, self.place), self.scope_id, self.number, "02", self.at, self.matter

    def parties(self, employers: dict[str, str]) -> Iterator[tuple[Any, ...]]:
        case = _id(1, self.place)
        yield _id(5, self.place), self.scope_id, case, "worker", _id(2, self.place), None
        yield _id(6, self.place), self.scope_id, case, "employer", None, employers[self.employer]

    def reception(self) -> tuple[Any, ...]:
        return _id(3, self.place), self.scope_id, _id(1, self.place), "call", "01", "", self.at

    def entry(self) -> tuple[Any, ...]:
        case = _id(1, self.place)
        return self.second * PER_SECOND, case, case, _id(3, self.place), self.second, join(self._pieces())

    def words(self) -> tuple[int, str]:
        return self.second * PER_SECOND, " ".join(map(_words, self._pieces()))

    def _pieces(self) -> list[Piece]:
        texts = (self.name, self.phone, self.employer, self.number, self.matter)
        return list(map(Piece, ("name", "phone", "employer", "number", "matter"), texts))


def _words(piece: Piece) -> str:
    return _cut(piece) if piece.field in ("name", "employer", "matter") else index_words([piece])


@lru_cache(maxsize=80_000)
def _cut(piece: Piece) -> str:
    """Many have the same name."""
    return index_words([piece])


def _id(kind: int, place: int) -> str:
    return f"{place:08x}-{kind:04x}-7000-8000-000000000000"


def into(model: type[Synced], *given: str) -> str:
    """The statement that fills these columns; the others get what the model says when nothing is said."""
    rest = [column for column in class_mapper(model).columns if column.key not in given]
    names = ", ".join([*given, *(column.key for column in rest)])
    values = ", ".join([*"?" * len(given), *map(_literal, rest)])
    return f'INSERT INTO "{model.__tablename__}" ({names}) VALUES ({values})'  # noqa: S608 # names of ours


def _literal(column: Any) -> str:
    if column.default is None:
        return "NULL"
    value = column.default.arg if column.default.is_scalar else column.default.arg(None)
    if isinstance(column.type, JSON):
        return f"'{json.dumps(value)}'"
    return "x''" if value == b"" else f"'{value}'" if isinstance(value, str) else str(int(value))
