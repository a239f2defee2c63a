"""The audit chain's witness: what the centre has seen catches a chain that was cut off or written anew."""

import shutil
from dataclasses import replace

import pytest
from sqlalchemy import select

from central import checkpoints as centre_checkpoints
from central.models import Checkpoint, Desk
from desktop.sync import errors
from desktop.sync.engine import synchronise
from desktop.sync.login import new_private_key
from offline_store import audit, settings
from offline_store.models import AuditEntry


@pytest.fixture
def seat(town):
    one = town.seats["01"]
    for name in ("张三", "李四", "王五"):
        one.register(name=name)
    sync(one)
    one.register(name="赵六")
    sync(one)
    return one


def sync(seat):
    receipt = synchronise(seat.store, seat.client, seat.desk)
    assert receipt["waiting"] == 0
    assert all(proof["equal"] for proof in receipt["scopes"].values()), "the desk's work goes on"


def sql(seat, statement, *values):
    with seat.store.apply() as session:
        session.connection().exec_driver_sql(statement, values)


def write_anew(seat, first):
    """From an entry on, the whole chain, hash by hash."""
    with seat.store.apply() as session:
        session.connection().exec_driver_sql("UPDATE audit SET account = 'nobody' WHERE seq = ?", (first,))
        for seq in range(first, audit.head(session)[0] + 1):
            raw = session.execute(select(*audit.RAW).where(AuditEntry.seq == seq)).one()
            made = audit._recomputed(audit.hash_at(session, seq - 1), raw)
            session.connection().exec_driver_sql("UPDATE audit SET hash = ? WHERE seq = ?", (made, seq))
    with seat.store.read() as session:
        assert audit.breaks(session) == [], "by itself it looks whole"


def forge_what_was_told(seat):
    """The attacker changes the desk's memory of the centre's word too."""
    with seat.store.apply() as session:
        seq, _ = audit.head(session)
        kept = settings.get(session, "audit_checkpoint")
        seq = min(seq, kept["seq"])
        settings.put(session, "audit_checkpoint", kept | {"seq": seq, "hash": audit.hash_at(session, seq).hex()})


def found(seat):
    with seat.store.read() as session:
        return audit.known_breaks(session)


def noted(town, seat):
    with town.centre.read() as session:
        query = select(Checkpoint).where(Checkpoint.desk_id == seat.desk.id, Checkpoint.broken != "")
        return [(row.broken, row.broken_at) for row in session.scalars(query.order_by(Checkpoint.id))]


def last_seq(seat):
    with seat.store.read() as session:
        return audit.head(session)[0]


def test_the_checkpoint_follows_the_chain(town, seat):
    assert found(seat) == [] == noted(town, seat)
    with town.centre.read() as session:
        (row,) = session.scalars(select(Checkpoint))  # one a day
        assert (row.seq, row.hash) == (4, entry_hash(seat, 4))
    with seat.store.read() as session:
        assert settings.get(session, "audit_checkpoint")["seq"] == 4


def entry_hash(seat, seq):
    with seat.store.read() as session:
        return audit.hash_at(session, seq)


@pytest.mark.parametrize("forges", [False, True])
@pytest.mark.parametrize("longer", [False, True])
def test_a_chain_written_anew_is_noticed_by_both(town, seat, forges, longer):
    write_anew(seat, 1)
    if forges:
        forge_what_was_told(seat)
    if longer:
        seat.register(name="后来")
    sync(seat)
    assert noted(town, seat) == [("changed", 4)]
    assert found(seat) == [audit.Break(4, "rewritten")]
    for _ in range(3):
        seat.register(name="还要登记")
        sync(seat)
    assert [word for word, _ in noted(town, seat)] == ["changed", "told"], "told once each, and for ever"
    assert found(seat) == [audit.Break(4, "rewritten")]


@pytest.mark.parametrize("forges", [False, True])
def test_a_chain_that_was_cut_is_noticed_by_both(town, seat, forges):
    sql(seat, "DELETE FROM audit WHERE seq > 2")
    if forges:
        forge_what_was_told(seat)
    sync(seat)
    sync(seat)
    sync(seat)
    assert audit.Break(4, "cut") in found(seat) or audit.Break(4, "rewritten") in found(seat)
    assert {"cut", "changed", "told"} & {word for word, _ in noted(town, seat)}


