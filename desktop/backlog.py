"""What a kill or a missing model left undone is made up for: files are completed, text is written.

The row is the queue: `running` and `waiting` recordings are what there is to do.
"""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from desktop.call import store_segment
from desktop.inputs import STEREO, speakers_of
from desktop.sound.errors import RecordingDamaged
from desktop.sound.recording import SUFFIX, Finished, read_recording, recover
from desktop.speaking import turns_of
from desktop.speech.choice import Engines
from desktop.speech.diarising import Encoder, Turns
from desktop.speech.engine import Segment
from desktop.speech.transcriber import TALK, TURNS, Transcriber
from offline_store import gaps, queries, registration
from offline_store.queries import RecordingInfo
from offline_store.settings import Desk
from offline_store.store import Store

OVERLAP = 0.3
"""Seconds: a sentence that starts this close before the last one written is that one again."""


def recover_recordings(store: Store, desk: Desk, folder: Path) -> int:
    """Complete the files of recordings that were cut off; how many. At most one second of sound is lost."""
    with store.read() as session:
        cut_off, known = queries.interrupted_recordings(session), queries.known_recordings(session)
    for recording in cut_off:
        path = folder / f"{recording.id}.part"
        done = recover(path, recording.key) if path.exists() else _named_already(folder, recording, known)
        with store.write(desk.actor, "recovered after an interruption") as session:
            if done:
                registration.finish_recording(session, recording.id, done.digest, done.seconds, done.bytes)
                registration.await_text(session, recording.id)
            else:
                registration.abandon_recording(session, recording.id)
    return len(cut_off)


def _named_already(folder: Path, recording: RecordingInfo, known: set[str]) -> Finished | None:
    """Cut off between the naming of the file and the writing of the row: the file its key opens."""
    for path in folder.glob(f"*{SUFFIX}"):
        if path.stem not in known:
            try:
                samples, rate = read_recording(path, recording.key)
            except RecordingDamaged:
                continue  # another recording's
            return Finished(path.stem, len(samples) / rate, path.stat().st_size)
    return None


def catch_up(store: Store, desk: Desk, folder: Path, engines: Engines) -> int:
    """Write the text that is still missing; how many sentences were added."""
    with store.read() as session:
        waiting = [_missing(session, each, engines.voices) for each in queries.waiting_recordings(session)]
    added = 0
    for one in waiting:
        for segment in _transcribe(folder, one, engines):
            store_segment(store, desk, one.recording.id, segment, engines.name)
            added += 1
        with store.write(desk.actor) as session:
            registration.text_complete(session, one.recording.id)
    return added


@dataclass(frozen=True, slots=True)
class _Missing:
    """What is known of a recording whose text is not wholly written."""

    recording: RecordingInfo
    speakers: tuple[str, ...]
    """Of its channels."""
    turns: Turns
    heard: dict[str, float]
    """Who was heard up to which second."""


def _missing(session: Session, recording: RecordingInfo, voices: Encoder | None) -> _Missing:
    return _Missing(
        recording,
        speakers_of(session, recording.id),
        turns_of(session, recording.id, voices),
        queries.heard_until(session, recording.id),
    )


def _transcribe(folder: Path, one: _Missing, engines: Engines) -> list[Segment]:
    recording = one.recording
    samples, rate = read_recording(folder / f"{recording.sha256}{SUFFIX}", recording.key)
    cutting = TURNS if recording.channels == len(STEREO) else TALK
    mends = engines.corrector
    transcriber = Transcriber(engines.final, rate, one.speakers, cutting, mends, one.turns, recording.gaps)
    segments = [*transcriber.feed(samples), *transcriber.flush()]
    return [segment for segment in segments if segment.start > _heard_before(one, segment) - OVERLAP]


def _heard_before(one: _Missing, segment: Segment) -> float:
    """Up to which second the text of whoever says this is written.

    Those without a channel of their own take turns: whoever was heard last tells how far all of them were heard.
    """
    seated = {*gaps.speakers_at(one.speakers, one.recording.gaps, segment.start)} - {""}
    if segment.speaker in seated:
        return one.heard.get(segment.speaker, 0.0)
    return max((end for speaker, end in one.heard.items() if speaker not in seated), default=0.0)
