"""From sound to segments, with the real engine: who says what when, and nothing out of nothing."""

import json
from pathlib import Path

import numpy as np
import pytest
import soundfile

import resources
from desktop.speech.engine import Segment
from desktop.speech.transcriber import ChannelCutter, LiveText, Transcriber, leaks, transcribe_file
from desktop.speech.whisper import WhisperEngine
from tests.simulated_engine import SimulatedEngine

TRUTH = json.loads(resources.path("samples/call.json").read_text(encoding="utf-8"))["segments"]


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
        transcriber = Transcriber(whisper, 16000, ("",))
        block = (np.clip(sound, -1, 1) * 32767).astype(np.int16)[:, None]
        assert transcriber.feed(block) + transcriber.flush() == [], name


def test_live_sentences_come_as_they_end(call: tuple[np.ndarray, int]) -> None:
    samples, rate = call
    transcriber = Transcriber(SimulatedEngine(), rate, ("clerk", "caller"))
    ended_at = []
    for at in range(0, 40 * rate, rate // 10):
        for segment in transcriber.feed(samples[at : at + rate // 10]):
            ended_at.append(at / rate + 0.1 - segment.end)
    assert len(ended_at) >= 4
    assert all(delay < 1.0 for delay in ended_at)


def follow(live: LiveText, cutter: ChannelCutter, sound: np.ndarray, rate: int) -> list[Segment]:
    drafts = []
    for at in range(0, len(sound), rate // 10):
        cutter.feed(sound[at : at + rate // 10])
        drafts += live.follow(cutter.opened())
    return drafts


def test_the_words_being_spoken_are_those_of_the_sentence_that_ends(call: tuple[np.ndarray, int]) -> None:
    samples, rate = call
    sound = samples[: 20 * rate]
    transcriber = Transcriber(SimulatedEngine(), rate, ("clerk", "caller"))
    settled = transcriber.feed(sound) + transcriber.flush()
    drafts = follow(LiveText(SimulatedEngine(), ("clerk", "caller")), ChannelCutter(rate, 2), sound, rate)
    assert {(draft.speaker, draft.start) for draft in drafts} == {(one.speaker, one.start) for one in settled}
    for one in settled:
        mine = [draft for draft in drafts if (draft.speaker, draft.start) == (one.speaker, one.start)]
        assert mine[0].end - one.start < 0.8, "the first words come at once"
        assert [draft.end for draft in mine] == sorted(draft.end for draft in mine)
        assert mine[-1].end <= one.end
        assert all(draft.confidence == 0 for draft in mine)


def test_what_leaks_into_a_channel_is_not_shown_as_its_words(call: tuple[np.ndarray, int]) -> None:
    samples, rate = call
    turn = samples[: 12 * rate].copy()
    turn[40:, 1] = turn[:-40, 0] // 8
    drafts = follow(LiveText(SimulatedEngine(), ("clerk", "caller")), ChannelCutter(rate, 2), turn, rate)
    assert {draft.speaker for draft in drafts} == {"clerk"}


def test_a_leaking_channel_says_nothing(call: tuple[np.ndarray, int]) -> None:
    samples, rate = call
    turn = samples[: 12 * rate].copy()
    turn[40:, 1] = turn[:-40, 0] // 8
    transcriber = Transcriber(SimulatedEngine(), rate, ("clerk", "caller"))
    found = transcriber.feed(turn) + transcriber.flush()
    assert {segment.speaker for segment in found} == {"clerk"}


def test_two_people_at_once_are_no_leak(call: tuple[np.ndarray, int]) -> None:
    samples, rate = call
    clerk, caller = (samples[from_ * rate : (from_ + 6) * rate, channel] for from_, channel in ((1, 0), (13, 1)))
    assert not leaks(caller.astype(np.float32) / 4, clerk.astype(np.float32), rate)


def test_one_microphone_in_both_channels_is_heard_once(tmp_path: Path, call: tuple[np.ndarray, int]) -> None:
    samples, rate = call
    soundfile.write(tmp_path / "a.wav", np.repeat(samples[: 12 * rate, :1], 2, axis=1), rate)
    found = transcribe_file(tmp_path / "a.wav", SimulatedEngine())
    assert {segment.speaker for segment in found} == {""}
    assert sum(s.end - s.start for s in found) < 13
