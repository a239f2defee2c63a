"""Whisper through CTranslate2 itself (README: why not faster-whisper)."""

import itertools
import math
import os
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import ctranslate2
import numpy as np
import tokenizers
from numpy.typing import NDArray

from desktop.speech.engine import RATE, Decoded, Sound
from desktop.speech.errors import ModelDamaged
from desktop.speech.features import FRAMES_PER_SECOND, MAX_FRAMES, log_mel
from desktop.speech.text import by_pauses, is_invented, repeats, tidy
from desktop.speech.timing import Times, carried, fitted, voiced

Features = NDArray[np.float32]

_TOKENS_PER_SECOND = 12  # fast Mandarin has 7 syllables a second, a rare character up to 3 tokens
_SHORTEST = RATE // 10
_HUNDREDTHS = 2  # of one step of the encoder
_TAIL = 3 * FRAMES_PER_SECOND
_SHORTEST_WINDOW = 10 * FRAMES_PER_SECOND
_DOUBTFUL = -0.6  # mean log probability below which a sentence is decoded again over the full window
_NO_SPEECH = 0.6  # the two limits of the paper's own decoder, section 4.5
_NO_SPEECH_LOG = -1.0
_SHORTEST_DRAFT = 7 * FRAMES_PER_SECOND
_STEP = int(0.3 * RATE)  # new sound a draft is worth; less than the padding behind a sentence: the pause asks for one


@dataclass(frozen=True, slots=True)
class _Answer:
    text: str
    mean_log: float
    no_speech: float
    tokens: tuple[int, ...]
    encoded: ctranslate2.StorageView

    @property
    def rank(self) -> tuple[bool, float]:
        """The better of two answers has the higher rank."""
        return not repeats(self.text), self.mean_log

    @property
    def doubtful(self) -> bool:
        return self.mean_log < _DOUBTFUL or repeats(self.text)


