"""What is brought, and what is said, written and printed of it."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from offline_store.models.base import LAST_WINS, LOCAL, Base, Synced, ref


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
    """状态: where it is on its way (rule table `process`); each move is a Step."""
    handler: Mapped[str] = mapped_column(Text, default="", index=True)
    """承办人: the account that the case is assigned to; empty where nobody has it yet."""
    handler_name: Mapped[str] = mapped_column(Text, default="")
    handling_class: Mapped[str] = mapped_column(Text, default="")
    """12351's class of handling time: `general` 一般问题, `difficult` 难点问题, `complex` 特别复杂问题."""
    employment_ended: Mapped[date | None]
    """劳动关系终止日: from it the limitation of wages runs (T11)."""
    outcome: Mapped[str] = mapped_column(Text, default="")
    """办结结果: code list `outcome`."""
    closed_at: Mapped[datetime | None] = mapped_column(index=True, info=LAST_WINS)
    checklist: Mapped[dict[str, Any]] = mapped_column(default=dict, info=LAST_WINS)
    """What a person has ticked off before printing or closing: item → [account, name, moment]."""
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
    case_id: Mapped[str] = ref("case")
    person_id: Mapped[str | None] = ref("person", nullable=True)
    employer_id: Mapped[str | None] = ref("employer", nullable=True)
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
    case_id: Mapped[str | None] = ref("case", nullable=True)
    kind: Mapped[str] = mapped_column(Text)
    """`call` 来电 or `visit` 来访 …"""
    desk: Mapped[str] = mapped_column(Text)
    clerk: Mapped[str] = mapped_column(Text)
    started_at: Mapped[datetime] = mapped_column(index=True)
    ended_at: Mapped[datetime | None]
    caller_number: Mapped[str] = mapped_column(Text, default="")
    notice_at: Mapped[datetime | None]
    """When the caller was told of the recording (PIPL §17)."""
    notice_way: Mapped[str] = mapped_column(Text, default="")
    """`read` by the clerk or `played` by the machine."""
    notice_text: Mapped[str] = mapped_column(Text, default="")
    """The words of the notice that was given; the centre may word the next one otherwise."""
    unrecorded: Mapped[bool] = mapped_column(default=False)
    """不录音办理: she refused and was served all the same (PIPL §16)."""
    leave_by: Mapped[str] = mapped_column(Text, default="")
    """Who of the tribunal allowed that the hearing is recorded; nothing is recorded before."""
    leave_at: Mapped[datetime | None]
    speakers: Mapped[dict[str, Any]] = mapped_column(default=dict, info=LAST_WINS)
    """Role (`Segment.speaker`) → the name of whoever has it here."""
    active_seconds: Mapped[int | None]
    """How long a clerk worked on it, idle time cut out."""
    draft: Mapped[dict[str, Any]] = mapped_column(default=dict, info=LOCAL)
    """What stands in the form but is not saved yet; written down at least each second."""


class Recording(Synced, Base):
    """录音: an encrypted file written while it runs."""

    __tablename__ = "recording"
    reception_id: Mapped[str] = ref("reception")
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
    private_with: Mapped[str] = mapped_column(Text, default="")
    """背对背: the role of the side that was talked with alone; nothing of it enters the joint record."""
    gaps: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list, info=LAST_WINS)
    """Where sound is missing: `at` (second of the recording), `seconds` (of real time), `reason` (`paused`, `lost`)."""
    marks: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list, info=LAST_WINS)
    """`at` (second), `kind` (`phase`, `point`, `turn`, `seats`), `what`: see `marks.Mark`."""
    status: Mapped[str] = mapped_column(Text, default="elsewhere", info=LOCAL, index=True)
    """`running`, `waiting` (its text is not wholly written), `complete`, or `elsewhere`: made at another desk."""
    final_by: Mapped[str] = mapped_column(Text, default="", info=LOCAL)
    """The model that has heard all of it once more; empty while none has, or `again` while one is asked to."""


class Segment(Synced, Base):
    """语句: one stretch of one speaker. A correction is a further row that names what it replaces; the first stays."""

    __tablename__ = "segment"
    recording_id: Mapped[str] = ref("recording")
    start: Mapped[float]
    """Seconds from the start of the recording."""
    end: Mapped[float]
    speaker: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    confidence: Mapped[float]
    engine: Mapped[str] = mapped_column(Text)
    """The model that heard it, also where a person corrected it."""
    version: Mapped[int] = mapped_column(default=1)
    replaces: Mapped[list[str]] = mapped_column(JSON, default=list)
    """Ids of the segments it takes the place of: one that was edited or split, several that were merged."""
    editor: Mapped[str] = mapped_column(Text, default="")
    """The account of whoever made this version; empty for what an engine heard."""
    made_at: Mapped[datetime | None]
    times: Mapped[list[int]] = mapped_column(JSON, default=list)
    """Where each character of the text begins, in hundredths of a second from `start`; empty where nobody knows."""
    proposed: Mapped[bool] = mapped_column(default=False)
    """What a later engine heard where a person had corrected: shown beside, not in force."""


