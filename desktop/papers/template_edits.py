"""What one does to a template without programming: pure functions from JSON content to JSON content.

A block is named by its path: its place, and for one of a slip the slip's place first. Fields follow the wording: one
that is no longer used anywhere is dropped, and one that is named and known elsewhere is declared as it is there.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Literal

from desktop.printing.blocks import Description, flat
from desktop.printing.description import uses

Content = dict[str, Any]
Path = tuple[int, ...]
KINDS = ("each", "row", "box", "grid", "text", "signatures", "slip", "break")  # "each" has a "text" too
STYLES = ("body", "left", "heading1", "heading2", "heading3", "centre", "right", "note", "title")


@dataclass(frozen=True, slots=True)
class BlockLine:
    """A block in the list of a template's blocks."""

    path: Path
    kind: str
    """One of KINDS."""
    text: str
    """Its wording, on one line."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One text of a block that can be changed; `keys` lead to it in the block's JSON."""

    keys: tuple[str | int, ...]
    text: str
    is_long: bool


def kind_of(block: Mapping[str, Any]) -> str:
    """Of which kind a block of JSON is."""
    return next((kind for kind in KINDS if kind in block), "text")


def lines(content: Mapping[str, Any]) -> list[BlockLine]:
    """All blocks, those of slips after them."""
    return list(_lines(content.get("blocks", []), ()))


def _lines(blocks: Any, above: Path) -> Iterator[BlockLine]:
    for place, block in enumerate(blocks):
        path = (*above, place)
        text = " · ".join(each.text.replace("\n", " ") for each in _wordings(block))
        yield BlockLine(path, kind_of(block), text)
        if "slip" in block:
            yield from _lines(block["slip"].get("blocks", []), path)


def wordings(content: Mapping[str, Any], path: Path) -> list[Wording]:
    """The texts of a block that can be changed. Raises IndexError for a path that leads nowhere."""
    return list(_wordings(_blocks(content, path)[path[-1]]))


def _wordings(block: Mapping[str, Any]) -> Iterator[Wording]:
    kind = kind_of(block)
    if kind in ("text", "each"):
        yield Wording(("text",), str(block.get("text", "")), is_long=True)
    elif kind in ("row", "signatures"):
        for place, part in enumerate(block[kind]):
            yield Wording((kind, place, "label"), part.get("label", ""), is_long=False)
    elif kind == "grid":
        yield Wording(("grid", "label"), block["grid"].get("label", ""), is_long=False)
        for place, column in enumerate(block["grid"]["columns"]):
            yield Wording(("grid", "columns", place, "label"), column.get("label", ""), is_long=False)
    elif kind == "box":
        yield Wording(("box", "label"), block["box"].get("label", ""), is_long=False)
    elif kind == "slip":
        yield Wording(("slip", "title"), block["slip"].get("title", ""), is_long=False)


def reworded(content: Content, path: Path, keys: tuple[str | int, ...], text: str, known: Mapping[str, Any]) -> Content:
    """With another text; `known` are fields of all forms by name, from which a field that is new here is declared."""
    made = deepcopy(content)
    part: Any = _blocks(made, path)[path[-1]]
    for key in keys[:-1]:
        part = part[key]
    part[keys[-1]] = text
    return _with_fields(made, known)


def styled(content: Content, path: Path, style: str) -> Content:
    """With another style of a paragraph."""
    made = deepcopy(content)
    _blocks(made, path)[path[-1]]["style"] = style
    return made


def moved(content: Content, path: Path, by: Literal[-1, 1]) -> tuple[Content, Path]:
    """With the block one place up or down among its neighbours; at the end it stays."""
    made = deepcopy(content)
    blocks, place = _blocks(made, path), path[-1]
    if not 0 <= place + by < len(blocks):
        return content, path
    blocks[place], blocks[place + by] = blocks[place + by], blocks[place]
    return made, (*path[:-1], place + by)


def without(content: Content, path: Path) -> Content:
    """Without a block; the last one of a form, or of a slip, stays."""
    made = deepcopy(content)
    blocks = _blocks(made, path)
    if len(blocks) < 2:
        return content
    del blocks[path[-1]]
    return _with_fields(made, {})


def with_paragraph(content: Content, after: Path) -> tuple[Content, Path]:
    """With an empty paragraph behind a block."""
    made = deepcopy(content)
    _blocks(made, after).insert(after[-1] + 1, {"text": "", "style": "body"})
    return made, (*after[:-1], after[-1] + 1)


def _blocks(content: Any, path: Path) -> list[Any]:
    """The list that a block stands in."""
    found: Any = content["blocks"]
    for place in path[:-1]:
        found = found[place]["slip"]["blocks"]
    if not 0 <= path[-1] < len(found):
        raise IndexError(path)
    blocks: list[Any] = found
    return blocks


def _with_fields(content: Content, known: Mapping[str, Any]) -> Content:
    """The fields that the wording names, as they are declared here, else as they are known elsewhere."""
    declared = content["fields"]
    form = Description.model_validate(content | {"fields": {**known, **declared}})
    used, rows = {form.title_by} - {""}, dict[str, set[str]]()
    for block in flat(form.blocks):
        try:
            own, of_rows = uses(block, form.fields)
        except ValueError:
            return content  # half a brace is being typed: what it will name is not known yet
        used |= own
        for name, columns in of_rows.items():
            rows.setdefault(name, set()).update(columns)
    fields: dict[str, Any] = {name: field for name, field in declared.items() if name in used}
    fields |= {name: deepcopy(known[name]) for name in sorted(used - fields.keys()) if name in known}
    for name, columns in rows.items():
        of = {**known.get(name, {}).get("of", {}), **fields.get(name, {}).get("of", {})}
        if name in fields and of and fields[name]["type"] == "list":
            fields[name]["of"] = {column: field for column, field in of.items() if column in columns}
    content["fields"] = fields
    return content
