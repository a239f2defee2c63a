"""The strip above a reception: the sound of a call with its timer, how long was worked on it, what can be done."""

import time
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ui.properties import having, restyle
from ui.words import duration

MINUTES_KEY = "Ctrl+Shift+N"


class CallHeader(QFrame):
    """Shows the state of a call; its buttons are connected by the page."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._began = 0.0
        self._state = having(QLabel(wordWrap=True), objectName="callState")  # else a long word widens the window
        self._timer = having(QLabel("00:00"), objectName="callTimer")
        self._timer.setAccessibleName(self.tr("通话时间"))
        self._worked = having(QLabel(), objectName="faint", toolTip=self.tr("办理用时，停手一分钟后不计"))
        self._levels = [self._level(self.tr("工作人员音量")), self._level(self.tr("来电人音量"))]
        self.notice = QCheckBox(self.tr("已告知来电人正在录音  F3"))
        self.play = having(QPushButton(self.tr("播放告知语  Ctrl+F3")), objectName="quiet")
        self.refuse = having(QPushButton(self.tr("不录音办理  Ctrl+F7")), objectName="quiet")
        self.take_file = having(
            QPushButton(self.tr("导入录音…  Alt+I")), objectName="quiet", shortcut="Alt+I", visible=False
        )
        self._words = having(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), objectName="faint")
        self.pause = having(QPushButton(), enabled=False, toolTip=self.tr("说银行卡号、病情时按：不录音，也不转成文字"))
        self.hang_up = having(QPushButton(self.tr("挂断  F7")), objectName="hangUp", enabled=False)
        self.resume = QPushButton(self.tr("继续录音"))
        self.resume.hide()
        self._goes_on = self._waits = False
        """Whether a recording that is over can be gone on with although nothing cut it off; whether none was wished."""
        self.minutes = having(QPushButton(self.tr("笔录  Ctrl+Shift+N")), visible=False)
        self.save = having(QPushButton(self.tr("保存  F9")), objectName="primary")
        self.records = self._is_unrecorded = False
        self._is_paused = self._is_lost = self._is_running = self._is_file = False
        self._arrange()
        self._show_state()
        self._tick = QTimer(self, interval=250)
        self._tick.timeout.connect(self._show_time)
        self._progress: Callable[[], float | None] = lambda: None

    @property
    def seconds(self) -> float:
        """How long the recording has run."""
        return time.monotonic() - self._began

    def say(self, state: str, *, recording: bool = False) -> None:
        """Put the state into words; red while recording."""
        self._state.setText(state)
        restyle(self._state, "recording", recording)
        restyle(self._state, "paused", False)
        restyle(self._state, "unrecorded", False)

    def show_worked(self, seconds: float) -> None:
        """How long was worked on it."""
        self._worked.setText(self.tr("办理 {0}").format(duration(seconds)))

    def show_sound(self, *, shown: bool) -> None:
        """What belongs to a recording; some kinds of receptions have none."""
        self.records, self._waits = shown, False
        self._told.removeWidget(self.take_file)
        self._told.insertWidget(self._told.indexOf(self.play), self.take_file)
        for widget in (self._timer, *self._levels, self._consent):
            widget.setVisible(shown)
        self._show_buttons()

    def offer_recording(self, *, minutes: bool) -> None:
        """A mediation: it is recorded when all are there, with breaks, and a record is written of it."""
        self._goes_on = True
        self.notice.setText(self.tr("已告知各方正在录音  F3"))
        self._show_buttons()
        self.resume.setText(self._begin_words())
        self.resume.show()
        self.minutes.setVisible(minutes)

    def wait_for_wish(self) -> None:
        """A visit: nothing of sound is shown but how to begin, until it is to be recorded (`show_sound`)."""
        self._goes_on = True
        self.notice.setText(self.tr("已告知来访人，同意录音  F3"))
        self._levels[1].setAccessibleName(self.tr("来访人音量"))
        self._timer.setAccessibleName(self.tr("录音时间"))
        self.show_sound(shown=False)
        self._waits = True
        self._first.insertWidget(self._first.indexOf(self.resume) + 1, self.take_file)  # its own row is not shown
        self._show_buttons()
        self.resume.setText(self._begin_words())
        self.resume.show()

    def ask_for_consent(self) -> None:
        """It is to be recorded once the notice was given."""
        self.show_sound(shown=True)
        self.say(self.tr("先告知，对方同意后按 F3 开始录音"))

    def _show_time(self) -> None:
        """The time of a recording that runs; of a file, how much of it was read."""
        read = self._progress()
        self._timer.setText(duration(self.seconds) if read is None else f"{read:.0%}")

    def show_running(self, progress: Callable[[], float | None] = lambda: None) -> None:
        """Sound is being recorded, or read from a file, of which `progress` tells how much was."""
        self._began, self._progress = time.monotonic(), progress
        self._is_file = progress() is not None
        self._tick.start()
        self.resume.hide()
        self.hang_up.setEnabled(True)
        self._is_running, self._is_paused, self._is_lost = True, False, False
        self._show_state()

    def show_paused(self, *, paused: bool) -> None:
        """The clerk has paused the recording, or ended the pause."""
        self._is_paused = paused
        self._show_state()

    def show_lost(self, *, lost: bool) -> None:
        """The microphone is gone, or there again."""
        self._is_lost = lost
        self._show_state()

    def show_ending(self) -> None:
        """The sound has ended, its last text is still to come."""
        self._is_running = False
        self._show_state()
        self.hang_up.setEnabled(False)
        self.say(self.tr("录音停了，正在写完最后几句…") if self._goes_on else self.tr("通话结束，正在写完最后几句…"))

    def show_over(self, *, cut_off: bool) -> None:
        """The recording is on the disk; when it was cut off it can go on."""
        self.stop()
        self._is_running = False
        self._show_state()
        self.show_levels([0.0] * len(self._levels))
        self.hang_up.setEnabled(False)
        self.resume.setText(self.tr("继续录音  F7") if self._goes_on else self.tr("继续录音"))
        self.resume.setVisible((cut_off or self._goes_on) and not self._is_unrecorded)
        self.say(self.tr("录音中断，此前的已存好") if cut_off else self.tr("录音已存好"))

    def show_levels(self, peaks: list[float]) -> None:
        """Peak of each channel, 0 to 1."""
        for bar, peak in zip(self._levels, peaks, strict=False):
            bar.setValue(int(100 * min(1.0, peak**0.5)))

    def show_notice_words(self, words: str) -> None:
        """What is to be said to whoever is recorded, until it was."""
        self._words.setText(self.tr("请告知：{0}").format(words))
        self.notice.setAccessibleDescription(words)

    def show_unrecorded(self, *, unrecorded: bool) -> None:
        """She does not want to be recorded and is served all the same; or she agrees after all."""
        was, self._is_unrecorded = self._is_unrecorded, unrecorded
        self.refuse.setText(self.tr("对方同意录音了  Ctrl+F7") if unrecorded else self.tr("不录音办理  Ctrl+F7"))
        self._show_buttons()
        for widget in (self.notice, self.play, self._words):
            widget.setVisible(not unrecorded and (widget is self.notice or self.notice.isEnabled()))
        if unrecorded and not self._is_running:
            self.resume.hide()
            self.say(self.tr("不录音办理"))
            restyle(self._state, "unrecorded", True)
        elif was and not unrecorded:
            self.resume.setText(self._begin_words())
            self.resume.show()
            self.say(self.tr("对方同意录音，可以开始"))

    def show_notice(self, at: str) -> None:
        """The recording notice was given (at a time of day, where known)."""
        self.notice.setChecked(True)
        self.notice.setEnabled(False)
        self.notice.setText(self.tr("已告知录音 {0}").format(at).strip())
        self.play.hide()
        self._words.hide()

    def _begin_words(self) -> str:
        return self.tr("开始录音  F7") if self._goes_on else self.tr("开始录音")

    def _show_buttons(self) -> None:
        """What can be done to the sound now; beginning takes the place of what can be done while it runs."""
        may = (self.records or self._waits) and not self._is_unrecorded
        self.take_file.setVisible(may and not self._is_running)
        has_end = self.records and (self._is_running or not self._goes_on)
        self.hang_up.setVisible(has_end)
        self.pause.setVisible(has_end)
        self._name_end()

    def _name_end(self) -> None:
        """F7 ends a call, a talk with breaks, or the reading of a file."""
        if self._is_running and self._is_file:
            self.hang_up.setText(self.tr("停止导入  F7"))
        else:
            self.hang_up.setText(self.tr("停止录音  F7") if self._goes_on else self.tr("挂断  F7"))

    def _show_state(self) -> None:
        """Of a recording that runs; a pause is to be seen from across the room."""
        self.pause.setEnabled(self._is_running and not self._is_file)
        self._show_buttons()
        self.pause.setText(
            self.tr("结束暂停  Shift+F7") if self._is_running and self._is_paused else self.tr("暂停  Shift+F7")
        )
        if not self._is_running:
            return
        if self._is_paused:
            self.say(self.tr("❚❚ 已暂停，不录音、不转写"))
            restyle(self._state, "paused", True)
        elif self._is_file:
            self.say(self.tr("正在读录音文件，读完为止"))
        elif self._is_lost:
            self.say(self.tr("● 录音设备断开了，正在等它恢复"), recording=True)
        else:
            self.say(self.tr("● 正在录音"), recording=True)
        restyle(self._timer, "paused", self._is_paused)

    def stop(self) -> None:
        """The timer stands still."""
        self._tick.stop()

    def _level(self, name: str) -> QProgressBar:
        bar = having(QProgressBar(textVisible=False, maximum=100), objectName="level", accessibleName=name)
        bar.setFixedSize(90, 6)
        return bar

    def _arrange(self) -> None:
        levels = QVBoxLayout()
        levels.setSpacing(4)
        for bar in self._levels:
            levels.addWidget(bar)
        states = QVBoxLayout()
        states.setSpacing(0)
        states.addWidget(self._state)
        states.addWidget(self._worked)
        row = self._first = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._timer)
        row.addLayout(levels)
        row.addLayout(states, 1)
        for widget in (self.resume, self.pause, self.hang_up, self.minutes, self.save):
            row.addWidget(widget)
        self._consent = having(QWidget(), objectName="plain")
        told = self._told = QHBoxLayout()
        told.setSpacing(12)
        told.addWidget(self.notice)
        told.addStretch(1)
        told.addWidget(self.take_file)
        told.addWidget(self.play)
        told.addWidget(self.refuse)
        consent = QVBoxLayout(self._consent)
        consent.setContentsMargins(0, 0, 0, 0)
        consent.setSpacing(4)
        consent.addLayout(told)
        consent.addWidget(self._words)  # of its own width: beside the buttons it would be a column of seven lines
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self._consent)
