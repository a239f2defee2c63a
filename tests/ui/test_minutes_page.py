"""A mediation is recorded, its record picked, read back, corrected and made final: by the keyboard alone."""

import pytest
import soundfile
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.speech.choice import Engines
from offline_store import gaps, keyfile, marks, pad_signatures, papers, registration, sessions
from offline_store.gaps import Gap
from offline_store.minutes import keeping
from offline_store.minutes.record import HEARING, INQUIRY, MEDIATION
from offline_store.models import Recording
from offline_store.registration import Entry, Heard
from tests.machine_desk import LI, LONG, make_machine, window_of
from tests.practice_desk import SAMPLE, TOLD
from tests.simulated_engine import SimulatedEngine
from ui.call_header import MINUTES_KEY
from ui.call_page import CallPage
from ui.demo import show_active
from ui.minutes_page import MinutesPage
from ui.pages import open_to

ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
Key = Qt.Key
ENTRY = Entry(
    name="王小雨", phone="16000000002", employer="青岛某厂", people=1, dispute_types=("劳动报酬",),
    claim="要工资", matter="没有发工资", advice="先调解",
)  # fmt: skip
SAID = (
    ("clerk", "今天请双方来，先说说各自的想法。"),
    ("caller", "我三月到八月的工资没拿到，一共一万二千六百元。"),
    ("caller", "我同意分两期付。"),
)


@pytest.fixture
def machine(tmp_path, monkeypatch, qapp):
    monkeypatch.setattr(keyfile, "ARGON2", keyfile.ARGON2 | {"memory": 1024})
    return make_machine(tmp_path / "machine")[0]


@pytest.fixture
def talk(tmp_path):
    """The beginning of the sample call: five sentences."""
    sound, rate = soundfile.read(SAMPLE, dtype="int16")
    soundfile.write(tmp_path / "talk.flac", sound[: int((TOLD[4]["end"] + 0.5) * rate)], rate)
    return tmp_path / "talk.flac"


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, modifier)


def write(text):
    """Into whatever has the keyboard, as an input method does."""
    typed = QInputMethodEvent()
    typed.setCommitString(text)
    QApplication.sendEvent(QApplication.focusWidget(), typed)


def go_to(widget):
    """By Tab."""
    for _ in range(40):
        if QApplication.focusWidget() is widget:
            return
        press(Key.Key_Tab)
    raise AssertionError(f"Tab does not reach {widget}")


def begin(desk, said=()):
    """A saved visit that became a mediation, with what was said in it; both receptions."""

    def work():
        actor = desk.unlocked.desk
        with desk.unlocked.store.write(actor.actor) as session:
            visit = registration.begin_reception(session, actor, "visit")
            registration.register(session, actor, visit, ENTRY)
            session.flush()
            if not said:
                return visit, ""
            mediation = registration.turn(session, actor, visit)
            session.flush()
            recording, _ = registration.begin_recording(session, mediation, 16000, 2)
            session.flush()
            for n, (who, text) in enumerate(said):
                heard = Heard(n * 6.0, n * 6 + 5.0, who, text, 0.9)
                registration.add_segment(session, recording, heard, "test")
            return visit, mediation

    return desk.runner.write(work).result()


def kept(desk, reception):
    desk.runner.write(lambda: None).result()

    def work():
        with desk.unlocked.store.read() as session:
            found = keeping.newest(session, reception, MEDIATION)
            return found, papers.paper(session, found.form_id) if found else None

    return desk.runner.run(work).result()


def open_minutes(window, reception, qtbot):
    window.open_reception(reception)
    qtbot.waitUntil(lambda: window.page is not window._nothing, timeout=LONG)
    press(Key.Key_N, CTRL | SHIFT)
    qtbot.waitUntil(lambda: isinstance(window.page, MinutesPage) and window.page.work.now is not None, timeout=LONG)
    return window.page


def texts(page):
    return [(line.section, line.role, line.shown) for line in page.work.record.lines]


