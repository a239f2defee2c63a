"""A profile: the folder in which one desk keeps its store, its key file and its recordings."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from platformdirs import user_data_path
from sqlalchemy.orm import Session

from desktop import tries
from desktop.machine import MachineSecret, create_secret, load_secrets
from desktop.sync.client import CentreClient
from desktop.sync.errors import LoginFailed
from desktop.sync.login import load_token, log_in, save_token
from offline_store import audit, keyfile, lease
from offline_store.errors import ExpectedError
from offline_store.keyfile import WrongPassword
from offline_store.lease import LeaseOver
from offline_store.settings import Clerk, Desk, load_clerks, load_desk, save_clerks, save_desk
from offline_store.store import Store, open_store


class NotAtThisDesk(ExpectedError):
    """The account has no slot on this machine."""

    title = "这个账号还没有在这台电脑上用过"
    explanation = "账号 {account} 第一次用这台电脑，要由已经登录的同事添加一次。"
    advice = "请让同事登录后选“添加同事”，您输入账号和密码，以后就能自己登录。"


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
    def scans(self) -> Path:
        """The encrypted scans of signed papers."""
        return self.folder / "scans"

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
    secret: MachineSecret
    data_key: bytes = field(repr=False)
    """In memory while the desk is open: what a new colleague's slot is made from."""

    @property
    def secret_in_key_ring(self) -> bool:
        """Whether this machine's secret lies in the system's key ring."""
        return self.secret.in_key_ring


def default_folder() -> Path:
    """The profile of this user; QIANTAI_HOME says otherwise."""
    override = os.environ.get("QIANTAI_HOME")
    return Path(override) if override else user_data_path("qiantai", appauthor=False) / "profile"


def create_profile(profile: Profile, desk: Desk, password: str, token: str) -> tuple[str, ...]:
    """Set up an enrolled desk with its first clerk and her token at the centre; the three recovery shares."""
    profile.recordings.mkdir(parents=True, exist_ok=True, mode=0o700)
    profile.folder.chmod(0o700)
    secret = create_secret(profile.folder)
    tries.begin(profile.folder)
    new = keyfile.create(profile.key_file, desk.account, password, secret.value)
    store = open_store(profile.folder, new.data_key)
    try:
        with store.apply() as session:
            save_desk(session, desk)
            save_clerks(session, {desk.account: Clerk(desk.clerk, desk.role)})
            save_token(session, desk.account, token)
            lease.note_contact(session)
            audit.note(session, desk.account, "slot_added", subject="account", subject_id=desk.account)
    finally:
        store.close()
    return new.shares


def open_slot(profile: Profile, account: str, password: str) -> tuple[bytes, MachineSecret, dict[str, int]]:
    """The data key, the machine's secret it took, and the wrong passwords since somebody last came in, by account.

    Raises WrongPassword, TooManyWrong, NotAtThisDesk, MachineSecretLost and KeyFileDamaged.
    """
    if account not in keyfile.accounts(profile.key_file):
        raise NotAtThisDesk(account=account)
    found = load_secrets(profile.folder)
    tries.count(profile.folder, account)
    for secret in found:
        try:
            key = keyfile.unlock(profile.key_file, account, password, secret.value)
        except WrongPassword:
            continue
        return key, secret, tries.forgive(profile.folder, account)
    raise WrongPassword


def unlock(profile: Profile, account: str, password: str, centre: str = "") -> Unlocked:
    """Open a profile; `centre` is its address today where that is not what it was (practice).

    Raises what `open_slot` and opening a store raise, and LeaseOver where the centre is needed and does not answer.
    """
    key, secret, wrong = open_slot(profile, account, password)
    store = open_store(profile.folder, key)
    try:
        with store.apply() as session:
            desk, token, over = load_desk(session, account), load_token(session, account), lease.pass_time(session)
            note_wrong(session, wrong)
            audit.note(session, account, "unlocked")
        assert desk is not None  # create_profile writes it before anything else
        client = CentreClient(centre or desk.centre, token)
        if over:
            _renew_lease(store, client, desk, password, over)
    except BaseException:
        store.close()
        raise
    return Unlocked(profile, store, desk, client, secret, key)


def note_wrong(session: Session, wrong: dict[str, int]) -> None:
    """Wrong passwords go into the audit at the next unlocking: before it there is nothing to write them in."""
    for account, times in wrong.items():
        audit.note(session, account, "wrong_password", times=times)


def clerks_here(profile: Profile, store: Store) -> dict[str, str]:
    """Account → name, of those who have a slot on this machine."""
    with store.read() as session:
        known = load_clerks(session)
    return {account: known[account].name if account in known else "" for account in keyfile.accounts(profile.key_file)}


def _renew_lease(store: Store, client: CentreClient, desk: Desk, password: str, over: LeaseOver) -> None:
    """A word of the centre, by the password or, where it has another one there, by the token of last time."""
    try:
        try:
            log_in(client, desk, password)
        except LoginFailed:
            client.hello(desk)
    except ExpectedError as error:
        client.close()
        raise over from error
    with store.apply() as session:
        save_token(session, desk.account, client.token)
        lease.note_contact(session)
