"""文书模板 through the real window: reworded by the keyboard, seen as the paper, kept at once, published with a day."""

from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.papers import templates as templates_of
from desktop.papers.described import in_force, of_paper
from desktop.profile import unlock
from offline_store import keyfile, paper_kinds, papers, registration, settings, templates
from offline_store.models import CITY, CodeList
from offline_store.registration import Entry
from offline_store.settings import Clerk
from offline_store.types import local_day, now
from tests.machine_desk import LONG, PASSWORDS, WANG, make_machine, window_of
from ui.template_page import PublishDialog, TemplatePage

Key = Qt.Key
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NOTICE = "acceptance_notice"
RIGHTS = "rights_notice"
"""A paper without a 文号."""


@pytest.fixture
def machine(tmp_path, monkeypatch, qapp):
    monkeypatch.setattr(keyfile, "ARGON2", keyfile.ARGON2 | {"memory": 1024})
    return make_machine(tmp_path / "machine")[0]


@pytest.fixture
def administered(machine):
    """The machine with the city's administrator at it."""
    opened = unlock(machine, WANG, PASSWORDS[WANG])
    with opened.store.apply() as session:
        settings.save_clerks(session, {WANG: Clerk("王芳", "administrator")})
    opened.client.close()
    opened.store.close()
    return machine


def page_of(window, qtbot):
    QTest.keyClick(window, Key.Key_F, CTRL_SHIFT)
    page = window.page
    assert isinstance(page, TemplatePage)
    page.filter.setText("受理通知书")
    qtbot.waitUntil(lambda: len(page.model.rows) >= 1, timeout=LONG)
    row = next(place for place, line in enumerate(page.model.rows) if line.kind == NOTICE)
    page.kinds.selectRow(row)
    qtbot.waitUntil(lambda: page.opened is not None and page.opened.kind == NOTICE, timeout=LONG)
    qtbot.waitUntil(lambda: bool(page.pdf), timeout=LONG)
    return page


def choose_text(page):
    """The first paragraph of the form."""
    row = next(place for place, line in enumerate(page.blocks_model.rows) if line.kind == "text")
    page.blocks.selectRow(row)
    page.blocks.setFocus()
    return page.editor.texts[0]


def kept(desk):
    with desk.unlocked.store.read() as session:
        return templates.kept(session, NOTICE)


def asked(desk, qtbot, question):
    return desk.runner.run(lambda: question(desk)).result()


def test_a_wording_is_changed_seen_kept_and_published(administered, qtbot):
    with window_of(administered) as (desk, window):
        page = page_of(window, qtbot)
        before = page.pdf
        editor = choose_text(page)
        editor.setFocus()
        editor.selectAll()
        QTest.keyClicks(editor, "New wording {organisation}.")
        qtbot.waitUntil(lambda: page.pdf != before and page.publish.isEnabled(), timeout=LONG)
        qtbot.waitUntil(lambda: asked(desk, qtbot, kept) is not None, timeout=LONG)
        page.publish.click()
        dialog = page.findChild(PublishDialog)
        dialog.go.click()
        qtbot.waitUntil(lambda: bool(dialog.text.text()), timeout=LONG)
        assert dialog.isVisible(), "without a version nothing is published"
        dialog.version.setText("2026-1")
        dialog.source.setText("市总工会〔2026〕3号")
        dialog.go.click()
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=LONG)
        qtbot.waitUntil(lambda: page.opened is not None and bool(page.opened.versions), timeout=LONG)
        assert not page.is_changed

        def held(desk):
            with desk.unlocked.store.read() as session:
                return in_force(session, NOTICE)

        form = desk.runner.run(lambda: held(desk)).result()
        assert form.version == "2026-1"
        assert any(getattr(block, "text", "") == "New wording {organisation}." for block in form.blocks)


def test_what_cannot_be_printed_from_is_said_and_not_published(administered, qtbot):
    with window_of(administered) as (_, window):
        page = page_of(window, qtbot)
        editor = choose_text(page)
        QTest.keyClicks(editor, "{nobody_knows}")
        qtbot.waitUntil(lambda: "nobody_knows" in page.problems.text(), timeout=LONG)
        assert page.problems.isVisible() and not page.publish.isEnabled()
        editor.setPlainText("有字印不出：\U0003fffd")
        qtbot.waitUntil(lambda: "U+3FFFD" in page.problems.text(), timeout=LONG)
        assert not page.publish.isEnabled()


def test_blocks_are_moved_added_and_taken_away_by_the_keyboard(machine, qtbot):
    with window_of(machine) as (_, window):
        page = page_of(window, qtbot)
        choose_text(page)
        path, count = page.path, len(page.blocks_model.rows)
        QTest.keyClick(page, Key.Key_N, ALT)
        assert page.path == (path[0] + 1,) and len(page.blocks_model.rows) == count + 1
        QTest.keyClick(page, Key.Key_Up, ALT)
        assert page.path == path
        QTest.keyClick(page, Key.Key_Delete, ALT)
        assert len(page.blocks_model.rows) == count
        assert not page.is_changed


def test_the_paper_shows_what_a_case_knows(machine, qtbot):
    with window_of(machine) as (desk, window):

        def register():
            with desk.unlocked.store.write(desk.unlocked.desk.actor) as session:
                reception = registration.begin_reception(session, desk.unlocked.desk, "visit")
                entry = Entry(name="逄海燕", phone="16000000002")
                return registration.register(session, desk.unlocked.desk, reception, entry)

        case_id = desk.runner.write(register).result()
        page = page_of(window, qtbot)
        before = page.pdf
        page.take_case(case_id)
        qtbot.waitUntil(lambda: page.pdf != before, timeout=LONG)


def test_a_final_paper_stays_with_the_template_it_was_made_by(machine, qtbot):
    with window_of(machine) as (desk, _):
        own = desk.unlocked.desk

        def make():
            with desk.unlocked.store.write(own.actor) as session:
                reception = registration.begin_reception(session, own, "visit")
                case_id = registration.register(session, own, reception, Entry(name="逄海燕", phone="16000000002"))
                final, draft = (papers.draft(session, own, case_id, RIGHTS, {}) for _ in range(2))
                papers.finalise(session, own, final)
            with desk.unlocked.store.apply() as session:
                content = templates_of.shipped(RIGHTS) | {"title": "权利义务说明", "version": "2026-2"}
                row = CodeList(scope_id=CITY, name=f"form.{RIGHTS}", version="2026-2", source="依据", content=content)
                row.effective = local_day(now())
                session.add(row)
            with desk.unlocked.store.read() as session:
                return [of_paper(session, papers.paper(session, each)).title for each in (final, draft)]

        assert desk.runner.write(make).result() == [paper_kinds.title(RIGHTS), "权利义务说明"]


def test_the_registration_form_is_printed_by_its_template_too(machine, qtbot):
    with window_of(machine) as (desk, _):
        own = desk.unlocked.desk

        def make():
            with desk.unlocked.store.write(own.actor) as session:
                reception = registration.begin_reception(session, own, "visit")
                registration.register(session, own, reception, Entry(name="逄海燕", phone="16000000002"))
            with desk.unlocked.store.apply() as session:
                content = templates_of.shipped("visit") | {"title": "职工来访单"}
                row = CodeList(scope_id=CITY, name="form.visit", version="2", source="依据", content=content)
                row.effective = local_day(now())
                session.add(row)
            return desk.front_desk.paper.rendered(reception)

        (page,) = PdfReader(BytesIO(desk.runner.write(make).result())).pages
        assert "职工来访单" in page.extract_text()
