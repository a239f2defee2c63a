"""No page makes the window larger than the screen of a cheap laptop, or of a wall screen at 150 %."""

import pytest
from PySide6.QtWidgets import QApplication

from offline_store import keyfile
from tests.machine_desk import LONG, make_machine, window_of
from ui import theme
from ui.call_page import CallPage
from ui.pages import page_kinds

WIDTH, HEIGHT = 1280, 680
"""1920 × 1080 at 150 %, without the desktop's own bar."""


@pytest.fixture
def styled(qapp):
    font, palette, sheet = qapp.font(), qapp.palette(), qapp.styleSheet()
    theme.apply(qapp)
    yield
    qapp.setFont(font)
    qapp.setPalette(palette)
    qapp.setStyleSheet(sheet)


def test_every_page_fits(tmp_path, monkeypatch, qtbot, styled):
    monkeypatch.setattr(keyfile, "ARGON2", keyfile.ARGON2 | {"memory": 1024})
    with window_of(make_machine(tmp_path / "machine")[0]) as (desk, window):
        window.resize(WIDTH, HEIGHT)
        window.new_call()
        qtbot.waitUntil(lambda: isinstance(window.page, CallPage), timeout=LONG)
        grown = {}
        for kind in page_kinds():
            window.open_page(kind)
            desk.runner.write(lambda: None).result()
            QApplication.processEvents()
            size = window.minimumSizeHint()
            if size.width() > WIDTH or size.height() > HEIGHT:
                grown[kind.title] = (size.width(), size.height())
        assert grown == {}
        assert (window.width(), window.height()) == (WIDTH, HEIGHT)
