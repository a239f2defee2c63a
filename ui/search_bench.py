"""What finding costs among a million cases: in the store, and from the key to the painted hits."""

import random
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

from desktop.app import open_desk
from desktop.profile import Profile, unlock
from desktop.tasks import Runner
from offline_store import bulk_cases, person_keys
from offline_store.search import search
from offline_store.store import Store
from ui.demo import wait_for
from ui.main_window import MainWindow
from ui.search_box import PAUSE

CASES = 1_000_000
EACH = 60
"""Queries of each kind."""
Figure = dict[str, Any]


def search_figures(profile: Profile, login: tuple[str, str]) -> list[Figure]:
    """Fill the profile's store and measure; every query is another one."""
    unlocked = unlock(profile, *login)
    began = time.perf_counter()
    bulk_cases.load(unlocked.store, unlocked.desk.station_id, CASES)
    loaded = time.perf_counter() - began
    kinds = _queries(random.Random(5))  # noqa: S311 # the same every time
    in_store = {kind: [_in_store(unlocked.store, query) for query in asked] for kind, asked in kinds.items()}
    unlocked.store.close()
    on_screen = _on_screen(profile, login, kinds)
    for kind in kinds:  # the mix below hides a slow kind; this does not
        print(f"  {kind}: {p95(in_store[kind]):.3f} ms, {p95(on_screen[kind]):.1f} ms", file=sys.stderr)
    return [
        _figure(f"bulk load of {CASES:,} cases with their index", [loaded], loaded, "s"),
        _p95(f"search in the store, {CASES:,} cases, p95", in_store),
        _p95(f"search on screen, {CASES:,} cases, p95 without the pause of {PAUSE} ms", on_screen),
    ]


def _queries(made: random.Random) -> dict[str, list[str]]:
    """What is typed: common and rare text, people by name and pinyin, ends of numbers, several words."""
    words, surnames, given = bulk_cases.WORDS, bulk_cases.SURNAMES, bulk_cases.GIVEN

    def many(make: Callable[[], str]) -> list[str]:
        return [make() for _ in range(EACH)]

    def name() -> str:
        return made.choice(surnames) + made.choice(given) + made.choice(given)

    def pinyin() -> str:
        return "".join(person_keys.readings(character)[0] for character in name())

    return {
        "two characters": many(lambda: made.choice(words)[:2]),
        "two rare characters": many(lambda: made.choice(words)[1] + made.choice(words)[0]),
        "three characters": many(lambda: "".join(made.sample(words, 2))[:3]),
        "one character": many(lambda: made.choice(made.choice(words))),
        "name": many(name),
        "pinyin": many(pinyin),
        "beginning of pinyin": many(lambda: pinyin()[:4]),
        "end of a phone": many(lambda: f"{made.randrange(10_000):04d}"),
        "two words": many(lambda: f"{made.choice(words)} {name()[:2]}"),
    }


def _in_store(store: Store, query: str) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    with store.read() as session:
        search(session, query)
    return (time.perf_counter() - began) * 1000


def _on_screen(profile: Profile, login: tuple[str, str], kinds: dict[str, list[str]]) -> dict[str, list[float]]:
    runner = Runner()
    unlocked = runner.run(lambda: unlock(profile, *login)).result()
    with open_desk(runner, unlocked, practice=True) as desk:
        window = MainWindow(desk)
        window.show()
        wait_for(lambda: window.windowHandle().isExposed(), "the window")
        times = {kind: [_typed(window, query) for query in asked] for kind, asked in kinds.items()}
        window.close()
    return times


def _typed(window: MainWindow, query: str) -> float:
    """Milliseconds from the key to the painted answer, without the pause in which another key is waited for."""
    painted: list[float] = []
    side = window.search.parentWidget()
    assert side

    def paint() -> None:
        side.repaint()
        painted.append(time.perf_counter())

    window.search.clear()
    window.search.answered.connect(paint)
    began = time.perf_counter()
    window.search.setText(query)
    wait_for(lambda: bool(painted), "the hits")
    window.search.answered.disconnect(paint)
    return (painted[0] - began) * 1000 - PAUSE


def _p95(name: str, times: dict[str, list[float]]) -> Figure:
    every = [value for values in times.values() for value in values]
    return _figure(name, every, p95(every), "ms")


def p95(values: list[float]) -> float:
    """The value that nineteen of twenty stay below."""
    return statistics.quantiles(values, n=20, method="inclusive")[-1]


def _figure(name: str, values: list[float], figure: float, unit: str) -> Figure:
    return {"name": name, "figure": figure, "unit": unit, "runs": len(values), "peers": {}}
