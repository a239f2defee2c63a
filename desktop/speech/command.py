"""`qiantai transcribe FILE --json`."""

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from desktop.speech.engine import Corrector, Decoded, Segment
from offline_store import speaker_roles
from offline_store.errors import ExpectedError

MODEL = "whisper-base"
LANGUAGE = "zh"


def transcribe(path: Path, as_json: bool, out: TextIO, *, as_heard: bool = False, model: str = MODEL) -> int:
    """Writes the segments of a sound file to `out`; 0, or 1 with one sentence on stderr when it cannot be done.

    With the words of the desk mended, unless they are wanted `as_heard`.
    """
    # CTranslate2 and its friends take half a second to load: only now
    from desktop.speech.catalogue import find_model, model_named
    from desktop.speech.corrector import Corrector as DeskCorrector
    from desktop.speech.probe import load, probe
    from desktop.speech.transcriber import transcribe_file

    try:
        chosen, folder = model_named(model), find_model(model)
        probe(chosen, folder, LANGUAGE)
        segments = transcribe_file(path, load(chosen, folder, LANGUAGE))
    except ExpectedError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    if not as_heard:
        corrector = DeskCorrector()
        segments = [_mended(segment, corrector) for segment in segments]
    out.write(_json(segments) if as_json else _lines(segments))
    return 0


def _mended(segment: Segment, corrector: Corrector) -> Segment:
    meant = corrector.correct(Decoded(segment.text, segment.confidence, segment.times))
    return replace(segment, text=meant.text, times=meant.times)


def _json(segments: Sequence[Segment]) -> str:
    rounded = [
        {"start": round(s.start, 2), "end": round(s.end, 2), "speaker": s.speaker}
        | {"text": s.text, "confidence": round(s.confidence, 3)}
        for s in segments
    ]
    return json.dumps({"segments": rounded}, ensure_ascii=False, indent=1) + "\n"


def _lines(segments: Sequence[Segment]) -> str:
    return "".join(f"[{s.start:7.1f}–{s.end:7.1f}] {_who(s.speaker)}{s.text}\n" for s in segments)


def _who(role: str) -> str:
    return f"{speaker_roles.word(role)}：" if role else ""
