"""What a desk and the centre say to each other: every message, its bounds, its spelling on the line.

POST only, JSON packed with zstd in both directions, errors as `{"error": code, ...}`. Each request carries the
protocol's version in a header, so that two programs that cannot understand each other find out before they try.
Both ends check what they receive against these models; a desk never spins on, or is stranded by, a bad answer.
"""

import io
from typing import Annotated, Any, Final

import zstandard
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from offline_store.outbox import SCHEMA
from offline_store.types import canonical

PROTOCOL: Final = 2
"""Version of these messages."""
PROTOCOL_HEADER: Final = "qiantai-protocol"
LOWEST_SCHEMA: Final = 5
"""The oldest schema of changes whose desks may still pull; an older one may only push its day."""

PUSH_CHANGES, PUSH_BYTES = 200, 256 * 1024
"""A batch is closed at either, at the end of a transaction."""
PUSH_MOST_CHANGES, PUSH_MOST_BYTES = 5000, 1024 * 1024
"""One transaction larger than a batch may go up to this; a still larger one is split."""
PULL_ROWS, PULL_BYTES = 500, 1024 * 1024
ROW_BYTES = 1024 * 1024
"""A record may not grow beyond this: its page must fit into an answer."""
MOST_NUMBERS = 100
"""Of a block of 文号."""
REQUEST_BYTES, ANSWER_BYTES = 2 * 1024 * 1024, 4 * 1024 * 1024
"""Of a body, packed or unpacked."""
LIVE_CALLS, LIVE_LINES, LIVE_TEXT = 5, 60, 2_000
"""Calls of a desk that run at once; lines of one that are sent at once; characters of one."""
_WINDOW = 1 << 23
_LARGEST = 2**63 - 1

_TEXT = r"^[^\x00]*$"
"""No NUL: PostgreSQL's text has no place for it."""
Id = Annotated[str, StringConstraints(min_length=1, max_length=36, pattern=_TEXT)]
Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
MaybeHash = Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{64})?$")]
Short = Annotated[str, StringConstraints(max_length=200, pattern=_TEXT)]
Secret = Annotated[str, StringConstraints(min_length=1, max_length=1024)]
Revision = Annotated[int, Field(ge=0, le=_LARGEST)]


class TooLarge(ValueError):
    """A body is larger, packed or unpacked, than either side takes."""


class Request(BaseModel):
    """Said by a desk: nothing but what is named here."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Answer(BaseModel):
    """Said by the centre: a newer one may say more than is named here."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class Enrol(Request):
    """A new desk, or one with a new machine, hands in its one-time code."""

    code: Annotated[str, StringConstraints(min_length=1, max_length=64)]
    public_key: Hash
    """Ed25519, 32 bytes in hex."""


class Enrolled(Answer):
    """What a desk is from now on. The same code with the same key gets the same answer again."""

    desk: Id
    number: Short
    incarnation: Id
    station_id: Id
    station_code: Short
    station_name: Short


class Challenge(Request):
    """A desk wants to prove itself."""

    desk: Id


class Challenged(Answer):
    """What to sign: used once, within a minute."""

    nonce: Hash


class LogIn(Request):
    """The desk's signature over `login_proof`, and the clerk's password."""

    desk: Id
    nonce: Hash
    signature: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{128}$")]
    account: Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=_TEXT)]
    password: Secret


class LoggedIn(Answer):
    """A bearer token for this desk and account; `expires` is a moment (ISO 8601)."""

    token: Secret
    name: Short
    role: Short
    """Of `roles.py`."""
    expires: Short
    must_change_password: bool = False
    """It was a one-time password: the token is good for nothing until she has changed it."""


class ChangePassword(LogIn):
    """Her own new password, with the same proof as a log-in; answered like one, with a new token."""

    new_password: Secret


class AuditHead(Request):
    """The end of the desk's audit chain, signed with the desk's key over `audit_proof`.

    `since` is the checkpoint the centre told last, and `since_hash` what the chain holds there now: the centre
    moves its checkpoint on only when both are what it knows.
    """

    seq: Revision
    hash: MaybeHash
    since: Revision = 0
    since_hash: MaybeHash = ""
    broken_at: Revision = 0
    """The first entry where the desk found its own chain broken; 0 while it holds."""
    signature: Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{128})?$")] = ""


