"""The Qt application object, and the last word when it cannot start."""

import gc
import os
import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale
from PySide6.QtWidgets import QApplication, QMessageBox

from offline_store.errors import ExpectedError
from ui import theme
from ui.words import said

THREAD_SWITCH = 0.0005
"""Seconds a background thread may keep the interpreter: Python's own 5 ms are felt when a long list is read."""


def make_application() -> QApplication:
    """The one application, in Chinese and in our own style."""
    _mend_chinese_input()
    sys.setswitchinterval(THREAD_SWITCH)
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("qiantai")
    app.setApplicationDisplayName("前台")
    theme.apply(app)
    gc.collect()
    gc.freeze()  # what is imported stays: the collector need not walk it each time, which is felt as a stutter
    return app


def show_fatal(error: ExpectedError) -> None:
    """Say why the program cannot start."""
    title, explanation, advice = said(error)
    box = QMessageBox(QMessageBox.Icon.Warning, title, explanation)
    box.setInformativeText(advice)
    box.exec()


def _mend_chinese_input() -> None:
    """The wheel ships no fcitx plugin; fcitx5 also answers to the ibus one through its portal.

    With QT_IM_MODULE=fcitx and no such plugin Qt types Latin letters without a word. Set before the application.
    """
    if "fcitx" not in os.environ.get("QT_IM_MODULE", ""):
        return
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforminputcontexts"
    if not list(plugins.glob("*fcitx*")):
        os.environ["QT_IM_MODULE"], os.environ["IBUS_USE_PORTAL"] = "ibus", "1"
