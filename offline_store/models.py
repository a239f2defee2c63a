"""The records, and the glossary: one word for each thing.

Person 自然人    a human being                         Employer 用人单位  an employing unit, city-wide
Case 案件（件）   any matter brought                     Party 当事人（人）  a person's or employer's role in a case
Reception 接待（次） one stretch of contact: a call, a visit …  Recording 录音  its sound
Segment 语句     one stretch of one speaker, as text     Form 文书          a paper; Printing is one print of it
Former 曾用      a person's earlier name, phone or ID   Merge 合并, Distinct 并非同一人: one person, or two
Step 流转        a move of the process                  Change 变更        one entry of the outbox
Conflict 不一致  a value of one desk that gave way to another's   DayClosing 日结    one desk's closing of one day
Hit 查找结果      a case, or a reception without one, that was found; Why says by which piece of text or key
登记号           station-desk-day-running number, made by the desk alone, without gaps
文号             Number: of a legal paper, from an organisation's Series 文号系列; granted by the centre in blocks
CodeList 代码表   one version of a code list or rule table, written by the centre alone, city-wide
Desk 席位, Station 站点; a scope is a station's territory, or the whole city for employers and code lists, or a
station's protected identities (身份保密), which named roles alone may read: the case's party points there

A column with `info=LOCAL` never leaves this machine. A column with `info=LAST_WINS` is a remark: when two
desks change it, the later text stands and the earlier stays in the history; of other columns the first value
stands and the second is reported as a conflict (docs: sync, rule 4).
"""

from datetime import date, datetime
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

from offline_store.types import UtcDateTime, new_id, now

LOCAL: dict[str, Any] = {"local": True}
LAST_WINS: dict[str, Any] = {"last_wins": True}
CITY = "city"
"""The scope of what is city-wide: employers (public facts only) and code lists."""


def sealed_scope(station_id: str) -> str:
    """The scope in which a station's protected identities live: read by named roles alone."""
    return str(uuid5(NAMESPACE_OID, f"qiantai-sealed/{station_id}"))


class Base(DeclarativeBase):
    """All tables; constraints are named so that migrations can find them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012  # SQLAlchemy reads it as it is
        datetime: UtcDateTime,
        dict[str, Any]: JSON,
        list[str]: JSON,
        bytes: LargeBinary,
    }


def _ref(target: str, *, nullable: bool = False) -> Mapped[Any]:
    return mapped_column(String(36), ForeignKey(f"{target}.id"), nullable=nullable, index=True)


class Synced:
    """What every synced record carries besides its own fields."""

    __tablename__: str
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    scope_id: Mapped[str] = mapped_column(String(36))
    revision: Mapped[int] = mapped_column(BigInteger, default=0)
    """The scope's counter at the centre when it last changed this row; 0 while the centre has not seen it."""
    state: Mapped[str] = mapped_column(String(8), default="live")
    digest: Mapped[bytes] = mapped_column(LargeBinary(32), default=b"")
    """SHA-256 of the row's canonical content, kept by the store at each flush."""
    extra: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """Fields a newer program sent and this one does not know: kept as they came."""

    def __init__(self, **fields: Any) -> None:
        """A record has its id from its making on, so that others can name it before anything is written."""
        super().__init__(**({"id": new_id()} | fields))

    @declared_attr.directive
    @classmethod
    def __table_args__(cls) -> tuple[Any, ...]:
        """The index that pull and digest read by, and the states that exist."""
        name = cls.__tablename__
        return (
            CheckConstraint("state IN ('live', 'void')", name="state"),
            Index(f"ix_{name}_scope_revision", "scope_id", "revision"),
            *getattr(cls, "own_args", ()),
        )


