"""流转: every step that leads on from where a case is; what is in the way of each stands beside it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.case_process import CaseProcess
from offline_store.errors import ExpectedError
from offline_store.process.checklists import Item
from offline_store.process.moves import Standing, Way
from ui.process_words import item_words, way_words, why_words
from ui.properties import having, restyle
from ui.words import FAINT, explained

SIZE = (820, 520)
"""Pixels at 100 %."""
LONGEST = 500
"""Characters of a reason."""
OUTCOME = "outcome_given"
"""The line of a checklist that is done by choosing 办结结果."""


class MoveDialog(QDialog):
    """Arrows choose a step, Enter goes to its reason and from there makes it. What was typed stays on an error."""

    moved = Signal()

    def __init__(self, process: CaseProcess, standing: Standing, parent: QWidget, code: str = "") -> None:
        super().__init__(parent)
        self._process, self._standing = process, standing
        self.setWindowTitle(self.tr("流转：{0}").format(standing.name))
        self.ways = having(QListWidget(), accessibleName=self.tr("可以办理的步骤"), objectName="joinable")
        self.reason = having(QLineEdit(maxLength=LONGEST), accessibleName=self.tr("理由"))
        self.outcome = having(QComboBox(), accessibleName=self.tr("办结结果"))
        self.boxes: dict[str, QCheckBox] = {}
        self.confirm = having(QPushButton(default=True), objectName="primary")
        self._about = QLabel(wordWrap=True)
        self._list_title = having(QLabel(self.tr("检查清单")), objectName="cardTitle")
        self._list = QVBoxLayout()
        self._message = having(QLabel(wordWrap=True), objectName="complaint")
        self._build()
        self._offer(code)
        self.ways.currentRowChanged.connect(self._show)
        self.ways.itemActivated.connect(lambda _item: self.reason.setFocus())
        self.outcome.activated.connect(self._choose_outcome)
        self.confirm.clicked.connect(self.send)
        self._process.outcomes(self._show_outcomes)
        self._show()

    @property
    def way(self) -> Way | None:
        """The step that is chosen."""
        row = self.ways.currentRow()
        return self._offered[row] if 0 <= row < len(self._offered) else None

    @property
    def message(self) -> str:
        """What went wrong."""
        return self._message.text()

    def send(self) -> None:
        """Make the chosen step."""
        if self.way is None:
            return
        reason = self.reason.text().strip()
        restyle(self.reason, "wrong", self.way.move.reason and not reason)
        self.confirm.setEnabled(False)
        self._process.move(self._standing.case_id, self.way.move.code, reason, self._done, self._failed)

    def _done(self, _asked: str) -> None:
        self.moved.emit()
        self.accept()

    def _failed(self, error: ExpectedError) -> None:
        self._message.setText(explained(error))
        self.confirm.setEnabled(True)
        self.reason.setFocus()

    def _offer(self, code: str) -> None:
        """Those that can be made first, in the table's order; the chosen one is marked."""
        ways = [way for way in self._standing.ways if not way.move.through]
        self._offered = sorted(ways, key=lambda way: bool(way.why_not))
        for way in self._offered:
            item = QListWidgetItem(way_words(way), self.ways)
            item.setSizeHint(QSize(0, self.fontMetrics().height() + 16))
            item.setToolTip(way_words(way))
            if way.why_not:
                item.setForeground(QBrush(FAINT))
        codes = [way.move.code for way in self._offered]
        self.ways.setCurrentRow(codes.index(code) if code in codes else 0)

    def _show(self) -> None:
        """What the chosen step wants."""
        way = self.way
        self._message.clear()
        if way is None:
            self._about.setText(self.tr("从这个状态没有下一步。"))
            self.confirm.setText(self.tr("办理"))
            self.confirm.setEnabled(False)
            return
        decided = self.tr("提交以后由有权限的人审批，批准了才生效。") if way.move.decision else ""
        missing = self.tr("清单还差 {0} 项，完成了才能办理。").format(len(way.open_items)) if way.open_items else ""
        said = why_words(way.why_not) or missing or decided
        self._about.setText(said or self.tr("办理后可以在“时间线”里看到。"))
        self.reason.setPlaceholderText(self.tr("理由（必填）") if way.move.reason else self.tr("理由（可以不填）"))
        self.confirm.setText(self.tr("提交审批") if way.move.decision else way.move.name)
        self._show_list(way)
        self._enable()

    def _show_list(self, way: Way) -> None:
        while item := self._list.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.boxes = {}
        gate = {item.code for item in self._standing.checklist}
        shown = self._standing.checklist if way.move.gate and gate else ()
        for line in shown:
            if line.code in {item.code for item in way.open_items} or line.done:
                self._list.addWidget(self._line(line))
        self._list_title.setVisible(bool(shown))
        self.outcome.setVisible(any(line.code == OUTCOME for line in shown))

    def _line(self, item: Item) -> QCheckBox:
        box = QCheckBox(item_words(item))
        box.setChecked(item.done)
        box.setEnabled(not item.by_itself)
        if item.by_itself:
            box.setToolTip(self.tr("程序自己核对"))
            if not item.done:
                box.setText(self.tr("{0}（还没有）").format(item.name))
        box.toggled.connect(
            lambda done: self._process.tick(self._standing.case_id, item.code, done, self._again, self._failed)
        )
        self.boxes[item.code] = box
        return box

    def _choose_outcome(self) -> None:
        self._process.set_outcome(self._standing.case_id, self.outcome.currentText(), self._again, self._failed)

    def _again(self, _none: None) -> None:
        self._process.standing(self._standing.case_id, self._refresh)

    def _refresh(self, standing: Standing) -> None:
        """Something was ticked: the same step is shown, with what is open now."""
        chosen, focus = self.way, next((code for code, box in self.boxes.items() if box.hasFocus()), "")
        self._standing = standing
        self.ways.blockSignals(True)
        self.ways.clear()
        self._offer(chosen.move.code if chosen else "")
        self.ways.blockSignals(False)
        self._show()
        if focus in self.boxes:
            self.boxes[focus].setFocus(Qt.FocusReason.OtherFocusReason)

    def _enable(self) -> None:
        way = self.way
        self.confirm.setEnabled(way is not None and not way.why_not and not way.open_items)

    def _show_outcomes(self, names: tuple[str, ...]) -> None:
        self.outcome.addItem(self.tr("请选办结结果"))
        self.outcome.addItems(names)
        self.outcome.setCurrentIndex(max(self.outcome.findText(self._standing.outcome), 0))

    def _build(self) -> None:
        cancel = QPushButton(self.tr("取消  Esc"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.confirm)
        buttons.addWidget(cancel)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self._about)
        right.addWidget(self._list_title)
        right.addWidget(self.outcome)
        right.addLayout(self._list)
        right.addStretch(1)
        right.addWidget(self.reason)
        right.addWidget(self._message)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addWidget(self.ways, 5)
        columns.addLayout(right, 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(columns, 1)
        layout.addLayout(buttons)
        self.resize(*SIZE)
