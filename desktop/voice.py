"""The computer's own voice, where it has one for Chinese. Qt's module is loaded when something is to be said first."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from offline_store.errors import ExpectedError


class NoVoice(ExpectedError):
    """Nothing here can say a text (details: none)."""

    title = "这台电脑不会说话"
    explanation = "没有选好告知语的录音，系统里也没有能念中文的声音。"
    advice = "请按屏幕上的用语念给对方，再按 F3。"


class Speaker(QObject):
    """Says one text at a time; lives on the screen's thread."""

    def __init__(self) -> None:
        super().__init__()
        self._voice: Any = None
        self._answers: tuple[Callable[[None], None], Callable[[ExpectedError], None]] | None = None

    def say(self, text: str, done: Callable[[None], None], failed: Callable[[ExpectedError], None]) -> None:
        """Say a text; `done` at its end, NoVoice where there is no voice for Chinese."""
        voice = self._voice = self._voice or _chinese_voice()
        if voice is None:
            failed(NoVoice())
            return
        voice.stop()
        self._answers = (done, failed)
        voice.stateChanged.connect(self._changed)
        voice.say(text)

    def _changed(self, state: Any) -> None:
        if self._answers is None or state.name not in ("Ready", "Error"):
            return
        (done, failed), self._answers = self._answers, None
        self._voice.stateChanged.disconnect(self._changed)
        if state.name == "Ready":
            done(None)
        else:
            failed(NoVoice())


def _chinese_voice() -> Any:
    """An engine of the system with a voice for Chinese; None where there is none."""
    try:
        from PySide6.QtTextToSpeech import QTextToSpeech
    except ImportError:
        return None
    for engine in QTextToSpeech.availableEngines():
        if engine == "mock":
            continue
        voice = QTextToSpeech(engine)
        chinese = [locale for locale in voice.availableLocales() if locale.name().startswith("zh")]
        if voice.state() != QTextToSpeech.State.Error and chinese:
            voice.setLocale(next((locale for locale in chinese if locale.name() == "zh_CN"), chinese[0]))
            return voice
    return None
