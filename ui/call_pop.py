"""来电: who calls, above the page that is worked on. It never takes the keyboard: a key of the window answers.

Whoever types goes on typing; a screen reader is told once. What a call is about is shown as far as this clerk may know.
Tab reaches the buttons, which take the keyboard from nobody when they come.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.telephoning import RINGS, Failed, LiveRing, Telephoning
from ui.properties import having, restyle
from ui.ring_words import caller_lines, number_words, state_words, who_words

ANSWER_KEY, AWAY_KEY = "Ctrl+F4", "Ctrl+Alt+0"
ANSWER_KEYS = (ANSWER_KEY, "Ctrl+Alt+2", "Ctrl+Alt+3")
"""Of the first, the second and the third that is shown."""
REACHED_KEY, UNREACHED_KEY = "Ctrl+Alt+Y", "Ctrl+Alt+U"
MOST_SHOWN = 3
MOST_LINES = 4
"""Of what there is with a caller."""


class RingCard(QFrame):
    """One call."""

    def __init__(self, answer: Callable[[str], None], put_away: Callable[[str], None]) -> None:
        super().__init__()
        self.setObjectName("ring")
        self.ring_id = ""
        self.state = having(QLabel(), objectName="ringState")
        self.number = having(QLabel(textFormat=Qt.TextFormat.PlainText), objectName="ringNumber")
        self.who = having(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), objectName="ringWho")
        self.about = having(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText))
        self.answer = having(QPushButton(), objectName="primary")
        self.away = QPushButton()
        self.answer.clicked.connect(lambda: answer(self.ring_id))
        self.away.clicked.connect(lambda: put_away(self.ring_id))
        for button in (self.answer, self.away):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is
        self._arrange()

    def show_ring(self, ring: LiveRing, *, place: int, quietly: bool) -> None:
        """All of it, or (`quietly`, while notes are made after a call) its head alone; `place` from the top, from 0."""
        self.ring_id = ring.id
        self.state.setText(state_words(ring))
        self.number.setText(number_words(ring.number))
        self.who.setText(who_words(ring.caller) if ring.caller else self.tr("正在查…"))
        lines = caller_lines(ring.caller) if ring.caller and not quietly else []
        more = len(lines) - MOST_LINES
        shown = lines[:MOST_LINES] + ([self.tr("还有 {0} 项").format(more)] if more > 0 else [])
        self.about.setText("\n".join(shown))
        self.about.setVisible(bool(shown))
        self.answer.setText(self.tr("接听登记  {0}").format(ANSWER_KEYS[place]))
        self.away.setText(self.tr("收起  {0}").format(AWAY_KEY) if place == 0 else self.tr("收起"))
        for button in (self.answer, self.away):
            button.setAccessibleName(f"{button.text()}，{self.number.text()}")
        self.answer.setVisible(not ring.desk)
        restyle(self, "ringing", ring.state == RINGS)

    @property
    def words(self) -> str:
        """As it is read out."""
        return "，".join(filter(None, (part.text() for part in (self.state, self.number, self.who, self.about))))

    def _arrange(self) -> None:
        head = QVBoxLayout()
        head.setSpacing(2)
        for part in (self.state, self.number, self.who):
            head.addWidget(part)
        buttons = QVBoxLayout()
        buttons.addWidget(self.answer)
        buttons.addWidget(self.away)
        buttons.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(20)
        row.addLayout(head, 4)
        row.addWidget(self.about, 5, Qt.AlignmentFlag.AlignTop)
        row.addLayout(buttons)


class CallPop(QFrame):
    """What rings now; hidden while nothing does."""

    def __init__(self, telephone: Telephoning, take_up: Callable[[str], None], fail: Failed) -> None:
        super().__init__()
        self.setObjectName("callPop")
        self._telephone, self._take_up, self._fail = telephone, take_up, fail
        self.cards: list[RingCard] = []
        self._announced: dict[str, str] = {}
        self._more = having(QLabel(), objectName="faint", visible=False)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._more)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        telephone.changed.connect(self.show_rings)
        telephone.state_changed.connect(lambda _state: self.show_rings())

    def show_rings(self) -> None:
        """As they are now: those that ring first, the oldest of them on top."""
        shown = sorted(self._telephone.shown, key=lambda ring: (ring.state != RINGS, ring.at))
        while len(self.cards) < min(len(shown), MOST_SHOWN):
            self._add_card()
        quietly = self._telephone.state.after_until is not None
        for place, card in enumerate(self.cards):
            card.setVisible(place < len(shown))
            if place < len(shown):
                card.show_ring(shown[place], place=place, quietly=quietly)
        left = len(shown) - MOST_SHOWN
        self._more.setText(self.tr("　还有 {0} 个来电，见来电记录 Shift+F4").format(left))
        self._more.setVisible(left > 0)
        self.setVisible(bool(shown))
        if self.isVisible():  # behind a lock nothing is read out
            self._announce(shown[:MOST_SHOWN])

    def answer_first(self) -> bool:
        """The key: the first call that nobody has yet is this clerk's. Whether there is one."""
        card = next((card for card in self._shown if not card.answer.isHidden()), None)
        if card:
            self.answer(card.ring_id)
        return card is not None

    def answer_at(self, place: int) -> bool:
        """The one at a place from the top, from 0. Whether it was there to be taken."""
        card = next(iter(self._shown[place:]), None)
        if card is None or card.answer.isHidden():
            return False
        self.answer(card.ring_id)
        return True

    def put_first_away(self) -> bool:
        """The one on top. Whether there is one."""
        card = next(iter(self._shown), None)
        if card:
            self._telephone.put_away(card.ring_id)
        return card is not None

    @property
    def _shown(self) -> list[RingCard]:
        return [] if self.isHidden() else [card for card in self.cards if not card.isHidden()]

    def answer(self, ring_id: str) -> None:
        """This one."""
        self._telephone.answer(ring_id, self._take_up, self._fail)

    def _add_card(self) -> None:
        card = RingCard(self.answer, self._telephone.put_away)
        self._column.insertWidget(len(self.cards), card)
        self.cards.append(card)

    def _announce(self, shown: list[LiveRing]) -> None:
        """Each call once when it rings, once when it is known who calls, once when somebody has it."""
        said = {ring.id: f"{ring.state}{ring.desk}{ring.caller is not None}" for ring in shown}
        told, self._announced = self._announced, said
        fresh = [
            card.words for card in self.cards if card.ring_id in said and said[card.ring_id] != told.get(card.ring_id)
        ]
        if fresh:
            read_out(self, "。".join(fresh))


