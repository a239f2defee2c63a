"""通话旁看: what is being said in the calls of the station, and a line to the clerk."""

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QHideEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.app import Desk
from desktop.live_calls import Seen
from offline_store.protocol import LiveLine, RunningCall
from offline_store.roles import FOLLOW_CALLS
from ui.cards import card
from ui.pages import PageKind
from ui.properties import having
from ui.words import duration, explained, said, speaker

WATCH_KEY = "Shift+F9"
LONGEST = 200
"""Characters of a line."""


class WatchPage(QWidget):
    """Watches only while it is shown and a call was chosen with Enter; the clerk sees that she does."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._watching = desk.watching
        self._calls: tuple[RunningCall, ...] = ()
        self._shown = -1
        self.title = having(QLabel(), objectName="caseNumber")
        self.list = having(QListWidget(), accessibleName=self.tr("正在进行的通话"), objectName="openItems")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.head = having(QLabel(wordWrap=True), objectName="cardTitle")
        self.text = having(QPlainTextEdit(readOnly=True), accessibleName=self.tr("通话文字"))
        self.text.setMaximumBlockCount(500)
        self.spoken = having(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), objectName="faint")
        self.line = having(QLineEdit(maxLength=LONGEST), accessibleName=self.tr("给接听人的话"))
        self.line.setPlaceholderText(self.tr("写一句给接听人，回车发出；对方不会被打断"))
        self.send = QPushButton(self.tr("发出"))
        self.leave = QPushButton(self.tr("不看了"))
        self.message = having(QLabel(wordWrap=True), objectName="complaint")
        self._build()
        self.list.itemActivated.connect(lambda _item: self.watch())
        self.send.clicked.connect(self._say)
        self.line.returnPressed.connect(self._say)
        self.leave.clicked.connect(self._leave)
        self._watching.changed.connect(self._show)
        self._watching.said.connect(self.line.clear)
        self._show(self._watching.seen)

    def watch(self) -> None:
        """Read along in the chosen call."""
        row = self.list.currentRow()
        if 0 <= row < len(self._calls):
            self.text.clear()
            self._shown = -1
            self._watching.watch(self._calls[row])
            self.line.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Look from now on; the keys are with the list."""
        super().showEvent(event)
        self._watching.open()
        self.list.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody reads here any more."""
        super().hideEvent(event)
        self._watching.close()

    # inside

    def _say(self) -> None:
        if self.line.text().strip():
            self._watching.say(self.line.text())

    def _leave(self) -> None:
        self._watching.leave()
        self.list.setFocus()

    def _show(self, seen: Seen) -> None:
        self._show_calls(seen.calls)
        watched = seen.watched
        self.head.setText(self.tr("{0} 席　{1}").format(watched.number, watched.clerk) if watched else self._nothing())
        for part in (self.line, self.send, self.leave):
            part.setEnabled(watched is not None and not (seen.over and part is not self.leave))
        if watched is None:
            self.text.clear()
            self._shown = -1
        for line in seen.lines:
            if line.n > self._shown:
                self.text.appendPlainText(self._words(line))
                self._shown = line.n
                self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.spoken.setText("" if seen.over else seen.spoken)
        self._say_how(seen)

    def _say_how(self, seen: Seen) -> None:
        if seen.error is not None:
            self.message.setText(self.tr("{0}。{1}正在自动重试。").format(said(seen.error)[0], explained(seen.error)))
        else:
            self.message.setText(self.tr("通话结束了。") if seen.over else "")

    def _nothing(self) -> str:
        return self.tr("选一个通话，按回车看文字；接听人会看到您在看。")

    def _words(self, line: LiveLine) -> str:
        return self.tr("{0}　{1}：{2}").format(duration(line.at), speaker(line.speaker), line.text)

    def _show_calls(self, calls: tuple[RunningCall, ...]) -> None:
        if calls != self._calls or not self.title.text():
            row = self.list.currentRow()
            self._calls = calls
            self.list.clear()
            for call in calls:
                mark = self.tr("　身份保密") if call.protected else ""
                item = QListWidgetItem(self.tr("{0} 席　{1}{2}").format(call.number, call.clerk, mark), self.list)
                item.setSizeHint(QSize(0, self.fontMetrics().lineSpacing() + 24))
            self.list.setCurrentRow(min(max(row, 0), len(calls) - 1))
        self.title.setText(self.tr("{0} 个通话正在进行").format(len(calls)) if calls else self.tr("现在没有通话"))

    def _build(self) -> None:
        right = QWidget()
        inside = QVBoxLayout(right)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(self.head)
        inside.addWidget(self.text, 1)
        inside.addWidget(self.spoken)
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        row.addWidget(self.send)
        row.addWidget(self.leave)
        inside.addLayout(row)
        inside.addWidget(self.message)
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(card(self.tr("正在进行的通话"), self.list), 3)
        columns.addWidget(card(self.tr("通话文字"), right), 7)
        explanation = self.tr("本站点正在录音的来电。文字只在您看的时候经过中心，不保存；谁看过哪次通话，记入审计。")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(self.title)
        layout.addWidget(having(QLabel(explanation, wordWrap=True), objectName="faint"))
        layout.addLayout(columns, 1)


def watch_kind() -> PageKind:
    """The page as an entry of the menu."""
    return PageKind(QCoreApplication.translate("telephone", "通话旁看"), WATCH_KEY, FOLLOW_CALLS, WatchPage)