class Person(Synced, Base):
    """自然人."""

    __tablename__ = "person"
    name: Mapped[str] = mapped_column(Text, default="", index=True)
    phone: Mapped[str] = mapped_column(Text, default="", index=True)
    sex: Mapped[str] = mapped_column(String(1), default="0")
    """Code of GB/T 2261.1."""
    id_kind: Mapped[str] = mapped_column(String(3), default="")
    """Code list `id_document` (GA/T 517); empty where no document was seen or named."""
    id_number: Mapped[str] = mapped_column(Text, default="", index=True)
    birth_date: Mapped[date | None] = mapped_column(index=True)
    ethnicity: Mapped[str] = mapped_column(Text, default="")
    """Code of GB/T 3304."""
    education: Mapped[str] = mapped_column(Text, default="")
    """Code of GB/T 4658."""
    native_region: Mapped[str] = mapped_column(Text, default="")
    """籍贯: the six-digit division (GB/T 2260) an ID number begins with, as it was called then."""
    address: Mapped[str] = mapped_column(Text, default="")
    marks: Mapped[list[str]] = mapped_column(default=list)
    """What is asked, not computed from the birth date: `pregnant` 孕期产期哺乳期, `disabled` 残疾,
    `new_form` 新就业形态, `migrant` 农民工."""
    portrait: Mapped[bytes | None]
    """The picture of her card, as JPEG or PNG of some kilobytes."""
    anonymous: Mapped[bool] = mapped_column(default=False)


class Former(Synced, Base):
    """曾用: a name, phone or ID number a person had before, with the moment it gave way; she is still found by it."""

    __tablename__ = "former"
    own_args = (CheckConstraint("field IN ('name', 'phone', 'id_number')", name="field"),)
    person_id: Mapped[str] = _ref("person")
    field: Mapped[str] = mapped_column(Text)
    value: Mapped[str] = mapped_column(Text, index=True)
    until: Mapped[datetime]


class Distinct(Synced, Base):
    """并非同一人: a clerk has looked at two persons and found that they are two; they are not proposed again."""

    __tablename__ = "distinct"
    own_args = (CheckConstraint("first_id < second_id", name="order"), UniqueConstraint("first_id", "second_id"))
    first_id: Mapped[str] = _ref("person")
    second_id: Mapped[str] = _ref("person")
    at: Mapped[datetime]
    clerk: Mapped[str] = mapped_column(Text)


class Merge(Synced, Base):
    """合并: two records of one person, or of one employer, made one; what it did is kept, so that it can be undone."""

    __tablename__ = "merge"
    own_args = (
        CheckConstraint("kind IN ('person', 'employer')", name="kind"),
        CheckConstraint("kept_id <> absorbed_id", name="two"),
    )
    kind: Mapped[str] = mapped_column(Text)
    kept_id: Mapped[str] = mapped_column(String(36), index=True)
    absorbed_id: Mapped[str] = mapped_column(String(36), index=True)
    """Void while the merge stands."""
    moved: Mapped[list[str]] = mapped_column(default=list)
    """Ids of the parties, and of the former values, that named the absorbed record before."""
    before: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """Field → [as it was, as it became], of the fields of the kept record that the merge changed."""
    at: Mapped[datetime]
    clerk: Mapped[str] = mapped_column(Text)
    undone_at: Mapped[datetime | None]
    undone_by: Mapped[str] = mapped_column(Text, default="")


class Employer(Synced, Base):
    """用人单位, city-wide."""

    __tablename__ = "employer"
    name: Mapped[str] = mapped_column(Text, index=True)
    credit_code: Mapped[str] = mapped_column(Text, default="", index=True)
    """统一社会信用代码 (GB 32100-2015); checked with a hint, never blocked."""
    aliases: Mapped[list[str]] = mapped_column(default=list)
    """Short and earlier names that people call it by."""
    industry: Mapped[str] = mapped_column(Text, default="")
    """Code of GB/T 4754-2017, 门类 or below."""
    type_2011: Mapped[str] = mapped_column(Text, default="")
    """Code list `enterprise_type_2011`, as old registers have it."""
    type_2023: Mapped[str] = mapped_column(Text, default="")
    """Code list `enterprise_type_2023`."""
    region: Mapped[str] = mapped_column(Text, default="")
    """Six digits to the district, nine to the street."""
    address: Mapped[str] = mapped_column(Text, default="")
    phone: Mapped[str] = mapped_column(Text, default="")
    legal_representative: Mapped[str] = mapped_column(Text, default="")
    """法定代表人, as the public register names them."""
    staff: Mapped[int | None]
    """职工人数."""
    has_union: Mapped[bool | None]
    """建会: whether it has a union; empty where nobody asked."""


