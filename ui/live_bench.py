"""How long after it was said a word stands on the screen: calls played through the real window at the speed of life."""

import time
from pathlib import Path
from typing import Any

from desktop import practice
from desktop.app import open_desk
from desktop.profile import unlock
from desktop.speech.bench import live_calls
from desktop.speech.choice import live_model
from desktop.speech.vad import Cutting
from desktop.tasks import Runner
from offline_store.queries import Sentence
from ui.call_page import CallPage
from ui.demo import wait_for
from ui.main_window import MainWindow

STEP = 0.1
"""Seconds between the moments of speech that are asked about."""
DRAFT = 0.5
"""Seconds of speech that may be missing in the last words before a sentence is whole, and are not held against them."""

Seen = tuple[float, float]
"""Up to which second of the call the words go; after how many seconds of it they stood on the screen."""


def live_figures(place: practice.Practice, login: tuple[str, str], folder: Path) -> list[dict[str, Any]]:
    """The 95th percentile of the delay, for each engine that can be tried here: vosk 0.5 s and Whisper 1.5 s are meant.

    Every tenth of a second of speech counts, from the moment the call has passed it.
    """
    figures = []
    for language, call in live_calls(folder).items():
        model = live_model(language)
        if language != "ko" or model:
            delays = _play(place, login, call, language)
            name = f"words on screen after they were said, p95, live by {model.name if model else 'whisper-base'}"
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
        delays = [delay for sentence in page.sentences for delay in watch.delays(sentence)]
        window.close()
    return delays


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
                self._seen.setdefault(key, []).append((words.end, now))
        for sentence in self._transcript.sentences:
            self._settled.setdefault(sentence.id, now)

    def delays(self, sentence: Sentence) -> list[float]:
        """For each moment of a sentence: how long after it the words up to it, or the settled ones, stood there."""
        padding = Cutting().padding
        first, last = sentence.start + padding, sentence.end - padding
        seen = self._seen.get((sentence.speaker, sentence.start), [])
        if not seen or seen[-1][0] < last - DRAFT:
            seen = [*seen, (sentence.end, self._settled[sentence.id])]
        moments = (first + STEP * number for number in range(int((last - first) / STEP)))
        return [
            next(after for upto, after in seen if upto >= moment) - moment
            for moment in moments
            if moment <= seen[-1][0]
        ]
