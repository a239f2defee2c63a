"""The machine's secret: in the key ring, or in a file of the owner alone; never silently replaced."""

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

from desktop.machine import FILE, MachineSecretLost, create_secret, load_secret


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
    assert load_secret(tmp_path) == made
    assert not (tmp_path / FILE).exists()


def test_without_a_key_ring_a_file_of_the_owner_alone(ring, tmp_path):
    ring.locked = True
    made = create_secret(tmp_path)
    assert not made.in_key_ring
    assert (tmp_path / FILE).stat().st_mode & 0o077 == 0
    assert load_secret(tmp_path) == made


def test_a_lost_or_locked_key_ring_is_said_and_nothing_new_is_made(ring, tmp_path):
    create_secret(tmp_path)
    ring.locked = True
    with pytest.raises(MachineSecretLost, match="恢复码"):
        load_secret(tmp_path)
    ring.locked = False
    ring.kept.clear()
    with pytest.raises(MachineSecretLost):
        load_secret(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_two_profiles_have_two_secrets(ring, tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    assert create_secret(one).value != create_secret(other).value