class Form(Synced, Base):
    """文书: one version of one paper of a case. A final one is never changed: what follows it is a further row.

    The registration form of a reception has no values of its own: it is printed of what the reception says.
    """

    __tablename__ = "form"
    own_args = (CheckConstraint("status IN ('', 'draft', 'final', 'void')", name="status"),)
    case_id: Mapped[str] = ref("case")
    kind: Mapped[str] = mapped_column(Text)
    """The description's name in resources/forms."""
    values: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """Field of the description → JSON value."""
    status: Mapped[str] = mapped_column(Text, default="draft")
    """`draft` 草稿, `final` 定稿, `void` 作废; empty in a row older than the versions, which is a draft."""
    version: Mapped[int | None]
    """From 1; None is the first and only one."""
    replaces: Mapped[str | None] = mapped_column(String(36))
    """The paper that this one is the next version of. No foreign key: a version may leave the machine first."""
    number: Mapped[str] = mapped_column(Text, default="")
    """文号 as printed; empty where it has none."""
    number_id: Mapped[str | None] = mapped_column(String(36), index=True)
    """Of its Number. No foreign key: numbers stay with the organisation when a case goes to another."""
    template: Mapped[str] = mapped_column(Text, default="")
    """The version of the description it was made by."""
    content_digest: Mapped[str] = mapped_column(Text, default="")
    """SHA-256, hex, over what makes it this paper (`papers.digest_of`); set when it is made final."""
    made_at: Mapped[datetime | None]
    """When it was begun, or, of a final one, made final."""
    made_by: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")
    """Why it is void."""
    typed: Mapped[dict[str, Any]] = mapped_column(default=dict, info=LOCAL)
    """What stands in a draft's page and is not in its values yet; written down at least each second."""


class Attachment(Synced, Base):
    """附件: a scan or picture that belongs into a case's file; sealed in a file at the desk that took it in."""

    __tablename__ = "attachment"
    case_id: Mapped[str] = ref("case")
    form_id: Mapped[str | None] = ref("form", nullable=True)
    """The paper that this is the signed one of."""
    slot: Mapped[str] = mapped_column(Text)
    """Where in the file (卷宗) it belongs: code of the table `case_file`."""
    name: Mapped[str] = mapped_column(Text)
    """As it stands in the directory of the file."""
    media: Mapped[str] = mapped_column(Text)
    """`application/pdf`, `image/jpeg` or `image/png`."""
    sha256: Mapped[str] = mapped_column(Text)
    """Of the content, hex."""
    sealed: Mapped[str] = mapped_column(Text)
    """SHA-256 of the sealed file, hex: its name."""
    size: Mapped[int]
    """Bytes of the content."""
    pages: Mapped[int]
    key: Mapped[bytes] = mapped_column(LargeBinary(32))
    """This file's own AES-256 key; whoever may read the row may see the scan."""
    added_at: Mapped[datetime]
    added_by: Mapped[str] = mapped_column(Text)
    place: Mapped[str] = mapped_column(Text, default="elsewhere", info=LOCAL)
    """`here`, or `elsewhere`: its file is at another desk."""


class Printing(Synced, Base):
    """One print of a form, written down when the print system says that it is done."""

    __tablename__ = "printing"
    form_id: Mapped[str] = ref("form")
    printed_at: Mapped[datetime]
    printer: Mapped[str] = mapped_column(Text)
    job: Mapped[str] = mapped_column(Text)
    copies: Mapped[int]
    sha256: Mapped[str] = mapped_column(Text)
    """Of the PDF that went to the printer."""
    text: Mapped[str] = mapped_column(Text, default="")
    """What the paper told of the matter, to be found by; never who it is of, so that a sealed identity stays so."""
    clerk: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text, default="")
    """Why it was printed once more; empty for the first print."""


class Spoil(Synced, Base):
    """坏页: sheets of a print that were spoiled and destroyed; a further fact, the print stays counted."""

    __tablename__ = "spoil"
    printing_id: Mapped[str] = ref("printing")
    sheets: Mapped[int]
    reason: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    clerk: Mapped[str] = mapped_column(Text)


class Delivery(Synced, Base):
    """交付: a copy of a paper was given to somebody; void where that was a slip."""

    __tablename__ = "delivery"
    form_id: Mapped[str] = ref("form")
    receiver: Mapped[str] = mapped_column(Text)
    """Whom the print set names: `applicant`, `respondent`, `file` …"""
    at: Mapped[datetime]
    clerk: Mapped[str] = mapped_column(Text)
