"""电话设置: how this desk hears that it is called, and how it calls."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QSpinBox, QWidget

from desktop.telephone.setup import HANDED_OVER, MODEM, NONE, SHOWN, SIP, TelephoneSetup
from desktop.telephoning import ClerkState, Telephoning
from ui.dialog_form import DialogForm
from ui.properties import having
from ui.words import explained, said


class TelephoneDialog(DialogForm):
    """Only the lines of the chosen kind are shown; the password is never shown again."""

    def __init__(self, telephone: Telephoning, parent: QWidget) -> None:
        told = self.tr("来电时在窗口上方提示是谁打来的。程序不接电话：您照常拿起话筒，按 Ctrl+F4 登记。")
        super().__init__(self.tr("电话设置"), told, self.tr("保存"), parent)
        self._telephone = telephone
        self.kind, self.way, self.serial = QComboBox(), QComboBox(), QComboBox()
        for words, value in (
            (self.tr("没有，只用粘贴的号码"), NONE),
            (self.tr("来电显示盒（串口）"), MODEM),
            (self.tr("SIP 账号（只听来电）"), SIP),
        ):
            self.kind.addItem(words, value)
        for words, value in (
            (self.tr("大字显示号码，手工拨"), SHOWN),
            (self.tr("交给软电话（tel:）"), HANDED_OVER),
            (self.tr("由来电显示盒拨号"), MODEM),
        ):
            self.way.addItem(words, value)
        self.serial.setEditable(True)
        self._row(self.tr("来电提示"), self.kind)
        self._row(self.tr("拨号"), self.way)
        self._row(self.tr("串口"), self.serial)
        self.server, self.user = self.line(self.tr("服务器")), self.line(self.tr("账号"))
        self.port = having(QSpinBox(), minimum=1, maximum=65_535, value=5060)
        self._row(self.tr("端口"), self.port)
        self.login = self.line(self.tr("认证用户名（和账号一样就留空）"))
        self.password = self.line(self.tr("密码"), secret=True)
        self.health = having(QLabel(wordWrap=True), objectName="faint")
        self.lines.addRow(self.tr("现在"), self.health)
        self.kind.currentIndexChanged.connect(self._fit_kind)
        self.way.currentIndexChanged.connect(self._fit_kind)
        self.go.clicked.connect(self._keep)
        telephone.state_changed.connect(self._show_state)
        self._show_state(telephone.state)
        self._fit_kind()
        self.busy()  # until what is set is known
        telephone.read_setup(self._show)
        telephone.ports(self._offer_ports)

    def _row(self, label: str, widget: QComboBox | QSpinBox | QLineEdit) -> None:
        widget.setAccessibleName(label)
        self.lines.addRow(label, widget)

    def _show(self, found: TelephoneSetup) -> None:
        self.kind.setCurrentIndex(self.kind.findData(found.line))
        self.way.setCurrentIndex(self.way.findData(found.way))
        self.serial.setEditText(found.serial_port)
        self.server.setText(found.server)
        self.user.setText(found.user)
        self.login.setText(found.login)
        self.port.setValue(found.server_port)
        self.password.setPlaceholderText(self.tr("已保存，不改就留空") if found.password else "")
        self.busy(busy=False)
        self._fit_kind()

    def _offer_ports(self, found: list[tuple[str, str]]) -> None:
        typed = self.serial.currentText()
        for name, about in found:
            self.serial.addItem(name, name)
            self.serial.setItemData(self.serial.count() - 1, about)
        self.serial.setEditText(typed or (found[0][0] if found else ""))

    def _fit_kind(self, _index: int = 0) -> None:
        kind, way = self.kind.currentData(), self.way.currentData()
        shown: dict[QWidget, bool] = {self.serial: MODEM in (kind, way)}
        shown |= dict.fromkeys((self.server, self.port, self.user, self.login, self.password), kind == SIP)
        for widget, is_shown in shown.items():
            self.lines.setRowVisible(widget, is_shown)
        self.fit()

    def _show_state(self, state: ClerkState) -> None:
        self.health.setText(state_words(state))

    def _keep(self) -> None:
        wanted = TelephoneSetup(
            line=self.kind.currentData(),
            way=self.way.currentData(),
            serial_port=self.serial.currentText().strip(),
            server=self.server.text().strip().strip("[]"),
            server_port=self.port.value(),
            user=self.user.text().strip(),
            login=self.login.text().strip(),
            password=self.password.text(),
        )
        self.busy()
        self._telephone.keep_setup(wanted, lambda _none: self.accept(), self.failed)


def state_words(state: ClerkState) -> str:
    """How the line of this desk is."""
    if state.error is not None:
        return f"{said(state.error)[0]}。{explained(state.error)}"
    if not state.line:
        return QCoreApplication.translate("telephone", "没有设置来电提示")
    if state.is_up:
        return QCoreApplication.translate("telephone", "已接通")
    return QCoreApplication.translate("telephone", "正在连接…")
