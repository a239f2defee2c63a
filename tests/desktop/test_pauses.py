"""A recording that is paused, or whose device goes: what is not to be kept is nowhere, the gap is written down."""

import queue
import signal
import subprocess
import sys
import textwrap

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import backlog
from desktop.call import Begun, Conversation
from desktop.capturing import LATE, QUIET
from desktop.gap_words import gap_words, length_words
from desktop.sound.errors import SoundLost
from desktop.sound.recording import RecordingWriter, read_recording
from desktop.sound.watch import Found, Lost
from desktop.tasks import Runner
from offline_store import gaps, queries, registration
from offline_store.errors import DiskFull
from offline_store.gaps import LOST, PAUSED, Gap
from offline_store.models import Recording

RATE = 8000
BLOCK = RATE // 10
SECRET = 7777
LONG = 20_000


class Fed:
    """Two channels of what the test puts in."""

    rate, channels = RATE, 2

    def __init__(self):
        self.queue = queue.SimpleQueue()

    def put(self, value, blocks=1):
        for _ in range(blocks):
            self.queue.put(np.full((BLOCK, 2), value, np.int16))

    def blocks(self):
        while (block := self.queue.get()) is not None:
            yield block

    def stop(self):
        self.queue.put(None)


@pytest.fixture
def begun(store, desk, tmp_path):
    with store.write(desk.actor) as session:
        reception_id = registration.begin_reception(session, desk, "call")
        recording_id, key = registration.begin_recording(session, reception_id, RATE, 2)
    return Begun(recording_id, tmp_path / f"{recording_id}.part", key)


@pytest.fixture
def running(qtbot, store, desk, begun):
    """A conversation that runs, and its source."""
    runner, source = Runner(), Fed()
    conversation = Conversation(runner, store, desk, source, begun, None)
    conversation.start()
    yield conversation, source
    source.stop()
    conversation.wait()
    runner.close()


def info(store, recording_id):
    with store.read() as session:
        return queries.recording(session, recording_id)


def sound_of(store, begun):
    found = info(store, begun.recording_id)
    return read_recording(begun.path.with_name(f"{found.sha256}.qtrec"), begun.key)[0]


def pause(qtbot, conversation, source):
    conversation.pause()
    with qtbot.waitSignal(conversation.gap, timeout=LONG) as told:
        source.put(SECRET, 20)
    return told.args[0]


def end(qtbot, conversation, source):
    with qtbot.waitSignal(conversation.finished, timeout=LONG):
        source.stop()


def test_what_is_said_in_a_pause_is_nowhere(qtbot, store, begun, running):
    conversation, source = running
    levels, heard = [], []
    conversation.level.connect(levels.append)
    with qtbot.waitSignal(conversation.level, timeout=LONG):
        source.put(1000)
    began = pause(qtbot, conversation, source)
    assert (began.at, began.seconds, began.reason) == (0.1, None, PAUSED)
    qtbot.waitUntil(source.queue.empty)
    conversation.go_on()
    source.put(SECRET, LATE)  # they were on their way when the pause ended
    conversation.gap.connect(heard.append)
    source.put(2000, 3)
    qtbot.waitUntil(lambda: bool(heard), timeout=LONG)
    end(qtbot, conversation, source)
    sound = sound_of(store, begun)
    assert set(np.unique(sound)) == {0, 1000, 2000}
    assert len(sound) == 4 * BLOCK + QUIET * RATE, "the second at which it goes on is a second of the recording"
    assert max(map(max, levels)) < SECRET / 32768
    (gap,) = info(store, begun.recording_id).gaps
    assert (gap.at, gap.reason) == (0.1, PAUSED)
    assert gap.seconds is not None


def test_hung_up_in_a_pause(qtbot, store, begun, running):
    conversation, source = running
    pause(qtbot, conversation, source)
    end(qtbot, conversation, source)
    assert not sound_of(store, begun).any()
    (gap,) = info(store, begun.recording_id).gaps
    assert (gap.at, gap.reason, gap.seconds is None) == (0, PAUSED, False)


