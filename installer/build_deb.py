"""`make deb`: the Debian packages, as staged trees that dpkg-deb packs.

    qiantai_VERSION_ARCH.deb                    the program with a Python environment of its own
    qiantai-model-whisper-base_VERSION_all.deb  the speech model; apart, so that an update of the program is small

The environment is a venv at its final place, /usr/lib/qiantai, made of the locked wheels (by hash) upon Debian's own
python3, which the system keeps secure; wheels fit one minor version of Python, so the package depends on that one.
The same commit makes the same bytes: times are the commit's (SOURCE_DATE_EPOCH).
"""

import argparse
import gzip
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
import tomllib
from fnmatch import fnmatch
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
sys.path[:0] = [str(HERE), str(ROOT)]

from licences import write_copyright, write_model_copyright  # noqa: E402

from desktop.printing.fonts import brought  # noqa: E402
from desktop.speech.catalogue import find_model, model_named, verify  # noqa: E402

PYTHON = f"python3.{sys.version_info.minor}"
PREFIX = Path("usr/lib/qiantai")
SITE = PREFIX / "lib" / PYTHON / "site-packages"
MODELS = ("whisper-base",)
OURS = ("ui", "desktop", "central", "offline_store", "resources", "pyproject.toml", "README.md", "LICENSE")
LEFT_OUT = ("hf_xet", "huggingface_hub", "fsspec", "filelock", "httpx2", "httpcore2")
"""Wheels that only fetching from model hubs needs (tokenizers names them): the program never does."""
NOT_SHIPPED = ("tests", "test", "testing", "*.pyi", "py.typed", "*.pxd", "*.h", "include", "RECORD", "direct_url.json")
"""Tests, headers and type stubs; and what pip notes about this very build."""
NO_USE = (
    "reportlab/fonts",
    "fontTools/ufoLib",
    "alembic/templates",
    "numpy/f2py",
    "numpy/distutils",
    "opencc/clib/bin",
)
"""Parts of packages that the program never opens; reportlab's Type 1 fonts have unclear licences besides."""
MAINTAINER = "Qiantai developers <qiantai@localhost.localdomain>"
RELEASE = "Package: {name}\nVersion: {version}\nArchitecture: {architecture}\nMaintainer: {maintainer}\n"
PROGRAM = """\
Installed-Size: {size}
Depends: {depends}
Recommends: {recommends}
Suggests: xvfb, cups
Section: misc
Priority: optional
Description: front desk of a workers' service centre (前台)
 Registers calls and visits: the call is recorded and turned to text on this
 machine, the form fills itself with suggestions, the clerk confirms them with
 one key each, the form is printed, and everything is synced to the centre when
 the line is up.
 .
 The command qiantai --self-test checks an installed package.
"""
MODEL = """\
Installed-Size: {size}
Enhances: qiantai
Section: misc
Priority: optional
Description: speech model {model} for qiantai (前台)
 The files that qiantai turns speech into text with, on the machine itself.
 .
{attribution}
"""
WRAPPER = """\
#!/bin/sh
# Only the package's own modules: nothing of the caller's folder or Python settings.
unset PYTHONPATH PYTHONHOME PYTHONSTARTUP
export PYTHONSAFEPATH=1 PYTHONNOUSERSITE=1
exec /usr/lib/qiantai/bin/python3 -m {module} "$@"
"""


def main() -> None:
    """Build both packages into the folder that is named; print their paths and sizes."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    out: Path = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("SOURCE_DATE_EPOCH", _said("git", "-C", str(ROOT), "log", "-1", "--format=%ct"))
    os.umask(0o022)
    with tempfile.TemporaryDirectory(prefix="qiantai-deb-") as folder:
        packages = [build_program(Path(folder) / "program", out)]
        packages += [build_model(name, Path(folder) / name, out) for name in MODELS]
    for package in packages:
        print(f"{package}  {package.stat().st_size / 1e6:.0f} MB")  # noqa: T201


def build_program(tree: Path, out: Path) -> Path:
    """The program's package."""
    install_environment(tree)
    prune_qt(tree / SITE / "PySide6")
    prune(tree / SITE)
    install_desktop_parts(tree)
    doc = tree / "usr/share/doc/qiantai"
    write_changelog(doc, "qiantai")
    write_copyright(doc, tree / SITE)
    write_overrides(tree, "qiantai")
    compile_bytecode(tree)
    depends = [f"python3 (>= 3.{sys.version_info.minor}), python3 (<< 3.{sys.version_info.minor + 1})"]
    depends += ["libc6 (>= 2.28)", "libgcc-s1", "libstdc++6", "zlib1g", *runtime_packages()]
    recommends = ", ".join(f"qiantai-model-{name}" for name in MODELS)
    control = PROGRAM.format(size=_kibibytes(tree), depends=", ".join(depends), recommends=recommends)
    return pack(tree, "qiantai", _said("dpkg", "--print-architecture"), control, out)


