"""The lines that are listened to, each in a thread of its own."""

import threading
from collections.abc import Callable, Sequence

from desktop.telephone.lines import Event, Health, Line, Stopped
from offline_store.errors import ExpectedError

ENDED_IN = 2.0
"""Seconds that the closing program waits for each line."""


class NoModem(ExpectedError):
    """Numbers are to be dialled by a modem that is not set up."""

    title = "没有接来电显示盒"
    explanation = "设置了由来电显示盒拨号，但是它没有连接。"
    advice = "请照屏幕上的号码手工拨，或者在电话设置里改。"


class Listening:
    """`hear` is called from the lines' threads, with the line and what it told."""

    def __init__(self, hear: Callable[[Line, Event], None]) -> None:
        self._hear = hear
        self._running: list[tuple[Line, threading.Event, threading.Thread]] = []

    def begin(self, line: Line, *, is_heard: bool = True) -> None:
        """Listen to a line; one that is not heard is there to dial with, and tells whether it works."""
        stop = threading.Event()

        def tell(event: Event) -> None:
            is_over = stop.is_set() and not isinstance(event, Stopped)
            if not is_over and (is_heard or isinstance(event, Health)):
                self._hear(line, event)

        thread = threading.Thread(target=line.run, args=(tell, stop), name=f"telephone {line.source}", daemon=True)
        self._running.append((line, stop, thread))
        thread.start()

    def end(self, lines: Sequence[Line]) -> None:
        """Listen to these no more.

        They are not waited for: one that looks a name up in a dead network may take a while, and the screen does not.
        """
        for each in [each for each in self._running if each[0] in lines]:
            each[1].set()
            each[0].wake()
            self._running.remove(each)

    def stop(self) -> None:
        """Listen to no line any more, and wait for them a while."""
        ending = list(self._running)
        self.end([line for line, _, _ in ending])
        for _, _, thread in ending:
            thread.join(ENDED_IN)

    def dial(self, number: str) -> None:
        """Dial by the line that can. Raises NoModem, and what its `dial` raises."""
        dials = [line.dial for line, _, _ in self._running if hasattr(line, "dial")]
        if not dials:
            raise NoModem
        dials[0](number)
