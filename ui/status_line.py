"""The line below the window: who works here, the engine, the microphone, and the line to the centre."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QMenu, QStatusBar, QToolButton

from desktop.app import Desk
from desktop.inputs import Input
from desktop.syncing import SyncState
from offline_store.errors import ExpectedError
from ui.properties import having
from ui.words import clock, explained, said

if TYPE_CHECKING:
    from desktop.sound.devices import InputDevice

WRONG_CLOCK = 120
"""Seconds of difference to the centre's clock above which it is shown; it decides nothing."""


class StatusLine(QStatusBar):
    """Keeps itself up to date by the desk's signals."""

    differences = Signal()
    """The clerk wants to see where two desks differ."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, who = desk, desk.unlocked.desk
        self._chosen = Input()
        self._engine, self._sync = having(QLabel(), objectName="faint"), QLabel()
        self._input = having(QToolButton(autoRaise=True), toolTip=self.tr("选择录音设备"))
        sync_now = having(QToolButton(), text=self.tr("立即同步  F12"), autoRaise=True)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(0, 0, 10, 0)
        self.who = having(QToolButton(autoRaise=True), objectName="who", toolTip=self.tr("锁定、换班、密码、同事"))
        self.who.setText(self.tr("{0} · {1} 席位 · {2}").format(who.station_code, who.number, who.clerk))
        self.who.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.addWidget(self.who)
        self.addWidget(self._engine)
        self.addWidget(self._input)
        self._differ = having(QToolButton(autoRaise=True), visible=False, toolTip=self.tr("打开第一处"))
        self.addPermanentWidget(self._differ)
        self.addPermanentWidget(self._sync)
        self.addPermanentWidget(sync_now)
        self._differ.clicked.connect(self.differences)
        sync_now.clicked.connect(desk.syncing.sync_now)
        self._input.clicked.connect(lambda: desk.inputs.devices(self._offer_inputs))
        desk.inputs.chosen(self._show_input)
        desk.front_desk.engine_changed.connect(self._show_engine)
        desk.syncing.changed.connect(self._show_sync)

    def sync_words(self) -> str:
        """What waits for the centre and why; what it did not take as it was; and a clock that is wrong."""
        state = self._desk.syncing.state
        more = [self._waiting_words(state)]
        if state.refused:
            more.append(self.tr("{0} 条中心没有收下，请告诉带班领导").format(state.refused))
        if (state.receipt or {}).get("centre_key_changed"):
            more.append(self.tr("中心的签名密钥变了，请告诉管理员"))
        difference = (state.receipt or {}).get("clock_difference_seconds", 0)
        if abs(difference) > WRONG_CLOCK:
            more.append(self.tr("本机时钟与中心相差 {0} 分钟").format(round(abs(difference) / 60)))
        return "　".join(filter(None, more))

    def _waiting_words(self, state: SyncState) -> str:
        if state.running:
            return self.tr("正在同步，{0} 条待上传").format(state.waiting)
        if state.reason:
            return self.tr("{0} 条待上传：{1}").format(state.waiting, said(state.reason)[0])
        if state.waiting:
            return self.tr("{0} 条待上传").format(state.waiting)
        return self.tr("已全部上传 {0}").format(clock(state.last_success)) if state.last_success else ""

    def _show_sync(self, state: SyncState) -> None:
        self._sync.setText(self.sync_words())
        self._differ.setText(self.tr("{0} 处与别的席位不一致").format(state.conflicts))
        self._differ.setVisible(bool(state.conflicts))
        self._sync.setToolTip(explained(state.reason) if state.reason else "")

    def _show_engine(self, error: ExpectedError | None) -> None:
        self._engine.setText(self.tr("语音转写就绪") if error is None else said(error)[0])

    def _show_input(self, chosen: Input) -> None:
        self._chosen = chosen
        self._name_input(chosen.name)

    def _name_input(self, name: str) -> None:
        self._input.setText(self.tr("话筒：{0}").format(name or self.tr("系统默认")))

    def _offer_inputs(self, devices: list[InputDevice]) -> None:
        menu = QMenu(self)
        for name, shown in (("", self.tr("系统默认")), *((device.name, device.title) for device in devices)):
            menu.addAction(shown, lambda name=name: self._choose_input(name))
        menu.popup(self._input.mapToGlobal(self._input.rect().topLeft()))

    def _choose_input(self, name: str) -> None:
        self._chosen = replace(self._chosen, name=name)
        self._desk.inputs.choose(self._chosen)
        self._name_input(name)
