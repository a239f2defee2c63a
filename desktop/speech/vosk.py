"""vosk (Kaldi): streams the words while they are spoken. It gives no punctuation.

One model is shared; each channel has a recogniser of its own. The native code releases the GIL.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import vosk

from desktop.speech.engine import RATE, Decoded, Sound
from desktop.speech.errors import ModelDamaged
from desktop.speech.folders import openable
from desktop.speech.text import by_pauses, tidy
from desktop.speech.timing import between, carried, fitted
from offline_store.errors import ExpectedError

vosk.SetLogLevel(-1)  # Kaldi writes a page on stderr for each model

_PIECE = RATE // 4
_MOST = RATE // 2  # sound taken at a time: on a slow machine the words lag behind, but nothing else waits for them long
_LATE = 3 * RATE  # so far behind, the machine is too slow to show every word: the whole sentence will have them
_NO_WORD = {"[unk]", "<unk>", "[noise]", "[laughter]"}


@dataclass(frozen=True, slots=True)
class _Word:
    """One word: from when to when in hundredths of a second, and how sure it is."""

    text: str
    start: int
    end: int
    confidence: float


class VoskEngine:
    """An `Engine` over a vosk model's folder.

    Raises ModelDamaged when it cannot be loaded, PathNotAscii where vosk cannot open the folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder, self.options = folder, ()
        try:
            # always with a path: with a language's name vosk goes to the network
            self._model = vosk.Model(model_path=str(openable(folder)))
        except ExpectedError:
            raise
        except Exception as error:  # vosk raises bare Exception
            raise ModelDamaged(name=folder.name, file=str(error)) from error

    def decode(self, samples: Sound) -> Decoded:
        """The words of one sentence; see `Engine.decode`."""
        recogniser = vosk.KaldiRecognizer(self._model, RATE)
        recogniser.SetWords(True)
        said = [_words(recogniser.Result()) for piece in _pieces(samples) if recogniser.AcceptWaveform(piece)]
        words = [word for part in (*said, _words(recogniser.FinalResult())) for word in part]
        if not words:
            return Decoded("", 0.0)
        plain = " ".join(word.text for word in words)
        times = [time for word in words for time in (*between(word.start, word.end, len(word.text)), word.end)][:-1]
        marked = by_pauses(plain, times)
        text = tidy(marked)
        sure = float(np.mean([word.confidence for word in words]))
        return Decoded(text, sure, carried(marked, carried(plain, fitted(times, samples), marked), text))

    def listener(self) -> "VoskListener":
        """See `Engine.listener`."""
        return VoskListener(vosk.KaldiRecognizer(self._model, RATE))


class VoskListener:
    """A `Listener`: each call gives the recogniser what is new of the sound."""

    def __init__(self, recogniser: vosk.KaldiRecognizer) -> None:
        self._recogniser = recogniser
        self._heard = 0
        self._said: list[str] = []
        """What the recogniser took for whole: its own pauses are shorter than those between our sentences."""
        self._text = ""

    def follow(self, samples: Sound) -> str:
        """See `Listener.follow`."""
        if len(samples) - self._heard > _LATE:
            self._heard = len(samples) - _MOST
        new = samples[self._heard : self._heard + _MOST]
        self._heard += len(new)
        if not len(new):
            return self._text
        for piece in _pieces(new):
            if self._recogniser.AcceptWaveform(piece):
                self._said.append(json.loads(self._recogniser.Result())["text"])
        partial = json.loads(self._recogniser.PartialResult()).get("partial", "")  # right after a Result it has none
        words = " ".join((*self._said, partial))
        self._text = tidy(" ".join(word for word in words.split() if word not in _NO_WORD))
        return self._text

    def end(self) -> None:
        """See `Listener.end`."""
        self._recogniser.Reset()
        self._heard, self._said, self._text = 0, [], ""


def _pieces(samples: Sound) -> list[bytes]:
    whole = np.rint(np.clip(samples, -1.0, 1.0) * 32767.0).astype(np.int16)
    return [whole[at : at + _PIECE].tobytes() for at in range(0, len(whole), _PIECE)]


def _words(result: str) -> list[_Word]:
    found = json.loads(result).get("result", ())
    return [
        _Word(word["word"], round(word["start"] * 100), round(word["end"] * 100), word["conf"])
        for word in found
        if word["word"] not in _NO_WORD
    ]
