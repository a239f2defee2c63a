"""How a list of 100,000 rows scrolls: the longest frame while one wheels, pages, drags and goes to the end."""

import gc
import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView

from desktop.app import open_desk
from desktop.profile import Profile, unlock
from desktop.tasks import Runner
from offline_store import bulk_cases
from offline_store.search import Found, Hit, Place
from offline_store.search_reasons import Why
from offline_store.types import now
from ui.demo import wait_for
from ui.filter_page import KEY, FilterPage
from ui.hit_list import HitList
from ui.main_window import MainWindow
from ui.pages import kind_with

ROWS = 100_000
MOVES = 60
"""Of each way to scroll."""
WHEEL = -120
"""One notch, as Qt counts it."""


def list_figures(profile: Profile, login: tuple[str, str]) -> list[dict[str, object]]:
    """Fill the profile's store, show all of it, and scroll; the list of hits the same."""
    unlocked = unlock(profile, *login)
    bulk_cases.load(unlocked.store, unlocked.desk.station_id, ROWS)
    unlocked.store.close()
    runner = Runner()
    unlocked = runner.run(lambda: unlock(profile, *login)).result()
    with open_desk(runner, unlocked, practice=True) as desk:
        window = MainWindow(desk)
        window.show()
        wait_for(lambda: window.windowHandle().isExposed(), "the window")
        shown = _timed(lambda: window.open_page(kind_with(desk, KEY)), window)
        page = window.page
        assert isinstance(page, FilterPage)
        frames = [frame for move in _moves(page.list) for frame in _frames(move)]
        window.close()
    hits = _hits()
    frames_of_hits = [frame for move in _moves(hits) for frame in _frames(move)]
    hits.close()
    return [
        _figure(f"list of {ROWS:,} receptions, longest frame while it is shown", shown),
        _figure(f"list of {ROWS:,} receptions, longest frame while it scrolls", frames),
        _figure(f"list of {ROWS:,} hits, longest frame while it scrolls", frames_of_hits),
    ]


def _timed(begin: Callable[[], None], window: MainWindow) -> list[float]:
    """Each turn of the event loop from the key on until the list is there and its first lines are read."""

    def is_there() -> bool:
        page = window.page
        return isinstance(page, FilterPage) and len(page.rows.ids) >= ROWS and page.rows.line(0) is not None

    began = time.perf_counter()
    begin()
    frames = [(time.perf_counter() - began) * 1000]
    while not is_there():
        frames.append(_turn())
    return [*frames, *(_turn() for _ in range(20))]


def _moves(view: QListView) -> Iterator[Callable[[], None]]:
    """Wheel, page, drag and the two ends, each as its event."""
    bar, port = view.verticalScrollBar(), view.viewport()
    view.setFocus()

    def wheel() -> None:
        middle = QPointF(port.rect().center())
        event = QWheelEvent(
            middle,
            port.mapToGlobal(middle),
            QPoint(),
            QPoint(0, WHEEL),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,  # Qt takes it by place alone
        )
        QApplication.sendEvent(port, event)

    for _ in range(MOVES):
        yield wheel
    for _ in range(MOVES):
        yield lambda: QTest.keyClick(view, Qt.Key.Key_PageDown)
    for place in range(MOVES):
        yield lambda place=place: bar.setSliderPosition(bar.maximum() * place // MOVES)  # type: ignore[misc]
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home) * 5:
        yield lambda key=key: QTest.keyClick(view, key)  # type: ignore[misc]


def _frames(move: Callable[[], None]) -> list[float]:
    """The move itself with its painting, and some turns for what it asked of the store, in milliseconds."""
    began = time.perf_counter()
    move()
    QApplication.processEvents()
    return [(time.perf_counter() - began) * 1000, *(_turn() for _ in range(5))]


def _turn() -> float:
    """One turn of the event loop, without the time it waited for something to do."""
    time.sleep(0.004)  # as the screen does between two frames
    began = time.perf_counter()
    QApplication.processEvents()
    return (time.perf_counter() - began) * 1000


def _hits() -> HitList:
    """As after scrolling on and on: found by the hundred."""
    view = HitList()
    view.resize(340, 700)
    view.show()
    whys = (Why("matter", "三个月没有发工资，公司说年底结算", 6, 8),)
    hits = tuple(
        Hit(Place(alike=False, entry=number), f"{number}", f"{number}", now(), "王小雨", False, "", "青岛某公司", whys)
        for number in range(ROWS)
    )
    view.show_found("工资", Found(hits))
    gc.collect()
    QApplication.processEvents()
    return view


def _figure(name: str, values: list[float]) -> dict[str, object]:
    return {"name": name, "figure": max(values), "unit": "ms", "runs": len(values), "peers": {}}
