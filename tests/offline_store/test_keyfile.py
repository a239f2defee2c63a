"""The key file: the right password and machine open it, everything else is refused in words."""

import json

import pytest

from offline_store import keyfile
from offline_store.keyfile import KeyFileDamaged, WrongPassword, WrongShares

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
