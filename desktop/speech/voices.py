"""A voice as a vector: how alike two stretches of speech sound, computed by numpy alone.

The network is Resemblyzer's voice encoder (Apache-2.0; Wan et al. 2018, "Generalized End-to-End Loss for Speaker
Verification"): 40 mel bands, three LSTM layers of 256, one linear layer; windows of 1.6 s whose vectors are averaged.
Its weights lie in a file of PyTorch's format before 1.6. They are read as data: the pickles in it can name nothing but
the few words a table of tensors is made of. No voice is kept: a vector lives as long as its recording runs (个人信息
保护法: a voice is not used to recognise a person).
"""

import pickle
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from desktop.speech.engine import Sound
from desktop.speech.errors import ModelDamaged
from desktop.speech.features import HOP, mel_power

MODEL = "resemblyzer"
"""In the catalogue of models."""
FILE = "pretrained.pt"
BANDS, FRAMES, STEP = 40, 160, 80
"""Mel bands; frames of one window and from one to the next (100 in a second)."""
MOST_WINDOWS = 6
"""Of one stretch, spread over it: more tell nothing new."""
LAYERS = 3
LOUDNESS = 10 ** (-30 / 20)
"""Quiet speech is raised to this root mean square, of 1."""
_MAGIC = 0x1950A86A20F9469CFC6C

Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Tensor:
    """Where a tensor lies: the key of its storage, its first number there, its shape."""

    key: str
    offset: int
    shape: tuple[int, ...]


class Voices:
    """The encoder with its weights, 5.7 MB. Used by any thread. Raises ModelDamaged."""

    def __init__(self, folder: Path) -> None:
        from threadpoolctl import ThreadpoolController

        weights = read_weights(folder / FILE)
        self._threads = ThreadpoolController()
        self._layers = [
            tuple(
                np.ascontiguousarray(weights[f"lstm.{name}_l{layer}"].T)
                for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
            )
            for layer in range(LAYERS)
        ]
        self._weight, self._bias = np.ascontiguousarray(weights["linear.weight"].T), weights["linear.bias"]

    def vector(self, sound: Sound) -> Vector:
        """How the voice in this sound (mono, 16 kHz, float) sounds: 256 numbers of length 1."""
        level = float(np.sqrt(np.mean(np.square(sound)))) if len(sound) else 0.0
        if 0.0 < level < LOUDNESS:
            sound = sound * np.float32(LOUDNESS / level)
        frames = 1 + len(sound) // HOP
        last = max(0, frames - FRAMES)
        starts = np.linspace(0, last, min(MOST_WINDOWS, 1 + round(last / STEP))).astype(int)
        mel = mel_power(np.pad(sound, (0, max(0, FRAMES * HOP - len(sound)))), BANDS).T
        with self._threads.limit(limits=1, user_api="blas"):  # steps so small that threads only wait for each other
            found = self._encoded(np.stack([mel[start : start + FRAMES] for start in starts]))
        return _of_length_one(found.mean(axis=0))

    def _encoded(self, windows: NDArray[np.float32]) -> NDArray[np.float32]:
        """The vector of each window; `windows` of shape (windows, frames, bands)."""
        inputs = windows.transpose(1, 0, 2)
        for weight_in, weight_out, bias_in, bias_out in self._layers:
            inputs = _lstm(inputs @ weight_in + (bias_in + bias_out), weight_out)
        raw = np.maximum(inputs[-1] @ self._weight + self._bias, 0.0)
        return np.stack([_of_length_one(row) for row in raw])


def _lstm(gates: NDArray[np.float32], weight: NDArray[np.float32]) -> NDArray[np.float32]:
    """One layer over all frames: `gates` of shape (frames, windows, 4 × 256) from its inputs; its outputs."""
    frames, windows, size = gates.shape[0], gates.shape[1], gates.shape[2] // 4
    state, cell = np.zeros((windows, size), np.float32), np.zeros((windows, size), np.float32)
    outputs = np.empty((frames, windows, size), np.float32)
    for frame in range(frames):
        gate = gates[frame] + state @ weight
        sigmoid = 0.5 + 0.5 * np.tanh(0.5 * gate)
        cell = sigmoid[:, size : 2 * size] * cell + sigmoid[:, :size] * np.tanh(gate[:, 2 * size : 3 * size])
        state = sigmoid[:, 3 * size :] * np.tanh(cell)
        outputs[frame] = state
    return outputs


def _of_length_one(vector: NDArray[np.float32]) -> NDArray[np.float32]:
    length = float(np.linalg.norm(vector))
    return vector / np.float32(length) if length else vector


def read_weights(path: Path) -> dict[str, NDArray[np.float32]]:
    """The model's tensors by name. Raises ModelDamaged for a file that is none, or names anything else."""
    try:
        with path.open("rb") as file:
            magic, _protocol, _machine = _load(file), _load(file), _load(file)
            content, keys = _load(file), _load(file)
            if magic != _MAGIC:
                raise ValueError("magic")
            tensors: dict[str, _Tensor] = {
                name: tensor for name, tensor in content["model_state"].items() if isinstance(tensor, _Tensor)
            }
            numbers = _storages(file, keys, {tensor.key for tensor in tensors.values()})
        return {name: _tensor(each, numbers) for name, each in tensors.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, EOFError, pickle.UnpicklingError) as error:
        raise ModelDamaged(name=MODEL, file=path.name) from error


def _storages(file: BinaryIO, keys: list[str], wanted: set[str]) -> dict[str, NDArray[np.float32]]:
    """The storages behind the pickles, in the order of `keys`: how many numbers (8 bytes), then the numbers."""
    found = {}
    for key in keys:
        count = int.from_bytes(file.read(8), "little")
        if key in wanted:
            found[key] = np.frombuffer(file.read(4 * count), np.dtype("<f4")).astype(np.float32, copy=False)
        else:
            file.seek(4 * count, 1)
    return found


def _tensor(where: _Tensor, numbers: dict[str, NDArray[np.float32]]) -> NDArray[np.float32]:
    size = int(np.prod(where.shape))
    return numbers[where.key][where.offset : where.offset + size].reshape(where.shape)


def _rebuilt(storage: object, offset: int, shape: tuple[int, ...], *_others: object) -> _Tensor:
    return _Tensor(str(storage), offset, tuple(shape))


_WORDS: dict[tuple[str, str], Callable[..., Any]] = {
    ("collections", "OrderedDict"): OrderedDict,
    ("torch._utils", "_rebuild_tensor_v2"): _rebuilt,
    ("torch", "FloatStorage"): _Tensor,
}
"""All that a pickle in the file may name; none of it does more than hold what it is given."""


class _Reader(pickle.Unpickler):
    """Reads numbers, texts, lists, tables and tensors, and calls nothing."""

    def find_class(self, module: str, name: str) -> Any:
        """Raises UnpicklingError for every other word."""
        if (module, name) not in _WORDS:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return _WORDS[module, name]

    def persistent_load(self, pid: Any) -> str:
        """A storage is known by its key; its numbers stand behind the pickles."""
        return str(pid[2])


def _load(file: BinaryIO) -> Any:
    return _Reader(file).load()
