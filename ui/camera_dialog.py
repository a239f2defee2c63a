"""拍照: what the camera sees with the frame of a card's picture, taken with Enter; or a picture file instead."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.camera import Cameras, cropped, portrait_of, portrait_shape
from offline_store.errors import ExpectedError
from ui.properties import having
from ui.words import explained

SHOWN = QSize(480, 360)
"""Pixels of the picture on the screen, at 100 %."""
SHADE = QColor(20, 28, 40, 120)
"""Over what the portrait leaves out."""


class Finder(QWidget):
    """The picture as it is seen; what lies beside the portrait is shaded."""

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        self.setFixedSize(SHOWN)

    def show_image(self, image: QImage) -> None:
        """Show this now."""
        self.image = image
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The whole picture, and the shade left and right of its middle."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#e9edf2"))
        if not self.image.isNull():
            size = self.image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.rect().adjusted(left, top, -left, -top), self.image)
            shape = portrait_shape(size)
            beside, above = (size.width() - shape.width()) // 2, (size.height() - shape.height()) // 2
            painter.fillRect(left, top, beside, size.height(), SHADE)
            painter.fillRect(left + beside + shape.width(), top, beside, size.height(), SHADE)
            painter.fillRect(left + beside, top, shape.width(), above, SHADE)
            painter.fillRect(left + beside, top + above + shape.height(), shape.width(), above, SHADE)
        painter.end()


class CameraDialog(QDialog):
    """Nothing is kept until the picture is taken over."""

    taken = Signal(bytes)
    """The portrait, a small JPEG."""

    def __init__(self, cameras: Cameras, parent: QWidget) -> None:
        super().__init__(parent)
        self._cameras, self._camera = cameras, cameras.open()
        self._chosen = QImage()
        """What was taken; empty while the camera is looked through."""
        self.setWindowTitle(self.tr("拍照"))
        self.finder = Finder()
        self.finder.setAccessibleName(self.tr("摄像头画面"))
        self.said = QLabel(wordWrap=True)
        self.go = having(QPushButton(default=True), objectName="primary")
        self.again = QPushButton(self.tr("重拍  Alt+R"))
        self.again.setShortcut("Alt+R")
        self.file = QPushButton(self.tr("选择图片文件…  Alt+O"))
        self.file.setShortcut("Alt+O")
        self._build()
        self.go.clicked.connect(self._go)
        self.again.clicked.connect(self.look)
        self.file.clicked.connect(self.choose_file)
        self.finished.connect(lambda _result: self._camera.stop())
        self._camera.seen.connect(self._see)
        self._camera.failed.connect(self._failed)
        self.look()

    def look(self) -> None:
        """Look through the camera, and drop what was taken."""
        self._chosen = QImage()
        self.finder.show_image(QImage())
        self.said.setText(self.tr("正在打开摄像头…"))
        self._show_keys()
        self._camera.start()

    def choose_file(self) -> None:
        """Ask for a picture file."""
        kinds = self.tr("图片") + " (*.jpg *.jpeg *.png)"
        name, _ = QFileDialog.getOpenFileName(self, self.tr("打开图片"), "", kinds)
        if name:
            self.read_file(name)

    def read_file(self, name: str) -> None:
        """Take the picture in a file; one that is none is refused in words."""
        self._cameras.read_file(name, self._choose, self._refuse)

    def _see(self, image: QImage) -> None:
        if not self._chosen.isNull():
            return
        is_first = self.finder.image.isNull()
        self.finder.show_image(image)
        if is_first:
            self.said.setText(self.tr("请对方坐正、看镜头，脸在框里，按回车拍照。"))
            self._show_keys()
            self.go.setFocus()

    def _failed(self, error: ExpectedError) -> None:
        self._camera.stop()
        self.finder.show_image(QImage())
        self.said.setText(explained(error))
        self._show_keys()
        self.file.setFocus()

    def _refuse(self, error: ExpectedError) -> None:
        self.said.setText(explained(error))

    def _choose(self, image: QImage) -> None:
        self._camera.stop()
        self._chosen = image
        self.finder.show_image(cropped(image))
        self.said.setText(self.tr("就用这张吗？照片和本人情况一起保存。"))
        self._show_keys()
        self.go.setFocus()

    def _go(self) -> None:
        if self._chosen.isNull():
            self._choose(self.finder.image)
        else:
            self.taken.emit(portrait_of(self._chosen))
            self.accept()

    def _show_keys(self) -> None:
        is_taken = not self._chosen.isNull()
        self.go.setText(self.tr("用这张  ⏎") if is_taken else self.tr("拍照  ⏎"))
        self.go.setEnabled(is_taken or not self.finder.image.isNull())
        self.again.setVisible(is_taken)

    def _build(self) -> None:
        keys = QHBoxLayout()
        cancel = QPushButton(self.tr("取消  Esc"))
        cancel.clicked.connect(self.reject)
        for button in (self.file, self.again):
            keys.addWidget(button)
        keys.addStretch(1)
        keys.addWidget(self.go)
        keys.addWidget(cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self.finder, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self.said)
        layout.addLayout(keys)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(button is self.go)
