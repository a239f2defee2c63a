"""The white cards that pages are made of."""

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ui.properties import having


def card(title: str, content: QWidget) -> QFrame:
    """A card with a title above its content."""
    frame = having(QFrame(), objectName="card")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(16, 12, 16, 16)
    layout.addWidget(having(QLabel(title), objectName="cardTitle"))
    layout.addWidget(content, 1)
    return frame
