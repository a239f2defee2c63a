"""The clerks of one machine: a colleague comes, a password changes, somebody leaves, all keys are gone.

Every one of these needs the open store's data key, or two recovery shares. Where the centre is asked, it is asked
first: what it took and the key file did not leaves the old password opening this desk, and says so.
"""

from collections.abc import Sequence
from contextlib import closing

from desktop.machine import MachineSecretLost, create_secret, load_secrets
from desktop.profile import Profile, Unlocked, open_slot
from desktop.sync import errors, login
from offline_store import audit, keyfile, settings
from offline_store.errors import DiskFull, ExpectedError
from offline_store.keyfile import KeyFileDamaged, KeyFileNotWritten
from offline_store.protocol import LoggedIn
from offline_store.settings import Clerk
from offline_store.store import open_store

SHORTEST_PASSWORD = 8
"""Characters; the centre's own bound."""


class MustChangePassword(ExpectedError):
    """The administrator gave a password for one use: a new one is needed with it."""

    title = "需要设新密码"
    explanation = "管理员给的是一次性密码。"
    advice = "请再填两次自己的新密码。"


class OldPasswordStays(ExpectedError):
    """The centre has the new password, the key file here has not."""

    title = "本机的密码没有换成"
    explanation = "中心已经换成新密码，但这台电脑没有写成，原来的密码仍然能打开这台电脑。"
    advice = "请检查磁盘空间，然后再登录一次，程序会请您输入新密码。"


def change_password(unlocked: Unlocked, password: str, new_password: str) -> None:
    """The clerk changes her password, at the centre and then here; needs the line.

    Raises PasswordTooShort, WrongPassword, TooManyWrong, what the centre refuses with, OldPasswordStays.
    """
    _check_length(new_password)
    open_slot(unlocked.profile, unlocked.desk.account, password)
    change_at_centre(unlocked, password, new_password)


def change_at_centre(unlocked: Unlocked, password: str, new_password: str) -> None:
    """As `change_password`, where the password at the centre is not the one here (a one-time password)."""
    _check_length(new_password)
    desk = unlocked.desk
    unlocked.client.change_password(desk.id, desk.private_key, desk.account, password, new_password)
    _keep(unlocked, new_password, "password_changed")


def take_over_password(unlocked: Unlocked, password: str) -> None:
    """Her password was changed elsewhere: it opens this desk too from now on.

    Raises LoginFailed, NoCentre …, MustChangePassword, OldPasswordStays.
    """
    if login.log_in(unlocked.client, unlocked.desk, password).must_change_password:
        raise MustChangePassword
    _keep(unlocked, password, "password_changed")


def add_clerk(unlocked: Unlocked, account: str, password: str, new_password: str = "") -> Clerk:
    """A colleague's first time at this machine, or her first after her password was reset: she gets a slot.

    `unlocked` is whoever's desk it is; the centre vouches for the colleague. Raises LoginFailed, NoCentre …,
    MustChangePassword when `new_password` is needed, PasswordTooShort.
    """
    desk = unlocked.desk
    with closing(unlocked.client.another()) as client:
        answer = client.log_in(desk.id, desk.private_key, account, password)
        if answer.must_change_password:
            if not new_password:
                raise MustChangePassword
            _check_length(new_password)
            answer = client.change_password(desk.id, desk.private_key, account, password, new_password)
            password = new_password
    keyfile.put_clerk(unlocked.profile.key_file, unlocked.data_key, account, password, unlocked.secret.value)
    clerk = _remember(unlocked, account, answer)
    with unlocked.store.apply() as session:
        audit.note(session, desk.account, "slot_added", subject="account", subject_id=account)
    return clerk


def drop_slots(unlocked: Unlocked) -> list[str]:
    """Take away the slots of whom the centre no longer lets work here; whose."""
    with unlocked.store.read() as session:
        allowed = settings.load_clerks(session) if settings.is_known(session, settings.ACCOUNTS) else None
    gone = keyfile.keep_clerks(unlocked.profile.key_file, allowed) if allowed is not None else []
    if gone:
        with unlocked.store.apply() as session:
            for account in gone:
                audit.note(session, unlocked.desk.account, "slot_removed", subject="account", subject_id=account)
    return gone


