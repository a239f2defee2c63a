"""Whom this machine believes to be the centre: the site's own authority where one is installed, else the system's."""

import os
import ssl
from pathlib import Path

from platformdirs import site_config_path

from offline_store.errors import filling

FILE = "centre-ca.pem"


def site_authority() -> Path | None:
    """The certificates the site has put on this machine; QIANTAI_AUTHORITY names another file (for trying out)."""
    override = os.environ.get("QIANTAI_AUTHORITY")
    file = Path(override) if override else site_config_path("qiantai", appauthor=False) / FILE
    return file if override or file.is_file() else None


def context(authority: Path | None) -> ssl.SSLContext:
    """TLS 1.2 at least; with an authority, no certificate outside it is believed. Raises OSError for a bad file."""
    made = ssl.create_default_context(cafile=authority)
    made.minimum_version = ssl.TLSVersion.TLSv1_2
    return made


def why(error: BaseException | None) -> str | None:
    """In words, why a certificate was not believed; None when the trouble was another one."""
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return _REASONS.get(error.verify_code, filling("不是本单位信任的机构签发的"))
        if isinstance(error, ssl.SSLError):
            return filling("对方不支持安全的加密方式（TLS 1.2 以上）")
        error = error.__cause__ or error.__context__
    return None


_REASONS = {
    9: filling("还没有生效，请先检查本机的日期和时间"),
    10: filling("已经过期"),
    62: filling("是发给另一台服务器的"),
    64: filling("是发给另一台服务器的"),
}
"""OpenSSL's X509_V_ERR_ codes: not yet valid, has expired, host name mismatch, IP address mismatch."""
