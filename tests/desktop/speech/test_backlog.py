"""Text that is made later names its speakers, and is mended, as the text that is made while they speak."""

import numpy as np
import pytest

from desktop import backlog
from desktop.call import Begun, Conversation
from desktop.inputs import ARRAY, INPUT, TABLE, speakers_of
from desktop.sound.errors import SoundLost
from desktop.sound.watch import Found, Lost
from desktop.speaking import turns_for
from desktop.speech.choice import Engines
from desktop.speech.corrector import Corrector, HotWords, Rule
from desktop.tasks import Runner
from offline_store import marks, queries, registration, settings
from offline_store.models import Recording
from tests.simulated_engine import SimulatedEngine

RATE, LONG = 16000, 20_000
SEATS = ("arbitrator", "applicant", "")
WORDS = HotWords(rules=(Rule("响度", "想法"),))
"""What the simulated engine says of each sentence, and what is meant by it."""


class Sitting:
    """Each of some channels is spoken into in turn, twice; the second time another device stands in, a third time."""

    rate = RATE

    def __init__(self, spoken, channels):
        self.channels = channels
        quiet = np.zeros((3 * RATE, channels), np.int16)
        self.turns = []
        for channel in range(channels):
            sound = np.zeros((3 * RATE, channels), np.int16)
            sound[:, channel] = spoken[2 * RATE : 5 * RATE] * 32767
            self.turns += [sound, quiet]

    def _round(self):
        for turn in self.turns:
            yield from np.split(turn, len(turn) // (RATE // 10))

    def blocks(self):
        yield from self._round()
        yield Lost(SoundLost(device="“麦克风阵列”", seconds=1.5))
        yield Found(is_other=True)
        yield from self._round()
        yield Found(is_other=False)
        yield from self._round()

    def stop(self):
        pass


def begin(store, desk, folder, kind, seats):
    with store.write(desk.actor) as session:
        reception = registration.begin_reception(session, desk, kind)
        recording, key = registration.begin_recording(session, reception, RATE, len(seats), "", seats)
    return Begun(recording, folder / f"{recording}.part", key, seats)


def held(qtbot, store, desk, begun, source, kind, engines):
    runner = Runner()
    conversation = Conversation(runner, store, desk, source, begun, engines, turns_for(kind, "", None))
    with qtbot.waitSignal(conversation.finished, timeout=LONG):
        conversation.start()
    conversation.wait()
    runner.close()


def said(store, recording_id):
    """Who says what, in order; how long the simulated engine thought it is its own affair."""
    with store.read() as session:
        rows = queries.sentences(session, [session.get_one(Recording, recording_id)])
    return [(row.speaker, row.text[:2]) for row in rows]


@pytest.mark.parametrize(
    ("kind", "seats"), [("hearing", SEATS), ("mediation", ("mediator", "")), ("call", ("clerk", "caller"))]
)
def test_the_speakers_are_those_of_the_live_text(qtbot, store, desk, tmp_path, spoken, kind, seats) -> None:
    """An array, a telephone, and a stand-in for each; by then the desk records from something else."""
    engine = SimulatedEngine()
    engines = Engines(engine, "simulated", engine, Corrector(WORDS))
    live, later = (begin(store, desk, tmp_path, kind, seats) for _ in range(2))
    source = Sitting(spoken, len(seats))
    held(qtbot, store, desk, live, source, kind, engines)
    held(qtbot, store, desk, later, source, kind, None)
    with store.apply() as session:
        settings.put(session, INPUT, {"name": "", "layout": ARRAY, "roles": ["witness", "witness"]})
    assert said(store, later.recording_id) == []
    assert backlog.catch_up(store, desk, tmp_path, engines) == 3 * len(seats)
    nobody = ("",) * len(seats)
    assert said(store, live.recording_id) == [(who, "想法") for who in (*seats, *nobody, *seats)]
    assert said(store, later.recording_id) == said(store, live.recording_id)
    with store.write(desk.actor) as session:
        registration.await_text(session, later.recording_id)
    assert backlog.catch_up(store, desk, tmp_path, engines) == 0, "nothing is written twice"


def test_each_who_has_a_channel_is_caught_up_from_where_she_was_heard(qtbot, store, desk, tmp_path, spoken) -> None:
    """The arbitrator was heard to the end of the first round, the applicant and the others not at all."""
    engine = SimulatedEngine()
    engines = Engines(engine, "simulated", engine)
    begun = begin(store, desk, tmp_path, "hearing", SEATS)
    held(qtbot, store, desk, begun, Sitting(spoken, 3), "hearing", None)
    with store.write(desk.actor) as session:
        heard = registration.Heard(0.0, 18.0, "arbitrator", "现在开庭", 0.9)
        registration.add_segment(session, begun.recording_id, heard, "simulated")
    assert backlog.catch_up(store, desk, tmp_path, engines) == 8
    first_round = [who for who, _ in said(store, begun.recording_id)][:3]
    assert first_round == ["arbitrator", "applicant", ""]


def test_a_recording_older_than_the_mark_is_named_by_its_kind(store, desk, tmp_path) -> None:
    begun = begin(store, desk, tmp_path, "mediation", ("", ""))
    with store.write(desk.actor) as session:
        assert speakers_of(session, begun.recording_id) == ("", ""), "nobody was known: nobody is"
        session.get_one(Recording, begun.recording_id).marks = []
        settings.put(session, INPUT, {"name": "", "layout": TABLE, "roles": []})
    with store.read() as session:
        assert marks.seats(session.get_one(Recording, begun.recording_id)) is None
        assert speakers_of(session, begun.recording_id) == ("mediator", "")
