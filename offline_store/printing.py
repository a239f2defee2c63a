"""What was printed: jobs that are at the print system, prints that it says are done, spoiled sheets, copies given away.

A job's row is written before the paper goes to the print system and ends with its word: done becomes a Printing,
all else is told to the clerk and is not counted. The row is the queue: a killed program finds it again.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from offline_store import audit
from offline_store.errors import ExpectedError
from offline_store.models import Form, Printing, PrintJob, Spoil
from offline_store.outbox import Actor
from offline_store.settings import Desk
from offline_store.types import now

HANDING, WAITING, PRINTING = "handing", "waiting", "printing"
DONE, CANCELLED, ABORTED, REFUSED, GONE = "done", "cancelled", "aborted", "refused", "gone"
OPEN = frozenset({HANDING, WAITING, PRINTING})
RECENT = 200
"""Jobs that are listed."""


class NothingSpoilt(ExpectedError):
    """Spoiled sheets without a number or a reason."""

    title = "还没有写清楚"
    explanation = "作废坏页要写明张数（至少 1 张）和原因。"
    advice = "请写上张数和原因，例如：卡纸、盖章盖歪。"


class ReasonWanted(ExpectedError):
    """A paper that was printed before is printed again without a reason."""

    title = "这份文书已经打印过"
    explanation = "《{title}》已经打印过 {times} 次，再打印要写明原因；还没有打印。"
    advice = "请在“重印原因”里选一个或写一句，再按打印。"


@dataclass(frozen=True, slots=True)
class Paper:
    """What is printed, for the log."""

    title: str
    """Form name and number: everybody sees it in the print queue, so no personal data."""
    subject: str
    """A record type; the audit notes the print under it."""
    subject_id: str
    form_id: str = ""
    """Of the paper that the print is counted for; empty for lists and letters."""
    text: str = ""
    """What it tells of the matter, to be found by."""


@dataclass(frozen=True, slots=True)
class JobLine:
    """A print job as the list shows it."""

    id: str
    at: datetime
    title: str
    printer: str
    job: str
    copies: int
    phase: str
    hindrance: str
    form_id: str
    clerk: str
    spoilt: int
    """Sheets."""

    @property
    def is_open(self) -> bool:
        """Whether the print system has not said yet what became of it."""
        return self.phase in OPEN


@dataclass(frozen=True, slots=True)
class PrintingLine:
    """One print of a paper."""

    id: str
    at: datetime
    printer: str
    copies: int
    clerk: str
    reason: str
    spoilt: int
    """Sheets."""
    spoil_reasons: str


def begin(session: Session, desk: Desk, paper: Paper, printer: str, copies: int, reason: str, sha256: str) -> str:
    """The paper is about to go to the print system; the job's id. Raises ReasonWanted."""
    times = times_printed(session, paper.form_id)
    if times and not reason.strip():
        raise ReasonWanted(title=paper.title, times=times)
    row = PrintJob(
        title=paper.title,
        subject=paper.subject,
        subject_id=paper.subject_id,
        form_id=paper.form_id,
        text=paper.text,
        printer=printer,
        copies=copies,
        reason=reason.strip() if times else "",
        sha256=sha256,
        account=desk.account,
        clerk=desk.clerk,
    )
    session.add(row)
    session.flush()
    return row.id


def times_printed(session: Session, form_id: str) -> int:
    """How often a paper went to a printer and was not called off; none for what is no paper of a case."""
    if not form_id:
        return 0
    here = select(func.count(PrintJob.id)).where(PrintJob.form_id == form_id, PrintJob.phase.in_(OPEN))
    return times_done(session, form_id) + (session.scalar(here) or 0)


def times_done(session: Session, form_id: str) -> int:
    """How often it came out of a printer. Prints that are sealed with a protected person are counted from the jobs of
    this machine, where they are not to be read."""
    done = session.scalar(select(func.count(Printing.id)).where(Printing.form_id == form_id)) or 0
    unread = (PrintJob.form_id == form_id, PrintJob.phase == DONE, PrintJob.id.not_in(select(Printing.id)))
    return done + (session.scalar(select(func.count(PrintJob.id)).where(*unread)) or 0)


