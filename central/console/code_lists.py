"""代码与规则: the lists that desks hold, their versions, and a new version sent down to every desk."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from fastapi import FastAPI
from sqlalchemy import select
from sqlalchemy.orm import Session
from starlette.responses import Response

from central.console import journal, pages
from central.console.forms import Form
from central.console.pages import Admin, Posted
from central.console.visits import Visitor
from central.models import Feed
from central.outcome import ALL, CENTRE, Outcome
from central.refusal import BadEntry
from central.sync import give_revisions
from offline_store import codes
from offline_store.deadlines import tables
from offline_store.models import CITY, CodeList
from offline_store.process import table_checks
from offline_store.store import Store
from offline_store.types import canonical, new_id

MOST_LIST_BYTES = 300 * 1024


@dataclass(frozen=True, slots=True)
class Proposal:
    """A new version, read and found to be of the right form."""

    name: str
    version: str
    effective: date
    source: str
    content: codes.Content


def add_routes(app: FastAPI, store: Store) -> None:
    """Look at the lists; check a new version, then send it."""

    def show(visitor: Visitor, name: str, status: int = 200, **values: object) -> Response:
        _check_known(name)
        with pages.reading(store, visitor) as session:
            versions, content = _versions(session, name), codes.current(session, name)
        return pages.page(
            "code_list.html", visitor, status, **({"name": name, "versions": versions, "content": content} | values)
        )

    @app.get("/codes")
    def all_lists(visitor: Admin, done: str = "") -> Response:
        with pages.reading(store, visitor) as session:
            rows = [
                (name, codes.in_force(session, name), codes.current(session, name)) for name in codes.shipped_names()
            ]
        return pages.page("code_lists.html", visitor, lists=rows, done=done)

    @app.get("/codes/{name}")
    def one(visitor: Admin, name: str, done: str = "") -> Response:
        return show(visitor, name, done=done)

    @app.get("/codes/{name}/file")
    def file(visitor: Admin, name: str) -> Response:
        _check_known(name)
        with pages.reading(store, visitor) as session:
            content = codes.current(session, name)
        told = json.dumps(content, ensure_ascii=False, indent=1).encode()
        as_file = {"content-disposition": f'attachment; filename="{name}.json"'}
        return Response(told, 200, pages.HEADERS | as_file, "application/json")

    @app.post("/codes/{name}/check")
    def check(visitor: Admin, name: str, form: Posted) -> Response:
        try:
            with pages.reading(store, visitor) as session:
                proposal = _proposal(session, visitor, name, form, form.file)
                before = codes.current(session, name, proposal.effective)
        except BadEntry as error:
            return show(visitor, name, 422, error=error.details["what"], typed=form.fields)
        text = json.dumps(proposal.content, ensure_ascii=False)
        changed = codes.differences(before, proposal.content)
        return pages.page("code_check.html", visitor, proposal=proposal, changed=changed, text=text)

    @app.post("/codes/{name}/send")
    def send(visitor: Admin, name: str, form: Posted) -> Response:
        def work(session: Session) -> None:
            proposal = _proposal(session, visitor, name, form, form.fields.get("content", "").encode())
            send_version(session, proposal)
            about = {"list": name, "version": proposal.version, "effective": proposal.effective.isoformat()}
            journal.note(session, visitor.account, "code_list_sent", "code_list", "", **about)

        again = lambda error: show(visitor, name, 422, error=error, typed=form.fields)  # noqa: E731
        return pages.take(store, visitor, work, lambda _: pages.go(f"/console/codes/{name}?done=sent"), again)


def send_version(session: Session, proposal: Proposal) -> None:
    """Store a version as a record of the city, for every desk to pull. Raises BadEntry for a version that is there."""
    if any(proposal.version == known.version for known in _versions(session, proposal.name)):
        raise BadEntry(what=f"版本号 {proposal.version} 已经用过")
    row = CodeList(id=new_id(), scope_id=CITY, name=proposal.name, version=proposal.version)
    row.effective, row.source, row.content = proposal.effective, proposal.source, proposal.content
    session.add(row)
    session.flush()
    session.get_one(Feed, CITY, with_for_update=True)
    give_revisions(session, CENTRE, [Outcome("applied", row=row, written=(ALL,))])


def _check_known(name: str) -> None:
    if name not in codes.shipped_names():
        raise pages.missing("代码表")


def _versions(session: Session, name: str) -> list[CodeList]:
    """What was sent of a list, the latest to hold first."""
    query = select(CodeList).where(CodeList.name == name, CodeList.state == "live")
    return list(session.scalars(query.order_by(CodeList.effective.desc(), CodeList.id.desc())))


def _proposal(session: Session, visitor: Visitor, name: str, form: Form, file: bytes) -> Proposal:
    """What a form proposes. Raises BadEntry, which says what is wrong with it."""
    _check_known(name)
    if not visitor.is_root:
        raise BadEntry(what="代码与规则由市级管理员维护")
    version, source = form.get("version", 40), form.get("source")
    if not version or not source:
        raise BadEntry(what="请写下版本号和依据（文件名或文号）")
    try:
        effective = date.fromisoformat(form.get("effective"))
    except ValueError:
        raise BadEntry(what="生效日期请写成 2027-01-01 的样子") from None
    content = _content(file)
    if wrong := codes.problems(content, codes.shipped(name)) or _wrong_in(session, name, content, effective):
        raise BadEntry(what="文件不能用：" + "；".join(wrong))
    assert isinstance(content, dict)  # `problems` has seen to it
    return Proposal(name, version, effective, source, content)


def _wrong_in(session: Session, name: str, content: Any, day: date) -> list[str]:
    """What is wrong with a list of the right form, that holds from a day on beside the others."""
    return tables.problems(name, content) or table_checks.problems(
        name, content, lambda other: codes.current(session, other, day)
    )


def _content(file: bytes) -> Any:
    if not file:
        raise BadEntry(what="请选择一个 JSON 文件")
    if len(file) > MOST_LIST_BYTES:
        raise BadEntry(what=f"文件太大，最多 {MOST_LIST_BYTES // 1024} KB")
    try:
        content = json.loads(file.decode("utf-8-sig"))
        canonical(content)
    except (ValueError, RecursionError):
        raise BadEntry(what="文件不是正确的 JSON（UTF-8）") from None
    return content