class Case(Synced, Base):
    """案件: any matter brought, a consultation answered at once included."""

    __tablename__ = "case"
    own_args = (
        CheckConstraint("people >= 1", name="people"),
        CheckConstraint("arrears >= 0", name="arrears"),
        CheckConstraint("recovered >= 0", name="recovered"),
        UniqueConstraint("scope_id", "number"),
    )
    number: Mapped[str] = mapped_column(Text)
    """登记号; unique within the scope, so that no station can try or take another's."""
    channel: Mapped[str] = mapped_column(String(2))
    """Code list `channel`: 01 来访, 02 来电 …"""
    status: Mapped[str] = mapped_column(Text, default="registered", index=True)
    opened_at: Mapped[datetime] = mapped_column(index=True)
    call_type: Mapped[str] = mapped_column(Text, default="")
    """咨询, 求决 or 意见建议 (Shandong 12351)."""
    dispute_types: Mapped[list[str]] = mapped_column(default=list)
    """Names of the code list `dispute_type`, several."""
    arrears: Mapped[int | None] = mapped_column(BigInteger)
    """Wages owed, in fen (分)."""
    people: Mapped[int | None]
    """涉及人数; asked, never defaulted to 1 silently."""
    recovered: Mapped[int | None] = mapped_column(BigInteger)
    """追回: what was paid through our doing, in fen."""
    wage_items: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    """欠薪明细: `kind` (list `arrears_kind`), `cause` (`arrears_cause`), `months` in words, `amount` in fen or null."""
    injury: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """工伤: `date` (ISO), `place`, `treated_at`; empty for other matters."""
    joined_id: Mapped[str | None] = mapped_column(String(36), ForeignKey("case.id"), index=True)
    """并案: the collective case that this one was joined to."""
    occupation: Mapped[str] = mapped_column(Text, default="")
    employment_form: Mapped[str] = mapped_column(Text, default="")
    period: Mapped[str] = mapped_column(Text, default="")
    claim: Mapped[str] = mapped_column(Text, default="")
    """诉求: what is asked for, in one sentence."""
    matter: Mapped[str] = mapped_column(Text, default="", info=LAST_WINS)
    """反映情况."""
    advice: Mapped[str] = mapped_column(Text, default="", info=LAST_WINS)
    """处理意见."""
    clerk: Mapped[str] = mapped_column(Text, default="")
    sources: Mapped[dict[str, Any]] = mapped_column(default=dict, info=LAST_WINS)
    """Field → id of the segment its value was heard in."""


class Party(Synced, Base):
    """当事人: the role of a person or an employer in a case."""

    __tablename__ = "party"
    own_args = (CheckConstraint("(person_id IS NULL) <> (employer_id IS NULL)", name="one_of"),)
    case_id: Mapped[str] = _ref("case")
    person_id: Mapped[str | None] = _ref("person", nullable=True)
    employer_id: Mapped[str | None] = _ref("employer", nullable=True)
    role: Mapped[str] = mapped_column(Text)
    """Of a person: `worker` 劳动者, `representative` 推选的代表, `agent` 代理人. Of an employer: `employer` 用人单位,
    `dispatcher` 劳务派遣单位, `user` 用工单位, `contractor` 总包, `subcontractor` 分包, `guarantor` 担保."""
    amount: Mapped[int | None] = mapped_column(BigInteger)
    """What is owed to this person, in fen."""
    position: Mapped[int | None]
    """In a case's list of persons: her place, from 1; empty for who came or called, and for employers."""


