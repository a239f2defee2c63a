"""A model that would end the program is found out by a process of its own, once."""

import subprocess
import sys

import numpy as np
import pytest

from desktop.speech import catalogue, choice, probe
from desktop.speech.catalogue import model_named
from desktop.speech.choice import Chosen, load_engines
from desktop.speech.engine import RATE
from desktop.speech.errors import ModelDamaged, NoModel, ProcessorTooOld, TooLittleMemory
from tests import sherpa_model

DIES = """
import ctypes, mmap
page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
page.write({code!r})
ctypes.CFUNCTYPE(None)(ctypes.addressof(ctypes.c_char.from_buffer(page)))()
"""
ILLEGAL = {"x86_64": b"\x0f\x0b", "AMD64": b"\x0f\x0b", "aarch64": b"\x00\x00\x00\x00"}


@pytest.fixture
def model(tmp_path, monkeypatch):
    """The smallest model, installed where the desk looks; nothing is remembered of it."""
    monkeypatch.setenv("QIANTAI_MODELS", str(tmp_path))
    return model_named(sherpa_model.install(tmp_path))


@pytest.fixture
def asked(monkeypatch):
    """The commands of the processes that tried a model; `put` another in their place."""
    run = subprocess.run
    seen: list[list[str]] = []

    def note(command, **options):
        seen.append(command)
        return run(command, **options)

    monkeypatch.setattr(probe.subprocess, "run", note)
    return seen


def dying(monkeypatch, code: str) -> None:
    monkeypatch.setattr(probe, "_command", lambda *_model: [sys.executable, "-c", code])


def test_what_runs_is_tried_once(model, asked) -> None:
    folder = catalogue.model_folder(model)
    probe.probe(model, folder, "zh")
    probe.probe(model, folder, "zh")
    assert len(asked) == 1
    assert probe.problem_of(model) == ""
    with (folder / "tokens.txt").open("a", encoding="utf-8") as tokens:
        tokens.write("新 99\n")
    probe.probe(model, folder, "zh")
    assert len(asked) == 2, "it is another model now"


def test_an_old_processor_is_a_sentence(model, asked, monkeypatch) -> None:
    """The child really executes an instruction that no processor has."""
    dying(monkeypatch, DIES.format(code=ILLEGAL[probe.platform.machine()]))
    for _ in range(2):
        with pytest.raises(ProcessorTooOld, match="处理器"):
            probe.probe(model, catalogue.model_folder(model), "zh")
    assert len(asked) == 1, "it is remembered"
    assert "处理器" in probe.problem_of(model)


def test_a_damaged_model_ends_only_the_child(model, asked) -> None:
    """sherpa-onnx ends the process when a model lacks what it looks for."""
    folder = catalogue.model_folder(model)
    (folder / "model.int8.onnx").write_bytes(b"no model")
    with pytest.raises(ModelDamaged):
        probe.probe(model, folder, "zh")
    assert len(asked) == 1


def test_a_child_that_the_system_killed_had_too_little_memory(model, asked, monkeypatch) -> None:
    dying(monkeypatch, "import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
    for _ in range(2):
        with pytest.raises(TooLittleMemory, match="内存"):
            probe.probe(model, catalogue.model_folder(model), "zh")
    assert len(asked) == 2, "there may be more the next time"


def test_too_little_memory_is_said_before_it_is_tried(model, asked, monkeypatch) -> None:
    monkeypatch.setattr(probe, "free_memory", lambda: 100 << 20)
    with pytest.raises(TooLittleMemory, match="只剩 100 MB"):
        probe.probe(model, catalogue.model_folder(model), "zh")
    assert asked == []


def test_this_machine_says_how_much_memory_is_free() -> None:
    free = probe.free_memory()
    assert free is not None
    assert 10 << 20 < free < 1 << 50


def test_a_note_that_is_damaged_is_as_none(model, asked) -> None:
    for note in ("", "[]", "{"):
        (catalogue.models_dir() / probe.REMEMBERED).write_text(note)
        probe.probe(model, catalogue.model_folder(model), "zh")
    assert len(asked) == 3


@pytest.fixture
def tried(monkeypatch):
    """Loading without trying: what is tried has its own tests."""
    monkeypatch.setattr(probe, "probe", lambda *_model: None)


def test_another_model_writes_where_ours_is_not_installed(model, tried) -> None:
    engines = load_engines()
    assert engines.name == model.name
    assert engines.live is engines.final
    assert engines.final.decode(np.zeros(RATE, np.float32)).text == ""


def test_without_any_model_it_is_said(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("QIANTAI_MODELS", str(tmp_path))
    with pytest.raises(NoModel, match="whisper-base"):
        load_engines()


def test_the_desk_chooses(model, tried, tmp_path, monkeypatch) -> None:
    streaming = "sherpa-onnx-streaming-zipformer-zh-int8-2025-06-30"
    folder = sherpa_model.streaming_transducer(tmp_path / streaming)
    (folder / "encoder.onnx").rename(folder / "encoder.int8.onnx")
    (folder / "joiner.onnx").rename(folder / "joiner.int8.onnx")
    catalogue.record(folder)
    by_itself = load_engines()
    assert by_itself.name == model.name
    assert by_itself.live is not by_itself.final, "the one that streams shows the words"
    assert load_engines(chosen=Chosen(final=streaming)).name == streaming
    both = load_engines(chosen=Chosen(live=model.name, final=model.name))
    assert both.live is both.final
    assert load_engines(chosen=Chosen(live="gone", final="gone")).name == model.name


def test_the_next_best_does_the_work_of_one_that_cannot_run(model, tmp_path, monkeypatch) -> None:
    def fails(tried, *_where):
        if tried.name != model.name:
            raise ProcessorTooOld(name=tried.name)

    monkeypatch.setattr(probe, "probe", fails)
    monkeypatch.setattr(choice, "find_model", lambda _name: tmp_path)
    assert load_engines().name == model.name
