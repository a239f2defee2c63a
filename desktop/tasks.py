"""The one runner for background work: a lane for writes, a pool for the rest, results on the screen's thread.

The lane has one thread, so writes happen in the order they were asked for. `done` and `failed` are called on the
thread the Runner was made in; an error nobody expected goes to `crashed`.
"""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from offline_store.errors import ExpectedError

T = TypeVar("T")
log = logging.getLogger(__name__)


class Runner(QObject):
    """Lives as long as the program; `close` waits for what was begun."""

    failed = Signal(object)
    """An ExpectedError that the asker did not take care of itself."""
    crashed = Signal(object)
    """Any other exception: a bug."""
    _delivered = Signal(object)

    def __init__(self, workers: int = 4) -> None:
        super().__init__()
        self._is_closed = False
        self._lane = ThreadPoolExecutor(1, "write")
        self._pool = ThreadPoolExecutor(workers, "work")
        self._delivered.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def write(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[ExpectedError], None] | None = None,
    ) -> Future[T]:
        """Do `work` in the lane of writes; the future is for other background threads to wait on."""
        return self._submit(self._lane, work, done, failed)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[ExpectedError], None] | None = None,
    ) -> Future[T]:
        """Do `work` in the pool; once the runner is closed, nothing: whoever asks then is a screen on its way out."""
        if self._is_closed:
            dropped: Future[T] = Future()
            dropped.cancel()
            return dropped
        return self._submit(self._pool, work, done, failed)

    def post(self, call: Callable[[], None]) -> None:
        """Have `call` called on the screen's thread; for long-lived background threads."""
        self._delivered.emit(call)

    def close(self) -> None:
        """Finish what was begun, drop what was not; writes that were asked for are all done.

        Nothing is called any more: whoever asked is gone, and the next clerk's loop must not hear of it.
        """
        self._is_closed = True
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._lane.shutdown(wait=True)

    def _submit(
        self,
        executor: ThreadPoolExecutor,
        work: Callable[[], T],
        done: Callable[[T], None] | None,
        failed: Callable[[ExpectedError], None] | None,
    ) -> Future[T]:
        def finished(future: Future[T]) -> None:
            if not future.cancelled():
                self._deliver(future, done, failed)

        future = executor.submit(work)
        future.add_done_callback(finished)
        return future

    def _deliver(self, future: Future[T], done: Any, failed: Any) -> None:
        error = future.exception()
        if error is None:
            if done:
                self._delivered.emit(lambda: _is_gone(done) or done(future.result()))
        elif isinstance(error, ExpectedError):
            self._delivered.emit(lambda: _is_gone(failed) or (failed or self.failed.emit)(error))
        else:
            log.error("background work failed", exc_info=error)
            self._delivered.emit(lambda: self.crashed.emit(error))

    def _call(self, call: Callable[[], None]) -> None:
        if not self._is_closed:
            call()


def _is_gone(answer: Any) -> bool:
    """Whether the dialog that asked was closed meanwhile, and its widgets with it."""
    asker = getattr(answer, "__self__", None)
    return isinstance(asker, QObject) and not shiboken6.isValid(asker)
