"""What the law says of each deadline: the rule table `deadline_rules`, read.

One item is one clock. A rule with several stages or variants has several items, `T08.accept` and `T08.decide`; a
rule that a newer law changed has one item for each time, told apart by `effective`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from offline_store.deadlines import statutes
from offline_store.errors import ExpectedError

LIST = "deadline_rules"
HANDLING, HOTLINE = "handling_classes", "12351"
"""12351's classes of handling time: settings of the centre, days 0 where it has set none."""
CALENDAR_DAYS, WORKING_DAYS, YEARS, AGREED, NONE = UNITS = ("calendar", "working", "year", "agreed", "none")
"""自然日, 工作日, 年, a day that the parties agreed on, no limit at all."""
WHOSE = ("ours", "party", "other")
"""Who has to act: the centre; the worker or the other side, whom we warn; another body, whose clock we follow."""
EXTENSIONS = ("", "agreed", "approved")
"""None; both sides agree (双方同意); the body's head approves (批准)."""
MOST_LENGTH = 400
"""Of days, or years: more is a slip of the pen."""
ALARM = re.compile(r"half|due|(before|after|day) [1-9]\d{0,2}")
"""`before 3` days, at `half` of the time, `due` on the day, `after 1` day, `day 10` after the beginning."""


class NoSuchRule(ExpectedError):
    """The rule table has no rule of that name."""

    title = "没有这条期限规则"
    explanation = "规则表里没有 {code}。"
    advice = "规则的编号是 T01 到 T38，有几个环节的在后面加上环节，例如 T08.decide。"


@dataclass(frozen=True, slots=True)
class Rule:
    """One clock of the table."""

    code: str
    """`T02`, or with its stage `T08.decide`."""
    name: str
    of: str
    """The event that begins it, in words."""
    starts: tuple[str, ...]
    """Events (list `deadline_events`) at which it begins by itself."""
    length: int
    unit: str
    back: bool
    """It is counted backwards from the event: what has to be done before it."""
    rolls: str
    """The article by which a last day off moves to the next working day; empty where no law says so."""
    extension: str
    longer: int
    """The most days of an extension, in the rule's unit; 0 where the law sets no limit."""
    whose: str
    articles: tuple[str, ...]
    """`TJZC 14`: statute and article; a statute alone where no text is kept."""
    effective: date
    priority: int
    """1 is what harms most when missed."""
    alarms: tuple[str, ...]
    """When it is told of: see ALARM."""
    met: tuple[str, ...]
    """Events that meet it."""
    needs: str
    """A rule that the case must have had for this one to begin by itself."""
    only_forms: tuple[str, ...]
    """Forms of employment (list `employment_form`) that it is for; empty for all."""
    not_forms: tuple[str, ...]
    only_types: tuple[str, ...]
    """Dispute types of which the case must have one; empty for all."""
    not_types: tuple[str, ...]
    """Dispute types that it is not for: of a case that has no other."""
    note: str
    status: str
    """`verified`, or 待核实 with what is to be found out."""

    @property
    def number(self) -> str:
        """`T08` of `T08.decide`."""
        return self.code.partition(".")[0]

    @property
    def stage(self) -> str:
        """`decide` of `T08.decide`; empty for the plain rule."""
        return self.code.partition(".")[2]

    def is_for(self, employment_form: str, dispute_types: Sequence[str]) -> bool:
        """Whether it begins by itself in a case of this form of employment and these types of dispute."""
        fits_form = employment_form not in self.not_forms and (
            not self.only_forms or employment_form in self.only_forms
        )
        others = set(dispute_types) - set(self.not_types)
        fits_types = bool(others) or not dispute_types
        return fits_form and fits_types and (not self.only_types or not others.isdisjoint(self.only_types))


def read(content: Mapping[str, Any]) -> tuple[Rule, ...]:
    """The rules of a table that `problems` has nothing against, in its order."""
    return tuple(map(rule_of, content["items"]))


def rule_of(item: Mapping[str, Any]) -> Rule:
    """One item as a rule; what a newer program adds is left out. Raises KeyError, ValueError for what is none."""
    values: dict[str, Any] = {each.name: item[each.name] for each in fields(Rule)}
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
    return Rule(**values | {"effective": date.fromisoformat(item["effective"])})


def as_item(rule: Rule) -> dict[str, Any]:
    """A rule as the table has it, to be kept with a deadline that was computed by it."""
    values = {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(rule).items()}
    return values | {"effective": rule.effective.isoformat()}


