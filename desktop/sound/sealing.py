"""The format of an encrypted recording: the STREAM construction over AES-256-GCM.

STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015, "Online Authenticated-Encryption and its Nonce-Reuse
Misuse-Resistance") seals a long text piece by piece, so that none can be changed, moved or cut off unnoticed:

    header  b"QTREC", version u8, rate u32, channels u8, random prefix of 7 bytes
    frame   length u32, sealed payload; nonce = prefix ‖ counter u32 ‖ (1 for the last frame, else 0);
            the header is associated data
    payload coding u8 (0 PCM, 1 FLAC), sound

Integers are little-endian. Frame 0 holds no sound: it tells a wrong key before anything is touched. Each later
frame but the last holds exactly half a second, so that a time leads to a frame.
"""

import io
import secrets
import struct
from dataclasses import dataclass
from typing import BinaryIO

import numpy as np
import soundfile
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from desktop.sound.source import Block

_MAGIC = b"QTREC"
_VERSION = 1
_HEADER = struct.Struct("<5sBIB7s")
_NUMBER = struct.Struct("<I")
_TAG = 16
_PCM, _FLAC = b"\0", b"\1"


class Broken(Exception):
    """What was read is not what was sealed; the text says in Chinese how. Translated where the path is known."""


@dataclass(frozen=True, slots=True)
class Seal:
    """Seals and opens the frames of one recording: `rate` in Hz, `prefix` 7 bytes, `key` 32."""

    key: bytes
    rate: int
    channels: int
    prefix: bytes

    @property
    def header(self) -> bytes:
        """The first bytes of the file."""
        return _HEADER.pack(_MAGIC, _VERSION, self.rate, self.channels, self.prefix)

    @property
    def frame_sound(self) -> int:
        """Frames of sound in each sealed frame between the first and the last: half a second."""
        return max(self.rate // 2, 1)

    @property
    def longest(self) -> int:
        """Bytes of the longest frame with its length."""
        return _NUMBER.size + 1 + self.frame_sound * self.channels * 2 + _TAG

    def seal(self, counter: int, sound: Block, *, last: bool) -> bytes:
        """One frame, ready to be written. Never seal two sounds under one counter."""
        sealed = AESGCM(self.key).encrypt(self._nonce(counter, last), self._coded(sound), self.header)
        return _NUMBER.pack(len(sealed)) + sealed

    def open(self, counter: int, sealed: bytes, *, last: bool) -> Block:
        """The sound of one frame; raises Broken unless it is the one sealed with this counter and flag."""
        try:
            return self._sound(AESGCM(self.key).decrypt(self._nonce(counter, last), sealed, self.header))
        except InvalidTag as error:
            raise Broken("密钥不对，或者内容被改动过") from error

    def _nonce(self, counter: int, last: bool) -> bytes:
        return self.prefix + _NUMBER.pack(counter) + bytes([last])

    def _coded(self, sound: Block) -> bytes:
        """FLAC where it is shorter, else the samples as they are."""
        pcm = sound.astype("<i2").tobytes()
        file = io.BytesIO()
        if len(sound):
            soundfile.write(file, sound, self.rate, "PCM_16", format="FLAC")
        flac = file.getvalue()
        return _FLAC + flac if 0 < len(flac) < len(pcm) else _PCM + pcm

    def _sound(self, payload: bytes) -> Block:
        if payload[:1] == _FLAC:
            sound: Block = soundfile.read(io.BytesIO(payload[1:]), dtype="int16", always_2d=True)[0]
            return sound
        return np.frombuffer(payload[1:], "<i2").astype(np.int16).reshape(-1, self.channels)


def new_seal(key: bytes, rate: int, channels: int) -> Seal:
    """A seal for a new recording."""
    return Seal(key, rate, channels, secrets.token_bytes(7))


def read_header(file: BinaryIO, key: bytes) -> Seal:
    """The seal of a file that stands at its start; raises Broken."""
    data = file.read(_HEADER.size)
    if len(data) < _HEADER.size or not data.startswith(_MAGIC):
        raise Broken("不是本程序的录音文件")
    _, version, rate, channels, prefix = _HEADER.unpack(data)
    if version != _VERSION:
        raise Broken(f"文件格式版本 {version} 不认识")
    if not rate or not channels:
        raise Broken("文件头被改动过")
    return Seal(key, rate, channels, prefix)


def read_frame(file: BinaryIO, seal: Seal) -> bytes | None:
    """The sealed bytes of the next frame; None at the end or where no whole frame stands."""
    number = file.read(_NUMBER.size)
    if len(number) < _NUMBER.size:
        return None
    size = _NUMBER.unpack(number)[0]
    if not _TAG < size <= seal.longest:
        return None
    sealed = file.read(size)
    return sealed if len(sealed) == size else None
