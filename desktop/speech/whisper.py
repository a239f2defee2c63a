"""Whisper through CTranslate2 itself (README: why not faster-whisper)."""

import math
import os
from dataclasses import dataclass
from pathlib import Path

import ctranslate2
import numpy as np
import tokenizers

from desktop.speech.engine import RATE, Decoded, Sound
from desktop.speech.errors import ModelDamaged
from desktop.speech.features import FRAMES_PER_SECOND, MAX_FRAMES, log_mel
from desktop.speech.text import repeats, tidy

_PROMPT = ("<|startoftranscript|>", "<|zh|>", "<|transcribe|>", "<|notimestamps|>")
_TOKENS_PER_SECOND = 12  # fast Mandarin has 7 syllables a second, a rare character up to 3 tokens
_SHORTEST = RATE // 10
_TAIL = 3 * FRAMES_PER_SECOND
_SHORTEST_WINDOW = 10 * FRAMES_PER_SECOND
_DOUBTFUL = -0.6  # mean log probability below which a sentence is decoded again over the full window
_NO_SPEECH = 0.6  # the two limits of the paper's own decoder, section 4.5
_NO_SPEECH_LOG = -1.0


@dataclass(frozen=True, slots=True)
class _Answer:
    text: str
    mean_log: float
    no_speech: float

    @property
    def rank(self) -> tuple[bool, float]:
        """The better of two answers has the higher rank."""
        return not repeats(self.text), self.mean_log

    @property
    def doubtful(self) -> bool:
        return self.mean_log < _DOUBTFUL or repeats(self.text)


class WhisperEngine:
    """An `Engine` over a Whisper model in CTranslate2 format.

    Loads from a folder; raises ModelDamaged when its files cannot be read. One decode at a time.
    """

    def __init__(self, folder: Path, threads: int | None = None) -> None:
        try:
            self._tokenizer = tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json"))
            self._model = _load(folder, threads or min(4, os.cpu_count() or 1))
        except Exception as error:  # tokenizers raises bare Exception
            raise ModelDamaged(name=folder.name, file=str(error)) from error
        self._prompt = [self._tokenizer.token_to_id(token) for token in _PROMPT]
        self._first_special = self._tokenizer.token_to_id("<|endoftext|>")

    def decode(self, samples: Sound, *, final: bool) -> Decoded:
        """The words of one sentence; see `Engine.decode`."""
        if len(samples) < _SHORTEST:
            return Decoded("", 0.0)
        features = log_mel(samples)[:, :MAX_FRAMES]
        window = max(features.shape[1] + _TAIL, _SHORTEST_WINDOW)
        answer = self._answer(features, window, beams=5 if final else 1)
        if final and answer.doubtful:
            answer = max(
                answer, self._answer(features, MAX_FRAMES, beams=5), key=lambda a: (not repeats(a.text), a.mean_log)
            )
        if answer.no_speech > _NO_SPEECH and answer.mean_log < _NO_SPEECH_LOG:
            return Decoded("", 0.0)
        return Decoded(tidy(answer.text), math.exp(min(answer.mean_log, 0.0)))

    def _answer(self, features: np.ndarray, frames: int, beams: int) -> _Answer:
        """Decodes features padded to `frames`.

        The encoder was trained on windows of 30 s; a shorter one costs a fifth and is as good for most sentences.
        """
        padding = max(min(frames, MAX_FRAMES) - features.shape[1], 0)
        window = np.ascontiguousarray(np.pad(features, ((0, 0), (0, padding)))[None])
        seconds = features.shape[1] / FRAMES_PER_SECOND
        result = self._model.generate(
            ctranslate2.StorageView.from_array(window),
            [self._prompt],
            beam_size=beams,
            max_length=len(self._prompt) + 12 + int(seconds * _TOKENS_PER_SECOND),
            sampling_temperature=0.0,
            return_scores=True,
            return_no_speech_prob=True,
        )[0]
        tokens = [token for token in result.sequences_ids[0] if token < self._first_special]
        return _Answer(self._tokenizer.decode(tokens), result.scores[0], result.no_speech_prob)


def _load(folder: Path, threads: int) -> ctranslate2.models.Whisper:
    """The model from its folder, or from memory when the path is not ASCII (CTranslate2 on Windows cannot open it)."""
    files = None
    if not str(folder).isascii():
        files = {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}
    return ctranslate2.models.Whisper(
        str(folder), device="cpu", compute_type="int8", intra_threads=threads, inter_threads=1, files=files
    )
