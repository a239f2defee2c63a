"""Words on the screen while people speak, with the real engines: vosk with its Korean model, Whisper by drafts."""

import re
import threading
import time

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import Qt

from desktop.sound.source import FileSource
from desktop.speech.catalogue import find_model
from desktop.speech.engine import RATE
from desktop.speech.vosk import VoskEngine
from tests import korean
from tests.practice_desk import SAMPLE, read, window_on
from ui.call_page import CallPage
from ui.transcript import is_unsettled

LONG = 180_000
"""Milliseconds; reached only when something is broken."""
NOBODY = "http://127.0.0.1:9"
HANGUL = re.compile("[가-힣]")
PADDING = 0.7
"""Seconds between the ends of what is said and of its sentence: the padding, and a soft consonant."""


@pytest.fixture(scope="module")
def place(tmp_path_factory, practice_ground):
    return practice_ground(tmp_path_factory.mktemp("live") / "practice")


class Watcher:
    """Notes what the transcript shows, each time it changes."""

    def __init__(self, page):
        self._model = page.text.transcript
        self.screens = []
        self.first_seen = {}
        """Seconds of the call after which each speaker's first words stood there."""
        self._began = time.monotonic()
        for signal in (self._model.dataChanged, self._model.rowsInserted, self._model.rowsRemoved):
            signal.connect(self._look)

    def _look(self, *_):
        self.screens.append((list(self._model.sentences), list(self._model.unsettled)))
        for sentence in self._model.unsettled:
            self.first_seen.setdefault(sentence.speaker, time.monotonic() - self._began)
        rows = [
            self._model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(self._model.rowCount())
        ]
        assert ["正在听写" in row for row in rows] == [False] * len(self.screens[-1][0]) + [True] * len(
            self.screens[-1][1]
        )

    def words_before(self, sentence):
        """What was shown of a sentence until it was settled, without repetitions."""
        same = [
            one.text
            for settled, unsettled in self.screens
            if sentence not in settled
            for one in unsettled
            if (one.speaker, one.start) == (sentence.speaker, sentence.start)
        ]
        return list(dict.fromkeys(same))


def play(window, path, qtbot):
    """A call at the speed of life; its page when it is over, and what was seen on it."""
    window.call_from_file(path, realtime=True)
    qtbot.waitUntil(lambda: isinstance(window.page, CallPage) and window.page.recording, timeout=LONG)
    page = window.page
    watcher = Watcher(page)
    qtbot.waitUntil(lambda: page.recorded, timeout=LONG)
    qtbot.waitUntil(lambda: page.suggesting.made_of == len(page.sentences), timeout=LONG)
    return page, watcher


def nothing_unsettled_is_stored(desk, page):
    stored = read(desk, page.reception_id).sentences
    assert list(stored) == page.sentences
    assert not [sentence for sentence in stored if is_unsettled(sentence)]
    assert page.text.transcript.unsettled == []


def twice(speech):
    """Said twice without a pause: one long sentence."""
    return np.concatenate([speech[: -int(korean.AFTER * RATE)], speech[int(korean.BEFORE * RATE) :]])


def slow_down(monkeypatch, engine):
    """On a machine so busy that vosk falls behind life, life is played as much slower; by how much."""
    began = time.monotonic()
    engine.decode(korean.clerk())
    slower = max(1.0, 1.5 * (time.monotonic() - began) / (len(korean.clerk()) / RATE))
    blocks, pause = FileSource.blocks, threading.Event()

    def slowly(source):
        for block in blocks(source):
            pause.wait((slower - 1) * len(block) / source.rate)
            yield block

    monkeypatch.setattr(FileSource, "blocks", slowly)
    return slower


def test_vosk_shows_both_speakers_words_while_they_speak(place, qtbot, tmp_path, monkeypatch):
    """Korean, in stereo: the caller falls in while the clerk still speaks."""
    said = {"clerk": (0, twice(korean.clerk())), "caller": (2 * RATE, twice(korean.caller()))}
    sound = np.random.default_rng(1).normal(0, 0.001, (11 * RATE, 2))
    for channel, (start, speech) in enumerate(said.values()):
        sound[start : start + len(speech), channel] = speech
    soundfile.write(tmp_path / "call.wav", sound, RATE, subtype="PCM_16")
    with window_on(place, "01", NOBODY, qtbot, language="ko") as (desk, window):
        assert isinstance(desk.front_desk.engines.live, VoskEngine)
        slower = slow_down(monkeypatch, desk.front_desk.engines.live)
        page, watcher = play(window, tmp_path / "call.wav", qtbot)
        for speaker, (start, speech) in said.items():
            mine = [sentence for sentence in page.sentences if sentence.speaker == speaker]
            begin, end = start / RATE + korean.BEFORE, (start + len(speech)) / RATE - korean.AFTER
            assert mine[0].start == pytest.approx(begin, abs=PADDING)
            assert mine[-1].end == pytest.approx(end, abs=PADDING)
            assert watcher.words_before(mine[0]), "of each speaker, whatever vosk understands"
            assert watcher.first_seen[speaker] / slower < end, "they stand there before the sentence ends"
        shown = [text for sentence in page.sentences for text in watcher.words_before(sentence)]
        assert any(HANGUL.search(text) for text in shown), shown
        nothing_unsettled_is_stored(desk, page)


def test_whisper_shows_the_words_where_vosk_has_no_model(place, qtbot, tmp_path, monkeypatch):
    """Mandarin, from the sample call: the first turn, decoded again and again while it is spoken."""
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "whisper-base").symlink_to(find_model("whisper-base"))
    monkeypatch.setenv("QIANTAI_MODELS", str(tmp_path / "models"))
    sound, rate = soundfile.read(SAMPLE, dtype="int16", always_2d=True)
    soundfile.write(tmp_path / "call.wav", sound[: round(12.1 * rate)], rate, subtype="PCM_16")
    with window_on(place, "01", NOBODY, qtbot) as (desk, window):
        assert desk.front_desk.engines.live is desk.front_desk.engines.final
        page, watcher = play(window, tmp_path / "call.wav", qtbot)
        shown = [text for sentence in page.sentences for text in watcher.words_before(sentence)]
        assert "您好" in "".join(shown)
        assert watcher.first_seen["clerk"] < 5
        assert len(shown) >= 3
        assert "服务中心" in "".join(sentence.text for sentence in page.sentences)
        nothing_unsettled_is_stored(desk, page)
