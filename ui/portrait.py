"""The picture of a person's card on the screen."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from ui.properties import having

LARGEST = 100_000
"""Bytes of a picture that is kept: it goes with the record to the centre and its desks. A card's has about 5,000."""
HEIGHT = 126
"""Pixels, as the card's own picture has."""


class Portrait(QLabel):
    """One picture, or none."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: bytes | None = None
        self.setAccessibleName(QCoreApplication.translate("person", "证件照片"))
        self.hide()

    def show_picture(self, picture: bytes | None) -> None:
        """Show and keep a picture; one that is none, or too large, is not kept."""
        image = QPixmap()
        is_good = picture is not None and len(picture) <= LARGEST and image.loadFromData(picture)
        self.kept = picture if is_good else None
        self.setPixmap(image.scaledToHeight(HEIGHT, Qt.TransformationMode.SmoothTransformation) if is_good else image)
        self.setVisible(bool(is_good))


class PortraitField(QWidget):
    """A picture in a form: from the card, from the camera, or none."""

    edited = Signal()
    wanted = Signal()
    """One is to be taken."""

    def __init__(self) -> None:
        super().__init__()
        self._portrait = Portrait()
        take = having(QToolButton(), text=self.tr("拍照  Ctrl+P"), objectName="choose")
        self._drop = having(QToolButton(), text=self.tr("删去照片"), objectName="choose", visible=False)
        take.clicked.connect(self.wanted)
        self._drop.clicked.connect(lambda: self.take(None))
        buttons = QVBoxLayout()
        buttons.addStretch(1)
        for button in (take, self._drop):
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._portrait)
        layout.addLayout(buttons, 1)

    @property
    def kept(self) -> bytes | None:
        """What is to be saved."""
        return self._portrait.kept

    def show_picture(self, picture: bytes | None) -> None:
        """As loaded, or read from a card."""
        self._portrait.show_picture(picture)
        self._drop.setVisible(self.kept is not None)

    def cover(self, *, covered: bool) -> None:
        """Show it, or keep it from being seen."""
        self._portrait.setVisible(self.kept is not None and not covered)

    def take(self, picture: bytes | None) -> None:
        """The clerk has taken one, or does not want the one there is."""
        self.show_picture(picture)
        self.edited.emit()
