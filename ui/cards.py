"""The white cards that pages are made of."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.properties import having


def card(title: str, content: QWidget) -> QFrame:
    """A card with a title above its content."""
    frame = having(QFrame(), objectName="card")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(16, 12, 16, 16)
    layout.addWidget(having(QLabel(title), objectName="cardTitle"))
    layout.addWidget(content, 1)
    return frame


class _Scrolling(QScrollArea):
    """Scrolls to whatever gets the keyboard, also when the program gives it: Qt itself does so for Tab alone."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, focused: QWidget | None) -> None:
        if focused is not None and self.isAncestorOf(focused):
            self.ensureWidgetVisible(focused)


def scrolling(content: QWidget) -> QScrollArea:
    """The content with a bar at its side where the screen is too small for all of it; the cursor stays in sight."""
    return _Scrolling(content)
