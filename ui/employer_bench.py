"""What it costs to offer known employers while a name is typed, among a hundred thousand."""

import random
import sys
import time
from pathlib import Path
from typing import Any

from offline_store import bulk_employers, employers, person_keys
from offline_store.store import Store, open_store
from ui.search_bench import p95

EMPLOYERS = 100_000
EACH = 60
"""Questions of each kind."""
USED = 300
"""Employers this desk has named lately."""


def employer_figures(folder: Path) -> list[dict[str, Any]]:
    """Fill a store of its own in `folder` and measure; every question is another one."""
    store = open_store(folder, bytes(range(32)))
    began = time.perf_counter()
    named = bulk_employers.load(store, EMPLOYERS)
    loaded = time.perf_counter() - began
    made = random.Random(7)  # noqa: S311 # the same every time
    uses = {key: made.randrange(1, 9) for key, _ in made.sample(named, USED)}
    times = {kind: [_asked(store, text, uses) for text in texts] for kind, texts in _questions(made, named).items()}
    store.close()
    for kind, values in times.items():  # the mix hides a slow kind; this does not
        print(f"  {kind}: {p95(values):.1f} ms", file=sys.stderr)
    every = [value for values in times.values() for value in values]
    return [
        _figure(f"{EMPLOYERS:,} employers loaded and indexed", loaded, "s", 1),
        _figure(f"employers offered while typing, {EMPLOYERS:,} employers, p95", p95(every), "ms", len(every)),
    ]


def _questions(made: random.Random, named: list[tuple[str, str]]) -> dict[str, list[str]]:
    """Beginnings, pieces, initials and pinyin of names there are."""
    texts = [name for _, name in made.sample(named, EACH)]
    spelt = [[person_keys.readings(character)[0] for character in name] for name in texts]
    return {
        "the place alone": [name[:2] for name in texts],
        "the beginning": [name[:5] for name in texts],
        "a piece": [name[2:5] for name in texts],
        "two initials": ["".join(reading[0] for reading in readings[2:4]) for readings in spelt],
        "six initials": ["".join(reading[0] for reading in readings[:6]) for readings in spelt],
        "pinyin": ["".join(readings[2:5]) for readings in spelt],
        "half typed pinyin": ["".join(readings[:3])[:-1] for readings in spelt],
    }


def _asked(store: Store, text: str, uses: dict[str, int]) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    with store.read() as session:
        employers.find(session, text, uses)
    return (time.perf_counter() - began) * 1000


def _figure(name: str, figure: float, unit: str, runs: int) -> dict[str, Any]:
    return {"name": name, "figure": figure, "unit": unit, "runs": runs, "peers": {}}