def find(rules: Sequence[Rule], code: str, day: date) -> Rule:
    """The rule of a code (`T08` alone is its first stage) that is in force on a day. Raises NoSuchRule.

    Before the oldest one was in force it is the oldest one: the answer then says so.
    """
    wanted = code.strip()
    number, _, stage = wanted.partition(".")
    own = [rule for rule in rules if rule.number.casefold() == number.casefold()]
    exact = [rule for rule in own if rule.stage.casefold() == stage.casefold()]
    found = exact or (own if not stage else [])
    if not found:
        raise NoSuchRule(code=wanted[:40])
    versions = [rule for rule in found if rule.code == found[0].code]
    in_force = [rule for rule in versions if rule.effective <= day]
    return (
        max(in_force, key=lambda rule: rule.effective) if in_force else min(versions, key=lambda rule: rule.effective)
    )


def stages(rules: Sequence[Rule], number: str) -> tuple[Rule, ...]:
    """The clocks of one rule, each once."""
    return tuple({rule.code: rule for rule in rules if rule.number == number}.values())


def handling_rule(content: Mapping[str, Any], handling_class: str) -> Rule | None:
    """The clock of a class of handling time; None where the centre has set no days."""
    item = next((item for item in content["items"] if item["code"] == handling_class), None)
    if item is None or not item["days"]:
        return None
    return Rule(
        code=f"{HOTLINE}.{item['code']}",
        name=f"12351 办理时限（{item['name']}）",
        of="登记",
        starts=(),
        length=int(item["days"]),
        unit=item["unit"],
        back=False,
        rolls="",
        extension="approved",
        longer=0,
        whose="ours",
        articles=("RX12351",),
        effective=date(2023, 9, 27),
        priority=2,
        alarms=tuple(item["alarms"]),
        met=("closed",),
        needs="",
        only_forms=(),
        not_forms=(),
        only_types=(),
        not_types=(),
        note="",
        status="待核实：天数由中心设定",
    )


def problems(content: Mapping[str, Any]) -> list[str]:
    """What is wrong with a rule table that has the form of the list, in words."""
    found: list[str] = []
    seen: set[tuple[str, str]] = set()
    for place, item in enumerate(content["items"], start=1):
        found += [f"第 {place} 项：{what}" for what in _item_problems(item)]
        key = (item["code"], item["effective"])
        if key in seen:
            found.append(f"第 {place} 项：{key[0]} 自 {key[1]} 起的规则重复")
        seen.add(key)
    return found[:10]


def _item_problems(item: Mapping[str, Any]) -> list[str]:
    try:
        rule = rule_of(item)
    except ValueError:
        return [f"生效日期请写成 2027-01-01 的样子，不是 {str(item['effective'])[:20]}"]
    cited = [
        article for article in (*rule.articles, *([rule.rolls] if rule.rolls else [])) if not statutes.known(article)
    ]
    choices = (("unit", rule.unit, UNITS), ("whose", rule.whose, WHOSE), ("extension", rule.extension, EXTENSIONS))
    return [
        *(
            f"{name} 只能是 {'、'.join(filter(None, allowed))}"
            for name, value, allowed in choices
            if value not in allowed
        ),
        *(f"不认识的法条 {article[:40]}" for article in cited),
        *(f"不认识的提醒 {alarm[:40]}" for alarm in rule.alarms if not ALARM.fullmatch(alarm)),
        *(_length_problems(rule)),
    ]


def _length_problems(rule: Rule) -> list[str]:
    counted = rule.unit in (CALENDAR_DAYS, WORKING_DAYS, YEARS)
    if counted and not (1 <= rule.length <= MOST_LENGTH and rule.length == int(rule.length)):
        return [f"length 要是 1 到 {MOST_LENGTH} 的整数"]
    return []


def handling_problems(content: Mapping[str, Any]) -> list[str]:
    """What is wrong with the classes of handling time, in words."""
    return [
        f"第 {place} 项：days 要是 0 到 {MOST_LENGTH} 的整数，unit 只能是 calendar 或 working，alarms 要是认识的提醒"
        for place, item in enumerate(content["items"], start=1)
        if not (
            item["days"] in range(MOST_LENGTH + 1)
            and item["unit"] in (CALENDAR_DAYS, WORKING_DAYS)
            and all(ALARM.fullmatch(alarm) for alarm in item["alarms"])
        )
    ]
