"""恢复: two of the three recovery shares give an account a new password on this machine."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop import clerks
from desktop.profile import Profile
from desktop.tasks import Runner
from offline_store import keyfile
from ui.dialog_form import DialogForm, secret_line
from ui.properties import having


class ShareBox(QWidget):
    """One share, typed or pasted; says word by word whether it was copied rightly."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self.box = QPlainTextEdit()
        self.box.setAccessibleName(label)
        self.box.setTabChangesFocus(True)
        self.box.setPlaceholderText(self.tr("{0} 个英文词，用空格隔开，可以粘贴").format(keyfile.SHARE_WORDS))
        self.box.setFixedHeight(92)
        self.state = having(QLabel(wordWrap=True), objectName="faint")
        head = QHBoxLayout()
        head.addWidget(having(QLabel(label), objectName="fieldLabel"))
        head.addStretch(1)
        head.addWidget(self.state)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.box)
        self.box.textChanged.connect(self._check)
        self._check()

    @property
    def text(self) -> str:
        """What was typed."""
        return self.box.toPlainText()

    def _check(self) -> None:
        """The word that is being typed is not looked at before it is over."""
        text = self.text
        words = text.split()
        whole = words if text[-1:].isspace() else words[:-1]
        wrong = keyfile.wrong_word(words if len(words) >= keyfile.SHARE_WORDS else whole)
        if wrong:
            self.state.setText(self.tr("第 {0} 个词“{1}”不在词表里").format(*wrong))
        else:
            self.state.setText(self.tr("{0} / {1} 个词").format(len(words), keyfile.SHARE_WORDS))
        self.state.setObjectName("complaint" if wrong else "faint")
        self.state.style().unpolish(self.state)
        self.state.style().polish(self.state)


class RecoverDialog(DialogForm):
    """First the shares, then whose new password; `account` and `password` are what to log in with."""

    def __init__(self, runner: Runner, profile: Profile, parent: QWidget | None = None) -> None:
        super().__init__(
            QCoreApplication.translate("recovery", "用恢复码打开"),
            QCoreApplication.translate(
                "recovery", "三份恢复码分别由三个人保管，任意两份能打开这台电脑的数据。数据还是原来的，不会新建。"
            ),
            QCoreApplication.translate("recovery", "下一步"),
            parent,
        )
        self._runner, self._profile = runner, profile
        self.account = self.password = ""
        self.boxes = (ShareBox(self.tr("第一份")), ShareBox(self.tr("第二份")))
        self._who = having(QComboBox(), accessibleName=self.tr("给谁设新密码"))
        self._steps = QStackedWidget()
        self._steps.addWidget(self._shares_step())
        self._steps.addWidget(self._password_step())
        self.lines.addRow(self._steps)
        self.setMinimumWidth(600)
        self.go.clicked.connect(self._send)

    def _shares_step(self) -> QWidget:
        step = QWidget()
        layout = QVBoxLayout(step)
        layout.setContentsMargins(0, 0, 0, 0)
        for box in self.boxes:
            layout.addWidget(box)
        return step

    def _password_step(self) -> QWidget:
        step = QWidget()
        layout = QFormLayout(step)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(10)
        layout.addRow(self.tr("给谁设新密码"), self._who)
        self.new, self.again = secret_line(self.tr("新密码")), secret_line(self.tr("再输一次"))
        layout.addRow(self.tr("新密码"), self.new)
        layout.addRow(self.tr("再输一次"), self.again)
        return step

    @property
    def _shares(self) -> tuple[str, ...]:
        return tuple(box.text for box in self.boxes)

    def _send(self) -> None:
        if self._steps.currentIndex() == 0:
            shares = self._shares
            self.busy()
            self._runner.run(lambda: clerks.who_may(self._profile, shares), self._open, self.failed)
        else:
            self._set_password()

    def _open(self, who: dict[str, str]) -> None:
        self.busy(busy=False)
        for account, name in who.items():
            self._who.addItem(f"{name}（{account}）" if name else account, account)
        self._steps.setCurrentIndex(1)
        self.go.setText(self.tr("设好并打开"))
        self._who.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_password(self) -> None:
        shares, account, password = self._shares, self._who.currentData(), self.new.text()
        if password != self.again.text():
            self.say(self.tr("两次输入的新密码不一样，请再输一次。"))
            self.again.clear()
            self.again.setFocus()
            return
        self.account, self.password = account, password
        self.busy()
        self._runner.run(
            lambda: clerks.recover(self._profile, shares, account, password), lambda _done: self.accept(), self.failed
        )