def test_a_device_that_goes_and_a_disk_that_is_full_at_once(qtbot, store, begun, running, monkeypatch):
    """Each is told once; all that came is there, in one file."""
    conversation, source = running
    written, is_full, warned = RecordingWriter.write, [False], []

    def full(self, block):
        written(self, block)
        if is_full[0]:
            raise DiskFull

    monkeypatch.setattr(RecordingWriter, "write", full)
    conversation.warned.connect(warned.append)
    source.put(1000, 5)
    qtbot.waitUntil(source.queue.empty)
    is_full[0] = True
    source.put(1001, 5)
    with qtbot.waitSignals([conversation.gap, conversation.gap], timeout=LONG):
        source.queue.put(Lost(SoundLost(device="“盒子”", seconds=1.5)))
        source.queue.put(Found(is_other=True))
    source.put(1002, 5)
    qtbot.waitUntil(source.queue.empty)
    is_full[0] = False
    end(qtbot, conversation, source)
    qtbot.waitUntil(lambda: len(warned) == 2, timeout=LONG)
    assert {type(error) for error in warned} == {DiskFull, SoundLost}
    sound = sound_of(store, begun)
    assert [int((sound[:, 0] == value).sum()) for value in (1000, 1001, 0, 1002)] == [
        5 * BLOCK,
        5 * BLOCK,
        int(QUIET * RATE),
        5 * BLOCK,
    ]
    (gap,) = info(store, begun.recording_id).gaps
    assert (gap.at, gap.reason, gap.is_other) == (1.0, LOST, True)


KILLED = """
    import sys, time
    from pathlib import Path
    from PySide6.QtCore import QCoreApplication
    from desktop.call import Begun, Conversation
    from desktop.sound.errors import SoundLost
    from desktop.sound.watch import Lost
    from desktop.tasks import Runner
    from offline_store import gaps, registration
    from offline_store.store import open_store
    from tests.conftest import DESK, KEY
    from tests.desktop.test_pauses import SECRET, Fed

    app, folder, runner, source = QCoreApplication([]), Path(sys.argv[1]), Runner(), Fed()
    store = open_store(folder / "profile", KEY)
    with store.write(DESK.actor) as session:
        reception = registration.begin_reception(session, DESK, "call")
        recording, key = registration.begin_recording(session, reception, 8000, 2)
    talk = Conversation(runner, store, DESK, source, Begun(recording, folder / f"{recording}.part", key), None)
    def act(gap):
        if sys.argv[2] == "paused":
            source.put(SECRET, 20)
        runner.write(lambda: print(recording, flush=True))  # after the gap is written
    talk.gap.connect(act)
    talk.start()
    source.put(1000, 20)
    while not source.queue.empty():
        time.sleep(0.01)
    if sys.argv[2] == "paused":
        talk.pause()
        source.put(SECRET, 20)
    else:
        source.queue.put(Lost(SoundLost(device="x", seconds=1.5)))
    app.exec()
"""


@pytest.mark.parametrize("how", ["paused", "lost"])
def test_killed_in_a_gap(store, desk, tmp_path, how):
    """kill -9 while it is paused or the device is gone: the sound before is there, and what is missing is told."""
    command = [sys.executable, "-c", textwrap.dedent(KILLED), str(tmp_path), how]
    program = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    recording_id = program.stdout.readline().strip()
    program.kill()
    assert program.wait(10) == -signal.SIGKILL
    program.stdout.close()
    assert backlog.recover_recordings(store, desk, tmp_path) == 1
    found = info(store, recording_id)
    assert found.gaps == (Gap(2.0, how),)
    sound, _ = read_recording(tmp_path / f"{found.sha256}.qtrec", found.key)
    assert set(np.unique(sound)) <= {0, 1000}
    assert (sound[:, 0] == 1000).sum() > RATE, "half a second at most was not on the disk"


def test_who_speaks_is_not_known_while_another_device_stands_in():
    both = ("clerk", "caller")
    told = [Gap(5, LOST, 3, is_other=True), Gap(9, PAUSED, 60), Gap(20, LOST, 0)]
    known = {second: gaps.speakers_at(both, told, second) for second in (0, 4.9, 5, 12, 20, 30)}
    assert known == {0: both, 4.9: both, 5: ("", ""), 12: ("", ""), 20: both, 30: both}


@given(
    st.lists(
        st.builds(
            Gap,
            st.floats(0, 1e5).map(lambda at: round(at, 3)),
            st.sampled_from([PAUSED, LOST]),
            st.none() | st.floats(0, 1e5).map(lambda seconds: round(seconds, 1)),
            st.booleans(),
        ),
        unique_by=lambda gap: gap.at,
        max_size=4,
    )
)
def test_gaps_are_read_as_they_were_written(found):
    row = Recording(gaps=[gaps._plain(gap) for gap in found])
    assert gaps.of(row) == tuple(sorted(found, key=lambda gap: gap.at))


def test_gaps_in_words():
    assert gap_words(Gap(1, PAUSED, 80)) == "（暂停 1 分 20 秒）"
    assert gap_words(Gap(1, LOST, 0.2)) == "（录音设备断开 1 秒）"
    assert gap_words(Gap(1, PAUSED)) == "（暂停）"
    assert "换用了系统默认设备" in gap_words(Gap(1, LOST, 3, is_other=True))
    assert [length_words(s) for s in (59.6, 3600, 3661)] == ["1 分", "1 小时", "1 小时 1 分 1 秒"]
