"""How a paper is to be printed: printer, copies, paper, tray, sides, and from the second print on, why."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSpinBox, QWidget

from desktop.print_jobs import Options, PrintJobs
from desktop.printing.jobs import Abilities
from desktop.printing.spool import Order
from offline_store.print_profiles import PrintProfile
from ui.print_words import media_words, reprint_reasons, sides_words, source_words
from ui.properties import having

MOST_COPIES = 50


class PrintOrder(QWidget):
    """One row of choices; what the printer does not offer is not shown. What was chosen last for the kind stands."""

    ready = Signal()
    """There is a printer."""
    none_there = Signal()
    problem = Signal(object)

    def __init__(self, prints: PrintJobs, kind: str, *, copies: int = 1, printings: int = 0) -> None:
        super().__init__()
        self._prints, self._kind, self._printings = prints, kind, printings
        self._profile = PrintProfile()
        self.printer = having(QComboBox(), accessibleName=self.tr("打印机"))
        self.copies = having(
            QSpinBox(minimum=1, maximum=MOST_COPIES, suffix=self.tr(" 份"), value=copies),
            accessibleName=self.tr("份数"),
        )
        self.media = having(QComboBox(), accessibleName=self.tr("纸张"), visible=False)
        self.source = having(QComboBox(), accessibleName=self.tr("纸盒"), visible=False)
        self.sides = having(QComboBox(), accessibleName=self.tr("单双面"), visible=False)
        self.reason = having(QComboBox(), accessibleName=self.tr("重印原因"), editable=True)
        self._again = having(QLabel(), objectName="faint")
        self._build()
        self.printer.currentTextChanged.connect(self._ask_abilities)

    @property
    def has_printer(self) -> bool:
        """Whether one can be chosen."""
        return bool(self.printer.count())

    @property
    def lacks_reason(self) -> bool:
        """Whether it is a further print and nothing says why."""
        return self._printings > 0 and not self.reason.currentText().strip()

    def ask(self) -> None:
        """Ask which printers there are."""
        self._prints.options(self._kind, self._show, self.problem.emit)

    def value(self) -> Order:
        """What is chosen."""
        return Order(
            self.printer.currentText(),
            self.copies.value(),
            self.media.currentData() or "",
            self.source.currentData() or "",
            self.sides.currentData() or "",
            self.reason.currentText().strip() if self._printings else "",
        )

    def count_one(self) -> None:
        """It was printed: the next time there is a reason to be said."""
        self.reason.setCurrentText("")
        self.count_printings(self._printings + 1)

    def count_printings(self, times: int) -> None:
        """It was printed so often before; from once on a reason is asked."""
        self._printings = times
        self._show_again()

    def _show(self, found: Options) -> None:
        self._profile = found.profile
        for printer in found.printers:
            self.printer.addItem(printer.name)
        names = [printer.name for printer in found.printers]
        default = next((printer.name for printer in found.printers if printer.default), "")
        self.printer.setCurrentText(found.profile.printer if found.profile.printer in names else default)
        (self.ready if names else self.none_there).emit()

    def _ask_abilities(self, printer: str) -> None:
        def show(told: Abilities) -> None:
            if printer == self.printer.currentText():
                self._offer(told)

        self._prints.abilities(printer, show)

    def _offer(self, told: Abilities) -> None:
        mine = self._profile if self._profile.printer == self.printer.currentText() else PrintProfile()
        fill(self.media, self.tr("默认纸张"), told.media, media_words, mine.media)
        fill(self.source, self.tr("默认纸盒"), told.sources, source_words, mine.source)
        fill(self.sides, self.tr("默认单双面"), told.sides, sides_words, mine.sides)

    def _show_again(self) -> None:
        self._again.setText(self.tr("第 {0} 次打印，原因").format(self._printings + 1))
        for widget in (self._again, self.reason):
            widget.setVisible(self._printings > 0)

    def _build(self) -> None:
        self.reason.addItems(reprint_reasons())
        self.reason.setCurrentText("")
        line = self.reason.lineEdit()
        assert line is not None  # it is editable
        line.setMaxLength(100)
        line.setPlaceholderText(self.tr("选一个，或者写一句"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.printer, self.copies, self.media, self.source, self.sides):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(self._again)
        layout.addWidget(self.reason, 1)
        self._show_again()


def fill(box: QComboBox, default: str, names: Sequence[str], words: Callable[[str], str], chosen: str) -> None:
    """Offer these, after the printer's own way; hidden where there is no choice."""
    box.clear()
    box.addItem(default, "")
    for name in names:
        box.addItem(words(name), name)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.setVisible(len(names) > 1)
