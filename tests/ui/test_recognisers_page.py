"""语音引擎: the models, what they are used for, installing, removing and measuring them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop import recognisers
from desktop.recognisers import ModelLine
from desktop.speech import catalogue
from offline_store import keyfile
from offline_store.errors import ExpectedError
from tests import sherpa_model
from tests.machine_desk import LONG, make_machine, window_of
from ui.recognisers_page import RecognisersPage


@pytest.fixture
def page(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(keyfile, "ARGON2", keyfile.ARGON2 | {"memory": 1024})
    monkeypatch.setenv("QIANTAI_MODELS", str(tmp_path / "models"))
    with window_of(make_machine(tmp_path / "machine")[0]) as (_, window):
        QTest.keyClick(QApplication.activeWindow(), Qt.Key.Key_F12, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: isinstance(window.page, RecognisersPage) and len(window.page.items) > 0, timeout=LONG)
        yield window.page


def pick(page, name: str) -> ModelLine:
    page.list.setCurrentRow(next(row for row, item in enumerate(page.items) if item.name == name))
    assert page.item
    return page.item


def test_each_model_is_told(page) -> None:
    for item in page.items:
        pick(page, item.name)
        assert item.licence in page.detail.text()
        assert f"{round(item.size / 1e6)} MB" in page.detail.text()
        assert not page.live.isVisibleTo(page)
        assert page.from_folder.isVisibleTo(page)
        assert page.install.isVisibleTo(page) == (not item.by_hand)


def test_a_model_is_installed_from_a_folder_used_and_taken_away(qtbot, page, tmp_path, monkeypatch) -> None:
    name = sherpa_model.install(tmp_path / "stick")
    pick(page, name)
    monkeypatch.setattr(page, "_from_folder", lambda: page._install(tmp_path / "stick"))
    page._from_folder()
    assert not page.install.isEnabled()
    qtbot.waitUntil(lambda: page.items and pick(page, name).is_installed, timeout=LONG)
    assert page.live.isVisibleTo(page)
    page.measure.click()
    qtbot.waitUntil(lambda: "还没有改正过的语句" in page.message.text(), timeout=LONG)
    page.final.click()
    qtbot.waitUntil(lambda: pick(page, name).is_final, timeout=LONG)
    assert "正用于" in page.detail.text()
    assert not page.remove.isVisibleTo(page)
    assert catalogue.is_installed(catalogue.model_named(name))


def test_what_is_in_no_folder_is_said(qtbot, page, tmp_path) -> None:
    pick(page, "whisper-base")
    page._install(tmp_path)
    qtbot.waitUntil(lambda: "没有 config.json" in page.message.text(), timeout=LONG)
    assert page.install.isEnabled()
    assert not page.bar.isVisibleTo(page)


def test_what_is_used_is_not_taken_away(qtbot, page) -> None:
    told: list[ExpectedError] = []
    used = pick(page, "whisper-base").__class__
    line = next(item for item in page.items if item.name == "whisper-base")
    in_use = used(**{name: getattr(line, name) for name in line.__slots__} | {"is_final": True})
    page._models.remove(in_use, lambda _none: None, told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=LONG)
    assert "正在使用" in str(told[0])
    assert recognisers.FINAL == "final"
