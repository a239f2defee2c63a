"""文书: the papers of a case, from the draft to the final, numbered one, and its further versions.

draft ──▶ final ──▶ void        a final paper is never changed: a change is a further version, the old one stays
  └────────────────▶ void        and can be read. `may_turn` is the rule, which desk and centre both hold to.

What is typed stands in `typed` on this machine each second and becomes the paper's values when the page is left, so
that neither a kill loses it nor every keystroke travels.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from offline_store import audit, numbers, paper_kinds, templates
from offline_store.corrections import note_step
from offline_store.errors import ExpectedError, NotAllowed, NotHere
from offline_store.models import Case, Conflict, Form, Printing
from offline_store.numbers import ReasonNeeded
from offline_store.roles import MEDIATE, REGISTER
from offline_store.settings import Desk
from offline_store.types import canonical, now, sha256

DRAFT: Final = "draft"
FINAL: Final = "final"
VOID: Final = "void"
MOST_BYTES: Final = 400_000
"""Of a paper's values: a record has to travel in one piece."""
_TURNS = {DRAFT: frozenset({DRAFT, FINAL, VOID}), FINAL: frozenset({VOID}), VOID: frozenset[str]()}
_AFTERWARDS = frozenset({"status", "note"})
"""What may be set in a paper that is final: that it is void, and why."""


class FrozenPaper(ExpectedError):
    """A final or void paper is not changed."""

    title = "定稿的文书不能改"
    explanation = "《{paper}》已经{status}，内容没有任何改动。"
    advice = "要改内容，请用“改一版”，原来的一版照样保留。"


class NotFinal(ExpectedError):
    """Only a final or void paper is followed by a further version."""

    title = "这一份还是草稿"
    explanation = "《{paper}》还没有定稿，可以直接改。"
    advice = "请打开草稿修改。"


class NextVersionThere(ExpectedError):
    """A further version of it is being written."""

    title = "已经在改下一版"
    explanation = "《{paper}》的下一版已经有草稿了，没有再开一份。"
    advice = "请打开那份草稿继续改；不要的话先把它作废。"


class NotComplete(ExpectedError):
    """A check of the paper is not passed."""

    title = "还不能定稿"
    explanation = "还有要改的：{problems}。文书仍是草稿，没有取号。"
    advice = "请改好后再定稿。"


class DesksDiffer(ExpectedError):
    """Two desks have changed the draft, and nobody has decided."""

    title = "两个席位写得不一样"
    explanation = "《{paper}》的草稿在两个席位上改过，还没有定下用哪一份。没有取号。"
    advice = "请先在案件页上定下来，再定稿。"


class TooLong(ExpectedError):
    """More than one paper holds."""

    title = "文书内容太长"
    explanation = "这份文书的内容超过了能保存的长度，这次没有保存。屏幕上的文字都还在。"
    advice = "请把过长的内容做成附件，或者分成两份文书。"


@dataclass(frozen=True, slots=True)
class PaperView:
    """One version of one paper."""

    id: str
    case_id: str
    kind: str
    title: str
    values: dict[str, Any]
    """Of a draft: as it was last typed at this machine."""
    status: str
    version: int
    replaces: str | None
    number: str
    """文号; empty where it has none."""
    number_id: str | None
    digest: str
    """Hex; empty until it is final."""
    template: str
    made_at: datetime | None
    made_by: str
    note: str
    printings: int
    """How often it was printed."""

    @property
    def name(self) -> str:
        """The title, with the version where it is not the first."""
        return paper_kinds.named(self.kind, self.version)


def digest_of(kind: str, number: str, version: int, values: Mapping[str, Any]) -> str:
    """What a paper says, as one value (hex): over the canonical JSON of kind, number, version and values."""
    return sha256(canonical({"kind": kind, "number": number, "version": version, "values": dict(values)})).hex()


def draft(session: Session, desk: Desk, case_id: str, kind: str, values: Mapping[str, Any]) -> str:
    """Begin a paper of a case; its id. Raises NotAllowed, TooLong, NotHere."""
    _demand_right(desk)
    case = case_of(session, case_id)
    row = Form(scope_id=case.scope_id, case_id=case.id, kind=kind, status=DRAFT, version=1)
    row.values, row.template = _checked(values), templates.version(session, kind)
    row.made_at, row.made_by = now(), desk.clerk
    session.add(row)
    session.flush()
    return row.id


def keep(session: Session, form_id: str, values: Mapping[str, Any]) -> None:
    """Write down, on this machine alone, what stands in a draft's page. Raises FrozenPaper, TooLong, NotHere."""
    row = _draft(session, form_id)
    row.typed = {} if dict(values) == row.values else _checked(values)


