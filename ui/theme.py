"""Fonts, colours and style sheet of the program."""

from PySide6.QtCore import QDir
from PySide6.QtGui import QFont, QFontDatabase, QIcon, QPalette
from PySide6.QtWidgets import QApplication

import resources
from desktop.printing.fonts import qt_font_files
from ui.words import INK, PAPER

FAMILY = "Noto Sans SC"
POINTS = 11


def apply(app: QApplication) -> None:
    """Give the program its own fonts, so that Chinese shows on a machine without any, and its style sheet."""
    for file in qt_font_files():
        QFontDatabase.addApplicationFont(str(file))
    app.setFont(QFont(FAMILY, POINTS))
    app.setStyle("Fusion")
    palette = app.palette()
    palette.setColor(QPalette.ColorRole.Window, PAPER)
    palette.setColor(QPalette.ColorRole.WindowText, INK)
    palette.setColor(QPalette.ColorRole.Text, INK)
    app.setPalette(palette)
    QDir.addSearchPath("icons", str(resources.path("icons")))
    app.setWindowIcon(QIcon("icons:qiantai.svg"))
    app.setStyleSheet(resources.path("styles/qiantai.qss").read_text(encoding="utf-8"))
