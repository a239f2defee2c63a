"""The part of a sentence in which certain words were said: what is played when somebody asks where a value is from."""

from dataclasses import replace

from offline_store.queries import Sentence

AROUND = 0.5
"""Seconds before and after, so that no word is cut."""


def only(sentence: Sentence, words: str) -> Sentence:
    """The sentence, to be heard from the first to the last of these words; the whole of it where nobody knows when
    they were said. Of words said twice the last are meant: a value that was put right is the later one."""
    at = sentence.text.rfind(words) if words else -1
    if at < 0 or len(sentence.times) != len(sentence.text):
        return sentence
    begin, after = sentence.times[at], at + len(words)
    start = max(sentence.start, sentence.start + begin / 100 - AROUND)
    if after >= len(sentence.times):
        return replace(sentence, start=start)
    return replace(sentence, start=start, end=min(sentence.end, sentence.start + sentence.times[after] / 100 + AROUND))
