"""Before the window: set this machine up once, then unlock it with the password of one of its clerks."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.enrol import enrol
from desktop.machine import MachineSecretLost
from desktop.profile import Profile, Unlocked, unlock
from desktop.sync.login import new_private_key
from desktop.tasks import Runner
from offline_store import keyfile
from offline_store.errors import ExpectedError
from offline_store.keyfile import KeyFileDamaged
from ui.dialog_form import DialogForm, Waiting, in_words
from ui.properties import having
from ui.recovery import RecoverDialog


class EnrolDialog(DialogForm):
    """Set this machine up as a desk, with the code the administrator gave."""

    def __init__(self, runner: Runner, profile: Profile) -> None:
        super().__init__(
            QCoreApplication.translate("login", "把这台电脑设为席位"),
            QCoreApplication.translate(
                "login", "需要能连到中心。地址和注册码由管理员提供，注册码只能用一次；换电脑时向管理员要新的注册码。"
            ),
            QCoreApplication.translate("login", "开始使用"),
        )
        self._runner, self._profile, self._key = runner, profile, new_private_key()
        self.address = self.line(self.tr("中心地址"))
        self.address.setPlaceholderText("https://")
        self.code = self.line(self.tr("席位注册码"))
        self.account = self.line(self.tr("账号"))
        self.password = self.line(self.tr("密码"), secret=True)
        self.go.clicked.connect(self._send)

    def _send(self) -> None:
        lines = (self.address, self.code, self.account, self.password)
        for line in lines:
            if not line.text().strip():
                self.say(self.tr("请填写“{0}”。").format(line.accessibleName()))
                line.setFocus()
                return
        address, code, account = (line.text().strip() for line in lines[:3])
        password = self.password.text()
        self.busy()
        self._runner.run(
            lambda: enrol(self._profile, address, code, account, password, self._key), self._done, self.failed
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
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(QLabel(text, wordWrap=True))
        layout.addWidget(box)
        layout.addWidget(buttons)
        self.resize(640, 440)


class UnlockDialog(DialogForm):
    """A clerk's password opens the desk; `unlocked` is what came of it."""

    def __init__(
        self,
        runner: Runner,
        profile: Profile,
        *,
        said: ExpectedError | None = None,
        practice: tuple[str, str] = ("", ""),
    ) -> None:
        """`said`: why the session before ended; `practice`: the password and the centre of a practice desk."""
        super().__init__(
            QCoreApplication.translate("login", "请登录"),
            QCoreApplication.translate("login", "数据已加密。选您的账号，输入您的密码打开。"),
            QCoreApplication.translate("login", "打开"),
        )
        self._runner, self._profile = runner, profile
        self._practice_password, self._centre = practice
        self.unlocked: Unlocked | None = None
        self.password = ""
        self._account = having(QComboBox(), accessibleName=self.tr("账号"))
        self.lines.addRow(self.tr("账号"), self._account)
        self._password = self.line(self.tr("密码"), secret=True)
        self.waiting = Waiting(runner, profile.folder, self.go, self.say)
        self._again = QPushButton(self.tr("再试一次"))
        self._again.hide()
        self._recover = having(QPushButton(self.tr("用恢复码打开…")), autoDefault=False)
        self.buttons.addWidget(self._again)
        self.buttons.addWidget(self._recover)
        self.say_below(self.tr("第一次用这台电脑？请已登录的同事在菜单里选“添加同事”。"))
        self.go.clicked.connect(self._send)
        self._again.clicked.connect(self._send)
        self._recover.clicked.connect(self._open_recovery)
        self._account.currentTextChanged.connect(self._chosen)
        self.waiting.over.connect(self._password.setFocus)
        self._list_accounts()
        if said:
            self.say(in_words(said))

    def choose(self, account: str) -> None:
        """Preselect who is likely to come."""
        self._account.setCurrentText(account)

    def _list_accounts(self) -> None:
        try:
            accounts = keyfile.accounts(self._profile.key_file)
        except KeyFileDamaged as error:
            accounts = []
            self.failed(error)
        self._account.clear()
        self._account.addItems(accounts)
        self.go.setEnabled(bool(accounts))
        if not accounts and not self.text.text():
            self.say(self.tr("这台电脑上已经没有可以登录的账号，请用恢复码打开。"))

    def _chosen(self, account: str) -> None:
        self.waiting.begin(0)
        self.waiting.look(account)
        self._password.setText(self._practice_password)
        self._password.setFocus(Qt.FocusReason.OtherFocusReason)

    def _send(self) -> None:
        account, password = self._account.currentText(), self._password.text()
        self.busy()
        self._again.setEnabled(False)
        self._runner.run(lambda: unlock(self._profile, account, password, self._centre), self._done, self._refused)

    def _done(self, unlocked: Unlocked) -> None:
        self.unlocked, self.password = unlocked, self._password.text()
        self.accept()

    def _refused(self, error: ExpectedError) -> None:
        """The key ring can be opened and the same password tried again; any other is typed anew."""
        is_key_ring = isinstance(error, MachineSecretLost)
        self.failed(error)
        self._again.setEnabled(True)
        self._again.setVisible(is_key_ring)
        self.go.setVisible(not is_key_ring)
        if not is_key_ring:
            self._password.clear()
            self._password.setFocus()
        self.waiting.look(self._account.currentText())

    def _open_recovery(self) -> None:
        dialog = RecoverDialog(self._runner, self._profile, self)
        dialog.exec()
        dialog.deleteLater()
        if not dialog.result():
            return
        self._list_accounts()
        self.choose(dialog.account)
        self.say("")
        self.go.show()
        self._again.hide()
        self._password.setText(dialog.password)
        self._send()
