"""Two records side by side, of persons or of employers: all fields, earlier values, cases; and the clerk's answer."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from offline_store.duplicates import firms
from offline_store.duplicates.firms import FirmView
from offline_store.duplicates.people import FIELDS, CaseLine, PersonView
from ui.cards import scrolling
from ui.properties import having
from ui.recognition_words import employer_field_words
from ui.step_words import field_words

SAME, ANOTHER = "same", "another"


class TwoRecords(QDialog):
    """Says `same` or `another`; closing it any other way leaves the question for later."""

    answered = Signal(str)

    def __init__(self, question: str, titles: tuple[str, str], answers: tuple[str, str], parent: QWidget) -> None:
        """`answers` are what the two answers do, in words."""
        super().__init__(parent)
        self.setWindowTitle(question)
        self.resize(880, 620)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        for column, title in enumerate(titles, start=1):
            self._grid.addWidget(having(QLabel(title, wordWrap=True), objectName="cardTitle"), 0, column)
        self._fill()
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        self._arrange(answers)

    def _fill(self) -> None:
        """The rows."""
        raise NotImplementedError

    def _add_row(self, label: str, one: str, other: str, *, told: bool = True) -> None:
        """A row that is empty on both sides is left out; a value that differs from the other is marked."""
        if not one and not other:
            return
        row = self._grid.rowCount()
        name = having(QLabel(label), objectName="fieldLabel")
        self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        for column, value in enumerate((one, other), start=1):
            shown = QLabel(value or "—", wordWrap=True)
            shown.setTextFormat(Qt.TextFormat.PlainText)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            shown.setObjectName("differs" if told and one and other and one != other else "said")
            shown.setAccessibleName(f"{label} {value}")
            self._grid.addWidget(shown, row, column, Qt.AlignmentFlag.AlignTop)

    def _arrange(self, answers: tuple[str, str]) -> None:
        content = having(QWidget(), objectName="plain")
        content.setLayout(self._grid)
        frame = having(QFrame(), objectName="card")
        QVBoxLayout(frame).addWidget(scrolling(content))
        buttons = QHBoxLayout()
        for text, keys, answer in (
            (f"{answers[0]}  Alt+1", "Alt+1", SAME),
            (f"{answers[1]}  Alt+2", "Alt+2", ANOTHER),
        ):
            button = QPushButton(text, autoDefault=False)
            button.clicked.connect(lambda _checked=False, answer=answer: self._answer(answer))
            QShortcut(QKeySequence(keys), self).activated.connect(lambda answer=answer: self._answer(answer))
            buttons.addWidget(button)
        later = QPushButton(self.tr("以后再说  Esc"), autoDefault=False)
        later.clicked.connect(self.reject)
        buttons.addStretch(1)
        buttons.addWidget(later)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(frame, 1)
        layout.addLayout(buttons)

    def _answer(self, answer: str) -> None:
        self.accept()
        self.answered.emit(answer)


class TwoPersons(TwoRecords):
    """Two of the register, or one of it and who is typed now."""

    def __init__(
        self, titles: tuple[str, str], both: tuple[PersonView, PersonView], same: str, parent: QWidget
    ) -> None:
        """`same` is what the first answer does, in words."""
        self._both = both
        answers = same, QCoreApplication.translate("TwoPersons", "不是同一人")
        super().__init__(QCoreApplication.translate("TwoPersons", "是同一个人吗"), titles, answers, parent)

    def _fill(self) -> None:
        one, other = self._both
        for field in FIELDS:
            self._add_row(field_words(field), one.values.get(field, ""), other.values.get(field, ""))
        self._add_row(self.tr("曾用"), self._formers(one), self._formers(other), told=False)
        self._add_row(self.tr("案件"), _cases_words(one.cases), _cases_words(other.cases), told=False)

    def _formers(self, person: PersonView) -> str:
        return "\n".join(
            self.tr("{0} {1}，到 {2}").format(field_words(field), value, until)
            if until
            else f"{field_words(field)} {value}"
            for field, value, until in person.formers
        )


class TwoFirms(TwoRecords):
    """Two employers of the register."""

    def __init__(self, both: tuple[FirmView, FirmView], parent: QWidget) -> None:
        self._both = both
        question = QCoreApplication.translate("TwoFirms", "是同一家单位吗")
        answers = (
            QCoreApplication.translate("TwoFirms", "是同一家，合并"),
            QCoreApplication.translate("TwoFirms", "不是同一家"),
        )
        titles = QCoreApplication.translate("TwoFirms", "先登记的"), QCoreApplication.translate("TwoFirms", "后登记的")
        super().__init__(question, titles, answers, parent)

    def _fill(self) -> None:
        union = {firms.YES: self.tr("已建会"), firms.NO: self.tr("未建会")}
        one, other = (each.values | {"has_union": union.get(each.values["has_union"], "")} for each in self._both)
        for field in firms.FIELDS:
            self._add_row(employer_field_words(field), one[field], other[field])
        cases = (_cases_words(each.cases) for each in self._both)
        self._add_row(self.tr("本站点的案件"), *cases, told=False)


def _cases_words(cases: Iterable[CaseLine]) -> str:
    return "\n".join(map(_case_words, cases))


def _case_words(case: CaseLine) -> str:
    parts = (f"{case.opened_at:%Y-%m-%d}", case.number, case.employer, case.about)
    return "　".join(part for part in parts if part)
