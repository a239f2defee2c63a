"""Models that come as a zip: unpacked whole and within their folder, or not installed; and which of them hears live."""

import hashlib
import io
import json
import shutil
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.speech import catalogue, choice, models
from desktop.speech.catalogue import Archive, Model, ModelFile, find_model, is_installed, models_dir
from desktop.speech.download import DownloadFailed
from desktop.speech.errors import FetchFailed, ModelDamaged, NoModel
from desktop.speech.sources import unpack
from tests.model_mirror import Mirror

FILES = {"am/final.mdl": np.random.default_rng(3).bytes(300_000), "conf/model.conf": b"--beam=10", "README": b"small"}


def zipped(files: dict[str, bytes], top: str = "small/") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(top + name, data)
    return file.getvalue()


WHOLE = zipped(FILES)


def model(data: bytes = WHOLE, *, vouched: bool = True) -> Model:
    described = ModelFile("small.zip", len(data), hashlib.sha256(data).hexdigest() if vouched else "")
    return Model(
        name="small",
        title="小",
        engine="vosk",
        languages=("zh",),
        licence="Apache-2.0",
        attribution="test",
        files=(),
        official="http://127.0.0.1:9/",
        packages=(),
        archive=Archive(described, ("am/final.mdl", "conf/model.conf")),
    )


@pytest.fixture
def mirror() -> Iterator[Mirror]:
    running = Mirror({"/small/small.zip": WHOLE})
    yield running
    running.server.shutdown()
    running.server.server_close()


