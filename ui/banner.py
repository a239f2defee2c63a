"""The band at the top of the window where the program says what went wrong, and what to do next."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from offline_store.errors import ExpectedError
from ui.properties import having
from ui.words import explained, said, told


class Banner(QFrame):
    """Shows one message until it is closed or replaced; hidden when there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._title = having(QLabel(), objectName="bannerTitle")
        self._text = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        close = having(QToolButton(), text="✕", autoRaise=True, toolTip=self.tr("知道了"))
        close.setAccessibleName(self.tr("关闭提示"))
        close.clicked.connect(self.hide)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._text)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 10, 10, 10)
        layout.addLayout(words, 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_error(self, error: ExpectedError) -> None:
        """An expected error: what happened and the next thing to do."""
        self._show(said(error)[0], explained(error), "error")

    def show_crash(self, error: Exception) -> None:
        """A bug: it is written down, the work goes on."""
        text = self.tr("程序内部出错（{0}），已记入日志。您输入的内容都在，请继续；再次出现请联系管理员。")
        self._show(self.tr("出了点问题"), text.format(type(error).__name__), "error")

    def show_note(self, title: str, text: str) -> None:
        """Something worth knowing that is no error."""
        self._show(title, text, "note")

    @property
    def message(self) -> str:
        """What is shown now."""
        return f"{self._title.text()} {self._text.text()}" if not self.isHidden() else ""

    @property
    def is_error(self) -> bool:
        """Whether something that went wrong is shown now."""
        return not self.isHidden() and self.property("kind") == "error"

    def _show(self, title: str, text: str, kind: str) -> None:
        self._title.setText(title)
        self._text.setText(text)
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self.setAccessibleName(told(title, text))
        self.show()
