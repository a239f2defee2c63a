"""文书: the papers of a case, and what can be made; each opens on its own page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QTableView, QVBoxLayout, QWidget

from desktop.app import Desk
from desktop.case_papers import OpenedPaper, Shelf
from offline_store.agreements import content
from offline_store.minutes.record import SECTIONS
from offline_store.papers import DRAFT, PaperView
from offline_store.roles import MEDIATE
from ui.case_file_page import CaseFilePage
from ui.code_field import CodeLine
from ui.paper_page import PaperPage
from ui.paper_words import state_words, version_words
from ui.print_set_dialog import PrintSetDialog
from ui.properties import having
from ui.tables import Index, RowsModel, fill_table
from ui.words import day_and_clock

PAPERS_KEY = "Shift+F8"
WIDTHS = (0, 200, 64, 64, 56, 240)
"""Pixels at 100 %; 0 takes what is left."""


class PapersModel(RowsModel[PaperView]):
    """The papers of a case, the newest first."""

    def __init__(self) -> None:
        super().__init__(
            (self.tr("文书"), self.tr("文号"), self.tr("版本"), self.tr("状态"), self.tr("打印"), self.tr("经办"))
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        row = self.rows[index.row()]
        when = day_and_clock(row.made_at) if row.made_at else ""
        printed = self.tr("{0} 次").format(row.printings) if row.printings else ""
        return (
            row.title, row.number, version_words(row), state_words(row.status), printed, f"{row.made_by} {when}"
        )[index.column()]  # fmt: skip


class PapersPage(QWidget):
    """The shelf of a case, and in its place the paper that is open."""

    problem = Signal(object)
    opens = Signal(str)
    """Back to the case: the reception it was opened from."""
    agreement_wanted = Signal(str)
    """The agreement of a case (id), which has a page of its own."""
    minutes_wanted = Signal(str, str)
    """A record is wanted where it is written: of a reception, of a kind."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._papers = desk, desk.papers
        self.case_id = self.reception_id = ""
        self.shelf: Shelf | None = None
        self._mediates = desk.unlocked.desk.may(MEDIATE)
        self.title = having(QLabel(), objectName="caseNumber")
        self.kind = CodeLine(self.tr("新文书的种类"), self.tr("拼音首字母或者名称，例如 tjxy"))
        self.begin = having(QPushButton(self.tr("新建  Alt+N")), objectName="primary", shortcut=QKeySequence("Alt+N"))
        self.open_it = QPushButton(self.tr("打开  ⏎"))
        self.back = QPushButton(self.tr("返回案件  Esc"))
        self.model, self.table = PapersModel(), QTableView()
        self.nothing = having(
            QLabel(self.tr("这个案件还没有文书。在上面打几个字选一种，按回车新建。")), objectName="faint"
        )
        self.open_file = having(QPushButton(self.tr("卷宗  Alt+J")), shortcut=QKeySequence("Alt+J"))
        self.print_set = having(QPushButton(self.tr("成套打印  Alt+U")), shortcut=QKeySequence("Alt+U"))
        self.paper = PaperPage(desk.papers, desk.files, desk.front_desk)
        self.file = CaseFilePage(desk.files)
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    def show_case(self, case_id: str, reception_id: str) -> None:
        """The papers of this case."""
        if case_id != self.case_id:
            self.paper.put_down()
            self.case_id = case_id
            self.model.reset(())
            self._stack.setCurrentIndex(0)
        self.reception_id = reception_id
        self.refresh()
        if self._stack.currentIndex() == 0:
            self.kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read anew."""
        if self.case_id:
            self._papers.shelf(self.case_id, self._show, self._refused)

    def begin_one(self) -> None:
        """The kind that is chosen, filled with what the case knows; agreements and records have their own pages."""
        if kind := self.kind.code:
            self._begin_kind(kind)
        else:
            self.kind.complain(wrong=True)
            self.kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_print_set(self) -> None:
        """All papers that go together, in one go."""
        dialog = PrintSetDialog(self._desk, self.case_id, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(lambda _result: self.refresh())
        dialog.open()

    def show_file(self) -> None:
        """卷宗."""
        self._stack.setCurrentWidget(self.file)
        self.file.show_case(self.case_id)
        self.file.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_paper(self, form_id: str) -> None:
        """Show one of them."""
        self._papers.open(form_id, self._show_paper, self.problem.emit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes one step back; what the keyboard is in has had it before: an open list closes first."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
            return
        pages = {self.paper: self.paper.back, self.file: self.file.back}
        pages.get(self._stack.currentWidget(), self.back).click()

    def retire(self) -> None:
        """The window closes: what is typed is the draft's."""
        self.paper.put_down()

    def _begin_kind(self, kind: str) -> None:
        if kind == content.KIND:
            self.agreement_wanted.emit(self.case_id)
            return
        if kind in SECTIONS and self._mediates:  # a record is of what was said in the reception that is in front
            self.minutes_wanted.emit(self.reception_id, kind)
            return
        self.begin.setEnabled(False)
        self._papers.begin(self.case_id, kind, self._begun, self._not_begun)

    def _begun(self, form_id: str) -> None:
        self.begin.setEnabled(True)
        self.kind.clear()
        self.open_paper(form_id)

    def _not_begun(self, error: object) -> None:
        self.begin.setEnabled(True)
        self.problem.emit(error)

    def _refused(self, error: object) -> None:
        self.problem.emit(error)
        self.opens.emit(self.reception_id)

    def _show(self, shelf: Shelf) -> None:
        if shelf.case_id != self.case_id:
            return
        self.shelf = shelf
        self.title.setText(self.tr("文书　{0}").format(shelf.case_number))
        self.kind.offer(shelf.kinds)
        self.model.reset(shelf.papers)
        self.nothing.setVisible(not shelf.papers)
        if shelf.papers:
            self.table.selectRow(0)
        self._mark()

    def _show_paper(self, opened: OpenedPaper) -> None:
        if opened.paper.case_id == self.case_id:
            self._stack.setCurrentIndex(1)
            self.paper.show_paper(opened)

    def _closed(self) -> None:
        self._stack.setCurrentIndex(0)
        self.refresh()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _marked(self) -> PaperView | None:
        rows = self.table.selectionModel().selectedRows()
        return self.model.rows[rows[0].row()] if rows else None

    def _open_marked(self) -> None:
        paper = self._marked()
        if paper and paper.kind == content.KIND and paper.status == DRAFT:
            self.agreement_wanted.emit(paper.case_id)
        elif paper and paper.kind in SECTIONS and paper.status == DRAFT and self._mediates:
            self._desk.minutes.reception_of(paper.id, lambda reception: self._open_record(paper, reception))
        elif paper:
            self.open_paper(paper.id)

    def _open_record(self, paper: PaperView, reception: str | None) -> None:
        if reception is None:  # typed without one, by an earlier program
            self.open_paper(paper.id)
        else:
            self.minutes_wanted.emit(reception, paper.kind)

    def _mark(self) -> None:
        self.open_it.setEnabled(self._marked() is not None)

    def _connect(self) -> None:
        self.kind.returnPressed.connect(self.begin_one)
        self.kind.textEdited.connect(lambda _text: self.kind.complain(wrong=False))
        self.begin.clicked.connect(self.begin_one)
        self.open_it.clicked.connect(self._open_marked)
        self.table.doubleClicked.connect(lambda _index: self._open_marked())
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shortcut = QShortcut(QKeySequence(key), self.table, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self._open_marked)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._mark())
        self.back.clicked.connect(lambda: self.opens.emit(self.reception_id))
        self.paper.problem.connect(self.problem)
        self.paper.closed.connect(self._closed)
        self.file.problem.connect(self.problem)
        self.file.closed.connect(self._closed)
        self.file.opens.connect(self.open_paper)
        self.file.begins.connect(self._begin_kind)
        self.open_file.clicked.connect(self.show_file)
        self.print_set.clicked.connect(self.show_print_set)
        self.paper.opens.connect(self.open_paper)

    def _build(self) -> None:
        fill_table(self.table, self.model, WIDTHS)
        self.table.setAccessibleName(self.tr("这个案件的文书"))
        shelf = QWidget()
        layout = QVBoxLayout(shelf)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(12)
        layout.addWidget(self._head())
        layout.addWidget(self._body(), 1)
        self._stack.addWidget(shelf)
        self._stack.addWidget(self.paper)
        self._stack.addWidget(self.file)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _head(self) -> QFrame:
        head = having(QFrame(), objectName="card")
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 10, 16, 10)
        row.addWidget(self.title, 1)
        row.addWidget(self.print_set)
        row.addWidget(self.open_file)
        row.addWidget(self.back)
        return head

    def _body(self) -> QFrame:
        making = QHBoxLayout()
        making.setSpacing(10)
        making.addWidget(self.kind, 1)
        making.addWidget(self.begin)
        making.addWidget(self.open_it)
        body = having(QFrame(), objectName="card")
        inside = QVBoxLayout(body)
        inside.setContentsMargins(16, 12, 16, 16)
        inside.setSpacing(10)
        inside.addLayout(making)
        inside.addWidget(self.nothing)
        inside.addWidget(self.table, 1)
        return body
