"""How long after it was said a word stands on the screen: calls played through the real window at the speed of life."""

import re
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from desktop import practice
from desktop.app import open_desk
from desktop.profile import unlock
from desktop.speech.bench import live_calls, said_when
from desktop.speech.choice import live_model
from desktop.speech.vad import Cutting
from desktop.tasks import Runner
from offline_store.queries import Sentence
from ui.call_page import CallPage
from ui.demo import wait_for
from ui.main_window import MainWindow

_WORD = re.compile(r"[\u4e00-\u9fff]|[^\W_\u4e00-\u9fff]+")
"""A Chinese character, or letters and figures up to the next space or mark."""
Seen = tuple[int, float]
"""How many letters stood on the screen; after how many seconds of the call."""


def live_figures(place: practice.Practice, login: tuple[str, str], folder: Path) -> list[dict[str, Any]]:
    """The 95th percentile of the delay, for each engine that can be tried here: vosk 0.5 s and Whisper 1.5 s are meant.

    Every letter counts, from the moment the call, played at the speed of life, has passed the end of its word.
    """
    figures = []
    for language, call in live_calls(folder).items():
        model = live_model(language)
        if language != "ko" or model:
            delays = _play(place, login, call, language)
            name = f"letters on screen after they were said, p95, live by {model.name if model else 'whisper-base'}"
            p95 = sorted(delays)[int(len(delays) * 0.95)]
            figures.append({"name": name, "figure": p95, "unit": "s", "runs": len(delays), "peers": {}})
    return figures


def _play(place: practice.Practice, login: tuple[str, str], call: Path, language: str) -> list[float]:
    profile, runner = place.profile("01"), Runner()
    ready: list[object] = []
    unlocked = runner.run(lambda: unlock(profile, *login)).result()
    with open_desk(runner, unlocked, practice=True, language=language) as desk:
        window = MainWindow(desk)
        window.show()
        desk.front_desk.engine_changed.connect(ready.append)
        desk.front_desk.start()
        wait_for(lambda: bool(ready), "the speech engine")
        window.call_from_file(call, realtime=True)
        wait_for(lambda: isinstance(window.page, CallPage) and window.page.recording, "the call")
        page = window.page
        assert isinstance(page, CallPage)
        watch = _Watch(page)
        wait_for(lambda: page.recorded, "the end of the call")
        window.close()
        engines = desk.front_desk.engines
        assert engines
        delays = []
        for sentence in page.sentences:
            if engines.live is not engines.final:  # its own words' times: another engine hears other letters
                heard = said_when(call, engines.live, sentence.speaker, sentence.start, sentence.end)
                sentence = replace(sentence, text=heard.text, times=heard.times)  # noqa: PLW2901
            delays += watch.delays(sentence)
    return delays


def _word_ends(sentence: Sentence) -> list[float]:
    """For each letter and figure: how many seconds after the sentence's begin its word was over."""
    words = list(_WORD.finditer(sentence.text))
    begins = [sentence.times[word.start()] / 100 for word in words]
    last = max(sentence.end - Cutting().padding - sentence.start, *begins[-1:], 0.0)
    ends = [*begins[1:], last] if begins else []
    return [end for word, end in zip(words, ends, strict=True) for _ in word[0]]


class _Watch:
    """Notes when words come onto the screen."""

    def __init__(self, page: CallPage) -> None:
        self._transcript = page.text.transcript
        self._began = time.monotonic()
        self._texts: dict[tuple[str, float], str] = {}
        self._seen: dict[tuple[str, float], list[Seen]] = {}
        self._settled: dict[str, float] = {}
        self._transcript.dataChanged.connect(self._look)
        self._transcript.rowsInserted.connect(self._look)

    def _look(self) -> None:
        now = time.monotonic() - self._began
        for words in self._transcript.unsettled:
            key = (words.speaker, words.start)
            if self._texts.get(key) != words.text:
                self._texts[key] = words.text
                self._seen.setdefault(key, []).append((sum(map(str.isalnum, words.text)), now))
        for sentence in self._transcript.sentences:
            self._settled.setdefault(sentence.id, now)

    def delays(self, sentence: Sentence) -> list[float]:
        """For each letter of a sentence: how long after it was said it, or the settled text, stood there.

        A word ends where the next begins, and a letter stands there when as many letters do.
        """
        ends = _word_ends(sentence)
        seen = self._seen.get((sentence.speaker, sentence.start), [])
        settled = self._settled[sentence.id]
        shown = [
            next((after for count, after in seen if count >= number), settled) for number in range(1, len(ends) + 1)
        ]
        return [min(after, settled) - sentence.start - end for after, end in zip(shown, ends, strict=True)]