class OpenCase(Request):
    """A case that is open on a screen, and since when (ISO 8601)."""

    case: Id
    since: Short


class Hello(Request):
    """Who calls, with what program, and what its clock says (ISO 8601; shown, never used to decide)."""

    desk: Id
    incarnation: Id
    app: Short
    schema_version: Annotated[int, Field(ge=0, le=1_000_000)] = SCHEMA
    time: Short
    held: Annotated[tuple[Id, ...], Field(max_length=1000)] = ()
    """The scopes it holds rows of: one that is missing here was never read, or was taken off the machine."""
    unsent: Revision = 0
    """How many changes wait here."""
    last_error: Short = ""
    """Why the sync before this one failed, as a code."""
    audit: AuditHead | None = None
    open_cases: Annotated[tuple[OpenCase, ...], Field(max_length=50)] = ()
    """What is open on its screen."""


class ScopeState(Answer):
    """How far a scope is at the centre."""

    id: Id
    epoch: Id
    head: Revision


class Result(Answer):
    """What became of a change; the same for the same change, however often it is sent."""

    seq: Annotated[int, Field(ge=1, le=_LARGEST)]
    result: Annotated[str, StringConstraints(pattern="^(applied|merged|conflict|quarantined)$")]
    reason: Short = ""
    """Why it was quarantined, as a code."""
    fields: Annotated[tuple[str, ...], Field(max_length=1000)] = ()
    """Where another desk's value stayed, in a conflict."""
    revision: Revision
    """The record's revision afterwards; 0 when nothing was changed."""
    scope: Annotated[str, StringConstraints(max_length=36, pattern=_TEXT)] = ""
    """Where the record is, when that is not the scope the change was made for: it has moved meanwhile."""


class Discarded(Answer):
    """A change of this desk that was set aside and that an administrator has given up at the centre."""

    seq: Annotated[int, Field(ge=1, le=_LARGEST)]
    by: Short
    """Her name."""
    why: Short


class Checkpoint(Answer):
    """How far the centre has seen the desk's audit chain, since when, and how many breaks it has noted."""

    seq: Revision
    hash: MaybeHash
    at: Short
    breaks: Revision = 0


class ClerkAtDesk(Answer):
    """Somebody who may work at the desk that asks."""

    account: Annotated[str, StringConstraints(min_length=1, max_length=100)]
    name: Short
    role: Short


class AlsoOpen(Answer):
    """Another desk that has a case open which this one has open too."""

    case: Id
    station_code: Short
    desk: Short
    clerk: Short
    since: Short


class Welcome(Answer):
    """The centre's clock, the scopes this desk may read, how much it has of this desk, and who may work at it."""

    time: Short
    scopes: Annotated[tuple[ScopeState, ...], Field(max_length=1000)]
    last_seq: Revision
    last_hash: MaybeHash
    """Of the change `last_seq`; empty when there is none."""
    lowest_schema: int
    settled: Annotated[tuple[Result, ...], Field(max_length=500)] = ()
    """Changes of this desk that were quarantined and that an administrator has had taken in since."""
    discarded: Annotated[tuple[Discarded, ...], Field(max_length=500)] = ()
    centre_key: Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{64})?$")] = ""
    """Ed25519: what the centre signs the receipts of a day's closing with. A desk keeps the first it hears."""
    desk_keys: Annotated[tuple[Hash, ...], Field(max_length=1000)] = ()
    """Of the station's desks, Ed25519: what the codes on their papers are signed with. A desk keeps all it hears."""
    audit: Checkpoint | None = None
    """None until the centre has seen a head of this desk's chain."""
    accounts: Annotated[tuple[ClerkAtDesk, ...], Field(max_length=1000)] | None = None
    """All there are; None from a centre that does not say."""
    also_open: Annotated[tuple[AlsoOpen, ...], Field(max_length=1000)] = ()
    """Who else has open what this desk has open."""


class SentChange(Request):
    """One change of the outbox. What is wrong inside its body is the body's fate, never the batch's.

    An empty body: the desk has lost the scope of this change since, and only its hash is left.
    """

    seq: Annotated[int, Field(ge=1, le=_LARGEST)]
    hash: Hash
    body: dict[str, Any]


