"""What a kill or a missing model left undone is made up for: files are completed, text is written.

The row is the queue: `running` and `waiting` recordings are what there is to do.
"""

from pathlib import Path

from desktop.call import store_segment
from desktop.inputs import STEREO, chosen_input, speakers
from desktop.sound.errors import RecordingDamaged
from desktop.sound.recording import SUFFIX, Finished, read_recording, recover
from desktop.speaking import turns_of
from desktop.speech.diarising import Encoder, Turns
from desktop.speech.engine import Engine
from desktop.speech.transcriber import TALK, TURNS, Transcriber
from offline_store import queries, registration
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


def catch_up(store: Store, desk: Desk, folder: Path, engine: Engine, name: str, voices: Encoder | None = None) -> int:
    """Write the text that is still missing; how many sentences were added. `voices` tells speakers apart."""
    with store.read() as session:
        waiting = queries.waiting_recordings(session)
        turns = {recording.id: turns_of(session, recording.id, voices) for recording in waiting}
        heard = {recording.id: queries.heard_until(session, recording.id) for recording in waiting}
    added = 0
    for recording in waiting:
        said_by = turns[recording.id]
        added += _transcribe(store, desk, folder, recording, heard[recording.id], engine, name, said_by)
        with store.write(desk.actor) as session:
            registration.text_complete(session, recording.id)
    return added


def _transcribe(
    store: Store,
    desk: Desk,
    folder: Path,
    recording: RecordingInfo,
    heard: dict[str, float],
    engine: Engine,
    name: str,
    turns: Turns,
) -> int:
    samples, rate = read_recording(folder / f"{recording.sha256}{SUFFIX}", recording.key)
    cutting = TURNS if recording.channels == len(STEREO) else TALK
    transcriber = Transcriber(engine, rate, speakers(recording.channels, chosen_input(store)), cutting, turns=turns)
    # at one microphone speakers take turns: whoever was heard last tells how far all were heard
    latest = max(heard.values(), default=0.0) if recording.channels == 1 else 0.0
    missing = [
        segment
        for segment in [*transcriber.feed(samples), *transcriber.flush()]
        if segment.start > max(heard.get(segment.speaker, 0.0), latest) - OVERLAP
    ]
    for segment in missing:
        store_segment(store, desk, recording.id, segment, name)
    return len(missing)
