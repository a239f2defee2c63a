"""Many made-up employers with their index, for measuring. Nothing of them goes to a centre."""

import random

from sqlalchemy import insert

from offline_store import employer_index
from offline_store.models import CITY, Employer
from offline_store.store import Store
from offline_store.types import new_id

PLACES = "青岛 黄岛 胶州 即墨 城阳 崂山 李沧 平度 莱西 山东".split()  # noqa: SIM905 # as a list it would fill the screen
NAMES = "海尔 海信 华通 恒源 金鼎 宏达 顺兴 瑞丰 东方 天成 永安 广源 嘉禾 蓝天 鑫盛 德润 万邦 通达 众合 长青".split()  # noqa: SIM905
TRADES = "建筑 劳务 服饰 餐饮管理 物流 人力资源 机械制造 电子科技 物业服务 食品 装饰工程 家政 商贸".split()  # noqa: SIM905
FORMS = "有限公司 有限责任公司 股份有限公司 集团有限公司 厂 店".split()  # noqa: SIM905
EMPTY = {"state": "live", "revision": 0, "digest": b"", "extra": {}, "scope_id": CITY}


def load(store: Store, count: int) -> list[tuple[str, str]]:
    """Write so many employers; their ids and names."""
    made = random.Random(31)  # noqa: S311 # the same every time
    named = [(new_id(), _name(made)) for _ in range(count)]
    with store.apply() as session:
        rows = [EMPTY | {"id": key, "name": name, "aliases": [name[2:4]]} for key, name in named]
        session.execute(insert(Employer), rows)
        employer_index.rebuild(session.connection())
    return named


def _name(made: random.Random) -> str:
    own = "".join(chr(made.randrange(0x4E00, 0x5400)) for _ in range(2))
    return made.choice(PLACES) + made.choice(NAMES) + own + made.choice(TRADES) + made.choice(FORMS)
