"""The paper of a reception: rendered in memory, shown and printed. Answers come on the screen's thread."""

import hashlib
from collections.abc import Callable

from desktop.auditing import Auditing
from desktop.print_jobs import hand_over
from desktop.printing.spool import Order
from desktop.profile import Unlocked
from desktop.tasks import Runner
from offline_store import queries, registration
from offline_store.errors import ExpectedError
from offline_store.models import Case
from offline_store.printing import Paper
from offline_store.process import checklists
from offline_store.roles import SEE_PROTECTED

Failed = Callable[[ExpectedError], None]


class CasePaper:
    """来电登记表 and 来访登记表, over the runner's lanes."""

    def __init__(self, runner: Runner, unlocked: Unlocked, auditing: Auditing) -> None:
        self._runner, self._auditing = runner, auditing
        self._store, self._desk = unlocked.store, unlocked.desk
        self._told: dict[str, str] = {}
        """What each paper that was rendered tells, by its SHA-256: a Printing keeps it."""

    def render(self, reception_id: str, done: Callable[[bytes], None], failed: Failed) -> None:
        """The form as a PDF, in memory."""
        self._auditing.note("previewed", "reception", reception_id)
        self._runner.run(lambda: self.rendered(reception_id), done, failed)

    def print(self, reception_id: str, pdf: bytes, order: Order, done: Callable[[str], None], failed: Failed) -> None:
        """Print the very PDF that was shown; the job's name once the print system has taken it."""
        self._runner.write(lambda: self.print_now(reception_id, pdf, order), done, failed)

    def print_now(self, reception_id: str, pdf: bytes, order: Order) -> str:
        """The same at once, for background work; the job's name. Raises NotReady, and what `hand_over` raises."""
        with self._store.read() as session:
            view = queries.reception(session, reception_id)
            assert view.case_id is not None  # only a saved case has a form
            checklists.demand(session, session.get_one(Case, view.case_id), "print")
            form_id = registration.call_form(session, view.case_id)
        title = "来电登记表" if view.kind == "call" else "来访登记表"
        text = self._told.get(hashlib.sha256(pdf).hexdigest(), "")
        paper = Paper(f"{title} {view.number}", "case", view.case_id, form_id, text)
        return hand_over(self._store, self._desk, pdf, paper, order)

    def rendered(self, reception_id: str) -> bytes:
        """The form as a PDF, for background work."""
        from desktop.call_paper import call_form_data
        from desktop.papers.described import in_force
        from desktop.papers.facts import facts, fill
        from desktop.printing.call_form import form_of, render_call_form, told

        with self._store.read() as session:
            view = queries.reception(session, reception_id, see_protected=self._desk.may(SEE_PROTECTED))
            known = facts(session, self._desk, view.case_id) if view.case_id else {}
            form = in_force(session, form_of(view.kind))
        data = call_form_data(view, self._desk, fill(form, known))
        pdf = render_call_form(data, form)
        self._told[hashlib.sha256(pdf).hexdigest()] = told(data)
        return pdf
