"""sherpa-onnx: streaming recognisers for the words being spoken, whole-sentence ones for what is written.

A damaged model ends the whole process in its native code: `probe.py` loads each model in a process of its own before
it is loaded here. One recogniser is shared, each channel has a stream of its own; the native code releases the GIL.
"""

import contextlib
import math
import os
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import sherpa_onnx

from desktop.speech.engine import RATE, Decoded, Listener, Sound
from desktop.speech.errors import ModelDamaged
from desktop.speech.folders import openable
from desktop.speech.text import by_pauses, is_invented, tidy
from desktop.speech.timing import carried, fitted

STREAMING = ("streaming-transducer", "streaming-paraformer")
"""Kinds of models that hear word by word; all others hear whole sentences."""

_SHORTEST = RATE // 10
_SILENT = 1e-4  # less than four steps of 16 bits
_TAIL = np.zeros(int(0.7 * RATE), np.float32)  # a streaming model says its last words only with some sound behind them
_LATE = 3 * RATE  # so far behind, the machine is too slow to show every word
_MOST = RATE // 2
_STEP = int(0.4 * RATE)  # new sound that hearing the open sentence again is worth
_UNTOLD = 0.8
"""Confidence of a sentence whose model does not say how sure it is."""


class SherpaEngine:
    """An `Engine` over a folder of a sherpa-onnx model; `kind` is the catalogue's, `language` for models of several.

    Raises ModelDamaged when files are missing, PathNotAscii where they cannot be opened.
    """

    def __init__(self, folder: Path, kind: str, language: str = "zh", threads: int | None = None) -> None:
        self.folder, self.options = folder, (kind, language)
        self._is_streaming = kind in STREAMING
        self._has_marks = kind in ("sense-voice", "whisper")
        try:
            self._recogniser = KINDS[kind](openable(folder), language, threads or min(4, os.cpu_count() or 1))
        except (RuntimeError, ValueError, AssertionError, StopIteration) as error:
            raise ModelDamaged(name=folder.name, file=str(error) or kind) from error
        self._busy = threading.Lock()

    def decode(self, samples: Sound) -> Decoded:
        """The words of one sentence; see `Engine.decode`."""
        if len(samples) < _SHORTEST or float(np.abs(samples).max()) < _SILENT:
            return Decoded("", 0.0)
        with self._busy if not self._is_streaming else contextlib.nullcontext():
            result = self._heard(samples)
        return _decoded(result, samples, has_marks=self._has_marks)

    def listener(self) -> Listener:
        """See `Engine.listener`."""
        return StreamListener(self._recogniser) if self._is_streaming else AgainListener(self)

    def draft(self, samples: Sound) -> str | None:
        """The words of a sentence being spoken; None while a whole one is being heard."""
        if len(samples) < _SHORTEST or not self._busy.acquire(blocking=False):
            return None
        try:
            text: str = self._heard(samples).text
            return tidy(text)
        finally:
            self._busy.release()

    def _heard(self, samples: Sound) -> Any:
        stream = self._recogniser.create_stream()
        stream.accept_waveform(RATE, samples)
        if not self._is_streaming:
            self._recogniser.decode_stream(stream)
            return stream.result
        stream.accept_waveform(RATE, _TAIL)
        stream.input_finished()
        while self._recogniser.is_ready(stream):
            self._recogniser.decode_stream(stream)
        return self._recogniser.get_result_all(stream)


class StreamListener:
    """A `Listener` of a streaming model: each call gives it what is new of the sound."""

    def __init__(self, recogniser: Any) -> None:
        self._recogniser = recogniser
        self._heard, self._text = 0, ""
        self._stream = recogniser.create_stream()

    def follow(self, samples: Sound) -> str:
        """See `Listener.follow`."""
        if len(samples) - self._heard > _LATE:
            self._heard = len(samples) - _MOST
        new = samples[self._heard : self._heard + _MOST]
        if len(new):
            self._heard += len(new)
            self._stream.accept_waveform(RATE, new)
            while self._recogniser.is_ready(self._stream):
                self._recogniser.decode_stream(self._stream)
            self._text = tidy(self._recogniser.get_result_all(self._stream).text)
        return self._text

    def end(self) -> None:
        """See `Listener.end`."""
        self._stream = self._recogniser.create_stream()
        self._heard, self._text = 0, ""


