"""成套打印: what is printed how often, on which printer, what became of each, and who has got her copies."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.app import Desk
from desktop.print_sets import Result, Wish
from offline_store.errors import ExpectedError
from offline_store.print_sets import PrintSet, SetPaper
from offline_store.printing import JobLine
from ui.print_order import MOST_COPIES, PrintOrder
from ui.print_words import state_words
from ui.properties import having
from ui.words import explained, said

WIDTH = 900
"""Pixels at 100 %."""


class SetLine:
    """One paper of the set: whether, how often, what became of it, who has it."""

    def __init__(self, item: SetPaper) -> None:
        self.item, self.job = item, ""
        number = item.paper.number if item.paper else ""
        self.wanted = QCheckBox(f"{item.title}　{number}".strip())
        self.wanted.setChecked(item.paper is not None and not item.paper.printings)
        self.wanted.setEnabled(item.paper is not None)
        self.copies = having(
            QSpinBox(minimum=1, maximum=MOST_COPIES, suffix=_tr(" 份"), value=max(1, item.count)),
            accessibleName=_tr("{0}的份数").format(item.title),
            enabled=item.paper is not None,
        )
        self.state = having(QLabel(wordWrap=True), objectName="faint")
        self.given = [QCheckBox(_tr("{0} {1} 份").format(receiver_words(c.receiver), c.count)) for c in item.copies]
        for box, copy in zip(self.given, item.copies, strict=True):
            box.setChecked(copy.given)
            box.setEnabled(item.paper is not None)
        if item.paper is None:
            self.state.setText(_tr("还没有定稿，不打印"))
        elif item.paper.printings:
            self.state.setText(_tr("打印过 {0} 次").format(item.paper.printings))


class PrintSetDialog(QDialog):
    """One go for the whole set; the list of who got what stays with the case."""

    def __init__(self, desk: Desk, case_id: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._sets, self._prints, self._case_id = desk.print_sets, desk.front_desk.prints, case_id
        self.setWindowTitle(self.tr("成套打印"))
        self.kind = having(QComboBox(), accessibleName=self.tr("哪一套"))
        self.order = PrintOrder(self._prints, "set")
        self.order.copies.hide()
        self.go = having(QPushButton(self.tr("打印这一套"), default=True), objectName="primary", enabled=False)
        self.message = having(QLabel(wordWrap=True), objectName="faint")
        self.lines: list[SetLine] = []
        self._found: tuple[PrintSet, ...] = ()
        self._grid_place = QVBoxLayout()
        self._build()
        self.kind.currentIndexChanged.connect(self._choose)
        self.go.clicked.connect(self.print)
        self.order.problem.connect(self._show_error)
        self._prints.moved.connect(self._moved)
        self.order.ready.connect(self._mark)
        self._sets.look(case_id, self._show, self._show_error)
        self.order.ask()

    def print(self) -> None:
        """All that is ticked, in one go."""
        if self.order.lacks_reason:
            self.message.setText(self.tr("有的文书打印过，请先写明重印原因。"))
            self.order.reason.setFocus()
            return
        wishes = [Wish(line.item.paper, line.copies.value()) for line in self._wanted() if line.item.paper]
        self.go.setEnabled(False)
        self.message.setText(self.tr("正在送往打印机…"))
        self._sets.print(wishes, self.order.value(), self._printed, self._show_error)

    def _wanted(self) -> list[SetLine]:
        return [line for line in self.lines if line.wanted.isChecked() and line.item.paper]

    def _show(self, found: tuple[PrintSet, ...]) -> None:
        self._found = found
        self.kind.addItems([each.name for each in found])
        complete = [all(paper.paper for paper in each.papers) for each in found]
        some = [any(paper.paper for paper in each.papers) for each in found]
        self.kind.setCurrentIndex(next((n for have in (complete, some) for n, is_so in enumerate(have) if is_so), 0))

    def _choose(self, index: int) -> None:
        while taken := self._grid_place.takeAt(0):
            if widget := taken.widget():
                widget.deleteLater()
        self.lines = [SetLine(item) for item in self._found[index].papers]
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        for column, title in enumerate((self.tr("文书"), self.tr("份数"), self.tr("结果"), self.tr("已经交给"))):
            grid.addWidget(having(QLabel(title), objectName="faint"), 0, column)
        for row, line in enumerate(self.lines, 1):
            grid.addWidget(line.wanted, row, 0)
            grid.addWidget(line.copies, row, 1)
            grid.addWidget(line.state, row, 2)
            receivers = QHBoxLayout()
            for each, copy in zip(line.given, line.item.copies, strict=True):
                receivers.addWidget(each)
                each.toggled.connect(lambda on, line=line, who=copy.receiver: self._give(line, who, given=on))
            receivers.addStretch(1)
            grid.addLayout(receivers, row, 3)
            line.wanted.toggled.connect(self._mark)
        grid.setColumnStretch(2, 1)
        self._grid_place.addWidget(box)
        self._mark()

    def _mark(self) -> None:
        wanted = self._wanted()
        self.order.count_printings(max((line.item.paper.printings for line in wanted if line.item.paper), default=0))
        self.go.setEnabled(bool(wanted) and self.order.has_printer)

    def _printed(self, results: Sequence[Result]) -> None:
        by_form = {result.form_id: result for result in results}
        for line in self.lines:
            result = by_form.get(line.item.paper.id) if line.item.paper else None
            if result is None:
                continue
            line.job = result.job
            line.wanted.setChecked(result.error is not None)
            line.state.setText(said(result.error)[0] if result.error else self.tr("已交给打印机"))
        bad = [result.error for result in results if result.error]
        handed = self.tr("{0} 种文书已交给打印机。").format(len(results) - len(bad))
        self.message.setText(" ".join([handed, *map(explained, bad[:1])]))

    def _moved(self, job: JobLine) -> None:
        for line in self.lines:
            if line.job and line.job == job.job:
                line.state.setText(state_words(job))

    def _give(self, line: SetLine, receiver: str, *, given: bool) -> None:
        if line.item.paper:
            self._sets.give(line.item.paper.id, receiver, given=given, done=_nothing, failed=self._show_error)

    def _show_error(self, error: ExpectedError) -> None:
        self.message.setText(explained(error))
        self.go.setEnabled(bool(self._wanted()) and self.order.has_printer)

    def _build(self) -> None:
        close = QPushButton(self.tr("关闭  Esc"))
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.message, 1)
        row.addWidget(self.go)
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(12)
        layout.addWidget(self.kind)
        layout.addLayout(self._grid_place)
        layout.addStretch(1)
        layout.addWidget(self.order)
        layout.addLayout(row)
        self.resize(WIDTH, 420)


def receiver_words(receiver: str) -> str:
    """Whom copies are for."""
    return {"applicant": _tr("申请人"), "respondent": _tr("被申请人"), "file": _tr("存档")}.get(receiver, receiver)


def _nothing(_result: None) -> None:
    """It is kept."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("printing", text)
