"""调解协议: drawn up from the case, checked while it is written, numbered, signed, in effect, performed.

Left what it says, right what speaks against it. What is typed is written down each second.
"""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from desktop.agreements import Agreements, Sheet
from desktop.app import Desk
from offline_store.agreements import checks, content, wording
from offline_store.agreements.content import Agreement
from offline_store.agreements.effect import Place
from offline_store.agreements.performing import Due
from offline_store.agreements.problem import Problem
from offline_store.errors import ExpectedError
from offline_store.papers import VOID, PaperView
from offline_store.roles import REGISTER
from offline_store.types import local_day, now
from ui.agreement_form import AgreementForm
from ui.agreement_signing import PaymentSection, SigningSection, state_words
from ui.cards import card, scrolling
from ui.pages import PageKind
from ui.paper_preview import PaperPreview
from ui.problem_list import ProblemList
from ui.properties import having
from ui.reason_dialog import ReasonDialog
from ui.signature_pad import SignatureDialog
from ui.version_compare import CompareDialog
from ui.words import explained

AGREEMENT_KEY = "Ctrl+Shift+A"
_KEEP, _LOOK = 1_000, 120
"""Milliseconds: between two writings down; after the last keystroke until the checks are made anew."""


class AgreementPage(QWidget):
    """Of the case from whose page it was opened."""

    problem = Signal(object)
    opens = Signal(str)
    """A reception is wanted."""
    shown = Signal()
    """Another state of the agreement is shown."""
    paper_wanted = Signal(str, str)
    """The paper of a case (ids) is wanted where it is printed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._agreements: Agreements = desk.agreements
        self._process, self._papers = desk.process, desk.papers
        self.sheet: Sheet | None = None
        self._kept: Agreement | None = None
        self._went = False
        self.problems: list[Problem] = []
        self.title = having(QLabel(), objectName="caseNumber")
        self.state = having(QLabel(wordWrap=True), objectName="faint")
        self.message = having(QLabel(wordWrap=True), objectName="complaint", visible=False)
        self.form = AgreementForm(_today)
        self.list, self.count = ProblemList(), having(QLabel(wordWrap=True), objectName="faint")
        self.signing, self.payments = SigningSection(), PaymentSection()
        self.finalise = having(QPushButton(self.tr("定稿取号  Ctrl+⏎")), objectName="primary")
        self.next_problem = QPushButton(self.tr("下一处要改的  F4"))
        self.revise = QPushButton(self.tr("改一版"))
        self.order = QPushButton(self.tr("支付令申请书"))
        self.print = QPushButton(self.tr("打印…"))
        self.compare = QPushButton(self.tr("和上一版比"))
        self.preview = PaperPreview(self._render)
        self.below = QTabWidget(documentMode=True)
        self.back = QPushButton(self.tr("回到案件"))
        self._buttons = (
            self.next_problem, self.finalise, self.revise, self.compare, self.print, self.order, self.back
        )  # fmt: skip
        self._look = QTimer(self, singleShot=True, interval=_LOOK)
        self._keep = QTimer(self, interval=_KEEP)
        self._build()
        self._connect()
        self._show_nothing()

    def take_case(self, case_id: str) -> None:
        """Show the agreement of a case; it is drawn up where there is none."""
        self.leave()
        self._agreements.open_case(case_id, self._show, self.failed)

    def leave(self) -> None:
        """What was typed becomes the draft, at every desk."""
        if self.sheet is None or self.sheet.is_final:
            return
        self._keep.stop()
        made = self.form.value()
        if made != self.sheet.agreement:
            self._agreements.leave(self.sheet.paper.id, made, self.problem.emit)
        self._kept = made

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page is shown, or the program closes."""
        super().hideEvent(event)
        self.leave()

    def failed(self, error: ExpectedError) -> None:
        """It was not done; what is typed stays."""
        self.message.setText(explained(error))
        self.message.show()

    # what is shown

    def _show(self, sheet: Sheet) -> None:
        self.message.hide()
        self.sheet, self._kept = sheet, sheet.agreement
        self.form.show_sheet(sheet)
        self.form.show()
        version = self.tr("　第 {0} 版").format(sheet.paper.version) if sheet.paper.version > 1 else ""
        number = sheet.paper.number or sheet.agreement.case_number
        self.title.setText(self.tr("{0}　{1}{2}").format(sheet.agreement.title or sheet.paper.title, number, version))
        self.state.setText(state_words(sheet))
        self.signing.show_sheet(sheet)
        self.payments.show_sheet(sheet, _today())
        self.finalise.setVisible(not sheet.is_final)
        self.next_problem.setVisible(not sheet.is_final)
        self.revise.setVisible(sheet.is_final)
        self.print.setVisible(sheet.is_final)
        self.compare.setVisible(self._before() is not None)
        self.below.setCurrentIndex(1 if sheet.is_final else 0)
        self.preview.clear()
        self.preview.refresh()
        self.order.setVisible(any(due.is_overdue(_today()) for due in sheet.dues if due.form_id == sheet.paper.id))
        self.back.setVisible(True)
        self._check()
        if sheet.is_final:
            self._keep.stop()
            (self.signing.buttons[0] if self.signing.buttons else self.revise).setFocus()
        else:
            self._keep.start()
            self._go_first()
        self.shown.emit()

    def _show_nothing(self) -> None:
        self.form.hide()
        for part in (*self._buttons, self.signing, self.payments):
            part.hide()
        self.title.setText(self.tr("调解协议"))
        self.state.setText(self.tr("请打开一件案件，再按 {0}。").format(AGREEMENT_KEY))

    def _check(self) -> None:
        """What speaks against it as it stands now; a final one is not checked again."""
        if self.sheet is None:
            return
        made = wording.filled(self.form.value())
        self.form.clauses.follow(made.clauses)
        self.form.show_sum(made)
        self.problems = [] if self.sheet.is_final else checks.problems(made, self.sheet.ground)
        self.list.show_them(self.problems)
        blocking = sum(each.blocks for each in self.problems)
        words = self.tr("{0} 处必须改，{1} 处请注意").format(blocking, len(self.problems) - blocking)
        self.count.setText(self.tr("已定稿，不能再改；要改请改一版。") if self.sheet.is_final else words)
        self._whole.setVisible(not self.sheet.is_final)

    def _go_first(self) -> None:
        """The keyboard is where the first thing is to be done."""
        self.form.go_to(self.problems[0].where if self.problems else "requests/0/result")

    def _go_next(self) -> None:
        """The next problem after the one that is marked."""
        if self.problems:
            row = (self.list.currentRow() + 1) % len(self.problems) if self._went else 0
            self._went = True
            self.list.setCurrentRow(row)
            self.form.go_to(self.problems[row].where)

    # acts

    def _edited(self) -> None:
        self.message.hide()
        self._went = False
        self._look.start()
        self.preview.note()

    def _write(self) -> None:
        if self.sheet is None or self.sheet.is_final:
            return
        made = self.form.value()
        if made != self._kept:
            self._kept = made
            self._agreements.keep(self.sheet.paper.id, made, self.failed)

    def _finalise(self) -> None:
        if self.sheet is None or self.sheet.is_final:
            return
        self._check()
        if any(each.blocks for each in self.problems):
            self.message.setText(self.tr("还有必须改的，改好后才能定稿取号。"))
            self.message.show()
            self._went = False
            self._go_next()
            return
        self._kept = self.form.value()
        self._agreements.finalise(self.sheet.paper.id, wording.filled(self._kept), self._show, self.failed)

    def _revise(self) -> None:
        if self.sheet and self.sheet.is_final and self.sheet.paper.status != VOID:
            self._agreements.revise(self.sheet.paper.id, self._show, self.failed)

    def _sign(self, place: Place, way: str, at: datetime | None) -> None:
        if self.sheet:
            self._agreements.sign(self.sheet.paper.id, place, way, at, self._show, self.failed)

    def _sign_on_pad(self, who: str, word: str, png: bytes, dialog: SignatureDialog) -> None:
        def done(sheet: Sheet) -> None:
            dialog.kept()
            self._show(sheet)

        if self.sheet:
            self._agreements.sign_on_pad(self.sheet.paper.id, (who, word), png, done, dialog.failed)

    def _unsign(self, signature_id: str, who: str) -> None:
        if self.sheet is None:
            return
        unsign, form = self._agreements.unsign, self.sheet.paper.id
        question = self.tr("撤销 {0} 的签名。为什么撤销？").format(who)
        self._ask(question, lambda reason, done, failed: unsign(form, signature_id, reason, done, failed))

    def _pay(self, due: Due, fen: int | None, day: date | None, way: str, evidence: str) -> None:
        if fen is None or day is None:
            self.message.setText(self.tr("付款的金额或者日期看不懂。"))
            self.message.show()
        else:
            self._agreements.pay(due, fen, day, way, evidence, self._show, self.failed)

    def _take_back(self, due: Due, payment_id: str) -> None:
        take_back = self._agreements.take_payment_back
        question = self.tr("撤销第 {0} 期的付款。为什么撤销？").format(due.place)
        self._ask(question, lambda reason, done, failed: take_back(due, payment_id, reason, done, failed))

    def _ask(self, question: str, act: Callable[..., None]) -> None:
        def done(sheet: Sheet) -> None:
            dialog.accept()
            self._show(sheet)

        dialog = ReasonDialog(
            self.tr("撤销"), question, self.tr("撤销"), lambda reason: act(reason, done, dialog.show_error), self
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _order(self) -> None:
        def drawn(_form: str) -> None:
            self.state.setText(self.tr("支付令申请书已经填好，在案件的文书里。"))

        if self.sheet:
            self._agreements.draw_order(self.sheet.paper.id, drawn, self.failed)

    def _render(self, done: Callable[[bytes], None], failed: Callable[[ExpectedError], None]) -> None:
        if self.sheet:
            values = content.to_values(wording.filled(self.form.value()))
            self._papers.render(self.sheet.paper, values, done, failed)

    def _before(self) -> PaperView | None:
        """The version that this one came from."""
        sheet = self.sheet
        found = (each for each in sheet.versions if each.id == sheet.paper.replaces) if sheet else iter(())
        return next(found, None)

    def _compare(self) -> None:
        """What the version before says, line by line beside what stands here now."""
        before = self._before()
        if self.sheet is None or before is None:
            return
        names = (_version_words(before), _version_words(self.sheet.paper))
        lines = (wording.lines(content.from_values(before.values)), wording.lines(self.form.value()))
        dialog = CompareDialog(self.tr("和上一版比"), names, lines, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _print(self) -> None:
        if self.sheet:
            self.paper_wanted.emit(self.sheet.paper.case_id, self.sheet.paper.id)

    def _back(self) -> None:
        if self.sheet:
            self._process.newest_reception(self.sheet.paper.case_id, self.opens.emit)

    # building

    def _connect(self) -> None:
        self.form.edited.connect(self._edited)
        self._look.timeout.connect(self._check)
        self._keep.timeout.connect(self._write)
        self.list.wanted.connect(self.form.go_to)
        for button, act in (
            (self.finalise, self._finalise),
            (self.next_problem, self._go_next),
            (self.revise, self._revise),
            (self.print, self._print),
            (self.compare, self._compare),
            (self.order, self._order),
            (self.back, self._back),
        ):
            button.clicked.connect(lambda _checked=False, act=act: act())
        self.signing.signed.connect(self._sign)
        self.signing.took_back.connect(self._unsign)
        self.signing.drawn.connect(self._sign_on_pad)
        self.payments.paid.connect(self._pay)
        self.payments.took_back.connect(self._take_back)
        for keys, act in (("Ctrl+Return", self._finalise), ("Ctrl+Enter", self._finalise), ("F4", self._go_next)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _build(self) -> None:
        head = having(QFrame(), objectName="card")
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 10, 16, 10)
        titles = QVBoxLayout()
        for part in (self.title, self.state, self.message):
            titles.addWidget(part)
        row.addLayout(titles, 1)
        for button in self._buttons:
            row.addWidget(button)
        right = QVBoxLayout()
        right.setSpacing(12)
        inside = having(QWidget(), objectName="plain")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.count)
        column.addWidget(self.list, 1)
        self._whole = card(self.tr("要改的和要注意的"), inside)
        right.addWidget(self._whole, 3)
        kept = having(QWidget(), objectName="plain")
        done = QVBoxLayout(kept)
        done.setContentsMargins(0, 0, 8, 0)
        done.addWidget(self.signing)
        done.addWidget(self.payments)
        done.addStretch(1)
        self.below.addTab(self.preview, self.tr("预览"))
        self.below.addTab(scrolling(kept), self.tr("签名、生效和履行"))
        self.below.tabBar().setDrawBase(False)
        frame = having(QFrame(), objectName="card")
        tabs = QVBoxLayout(frame)
        tabs.setContentsMargins(16, 8, 16, 16)
        tabs.addWidget(self.below)
        right.addWidget(frame, 4)
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(card(self.tr("协议内容"), scrolling(self.form)), 3)
        columns.addLayout(right, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(12)
        layout.addWidget(head)
        layout.addLayout(columns, 1)


def agreement_kind() -> PageKind:
    """The page as an entry of the menu."""
    return PageKind(_tr("调解协议"), AGREEMENT_KEY, REGISTER, AgreementPage)


def _version_words(paper: PaperView) -> str:
    return "　".join(filter(None, (_tr("第 {0} 版").format(paper.version), paper.number)))


def _today() -> date:
    return local_day(now())


def _tr(text: str) -> str:
    return QCoreApplication.translate("agreement", text)
