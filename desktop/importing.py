"""A recording made elsewhere, brought into a reception; its original is known by name, day and digest."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.sound.source import Source

PLAIN = frozenset({".wav", ".flac", ".mp3", ".ogg", ".opus", ".aiff", ".aif", ".au", ".w64", ".caf"})
"""What libsndfile reads."""


@dataclass(frozen=True, slots=True)
class Original:
    """The file a recording was imported from; `recorded_at` as the clerk says, to the minute."""

    path: Path
    recorded_at: datetime


_HEADS = (b"RIFF", b"RF64", b"riff", b"fLaC", b"OggS", b"FORM", b".snd", b"caff", b"ID3")
"""How files begin that libsndfile reads, besides MPEG's frames."""


def prepare_for(path: Path) -> None:
    """On the screen's thread, before `open_file` in another: loads Qt's decoder where the file may need it."""
    try:
        with path.open("rb") as file:
            head = file.read(4)
    except OSError:
        return  # told when it is opened
    is_mpeg = len(head) > 1 and head[0] == 0xFF and head[1] >= 0xE0 and bool(head[1] & 6)  # no layer: that is AAC
    if is_mpeg or head.startswith(_HEADS):
        return
    from desktop.decoding import prepare  # loads FFmpeg

    prepare()


def open_file(path: Path, *, realtime: bool = False) -> "Source":
    """A sound file of any kind. Raises UnreadableAudio, TooLong.

    By its content first, as a chat program's names are often wrong; what libsndfile does not know, Qt is asked.
    """
    from desktop.sound.errors import UnreadableAudio
    from desktop.sound.source import FileSource  # loads the sound library

    try:
        return FileSource(path, realtime=realtime)
    except UnreadableAudio as error:
        if not path.is_file() or path.stat().st_size == 0 or realtime:
            raise
        from desktop.decoding import DecodedSource  # loads FFmpeg

        try:
            return DecodedSource(path)
        except UnreadableAudio as other:
            raise (error if path.suffix.lower() in PLAIN else other) from other


def digest_of(path: Path) -> str:
    """SHA-256 of the original, hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