class AgainListener:
    """A `Listener` of a model that hears whole sentences: the open one is heard again with each 0.4 s of new sound."""

    def __init__(self, engine: SherpaEngine) -> None:
        self._engine = engine
        self._heard, self._text = 0, ""

    def follow(self, samples: Sound) -> str:
        """See `Listener.follow`."""
        if len(samples) >= self._heard + _STEP:
            draft = None if float(np.abs(samples).max()) < _SILENT else self._engine.draft(samples)
            if draft is not None:
                self._heard, self._text = len(samples), draft.rstrip("。.…，")
        return self._text

    def end(self) -> None:
        """See `Listener.end`."""
        self._heard, self._text = 0, ""


def _decoded(result: Any, samples: Sound, *, has_marks: bool) -> Decoded:
    tokens, moments = list(result.tokens), list(result.timestamps)
    if not result.text.strip():
        return Decoded("", 0.0)
    said = "".join(tokens)
    if len(moments) == len(tokens):
        begins = [round(moment * 100) for token, moment in zip(tokens, moments, strict=True) for _ in token]
        times = carried(said, fitted(begins, samples), result.text)
    else:
        times = ()
    text = result.text if has_marks or not times else by_pauses(result.text, times)
    times = carried(result.text, times, text)
    written = tidy(text)
    if not written or is_invented(written):
        return Decoded("", 0.0)
    return Decoded(written, _sure(result), carried(text, times, written))


def _sure(result: Any) -> float:
    """How sure a model is, from the logarithms of its tokens' probabilities."""
    logs: Sequence[float] = getattr(result, "ys_probs", None) or getattr(result, "ys_log_probs", None) or ()
    return math.exp(min(float(np.mean(logs)), 0.0)) if logs else _UNTOLD


def _file(folder: Path, *names: str) -> str:
    """The first file that fits a pattern, the smaller (int8) one before the other. Raises StopIteration."""
    return str(next(found for name in names for found in _by_size(folder, name)))


def _by_size(folder: Path, name: str) -> Iterator[Path]:
    yield from sorted(folder.glob(name), key=lambda path: path.stat().st_size)


def _streaming_transducer(folder: Path, _language: str, threads: int) -> Any:
    parts = {part: _file(folder, f"{part}*.onnx") for part in ("encoder", "decoder", "joiner")}
    tokens = _file(folder, "tokens.txt")
    return sherpa_onnx.OnlineRecognizer.from_transducer(tokens=tokens, **parts, num_threads=threads)


def _streaming_paraformer(folder: Path, _language: str, threads: int) -> Any:
    parts = {part: _file(folder, f"{part}*.onnx") for part in ("encoder", "decoder")}
    tokens = _file(folder, "tokens.txt")
    return sherpa_onnx.OnlineRecognizer.from_paraformer(tokens=tokens, **parts, num_threads=threads)


def _transducer(folder: Path, _language: str, threads: int) -> Any:
    parts = {part: _file(folder, f"{part}*.onnx") for part in ("encoder", "decoder", "joiner")}
    tokens = _file(folder, "tokens.txt")
    return sherpa_onnx.OfflineRecognizer.from_transducer(tokens=tokens, **parts, num_threads=threads)


def _sense_voice(folder: Path, language: str, threads: int) -> Any:
    model, tokens = _file(folder, "model*.onnx"), _file(folder, "tokens.txt")
    return sherpa_onnx.OfflineRecognizer.from_sense_voice(
        model=model, tokens=tokens, language=language, use_itn=True, num_threads=threads
    )


def _paraformer(folder: Path, _language: str, threads: int) -> Any:
    model, tokens = _file(folder, "model*.onnx"), _file(folder, "tokens.txt")
    return sherpa_onnx.OfflineRecognizer.from_paraformer(paraformer=model, tokens=tokens, num_threads=threads)


def _whisper(folder: Path, language: str, threads: int) -> Any:
    encoder, decoder, tokens = (_file(folder, name) for name in ("*encoder*.onnx", "*decoder*.onnx", "*tokens.txt"))
    return sherpa_onnx.OfflineRecognizer.from_whisper(
        encoder=encoder, decoder=decoder, tokens=tokens, language=language, num_threads=threads
    )


KINDS = {
    "streaming-transducer": _streaming_transducer,
    "streaming-paraformer": _streaming_paraformer,
    "transducer": _transducer,
    "sense-voice": _sense_voice,
    "paraformer": _paraformer,
    "whisper": _whisper,
}
