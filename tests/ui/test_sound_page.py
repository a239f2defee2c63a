"""A recording device is chosen and tried on a real sound card; what is wrong with it is said."""

import numpy as np
import pytest

from desktop.inputs import ARRAY, TABLE, Input, speakers
from desktop.sound import trying
from desktop.sound.trying import FAULTS, faults
from offline_store import keyfile
from tests.machine_desk import LONG, make_machine, window_of
from ui.pages import kind_with
from ui.sound_page import SOUND_KEY, fault_words

RATE = 16000
NOISE = np.random.default_rng(3).integers(-9000, 9000, (RATE * 2, 2)).astype(np.int16)
HUM = (np.sin(np.arange(RATE * 2) * 2 * np.pi * 50 / RATE) * 6000).astype(np.int16)[:, None]


@pytest.mark.parametrize(
    ("sound", "found"),
    [
        (NOISE, ()),
        (NOISE * 0, ("nothing",)),
        (NOISE // 50, ("quiet",)),
        (np.clip(NOISE.astype(int) * 9, -32768, 32767).astype(np.int16), ("clipped",)),
        (NOISE * np.array([1, 0], np.int16), ("one_channel",)),
        (NOISE[:, :1].repeat(2, axis=1), ("identical",)),
        (HUM + NOISE[:, :1] // 30, ("hum",)),
    ],
)
def test_what_is_wrong_is_told(sound, found):
    assert faults(sound, RATE) == found


def test_each_fault_has_words():
    assert all(fault_words(fault) != fault for fault in FAULTS)


def test_who_speaks_where():
    assert speakers(2) == ("clerk", "caller")
    assert speakers(2, Input(), "mediation") == ("mediator", "")
    assert speakers(1, Input(layout=TABLE)) == ("",)
    assert speakers(3, Input(layout=ARRAY, roles=("arbitrator", "applicant"))) == ("arbitrator", "applicant", "")


def test_a_device_is_chosen_and_tried(card, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(keyfile, "ARGON2", keyfile.ARGON2 | {"memory": 1024})
    monkeypatch.setattr(trying, "SECONDS", 0.8)
    with window_of(make_machine(tmp_path / "machine")[0]) as (desk, window):
        window.open_page(kind_with(desk, SOUND_KEY))
        page = window.page
        qtbot.waitUntil(lambda: page.device.findData(card.device) > 0, timeout=LONG)
        titles = [page.device.itemText(n) for n in range(page.device.count())]
        assert any("电脑里放出来的声音" in title for title in titles), "the monitor of what is played"
        page.device.setCurrentIndex(page.device.findData(card.device))
        page.device.activated.emit(page.device.currentIndex())
        with qtbot.waitCallback() as chosen:
            desk.runner.write(lambda: None, lambda _: desk.inputs.chosen(chosen))
        assert chosen.args == [Input(card.device)]
        playing = card.play(NOISE * np.array([1, 0], np.int16))
        page.try_it()
        qtbot.waitUntil(page.test.isEnabled, timeout=LONG)
        assert playing.wait(20) == 0
        assert fault_words("one_channel") in page.verdict.text() or fault_words("nothing") in page.verdict.text()
        assert page.hear.isEnabled()
        assert [bar.isVisible() for bar in page.levels[:3]] == [True, True, False]
