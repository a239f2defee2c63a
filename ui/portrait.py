"""The picture of a person's card on the screen."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel

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
