"""The contract that every camera keeps, the simulated one under it, and what is kept of a picture."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtMultimedia import QMediaDevices

import resources
from desktop.camera import (
    PORTRAIT,
    CameraGone,
    NoCamera,
    NotAPicture,
    SimulatedCamera,
    SystemCamera,
    picture_in,
    portrait_of,
    portrait_shape,
)

KEPT = 30_000
"""Bytes a portrait may have; it goes with the record to every desk."""


class CameraContract:
    """A camera's test gives `camera`, which has somebody in front of it."""

    def test_it_shows_pictures_from_start_to_stop(self, camera, qtbot):
        with qtbot.waitSignals([camera.seen] * 3, timeout=10_000):
            camera.start()
        with qtbot.waitSignal(camera.seen) as seen:
            pass
        assert not seen.args[0].isNull()
        camera.stop()
        with qtbot.assertNotEmitted(camera.seen, wait=200):
            pass

    def test_it_can_be_started_again(self, camera, qtbot):
        for _ in range(2):
            with qtbot.waitSignal(camera.seen, timeout=10_000):
                camera.start()
            camera.stop()

    def test_stopping_what_does_not_run_is_nothing(self, camera):
        camera.stop()


class TestSimulatedCamera(CameraContract):
    @pytest.fixture
    def camera(self, qapp):
        return SimulatedCamera(practice=True)

    def test_it_cannot_be_made_for_real_work(self):
        with pytest.raises(RuntimeError):
            SimulatedCamera(practice=False)


@pytest.fixture
def no_devices(monkeypatch, qapp):
    monkeypatch.setattr(QMediaDevices, "videoInputs", staticmethod(list))


def test_without_a_camera_it_says_so(no_devices, qtbot):
    camera = SystemCamera()
    with qtbot.waitSignal(camera.failed) as failed:
        camera.start()
    assert isinstance(failed.args[0], NoCamera)
    camera.stop()
    assert "被占用" in str(CameraGone(reason="被占用"))


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 3000), st.integers(1, 3000))
def test_the_part_that_is_kept_lies_inside_and_is_as_large_as_can_be(width, height):
    part = portrait_shape(QSize(width, height))
    assert part.width() <= width
    assert part.height() <= height
    assert part.width() == width or part.height() == height


@pytest.mark.parametrize("size", [QSize(640, 480), QSize(480, 640), QSize(1920, 1080), QSize(102, 126)])
def test_a_portrait_is_small_has_a_cards_shape_and_shows_the_middle(size):
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    shape = portrait_shape(size)
    left = (size.width() - shape.width()) // 2
    for x in range(left + 2, left + shape.width() - 2):
        for y in range(0, size.height(), 7):
            image.setPixelColor(x, y, QColor("blue"))
    kept = portrait_of(image)
    assert len(kept) < KEPT
    assert kept.startswith(b"\xff\xd8")
    assert QImage.fromData(kept).size() == PORTRAIT


def test_what_is_clear_becomes_white():
    image = QImage(300, 400, QImage.Format.Format_ARGB32)
    image.fill(0)
    assert QImage.fromData(portrait_of(image)).pixelColor(100, 100).lightness() > 250


def test_a_file_that_is_no_picture_or_far_too_large_is_refused(tmp_path):
    assert not picture_in(str(resources.path("samples/portrait.png"))).isNull()
    (tmp_path / "list.jpg").write_text("姓名,电话")
    huge = QImage(6000, 6000, QImage.Format.Format_RGB32)
    huge.fill(0)
    huge.save(str(tmp_path / "huge.png"))
    for name in ("list.jpg", "missing.png", "huge.png"):
        with pytest.raises(NotAPicture):
            picture_in(str(tmp_path / name))
    with pytest.raises(NotAPicture):
        portrait_of(QImage())
