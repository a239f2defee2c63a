"""How a case goes its way: moves, deadlines, decisions, hand-overs, reminders, return visits, checks."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from offline_store.models.base import LAST_WINS, Base, Synced, ref


class Step(Synced, Base):
    """流转: one move of the process, with who, when and why."""

    __tablename__ = "step"
    case_id: Mapped[str] = ref("case")
    at: Mapped[datetime]
    action: Mapped[str] = mapped_column(Text)
    clerk: Mapped[str] = mapped_column(Text)
    desk: Mapped[str] = mapped_column(Text)
    station: Mapped[str] = mapped_column(Text, default="")
    """Name of the station it was done at, as it was called then."""
    before: Mapped[str] = mapped_column(Text, default="")
    """The case's status before; empty, as `after`, for a step that moves nothing."""
    after: Mapped[str] = mapped_column(Text, default="")
    rules: Mapped[str] = mapped_column(Text, default="")
    """Version of the table `process_moves` by which it was allowed: the centre's name for it, `shipped` for the one the
    program brings along; empty for a step that the table has no say in."""
    note: Mapped[str] = mapped_column(Text, default="")


class Deadline(Synced, Base):
    """期限: a date of a case with its rule; why it is that day is computed from what stands here (`deadlines`)."""

    __tablename__ = "deadline"
    own_args = (CheckConstraint("status IN ('running', 'suspended', 'met', 'dropped')", name="status"),)
    case_id: Mapped[str] = ref("case")
    rule: Mapped[str] = mapped_column(Text, index=True)
    """Of the rule table `deadline_rules`: T01 …"""
    rule_version: Mapped[str] = mapped_column(Text)
    """Of the rule table that the day was computed by."""
    event: Mapped[str] = mapped_column(Text)
    """What began it, in words."""
    starts_on: Mapped[date]
    """The calendar day of that event; it is not counted."""
    inputs: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """What else the computation took: the agreed day of an instalment, the longer variant of a rule …"""
    turns: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    """Extensions, suspensions and interruptions, in order: kind, from, until or days, paper, at, by."""
    due_on: Mapped[date | None] = mapped_column(index=True)
    """Its last day; empty while it stands still without an end."""
    status: Mapped[str] = mapped_column(Text, default="running", index=True)
    met_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(Text, default="")


class Alarm(Synced, Base):
    """提醒: one alarm of a deadline or case at its time. Its id is made of what it is about (`uuid5`), so that two
    desks which raise it raise one."""

    __tablename__ = "alarm"
    case_id: Mapped[str] = ref("case")
    deadline_id: Mapped[str | None] = ref("deadline", nullable=True)
    kind: Mapped[str] = mapped_column(Text)
    """`lead` so many days before, `half` of the time is over, `since` its beginning, `due` today, `overdue`,
    `report` upward at once."""
    days: Mapped[int] = mapped_column(default=0)
    """Before the day (lead), after it (overdue) or after the beginning (since); the how many-eth (report)."""
    at: Mapped[datetime] = mapped_column(index=True)
    """The moment it is for, by rule: the same at every desk."""
    seen_by: Mapped[str] = mapped_column(Text, default="", info=LAST_WINS)
    seen_at: Mapped[datetime | None] = mapped_column(info=LAST_WINS)


class Decision(Synced, Base):
    """审批: what one asks and a named person decides, offline too: it waits in the outbox like all else."""

    __tablename__ = "decision"
    own_args = (CheckConstraint("status IN ('waiting', 'approved', 'refused', 'withdrawn')", name="status"),)
    case_id: Mapped[str] = ref("case")
    kind: Mapped[str] = mapped_column(Text)
    """`close` 结案审核, `refuse` 不予受理, `extend` 延期, `instruction` 领导批示 (a note that asks nothing) …"""
    wanted: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """What is done when it is approved."""
    reason: Mapped[str] = mapped_column(Text, default="")
    asked_by: Mapped[str] = mapped_column(Text)
    asked_by_name: Mapped[str] = mapped_column(Text)
    asked_at: Mapped[datetime]
    status: Mapped[str] = mapped_column(Text, default="waiting", index=True)
    decided_by: Mapped[str] = mapped_column(Text, default="")
    decided_by_name: Mapped[str] = mapped_column(Text, default="")
    decided_at: Mapped[datetime | None]
    opinion: Mapped[str] = mapped_column(Text, default="")


