"""Which engine hears what: Whisper for what is written, vosk for the words being spoken if it knows the language."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.speech.catalogue import Model, catalogue, find_model, is_installed, model_folder, model_named
from offline_store.errors import ExpectedError

if TYPE_CHECKING:  # its numpy is not for the first window to wait for
    from desktop.speech.diarising import Encoder
    from desktop.speech.engine import Corrector, Engine

MANDARIN = "zh"
FINAL = "whisper-base"
"""The model whose text is stored."""


@dataclass(frozen=True, slots=True)
class Engines:
    """The engines of a desk: `final` for whole sentences, `name` is its model, `live` for those being spoken."""

    final: Engine
    name: str
    live: Engine
    corrector: Corrector | None = None
    """Mends what `final` heard, where there is one."""
    voices: Encoder | None = None
    """Tells voices apart at one microphone, where its model is installed."""


def load_engines(language: str = MANDARIN) -> Engines:
    """Loads what is installed for a language. Takes seconds. Raises NoModel, ModelDamaged."""
    from desktop.speech.whisper import WhisperEngine

    final = WhisperEngine(find_model(FINAL), language)
    return Engines(final, FINAL, _vosk(language) or final, voices=_voices())


def live_model(language: str = MANDARIN) -> Model | None:
    """The installed vosk model of a language; the catalogue's order says which of several."""
    fitting = (model for model in catalogue().values() if model.engine == "vosk" and language in model.languages)
    return next((model for model in fitting if is_installed(model)), None)


def _vosk(language: str) -> Engine | None:
    """vosk with its model; None where none is installed, or it cannot be loaded: Whisper can do its work."""
    model = live_model(language)
    if model is None:
        return None
    from desktop.speech.vosk import VoskEngine

    try:
        return VoskEngine(model_folder(model))
    except ExpectedError:
        logging.getLogger(__name__).exception("vosk cannot be used")
        return None


def _voices() -> Encoder | None:
    """The voice encoder; None where its model is not installed, or is damaged: keys say who speaks."""
    from desktop.speech.voices import MODEL, Voices

    model = model_named(MODEL)
    if not is_installed(model):
        return None
    try:
        return Voices(model_folder(model))
    except ExpectedError:
        logging.getLogger(__name__).exception("voices cannot be told apart")
        return None