def build_model(name: str, tree: Path, out: Path) -> Path:
    """A speech model's package, from the installed model whose hashes are compared first."""
    model, source = model_named(name), find_model(name)
    verify(model, source)
    target = tree / "usr/share/qiantai/models" / name
    target.mkdir(parents=True)
    for file in model.files:
        shutil.copy(source / file.name, target / file.name)
    package = f"qiantai-model-{name}"
    write_changelog(tree / "usr/share/doc" / package, package)
    write_model_copyright(tree / "usr/share/doc" / package, model.licence, model.attribution)
    write_overrides(tree, package)
    attribution = textwrap.fill(model.attribution, 78, initial_indent=" ", subsequent_indent=" ")
    control = MODEL.format(size=_kibibytes(tree), model=name, attribution=attribution)
    return pack(tree, package, "all", control, out)


# the tree


def install_environment(tree: Path) -> None:
    """The venv: the locked wheels and our own, upon /usr/bin/python3."""
    wheels, source = tree.parent / "wheels", _clean_copy(tree.parent / "source")
    pip = (sys.executable, "-m", "pip", "-q", "--disable-pip-version-check")
    lock = ("--require-hashes", "-r", str(HERE / "requirements.txt"))
    _run(*pip, "wheel", "--no-deps", "--no-build-isolation", *lock, "-w", str(wheels))
    _run(*pip, "wheel", "--no-deps", "--no-build-isolation", str(source), "-w", str(wheels))
    chosen = [str(path) for path in sorted(wheels.iterdir()) if path.name.partition("-")[0] not in LEFT_OUT]
    site = tree / SITE
    _run(*pip, "install", "--no-deps", "--no-index", "--no-compile", "--target", str(site), *chosen)
    for beside in ("bin", "lib64", "share"):  # what wheels put beside their modules: commands, C libraries, manuals
        shutil.rmtree(site / beside)
    (tree / PREFIX / "bin").mkdir()
    (tree / PREFIX / "bin/python3").symlink_to("/usr/bin/python3")
    (tree / PREFIX / "pyvenv.cfg").write_text(
        f"home = /usr/bin\ninclude-system-site-packages = false\nversion = {PYTHON[6:]}\n", encoding="ascii"
    )


def _clean_copy(target: Path) -> Path:
    """Our sources without what lies beside them: setuptools takes along whatever it finds in `build`."""
    target.mkdir()
    for name in OURS:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target / name)
    return target


def kept_of_qt() -> list[str]:
    """The patterns of `qt-kept.txt`."""
    lines = (HERE / "qt-kept.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def prune_qt(qt: Path) -> None:
    """Keep of PySide6 what `qt-kept.txt` names. Raises FileNotFoundError for a pattern that names nothing."""
    patterns, used = kept_of_qt(), set()
    for path in [path for path in qt.rglob("*") if path.is_file()]:
        pattern = next((pattern for pattern in patterns if fnmatch(str(path.relative_to(qt)), pattern)), None)
        if pattern is None:
            path.unlink()
        else:
            used.add(pattern)
    if missing := set(patterns) - used:
        raise FileNotFoundError(", ".join(sorted(missing)))


def prune(site: Path) -> None:
    """Take away what only developers need, and folders that are empty then."""
    for path in sorted(site.rglob("*"), reverse=True):
        if any(fnmatch(path.name, pattern) for pattern in NOT_SHIPPED):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    for part in NO_USE:
        shutil.rmtree(site / part)
    # some wheels come with debugging symbols; those in `*.libs` were rewritten by auditwheel and stay as they are
    modules = [str(path) for path in site.rglob("*.so") if not path.parent.name.endswith(".libs")]
    _run("strip", "--strip-unneeded", *modules)


def install_desktop_parts(tree: Path) -> None:
    """Commands, menu entry, icon, and the fonts for paper, converted now so that no clerk waits for them."""
    commands = tree / "usr/bin"
    commands.mkdir()
    for name, module in (("qiantai", "desktop"), ("qiantai-central", "central")):
        (commands / name).write_text(WRAPPER.format(module=module), encoding="utf-8")
        (commands / name).chmod(0o755)
    for source, target in (
        (HERE / "qiantai.desktop", "applications"),
        (ROOT / "resources/icons/qiantai.svg", "icons/hicolor/scalable/apps"),
        (brought("宋体"), "qiantai/fonts"),
        (brought("黑体"), "qiantai/fonts"),
    ):
        folder = tree / "usr/share" / target
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, folder / source.name)