class Reception(Synced, Base):
    """接待: one stretch of contact. It exists from the first ring on; its case comes when the clerk saves."""

    __tablename__ = "reception"
    case_id: Mapped[str | None] = _ref("case", nullable=True)
    kind: Mapped[str] = mapped_column(Text)
    """`call` 来电 or `visit` 来访 …"""
    desk: Mapped[str] = mapped_column(Text)
    clerk: Mapped[str] = mapped_column(Text)
    started_at: Mapped[datetime] = mapped_column(index=True)
    ended_at: Mapped[datetime | None]
    caller_number: Mapped[str] = mapped_column(Text, default="")
    notice_at: Mapped[datetime | None]
    """When the caller was told of the recording (PIPL §17)."""
    unrecorded: Mapped[bool] = mapped_column(default=False)
    """不录音办理: she refused and was served all the same (PIPL §16)."""
    active_seconds: Mapped[int | None]
    """How long a clerk worked on it, idle time cut out."""
    draft: Mapped[dict[str, Any]] = mapped_column(default=dict, info=LOCAL)
    """What stands in the form but is not saved yet; written down at least each second."""


class Recording(Synced, Base):
    """录音: an encrypted file written while it runs."""

    __tablename__ = "recording"
    reception_id: Mapped[str] = _ref("reception")
    started_at: Mapped[datetime]
    rate: Mapped[int]
    """Hz."""
    channels: Mapped[int]
    key: Mapped[bytes] = mapped_column(LargeBinary(32))
    """This recording's own AES-256 key; whoever may read the row may hear the sound."""
    sha256: Mapped[str] = mapped_column(Text, default="")
    """Of the encrypted file when complete; its name."""
    seconds: Mapped[float | None]
    size: Mapped[int | None]
    status: Mapped[str] = mapped_column(Text, default="elsewhere", info=LOCAL, index=True)
    """`running`, `waiting` (its text is not wholly written), `complete`, or `elsewhere`: made at another desk."""


class Segment(Synced, Base):
    """语句: one stretch of one speaker. A correction is a further row with the next version; the first stays."""

    __tablename__ = "segment"
    recording_id: Mapped[str] = _ref("recording")
    start: Mapped[float]
    """Seconds from the start of the recording."""
    end: Mapped[float]
    speaker: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    confidence: Mapped[float]
    engine: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column(default=1)


class Form(Synced, Base):
    """文书: one paper of a case."""

    __tablename__ = "form"
    own_args = (UniqueConstraint("case_id", "kind"),)
    case_id: Mapped[str] = _ref("case")
    kind: Mapped[str] = mapped_column(Text)
    """The description's name in resources/forms."""


class Printing(Synced, Base):
    """One print of a form, written down when the print system has taken it."""

    __tablename__ = "printing"
    form_id: Mapped[str] = _ref("form")
    printed_at: Mapped[datetime]
    printer: Mapped[str] = mapped_column(Text)
    job: Mapped[str] = mapped_column(Text)
    copies: Mapped[int]
    sha256: Mapped[str] = mapped_column(Text)
    """Of the PDF that went to the printer."""
    clerk: Mapped[str] = mapped_column(Text)


class Step(Synced, Base):
    """流转: one move of the process, with who, when and why."""

    __tablename__ = "step"
    case_id: Mapped[str] = _ref("case")
    at: Mapped[datetime]
    action: Mapped[str] = mapped_column(Text)
    clerk: Mapped[str] = mapped_column(Text)
    desk: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text, default="")


class CodeList(Synced, Base):
    """代码表: one version of a code list or rule table, sent down by the centre; see `codes.py`."""

    __tablename__ = "code_list"
    name: Mapped[str] = mapped_column(Text, index=True)
    """Of the shipped file in resources/codes that it takes the place of."""
    version: Mapped[str] = mapped_column(Text)
    effective: Mapped[date]
    """The first calendar day on which it holds."""
    source: Mapped[str] = mapped_column(Text)
    """The paper or decision it follows."""
    content: Mapped[dict[str, Any]]
    """As the shipped file: `items` and what describes them."""


