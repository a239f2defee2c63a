"""录音设备: which device, who speaks where; tried for five seconds, and what is wrong said in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.app import Desk
from desktop.inputs import ARRAY, MOST_CHANNELS, TABLE, TELEPHONE, Input
from offline_store.errors import ExpectedError
from offline_store.roles import REGISTER
from offline_store.speaker_roles import WORDS
from ui.cards import card, scrolling
from ui.notice_section import NoticeSection
from ui.pages import PageKind
from ui.properties import having
from ui.words import speaker

if TYPE_CHECKING:
    from desktop.sound.devices import InputDevice
    from desktop.sound.trying import Tried

SOUND_KEY = "Shift+F12"


class SoundPage(QWidget):
    """What is chosen is kept at once."""

    problem = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._inputs = desk.inputs
        self._tried: Tried | None = None
        self.device = having(QComboBox(), accessibleName=self.tr("录音设备"))
        self.device.addItem(self.tr("系统默认"), "")  # until it is known what there is
        self.layouts = having(QComboBox(), accessibleName=self.tr("谁在哪个声道"))
        for name, words in (
            ("", self.tr("自动：两个声道是电话，一个声道是桌面话筒")),
            (TELEPHONE, self.tr("电话录音盒：左声道本方，右声道对方")),
            (TABLE, self.tr("桌面话筒：合成一个声道")),
            (ARRAY, self.tr("多路话筒：每个座位一个声道")),
        ):
            self.layouts.addItem(words, name)
        self.seats = [
            having(QComboBox(), accessibleName=self.tr("第 {0} 路").format(n + 1)) for n in range(MOST_CHANNELS)
        ]
        for seat in self.seats:
            for role in WORDS:
                seat.addItem(speaker(role) if role else self.tr("不固定"), role)
        self.test = having(QPushButton(self.tr("试录 5 秒  Alt+T")), objectName="primary", shortcut="Alt+T")
        self.hear = having(QPushButton(self.tr("放来听听  Alt+P")), shortcut="Alt+P", enabled=False)
        self.levels = [
            having(QProgressBar(textVisible=False, maximum=100), objectName="level") for _ in range(MOST_CHANNELS)
        ]
        self.verdict = having(QLabel(self.tr("请对着话筒说几句话，再看结果。")), wordWrap=True)
        self.notice = NoticeSection(desk.front_desk.consents.sounds)
        self.notice.problem.connect(self.problem)
        self._build()
        self.device.activated.connect(self._choose)
        self.layouts.activated.connect(self._choose)
        for seat in self.seats:
            seat.activated.connect(self._choose)
        self.test.clicked.connect(self.try_it)
        self.hear.clicked.connect(self._play)

    def refresh(self) -> None:
        """The devices there are now, and the notice."""
        self.notice.refresh()
        self._inputs.devices(lambda found: self._inputs.chosen(lambda chosen: self._show(found, chosen)))

    def try_it(self) -> None:
        """Record five seconds of the chosen device."""
        self.test.setEnabled(False)
        self.hear.setEnabled(False)
        self.verdict.setText(self.tr("正在试录，请说话…"))
        self._inputs.try_out(self._show_levels, self._show_tried, self._failed)

    def _show(self, found: list[InputDevice], chosen: Input) -> None:
        with QSignalBlocker(self.device):
            self.device.clear()
            self.device.addItem(self.tr("系统默认"), "")
            for each in found:
                words = self.tr("{0}（电脑里放出来的声音）").format(each.title) if each.is_loopback else each.title
                self.device.addItem(words, each.name)
            if self.device.findData(chosen.name) < 0:
                self.device.addItem(self.tr("{0}（没有插上）").format(chosen.name), chosen.name)
            self.device.setCurrentIndex(self.device.findData(chosen.name))
        self.layouts.setCurrentIndex(max(self.layouts.findData(chosen.layout), 0))
        for seat, role in zip(self.seats, (*chosen.roles, *("",) * MOST_CHANNELS), strict=False):
            seat.setCurrentIndex(max(seat.findData(role), 0))
        self._show_seats()

    def _choose(self) -> None:
        layout = str(self.layouts.currentData())
        roles = tuple(str(seat.currentData()) for seat in self.seats) if layout == ARRAY else ()
        self._inputs.choose(Input(str(self.device.currentData()), layout, roles))
        self._show_seats()

    def _show_seats(self) -> None:
        for seat in self.seats:
            self._lines.setRowVisible(seat, self.layouts.currentData() == ARRAY)

    def _show_levels(self, peaks: list[float]) -> None:
        for bar, peak in zip(self.levels, peaks, strict=False):
            bar.show()
            bar.setValue(int(100 * min(1.0, peak**0.5)))

    def _show_tried(self, tried: Tried) -> None:
        self._tried = tried
        for bar in self.levels[len(tried.peaks) :]:
            bar.hide()
        self._show_levels(list(tried.peaks))
        self.verdict.setText("\n".join(map(fault_words, tried.faults)) or self.tr("声音正常，可以使用。"))
        self.test.setEnabled(True)
        self.hear.setEnabled(True)

    def _failed(self, error: ExpectedError) -> None:
        self.test.setEnabled(True)
        self.verdict.setText("")
        self.problem.emit(error)

    def _play(self) -> None:
        if self._tried:
            self._inputs.play(self._tried, self.problem.emit)

    def _build(self) -> None:
        self._lines = QFormLayout()
        self._lines.addRow(self.tr("录音设备"), self.device)
        self._lines.addRow(self.tr("谁在哪个声道"), self.layouts)
        for number, seat in enumerate(self.seats, start=1):
            self._lines.addRow(self.tr("第 {0} 路").format(number), seat)
        self._show_seats()
        buttons = QHBoxLayout()
        buttons.addWidget(self.test)
        buttons.addWidget(self.hear)
        buttons.addStretch(1)
        content = having(QWidget(), objectName="plain")
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 6, 12, 0)
        layout.setSpacing(12)
        layout.addLayout(self._lines)
        layout.addLayout(buttons)
        for number, bar in enumerate(self.levels, start=1):
            bar.setAccessibleName(self.tr("第 {0} 声道音量").format(number))
            bar.setFixedHeight(8)
            bar.hide()
            layout.addWidget(bar)
        layout.addWidget(self.verdict)
        layout.addWidget(self.notice)
        layout.addStretch(1)
        around = QVBoxLayout(self)
        around.setContentsMargins(16, 12, 16, 12)
        around.addWidget(card(self.tr("录音设备"), scrolling(content)))


def fault_words(fault: str) -> str:
    """What is wrong, and what to do."""
    return {
        "nothing": _tr("没有听到任何声音。请检查话筒是否插好、有没有静音。"),
        "quiet": _tr("声音太小。请靠近话筒，或在系统里调高音量。"),
        "clipped": _tr("声音太大，已经失真。请在系统里调低音量。"),
        "one_channel": _tr("只有一部分声道有声音。是电话录音盒就请检查接线，是话筒就请选“桌面话筒”。"),
        "identical": _tr("两个声道的声音一样，分不出谁在说话。请选“桌面话筒”，或检查录音盒。"),
        "hum": _tr("有持续的嗡嗡声（电源干扰）。请换一个插口，或让线离电源远一些。"),
    }.get(fault, fault)


def sound_kind() -> PageKind:
    """The page as an entry of the menu."""
    return PageKind(_tr("录音设备"), SOUND_KEY, REGISTER, SoundPage)


def _tr(text: str) -> str:
    return QCoreApplication.translate("sound", text)
