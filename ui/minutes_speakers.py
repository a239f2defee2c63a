"""Who speaks on which channel of a recording, in the paper's words."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from ui.flow_layout import FlowLayout
from ui.properties import having
from ui.words import speaker


class Speakers(QWidget):
    """One choice for each channel that was heard."""

    named = Signal(str, str)
    """A channel and the role of whoever speaks on it."""

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[str, QComboBox] = {}
        self._row = FlowLayout(8)
        self.setLayout(self._row)
        self.hide()

    def show_them(self, labels: Collection[str], roles: Mapping[str, str], choices: Sequence[str]) -> None:
        """These channels; who is chosen for each."""
        if set(labels) != set(self.boxes) or any(box.count() != len(choices) + 1 for box in self.boxes.values()):
            self._make(sorted(labels), choices)
        for label, box in self.boxes.items():
            box.setCurrentIndex(max(box.findText(roles.get(label, "")), 0))
        self.setVisible(bool(self.boxes))

    def _make(self, labels: Sequence[str], choices: Sequence[str]) -> None:
        while item := self._row.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        self.boxes = {}
        for label in labels:
            name = self.tr("“{0}”是").format(speaker(label))
            box = self.boxes[label] = having(QComboBox(), accessibleName=name)
            box.addItems(["", *choices])
            box.activated.connect(lambda _row, label=label, box=box: self.named.emit(label, box.currentText()))
            pair = QWidget()
            line = QHBoxLayout(pair)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(QLabel(name))
            line.addWidget(box)
            self._row.addWidget(pair)