def test_an_edit_is_told_to_the_centre(town, seat):
    sql(seat, "UPDATE audit SET action = 'nothing' WHERE seq = 2")
    with seat.store.apply() as session:
        audit.write_down(session, audit.breaks(session))  # as the daily look does
    sync(seat)
    sync(seat)
    assert found(seat) == [audit.Break(2, "edited")]
    assert noted(town, seat) == [("told", 2)]
    with seat.store.read() as session:
        assert settings.get(session, "audit_checkpoint")["breaks"] == 1


def test_an_edit_since_the_last_sync_is_noticed_by_the_sync(town, seat):
    for name in ("甲", "乙"):
        seat.register(name=name)
    sql(seat, "UPDATE audit SET account = 'nobody' WHERE seq = 5")
    sync(seat)
    assert found(seat) == [audit.Break(5, "edited")]
    assert noted(town, seat) == [("told", 5)]


def test_what_is_not_caught_what_was_written_anew_since_the_last_sync(town, seat):
    """Said in the README: it has no witness but the machine itself."""
    seat.register(name="甲")
    write_anew(seat, 5)
    sync(seat)
    assert found(seat) == [] == noted(town, seat)


def test_another_key_is_noted_once(town, seat):
    seat.desk = replace(seat.desk, private_key=new_private_key())
    for _ in range(3):
        seat.register(name="甲")
        sync(seat)
    assert [word for word, _ in noted(town, seat)] == ["signature"]


def test_a_bad_line_is_no_break(town, seat):
    for faults in (["twice"], ["lose answer"], ["none", "lose answer"], ["lose answer"], ["twice", "twice"]):
        seat.register(name="甲")
        town.line.faults.extend(faults)
        try:
            sync(seat)
        except Exception:  # noqa: BLE001  # the line is down
            town.line.faults.clear()
    hello = [sent for sent in town.line.log if sent[1].endswith("/hello")]
    for old in hello:  # all of them again
        town.line.send(old)
    sync(seat)
    sync(seat)
    assert found(seat) == [] == noted(town, seat)
    with town.centre.read() as session:
        assert session.scalars(select(Checkpoint).order_by(Checkpoint.id.desc())).first().seq == last_seq(seat)


def test_a_centre_from_a_backup_is_no_break(town, seat, tmp_path):
    town.back_up(tmp_path / "backup.db")
    seat.register(name="甲")
    sync(seat)
    town.put_back(tmp_path / "backup.db")
    seat.register(name="乙")
    sync(seat)
    sync(seat)
    assert found(seat) == [] == noted(town, seat)
    with town.centre.read() as session:
        assert session.scalars(select(Checkpoint).order_by(Checkpoint.id.desc())).first().seq == last_seq(seat)


def test_a_new_incarnation_begins_with_a_checkpoint_of_its_own(town, seat):
    with town.centre.transact() as session:
        session.get_one(Desk, seat.desk.id).incarnation = "another"
        session.get_one(Desk, seat.desk.id).last_seq = 0
        session.get_one(Desk, seat.desk.id).last_hash = b""
    seat.desk = replace(seat.desk, incarnation="another")
    seat.register(name="甲")
    sync(seat)
    assert found(seat) == [] == noted(town, seat)


def test_the_administrator_reads_it_in_words(town, seat):
    write_anew(seat, 1)
    sync(seat)
    with town.centre.read() as session:
        one, two, three = centre_checkpoints.report(session)
    assert "3702-01：核对到第 5 条" in one
    assert "链条被重写（第 4 条）" in one
    assert "没有断裂" in two
    assert three.startswith("3703-03：还没有核对过")


def test_an_old_image_is_a_fork_and_no_tampering(town, seat, tmp_path):
    seat.store.close()
    shutil.copy2(seat.store.path, tmp_path / "image.db")
    seat.register(name="甲")
    sync(seat)
    seat.store.close()
    shutil.copy2(tmp_path / "image.db", seat.store.path)
    for _ in range(2):
        with pytest.raises(errors.Fork):
            sync(seat)
    assert found(seat) == [] == noted(town, seat)
    with seat.store.read() as session:
        incidents = session.query(AuditEntry).filter(AuditEntry.action == "incident").all()
    assert [entry.subject for entry in incidents] == ["desk"], "said once"


def test_a_centre_that_does_not_compare_would_be_found_out(town, seat, monkeypatch):
    monkeypatch.setattr(centre_checkpoints, "_judge", lambda *_: "")
    with pytest.raises(AssertionError):
        test_a_chain_written_anew_is_noticed_by_both(town, seat, forges=True, longer=True)
