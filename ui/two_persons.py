"""Two persons side by side: all fields, earlier values, cases; and the clerk's answer."""

from PySide6.QtCore import Qt, Signal
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

from offline_store.duplicates.people import FIELDS, CaseLine, PersonView
from ui.cards import scrolling
from ui.properties import having
from ui.recognition_words import field_words

SAME, ANOTHER = "same", "another"


class TwoPersons(QDialog):
    """Says `same` or `another`; closing it any other way leaves the question for later."""

    answered = Signal(str)

    def __init__(
        self, titles: tuple[str, str], both: tuple[PersonView, PersonView], same: str, parent: QWidget
    ) -> None:
        """`same` is what the first answer does, in words."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("是同一个人吗"))
        self.resize(880, 620)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        for column, title in enumerate(titles, start=1):
            self._grid.addWidget(having(QLabel(title, wordWrap=True), objectName="cardTitle"), 0, column)
        for field in FIELDS:
            self._add_row(field_words(field), both[0].values.get(field, ""), both[1].values.get(field, ""))
        self._add_row(self.tr("曾用"), self._formers(both[0]), self._formers(both[1]), told=False)
        self._add_row(self.tr("案件"), self._cases(both[0]), self._cases(both[1]), told=False)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        self._arrange(same)

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

    def _formers(self, person: PersonView) -> str:
        return "\n".join(
            self.tr("{0} {1}，到 {2}").format(field_words(field), value, until)
            if until
            else f"{field_words(field)} {value}"
            for field, value, until in person.formers
        )

    def _cases(self, person: PersonView) -> str:
        return "\n".join(map(_case_words, person.cases))

    def _arrange(self, same: str) -> None:
        content = having(QWidget(), objectName="plain")
        content.setLayout(self._grid)
        frame = having(QFrame(), objectName="card")
        QVBoxLayout(frame).addWidget(scrolling(content))
        buttons = QHBoxLayout()
        for text, keys, answer in (
            (self.tr("{0}  Alt+1").format(same), "Alt+1", SAME),
            (self.tr("不是同一人  Alt+2"), "Alt+2", ANOTHER),
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


def _case_words(case: CaseLine) -> str:
    parts = (f"{case.opened_at:%Y-%m-%d}", case.number, case.employer, case.about)
    return "　".join(part for part in parts if part)
