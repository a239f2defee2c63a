"""The clerks of this machine: a colleague is added, a password changed, recovery shares made anew."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop import clerks
from desktop.app import Desk
from desktop.clerks import MustChangePassword
from offline_store.errors import ExpectedError
from offline_store.settings import Clerk
from ui.dialog_form import DialogForm, Waiting
from ui.login import SharesDialog


class _WithNewPassword(DialogForm):
    """A dialog with a new password, typed twice; hidden until it is needed."""

    def add_new_password(self, *, shown: bool) -> None:
        """The two lines."""
        self.new = self.line(self.tr("新密码"), secret=True)
        self.again = self.line(self.tr("再输一次"), secret=True)
        self.show_new_password(shown=shown)

    def show_new_password(self, *, shown: bool = True) -> None:
        """Whether a new password is asked for."""
        for line in (self.new, self.again):
            self.lines.setRowVisible(line, shown)
        self.fit()

    def filled(self, *needed: QLineEdit) -> bool:
        """Whether everything is there; else the cursor stands where something is missing, and it is said."""
        lines = [line for line in (*needed, self.new, self.again) if line.isVisibleTo(self)]
        empty = next((line for line in lines if not line.text().strip()), None)
        if empty is not None:
            self.say(self.tr("请填写“{0}”。").format(empty.accessibleName()))
            empty.setFocus()
        elif self.new.isVisibleTo(self) and self.new.text() != self.again.text():
            self.say(self.tr("两次输入的新密码不一样，请再输一次。"))
            self.again.clear()
            self.again.setFocus()
        else:
            return True
        return False

    def refused(self, error: ExpectedError) -> None:
        """A one-time password asks for a new one beside it."""
        self.failed(error)
        if isinstance(error, MustChangePassword):
            self.show_new_password()
            self.new.setFocus()


class AddClerkDialog(_WithNewPassword):
    """A colleague's first time at this machine, or her first after her password was reset; `added` is who."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(
            QCoreApplication.translate("clerks", "添加同事"),
            QCoreApplication.translate(
                "clerks", "同事第一次用这台电脑，或密码由管理员重设以后，在这里登录一次。需要能连到中心。"
            ),
            QCoreApplication.translate("clerks", "添加"),
            parent,
        )
        self._desk = desk
        self.added: Clerk | None = None
        self.account = self.line(self.tr("同事的账号"))
        self.password = self.line(self.tr("同事的密码"), secret=True)
        self.add_new_password(shown=False)
        self.go.clicked.connect(self._send)

    def _send(self) -> None:
        if not self.filled(self.account, self.password):
            return
        account, password = self.account.text().strip(), self.password.text()
        new = self.new.text() if self.new.isVisibleTo(self) else ""
        self.busy()
        self._desk.runner.run(
            lambda: clerks.add_clerk(self._desk.unlocked, account, password, new), self._done, self.refused
        )

    def _done(self, clerk: Clerk) -> None:
        self.added = clerk
        self.accept()


class PasswordDialog(_WithNewPassword):
    """The clerk changes her own password, at the centre and here."""

    def __init__(self, desk: Desk, parent: QWidget, explanation: str = "") -> None:
        super().__init__(
            QCoreApplication.translate("clerks", "修改密码"),
            explanation
            or QCoreApplication.translate("clerks", "中心和这台电脑一起换成新密码，至少 8 个字符。需要能连到中心。"),
            QCoreApplication.translate("clerks", "修改"),
            parent,
        )
        self._desk = desk
        self.old = self.line(self.tr("现在的密码"), secret=True)
        self.add_new_password(shown=True)
        self._waiting = Waiting(desk.runner, desk.unlocked.profile.folder, self.go, self.say)
        self.go.clicked.connect(self._send)

    def _send(self) -> None:
        if not self.filled(self.old):
            return
        old, new = self.old.text(), self.new.text()
        self.busy()
        self._desk.runner.run(
            lambda: clerks.change_password(self._desk.unlocked, old, new), lambda _: self.accept(), self._wrong
        )

    def _wrong(self, error: ExpectedError) -> None:
        self.failed(error)
        self._waiting.look(self._desk.session.account)


class CentrePasswordDialog(_WithNewPassword):
    """The centre does not take the password that opens this desk: it was changed elsewhere, or reset."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(
            QCoreApplication.translate("clerks", "登录中心"),
            QCoreApplication.translate(
                "clerks",
                "中心不认现在的密码：密码可能在别处改过，或由管理员重设过。请输入中心的密码，以后这台电脑也用它打开。"
                "不输入也可以照常登记，只是不能上传。",
            ),
            QCoreApplication.translate("clerks", "登录"),
            parent,
        )
        self._desk = desk
        self.password = self.line(self.tr("中心的密码"), secret=True)
        self.add_new_password(shown=False)
        self.go.clicked.connect(self._send)

    def _send(self) -> None:
        if not self.filled(self.password):
            return
        self.busy()
        self._desk.runner.run(self._work(), lambda _: self.accept(), self.refused)

    def _work(self) -> Callable[[], None]:
        unlocked, password, new = self._desk.unlocked, self.password.text(), self.new.text()
        if self.new.isVisibleTo(self):
            return lambda: clerks.change_at_centre(unlocked, password, new)
        return lambda: clerks.take_over_password(unlocked, password)


class NewSharesDialog(DialogForm):
    """Three new recovery shares; those handed out before become void."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(
            QCoreApplication.translate("clerks", "新的恢复码"),
            QCoreApplication.translate("clerks", "重新生成三份恢复码。以前的三份立即作废，请收回销毁。"),
            QCoreApplication.translate("clerks", "生成"),
            parent,
        )
        self._desk = desk
        self.password = self.line(self.tr("您的密码"), secret=True)
        self._waiting = Waiting(desk.runner, desk.unlocked.profile.folder, self.go, self.say)
        self.go.clicked.connect(self._send)

    def _send(self) -> None:
        password = self.password.text()
        self.busy()
        self._desk.runner.run(lambda: clerks.new_shares(self._desk.unlocked, password), self._done, self._wrong)

    def _done(self, shares: tuple[str, ...]) -> None:
        SharesDialog(shares, self).exec()
        self.accept()

    def _wrong(self, error: ExpectedError) -> None:
        self.password.clear()
        self.failed(error)
        self._waiting.look(self._desk.session.account)
