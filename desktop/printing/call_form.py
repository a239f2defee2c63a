"""来电登记表 and 来访登记表, the paper of one reception (forms 2 and 1 of the domain notes, after 信访 offices)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from typing import Any

from desktop.printing.amounts import both
from desktop.printing.blocks import Description
from desktop.printing.description import load
from desktop.printing.layout import render
from desktop.printing.page import Heading

_TOLD = ("occupation", "call_type", "dispute_types", "arrears", "situation", "summary", "opinion", "dispatched_to")
_CHINA = timezone(timedelta(hours=8))  # no other offset since 1991


@dataclass(frozen=True, slots=True, kw_only=True)
class CallFormData:
    """What is printed of one reception. None and "" print as blank cells. A call has its own form, `kind` says so.

    Times with a zone are printed in China's time, times without one as they are. `arrears_fen` is in fen (分),
    `ring_seconds` in seconds. `recording_notice_at` is when the caller was told of the recording. `summary` is a
    summary or the transcript, one line for each speaker. `printing` counts the prints of this form from 1. `known` is
    what else the form asks for and the case knows, by field name.
    """

    organisation: str
    number: str
    printed_at: datetime
    printing: int = 1
    kind: str = "call"
    name: str | None = None
    anonymous: bool | None = None
    sex: str | None = None
    employer: str | None = None
    occupation: str | None = None
    phone: str | None = None
    caller_number: str | None = None
    desk: str | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    ring_seconds: int | None = None
    recording: str | None = None
    recording_notice_at: datetime | None = None
    call_type: str | None = None
    dispute_types: str | None = None
    arrears_fen: int | None = None
    people: int | None = None
    situation: str | None = None
    summary: str | None = None
    opinion: str | None = None
    dispatched_to: str | None = None
    deadline: date | None = None
    recorder: str | None = None
    place: str | None = None
    known: Mapping[str, Any] = field(default_factory=dict)


def render_call_form(data: CallFormData, form: Description | None = None) -> bytes:
    """The form as a PDF, in memory: what is shown on the screen and what goes to the printer are these bytes.

    `form` is the description that holds; none named, the shipped one.

    From the second print on a watermark says which print it is. Raises GlyphMissing for a character that no
    installed font draws, ValueError for a negative sum.
    """
    mark = f"第 {data.printing} 次打印"
    heading = Heading(
        organisation=data.organisation,
        number_label="登记号",
        number=data.number,
        footer=f"打印时间：{_moment(data.printed_at)}　{mark}",
        watermark=mark if data.printing > 1 else "",
    )
    return render(form or load(form_of(data.kind)), {**data.known, **_values(data)}, heading)


def form_of(kind: str) -> str:
    """The form of a kind of reception."""
    return "call" if kind == "call" else "visit"


def told(data: CallFormData) -> str:
    """What the form tells of the matter, as it is printed: to be found by. Who it is of is not in it."""
    values = _values(data)
    return "\n".join(filter(None, map(values.__getitem__, _TOLD)))


def _values(data: CallFormData) -> dict[str, str]:
    """The text of each field of `resources/forms/call.json` and `visit.json`."""
    return {
        "name": data.name or "",
        "signing": "" if data.anonymous is None else "匿名" if data.anonymous else "署名",
        "sex": data.sex or "",
        "employer": data.employer or "",
        "occupation": data.occupation or "",
        "phone": data.phone or "",
        "caller_number": data.caller_number or "",
        "desk": data.desk or "",
        "started_at": _moment(data.started_at),
        "ended_at": _moment(data.ended_at),
        "ring_seconds": "" if data.ring_seconds is None else f"{data.ring_seconds} 秒",
        "recording": data.recording or "",
        "recording_notice": _notice(data),
        "call_type": data.call_type or "",
        "dispute_types": data.dispute_types or "",
        "people": "" if data.people is None else f"{data.people} 人",
        "arrears": "" if data.arrears_fen is None else both(data.arrears_fen),
        "situation": data.situation or "",
        "summary": data.summary or "",
        "opinion": data.opinion or "",
        "dispatched_to": data.dispatched_to or "",
        "deadline": "" if data.deadline is None else _day(data.deadline),
        "recorder": data.recorder or "",
        "place": data.place or "",
    }


def _notice(data: CallFormData) -> str:
    """A recording without a notice is a fault to be seen on paper, never 未录音."""
    if data.recording_notice_at is not None:
        return f"已告知 {_local(data.recording_notice_at):%H:%M}"
    return "未告知" if data.recording else "未录音"


def _local(moment: datetime) -> datetime:
    return moment.astimezone(_CHINA) if moment.tzinfo else moment


def _day(day: date) -> str:
    """Arabic digits without leading zeros (GB/T 9704-2012, 7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


def _moment(moment: datetime | None) -> str:
    if moment is None:
        return ""
    local = _local(moment)
    return f"{_day(local)} {local.hour}时{local.minute:02}分"
