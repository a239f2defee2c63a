"""Readers of identity cards: the interface that a device's driver is written to.

A reader for second-generation cards has a security module that only its maker's own library can talk to, so each
maker's driver is a class of its own that keeps this Protocol; tests/desktop/test_card_reader.py has the contract that
it must pass. A reader or scanner that types like a keyboard needs no driver: see `ui/card_burst.py`.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Protocol

import resources
from desktop.tasks import Runner
from offline_store.errors import ExpectedError
from offline_store.identity.card import Card


class NoReader(ExpectedError):
    """This desk has no reader with a driver."""

    title = "这台电脑没有接读卡器"
    explanation = "程序里还没有这种读卡器的驱动。"
    advice = "请直接录入证件号码；像键盘一样打字的读卡器和扫码枪不用设置，直接刷就行。"


class ReaderGone(ExpectedError):
    """The reader does not answer."""

    title = "读卡器没有反应"
    explanation = "读卡器拔掉了，或者被别的程序占用。"
    advice = "请检查连线后再试；也可以直接录入证件号码。"


class NoCard(ExpectedError):
    """There is no card on the reader."""

    title = "没有读到证件"
    explanation = "读卡器上没有证件，或者证件放得不正。"
    advice = "请把证件平放在读卡器上，再按 Ctrl+R。"


class CardReader(Protocol):
    """A device that reads a card with everything that stands on it, the portrait too."""

    def read(self) -> Card:
        """The card that lies on it now. May take a second or two: not for the screen's thread.

        Raises NoCard, ReaderGone.
        """


class Cards:
    """The reader of this desk, where there is one; answers come on the screen's thread."""

    def __init__(self, runner: Runner) -> None:
        self._runner = runner
        self.reader: CardReader | None = None

    def read(self, done: Callable[[Card], None], failed: Callable[[ExpectedError], None]) -> None:
        """The card that lies on it; `failed` hears NoReader, NoCard, ReaderGone."""

        def work() -> Card:
            if self.reader is None:
                raise NoReader
            return self.reader.read()

        self._runner.run(work, done, failed)


SAMPLE = Card(
    number="37020219900315002X",
    name="练习·艾力",
    sex="2",
    ethnicity="维吾尔",
    born=date(1990, 3, 15),
    address="山东省青岛市市南区香港中路1号",
    authority="青岛市公安局市南分局",
    valid_until=date(2040, 3, 15),
)
"""Nobody's: for practice."""


class SimulatedReader:
    """Gives cards one after the other, then has none. For practice and tests alone: it refuses to be made elsewhere."""

    def __init__(self, cards: Iterable[Card], *, practice: bool) -> None:
        if not practice:
            raise RuntimeError("a simulated reader would register people who are not there")
        self._cards = iter(cards)

    def read(self) -> Card:
        """See `CardReader.read`."""
        card = next(self._cards, None)
        if card is None:
            raise NoCard
        return card


def practice_card() -> Card:
    """The sample card with its picture, which shows nobody."""
    return replace(SAMPLE, portrait=resources.path("samples/portrait.png").read_bytes())
