"""No key means two things: the window's own and those that open pages."""

from collections import Counter

from offline_store import keyfile
from tests.machine_desk import make_machine, window_of


def test_every_key_of_the_window_has_one_meaning(tmp_path, monkeypatch, qtbot):
    monkeypatch.setattr(keyfile, "ARGON2", keyfile.ARGON2 | {"memory": 1024})
    with window_of(make_machine(tmp_path / "machine")[0]) as (_, window):
        keys = Counter(key.toString() for action in window.actions() for key in action.shortcuts())
    assert [key for key, count in keys.items() if count > 1] == []
    assert keys["F5"] == keys["Ctrl+P"] == 1