def compile_bytecode(tree: Path) -> None:
    """Bytecode that names the final paths and is never checked against times: dpkg owns both files."""
    options = ("-q", "-s", str(tree), "-p", "/", "--invalidation-mode", "unchecked-hash")
    _run(sys.executable, "-m", "compileall", *options, str(tree / SITE))


# the package


def runtime_packages() -> list[str]:
    """The packages of the groups that `system-packages.txt` marks [runs]."""
    names, needed = [], False
    for line in (HERE / "system-packages.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            needed = line.endswith("[runs]")
        elif needed:
            names += line.split()
    return names


def write_changelog(doc: Path, package: str) -> None:
    """Debian's form of the newest section of CHANGELOG.md."""
    section = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").split("\n## ")[1]
    points = [" ".join(point.split()) for point in re.split(r"(?m)^- ", section.partition("\n")[2])[1:]]
    entries = "\n".join(textwrap.fill(point, 78, initial_indent="  * ", subsequent_indent="    ") for point in points)
    date = _said("date", "-u", "-R", "-d", f"@{os.environ['SOURCE_DATE_EPOCH']}")
    text = f"{package} ({version()}) unstable; urgency=medium\n\n{entries}\n\n -- {MAINTAINER}  {date}\n"
    doc.mkdir(parents=True)
    (doc / "changelog.gz").write_bytes(gzip.compress(text.encode(), mtime=0))


def write_overrides(tree: Path, package: str) -> None:
    """What lintian is to pass over in this package, each with the reason."""
    lines = (HERE / "lintian-overrides").read_text(encoding="utf-8").splitlines(keepends=True)
    chosen = [line for line in lines if line.startswith(("#", f"{package}: "))]
    folder = tree / "usr/share/lintian/overrides"
    folder.mkdir(parents=True)
    (folder / package).write_text("".join(chosen), encoding="utf-8")


def version() -> str:
    """The project's version."""
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])


def pack(tree: Path, name: str, architecture: str, control: str, out: Path) -> Path:
    """Write DEBIAN/ and have dpkg-deb pack the tree."""
    sums = []
    for path in sorted(tree.rglob("*")):
        if path.is_symlink():
            continue
        path.chmod(0o755 if path.is_dir() or path.parent == tree / "usr/bin" else 0o644)
        if path.is_file():
            sums.append(f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(tree)}\n")  # noqa: S324
    head = RELEASE.format(name=name, version=version(), architecture=architecture, maintainer=MAINTAINER)
    meta = tree / "DEBIAN"
    meta.mkdir()
    (meta / "control").write_text(head + control, encoding="utf-8")
    (meta / "md5sums").write_text("".join(sums), encoding="utf-8")
    package = out / f"{name}_{version()}_{architecture}.deb"
    part = package.with_suffix(".part")  # a build that is killed leaves no half package
    _run("dpkg-deb", "--root-owner-group", "-Zxz", "-z1", "--build", str(tree), str(part))
    return part.replace(package)


def _kibibytes(tree: Path) -> int:
    return sum(path.stat().st_size for path in tree.rglob("*") if path.is_file() and not path.is_symlink()) // 1024


def _run(*command: str) -> None:
    subprocess.run(command, check=True, stdout=sys.stderr)


def _said(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


if __name__ == "__main__":
    main()
