"""隔离: what the centre did not take, in words; a supervisor sends it again or gives it up with a reason."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.app import Desk
from offline_store.errors import ExpectedError
from offline_store.quarantine import SetAside, mask_name
from offline_store.queries import mask_phone
from ui.cards import card
from ui.conflict_words import known_field, value_words
from ui.properties import having
from ui.words import day_and_clock


class QuarantinePage(QWidget):
    """A list of what was set aside, the chosen one in full, and the two decisions."""

    problem = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.list = having(QListWidget(), accessibleName=self.tr("中心没有收下的内容"), objectName="quarantined")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._detail = QLabel(wordWrap=True, textInteractionFlags=Qt.TextInteractionFlag.TextSelectableByMouse)
        self._detail.setTextFormat(Qt.TextFormat.PlainText)
        self.why = having(QLineEdit(), placeholderText=self.tr("放弃的原因（会留在审计记录里）"), maxLength=200)
        self.why.setAccessibleName(self.tr("放弃的原因"))
        self.again = having(QPushButton(self.tr("再送一次  Alt+S")), shortcut="Alt+S")
        self.give_up = having(QPushButton(self.tr("放弃  Alt+D")), shortcut="Alt+D")
        self._build()
        self.list.itemSelectionChanged.connect(self._choose)
        self.again.clicked.connect(self._resend)
        self.give_up.clicked.connect(self._discard)
        self.why.returnPressed.connect(self._discard)
        desk.syncing.changed.connect(lambda state: self.refresh() if self.isVisible() and not state.running else None)

    def refresh(self) -> None:
        """Read what there is now."""
        self._desk.settling.set_aside(self._show)

    @property
    def detail(self) -> str:
        """What stands on the right."""
        return self._detail.text()

    def _show(self, found: list[SetAside]) -> None:
        known = {item.data(Qt.ItemDataRole.UserRole).seq for item in self._items()}
        if known == {aside.seq for aside in found} and found:
            return
        self.list.clear()
        for aside in found:
            item = QListWidgetItem(f"{title(aside)}\n{reason_words(aside.reason)}")
            item.setData(Qt.ItemDataRole.UserRole, aside)
            self.list.addItem(item)
        if found:
            self.list.setCurrentRow(0)
        self._choose()

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _chosen(self) -> list[SetAside]:
        return [item.data(Qt.ItemDataRole.UserRole) for item in self._items() if item.isSelected()]

    def _choose(self) -> None:
        chosen = self._chosen()
        for part in (self.again, self.give_up, self.why):
            part.setEnabled(bool(chosen))
        if not self.list.count():
            self._detail.setText(self.tr("没有被隔离的内容：中心收下了全部。"))
        elif len(chosen) > 1:
            self._detail.setText(self.tr("选了 {0} 条，会按登记的先后一起处理。").format(len(chosen)))
        else:
            self._detail.setText(self._words(chosen[0]) if chosen else "")

    def _words(self, aside: SetAside) -> str:
        lines = [title(aside), "", self.tr("想写的内容：")]
        known = {name: words for name in aside.fields if (words := known_field(aside.record_type, name))}
        lines += [f"　{words}：{_value(aside, name)}" for name, words in known.items()]
        if len(known) < len(aside.fields):
            lines.append(self.tr("　另有 {0} 项不在表格上的内容").format(len(aside.fields) - len(known)))
        if aside.is_sealed:
            lines.append(self.tr("　身份保密的内容，这里不显示"))
        if aside.kind == "void":
            lines.append(self.tr("　作废这条记录"))
        lines += ["", self.tr("没有收下的原因：{0}").format(reason_words(aside.reason))]
        lines.append(self.tr("谁、何时：{0}　{1}").format(aside.account, day_and_clock(aside.at)))
        return "\n".join(lines)

    def _resend(self) -> None:
        seqs = [aside.seq for aside in self._chosen()]
        self._desk.settling.resend(seqs, self._decided, self._failed)

    def _discard(self) -> None:
        if not self.why.text().strip():
            self.why.setFocus()
        seqs = [aside.seq for aside in self._chosen()]
        self._desk.settling.discard(seqs, self.why.text(), self._decided, self._failed)

    def _decided(self, _done: None) -> None:
        self.why.clear()
        self.refresh()
        self._desk.syncing.sync_now()

    def _failed(self, error: ExpectedError) -> None:
        self.problem.emit(error)

    def _build(self) -> None:
        note = self.tr(
            "这些内容已原样存在中心，但没有写进案件。再送一次会按今天的记录重新提交；放弃后本机恢复为中心的内容。"
        )
        decide = QHBoxLayout()
        decide.addWidget(self.again)
        decide.addStretch(1)
        decide.addWidget(self.give_up)
        right = having(QWidget(), objectName="plain")
        inside = QVBoxLayout(right)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._detail)
        inside.addStretch(1)
        inside.addWidget(self.why)
        inside.addLayout(decide)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(card(self.tr("隔离"), self.list), 1)
        columns.addWidget(card(self.tr("内容"), right), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(12)
        layout.addWidget(having(QLabel(note, wordWrap=True), objectName="faint"))
        layout.addLayout(columns, 1)
        self._choose()


def title(aside: SetAside) -> str:
    """Which record: its kind, 登记号 and masked name."""
    return "　".join(filter(None, (_record(aside.record_type), aside.number, aside.name)))


def reason_words(code: str) -> str:
    """Why the centre did not take it."""
    return _reasons().get(code, _tr("中心没有说明（{0}）").format(code or "—"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("quarantine", text)


def _reasons() -> dict[str, str]:
    return {
        "unknown_type": _tr("中心的程序较旧，还不认识这类记录"),
        "unknown_kind": _tr("这类记录不允许这样修改"),
        "scope": _tr("这条记录不属于本席位可以写的范围"),
        "no_record": _tr("中心没有这条记录，或它属于别的站点"),
        "reference": _tr("它所属的案件或人员，中心还没有"),
        "written_once": _tr("这类记录只能写一次，中心已有不同的内容"),
        "too_large": _tr("内容太长，超过一条记录的上限"),
        "invalid": _tr("内容不合规定的格式"),
        "centre_only": _tr("这类内容只能由中心下发"),
        "process": _tr("按流转规则，写这一步的人没有权限，或者不是这一级站点办理的"),
        "settling": _tr("没有权限处理席位之间的不一致"),
        "moved": _tr("案件已移交给别的站点；要并过去，请管辖两个站点的管理员在中心“隔离”里重新处理"),
        "handover": _tr("这次移交的内容不完整，或不是本席位可以说的"),
    }


def _record(record_type: str) -> str:
    words = {
        "case": _tr("案件"),
        "person": _tr("来访来电人"),
        "employer": _tr("用人单位"),
        "party": _tr("当事人"),
        "reception": _tr("接待"),
        "recording": _tr("录音"),
        "segment": _tr("通话文字"),
        "form": _tr("文书"),
        "printing": _tr("打印记录"),
        "step": _tr("办理过程"),
        "conflict": _tr("不一致的处理"),
        "day_closing": _tr("日结"),
    }
    return words.get(record_type, record_type)


def _value(aside: SetAside, name: str) -> str:
    value = aside.fields[name]
    if name in ("phone", "id_number"):
        return mask_phone(str(value))
    if (aside.record_type, name) == ("person", "name"):
        return mask_name(str(value))
    words = value_words(name, value)
    return words if len(words) <= 200 else f"{words[:199]}…"
