"""成套打印 in the window: the set of a case in one go, each paper with the spooler's word, ticks that stay."""

import pytest

from offline_store import papers
from tests.practice_desk import LONG, save, window_on
from ui.call_page import CallPage
from ui.demo import type_text
from ui.print_set_dialog import PrintSetDialog

NOBODY = "http://127.0.0.1:9"


@pytest.fixture
def place(tmp_path, practice_ground):
    return practice_ground(tmp_path / "practice")


def case_with_papers(desk, window, qtbot):
    window.new_call("no such device")
    qtbot.waitUntil(lambda: isinstance(window.page, CallPage), timeout=LONG)
    type_text(window.page.form.fields["name"].line, "王小雨")
    view = save(window, qtbot)

    def work():
        with desk.unlocked.store.write(desk.unlocked.desk.actor) as session:
            for kind in ("rights_notice", "proof_of_service"):
                paper = papers.draft(session, desk.unlocked.desk, view.case_id, kind, {})
                papers.finalise(session, desk.unlocked.desk, paper)
        return view.case_id

    return desk.runner.run(work).result()


def test_a_set_is_printed_in_one_go_and_who_got_hers_stays(place, qtbot, print_server):
    with window_on(place, "01", NOBODY, qtbot) as (desk, window):
        case_id = case_with_papers(desk, window, qtbot)
        dialog = PrintSetDialog(desk, case_id, window)
        dialog.show()
        qtbot.waitUntil(lambda: bool(dialog.lines) and dialog.go.isEnabled(), timeout=LONG)
        by_kind = {line.item.kind: line for line in dialog.lines}
        agreement, rights = by_kind["mediation_agreement"], by_kind["rights_notice"]
        assert not agreement.wanted.isEnabled() and "定稿" in agreement.state.text()
        assert rights.wanted.isChecked() and rights.copies.value() == 3
        dialog.print()
        qtbot.waitUntil(lambda: rights.state.text() == "已打印", timeout=LONG)
        qtbot.waitUntil(lambda: by_kind["proof_of_service"].state.text() == "已打印", timeout=LONG)
        assert "2 种文书" in dialog.message.text()
        rights.given[0].click()
        desk.runner.write(lambda: None).result()  # behind the tick
        dialog.reject()
        again = PrintSetDialog(desk, case_id, window)
        again.show()
        qtbot.waitUntil(lambda: bool(again.lines), timeout=LONG)
        rights = next(line for line in again.lines if line.item.kind == "rights_notice")
        qtbot.waitUntil(lambda: again.order.has_printer, timeout=LONG)
        assert [box.isChecked() for box in rights.given] == [True, False, False]
        assert not rights.wanted.isChecked(), "what is printed is not printed again by itself"
        rights.wanted.click()
        assert again.order.lacks_reason
        again.print()
        assert "重印原因" in again.message.text()
        again.reject()
