"""Before the window: set this machine up once, then unlock it with the clerk's password."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.enrol import enrol
from desktop.profile import Profile, Unlocked, unlock
from desktop.sync.login import new_private_key
from desktop.tasks import Runner
from offline_store import keyfile
from offline_store.errors import ExpectedError
from ui.properties import having
from ui.words import explained, said, told


class _Form(QDialog):
    """Lines to fill in, one button, and a place for what went wrong."""

    def __init__(self, title: str, explanation: str, button: str) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("前台"))
        self.setMinimumWidth(440)
        self._lines = QFormLayout()
        self._message = having(QLabel(wordWrap=True), objectName="callState")
        self._message.setProperty("recording", True)
        self._go = having(QPushButton(button, default=True), objectName="primary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 24)
        layout.setSpacing(14)
        layout.addWidget(having(QLabel(title), objectName="caseNumber"))
        layout.addWidget(having(QLabel(explanation, wordWrap=True), objectName="faint"))
        layout.addLayout(self._lines)
        layout.addWidget(self._message)
        layout.addWidget(self._go)

    def _line(self, label: str, *, secret: bool = False) -> QLineEdit:
        line = having(QLineEdit(), accessibleName=label)
        if secret:
            line.setEchoMode(QLineEdit.EchoMode.Password)
        self._lines.addRow(label, line)
        return line

    def _busy(self, *, busy: bool) -> None:
        self._go.setEnabled(not busy)
        if busy:
            self._message.setText("")

    def _failed(self, error: ExpectedError) -> None:
        self._busy(busy=False)
        self._message.setText(told(said(error)[0], explained(error)))


class EnrolDialog(_Form):
    """Set this machine up as a desk, with the code the administrator gave."""

    def __init__(self, runner: Runner, profile: Profile) -> None:
        super().__init__(
            QCoreApplication.translate("login", "把这台电脑设为席位"),
            QCoreApplication.translate("login", "需要能连到中心。地址和注册码由管理员提供，注册码只能用一次。"),
            QCoreApplication.translate("login", "开始使用"),
        )
        self._runner, self._profile, self._key = runner, profile, new_private_key()
        self._address = self._line(self.tr("中心地址"))
        self._address.setPlaceholderText("https://")
        self._code = self._line(self.tr("席位注册码"))
        self._account = self._line(self.tr("账号"))
        self._password = self._line(self.tr("密码"), secret=True)
        self._go.clicked.connect(self._send)

    def _send(self) -> None:
        address, code = self._address.text().strip(), self._code.text().strip()
        account, password = self._account.text().strip(), self._password.text()
        self._busy(busy=True)
        self._runner.run(
            lambda: enrol(self._profile, address, code, account, password, self._key), self._done, self._failed
        )

    def _done(self, shares: tuple[str, ...]) -> None:
        SharesDialog(shares, self).exec()
        self.accept()


class SharesDialog(QDialog):
    """The three recovery shares: shown once, kept nowhere."""

    def __init__(self, shares: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("恢复码"))
        text = self.tr(
            "忘记密码或电脑的密钥环损坏时，要用三份恢复码中的任意两份打开数据。\n"
            "请现在抄下或打印，分别交给三个人保管。关闭后不会再显示。"
        )
        box = QPlainTextEdit("\n\n".join(f"{n}.  {share}" for n, share in enumerate(shares, 1)), readOnly=True)
        box.setAccessibleName(self.tr("三份恢复码"))
        buttons = QDialogButtonBox()
        buttons.addButton(self.tr("已经抄好"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.addWidget(QLabel(text, wordWrap=True))
        layout.addWidget(box)
        layout.addWidget(buttons)
        self.resize(640, 420)


class UnlockDialog(_Form):
    """The clerk's password opens the desk; `unlocked` is what came of it."""

    def __init__(self, runner: Runner, profile: Profile) -> None:
        super().__init__(
            QCoreApplication.translate("login", "请登录"),
            QCoreApplication.translate("login", "数据已加密，输入您的密码打开。"),
            QCoreApplication.translate("login", "打开"),
        )
        self._runner, self._profile = runner, profile
        self.unlocked: Unlocked | None = None
        self.password = ""
        self._account = self._line(self.tr("账号"))
        self._account.setText(next(iter(keyfile.accounts(profile.key_file)), ""))
        self._password = self._line(self.tr("密码"), secret=True)
        self._password.setFocus(Qt.FocusReason.OtherFocusReason)
        self._go.clicked.connect(self._send)

    def _send(self) -> None:
        account, password = self._account.text().strip(), self._password.text()
        self._busy(busy=True)
        self._runner.run(lambda: unlock(self._profile, account, password), self._done, self._refused)

    def _done(self, unlocked: Unlocked) -> None:
        self.unlocked, self.password = unlocked, self._password.text()
        self.accept()

    def _refused(self, error: ExpectedError) -> None:
        self._password.clear()
        self._failed(error)
