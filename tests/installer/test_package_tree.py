"""What the Debian package is made of: its lists, its copyright file, and a small tree packed for real."""

import ast
import importlib.util
import shutil
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import PySide6
import pytest

ROOT = Path(__file__).parents[2]


def script(name):
    """A script of installer/ as a module: the folder is no package."""
    sys.path.insert(0, str(ROOT / "installer"))
    try:
        spec = importlib.util.spec_from_file_location(name, ROOT / f"installer/{name}.py")
        module = sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module
    finally:
        sys.path.remove(str(ROOT / "installer"))


licences, build_deb = script("licences"), script("build_deb")


def qt_files():
    folder = Path(PySide6.__file__).parent
    return [str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()]


def imported_from_qt():
    for package in ("ui", "desktop"):
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6."):
                    yield node.module.partition(".")[2]
                elif isinstance(node, ast.ImportFrom) and node.module == "PySide6":
                    yield from (alias.name for alias in node.names)


def test_every_part_of_qt_that_is_imported_is_kept():
    used = set(imported_from_qt())
    assert {"QtWidgets", "QtPdf"} <= used
    for module in used:
        assert any(fnmatch(f"{module}.abi3.so", pattern) for pattern in build_deb.kept_of_qt()), module


def test_each_pattern_keeps_something_and_all_else_goes(tmp_path):
    files = qt_files()
    for name in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    build_deb.prune_qt(tmp_path)
    left = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert 40 < len(left) < len(files) / 10
    assert not [path for path in left if "Quick3D" in path.name or "WebEngine" in path.name or "qml" in path.parts]


def test_a_pattern_that_keeps_nothing_is_told(tmp_path):
    (tmp_path / "__init__.py").touch()
    with pytest.raises(FileNotFoundError, match="libqxcb"):
        build_deb.prune_qt(tmp_path)


def test_depends_are_the_groups_that_say_so():
    names = build_deb.runtime_packages()
    assert {"libegl1", "cups-client", "libportaudio2"} <= set(names)
    assert not {"xvfb", "python3-venv", "pulseaudio", "lintian"} & set(names)


def test_what_only_developers_need_is_taken_away(tmp_path, monkeypatch):
    monkeypatch.setattr(build_deb, "NO_USE", ())
    monkeypatch.setattr(build_deb, "_run", lambda *command: None)  # strip has nothing to do here
    for name in ("a/tests/test_a.py", "a/core.py", "a/core.pyi", "a-1.dist-info/RECORD", "a-1.dist-info/METADATA"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    build_deb.prune(tmp_path)
    assert sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()) == [
        "a-1.dist-info/METADATA",
        "a/core.py",
    ]


def package(site, name, *lines):
    info = site / f"{name}-1.0.dist-info"
    (info / "licenses").mkdir(parents=True)
    (info / "METADATA").write_text("\n".join((f"Name: {name}", "Version: 1.0", *lines)) + "\n", encoding="utf-8")
    return info


def test_the_copyright_file_names_every_package(tmp_path):
    site, doc = tmp_path / "site", tmp_path / "doc"
    package(site, "Alpha", "License-Expression: MIT")
    (package(site, "beta", "License: ") / "licenses/LICENSE").write_text("do as you like", encoding="utf-8")
    package(site, "gamma", "Classifier: License :: OSI Approved :: BSD License")
    doc.mkdir()
    licences.write_copyright(doc, site)
    text = (doc / "copyright").read_text(encoding="utf-8")
    for line in ("Alpha 1.0: MIT", "beta 1.0: its own text (text in licences/)", "gamma 1.0: BSD License", "LGPL-3"):
        assert line in text
    assert (doc / "licences/beta/LICENSE").read_text(encoding="utf-8") == "do as you like"


@pytest.mark.parametrize("line", ["License: GPL-3.0-only", "Summary: nothing said"])
def test_a_package_that_may_not_be_inside_stops_the_build(tmp_path, line):
    package(tmp_path, "delta", line)
    with pytest.raises(licences.Unlicensed, match="delta"):
        licences.write_copyright(tmp_path, tmp_path)


def test_what_is_installed_here_may_all_be_inside(tmp_path):
    site = Path(PySide6.__file__).parents[1]
    lock = (ROOT / "installer/requirements.txt").read_text(encoding="utf-8")
    locked = {line.partition("==")[0].replace("-", "_") for line in lock.splitlines() if "==" in line}
    for info in site.glob("*.dist-info"):
        if info.name.partition("-")[0].lower().replace(".", "_") in locked:
            shutil.copytree(info, tmp_path / "site" / info.name)
    (tmp_path / "doc").mkdir()
    licences.write_copyright(tmp_path / "doc", tmp_path / "site")
    assert "SQLAlchemy" in (tmp_path / "doc/copyright").read_text(encoding="utf-8")


@pytest.fixture
def packed(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")

    def pack(name):
        tree, out = tmp_path / name / "tree", tmp_path / name / "out"
        out.mkdir(parents=True)
        build_deb.write_changelog(tree / "usr/share/doc/small", "small")
        (tree / "usr/bin").mkdir(parents=True)
        (tree / "usr/bin/small").write_text(build_deb.WRAPPER.format(module="small"), encoding="utf-8")
        return build_deb.pack(tree, "small", "all", "Section: misc\nPriority: optional\nDescription: small\n", out)

    return pack


def test_a_tree_is_packed_as_dpkg_wants_it(packed, tmp_path):
    deb = packed("one")
    listed = subprocess.run(["dpkg-deb", "-c", deb], capture_output=True, text=True, check=True).stdout
    assert "-rwxr-xr-x root/root" in listed.partition("./usr/bin/small")[0].splitlines()[-1]
    subprocess.run(["dpkg-deb", "-R", deb, tmp_path / "raw"], check=True)
    subprocess.run(["md5sum", "-c", "--quiet", "DEBIAN/md5sums"], cwd=tmp_path / "raw", check=True)
    control = (tmp_path / "raw/DEBIAN/control").read_text(encoding="utf-8")
    assert f"Package: small\nVersion: {build_deb.version()}\n" in control
    assert [path.name for path in (tmp_path / "raw/DEBIAN").iterdir() if path.name not in ("control", "md5sums")] == []


def test_the_same_tree_makes_the_same_bytes(packed):
    assert packed("one").read_bytes() == packed("two").read_bytes()


def test_the_menu_entry_is_valid():
    subprocess.run(["desktop-file-validate", "--no-hints", ROOT / "installer/qiantai.desktop"], check=True)
