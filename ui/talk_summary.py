"""摘要: the facts and promises of a talk, each a sentence that was said. Enter uses one, F4 plays it.

A fact goes into 反映情况; a promise with its day into 处理意见, and is asked after on that day once the case is saved.
"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from desktop.listening import Heard
from offline_store.queries import Sentence
from ui.process_words import day_words
from ui.properties import having

ROLE = Qt.ItemDataRole.UserRole
FACT, PROMISE = "fact", "promise"


class _List(QListWidget):
    used = Signal(QListWidgetItem)
    hear = Signal(QListWidgetItem)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F4 are ours."""
        item = self.currentItem()
        if item and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.used.emit(item)
        elif item and event.key() == Qt.Key.Key_F4:
            self.hear.emit(item)
        else:
            super().keyPressEvent(event)


class TalkSummary(QWidget):
    """Hidden until the talk says something."""

    hear = Signal(object)
    """The Sentence that is to be played."""
    quoted = Signal(str)
    """Words for 反映情况."""
    promised = Signal(str, object)
    """Words for 处理意见, and the day until which it is promised, or None."""

    def __init__(self) -> None:
        super().__init__()
        self._sentences: Sequence[Sentence] = ()
        self._used: set[str] = set()
        self.head = having(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), objectName="faint")
        self.list = having(_List(), accessibleName=self.tr("摘要"), wordWrap=True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.all = QPushButton(self.tr("事实全部写入反映情况"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.head)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        self.list.used.connect(self._use)
        self.list.itemDoubleClicked.connect(self._use)
        self.list.hear.connect(lambda item: self.hear.emit(self._sentences[item.data(ROLE)[2]]))
        self.all.clicked.connect(self._use_facts)

    def show_heard(self, heard: Heard, sentences: Sequence[Sentence]) -> None:
        """What the sentences come to."""
        self._sentences = sentences
        summary = heard.summary
        parts = ("、".join(summary.types), summary.request)
        self.head.setText("　".join(filter(None, parts)))
        self.head.setVisible(any(parts))
        chosen = self.list.currentRow()
        self.list.clear()
        for fact in summary.facts:
            self._add(self.tr("事实　{0}").format(fact.text), (FACT, fact.text, fact.source, None))
        for promise in summary.promises:
            who = self.tr("我方承诺") if promise.clerk else self.tr("对方承诺")
            until = self.tr("　（{0} 前）").format(day_words(promise.due)) if promise.due else ""
            told = f"{who}：{promise.said.text}"
            self._add(f"{who}　{promise.said.text}{until}", (PROMISE, told, promise.said.source, promise.due))
        self.list.setCurrentRow(min(max(chosen, 0), self.list.count() - 1))
        self.all.setVisible(bool(summary.facts))

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said yet."""
        return self.list.count() == 0 and not self.head.text()

    def _add(self, text: str, data: tuple[str, str, int, date | None]) -> None:
        item = QListWidgetItem(f"✓ {text}" if data[1] in self._used else text)
        item.setData(ROLE, data)
        self.list.addItem(item)

    def _use(self, item: QListWidgetItem) -> None:
        kind, text, _, due = item.data(ROLE)
        if text in self._used:
            return
        self._used.add(text)
        item.setText(f"✓ {item.text()}")
        if kind == FACT:
            self.quoted.emit(text)
        else:
            until = self.tr("（{0} 前）").format(day_words(due)) if due else ""
            self.promised.emit(f"{text}{until}", due)

    def _use_facts(self) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item.data(ROLE)[0] == FACT:
                self._use(item)
