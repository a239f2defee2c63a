"""The centre's receipt for a closed day: asked for, and believed only when its signature and its words fit."""

import json
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from desktop.sync import errors
from desktop.sync.client import CentreClient
from offline_store import closing, protocol, settings
from offline_store.models import Change
from offline_store.settings import CENTRE_KEY, Desk
from offline_store.store import Store


@dataclass(frozen=True, slots=True)
class Expected:
    """What a receipt has to say to be this desk's, of this closing."""

    closing: str
    day: str
    desk: str
    incarnation: str
    key: str


def ask_for_receipt(store: Store, client: CentreClient, desk: Desk, closing_id: str) -> dict[str, Any]:
    """The verified receipt, to be kept in the closing's record.

    Raises Lacking, MovedOn, SidesDiffer, BadReceipt, OtherCentreKey, and what a line raises.
    """
    with store.read() as session:
        question = closing.question(session, desk, closing_id)
        key = str(settings.get(session, CENTRE_KEY).get("key", ""))
    if question is None:
        raise errors.Lacking
    answer = client.close_day(question)
    said = verified(answer, Expected(closing_id, question.day, desk.id, desk.incarnation, key))
    with store.read() as session:
        last = session.get(Change, said["last_seq"])
        if last is None or last.hash.hex() != said["last_hash"]:
            raise errors.BadReceipt
    return {
        "number": said["receipt"],
        "text": answer.text,
        "signature": answer.signature,
        "centre_key": answer.centre_key,
        "neighbours": [neighbour.model_dump() for neighbour in answer.neighbours],
    }


def verified(answer: protocol.Closed, expected: Expected) -> dict[str, Any]:
    """What the receipt says. Raises OtherCentreKey, BadReceipt."""
    if answer.centre_key != expected.key:
        raise errors.OtherCentreKey
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(answer.centre_key))
        key.verify(bytes.fromhex(answer.signature), protocol.closing_proof(answer.text))
        said: dict[str, Any] = json.loads(answer.text)
        words = (said["closing"], said["day"], said["desk"], said["incarnation"])
        known = isinstance(said["last_seq"], int) and isinstance(said["receipt"], str)
    except (InvalidSignature, ValueError, KeyError, TypeError) as error:
        raise errors.BadReceipt from error
    if not known or words != (expected.closing, expected.day, expected.desk, expected.incarnation):
        raise errors.BadReceipt
    return said
