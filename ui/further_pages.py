"""The pages beside receptions and cases (`ui/pages.py`) as they stand in the window: each is made when first opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.app import Desk
from offline_store.queries import ReceptionView
from offline_store.writing_aids import Recorded
from ui.agreement_page import AGREEMENT_KEY, AgreementPage
from ui.call_header import MINUTES_KEY
from ui.call_page import CallPage
from ui.case_page import CasePage
from ui.employers_page import KEY as EMPLOYERS_KEY
from ui.employers_page import EmployersPage
from ui.minutes_page import MinutesPage
from ui.page_stack import PageStack
from ui.pages import PageKind, kind_with
from ui.papers_page import PapersPage
from ui.tasks_page import STATION, TASKS_KEY, TasksPage

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class FurtherPages:
    """What they ask for is answered by the window; those that are of a case are opened for the one in front."""

    def __init__(self, window: MainWindow, desk: Desk, stack: PageStack) -> None:
        self._window, self._desk, self._stack = window, desk, stack
        self._made: dict[PageKind, QWidget] = {}
        self.papers: PapersPage | None = None

    @property
    def case_in_front(self) -> str:
        """The id of the case whose page is shown; nothing for another page."""
        page = self._window.page
        view = page.view if isinstance(page, CasePage) else None
        return (view.case_id or "") if view else ""

    @property
    def reception_in_front(self) -> str:
        """The id of the reception that is shown, being worked on or registered."""
        page = self._window.page
        if isinstance(page, CallPage):
            return page.reception_id
        return page.view.id if isinstance(page, CasePage) and page.view else ""

    def open(self, kind: PageKind) -> None:
        """Show one of them."""
        page = self._made.get(kind)
        if page is None:
            page = self._made[kind] = kind.make(self._desk)
            self._stack.addWidget(page)
            self._connect(page)
        if (show_for := getattr(page, "show_for", None)) and self.reception_in_front:
            show_for(self.reception_in_front)
        if refresh := getattr(page, "refresh", None):
            refresh()
        take, case_id = getattr(page, "take_case", None), self.case_in_front
        if take and case_id:
            take(case_id)
        self._stack.show_page(page)

    def open_key(self, key: str) -> QWidget:
        """Show the one with this key."""
        self.open(kind_with(self._desk, key))
        return self._window.page

    def open_tasks(self, what: str) -> None:
        """Show what of the station's tasks a number of the board counts."""
        page = self.open_key(TASKS_KEY)
        assert isinstance(page, TasksPage)
        page.show_only(STATION, what)

    def open_employer(self, employer_id: str) -> None:
        """Show the card of an employer."""
        page = self.open_key(EMPLOYERS_KEY)
        assert isinstance(page, EmployersPage)
        page.open_employer(employer_id)

    def open_papers(self, view: ReceptionView | None) -> None:
        """文书: the papers of the case that is shown."""
        if view is not None and view.case_id is not None and self._window.is_fit(view):
            self._show_papers(view.case_id, view.id)

    def retire(self) -> None:
        """The window closes: what is typed is written down."""
        if self.papers is not None:
            self.papers.retire()

    def _connect(self, page: QWidget) -> None:
        window = self._window
        for signal, slot in (
            ("problem", window.banner.show_error),
            ("opens", window.open_reception),
            ("completes", lambda line: window.change_case(line.id)),
            ("works_on", window.change_case),
            ("page_wanted", self.open_key),
            ("list_wanted", self.open_tasks),
            ("plays", self._play),
            ("edited", window.show_edited),
            ("takes_call", window.case_actions.take_call),
            ("paper_wanted", self._print_paper),
            ("dial_wanted", window.dial),
        ):
            if heard := getattr(page, signal, None):
                heard.connect(slot)

    def _play(self, macro: Recorded) -> None:
        self._window.aids.play_from_list(macro)  # who may not register has none, and no page that plays

    def _show_papers(self, case_id: str, reception_id: str) -> PapersPage:
        if self.papers is None:
            self.papers = PapersPage(self._desk)
            self._stack.addWidget(self.papers)
            self.papers.problem.connect(self._window.banner.show_error)
            self.papers.opens.connect(self._window.open_reception)
            self.papers.agreement_wanted.connect(self._open_agreement)
            self.papers.minutes_wanted.connect(self._open_minutes)
        self.papers.show_case(case_id, reception_id)
        self._stack.show_page(self.papers)
        return self.papers

    def _open_agreement(self, case_id: str) -> None:
        """The page of its own that an agreement has."""
        page = self.open_key(AGREEMENT_KEY)
        assert isinstance(page, AgreementPage)
        page.take_case(case_id)

    def _open_minutes(self, reception_id: str, kind: str) -> None:
        """The page of its own that a record has."""
        page = self.open_key(MINUTES_KEY)
        assert isinstance(page, MinutesPage)
        page.show_for(reception_id, kind)  # before the list that opening it asked for has come

    def _print_paper(self, case_id: str, form_id: str) -> None:
        """A paper where it is printed."""

        def opened(reception_id: str) -> None:
            self._show_papers(case_id, reception_id).open_paper(form_id)

        self._desk.process.newest_reception(case_id, opened)
