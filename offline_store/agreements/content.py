"""An agreement as frozen values, and the same as the JSON `values` of its Form.

Reading never fails: what a form of another version has besides, or lacks, or has of another kind, is left out. Days
are ISO text, because a form keeps what was typed; the checks say which of them is none. Money is in fen.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

KIND = "mediation_agreement"
"""The paper's name in resources/forms."""
PERSON, EMPLOYER = "person", "employer"
GENERAL, WHOLE, SPECIAL = SCOPES = ("一般授权", "全权代理", "特别授权")
"""Of an agent's authority. 全权代理 without its powers named is no special one (民诉法解释 第八十九条)."""
ADMIT, WAIVE, ALTER, SETTLE, COLLECT = POWERS = ("承认", "放弃", "变更", "和解", "代领款")
BANK, CASH = "银行转账", "现金"
WAYS = (BANK, CASH, "微信", "支付宝", "当面交付支票")
DROPPED = "申请人明确放弃该项请求。"
"""The result line of a request that is given up."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Side:
    """One party, with whoever acts for it."""

    kind: str = PERSON
    name: str = ""
    sex: str = ""
    """男, 女, or nothing."""
    id_number: str = ""
    credit_code: str = ""
    address: str = ""
    phone: str = ""
    representative: str = ""
    """法定代表人 or 负责人 of an employer."""
    agent_name: str = ""
    agent_id_number: str = ""
    agent_relation: str = ""
    agent_scope: str = ""
    """Of SCOPES."""
    agent_powers: tuple[str, ...] = ()
    """Of POWERS: what a special authority names."""
    agent_authority_until: str = ""
    """The last day of the authority."""
    agent_signs: bool = False
    """The agent signs, not the party itself."""


@dataclass(frozen=True, slots=True)
class Request:
    """调解请求: what is asked for, and what became of it."""

    text: str = ""
    result: str = ""
    dropped: bool = False
    """Expressly given up."""
    amount: int | None = None
    """What is to be paid for it by the agreement, in fen."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause; where it is from the library, its code and version."""

    code: str = ""
    wording: str = ""
    """Its words; {names} stand for what the agreement says elsewhere, and for what is still to be filled in."""
    version: str = ""
    text: str = ""
    """As it is printed: `wording` with its names filled, written anew by `filled`."""


@dataclass(frozen=True, slots=True)
class Instalment:
    """One payment: when, how much, how, to which account."""

    due_on: str = ""
    amount: int | None = None
    way: str = ""
    account: str = ""


@dataclass(frozen=True, slots=True)
class AnnexLine:
    """One worker of a group, on the annex that each signs."""

    name: str = ""
    id_number: str = ""
    amount: int | None = None
    account: str = ""
    consent: str = ""
    """What proves that she agrees: her signature on the annex, or a paper."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing the parties are told of the next steps."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """The whole of it."""

    identity: str = ""
    """Who mediates: a code of the table `mediator_identities`."""
    title: str = ""
    organisation: str = ""
    seal: str = ""
    """The name on the organisation's seal."""
    case_number: str = ""
    mediator: str = ""
    recorder: str = ""
    signed_on: str = ""
    matter: str = ""
    """纠纷主要事实、争议事项."""
    applicants: tuple[Side, ...] = ()
    respondents: tuple[Side, ...] = ()
    thirds: tuple[Side, ...] = ()
    """第三人: who is bound or owed by it besides, for instance the contractor of the works."""
    requests: tuple[Request, ...] = ()
    clauses: tuple[Clause, ...] = ()
    instalments: tuple[Instalment, ...] = ()
    total: int | None = None
    """What is to be paid in all, in fen; none where nothing is."""
    annex: tuple[AnnexLine, ...] = ()
    notices: tuple[Notice, ...] = ()
    copies: int = 0

    @property
    def sides(self) -> tuple[Side, ...]:
        """All parties, the applicants first."""
        return (*self.applicants, *self.respondents, *self.thirds)

    @property
    def by_role(self) -> tuple[tuple[str, tuple[Side, ...]], ...]:
        """The parties by the field that they stand in."""
        return ("applicants", self.applicants), ("respondents", self.respondents), ("thirds", self.thirds)


def to_values(agreement: Agreement) -> dict[str, Any]:
    """As a Form keeps it and prints it: lists and plain values only, a result line for each request."""
    plain: dict[str, Any] = _plain(asdict(agreement))
    for row in plain["requests"]:
        row["result"] = row["result"] or (DROPPED if row["dropped"] else "")
    return plain


def from_values(values: Mapping[str, Any]) -> Agreement:
    """What a Form keeps, as an agreement."""
    found = _build(Agreement, values)
    return replace(found, requests=tuple(map(_unprinted, found.requests)))


def _unprinted(request: Request) -> Request:
    """Without the line that only says again that it is dropped."""
    return replace(request, result="") if request.dropped and request.result == DROPPED else request


def day_of(text: str) -> date | None:
    """A day as it stands in an agreement; None for nothing and for what is no day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value


def _build(kind: type[T], raw: Mapping[str, Any]) -> T:
    types = get_type_hints(kind)
    found = {}
    for each in fields(kind):  # type: ignore[arg-type]  # all of them are dataclasses
        value = _value(types[each.name], raw.get(each.name))
        if value is not None:
            found[each.name] = value
    return kind(**found)


def _value(wanted: Any, value: Any) -> Any:
    """The value as this type; None where it is of another."""
    if get_origin(wanted) is tuple:
        inner = get_args(wanted)[0]
        found = [_value(inner, each) for each in value] if isinstance(value, list | tuple) else []
        return tuple(each for each in found if each is not None)
    if get_origin(wanted) is UnionType:  # a sum, or None
        return value if type(value) is int else None
    if wanted in (str, int, bool):
        return value if type(value) is wanted else None
    return _build(wanted, value) if isinstance(value, Mapping) else None
