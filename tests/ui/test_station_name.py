"""The window is called by the station's name of today."""

import pytest

from desktop.syncing import SyncState
from offline_store import keyfile
from tests.machine_desk import make_machine, window_of


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setattr(keyfile, "ARGON2", keyfile.ARGON2 | {"memory": 1024})
    return make_machine(tmp_path / "machine")[0]


def test_a_renamed_station_is_called_so_after_the_next_sync(place, qtbot):
    with window_of(place) as (desk, window):
        before = window.windowTitle()
        desk.syncing.changed.emit(SyncState(running=True))
        assert window.windowTitle() == before
        desk.syncing.changed.emit(SyncState(receipt={"station_name": "青岛中心"}))
        assert window.windowTitle() == "前台 · 青岛中心"
