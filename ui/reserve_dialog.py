"""套打设置: how much of the first page stays free on paper with a printed head, and the page to measure it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QSpinBox, QWidget

from desktop.print_jobs import PrintJobs
from desktop.printing.spool import Order
from offline_store.errors import ExpectedError
from offline_store.print_profiles import MOST_RESERVE, PrintProfile
from ui.dialog_form import DialogForm
from ui.properties import having


class ReserveDialog(DialogForm):
    """Of one kind of paper at this machine."""

    def __init__(
        self, prints: PrintJobs, kind: str, profile: PrintProfile, order: Callable[[], Order], parent: QWidget
    ) -> None:
        """`order` says to which printer and tray the ruler goes: those that are chosen."""
        super().__init__(
            _tr("套打设置"),
            _tr("印有红头的纸：首页上方留出多少毫米不印字，由打印标尺页量出。填 0 就是白纸。"),
            _tr("保存  Alt+S"),
            parent,
        )
        self._prints, self._kind, self._order = prints, kind, order
        self.reserve = having(
            QSpinBox(minimum=0, maximum=MOST_RESERVE, suffix=self.tr(" 毫米"), value=profile.reserve),
            accessibleName=self.tr("首页上方留空"),
        )
        self.printed_line = QCheckBox(self.tr("红线已经印在纸上，不再画"))
        self.printed_line.setChecked(profile.line_printed)
        self.ruler = having(QPushButton(self.tr("打印标尺页  Alt+R")), shortcut=QKeySequence("Alt+R"))
        self.said = having(QLabel(wordWrap=True), objectName="faint", visible=False)
        self.lines.addRow(self.tr("首页上方留空"), self.reserve)
        self.lines.addRow(self.printed_line)
        self.lines.addRow(self.said)
        self.buttons.addWidget(self.ruler)
        self.go.setShortcut(QKeySequence("Alt+S"))
        self.go.clicked.connect(self.save)
        self.ruler.clicked.connect(self.print_ruler)
        self.reserve.selectAll()

    def save(self) -> None:
        """The next paper of this kind is drawn so."""
        self.busy()
        self._prints.reserve(
            self._kind,
            self.reserve.value(),
            line_printed=self.printed_line.isChecked(),
            done=self._saved,
            failed=self.failed,
        )

    def print_ruler(self) -> None:
        """On the printer that is chosen, from its chosen tray."""
        self.ruler.setEnabled(False)
        self._prints.print_ruler(self._order(), self._printed, self._not_printed)

    def _saved(self, _none: None) -> None:
        self.accept()

    def _printed(self, job: str) -> None:
        self.ruler.setEnabled(True)
        self.said.setText(self.tr("标尺页已交给打印机（{0}）。").format(job))
        self.said.show()
        self.fit()

    def _not_printed(self, error: ExpectedError) -> None:
        self.ruler.setEnabled(True)
        self.failed(error)


def _tr(text: str) -> str:
    return QCoreApplication.translate("printing", text)
