"""The left side of the page 调解协议: all that the agreement says, each part edited in its place."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.agreements import Sheet
from offline_store import money
from offline_store.agreements import drawing, library, wording
from offline_store.agreements.content import EMPLOYER, PERSON, WAYS, Agreement, AnnexLine, Instalment, Request
from ui.agreement_clauses import Clauses
from ui.agreement_sides import Sides
from ui.properties import having, restyle
from ui.row_table import CHOICE, DAY, FLAG, SUM, Column, RowModel, RowTable
from ui.words import yuan

LINES = ("mediator", "recorder", "signed_on", "organisation", "seal", "total", "copies")


class AgreementForm(QWidget):
    """Says what stands in it, and shows what was kept."""

    edited = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._today = today
        self._shown = Agreement()
        self._sheet: Sheet | None = None
        self.applicants = Sides(_tr("申请人"), today, PERSON)
        self.respondents = Sides(_tr("被申请人"), today, EMPLOYER)
        self.thirds = Sides(_tr("第三人"), today, EMPLOYER)
        self.matter = having(QPlainTextEdit(), tabChangesFocus=True, accessibleName=_tr("争议事项"), maximumHeight=96)
        self.requests = self._table(Request, _request_columns(), _tr("请求和结果"))
        self.instalments = self._table(Instalment, _instalment_columns(), _tr("分期表"))
        self.annex = self._table(AnnexLine, _annex_columns(), _tr("名单附件"))
        self.clauses = Clauses(lambda: wording.words_of(self.value()))
        self.identity = having(QComboBox(), accessibleName=_tr("调解组织的性质"))
        self.lines = {name: having(QLineEdit(), accessibleName=title) for name, title in _line_titles().items()}
        self.as_asked = QPushButton(_tr("照请求写结果"))
        self.split = QPushButton(_tr("平均分期"))
        self.count = having(QLineEdit("3"), accessibleName=_tr("分几期"), maximumWidth=60)
        self.sum = having(QLabel(wordWrap=True), accessibleName=_tr("分期合计"))
        self._build()
        self._connect()

    # what it says

    def show_sheet(self, sheet: Sheet) -> None:
        """Show what was kept; a final one is only read."""
        made, fixed = sheet.agreement, sheet.is_final
        self._sheet, self._shown = sheet, made
        self.blockSignals(True)
        self.applicants.reset(made.applicants, fixed=fixed)
        self.respondents.reset(made.respondents, fixed=fixed)
        self.thirds.reset(made.thirds, fixed=fixed)
        self.matter.setPlainText(made.matter)
        self.matter.setReadOnly(fixed)
        for name in ("requests", "instalments", "annex"):
            getattr(self, name).sheet.reset(getattr(made, name), fixed=fixed)
        self.identity.clear()
        for each in sheet.ground.library.identities:
            self.identity.addItem(each.name, each.code)
        self.identity.setCurrentIndex(max(self.identity.findData(made.identity), 0))
        self.identity.setEnabled(not fixed)
        for name, line in self.lines.items():
            line.setText(self._text_of(name))
            line.setReadOnly(fixed)
            line.setCursorPosition(0)
        tables = sheet.ground.library
        self.clauses.reset(wording.filled(made).clauses, tables, sheet.ground.facts.dispute_types, fixed=fixed)
        for part in (self.as_asked, self.split, self.count):
            part.setVisible(not fixed)
        self.blockSignals(False)
        self.show_sum(made)

    def value(self) -> Agreement:
        """The agreement as it stands here."""
        texts = {name: line.text().strip() for name, line in self.lines.items()}
        signed_on, copies = wording.day_from(texts["signed_on"], self._today()), texts["copies"]
        return replace(
            self._shown,
            mediator=texts["mediator"],
            recorder=texts["recorder"],
            organisation=texts["organisation"],
            seal=texts["seal"],
            signed_on=signed_on,
            total=self._sum_of(texts["total"]),
            copies=int(copies) if copies.isdecimal() and len(copies) < 4 else 0,
            matter=self.matter.toPlainText().strip(),
            applicants=self.applicants.value(),
            respondents=self.respondents.value(),
            thirds=self.thirds.value(),
            requests=tuple(self.requests.sheet.rows),
            instalments=tuple(self.instalments.sheet.rows),
            annex=tuple(self.annex.sheet.rows),
            clauses=self.clauses.value(),
        )

    def show_sum(self, agreement: Agreement) -> None:
        """What the instalments come to, beside the total, in capitals."""
        found, total = sum(each.amount or 0 for each in agreement.instalments), agreement.total
        apart = 0 if total is None else total - found
        words = _tr("各期合计 {0}").format(wording.sum_words(found)) if agreement.instalments else ""
        words += _tr("，和合计差 {0}").format(wording.sum_words(abs(apart))) if apart else ""
        self.sum.setText(words)
        self.sum.setStyleSheet("color: #c0262d;" if apart else "")

    def go_to(self, where: str) -> None:
        """The keyboard is with the place of a problem."""
        part, place, field = [*where.split("/"), "0", ""][:3] if "/" in where else (where, "0", "")
        row = int(place) if place.isdecimal() else 0
        sides = {"applicants": self.applicants, "respondents": self.respondents, "thirds": self.thirds}
        tables = {"requests": self.requests, "instalments": self.instalments, "annex": self.annex}
        if part in sides:
            sides[part].go_to(row, field)
        elif part in tables:
            tables[part].go_to(row, field)
        elif part == "clauses":
            self.clauses.go_to(row)
        else:
            (self.matter if part == "matter" else self.lines.get(part, self.lines["mediator"])).setFocus()

    # acts

    def fill_results(self) -> None:
        """Each request that has no result is agreed to as it was asked."""
        made = self.value()
        for row, request in enumerate(made.requests):
            if not request.result and not request.dropped:
                self.requests.sheet.put(row, drawing.agreed_as_asked(made, request))

    def split_evenly(self) -> None:
        """So many monthly instalments of the total, the first in a month."""
        total, count = self.value().total, self.count.text().strip()
        if not total or not count.isdecimal() or not 1 <= int(count) <= 60:
            self.count.setFocus()
            return
        old = self.instalments.sheet.rows
        way, account = (old[0].way, old[0].account) if old else ("", "")
        first = drawing.months_after(self._today(), 1)
        made = [replace(each, way=way, account=account) for each in drawing.split(total, int(count), first)]
        self.instalments.sheet.reset(made)
        lead = self._sheet.ground.library.clause(drawing.LEADS[0 if len(made) > 1 else 1]) if self._sheet else None
        clauses = list(self.clauses.value())
        for place, clause in enumerate(clauses):
            if clause.code in drawing.LEADS and lead and clause.code != lead.code and self._sheet:
                clauses[place] = drawing.clause_of(lead)
                types = self._sheet.ground.facts.dispute_types
                self.clauses.reset(clauses, self._sheet.ground.library, types, fixed=False)
        self.edited.emit()

    def _mediated_by(self) -> None:
        """Another kind of mediator: its title, seal, notices and copies."""
        if self._sheet is None or self._sheet.is_final or self.signalsBlocked():
            return
        station = library.at_station(self._sheet.station, self.identity.currentData(), self._sheet.ground.library)
        self._shown = drawing.mediated_by(self.value(), station)
        for name in ("organisation", "seal", "copies"):
            self.lines[name].setText(self._text_of(name))
        self.edited.emit()

    def _sum_of(self, text: str) -> int | None:
        line = self.lines["total"]
        try:
            found = money.fen(text)
        except ValueError:
            restyle(line, "wrong", True)
            return 0  # which no agreement can have: a check says so
        restyle(line, "wrong", False)
        return found

    def _text_of(self, name: str) -> str:
        value = getattr(self._shown, name)
        if name == "total":
            return "" if value is None else yuan(value)
        return str(value or "")

    # building

    def _table(self, make: Callable[[], Any], columns: tuple[Column, ...], name: str) -> RowTable:
        return RowTable(RowModel(make, columns, self._today), name)

    def _connect(self) -> None:
        for part in (self.applicants, self.respondents, self.thirds, self.clauses):
            part.edited.connect(self.edited)
        for table in (self.requests, self.instalments, self.annex):
            table.sheet.edited.connect(self.edited)
        for line in self.lines.values():
            line.textEdited.connect(lambda _text: self.edited.emit())
            line.returnPressed.connect(self.focusNextChild)
        self.matter.textChanged.connect(self.edited)
        self.identity.currentIndexChanged.connect(lambda _row: self._mediated_by())
        self.as_asked.clicked.connect(self.fill_results)
        self.split.clicked.connect(self.split_evenly)
        self.count.returnPressed.connect(self.split.click)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        about = QFormLayout()
        about.addRow(_tr("调解组织的性质"), self.identity)
        for name in ("organisation", "seal", "mediator", "recorder", "signed_on", "copies"):
            about.addRow(_line_titles()[name], self.lines[name])
        pays = QFormLayout()
        pays.addRow(_line_titles()["total"], self.lines["total"])
        evenly = QFormLayout()
        evenly.addRow(self.split, self.count)
        for title, parts in (
            (_tr("当事人"), (self.applicants, self.respondents, self.thirds)),
            (_tr("争议事项"), (self.matter,)),
            (_tr("请求和结果"), (self.requests, self.as_asked)),
            (_tr("款项"), (pays, self.instalments, self.sum, evenly)),
            (_tr("条款"), (self.clauses,)),
            (_tr("名单附件（每人签字）"), (self.annex,)),
            (_tr("调解组织和签订"), (about,)),
        ):
            column.addWidget(having(QLabel(title), objectName="cardTitle"))
            for part in parts:
                if isinstance(part, QWidget):
                    column.addWidget(part)
                else:
                    column.addLayout(part)
        column.addStretch(1)


def _request_columns() -> tuple[Column, ...]:
    return (
        Column("text", _tr("请求"), 190),
        Column("result", _tr("结果")),
        Column("amount", _tr("金额（元）"), 90, SUM),
        Column("dropped", _tr("放弃"), 48, FLAG),
    )


def _instalment_columns() -> tuple[Column, ...]:
    return (
        Column("due_on", _tr("日期"), 110, DAY),
        Column("amount", _tr("金额（元）"), 100, SUM),
        Column("way", _tr("方式"), 110, CHOICE, WAYS),
        Column("account", _tr("账户")),
    )


def _annex_columns() -> tuple[Column, ...]:
    return (
        Column("name", _tr("姓名"), 80),
        Column("id_number", _tr("证件号码"), 150),
        Column("amount", _tr("金额（元）"), 90, SUM),
        Column("account", _tr("账户")),
        Column("consent", _tr("同意的证明"), 100),
    )


def _line_titles() -> dict[str, str]:
    return {
        "organisation": _tr("调解组织"),
        "seal": _tr("印章名称"),
        "mediator": _tr("调解员"),
        "recorder": _tr("记录人"),
        "signed_on": _tr("签订日期"),
        "copies": _tr("份数"),
        "total": _tr("合计（元）"),
    }


def _tr(text: str) -> str:
    return QCoreApplication.translate("agreement", text)
