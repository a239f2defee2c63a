"""质检: a sample is drawn, each of its cases marked by somebody else than its handler, who may answer."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QPushButton, QSpinBox, QWidget

from desktop.app import Desk
from offline_store.quality import Check, Item
from offline_store.roles import APPROVE, REGISTER
from offline_store.types import local_day, now
from ui.pages import PageKind
from ui.properties import having
from ui.queue_page import QueuePage
from ui.words import day_and_clock


class QualityPage(QueuePage[Check]):
    """A supervisor draws and marks; who handled a case sees its marks and answers."""

    def __init__(self, desk: Desk) -> None:
        checks = desk.unlocked.desk.may(APPROVE)
        explanation = self.tr("从一段时间里随机抽查，不会抽到自己办的；同一个种子抽到的一样，可以复查。")
        if not checks:
            explanation = self.tr("这里是您承办的案件的质检结果，可以写说明。")
        super().__init__(self.tr("抽到的案件"), explanation, self.tr("评语") if checks else self.tr("说明"))
        self._quality, self._checks = desk.quality, checks
        self._items: tuple[Item, ...] = ()
        self.marks: dict[str, QSpinBox] = {}
        self.days = having(QSpinBox(minimum=1, maximum=366, value=30), accessibleName=self.tr("最近几天"))
        self.number = having(QSpinBox(minimum=1, maximum=200, value=5), accessibleName=self.tr("抽几件"))
        self.seed = having(QSpinBox(minimum=0, maximum=999_999_999), accessibleName=self.tr("种子"))
        self.draw = QPushButton(self.tr("抽取"))
        self._form, self._lines = QWidget(), QFormLayout()
        self.save = self.add_button(self.tr("保存评分"), self._mark, primary=True)
        self.answer = self.add_button(self.tr("提交说明"), self._answer, primary=True)
        self.open_case = self.add_button(self.tr("打开案件"), self._open)
        self._lay_out()
        self.draw.clicked.connect(self.sample)
        self._quality.items(self._offer_items)

    def refresh(self) -> None:
        """Ask anew."""
        self._quality.checks(self._show)

    def sample(self) -> None:
        """Draw from the last days."""
        until = local_day(now())
        since = until - timedelta(days=self.days.value() - 1)
        self._quality.sample(since, until, self.number.value(), self.seed.value(), self._drawn, self.failed)

    def show_item(self, item: Check | None) -> None:
        """All of one check."""
        waits = item is not None and item.status == "waiting"
        marks = self._checks and waits and item is not None and not item.is_own
        answers = item is not None and item.status == "done" and item.is_own and not item.reply
        self._form.setVisible(marks)
        self.save.setVisible(marks)
        self.answer.setVisible(answers)
        self.text.setVisible(marks or answers)
        self.open_case.setVisible(item is not None and bool(item.reception_id))
        for item_code, box in self.marks.items():
            box.setValue(item.marks.get(item_code, box.maximum()) if item else box.maximum())
        self.detail.setText(self._words(item) if item else "")

    def _words(self, item: Check) -> str:
        names = {each.code: each.name for each in self._items}
        lines = [
            self.tr("{0}　{1}").format(item.number, item.case_status),
            self.tr("承办人：{0}").format(item.handler),
            self.tr("{0} {1} 抽取").format(item.sampled_by, day_and_clock(item.sampled_at)),
        ]
        if item.checked_at:
            scored = "\n".join(f"{names.get(code, code)}　{points}" for code, points in item.marks.items())
            lines.append(
                self.tr("{0} {1} 评分，共 {2} 分").format(item.checked_by, day_and_clock(item.checked_at), item.total)
            )
            lines += [scored, self.tr("评语：{0}").format(item.remark) if item.remark else ""]
            lines.append(self.tr("说明：{0}").format(item.reply) if item.reply else "")
        elif item.is_own:
            lines.append(self.tr("这是您自己办的，要由另一位同事质检。"))
        return "\n\n".join(filter(None, lines))

    def _show(self, found: list[Check]) -> None:
        waiting = sum(check.status == "waiting" for check in found)
        lines = ["\n".join((f"{check.number}　{check.handler}", self._state(check))) for check in found]
        title = self.tr("{0} 件等质检，共 {1} 件").format(waiting, len(found)) if found else self.tr("没有质检")
        self.show_items(found, lines, title)

    def _state(self, check: Check) -> str:
        return self.tr("{0} 分").format(check.total) if check.total is not None else self.tr("等质检")

    def _drawn(self, made: list[str]) -> None:
        self.done()
        if not made:
            self.message.setText(self.tr("这段时间里没有可以抽的：没有案件，或者都抽过、都是自己办的。"))

    def _mark(self) -> None:
        if self.item:
            marks = {code: box.value() for code, box in self.marks.items()}
            self._quality.mark(self.item.id, marks, self.said, self.done, self.failed)

    def _answer(self) -> None:
        if not self.said:
            self.message.setText(self.tr("请先写说明。"))
        elif self.item:
            self._quality.reply(self.item.id, self.said, self.done, self.failed)

    def _open(self) -> None:
        if self.item:
            self.opens.emit(self.item.reception_id)

    def _offer_items(self, items: tuple[Item, ...]) -> None:
        self._items = items
        for item in items:
            box = having(QSpinBox(minimum=0, maximum=item.most, value=item.most), accessibleName=item.name)
            self.marks[item.code] = box
            self._lines.addRow(self.tr("{0}（{1} 分）").format(item.name, item.most), box)

    def _lay_out(self) -> None:
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._form.setLayout(self._lines)
        self.inside.insertWidget(1, self._form)
        row = QHBoxLayout()
        for label, box in (
            (self.tr("最近几天"), self.days),
            (self.tr("抽几件"), self.number),
            (self.tr("种子"), self.seed),
        ):
            row.addWidget(having(QLabel(label), objectName="faint"))
            row.addWidget(box)
        row.addWidget(self.draw)
        shown = QWidget()
        shown.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        shown.setVisible(self._checks)
        self.head.addWidget(shown)


def quality_kind() -> PageKind:
    """The page as an entry of the menu."""
    return PageKind(QCoreApplication.translate("process", "质检"), "Ctrl+Shift+Q", REGISTER, QualityPage)
