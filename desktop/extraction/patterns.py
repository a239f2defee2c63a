"""Word lists as regular expressions."""

import re


def any_of(*lines: str) -> str:
    """A pattern for any word of a list written with spaces between; a word may itself be a pattern without spaces.

    Longer words are tried first, so that a word never hides one that it begins.
    """
    words = sorted(dict.fromkeys(" ".join(lines).split()), key=len, reverse=True)
    return "(?:" + "|".join(words) + ")"


def compiled(*lines: str) -> re.Pattern[str]:
    """The list as a compiled pattern."""
    return re.compile(any_of(*lines))
