"""Who has signed an agreement, and since when it binds; then what was paid of it."""

from collections.abc import Callable
from datetime import date, datetime, time

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from desktop.agreements import Sheet
from offline_store import money
from offline_store.agreements import effect, wording
from offline_store.agreements.content import WAYS
from offline_store.agreements.effect import Place, Signed
from offline_store.agreements.performing import Due
from offline_store.amounts import digits
from offline_store.pad_signatures import ROLES
from offline_store.types import ZONE, local_day, now
from ui.process_words import day_words
from ui.properties import having
from ui.signature_pad import SignatureDialog
from ui.words import day_and_clock

NOON = time(12)


class SigningSection(QFrame):
    """One line for each signature or seal that is needed."""

    signed = Signal(object, str, object)
    """Place, way, moment (None: now)."""
    took_back = Signal(str, str)
    """A signature (id), and whose it is."""
    drawn = Signal(str, str, bytes, object)
    """Signed on the pad: name, word of the place, picture, the dialog that waits for what becomes of it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.state = having(QLabel(wordWrap=True), objectName="cardTitle")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self.pad = having(QPushButton(_tr("用签名板签  Alt+S")), shortcut="Alt+S")
        self.pad.clicked.connect(self.ask_for_pad)
        self.waiting: tuple[tuple[str, str], ...] = ()
        """Who may sign on the pad and has not yet, with the word of her place on the paper."""
        self.buttons: list[QPushButton] = []
        """One for each place that is still empty."""
        self.parts: list[QWidget] = []

    def show_sheet(self, sheet: Sheet) -> None:
        """Where the signing stands."""
        _clear(self._grid, self.parts)
        self.buttons = []
        self.setVisible(sheet.is_final)
        self._paper = f"{sheet.paper.name}　{sheet.paper.number}".strip()
        by_hand = [place for place in sheet.signing.missing if effect.SIGN in place.ways and place.role != effect.ANNEX]
        self.waiting = tuple((place.who, ROLES.get(place.role, place.role)) for place in by_hand)
        self.pad.setVisible(bool(self.waiting))
        self._grid.addWidget(self.pad, 0, 0, 1, 4, Qt.AlignmentFlag.AlignLeft)
        for row, place in enumerate(sheet.signing.places, start=1):
            there = next((each for each in sheet.signing.signed if effect.fits(place, each)), None)
            self._line(2 * row, place, there, open_=sheet.is_final, binds=sheet.signing.effective_on is not None)

    def ask_for_pad(self) -> None:
        """The pad, for the next who signs; it stays open until the signature is kept."""
        if not self.waiting:
            return
        dialog = SignatureDialog(self._paper, self.waiting, self.window())
        dialog.keep_by(lambda who, word, png: self.drawn.emit(who, word, png, dialog))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _line(self, row: int, place: Place, there: Signed | None, *, open_: bool, binds: bool) -> None:
        who = _tr("{0}（由 {1} 代签）").format(place.who, place.agent) if place.agent else place.who
        self._put(having(QLabel(role_words(place.role)), objectName="fieldLabel"), row, 0)
        self._put(QLabel(who, wordWrap=True), row, 1, span=3)
        if there:
            done = QLabel(_tr("{0}　{1}").format(way_words(there.way), day_and_clock(there.at)))
            self._put(having(done, objectName="faint"), row + 1, 1, span=2)
            if not binds:
                button = having(QPushButton(_tr("撤销…")), accessibleName=_tr("撤销 {0} 的签名").format(place.who))
                button.clicked.connect(lambda: self.took_back.emit(there.id, place.who))
                self._put(button, row + 1, 3)
        elif open_:
            ways = having(QComboBox(), accessibleName=_tr("{0} 怎么签的").format(place.who))
            for way in place.ways:
                ways.addItem(way_words(way), way)
            day = having(QLineEdit(local_day(now()).isoformat()), accessibleName=_tr("{0} 签的日期").format(place.who))
            button = having(QPushButton(_tr("已签")), accessibleName=_tr("{0} 已签").format(place.who))
            button.clicked.connect(lambda: self._sign(place, ways, day))
            day.returnPressed.connect(button.click)
            for column, part in enumerate((ways, day, button), start=1):
                self._put(part, row + 1, column)
            self.buttons.append(button)

    def _sign(self, place: Place, ways: QComboBox, day: QLineEdit) -> None:
        today = local_day(now())
        said = wording.day_from(day.text(), today)
        try:
            on = date.fromisoformat(said)
        except ValueError:
            day.setFocus()
            day.selectAll()
            return
        at = None if on == today else datetime.combine(on, NOON, ZONE)
        self.signed.emit(place, ways.currentData(), at)

    def _put(self, widget: QWidget, row: int, column: int, span: int = 1) -> None:
        self._grid.addWidget(widget, row, column, 1, span)
        widget.show()  # now: what is not seen cannot have the keyboard
        self.parts.append(widget)


class PaymentSection(QFrame):
    """One line for each instalment: what is owed, what was paid with which evidence."""

    paid = Signal(object, object, object, str, str)
    """Due, fen (None: not understood), day (None: none), way, evidence."""
    took_back = Signal(object, str)
    """Due and payment (id)."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for column in range(3):
            self._grid.setColumnStretch(column, 1)
        self.buttons: list[QPushButton] = []
        self.evidence: list[QLineEdit] = []
        self.parts: list[QWidget] = []

    def show_sheet(self, sheet: Sheet, today: date) -> None:
        """The instalments of this version; nothing before it is in effect."""
        _clear(self._grid, self.parts)
        self.buttons, self.evidence = [], []
        dues, row = [each for each in sheet.dues if each.form_id == sheet.paper.id], 0
        self.setVisible(bool(dues))
        for due in dues:
            row = self._due(due, row, today)

    def _due(self, due: Due, row: int, today: date) -> int:
        label = having(QLabel(due_words(due, today), wordWrap=True), objectName="hint" if due.is_overdue(today) else "")
        self._put(label, row, 0, span=3)
        for payment in due.payments:
            row += 1
            text = _tr("　已付 {0}　{1}　{2}").format(digits(payment.amount), payment.paid_on, payment.evidence)
            self._put(having(QLabel(text, wordWrap=True), objectName="faint"), row, 0, span=2)
            back = having(QPushButton(_tr("撤销…")), accessibleName=_tr("撤销第 {0} 期的付款").format(due.place))
            back.clicked.connect(lambda _on=False, payment=payment: self.took_back.emit(due, payment.id))
            self._put(back, row, 2)
        if due.owed:
            row += 2
            self._form(due, row)
        return row + 1

    def _form(self, due: Due, row: int) -> None:
        amount = having(QLineEdit(f"{due.owed / 100:.2f}"), accessibleName=_tr("第 {0} 期付了多少").format(due.place))
        on = having(QLineEdit(local_day(now()).isoformat()), accessibleName=_tr("第 {0} 期哪天付的").format(due.place))
        way = having(QComboBox(editable=True), accessibleName=_tr("第 {0} 期怎么付的").format(due.place))
        way.addItems(list(WAYS))
        way.setCurrentText(due.way)
        evidence = having(QLineEdit(), accessibleName=_tr("第 {0} 期的凭证").format(due.place))
        evidence.setPlaceholderText(_tr("凭证：转账回单、收条"))
        button = having(QPushButton(_tr("已付")), accessibleName=_tr("第 {0} 期已付").format(due.place))

        def pay() -> None:
            try:
                fen = money.fen(amount.text())
            except ValueError:
                fen = None
            day = wording.day_from(on.text(), local_day(now()))
            is_day = wording.day_words(day) != day
            self.paid.emit(due, fen, date.fromisoformat(day) if is_day else None, way.currentText(), evidence.text())

        button.clicked.connect(pay)
        evidence.returnPressed.connect(button.click)
        self._put(evidence, row - 1, 0, span=2)
        self._put(amount, row - 1, 2)
        for column, part in enumerate((on, way, button)):
            self._put(part, row, column)
        self.buttons.append(button)
        self.evidence.append(evidence)

    def _put(self, widget: QWidget, row: int, column: int, span: int = 1) -> None:
        self._grid.addWidget(widget, row, column, 1, span)
        widget.show()
        self.parts.append(widget)


