"""验一验: whether a paper that somebody brings is the file's. A code scanner types into the line and presses Enter."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.app import Desk
from desktop.verifying import Checked, words
from offline_store.errors import ExpectedError
from offline_store.paper_code import MOST_CHARACTERS
from offline_store.roles import REGISTER
from ui.cards import card, scrolling
from ui.pages import PageKind
from ui.properties import having
from ui.words import explained, said


class VerifyPage(QWidget):
    """One line for the code, one button for a scan, the verdict below."""

    opens = Signal(str)
    """A reception of the paper's case is wanted."""
    problem = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._verifying = desk.verifying
        self.code = having(QLineEdit(maxLength=MOST_CHARACTERS), accessibleName=self.tr("文书上的码"))
        self.code.setPlaceholderText(self.tr("用扫码枪扫首页左上角的方码，或者粘贴码的文字，按回车"))
        self.choose = having(QPushButton(self.tr("选扫描件或 PDF…  Alt+F")), shortcut="Alt+F")
        self.title = having(QLabel(wordWrap=True), objectName="caseNumber")
        self.text = QLabel(wordWrap=True, textInteractionFlags=Qt.TextInteractionFlag.TextSelectableByMouse)
        self.open_case = having(QPushButton(self.tr("打开案件")), visible=False)
        self._case_id = ""
        self._build()
        self.code.returnPressed.connect(lambda: self.verify(self.code.text()))
        self.choose.clicked.connect(self.ask_for_file)
        self.open_case.clicked.connect(
            lambda: self._verifying.reception(self._case_id, self.opens.emit, self.problem.emit)
        )

    def verify(self, given: str | Path) -> None:
        """Compare a code, or a file with one."""
        self._say(self.tr("正在核对…"), "")
        self._verifying.verify(given, self._show, self._show_error)

    def ask_for_file(self) -> None:
        """A scan, a photo or a PDF."""
        kinds = self.tr("扫描件 (*.pdf *.png *.jpg *.jpeg)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("选扫描件"), "", kinds)
        if name:
            self.verify(Path(name))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, found: Checked) -> None:
        self._say(*words(found))
        paper = found.verdict.paper
        self._case_id = paper.case_id if paper else ""
        self.open_case.setVisible(bool(self._case_id))
        self.code.selectAll()

    def _show_error(self, error: ExpectedError) -> None:
        self._say(said(error)[0], explained(error))
        self.code.selectAll()

    def _say(self, title: str, text: str) -> None:
        self.title.setText(title)
        self.text.setText(text)
        self.open_case.hide()

    def _build(self) -> None:
        asked = QWidget()
        row = QHBoxLayout(asked)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.code, 1)
        row.addWidget(self.choose)
        result = having(QWidget(), objectName="plain")
        inside = QVBoxLayout(result)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        for widget in (self.title, self.text):
            inside.addWidget(widget)
        inside.addWidget(self.open_case, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addStretch(1)
        explanation = self.tr(
            "当事人拿来的文书是不是卷里的那一份：真的、旧版、作废、这里没有、签名不对，还是内容对不上。"
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(having(QLabel(self.tr("验一验")), objectName="caseNumber"))
        layout.addWidget(having(QLabel(explanation, wordWrap=True), objectName="faint"))
        layout.addWidget(asked)
        layout.addWidget(card(self.tr("结论"), scrolling(result)), 1)


def verify_kind() -> PageKind:
    """The page as an entry of the menu."""
    return PageKind(QCoreApplication.translate("pages", "验一验"), "Ctrl+Shift+I", REGISTER, VerifyPage)
