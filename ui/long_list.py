"""A list of receptions of any length: the ids are known, the lines are read as they come into sight."""

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QTimer

from offline_store.queries import ReceptionLine
from ui.reception_list import ReceptionModel

PAGE = 100
"""Lines read at once."""
MOST_PAGES = 60
"""Kept; those that were looked at longest ago are read anew."""
PAUSE = 15
"""Milliseconds in which the pages that are painted are gathered: a dragged list passes over thousands."""
Read = Callable[[list[str], Callable[[list[ReceptionLine]], None]], None]
"""Ids, and what to call with their lines."""


class LongModel(ReceptionModel):
    """Asks for one page at a time, the last that was painted first."""

    def __init__(self, read: Read) -> None:
        super().__init__()
        self._read_store = read
        self._ids: list[str] = []
        self._pages: OrderedDict[int, dict[str, ReceptionLine]] = OrderedDict()
        self._wanted: dict[int, None] = {}
        self._reading = False
        self._turn = 0
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._read)

    @property
    def ids(self) -> list[str]:
        """Of all the receptions, in their order."""
        return self._ids

    def show_ids(self, ids: list[str]) -> None:
        """Other receptions, or the same anew."""
        self._turn += 1
        self._ids = ids
        self._pages.clear()
        self._wanted.clear()
        self._reading = False
        self.setStringList(ids)

    def line(self, row: int) -> ReceptionLine | None:
        """The line of a row; None while it is not read, and for one that is gone since."""
        page = row // PAGE
        lines = self._pages.get(page)
        if lines is None:
            self._wanted.pop(page, None)
            self._wanted[page] = None
            if not self._reading and not self._pause.isActive():
                self._pause.start()
            return None
        self._pages.move_to_end(page)
        return lines.get(self._ids[row])

    def _read(self) -> None:
        if not self._wanted:
            return
        page, _ = self._wanted.popitem()
        self._wanted.clear()  # what is still in sight asks again
        self._reading = True
        turn = self._turn
        ids = self._ids[page * PAGE : (page + 1) * PAGE]
        self._read_store(ids, lambda lines: self._take(turn, page, lines))

    def _take(self, turn: int, page: int, lines: list[ReceptionLine]) -> None:
        if turn != self._turn:
            return
        self._reading = False
        self._pages[page] = {line.id: line for line in lines}
        while len(self._pages) > MOST_PAGES:
            self._pages.popitem(last=False)
        last = min((page + 1) * PAGE, len(self._ids)) - 1
        self.dataChanged.emit(self.index(page * PAGE), self.index(last))
