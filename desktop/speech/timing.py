"""When each character of a sentence is said: one number for each, hundredths of a second from where its sound begins.

Numbers never fall, and lie within the sound. Engines that know their words' times say them; where one does not, the
characters are laid over the stretches of the sound that are loud enough to be speech, which is honest to a syllable
or two.
"""

from collections.abc import Sequence
from difflib import SequenceMatcher

import numpy as np

from desktop.speech.engine import RATE, Sound

Times = tuple[int, ...]

HUNDREDTH = RATE // 100
"""Samples of a hundredth of a second."""
_VOICED = 0.1  # of the loudest hundredth (amplitude): below it nobody speaks


def carried(before: str, times: Sequence[int], after: str) -> Times:
    """The times of a text that was changed from `before`: what stayed keeps its own, the rest lies in between.

    `times` has one number for each character of `before`; empty times, or a text of nothing, give none.
    """
    if not times or not after:
        return ()
    if before == after:
        return tuple(times)
    found: list[int] = []
    for what, first, last, begins, ends in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal" or last - first >= ends - begins:  # 勞→劳: character by character
            found += times[first : first + ends - begins]
            continue
        until = times[min(last, len(times) - 1)]
        if first < last:
            found += between(times[first], until, ends - begins)
        else:  # something new stands between two that stayed
            found += between(times[max(first - 1, 0)], until, ends - begins + 1)[1:]
    return tuple(found)


def between(start: int, end: int, count: int) -> list[int]:
    """`count` moments at equal distances, from `start`, before `end`."""
    return [start + (end - start) * number // count for number in range(count)]


def voiced(samples: Sound) -> list[int]:
    """The hundredths of a second in which somebody may speak, by their loudness; all of them where none is louder."""
    whole = samples[: len(samples) // HUNDREDTH * HUNDREDTH].reshape(-1, HUNDREDTH)
    loudness = np.sqrt((whole.astype(np.float64) ** 2).mean(axis=1)) if len(whole) else np.zeros(0)
    loud = np.flatnonzero(loudness > _VOICED * loudness.max()) if len(loudness) and loudness.max() > 0 else ()
    return [int(at) for at in loud] if len(loud) else list(range(len(whole)))


def spread(text: str, samples: Sound) -> Times:
    """Times of a text of which only the sound is known: equal shares of the stretches in which somebody speaks."""
    spoken = voiced(samples)
    if not spoken:
        return (0,) * len(text)
    return tuple(spoken[number * len(spoken) // len(text)] for number in range(len(text)))


def fitted(times: Sequence[int], samples: Sound) -> Times:
    """Times that never fall and stay within the sound."""
    most = len(samples) // HUNDREDTH
    return tuple(int(time) for time in np.maximum.accumulate(np.clip(times, 0, most))) if len(times) else ()