@pytest.fixture(autouse=True)
def listed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """A catalogue of our own; call it to list other models."""
    for name in ("QIANTAI_MODEL_MIRROR", "QIANTAI_MODEL_FOLDER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("QIANTAI_MODELS", str(tmp_path / "models"))

    def put(*made: Model) -> None:
        for module in (catalogue, models, choice):
            monkeypatch.setattr(module, "catalogue", lambda: {one.name: one for one in made})

    put(model())
    return put


def test_a_zip_from_the_mirror_is_unpacked_and_can_be_checked(mirror, monkeypatch, capsys) -> None:
    monkeypatch.setenv("QIANTAI_MODEL_MIRROR", mirror.url)
    folder = models.fetch("small")
    assert {name: (folder / name).read_bytes() for name in FILES} == FILES
    assert models.command(["check"], io.StringIO()) == 0
    (folder / "am/final.mdl").write_bytes(FILES["am/final.mdl"][:-1] + b"!")
    assert models.command(["check"], io.StringIO()) == 1
    assert ModelDamaged.title in capsys.readouterr().err
    models.fetch("small")
    assert (folder / "am/final.mdl").read_bytes() == FILES["am/final.mdl"]
    assert [path.name for path in models_dir().iterdir()] == ["small"]


def test_a_download_that_was_cut_goes_on_and_leaves_no_model_until_then(mirror, monkeypatch, listed) -> None:
    large = zipped(FILES | {"graph/HCLr.fst": np.random.default_rng(4).bytes(2_000_000)})
    listed(model(large))
    mirror.files["/small/small.zip"] = large
    monkeypatch.setenv("QIANTAI_MODEL_MIRROR", mirror.url)
    mirror.cut = 1_500_000
    with pytest.raises(FetchFailed):
        models.fetch("small")
    with pytest.raises(NoModel):
        find_model("small")
    mirror.cut = None
    models.fetch("small")
    assert mirror.asked[-1][1] is not None, "only the rest was asked for"
    assert is_installed(model(large))


def test_from_a_stick(tmp_path) -> None:
    (tmp_path / "stick").mkdir()
    (tmp_path / "stick" / "small.zip").write_bytes(WHOLE)
    models.fetch("small", tmp_path / "stick")
    assert is_installed(model())
    assert (tmp_path / "stick" / "small.zip").exists()


def test_another_zip_of_that_name_is_refused(tmp_path) -> None:
    (tmp_path / "small.zip").write_bytes(zipped(FILES | {"README": b"other"}))
    with pytest.raises(FetchFailed, match="校验值不对"):
        models.fetch("small", tmp_path)
    assert not is_installed(model())


def test_what_nobody_vouches_for_is_only_taken_from_a_folder(mirror, monkeypatch, listed, tmp_path) -> None:
    listed(model(vouched=False))
    monkeypatch.setenv("QIANTAI_MODEL_MIRROR", mirror.url)
    with pytest.raises(FetchFailed, match="没有可以核对的校验值"):
        models.fetch("small")
    assert mirror.asked == []
    (tmp_path / "small.zip").write_bytes(WHOLE)
    models.fetch("small", tmp_path)
    assert models.command(["check", "small"], io.StringIO()) == 0, "what was unpacked is checked from then on"


@pytest.mark.parametrize(
    ("files", "top"),
    [
        ({**FILES, "../../escaped": b"x"}, "small/"),
        ({**FILES, "..\\escaped": b"x"}, "small/"),
        ({**FILES, "C:escaped": b"x"}, "small/"),
        (FILES, "/small/"),
        (FILES, "other/"),
        (FILES, ""),
    ],
)
def test_nothing_is_written_outside(tmp_path, files, top) -> None:
    (tmp_path / "small.zip").write_bytes(zipped(files, top))
    (tmp_path / "in" / "model").mkdir(parents=True)
    with pytest.raises(DownloadFailed, match="不该有的路径"):
        unpack(tmp_path / "small.zip", model(), tmp_path / "in" / "model")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["in", "model", "small.zip"]


def test_a_link_in_a_zip_is_refused(tmp_path) -> None:
    link = zipfile.ZipInfo("small/link")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "small.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(DownloadFailed, match="不该有的路径"):
        unpack(tmp_path / "small.zip", model(), tmp_path)


def test_a_zip_that_swells_is_refused(tmp_path) -> None:
    (tmp_path / "small.zip").write_bytes(zipped({"am/final.mdl": bytes(20_000_000)}))
    with pytest.raises(DownloadFailed, match="过大"):
        unpack(tmp_path / "small.zip", model(), tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_zip_without_its_parts_is_no_model(tmp_path) -> None:
    (tmp_path / "small.zip").write_bytes(zipped({"README": b"small"}))
    with pytest.raises(DownloadFailed, match=r"没有 am/final\.mdl"):
        unpack(tmp_path / "small.zip", model(), tmp_path / "new")


@given(st.integers(0, len(WHOLE) - 1), st.integers(1, 255), st.booleans())
def test_a_damaged_zip_is_never_installed(at, change, cut) -> None:
    """A bit that fell, or an end that is missing: refused in words, or what it holds is whole."""
    damaged = WHOLE[:at] if cut else WHOLE[:at] + bytes([WHOLE[at] ^ change]) + WHOLE[at + 1 :]
    with tempfile.TemporaryDirectory() as folder:
        path, new = Path(folder) / "small.zip", Path(folder) / "new"
        path.write_bytes(damaged)
        try:
            unpack(path, model(), new)
        except DownloadFailed:
            return
        assert {name: (new / name).read_bytes() for name in FILES if name != "README"} == {
            name: data for name, data in FILES.items() if name != "README"
        }


def test_a_damaged_note_is_no_installed_model(tmp_path) -> None:
    (tmp_path / "small.zip").write_bytes(WHOLE)
    folder = models.fetch("small", tmp_path)
    for note in ("", "[]", "{}", "[1]", json.dumps([{"name": "x"}])):
        (folder / catalogue.NOTED).write_text(note)
        assert not is_installed(model())


def test_the_list_says_why(tmp_path) -> None:
    def told() -> str:
        out = io.StringIO()
        models.command(["list"], out)
        return out.getvalue()

    assert "还没有取过" in told()
    assert "引擎 vosk；语言 zh" in told()
    (tmp_path / "small.zip").write_bytes(WHOLE)
    folder = models.fetch("small", tmp_path)
    assert f"在 {folder}" in told()
    (folder / "am/final.mdl").unlink()
    assert "里缺少 am/final.mdl" in told()


def test_the_first_installed_vosk_model_of_the_language_hears_live(listed, tmp_path) -> None:
    better, korean = replace(model(), name="better"), replace(model(), name="korean", languages=("ko",))
    listed(better, model(), korean)
    assert choice.live_model("zh") is None
    (tmp_path / "small.zip").write_bytes(WHOLE)
    models.fetch("small", tmp_path)
    assert choice.live_model("zh") == model()
    assert choice.live_model("ko") is None
    (tmp_path / "small.zip").write_bytes(zipped(FILES, "better/"))
    unpack(tmp_path / "small.zip", better, models_dir() / "better")
    assert choice.live_model("zh") == better


def tarred(files: dict[str, bytes], top: str = "small/") -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w:bz2") as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(top + name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return file.getvalue()


def tar_model(data: bytes) -> Model:
    return replace(model(data, vouched=False), archive=replace(model().archive, file=ModelFile("small.tar.bz2", 1, "")))


def test_a_tar_from_a_stick(tmp_path, listed) -> None:
    listed(tar_model(b""))
    (tmp_path / "small.tar.bz2").write_bytes(tarred(FILES))
    folder = models.fetch("small", tmp_path)
    assert {name: (folder / name).read_bytes() for name in FILES} == FILES


@pytest.mark.parametrize("top", ["small/../", "/small/", "other/", ""])
def test_nothing_of_a_tar_is_written_outside(tmp_path, top) -> None:
    (tmp_path / "small.tar.bz2").write_bytes(tarred(FILES, top))
    with pytest.raises(DownloadFailed, match="不该有的路径"):
        unpack(tmp_path / "small.tar.bz2", tar_model(b""), tmp_path / "new")
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["small.tar.bz2"]


def test_a_link_in_a_tar_is_refused(tmp_path) -> None:
    link = tarfile.TarInfo("small/link")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
    with tarfile.open(tmp_path / "small.tar.bz2", "w:bz2") as archive:
        archive.addfile(link)
    with pytest.raises(DownloadFailed, match="不该有的路径"):
        unpack(tmp_path / "small.tar.bz2", tar_model(b""), tmp_path / "new")


def test_a_tar_that_swells_is_refused(tmp_path) -> None:
    (tmp_path / "small.tar.bz2").write_bytes(tarred({"am/final.mdl": bytes(20_000_000)}))
    with pytest.raises(DownloadFailed, match="过大"):
        unpack(tmp_path / "small.tar.bz2", tar_model(b""), tmp_path / "new")


@pytest.mark.parametrize("change", [lambda data: data[: len(data) // 2], lambda data: data[:50] + b"xx" + data[52:]])
def test_a_damaged_tar_is_refused(tmp_path, change) -> None:
    (tmp_path / "small.tar.bz2").write_bytes(change(tarred(FILES)))
    with pytest.raises(DownloadFailed, match="不是完好的压缩文件"):
        unpack(tmp_path / "small.tar.bz2", tar_model(b""), tmp_path / "new")


def test_what_a_person_unpacked_is_taken_where_nobody_vouches(tmp_path, listed) -> None:
    listed(tar_model(b""))
    for name, data in FILES.items():
        (tmp_path / "small" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "small" / name).write_bytes(data)
    assert is_installed(tar_model(b"")) is False
    folder = models.fetch("small", tmp_path)
    assert {name: (folder / name).read_bytes() for name in FILES} == FILES
    listed(model())
    shutil.rmtree(folder)
    with pytest.raises(FetchFailed, match=r"没有 small\.zip"):
        models.fetch("small", tmp_path / "small")
