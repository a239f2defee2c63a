"""One paper: a draft with its fields at the left and the very PDF at the right; a final one as it stands."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop.case_file import CaseFiles
from desktop.case_papers import CasePapers, OpenedPaper
from desktop.front_desk import FrontDesk
from desktop.printing.spool import Order
from offline_store.errors import ExpectedError
from offline_store.papers import DRAFT, FINAL, PaperView
from ui.cards import card, scrolling
from ui.paper_fields import PaperFields
from ui.paper_preview import PaperPreview
from ui.paper_words import state_words, version_words
from ui.preview import Preview
from ui.properties import having
from ui.reason_dialog import ReasonDialog
from ui.signed_scans import SignedScans
from ui.version_compare import CompareDialog
from ui.words import day_and_clock

JOURNAL = 900
"""Milliseconds between two looks at whether the draft must be written down: a kill loses at most a second."""
LEFT = 360
"""Pixels at 100 %: the fields, at their narrowest; the sheet beside them has what is left."""
WITH_HEAD = ("letter", "plain")
"""Layouts of papers that may be printed on paper with a red head."""
SHORT_DIGEST = 16
"""Hex digits of a digest that are shown."""


class PaperPage(QWidget):
    """Shows one paper at a time; `show_paper` puts the one before down, with every word."""

    problem = Signal(object)
    closed = Signal()
    """Back to the list."""
    opens = Signal(str)
    """Another paper, or the same one anew."""

    def __init__(self, papers: CasePapers, files: CaseFiles, front_desk: FrontDesk) -> None:
        super().__init__()
        self._papers, self._front = papers, front_desk
        self.signed = SignedScans(files)
        self.opened: OpenedPaper | None = None
        self.fields: PaperFields | None = None
        self._written: dict[str, object] = {}
        self.title = having(QLabel(wordWrap=True), objectName="caseNumber")
        self.about = having(QLabel(wordWrap=True), objectName="faint")
        self.blanks = having(QLabel(wordWrap=True), objectName="hint")
        self.finish = having(QPushButton(self.tr("定稿  Alt+D")), objectName="primary", shortcut=QKeySequence("Alt+D"))
        self.print = having(QPushButton(self.tr("打印  Alt+P")), shortcut=QKeySequence("Alt+P"))
        self.take = having(QPushButton(self.tr("导出  Alt+W")), shortcut=QKeySequence("Alt+W"))
        self.next_version = having(QPushButton(self.tr("改一版  Alt+V")), shortcut=QKeySequence("Alt+V"))
        self.compare = having(QPushButton(self.tr("和上一版比  Alt+B")), shortcut=QKeySequence("Alt+B"))
        self.void = having(QPushButton(self.tr("作废  Alt+X")), shortcut=QKeySequence("Alt+X"))
        self.back = QPushButton(self.tr("返回  Esc"))
        self.preview = PaperPreview(self._render)
        self._left = QVBoxLayout()
        self._journal = QTimer(self, interval=JOURNAL)
        self._build()
        self._connect()

    @property
    def paper(self) -> PaperView:
        """The one that is shown."""
        assert self.opened is not None
        return self.opened.paper

    def show_paper(self, opened: OpenedPaper) -> None:
        """Show this one."""
        self.put_down()
        self.opened = opened
        self.preview.clear()
        self._show_head()
        self._show_fields()
        self.preview.refresh()

    def put_down(self) -> None:
        """The page is left: what is typed becomes the draft's values."""
        if self.fields is not None and self.opened is not None:
            self._papers.change(self.paper.id, self.fields.values(), self.problem.emit)
        self._journal.stop()
        self.opened = None

    def write_down(self) -> None:
        """Keep what is typed, if it is other than the last time."""
        if self.fields is not None and (values := self.fields.values()) != self._written:
            self._written = values
            self._papers.keep(self.paper.id, values)

    def ask_to_finish(self) -> None:
        """What is blank is said once more; then it is fixed."""
        if self.fields is None or self.preview.message:
            return
        blanks = self.fields.blanks()
        missing = self.tr("还有 {0} 项空着：{1}。\n\n").format(len(blanks), "、".join(blanks)) if blanks else ""
        box = QMessageBox(
            QMessageBox.Icon.Question,
            self.tr("定稿"),
            missing + self.tr("定稿以后内容不能再改，有文号的这时取号。要改只能另起一版。确定定稿？"),
            parent=self,
        )
        yes = box.addButton(self.tr("定稿"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("取消  Esc"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(yes)
        yes.clicked.connect(self.make_final)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def make_final(self) -> None:
        """定稿."""
        if self.fields is None:
            return
        form_id, values = self.paper.id, self.fields.values()
        fields, self.fields = self.fields, None  # nothing is written down of it any more
        fields.setEnabled(False)
        self._journal.stop()
        self.finish.setEnabled(False)

        def failed(error: ExpectedError) -> None:
            if self.opened is not None and self.paper.id == form_id:
                self.fields = fields
                fields.setEnabled(True)
                self._journal.start()
                self.finish.setEnabled(True)
            self.problem.emit(error)

        def done(_number: str) -> None:
            if self.opened is not None and self.paper.id == form_id:
                self.opens.emit(form_id)

        self._papers.finalise(self.paper, values, done, failed)

    def show_print(self) -> None:
        """The preview with its printers, of the very bytes that are seen."""
        if not self.preview.pdf:
            return
        self.write_down()
        paper = self.paper

        def send(order: Order, done: Callable[[str], None], failed: Callable[[ExpectedError], None]) -> None:
            self._papers.print(paper, dialog.pdf, order, done, failed)

        times = 0 if paper.status == DRAFT else paper.printings
        dialog = Preview(
            self._front,
            paper.name,
            self.preview.pdf,
            send,
            self,
            kind=paper.kind,
            copies=self.opened.copies if self.opened else 1,
            printings=times,
        )
        if self.opened is not None and self.opened.description.layout in WITH_HEAD:
            dialog.offer_reserve(self._render)
        dialog.finished.connect(lambda _result: self.preview.refresh())  # what is reserved may be another
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.printed.connect(lambda _job: self._reload())
        dialog.open()

    def revise(self) -> None:
        """改一版: the draft of the next version opens."""
        self._papers.revise(self.paper.id, self.opens.emit, self.problem.emit)

    def ask_to_void(self) -> None:
        """A reason is needed."""
        form_id = self.paper.id

        def done(_none: None) -> None:
            self.fields = None
            dialog.accept()
            self.opens.emit(form_id)

        question = self.tr("作废《{0}》{1}。内容照样可以看，文号一起作废、不再使用。为什么作废？")
        dialog = ReasonDialog(
            self.tr("作废文书"),
            question.format(self.paper.name, self.paper.number),
            self.tr("作废"),
            lambda reason: self._papers.void(form_id, reason, done, dialog.show_error),
            self,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def ask_to_export(self) -> None:
        """A reason first, then a file."""
        self.write_down()
        paper = self.paper

        def named(reason: str) -> None:
            kinds = self.tr("Word 文档 (*.docx);;PDF (*.pdf)")
            files = QFileDialog(self, self.tr("导出文书"), filter=kinds)
            files.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            files.setDefaultSuffix("docx")
            files.selectFile(paper.name)
            files.filterSelected.connect(lambda kind: files.setDefaultSuffix("pdf" if "pdf" in kind else "docx"))
            files.fileSelected.connect(lambda file: self.export(Path(file), reason))
            files.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.accept()
            files.open()

        dialog = ReasonDialog(
            self.tr("导出文书"),
            self.tr("导出《{0}》，会先记入审计。导出做什么用？").format(paper.name),
            self.tr("选择文件"),
            named,
            self,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def export(self, file: Path, reason: str) -> None:
        """Write it to a file."""
        self._papers.export(self.paper, file, reason, self._exported, self.problem.emit)

    def show_comparison(self) -> None:
        """This version beside the one before."""
        if (before := self._before()) is None:
            return
        self.write_down()
        names = (version_words(before), version_words(self.paper))
        title = self.tr("《{0}》两版对比").format(self.paper.title)

        def show(lines: tuple[list[str], list[str]]) -> None:
            CompareDialog(title, names, lines, self).open()

        self._papers.lines(before, self._as_typed(), show)

    def _as_typed(self) -> PaperView:
        from dataclasses import replace

        return replace(self.paper, values=self.fields.values()) if self.fields is not None else self.paper

    def _before(self) -> PaperView | None:
        versions = self.opened.versions if self.opened else ()
        earlier = [each for each in versions if each.version < self.paper.version]
        return next((each for each in earlier if each.id == self.paper.replaces), earlier[-1] if earlier else None)

    def _reload(self) -> None:
        if self.opened is not None and self.fields is None:
            self.opens.emit(self.paper.id)

    def _exported(self, file: Path) -> None:
        self.about.setText(self.tr("已导出到 {0}").format(file))

    def _render(self, done: Callable[[bytes], None], failed: Callable[[ExpectedError], None]) -> None:
        if self.opened is not None:
            values = self.fields.values() if self.fields is not None else self.paper.values
            self._papers.render(self.paper, values, done, failed)

    def _show_head(self) -> None:
        paper, is_draft = self.paper, self.paper.status == DRAFT
        self.title.setText(f"{paper.name}　{paper.number}".strip())
        self.about.setText(self._about(paper))
        has_before = self._before() is not None
        for button, is_fit in (
            (self.finish, is_draft),
            (self.next_version, not is_draft),
            (self.compare, has_before),
            (self.void, is_draft or paper.status == FINAL),
        ):
            button.setVisible(is_fit)
        self.finish.setEnabled(True)

    def _about(self, paper: PaperView) -> str:
        when = day_and_clock(paper.made_at) if paper.made_at else ""
        parts = [state_words(paper.status), version_words(paper), f"{paper.made_by} {when}".strip()]
        if paper.printings:
            parts.append(self.tr("打印过 {0} 次").format(paper.printings))
        if paper.digest:
            parts.append(self.tr("校验值 {0}").format(paper.digest[:SHORT_DIGEST]))
        if paper.note:
            parts.append(self.tr("作废原因：{0}").format(paper.note))
        return "　".join(filter(None, parts))

    def _show_fields(self) -> None:
        assert self.opened is not None
        self.signed.setParent(None)
        while item := self._left.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.fields = None
        if self.paper.status != DRAFT:
            self._left.addWidget(self._versions())
            return
        self.fields = PaperFields(self.opened.description.fields)
        self.fields.fill(self.paper.values)
        self._written = self.fields.values()
        self.fields.edited.connect(self._note)
        self._left.addWidget(card(self.tr("填写"), scrolling(self.fields)))
        self._say_blanks()
        self.fields.first_blank()
        self._journal.start()

    def _versions(self) -> QFrame:
        """The versions there are, each to be opened."""
        content = having(QWidget(), objectName="plain")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 8, 0)
        assert self.opened is not None
        self.signed.show_paper(self.paper)
        for each in self.opened.versions:
            button = QPushButton(f"{version_words(each)}　{state_words(each.status)}　{each.number}".strip())
            button.setEnabled(each.id != self.paper.id)
            button.clicked.connect(lambda _checked=False, form_id=each.id: self.opens.emit(form_id))
            column.addWidget(button)
        column.addSpacing(12)
        column.addWidget(self.signed)
        column.addStretch(1)
        self.blanks.setText("")
        self.blanks.hide()
        return card(self.tr("各版"), scrolling(content))

    def _note(self) -> None:
        self._say_blanks()
        self.preview.note()

    def _say_blanks(self) -> None:
        blanks = self.fields.blanks() if self.fields is not None else []
        self.blanks.setText(self.tr("还有 {0} 项空着").format(len(blanks)) if blanks else self.tr("都填了"))
        self.blanks.setVisible(self.fields is not None)

    def _connect(self) -> None:
        self._journal.timeout.connect(self.write_down)
        self.signed.problem.connect(self.problem)
        for button, act in (
            (self.finish, self.ask_to_finish),
            (self.print, self.show_print),
            (self.take, self.ask_to_export),
            (self.next_version, self.revise),
            (self.compare, self.show_comparison),
            (self.void, self.ask_to_void),
        ):
            button.clicked.connect(lambda _checked=False, act=act: act())
        self.back.clicked.connect(self._go_back)

    def _go_back(self) -> None:
        self.put_down()
        self.closed.emit()

    def _build(self) -> None:
        head = having(QFrame(), objectName="card")
        titles = QVBoxLayout()
        titles.setSpacing(2)
        for label in (self.title, self.about, self.blanks):
            titles.addWidget(label)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in (self.back, self.void, self.compare, self.take, self.print, self.next_version, self.finish):
            buttons.addWidget(button)
        inside = QVBoxLayout(head)
        inside.setContentsMargins(16, 10, 16, 10)
        inside.addLayout(titles)
        inside.addLayout(buttons)
        left = QWidget()
        left.setLayout(self._left)
        self._left.setContentsMargins(0, 0, 0, 0)
        body = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        body.addWidget(left)
        body.addWidget(card(self.tr("预览"), self.preview))
        left.setMinimumWidth(LEFT)
        body.setSizes([LEFT, 9 * LEFT // 7])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(12)
        layout.addWidget(head)
        layout.addWidget(body, 1)
