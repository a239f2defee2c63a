"""A quiet line after a correction: 以后都把“庞秀”改成“逄秀”？ One key proposes the rule; typing on lets it be."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton

from desktop.speech_rules import SpeechRules
from offline_store.errors import ExpectedError
from offline_store.transcripts import Correction
from ui.properties import having

OFFER_KEY = "Ctrl+Shift+F11"
STAYS, SAID = 30_000, 4_000
"""Milliseconds that the offer stands, and that its outcome does."""


class RuleOffer(QFrame):
    """Hidden until somebody corrected what sounds alike."""

    problem = Signal(object)
    """An ExpectedError."""

    def __init__(self, rules: SpeechRules) -> None:
        super().__init__()
        self.setObjectName("moduleOffer")
        self._rules = rules
        self._offered: Correction | None = None
        self.said = having(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText))
        self.yes = QPushButton(self.tr("提出规则　{0}").format(OFFER_KEY))
        self.no = having(QToolButton(), text="✕", accessibleName=self.tr("不用"), autoRaise=True)
        self._until = QTimer(self, singleShot=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.addWidget(self.said, 1)
        layout.addWidget(self.yes)
        layout.addWidget(self.no)
        self._key = QShortcut(QKeySequence(OFFER_KEY), self, context=Qt.ShortcutContext.WindowShortcut)
        self._key.activated.connect(self.propose)
        self.yes.clicked.connect(self.propose)
        self.no.clicked.connect(self.leave)
        self._until.timeout.connect(self.leave)
        self.hide()

    def offer(self, correction: Correction) -> None:
        """Somebody corrected this."""
        self._offered = correction
        self.said.setText(self.tr("以后都把“{0}”改成“{1}”？").format(correction.heard, correction.meant))
        self._show(offered=True)
        self._until.start(STAYS)

    def propose(self) -> None:
        """Make a rule of it; it holds once somebody approved it."""
        if one := self._offered:
            self._offered = None
            self._rules.propose(one.heard, one.meant, one.segment_id, self._proposed, self._failed)

    def leave(self) -> None:
        """It was a single slip."""
        self._offered = None
        self.hide()

    def _proposed(self, _rule_id: str) -> None:
        self.said.setText(self.tr("已提出，批准以后生效。"))
        self._show(offered=False)
        self._until.start(SAID)

    def _failed(self, error: ExpectedError) -> None:
        self.hide()
        self.problem.emit(error)

    def _show(self, *, offered: bool) -> None:
        self.yes.setVisible(offered)
        self.no.setVisible(offered)
        self.show()
