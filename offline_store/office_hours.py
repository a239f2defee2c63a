"""When sittings are held: rule table `office_hours`, which the centre may send anew; and the next time that is free.

Pure: the busy times come in, a moment comes out. Times of day are those of the centre's zone.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from offline_store.deadlines.calendar import ONE_DAY, Calendar
from offline_store.types import ZONE, local_day

LIST = "office_hours"
FARTHEST = 60
"""Days that are looked through for a free time."""
Stretch = tuple[datetime, datetime]
"""From a moment to another, the second no longer in it."""


@dataclass(frozen=True, slots=True)
class Hours:
    """Working days and the times of them."""

    spans: tuple[tuple[time, time], ...]
    calendar: Calendar

    def of_day(self, day: date) -> list[Stretch]:
        """The stretches of a day in which something can be held; none on a day off."""
        return (
            [(_at(day, first), _at(day, last)) for first, last in self.spans] if self.calendar.is_working(day) else []
        )

    def are_kept(self, start: datetime, end: datetime) -> bool:
        """Whether a stretch lies within one of them."""
        return any(first <= start and end <= last for first, last in self.of_day(local_day(start)))


def read(content: Mapping[str, Any], calendar: Calendar) -> Hours:
    """The hours of a list that `problems` has nothing against."""
    spans = [(time.fromisoformat(item["from"]), time.fromisoformat(item["to"])) for item in content["items"]]
    return Hours(tuple(sorted(spans)), calendar)


def problems(content: Mapping[str, Any]) -> list[str]:
    """What is wrong with a table that has the form of the list, in words."""
    found, last = [], time.min
    for place, item in enumerate(content["items"], start=1):
        try:
            first, end = time.fromisoformat(item["from"]), time.fromisoformat(item["to"])
        except ValueError:
            found.append(f"第 {place} 项：时间请写成 08:30 的样子")
            continue
        if not last <= first < end or first.tzinfo or end.tzinfo:
            found.append(f"第 {place} 项：要比上一项晚，开始在结束以前")
        last = end
    return found[:10]


def next_free(start: datetime, length: timedelta, busy: Iterable[Stretch], hours: Hours) -> datetime | None:
    """The first moment from `start` on at which so long a stretch meets nothing busy; None within FARTHEST days."""
    taken = sorted(busy)
    for first, last in _from(start, hours):
        at = first
        for begins, ends in taken:
            if at + length <= begins:
                break
            if ends > at and begins < at + length:
                at = ends
        if at + length <= last:
            return at
    return None


def later(start: datetime, length: timedelta, hours: Hours) -> datetime:
    """When so much office time has passed; where FARTHEST days have too little of it, so much time of the clock."""
    left = length
    for first, last in _from(start, hours):
        if first + left <= last:
            return first + left
        left -= last - first
    return start + length


def _from(start: datetime, hours: Hours) -> Iterator[Stretch]:
    """The stretches from a moment on, the one it lies in from that moment."""
    day = local_day(start)
    for n in range(FARTHEST):
        for first, last in hours.of_day(day + n * ONE_DAY):
            if last > start:
                yield max(first, start), last


def overlap(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches have a moment in common."""
    return one[0] < other[1] and other[0] < one[1]


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, ZONE).astimezone(UTC)
