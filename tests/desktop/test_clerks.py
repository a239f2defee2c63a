"""Several clerks on one machine, through a real key file, a real store and a real centre in process."""

from contextlib import closing

import keyring
import pytest

from central import accounts
from desktop import clerks, profile, syncing, tries
from desktop.clerks import MustChangePassword, OldPasswordStays
from desktop.machine import FILE, MachineSecretLost
from desktop.profile import NotAtThisDesk, Profile, create_profile, unlock
from desktop.sync import login
from desktop.sync.client import CentreClient
from desktop.sync.engine import synchronise
from desktop.sync.errors import AccountDisabled, LoginFailed, PasswordTooShort
from desktop.tasks import Runner
from offline_store import audit, keyfile, lease, settings
from offline_store.errors import DiskFull
from offline_store.keyfile import BadShare, WrongPassword, WrongShares
from offline_store.lease import LeaseOver
from offline_store.models import AuditEntry
from tests.sync_rig import ADDRESS, PASSWORD

OTHER, OTHER_PASSWORD = "dongmei", "冬梅的密码很长很长"
NEW = "换过的密码也很长很长"


@pytest.fixture
def office(town, tmp_path, monkeypatch):
    """A machine enrolled at the town's centre, its first clerk `north`; and how to open it."""
    monkeypatch.setattr(keyfile, "ARGON2", keyfile.ARGON2 | {"memory": 1024})  # the key file's own tests use the whole
    with town.centre.transact() as session:
        station = accounts.find_station(session, "3702")
        code = accounts.add_desk(session, station, "09")
        accounts.add_account(session, station, OTHER, "冬梅", OTHER_PASSWORD, "supervisor")
    place = Profile(tmp_path / "machine")
    with closing(CentreClient(ADDRESS, transport=town.line)) as client:
        desk = login.enrol(client, ADDRESS, code, login.new_private_key(), "north", PASSWORD)
        shares = create_profile(place, desk, PASSWORD, client.token)
    monkeypatch.setattr(
        profile, "CentreClient", lambda address, token: CentreClient(address, token, transport=town.line)
    )
    return Office(place, shares)


class Office:
    def __init__(self, place, shares):
        self.place, self.shares, self.opened = place, shares, []

    def open(self, account="north", password=PASSWORD):
        self.opened.append(unlock(self.place, account, password))
        return self.opened[-1]

    def close(self):
        for one in self.opened:
            one.client.close()
            one.store.close()


@pytest.fixture(autouse=True)
def closed(office):
    yield
    office.close()


def noted(opened):
    """The audit, and that its chain holds."""
    with opened.store.read() as session:
        entries = session.query(AuditEntry).order_by(AuditEntry.seq).all()
        before = b""
        for entry in entries:
            assert entry.hash == audit.chained(before, entry)
            before = entry.hash
        return [(entry.action, entry.account, entry.subject_id) for entry in entries]


def test_a_colleague_is_added_at_an_unlocked_desk_and_logs_in_with_the_line_down(office, town):
    first = office.open()
    with pytest.raises(NotAtThisDesk, match="添加同事"):
        office.open(OTHER, OTHER_PASSWORD)
    added = clerks.add_clerk(first, OTHER, OTHER_PASSWORD)
    assert (added.name, added.role) == ("冬梅", "supervisor")
    assert ("slot_added", "north", OTHER) in noted(first)
    town.line.faults.extend(["lose request"] * 9)
    second = office.open(OTHER, OTHER_PASSWORD)
    assert (second.desk.account, second.desk.clerk, second.desk.role) == (OTHER, "冬梅", "supervisor")
    assert second.desk.id == first.desk.id
    assert second.client.token not in {"", first.client.token}, "each syncs in her own name"
    town.line.faults.clear()
    assert synchronise(second.store, second.client, second.desk)["waiting"] == 0


@pytest.mark.parametrize(
    ("account", "password"), [(OTHER, "wrong password"), ("south", PASSWORD), ("nobody", PASSWORD)]
)
def test_whom_the_centre_does_not_vouch_for_gets_no_slot(office, account, password):
    first = office.open()
    with pytest.raises(LoginFailed):
        clerks.add_clerk(first, account, password)
    assert keyfile.accounts(office.place.key_file) == ["north"]


