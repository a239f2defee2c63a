"""Which keys a foot pedal sends: pressed once into each field."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.properties import having


class PedalDialog(QDialog):
    """One field for each act; an empty one leaves the keys that there were at first."""

    def __init__(
        self,
        keys: Mapping[str, str],
        first: Mapping[str, str],
        chosen: Callable[[dict[str, str]], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("脚踏板"))
        self._first, self._chosen = first, chosen
        names = {
            "play": self.tr("播放、暂停"),
            "back": self.tr("退 3 秒"),
            "loop": self.tr("重复本句"),
            "doubtful": self.tr("下一句存疑"),
        }
        self.fields: dict[str, QKeySequenceEdit] = {}
        rows = QFormLayout()
        for name, words in names.items():
            field = having(QKeySequenceEdit(), accessibleName=words, maximumSequenceLength=1, clearButtonEnabled=True)
            if keys[name] != first[name]:
                field.setKeySequence(QKeySequence(keys[name].split("; ")[0]))
            if line := field.findChild(QLineEdit):  # Qt says it in English
                line.setPlaceholderText(self.tr("踩一下，或按键"))
            self.fields[name] = field
            rows.addRow(words, field)
        save, cancel = having(QPushButton(self.tr("保存")), objectName="primary"), QPushButton(self.tr("取消  Esc"))
        save.clicked.connect(self._save)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(save)
        buttons.addWidget(cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(QLabel(self.tr("光标放进一格，再踩一下踏板。空着的用原来的键。"), wordWrap=True))
        layout.addLayout(rows)
        layout.addLayout(buttons)

    def _save(self) -> None:
        """The keys of a pedal come beside those that there were."""
        keys = {}
        for name, field in self.fields.items():
            own = field.keySequence().toString()
            keys[name] = f"{own}; {self._first[name]}" if own else self._first[name]
        self._chosen(keys)
        self.accept()
