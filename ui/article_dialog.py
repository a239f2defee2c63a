"""The articles that a deadline or a sum rests on, with the dates of their text and where it is from."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from offline_store.deadlines import statutes
from offline_store.deadlines.statutes import Article, NoSuchArticle
from ui.cards import scrolling
from ui.properties import having

SIZE = (620, 460)
"""Pixels at 100 %."""


class ArticleDialog(QDialog):
    """Reads; nothing is done here."""

    def __init__(self, heading: str, citations: Sequence[str], parent: QWidget, note: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("法条"))
        content = having(QWidget(), objectName="plain")
        inside = QVBoxLayout(content)
        inside.setSpacing(6)
        for citation in citations:
            self._add(inside, citation)
        inside.addStretch(1)
        close = QPushButton(self.tr("关闭  Esc"))
        close.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(having(QLabel(heading, wordWrap=True), objectName="caseNumber"))
        if note:
            layout.addWidget(having(QLabel(note, wordWrap=True), objectName="faint"))
        layout.addWidget(scrolling(content), 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(*SIZE)

    def _add(self, inside: QVBoxLayout, citation: str) -> None:
        try:
            found = statutes.cited(citation)
        except NoSuchArticle:  # a newer rule table may cite what this program does not have yet
            inside.addWidget(having(QLabel(statutes.title(citation)), objectName="cardTitle"))
            inside.addWidget(having(QLabel(self.tr("程序里没有这条的原文")), objectName="faint"))
            return
        inside.addWidget(having(QLabel(found.title, wordWrap=True), objectName="cardTitle"))
        inside.addWidget(_selectable(found.text or self.tr("程序里没有这条的原文")))
        inside.addWidget(having(_selectable(self._about(found)), objectName="faint"))
        inside.addSpacing(10)

    def _about(self, article: Article) -> str:
        words = self.tr("{0} 文本，{1} 起施行。来源：{2}")
        return words.format(article.version, article.effective, article.source)


def _selectable(text: str) -> QLabel:
    label = QLabel(text, wordWrap=True, textInteractionFlags=Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
