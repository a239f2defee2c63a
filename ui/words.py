"""How values are said on the screen: times, sums, speakers; and the colours that paint them."""

import re
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from offline_store import speaker_roles
from offline_store.errors import ExpectedError
from offline_store.gaps import GAP
from offline_store.matter import MONTHS
from offline_store.types import ZONE, now

INK, PAPER = QColor("#1f2933"), QColor("#f4f6f8")
FAINT, LINE = QColor("#7b8794"), QColor("#e1e6eb")
CALLER, CLERK = QColor("#1d6fa5"), QColor("#9aa5b1")
PRIVATE = QColor("#fff3cf")
"""Behind what was said to the mediator alone."""
_ROLES = {"respondent": QColor("#b4690e"), "third": QColor("#2f855a"), "witness": QColor("#7d4fa5")}


def clock(moment: datetime) -> str:
    """The time of day, as the wall shows it."""
    return moment.astimezone(ZONE).strftime("%H:%M")


def clock_with_seconds(moment: datetime) -> str:
    """The time of day to the second."""
    return moment.astimezone(ZONE).strftime("%H:%M:%S")


def ago(age: timedelta) -> str:
    """How long something is past, in the unit one would say."""
    minutes = int(age.total_seconds() // 60)
    if minutes < 1:
        return QCoreApplication.translate("words", "刚刚")
    if minutes < 60:
        return QCoreApplication.translate("words", "{0} 分钟前").format(minutes)
    if minutes < 24 * 60:
        return QCoreApplication.translate("words", "{0} 小时前").format(minutes // 60)
    return QCoreApplication.translate("words", "{0} 天前").format(minutes // (24 * 60))


def day_and_clock(moment: datetime) -> str:
    """A moment of another day."""
    local = moment.astimezone(ZONE)
    words = QCoreApplication.translate("words", "{0}年{1}月{2}日 {3}")
    return words.format(local.year, local.month, local.day, f"{local:%H:%M}")


def short_day(moment: datetime) -> str:
    """A day for a narrow place: of this year without the year."""
    local, this = moment.astimezone(ZONE), now().astimezone(ZONE)
    return (
        f"{local.month}-{local.day:02d}" if local.year == this.year else f"{local.year}-{local.month}-{local.day:02d}"
    )


def period_words(period: str) -> str:
    """The months or days a matter is about, as `offline_store.matter.MONTHS` has them; other words stay as they are."""
    if not MONTHS.fullmatch(period):
        return period
    return QCoreApplication.translate("words", "至").join(map(_point, period.split("/")))


def _point(text: str) -> str:
    parts = [int(number) for number in text.split("-")]
    month = QCoreApplication.translate("words", "{0}年{1}月")
    day = QCoreApplication.translate("words", "{0}年{1}月{2}日")
    return (day if len(parts) > 2 else month).format(*parts)


def duration(seconds: float) -> str:
    """mm:ss, or h:mm:ss."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes:02d}:{rest:02d}"


def kind_words(kind: str, template: str = "{0}") -> str:
    """What kind of reception, put into the template; a kind of a newer program is a reception."""
    words = {
        "call": QCoreApplication.translate("words", "来电"),
        "visit": QCoreApplication.translate("words", "来访"),
        "mediation": QCoreApplication.translate("words", "调解"),
        "hearing": QCoreApplication.translate("words", "庭审"),
        "joining": QCoreApplication.translate("words", "并案"),
        "follow_up": QCoreApplication.translate("words", "回访"),
    }
    return template.format(words.get(kind, QCoreApplication.translate("words", "接待")))


def talk_words(kind: str) -> str:
    """What the text of a talk is called, by the kind of its reception."""
    words = {
        "call": QCoreApplication.translate("words", "通话文字"),
        "mediation": QCoreApplication.translate("words", "调解文字"),
        "hearing": QCoreApplication.translate("words", "庭审文字"),
    }
    return words.get(kind, QCoreApplication.translate("words", "谈话文字"))


def speaker(role: str, kind: str = "") -> str:
    """Who speaks, in words; `kind` of the reception, where it is known. `make strings` finds the words of roles."""
    if role == "mark":
        return QCoreApplication.translate("words", "标记")
    if role == GAP:
        return QCoreApplication.translate("words", "录音")
    part = speaker_roles.base(role)
    return QCoreApplication.translate("words", speaker_roles.word(part, kind)) + role[len(part) :]


def role_color(role: str) -> QColor:
    """Of the edge beside what somebody says: ours is pale."""
    part = speaker_roles.base(role)
    return CLERK if part in speaker_roles.OURS or not part else _ROLES.get(part, CALLER)


def yuan(fen: int) -> str:
    """A sum for typing on: 12600 or 12600.50."""
    whole, rest = divmod(fen, 100)
    return f"{whole}.{rest:02d}" if rest else str(whole)


def people(text: str) -> int | None:
    """A typed number of people; None for nothing typed; raises ValueError for other words and for none."""
    plain = re.sub(r"[\s,，人名个]", "", text)
    if not plain:
        return None
    if not plain.isdecimal():
        raise ValueError(text)
    number = int(plain)
    if not 1 <= number <= 10_000_000:
        raise ValueError(text)
    return number


def marked(text: str) -> str:
    """A word that `filling` marks, or several of a list, translated: `make strings` finds them where they stand."""
    return QCoreApplication.translate("errors", text)


def said(error: ExpectedError) -> tuple[str, str, str]:
    """Title, explanation and advice of an error, translated and filled in."""

    def translated(text: str) -> str:  # `make strings` finds these texts by the class, not by this call
        return QCoreApplication.translate("errors", text)

    details = {name: translated(value) if isinstance(value, str) else value for name, value in error.details.items()}
    title, explanation, advice = (
        translated(template).format(**details) for template in (error.title, error.explanation, error.advice)
    )
    return title, explanation, advice


def explained(error: ExpectedError) -> str:
    """Explanation and advice of an error, one after the other."""
    _, explanation, advice = said(error)
    return QCoreApplication.translate("words", "{0}{1}", "two sentences").format(explanation, advice)


def told(title: str, text: str) -> str:
    """A title and what follows it, in one line."""
    return QCoreApplication.translate("words", "{0}。{1}", "a title and its text").format(title, text)
