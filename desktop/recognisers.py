"""语音引擎: the models there are, which of them this desk uses, how well each hears this desk's own calls.

The choice and what was measured are kept in the store's settings; where the models lie, `speech/catalogue.py` says.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop.profile import Unlocked
from desktop.speech.catalogue import Model, catalogue, is_installed, model_named
from desktop.speech.choice import Chosen, hears, live_model
from desktop.speech.errors import NoModel, NoSamples, NotRemoved
from desktop.tasks import Runner
from offline_store import audit, settings
from offline_store.errors import ExpectedError
from offline_store.store import Store
from offline_store.types import now

if TYPE_CHECKING:
    from desktop.front_desk import FrontDesk
    from offline_store.rehearing import Sample

SPEECH = "speech"
LIVE, FINAL = "live", "final"
MOST_SAMPLES = 60
"""Corrected sentences a model is measured on: some minutes of sound."""
AGAIN = 20
"""Recordings heard again by a better model in one act."""
Failed = Callable[[ExpectedError], None]


@dataclass(frozen=True, slots=True)
class ModelLine:
    """One model of the catalogue, as this desk has it."""

    name: str
    title: str
    engine: str
    languages: tuple[str, ...]
    size: int
    """Bytes to fetch."""
    licence: str
    attribution: str
    is_installed: bool
    hears: bool
    """It turns speech to text; others tell voices apart."""
    is_live: bool
    """It shows the words being spoken."""
    is_final: bool
    """It writes the sentences."""
    by_hand: str
    """The address a person fetches it from, where nobody vouches for its hash; else empty."""
    problem: str
    """Why it cannot be used on this machine, as far as it was tried."""
    error_rate: float | None
    """Part of the characters it hears wrongly in this desk's corrected sentences; None: not measured."""
    samples: int
    measured_at: str