class Conflict(Synced, Base):
    """不一致: a value of one desk that gave way to another's. The centre makes it, a person at a desk settles it."""

    __tablename__ = "conflict"
    own_args = (CheckConstraint("status IN ('open', 'settled')", name="status"),)
    record_type: Mapped[str] = mapped_column(Text)
    record_id: Mapped[str] = mapped_column(String(36), index=True)
    field: Mapped[str] = mapped_column(Text)
    """Of the record; `state` for a void that met an edit."""
    stood: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """The value that stayed, and whose: value, desk (id), number, station, clerk, at (by that desk's clock)."""
    gave_way: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """The value that did not, and whose."""
    status: Mapped[str] = mapped_column(Text, default="open", index=True)
    how: Mapped[str] = mapped_column(Text, default="")
    """`stood`, `gave_way` or `merged` as a person decided; `later` where the later text stands by rule."""
    settled_by: Mapped[str] = mapped_column(Text, default="")
    settled_at: Mapped[datetime | None]
    settled_on: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """The value that was settled on: `{"value": …}`."""


class DayClosing(Synced, Base):
    """日结: one desk's closing of one day, with the centre's receipt once it has given one."""

    __tablename__ = "day_closing"
    own_args = (CheckConstraint("result IN ('waiting', 'complete')", name="result"),)
    desk: Mapped[str] = mapped_column(Text)
    day: Mapped[date] = mapped_column(index=True)
    """By the desk's clock, in Asia/Shanghai."""
    account: Mapped[str] = mapped_column(Text)
    clerk: Mapped[str] = mapped_column(Text)
    closed_at: Mapped[datetime]
    clock_difference: Mapped[int] = mapped_column(default=0)
    """Seconds that the centre's clock was ahead when it was last heard."""
    figures: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """件, 次 and 人 of the day, apart (`closing.figures`)."""
    open_items: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    """What stays open: kind, id, owner, about (a 登记号, never a name)."""
    result: Mapped[str] = mapped_column(Text, default="waiting")
    """`waiting` 待回执, or `complete`."""
    receipt: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """The centre's: the signed text, its signature, the key, and what it said of the station's other desks."""


class Series(Synced, Base):
    """文号系列: the running numbers of an organisation's papers of one kind, anew each year. Made at the centre."""

    __tablename__ = "series"
    word: Mapped[str] = mapped_column(Text)
    """机关代字: 青工调, which is written 青工调字〔2026〕12号."""
    organisation: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    """Of paper: `agreement` 调解协议书 …"""


class Number(Synced, Base):
    """文号: one number of a series and year, from its grant on, so that every number is accounted for.

    No foreign key leads to the case: the account stands whatever becomes of the case.
    """

    __tablename__ = "number"
    own_args = (
        UniqueConstraint("series_id", "year", "running"),
        CheckConstraint("status IN ('block', 'used', 'void', 'returned', 'open')", name="status"),
    )
    series_id: Mapped[str] = _ref("series")
    year: Mapped[int]
    running: Mapped[int]
    status: Mapped[str] = mapped_column(String(8))
    """`block`: free, at the desk named here. `used`, `void`, `returned` to the centre. `open` 待核: was in a block
    whose desk cannot say any more what became of it; a person does."""
    desk_id: Mapped[str] = mapped_column(String(36), default="", index=True)
    incarnation: Mapped[str] = mapped_column(String(36), default="")
    holder: Mapped[str] = mapped_column(Text, default="")
    """The desk in words: station and desk number."""
    case_id: Mapped[str | None] = mapped_column(String(36), index=True)
    case_number: Mapped[str] = mapped_column(Text, default="")
    """登记号."""
    reason: Mapped[str] = mapped_column(Text, default="")
    """Why it is void."""
    settled_by: Mapped[str] = mapped_column(Text, default="")
    settled_at: Mapped[datetime | None]


