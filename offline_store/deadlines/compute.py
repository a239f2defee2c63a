"""The one function that says by which day something is to be done, and why it is that day.

How days are counted: the day of the event is not (民法典 第二百零一条, 民事诉讼法 第八十五条). A year ends on the
day of the same number, else on the last of the month (民法典 第二百零二条). A last day off moves to the next
working day only where an article says so (the rule's `rolls`). What is suspended is not counted; an interruption
begins anew.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from offline_store.deadlines import statutes
from offline_store.deadlines.calendar import ONE_DAY, Calendar
from offline_store.deadlines.rules import AGREED, NONE, WORKING_DAYS, YEARS, Rule
from offline_store.deadlines.turns import EXTEND, INTERRUPT, Turn, suspensions
from offline_store.errors import ExpectedError, filling

FIRST_DAY, LAST_DAY = date(1995, 1, 1), date(2100, 12, 31)
"""Days that a deadline may begin on: since the labour law is in force; beyond it is a slip of the pen."""


class BadDay(ExpectedError):
    """The day is none, or one that no deadline begins on."""

    title = "日期不对"
    explanation = "{day} 不能用作期限的起算日。"
    advice = "请写成 2026-10-01 的样子，1995 年到 2100 年之间。"


class NoAgreedDay(ExpectedError):
    """The rule takes the day that the parties agreed on, and none was given."""

    title = "缺少约定的日期"
    explanation = "“{name}”是双方约定的日期，要填上约定的是哪一天。"
    advice = "请看协议书上的履行日期，分期的每期填一条。"


class Said(NamedTuple):
    """A piece of a reason: a text that can be translated, and what fills its `{names}`."""

    text: str
    values: dict[str, object]


@dataclass(frozen=True, slots=True)
class Answer:
    """What `compute` finds."""

    due: date | None
    """The last day; None where there is no limit, or while it stands still without an end."""
    starts_on: date
    """From which it counts: the event, or the last interruption."""
    why: tuple[Said, ...]
    warnings: tuple[Said, ...]


def say(said: Sequence[Said], translate: Callable[[str], str] = str) -> str:
    """Pieces of a reason as one line."""
    return "".join(translate(text).format(**values) for text, values in said)


def compute(
    rule: Rule, starts_on: date, calendar: Calendar, *, agreed: date | None = None, turns: Sequence[Turn] = ()
) -> Answer:
    """The last day of a deadline and its reason. Raises BadDay, NoAgreedDay.

    `agreed` is the day the parties agreed on, for rules that take one.
    """
    if not all(FIRST_DAY <= day <= LAST_DAY for day in (starts_on, agreed or starts_on)):
        raise BadDay(day=agreed or starts_on)
    if rule.unit == AGREED and agreed is None:
        raise NoAgreedDay(name=rule.name)
    clock = _Clock(rule, starts_on, calendar, agreed, tuple(sorted(turns, key=lambda turn: turn.on)))
    why = [*_law(rule), *_beginning(clock)]
    for turn in (turn for turn in clock.turns if turn.kind == INTERRUPT):
        due = clock.due
        if turn.on < clock.starts_on or (due is not None and turn.on > due):
            why.append(Said(filling("；{day} 的“{reason}”不在期限内，不中断"), _about(turn)))
        else:
            clock = clock.anew(turn.on)
            why.append(Said(filling("；{day}“{reason}”，中断，从这天重新起算"), _about(turn)))
    return Answer(clock.due, clock.starts_on, (*why, *_ending(clock)), tuple(_warnings(clock)))


@dataclass(frozen=True, slots=True)
class _Clock:
    """A rule at work from one day on."""

    rule: Rule
    starts_on: date
    calendar: Calendar
    agreed: date | None
    turns: tuple[Turn, ...]

    def anew(self, day: date) -> "_Clock":
        return _Clock(self.rule, day, self.calendar, self.agreed, self.turns)

    @property
    def stops(self) -> list[tuple[date, date | None]]:
        return [(start, end) for start, end in suspensions(self.turns) if end is None or end > self.starts_on]

    @property
    def extensions(self) -> list[Turn]:
        return [turn for turn in self.turns if turn.kind == EXTEND]

    @property
    def until(self) -> date | None:
        """The day that an extension was agreed to last to; the latest word holds."""
        return next((turn.until for turn in reversed(self.extensions) if turn.until), None)

    @property
    def last(self) -> date | None:
        """The last day as it is counted, before it moves off a day off."""
        if self.rule.unit == NONE or any(end is None for _, end in self.stops):
            return None
        if self.until or self.rule.unit == AGREED:
            return self.until or self.agreed
        step = -ONE_DAY if self.rule.back else ONE_DAY
        day, left = self.starts_on, self._length
        while left:
            day += step
            left -= self._counts(day)
        return day

    @property
    def due(self) -> date | None:
        """The last day; where an article says so, no day off."""
        day = self.last
        while day and self.is_moved and not self.calendar.is_working(day):
            day += ONE_DAY
        return day

    @property
    def is_moved(self) -> bool:
        """Whether a last day off moves: by law, and not where the parties named the day themselves."""
        return bool(self.rule.rolls) and not self.rule.back and self.until is None

    @property
    def _length(self) -> int:
        if self.rule.unit == YEARS:
            return (years_after(self.starts_on, self.rule.length) - self.starts_on).days
        return self.rule.length + sum(turn.days for turn in self.extensions)

    def _counts(self, day: date) -> bool:
        if any(start <= day < end for start, end in self.stops if end):
            return False
        return self.rule.unit != WORKING_DAYS or self.calendar.is_working(day)


def years_after(day: date, years: int) -> date:
    """The same day so many years later; the last of February where it has none (民法典 第二百零二条)."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _law(rule: Rule) -> Iterator[Said]:
    yield Said(filling("依据{law}："), {"law": statutes.titles(rule.articles)})


