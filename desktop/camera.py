"""A camera for the portrait: the interface, this machine's own through Qt Multimedia, and a simulated one.

Pictures come as they are seen, many a second; the last one is the one that is taken. Nothing of them is kept but the
portrait that the clerk takes over. tests/desktop/test_camera.py has the contract that every camera must pass.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QBuffer, QIODevice, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QImageReader, QPainter

import resources
from desktop.tasks import Runner
from offline_store.errors import ExpectedError

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QMediaCaptureSession

PORTRAIT = QSize(204, 252)
"""Pixels kept: twice each way what the chip of a resident's card has, of the same shape (102 by 126, GA 490-2004)."""
QUALITY = 85
"""Of JPEG, in per cent: about 10 kB for a portrait."""
LARGEST_PICTURE = 25_000_000
"""Pixels of a picture file; a bigger one is refused before it is read."""
EVERY = 60
"""Milliseconds between two pictures of the simulated camera."""


class NoCamera(ExpectedError):
    """This desk has none."""

    title = "这台电脑没有摄像头"
    explanation = "没有找到摄像头，或者系统不让程序使用它。"
    advice = "接上摄像头后再打开这一页；也可以选择一张图片文件。"


class CameraGone(ExpectedError):
    """It was taken out, or another program has it."""

    title = "摄像头没有画面"
    explanation = "摄像头拔掉了，或者正被别的程序使用：{reason}。"
    advice = "请检查连线、关掉别的程序后再试；也可以选择一张图片文件。"


class NotAPicture(ExpectedError):
    """A file that cannot be read as one, or is far too big."""

    title = "这个文件不能当照片"
    explanation = "文件不是图片，或者图片太大，没有任何改动。"
    advice = "请选择 JPEG 或 PNG 图片。"


class Camera(QObject):
    """Shows what it sees from `start` to `stop`; every camera is one of these."""

    seen = Signal(QImage)
    failed = Signal(object)
    """NoCamera or CameraGone; no picture comes any more."""

    def start(self) -> None:
        """Begin; pictures come as `seen`."""
        raise NotImplementedError

    def stop(self) -> None:
        """No picture comes any more, and other programs can have the device."""
        raise NotImplementedError


class SystemCamera(Camera):
    """The one that the system offers first, by Qt Multimedia, which is loaded only now."""

    def __init__(self) -> None:
        super().__init__()
        self._session: QMediaCaptureSession | None = None
        self._parts: tuple[Any, ...] = ()

    def start(self) -> None:
        """See `Camera.start`."""
        from PySide6.QtMultimedia import QCamera, QMediaCaptureSession, QMediaDevices, QVideoSink

        if not QMediaDevices.videoInputs():
            self.failed.emit(NoCamera())
            return
        self._session, camera, sink = QMediaCaptureSession(), QCamera(QMediaDevices.defaultVideoInput()), QVideoSink()
        self._parts = (camera, sink)
        sink.videoFrameChanged.connect(lambda frame: self.seen.emit(frame.toImage()) if frame.isValid() else None)
        camera.errorOccurred.connect(lambda _error, reason: self.failed.emit(CameraGone(reason=reason)))
        self._session.setCamera(camera)
        self._session.setVideoSink(sink)
        camera.start()

    def stop(self) -> None:
        """See `Camera.stop`."""
        if self._session:
            self._parts[0].stop()
            self._session, self._parts = None, ()


class SimulatedCamera(Camera):
    """Sees the sample portrait. For practice and tests alone: it refuses to be made elsewhere."""

    def __init__(self, *, practice: bool) -> None:
        super().__init__()
        if not practice:
            raise RuntimeError("a simulated camera would keep pictures of nobody")
        self._picture = QImage(str(resources.path("samples/portrait.png")))
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(lambda: self.seen.emit(self._picture))

    def start(self) -> None:
        """See `Camera.start`."""
        self._timer.start()

    def stop(self) -> None:
        """See `Camera.stop`."""
        self._timer.stop()


class Cameras:
    """The camera of this desk, and picture files in its place."""

    def __init__(self, runner: Runner) -> None:
        self._runner = runner
        self.open: Callable[[], Camera] = SystemCamera
        """Makes the camera, each time it is wanted."""

    def read_file(self, path: str, done: Callable[[QImage], None], failed: Callable[[ExpectedError], None]) -> None:
        """The picture in a file, on the screen's thread; `failed` hears NotAPicture."""
        self._runner.run(lambda: picture_in(path), done, failed)


def portrait_shape(size: QSize) -> QSize:
    """The largest upright part of a picture that has a card's shape."""
    return PORTRAIT.scaled(size, Qt.AspectRatioMode.KeepAspectRatio)


def cropped(image: QImage) -> QImage:
    """Its middle, in a card's shape."""
    shape = portrait_shape(image.size())
    left, top = (image.width() - shape.width()) // 2, (image.height() - shape.height()) // 2
    return image.copy(left, top, shape.width(), shape.height())


def portrait_of(image: QImage) -> bytes:
    """The middle of a picture as a small JPEG. Raises NotAPicture for an empty one."""
    if image.isNull():
        raise NotAPicture
    small = cropped(image).scaled(
        PORTRAIT, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    flat = QImage(small.size(), QImage.Format.Format_RGB32)
    flat.fill(Qt.GlobalColor.white)  # what is clear in a PNG would be black in a JPEG
    painter = QPainter(flat)
    painter.drawImage(0, 0, small)
    painter.end()
    flat.save(buffer, "JPEG", QUALITY)  # type: ignore[call-overload]  # Qt takes the format as text
    return bytes(buffer.data().data())


def picture_in(path: str) -> QImage:
    """A picture file, turned as the camera noted. Raises NotAPicture."""
    reader = QImageReader(path)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() * size.height() > LARGEST_PICTURE or (image := reader.read()).isNull():
        raise NotAPicture
    return image
