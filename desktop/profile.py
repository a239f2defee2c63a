"""A profile: the folder in which one desk keeps its store, its key file and its recordings."""

import os
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from desktop.machine import create_secret, load_secret
from desktop.sync.client import CentreClient
from desktop.sync.login import load_token, save_token
from offline_store import keyfile
from offline_store.settings import Desk, load_desk, save_desk
from offline_store.store import Store, open_store


@dataclass(frozen=True, slots=True)
class Profile:
    """Where things lie."""

    folder: Path

    @property
    def key_file(self) -> Path:
        """The slots of the data key."""
        return self.folder / "store.key"

    @property
    def recordings(self) -> Path:
        """The encrypted sound files."""
        return self.folder / "recordings"

    @property
    def exists(self) -> bool:
        """Whether a desk was set up here."""
        return self.key_file.exists()


@dataclass(frozen=True, slots=True)
class Unlocked:
    """A profile that was opened with a password."""

    profile: Profile
    store: Store
    desk: Desk
    client: CentreClient
    secret_in_key_ring: bool


def default_folder() -> Path:
    """The profile of this user; QIANTAI_HOME says otherwise."""
    override = os.environ.get("QIANTAI_HOME")
    return Path(override) if override else user_data_path("qiantai", appauthor=False) / "profile"


def create_profile(profile: Profile, desk: Desk, password: str, token: str) -> tuple[str, ...]:
    """Set up an enrolled desk with its first clerk and her token at the centre; the three recovery shares."""
    profile.recordings.mkdir(parents=True, exist_ok=True, mode=0o700)
    profile.folder.chmod(0o700)
    secret = create_secret(profile.folder)
    new = keyfile.create(profile.key_file, desk.account, password, secret.value)
    store = open_store(profile.folder, new.data_key)
    try:
        with store.apply() as session:
            save_desk(session, desk)
            save_token(session, token)
    finally:
        store.close()
    return new.shares


def unlock(profile: Profile, account: str, password: str, centre: str = "") -> Unlocked:
    """Open a profile; `centre` is its address today where that is not what it was (practice).

    Raises WrongPassword, MachineSecretLost, KeyFileDamaged and what opening a store raises.
    """
    secret = load_secret(profile.folder)
    key = keyfile.unlock(profile.key_file, account, password, secret.value)
    store = open_store(profile.folder, key)
    with store.read() as session:
        desk, token = load_desk(session), load_token(session)
    assert desk is not None  # create_profile writes it before anything else
    client = CentreClient(centre or desk.centre, token)
    return Unlocked(profile, store, desk, client, secret.in_key_ring)