def change(session: Session, desk: Desk, form_id: str, values: Mapping[str, Any]) -> None:
    """The draft says this from now on. Raises NotAllowed, FrozenPaper, TooLong, NotHere."""
    _demand_right(desk)
    row = _draft(session, form_id)
    row.typed = {}
    if dict(values) != row.values:
        row.values = _checked(values)


def finalise(session: Session, desk: Desk, form_id: str, day: date | None = None) -> str:
    """定稿: the values are fixed, the 文号 is taken where the paper has one; the number as printed.

    Raises NotAllowed, FrozenPaper, NotComplete, DesksDiffer, NoSeries, NoNumberLeft, NotHere; nothing is taken then.
    """
    _demand_right(desk)
    row = _draft(session, form_id)
    kind_of_series = paper_kinds.series(row.kind)
    if kind_of_series and not desk.may(MEDIATE):
        raise NotAllowed
    change(session, desk, form_id, row.typed or row.values)
    demand(session, row.case_id, row.kind, row.values)
    if _differs(session, row):
        raise DesksDiffer(paper=paper_kinds.named(row.kind, row.version))
    case = case_of(session, row.case_id)
    row.version = 1 + max((each.version or 1 for each in _chain(session, row) if is_frozen(each)), default=0)
    if kind_of_series:
        row.number_id, row.number = numbers.take_for_paper(session, desk, case, kind_of_series, day)
    row.status, row.template = FINAL, templates.version(session, row.kind)
    row.made_at, row.made_by = now(), desk.clerk
    flag_modified(row, "values")  # they travel with the finality: what another desk wrote meanwhile is not this paper
    row.content_digest = digest_of(row.kind, row.number, row.version, row.values)
    note_step(session, desk, case, numbers.FINALISED, _told(row))
    audit.note(session, desk.account, "finalised", "form", row.id, number=row.number, digest=row.content_digest)
    return row.number


def revise(session: Session, desk: Desk, form_id: str) -> str:
    """改一版: a draft of the next version, with what the paper says; its id. The paper itself stays as it is.

    Raises NotAllowed, NotFinal, NextVersionThere, NotHere.
    """
    _demand_right(desk)
    row = _form(session, form_id)
    if not is_frozen(row):
        raise NotFinal(paper=paper_kinds.named(row.kind, row.version))
    chain = _chain(session, row)
    if any(_status(each) == DRAFT for each in chain):
        raise NextVersionThere(paper=paper_kinds.named(row.kind, row.version))
    following = Form(scope_id=row.scope_id, case_id=row.case_id, kind=row.kind, status=DRAFT, replaces=row.id)
    following.version = 1 + max(each.version or 1 for each in chain)
    following.values, following.template = dict(row.values), templates.version(session, row.kind)
    following.made_at, following.made_by = now(), desk.clerk
    session.add(following)
    session.flush()
    return following.id


def void(session: Session, desk: Desk, form_id: str, reason: str) -> None:
    """作废, a final one with its 文号, which is never used again. Raises NotAllowed, ReasonNeeded, FrozenPaper."""
    _demand_right(desk)
    row = _form(session, form_id)
    was = _status(row)
    if was == VOID:
        raise FrozenPaper(paper=paper_kinds.named(row.kind, row.version), status="作废")
    if was == FINAL and not reason.strip():
        raise ReasonNeeded
    row.status, row.note = VOID, reason.strip()
    session.flush()
    if row.number_id:
        numbers.void_of_paper(session, desk, row.number_id, row.note)
    if was == FINAL:
        note_step(session, desk, case_of(session, row.case_id), "paper_void", f"{_told(row)}：{row.note}")
    audit.note(session, desk.account, "voided", "form", row.id, number=row.number, reason=row.note)


def demand(session: Session, case_id: str, kind: str, values: Mapping[str, Any]) -> None:
    """Raises NotComplete where a check of this kind of paper finds something."""
    from offline_store.paper_checks import CHECKS  # the checks know this module

    check = CHECKS.get(kind)
    if check and (problems := check(session, case_id, values)):
        raise NotComplete(problems="；".join(problems))


def papers(session: Session, case_id: str) -> list[PaperView]:
    """The papers of a case, the newest first; the registration form of a reception is none of them."""
    query = select(Form).where(Form.case_id == case_id, Form.state == "live", Form.version.is_not(None))
    rows = session.scalars(query.order_by(Form.made_at.desc(), Form.id.desc())).all()
    printed = _printings(session, [row.id for row in rows])
    return [_view(row, printed.get(row.id, 0)) for row in rows]


