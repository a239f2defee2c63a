"""The smallest models sherpa-onnx loads: no Mandarin weights are in a package registry.

Their weights are random, so what they hear is no speech; but the real library extracts the features, runs the graphs,
searches and keeps the times. They say nothing where there is no energy, and something else for another sound.
"""

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from desktop.speech.catalogue import record

WORDS = ["<blk>", *"工资拖欠三个月经理说没有钱劳动仲裁厂里发放合同社保"]
BLANK_BELOW = 6.0
"""Mean log energy below which the models say nothing."""


def _weights(bands: int, classes: int) -> np.ndarray:
    return np.random.default_rng(7).normal(0, 1, (bands, classes)).astype(np.float32)


def _save(path: Path, nodes, inputs, outputs, constants, meta) -> None:
    graph = helper.make_graph(
        nodes,
        path.stem,
        [helper.make_tensor_value_info(name, kind, shape) for name, kind, shape in inputs],
        [helper.make_tensor_value_info(name, kind, shape) for name, kind, shape in outputs],
        [numpy_helper.from_array(array, name) for name, array in constants.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    for key, value in meta.items():
        entry = model.metadata_props.add()
        entry.key, entry.value = key, str(value)
    onnx.checker.check_model(model)
    onnx.save(model, path)


def _tokens(folder: Path, words: list[str]) -> None:
    lines = (f"{word} {number}" for number, word in enumerate(words))
    (folder / "tokens.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _scores(x: str, words: int) -> tuple[list, dict]:
    """From features (1, T, bands) to scores: blank by the energy, words by the shape of the spectrum."""
    nodes = [
        helper.make_node("ReduceMean", [x], ["energy"], axes=[2], keepdims=1),
        helper.make_node("Sub", [x, "energy"], ["shape"]),
        helper.make_node("MatMul", ["shape", "w"], ["words"]),
        helper.make_node("Sub", ["floor", "energy"], ["quiet"]),
        helper.make_node("Mul", ["quiet", "steep"], ["blank"]),
        helper.make_node("Concat", ["blank", "words"], ["scores"], axis=2),
    ]
    constants = {
        "floor": np.array([BLANK_BELOW], np.float32),
        "steep": np.array([40.0], np.float32),
    }
    return nodes, constants


def streaming_transducer(folder: Path, floor: float = -7.0) -> Path:
    """A streaming transducer of the kind `lstm`: one word for each 40 ms with energy."""
    folder.mkdir(parents=True)
    count = len(WORDS)
    nodes, constants = _scores("mean", count)
    constants |= {"floor": np.array([floor], np.float32), "w": _weights(80, count - 1)}
    f, i = TensorProto.FLOAT, TensorProto.INT64
    _save(
        folder / "encoder.onnx",
        [
            helper.make_node("ReduceMean", ["x"], ["mean"], axes=[1], keepdims=1),
            *nodes,
            helper.make_node("Identity", ["scores"], ["encoder_out"]),
            helper.make_node("Identity", ["h"], ["next_h"]),
            helper.make_node("Identity", ["c"], ["next_c"]),
        ],
        [("x", f, ["N", 4, 80]), ("h", f, [1, "N", 1]), ("c", f, [1, "N", 1])],
        [("encoder_out", f, ["N", 1, count]), ("next_h", f, [1, "N", 1]), ("next_c", f, [1, "N", 1])],
        constants,
        {
            "model_type": "lstm",
            "version": "1",
            "num_encoder_layers": 1,
            "T": 4,
            "decode_chunk_len": 4,
            "rnn_hidden_size": 1,
            "d_model": 1,
        },
    )
    _save(
        folder / "decoder.onnx",
        [
            helper.make_node("Gather", ["said", "y"], ["each"]),
            helper.make_node("ReduceMean", ["each"], ["decoder_out"], axes=[1], keepdims=0),
        ],
        [("y", i, ["N", 2])],
        [("decoder_out", f, ["N", count])],
        {"said": -40 * np.eye(count, dtype=np.float32) * (np.arange(count) > 0)},
        {"vocab_size": count, "context_size": 2},
    )
    _save(
        folder / "joiner.onnx",
        [helper.make_node("Add", ["encoder_out", "decoder_out"], ["logit"])],
        [("encoder_out", f, ["N", count]), ("decoder_out", f, ["N", count])],
        [("logit", f, ["N", count])],
        {},
        {"joiner_dim": count},
    )
    _tokens(folder, WORDS)
    return folder


def sense_voice(folder: Path, floor: float = 8.0) -> Path:
    """A model of the kind `sense-voice`: CTC over frames of 60 ms, four words about the language before the text."""
    folder.mkdir(parents=True)
    marks = ["<|zh|>", "<|NEUTRAL|>", "<|Speech|>", "<|withitn|>"]
    words = [*WORDS, *marks]
    count = len(words)
    nodes, constants = _scores("x", count)
    said = np.zeros((1, 4, count), np.float32)
    said[0, np.arange(4), len(WORDS) + np.arange(4)] = 100.0
    never = np.zeros((560, count - 1), np.float32)
    never[:, : len(WORDS) - 1] = _weights(560, len(WORDS) - 1)
    constants |= {"floor": np.array([floor], np.float32), "w": never, "marks": said}
    f, i = TensorProto.FLOAT, TensorProto.INT32
    _save(
        folder / "model.int8.onnx",
        [*nodes, helper.make_node("Concat", ["marks", "scores"], ["logits"], axis=1)],
        [("x", f, [1, "T", 560]), ("x_length", i, [1]), ("language", i, [1]), ("text_norm", i, [1])],
        [("logits", f, [1, "T4", count])],
        constants,
        {
            "model_type": "sense_voice_ctc",
            "comment": "smallest",
            "vocab_size": count,
            "lfr_window_size": 7,
            "lfr_window_shift": 6,
            "normalize_samples": 0,
            "with_itn": 14,
            "without_itn": 15,
            **{f"lang_{name}": number for number, name in enumerate(("auto", "zh", "en", "yue", "ja", "ko"))},
            "neg_mean": ",".join(["0"] * 560),
            "inv_stddev": ",".join(["1"] * 560),
        },
    )
    _tokens(folder, words)
    return folder


def install(models: Path) -> str:
    """The smallest SenseVoice in the place of the catalogue's, whose hash nobody vouches for; its name."""
    name = "sherpa-onnx-sense-voice-zh-en-ja-ko-yue-int8-2024-07-17"
    record(sense_voice(models / name))
    return name
