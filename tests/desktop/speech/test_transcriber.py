"""From sound to segments, with the real engine: who says what when, and nothing out of nothing."""

import json
from pathlib import Path

import numpy as np
import pytest
import soundfile

import resources
from desktop.speech.engine import Decoded, Segment, Sound
from desktop.speech.transcriber import Transcriber, leaks, transcribe_file
from desktop.speech.whisper import WhisperEngine

TRUTH = json.loads(resources.path("samples/call.json").read_text(encoding="utf-8"))["segments"]


class Length:
    """An engine that only says how long a sentence is."""

    def decode(self, samples: Sound, *, final: bool) -> Decoded:
        return Decoded(f"{len(samples)}", 0.5 if final else 0.1)


def characters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def errors(a: str, b: str) -> int:
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
    return row[-1]


@pytest.fixture(scope="module")
def heard(whisper: WhisperEngine, call_file: Path) -> list[Segment]:
    return transcribe_file(call_file, whisper)


def test_the_sample_call_is_understood(heard: list[Segment]) -> None:
    said = characters("".join(segment["text"] for segment in TRUTH))
    assert errors(said, characters("".join(segment.text for segment in heard))) / len(said) < 0.25


def test_the_speaker_is_right(heard: list[Segment]) -> None:
    for segment in heard:
        middle = (segment.start + segment.end) / 2
        turn = min(TRUTH, key=lambda t: max(t["start"] - middle, middle - t["end"], 0))
        assert segment.speaker == turn["speaker"], segment


def test_segments_are_in_order_and_sure_of_themselves(heard: list[Segment]) -> None:
    assert [s.start for s in heard] == sorted(s.start for s in heard)
    assert all(s.start < s.end and 0 < s.confidence <= 1 for s in heard)


def test_no_text_out_of_nothing(whisper: WhisperEngine, no_speech: dict[str, np.ndarray]) -> None:
    for name, sound in no_speech.items():
        transcriber = Transcriber(whisper, 16000, 1, ("",))
        block = (np.clip(sound, -1, 1) * 32767).astype(np.int16)[:, None]
        assert transcriber.feed(block) + transcriber.flush() == [], name


def test_live_sentences_come_as_they_end(call: tuple[np.ndarray, int]) -> None:
    samples, rate = call
    transcriber = Transcriber(Length(), rate, 2, ("clerk", "caller"))
    ended_at = []
    for at in range(0, 40 * rate, rate // 10):
        for segment in transcriber.feed(samples[at : at + rate // 10]):
            ended_at.append(at / rate + 0.1 - segment.end)
    assert len(ended_at) >= 4
    assert all(delay < 1.0 for delay in ended_at)


def test_a_draft_of_what_is_being_said(call: tuple[np.ndarray, int]) -> None:
    samples, rate = call
    transcriber = Transcriber(Length(), rate, 2, ("clerk", "caller"))
    transcriber.feed(samples[: 4 * rate])
    (draft,) = transcriber.draft()
    assert (draft.speaker, draft.confidence) == ("clerk", 0.1)
    assert draft.end == pytest.approx(4.0, abs=0.1)


def test_a_leaking_channel_says_nothing(call: tuple[np.ndarray, int]) -> None:
    samples, rate = call
    turn = samples[: 12 * rate].copy()
    turn[40:, 1] = turn[:-40, 0] // 8
    transcriber = Transcriber(Length(), rate, 2, ("clerk", "caller"))
    found = transcriber.feed(turn) + transcriber.flush()
    assert {segment.speaker for segment in found} == {"clerk"}


def test_two_people_at_once_are_no_leak(call: tuple[np.ndarray, int]) -> None:
    samples, rate = call
    clerk, caller = (samples[from_ * rate : (from_ + 6) * rate, channel] for from_, channel in ((1, 0), (13, 1)))
    assert not leaks(caller.astype(np.float32) / 4, clerk.astype(np.float32), rate)


def test_one_microphone_in_both_channels_is_heard_once(tmp_path: Path, call: tuple[np.ndarray, int]) -> None:
    samples, rate = call
    soundfile.write(tmp_path / "a.wav", np.repeat(samples[: 12 * rate, :1], 2, axis=1), rate)
    found = transcribe_file(tmp_path / "a.wav", Length())
    assert {segment.speaker for segment in found} == {""}
    assert sum(s.end - s.start for s in found) < 13


def test_speakers_must_fit_the_channels() -> None:
    with pytest.raises(ValueError, match="1 speakers for 2 channels"):
        Transcriber(Length(), 8000, 2, ("",))