def state_words(sheet: Sheet, translate_day: Callable[[date | None], str] = day_words) -> str:
    """待生效, or since when it binds."""
    if not sheet.is_final:
        return _tr("草稿，还没有定稿取号")
    if sheet.paper.status == "void":
        return _tr("已作废：{0}").format(sheet.paper.note)
    if sheet.signing.effective_on:
        return _tr("自 {0} 起生效").format(translate_day(sheet.signing.effective_on))
    missing = "、".join(place.who for place in sheet.signing.missing)
    return _tr("待生效，还差：{0}").format(missing)


def due_words(due: Due, today: date) -> str:
    """One instalment and how it stands."""
    owed = _tr("已付清") if not due.owed else _tr("还欠 {0}").format(digits(due.owed))
    late = _tr("，已逾期 {0} 天").format((today - due.due_on).days) if due.is_overdue(today) else ""
    if due.status == "dropped":
        owed = _tr("由新的一版代替")
    return _tr("第 {0} 期　{1}　{2}　{3}{4}").format(due.place, day_words(due.due_on), digits(due.amount), owed, late)


def role_words(role: str) -> str:
    """Whose signature it is."""
    return {
        "applicant": _tr("申请人"),
        "respondent": _tr("被申请人"),
        "third": _tr("第三人"),
        "annex": _tr("名单附件"),
        "mediator": _tr("调解员"),
        "recorder": _tr("记录人"),
        "organisation": _tr("调解组织"),
    }.get(role, role)


def way_words(way: str) -> str:
    """How it was signed."""
    return {
        "sign": _tr("签名"),
        "thumb": _tr("按指印"),
        "seal": _tr("盖章"),
        "sign_and_seal": _tr("签名并盖章"),
    }.get(way, way)


def _clear(grid: QGridLayout, parts: list[QWidget]) -> None:
    for part in parts:
        grid.removeWidget(part)
        part.hide()
        part.deleteLater()
    parts.clear()


def _tr(text: str) -> str:
    return QCoreApplication.translate("agreement", text)
