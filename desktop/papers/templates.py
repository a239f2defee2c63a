"""文书模板 as the screens use them: what holds now, what is being written, and what is wrong with it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from typing import Any

from sqlalchemy.orm import Session

import resources
from desktop.papers.facts import facts, fill
from desktop.papers.heading import heading_of
from desktop.papers.sample import sample
from desktop.printing import description
from desktop.printing.blocks import Description
from desktop.printing.glyphs import GlyphMissing
from desktop.printing.layout import rendered
from desktop.profile import Unlocked
from desktop.store_lanes import Failed, StoreLanes
from desktop.tasks import Runner
from offline_store import paper_kinds, templates
from offline_store.errors import ExpectedError
from offline_store.templates import Content, TemplateVersion

AROUND = ("call", "visit", "file_cover", "file_directory", "file_notes")
"""Papers that nobody begins by hand in a case, and that are made by a template all the same."""
MARK = "样张"
"""Across the preview: it is nobody's paper."""


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """A kind of paper, and which template of it holds."""

    kind: str
    title: str
    holds: TemplateVersion | None
    """None for the shipped one."""
    is_kept: bool
    """Somebody writes at another one, on this machine."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A template to be written at."""

    kind: str
    content: Content
    """As it was last written here, else as it holds."""
    holding: Content
    versions: tuple[TemplateVersion, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """What a template would print, and what is wrong with it, in words."""

    pdf: bytes
    """Empty when it cannot be printed from."""
    problems: tuple[str, ...]


def shipped(kind: str) -> Content:
    """The description that the program brings along, as JSON."""
    content: Content = json.loads(resources.path(f"forms/{kind}.json").read_text(encoding="utf-8"))
    return content


def check(kind: str, content: Mapping[str, Any], known: Mapping[str, Any] | None) -> Checked:
    """Print a template with what a case knows, or with sample values, and say what is wrong with it.

    Wrong is: what the lint finds, a character that no font draws, a form that grows by pages with short values.
    """
    found = description.problems(content)
    if found:
        return Checked(b"", tuple(found))
    form = description.read(content)
    try:
        paper = _printed(form, fill(form, known) if known is not None else sample(form))
        pages, before = _printed(form, {}).pages, _printed(description.load(kind), {}).pages
    except GlyphMissing as error:
        return Checked(b"", (f"{error.title}：{error}",))
    except ExpectedError as error:
        return Checked(b"", (str(error),))
    longer = f"空白表有 {pages} 页，原来是 {before} 页：内容放不下了"
    return Checked(paper.pdf, (longer,) if pages > before else ())


def _printed(form: Description, values: Mapping[str, Any]) -> Any:
    return rendered(form, values, heading_of(form, values, watermark=MARK))


class Templates:
    """Over the runner's lanes; answers come on the screen's thread."""

    def __init__(self, runner: Runner, unlocked: Unlocked) -> None:
        self._runner, self._desk = runner, unlocked.desk
        self._store = unlocked.store
        self._lanes = StoreLanes(runner, unlocked.store, unlocked.desk)

    @cached_property
    def known_fields(self) -> dict[str, Any]:
        """The fields of all shipped forms by name: what a wording may name."""
        return {name: field for kind in description.names() for name, field in shipped(kind)["fields"].items()}

    def list(self, done: Callable[[list[TemplateLine]], None]) -> None:
        """All kinds of paper, by title."""
        self._lanes.read(_lines, done)

    def open(self, kind: str, done: Callable[[Opened], None]) -> None:
        """A template to be written at."""
        self._lanes.read(partial(_opened, kind=kind), done)

    def keep(self, kind: str, content: Content | None, failed: Failed) -> None:
        """Write down what is being written, here alone; None forgets it."""

        def work() -> None:
            with self._store.apply() as session:
                templates.keep(session, self._desk, kind, content)

        self._runner.write(work, None, failed)

    def check(self, kind: str, content: Content, case_id: str | None, done: Callable[[Checked], None]) -> None:
        """What it would print: with what a case knows, or with sample values."""

        def work() -> Checked:
            if case_id is None:
                return check(kind, content, None)
            with self._store.read() as session:
                known = facts(session, self._desk, case_id)
            return check(kind, content, known)

        self._runner.run(work, done)

    def publish(
        self, kind: str, content: Content, about: tuple[str, date, str], done: Callable[[None], None], failed: Failed
    ) -> None:
        """Send a version (its name, from when on, by which decision) to every desk with the next sync."""
        version, effective, source = about
        self._lanes.write(
            lambda session: templates.publish(session, self._desk, kind, content, version, effective, source),
            done,
            failed,
        )


def _lines(session: Session) -> list[TemplateLine]:
    found = []
    for kind in (*paper_kinds.of_a_case(), *AROUND):
        holds = templates.current(session, kind)
        title = str((holds.content if holds else shipped(kind)).get("title", kind))
        found.append(TemplateLine(kind, title, holds, templates.kept(session, kind) is not None))
    return sorted(found, key=lambda line: line.title)


def _opened(session: Session, kind: str) -> Opened:
    versions = templates.versions(session, kind)
    holds = templates.current(session, kind)
    holding = holds.content if holds else shipped(kind)
    return Opened(kind, templates.kept(session, kind) or holding, holding, tuple(versions))
