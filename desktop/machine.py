"""This machine's secret: one half of every clerk's slot in the key file.

It lives in the system's key ring; where none is at hand, in a file of the owner alone, and the program says so.
All of it may wait for the key ring, so none of it is for the screen's thread.
"""

import logging
import os
import secrets
import threading
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import keyring

from offline_store.errors import ExpectedError

SERVICE = "qiantai"
FILE = "machine.key"
LENGTH = 32
PATIENCE = 120.0
"""Seconds for a person to answer the key ring's own prompt."""


class MachineSecretLost(ExpectedError):
    """The key ring is locked, gone or another one."""

    title = "取不到本机密钥"
    explanation = "系统的密钥环没有打开，或者换成了另一个，里面没有这台电脑的密钥。数据没有任何改动。"
    advice = "请先解锁系统的密钥环再打开前台。如果密钥环已经重建，请管理员用恢复码打开。"


@dataclass(frozen=True, slots=True)
class MachineSecret:
    """32 bytes, and whether the key ring holds them."""

    value: bytes = field(repr=False)
    in_key_ring: bool


def create_secret(folder: Path) -> MachineSecret:
    """Make the secret of a new profile folder, or of one whose secret is lost: the slots are then made anew too.

    Where the key ring is locked, what it may hold stays in it.
    """
    value = secrets.token_bytes(LENGTH)
    text = b64encode(value).decode()
    _ask_key_ring(lambda: keyring.set_password(SERVICE, _name(folder), text))
    if _ask_key_ring(lambda: keyring.get_password(SERVICE, _name(folder))) == text:
        (folder / FILE).unlink(missing_ok=True)
        return MachineSecret(value, in_key_ring=True)
    _write_file(folder / FILE, value)  # and a banner says so
    return MachineSecret(value, in_key_ring=False)


def load_secrets(folder: Path) -> list[MachineSecret]:
    """The secrets a profile's slots may have been made with: the file's, and the key ring's.

    Two only after a recovery that made a new one while the key ring was locked, and then a kill may have come
    between. Raises MachineSecretLost; never makes a new one.
    """
    found = [secret for secret in (_from_file(folder / FILE), _from_key_ring(folder)) if secret]
    if not found:
        raise MachineSecretLost
    return found


def _from_file(file: Path) -> MachineSecret | None:
    try:
        value = b64decode(file.read_text("ascii"), validate=True)
    except (OSError, ValueError):
        return None
    return MachineSecret(value, in_key_ring=False) if len(value) == LENGTH else None


def _from_key_ring(folder: Path) -> MachineSecret | None:
    known = _ask_key_ring(lambda: keyring.get_password(SERVICE, _name(folder)))
    try:
        value = b64decode(known or "", validate=True)
    except ValueError:
        return None
    return MachineSecret(value, in_key_ring=True) if len(value) == LENGTH else None


def _ask_key_ring(question: Callable[[], str | None]) -> str | None:
    """Its answer; None when there is no key ring, it stays locked, or nobody answers its prompt in time."""
    answers: list[str | None] = []

    def ask() -> None:
        try:
            answers.append(question())
        except Exception as error:  # noqa: BLE001  # each backend raises its own; whatever it is, there is no answer
            logging.getLogger(__name__).info("no key ring: %s", type(error).__name__)

    asking = threading.Thread(target=ask, name="key ring", daemon=True)  # a prompt nobody closes holds up no ending
    asking.start()
    asking.join(PATIENCE)
    return answers[0] if answers else None


def _name(folder: Path) -> str:
    return str(folder.resolve())


def _write_file(file: Path, value: bytes) -> None:
    """Whole or not at all: it may replace one that is damaged."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    new = file.with_name(f"{file.name}.new")
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as out:
        out.write(b64encode(value).decode())
        out.flush()
        os.fsync(out.fileno())
    new.replace(file)
