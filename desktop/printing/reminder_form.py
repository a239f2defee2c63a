"""催办单 and 督办单: the letter of a reminder, with room for the answer of whoever has to act."""

from datetime import date, datetime

from desktop.printing.description import load
from desktop.printing.layout import render
from desktop.printing.page import Heading
from offline_store.reminders import SUPERVISION, ReminderLine
from offline_store.settings import Desk
from offline_store.types import ZONE, local_day, now


def render_reminder(line: ReminderLine, desk: Desk) -> tuple[str, dict[str, str], bytes]:
    """The letter: the name of its description, what it says, and the PDF, in memory.

    Raises GlyphMissing for a character that no installed font draws.
    """
    kind = "supervision" if line.level == SUPERVISION else "reminder"
    heading = Heading(
        organisation=desk.station_name,
        number_label="登记号",
        number=line.number,
        footer=f"打印时间：{_moment(now())}",
    )
    values = {
        "to": line.to_name,
        "number": line.number,
        "sent_on": _day(local_day(line.sent_at)),
        "sent_by": line.sent_by,
        "due_on": _day(line.due_on) if line.due_on else "",
        "text": line.text,
        "answer": line.answer,
        "answered": _answered(line),
        "from": desk.station_name,
        "seal": "",
    }
    return kind, values, render(load(kind), values, heading)


def _answered(line: ReminderLine) -> str:
    return f"{line.answered_by} {_moment(line.answered_at)}" if line.answered_at else ""


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _moment(moment: datetime) -> str:
    local = moment.astimezone(ZONE)
    return f"{_day(local.date())} {local.hour}时{local.minute:02}分"
