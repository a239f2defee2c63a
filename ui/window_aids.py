"""Text modules and macros in the window: the offer while typing, the key that records, the keys that play back."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QToolButton

from desktop.app import Desk
from offline_store.types import local_day, now
from offline_store.writing_aids import CLERK, EMPLOYER, NAME, NUMBER, STATION, TODAY, Recorded
from ui.aids_page import KEYS
from ui.call_page import CallPage
from ui.macro_steps import MacroPlayer, MacroRecorder
from ui.module_offer import ModuleOffer
from ui.process_words import day_words
from ui.properties import having
from ui.reason_dialog import ReasonDialog

if TYPE_CHECKING:
    from ui.main_window import MainWindow

RECORD_KEY = "Ctrl+F9"


class WindowAids(QObject):
    """Built with the window of somebody who registers."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk, self._aids = window, desk, desk.aids
        self.offer = ModuleOffer(desk.aids, window, self.values)
        self.recorder, self.player = MacroRecorder(window), MacroPlayer(window)
        self.badge = having(QToolButton(autoRaise=True), objectName="recordingMacro", visible=False)
        self.badge.setText(self.tr("● 正在录宏  {0} 结束").format(RECORD_KEY))
        window.status.addPermanentWidget(self.badge)
        self.badge.clicked.connect(self.toggle)
        self.player.ended.connect(self._played)
        for key, name, act in (
            (RECORD_KEY, self.tr("录宏、结束录宏"), self.toggle),
            *((key, self.tr("运行宏 {0}").format(key), partial(self.play_key, key)) for key in KEYS),
        ):
            action = QAction(name, window)
            action.setShortcut(QKeySequence(key))
            action.triggered.connect(lambda _checked=False, act=act: act())
            window.addAction(action)
        desk.aids.read()

    def values(self) -> dict[str, str]:
        """What the gaps of a module are filled with here; a gap nobody can fill stays to be seen."""
        desk, found = self._desk.unlocked.desk, {TODAY: day_words(local_day(now()))}
        found |= {CLERK: desk.clerk, STATION: desk.station_name}
        page, view = self._window.page, self._window.case_page.view
        if isinstance(page, CallPage):
            found |= {NAME: page.form.fields["name"].text, EMPLOYER: page.form.fields["employer"].text}
            found |= {NUMBER: page.number}
        elif view is not None and page is self._window.case_page:
            entry = view.entry
            found |= {
                NUMBER: view.number,
                EMPLOYER: entry.employer if entry else "",
                NAME: entry.name if entry else "",
            }
        return {name: value for name, value in found.items() if value}

    def toggle(self) -> None:
        """Begin to record, or end and give it a name."""
        if not self.recorder.running:
            self.recorder.start()
            self.badge.show()
            return
        steps = self.recorder.stop()
        self.badge.hide()
        if steps:
            self._ask_name(steps)
        else:
            text = self.tr("录的是登记表里填的内容和打开的页面；姓名、电话、单位、金额、保存和打印不录。")
            self._window.banner.show_note(self.tr("没有录到可以重复的操作"), text)

    def play_key(self, key: str) -> None:
        """Play the macro of a key, if there is one."""
        if macro := next((each for each in self._aids.macros if each.shortcut == key), None):
            self.play(macro)

    def play(self, macro: Recorded) -> None:
        """Play a macro; while one is recorded nothing is played into it."""
        if not self.recorder.running:
            self.player.play(macro)

    def play_from_list(self, macro: Recorded) -> None:
        """Play it on the form that was worked on, where one is open."""
        if self._window.opened.pages:
            self._window.opened.show(list(self._window.opened.pages.values())[-1])
        self.play(macro)

    def _played(self, why: str) -> None:
        if why:
            self._window.banner.show_note(self.tr("宏停下了"), why)

    def _ask_name(self, steps: tuple[Mapping[str, Any], ...]) -> None:
        taken = {macro.shortcut for macro in self._aids.macros}
        key = next((key for key in KEYS if key not in taken), "")

        def save(name: str) -> None:
            self._aids.save_macro(Recorded("", name, key, steps), saved, dialog.show_error)

        def saved(_id: str) -> None:
            dialog.accept()
            text = self.tr("按 {0} 再做一遍；名称和按键可以在“文字模板和宏”里改。").format(key or "—")
            self._window.banner.show_note(self.tr("宏已保存"), text)

        question = self.tr("录了 {0} 步。给这个宏起个名字：").format(len(steps))
        dialog = ReasonDialog(self.tr("保存宏"), question, self.tr("保存"), save, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
