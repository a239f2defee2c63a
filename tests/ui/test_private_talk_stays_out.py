"""背对背: what one side says alone is in no paper that the other side reads, down to the bound file."""

import io

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import resources
from desktop.papers.facts import facts, fill
from desktop.printing import description
from offline_store import case_file, gaps, keyfile, registration
from offline_store.gaps import Gap
from offline_store.minutes.record import MEDIATION
from offline_store.registration import Entry, Heard
from tests.machine_desk import LONG, make_machine, window_of
from ui.call_page import CallPage
from ui.minutes_page import MinutesPage

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
Key = Qt.Key
JOINT = (("applicant", "三月到八月的工资没有发。"), ("respondent", "厂里周转不开，能分期。"))
PRIVATE = ("applicant", "其实一共欠我工资八千元，底线别告诉厂里，我还去了另一家厂。")
SECRETS = ("八千", "8000", "800000", "底线", "另一家")


@pytest.fixture
def machine(tmp_path, monkeypatch, qapp):
    monkeypatch.setattr(keyfile, "ARGON2", keyfile.ARGON2 | {"memory": 1024})
    return make_machine(tmp_path / "machine")[0]


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, modifier)


def mediated(desk):
    """A mediation with a talk of all and one with the applicant alone; its reception and case."""
    own = desk.unlocked.desk

    def work():
        with desk.unlocked.store.write(own.actor) as session:
            visit = registration.begin_reception(session, own, "visit")
            entry = Entry(
                name="王小雨",
                employer="青岛某厂",
                people=1,
                dispute_types=("劳动报酬",),
                claim="要工资",
                matter="没有发",
            )
            case_id = registration.register(session, own, visit, entry)
            session.flush()
            reception = registration.turn(session, own, visit)
            session.flush()
            for private, said in (("", JOINT), ("applicant", (PRIVATE, ("mediator", "我明白，底线八千。")))):
                recording, _ = registration.begin_recording(session, reception, 16000, 1, private)
                session.flush()
                for n, (who, text) in enumerate(said):
                    registration.add_segment(session, recording, Heard(n * 6.0, n * 6 + 5.0, who, text, 0.9), "test")
                gaps.note(session, recording, [Gap(5.5, gaps.PAUSED, 4000.0 if private else 80.0)])
            return reception, case_id

    return desk.runner.write(work).result()


def asked(desk, question):
    desk.runner.write(lambda: None).result()

    def work():
        with desk.unlocked.store.read() as session:
            return question(session)

    return desk.runner.run(work).result()


def bound(desk, qtbot, case_id):
    with qtbot.waitCallback(timeout=LONG) as done:
        desk.files.bind(case_id, case_file.MAIN, done, done)
    assert isinstance(done.args[0], bytes), done.args
    return "".join("".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(done.args[0])).pages)


def write_record(window, qtbot):
    """All that is offered goes into the record, which is made final."""
    press(Key.Key_N, CTRL | SHIFT)
    qtbot.waitUntil(lambda: isinstance(window.page, MinutesPage) and window.page.work.now is not None, timeout=LONG)
    page = window.page
    qtbot.waitUntil(lambda: len(page.said.rows.rows) == 3, timeout=LONG)  # two sentences and the pause between
    for _ in range(4):
        press(Key.Key_Space)
        press(Key.Key_Down)
    for row, proof in enumerate(("身份证", "授权委托书")):
        page.head.attendance.item(row, 3).setText(proof)
    for name in ("rights_told", "challenge"):
        page.head.widgets[name].setCurrentIndex(1)
    press(Key.Key_F, ALT)
    qtbot.waitUntil(lambda: not page.work.is_draft and not page.work._is_busy, timeout=LONG)


def test_nothing_of_it_is_in_the_bound_file_or_fills_a_paper(machine, qtbot):
    with window_of(machine) as (desk, window):
        reception, case_id = mediated(desk)
        desk.front_desk.open_reception(reception, window.opened.open)
        qtbot.waitUntil(lambda: isinstance(window.page, CallPage), timeout=LONG)
        page = window.page
        lines = page.text.transcript.sentences
        assert any(PRIVATE[1] == each.text for each in lines), "the mediator sees it at her page"
        qtbot.waitUntil(lambda: page.suggesting.made_of == len(page.sentences) > 0, timeout=LONG)
        for field in page.form.fields.values():
            field.take()  # all that is offered
        for row, each in enumerate(lines):
            if each.private_with:
                page.text.setCurrentIndex(page.text.transcript.index(row))
                QTest.keyClick(window, Key.Key_J, CTRL)
        write_record(window, qtbot)
        window.opened.show(page)
        QTest.keyClick(window, Key.Key_F9)
        qtbot.waitUntil(lambda: window.page is window.case_page, timeout=LONG)
        told = bound(desk, qtbot, case_id)
        assert "三月到八月的工资没有发" in told, "what all have heard is there"
        assert "暂停1分20秒" in told
        assert [secret for secret in (*SECRETS, "6分40秒") if secret in told] == []

        def filled(session):
            known = facts(session, desk.unlocked.desk, case_id)
            kinds = [file.stem for file in resources.path("forms").glob("*.json")]
            return {kind: str(fill(description.load(kind), known)) for kind in kinds}

        papers = asked(desk, filled)
        assert MEDIATION in papers
        assert [kind for kind, values in papers.items() if any(secret in values for secret in SECRETS)] == []
