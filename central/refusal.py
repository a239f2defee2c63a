"""How the centre says no, and what it notes of what went wrong."""

import sys
import traceback

from offline_store.errors import ExpectedError


class Refusal(Exception):
    """An HTTP status and a code; the desk has the words for it. Never with anything of a person in it."""

    def __init__(self, status: int, code: str, **details: int) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.details = details


class BadEntry(ExpectedError):
    """The administrator gave something that cannot be; `what` says what."""

    title = "不能建立"
    explanation = "{what}。"
    advice = "请核对后再试一次。"


def note(error: Exception) -> None:
    """Where it happened, and of what kind; the message of an error may hold what people said."""
    places = (f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__))
    sys.stderr.write(f"{type(error).__name__}: {' > '.join(places)}\n")