class Recognisers(QObject):
    """Answers come on the screen's thread."""

    progress = Signal(str, int, int)
    """A model's file is coming: its name, bytes done, bytes in all."""

    def __init__(self, runner: Runner, unlocked: Unlocked, front_desk: FrontDesk) -> None:
        super().__init__()
        self._runner, self._unlocked, self._front = runner, unlocked, front_desk
        self._store = unlocked.store
        self._is_stopped = False

    def stop(self) -> None:
        """The desk closes: a download ends, and goes on from there the next time."""
        self._is_stopped = True

    def lines(self, done: Callable[[list[ModelLine]], None]) -> None:
        """All models, in the catalogue's order."""
        engines = self._front.engines

        def work() -> list[ModelLine]:
            said, picked = _said(self._store), chosen(self._store)
            live = live_model(chosen=picked.live)
            final = engines.name if engines else ""
            names = (live.name if live else final, final)
            return [_line(model, names, said.get("errors", {})) for model in catalogue().values()]

        self._runner.run(work, done)

    def choose(self, role: str, name: str, done: Callable[[None], None], failed: Failed) -> None:
        """Use a model for the words being spoken (`live`) or for what is written (`final`) from the next call on."""

        def work() -> None:
            model = model_named(name)
            if not is_installed(model):
                raise NoModel(name=name, folder=name)
            from desktop.speech.catalogue import model_folder
            from desktop.speech.probe import probe

            probe(model, model_folder(model), "zh" if "zh" in model.languages else model.languages[0])
            self._put({role: name})
            with self._store.apply() as session:
                audit.note(session, self._unlocked.desk.account, "setting", SPEECH, **{role: name})

        def chosen_now(_nothing: None) -> None:
            self._front.load_engines()
            done(None)

        self._runner.run(work, chosen_now, failed)

    def install(self, name: str, folder: Path | None, done: Callable[[None], None], failed: Failed) -> None:
        """Fetch a model from its sources, or from a folder or USB stick."""

        def work() -> None:
            from desktop.speech import models

            models.fetch(name, folder, self._report)

        self._runner.run(work, done, failed)

    def remove(self, line: ModelLine, done: Callable[[None], None], failed: Failed) -> None:
        """Take a model away that is not in use."""

        def work() -> None:
            from desktop.speech import models

            if line.is_live or line.is_final:
                raise NotRemoved(name=line.name, reason="它正在使用")
            models.remove(line.name)

        self._runner.run(work, done, failed)

    def measure(self, name: str, done: Callable[[None], None], failed: Failed) -> None:
        """Let a model hear this desk's corrected sentences, in the background; what came of it is kept."""

        def work() -> None:
            from offline_store import rehearing

            with self._store.read() as session:
                samples = rehearing.samples(session, MOST_SAMPLES)
            samples = [one for one in samples if self._sound_file(one).exists()]
            if not samples:
                raise NoSamples
            rate = self._rate(name, samples)
            found = {"rate": rate, "samples": len(samples), "at": now().isoformat()}
            self._put({"errors": {**_said(self._store).get("errors", {}), name: found}})

        self._runner.run(work, done, failed)

    def outdated(self, done: Callable[[int], None]) -> None:
        """How many recordings were written by another model than the one in use."""
        engines = self._front.engines

        def work() -> int:
            from offline_store import rehearing

            with self._store.read() as session:
                return rehearing.outdated(session, engines.name) if engines else 0

        self._runner.run(work, done)

    def again(self, done: Callable[[int], None], failed: Failed) -> None:
        """Hear the newest recordings again with the model in use; how many were asked for."""
        engines = self._front.engines

        def work() -> int:
            from offline_store import rehearing

            with self._store.write(self._unlocked.desk.actor) as session:
                return rehearing.ask_again(session, engines.name, AGAIN) if engines else 0

        def asked(count: int) -> None:
            self._front.hear_again()
            done(count)

        self._runner.write(work, asked, failed)

    def _rate(self, name: str, samples: list[Sample]) -> float:
        from desktop.speech.again import Asked, Said, answers, begin
        from desktop.speech.scoring import error_rate

        language = "zh" if "zh" in model_named(name).languages else model_named(name).languages[0]
        asked = [
            Asked(str(self._sound_file(one)), one.key.hex(), name, language, one.start,
                  ((one.start, one.end, ""),), one.channel)
            for one in samples
        ]  # fmt: skip
        heard, texts = "", []
        for told in answers(begin(asked)):
            if isinstance(told, Said):
                heard += told.text
            else:
                texts.append(heard)
                heard = ""
        if len(texts) < len(samples):
            from desktop.speech.errors import ModelDamaged

            raise ModelDamaged(name=name, file="（测量中断）")
        return error_rate(zip((one.text for one in samples), texts, strict=True))

    def _sound_file(self, sample: Sample) -> Path:
        from desktop.sound.recording import SUFFIX

        return self._unlocked.profile.recordings / f"{sample.sha256}{SUFFIX}"

    def _put(self, new: dict[str, Any]) -> None:
        with self._store.apply() as session:
            settings.put(session, SPEECH, settings.get(session, SPEECH) | new)

    def _report(self, name: str, done: int, size: int) -> None:
        from desktop.speech.download import DownloadFailed

        if self._is_stopped:
            raise DownloadFailed("程序正在关闭")
        self._runner.post(lambda: self.progress.emit(name, done, size))


def chosen(store: Store) -> Chosen:
    """The models this desk has chosen. Not for the screen's thread."""
    said = _said(store)
    return Chosen(str(said.get(LIVE, "")), str(said.get(FINAL, "")))


def _said(store: Store) -> dict[str, Any]:
    with store.read() as session:
        return dict(settings.get(session, SPEECH))


def _line(model: Model, used: tuple[str, str], errors: dict[str, Any]) -> ModelLine:
    from desktop.speech.probe import problem_of

    measured = errors.get(model.name, {})
    is_unvouched = model.archive is not None and not model.archive.file.sha256
    at = datetime.fromisoformat(measured["at"]).astimezone().strftime("%Y-%m-%d") if measured else ""
    return ModelLine(
        name=model.name,
        title=model.title,
        engine=model.engine,
        languages=model.languages,
        size=model.size,
        licence=model.licence,
        attribution=model.attribution,
        is_installed=is_installed(model),
        hears=hears(model),
        is_live=model.name == used[0],
        is_final=model.name == used[1],
        by_hand=f"{model.official}{model.archive.file.name}" if is_unvouched and model.archive else "",
        problem=problem_of(model),
        error_rate=measured.get("rate"),
        samples=measured.get("samples", 0),
        measured_at=at,
    )
