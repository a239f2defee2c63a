"""From the PDF to the paper: what the spooler says done is counted once, all else is told and not counted."""

from types import SimpleNamespace

import pytest
from sqlalchemy import select

from desktop.print_jobs import PrintJobs, hand_over, queue_title
from desktop.printing.jobs import look
from desktop.printing.spool import NoPrintSystem, NoSuchPrinter, Order, print_pdf
from desktop.tasks import Runner
from offline_store import audit_view, printing, registration
from offline_store.models import AuditEntry, Change, Printing
from offline_store.printing import NothingSpoilt, Paper, ReasonWanted
from offline_store.registration import Entry
from tests.print_server import until

PDF = b"%PDF-1.3\n" + bytes(range(256)) + b"\n%%EOF\n"
LONG = 20_000


@pytest.fixture
def paper(store, desk):
    """The registration form of a case."""
    with store.write(desk.actor) as session:
        reception = registration.begin_reception(session, desk, "visit")
        case_id = registration.register(session, desk, reception, Entry(name="王小雨", matter="没有发工资"))
        form_id = registration.call_form(session, case_id)
    return Paper("来访登记表 SB01-0007", "case", case_id, form_id, "没有发工资")


@pytest.fixture
def prints(store, desk, qtbot):
    """The follower as the program has it, and all that it tells."""
    runner = Runner()
    found = PrintJobs(runner, SimpleNamespace(store=store, desk=desk))
    store.listen(lambda changed: runner.post(lambda: found.note_commit(changed)))
    found.heard = []
    found.moved.connect(found.heard.append)
    yield found
    found.stop()
    runner.close()


def read(store, query):
    with store.read() as session:
        return query(session)


def counted(store):
    return read(store, lambda session: list(session.scalars(select(Printing))))


def ended(prints, qtbot, phase):
    qtbot.waitUntil(lambda: bool(prints.heard) and prints.heard[-1].phase == phase, timeout=LONG)


def test_done_is_a_printing_with_its_change_and_its_line_in_the_audit(print_server, store, desk, paper, prints, qtbot):
    job = hand_over(store, desk, PDF, paper, Order("desk", 2))
    assert counted(store) == [], "handed over is not printed"
    ended(prints, qtbot, "done")
    (row,) = counted(store)
    assert (row.job, row.printer, row.copies, row.clerk, row.text) == (job, "desk", 2, desk.clerk, "没有发工资")
    assert row.form_id == paper.form_id
    assert row.reason == ""
    sent = select(Change).where(Change.record_type == "printing")
    assert read(store, lambda session: session.scalars(sent).one()).kind == "append"
    noted = select(AuditEntry).where(AuditEntry.action == "printed")
    entry = read(store, lambda session: session.scalars(noted).one())
    assert (entry.subject, entry.subject_id, entry.detail["job"]) == ("case", paper.subject_id, job)


def test_cancelled_is_told_and_not_counted(print_server, store, desk, paper, prints, qtbot):
    hand_over(store, desk, PDF, paper, Order("far"))
    qtbot.waitUntil(lambda: any(line.hindrance == "offline" for line in prints.heard), timeout=LONG)
    assert read(store, printing.open_jobs)[0].hindrance == "offline"
    prints.cancel(prints.heard[-1], pytest.fail)
    ended(prints, qtbot, "cancelled")
    assert counted(store) == []
    assert read(store, printing.open_jobs) == []
    assert "printed" not in read(store, audit_view.actions)


def test_out_of_paper_is_told_and_it_goes_on_by_itself(ipp_printer, store, desk, paper, prints, qtbot):
    ipp_printer.take_paper()
    hand_over(store, desk, minimal_pdf(), paper, Order("ipp"))
    qtbot.waitUntil(lambda: any(line.hindrance == "media-empty" for line in prints.heard), timeout=LONG)
    assert counted(store) == []
    ipp_printer.add_paper()
    ended(prints, qtbot, "done")
    assert len(counted(store)) == 1


def test_a_killed_program_finds_its_job_again(print_server, store, desk, paper, qtbot):
    """Killed after the print system had taken it, and while it was handed over; both are found by the rows."""
    hand_over(store, desk, PDF, paper, Order("desk"))
    with store.apply() as session:
        lost = printing.begin(session, desk, Paper("调解协议书", "case", "x"), "desk", 1, "", "0" * 64)
    job = print_pdf(PDF, queue_title("调解协议书", lost), Order("desk"))  # and here the power fails
    until(lambda: look(job, "desk").ended)
    with store.apply() as session:
        never = printing.begin(session, desk, Paper("笔录", "case", "y"), "desk", 1, "", "0" * 64)
    runner = Runner()
    again = PrintJobs(runner, SimpleNamespace(store=store, desk=desk))
    heard = []
    again.moved.connect(heard.append)
    again.start()
    qtbot.waitUntil(lambda: len(heard) == 2, timeout=LONG)
    runner.close()
    assert {(line.title, line.phase) for line in heard} == {(paper.title, "done"), ("调解协议书", "done")}
    assert len(counted(store)) == 1, "what is no paper of a case stands in the audit alone"
    phases = {line.id: line.phase for line in read(store, printing.recent_jobs)}
    assert phases[never] == "refused", "the print system never had it"
    again.stop()


