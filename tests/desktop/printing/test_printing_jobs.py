"""What the spooler says of a job, asked over IPP: a private cupsd, a real IPP printer, cups-pdf, and nobody at all."""

import contextlib
import os
import pwd
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.printing import jobs
from desktop.printing.jobs import ABORTED, CANCELLED, DONE, GONE, PRINTING, WAITING, JobState, hindrance_of
from desktop.printing.spool import NoPrintSystem, Order, cancel, print_pdf, printers
from tests.print_server import IppPrinter, PrintServer, until

TITLE = "来电登记表 SB01-0007"


@pytest.fixture(scope="module")
def pdf() -> bytes:
    from io import BytesIO

    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out)
    canvas.drawString(100, 700, "one page")
    canvas.save()
    return out.getvalue()


def reached(job: str, printer: str, wanted: Callable[[JobState], bool]) -> JobState:
    until(lambda: wanted(jobs.look(job, printer)))
    return jobs.look(job, printer)


def test_a_job_is_done_when_the_spooler_says_so(print_server: PrintServer, pdf: bytes) -> None:
    job = print_pdf(pdf, TITLE, Order("desk"))
    assert reached(job, "desk", lambda state: state.ended).phase == DONE
    assert (print_server.folder / "out.pdf").read_bytes() == pdf


def test_out_of_paper_it_waits_and_goes_on_when_there_is_some(ipp_printer: IppPrinter, pdf: bytes) -> None:
    ipp_printer.take_paper()
    job = print_pdf(pdf, TITLE, Order("ipp"))
    state = reached(job, "ipp", lambda state: state.hindrance == "media-empty")
    assert state.phase == PRINTING
    ipp_printer.add_paper()
    assert reached(job, "ipp", lambda state: state.ended) == JobState(DONE, sheets=1)
    assert ipp_printer.printed.startswith(b"%PDF")


def test_a_printer_that_is_off_is_offline_and_the_job_can_be_called_off(print_server: PrintServer, pdf: bytes) -> None:
    job = print_pdf(pdf, TITLE, Order("far"))
    assert reached(job, "far", lambda state: bool(state.hindrance)).hindrance == "offline"
    assert not jobs.look(job, "far").ended
    cancel(job)
    assert reached(job, "far", lambda state: state.ended).phase == CANCELLED
    cancel(job)  # once more is nothing
    assert jobs.look(job, "far").phase == CANCELLED


def test_a_stopped_printer_is_paused(print_server: PrintServer, pdf: bytes) -> None:
    job = print_pdf(pdf, TITLE, Order("stopped"))
    assert jobs.look(job, "stopped") == JobState(WAITING, "paused")


def test_a_printer_that_breaks_down_is_no_end(print_server: PrintServer, pdf: bytes) -> None:
    """The backend fails: CUPS keeps the job and tries again later."""
    backend = print_server.folder / "bin/backend/keep"
    backend.write_text("#!/bin/sh\nexit 1\n")
    job = print_pdf(pdf, TITLE, Order("desk"))
    assert reached(job, "desk", lambda state: state.hindrance == "trouble").phase == WAITING


def test_an_unprintable_file_is_aborted(print_server: PrintServer) -> None:
    backend = print_server.folder / "bin/backend/keep"
    backend.write_text("#!/bin/sh\nexit 5\n")  # CUPS_BACKEND_CANCEL is 5; 6 and 7 try again
    job = print_pdf(b"%PDF-1.3\n", TITLE, Order("desk"))
    assert reached(job, "desk", lambda state: state.ended).phase in (CANCELLED, ABORTED)


@pytest.mark.skipif(not os.access("/usr/lib/cups/backend/cups-pdf", os.R_OK), reason="cups-pdf runs as root alone")
def test_cups_pdf_writes_the_paper(print_server: PrintServer, pdf: bytes) -> None:
    title = f"qiantai-test-{os.getpid()}"
    job = print_pdf(pdf, title, Order("file"))
    assert reached(job, "file", lambda state: state.ended).phase == DONE
    folder = Path(pwd.getpwuid(os.getuid()).pw_dir) / "PDF"
    until(lambda: any(folder.glob("*.pdf")))
    written = max(folder.glob("*.pdf"), key=lambda file: file.stat().st_mtime)
    with contextlib.closing(written.open("rb")) as file:
        assert file.read(5) == b"%PDF-"
    written.unlink()


def test_a_job_is_found_by_its_title_whatever_became_of_it(print_server: PrintServer, pdf: bytes) -> None:
    waiting, done = print_pdf(pdf, "甲 #1", Order("stopped")), print_pdf(pdf, "乙 #2", Order("desk"))
    reached(done, "desk", lambda state: state.ended)
    assert jobs.find("stopped", "甲 #1") == waiting
    assert jobs.find("desk", "乙 #2") == done
    assert jobs.find("desk", "甲 #1") == ""
    assert jobs.find("nobody", "甲 #1") == ""


def test_a_job_that_nobody_knows_is_gone(print_server: PrintServer) -> None:
    assert jobs.look("desk-999", "desk") == JobState(GONE)


def test_without_a_print_system_it_is_said(print_server: PrintServer) -> None:
    print_server.stop()
    with pytest.raises(NoPrintSystem, match="CUPS"):
        jobs.look("desk-1", "desk")


def test_what_the_printer_offers_is_asked_of_it(ipp_printer: IppPrinter) -> None:
    told = jobs.abilities("ipp")
    assert "iso_a4_210x297mm" in told.media
    assert {"auto", "main", "manual"} <= set(told.sources)
    assert told.sides == ("one-sided", "two-sided-long-edge", "two-sided-short-edge")
    assert jobs.abilities("desk") == jobs.Abilities(), "a queue without a description offers nothing"
    assert {each.name for each in printers()} >= {"ipp", "desk"}


def test_paper_tray_and_sides_reach_the_printer(ipp_printer: IppPrinter, pdf: bytes) -> None:
    job = print_pdf(pdf, TITLE, Order("ipp", 2, "iso_a4_210x297mm", "manual", "two-sided-long-edge"))
    reached(job, "ipp", lambda state: state.ended)
    print(ipp_printer.asked)
    assert "media-source=manual" in ipp_printer.asked
    assert "x-dimension=21000" in ipp_printer.asked
    assert "two-sided-long-edge" in ipp_printer.asked


@given(
    reason=st.sampled_from(["media-empty", "media-needed"]),
    suffix=st.sampled_from(["", "-error", "-warning", "-report"]),
    others=st.lists(st.sampled_from(["none", "cups-waiting-for-job-completed", "toner-low-warning", "job-printing"])),
)
def test_no_paper_is_seen_whatever_stands_beside_it(reason: str, suffix: str, others: list[str]) -> None:
    assert hindrance_of([*others, reason + suffix], "Printing.") == "media-empty"
    assert hindrance_of(others, "Printing.") == ""
    assert hindrance_of(others, "The printer is not responding.") == "offline"
