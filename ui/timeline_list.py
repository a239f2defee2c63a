"""时间线 on the page of a case: everything in one list, chosen by kind or word; a sentence plays from its second."""

from pathlib import Path

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.case_process import CaseProcess
from offline_store.errors import ExpectedError
from offline_store.queries import ReceptionView
from offline_store.timeline import KINDS, Entry
from ui.properties import having
from ui.reason_dialog import ReasonDialog
from ui.reception_list import paint_ground
from ui.timeline_words import kind_of, row_of, what_words, when_words
from ui.words import FAINT, INK

Index = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole
NO_PARENT = QModelIndex()
HEIGHT = 230
"""Pixels at 100 %: some four entries, whatever else the page shows."""


class TimelineModel(QAbstractListModel):
    """The entries of one case."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """How many."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """An entry in words, for the filter and a screen reader too."""
        entry = self.entries[index.row()]
        if role == ENTRY:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return " ".join(filter(None, row_of(entry)))
        return None

    def reset(self, entries: list[Entry]) -> None:
        """Show these."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()


class _Chosen(QSortFilterProxyModel):
    """Of one kind, with a word in it."""

    kind, word = "", ""

    def choose(self, kind: str, word: str) -> None:
        self.kind, self.word = kind, word.strip()
        self.invalidateFilter()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        index = self.sourceModel().index(row, 0, parent)
        entry: Entry = index.data(ENTRY)
        return self.kind in ("", entry.kind) and self.word in str(index.data())


class _Delegate(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(ENTRY)
        painter.save()
        paint_ground(painter, option)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        metrics = option.fontMetrics  # type: ignore[attr-defined]
        box = rect.adjusted(10, 4, -10, -4)
        top, bottom = QRect(box), QRect(box)
        top.setBottom(box.center().y())
        bottom.setTop(box.center().y())
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(FAINT)
        head = "　".join(filter(None, (when_words(entry), kind_of(entry.kind), entry.who, entry.station)))
        painter.drawText(
            top, Qt.AlignmentFlag.AlignLeft | middle, metrics.elidedText(head, Qt.TextElideMode.ElideRight, top.width())
        )
        painter.setPen(INK)
        text = metrics.elidedText(what_words(entry), Qt.TextElideMode.ElideRight, bottom.width())
        painter.drawText(bottom, Qt.AlignmentFlag.AlignLeft | middle, text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, 2 * option.fontMetrics.height() + 14)  # type: ignore[attr-defined]


class TimelineList(QWidget):
    """Newest last; Enter or a double click plays a sentence."""

    problem = Signal(object)
    hear = Signal(object)
    """A Sentence to be played."""
    exported = Signal(int)

    def __init__(self, process: CaseProcess) -> None:
        super().__init__()
        self._process, self._case_id = process, ""
        self.model = TimelineModel()
        self.chosen = _Chosen()
        self.chosen.setSourceModel(self.model)
        self.list = having(QListView(), accessibleName=self.tr("时间线"), objectName="transcript")
        self.kind = having(QComboBox(), accessibleName=self.tr("类别"))
        self.kind.addItem(self.tr("全部"), "")
        for kind in KINDS:
            self.kind.addItem(kind_of(kind), kind)
        self.word = having(
            QLineEdit(placeholderText=self.tr("查找"), clearButtonEnabled=True),
            accessibleName=self.tr("在时间线里查找"),
        )
        self.count = having(QLabel(), objectName="faint")
        self.export_it = QPushButton(self.tr("导出…"))
        self._build()
        self.list.activated.connect(self._play)
        self.kind.currentIndexChanged.connect(self._choose)
        self.word.textChanged.connect(self._choose)
        self.export_it.clicked.connect(self.ask_to_export)

    def show_case(self, view: ReceptionView) -> None:
        """Ask what happened to this case."""
        self._case_id = view.case_id or ""
        case_id = self._case_id

        def known(entries: list[Entry]) -> None:
            if case_id == self._case_id:
                self.model.reset(entries)
                self._choose()
                self.list.scrollToBottom()

        if case_id:
            self._process.timeline(case_id, known)

    def ask_to_export(self) -> None:
        """A reason first, then a file."""

        def named(reason: str) -> None:
            files = QFileDialog(self, self.tr("导出时间线"), filter=self.tr("压缩文件 (*.zip)"))
            files.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            files.setDefaultSuffix("zip")
            files.fileSelected.connect(lambda file: self.export(Path(file), reason))
            files.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.accept()
            files.open()

        question = self.tr("导出整个案件的时间线（PDF、表格和 JSON），会先记入审计。导出做什么用？")
        dialog = ReasonDialog(self.tr("导出时间线"), question, self.tr("选择文件"), named, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def export(self, file: Path, reason: str) -> None:
        """Write the whole timeline of the case to a file, whatever is chosen here."""

        def done(rows: int) -> None:
            self.count.setText(self.tr("已导出 {0} 条").format(rows))
            self.exported.emit(rows)

        def failed(error: ExpectedError) -> None:
            self.problem.emit(error)

        self._process.export_timeline(self._case_id, file, reason, row_of, done, failed)

    def _play(self, index: Index) -> None:
        entry: Entry = index.data(ENTRY)
        if entry.sentence:
            self.hear.emit(entry.sentence)

    def _choose(self) -> None:
        self.chosen.choose(self.kind.currentData(), self.word.text())
        self.count.setText(self.tr("{0} 条").format(self.chosen.rowCount()))

    def _build(self) -> None:
        self.list.setModel(self.chosen)
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMinimumHeight(HEIGHT)
        row = QHBoxLayout()
        row.addWidget(self.kind)
        row.addWidget(self.word, 1)
        row.addWidget(self.count)
        row.addWidget(self.export_it)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row)
        layout.addWidget(self.list, 1)
