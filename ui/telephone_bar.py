"""The telephone in the window: the pop above the page, its keys, and the clerk's state in the line below."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QToolButton

from desktop.app import Desk
from desktop.telephone.setup import HANDED_OVER, MODEM
from desktop.telephoning import ClerkState
from offline_store.rings import CallBack
from ui.call_page import CallPage
from ui.call_pop import ANSWER_KEYS, AWAY_KEY, REACHED_KEY, UNREACHED_KEY, CallPop, DialCard, stacked
from ui.case_page import CasePage
from ui.live_strip import LiveStrip
from ui.properties import having, restyle
from ui.ring_words import left_words
from ui.rings_page import RingsPage
from ui.telephone_dialog import TelephoneDialog, state_words
from ui.words import said

if TYPE_CHECKING:
    from ui.main_window import MainWindow

PASTE_KEY, QUIET_KEY, DIAL_KEY = "Ctrl+Shift+F4", "Ctrl+Shift+F9", "Ctrl+F10"


class TelephoneBar(QObject):
    """Everything of the telephone that is not a page."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._telephone = window, desk.telephone
        self.pop = CallPop(desk.telephone, window.opened.take_up, window.banner.show_error)
        self.dialling = DialCard(self._settle)
        self.live = LiveStrip(desk.live)
        self.whole = stacked(self.pop, self.dialling, self.live)
        self.button = having(QToolButton(autoRaise=True), objectName="telephone")
        self._menu = QMenu(self.button)
        self.button.setMenu(self._menu)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        window.status.addWidget(self.button)
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(lambda: self._show_state(self._telephone.state))
        desk.telephone.state_changed.connect(self._show_state)
        desk.telephone.journal.missed.connect(self._tell_missed)
        self._settings = self._menu.addAction(self.tr("电话设置…"), self.set_up)
        for text, key, act in (
            (self.tr("接听登记"), ANSWER_KEYS[0], self.answer),
            (self.tr("接听登记第二个来电"), ANSWER_KEYS[1], partial(self.pop.answer_at, 1)),
            (self.tr("接听登记第三个来电"), ANSWER_KEYS[2], partial(self.pop.answer_at, 2)),
            (self.tr("收起最上面的来电"), AWAY_KEY, self.pop.put_first_away),
            (self.tr("粘贴来电号码"), PASTE_KEY, self.paste),
            (self.tr("免打扰"), QUIET_KEY, self.toggle_quiet),
            (self.tr("拨打这个号码"), DIAL_KEY, self.dial),
            (self.tr("打通了"), REACHED_KEY, partial(self._press, self.dialling.reached)),
            (self.tr("打不通"), UNREACHED_KEY, partial(self._press, self.dialling.unreached)),
        ):
            action = QAction(text, window)
            action.setShortcut(QKeySequence(key))
            action.setAutoRepeat(False)
            action.triggered.connect(lambda _checked=False, act=act: act())
            window.addAction(action)
            self._menu.addAction(action)
        self._menu.addAction(self.tr("整理完了"), desk.telephone.end_after_call)
        self._menu.addAction(self.tr("收起班长的话"), self.live.put_away)
        self._show_state(desk.telephone.state)

    def answer(self) -> None:
        """Take the first call that rings."""
        if not self.pop.answer_first():
            self._window.banner.show_note(self.tr("没有来电"), self.tr("现在没有响铃的来电；新登记一次来电按 F5。"))

    def paste(self) -> None:
        """A number was copied from the screen of the telephone's own program."""
        self._telephone.paste(QApplication.clipboard().text(), self._window.banner.show_error)

    def toggle_quiet(self) -> None:
        """免打扰 begins, or ends."""
        self._telephone.set_quiet(quiet=self._telephone.state.quiet_until is None)

    def set_up(self) -> None:
        """The settings."""
        dialog = TelephoneDialog(self._telephone, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def dial(self) -> None:
        """Call the number of what is in front; once more puts the number away."""
        if not self.dialling.isHidden():
            self.dialling.hide()
            return
        number, reception_id = self._number_in_front()
        if not number:
            self._window.banner.show_note(
                self.tr("没有可以拨的号码"), self.tr("打开一件有电话的登记，或者在来电记录里选一行，再按 Ctrl+F10。")
            )
            return
        self.dial_number(number, reception_id)

    def dial_number(self, number: str, reception_id: str = "") -> None:
        """Call a number, the way that is set."""
        show = partial(self._dialled, number)
        self._telephone.dial(number, reception_id or None, show, lambda error: self._not_dialled(number, error))

    # inside

    def _press(self, button: QPushButton) -> None:
        """A button of the number that is dialled, while it is shown."""
        if not self.dialling.isHidden():
            button.click()

    def _number_in_front(self) -> tuple[str, str]:
        page = self._window.page
        if isinstance(page, RingsPage):
            return page.number, ""
        if isinstance(page, CallPage):
            return page.form.fields["phone"].text or page.caller_number, page.reception_id
        if isinstance(page, CasePage) and page.view and page.view.entry:
            return page.view.entry.phone, page.view.id
        return "", ""

    def _dialled(self, number: str, way: str) -> None:
        words = {HANDED_OVER: self.tr("已交给软电话"), MODEM: self.tr("正在拨号，请拿起话筒")}
        self.dialling.show_number(number, words.get(way, self.tr("请拨")))
        if way == HANDED_OVER:
            QDesktopServices.openUrl(QUrl(f"tel:{number}"))

    def _not_dialled(self, number: str, error: object) -> None:
        self.dialling.show_number(number, self.tr("请手工拨"))
        self._window.banner.show_error(error)  # type: ignore[arg-type]  # an ExpectedError, by the lane's promise

    def _settle(self, number: str, how: str) -> None:
        self.dialling.hide()
        self._telephone.journal.settle(number, how, lambda _none: None, self._window.banner.show_error)

    def _tell_missed(self, late: list[CallBack]) -> None:
        if not self._window.banner.is_error:
            text = self.tr("{0} 个未接来电该回了。按 Shift+F4 看来电记录。").format(len(late))
            self._window.banner.show_note(self.tr("该回电了"), text)

    def _show_state(self, state: ClerkState) -> None:
        parts = []
        if state.quiet_until:
            parts.append(self.tr("免打扰 {0}").format(left_words(state.quiet_until)))
        if state.after_until:
            parts.append(self.tr("整理中 {0}").format(left_words(state.after_until)))
        if state.error:
            parts.append(said(state.error)[0])
        elif not parts:
            parts.append(self.tr("电话：{0}").format(state_words(state)) if state.line else self.tr("电话"))
        self.button.setText("　".join(parts))
        self.button.setToolTip(state_words(state))
        self.button.setAccessibleName("，".join(parts))
        restyle(self.button, "late", bool(state.error))
        is_timed = bool(state.quiet_until or state.after_until)
        if is_timed != self._tick.isActive():
            self._tick.start() if is_timed else self._tick.stop()
