"""查重: who of the last weeks, and which employer, may stand in the register twice; the merges that can be undone."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.app import Desk
from offline_store.duplicates.firms import FirmPair, FirmView
from offline_store.duplicates.people import MergeLine, Pair, PersonView
from offline_store.errors import ExpectedError
from offline_store.merging import Undone
from offline_store.queries import mask_phone
from ui.cards import card, scrolling
from ui.properties import having
from ui.recognition_words import employer_field_words, firm_reason_words, reasons_words
from ui.step_words import field_words
from ui.two_persons import SAME, TwoFirms, TwoPersons
from ui.words import day_and_clock

CARRIED = Qt.ItemDataRole.UserRole
TWINS_KEY = "Ctrl+Shift+D"


class TwinsPage(QWidget):
    """Three lists: Enter on a pair puts both side by side, Enter on a merge undoes it."""

    problem = Signal(object)
    """An ExpectedError for the banner."""
    answered = Signal()
    """The lists show what the store says."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._recognition = desk.front_desk.recognition
        self.pairs, self.firms, self.merges = QListWidget(), QListWidget(), QListWidget()
        self._said = having(QLabel(wordWrap=True), objectName="faint")
        self._compare, self._compare_firms = QPushButton(self.tr("并排看  ⏎")), QPushButton(self.tr("并排看  ⏎"))
        self._undo = QPushButton(self.tr("撤销合并  ⏎"))
        self._arrange()
        for act, widget, button in (
            (self._show_pair, self.pairs, self._compare),
            (self._show_firms, self.firms, self._compare_firms),
            (self._undo_merge, self.merges, self._undo),
        ):
            widget.itemActivated.connect(lambda _item, act=act: act())
            widget.currentRowChanged.connect(self._enable)
            button.clicked.connect(lambda _checked=False, act=act: act())

    def refresh(self) -> None:
        """Ask anew; what was told last stays while it is asked."""
        self._recognition.review(self._show)
        self._recognition.review_firms(self._list_firms)

    def _show(self, found: tuple[list[Pair], list[MergeLine]]) -> None:
        _fill(self.pairs, [(self._pair_words(pair), pair) for pair in found[0]])
        _fill(self.merges, [(self._merge_words(line), line) for line in found[1]])
        if not found[0] and not self._said.text():
            self._said.setText(self.tr("近两个月登记的人里，没有看上去重复的。"))
        self._said.setVisible(bool(self._said.text()))
        self._enable()
        (self.pairs if found[0] else self.merges).setFocus()
        self.answered.emit()

    def _list_firms(self, found: list[FirmPair]) -> None:
        _fill(self.firms, [(self._firm_words(pair), pair) for pair in found])
        self._enable()

    def _firm_words(self, pair: FirmPair) -> str:
        one, other = (self.tr("{0}（{1} 件）").format(each.name, each.cases) for each in (pair.one, pair.other))
        return f"{self.tr('{0}　和　{1}').format(one, other)}\n{firm_reason_words(pair.reason)}"

    def _pair_words(self, pair: Pair) -> str:
        one, other = (f"{each.name}　{mask_phone(each.phone)}" for each in (pair.one, pair.other))
        both = self.tr("{0}　和　{1}").format(one, other)
        return f"{both}\n{reasons_words(pair.other.weighed.reasons)}"

    def _merge_words(self, line: MergeLine) -> str:
        kind = self.tr("单位") if line.kind == "employer" else self.tr("人员")
        what = self.tr("{0}：{1} 并入 {2}").format(kind, line.absorbed or "—", line.kept or "—")
        return f"{what}\n{day_and_clock(line.at)}　{line.clerk}"

    def _show_pair(self) -> None:
        item = self.pairs.currentItem()
        if item is None:
            return
        pair: Pair = item.data(CARRIED)
        ids = pair.one.person_id, pair.other.person_id

        def show(people: list[PersonView]) -> None:
            titles = (pair.one.name or "—", pair.other.name or "—")
            dialog = TwoPersons(titles, (people[0], people[1]), self.tr("是同一人，合并"), self.window())
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.answered.connect(lambda answer: self._answer(ids, answer))
            dialog.open()

        self._recognition.compare(ids, show)

    def _answer(self, ids: tuple[str, str], answer: str) -> None:
        if answer == SAME:
            done = self.tr("已合并，两边的案件都在。可以在下面撤销。")
            self._recognition.merge(*ids, lambda _id: self._told(done), self._failed)
        else:
            done = self.tr("已记下：不是同一人，不再提示。")
            self._recognition.tell_apart(*ids, lambda _done: self._told(done), self._failed)

    def _show_firms(self) -> None:
        item = self.firms.currentItem()
        if item is None:
            return
        pair: FirmPair = item.data(CARRIED)
        ids = pair.one.id, pair.other.id

        def show(found: list[FirmView]) -> None:
            dialog = TwoFirms((found[0], found[1]), self.window())
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.answered.connect(lambda answer: self._answer_firms(ids, answer))
            dialog.open()

        self._recognition.compare_firms(ids, show)

    def _answer_firms(self, ids: tuple[str, str], answer: str) -> None:
        if answer == SAME:
            done = self.tr("已合并，后登记的名称成为别名，案件都在。可以在下面撤销。")
            self._recognition.merge_firms(*ids, lambda _id: self._told(done), self._failed)
        else:
            done = self.tr("已记下：不是同一家，不再提示。")
            self._recognition.tell_firms_apart(*ids, lambda _done: self._told(done), self._failed)

    def _undo_merge(self) -> None:
        if item := self.merges.currentItem():
            self._undo.setEnabled(False)
            line: MergeLine = item.data(CARRIED)
            self._recognition.undo(line.id, lambda undone: self._undone(line.kind, undone), self._failed)

    def _undone(self, kind: str, undone: Undone) -> None:
        words = [self.tr("已撤销，又是两条记录。")]
        if undone.kept_fields:
            names = "、".join(map(employer_field_words if kind == "employer" else field_words, undone.kept_fields))
            words.append(self.tr("合并后改过的{0}保持后来的内容。").format(names))
        if undone.left_parties:
            words.append(self.tr("有 {0} 件案件后来换了人，没有移回。").format(undone.left_parties))
        self._told("".join(words))

    def _told(self, words: str) -> None:
        self._said.setText(words)
        self.refresh()

    def _failed(self, error: ExpectedError) -> None:
        self.problem.emit(error)
        self.refresh()

    def _enable(self) -> None:
        self._compare.setEnabled(self.pairs.currentItem() is not None)
        self._compare_firms.setEnabled(self.firms.currentItem() is not None)
        self._undo.setEnabled(self.merges.currentItem() is not None)

    def _arrange(self) -> None:
        page = having(QWidget(), objectName="page")
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(having(scrolling(page), objectName="page"))
        layout = QVBoxLayout(page)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(12)
        layout.addWidget(self._said)
        for title, shown, button in (
            (self.tr("可能重复的人（近两个月登记的）"), self.pairs, self._compare),
            (self.tr("可能重复的单位"), self.firms, self._compare_firms),
            (self.tr("做过的合并"), self.merges, self._undo),
        ):
            having(shown, objectName="openItems", accessibleName=title)
            shown.setFrameShape(QFrame.Shape.NoFrame)
            shown.setTabKeyNavigation(False)
            content = having(QWidget(), objectName="plain")
            inside = QVBoxLayout(content)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.addWidget(shown, 1)
            row = QHBoxLayout()
            row.addWidget(button)
            row.addStretch(1)
            inside.addLayout(row)
            layout.addWidget(card(title, content), 1)


def _fill(shown: QListWidget, lines: list[tuple[str, Pair | FirmPair | MergeLine]]) -> None:
    """Words and what they stand for; the marked row stays where it was."""
    kept = max(shown.currentRow(), 0)
    shown.clear()
    for words, line in lines:
        item = QListWidgetItem(words)
        item.setData(CARRIED, line)
        shown.addItem(item)
    shown.setCurrentRow(min(kept, shown.count() - 1))
