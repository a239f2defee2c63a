"""The machine's secret: in the key ring, or in a file of the owner alone; never silently replaced."""

import threading

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

from desktop import machine
from desktop.machine import FILE, MachineSecretLost, create_secret, load_secrets


class Ring(KeyringBackend):
    """A key ring in memory, that can be locked; only for these tests."""

    priority = -1  # never chosen by itself

    def __init__(self):
        super().__init__()
        self.kept, self.locked = {}, False

    def get_password(self, service, username):
        if self.locked:
            raise KeyringLocked
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        if self.locked:
            raise KeyringLocked
        self.kept[service, username] = password

    def delete_password(self, service, username):
        raise PasswordDeleteError


@pytest.fixture
def ring():
    before, made = keyring.get_keyring(), Ring()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


def test_the_key_ring_keeps_it(ring, tmp_path):
    made = create_secret(tmp_path)
    assert made.in_key_ring
    assert load_secrets(tmp_path) == [made]
    assert not (tmp_path / FILE).exists()


def test_without_a_key_ring_a_file_of_the_owner_alone(ring, tmp_path):
    ring.locked = True
    made = create_secret(tmp_path)
    assert not made.in_key_ring
    assert (tmp_path / FILE).stat().st_mode & 0o077 == 0
    assert load_secrets(tmp_path) == [made]


def test_a_lost_or_locked_key_ring_is_said_and_nothing_new_is_made(ring, tmp_path):
    create_secret(tmp_path)
    ring.locked = True
    with pytest.raises(MachineSecretLost, match="恢复码"):
        load_secrets(tmp_path)
    ring.locked = False
    ring.kept.clear()
    with pytest.raises(MachineSecretLost):
        load_secrets(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_secret_made_while_the_key_ring_is_locked_hides_nothing_that_is_in_it(ring, tmp_path):
    """A kill between the new secret and the new slots leaves both to be tried."""
    before = create_secret(tmp_path)
    ring.locked = True
    new = create_secret(tmp_path)
    ring.locked = False
    assert load_secrets(tmp_path) == [new, before]


def test_a_damaged_file_is_a_lost_secret_and_can_be_made_anew(ring, tmp_path):
    ring.locked = True
    create_secret(tmp_path)
    (tmp_path / FILE).write_text("rubbish")
    with pytest.raises(MachineSecretLost):
        load_secrets(tmp_path)
    made = create_secret(tmp_path)
    assert load_secrets(tmp_path) == [made]


def test_a_prompt_that_nobody_answers_holds_nothing_up(ring, tmp_path, monkeypatch):
    create_secret(tmp_path)
    answered = threading.Event()
    monkeypatch.setattr(machine, "PATIENCE", 0.05)
    monkeypatch.setattr(ring, "get_password", lambda *_: answered.wait(30) and None)
    with pytest.raises(MachineSecretLost):
        load_secrets(tmp_path)
    answered.set()


def test_two_profiles_have_two_secrets(ring, tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    assert create_secret(one).value != create_secret(other).value
