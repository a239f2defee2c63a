"""The recording notice, and who does not want to be recorded: what the screens ask for.

Answers come on their thread.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.auditing import Auditing
from desktop.notice_sounds import NoticeSounds
from desktop.profile import Unlocked
from desktop.tasks import Runner
from desktop.voice import Speaker
from offline_store import consent
from offline_store.errors import ExpectedError
from offline_store.store import Store

if TYPE_CHECKING:
    from offline_store.settings import Desk

Failed = Callable[[ExpectedError], None]


class Consents:
    """Of one desk."""

    def __init__(self, runner: Runner, unlocked: Unlocked, auditing: Auditing) -> None:
        self._runner, self._store, self._desk = runner, unlocked.store, unlocked.desk
        self.sounds, self._recordings = NoticeSounds(runner, unlocked, auditing), unlocked.profile.recordings
        self._speaker: Speaker | None = None

    def words(self, kind: str, done: Callable[[str], None]) -> None:
        """What is to be said to whoever is recorded."""
        self._runner.run(lambda: self.sounds.words(kind), done)

    def give(self, reception_id: str, way: str, text: str) -> None:
        """The notice was given: `read` or `played`, in these words."""
        self._write(lambda session: consent.give_notice(session, reception_id, way, text))

    def play(self, kind: str, text: str, done: Callable[[None], None], failed: Failed) -> None:
        """Say the notice: the sound that was set for it, else the computer's own voice; `done` at its end.

        Fails with NoVoice where there is neither, and with NoticeOutdated.
        """
        if self.sounds.is_set(kind):
            self._runner.run(lambda: self.sounds.play(kind, text), done, failed)
            return
        self._speaker = self._speaker or Speaker()
        self._speaker.say(text, done, failed)

    def refuse(self, reception_id: str) -> None:
        """Not to be recorded, from now on; written down at once."""
        self._write(lambda session: consent.refuse(session, reception_id))

    def erase(self, done: Callable[[int], None] | None = None, failed: Failed | None = None) -> None:
        """What was recorded of whoever refused goes, its text and its file; how many recordings did.

        Only what is not running any more; what is left is done at the next start.
        """
        self._runner.write(lambda: erase_refused(self._store, self._desk, self._recordings), done, failed)

    def agree(self, reception_id: str) -> None:
        """She agrees after all."""
        self._write(lambda session: consent.agree(session, reception_id))

    def _write(self, change: Callable[..., object]) -> None:
        def work() -> None:
            with self._store.write(self._desk.actor) as session:
                change(session)

        self._runner.write(work)


def erase_refused(store: Store, desk: Desk, folder: Path) -> int:
    """Whatever was recorded of whoever refused goes; how many recordings did. In the lane of writes.

    The file goes first, then its row, then its text: after a kill in between what is left is still found again. What
    the index holds of its words is swept with the next sync.
    """
    from desktop.sound.recording import SUFFIX

    with store.read() as session:
        going = consent.refused_recordings(session)
    for recording_id in going:
        with store.read() as session:
            digest = consent.digest_of(session, recording_id)
        for name in (f"{digest}{SUFFIX}", f"{recording_id}.part"):
            (folder / name).unlink(missing_ok=True)
        is_left = True
        while is_left:
            with store.write(desk.actor, "不同意录音") as session:
                consent.erase(session, desk, recording_id)
                is_left = consent.erase_text(session, recording_id)
    return len(going)
