"""用印登记 as the screens use it: ask for a seal, decide, and the register on paper. Answers come on its thread."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from sqlalchemy.orm import Session

from desktop.audit_words import moment_words
from desktop.print_jobs import hand_over
from desktop.printing.spool import Order
from desktop.profile import Unlocked
from desktop.store_lanes import StoreLanes
from desktop.tasks import Runner
from offline_store import seal_uses
from offline_store.errors import ExpectedError
from offline_store.printing import Paper
from offline_store.process import decisions
from offline_store.seal_uses import Sealable, SealUse
from offline_store.settings import Desk
from offline_store.types import now

Failed = Callable[[ExpectedError], None]
COLUMNS = (("文书", 50.0), ("印章", 24.0), ("份数", 14.0), ("申请", 30.0), ("审批", 30.0), ("说明", 22.0))
"""Label and width in mm."""


@dataclass(frozen=True, slots=True)
class Register:
    """The uses of seals, and what can be sealed."""

    uses: tuple[SealUse, ...]
    papers: tuple[Sealable, ...]
    seals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for."""

    form_id: str
    seal: str
    copies: int
    straddles: bool
    reason: str


class Sealing:
    """The register, over the runner's lanes."""

    def __init__(self, runner: Runner, unlocked: Unlocked) -> None:
        self._runner, self._store, self.desk = runner, unlocked.store, unlocked.desk
        self._lanes = StoreLanes(runner, unlocked.store, unlocked.desk)

    def register(self, done: Callable[[Register], None]) -> None:
        """All of it."""

        def look(session: Session) -> Register:
            uses, papers = seal_uses.register(session, self.desk), seal_uses.sealable(session, self.desk)
            return Register(uses, papers, seal_uses.seals(session))

        self._lanes.read(look, done)

    def ask(self, wanted: Wanted, done: Callable[[str], None], failed: Failed) -> None:
        """Ask for a seal. `failed` hears NotAllowed, NoSealUse."""

        def work(session: Session) -> str:
            return seal_uses.ask(
                session,
                self.desk,
                wanted.form_id,
                wanted.seal,
                wanted.copies,
                straddles=wanted.straddles,
                reason=wanted.reason,
            )

        self._lanes.write(work, done, failed)

    def decide(self, use_id: str, approved: bool, opinion: str, done: Callable[[None], None], failed: Failed) -> None:
        """Approve or refuse."""
        self._lanes.write(
            lambda session: decisions.decide(session, self.desk, use_id, approved=approved, opinion=opinion),
            done,
            failed,
            opinion,
        )

    def withdraw(self, use_id: str, done: Callable[[None], None], failed: Failed) -> None:
        """It is not asked for any more."""
        self._lanes.write(lambda session: decisions.withdraw(session, self.desk, use_id), done, failed)

    def render(self, uses: Sequence[SealUse], done: Callable[[bytes], None], failed: Failed) -> None:
        """These lines as a list on paper."""
        self._runner.run(lambda: render_register(uses, self.desk), done, failed)

    def print_list(self, pdf: bytes, order: Order, done: Callable[[str], None], failed: Failed) -> None:
        """Print the very list that was shown; the job's name."""
        paper = Paper("用印登记簿", "seal_use", "")
        self._runner.write(lambda: hand_over(self._store, self.desk, pdf, paper, order), done, failed)


def render_register(uses: Sequence[SealUse], desk: Desk) -> bytes:
    """The register as a PDF. Raises GlyphMissing."""
    from desktop.printing.listing import Listing, render_listing  # reportlab is loaded with the first paper

    listing = Listing(
        title="用印登记簿",
        organisation=desk.station_name,
        columns=COLUMNS,
        note=f"{len(uses)} 次",
        footer=f"{desk.clerk} {moment_words(now())} 打印",
    )
    return render_listing(listing, [cells(use) for use in uses])


def cells(use: SealUse) -> tuple[str, ...]:
    """A use as a row of the list, and of the page."""
    asked = f"{use.asked_by} {moment_words(use.asked_at)[:16]}"
    decided = f"{use.decided_by} {moment_words(use.decided_at)[:16]}" if use.decided_at else ""
    copies = f"{use.copies}" + (_tr("（骑缝）") if use.straddles else "")
    note = "；".join(filter(None, (status_words(use.status), use.opinion)))
    return f"{use.paper} {use.case_number}", use.seal, copies, asked, decided, note


def status_words(status: str) -> str:
    """What became of an asking."""
    return {
        "waiting": _tr("等审批"),
        "approved": _tr("已同意用印"),
        "refused": _tr("不同意"),
        "withdrawn": _tr("已撤下"),
    }.get(status, status)


def _tr(text: str) -> str:
    return QCoreApplication.translate("seals", text)