class Push(Request):
    """Changes in order and without gaps."""

    incarnation: Id
    changes: Annotated[tuple[SentChange, ...], Field(min_length=1, max_length=PUSH_MOST_CHANGES)]


class Pushed(Answer):
    """One result for each change, in order."""

    results: Annotated[tuple[Result, ...], Field(max_length=PUSH_MOST_CHANGES)]


class Pull(Request):
    """What of a scope came after a cursor?"""

    scope: Id
    epoch: Id
    after: Revision
    limit: Annotated[int, Field(ge=1, le=PULL_ROWS)] = PULL_ROWS


class Grant(Request):
    """Have so many free numbers of a series and year in this desk's block. The same again gives the same block."""

    incarnation: Id
    series: Id
    year: Annotated[int, Field(ge=2000, le=9999)]
    wants: Annotated[int, Field(ge=1, le=MOST_NUMBERS)]


class GrantedNumber(Answer):
    """One number of the block."""

    running: Annotated[int, Field(ge=1, le=_LARGEST)]
    revision: Revision
    """Of its record at the centre."""


class Granted(Answer):
    """The free numbers of this desk's block, lowest first."""

    numbers: Annotated[tuple[GrantedNumber, ...], Field(max_length=10_000)]


class Row(Answer):
    """A record as it stands at the centre: `live`, `void`, or `moved` to another scope, without its fields."""

    type: Annotated[str, StringConstraints(min_length=1, max_length=64)]
    id: Id
    state: Annotated[str, StringConstraints(max_length=8)]
    revision: Annotated[int, Field(ge=1, le=_LARGEST)]
    fields: dict[str, Any]
    to: Annotated[str, StringConstraints(max_length=36, pattern=_TEXT)] = ""
    """Of a moved record: the scope it is in now, if this desk reads that; empty where it is gone from its sight."""


class Page(Answer):
    """Rows in the order of their revisions, and the cursor behind them.

    `reset`: the centre's epoch is another one; read again from 0. With the last page (`more` is false) come
    the scope's digest and the number of its rows by type.
    """

    epoch: Id
    rows: Annotated[tuple[Row, ...], Field(max_length=PULL_ROWS)] = ()
    cursor: Revision
    more: bool = False
    reset: bool = False
    digest: MaybeHash = ""
    counts: Annotated[dict[str, int], Field(max_length=100)] = {}


class ScopeProof(Request):
    """What a desk holds of a scope, for comparing."""

    id: Id
    epoch: Id
    cursor: Revision
    digest: Hash
    set_aside: Annotated[int, Field(ge=0, le=_LARGEST)]
    """Changes of the scope in quarantine that nobody has decided on: with any, the sides cannot be equal."""


class Close(Request):
    """A desk closes its day (the record `closing`): has the centre all of it?"""

    incarnation: Id
    closing: Id
    day: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    last_seq: Annotated[int, Field(ge=1, le=_LARGEST)]
    last_hash: Hash
    scopes: Annotated[tuple[ScopeProof, ...], Field(min_length=1, max_length=1000)]


class Neighbour(Answer):
    """Another desk of the station."""

    number: Short
    last_contact: Short
    """A moment (ISO 8601); empty when it never called."""
    closed: bool
    """Whether it has a receipt for the same day."""


class Closed(Answer):
    """The receipt: its text (JSON) as it was signed, and what the centre knows of the station's other desks.

    The same closing gets the same text again.
    """

    text: Annotated[str, StringConstraints(min_length=2, max_length=200_000)]
    signature: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{128}$")]
    centre_key: Hash
    neighbours: Annotated[tuple[Neighbour, ...], Field(max_length=1000)] = ()


class Elsewhere(Request):
    """Does another station know somebody by one of these numbers? Nothing else of her is said."""

    phones: Annotated[tuple[Short, ...], Field(max_length=4)] = ()
    ids: Annotated[tuple[Short, ...], Field(max_length=4)] = ()


class KnownAt(Answer):
    """The names of the stations, and nothing of what they know."""

    stations: Annotated[tuple[Short, ...], Field(max_length=20)] = ()


Said = Annotated[str, StringConstraints(max_length=LIVE_TEXT, pattern=_TEXT)]