def _beginning(clock: _Clock) -> Iterator[Said]:
    rule, start = clock.rule, {"of": clock.rule.of, "day": clock.starts_on}
    if rule.unit == NONE:
        yield Said(filling("{of}（{day}），不受期限限制"), start)
    elif rule.unit == AGREED:
        yield Said(filling("双方约定 {day}"), {"day": clock.agreed})
    elif rule.back:
        yield Said(filling("从{of}（{day}）的前一天起往前"), start)
    else:
        yield Said(filling("从{of}（{day}）的次日起算"), start)


def _ending(clock: _Clock) -> Iterator[Said]:
    yield from map(_stopped, clock.stops)
    yield from map(_extended, clock.extensions)
    last, due = clock.last, clock.due
    if last is None or due is None:
        if clock.rule.unit != NONE:
            yield Said(filling("；中止还没有结束，到期日等恢复后再算"), {})
        return
    if clock.rule.unit != AGREED and not clock.until:
        added = sum(turn.days for turn in clock.extensions)
        yield Said(_LENGTHS[clock.rule.unit], {"length": clock.rule.length + added})
        yield Said(filling("，最后一日是 {day}"), {"day": last})
        yield from _make_up(clock, last)
    if due != last:
        by = statutes.title(clock.rule.rolls)
        yield Said(filling("，休息日，依{article}顺延到 {day}"), {"article": by, "day": due})
    elif not clock.calendar.is_working(due):
        named = clock.until or clock.rule.unit == AGREED
        yield Said(filling("（这天是休息日）") if named else filling("（休息日，条文没有说顺延）"), {})


_LENGTHS = {
    "calendar": filling("，数 {length} 天（自然日）"),
    "working": filling("，数 {length} 个工作日"),
    "year": filling("，满 {length} 年"),
}


def _stopped(stop: tuple[date, date | None]) -> Said:
    start, end = stop
    if end is None:
        return Said(filling("；{start} 起中止"), {"start": start})
    return Said(filling("；{start} 至 {end} 中止，{days} 天不计入"), _stretch(start, end))


def _stretch(start: date, end: date) -> dict[str, object]:
    return {"start": start, "end": end - ONE_DAY, "days": (end - start).days}


def _extended(turn: Turn) -> Said:
    about = _about(turn) | {"until": turn.until, "days": turn.days, "paper": turn.paper}
    if turn.until:
        return Said(filling("；延期到 {until}（{paper}）"), about)
    return Said(filling("；延长 {days} 天（{paper}）"), about)


def _about(turn: Turn) -> dict[str, object]:
    return {"day": turn.on, "reason": turn.reason}


def _make_up(clock: _Clock, last: date) -> Iterator[Said]:
    """The days off that were passed over, and the make-up workdays that counted: what surprises in the sum."""
    if clock.rule.unit != WORKING_DAYS:
        return
    first, end = sorted((clock.starts_on, last))
    span = [first + timedelta(days=n) for n in range(1, (end - first).days)] + [last]
    off = sum(day in clock.calendar.off and day.weekday() < 5 for day in span)
    worked = [day for day in span if day in clock.calendar.worked]
    if off:
        yield Said(filling("，跳过放假 {days} 天"), {"days": off})
    if worked:
        yield Said(filling("，{days} 调休上班计入"), {"days": "、".join(map(str, worked))})


def _warnings(clock: _Clock) -> Iterator[Said]:
    rule, last = clock.rule, clock.due
    if last is not None and (rule.unit == WORKING_DAYS or clock.is_moved):
        first = clock.starts_on if rule.unit == WORKING_DAYS else clock.last or last
        missing = clock.calendar.missing(*sorted((first, last)))
        if missing:
            years = "、".join(map(str, missing))
            yield Said(filling("{years} 年的放假安排还没有导入，先只按周末推算，导入后要重新核对"), {"years": years})
    if clock.starts_on < rule.effective:
        yield Said(filling("这条规则自 {day} 起施行，起算日在它之前"), {"day": rule.effective})
    if rule.status != "verified":
        yield Said("{status}", {"status": rule.status})
