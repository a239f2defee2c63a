"""Where sound is missing, as lines of the conversation's text."""

from desktop.gap_words import gap_words
from offline_store.gaps import GAP, Gap
from offline_store.queries import ReceptionView, Sentence


def gap_line(recording_id: str, gap: Gap) -> Sentence:
    """One line; the same gap keeps its id when it ends."""
    return Sentence(f"{GAP} {recording_id} {gap.at:.3f}", recording_id, gap.at, gap.at, GAP, gap_words(gap), 1.0)


def with_gaps(view: ReceptionView) -> tuple[Sentence, ...]:
    """What was said in a reception, with what is missing of it, in the order of the sound."""
    gaps = [gap_line(recording.id, gap) for recording in view.recordings for gap in recording.gaps]
    if not gaps:
        return view.sentences
    return tuple(sorted((*view.sentences, *gaps), key=lambda sentence: (sentence.recording_id, sentence.start)))