def paper(session: Session, form_id: str) -> PaperView:
    """One paper. Raises NotHere."""
    row = _form(session, form_id)
    return _view(row, _printings(session, [row.id]).get(row.id, 0))


def versions(session: Session, form_id: str) -> list[PaperView]:
    """All versions of a paper, the first first."""
    rows = _chain(session, _form(session, form_id))
    printed = _printings(session, [row.id for row in rows])
    return [_view(row, printed.get(row.id, 0)) for row in rows]


def most_used(session: Session) -> dict[str, int]:
    """How many papers of each kind there are here."""
    query = select(Form.kind, func.count(Form.id)).where(Form.version.is_not(None), Form.status != VOID)
    return dict(session.execute(query.group_by(Form.kind)).tuples().all())


def note_printing(
    session: Session, desk: Desk, form_id: str, printer: str, job: str, copies: int, sha256: str, text: str = ""
) -> str:
    """The print system has taken the paper; `text` is what it tells, without who it is of. The Printing's id."""
    form = _form(session, form_id)
    printing = Printing(
        scope_id=form.scope_id,
        form_id=form.id,
        printed_at=now(),
        printer=printer,
        job=job,
        copies=copies,
        sha256=sha256,
        text=text,
        clerk=desk.clerk,
    )
    session.add(printing)
    return printing.id


def case_of(session: Session, case_id: str) -> Case:
    """The case of papers. Raises NotHere."""
    case = session.get(Case, case_id)
    if case is None:
        raise NotHere
    return case


def may_turn(row: Form, fields: Mapping[str, Any]) -> bool:
    """Whether a paper, as it stands now, may be given these fields by whoever wrote them, whenever it was."""
    if not is_frozen(row):
        return True
    wanted = fields.get("status", row.status)
    return fields.keys() <= _AFTERWARDS and (wanted == row.status or wanted in _TURNS[row.status])


def is_frozen(row: Form) -> bool:
    """Whether a paper is final or void."""
    return row.status in (FINAL, VOID)


def _status(row: Form) -> str:
    return row.status or DRAFT


def _demand_right(desk: Desk) -> None:
    if not desk.may(REGISTER):
        raise NotAllowed


def _form(session: Session, form_id: str) -> Form:
    found = session.get(Form, form_id)
    if found is None:
        raise NotHere
    return found


def _draft(session: Session, form_id: str) -> Form:
    row = _form(session, form_id)
    if is_frozen(row):
        raise FrozenPaper(
            paper=paper_kinds.named(row.kind, row.version), status={FINAL: "定稿", VOID: "作废"}[row.status]
        )
    return row


def _checked(values: Mapping[str, Any]) -> dict[str, Any]:
    if len(canonical(dict(values))) > MOST_BYTES:
        raise TooLong
    return dict(values)


def _chain(session: Session, row: Form) -> list[Form]:
    """Every version that goes back to the same first one as far as it is here, the first first."""
    query = select(Form).where(Form.case_id == row.case_id, Form.kind == row.kind, Form.version.is_not(None))
    by_id = {each.id: each for each in session.scalars(query)}

    def first(each: Form) -> str:
        seen = {each.id}
        while each.replaces in by_id and each.replaces not in seen:
            each = by_id[each.replaces]
            seen.add(each.id)
        return each.replaces or each.id

    root = first(row)
    return sorted((each for each in by_id.values() if first(each) == root), key=lambda each: (each.version, each.id))


def _differs(session: Session, row: Form) -> bool:
    query = select(Conflict.id).where(
        Conflict.record_id == row.id, Conflict.status == "open", Conflict.state == "live", Conflict.field == "values"
    )
    return session.scalars(query.limit(1)).first() is not None


def _printings(session: Session, form_ids: Sequence[str]) -> dict[str, int]:
    query = select(Printing.form_id, func.count(Printing.id)).where(Printing.form_id.in_(form_ids))
    return dict(session.execute(query.group_by(Printing.form_id)).tuples().all())


def _told(row: Form) -> str:
    return " ".join(filter(None, (paper_kinds.named(row.kind, row.version), row.number)))


def _view(row: Form, printings: int) -> PaperView:
    return PaperView(
        id=row.id,
        case_id=row.case_id,
        kind=row.kind,
        title=paper_kinds.title(row.kind),
        values=dict((not is_frozen(row) and row.typed) or row.values or {}),
        status=_status(row),
        version=row.version or 1,
        replaces=row.replaces,
        number=row.number,
        number_id=row.number_id,
        digest=row.content_digest,
        template=row.template,
        made_at=row.made_at,
        made_by=row.made_by,
        note=row.note,
        printings=printings,
    )
