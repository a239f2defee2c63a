"""How this desk hears that it is called, and how it calls: kept in its encrypted store, the password with it."""

from dataclasses import asdict, dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from desktop.telephone.sip_account import PORT, BadAccount, SipAccount
from offline_store import audit, settings
from offline_store.settings import Desk

NAME = "telephone"
NONE, MODEM, SIP = LINES = ("", "modem", "sip")
SHOWN, HANDED_OVER = "", "tel"
WAYS = (SHOWN, HANDED_OVER, MODEM)
"""How a number is dialled: shown in large, handed over to a softphone (`tel:`), dialled by the modem."""


@dataclass(frozen=True, slots=True)
class TelephoneSetup:
    """What is set."""

    line: str = NONE
    """Of LINES."""
    way: str = SHOWN
    """Of WAYS."""
    serial_port: str = ""
    server: str = ""
    server_port: int = PORT
    user: str = ""
    login: str = ""
    password: str = field(default="", repr=False)

    @property
    def account(self) -> SipAccount:
        """The SIP account."""
        return SipAccount(self.server, self.user, self.password, self.server_port, self.login)


def load(session: Session) -> TelephoneSetup:
    """What is set at this desk; a setting of a newer program counts as far as it is known."""
    kept: dict[str, Any] = settings.get(session, NAME)
    return TelephoneSetup(**{name: kept[name] for name in TelephoneSetup.__dataclass_fields__ if name in kept})


def save(session: Session, desk: Desk, wanted: TelephoneSetup) -> TelephoneSetup:
    """Keep it; an empty password leaves the one that is kept. Raises BadAccount."""
    known = load(session)
    kept_password = wanted.password or (known.password if known.server == wanted.server else "")
    wanted = TelephoneSetup(**(asdict(wanted) | {"password": kept_password}))
    check(wanted)
    settings.put(session, NAME, asdict(wanted))
    audit.note(session, desk.account, "setting", NAME, line=wanted.line, way=wanted.way)
    return wanted


def check(wanted: TelephoneSetup) -> None:
    """Raises BadAccount for what cannot be."""
    if wanted.line == SIP:
        for text, what in (
            (wanted.server, "没有填服务器"),
            (wanted.user, "没有填账号"),
            (wanted.password, "没有填密码"),
        ):
            if not text.strip():
                raise BadAccount(what=what)
        if any(each.isspace() or each in '<>@;"' for each in wanted.server + wanted.user):
            raise BadAccount(what="服务器或账号里有空格或符号")
        if not 1 <= wanted.server_port <= 65_535:
            raise BadAccount(what="端口要在 1 到 65535 之间")
    if MODEM in (wanted.line, wanted.way) and not wanted.serial_port.strip():
        raise BadAccount(what="没有选来电显示盒的端口")
