"""A text module is offered as soon as its shortcut stands before the cursor: Tab puts it in, Esc leaves it."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from desktop.aids import Aids
from offline_store.follow_ups import filled
from offline_store.writing_aids import Module, module_for
from ui.properties import having

SHOWN = 40
"""Characters of a module's text in the offer."""


class ModuleOffer(QObject):
    """Watches the text field that has the keys; `values` fills the gaps of a module."""

    def __init__(self, aids: Aids, window: QWidget, values: Callable[[], Mapping[str, str]]) -> None:
        super().__init__(window)
        self._aids, self._values, self._window = aids, values, window
        self._field: QLineEdit | QPlainTextEdit | None = None
        self.module: Module | None = None
        """What is offered now."""
        self.label = having(QLabel(window), objectName="moduleOffer", visible=False)
        self.label.setWindowFlag(Qt.WindowType.ToolTip)
        self.label.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._attend)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab and Esc are the offer's while there is one."""
        if watched is self._field and self.module and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()  # else it would close a dialog
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Escape):
                if event.key() == Qt.Key.Key_Tab:
                    self.take()
                self.withdraw()
                return True
        return super().eventFilter(watched, event)

    def take(self) -> None:
        """Put the module in, in place of its shortcut."""
        module, field = self.module, self._field
        if module is None or field is None:
            return
        text = filled(module.text, self._values())
        if isinstance(field, QLineEdit):
            end = field.cursorPosition()
            field.setSelection(end - len(module.shortcut), len(module.shortcut))
            field.insert(" ".join(text.split("\n")))
            field.textEdited.emit(field.text())  # a field with rules hears it as typed
        else:
            cursor = field.textCursor()
            left, count = QTextCursor.MoveOperation.Left, len(module.shortcut)
            cursor.movePosition(left, QTextCursor.MoveMode.KeepAnchor, count)
            cursor.insertText(text)

    def withdraw(self) -> None:
        """Nothing is offered."""
        self.module = None
        self.label.hide()

    def _attend(self, _old: QWidget | None, focused: QWidget | None) -> None:
        if self._field is focused:
            return
        self._leave()
        is_text = isinstance(focused, QPlainTextEdit) or (
            isinstance(focused, QLineEdit) and focused.echoMode() == QLineEdit.EchoMode.Normal
        )
        if focused is None or not is_text or focused.window().parent() not in (None, self._window):
            return
        assert isinstance(focused, QLineEdit | QPlainTextEdit)
        if not focused.isReadOnly():
            self._field = focused
            focused.textChanged.connect(self._look)
            focused.installEventFilter(self)
            focused.destroyed.connect(self._gone)

    def _leave(self) -> None:
        self.withdraw()
        if self._field is not None:
            self._field.textChanged.disconnect(self._look)
            self._field.destroyed.disconnect(self._gone)
            self._field.removeEventFilter(self)
            self._field = None

    def _gone(self) -> None:
        self.withdraw()
        self._field = None

    def _look(self, *_text: object) -> None:
        """Is there a shortcut before the cursor now?"""
        field = self._field
        if field is None:
            return
        found = module_for(self._aids.modules, _before(field)) if field.hasFocus() else None
        self.module = found
        if found is None:
            self.label.hide()
            return
        text = found.text.replace("\n", " ")
        shown = text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
        self.label.setText(_tr("Tab 放入“{0}”：{1}　Esc 不用").format(found.name, shown))
        self.label.adjustSize()
        rect = field.cursorRect()
        self.label.move(field.mapToGlobal(QPoint(rect.left(), rect.bottom() + 6)))
        self.label.show()


def _before(field: QLineEdit | QPlainTextEdit) -> str:
    """What stands before the cursor, in its line."""
    if isinstance(field, QLineEdit):
        return field.text()[: field.cursorPosition()]
    cursor = field.textCursor()
    return cursor.block().text()[: cursor.positionInBlock()]


def _tr(text: str) -> str:
    return QCoreApplication.translate("aids", text)
