"""计算器: what is owed by law, each line with its article; what a case knows stands in the fields already."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.app import Desk
from desktop.printing.amounts import both
from offline_store.calculations import Known
from offline_store.calculators import kinds
from offline_store.calculators.inputs import BadInput
from offline_store.calculators.kinds import KINDS, Kind
from offline_store.calculators.sheet import Calculation, Line, Tables, yuan
from offline_store.code_find import Choices, Item
from offline_store.deadlines import statutes
from offline_store.errors import ExpectedError
from offline_store.roles import REGISTER
from ui.article_dialog import ArticleDialog
from ui.calculator_form import CalculatorForm
from ui.cards import card, scrolling
from ui.code_field import CodeLine
from ui.deadline_words import reason
from ui.pages import PageKind
from ui.properties import having, restyle
from ui.tables import Index, RowsModel, fill_table
from ui.words import explained, marked

CALCULATOR_KEY = "Ctrl+Shift+C"
SHARED = ("start", "end", "average", "minimum")
"""Fields that ask the same in each calculator."""
WIDTHS = (0, 110, 190)
"""Pixels at 100 %; 0 takes what is left."""


class LinesModel(RowsModel[Line]):
    """The lines of a result."""

    def __init__(self) -> None:
        super().__init__((self.tr("怎么算"), self.tr("金额（元）"), self.tr("依据")))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.rows[index.row()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 1:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        return (
            reason([line.said]),
            "" if line.amount is None else yuan(line.amount),
            statutes.title(line.article) if line.article else "",
        )[index.column()]


class CalculatorPage(QWidget):
    """Reckons while one types; what is typed for one kind is still there when one comes back to it."""

    problem = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._calculating = desk.calculating
        self.result: Calculation | None = None
        self.known: Known | None = None
        """Of the case that the page was opened from."""
        self._texts: dict[str, dict[str, str]] = {}
        """What was typed, by kind and field."""
        self.kind = CodeLine(self.tr("算什么"), self.tr("打几个字选，如：经济补偿、加班费"))
        self.place = having(QComboBox(), accessibleName=self.tr("地区"))
        self.case = having(QLabel(wordWrap=True), objectName="hint")
        self.drop_case = QPushButton(self.tr("不用这件案件"))
        self.form = CalculatorForm()
        self.model, self.table = LinesModel(), QTableView()
        self.total = having(QLabel(wordWrap=True), objectName="cardTitle")
        self.total.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.message = having(QLabel(wordWrap=True), objectName="faint")
        self.warnings = having(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), objectName="hint")
        self.article = QPushButton(self.tr("看法条  Enter"))
        self.copy = QPushButton(self.tr("复制结果  Alt+C"))
        self.keep = having(QPushButton(self.tr("存到案件  Alt+S")), objectName="primary")
        self._build()
        self._connect()
        self._offer()

    def refresh(self) -> None:
        """The tables that hold now."""
        self._calculating.read()

    def take_case(self, case_id: str) -> None:
        """The page was opened from a case: its dates and sums stand in the fields."""
        self._calculating.known_of(case_id, self._know)

    def choose(self, code: str) -> None:
        """Show the calculator of a code."""
        kind = kinds.kind_of(code)
        self.kind.fill(code)
        self._show_kind(kind)

    def showEvent(self, event: QShowEvent) -> None:
        """The keys are where one goes on."""
        super().showEvent(event)
        self.kind.setFocus()

    # what is chosen and typed

    @property
    def chosen(self) -> Kind | None:
        """The kind that is shown."""
        return self.form.kind

    def _choose(self) -> None:
        code = self.kind.code
        if code and (self.chosen is None or code != self.chosen.code):
            self._show_kind(kinds.kind_of(code))

    def _show_kind(self, kind: Kind) -> None:
        if self.chosen:
            self._texts[self.chosen.code] = dict(self.form.texts)
        self.form.show_kind(kind, self._filled(kind))
        self._reckon()

    def _filled(self, kind: Kind) -> Mapping[str, str]:
        """What was typed for it before; else what was typed elsewhere under that name; else what the case knows."""
        before = self._texts.get(kind.code, {})
        found = {}
        for field in kind.fields:
            elsewhere = [texts[field.name] for texts in self._texts.values() if texts.get(field.name)]
            alike = elsewhere[-1] if elsewhere and field.name in SHARED else ""
            case = self.known.text(kind.code, field.name) if self.known else ""
            found[field.name] = before.get(field.name) or case or alike
        return found

    def _know(self, known: Known) -> None:
        if self.known and self.known.case_id != known.case_id:
            self._texts.clear()  # of another case
            self.form.clear()
        self.known = known
        self._show_case()
        if self.chosen:
            self._show_kind(self.chosen)

    def _forget(self) -> None:
        self.known = None
        self._show_case()

    def _show_case(self) -> None:
        self.case.setText(
            self.tr("案件 {0}：已知的日期和金额填好了，请核对").format(self.known.number) if self.known else ""
        )
        for part in (self.case, self.drop_case):
            part.setVisible(self.known is not None)
        self._mark()

    # the result

    def _tables(self) -> Tables | None:
        tables = self._calculating.tables
        return Tables(tables.rates, tables.calendar, self.place.currentText()) if tables else None

    def _reckon(self) -> None:
        """What the fields give now, or what is still wanted."""
        kind, tables = self.chosen, self._tables()
        if kind is None or tables is None:
            return
        self.form.complain("")
        try:
            self._show(kinds.calculate(kind, self.form.texts, tables))
        except ExpectedError as error:
            self._refuse(error)

    def _refuse(self, error: ExpectedError) -> None:
        """A field that is still empty is no mistake: it is said calmly, and marked only when something stands in it."""
        self.result = None
        self.model.reset(())
        self.total.setText("")
        self.warnings.setText("")
        wrong = isinstance(error, BadInput) and bool(self.form.texts.get(error.name, "").strip())
        if isinstance(error, BadInput) and wrong:
            self.form.complain(error.name)
        restyle(self.message, "objectName", "complaint" if wrong else "faint")
        self.message.setText(explained(error))
        self._mark()

    def _show(self, result: Calculation) -> None:
        self.result = result
        self.model.reset(result.lines)
        self.table.resizeRowsToContents()
        self.total.setText(self._total_words(result))
        self.warnings.setText("\n".join(reason([each]) for each in result.warnings))
        restyle(self.message, "objectName", "faint")
        self.message.setText(marked(kinds.ROUNDING))
        self._mark()

    def _total_words(self, result: Calculation) -> str:
        if result.total is None:
            return ""
        return self.tr("合计：{0}").format(both(result.total))

    def as_text(self) -> str:
        """The result for pasting: the name, the lines with their articles, the total."""
        if self.result is None:
            return ""
        name = marked(kinds.kind_of(self.result.kind).name)
        lines = kinds.copied(self.result, lambda said: reason([said]))
        return "\n".join(filter(None, (name, lines, self._total_words(self.result))))

    def copy_lines(self) -> None:
        """To the clipboard."""
        if text := self.as_text():
            QApplication.clipboard().setText(text)

    def keep_it(self) -> None:
        """With the case, as one of its papers."""
        if self.known and self.result:
            self.keep.setEnabled(False)
            words = self.tr("已存到案件 {0} 的文书里：计算清单").format(self.known.number)

            def kept(_id: str) -> None:
                self._mark()
                self.message.setText(words)

            def failed(error: ExpectedError) -> None:
                self._mark()
                self.problem.emit(error)

            self._calculating.keep(self.known.case_id, self.result, kept, failed)

    def open_article(self) -> None:
        """The text of the marked line's article; of all of them where none is marked."""
        rows = [index.row() for index in self.table.selectionModel().selectedRows()] or range(len(self.model.rows))
        citations = tuple(dict.fromkeys(self.model.rows[row].article for row in rows if self.model.rows[row].article))
        if citations and self.chosen:
            dialog = ArticleDialog(marked(self.chosen.name), citations, self)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def _mark(self) -> None:
        for button in (self.article, self.copy):
            button.setEnabled(self.result is not None)
        self.keep.setVisible(self.known is not None)
        self.keep.setEnabled(self.result is not None)

    # building

    def _offer(self) -> None:
        self.kind.offer(Choices(tuple(Item(kind.code, marked(kind.name)) for kind in KINDS)))
        self._offer_places()
        self._show_case()
        self._mark()
        self.message.setText(self.tr("先选要算什么。每一行都写明依据哪一条，选中一行按 Enter 看原文。"))

    def _offer_places(self) -> None:
        tables = self._calculating.tables
        places = tables.rates.places if tables and len(tables.rates.places) > 1 else ()
        if places != tuple(self.place.itemText(row) for row in range(self.place.count())):
            chosen = self.place.currentText()
            self.place.clear()
            self.place.addItems(places)
            self.place.setCurrentIndex(max(self.place.findText(chosen), 0))
        self.place.setVisible(bool(places))

    def _connect(self) -> None:
        self._calculating.changed.connect(self._offer_places)
        self._calculating.changed.connect(self._reckon)
        self.place.activated.connect(lambda _row: self._reckon())
        self.kind.edited.connect(self._choose)
        self.form.edited.connect(self._reckon)
        self.drop_case.clicked.connect(self._forget)
        self.article.clicked.connect(self.open_article)
        self.copy.clicked.connect(self.copy_lines)
        self.keep.clicked.connect(self.keep_it)
        self.table.activated.connect(lambda _index: self.open_article())
        QShortcut(QKeySequence("Alt+C"), self, self.copy_lines)
        QShortcut(QKeySequence("Alt+S"), self, self.keep_it)

    def _build(self) -> None:
        fill_table(self.table, self.model, WIDTHS)
        self.table.setWordWrap(True)
        self.table.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setObjectName("calculation")
        self.table.setAccessibleName(self.tr("计算结果"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(12)
        layout.addWidget(self._inputs(), 4)
        layout.addWidget(self._result(), 7)

    def _inputs(self) -> QFrame:
        content = having(QWidget(), objectName="plain")
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.setSpacing(10)
        inside.addWidget(self.kind)
        inside.addWidget(self.place)
        inside.addWidget(self.case)
        inside.addWidget(self.drop_case, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(self.form)
        inside.addStretch(1)
        return card(self.tr("计算器"), scrolling(content))

    def _result(self) -> QFrame:
        body = QWidget()
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(self.table, 1)
        for label in (self.total, self.warnings, self.message):
            inside.addWidget(label)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.article, self.copy, self.keep):
            buttons.addWidget(button)
        inside.addLayout(buttons)
        return card(self.tr("结果"), body)


def calculator_kind() -> PageKind:
    """The page as an entry of the menu."""
    return PageKind(QCoreApplication.translate("calculator", "计算器"), CALCULATOR_KEY, REGISTER, CalculatorPage)
