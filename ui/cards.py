"""The white cards that pages are made of."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.properties import having


def card(title: str, content: QWidget) -> QFrame:
    """A card with a title above its content."""
    frame = having(QFrame(), objectName="card")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(16, 12, 16, 16)
    layout.addWidget(having(QLabel(title), objectName="cardTitle"))
    layout.addWidget(content, 1)
    if isinstance(content, QScrollArea):
        content.setAccessibleName(title)
    return frame


class _Scrolling(QScrollArea):
    """Scrolls to whatever gets the keyboard, also when the program gives it: Qt itself does so for Tab alone.

    The content is given the height that its wrapped lines need at this width: Qt asks for that of one line each.
    """

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("可以上下滚动的内容"))  # a card says what of
        self.setWidget(content)
        content.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width needs another height."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The content says other things."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        layout = self.widget().layout()
        if layout is not None and layout.hasHeightForWidth():
            self.widget().setMinimumHeight(layout.minimumHeightForWidth(self.viewport().width()))

    def _follow(self, _old: QWidget | None, focused: QWidget | None) -> None:
        if focused is not None and self.isAncestorOf(focused):
            self.ensureWidgetVisible(focused)


def scrolling(content: QWidget) -> QScrollArea:
    """The content with a bar at its side where the screen is too small for all of it; the cursor stays in sight."""
    return _Scrolling(content)