class Change(Base):
    """变更: one entry of the outbox, written in the transaction of the write it tells of; never deleted here."""

    __tablename__ = "change"
    __table_args__ = (
        CheckConstraint("kind IN ('create', 'patch', 'append', 'void')", name="kind"),
        CheckConstraint("(result IS NULL) = (acknowledged_at IS NULL)", name="result"),
    )
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """Runs without gaps through the life of one incarnation of the desk."""
    hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    """SHA-256(previous hash ‖ canonical body)."""
    transaction: Mapped[str] = mapped_column(String(36))
    kind: Mapped[str] = mapped_column(String(8))
    record_type: Mapped[str] = mapped_column(Text)
    record_id: Mapped[str] = mapped_column(String(36), index=True)
    scope_id: Mapped[str] = mapped_column(String(36), index=True)
    body: Mapped[dict[str, Any]]
    """What the centre receives."""
    at: Mapped[datetime] = mapped_column(default=now)
    result: Mapped[str | None] = mapped_column(Text, index=True)
    """`applied`, `merged`, `conflict` or `quarantined`; empty while it waits."""
    revision: Mapped[int | None] = mapped_column(BigInteger)
    """The row's revision at the centre after this change: on top of what is pulled until the cursor passes it."""
    acknowledged_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(Text, default="")
    """Why the centre set it aside, as a code."""
    decision: Mapped[str] = mapped_column(Text, default="")
    """What a supervisor made of it when it was set aside: `resent`, `discarded`, or nothing yet."""
    decision_note: Mapped[str] = mapped_column(Text, default="")
    """Her reason; who and when stand in the audit."""


UNREAD = "unread"
"""The epoch of a scope that this desk has written to and never read."""


class Scope(Base):
    """How far this desk has read a scope of the centre."""

    __tablename__ = "scope"
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    epoch: Mapped[str] = mapped_column(Text)
    cursor: Mapped[int] = mapped_column(BigInteger, default=0)
    receipt: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """The last end of a sync: counts and digests of both sides."""


class AuditEntry(Base):
    """审计: one thing somebody did at this desk; written once, chained to the one before it (`audit.py`)."""

    __tablename__ = "audit"
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(index=True)
    account: Mapped[str] = mapped_column(Text)
    action: Mapped[str] = mapped_column(Text)
    subject: Mapped[str] = mapped_column(Text, default="")
    subject_id: Mapped[str] = mapped_column(Text, default="", index=True)
    detail: Mapped[dict[str, Any]] = mapped_column(default=dict)
    hash: Mapped[bytes] = mapped_column(LargeBinary(32))


class Counter(Base):
    """Running numbers of this desk, one a day."""

    __tablename__ = "counter"
    day: Mapped[date] = mapped_column(primary_key=True)
    last: Mapped[int]


class Setting(Base):
    """What this machine knows of itself: its desk, its station, its session with the centre."""

    __tablename__ = "setting"
    name: Mapped[str] = mapped_column(Text, primary_key=True)
    value: Mapped[dict[str, Any]]


RECORD_TYPES: dict[str, type[Synced]] = {
    model.__tablename__: model
    for model in (
        Employer,
        Person,
        Former,
        Distinct,
        Merge,
        Case,
        Party,
        Reception,
        Recording,
        Segment,
        Form,
        Printing,
        Step,
        CodeList,
        Conflict,
        DayClosing,
        Series,
        Number,
    )
}
"""Synced record types by name, what is referred to before what refers to it."""
APPEND_ONLY = frozenset({"segment", "printing", "step"})
"""Written once; a further fact is a further row."""
CENTRE_ONLY = frozenset({"code_list", "series"})
"""Written by the centre alone; a desk's change of one is quarantined."""