def test_a_print_system_that_stops_is_told_and_the_row_stays(print_server, store, desk, paper, prints, qtbot):
    hand_over(store, desk, PDF, paper, Order("stopped"))
    print_server.stop()
    qtbot.waitUntil(lambda: any(line.hindrance == "no-answer" for line in prints.heard), timeout=LONG)
    assert read(store, printing.open_jobs)[0].is_open
    assert counted(store) == []


def test_what_no_printer_took_leaves_nothing_open(print_server, store, desk, paper):
    with pytest.raises(NoSuchPrinter):
        hand_over(store, desk, PDF, paper, Order("二楼"))
    print_server.stop()
    with pytest.raises(NoPrintSystem):
        hand_over(store, desk, PDF, paper, Order("desk"))
    assert read(store, printing.open_jobs) == []
    assert read(store, lambda session: printing.times_printed(session, paper.form_id)) == 0


def test_from_the_second_print_on_a_reason_is_asked(print_server, store, desk, paper, prints, qtbot):
    hand_over(store, desk, PDF, paper, Order("desk", reason="不该记"))
    ended(prints, qtbot, "done")
    with pytest.raises(ReasonWanted, match="1"):
        hand_over(store, desk, PDF, paper, Order("desk", reason=" "))
    hand_over(store, desk, PDF, paper, Order("desk", reason="当事人要求增加一份"))
    qtbot.waitUntil(lambda: len(counted(store)) == 2, timeout=LONG)
    lines = read(store, lambda session: printing.printings(session, paper.form_id))
    assert [line.reason for line in lines] == ["", "当事人要求增加一份"]


def test_a_second_print_while_the_first_waits_asks_as_well(print_server, store, desk, paper):
    hand_over(store, desk, PDF, paper, Order("stopped"))
    with pytest.raises(ReasonWanted):
        hand_over(store, desk, PDF, paper, Order("desk"))


def test_spoiled_sheets_are_a_further_fact(print_server, store, desk, paper, prints, qtbot):
    hand_over(store, desk, PDF, paper, Order("desk", 4))
    ended(prints, qtbot, "done")
    (row,) = counted(store)
    with store.write(desk.actor) as session:
        with pytest.raises(NothingSpoilt):
            printing.spoil(session, desk, row.id, 0, "卡纸")
        with pytest.raises(NothingSpoilt):
            printing.spoil(session, desk, row.id, 1, " ")
        printing.spoil(session, desk, row.id, 1, "卡纸")
        printing.spoil(session, desk, row.id, 2, "盖章盖歪")
    (line,) = read(store, lambda session: printing.printings(session, paper.form_id))
    assert (line.copies, line.spoilt, line.spoil_reasons) == (4, 3, "卡纸；盖章盖歪")
    sent = select(Change.kind).where(Change.record_type == "spoil")
    assert read(store, lambda session: list(session.scalars(sent))) == ["append", "append"]


def test_a_forgotten_job_is_counted_when_somebody_holds_the_sheets(print_server, store, desk, paper, prints, qtbot):
    with store.apply() as session:
        job_id = printing.begin(session, desk, paper, "desk", 1, "", "0" * 64)
        printing.handed(session, job_id, "desk-999")
    ended(prints, qtbot, "gone")
    assert counted(store) == []
    for _ in range(2):  # pressed twice is once
        with qtbot.waitCallback() as done:
            prints.confirm(prints.heard[-1], done, pytest.fail)
    assert [row.id for row in counted(store)] == [job_id]


def test_how_a_kind_was_printed_last_is_offered_again(print_server, prints, qtbot):
    prints.remember("agreement", Order("closed", 3, "iso_a4_210x297mm", "tray-2", "two-sided-long-edge"))
    prints._runner.write(lambda: None).result()
    with qtbot.waitCallback() as told:
        prints.options("agreement", told, pytest.fail)
    profile = told.args[0].profile
    assert (profile.printer, profile.media, profile.source) == ("closed", "iso_a4_210x297mm", "tray-2")
    with qtbot.waitCallback() as told:
        prints.options("call", told, pytest.fail)
    assert told.args[0].profile.printer == ""


def minimal_pdf():
    from io import BytesIO

    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out)
    canvas.drawString(100, 700, "one page")
    canvas.save()
    return out.getvalue()
