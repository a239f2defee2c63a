"""A batch over the runner: in parts of one transaction each, printed by a real print system, stopped by its errors."""

import pytest

from desktop import batches
from desktop.app import open_desk
from desktop.profile import unlock
from desktop.tasks import Runner
from offline_store import batch, keyfile, registration
from offline_store.batch import ASSIGN, PRINT, Wanted
from offline_store.models import Case, Change, Conflict, Printing
from offline_store.registration import Entry
from offline_store.types import now
from tests.machine_desk import LONG, PASSWORDS, WANG, make_machine


@pytest.fixture
def desk(tmp_path, monkeypatch, qapp):
    monkeypatch.setattr(keyfile, "ARGON2", keyfile.ARGON2 | {"memory": 1024})
    place, runner = make_machine(tmp_path / "machine")[0], Runner()
    opened = runner.run(lambda: unlock(place, WANG, PASSWORDS[WANG])).result()
    with open_desk(runner, opened, practice=False) as built:
        yield built


def stored(desk, change):
    def work():
        with desk.unlocked.store.write(desk.unlocked.desk.actor) as session:
            return change(session)

    return desk.runner.write(work).result()


def register(desk, number):
    def work(session):
        made = []
        for _ in range(number):
            reception = registration.begin_reception(session, desk.unlocked.desk, "visit")
            made.append(
                registration.register(session, desk.unlocked.desk, reception, Entry(name="王小雨", matter="欠薪"))
            )
        return made

    return stored(desk, work)


def run(desk, qtbot, cases, wanted):
    told = []
    desk.batches.run(cases, wanted, told.append, told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=LONG)
    return told[0]


def test_a_long_batch_is_written_and_undone_in_parts(desk, qtbot, monkeypatch):
    for module in (batch, batches):
        monkeypatch.setattr(module, "PER_TRANSACTION", 2)
    cases, own = register(desk, 5), desk.unlocked.desk
    before = stored(desk, lambda session: len({row.transaction for row in session.query(Change)}))
    assert run(desk, qtbot, cases, Wanted(ASSIGN, own.account)).done == 5

    def look(session):
        handlers = [session.get_one(Case, each).handler for each in cases]
        return handlers, len({row.transaction for row in session.query(Change)}) - before

    assert stored(desk, look) == ([own.account] * 5, 3)
    told = []
    desk.batches.undo(told.append, told.append)
    qtbot.waitUntil(lambda: told == [5], timeout=LONG)
    assert stored(desk, look) == ([""] * 5, 6)


def test_several_forms_are_printed_and_what_two_desks_differ_about_is_not(desk, qtbot, print_server):
    cases = register(desk, 3)

    def differ(session):
        case = session.get_one(Case, cases[1])
        side = {"value": 1, "desk": "x", "number": "02", "station": "s", "clerk": "李", "at": now().isoformat()}
        fields = {"scope_id": case.scope_id, "record_type": "case", "record_id": case.id, "field": "arrears"}
        session.add(Conflict(**fields, stood=side, gave_way=side, status="open"))

    def apply():
        with desk.unlocked.store.apply() as session:
            differ(session)

    desk.runner.write(apply).result()
    planned = []
    desk.batches.preview(cases, Wanted(PRINT), planned.append)
    qtbot.waitUntil(lambda: bool(planned), timeout=LONG)
    assert [bool(each.obstacle) for each in planned[0]] == [False, True, False]
    printers = []
    desk.front_desk.prints.options("registration", printers.append, printers.append)
    qtbot.waitUntil(lambda: bool(printers), timeout=LONG)
    outcome = run(desk, qtbot, cases, Wanted(PRINT, next(each.name for each in printers[0].printers if each.accepting)))
    assert (outcome.done, outcome.stopped_by) == (2, None)
    # each counts once the spooler says that it is done
    qtbot.waitUntil(lambda: stored(desk, lambda session: session.query(Printing).count()) == 2, timeout=LONG)
    refused = run(desk, qtbot, cases, Wanted(PRINT, "没有这台"))
    assert refused.title == "找不到打印机"
