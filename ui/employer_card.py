"""One employer as it is: what is known of it, and what its cases add up to; a case opens by Enter."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QTableView, QVBoxLayout, QWidget

from desktop.code_lists import CodeLists
from desktop.printing.amounts import digits
from offline_store import region_choices
from offline_store.employers import Card, EmployerCase, Facts
from ui.cards import card, scrolling
from ui.other_employers import role_words
from ui.properties import having
from ui.tables import Index, RowsModel, fill_table

WIDTHS = (196, 72, 0, 88, 88, 50, 92)
"""Pixels at 100 %; 0 takes what is left."""
_RIGHT = frozenset({3, 4, 5})
"""Columns of figures."""


class CasesModel(RowsModel[EmployerCase]):
    """The employer's cases, newest first."""

    def __init__(self) -> None:
        super().__init__(
            (
                self.tr("登记号"),
                self.tr("姓名"),
                self.tr("争议类型"),
                self.tr("欠薪"),
                self.tr("追回"),
                self.tr("人数"),
                self.tr("单位角色"),
            )
        )

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole and section in _RIGHT:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return super().headerData(section, orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in _RIGHT:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        return self._cells(self.rows[index.row()])[index.column()]

    def _cells(self, case: EmployerCase) -> tuple[str, ...]:
        return (
            case.number,
            self.tr("身份保密") if case.protected else case.name or "—",
            "、".join(case.dispute_types),
            _sum(case.arrears),
            _sum(case.recovered),
            "" if case.people is None else str(case.people),
            "、".join(map(role_words, case.roles)) + (self.tr("（已并案）") if case.joined else ""),
        )


class EmployerCard(QWidget):
    """Name and figures above, the facts at the left, the cases at the right."""

    change = Signal()
    opens = Signal(str)
    """A reception of the case that was chosen."""

    def __init__(self, code_lists: CodeLists) -> None:
        super().__init__()
        self._code_lists = code_lists
        self.shown: Card | None = None
        self.name = having(QLabel(wordWrap=True), objectName="caseNumber")
        self.figures = QLabel(wordWrap=True)
        self.money = having(QLabel(wordWrap=True), objectName="faint")
        self._change = QPushButton(self.tr("修改  F2"))
        self._facts = QFormLayout()
        self.model, self.table = CasesModel(), QTableView()
        self._build()
        self._change.clicked.connect(self.change)
        self.table.activated.connect(self._open)

    def show_card(self, shown: Card) -> None:
        """Show this employer."""
        row = self.table.currentIndex().row() if self.shown and self.shown.id == shown.id else 0
        self.shown = shown
        self.name.setText(shown.facts.name)
        self.figures.setText(self._figures(shown))
        self.money.setText(self._money(shown))
        self.money.setVisible(bool(self.money.text()))
        self._show_facts(shown.facts)
        self.model.reset(shown.cases)
        if shown.cases:
            self.table.selectRow(min(max(row, 0), len(shown.cases) - 1))

    def _figures(self, shown: Card) -> str:
        counted = self.tr("{0} 件　{1} 次　{2} 人").format(len(shown.cases), shown.receptions, shown.people)
        if shown.people_unknown:
            counted += self.tr("（另有 {0} 件没有写人数）").format(shown.people_unknown)
        return counted

    def _money(self, shown: Card) -> str:
        if not shown.owed and not shown.paid:
            return ""
        return self.tr("欠薪 {0}　已追回 {1}").format(digits(shown.owed), digits(shown.paid))

    def _show_facts(self, facts: Facts) -> None:
        while self._facts.rowCount():
            self._facts.removeRow(0)
        for label, value in self._lines(facts):
            shown = QLabel(value or "—", wordWrap=True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            shown.setTextFormat(Qt.TextFormat.PlainText)
            name = having(QLabel(label), objectName="fieldLabel")
            name.setAlignment(Qt.AlignmentFlag.AlignTop)
            self._facts.addRow(name, shown)

    def _lines(self, facts: Facts) -> tuple[tuple[str, str], ...]:
        lists = self._code_lists.lists
        union = {True: self.tr("已建会"), False: self.tr("未建会")}
        return (
            (self.tr("信用代码"), facts.credit_code),
            (self.tr("别名"), "、".join(facts.aliases)),
            (self.tr("行业"), lists["industry"].name_of(facts.industry)),
            (self.tr("类型（2023）"), lists["enterprise_type_2023"].name_of(facts.type_2023)),
            (self.tr("类型（2011）"), lists["enterprise_type_2011"].name_of(facts.type_2011)),
            (self.tr("所在地"), lists[region_choices.LIST].name_of(facts.region)),
            (self.tr("地址"), facts.address),
            (self.tr("电话"), facts.phone),
            (self.tr("法定代表人"), facts.legal_representative),
            (self.tr("职工人数"), "" if facts.staff is None else self.tr("{0} 人").format(facts.staff)),
            (self.tr("建会"), self.tr("没有问") if facts.has_union is None else union[facts.has_union]),
        )

    def _open(self, index: Index) -> None:
        if reception := self.model.rows[index.row()].reception_id:
            self.opens.emit(reception)

    def _build(self) -> None:
        titles = QVBoxLayout()
        titles.setSpacing(4)
        for label in (self.name, self.figures, self.money):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            titles.addWidget(label)
        head = having(QFrame(), objectName="card")
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 10, 16, 10)
        row.addLayout(titles, 1)
        row.addWidget(self._change)
        content = having(QWidget(), objectName="plain")
        self._facts.setHorizontalSpacing(16)
        self._facts.setVerticalSpacing(8)
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.addLayout(self._facts)
        inside.addStretch(1)
        fill_table(self.table, self.model, WIDTHS)
        self.table.setAccessibleName(self.tr("这个单位的案件"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(head)
        layout.addWidget(card(self.tr("本站点的案件（回车打开）"), self.table), 3)
        layout.addWidget(card(self.tr("单位资料"), scrolling(content)), 2)


def _sum(fen: int | None) -> str:
    return "" if fen is None else digits(fen).removeprefix("￥").removesuffix(".00")
