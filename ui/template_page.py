"""文书模板: wording and blocks of the papers, changed with the paper itself beside them; published by the city.

What is written stands on this machine within a second. What is wrong with it is said while one writes, and only what
can be printed from is published.
"""

from datetime import date
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QDate, QIODevice, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import (
    QDateEdit,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.app import Desk
from desktop.papers import template_edits as edits
from desktop.papers.template_edits import Content, Path
from desktop.papers.templates import Checked, Opened, TemplateLine
from offline_store.roles import ADMINISTER, WRITE_TEMPLATES
from offline_store.types import local_day, now
from ui.cards import card, scrolling
from ui.dialog_form import DialogForm
from ui.pages import PageKind
from ui.properties import having
from ui.tables import Index, RowsModel, fill_table
from ui.template_blocks import BlockEditor, BlocksModel

KEY = "Ctrl+Shift+F"
PAUSE = 600
"""Milliseconds without a key before the paper is drawn anew and what is written is kept."""
MOST_PROBLEMS = 6
SHARES = (280, 420, 400)
"""Of the width: papers, blocks, the paper."""
LEAST = 200
"""Pixels at 100 %."""


class KindsModel(RowsModel[TemplateLine]):
    """The papers, and which template holds."""

    def __init__(self) -> None:
        super().__init__((self.tr("文书"), self.tr("模板")))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.rows[index.row()]
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        return (line.title, self._state(line))[index.column()]

    def _state(self, line: TemplateLine) -> str:
        holds = line.holds.version if line.holds else self.tr("随程序")
        return holds + (self.tr("（在改）") if line.is_kept else "")


class PublishDialog(DialogForm):
    """What a version is called, from when on it holds, and by which decision."""

    wanted = Signal(str, object, str)

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(
            self.tr("发布“{0}”的模板").format(title),
            self.tr("下次同步时发给全市所有席位，从生效那天起使用。已经做好的文书不变。"),
            self.tr("发布"),
            parent,
        )
        self.version = self.line(self.tr("版本号"))
        self.effective = having(
            QDateEdit(), accessibleName=self.tr("生效日期"), calendarPopup=True, displayFormat="yyyy-MM-dd"
        )
        today = local_day(now())  # China's day, whatever zone the machine is set to
        self.effective.setMinimumDate(QDate(today.year, today.month, today.day))
        self.effective.setDate(self.effective.minimumDate())
        self.lines.addRow(self.tr("生效日期"), self.effective)
        self.source = self.line(self.tr("依据"))
        self.source.setPlaceholderText(self.tr("文件名或文号"))
        self.go.clicked.connect(self._ask)

    def _ask(self) -> None:
        day = self.effective.date()
        self.busy()
        self.wanted.emit(self.version.text(), date(day.year(), day.month(), day.day()), self.source.text())


class TemplatePage(QWidget):
    """The papers at the left, the blocks of the chosen one in the middle, the paper itself at the right."""

    problem = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._templates = desk.templates
        self._may_publish = desk.unlocked.desk.may(ADMINISTER)
        self.opened: Opened | None = None
        self.content: Content = {}
        self.path: Path = ()
        self.case_id: str | None = None
        self.pdf = b""
        self._known: dict[str, Any] = {}
        self._waited_for, self._wanted = 0, ""
        self._lines: list[TemplateLine] = []
        self.model, self.kinds = KindsModel(), QTableView()
        self.filter = having(QLineEdit(), accessibleName=self.tr("找文书"))
        self.blocks_model, self.blocks = BlocksModel(), QTableView()
        self.editor = having(BlockEditor(), objectName="plain")
        self.problems = having(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), objectName="complaint")
        self.about = having(QLabel(wordWrap=True), objectName="faint")
        self._document, self._buffer = QPdfDocument(self), QBuffer(self)
        self.view = QPdfView(self)
        self.up = QPushButton(self.tr("上移"))
        self.down = QPushButton(self.tr("下移"))
        self.add = QPushButton(self.tr("加一段"))
        self.drop = QPushButton(self.tr("删除"))
        self.back = QPushButton(self.tr("放弃修改"))
        self.publish = having(QPushButton(self.tr("发布…")), objectName="primary")
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Which templates hold now."""
        self._templates.list(self._show_kinds)

    def showEvent(self, event: QShowEvent) -> None:
        """The keys are where one begins."""
        super().showEvent(event)
        self.filter.setFocus()

    def take_case(self, case_id: str) -> None:
        """The page was opened from a case: the paper is shown with what that case knows."""
        self.case_id = case_id
        self._check()

    # which paper

    def _show_kinds(self, lines: list[TemplateLine]) -> None:
        self._lines = lines
        wanted = self.filter.text().strip()
        self.model.reset([line for line in lines if wanted in line.title])
        kinds = [line.kind for line in self.model.rows]
        if self._wanted in kinds:
            self.kinds.selectRow(kinds.index(self._wanted))
        elif not self._wanted and kinds:
            self.kinds.selectRow(0)

    def _choose(self) -> None:
        row = self.kinds.currentIndex().row()
        if 0 <= row < len(self.model.rows):
            kind = self.model.rows[row].kind
            if kind != self._wanted:
                self._keep()
                self._wanted = kind
                self._templates.open(kind, self._show)

    def _show(self, opened: Opened) -> None:
        if opened.kind != self._wanted:
            return  # another one was chosen meanwhile
        self.opened, self.content = opened, opened.content
        self._known = self._fields_known()
        self.path = ()
        self._show_blocks((0,))
        self._tell()
        self._check()

    def _fields_known(self) -> dict[str, Any]:
        assert self.opened
        return {**self._templates.known_fields, **self.opened.holding.get("fields", {})}

    # its blocks

    def _show_blocks(self, path: Path) -> None:
        self.blocks_model.reset(edits.lines(self.content))
        row = max(self.blocks_model.row_of(path), 0)
        self.blocks.selectRow(row)
        self._choose_block()

    def _choose_block(self) -> None:
        row = self.blocks.currentIndex().row()
        if not 0 <= row < len(self.blocks_model.rows):
            self.editor.clear()
            return
        path = self.blocks_model.rows[row].path
        if path != self.path:
            self.path = path
            labels = {name: field["label"] for name, field in self._known.items() if field["type"] != "list"}
            self.editor.show_block(self.content, path, labels)

    def _reworded(self, keys: tuple[str | int, ...], text: str) -> None:
        self._changed(edits.reworded(self.content, self.path, keys, text, self._known), self.path)

    def _changed(self, content: Content, path: Path, *, anew: bool = False) -> None:
        """The template says this now; the editor is made anew where another block is meant."""
        self.content = content
        if anew or path != self.path:
            self.path = ()
            self._show_blocks(path)
        else:
            self.blocks_model.reset(edits.lines(content))
            self.blocks.selectRow(max(self.blocks_model.row_of(path), 0))
        self._tell()
        self._pause.start()

    def _move(self, by: Any) -> None:
        if self.opened:
            self._changed(*edits.moved(self.content, self.path, by), anew=True)

    def _add(self) -> None:
        if self.opened:
            self._changed(*edits.with_paragraph(self.content, self.path), anew=True)
            if self.editor.texts:
                self.editor.texts[0].setFocus()

    def _drop(self) -> None:
        if self.opened:
            place = (*self.path[:-1], max(self.path[-1] - 1, 0))
            self._changed(edits.without(self.content, self.path), place, anew=True)

    def _give_up(self) -> None:
        assert self.opened
        question = self.tr("放弃对这份模板的修改，回到现在使用的版本？")
        if QMessageBox.question(self, self.tr("放弃修改"), question) == QMessageBox.StandardButton.Yes:
            self._templates.keep(self.opened.kind, None, self.problem.emit)
            self._changed(self.opened.holding, (0,), anew=True)
            self._pause.stop()
            self._check()
            self.refresh()

    # what it prints

    @property
    def is_changed(self) -> bool:
        """Whether something else stands here than what holds."""
        return self.opened is not None and self.content != self.opened.holding

    def _keep(self) -> None:
        if self.opened and self._pause.isActive():
            self._pause.stop()
            self._templates.keep(self.opened.kind, self.content if self.is_changed else None, self.problem.emit)

    def _paused(self) -> None:
        assert self.opened
        self._templates.keep(self.opened.kind, self.content if self.is_changed else None, self.problem.emit)
        self._check()

    def _check(self) -> None:
        if self.opened:
            self._waited_for += 1
            asked = self._waited_for
            self._templates.check(
                self.opened.kind, self.content, self.case_id, lambda checked: self._checked(asked, checked)
            )

    def _checked(self, asked: int, checked: Checked) -> None:
        if asked != self._waited_for:
            return  # one writes on
        self.problems.setText("\n".join(checked.problems[:MOST_PROBLEMS]))
        self.problems.setVisible(bool(checked.problems))
        self.publish.setEnabled(self._may_publish and self.is_changed and not checked.problems)
        if checked.pdf and checked.pdf != self.pdf:
            self._draw(checked.pdf)

    def _draw(self, pdf: bytes) -> None:
        self.pdf = pdf
        place = self.view.verticalScrollBar().value()
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self.view.verticalScrollBar().setValue(place)

    def _tell(self) -> None:
        assert self.opened
        self.back.setEnabled(self.is_changed)
        known = [
            self.tr("{0}（{1} 起，{2}）").format(each.version, each.effective.isoformat(), each.source)
            for each in self.opened.versions
        ]
        text = self.tr("已发布：{0}").format("；".join(known)) if known else self.tr("现在用随程序的模板。")
        if not self._may_publish:
            text += self.tr("改好后请市级管理员在本机登录，由她发布。")
        self.about.setText(text)

    # publishing

    def _ask_to_publish(self) -> None:
        assert self.opened
        opened, content = self.opened, self.content
        dialog = PublishDialog(str(content.get("title", "")), self)

        def done(_: object) -> None:
            dialog.accept()
            self._pause.stop()
            self._templates.open(opened.kind, self._published)
            self.refresh()

        dialog.wanted.connect(
            lambda version, day, source: self._templates.publish(
                opened.kind, content, (version, day, source), done, dialog.failed
            )
        )
        dialog.open()

    def _published(self, opened: Opened) -> None:
        self.opened = None
        self._show(opened)
        self.about.setText(self.tr("已发布，下次同步时发出。") + self.about.text())

    # how it looks

    def _connect(self) -> None:
        self.filter.textChanged.connect(lambda: self._show_kinds(self._lines))
        self.kinds.selectionModel().currentRowChanged.connect(self._choose)
        self.blocks.selectionModel().currentRowChanged.connect(self._choose_block)
        self.editor.reworded.connect(self._reworded)
        self.editor.styled.connect(lambda style: self._changed(edits.styled(self.content, self.path, style), self.path))
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.add.clicked.connect(self._add)
        self.drop.clicked.connect(self._drop)
        self.back.clicked.connect(self._give_up)
        self.publish.clicked.connect(self._ask_to_publish)
        self._pause.timeout.connect(self._paused)
        for button, key in (
            (self.up, "Alt+Up"),
            (self.down, "Alt+Down"),
            (self.add, "Alt+N"),
            (self.drop, "Alt+Delete"),
        ):
            action = QAction(button.text(), self)
            action.setShortcut(key)
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(button.click)
            self.addAction(action)
            button.setText(f"{button.text()}  {key}")

    def _build(self) -> None:
        self.filter.setPlaceholderText(self.tr("打几个字，只看这些文书"))
        self.kinds.setAccessibleName(self.tr("文书"))
        self.blocks.setAccessibleName(self.tr("内容块"))
        fill_table(self.kinds, self.model, (0, 80))
        fill_table(self.blocks, self.blocks_model, (110, 0))
        self.view.setDocument(self._document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setAccessibleName(self.tr("样张"))
        self.problems.hide()
        self.publish.setEnabled(False)
        self.back.setEnabled(False)
        self.editor.clear()
        split = QSplitter()
        for part in (self._kinds_card(), self._blocks_card(), self._paper_card()):
            split.addWidget(part)
        for place, share in enumerate(SHARES):
            split.setStretchFactor(place, share)
            split.widget(place).setMinimumWidth(LEAST)
        split.setSizes(SHARES)
        split.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.addWidget(split, 1)

    def _kinds_card(self) -> QWidget:
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.filter)
        layout.addWidget(self.kinds, 1)
        return card(self.tr("文书"), inner)

    def _blocks_card(self) -> QWidget:
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.blocks, 3)
        row = QGridLayout()
        for place, button in enumerate((self.up, self.down, self.add, self.drop)):
            row.addWidget(button, place // 2, place % 2)
        layout.addLayout(row)
        layout.addWidget(scrolling(self.editor), 2)
        return card(self.tr("内容"), inner)

    def _paper_card(self) -> QWidget:
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.problems)
        layout.addWidget(self.about)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.publish)
        layout.addLayout(row)
        return card(self.tr("样张"), inner)


def templates_kind() -> PageKind:
    """For whoever writes templates."""
    return PageKind(QCoreApplication.translate("pages", "文书模板"), KEY, WRITE_TEMPLATES, TemplatePage)
