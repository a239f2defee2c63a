"""The key file: one random data key, never stored bare, in slots.

Format `qiantai-key`, version 1 (JSON, UTF-8). Every slot wraps the same 32-byte data key with AES-256-GCM; the
whole header and the slot's own parameters are the associated data, so a changed parameter is refused.

- a `clerk` slot: HKDF-SHA256 (RFC 5869) of Argon2id (RFC 9106; 64 MiB, 3 passes, 4 lanes) of her password,
  together with this machine's secret, which lives in the system's key ring or in a file of the owner alone;
- a `recovery` slot: X25519 (RFC 7748) to a public key whose private half exists only as three shares, of which
  two open it (SLIP-39). Losing or changing the key ring leads there, never to a new empty store.
"""

import json
import os
import secrets
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from shamir_mnemonic import MnemonicError, combine_mnemonics, generate_mnemonics

from offline_store.errors import ExpectedError
from offline_store.types import canonical, new_id

FORMAT, VERSION = "qiantai-key", 1
KEY_BYTES = 32
ARGON2 = {"name": "argon2id", "memory": 64 * 1024, "passes": 3, "lanes": 4}
"""`memory` in KiB."""

Slot = dict[str, Any]


class WrongPassword(ExpectedError):
    """No clerk slot of this account opens with the password and this machine's secret."""

    title = "打不开"
    explanation = "密码不对，或者这台电脑的密钥已经换过。数据没有任何改动。"
    advice = "请再输入一次密码，注意大小写。仍然不行，请管理员用恢复码打开。"


class KeyFileDamaged(ExpectedError):
    """The key file is missing, not ours, of a newer version, or a slot of it was changed."""

    title = "密钥文件有问题"
    explanation = "密钥文件 {file} 读不出来或被改动过。数据没有任何改动。"
    advice = "请不要删除任何文件。请管理员用备份里的密钥文件或恢复码打开。"


class WrongShares(ExpectedError):
    """The recovery shares are not two of this store's three."""

    title = "恢复码不对"
    explanation = "需要三份恢复码中的任意两份，每份 33 个词，都要属于这台电脑的数据。"
    advice = "请逐词核对后再输入一次。"


@dataclass(frozen=True, slots=True)
class NewKey:
    """What making a key file gives: the data key, and the three shares to hand out; neither is kept."""

    data_key: bytes
    shares: tuple[str, ...]


def create(path: Path, account: str, password: str, machine_secret: bytes) -> NewKey:
    """Write a new key file with a slot for one clerk and the recovery slot. Raises FileExistsError."""
    data_key, private = secrets.token_bytes(KEY_BYTES), X25519PrivateKey.generate()
    header = {"format": FORMAT, "version": VERSION, "store": new_id()}
    slots = [
        _clerk_slot(header, account, password, machine_secret, data_key),
        _recovery_slot(header, private.public_key(), data_key),
    ]
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        json.dump(header | {"slots": slots}, file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())
    shares = generate_mnemonics(1, [(2, 3)], private.private_bytes_raw(), iteration_exponent=0)[0]
    return NewKey(data_key, tuple(shares))


def unlock(path: Path, account: str, password: str, machine_secret: bytes) -> bytes:
    """The data key, by a clerk's password. Raises WrongPassword or KeyFileDamaged."""
    header, slots = _read(path)
    for slot in slots:
        if slot.get("kind") == "clerk" and slot.get("account") == account:
            try:
                key = _clerk_key(slot, password, machine_secret)
                return _unwrap(header, slot, key)
            except InvalidTag as error:
                raise WrongPassword from error
            except (KeyError, ValueError, TypeError) as error:
                raise KeyFileDamaged(file=path.name) from error
    raise WrongPassword


def recover(path: Path, shares: Sequence[str]) -> bytes:
    """The data key, by two of the three recovery shares. Raises WrongShares or KeyFileDamaged."""
    header, slots = _read(path)
    try:
        private = X25519PrivateKey.from_private_bytes(combine_mnemonics(shares))
    except (MnemonicError, ValueError) as error:
        raise WrongShares from error
    slot = next((slot for slot in slots if slot.get("kind") == "recovery"), None)
    if slot is None:
        raise KeyFileDamaged(file=path.name)
    try:
        ephemeral = X25519PublicKey.from_public_bytes(_bytes(slot["ephemeral"]))
        return _unwrap(header, slot, _derive(private.exchange(ephemeral), b"recovery"))
    except InvalidTag as error:
        raise WrongShares from error
    except (KeyError, ValueError, TypeError) as error:
        raise KeyFileDamaged(file=path.name) from error


def accounts(path: Path) -> list[str]:
    """The accounts that have a slot. Raises KeyFileDamaged."""
    return [str(slot["account"]) for slot in _read(path)[1] if slot.get("kind") == "clerk" and "account" in slot]


def _read(path: Path) -> tuple[dict[str, Any], list[Slot]]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        header = {name: content[name] for name in ("format", "version", "store")}
        slots = content["slots"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise KeyFileDamaged(file=path.name) from error
    if header["format"] != FORMAT or header["version"] != VERSION or not all(isinstance(slot, dict) for slot in slots):
        raise KeyFileDamaged(file=path.name)
    return header, slots


def _clerk_slot(header: dict[str, Any], account: str, password: str, machine_secret: bytes, data_key: bytes) -> Slot:
    slot: Slot = {"kind": "clerk", "account": account, "kdf": ARGON2 | {"salt": _text(secrets.token_bytes(16))}}
    return _wrap(header, slot, _clerk_key(slot, password, machine_secret), data_key)


def _recovery_slot(header: dict[str, Any], public: X25519PublicKey, data_key: bytes) -> Slot:
    ephemeral = X25519PrivateKey.generate()
    slot: Slot = {
        "kind": "recovery",
        "scheme": "x25519-hkdf-sha256; private key in SLIP-39 shares, 2 of 3",
        "ephemeral": _text(ephemeral.public_key().public_bytes_raw()),
    }
    return _wrap(header, slot, _derive(ephemeral.exchange(public), b"recovery"), data_key)


def _clerk_key(slot: Slot, password: str, machine_secret: bytes) -> bytes:
    kdf = slot["kdf"]
    # only these parameters are ever used: a file that asks for gigabytes or for one pass is refused, not obeyed
    if {name: kdf[name] for name in ARGON2} != ARGON2:
        raise ValueError("unknown parameters")
    stretched = hash_secret_raw(
        password.encode(),
        _bytes(kdf["salt"]),
        time_cost=kdf["passes"],
        memory_cost=kdf["memory"],
        parallelism=kdf["lanes"],
        hash_len=KEY_BYTES,
        type=Type.ID,
    )
    return _derive(stretched + machine_secret, b"clerk")


def _derive(secret: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=b"qiantai-key/1/" + purpose).derive(secret)


def _wrap(header: dict[str, Any], slot: Slot, key: bytes, data_key: bytes) -> Slot:
    nonce = secrets.token_bytes(12)
    slot = slot | {"nonce": _text(nonce)}
    return slot | {"wrapped": _text(AESGCM(key).encrypt(nonce, data_key, canonical([header, slot])))}


def _unwrap(header: dict[str, Any], slot: Slot, key: bytes) -> bytes:
    bound = {name: value for name, value in slot.items() if name != "wrapped"}
    return AESGCM(key).decrypt(_bytes(slot["nonce"]), _bytes(slot["wrapped"]), canonical([header, bound]))


def _text(value: bytes) -> str:
    return b64encode(value).decode()


def _bytes(text: str) -> bytes:
    return b64decode(text, validate=True)
