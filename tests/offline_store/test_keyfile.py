"""The key file: the right password and machine open it, everything else is refused in words."""

import contextlib
import errno
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offline_store import keyfile
from offline_store.errors import DiskFull
from offline_store.keyfile import BadShare, KeyFileDamaged, WrongPassword, WrongShares

MACHINE = b"m" * 32


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    path = tmp_path_factory.mktemp("key") / "store.key"
    return path, keyfile.create(path, "wangfang", "正确的密码", MACHINE)


def altered(made, tmp_path, change):
    content = json.loads(made[0].read_text(encoding="utf-8"))
    change(content)
    path = tmp_path / "store.key"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_the_right_password_on_the_right_machine_opens(made):
    path, new = made
    assert keyfile.unlock(path, "wangfang", "正确的密码", MACHINE) == new.data_key
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("account", "password", "machine"),
    [("wangfang", "错误的密码", MACHINE), ("wangfang", "正确的密码", b"x" * 32), ("lisi", "正确的密码", MACHINE)],
)
def test_anything_else_is_refused(made, account, password, machine):
    with pytest.raises(WrongPassword):
        keyfile.unlock(made[0], account, password, machine)


def test_two_of_three_shares_open_and_one_does_not(made):
    path, new = made
    for pair in ((0, 1), (0, 2), (1, 2)):
        assert keyfile.recover(path, [new.shares[i] for i in pair]) == new.data_key
    with pytest.raises(WrongShares):
        keyfile.recover(path, [new.shares[0]])
    with pytest.raises(WrongShares):
        keyfile.recover(path, [new.shares[0], "academic acid " * 16 + "one"])


def test_the_key_stands_nowhere_in_the_file(made):
    path, new = made
    content = path.read_bytes()
    assert new.data_key.hex().encode() not in content
    assert not any(share.encode() in content for share in new.shares)


@pytest.mark.parametrize(
    "change",
    [
        lambda c: c["slots"][0]["kdf"].update(passes=1),
        lambda c: c["slots"][0]["kdf"].update(memory=8),
        lambda c: c["slots"][0]["kdf"].update(memory=2**31),
        lambda c: c.update(version=2),
        lambda c: c.update(format="other"),
        lambda c: c.update(slots="x"),
        lambda c: c["slots"][0].pop("nonce"),
        lambda c: c["slots"][0].update(wrapped="!!!"),
    ],
)
def test_a_changed_parameter_is_refused_not_obeyed(made, tmp_path, change):
    with pytest.raises(KeyFileDamaged):
        keyfile.unlock(altered(made, tmp_path, change), "wangfang", "正确的密码", MACHINE)


@pytest.mark.parametrize(
    "change",
    [
        lambda c: c.update(store="another"),
        lambda c: c["slots"][0].update(role="administrator"),
        lambda c: c["slots"][0]["kdf"].update(salt="AAAAAAAAAAAAAAAAAAAAAA=="),
    ],
)
def test_what_is_bound_to_the_slot_cannot_be_exchanged(made, tmp_path, change):
    with pytest.raises(WrongPassword):
        keyfile.unlock(altered(made, tmp_path, change), "wangfang", "正确的密码", MACHINE)


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"null", b"\xff\xfe", b'{"format": "qiantai-key"'])
def test_rubbish_is_refused_in_words(tmp_path, content):
    path = tmp_path / "store.key"
    path.write_bytes(content)
    with pytest.raises(KeyFileDamaged, match="不要删除"):
        keyfile.unlock(path, "a", "b", MACHINE)


def test_an_existing_key_file_is_never_overwritten(made):
    with pytest.raises(FileExistsError):
        keyfile.create(made[0], "a", "b", MACHINE)


NEW_MACHINE = b"n" * 32


@pytest.fixture
def own(made, tmp_path):
    """A key file to change, with its data key."""
    return altered(made, tmp_path, lambda content: None), made[1]


def opens(path, account, password, machine=MACHINE):
    try:
        return keyfile.unlock(path, account, password, machine)
    except WrongPassword:
        return None


def test_a_colleague_gets_a_slot_and_loses_it(own):
    path, new = own
    keyfile.put_clerk(path, new.data_key, "lisi", "李四的密码", MACHINE)
    assert opens(path, "lisi", "李四的密码") == opens(path, "wangfang", "正确的密码") == new.data_key
    assert keyfile.keep_clerks(path, {"wangfang"}) == ["lisi"]
    assert keyfile.accounts(path) == ["wangfang"]
    assert opens(path, "lisi", "李四的密码") is None
    assert path.stat().st_mode & 0o077 == 0


def test_a_new_password_replaces_the_old_one(own):
    path, new = own
    keyfile.put_clerk(path, new.data_key, "wangfang", "换过的密码", NEW_MACHINE)
    assert opens(path, "wangfang", "换过的密码", NEW_MACHINE) == new.data_key
    assert opens(path, "wangfang", "正确的密码") is None
    assert keyfile.recover(path, new.shares[:2]) == new.data_key


def test_new_shares_make_the_old_ones_void(own):
    path, new = own
    shares = keyfile.renew_recovery(path, new.data_key)
    assert keyfile.recover(path, shares[1:]) == new.data_key
    with pytest.raises(WrongShares):
        keyfile.recover(path, new.shares[:2])
    with pytest.raises(WrongShares):
        keyfile.recover(path, [new.shares[0], shares[1]])


