"""One contract for a file and a device, and what each refuses."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import sounddevice
import soundfile

from desktop.sound.devices import input_devices
from desktop.sound.errors import NoMicrophone, SoundLost, UnreadableAudio
from desktop.sound.source import DeviceSource, FileSource, Source

RATE = 16000
SOUND = np.random.default_rng(7).integers(-9000, 9000, (RATE * 3 // 2, 2)).astype(np.int16)

Listen = Callable[[], Source]


def collect(source: Source, frames: int, limit: float = 20.0) -> np.ndarray:
    """What a source gives, from its first sound on, until there are `frames` of it."""
    parts: list[np.ndarray] = []
    began = time.monotonic()
    for block in source.blocks():
        parts.append(block)
        heard = np.concatenate(parts)
        sounding = np.flatnonzero(heard.any(axis=1))
        if time.monotonic() - began > limit or (len(sounding) and len(heard) - sounding[0] >= frames):
            source.stop()
    heard = np.concatenate(parts)
    return heard[np.flatnonzero(heard.any(axis=1))[0] :][:frames]


class SourceContract:
    """What any source does; a subclass's fixture `listen` opens one that soon gives SOUND."""

    def test_gives_the_exact_sound_of_both_channels(self, listen: Listen) -> None:
        assert np.array_equal(collect(listen(), len(SOUND)), SOUND)

    def test_blocks_are_short_and_say_their_shape(self, listen: Listen) -> None:
        source = listen()
        block = next(iter(source.blocks()))
        source.stop()
        assert (block.dtype, block.ndim, source.rate, source.channels) == (np.int16, 2, RATE, 2)
        assert block.shape[1] == 2
        assert 0.05 <= len(block) / RATE <= 0.2

    def test_stop_from_another_thread_ends_the_blocks(self, listen: Listen) -> None:
        source = listen()
        ended = threading.Event()
        blocks = source.blocks()
        next(blocks)

        def run() -> None:
            for _ in blocks:
                pass
            ended.set()

        threading.Thread(target=run, daemon=True).start()
        source.stop()
        assert ended.wait(2)


class TestFile(SourceContract):
    @pytest.fixture(params=[False, True], ids=["full speed", "real time"])
    def listen(self, request: pytest.FixtureRequest, tmp_path: Path) -> Listen:
        soundfile.write(tmp_path / "录音.flac", SOUND, RATE)
        return lambda: FileSource(tmp_path / "录音.flac", realtime=request.param)


class TestDevice(SourceContract):
    @pytest.fixture
    def listen(self, card) -> Iterator[Listen]:
        playing = []

        def start() -> Source:
            source = DeviceSource(card.device, channels=2, rate=RATE)
            playing.append(card.play(SOUND))
            return source

        yield start
        for program in playing:
            assert program.wait(20) == 0

    def test_a_device_that_falls_silent_is_noticed(self, card) -> None:
        source = DeviceSource(card.device)
        blocks = source.blocks()
        next(blocks)
        card.unplug(True)
        began = time.monotonic()
        try:
            with pytest.raises(SoundLost, match="录音中断"):
                for _ in blocks:
                    pass
        finally:
            card.unplug(False)
        assert 1.5 < time.monotonic() - began < 8

    def test_devices_are_listed(self, card) -> None:
        assert any(device.name == card.device and device.channels >= 2 for device in input_devices())

    def test_a_device_that_is_not_there(self, card) -> None:
        with pytest.raises(NoMicrophone, match="没有可用的麦克风"):
            DeviceSource("没有这个设备")


def test_no_devices_without_portaudio(monkeypatch: pytest.MonkeyPatch) -> None:

    monkeypatch.delitem(__import__("sys").modules, "sounddevice")
    monkeypatch.setattr("ctypes.util.find_library", lambda _: None)
    monkeypatch.setattr("builtins.__import__", _import_without_sounddevice)
    assert input_devices() == []
    with pytest.raises(NoMicrophone):
        DeviceSource(None)


_import = __import__


def _import_without_sounddevice(name: str, *args: object) -> object:
    if name == "sounddevice":
        raise OSError("PortAudio library not found")
    return _import(name, *args)  # type: ignore[arg-type]


def test_real_time_takes_as_long_as_the_sound(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", SOUND[: RATE // 2], RATE)
    began = time.monotonic()
    assert sum(len(block) for block in FileSource(tmp_path / "a.wav", realtime=True).blocks()) == RATE // 2
    assert 0.45 < time.monotonic() - began < 3


@pytest.mark.parametrize(
    ("name", "subtype", "channels", "rate"),
    [
        ("a.wav", "PCM_U8", 1, 8000),
        ("a.wav", "PCM_24", 2, 96000),
        ("a.wav", "ULAW", 1, 8000),
        ("a.wav", "FLOAT", 6, 44100),
        ("a.ogg", "VORBIS", 2, 44100),
        ("a.flac", "PCM_16", 1, 11025),
    ],
)
def test_formats_keep_level_and_length(tmp_path: Path, name: str, subtype: str, channels: int, rate: int) -> None:
    tone = 0.5 * np.sin(np.arange(rate) * 2 * np.pi * 440 / rate)
    soundfile.write(tmp_path / name, np.repeat(tone[:, None], channels, axis=1), rate, subtype)
    source = FileSource(tmp_path / name, realtime=False)
    sound = np.concatenate(list(source.blocks()))
    assert sound.shape == (rate, min(channels, 2) if channels <= 2 else 1)
    assert np.abs(sound / 32768 - tone[:, None]).max() < 0.1


def test_numbers_that_are_none_become_silence(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", np.array([np.nan, np.inf, -np.inf, 0.5, 7.0]), 8000, "DOUBLE")
    sound = np.concatenate(list(FileSource(tmp_path / "a.wav", realtime=False).blocks()))
    assert sound[:, 0].tolist() == [0, 32767, -32768, 16384, 32767]


@pytest.mark.parametrize("content", [b"", b"hello, this is text", b"RIFF\x00\x00\x00\x00WAVE", None])
def test_what_is_no_sound_is_refused_in_words(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "a.wav"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnreadableAudio, match="无法读取录音文件"):
        list(FileSource(path, realtime=False).blocks())


def test_portaudio_itself_is_there() -> None:
    assert sounddevice.get_portaudio_version()[0] > 0