def test_from_the_microphone_to_the_final_record_by_the_keyboard(machine, talk, qtbot, monkeypatch):
    with window_of(machine) as (desk, window):
        front = desk.front_desk
        front.engines = Engines(SimulatedEngine(), "simulated", SimulatedEngine())
        monkeypatch.setattr(
            front,
            "record_device",
            lambda reception, _device, done, failed: front.record_file(
                reception, talk, realtime=False, done=done, failed=failed
            ),
        )
        visit, _ = begin(desk)
        window.open_reception(visit)
        qtbot.waitUntil(lambda: window.page is window.case_page, timeout=LONG)
        press(Key.Key_F6, SHIFT)
        qtbot.waitUntil(lambda: isinstance(window.page, CallPage), timeout=LONG)
        call = window.page
        go_to(call.header.resume)
        assert call.header.resume.text() == "开始录音  F7"
        press(Key.Key_Space)
        qtbot.waitUntil(lambda: call.recorded, timeout=LONG)
        press(Key.Key_N, CTRL | SHIFT)
        qtbot.waitUntil(lambda: isinstance(window.page, MinutesPage) and window.page.work.now is not None, timeout=LONG)
        page = window.page
        qtbot.waitUntil(lambda: len(page.said.rows.rows) == len(call.sentences) > 3, timeout=LONG)
        assert QApplication.focusWidget() is page.said
        press(Key.Key_Space)
        press(Key.Key_Down)
        press(Key.Key_3)
        press(Key.Key_Return)
        press(Key.Key_Down)
        press(Key.Key_4, ALT)
        assert page.into.text() == "记入：调解方案"
        press(Key.Key_Space)
        press(Key.Key_Right)
        press(Key.Key_5, ALT)
        press(Key.Key_Insert)
        write("双方另约时间。")
        press(Key.Key_Return)
        spoken = [each.sentence.text for each in page.work.spoken]
        assert [(section, text) for section, _, text in texts(page)] == [
            ("statements", spoken[0]),
            ("statements", spoken[1]),
            ("proposals", spoken[2]),
            ("result", "〔记〕双方另约时间。"),
        ]
        assert page.work.record.lines[1].role == "被申请人"
        press(Key.Key_F, ALT)
        qtbot.waitUntil(page.message.isVisible, timeout=LONG)
        assert "没有写是否告知权利义务" in page.message.text()
        press(Key.Key_0, ALT)
        people = page.head.attendance
        assert people.isAncestorOf(QApplication.focusWidget()), "a cell is open for writing"
        for row, proof in enumerate(("身份证", "授权委托书")):
            people.setCurrentCell(row, 3)
            write(proof)
            press(Key.Key_Return)
            QApplication.processEvents()
            people.setFocus()
        for name in ("rights_told", "challenge"):
            page.head.widgets[name].setFocus()
            press(Key.Key_Down)
        press(Key.Key_F, ALT)
        qtbot.waitUntil(lambda: not page.work.now.is_draft, timeout=LONG)
        record, paper = kept(desk, page.work.now.meeting.reception_id)
        assert (paper.status, paper.version, len(paper.digest)) == ("final", 1, 64)
        assert paper.values["statements"][1] == {"speaker": "被申请人", "text": spoken[1]}
        assert paper.values["proposals"][0]["text"] == spoken[2] + "〔让步〕"
        came = [(each["name"], each["role"], each["identity_checked"]) for each in paper.values["attendance"]]
        assert came == [("王小雨", "申请人", "身份证"), ("青岛某厂", "被申请人", "授权委托书")]
        heard = []
        monkeypatch.setattr(front, "hear", lambda sentence, _failed: heard.append(sentence.start))
        page.lines.setFocus()
        page.lines.go_to(record.record.lines[1].id)
        press(Key.Key_F4)
        assert heard == [record.record.lines[1].source.start]
        press(Key.Key_Delete)
        assert "定稿" in page.message.text()
        press(Key.Key_N, ALT)
        qtbot.waitUntil(lambda: page.work.is_draft, timeout=LONG)
        assert kept(desk, page.work.now.meeting.reception_id)[0].version == 2


def test_read_back_follows_and_a_party_corrects_and_agrees(machine, qtbot):
    with window_of(machine) as (desk, window):
        _, mediation = begin(desk, SAID)
        page = open_minutes(window, mediation, qtbot)
        for _ in SAID:
            press(Key.Key_Space)
            press(Key.Key_Down)
        press(Key.Key_L, ALT)
        read = page.read_back
        qtbot.waitUntil(read.isVisible, timeout=LONG)
        assert read.list.font().pointSize() >= 20
        page.lines.go_to(page.work.record.lines[1].id)
        assert read.list.key == page.lines.key
        read.activateWindow()
        qtbot.waitUntil(read.isActiveWindow, timeout=LONG)
        read.list.setFocus()
        press(Key.Key_Space)
        assert page.lines.key == read.list.key == page.work.record.lines[2].id
        press(Key.Key_Up)
        press(Key.Key_Return)
        qtbot.waitUntil(
            lambda: QApplication.focusWidget() is page.editor.who.lineEdit() or page.editor.who.hasFocus(), timeout=LONG
        )
        press(Key.Key_Backtab)
        page.editor.who.setCurrentText("王小雨")
        page.editor.words.setFocus()
        page.editor.words.selectAll()
        write("一共一万三千元。")
        press(Key.Key_Return)
        line = page.work.record.lines[1]
        assert (line.text, line.amendments[0].was, line.amendments[0].by) == ("一共一万三千元。", SAID[1][1], "王小雨")
        shown = read.list.rows.rows[2]
        assert (shown.text, shown.struck) == ("一共一万三千元。", (SAID[1][1],))
        page.lines.setFocus()
        press(Key.Key_Y, ALT)
        assert "王小雨" in read.confirmed.text()
        press(Key.Key_K, ALT)
        assert "王小雨" not in read.confirmed.text(), "what was changed is read again"
        read.activateWindow()
        qtbot.waitUntil(read.isActiveWindow, timeout=LONG)
        press(Key.Key_Escape)
        assert not read.isVisible()