def shut_out(unlocked: Unlocked) -> None:
    """The centre has disabled the clerk who works here: her next unlocking fails."""
    with unlocked.store.apply() as session:
        clerks = settings.load_clerks(session)
        clerks.pop(unlocked.desk.account, None)
        settings.save_clerks(session, clerks)
    keep = [a for a in keyfile.accounts(unlocked.profile.key_file) if a != unlocked.desk.account]
    if keyfile.keep_clerks(unlocked.profile.key_file, keep):
        with unlocked.store.apply() as session:
            account = unlocked.desk.account
            audit.note(session, account, "slot_removed", subject="account", subject_id=account)


def new_shares(unlocked: Unlocked, password: str) -> tuple[str, ...]:
    """Three new recovery shares, the old ones void; asks the password again. Raises WrongPassword, TooManyWrong …"""
    open_slot(unlocked.profile, unlocked.desk.account, password)
    shares = keyfile.renew_recovery(unlocked.profile.key_file, unlocked.data_key)
    with unlocked.store.apply() as session:
        audit.note(session, unlocked.desk.account, "shares_renewed")
    return shares


def who_may(profile: Profile, shares: Sequence[str]) -> dict[str, str]:
    """Account → name of those who may be given a new password with these shares. Raises WrongShares, BadShare …"""
    store = open_store(profile.folder, _recovered(profile, shares))
    try:
        with store.read() as session:
            desk, known = settings.load_desk(session), settings.load_clerks(session)
    finally:
        store.close()
    names = {account: clerk.name for account, clerk in known.items()}
    return names or {desk.account: desk.clerk} if desk else names


def recover(profile: Profile, shares: Sequence[str], account: str, password: str) -> None:
    """Give an account a new password here, by two shares; the store is the one there was, never a new one.

    Where the machine's secret is lost a new one is made. The slots of others that needed the lost one are taken
    away: they open nothing any more. Raises WrongShares, BadShare, PasswordTooShort and what `open_store` raises.
    """
    _check_length(password)
    data_key = _recovered(profile, shares)
    store = open_store(profile.folder, data_key)  # before anything is changed: it must be its own
    try:
        try:
            secret, is_new = load_secrets(profile.folder)[0], False
        except MachineSecretLost:
            secret, is_new = create_secret(profile.folder), True
        keyfile.put_clerk(profile.key_file, data_key, account, password, secret.value)
        if is_new:
            keyfile.keep_clerks(profile.key_file, [account])
        with store.apply() as session:
            audit.note(session, account, "recovered", new_machine_secret=is_new)
    finally:
        store.close()


def _recovered(profile: Profile, shares: Sequence[str]) -> bytes:
    for number, share in enumerate(shares, 1):
        keyfile.check_share(number, share)
    return keyfile.recover(profile.key_file, [" ".join(share.lower().split()) for share in shares])


def _keep(unlocked: Unlocked, password: str, action: str) -> None:
    """A password the centre knows: her slot here, and her token."""
    profile, account = unlocked.profile, unlocked.desk.account
    try:
        keyfile.put_clerk(profile.key_file, unlocked.data_key, account, password, unlocked.secret.value)
    except (KeyFileNotWritten, KeyFileDamaged, DiskFull) as error:
        raise OldPasswordStays from error
    with unlocked.store.apply() as session:
        login.save_token(session, account, unlocked.client.token)
        audit.note(session, account, action)


def _remember(unlocked: Unlocked, account: str, answer: LoggedIn) -> Clerk:
    clerk = Clerk(answer.name, answer.role)
    with unlocked.store.apply() as session:
        settings.save_clerks(session, settings.load_clerks(session) | {account: clerk})
        login.save_token(session, account, answer.token)
    return clerk


def _check_length(password: str) -> None:
    if len(password) < SHORTEST_PASSWORD:
        raise errors.PasswordTooShort
