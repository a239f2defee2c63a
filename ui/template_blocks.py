"""The blocks of a template in a list, and the texts of the chosen one to be changed."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QPlainTextEdit, QWidget

from desktop.papers.template_edits import STYLES, BlockLine, Content, Path, Wording, kind_of, wordings
from ui.properties import having
from ui.tables import Index, RowsModel

LONGEST = 4_000
"""Characters of a wording."""


class BlocksModel(RowsModel[BlockLine]):
    """Kind and wording of each block."""

    def __init__(self) -> None:
        super().__init__((self.tr("内容块"), self.tr("文字")))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.rows[index.row()]
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        inner = "    " * (len(line.path) - 1)
        return (inner + block_words(line.kind), line.text)[index.column()]

    def row_of(self, path: Path) -> int:
        """Where a block stands; -1 for none."""
        return next((row for row, line in enumerate(self.rows) if line.path == path), -1)


class BlockEditor(QWidget):
    """The texts of one block. A field is put where the cursor is."""

    reworded = Signal(object, str)
    """The keys that lead to the text, and the text."""
    styled = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.form = QFormLayout(self)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.style_box = having(QComboBox(), accessibleName=self.tr("样式"))
        self.insert_box = having(QComboBox(), accessibleName=self.tr("插入字段"))
        self.texts: list[QPlainTextEdit | QLineEdit] = []
        self.insert_box.activated.connect(self._insert)
        self.style_box.activated.connect(lambda: self.styled.emit(self.style_box.currentData()))
        self.form.addRow(self.tr("样式"), self.style_box)
        self.form.addRow(self.tr("插入字段"), self.insert_box)
        for style in STYLES:
            self.style_box.addItem(style_words(style), style)

    def show_block(self, content: Content, path: Path, fields: dict[str, str]) -> None:
        """The texts of a block; `fields` are the labels of what may be put in, by name."""
        while self.form.rowCount() > 2:
            self.form.removeRow(2)
        self.texts = []
        block = _block(content, path)
        is_text = kind_of(block) in ("text", "each")
        for part in (self.style_box, self.insert_box):
            self.form.setRowVisible(part, is_text)
        self.style_box.setCurrentIndex(max(self.style_box.findData(block.get("style", "body")), 0))
        self._offer(fields)
        for number, wording in enumerate(wordings(content, path), start=1):
            self._add(wording, number)

    def clear(self) -> None:
        """No block is chosen."""
        while self.form.rowCount() > 2:
            self.form.removeRow(2)
        self.texts = []
        for part in (self.style_box, self.insert_box):
            self.form.setRowVisible(part, False)

    def _offer(self, fields: dict[str, str]) -> None:
        self.insert_box.clear()
        self.insert_box.addItem(self.tr("选一个字段放到光标处"), "")
        for name, label in sorted(fields.items(), key=lambda each: each[1]):
            self.insert_box.addItem(f"{label} {{{name}}}", name)

    def _add(self, wording: Wording, number: int) -> None:
        label = self.tr("文字") if wording.is_long else self.tr("标签 {0}").format(number)
        if wording.is_long:
            editor: QPlainTextEdit | QLineEdit = having(
                QPlainTextEdit(wording.text), accessibleName=label, tabChangesFocus=True
            )
            assert isinstance(editor, QPlainTextEdit)
            editor.setMinimumHeight(editor.fontMetrics().height() * 5)
            editor.textChanged.connect(lambda: self._typed(wording, editor))
        else:
            editor = having(QLineEdit(wording.text, maxLength=200), accessibleName=label)
            assert isinstance(editor, QLineEdit)
            editor.textEdited.connect(lambda: self._typed(wording, editor))
        self.texts.append(editor)
        self.form.addRow(label, editor)

    def _typed(self, wording: Wording, editor: QPlainTextEdit | QLineEdit) -> None:
        text = editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()
        self.reworded.emit(wording.keys, text[:LONGEST])

    def _insert(self) -> None:
        name = self.insert_box.currentData()
        editor = self.texts[0] if self.texts else None
        self.insert_box.setCurrentIndex(0)
        if name and isinstance(editor, QPlainTextEdit):
            editor.insertPlainText(f"{{{name}}}")
            editor.setFocus()


def _block(content: Any, path: Path) -> Any:
    found = content["blocks"]
    for place in path[:-1]:
        found = found[place]["slip"]["blocks"]
    return found[path[-1]]


def block_words(kind: str) -> str:
    """What a kind of block is called."""
    return {
        "row": _tr("一行格子"),
        "box": _tr("大格"),
        "grid": _tr("表格"),
        "text": _tr("文字"),
        "each": _tr("逐条文字"),
        "signatures": _tr("签名盖章处"),
        "slip": _tr("回执"),
        "break": _tr("换页"),
    }[kind]


def style_words(style: str) -> str:
    """What a style is called."""
    return {
        "body": _tr("正文"),
        "left": _tr("顶格"),
        "heading1": _tr("一级标题"),
        "heading2": _tr("二级标题"),
        "heading3": _tr("三级标题"),
        "centre": _tr("居中"),
        "right": _tr("右对齐"),
        "note": _tr("小字说明"),
        "title": _tr("大标题"),
    }[style]


def _tr(text: str) -> str:
    return QCoreApplication.translate("template_blocks", text)
