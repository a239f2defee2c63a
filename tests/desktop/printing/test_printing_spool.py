"""Printing through a real print server: a private cupsd on a socket in a temporary folder, stopped by its own pid."""

import os
from pathlib import Path

import pytest

from desktop.printing import spool
from desktop.printing.spool import NoPrintSystem, NoSuchPrinter, Order, Printer, PrintRejected, print_pdf, printers
from tests.print_server import PrintServer, until

PDF = b"%PDF-1.3\n" + bytes(range(256)) * 300 + b"\n%%EOF\n"


def test_the_printer_gets_exactly_the_bytes_of_the_pdf(print_server: PrintServer) -> None:
    job = print_pdf(PDF, "来电登记表 SB01-0007", Order("desk"))
    assert job == "desk-1"
    until((print_server.folder / "out.pdf").exists)
    assert (print_server.folder / "out.pdf").read_bytes() == PDF


def test_title_and_copies_arrive_at_the_print_system(print_server: PrintServer) -> None:
    print_pdf(PDF, "来电登记表 SB01-0007", Order("desk", 3))
    control = print_server.folder / "spool/c00001"
    until(lambda: control.exists() and "来电登记表 SB01-0007".encode() in control.read_bytes())
    assert b"copies\x00\x04\x00\x00\x00\x03" in control.read_bytes()


def test_no_clear_file_is_left_by_us(
    print_server: PrintServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = tmp_path / "our-tmp"
    ours.mkdir()
    monkeypatch.setenv("TMPDIR", str(ours))
    monkeypatch.setenv("HOME", str(ours))
    print_pdf(PDF, "来电登记表", Order("desk"))
    assert list(ours.rglob("*")) == []


def test_printers_are_listed_with_the_default_and_whether_they_accept(print_server: PrintServer) -> None:
    assert printers() == [
        Printer("closed", default=False, accepting=False),
        Printer("desk", default=True, accepting=True),
        Printer("far", default=False, accepting=True),
        Printer("file", default=False, accepting=True),
        Printer("stopped", default=False, accepting=True),
    ]


def test_an_unknown_printer_is_an_error(print_server: PrintServer) -> None:
    with pytest.raises(NoSuchPrinter, match="二楼"):
        print_pdf(PDF, "来电登记表", Order("二楼"))


def test_a_printer_that_rejects_is_an_error_with_its_reason(print_server: PrintServer) -> None:
    with pytest.raises(PrintRejected, match=r"closed.*not accepting jobs"):
        print_pdf(PDF, "来电登记表", Order("closed"))
    assert not (print_server.folder / "never.pdf").exists()


def test_a_stopped_scheduler_is_an_error(print_server: PrintServer) -> None:
    print_server.stop()
    with pytest.raises(NoPrintSystem, match="CUPS"):
        print_pdf(PDF, "来电登记表", Order("desk"))
    with pytest.raises(NoPrintSystem):
        printers()


def test_missing_commands_are_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoPrintSystem, match="CUPS"):
        printers()


@pytest.mark.parametrize(
    ("script", "error"),
    [
        ("exit 0", PrintRejected),  # success without a job id is no success
        ("echo 'request id is desk-9 (0 file(s))'; exit 1", PrintRejected),
        ("exec sleep 60", NoPrintSystem),
    ],
)
def test_only_a_job_id_and_a_good_end_count(
    script: str, error: type[Exception], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lp").write_text(f"#!/bin/sh\n{script}\n")
    (tmp_path / "lp").chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr(spool, "printers", lambda: [Printer("desk", default=True, accepting=True)])
    monkeypatch.setattr(spool, "_SECONDS", 0.5)
    with pytest.raises(error):
        print_pdf(PDF, "来电登记表", Order("desk"))
