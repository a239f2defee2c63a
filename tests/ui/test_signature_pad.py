"""The pad draws what a mouse or a pen writes, takes strokes back, and refuses what is no signature."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest

from ui.signature_pad import HIGH, WIDE, SignatureDialog, SignaturePad


@pytest.fixture
def pad(qtbot):
    shown = SignaturePad()
    qtbot.addWidget(shown)
    shown.show()
    return shown


def stroke(pad, *points):
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(*points[0]))
    for point in points[1:]:
        move(pad, point)
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(*points[-1]))


def move(pad, point):
    """With the button held, which `QTest.mouseMove` does not say."""
    from PySide6.QtGui import QMouseEvent

    left = Qt.MouseButton.LeftButton
    at = QPointF(*point)
    event = QMouseEvent(QEvent.Type.MouseMove, at, pad.mapToGlobal(at), left, left, Qt.KeyboardModifier.NoModifier)
    pad.mouseMoveEvent(event)


def pen(pad, kind, at, pressure):
    device = QPointingDevice(
        "pen",
        1,
        QInputDevice.DeviceType.Stylus,
        QPointingDevice.PointerType.Pen,
        QInputDevice.Capability.Position | QInputDevice.Capability.Pressure,
        1,
        1,
    )
    left = Qt.MouseButton.LeftButton
    where = QPointF(*at)
    event = QTabletEvent(
        kind, device, where, pad.mapToGlobal(where).toPoint(), pressure, 0, 0, 0, 0, 0, Qt.KeyboardModifier.NoModifier,
        left, left,
    )  # fmt: skip
    pad.tabletEvent(event)
    assert event.isAccepted()


def image(pad):
    made = QImage()
    assert made.loadFromData(pad.png(), "PNG")
    return made


def dark(made):
    grey = made.convertToFormat(QImage.Format.Format_Grayscale8)
    return sum(grey.pixelColor(x, y).value() < 128 for x in range(grey.width()) for y in range(grey.height()))


def test_what_is_written_is_the_picture_cut_to_its_size(pad):
    stroke(pad, (100, 100), (200, 100), (200, 150))
    made = image(pad)
    assert 100 < made.width() < 120
    assert 50 < made.height() < 70
    assert dark(made) > 300
    assert len(pad.png()) < 8 * 1024


def test_a_stroke_is_taken_back_and_all_of_them(pad):
    stroke(pad, (100, 100), (200, 100))
    one = pad.png()
    stroke(pad, (100, 120), (260, 190))
    assert pad.png() != one
    QTest.keyClick(pad, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert pad.png() == one
    QTest.keyClick(pad, Qt.Key.Key_Delete)
    assert pad.is_empty
    assert pad.png() == b""
    QTest.keyClick(pad, Qt.Key.Key_Backspace)


def test_a_slip_of_the_pen_is_no_signature(pad):
    assert pad.png() == b""
    stroke(pad, (100, 100), (104, 103))
    assert pad.png() == b""


def test_a_pen_that_is_pressed_writes_thicker_and_stays_on_the_pad(pad):
    inked = []
    for pressure in (0.1, 1.0):
        pad.clear()
        pen(pad, QEvent.Type.TabletPress, (50, 60), pressure)
        pen(pad, QEvent.Type.TabletMove, (300, 60), pressure)
        pen(pad, QEvent.Type.TabletMove, (9000, 60), pressure)
        pen(pad, QEvent.Type.TabletRelease, (9000, 60), 0)
        pen(pad, QEvent.Type.TabletMove, (10, 10), pressure)
        inked.append(dark(image(pad)))
        assert image(pad).width() <= WIDE
        assert image(pad).height() <= HIGH
        assert len(pad.strokes) == 1
    assert inked[1] > 2 * inked[0]


def test_the_dialog_keeps_what_was_signed_and_refuses_nothing(qtbot):
    dialog = SignatureDialog("第 1 版　3702-01", (("王小雨", "申请人"), ("王芳", "调解员")), None)
    qtbot.addWidget(dialog)
    dialog.show()
    kept = []
    dialog.keep_by(lambda *signed: kept.append(signed))
    dialog.take.click()
    assert "还没有写字" in dialog.message.text()
    assert kept == []
    stroke(dialog.pad, (100, 100), (200, 150))
    assert dialog.message.text() == ""
    dialog.who.setCurrentIndex(1)
    dialog.take.click()
    assert kept == [("王芳", "调解员", dialog.pad.png())]
    dialog.kept()
    assert not dialog.isVisible()
