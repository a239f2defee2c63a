"""The contract that every reader of identity cards keeps, and the simulated one under it."""

import itertools

import pytest

from desktop.card_reader import SAMPLE, NoCard, SimulatedReader, practice_card
from offline_store.identity import documents
from offline_store.types import local_day, now


class ReaderContract:
    """A driver's test gives `reader`, with one card on it that is taken away after the first reading."""

    def test_it_gives_the_whole_card(self, reader):
        card = reader.read()
        assert documents.hints("", card.number, local_day(now())) == []
        facts = documents.facts("", card.number, local_day(now()))
        assert (card.sex, card.born) == (facts.sex, facts.born)
        assert card.name
        assert card.ethnicity
        assert card.address
        assert card.authority
        assert card.portrait

    def test_without_a_card_it_says_so(self, reader):
        reader.read()
        with pytest.raises(NoCard):
            reader.read()


class TestSimulatedReader(ReaderContract):
    @pytest.fixture
    def reader(self):
        return SimulatedReader([practice_card()], practice=True)

    def test_it_cannot_be_made_for_real_work(self):
        with pytest.raises(RuntimeError):
            SimulatedReader(itertools.repeat(SAMPLE), practice=False)
