"""The slim bar of the open receptions: what, who, how long; one of them in front."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QHBoxLayout, QLabel, QToolButton

from offline_store.types import now
from ui.call_page import CallPage
from ui.properties import having
from ui.words import duration, kind_words

LONGEST_NAME = 12
"""Characters."""


class OpenBar(QFrame):
    """One button for each open reception, in the order they were opened; hidden while the only one is in front."""

    chosen = Signal(str)
    """A reception's id."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("openBar")
        self._pages: tuple[CallPage, ...] = ()
        self.buttons: list[QToolButton] = []
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout()
        self._row.setSpacing(6)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 16, 6)
        layout.addLayout(self._row)
        layout.addStretch(1)
        layout.addWidget(having(QLabel(self.tr("Ctrl+Tab 切换　Ctrl+W 放下")), objectName="faint"))
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self.say)
        self.hide()

    def show_open(self, pages: Sequence[CallPage], front: CallPage | None) -> None:
        """These are open, and this one of them is in front."""
        if tuple(pages) != self._pages:
            self._pages = tuple(pages)
            self._make_buttons()
        for page, button in zip(self._pages, self.buttons, strict=True):
            button.setChecked(page is front)
        if front is None and (checked := self._group.checkedButton()):
            self._uncheck(checked)
        self.setVisible(bool(self._pages) and self._pages != (front,))
        if self.isHidden():
            self._tick.stop()
        else:
            self.say()
            self._tick.start()

    def _make_buttons(self) -> None:
        for button in self.buttons:
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.deleteLater()
        self.buttons = []
        for page in self._pages:
            button = having(QToolButton(), objectName="openOne", checkable=True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard has Ctrl+Tab; Tab stays in the form
            button.clicked.connect(lambda _checked, page=page: self.chosen.emit(page.reception_id))
            self._group.addButton(button)
            self._row.addWidget(button)
            self.buttons.append(button)

    def _uncheck(self, button: QAbstractButton) -> None:
        self._group.setExclusive(False)
        button.setChecked(False)
        self._group.setExclusive(True)

    def say(self) -> None:
        """What is true of them now."""
        for page, button in zip(self._pages, self.buttons, strict=True):
            who = page.form.who or self.tr("未留姓名")
            short = who if len(who) <= LONGEST_NAME else f"{who[: LONGEST_NAME - 1]}…"
            long = duration((now() - page.started_at).total_seconds())
            kind = kind_words(page.kind)
            button.setText(f"{'● ' if page.recording else ''}{kind}  {short}  {long}")
            button.setProperty("recording", page.recording)
            said = self.tr("{0} {1}，正在录音") if page.recording else "{0} {1}"
            button.setAccessibleName(said.format(kind, who))
            button.setToolTip(f"{kind}  {who}")
