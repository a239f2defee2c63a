"""卷宗: what stands where in a case's file, what must be there and is not, scans, and the bound file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.case_file import CaseFiles
from offline_store.attachments import AttachmentView
from offline_store.case_file import INTERNAL, MAIN, CaseFile, Slot
from offline_store.papers import PaperView
from offline_store.types import local_day
from ui.paper_preview import PdfDialog, Render
from ui.process_words import day_words
from ui.properties import having, restyle
from ui.reason_dialog import ReasonDialog
from ui.tables import Index, RowsModel, fill_table

WIDTHS = (56, 170, 0, 200, 140, 116)
"""Pixels at 100 %; 0 takes what is left."""


@dataclass(frozen=True, slots=True)
class FileRow:
    """A paper or a scan in its place; a place with neither is a row too."""

    slot: Slot
    paper: PaperView | None = None
    scan: AttachmentView | None = None
    missing: bool = False


def rows_of(file: CaseFile) -> list[FileRow]:
    """Each place in the order of the file, with what is in it; the scan of a signed paper follows the paper."""
    rows: list[FileRow] = []
    scans = [scan for place in file.filled for scan in place.scans]
    held = {paper.id for place in file.filled for paper in place.papers}
    for place in file.filled:
        before = len(rows)
        for paper in place.papers:
            rows.append(FileRow(place.slot, paper))
            rows += [FileRow(place.slot, paper, scan) for scan in scans if scan.form_id == paper.id]
        rows += [FileRow(place.slot, None, scan) for scan in place.scans if scan.form_id not in held]
        if len(rows) == before:
            rows.append(FileRow(place.slot, missing=place.is_missing))
    return rows


class FileModel(RowsModel[FileRow]):
    """The places of a file."""

    def __init__(self) -> None:
        super().__init__(
            (self.tr("卷别"), self.tr("位置"), self.tr("材料"), self.tr("文号"), self.tr("日期"), self.tr("说明"))
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        row = self.rows[index.row()]
        part = self.tr("副卷") if row.slot.part == INTERNAL else self.tr("正卷")
        name, number, day = self._what(row)
        return (part, row.slot.name, name, number, day, self._note(row))[index.column()]

    def _what(self, row: FileRow) -> tuple[str, str, str]:
        if row.scan:
            return row.scan.name, "", day_words(local_day(row.scan.added_at))
        if row.paper:
            made = day_words(local_day(row.paper.made_at)) if row.paper.made_at else ""
            return row.paper.name, row.paper.number, made
        return "—", "", ""

    def _note(self, row: FileRow) -> str:
        if row.scan:
            kind = self.tr("签名件") if row.paper else self.tr("扫描件")
            pages = self.tr("{0}，{1} 页").format(kind, row.scan.sealed.pages)
            return pages if row.scan.is_here else self.tr("{0}，在别的席位").format(pages)
        if row.missing:
            return self.tr("必备，还没有")
        return self.tr("必备") if row.slot.required else ""


class CaseFilePage(QWidget):
    """The file of one case."""

    problem = Signal(object)
    closed = Signal()
    """Back to the papers."""
    opens = Signal(str)
    """A paper is wanted."""
    begins = Signal(str)
    """A paper of this kind is wanted, which the file needs."""

    def __init__(self, files: CaseFiles) -> None:
        super().__init__()
        self._files = files
        self.file: CaseFile | None = None
        self.title = having(QLabel(), objectName="caseNumber")
        self.missing = having(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), objectName="todo")
        self.said = having(QLabel(wordWrap=True), objectName="faint")
        self.model, self.table = FileModel(), QTableView()
        self.part = having(QComboBox(), accessibleName=self.tr("卷别"))
        self.add = having(QPushButton(self.tr("加扫描件  Alt+S")), shortcut=QKeySequence("Alt+S"))
        self.make = having(QPushButton(self.tr("做这份文书  Alt+N")), shortcut=QKeySequence("Alt+N"))
        self.open_it = QPushButton(self.tr("打开  ⏎"))
        self.take_out = having(QPushButton(self.tr("移出  Alt+X")), shortcut=QKeySequence("Alt+X"))
        self.bound = having(QPushButton(self.tr("装订预览  Alt+P")), shortcut=QKeySequence("Alt+P"))
        self.export_it = having(
            QPushButton(self.tr("导出卷宗  Alt+W")), objectName="primary", shortcut=QKeySequence("Alt+W")
        )
        self.back = QPushButton(self.tr("返回文书  Esc"))
        self._build()
        self._connect()

    def show_case(self, case_id: str) -> None:
        """The file of this case."""
        self.said.setText("")
        self._files.open(case_id, self._show, self.problem.emit)

    def refresh(self) -> None:
        """Read anew."""
        if self.file:
            self._files.open(self.file.case_id, self._show, self.problem.emit)

    def ask_for_scan(self) -> None:
        """A PDF or a picture, for the row that is marked."""
        if (row := self._marked()) is None:
            return
        kinds = self.tr("扫描件 (*.pdf *.jpg *.jpeg *.png)")
        files = QFileDialog(self, self.tr("加扫描件：{0}").format(row.paper.name if row.paper else row.slot.name))
        files.setNameFilter(kinds)
        files.setFileMode(QFileDialog.FileMode.ExistingFile)
        files.fileSelected.connect(lambda file: self.add_scan(row, Path(file)))
        files.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        files.open()

    def add_scan(self, row: FileRow, file: Path) -> None:
        """Put it into the row's place."""
        assert self.file is not None
        form_id = row.paper.id if row.paper else None
        self._files.add_scan(self.file.case_id, row.slot.code, file, form_id, self._added, self.problem.emit)

    def ask_to_take_out(self) -> None:
        """A reason is needed."""
        row = self._marked()
        if row is None or row.scan is None:
            return
        scan = row.scan

        def done(_none: None) -> None:
            dialog.accept()
            self.refresh()

        dialog = ReasonDialog(
            self.tr("移出扫描件"),
            self.tr("把“{0}”移出卷宗。原因会记下来，内容不删除。为什么移出？").format(scan.name),
            self.tr("移出"),
            lambda reason: self._files.take_out(scan, reason, done, dialog.show_error),
            self,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def open_marked(self) -> None:
        """The paper on its page, the scan in a window, what is missing as a new paper."""
        row = self._marked()
        if row is None:
            return
        if scan := row.scan:
            self._show_pdf(scan.name, lambda done, failed: self._files.show_scan(scan, done, failed))
        elif row.paper:
            self.opens.emit(row.paper.id)
        else:
            self.make_marked()

    def make_marked(self) -> None:
        """Begin a paper that belongs here."""
        row = self._marked()
        if row is not None and row.slot.papers:
            self.begins.emit(row.slot.papers[0])

    def show_bound(self) -> None:
        """The file as it will be bound."""
        if self.file:
            case_id, part = self.file.case_id, self.part.currentData()
            self._show_pdf(
                self.tr("卷宗　{0}").format(self.part.currentText()),
                lambda done, failed: self._files.bind(case_id, part, done, failed),
            )

    def ask_to_export(self) -> None:
        """A reason first, then a file."""

        def named(reason: str) -> None:
            files = QFileDialog(self, self.tr("导出卷宗"), filter=self.tr("PDF (*.pdf)"))
            files.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            files.setDefaultSuffix("pdf")
            files.fileSelected.connect(lambda file: self.export(Path(file), reason))
            files.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.accept()
            files.open()

        part = self.part.currentText()
        question = self.tr("导出{0}为一个 PDF，会先记入审计。导出做什么用？").format(part)
        if self.file and self.file.missing and self.part.currentData() == MAIN:
            question = self.tr("必备材料还缺：{0}。\n{1}").format(self._missing_names(), question)
        dialog = ReasonDialog(self.tr("导出卷宗"), question, self.tr("选择文件"), named, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def export(self, file: Path, reason: str) -> None:
        """Write the part that is chosen to a file."""
        if self.file:
            part = self.part.currentData()
            self._files.export(self.file.case_id, part, file, reason, self._exported, self.problem.emit)

    def _added(self, _attachment_id: str) -> None:
        self.said.setText(self.tr("扫描件已加密存入本机，归入卷宗。"))
        self.refresh()

    def _exported(self, file: Path) -> None:
        self.said.setText(self.tr("已导出到 {0}").format(file))

    def _show(self, file: CaseFile) -> None:
        self.file = file
        self.title.setText(self.tr("卷宗　{0}").format(file.case_number))
        missing = self._missing_names()
        words = self.tr("必备材料还缺 {0} 项：{1}。选中那一行，做文书或者加扫描件。")
        self.missing.setText(
            words.format(len(file.missing), missing) if missing else self.tr("必备材料齐全，可以装订。")
        )
        restyle(self.missing, "done", not missing)
        chosen = self.table.currentIndex().row()
        rows = rows_of(file)
        self.model.reset(rows)
        first = next((place for place, row in enumerate(rows) if row.missing), 0)
        self.table.selectRow(min(max(chosen, 0) if chosen >= 0 else first, len(rows) - 1))
        self._mark()

    def _missing_names(self) -> str:
        return "、".join(slot.name for slot in self.file.missing) if self.file else ""

    def _marked(self) -> FileRow | None:
        rows = self.table.selectionModel().selectedRows()
        return self.model.rows[rows[0].row()] if rows else None

    def _mark(self) -> None:
        row = self._marked()
        self.add.setEnabled(row is not None)
        self.make.setEnabled(row is not None and bool(row.slot.papers))
        self.open_it.setEnabled(row is not None and bool(row.scan or row.paper or row.slot.papers))
        self.take_out.setEnabled(row is not None and row.scan is not None)

    def _show_pdf(self, title: str, render: Render) -> None:
        PdfDialog(title, render, self).open()

    def _connect(self) -> None:
        for button, act in (
            (self.add, self.ask_for_scan),
            (self.make, self.make_marked),
            (self.open_it, self.open_marked),
            (self.take_out, self.ask_to_take_out),
            (self.bound, self.show_bound),
            (self.export_it, self.ask_to_export),
            (self.back, self.closed.emit),
        ):
            button.clicked.connect(lambda _checked=False, act=act: act())
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shortcut = QShortcut(QKeySequence(key), self.table, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self.open_marked)
        self.table.doubleClicked.connect(lambda _index: self.open_marked())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._mark())
        self.model.modelReset.connect(self._mark)

    def _build(self) -> None:
        self.part.addItem(self.tr("正卷"), MAIN)
        self.part.addItem(self.tr("副卷（内部）"), INTERNAL)
        fill_table(self.table, self.model, WIDTHS)
        self.table.setAccessibleName(self.tr("卷内材料"))
        head = having(QFrame(), objectName="card")
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 10, 16, 10)
        titles = QVBoxLayout()
        for label in (self.title, self.missing, self.said):
            titles.addWidget(label)
        row.addLayout(titles, 1)
        row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        body = having(QFrame(), objectName="card")
        inside = QVBoxLayout(body)
        inside.setContentsMargins(16, 12, 16, 16)
        inside.setSpacing(10)
        for widgets in (
            (self.open_it, self.make, self.add, self.take_out),
            (self.part, self.bound, self.export_it),
        ):
            line = QHBoxLayout()
            line.setSpacing(8)
            for widget in widgets:
                line.addWidget(widget)
            line.addStretch(1)
            inside.addLayout(line)
        inside.addWidget(self.table, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(12)
        layout.addWidget(head)
        layout.addWidget(body, 1)