class WhisperEngine:
    """An `Engine` over a Whisper model in CTranslate2 format; `language` is Whisper's code of it.

    Loads from a folder; raises ModelDamaged when its files cannot be read. A whole sentence goes before drafts: none
    begins while it is decoded or waits, and one under way is given up after the encoder.
    """

    def __init__(self, folder: Path, language: str = "zh", threads: int | None = None) -> None:
        self.folder, self.options = folder, (language,)
        try:
            self._tokenizer = tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json"))
            self._model = _load(folder, threads or min(4, os.cpu_count() or 1))
        except Exception as error:  # tokenizers raises bare Exception
            raise ModelDamaged(name=folder.name, file=str(error)) from error
        start = ("<|startoftranscript|>", f"<|{language}|>", "<|transcribe|>", "<|notimestamps|>")
        self._prompt = [self._tokenizer.token_to_id(token) for token in start]
        self._first_special = self._tokenizer.token_to_id("<|endoftext|>")
        self._busy = threading.Lock()
        self._awaited = threading.Event()

    def decode(self, samples: Sound) -> Decoded:
        """The words of one sentence; see `Engine.decode`."""
        if len(samples) < _SHORTEST:
            return Decoded("", 0.0)
        self._awaited.set()
        with self._busy:
            self._awaited.clear()
            answer = self._best(log_mel(samples)[:, :MAX_FRAMES])
            if answer.no_speech > _NO_SPEECH and answer.mean_log < _NO_SPEECH_LOG:
                return Decoded("", 0.0)
            times = self._times(answer, samples)
        plain = tidy(answer.text)
        if is_invented(plain):
            return Decoded("", 0.0)
        times = carried(answer.text, times, plain)
        text = by_pauses(plain, times)
        return Decoded(text, math.exp(min(answer.mean_log, 0.0)), carried(plain, times, text))

    def listener(self) -> "WhisperListener":
        """See `Engine.listener`."""
        return WhisperListener(self)

    def draft(self, samples: Sound, known: Sequence[int]) -> list[int] | None:
        """The tokens of a sentence being spoken, quickly, beginning with those `known`; None when a sentence waits."""
        if self._awaited.is_set() or not self._busy.acquire(blocking=False):
            return None
        try:
            features = log_mel(samples)[:, :MAX_FRAMES]
            encoded = self._model.encode(_window(features, max(features.shape[1] + _TAIL, _SHORTEST_DRAFT)))
            if self._awaited.is_set():
                return None
            prompt = [*self._prompt, *known]
            longest = len(prompt) + _most_tokens(features)
            result = self._model.generate(encoded, [prompt], beam_size=1, max_length=longest, sampling_temperature=0.0)
            return [token for token in result[0].sequences_ids[0] if token < self._first_special]  # the known are in it
        finally:
            self._busy.release()

    def words(self, tokens: Sequence[int]) -> str:
        """The text of tokens."""
        text: str = self._tokenizer.decode(list(tokens))
        return tidy(text)

    def _best(self, features: Features) -> _Answer:
        answer = self._answer(features, max(features.shape[1] + _TAIL, _SHORTEST_WINDOW))
        if not answer.doubtful:
            return answer
        return max(answer, self._answer(features, MAX_FRAMES), key=lambda one: one.rank)

    def _answer(self, features: Features, frames: int) -> _Answer:
        """Decodes features padded to `frames`.

        The encoder was trained on windows of 30 s; a shorter one costs a fifth and is as good for most sentences.
        """
        encoded = self._model.encode(_window(features, frames))
        result = self._model.generate(
            encoded,
            [self._prompt],
            beam_size=5,
            max_length=len(self._prompt) + _most_tokens(features),
            sampling_temperature=0.0,
            return_scores=True,
            return_no_speech_prob=True,
        )[0]
        tokens = tuple(token for token in result.sequences_ids[0] if token < self._first_special)
        return _Answer(self._tokenizer.decode(tokens), result.scores[0], result.no_speech_prob, tokens, encoded)

    def _times(self, answer: _Answer, samples: Sound) -> Times:
        """When each character of an answer is said, by what the decoder looked at: a tenth of what decoding costs."""
        if not answer.tokens:
            return ()
        frames = min(len(samples) * FRAMES_PER_SECOND // RATE, MAX_FRAMES)
        looked = self._model.align(answer.encoded, self._prompt, [list(answer.tokens)], frames)[0].alignments
        begins = [0] * len(answer.tokens)
        for token, frame in reversed(looked):
            if token < len(begins):
                begins[token] = frame * _HUNDREDTHS
        if len(begins) > 1:  # the first is taken to begin with the sound, and does with the voice
            begins[0] = max(begins[0], min(voiced(samples)[0], begins[1]))
        return fitted(self._by_character(answer, begins), samples)

    def _by_character(self, answer: _Answer, begins: Sequence[int]) -> list[int]:
        """Tokens are pieces of bytes: a character begins with the token in which the text before it was whole."""
        times: list[int] = []
        for number, begin in enumerate(begins, 1):
            read = self._tokenizer.decode(answer.tokens[:number]) if number < len(begins) else answer.text
            times += [begin] * (len(read.rstrip("\ufffd")) - len(times))
        return [*times, *[begins[-1]] * (len(answer.text) - len(times))]


class WhisperListener:
    """A `Listener` that decodes the open sentence again and again.

    What two drafts in a row agree on is given to the next as known: it then costs little more than the encoder, and
    words once read do not change under the reader's eyes until the sentence is whole.
    """

    def __init__(self, engine: WhisperEngine) -> None:
        self._engine = engine
        self._heard = 0
        self._tokens: list[int] = []
        self._known: list[int] = []
        self._text = ""

    def follow(self, samples: Sound) -> str:
        """See `Listener.follow`."""
        if len(samples) < self._heard + _STEP:
            return self._text
        tokens = self._engine.draft(samples, self._known)
        if tokens is not None:
            same = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(tokens, self._tokens, strict=False))
            self._heard, self._known, self._tokens = len(samples), [token for token, _ in same], tokens
            self._text = self._engine.words(tokens).rstrip("。.…，")  # where the sentence ends is not known yet
        return self._text

    def end(self) -> None:
        """See `Listener.end`."""
        self._heard, self._tokens, self._known, self._text = 0, [], [], ""


def _window(features: Features, frames: int) -> ctranslate2.StorageView:
    padding = max(min(frames, MAX_FRAMES) - features.shape[1], 0)
    return ctranslate2.StorageView.from_array(np.ascontiguousarray(np.pad(features, ((0, 0), (0, padding)))[None]))


def _most_tokens(features: Features) -> int:
    return 12 + int(features.shape[1] / FRAMES_PER_SECOND * _TOKENS_PER_SECOND)


def _load(folder: Path, threads: int) -> ctranslate2.models.Whisper:
    """The model from its folder, or from memory when the path is not ASCII (CTranslate2 on Windows cannot open it)."""
    files = None
    if not str(folder).isascii():
        files = {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}
    return ctranslate2.models.Whisper(
        str(folder), device="cpu", compute_type="int8", intra_threads=threads, inter_threads=1, files=files
    )
