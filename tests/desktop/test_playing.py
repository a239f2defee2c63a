"""A recording played back for writing it down: the right place, slower at its own pitch, never the whole in clear."""

import itertools
import time

import numpy as np
import pytest

from desktop.playing import Player
from desktop.sound.errors import NoSpeaker, RecordingDamaged
from desktop.sound.reading import Reader
from desktop.sound.recording import RecordingWriter, read_recording
from desktop.sound.source import DeviceSource
from desktop.sound.stretch import Stretcher

RATE, KEY = 16000, bytes(range(32))
SOUND = np.random.default_rng(5).integers(-9000, 9000, (4 * RATE + 321, 2)).astype(np.int16)


@pytest.fixture(scope="module")
def recording(tmp_path_factory):
    folder = tmp_path_factory.mktemp("recording")
    writer = RecordingWriter(folder / "new.part", KEY, RATE, 2)
    writer.write(SOUND)
    return folder / f"{writer.close().digest}.qtrec"


@pytest.fixture
def player(card, recording, qapp):
    made = Player(card.output)
    made.load(recording, KEY)
    yield made
    made.close()


def test_any_piece_is_read_as_it_was_recorded(recording):
    with Reader(recording, KEY) as reader:
        assert (reader.rate, reader.channels, reader.length) == (RATE, 2, len(SOUND))
        for first, count in ((0, 10), (7990, 20), (8000, 8000), (60000, 9000), (len(SOUND), 5), (-3, 2)):
            assert np.array_equal(reader.read(first, count), SOUND[max(first, 0) :][:count])
        assert np.array_equal(np.concatenate(list(reader.blocks(0.7))), SOUND)


def test_a_wrong_key_and_a_cut_file_are_told(recording, tmp_path):
    with pytest.raises(RecordingDamaged):
        Reader(recording, bytes(32))
    cut = tmp_path / "cut.qtrec"
    cut.write_bytes(recording.read_bytes()[:-400])
    with pytest.raises(RecordingDamaged):
        Reader(cut, KEY)
    assert len(read_recording(recording, KEY)[0]) == len(SOUND)


@pytest.mark.parametrize("rate", [0.8, 1.25])
def test_slower_speech_lasts_longer_at_the_same_pitch(rate):
    tone = (8000 * np.sin(2 * np.pi * 200 * np.arange(3 * RATE) / RATE)).astype(np.int16)[:, None]
    stretcher = Stretcher(RATE, 1)
    made, place = [], float(stretcher.room)
    while place + stretcher.needed < len(tone):
        first = int(place) - stretcher.room
        made.append(stretcher.block(tone[first : first + stretcher.needed]))
        place += stretcher.step * rate
    sound = np.concatenate(made)[:, 0].astype(float)
    assert len(sound) / RATE == pytest.approx((place - stretcher.room) / RATE / rate, rel=0.01)
    spectrum = np.abs(np.fft.rfft(sound * np.hanning(len(sound))))
    assert np.argmax(spectrum) * RATE / len(sound) == pytest.approx(200, abs=3)
    assert np.abs(sound[RATE // 2 : -RATE // 2]).max() == pytest.approx(8000, rel=0.1)  # neither louder nor broken


def heard_of(card, player, seconds, start):
    """What comes out of the card from the first sound on."""
    source = DeviceSource(card.device)
    heard, begun = np.zeros((0, 2), np.int16), False
    for block in source.blocks():
        if not begun:
            begun = True
            start()
        heard = np.concatenate([heard, block])
        sounding = np.flatnonzero(heard.any(axis=1))
        if len(heard) > 10 * RATE or (len(sounding) and len(heard) - sounding[0] >= seconds * RATE):
            source.stop()
    return heard[np.flatnonzero(heard.any(axis=1))[0] :]


def test_it_plays_from_where_it_was_sent_and_tells_where_it_is(card, player, qtbot):
    places = []
    player.position.connect(places.append)

    def start():
        player.seek(1.5)
        player.play()

    heard = heard_of(card, player, 0.5, start)
    assert np.array_equal(heard[: RATE // 2], SOUND[int(1.5 * RATE) :][: RATE // 2])
    qtbot.waitUntil(lambda: len(places) > 4, timeout=10_000)
    player.pause()
    assert places[0] == 1.5
    assert places[1:] == sorted(places[1:])
    assert not player.is_playing


def test_a_stretch_is_played_over_and_over_and_the_end_stops_it(card, player, qtbot):
    places = []
    player.position.connect(places.append)
    player.loop((1.0, 1.3))
    player.seek(1.0)
    player.play()
    qtbot.waitUntil(lambda: sum(a > b for a, b in itertools.pairwise(places)) >= 2, timeout=10_000)
    assert max(places) < 1.35
    player.loop(None)
    player.seek(3.8)
    with qtbot.waitSignal(player.playing_changed, timeout=10_000, check_params_cb=lambda on: not on):
        player.play()


def test_no_loudspeaker_is_said_and_a_pause_is_at_once(card, recording, qtbot):
    player = Player("没有这个设备")
    player.load(recording, KEY)
    with qtbot.waitSignal(player.failed, timeout=10_000) as told:
        player.play()
    assert isinstance(told.args[0], NoSpeaker)
    began = time.monotonic()
    player.close()
    assert time.monotonic() - began < 2
