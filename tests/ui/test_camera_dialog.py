"""A portrait by the keyboard: from the camera, or from a file where there is none."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import resources
from desktop.camera import PORTRAIT, Camera, NoCamera, SimulatedCamera
from offline_store import keyfile
from tests.machine_desk import LONG, make_machine, window_of
from ui.call_page import CallPage
from ui.camera_dialog import CameraDialog
from ui.demo import show_active


class Absent(Camera):
    """What a desk without a camera has."""

    def start(self):
        self.failed.emit(NoCamera())

    def stop(self):
        pass


@pytest.fixture
def work(tmp_path, monkeypatch, qapp):
    monkeypatch.setattr(keyfile, "ARGON2", keyfile.ARGON2 | {"memory": 1024})
    with window_of(make_machine(tmp_path / "machine")[0]) as (desk, window):
        yield desk, window


def dialog_on_a_visit(desk, window, camera, qtbot):
    desk.front_desk.cameras.open = camera
    QTest.keyClick(window, Qt.Key.Key_F6)
    qtbot.waitUntil(lambda: isinstance(window.page, CallPage), timeout=LONG)
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    dialog = window.page.findChild(CameraDialog)
    qtbot.waitUntil(dialog.isActiveWindow, timeout=LONG)
    return dialog


def test_a_portrait_is_taken_and_saved_with_the_person(work, qtbot):
    desk, window = work
    dialog = dialog_on_a_visit(desk, window, lambda: SimulatedCamera(practice=True), qtbot)
    page = window.page
    qtbot.waitUntil(dialog.go.isEnabled, timeout=LONG)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert "用这张" in dialog.go.text()
    with qtbot.assertNotEmitted(dialog.taken):
        QTest.keyClick(dialog, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(dialog.go.isEnabled, timeout=LONG)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert QImage.fromData(page.form.person.portrait.kept).size() == PORTRAIT
    assert page.form.person.toggle.isChecked()
    assert page.form.draft()["person"]["portrait"]
    show_active(window)
    QTest.keyClicks(page.form.fields["name"].line, "Wang")
    QTest.keyClick(window, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: window.page is window.case_page, timeout=LONG)
    assert window.case_page.view.entry.person.portrait == page.form.person.portrait.kept


def test_without_a_camera_a_file_does_it_and_a_wrong_one_is_refused_in_words(work, qtbot, tmp_path):
    desk, window = work
    dialog = dialog_on_a_visit(desk, window, Absent, qtbot)
    assert "没有找到摄像头" in dialog.said.text()
    assert not dialog.go.isEnabled()
    assert QApplication.focusWidget() is dialog.file
    (tmp_path / "list.jpg").write_text("姓名")
    dialog.read_file(str(tmp_path / "list.jpg"))
    qtbot.waitUntil(lambda: "不是图片" in dialog.said.text(), timeout=LONG)
    assert not dialog.go.isEnabled()
    dialog.read_file(str(resources.path("samples/portrait.png")))
    qtbot.waitUntil(dialog.go.isEnabled, timeout=LONG)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert window.page.form.person.portrait.kept


def test_who_goes_away_has_taken_nothing(work, qtbot):
    desk, window = work
    dialog = dialog_on_a_visit(desk, window, lambda: SimulatedCamera(practice=True), qtbot)
    camera = dialog._camera
    qtbot.waitUntil(dialog.go.isEnabled, timeout=LONG)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not camera._timer.isActive()
    assert window.page.form.person.portrait.kept is None
