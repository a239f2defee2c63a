"""更正规则 as the screens use them: proposed by who corrected a sentence, decided by who may approve.

Every method returns at once, answers come to `done` on the screen's thread.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from sqlalchemy.orm import Session

from desktop.profile import Unlocked
from desktop.store_lanes import StoreLanes
from desktop.tasks import Runner
from offline_store import speech_rules
from offline_store.errors import ExpectedError
from offline_store.speech_rules import RuleLine
from offline_store.store import Changed

Failed = Callable[[ExpectedError], None]
EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Tried:
    """What a rule would have done to the last sentences of this desk: each before and after, at most three."""

    changed: int
    """Sentences with what is heard in them."""
    broken: tuple[tuple[str, str], ...]
    """In which a longer word would have been broken: the rule leaves it alone there."""


class SpeechRules(QObject):
    """Over the runner's lanes."""

    changed = Signal()
    """A rule was proposed or decided, here or at another desk."""

    def __init__(self, runner: Runner, unlocked: Unlocked) -> None:
        super().__init__()
        self.desk = unlocked.desk
        self._lanes = StoreLanes(runner, unlocked.store, unlocked.desk)

    def note_commit(self, changed: Changed) -> None:
        """Something was written."""
        if "speech_rule" in changed.rows:
            self.changed.emit()

    def lines(self, done: Callable[[tuple[RuleLine, ...]], None]) -> None:
        """All rules, those that wait first."""
        self._lanes.read(speech_rules.lines, done)

    def try_on(self, heard: str, meant: str, done: Callable[[Tried], None]) -> None:
        """What a rule would have done to the last sentences."""

        def work(session: Session) -> Tried:
            from desktop.speech.corrector import Rule, breaks

            texts = speech_rules.last_sentences(session, heard)
            broken = breaks(Rule(heard, meant), texts)
            return Tried(len(texts) - len(broken), tuple(broken[:EXAMPLES]))

        self._lanes.read(work, done)

    def propose(self, heard: str, meant: str, segment_id: str, done: Callable[[str], None], failed: Failed) -> None:
        """Offer a rule. `failed` hears NotAllowed, BadRule, KnownRule."""
        self._lanes.write(
            lambda session: speech_rules.propose(session, self.desk, heard, meant, segment_id), done, failed
        )

    def decide(self, rule_id: str, done: Callable[[None], None], failed: Failed, *, approved: bool) -> None:
        """It holds from the next sentence on, or not, or no more. `failed` hears NotAllowed, Decided."""
        act = speech_rules.approve if approved else speech_rules.refuse
        self._lanes.write(lambda session: act(session, self.desk, rule_id), done, failed)