def handed(session: Session, job_id: str, job: str) -> None:
    """The print system has taken it, under this name."""
    row = session.get_one(PrintJob, job_id)
    row.job, row.phase = job, WAITING


def move(session: Session, desk: Desk, job_id: str, phase: str, hindrance: str = "") -> None:
    """What the print system says of a job now. Done is a Printing and a line of the audit; an end stays the end."""
    row = session.get_one(PrintJob, job_id)
    if row.phase not in OPEN:
        return
    row.phase, row.hindrance = phase, hindrance
    if phase == DONE:
        _count(session, desk, row)


def actor_of(session: Session, desk: Desk, job_id: str) -> Actor:
    """Who printed: it is written down as hers, whoever sits at the desk when it is done."""
    row = session.get_one(PrintJob, job_id)
    return Actor(row.account, row.clerk, desk.id)


def confirm(session: Session, desk: Desk, job_id: str) -> None:
    """A person holds the sheets of a job that the print system has forgotten: it is counted."""
    row = session.get_one(PrintJob, job_id)
    if row.phase == GONE:
        row.phase = DONE
        _count(session, desk, row)


def open_jobs(session: Session) -> list[JobLine]:
    """Those that the print system has not spoken the last word on, oldest first."""
    rows = session.scalars(select(PrintJob).where(PrintJob.phase.in_(OPEN)).order_by(PrintJob.id))
    return [_line(session, row) for row in rows]


def recent_jobs(session: Session) -> list[JobLine]:
    """The newest first."""
    rows = session.scalars(select(PrintJob).order_by(PrintJob.id.desc()).limit(RECENT))
    return [_line(session, row) for row in rows]


def printings(session: Session, form_id: str) -> list[PrintingLine]:
    """The prints of a paper, oldest first."""
    rows = session.scalars(select(Printing).where(Printing.form_id == form_id).order_by(Printing.printed_at))
    lines = []
    for row in rows:
        spoilt = _spoilt(session, row.id)
        lines.append(
            PrintingLine(
                row.id,
                row.printed_at,
                row.printer,
                row.copies,
                row.clerk,
                row.reason,
                sum(each.sheets for each in spoilt),
                "；".join(each.reason for each in spoilt),
            )
        )
    return lines


def spoil(session: Session, desk: Desk, printing_id: str, sheets: int, reason: str) -> None:
    """So many sheets of a print were spoiled and are destroyed. Raises NothingSpoilt."""
    if sheets < 1 or not reason.strip():
        raise NothingSpoilt
    printing = session.get_one(Printing, printing_id)
    session.add(
        Spoil(
            scope_id=printing.scope_id,
            printing_id=printing.id,
            sheets=sheets,
            reason=reason.strip(),
            at=now(),
            clerk=desk.clerk,
        )
    )
    form = session.get_one(Form, printing.form_id)
    audit.note(session, desk.account, "spoilt", "case", form.case_id, printing=printing_id, sheets=sheets)


def _count(session: Session, desk: Desk, row: PrintJob) -> None:
    detail = {"printer": row.printer, "job": row.job, "copies": row.copies, "sha256": row.sha256}
    if row.reason:
        detail["reason"] = row.reason
    form = session.get(Form, row.form_id) if row.form_id else None
    if form is not None and form.content_digest:
        detail["digest"] = form.content_digest
    if form is not None:
        session.add(
            Printing(
                id=row.id,
                scope_id=form.scope_id,
                form_id=form.id,
                printed_at=now(),
                printer=row.printer,
                job=row.job,
                copies=row.copies,
                sha256=row.sha256,
                text=row.text,
                clerk=row.clerk,
                reason=row.reason,
            )
        )
    audit.note(session, row.account, "printed", row.subject, row.subject_id, **detail)


def _line(session: Session, row: PrintJob) -> JobLine:
    spoilt = sum(each.sheets for each in _spoilt(session, row.id))
    return JobLine(
        row.id,
        row.at,
        row.title,
        row.printer,
        row.job,
        row.copies,
        row.phase,
        row.hindrance,
        row.form_id,
        row.clerk,
        spoilt,
    )


def _spoilt(session: Session, printing_id: str) -> list[Spoil]:
    return list(session.scalars(select(Spoil).where(Spoil.printing_id == printing_id).order_by(Spoil.at)))
