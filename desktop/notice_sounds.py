"""The sound files that say the recording notice, one for each kind of reception, with the words that each says."""

from __future__ import annotations

import io
import json
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop.auditing import Auditing
from desktop.importing import open_file, prepare_for
from desktop.profile import Unlocked
from desktop.tasks import Runner
from offline_store import consent
from offline_store.errors import ExpectedError

Failed = Callable[[ExpectedError], None]
FOLDER = "notice"
"""Of the profile: a sound file for each kind of reception, and beside it the words it says."""
LONGEST = 120
"""Seconds of a notice."""
SUBJECT = "notice_sound"
"""In the audit."""


class NoticeOutdated(ExpectedError):
    """The sound that was set for the notice says other words than the centre's (details: none)."""

    title = "告知语已经改过"
    explanation = "为告知语选的录音和现在的用语不一样，没有播放。"
    advice = "请按屏幕上的用语念给对方，再按 F3；请管理员在“录音设备”里换一段新的录音。"


@dataclass(frozen=True, slots=True)
class Notice:
    """The notice of a kind of reception: its words, and its sound, where one was chosen."""

    kind: str
    words: str
    seconds: float | None = None
    """Of its sound; None where the computer's own voice says it."""
    is_outdated: bool = False
    """The sound says other words: it is not played to callers."""


class NoticeSounds:
    """Of one desk. Answers come on the screen's thread."""

    def __init__(self, runner: Runner, unlocked: Unlocked, auditing: Auditing) -> None:
        self._runner, self._store, self._desk = runner, unlocked.store, unlocked.desk
        self._auditing, self._folder = auditing, unlocked.profile.folder / FOLDER
        self._playing = threading.Event()

    def about(self, kind: str, done: Callable[[Notice], None]) -> None:
        """What there is for a kind."""
        self._runner.run(lambda: self._about(kind), done)

    def choose(self, kind: str, path: Path, done: Callable[[Notice], None], failed: Failed) -> None:
        """Have a sound file played for the notice of a kind; it says the words that hold now."""
        prepare_for(path)

        def work() -> Notice:
            keep_sound(self._folder, kind, path, self.words(kind))
            return self._about(kind)

        def kept(notice: Notice) -> None:
            self._auditing.note("setting", SUBJECT, kind, name=path.name)
            done(notice)

        self._runner.run(work, kept, failed)

    def remove(self, kind: str, done: Callable[[Notice], None]) -> None:
        """The computer's own voice says it again."""
        self._playing.set()

        def work() -> Notice:
            for file in (self._sound(kind), _says(self._sound(kind))):
                file.unlink(missing_ok=True)
            return self._about(kind)

        def gone(notice: Notice) -> None:
            self._auditing.note("setting", SUBJECT, kind, name="")
            done(notice)

        self._runner.run(work, gone)

    def hear(self, kind: str, done: Callable[[None], None], failed: Failed) -> None:
        """Play what was chosen, whatever it says; what plays already is stopped."""
        self._playing.set()
        self._playing = stop = threading.Event()
        self._runner.run(lambda: _play(self._sound(kind), stop), done, failed)

    def stop(self) -> None:
        """Play no further."""
        self._playing.set()

    def is_set(self, kind: str) -> bool:
        """Whether a sound was chosen for a kind."""
        return self._sound(kind).exists()

    def play(self, kind: str, text: str) -> None:
        """Say the notice to somebody, to its end. Not for the screen's thread. Raises NoticeOutdated."""
        if _text_of(self._sound(kind)) != text:
            raise NoticeOutdated
        _play(self._sound(kind), threading.Event())

    def words(self, kind: str) -> str:
        """What is to be said. Not for the screen's thread."""
        with self._store.read() as session:
            return consent.notice_text(session, kind, self._desk.station_name)

    def _about(self, kind: str) -> Notice:
        words, sound = self.words(kind), self._sound(kind)
        if not sound.exists():
            return Notice(kind, words)
        import soundfile

        return Notice(kind, words, soundfile.info(str(sound)).duration, _text_of(sound) != words)

    def _sound(self, kind: str) -> Path:
        return self._folder / f"{kind}.wav"


def keep_sound(folder: Path, kind: str, path: Path, text: str) -> None:
    """Take a sound file over for the notice of a kind, with the words it says; what was there stays until then.

    Raises UnreadableAudio, TooLong, FileNotWritable, DiskFull.
    """
    import numpy as np
    import soundfile

    from desktop.audit_export import write_file
    from desktop.sound.errors import TooLong, UnreadableAudio

    source, blocks, frames = open_file(path), [], 0
    for block in source.blocks():
        if isinstance(block, np.ndarray):
            blocks.append(block)
            frames += len(block)
        if frames > LONGEST * source.rate:
            raise TooLong(path=path, limit=LONGEST)
    if not frames:
        raise UnreadableAudio(path=path, reason="里面没有声音")
    folder.mkdir(parents=True, exist_ok=True)
    sound = io.BytesIO()
    soundfile.write(sound, np.concatenate(blocks), source.rate, format="WAV")
    target = folder / f"{kind}.wav"
    write_file(target, [sound.getvalue()])
    write_file(_says(target), [json.dumps({"text": text}, ensure_ascii=False).encode()])


def _says(sound: Path) -> Path:
    return sound.with_suffix(".json")


def _text_of(sound: Path) -> str:
    about = _says(sound)
    return str(json.loads(about.read_text(encoding="utf-8"))["text"]) if about.exists() else ""


def _play(sound: Path, stop: threading.Event) -> None:
    import soundfile

    from desktop.sound.playback import play

    samples, rate = soundfile.read(str(sound), dtype="int16", always_2d=True)
    play(samples, rate, stop)
