"""Two versions of a text side by side, line by line: what was taken away at the left, what came at the right."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeySequence, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QTextEdit, QVBoxLayout, QWidget

from ui.properties import having

GONE, CAME, NOTHING = QColor("#f8dcd8"), QColor("#d8ecd9"), QColor("#f0efec")
GONE_WORD, CAME_WORD = QColor("#eba79d"), QColor("#9fd0a3")
"""Behind a line that is another one, and behind the characters of it that are."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A line and what stands in its place in the other version; None where nothing does."""

    left: str | None
    right: str | None

    @property
    def is_same(self) -> bool:
        """Whether nothing was changed."""
        return self.left == self.right


def pairs(first: Sequence[str], second: Sequence[str]) -> list[Pair]:
    """The lines of both versions, each beside what became of it."""
    found: list[Pair] = []
    for _, a, b, c, d in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        left, right = first[a:b], second[c:d]
        for place in range(max(len(left), len(right))):
            found.append(Pair(left[place] if place < len(left) else None, right[place] if place < len(right) else None))
    return found


class VersionCompare(QWidget):
    """Both texts, scrolled together; a word above says how much differs."""

    def __init__(self, first_name: str, second_name: str, first: Sequence[str], second: Sequence[str]) -> None:
        super().__init__()
        self.pairs = pairs(first, second)
        self.differences = [place for place, pair in enumerate(self.pairs) if not pair.is_same]
        self.left, self.right = self._side(first_name), self._side(second_name)
        count = len(self.differences)
        text = self.tr("{0} 处不同，红的是去掉的，绿的是新写的。").format(count) if count else self.tr("两版内容一样。")
        self.summary = QLabel(text, wordWrap=True)
        self._build(first_name, second_name)
        self._fill()
        self._at = -1
        for one, other in ((self.left, self.right), (self.right, self.left)):
            one.verticalScrollBar().valueChanged.connect(other.verticalScrollBar().setValue)

    def next_difference(self) -> None:
        """Show the next place where they differ; after the last the first."""
        if self.differences:
            self._at = (self._at + 1) % len(self.differences)
            for side in (self.left, self.right):
                cursor = QTextCursor(side.document().findBlockByNumber(self.differences[self._at]))
                side.setTextCursor(cursor)
                side.centerCursor()

    def _side(self, name: str) -> QPlainTextEdit:
        side = having(QPlainTextEdit(readOnly=True, tabChangesFocus=True), accessibleName=name)
        side.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        return side

    def _build(self, first_name: str, second_name: str) -> None:
        sides = QHBoxLayout()
        sides.setSpacing(12)
        for name, side in ((first_name, self.left), (second_name, self.right)):
            column = QVBoxLayout()
            column.addWidget(having(QLabel(name, wordWrap=True), objectName="cardTitle"))
            column.addWidget(side, 1)
            sides.addLayout(column, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.summary)
        layout.addLayout(sides, 1)

    def _fill(self) -> None:
        for side, of, line_colour, word_colour in (
            (self.left, "left", GONE, GONE_WORD),
            (self.right, "right", CAME, CAME_WORD),
        ):
            side.setPlainText("\n".join(getattr(pair, of) or "" for pair in self.pairs))
            for place in self.differences:
                pair = self.pairs[place]
                own = getattr(pair, of)
                block = QTextBlockFormat()
                block.setBackground(NOTHING if own is None else line_colour)
                QTextCursor(side.document().findBlockByNumber(place)).setBlockFormat(block)
            side.setExtraSelections(self._words(side, of, word_colour))

    def _words(self, side: QPlainTextEdit, of: str, colour: QColor) -> list[QTextEdit.ExtraSelection]:
        """The characters that differ within a line that both have."""
        found = []
        look = QTextCharFormat()
        look.setBackground(colour)
        for place in self.differences:
            pair = self.pairs[place]
            if pair.left is None or pair.right is None:
                continue
            start_of_line = side.document().findBlockByNumber(place).position()
            for tag, a, b, c, d in SequenceMatcher(None, pair.left, pair.right, autojunk=False).get_opcodes():
                start, end = (a, b) if of == "left" else (c, d)
                if tag == "equal" or start == end:
                    continue
                selection = QTextEdit.ExtraSelection()
                cursor = QTextCursor(side.document())
                cursor.setPosition(start_of_line + _units(getattr(pair, of)[:start]))
                cursor.setPosition(start_of_line + _units(getattr(pair, of)[:end]), QTextCursor.MoveMode.KeepAnchor)
                selection.cursor, selection.format = cursor, look  # type: ignore[attr-defined]
                found.append(selection)
        return found


class CompareDialog(QDialog):
    """The comparison in a window of its own: N for the next difference, Esc to close."""

    def __init__(
        self, title: str, names: tuple[str, str], lines: tuple[Sequence[str], Sequence[str]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.compare = VersionCompare(*names, *lines)
        following = having(QPushButton(self.tr("下一处  Alt+↓")), shortcut=QKeySequence("Alt+Down"))
        following.clicked.connect(self.compare.next_difference)
        following.setEnabled(bool(self.compare.differences))
        close = QPushButton(self.tr("关闭  Esc"))
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(following)
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self.compare, 1)
        layout.addLayout(row)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(1000, 640)


def _units(text: str) -> int:
    """How many places Qt counts for a text: two for a character outside the first plane."""
    return len(text.encode("utf-16-le")) // 2
