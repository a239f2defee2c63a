"""The window's further pages: each is opened from the menu 更多 or by its key, by those whose role may see it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.app import Desk
from offline_store.roles import CLOSE_DAY, MEDIATE, READ_AUDIT, REGISTER, SETTLE_QUARANTINE
from ui.audit_page import AuditPage
from ui.closing_page import QUARANTINE_KEY, ClosingPage
from ui.employers_page import KEY as EMPLOYERS_KEY
from ui.employers_page import EmployersPage
from ui.filter_page import KEY as FILTERS_KEY
from ui.filter_page import FilterPage
from ui.numbers_page import NumbersPage
from ui.quarantine_page import QuarantinePage
from ui.twins_page import TWINS_KEY, TwinsPage


@dataclass(frozen=True, slots=True)
class PageKind:
    """One entry of the menu; `make` builds the page when it is first opened.

    A page may have a method `refresh()`, called each time it is shown, a method `take_case(case id)`, called when it is
    opened from the page of a case, a method `show_for(reception id)`, called before `refresh` where a reception was in
    front, and signals: `problem(ExpectedError)`,
    `opens(reception id)`, `completes(ReceptionLine)`, `page_wanted(key of another page)`.
    """

    title: str
    key: str
    right: str
    """Of `offline_store/roles.py`."""
    make: Callable[[Desk], QWidget]


def page_kinds() -> tuple[PageKind, ...]:
    """Every further page there is, in the menu's order."""
    from ui.agreement_page import agreement_kind
    from ui.aids_page import aids_kind
    from ui.board_page import board_kind
    from ui.calculator_page import calculator_kind
    from ui.calendar_page import calendar_kind
    from ui.decisions_page import decisions_kind  # the pages know this module
    from ui.drafts import drafts_kind
    from ui.handovers_page import handovers_kind
    from ui.joining_page import joining_kind
    from ui.minutes_page import minutes_kind
    from ui.print_jobs_page import print_jobs_kind
    from ui.quality_page import quality_kind
    from ui.recognisers_page import recognisers_kind
    from ui.rings_page import rings_kind
    from ui.rules_page import rules_kind
    from ui.seals_page import seals_kind
    from ui.sessions_page import sessions_kind
    from ui.sound_page import sound_kind
    from ui.tasks_page import tasks_kind
    from ui.template_page import templates_kind
    from ui.todo_page import todo_kind, void_kind
    from ui.transcript_page import transcript_kind
    from ui.unverified_page import unverified_kind
    from ui.verify_page import verify_kind
    from ui.visits_page import visits_kind
    from ui.watch_page import watch_kind

    return (
        tasks_kind(),
        rings_kind(),
        board_kind(),
        watch_kind(),
        drafts_kind(),
        minutes_kind(),
        sessions_kind(),
        transcript_kind(),
        seals_kind(),
        todo_kind(),
        void_kind(),
        PageKind(_tr("筛选"), FILTERS_KEY, REGISTER, FilterPage),
        decisions_kind(),
        handovers_kind(),
        agreement_kind(),
        visits_kind(),
        quality_kind(),
        rules_kind(),
        calculator_kind(),
        calendar_kind(),
        PageKind(_tr("用人单位"), EMPLOYERS_KEY, REGISTER, EmployersPage),
        joining_kind(),
        PageKind(_tr("日结"), "F10", CLOSE_DAY, ClosingPage),
        PageKind(_tr("隔离"), QUARANTINE_KEY, SETTLE_QUARANTINE, QuarantinePage),
        print_jobs_kind(),
        verify_kind(),
        PageKind(_tr("文号台账"), "Ctrl+Shift+W", MEDIATE, NumbersPage),
        PageKind(_tr("查重"), TWINS_KEY, REGISTER, TwinsPage),
        aids_kind(),
        unverified_kind(),
        templates_kind(),
        sound_kind(),
        recognisers_kind(),
        PageKind(_tr("审计记录"), "Ctrl+Shift+J", READ_AUDIT, AuditPage),
    )


def open_to(desk: Desk) -> list[PageKind]:
    """Those the clerk of this desk may open."""
    return [kind for kind in page_kinds() if desk.unlocked.desk.may(kind.right)]


def kind_with(desk: Desk, key: str) -> PageKind:
    """The page of a key. Raises StopIteration where the clerk may not open it."""
    return next(kind for kind in open_to(desk) if kind.key == key)


def _tr(text: str) -> str:
    return QCoreApplication.translate("pages", text)