def test_what_is_typed_is_written_down_within_a_second_and_comes_back(machine, qtbot):
    with window_of(machine) as (desk, window):
        _, mediation = begin(desk, SAID)
        page = open_minutes(window, mediation, qtbot)
        press(Key.Key_Space)
        press(Key.Key_Right)
        press(Key.Key_Insert)
        write("还没写完的一句")
        qtbot.waitUntil(lambda: kept(desk, mediation)[0] is not None, timeout=LONG)
        qtbot.waitUntil(lambda: len(kept(desk, mediation)[0].record.lines) == 2, timeout=3000)
        assert len(page.work.record.lines) == 1
    with window_of(machine) as (desk, window):
        page = open_minutes(window, mediation, qtbot)
        assert [text for _, _, text in texts(page)] == [SAID[0][1], "〔记〕还没写完的一句"]
        assert kept(desk, mediation)[1].values["statements"][1]["text"] == "〔记〕还没写完的一句"


def test_a_sentence_said_while_the_page_is_open_appears(machine, qtbot):
    with window_of(machine) as (desk, window):
        _, mediation = begin(desk, SAID[:1])
        page = open_minutes(window, mediation, qtbot)
        assert len(page.said.rows.rows) == 1
        recording = page.work.spoken[0].sentence.recording_id

        def work():
            with desk.unlocked.store.write(desk.unlocked.desk.actor) as session:
                registration.add_segment(session, recording, Heard(9.0, 10.0, "caller", "还有加班费。", 0.9), "test")

        desk.runner.write(work)
        qtbot.waitUntil(lambda: len(page.said.rows.rows) == 2, timeout=LONG)
        assert page.said.rows.rows[1].text == "还有加班费。"


def test_a_pause_stands_among_what_was_said_and_in_the_paper(machine, qtbot):
    with window_of(machine) as (desk, window):
        _, mediation = begin(desk, SAID)

        def pause():
            with desk.unlocked.store.write(desk.unlocked.desk.actor) as session:
                gaps.note(session, session.query(Recording).one().id, [Gap(5.5, gaps.PAUSED, 80.0)])

        desk.runner.write(pause).result()
        page = open_minutes(window, mediation, qtbot)
        assert [row.text for row in page.said.rows.rows] == [SAID[0][1], "（暂停 1 分 20 秒）", SAID[1][1], SAID[2][1]]
        press(Key.Key_Space)
        press(Key.Key_Down)
        press(Key.Key_Space)
        press(Key.Key_3)
        assert len(page.work.record.lines) == 1, "nobody says it, and it is no sentence to pick"
        assert page.work.record.said_by == {}
        page.work.settle()
        (told,) = kept(desk, mediation)[1].values["interruptions"]
        assert told["text"].endswith("录音第 0 分 5 秒处（暂停 1 分 20 秒）")


def test_an_inquiry_is_written_of_the_same_words(machine, qtbot):
    with window_of(machine) as (desk, window):
        _, mediation = begin(desk, SAID)
        page = open_minutes(window, mediation, qtbot)
        page.show_for(mediation, INQUIRY)
        page.refresh()
        qtbot.waitUntil(lambda: page.work.kind == INQUIRY, timeout=LONG)
        qtbot.waitUntil(lambda: list(page.names.values()) == ["问答"], timeout=LONG)
        page.said.setFocus()
        press(Key.Key_Space)
        assert [section for section, _, _ in texts(page)] == ["statements"]


def test_a_clerk_without_the_right_does_not_write_records(machine, qtbot):
    with window_of(machine, LI) as (desk, window):
        assert MINUTES_KEY not in {kind.key for kind in open_to(desk)}
        visit, _ = begin(desk)
        window.open_reception(visit)
        qtbot.waitUntil(lambda: window.page is window.case_page, timeout=LONG)
        show_active(window)
        press(Key.Key_F6, SHIFT)
        qtbot.waitUntil(lambda: isinstance(window.page, CallPage), timeout=LONG)
        assert window.page.header.minutes.isHidden()


