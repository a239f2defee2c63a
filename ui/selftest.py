"""`qiantai --self-test`: the installed program checks itself, one line for each step.

Everything is real: a centre in a process of its own, an enrolled desk, the window, the sound path, the paper, the
print queue where there is one, the sync. It works in a temporary folder on a screen of its own, with no network, no
microphone and no person; without a speech model it says so and goes on. Nothing is left behind.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest

import resources
from desktop import practice
from desktop.app import Desk
from desktop.speech.models import find_model
from offline_store.errors import ExpectedError
from offline_store.queries import ReceptionView
from ui.application import make_application
from ui.call_page import CallPage
from ui.demo import DidNotHappen, open_preview, open_window, save, sync_all, type_text, wait_for
from ui.main_window import MainWindow
from ui.open_receptions import SAMPLE_CALL
from ui.preview import Preview
from ui.screen import virtual_screen

MODEL = "whisper-base"
WRITTEN = {"name": "自检人员", "phone": "16000000002", "employer": "自检有限公司"}


class StepFailed(Exception):
    """A step of the self-test did not come about; its text says which, and why."""


def run_selftest() -> int:
    """Check the program; 0 when every step came about, else 1 after a sentence."""
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"  # leave nothing in this person's key ring
    try:
        with virtual_screen(), tempfile.TemporaryDirectory(prefix="qiantai-self-test-") as folder:
            _check_all(Path(folder))
    except StepFailed as failed:
        print(f"坏  {failed}")
        return 1
    print("自检通过")
    return 0


def _check_all(folder: Path) -> None:
    place = practice.Practice(folder)
    with _step("屏幕") as found:
        make_application()
        found.append("虚拟屏幕（Xvfb）" if os.environ["QT_QPA_PLATFORM"] == "xcb" else "没有 Xvfb，用 Qt 的离屏方式")
    with _step("语音模型") as found:
        found.append(_model())
    with _step("席位") as found:
        known = practice.make(place)
        found.append(f"在练习中心登记了 01 席位，账号 {known['account']}")
    with ExitStack() as stack:
        with _step("窗口") as found:
            address = stack.enter_context(practice.centre_process(place.centre))
            login = (known["account"], known["password"], address)
            desk, window = stack.enter_context(open_window(place.profile("01"), login))
            found.append(window.windowTitle())
        _work(desk, window, folder)


def _work(desk: Desk, window: MainWindow, folder: Path) -> None:
    with _step("通话") as found:
        found.append(_take_call(window))
    with _step("登记") as found:
        view = _register(window)
        found.append(f"登记号 {view.number}，已保存")
    with _step("登记表") as found:
        preview = open_preview(window)
        found.append(_read_paper(preview.document, view))
    with _step("打印") as found:
        found.append(_print(preview, folder))
        preview.reject()
    with _step("同步") as found:
        found.append(_compare(sync_all(desk)))


@contextmanager
def _step(name: str) -> Iterator[list[str]]:
    """One step: its line when it came about. Raises StepFailed with the reason when not."""
    found: list[str] = []
    try:
        yield found
    except StepFailed:
        raise
    except ExpectedError as error:
        raise StepFailed(f"{name}：{error}") from error
    except DidNotHappen as error:
        raise StepFailed(f"{name}：等了很久没有结果（{error}）。") from error
    except Exception as error:  # whatever it is, a person reads a sentence
        raise StepFailed(f"{name}：程序内部出错（{type(error).__name__}：{error}）。") from error
    print(f"好  {name}：{'，'.join(found)}", flush=True)


def _model() -> str:
    try:
        return f"{MODEL} 在 {find_model(MODEL)}"
    except ExpectedError:
        return f"没有安装 {MODEL}，录音照常，只是不转成文字"


def _take_call(window: MainWindow) -> str:
    """The sample call by the path of a real one: sound into an encrypted file, and text where there is a model."""
    window.call_from_file(resources.path(SAMPLE_CALL), realtime=False)
    wait_for(lambda: isinstance(window.page, CallPage) and window.page.recorded, "录音")
    page = window.page
    assert isinstance(page, CallPage)
    wait_for(lambda: page.suggesting.made_of == len(page.sentences), "文字")
    return f"示例来电已加密录下，转成文字 {len(page.sentences)} 句"


def _register(window: MainWindow) -> ReceptionView:
    """Fill the form from the keyboard and save; what was saved is what was typed. Raises StepFailed."""
    page = window.page
    assert isinstance(page, CallPage)
    for name, text in WRITTEN.items():
        line = page.form.fields[name].line
        line.selectAll()
        type_text(line, text)
        QTest.keyClick(line, Qt.Key.Key_Return)
    type_text(page.form.matter, "自检：这是一条练习登记。")
    view = save(window)
    if view.entry is None or any(getattr(view.entry, name) != text for name, text in WRITTEN.items()):
        raise StepFailed(f"登记：保存的内容与输入的不一致：{view.entry}。")
    return view


def _read_paper(paper: QPdfDocument, view: ReceptionView) -> str:
    """The paper is a PDF that says the name and the number. Raises StepFailed."""
    pages = range(paper.pageCount())
    text = "".join(paper.getAllText(page).text() for page in pages)
    for wanted in (WRITTEN["name"], view.number):
        if wanted not in text:
            raise StepFailed(f"登记表：PDF 里没有“{wanted}”。")
    return f"PDF {len(pages)} 页，上面有姓名和登记号"


def _print(preview: Preview, folder: Path) -> str:
    """To the chosen printer; without one to a file, which is read again. Raises StepFailed."""
    wait_for(lambda: preview.ready() or bool(preview.message), "打印机列表")
    if preview.ready():
        jobs: list[str] = []
        preview.printed.connect(jobs.append)
        preview.send()
        wait_for(lambda: bool(jobs) or preview.ready(), "打印机")
        if not jobs:
            raise StepFailed(f"打印：{preview.message}")
        return f"已交给打印机（{jobs[0]}）"
    file = folder / "form.pdf"
    file.write_bytes(preview.pdf)
    if QPdfDocument().load(str(file)) != QPdfDocument.Error.None_:
        raise StepFailed("打印：写成文件的 PDF 读不出来。")
    return f"没有可用的打印机，写成了文件（{file.stat().st_size} 字节）"


def _compare(receipt: dict[str, Any]) -> str:
    """Both sides hold the same. Raises StepFailed."""
    for proof in receipt["scopes"].values():
        if not proof["equal"] or proof["desk_digest"] != proof["centre_digest"]:
            raise StepFailed(f"同步：本机与中心的摘要不一致：{proof}。")
    records = sum(sum(proof["counts_desk"].values()) for proof in receipt["scopes"].values())
    return f"已全部上传，本机与中心的 {records} 条记录摘要一致"
