"""回访: whom to ask, what to say, what came of it."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QWidget

from desktop.app import Desk
from offline_store.cards import RED, YELLOW
from offline_store.process.visiting import Told, VisitLine
from offline_store.roles import REGISTER
from ui.pages import PageKind
from ui.process_words import day_words
from ui.properties import having
from ui.queue_page import QueuePage
from ui.queue_words import card_words, visit_words

VISITS_KEY = "Ctrl+Shift+R"


class VisitsPage(QueuePage[VisitLine]):
    """The script is read from the top; what is chosen stays until it is kept."""

    takes_call = Signal(str)
    """The call that is open was this return visit: its id."""

    def __init__(self, desk: Desk) -> None:
        explanation = self.tr("结案之后、协议到期之后回访当事人。照着念，逐项选；没有联系上的记一次，换个时间再打。")
        super().__init__(self.tr("要回访的"), explanation, self.tr("结果，或没有联系上的情况"))
        self._queue = desk.queue
        self.answers: dict[str, QComboBox] = {}
        self.satisfaction = having(QComboBox(), accessibleName=self.tr("满意度"))
        self._form, self._lines = QWidget(), QFormLayout()
        self._shown = ""
        self.save = self.add_button(self.tr("完成回访"), self._record, primary=True)
        self.missed = self.add_button(self.tr("没有联系上"), self._unreached)
        self.end = self.add_button(self.tr("结束回访"), self._give_up)
        self.take_call = self.add_button(self.tr("刚才的来电就是回访"), self._take_call)
        self.open_case = self.add_button(self.tr("打开案件"), self._open)
        self._form.setLayout(self._lines)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setHorizontalSpacing(16)
        self._lines.setVerticalSpacing(8)
        self._lines.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.inside.insertWidget(1, self._form)
        self._queue.satisfactions(self._offer)
        self._queue.changed.connect(self._note)

    def refresh(self) -> None:
        """Ask for the queue anew."""
        self._queue.visits(self._show)

    def _note(self) -> None:
        if self.isVisible():
            self.refresh()

    def show_item(self, item: VisitLine | None) -> None:
        """Whom to ask, and the script."""
        for part in (self._form, self.text, self.save, self.missed, self.take_call):
            part.setVisible(item is not None)
        self.end.setVisible(item is not None and bool(item.attempts))
        self.open_case.setVisible(item is not None and bool(item.reception_id))
        self.detail.setText(self._words(item) if item else "")
        if item and item.id != self._shown:
            self._shown = item.id
            self._ask(item)

    def _ask(self, item: VisitLine) -> None:
        """The script's lines, a choice for each question."""
        if self._lines.indexOf(self.satisfaction) >= 0:
            self._lines.takeRow(self.satisfaction)  # it stays; its row goes
        while self._lines.rowCount():
            self._lines.removeRow(0)
        self.answers = {}
        for line in item.script:
            said = QLabel(line.text, wordWrap=True)
            if line.kind != "ask":
                self._lines.addRow(said)
                continue
            box = self.answers[line.code] = having(QComboBox(), accessibleName=line.text)
            box.addItem(self.tr("请选"), "")
            for answer in line.answers:
                box.addItem(answer, answer)
            self._lines.addRow(said, box)
        self.satisfaction.setCurrentIndex(0)
        self._lines.addRow(self.tr("满意度"), self.satisfaction)

    def _words(self, item: VisitLine) -> str:
        person = "　".join(filter(None, (item.person, item.phone))) or self.tr("身份保密，请有权限的同事回访")
        lines = [
            self.tr("{0}　{1}").format(visit_words(item.reason), item.number),
            person,
            self.tr("说过：{0}").format(item.note) if item.note else "",
            self.tr("办结结果：{0}").format(item.outcome) if item.outcome else "",
            self.tr("没有联系上：\n{0}").format("\n".join(item.attempts)) if item.attempts else "",
        ]
        return "\n".join(filter(None, lines))

    def _offer(self, names: tuple[str, ...]) -> None:
        self.satisfaction.addItem(self.tr("请选"), "")
        for name in names:
            self.satisfaction.addItem(name, name)

    def _show(self, found: list[VisitLine]) -> None:
        lines = [
            "\n".join((f"{visit_words(each.reason)}　{each.person or each.number}", self._when(each))) for each in found
        ]
        title = self.tr("{0} 件要回访").format(len(found)) if found else self.tr("没有要回访的")
        self.show_items(found, lines, title)

    def _when(self, line: VisitLine) -> str:
        card = card_words(line.card) if line.card in (RED, YELLOW) else ""
        due = self.tr("{0} 前").format(day_words(line.due_on))
        tries = self.tr("打过 {0} 次").format(len(line.attempts)) if line.attempts else ""
        return "　".join(filter(None, (card, due, tries)))

    def _record(self) -> None:
        if self.item:
            answers = {code: str(box.currentData()) for code, box in self.answers.items()}
            told = Told(answers, str(self.satisfaction.currentData() or ""), self.said)
            self._queue.record_visit(self.item.id, told, self.done, self.failed)

    def _unreached(self) -> None:
        if self.item is None:
            return
        if not self.said:
            self.message.setText(self.tr("请先写一句：关机、没有人接、打错了……"))
            self.text.setFocus()
            return
        self._queue.unreached(self.item.id, self.said, self.done, self.failed)

    def _take_call(self) -> None:
        if self.item:
            self.takes_call.emit(self.item.id)

    def _give_up(self) -> None:
        if self.item:
            self._queue.give_up_visit(self.item.id, self.done, self.failed)

    def _open(self) -> None:
        if self.item:
            self.opens.emit(self.item.reception_id)


def visits_kind() -> PageKind:
    """The page as an entry of the menu."""
    return PageKind(QCoreApplication.translate("queue", "回访"), VISITS_KEY, REGISTER, VisitsPage)