def test_the_last_way_in_is_never_taken_away(own, made, tmp_path):
    path, new = own
    assert keyfile.keep_clerks(path, ()) == ["wangfang"], "the recovery slot still opens it"
    assert keyfile.recover(path, new.shares[:2]) == new.data_key
    without = altered(made, tmp_path, lambda c: c.update(slots=[s for s in c["slots"] if s["kind"] == "clerk"]))
    assert keyfile.keep_clerks(without, ()) == []
    assert opens(without, "wangfang", "正确的密码") == new.data_key


class Killed(BaseException):
    """The process ends here."""


def kill_at(monkeypatch, step, cut):
    """Let the `step`th call to the disk be the last; a write puts only its first `cut` bytes there."""
    calls = []

    def guarded(real, is_write=False):
        def call(*args, **kwargs):
            calls.append(real)
            if len(calls) == step:
                if is_write:
                    real(args[0], args[1][:cut])
                raise Killed
            return real(*args, **kwargs)

        return call

    class File:
        def __init__(self, handle, *_):
            self.handle = handle

        def __enter__(self):
            return self

        def __exit__(self, *_):
            os.close(self.handle)

        def write(self, content):
            guarded(os.write, is_write=True)(self.handle, content)

        def flush(self):
            pass

        def fileno(self):
            return self.handle

    monkeypatch.setattr(keyfile.os, "fdopen", File)
    monkeypatch.setattr(keyfile.os, "open", guarded(os.open))
    monkeypatch.setattr(keyfile.os, "fsync", guarded(os.fsync))
    monkeypatch.setattr(Path, "replace", guarded(Path.replace))
    return calls


def in_place(path, content):
    """What must not be: the old slots are gone before the new ones are there."""
    with keyfile.os.fdopen(keyfile.os.open(path, os.O_WRONLY | os.O_TRUNC), "wb") as file:
        file.write(content)


def locked_out(own, monkeypatch, steps):
    """Where a kill during a change of the password leaves neither password opening the store."""
    path, new = own
    whole, found = path.read_bytes(), []
    slot_of = keyfile.unlock(path, "wangfang", "正确的密码", MACHINE)
    assert slot_of == new.data_key
    for step in range(1, steps + 1):
        for cut in {0, 1, len(whole) // 2, len(whole) - 1}:
            with monkeypatch.context() as patched:
                kill_at(patched, step, cut)
                with contextlib.suppress(Killed, KeyFileDamaged):
                    keyfile.put_clerk(path, new.data_key, "wangfang", "换过的密码", MACHINE)
            try:
                is_open = new.data_key in (
                    opens(path, "wangfang", "正确的密码"),
                    opens(path, "wangfang", "换过的密码"),
                )
            except KeyFileDamaged:
                is_open = False
            if not is_open:
                found.append((step, cut))
            path.write_bytes(whole)
    return found


def test_a_kill_at_any_point_of_a_change_leaves_a_password_that_opens(own, monkeypatch):
    monkeypatch.setattr(keyfile, "ARGON2", keyfile.ARGON2 | {"memory": 64, "passes": 1})
    path, new = own
    content = json.loads(path.read_text())
    path.unlink()
    new = keyfile.create(path, "wangfang", "正确的密码", MACHINE)
    assert content["format"] == keyfile.FORMAT
    with monkeypatch.context() as counted:
        calls = kill_at(counted, 0, 0)
        keyfile.put_clerk(path, new.data_key, "wangfang", "正确的密码", MACHINE)
    assert len(calls) >= 5, "open, write, wait for the disk, take the name, wait for the folder"
    assert locked_out((path, new), monkeypatch, len(calls)) == []
    monkeypatch.setattr(keyfile, "_write_anew", in_place)
    assert locked_out((path, new), monkeypatch, 3), "writing in place is caught by this test"


def test_a_full_disk_keeps_the_old_slots_and_says_so(own, monkeypatch):
    path, new = own
    before = path.read_bytes()

    def full(_handle):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(keyfile.os, "fsync", full)
    with pytest.raises(DiskFull):
        keyfile.put_clerk(path, new.data_key, "wangfang", "换过的密码", MACHINE)
    assert path.read_bytes() == before


def test_a_share_is_checked_word_by_word(made):
    share = made[1].shares[0]
    keyfile.check_share(1, f"  {share.upper()}\n")
    words = share.split()
    for wrong, said in (
        (" ".join([*words[:4], "qiantai", *words[5:]]), "第 5 个词“qiantai”"),
        (" ".join(words[:-1]), "应有 33 个词，现在是 32 个"),
        (" ".join([words[1], words[0], *words[2:]]), "顺序颠倒"),
    ):
        with pytest.raises(BadShare, match=said):
            keyfile.check_share(2, wrong)


@given(st.integers(0, 32), st.integers(0, 32))
def test_exchanged_words_never_pass(made, one, other):
    words = made[1].shares[1].split()
    words[one], words[other] = words[other], words[one]
    if words != made[1].shares[1].split():
        with pytest.raises(BadShare):
            keyfile.check_share(1, " ".join(words))
