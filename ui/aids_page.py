"""文字模板、宏: what is used again and again, kept under a name."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.app import Desk
from offline_store.errors import ExpectedError
from offline_store.roles import APPROVE, REGISTER
from offline_store.writing_aids import GAPS, LONGEST_NAME, LONGEST_SHORTCUT, Module, Recorded
from ui.cards import card, scrolling
from ui.pages import PageKind
from ui.properties import having
from ui.step_words import field_words
from ui.words import explained

AIDS_KEY = "Ctrl+Shift+M"
KEYS = tuple(f"Ctrl+{number}" for number in range(1, 10))
"""By which macros are played."""
NEW = Module("", "", "", "", own=True)


class ModuleCard(QWidget):
    """The modules at the left, the chosen one to be changed at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._aids, self._may_all = desk.aids, desk.unlocked.desk.may(APPROVE)
        self.shown: Module = NEW
        self.list = having(
            QListWidget(),
            accessibleName=self.tr("文字模板"),
            objectName="openItems",
        )
        self.name = having(QLineEdit(maxLength=LONGEST_NAME), accessibleName=self.tr("名称"))
        self.shortcut = having(QLineEdit(maxLength=LONGEST_SHORTCUT), accessibleName=self.tr("缩写"))
        self.shortcut.setPlaceholderText(self.tr("打这几个字就会出现，如 sxts"))
        self.text = having(QPlainTextEdit(), accessibleName=self.tr("内容"), tabChangesFocus=True)
        gaps = " ".join(f"{{{name}}}" for name in GAPS)
        self.text.setPlaceholderText(self.tr("内容。可以写 {0}，放入时自动填上。").format(gaps))
        self.own = having(QCheckBox(self.tr("只给我自己用")), checked=True)
        self.message = having(QLabel(wordWrap=True), objectName="complaint")
        self.save = having(QPushButton(self.tr("保存模板")), objectName="primary")
        self.add = QPushButton(self.tr("新模板"))
        self.drop = QPushButton(self.tr("删除"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self._build()
        self.list.currentRowChanged.connect(self._choose)
        self.save.clicked.connect(self._save)
        self.add.clicked.connect(self.begin)
        self.drop.clicked.connect(self._drop)

    def refresh(self) -> None:
        """Show those at hand; what is being typed stays."""
        self.list.blockSignals(True)
        self.list.clear()
        for each in self._aids.modules:
            whose = "" if each.own else self.tr("（本站点）")
            self.list.addItem("　".join(filter(None, (each.name + whose, each.shortcut))))
        ids = [each.id for each in self._aids.modules]
        self.list.setCurrentRow(ids.index(self.shown.id) if self.shown.id in ids else -1)
        self.list.blockSignals(False)

    def begin(self) -> None:
        """An empty one."""
        self.list.setCurrentRow(-1)
        self._show(NEW)
        self.name.setFocus()

    def failed(self, error: ExpectedError) -> None:
        """It was not done; what is typed stays."""
        self.message.setText(explained(error))

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._aids.modules):
            self._show(self._aids.modules[row])

    def _show(self, module: Module) -> None:
        self.shown = module
        self.message.clear()
        self.name.setText(module.name)
        self.shortcut.setText(module.shortcut)
        self.text.setPlainText(module.text)
        self.own.setChecked(module.own)
        may = module.own or self._may_all
        self.own.setEnabled(self._may_all)
        self.save.setEnabled(may)
        self.drop.setEnabled(may and bool(module.id))

    def _save(self) -> None:
        text, own = self.text.toPlainText(), self.own.isChecked()
        wanted = Module(self.shown.id, self.name.text(), self.shortcut.text(), text, own)

        def saved(module_id: str) -> None:
            self.message.clear()
            self.shown = replace(wanted, id=module_id)
            self.drop.setEnabled(True)

        self._aids.save_module(wanted, saved, self.failed)

    def _drop(self) -> None:
        self._aids.drop_module(self.shown.id, lambda _done: self.begin(), self.failed)

    def _build(self) -> None:
        lines = QFormLayout()
        lines.setHorizontalSpacing(16)
        lines.setVerticalSpacing(8)
        lines.addRow(self.tr("名称"), self.name)
        lines.addRow(self.tr("缩写"), self.shortcut)
        lines.addRow(self.tr("内容"), self.text)
        lines.addRow("", self.own)
        buttons = QHBoxLayout()
        for button in (self.save, self.add, self.drop):
            buttons.addWidget(button)
        buttons.addStretch(1)
        right = QVBoxLayout()
        right.addLayout(lines, 1)
        right.addWidget(self.message)
        right.addLayout(buttons)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(12)
        columns.addWidget(self.list, 2)
        columns.addLayout(right, 3)
        self._show(NEW)


class MacroCard(QWidget):
    """Her macros: what each does, its name and key."""

    play = Signal(object)
    """A Recorded is to be played."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._aids = desk.aids
        self.list = having(
            QListWidget(),
            accessibleName=self.tr("宏"),
            objectName="openItems",
        )
        self.name = having(QLineEdit(maxLength=LONGEST_NAME), accessibleName=self.tr("宏的名称"))
        self.key = having(QComboBox(), accessibleName=self.tr("按键"))
        self.key.addItem(self.tr("没有"), "")
        for key in KEYS:
            self.key.addItem(key, key)
        self.steps = having(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), objectName="faint")
        self.message = having(QLabel(wordWrap=True), objectName="complaint")
        self.save = having(QPushButton(self.tr("保存")), objectName="primary")
        self.run = QPushButton(self.tr("运行"))
        self.drop = QPushButton(self.tr("删除"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self._build()
        self.list.currentRowChanged.connect(self._choose)
        self.save.clicked.connect(self._save)
        self.run.clicked.connect(self._run)
        self.drop.clicked.connect(self._drop)

    @property
    def chosen(self) -> Recorded | None:
        """The macro under the cursor."""
        row = self.list.currentRow()
        return self._aids.macros[row] if 0 <= row < len(self._aids.macros) else None

    def refresh(self) -> None:
        """Show those at hand."""
        row = self.list.currentRow()
        self.list.blockSignals(True)
        self.list.clear()
        for each in self._aids.macros:
            self.list.addItem("　".join(filter(None, (each.name, each.shortcut))))
        self.list.setCurrentRow(min(max(row, 0), len(self._aids.macros) - 1))
        self.list.blockSignals(False)
        self._choose()

    def _choose(self, _row: int = 0) -> None:
        self.message.clear()
        macro = self.chosen
        for part in (self.name, self.key, self.save, self.run, self.drop):
            part.setEnabled(macro is not None)
        self.name.setText(macro.name if macro else "")
        self.key.setCurrentIndex(max(0, self.key.findData(macro.shortcut)) if macro else 0)
        none = self.tr("还没有宏。在来电或来访登记里按 Ctrl+F9 开始录，再按一次结束。")
        self.steps.setText("\n".join(map(step_words, macro.steps)) if macro else none)

    def _run(self) -> None:
        if self.chosen:
            self.play.emit(self.chosen)

    def _save(self) -> None:
        if self.chosen:
            wanted = replace(self.chosen, name=self.name.text(), shortcut=str(self.key.currentData()))
            self._aids.save_macro(wanted, lambda _done: self.message.clear(), self._failed)

    def _drop(self) -> None:
        if self.chosen:
            self._aids.drop_macro(self.chosen.id, lambda _done: self.message.clear(), self._failed)

    def _failed(self, error: ExpectedError) -> None:
        self.message.setText(explained(error))

    def _build(self) -> None:
        lines = QFormLayout()
        lines.setHorizontalSpacing(16)
        lines.addRow(self.tr("名称"), self.name)
        lines.addRow(self.tr("按键"), self.key)
        buttons = QHBoxLayout()
        for button in (self.save, self.run, self.drop):
            buttons.addWidget(button)
        buttons.addStretch(1)
        right = QVBoxLayout()
        right.addLayout(lines)
        right.addWidget(self.steps)
        right.addStretch(1)
        right.addWidget(self.message)
        right.addLayout(buttons)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(12)
        columns.addWidget(self.list, 2)
        columns.addLayout(right, 3)


class AidsPage(QWidget):
    """Both, one above the other."""

    plays = Signal(object)
    """A macro is to be played on the page that was shown before."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._aids = desk.aids
        self.modules, self.macros = ModuleCard(desk), MacroCard(desk)
        explanation = self.tr("打缩写，按 Tab 放入整段文字。宏按您录的顺序再做一遍；保存和打印总是由您自己按。")
        content = having(QWidget(), objectName="page")
        layout = QVBoxLayout(content)
        layout.setContentsMargins(24, 18, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(having(QLabel(self.tr("文字模板和宏")), objectName="caseNumber"))
        layout.addWidget(having(QLabel(explanation, wordWrap=True), objectName="faint"))
        layout.addWidget(card(self.tr("文字模板"), self.modules), 4)
        layout.addWidget(card(self.tr("宏"), self.macros), 3)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(having(scrolling(content), objectName="page"))
        self.macros.play.connect(self.plays)
        self._aids.changed.connect(self._show)

    def refresh(self) -> None:
        """Ask anew."""
        self._aids.read()
        self._show()

    def _show(self) -> None:
        self.modules.refresh()
        self.macros.refresh()


def step_words(step: Mapping[str, Any]) -> str:
    """One step of a macro, in words."""
    if "do" in step:
        return _tr("按 {0}").format(step["do"])
    return _tr("{0}：{1}").format(field_words(str(step.get("set", ""))), str(step.get("value", "")))


def aids_kind() -> PageKind:
    """The page as an entry of the menu."""
    return PageKind(_tr("文字模板和宏"), AIDS_KEY, REGISTER, AidsPage)


def _tr(text: str) -> str:
    return QCoreApplication.translate("aids", text)
