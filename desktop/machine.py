"""This machine's secret: one half of every clerk's slot in the key file.

It lives in the system's key ring; where none is at hand, in a file of the owner alone, and the program says so.
All of it may wait for the key ring, so none of it is for the screen's thread.
"""

import os
import secrets
from base64 import b64decode, b64encode
from dataclasses import dataclass
from pathlib import Path

import keyring
from keyring.errors import KeyringError

from offline_store.errors import ExpectedError

SERVICE = "qiantai"
FILE = "machine.key"


class MachineSecretLost(ExpectedError):
    """The key ring is locked, gone or another one."""

    title = "取不到本机密钥"
    explanation = "系统的密钥环没有打开，或者换成了另一个，里面没有这台电脑的密钥。数据没有任何改动。"
    advice = "请先解锁系统的密钥环再打开前台。如果密钥环已经重建，请管理员用恢复码打开。"


@dataclass(frozen=True, slots=True)
class MachineSecret:
    """32 bytes, and whether the key ring holds them."""

    value: bytes
    in_key_ring: bool


def create_secret(folder: Path) -> MachineSecret:
    """Make the secret of a new profile folder."""
    value = secrets.token_bytes(32)
    try:
        keyring.set_password(SERVICE, _name(folder), b64encode(value).decode())
        if keyring.get_password(SERVICE, _name(folder)) == b64encode(value).decode():
            return MachineSecret(value, in_key_ring=True)
    except (KeyringError, RuntimeError):
        pass  # no key ring at hand: the file below, and a banner
    _write_file(folder / FILE, value)
    return MachineSecret(value, in_key_ring=False)


def load_secret(folder: Path) -> MachineSecret:
    """The secret of a profile folder. Raises MachineSecretLost; never makes a new one."""
    file = folder / FILE
    if file.exists():
        return MachineSecret(b64decode(file.read_text("ascii")), in_key_ring=False)
    try:
        known = keyring.get_password(SERVICE, _name(folder))
    except (KeyringError, RuntimeError) as error:
        raise MachineSecretLost from error
    if known is None:
        raise MachineSecretLost
    return MachineSecret(b64decode(known), in_key_ring=True)


def _name(folder: Path) -> str:
    return str(folder.resolve())


def _write_file(file: Path, value: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as out:
        out.write(b64encode(value).decode())
        out.flush()
        os.fsync(out.fileno())
