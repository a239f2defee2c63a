"""Which engine hears what: one writes the sentences, one shows the words being spoken; the desk chooses, or we do."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.speech.catalogue import Model, catalogue, find_model, is_installed, model_folder, model_named
from offline_store.errors import ExpectedError

if TYPE_CHECKING:  # its numpy is not for the first window to wait for
    from desktop.speech.diarising import Encoder
    from desktop.speech.engine import Corrector, Engine

MANDARIN = "zh"
FINAL = "whisper-base"
"""The model whose text is stored, where the desk has chosen no other."""


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


@dataclass(frozen=True, slots=True)
class Chosen:
    """Models a desk has chosen, by name; empty: the program chooses."""

    live: str = ""
    final: str = ""


def load_engines(language: str = MANDARIN, chosen: Chosen | None = None) -> Engines:
    """Loads what is installed for a language. Takes seconds, longer the first time.

    A model that cannot be used here is told in the log, and the next best does its work. Raises NoModel, ModelDamaged,
    ProcessorTooOld, TooLittleMemory where none is left.
    """
    chosen = chosen or Chosen()
    final, name = _first(_finals(language, chosen.final), language)
    live = live_model(language, chosen.live)
    shows = final
    if live and live.name != name:
        try:
            shows = _load(live, language)
        except ExpectedError:
            logging.getLogger(__name__).exception("%s cannot be used", live.name)
    return Engines(final, name, shows, voices=_voices())


def live_model(language: str = MANDARIN, chosen: str = "") -> Model | None:
    """The installed model for the words being spoken: the one chosen, else the catalogue's first that streams."""
    fitting = [one for one in catalogue().values() if hears(one) and language in one.languages and is_installed(one)]
    return next((model for model in fitting if model.name == chosen), next(filter(streams, fitting), None))


def hears(model: Model) -> bool:
    """Whether a model turns speech to text; others tell voices apart."""
    return model.engine in ("whisper", "vosk", "sherpa")


def streams(model: Model) -> bool:
    """Whether a model hears word by word, and not only whole sentences."""
    return model.engine == "vosk" or model.kind.startswith("streaming")


def _finals(language: str, chosen: str) -> Iterator[Model]:
    """What may write the sentences, the best first: the one chosen, ours, then any that hears whole sentences."""
    known = catalogue()
    if chosen in known and is_installed(known[chosen]):
        yield known[chosen]
    if FINAL in known:
        yield known[FINAL]
    whole = (one for one in known.values() if hears(one) and not streams(one))
    yield from (one for one in whole if language in one.languages and is_installed(one))


def _first(models: Iterator[Model], language: str) -> tuple[Engine, str]:
    first: ExpectedError | None = None
    for model in dict.fromkeys(models):
        try:
            return _load(model, language), model.name
        except ExpectedError as error:
            logging.getLogger(__name__).exception("%s cannot be used", model.name)
            first = first or error
    if first is None:
        find_model(FINAL)
    assert first
    raise first


def _load(model: Model, language: str) -> Engine:
    from desktop.speech.probe import load, probe

    folder = find_model(model.name) if model.name == FINAL else model_folder(model)
    probe(model, folder, language)
    return load(model, folder, language)


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