def test_a_password_changes_at_the_centre_and_here(office, town):
    first = office.open()
    clerks.change_password(first, PASSWORD, NEW)
    with pytest.raises(WrongPassword):
        office.open()
    again = office.open("north", NEW)
    login.log_in(again.client, again.desk, NEW)
    with pytest.raises(LoginFailed):
        login.log_in(again.client, again.desk, PASSWORD)
    assert ("password_changed", "north", "") in noted(again)


def test_a_password_that_cannot_be_changed_stays(office, town):
    first = office.open()
    with pytest.raises(PasswordTooShort):
        clerks.change_password(first, PASSWORD, "短")
    with pytest.raises(WrongPassword):
        clerks.change_password(first, "not hers at all", NEW)
    town.line.faults.append("lose request")
    with pytest.raises(clerks.errors.NoCentre):
        clerks.change_password(first, PASSWORD, NEW)
    assert office.open().desk.account == "north"


def test_the_centre_itself_refuses_a_short_password(office):
    first = office.open()
    with pytest.raises(PasswordTooShort):
        first.client.change_password(first.desk.id, first.desk.private_key, "north", PASSWORD, "short")


def test_when_only_the_centre_took_it_the_old_password_still_opens_and_it_is_said(office, monkeypatch):
    first = office.open()

    def full(*_):
        raise DiskFull

    with monkeypatch.context() as broken, pytest.raises(OldPasswordStays, match="原来的密码仍然能打开"):
        broken.setattr(keyfile, "_write_anew", full)
        clerks.change_password(first, PASSWORD, NEW)
    again = office.open()
    with pytest.raises(LoginFailed):
        login.log_in(again.client, again.desk, PASSWORD)
    clerks.take_over_password(again, NEW)
    assert office.open("north", NEW).desk.account == "north"


def test_a_one_time_password_is_changed_before_it_opens_anything(office, monkeypatch):
    first, real = office.open(), accounts._grant
    monkeypatch.setattr(accounts, "_grant", lambda *args: real(*args).model_copy(update={"must_change_password": True}))
    with pytest.raises(MustChangePassword):
        clerks.add_clerk(first, OTHER, OTHER_PASSWORD)
    assert keyfile.accounts(office.place.key_file) == ["north"]
    clerks.add_clerk(first, OTHER, OTHER_PASSWORD, NEW)
    assert office.open(OTHER, NEW).desk.clerk == "冬梅"
    with pytest.raises(MustChangePassword):
        clerks.take_over_password(first, PASSWORD)


def test_who_is_removed_at_the_centre_cannot_unlock_after_the_next_sync(office, town):
    first = office.open()
    clerks.add_clerk(first, OTHER, OTHER_PASSWORD)
    with town.centre.transact() as session:
        accounts.disable_account(session, OTHER)
    assert office.open(OTHER, OTHER_PASSWORD).desk.account == OTHER, "with the line down nobody knows yet"
    synchronise(first.store, first.client, first.desk)
    assert clerks.drop_slots(first) == [OTHER]
    with pytest.raises(NotAtThisDesk):
        office.open(OTHER, OTHER_PASSWORD)
    assert ("slot_removed", "north", OTHER) in noted(first)
    assert clerks.drop_slots(first) == []


def test_the_session_of_a_disabled_clerk_ends_at_the_next_contact(office, town, qtbot):
    first = office.open()
    with town.centre.transact() as session:
        accounts.disable_account(session, "north")
    runner = Runner()
    sync, told = syncing.Syncing(runner, first), []
    sync.shut_out.connect(told.append)
    sync.sync_now()
    qtbot.waitUntil(lambda: bool(told), timeout=10_000)
    runner.close()
    assert isinstance(told[0], AccountDisabled)
    with pytest.raises(NotAtThisDesk):
        office.open()
    assert keyfile.recover(office.place.key_file, office.shares[:2]) == first.data_key, "the shares still open it"


def test_a_centre_that_does_not_name_accounts_removes_nobody(office, town):
    first = office.open()
    with first.store.apply() as session:
        session.delete(session.get(settings.Setting, settings.ACCOUNTS))
    assert clerks.drop_slots(first) == []