class Handover(Synced, Base):
    """交办、转办、协办: a case, or a part in it, offered to another station.

    One row stands in the scope of whoever offers and one in the scope of whoever is asked; the centre makes the other
    (`counterpart_id`) and carries each side's words over. With a transfer it moves the case itself. No foreign key
    leads to the case: the row stays where it is when the case goes.
    """

    __tablename__ = "handover"
    own_args = (
        CheckConstraint("kind IN ('transfer', 'joint')", name="kind"),
        CheckConstraint("status IN ('offered', 'accepted', 'returned', 'answered', 'withdrawn')", name="status"),
    )
    case_id: Mapped[str] = mapped_column(String(36), index=True)
    case_number: Mapped[str] = mapped_column(Text)
    """登记号."""
    counterpart_id: Mapped[str] = mapped_column(String(36), default="", index=True)
    kind: Mapped[str] = mapped_column(Text)
    """`transfer`: the other station handles it from now on. `joint` 协办: it helps and answers."""
    from_id: Mapped[str] = mapped_column(String(36), index=True)
    from_name: Mapped[str] = mapped_column(Text)
    to_id: Mapped[str] = mapped_column(String(36), index=True)
    to_name: Mapped[str] = mapped_column(Text)
    about: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """What the other side is told before it has the case: dispute types, employer, people, claim; never a person."""
    request: Mapped[str] = mapped_column(Text, default="")
    """要求: what the other is to do."""
    sent_at: Mapped[datetime]
    sent_by: Mapped[str] = mapped_column(Text)
    accept_by: Mapped[date | None]
    due_on: Mapped[date | None] = mapped_column(index=True)
    status: Mapped[str] = mapped_column(Text, default="offered", index=True)
    replied_by: Mapped[str] = mapped_column(Text, default="")
    replied_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(Text, default="")
    """Why it was returned or withdrawn."""
    answer: Mapped[str] = mapped_column(Text, default="")
    """反馈: what came of it."""
    case_status: Mapped[str] = mapped_column(Text, default="")
    """Where the case is at the other station, as the centre last saw it."""


class Reminder(Synced, Base):
    """催办: asking whoever has to act, in words that are kept: bubble, phone or SMS, 催办单, 督办单."""

    __tablename__ = "reminder"
    own_args = (
        CheckConstraint("level IN ('bubble', 'phone', 'letter', 'supervision')", name="level"),
        CheckConstraint("status IN ('open', 'answered')", name="status"),
    )
    case_id: Mapped[str] = ref("case")
    deadline_id: Mapped[str | None] = ref("deadline", nullable=True)
    level: Mapped[str] = mapped_column(Text)
    to_account: Mapped[str] = mapped_column(Text, default="", index=True)
    to_name: Mapped[str] = mapped_column(Text)
    """Whoever has to act: a colleague, a station, or another body that is waited for."""
    text: Mapped[str] = mapped_column(Text)
    due_on: Mapped[date | None]
    sent_at: Mapped[datetime]
    sent_by: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(Text, default="open", index=True)
    answer: Mapped[str] = mapped_column(Text, default="")
    answered_by: Mapped[str] = mapped_column(Text, default="")
    answered_at: Mapped[datetime | None]


class FollowUp(Synced, Base):
    """回访: asking the worker afterwards how it went."""

    __tablename__ = "follow_up"
    own_args = (CheckConstraint("status IN ('waiting', 'done', 'unreached')", name="status"),)
    case_id: Mapped[str] = ref("case")
    reason: Mapped[str] = mapped_column(Text)
    """`closing` 结案回访, `instalment` 履行回访 …"""
    due_on: Mapped[date] = mapped_column(index=True)
    status: Mapped[str] = mapped_column(Text, default="waiting", index=True)
    attempts: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    """Calls that reached nobody: at, clerk, what."""
    answers: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """Question of the script → answer."""
    satisfaction: Mapped[str] = mapped_column(Text, default="")
    """Code list `satisfaction`."""
    result: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="", info=LAST_WINS)
    done_at: Mapped[datetime | None]
    clerk: Mapped[str] = mapped_column(Text, default="")


class QualityCheck(Synced, Base):
    """质检: a closed or running case of a sample, marked by somebody who did not handle it."""

    __tablename__ = "quality_check"
    own_args = (CheckConstraint("status IN ('waiting', 'done')", name="status"),)
    case_id: Mapped[str] = ref("case")
    sampled_at: Mapped[datetime]
    sampled_by: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(Text, default="waiting", index=True)
    marks: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """Item of the rule table `quality_items` → points."""
    total: Mapped[int | None]
    remark: Mapped[str] = mapped_column(Text, default="", info=LAST_WINS)
    checked_by: Mapped[str] = mapped_column(Text, default="")
    checked_at: Mapped[datetime | None]
    reply: Mapped[str] = mapped_column(Text, default="", info=LAST_WINS)
    """What the handler says to it."""


class TextModule(Synced, Base):
    """文字模板: words that are used again, put in by a short name."""

    __tablename__ = "text_module"
    name: Mapped[str] = mapped_column(Text)
    shortcut: Mapped[str] = mapped_column(Text, default="")
    """A few letters that bring it while typing."""
    text: Mapped[str] = mapped_column(Text)
    account: Mapped[str] = mapped_column(Text, default="")
    """Whose it is; empty for the whole station."""


class Macro(Synced, Base):
    """宏: what a clerk recorded because she does it often; played back step by step."""

    __tablename__ = "macro"
    name: Mapped[str] = mapped_column(Text)
    shortcut: Mapped[str] = mapped_column(Text, default="")
    account: Mapped[str] = mapped_column(Text)
    steps: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    """Field and value, or action, in the order they were done."""
