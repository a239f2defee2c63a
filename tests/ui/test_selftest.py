"""`qiantai --self-test` as a process: what a site runs after installing, with and without what it can do without."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.printing.fonts import printing_font

ROOT = Path(__file__).parents[2]
STEPS = ("屏幕", "语音模型", "席位", "窗口", "通话", "登记", "登记表", "打印", "同步")


SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.fixture
def environment(tmp_path):
    """A person with an empty home, no display and no speech model; the fonts for paper are ready, as after set-up."""
    person = tmp_path / "person"
    for name in ("home", "temporary", "models"):
        (person / name).mkdir(parents=True)
    return {name: value for name, value in os.environ.items() if name not in SCREENS} | {
        "HOME": str(person / "home"),
        "TMPDIR": str(person / "temporary"),
        "QIANTAI_MODELS": str(person / "models"),
        "QIANTAI_CACHE": str(printing_font("宋体").parents[1]),
        "PYTHONPATH": str(ROOT),
        "PYTHONSAFEPATH": "1",
        "PYTHONWARNINGS": "error",
    }


def run(environment):
    """The command's outcome; it must have left nothing behind."""
    command, home = [sys.executable, "-m", "desktop", "--self-test"], Path(environment["HOME"])
    done = subprocess.run(command, env=environment, cwd=home, capture_output=True, text=True, timeout=200, check=False)
    left = [path for path in home.parent.rglob("*") if path.is_file() and "fontconfig" not in path.parts]
    assert left == []
    assert list(Path(environment["TMPDIR"]).iterdir()) == []
    return done


def test_every_step_is_taken_and_told(environment, print_server):
    done = run(environment | {"CUPS_SERVER": str(print_server.folder / "socket")})
    assert done.returncode == 0, done.stdout + done.stderr
    told = done.stdout.splitlines()
    assert [line.partition("：")[0] for line in told] == [*(f"好  {step}" for step in STEPS), "自检通过"]
    assert "没有安装 whisper-base" in told[1]
    assert "已交给打印机（desk-1）" in told[7]
    assert (print_server.folder / "out.pdf").read_bytes()[:5] == b"%PDF-"


def test_without_xvfb_and_without_a_printer(environment, tmp_path):
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in ("lp", "lpstat"):
        (tools / name).symlink_to(shutil.which(name))
    done = run(environment | {"PATH": str(tools), "CUPS_SERVER": str(tmp_path / "nothing")})
    assert done.returncode == 0, done.stdout + done.stderr
    assert "没有 Xvfb，用 Qt 的离屏方式" in done.stdout
    assert "没有可用的打印机，写成了文件" in done.stdout


def test_a_centre_that_does_not_start_is_told_in_a_sentence(environment, tmp_path):
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "central.py").write_text("raise SystemExit('没有装好')", encoding="utf-8")
    done = run(environment | {"PYTHONPATH": f"{broken}:{ROOT}"})
    assert done.returncode == 1
    assert done.stdout.splitlines()[-1].startswith("坏  席位：练习中心没有启动")
    assert "没有装好" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
