"""The key file: one random data key, never stored bare, in slots.

Format `qiantai-key`, version 1 (JSON, UTF-8). Every slot wraps the same 32-byte data key with AES-256-GCM; the
whole header and the slot's own parameters are the associated data, so a changed parameter is refused.

- a `clerk` slot: HKDF-SHA256 (RFC 5869) of Argon2id (RFC 9106; 64 MiB, 3 passes, 4 lanes) of her password,
  together with this machine's secret, which lives in the system's key ring or in a file of the owner alone;
- a `recovery` slot: X25519 (RFC 7748) to a public key whose private half exists only as three shares, of which
  two open it (SLIP-39). Losing or changing the key ring leads there, never to a new empty store.

The data key stays what it is; what changes is who can reach it. Every change writes a new file beside the old one,
waits for the disk and takes its name: a kill or a power cut at any moment leaves the old slots or the new, whole.
"""

import errno
import json
import os
import secrets
import threading
from base64 import b64decode, b64encode
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from shamir_mnemonic import MnemonicError, combine_mnemonics, generate_mnemonics
from shamir_mnemonic.share import Share
from shamir_mnemonic.wordlist import WORD_INDEX_MAP

from offline_store.errors import DiskFull, ExpectedError
from offline_store.types import canonical, new_id

FORMAT, VERSION = "qiantai-key", 1
KEY_BYTES = 32
ARGON2 = {"name": "argon2id", "memory": 64 * 1024, "passes": 3, "lanes": 4}
"""`memory` in KiB."""
SHARE_WORDS = 33

Slot = dict[str, Any]
_changing = threading.Lock()
"""A change reads the slots and writes them anew: one at a time."""


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


class KeyFileNotWritten(ExpectedError):
    """The key file could not be written anew; the old one is as it was."""

    title = "密钥文件没有写成"
    explanation = "密钥文件 {file} 不能写入，原来的密码照旧能用，数据没有任何改动。"
    advice = "请管理员检查文件夹的权限，然后再试一次。"


class BadShare(ExpectedError):
    """One recovery share as it was typed cannot be one; says where to look."""

    title = "第 {share} 份恢复码不对"
    explanation = "{what}。"
    advice = "请对照纸上的词核对。"


@dataclass(frozen=True, slots=True)
class NewKey:
    """What making a key file gives: the data key, and the three shares to hand out; neither is kept."""

    data_key: bytes = field(repr=False)
    shares: tuple[str, ...] = field(repr=False)


def create(path: Path, account: str, password: str, machine_secret: bytes) -> NewKey:
    """Write a new key file with a slot for one clerk and the recovery slot. Raises FileExistsError."""
    data_key = secrets.token_bytes(KEY_BYTES)
    header = {"format": FORMAT, "version": VERSION, "store": new_id()}
    recovery, shares = _new_recovery(header, data_key)
    slots = [_clerk_slot(header, account, password, machine_secret, data_key), recovery]
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        json.dump(header | {"slots": slots}, file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())
    return NewKey(data_key, shares)


def put_clerk(path: Path, data_key: bytes, account: str, password: str, machine_secret: bytes) -> None:
    """Give a clerk a slot, in place of the one she had: a new colleague, a new password.

    Raises KeyFileDamaged, KeyFileNotWritten, DiskFull.
    """
    header = _read(path)[0]
    slot = _clerk_slot(header, account, password, machine_secret, data_key)
    _change(path, lambda slots: [*(other for other in slots if not _is_of(other, account)), slot])


def keep_clerks(path: Path, keep: Collection[str]) -> list[str]:
    """Take away the slots of all clerks but these; whose were taken away.

    The last slot that opens the store is never taken away: where there is no recovery slot, and nobody would be
    left, all stay. Raises as `put_clerk`.
    """
    slots = _read(path)[1]
    gone = [account for account in accounts(path) if account not in keep]
    is_openable = any(s.get("kind") == "recovery" for s in slots) or len(gone) < len(accounts(path))
    if not is_openable:
        return []
    if gone:
        _change(path, lambda slots: [s for s in slots if s.get("kind") != "clerk" or s.get("account") not in gone])
    return gone


def renew_recovery(path: Path, data_key: bytes) -> tuple[str, ...]:
    """Three new shares; the ones before open nothing any more. Raises as `put_clerk`."""
    slot, shares = _new_recovery(_read(path)[0], data_key)
    _change(path, lambda slots: [*(other for other in slots if other.get("kind") != "recovery"), slot])
    return shares


def unlock(path: Path, account: str, password: str, machine_secret: bytes) -> bytes:
    """The data key, by a clerk's password. Raises WrongPassword or KeyFileDamaged."""
    header, slots = _read(path)
    for slot in slots:
        if _is_of(slot, account):
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


def wrong_word(words: Sequence[str]) -> tuple[int, str] | None:
    """Which of a share's words, counted from 1, is not in the list of words (SLIP-39); None when all are."""
    return next(((n, word) for n, word in enumerate(words, 1) if word.lower() not in WORD_INDEX_MAP), None)


def check_share(number: int, text: str) -> None:
    """Whether a share was copied rightly; `number` is which of those asked for. Raises BadShare, with the word."""
    words = text.lower().split()
    if wrong := wrong_word(words):
        raise BadShare(share=number, what="第 {} 个词“{}”不在词表里".format(*wrong))
    if len(words) != SHARE_WORDS:
        raise BadShare(share=number, what=f"应有 {SHARE_WORDS} 个词，现在是 {len(words)} 个")
    try:
        Share.from_mnemonic(" ".join(words))
    except MnemonicError as error:  # its checksum finds up to three wrong words, but not which
        raise BadShare(share=number, what="每个词都在词表里，但合起来不对，有词抄错或顺序颠倒") from error


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


def _change(path: Path, change: Callable[[list[Slot]], list[Slot]]) -> None:
    with _changing:
        header, slots = _read(path)
        _write_anew(path, json.dumps(header | {"slots": change(slots)}, ensure_ascii=False, indent=1).encode())


def _write_anew(path: Path, content: bytes) -> None:
    """The new file is whole on the disk before it takes the old one's name."""
    new = path.with_name(f"{path.name}.new")
    try:
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise DiskFull from error
        raise KeyFileNotWritten(file=path.name) from error


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":  # elsewhere a folder cannot be opened, and the file system keeps its own journal
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _is_of(slot: Slot, account: str) -> bool:
    return slot.get("kind") == "clerk" and slot.get("account") == account


def _new_recovery(header: dict[str, Any], data_key: bytes) -> tuple[Slot, tuple[str, ...]]:
    private = X25519PrivateKey.generate()
    shares = generate_mnemonics(1, [(2, 3)], private.private_bytes_raw(), iteration_exponent=0)[0]
    return _recovery_slot(header, private.public_key(), data_key), tuple(shares)


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