class DialCard(QFrame):
    """A number to be called, large enough to be read from the desk's telephone, and what came of it."""

    def __init__(self, settle: Callable[[str, str], None]) -> None:
        super().__init__()
        self.setObjectName("ring")
        self._number = ""
        self.state = having(QLabel(), objectName="ringState")
        self.number = having(QLabel(), objectName="dialNumber")
        self.reached = QPushButton(self.tr("打通了  {0}").format(REACHED_KEY))
        self.unreached = QPushButton(self.tr("打不通  {0}").format(UNREACHED_KEY))
        self.away = QPushButton(self.tr("收起  Ctrl+F10"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(16)
        row.addWidget(self.state)
        row.addWidget(self.number, 1)
        for button, how in ((self.reached, "reached"), (self.unreached, "unreached")):
            button.clicked.connect(lambda _checked=False, how=how: settle(self._number, how))
        self.away.clicked.connect(self.hide)
        for button in (self.reached, self.unreached, self.away):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button)
        self.hide()

    def show_number(self, number: str, words: str) -> None:
        """Dial this; `words` say how."""
        self._number = number
        self.state.setText(words)
        self.number.setText(number_words(number))
        for button in (self.reached, self.unreached, self.away):
            button.setAccessibleName(f"{button.text()}，{number_words(number)}")
        self.show()
        read_out(self, f"{words}，{number_words(number)}")


def read_out(widget: QWidget, words: str) -> None:
    """Tell a screen reader, which goes on with what it reads; the keyboard stays where it is."""
    widget.setAccessibleName(words)
    QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.Alert))


def stacked(*parts: QWidget) -> QWidget:
    """One above the other, without a gap."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part)
    return whole
