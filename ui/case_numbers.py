"""文号 on the page of a case: what was taken, take one, make one void."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.app import Desk
from desktop.numbers import PaperNumbers, status_words
from offline_store.errors import ExpectedError
from offline_store.numbers import NumberLine, SeriesInfo
from offline_store.queries import ReceptionView
from offline_store.roles import MEDIATE
from ui.properties import having
from ui.reason_dialog import ReasonDialog, fit_height
from ui.words import said


class CaseNumbers(QWidget):
    """The numbers of the case that is shown; hidden where there is nothing to see or do."""

    problem = Signal(object)
    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._numbers, self._mediates = desk.numbers, desk.unlocked.desk.may(MEDIATE)
        self._view: ReceptionView | None = None
        self._lines = QVBoxLayout()
        self.take = QPushButton(self.tr("取号…"))
        self.take.clicked.connect(self.ask_to_take)
        self.take.setVisible(self._mediates)
        head = QHBoxLayout()
        head.addWidget(having(QLabel(self.tr("文号")), objectName="cardTitle"))
        head.addStretch(1)
        head.addWidget(self.take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 12)
        layout.addLayout(head)
        layout.addLayout(self._lines)

    def show_case(self, view: ReceptionView) -> None:
        """Show what was taken for this case."""
        self._view = view
        while item := self._lines.takeAt(0):
            item.widget().deleteLater()
        for line in view.numbers:
            self._lines.addWidget(self._shown(line))
        self.setVisible(bool(view.numbers) or (self._mediates and view.case_id is not None))

    def ask_to_take(self) -> None:
        """Choose a series and confirm."""
        if self._view and self._view.case_id:
            dialog = TakeDialog(self._numbers, self._view.case_id, self._view.number, self)
            dialog.taken.connect(lambda _text: self.changed.emit())
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def ask_to_void(self, line: NumberLine) -> None:
        """A reason is needed."""
        dialog = VoidDialog(self._numbers, line, self)
        dialog.voided.connect(self.changed)
        dialog.open()

    def _shown(self, line: NumberLine) -> QWidget:
        shown = QWidget()
        row = QHBoxLayout(shown)
        row.setContentsMargins(0, 0, 0, 0)
        text = f"{line.text}　{status_words(line.status)}" + (f"：{line.reason}" if line.reason else "")
        label = QLabel(text, wordWrap=True, textInteractionFlags=Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setTextFormat(Qt.TextFormat.PlainText)
        row.addWidget(label, 1)
        if self._mediates and line.status == "used":
            button = QPushButton(self.tr("作废…"))
            button.setAccessibleName(self.tr("作废 {0}").format(line.text))
            button.clicked.connect(lambda: self.ask_to_void(line))
            row.addWidget(button)
        return shown


class TakeDialog(QDialog):
    """Which series; then the number is tied to the case."""

    taken = Signal(str)

    def __init__(self, numbers: PaperNumbers, case_id: str, case_number: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._numbers, self._case_id = numbers, case_id
        self.setWindowTitle(self.tr("取文号"))
        self.series = having(QComboBox(), accessibleName=self.tr("文号系列"))
        self.confirm = having(QPushButton(self.tr("取号"), default=True), objectName="primary", enabled=False)
        self._message = having(QLabel(wordWrap=True), objectName="faint")
        cancel = QPushButton(self.tr("取消  Esc"))
        cancel.clicked.connect(self.reject)
        self.confirm.clicked.connect(self.send)
        about = self.tr("为案件 {0} 的文书取下一个号。取了就归这个案件，不能再给别的案件。")
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.confirm)
        row.addWidget(cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(QLabel(about.format(case_number), wordWrap=True))
        layout.addWidget(self.series)
        layout.addWidget(self._message)
        layout.addLayout(row)
        fit_height(self)
        numbers.series(self._show_series)

    @property
    def message(self) -> str:
        """What the dialog says."""
        return self._message.text()

    def send(self) -> None:
        """Take the next number of the chosen series."""
        if series_id := self.series.currentData():
            self.confirm.setEnabled(False)
            self._numbers.take(self._case_id, series_id, self._taken, self._show_error)

    def _show_series(self, found: list[SeriesInfo]) -> None:
        for series in found:
            self.series.addItem(self.tr("{0}字　本机还有 {1} 个号").format(series.word, series.left), series.id)
        self.confirm.setEnabled(bool(found))
        if not found:
            self._message.setText(
                self.tr("本站点还没有文号系列，或者还没有与中心同步过。案件照常办理，请管理员在中心建立文号系列。")
            )
            fit_height(self)

    def _taken(self, text: str) -> None:
        self.taken.emit(text)
        self.accept()

    def _show_error(self, error: ExpectedError) -> None:
        self.confirm.setEnabled(True)
        self._message.setText("".join(said(error)[1:]))
        fit_height(self)


class VoidDialog(ReasonDialog):
    """Asks why, and makes a number void."""

    voided = Signal()

    def __init__(self, numbers: PaperNumbers, line: NumberLine, parent: QWidget) -> None:
        super().__init__(
            self.tr("作废文号"),
            self.tr("作废 {0}。作废的号不再使用，台账里会写明原因。为什么作废？").format(line.text),
            self.tr("作废"),
            lambda reason: numbers.void(line.id, reason, self._done, self.show_error),
            parent,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def _done(self, _nothing: None) -> None:
        self.voided.emit()
        self.accept()