def test_a_final_record_is_signed_on_the_pad_and_its_next_version_is_not_signed(machine, qtbot):
    with window_of(machine) as (desk, window):
        _, mediation = begin(desk, SAID)
        page = open_minutes(window, mediation, qtbot)
        assert page.signing.isHidden()
        press(Key.Key_Space)
        page.head.attendance.item(0, 3).setText("身份证")
        page.head.attendance.item(1, 3).setText("授权委托书")
        for name in ("rights_told", "challenge"):
            page.head.widgets[name].setCurrentIndex(1)
        press(Key.Key_F, ALT)
        qtbot.waitUntil(lambda: len(page.signing.waiting) == 4, timeout=LONG)
        assert page.signing.waiting[0] == ("王小雨", "申请人")
        press(Key.Key_S, ALT)
        qtbot.waitUntil(lambda: page.signing.dialog is not None and page.signing.dialog.isVisible(), timeout=LONG)
        pad = page.signing.dialog.pad
        pad._begin(QPointF(50, 50), 0.5)
        pad._go_on(QPointF(250, 90), 0.5)
        pad._end()
        png = pad.png()
        page.signing.dialog.take.click()
        qtbot.waitUntil(lambda: len(page.signing.waiting) == 3, timeout=LONG)
        assert page.signing.said.text().startswith("已签：王小雨　还没签：青岛某厂、王芳")
        signed = kept(desk, mediation)[0].form_id
        show_active(window)
        page.said.setFocus()
        press(Key.Key_N, ALT)
        qtbot.waitUntil(lambda: page.work.is_draft, timeout=LONG)
        assert page.signing.isHidden()
        second = kept(desk, mediation)[0].form_id
        assert [pictures_of(desk, form_id) for form_id in (signed, second)] == [[png], []]


def pictures_of(desk, form_id):
    def work():
        with desk.unlocked.store.read() as session:
            return [each.png for each in pad_signatures.pictures(session, form_id)]

    return desk.runner.run(work).result()


HEARD = (
    ("arbitrator", "现在开庭，请申请人说明请求。"),
    ("applicant", "要求支付三个月工资一万二千六百元。"),
    ("respondent", "公司资金困难，数额没有异议。"),
    ("applicant", "双方可以分两期付。"),
)


def test_a_hearings_record_begins_with_who_is_there_and_its_phases_say_where_a_sentence_belongs(machine, qtbot):
    with window_of(machine) as (desk, window):

        def work():
            actor = desk.unlocked.desk
            with desk.unlocked.store.write(actor.actor) as session:
                visit = registration.begin_reception(session, actor, "visit")
                case_id = registration.register(session, actor, visit, ENTRY)
                session.flush()
                hearing = sessions.begin(session, actor, case_id, sessions.HEARING)
                session.flush()
                for role, name in (("arbitrator", "孙裁"), ("recorder", "李书"), ("witness", "周工友")):
                    sessions.set_name(session, hearing, role, name)
                sessions.give_leave(session, hearing, "孙裁")
                recording, _ = registration.begin_recording(session, hearing, 16000, 1)
                session.flush()
                for n, (who, text) in enumerate(HEARD):
                    heard = Heard(n * 6.0, n * 6 + 5.0, who, text, 0.9)
                    registration.add_segment(session, recording, heard, "test")
                for at, kind, what in (
                    (5.5, marks.PHASE, "claims"),
                    (14.0, marks.POINT, ""),
                    (17.0, marks.PHASE, "last"),
                ):
                    marks.set_mark(session, recording, marks.Mark(at, kind, what))
            return hearing

        page = open_minutes(window, desk.runner.write(work).result(), qtbot)
        assert page.work.kind == HEARING
        assert [page.work.record.head[name] for name in ("chief_arbitrator", "recorder")] == ["孙裁", "李书"]
        assert ("周工友", "证人") in [(each.name, each.role) for each in page.work.record.attendance]
        rows = [row.head if row.heading else row.text for row in page.said.rows.rows]
        assert (
            rows == [HEARD[0][1], "申请、答辩", HEARD[1][1], HEARD[2][1], "重点", "最后陈述", HEARD[3][1]][: len(rows)]
        )
        for row in page.said.rows.rows:
            if row.key and not row.text.startswith("现在开庭"):
                page.said.go_to(row.key)
                press(Key.Key_Space)
        assert [(section, role) for section, role, _ in texts(page)] == [
            ("claims", "申请人"),
            ("defence", "被申请人"),
            ("final_statements", "申请人"),
        ]
        page.said.go_to(page.said.rows.rows[0].key)
        press(Key.Key_3, ALT)  # 庭审调查: where the phase tells nothing, whoever writes it says where
        page.said.setFocus()
        press(Key.Key_Space)
        assert ("statements", "仲裁员", HEARD[0][1]) in texts(page)