def test_two_shares_give_a_new_password_and_the_data_is_the_one_there_was(office):
    first = office.open()
    clerks.add_clerk(first, OTHER, OTHER_PASSWORD)
    synchronise(first.store, first.client, first.desk)
    assert clerks.who_may(office.place, office.shares[1:]) == {"north": "north 员", OTHER: "冬梅"}
    clerks.recover(office.place, office.shares[1:], "north", NEW)
    again = office.open("north", NEW)
    assert again.data_key == first.data_key
    assert office.open(OTHER, OTHER_PASSWORD).data_key == first.data_key, "the machine is the same: others stay"
    assert "recovered" in [action for action, *_ in noted(again)]


def test_one_share_or_a_wrong_word_opens_nothing(office):
    with pytest.raises(WrongShares):
        clerks.recover(office.place, office.shares[:1], "north", NEW)
    wrong = office.shares[1].replace(office.shares[1].split()[20], "qiantai")
    with pytest.raises(BadShare, match=r"第 2 份恢复码不对.*qiantai"):
        clerks.recover(office.place, [office.shares[0], wrong], "north", NEW)
    with pytest.raises(PasswordTooShort):
        clerks.recover(office.place, office.shares[:2], "north", "短")


def test_a_lost_machine_secret_is_made_anew_and_the_others_come_again(office):
    first = office.open()
    clerks.add_clerk(first, OTHER, OTHER_PASSWORD)
    (office.place.folder / FILE).unlink()
    with pytest.raises(MachineSecretLost):
        office.open()
    clerks.recover(office.place, office.shares[:2], "north", NEW)
    again = office.open("north", NEW)
    assert again.data_key == first.data_key
    assert keyfile.accounts(office.place.key_file) == ["north"]
    clerks.add_clerk(again, OTHER, OTHER_PASSWORD)
    assert office.open(OTHER, OTHER_PASSWORD).desk.clerk == "冬梅"


def test_a_kill_between_the_new_secret_and_the_new_slot_loses_nothing(office, monkeypatch):
    """The key ring was locked, so the new secret lies in a file; then the lights went out."""
    secret = (office.place.folder / FILE).read_text()
    monkeypatch.setattr(keyring, "get_password", lambda *_: secret)
    (office.place.folder / FILE).unlink()
    assert office.open().secret_in_key_ring
    profile.create_secret(office.place.folder)
    assert office.open().desk.account == "north", "the slots still belong to the old secret"


def test_new_shares_replace_the_old(office):
    first = office.open()
    with pytest.raises(WrongPassword):
        clerks.new_shares(first, "somebody else's")
    new = clerks.new_shares(first, PASSWORD)
    assert keyfile.recover(office.place.key_file, new[:2]) == first.data_key
    with pytest.raises(WrongShares):
        clerks.recover(office.place, office.shares[:2], "north", NEW)


def test_wrong_passwords_are_noted_at_the_next_unlocking(office):
    for _ in range(3):
        with pytest.raises(WrongPassword):
            office.open("north", "guess")
    opened = office.open()
    assert noted(opened)[-2:] == [("wrong_password", "north", ""), ("unlocked", "north", "")]
    with opened.store.read() as session:
        assert session.query(AuditEntry).filter_by(action="wrong_password").one().detail == {"times": 3}


def test_five_wrong_passwords_make_the_right_one_wait(office):
    for _ in range(tries.FREE):
        with pytest.raises(WrongPassword):
            office.open("north", "guess")
    with pytest.raises(tries.TooManyWrong):
        office.open()


def test_after_the_lease_the_desk_opens_only_with_a_word_of_the_centre(office, town, monkeypatch):
    later = lease.now() + lease.timedelta(31)
    monkeypatch.setattr(lease, "now", lambda: later)
    town.line.faults.append("lose request")
    with pytest.raises(LeaseOver, match="30 天"):
        office.open()
    assert office.open().desk.account == "north", "with the line up it opens"
    town.line.faults.append("lose request")
    assert office.open().desk.account == "north", "and the lease has begun anew"
