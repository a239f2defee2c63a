"""What was said that cannot wait: extreme words with the centre's protocol, and a limitation that is nearly over.

It appears beside the talk within a second of the sentence, takes no focus and stops nothing. What was taken note of
(who and when stays in the audit) does not come again in this talk unless something else is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from desktop.listening import Heard, Limitation
from offline_store.queries import Sentence
from ui.process_words import day_words
from ui.properties import having, restyle

if TYPE_CHECKING:
    from desktop.extraction.dangers import Danger

MOST = 2
"""Sentences that are shown at once, the last ones."""


class DangerPanel(QFrame):
    """Hidden until something is said."""

    hear = Signal(object)
    """The Sentence that is to be played."""
    noted = Signal(list)
    """The clerk has taken note of these, by name."""
    quoted = Signal(str)
    """Words for 反映情况: by them the matter is reported upward once it is saved."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("danger")
        self.setAccessibleName(self.tr("紧急提醒"))
        self._noted: set[tuple[str, int]] = set()
        self._raised: list[tuple[str, Sentence]] = []
        self._places: set[tuple[str, int]] = set()
        self.title = having(QLabel(wordWrap=True), objectName="dangerTitle")
        self.quote = having(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText))
        self.steps = having(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText))
        self.mentioned = having(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), objectName="faint")
        self.limitation = having(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), objectName="limitation")
        self.note = QPushButton(self.tr("已知悉"))
        self.write = having(
            QPushButton(self.tr("写入反映情况")), toolTip=self.tr("保存以后，按群体和紧急线索提醒向上报告")
        )
        self.play = QPushButton(self.tr("听原话"))
        buttons = QHBoxLayout()
        for button in (self.note, self.write, self.play):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(6)
        for part in (self.title, self.quote, self.steps):
            layout.addWidget(part)
        layout.addLayout(buttons)
        layout.addWidget(self.limitation)
        layout.addWidget(self.mentioned)
        self.note.clicked.connect(self._note)
        self.write.clicked.connect(self._write)
        self.play.clicked.connect(lambda: self.hear.emit(self._raised[-1][1]) if self._raised else None)
        self.hide()

    @property
    def is_raised(self) -> bool:
        """Whether something waits to be taken note of."""
        return bool(self._raised)

    def show_heard(self, heard: Heard, sentences: Sequence[Sentence], *, live: bool) -> None:
        """What the sentences say; of a talk that is over nothing is raised, it is only listed."""
        fresh = [
            each
            for each in heard.dangers
            if live and not each.mentioned and (each.name, each.source) not in self._noted
        ]
        before = self._raised
        self._raised = [(each.name, sentences[each.source]) for each in fresh]
        self._places = {(each.name, each.source) for each in fresh}
        gravest = max(fresh, key=lambda each: each.level, default=None)
        names = list(dict.fromkeys(each.name for each in fresh))
        if gravest:
            restyle(self, "level", gravest.level)
            self.title.setText(self.tr("紧急：{0}").format("、".join(names)))
            said = dict.fromkeys(f"“{sentence.text}”" for _, sentence in self._raised)
            self.quote.setText("\n".join(list(said)[-MOST:]))
            lines = [f"{place}. {step}" for place, step in enumerate(gravest.steps, 1)]
            self.steps.setText("\n".join([*lines, self.tr("通知：{0}").format("、".join(gravest.call))]))
        others = [each for each in heard.dangers if (each.name, each.source) not in self._places]
        self._list(others, sentences)
        self._show_limitation(heard.limitation)
        for part in (self.title, self.quote, self.steps, self.note, self.write, self.play):
            part.setVisible(bool(fresh))
        self.setVisible(bool(fresh or others or heard.limitation))
        self._fit()
        if len(self._raised) > len(before):
            self._say_aloud()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width needs another height."""
        super().resizeEvent(event)
        self._fit()

    def _list(self, others: Sequence[Danger], sentences: Sequence[Sentence]) -> None:
        words = {True: self.tr("{0}（否认或转述）“{1}”"), False: self.tr("{0} “{1}”")}
        lines = [words[each.mentioned].format(each.name, sentences[each.source].text) for each in others]
        self.mentioned.setText(self.tr("提到过：\n{0}").format("\n".join(lines[-MOST:])) if lines else "")
        self.mentioned.setVisible(bool(lines))

    def _show_limitation(self, limit: Limitation | None) -> None:
        self.limitation.setVisible(limit is not None)
        if limit is None:
            return
        ended = day_words(limit.ended) if limit.exact else self.tr("{0} 或稍后").format(day_words(limit.ended))
        when = (
            self.tr("仲裁时效到 {0}，只剩 {1} 天：请尽快申请仲裁。").format(day_words(limit.due), limit.left)
            if limit.left >= 0
            else self.tr("仲裁时效到 {0}，已经过了：请问清有没有要过、对方有没有答应过。").format(day_words(limit.due))
        )
        self.limitation.setText(self.tr("说到 {0} 离职。{1}").format(ended, when))
        restyle(self.limitation, "near", True)

    def _note(self) -> None:
        self._noted |= self._places
        names = list(dict.fromkeys(name for name, _ in self._raised))
        self._raised, self._places = [], set()
        for part in (self.title, self.quote, self.steps, self.note, self.write, self.play):
            part.hide()
        self.setVisible(not (self.mentioned.isHidden() and self.limitation.isHidden()))
        self._fit()
        self.noted.emit(names)

    def _write(self) -> None:
        self.quoted.emit("\n".join(f"{name}：“{sentence.text}”" for name, sentence in self._raised))
        self._note()

    def _fit(self) -> None:
        """As high as the wrapped lines need: Qt asks for that of one line each."""
        if (layout := self.layout()) and self.isVisible():
            layout.invalidate()
            inside = self.contentsRect()
            self.setFixedHeight(layout.totalHeightForWidth(inside.width()) + self.height() - inside.height())

    def _say_aloud(self) -> None:
        """A screen reader tells it without the focus being moved."""
        QAccessible.updateAccessibility(QAccessibleEvent(self.title, QAccessible.Event.Alert))
