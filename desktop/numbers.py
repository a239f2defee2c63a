"""文号 as the screens use it: take, void, give back, and the account on paper. Answers come on the screen's thread."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.audit_words import moment_words
from desktop.print_jobs import hand_over
from desktop.printing.spool import Order
from desktop.profile import Unlocked
from desktop.store_lanes import StoreLanes
from desktop.tasks import Runner
from offline_store import audit, numbers, settings
from offline_store.errors import ExpectedError
from offline_store.numbers import Account, NumberLine, SeriesInfo
from offline_store.printing import Paper
from offline_store.settings import Desk
from offline_store.types import now

Failed = Callable[[ExpectedError], None]
COLUMNS = (("文号", 46.0), ("情况", 20.0), ("登记号", 38.0), ("办理", 32.0), ("说明", 34.0))
"""Label and width in mm."""


@dataclass(frozen=True, slots=True)
class Overview:
    """The series of this station, and the account of one of them in one year."""

    series: tuple[SeriesInfo, ...]
    chosen: str | None
    years: tuple[int, ...]
    """Newest first."""
    account: Account | None
    block: int
    """How many numbers this desk asks for at once."""


class PaperNumbers:
    """The desk's numbers, over the runner's lanes."""

    def __init__(self, runner: Runner, unlocked: Unlocked) -> None:
        self._runner, self._unlocked, self._store = runner, unlocked, unlocked.store
        self._lanes = StoreLanes(runner, unlocked.store, unlocked.desk)

    def overview(self, series_id: str | None, year: int | None, done: Callable[[Overview], None]) -> None:
        """Everything the page of numbers shows, of this series and year or of the first there are."""

        def look(session: Any) -> Overview:
            series = numbers.series_of(session, self._desk)
            known = {item.id for item in series}
            chosen = series_id if series_id in known else series[0].id if series else None
            years = numbers.years(session, chosen) if chosen else []
            of_year = year if year in years else years[0] if years else None
            account = numbers.account(session, chosen, of_year, self._desk) if chosen and of_year else None
            return Overview(tuple(series), chosen, tuple(years), account, numbers.block_size(session))

        self._lanes.read(look, done)

    def series(self, done: Callable[[list[SeriesInfo]], None]) -> None:
        """The series of this station, with what is left here of this year."""
        self._lanes.read(lambda session: numbers.series_of(session, self._desk), done)

    def take(self, case_id: str, series_id: str, done: Callable[[str], None], failed: Failed) -> None:
        """The next number for a case's paper of today, as written."""
        self._lanes.write(lambda session: numbers.take(session, self._desk, case_id, series_id), done, failed)

    def void(self, number_id: str, reason: str, done: Callable[[None], None], failed: Failed) -> None:
        """Make a number void."""
        self._lanes.write(lambda session: numbers.void(session, self._desk, number_id, reason), done, failed)

    def give_back(self, done: Callable[[int], None], failed: Failed) -> None:
        """Return what this desk's block has left; how many."""
        self._lanes.write(lambda session: numbers.give_back(session, self._desk), done, failed)

    def set_block_size(self, size: int) -> None:
        """Ask for so many from now on."""

        def write() -> None:
            with self._store.apply() as session:
                settings.put(session, numbers.SETTING, {"block": size})
                audit.note(session, self._desk.account, "setting", numbers.SETTING, block=size)

        self._runner.write(write)

    def render(self, account: Account, lines: Sequence[NumberLine], done: Callable[[bytes], None]) -> None:
        """The account as a list on paper."""
        self._runner.run(lambda: render_account(account, lines, self._desk), done)

    def print_list(self, pdf: bytes, order: Order, done: Callable[[str], None], failed: Failed) -> None:
        """Print the very list that was shown; the job's name."""
        paper = Paper("文号台账", "number", "")
        self._runner.write(lambda: hand_over(self._store, self._desk, pdf, paper, order), done, failed)

    @property
    def _desk(self) -> Desk:
        return self._unlocked.desk


def render_account(account: Account, lines: Sequence[NumberLine], desk: Desk) -> bytes:
    """The account of a series and year as a PDF. Raises GlyphMissing."""
    from desktop.printing.listing import Listing, render_listing  # reportlab is loaded with the first paper

    listing = Listing(
        title="文号台账",
        organisation=f"{account.organisation}　{account.word}字〔{account.year}〕",
        columns=COLUMNS,
        note=sums_words(account),
        footer=f"{desk.clerk} {moment_words(now())} 打印",
    )
    return render_listing(listing, [line_cells(line) for line in lines])


def line_cells(line: NumberLine) -> tuple[str, str, str, str, str]:
    """A number as a row of the list."""
    settled = f"{line.settled_by} {moment_words(line.settled_at)[:16]}" if line.settled_at else ""
    note = (
        line.reason or line.paper or (_tr("在席位 {0}").format(line.holder) if line.status in ("block", "open") else "")
    )
    return line.text, status_words(line.status), line.case_number, settled, note


def status_words(status: str) -> str:
    """What became of a number."""
    return {
        "used": _tr("已用"),
        "void": _tr("作废"),
        "returned": _tr("已退回"),
        "block": _tr("在号段中"),
        "open": _tr("待核"),
    }.get(status, status)


def sums_words(account: Account) -> str:
    """The account's sums: they add up to the head of the series."""
    counts = account.counts
    text = _tr("已发到 {0} 号：已用 {1}、作废 {2}、退回 {3}、在号段 {4}、待核 {5}")
    return text.format(
        account.head,
        counts["used"],
        counts["void"],
        counts["returned"],
        counts["block"],
        counts["open"] + len(account.missing),
    )


def gaps_words(account: Account) -> str:
    """Which numbers are still to be accounted for; empty when none is."""
    unknown = sorted({*account.missing, *(line.running for line in account.lines if line.status == "open")})
    return _tr("待核：{0}").format("、".join(_ranges(unknown))) if unknown else ""


def _ranges(found: Sequence[int]) -> list[str]:
    """1, 2, 3, 7 as 1–3, 7."""
    ranges: list[list[int]] = []
    for number in found:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return [str(first) if first == last else f"{first}–{last}" for first, last in ranges]


def _tr(text: str) -> str:
    return QCoreApplication.translate("numbers", text)