class LiveLine(Request):
    """A sentence of a running call."""

    n: Revision
    """Its place in the call, from 0."""
    at: Annotated[float, Field(ge=0, le=1_000_000)]
    """Seconds from the beginning."""
    speaker: Short
    text: Said


class LiveNote(Request):
    """A line that a supervisor sends the clerk."""

    n: Revision
    """Its place among those of the call, from 1."""
    by: Short
    text: Said


class Talking(Request):
    """A call that runs at the desk that says so. Its text is there only while the centre has named a watcher."""

    reception: Id
    since: Short
    """ISO 8601."""
    protected: bool = False
    """Whether the identity is, as far as the form says by now."""
    lines: Annotated[tuple[LiveLine, ...], Field(max_length=LIVE_LINES)] = ()
    spoken: Said = ""
    """The words of a sentence that is being spoken."""
    read: Revision = 0
    """The last note that was shown."""


class Talk(Request):
    """Every call that runs at this desk now; one that is not named is over."""

    calls: Annotated[tuple[Talking, ...], Field(max_length=LIVE_CALLS)] = ()


class Watched(Answer):
    """Who watches a call, what they say, and from which line on its text is wanted."""

    reception: Id
    watchers: Annotated[tuple[Short, ...], Field(max_length=20)] = ()
    """Names; with none, no text is to be sent."""
    wants: Revision = 0
    notes: Annotated[tuple[LiveNote, ...], Field(max_length=20)] = ()
    """Those after `read`."""


class TalkAnswer(Answer):
    """One for each call that was named."""

    calls: Annotated[tuple[Watched, ...], Field(max_length=LIVE_CALLS)] = ()


class Watch(Request):
    """What runs at the station; of one call also its text from a line on. `say`: a line for its clerk."""

    desk: Annotated[str, StringConstraints(max_length=36, pattern=_TEXT)] = ""
    reception: Annotated[str, StringConstraints(max_length=36, pattern=_TEXT)] = ""
    after: Revision = 0
    say: Said = ""


class RunningCall(Answer):
    """A call that runs at a desk of the station."""

    desk: Id
    number: Short
    """Of the desk."""
    clerk: Short
    reception: Id
    since: Short
    protected: bool


class WatchAnswer(Answer):
    """The calls that run; of the watched one its lines from `after` on, and whether it is over."""

    calls: Annotated[tuple[RunningCall, ...], Field(max_length=200)] = ()
    lines: Annotated[tuple[LiveLine, ...], Field(max_length=LIVE_LINES)] = ()
    spoken: Said = ""
    over: bool = False


class Failure(Answer):
    """Why the centre did not do it, as a code; never with anything of a person in it."""

    error: Short
    retry_after: Annotated[int, Field(ge=0, le=86400)] = 0
    """Seconds, after too many wrong passwords or questions."""
    expected: Revision = 0
    """The seq that comes next, after a gap."""
    protocol: int = 0
    """The centre's own, when the desk's is another."""


def login_proof(nonce: str, desk: str, account: str) -> bytes:
    """What a desk signs: nonce and desk have fixed lengths, so no other triple reads the same."""
    return b"qiantai-login/1" + bytes.fromhex(nonce) + desk.encode() + account.encode()


def closing_proof(text: str) -> bytes:
    """What the centre signs of a receipt."""
    return b"qiantai-closing/1" + text.encode()


def audit_proof(desk: str, incarnation: str, head: AuditHead) -> bytes:
    """What a desk signs of its audit chain."""
    content = head.model_dump(exclude={"signature"}) | {"desk": desk, "incarnation": incarnation}
    return b"qiantai-audit/1" + canonical(content)


def pack(plain: bytes) -> bytes:
    """A body as it travels."""
    return zstandard.ZstdCompressor(level=6).compress(plain)


def unpack(packed: bytes, limit: int) -> bytes:
    """A body as it was. Raises TooLarge as soon as more than `limit` bytes come out, ValueError if it is no zstd."""
    try:
        with zstandard.ZstdDecompressor(max_window_size=_WINDOW).stream_reader(io.BytesIO(packed)) as reader:
            plain: bytes = reader.read(limit + 1)
    except zstandard.ZstdError as error:
        raise ValueError("not zstd") from error
    if len(plain) > limit:
        raise TooLarge
    return plain
