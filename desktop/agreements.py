"""调解协议书 as the page uses it: over the runner's lanes; each act is one transaction with its Steps."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from desktop.profile import Unlocked
from desktop.store_lanes import StoreLanes
from desktop.tasks import Runner
from offline_store import pad_signatures, papers, queries
from offline_store.agreements import content, effect, facts, performing, signing
from offline_store.agreements.content import Agreement
from offline_store.agreements.effect import Place
from offline_store.agreements.library import Mediator
from offline_store.agreements.performing import Due
from offline_store.agreements.problem import Ground
from offline_store.agreements.signing import Signing
from offline_store.errors import ExpectedError, NotAllowed, filling
from offline_store.papers import FINAL, VOID, PaperView
from offline_store.roles import SEE_PROTECTED
from offline_store.types import local_day, now

Done = Callable[[Any], None]
Failed = Callable[[ExpectedError], None]


@dataclass(frozen=True, slots=True)
class Sheet:
    """An agreement as the page shows it."""

    paper: PaperView
    agreement: Agreement
    ground: Ground
    station: Mediator
    signing: Signing
    dues: tuple[Due, ...]
    """Of every version of it that was in effect."""
    versions: tuple[PaperView, ...]

    @property
    def is_final(self) -> bool:
        """Whether it can no longer be changed."""
        return self.paper.status != papers.DRAFT


class Agreements:
    """Drawn up, kept, made final, signed, performed."""

    def __init__(self, runner: Runner, unlocked: Unlocked) -> None:
        self.desk = unlocked.desk
        self._lanes = StoreLanes(runner, unlocked.store, unlocked.desk)

    def open_case(self, case_id: str, done: Callable[[Sheet], None], failed: Failed) -> None:
        """The newest agreement of a case; a first draft where it has none. `failed` hears NotAllowed, NotHere."""

        def work(session: Session) -> Sheet:
            self._demand_sight(session, case_id)
            there = [view for view in papers.papers(session, case_id) if view.kind == content.KIND]
            live = [view for view in there if view.status != VOID]
            if live:
                return self._sheet(session, max(live, key=lambda view: (view.status != FINAL, view.version)).id)
            values = content.to_values(facts.drawn_up(session, self.desk, case_id))
            return self._sheet(session, papers.draft(session, self.desk, case_id, content.KIND, values))

        self._lanes.write(work, done, failed)

    def open_form(self, form_id: str, done: Callable[[Sheet], None], failed: Failed) -> None:
        """One version of an agreement."""
        self._lanes.read(lambda session: self._sheet(session, form_id), done, failed)

    def keep(self, form_id: str, agreement: Agreement, failed: Failed) -> None:
        """Write down, on this machine, what stands in the page."""
        self._lanes.write(lambda session: papers.keep(session, form_id, content.to_values(agreement)), None, failed)

    def leave(self, form_id: str, agreement: Agreement, failed: Failed) -> None:
        """The page is left: the draft says this from now on, at every desk."""
        values = content.to_values(agreement)
        self._lanes.write(lambda session: papers.change(session, self.desk, form_id, values), None, failed)

    def finalise(self, form_id: str, agreement: Agreement, done: Callable[[Sheet], None], failed: Failed) -> None:
        """定稿 and its 文号. `failed` hears NotComplete, NoNumberLeft …"""

        def work(session: Session) -> Sheet:
            papers.change(session, self.desk, form_id, content.to_values(agreement))
            papers.finalise(session, self.desk, form_id)
            return self._sheet(session, form_id)

        self._lanes.write(work, done, failed)

    def revise(self, form_id: str, done: Callable[[Sheet], None], failed: Failed) -> None:
        """改一版; the signing day is today's."""

        def work(session: Session) -> Sheet:
            following = papers.revise(session, self.desk, form_id)
            values = papers.paper(session, following).values | {"signed_on": local_day(now()).isoformat()}
            papers.change(session, self.desk, following, values)
            return self._sheet(session, following)

        self._lanes.write(work, done, failed)

    def sign(
        self, form_id: str, place: Place, way: str, at: datetime | None, done: Callable[[Sheet], None], failed: Failed
    ) -> None:
        """A signature or seal is on the paper. `failed` hears CannotSign."""

        def work(session: Session) -> Sheet:
            signing.sign(session, self.desk, form_id, place, way, at)
            return self._sheet(session, form_id)

        self._lanes.write(work, done, failed)

    def sign_on_pad(
        self, form_id: str, signer: tuple[str, str], png: bytes, done: Callable[[Sheet], None], failed: Failed
    ) -> None:
        """Somebody, by name and the word of her place, signed on the pad. `failed` hears CannotSign, NoPicture."""

        def work(session: Session) -> Sheet:
            who, role = signer[0], pad_signatures.role_of(signer[1])
            places = (
                each for each in signing.state_of(session, form_id).missing if (each.role, each.who) == (role, who)
            )
            if (place := next(places, None)) is None:
                raise signing.CannotSign(why=filling("协议上没有这个签名的位置，或者已经签过。"))
            found = signing.sign(session, self.desk, form_id, place, effect.SIGN)
            made = next(each for each in found.signed if (each.role, each.who) == (role, who))
            pad_signatures.add_picture(session, self.desk, made.id, png)
            return self._sheet(session, form_id)

        self._lanes.write(work, done, failed)

    def unsign(self, form_id: str, signature_id: str, reason: str, done: Done, failed: Failed) -> None:
        """It was written down in error."""

        def work(session: Session) -> Sheet:
            signing.take_back(session, self.desk, signature_id, reason)
            return self._sheet(session, form_id)

        self._lanes.write(work, done, failed, reason)

    def pay(
        self,
        due: Due,
        amount: int,
        paid_on: date,
        way: str,
        evidence: str,
        done: Callable[[Sheet], None],
        failed: Failed,
    ) -> None:
        """Something was paid. `failed` hears BadPayment."""

        def work(session: Session) -> Sheet:
            performing.pay(session, self.desk, due.deadline_id, amount, paid_on, way, evidence)
            return self._sheet(session, due.form_id)

        self._lanes.write(work, done, failed)

    def take_payment_back(self, due: Due, payment_id: str, reason: str, done: Done, failed: Failed) -> None:
        """It was written down in error."""

        def work(session: Session) -> Sheet:
            performing.take_back(session, self.desk, payment_id, reason)
            return self._sheet(session, due.form_id)

        self._lanes.write(work, done, failed, reason)

    def draw_order(self, form_id: str, done: Callable[[str], None], failed: Failed) -> None:
        """The 支付令申请书, as a draft among the case's papers. `failed` hears NothingOwed."""
        today = local_day(now())
        self._lanes.write(lambda session: performing.draw_order(session, self.desk, form_id, today), done, failed)

    def _demand_sight(self, session: Session, case_id: str) -> None:
        """Raises NotAllowed where the parties hold an identity that this account may not see, NotHere."""
        if not self.desk.may(SEE_PROTECTED) and queries.is_protected(session, papers.case_of(session, case_id)):
            raise NotAllowed

    def _sheet(self, session: Session, form_id: str) -> Sheet:
        session.flush()
        view = papers.paper(session, form_id)
        self._demand_sight(session, view.case_id)
        versions = tuple(papers.versions(session, form_id))
        ground, known = facts.ground_of(session, view.case_id), {each.id for each in versions}
        return Sheet(
            paper=view,
            agreement=content.from_values(view.values),
            ground=ground,
            station=facts.station_of(session, self.desk, ground.library),
            signing=signing.state_of(session, form_id),
            dues=tuple(due for due in performing.of_case(session, view.case_id) if due.form_id in known),
            versions=versions,
        )
