"""The recording notice, and who does not want to be recorded: what the screens ask for.

Answers come on their thread.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.profile import Unlocked
from desktop.tasks import Runner
from desktop.voice import Speaker
from offline_store import consent
from offline_store.errors import ExpectedError
from offline_store.store import Store

if TYPE_CHECKING:
    from offline_store.settings import Desk

Failed = Callable[[ExpectedError], None]
FOLDER = "notice"
"""Of the profile: a sound file for each kind of reception, and beside it the words it says."""


class NoticeOutdated(ExpectedError):
    """The sound that was set for the notice says other words than the centre's (details: none)."""

    title = "告知语已经改过"
    explanation = "为告知语选的录音和现在的用语不一样，没有播放。"
    advice = "请按屏幕上的用语念给对方，再按 F3；请管理员在“录音设备”里换一段新的录音。"


class Consents:
    """Of one desk."""

    def __init__(self, runner: Runner, unlocked: Unlocked) -> None:
        self._runner, self._store, self._desk = runner, unlocked.store, unlocked.desk
        self._sounds, self._recordings = unlocked.profile.folder / FOLDER, unlocked.profile.recordings
        self._speaker: Speaker | None = None

    def words(self, kind: str, done: Callable[[str], None]) -> None:
        """What is to be said to whoever is recorded."""
        self._runner.run(lambda: self._words(kind), done)

    def give(self, reception_id: str, way: str, text: str) -> None:
        """The notice was given: `read` or `played`, in these words."""
        self._write(lambda session: consent.give_notice(session, reception_id, way, text))

    def play(self, kind: str, text: str, done: Callable[[None], None], failed: Failed) -> None:
        """Say the notice: the sound that was set for it, else the computer's own voice; `done` at its end.

        Fails with NoVoice where there is neither, and with NoticeOutdated.
        """
        sound = self._sounds / f"{kind}.wav"
        if sound.exists():
            self._runner.run(lambda: _play(sound, text), done, failed)
            return
        self._speaker = self._speaker or Speaker()
        self._speaker.say(text, done, failed)

    def set_sound(self, kind: str, path: Path, done: Callable[[None], None], failed: Failed) -> None:
        """Have a sound file played for the notice of a kind; it says the words that hold now."""

        def work() -> None:
            keep_sound(self._sounds, kind, path, self._words(kind))

        self._runner.run(work, done, failed)

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

    def _words(self, kind: str) -> str:
        with self._store.read() as session:
            return consent.notice_text(session, kind, self._desk.station_name)

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


def keep_sound(folder: Path, kind: str, path: Path, text: str) -> None:
    """Take a sound file over for the notice of a kind, with the words it says. Raises UnreadableAudio, TooLong."""
    import numpy as np
    import soundfile

    from desktop.sound.errors import TooLong
    from desktop.sound.source import FileSource

    source, blocks, frames = FileSource(path, realtime=False), [], 0
    for block in source.blocks():
        blocks.append(block)
        frames += len(block)
        if frames > LONGEST * source.rate:
            raise TooLong(path=path, limit=LONGEST)
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{kind}.wav"
    soundfile.write(str(target), np.concatenate(blocks), source.rate)
    target.with_suffix(".json").write_text(json.dumps({"text": text}, ensure_ascii=False), encoding="utf-8")


LONGEST = 120
"""Seconds of a notice."""


def _play(sound: Path, text: str) -> None:
    import soundfile

    from desktop.sound.playback import play

    about = sound.with_suffix(".json")
    says = json.loads(about.read_text(encoding="utf-8"))["text"] if about.exists() else ""
    if says != text:
        raise NoticeOutdated
    samples, rate = soundfile.read(str(sound), dtype="int16", always_2d=True)
    play(samples, rate, threading.Event())
