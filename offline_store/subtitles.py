"""Sentences as subtitles (SubRip, .srt): short lines, each cue after the one before it."""

import math
from collections.abc import Iterable, Iterator

from offline_store.queries import Sentence
from offline_store.transcript_edits import char_times

LINE, LINES = 18, 2
"""Characters of a line, lines of a cue: what is read at a glance."""
SHORTEST = 0.5
"""Seconds a cue is seen at least."""
BREAKS = frozenset("，。！？；、,.!?; ")


def srt(said: Iterable[tuple[Sentence, str]]) -> str:
    """Sentences with who speaks, as a .srt file; what was said at once follows one after the other."""
    cues, at = [], 0
    for number, (start, end, text) in enumerate(_cues(said), 1):
        begin = max(round(start * 1000), at)
        at = max(round(end * 1000), begin + round(SHORTEST * 1000))
        cues.append(f"{number}\n{_clock(begin)} --> {_clock(at)}\n{text}\n")
    return "\n".join(cues)


def _cues(said: Iterable[tuple[Sentence, str]]) -> Iterator[tuple[float, float, str]]:
    for sentence, who in sorted(said, key=lambda each: each[0].start):
        label = f"{who}：" if who else ""
        pieces = _pieces(sentence.text, LINE * LINES - len(label))
        times = char_times(sentence)
        place = 0
        for number, piece in enumerate(pieces):
            start = sentence.start + times[place] / 100 if times else sentence.start
            place += len(piece)
            end = sentence.start + times[place] / 100 if place < len(times) else sentence.end
            shown = (label if number == 0 else "") + piece.strip()
            yield start, end, "\n".join(shown[first : first + LINE] for first in range(0, len(shown), LINE))


def _pieces(text: str, most: int) -> list[str]:
    """Stretches of about the same length that fit into a cue, cut after a mark where there is one near."""
    count = math.ceil(len(text) / most)
    if count <= 1:
        return [text]
    size, found = math.ceil(len(text) / count), []
    while len(text) > most:
        cut = next((at for at in range(most, size // 2, -1) if text[at - 1] in BREAKS), size)
        found.append(text[:cut])
        text = text[cut:]
    return [*found, text]


def _clock(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d},{rest:03d}"
