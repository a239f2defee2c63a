"""验一验: the code on a final paper, and whether what it stands for is what the store has.

The code holds the paper's id and number, the beginning of the digest of its field values, and a signature of the
desk that printed it (Ed25519): `QT1` and base32, for a QR code. It holds nothing that the paper says of anybody.
"""

import base64
import binascii
from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from sqlalchemy.orm import Session

from offline_store import papers, settings
from offline_store.errors import ExpectedError
from offline_store.models import Form
from offline_store.papers import FINAL, VOID, PaperView
from offline_store.settings import Desk
from offline_store.types import sha256

DESK_KEYS = "desk_keys"
"""Setting: the public keys of the station's desks, as the centre has named them; none is ever forgotten."""
PREFIX = "QT1"
_DIGEST, _KEY, _ID, _SIGNATURE = 8, 4, 16, 64
_CONTEXT = b"qiantai paper code 1\n"
_NUMBER = "gb18030"  # two bytes for a Chinese character: a smaller code
MOST_CHARACTERS = 400

GENUINE, OLDER, IS_VOID, UNKNOWN, FORGED, DIFFERS = "genuine", "older", "void", "unknown", "forged", "differs"


class NotOurCode(ExpectedError):
    """The text is no code of this program's papers, or is cut off."""

    title = "不是文书验证码"
    explanation = "读到的内容不是本程序文书上的验证码，或者不完整。什么也没有改动。"
    advice = "请对准文书首页左上角的方码再扫一次；复印不清的请用原件。"


@dataclass(frozen=True, slots=True)
class Code:
    """What a code says."""

    form_id: str
    number: str
    digest: bytes
    """The first bytes of the digest of the paper's values."""
    key: bytes
    """The first bytes of the SHA-256 of the key it is signed with."""
    signature: bytes
    body: bytes
    """What is signed."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a paper is the file's."""

    status: str
    """`genuine`, `older` (a later version is final), `void`, `unknown` here, `forged` (the signature is wrong),
    `differs` (the paper's values are not the file's)."""
    number: str
    signed: bool | None
    """None where the key of the desk that printed it is not known here: then the digest alone speaks."""
    paper: PaperView | None = None
    current: PaperView | None = None
    """The version that holds today, where the paper is an older one."""


def code_of(desk: Desk, paper: PaperView) -> str:
    """The code that is printed on a final paper; empty for a draft, and at a desk that has no key."""
    if paper.status != FINAL or not paper.digest or not desk.private_key:
        return ""
    key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(desk.private_key))
    body = (
        UUID(paper.id).bytes
        + bytes.fromhex(paper.digest)[:_DIGEST]
        + _key_id(key.public_key().public_bytes_raw())
        + paper.number.encode(_NUMBER)
    )
    packed = base64.b32encode(key.sign(_CONTEXT + body) + body).decode().rstrip("=")
    return PREFIX + packed


def read(text: str) -> Code:
    """What a code says. Raises NotOurCode."""
    plain = "".join(text.split()).upper()
    if not plain.startswith(PREFIX) or len(plain) > MOST_CHARACTERS:
        raise NotOurCode
    packed = plain.removeprefix(PREFIX)
    try:
        raw = base64.b32decode(packed + "=" * (-len(packed) % 8))
        signature, body = raw[:_SIGNATURE], raw[_SIGNATURE:]
        at = _ID + _DIGEST
        form_id, number = str(UUID(bytes=body[:_ID])), body[at + _KEY :].decode(_NUMBER)
    except (binascii.Error, ValueError) as error:
        raise NotOurCode from error
    return Code(form_id, number, body[_ID:at], body[at : at + _KEY], signature, body)


def check(session: Session, desk: Desk, text: str) -> Verdict:
    """Whether a paper with this code says what the store says. Raises NotOurCode."""
    code = read(text)
    signed = _is_signed(code, _keys(session, desk))
    if signed is False:
        return Verdict(FORGED, code.number, signed)
    if session.get(Form, code.form_id) is None:
        return Verdict(UNKNOWN, code.number, signed)
    paper = papers.paper(session, code.form_id)
    digest = papers.digest_of(paper.kind, paper.number, paper.version, paper.values)
    if digest != paper.digest or bytes.fromhex(digest)[:_DIGEST] != code.digest or code.number != paper.number:
        return Verdict(DIFFERS, code.number, signed, paper)
    if paper.status == VOID:
        return Verdict(IS_VOID, code.number, signed, paper)
    final = [each for each in papers.versions(session, paper.id) if each.status == FINAL]
    if final[-1].id != paper.id:
        return Verdict(OLDER, code.number, signed, paper, final[-1])
    return Verdict(GENUINE, code.number, signed, paper)


def keep_keys(session: Session, named: tuple[str, ...]) -> None:
    """What the centre names is added to what is known: an old paper was signed with an old key."""
    known = settings.get(session, DESK_KEYS).get("keys", [])
    if new := [key for key in named if key not in known]:
        settings.put(session, DESK_KEYS, {"keys": [*known, *new]})


def _keys(session: Session, desk: Desk) -> list[bytes]:
    found = [bytes.fromhex(key) for key in settings.get(session, DESK_KEYS).get("keys", [])]
    if desk.private_key:
        own = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(desk.private_key))
        found.append(own.public_key().public_bytes_raw())
    return found


def _is_signed(code: Code, keys: list[bytes]) -> bool | None:
    fitting = [key for key in keys if _key_id(key) == code.key]
    for key in fitting:
        try:
            Ed25519PublicKey.from_public_bytes(key).verify(code.signature, _CONTEXT + code.body)
        except InvalidSignature:
            continue
        return True
    return False if fitting else None


def _key_id(public_key: bytes) -> bytes:
    return sha256(public_key)[:_KEY]
