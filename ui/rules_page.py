"""更正规则: what the engine hears wrongly and what is meant; proposed by clerks, in force once approved."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from desktop.app import Desk
from desktop.speech_rules import Tried
from offline_store.roles import APPROVE, REGISTER
from offline_store.speech_rules import APPROVED, PROPOSED, RuleLine
from ui.pages import PageKind
from ui.properties import having
from ui.queue_page import QueuePage
from ui.words import day_and_clock

RULES_KEY = "Ctrl+F11"


class RulesPage(QueuePage[RuleLine]):
    """The rules at the left; what one does and what it would break at the right; a new one above."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            _tr("更正规则"),
            _tr("同样的听错每次都改，就记成规则：批准以后，下一句就按它改；词语里的同一个字不动。"),
            _tr("意见"),
        )
        self._rules = desk.front_desk.rules
        self.tried: Tried | None = None
        self.heard = QLineEdit(placeholderText=_tr("如 庞秀"))
        self.meant = QLineEdit(placeholderText=_tr("如 逄秀"))
        self.offer = QPushButton(_tr("提出规则"))
        self._build_new()
        self.approve = self.add_button(_tr("批准"), lambda: self._decide(approved=True), primary=True)
        self.refuse = self.add_button(_tr("不用这条"), lambda: self._decide(approved=False))
        self.text.hide()
        self._rules.changed.connect(self._note)

    def refresh(self) -> None:
        """Ask for the rules anew."""
        self._rules.lines(self._show)

    def show_item(self, item: RuleLine | None) -> None:
        """All of one rule; what it would break comes a moment later."""
        self.text.hide()
        may = self._rules.desk.may(APPROVE)
        self.approve.setVisible(item is not None and may and item.status == PROPOSED)
        self.refuse.setVisible(item is not None and may and item.status in (PROPOSED, APPROVED))
        self.tried = None
        self.detail.setText(self._words(item) if item else "")
        if item:
            self._rules.try_on(item.heard, item.meant, lambda tried: self._tell(item, tried))

    def _tell(self, item: RuleLine, tried: Tried) -> None:
        if self.item == item:
            self.tried = tried
            self.detail.setText(self._words(item))

    def _words(self, item: RuleLine) -> str:
        lines = [
            _tr("“{0}” 改成 “{1}”").format(item.heard, item.meant),
            status_words(item.status),
            _tr("{0} {1} 提出").format(item.proposed_by, day_and_clock(item.proposed_at)),
            _tr("{0} {1} 决定").format(item.decided_by, day_and_clock(item.decided_at)) if item.decided_at else "",
            _tr("来自这一句：{0}").format(item.sentence) if item.sentence else "",
            _tr("批准以后又听到 {0} 句").format(item.used) if item.status == APPROVED else "",
            self._tried_words(),
        ]
        return "\n\n".join(filter(None, lines))

    def _tried_words(self) -> str:
        if self.tried is None:
            return ""
        lines = [_tr("本机最近的文字里，有 {0} 句会照这条改。").format(self.tried.changed)]
        if self.tried.broken:
            lines.append(_tr("注意：这几句里它是别的词的一部分，规则在这里不动，请再想想要不要写长一点："))
            lines += [f"　{before}" for before, _ in self.tried.broken]
        return "\n".join(lines)

    def _show(self, found: tuple[RuleLine, ...]) -> None:
        lines = [
            "\n".join((f"{each.heard} → {each.meant}", f"{status_words(each.status)}　{each.proposed_by}"))
            for each in found
        ]
        waiting = sum(each.status == PROPOSED for each in found)
        title = _tr("{0} 条等批准").format(waiting) if waiting else _tr("没有等批准的规则")
        self.show_items(found, lines, title)

    def _decide(self, *, approved: bool) -> None:
        if self.item:
            self._rules.decide(self.item.id, self.done, self.failed, approved=approved)

    def _propose(self) -> None:
        def kept(_rule_id: str) -> None:
            self.heard.clear()
            self.meant.clear()
            self.done()

        self._rules.propose(self.heard.text(), self.meant.text(), "", kept, self.failed)

    def _note(self) -> None:
        if self.isVisible():
            self.refresh()

    def _build_new(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        for line, name in ((self.heard, _tr("听成")), (self.meant, _tr("应为"))):
            label = having(QLabel(name), objectName="fieldLabel")
            label.setBuddy(line)
            line.setAccessibleName(name)
            row.addWidget(label)
            row.addWidget(line, 1)
            line.returnPressed.connect(self._propose)
        row.addWidget(self.offer)
        self.offer.clicked.connect(self._propose)
        box = QWidget()
        box.setLayout(row)
        self.inside.insertWidget(0, box)


def status_words(status: str) -> str:
    """Where a rule stands."""
    return {"proposed": _tr("等批准"), "approved": _tr("使用中"), "refused": _tr("不用")}.get(status, status)


def rules_kind() -> PageKind:
    """The page as an entry of the menu."""
    return PageKind(_tr("更正规则"), RULES_KEY, REGISTER, RulesPage)


def _tr(text: str) -> str:
    return QCoreApplication.translate("rules", text)
