"""A SIP account as it is set, and its answer to a registrar's challenge (RFC 8760, RFC 7616)."""

import hashlib
import secrets
from dataclasses import dataclass, field
from urllib.request import parse_http_list, parse_keqv_list

from offline_store.errors import ExpectedError

PORT = 5060


class BadAccount(ExpectedError):
    """What was entered cannot be a SIP account."""

    title = "SIP 账号没有填对"
    explanation = "{what}。设置没有保存。"
    advice = "请按电话系统管理员给的服务器、账号和密码填写。"


class RegistrarLost(ExpectedError):
    """The telephone system does not answer."""

    title = "电话系统没有应答"
    explanation = "连不上电话系统 {server}，来电不会自动弹出；会一直自动重试。"
    advice = "请检查网络；这期间可以按 F5 登记来电。"


class WrongSipPassword(ExpectedError):
    """The registrar took neither account nor password."""

    title = "电话系统不认这个密码"
    explanation = "电话系统 {server} 不接受账号 {user} 的密码，来电不会自动弹出。"
    advice = "请在电话设置里重新输入密码，或者问电话系统的管理员。"


class AccountRefused(ExpectedError):
    """The registrar knows no such account, or does not let it in; `code` as SIP says it."""

    title = "电话系统不接受这个账号"
    explanation = "电话系统 {server} 拒绝了账号 {user}（{code}），来电不会自动弹出。"
    advice = "请核对账号，或者请电话系统的管理员开通它。"


@dataclass(frozen=True, slots=True)
class SipAccount:
    """Where to register, as whom."""

    server: str
    """A host name, an IPv4 or an IPv6 address."""
    user: str
    password: str = field(repr=False)
    port: int = PORT
    login: str = ""
    """The name to prove oneself by, where that is not `user`."""
    local_port: int = 0
    """Where to listen; 0 lets the system choose."""

    @property
    def host(self) -> str:
        """The server as it stands in a URI."""
        return f"[{self.server}]" if ":" in self.server else self.server


def authorization(challenge: str, account: SipAccount, method: str, uri: str) -> str | None:
    """What to answer a challenge with; None where this program does not know how.

    The strongest that is offered of SHA-256 and MD5: many telephone systems know the second alone.
    """
    scheme, _, rest = challenge.partition(" ")
    if scheme.lower() != "digest":
        return None
    try:
        told = parse_keqv_list(parse_http_list(rest))
    except (ValueError, IndexError):
        return None
    algorithm = told.get("algorithm", "MD5").upper()
    hashes = {"MD5": hashlib.md5, "SHA-256": hashlib.sha256}
    qop = {each.strip() for each in told.get("qop", "").split(",")}
    if algorithm not in hashes or "nonce" not in told or (qop != {""} and "auth" not in qop):
        return None

    def hashed(*parts: str) -> str:
        return hashes[algorithm](":".join(parts).encode()).hexdigest()

    user, realm, nonce = account.login or account.user, told.get("realm", ""), told["nonce"]
    own, what = hashed(user, realm, account.password), hashed(method, uri)
    cnonce, count = secrets.token_hex(8), "00000001"
    response = hashed(own, nonce, count, cnonce, "auth", what) if "auth" in qop else hashed(own, nonce, what)
    said = {"username": user, "realm": realm, "nonce": nonce, "uri": uri, "response": response}
    parts = [f'{name}="{_escaped(value)}"' for name, value in said.items()]
    parts.append(f"algorithm={algorithm}")
    if "auth" in qop:
        parts += ["qop=auth", f"nc={count}", f'cnonce="{cnonce}"']
    if "opaque" in told:
        parts.append(f'opaque="{_escaped(told["opaque"])}"')
    return f"Digest {', '.join(parts)}"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
