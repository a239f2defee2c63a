"""The Qt application object, and the last word when it cannot start."""

import gc
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox

import resources
from offline_store.errors import ExpectedError
from ui import theme
from ui.words import said

COLLECT = 1000
"""Milliseconds between two looks at whether garbage is due."""
THREAD_SWITCH = 0.0005
"""Seconds a background thread may keep the interpreter: Python's own 5 ms are felt when a long list is read."""


LOCALES = {
    "zh": QLocale(QLocale.Language.Chinese, QLocale.Country.China),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}
"""The languages of the screens, and the locale of each. Chinese is what the sources say."""


def make_application(language: str = "") -> QApplication:
    """The one application, in our own style and in `language`: else in that of QIANTAI_LANG, else in Chinese.

    The locale of the session does not count: the desk's words are those of its law and its forms.
    """
    _mend_chinese_input()
    sys.setswitchinterval(THREAD_SWITCH)
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("qiantai")
    app.setDesktopFileName("qiantai")  # the menu entry, from which Wayland takes the icon
    speak(app, language or os.environ.get("QIANTAI_LANG", ""))
    app.setApplicationDisplayName(QCoreApplication.translate("application", "前台"))
    theme.apply(app)
    gc.collect()
    _collect_here(app)
    gc.freeze()  # what is imported stays: the collector need not walk it each time, which is felt as a stutter
    return app


def speak(app: QApplication, language: str) -> None:
    """Let the program, and Qt's own buttons and menus, speak `language`: Chinese when there is no such."""
    language = language if language in LOCALES else "zh"
    QLocale.setDefault(LOCALES[language])
    before: Iterable[QTranslator] = app.findChildren(QTranslator)
    for translator in before:
        app.removeTranslator(translator)
        translator.deleteLater()
    qt, qts_own = QTranslator(app), QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    qt.load(f"qtbase_{'zh_CN' if language == 'zh' else language}", qts_own)
    app.installTranslator(qt)
    if language != "zh":
        ours = QTranslator(app)
        ours.load(str(resources.path(f"translations/qiantai_{language}.qm")))
        app.installTranslator(ours)


def _collect_here(app: QApplication) -> None:
    """Collect Python's garbage on the screen's thread alone.

    Python collects in whichever thread allocates; a widget that ends in another thread than its own crashes Qt.
    """
    gc.disable()
    timer = QTimer(app, interval=COLLECT)
    timer.timeout.connect(_collect)
    timer.start()


def _collect() -> None:
    """What Python itself would collect by now, by its own thresholds."""
    due = [generation for generation, limit in enumerate(gc.get_threshold()) if gc.get_count()[generation] > limit]
    if due:
        gc.collect(due[-1])


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
