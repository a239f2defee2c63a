"""What a form's description is made of, as `description.py` documents it: fields, blocks, the whole form."""

from collections.abc import Iterator, Mapping
from string import Formatter
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Tag
from pydantic import Field as Given

FieldType = Literal[
    "text", "long", "date", "moment", "money", "digits_money", "count", "flag", "choice", "list"
]  # fmt: skip
Style = Literal["body", "left", "heading1", "heading2", "heading3", "centre", "right", "note", "title"]
Millimetres = Annotated[float, Given(gt=0, le=300)]
NUMBER = "n"
"""The column or placeholder that is the number of a row."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Field(_Part):
    """What a form asks for; `of` are the fields of a list's rows."""

    label: Annotated[str, Given(min_length=1)]
    type: FieldType
    options: tuple[str, ...] = ()
    of: Mapping[str, "Field"] = {}


class Is(_Part):
    """A condition: the field has this value."""

    field: str
    value: str | bool | int = Given(alias="is")


class Cell(_Part):
    """A short value with its label; `width` in mm."""

    label: str
    field: str
    width: Millimetres
    lines: Annotated[int, Given(ge=1)] = 2


class Column(_Part):
    """A column of a grid; `width` in mm."""

    field: str
    label: str
    width: Millimetres
    align: Literal["left", "centre", "right"] = "left"
    lines: Annotated[int, Given(ge=1)] = 1
    """So many lines high at least: room to sign in."""


class BoxPart(_Part):
    """A long text over the whole width, at least `height` mm high; paragraphs begin `indent` characters further in."""

    label: str
    field: str
    height: Millimetres
    indent: float = 2


class GridPart(_Part):
    """A list as a table."""

    label: str = ""
    field: str
    columns: Annotated[tuple[Column, ...], Given(min_length=1)]
    rows: Annotated[int, Given(ge=0)] = 1
    only: str = ""
    """A column: only rows that have it are printed, and without any there is no table."""


class Signature(_Part):
    """A place to sign, thumb-print or seal."""

    label: Annotated[str, Given(min_length=1)]
    kind: Literal["sign", "thumb", "seal", "sign_and_seal"] = "sign"
    field: str | None = None
    date: bool | str = False


class _Block(_Part):
    condition: str | Is | None = Given(default=None, alias="if")


class Row(_Block):
    """Cells side by side in the frame."""

    row: Annotated[tuple[Cell, ...], Given(min_length=1)]


class Box(_Block):
    """A long text in the frame."""

    box: BoxPart


class Grid(_Block):
    """A table of a list's rows."""

    grid: GridPart


class Text(_Block):
    """A paragraph with {field} in it."""

    text: str
    style: Style = "body"


class Each(_Block):
    """A paragraph for each row of a list."""

    each: str
    text: str
    style: Style = "body"


class Signatures(_Block):
    """Places to sign, never parted from what they sign."""

    signatures: Annotated[tuple[Signature, ...], Given(min_length=1)]


class SlipPart(_Part):
    """What is on a slip."""

    title: str
    blocks: Annotated[tuple["Block", ...], Given(min_length=1)]


class Slip(_Block):
    """A slip below a cutting line."""

    slip: SlipPart


class Break(_Block):
    """A new page."""

    new_page: Literal[True] = Given(alias="break")


KINDS = ("row", "box", "grid", "each", "text", "signatures", "slip", "break")  # "each" has a "text" too


def _kind(block: Any) -> str | None:
    return next((kind for kind in KINDS if kind in block), None) if isinstance(block, dict) else None


Block = Annotated[
    Annotated[Row, Tag("row")]
    | Annotated[Box, Tag("box")]
    | Annotated[Grid, Tag("grid")]
    | Annotated[Each, Tag("each")]
    | Annotated[Text, Tag("text")]
    | Annotated[Signatures, Tag("signatures")]
    | Annotated[Slip, Tag("slip")]
    | Annotated[Break, Tag("break")],
    Discriminator(_kind),
]


class Description(_Part):
    """A whole form."""

    title: Annotated[str, Given(min_length=1)]
    layout: Literal["table", "plain", "letter"]
    series: str | None = None
    copies: Annotated[int, Given(ge=1)] | Literal["parties+1"] = 1
    source: str = ""
    version: str = "1"
    label_width: Millimetres = 26
    page_signatures: tuple[str, ...] = ()
    straddle_seal: bool = False
    title_by: str = ""
    fields: Mapping[str, Field]
    blocks: Annotated[tuple[Block, ...], Given(min_length=1)]


def titled(form: Description, values: Mapping[str, Any]) -> Description:
    """The form under the title that its values give it, where it lets them."""
    title = values.get(form.title_by) if form.title_by else None
    return form.model_copy(update={"title": title}) if isinstance(title, str) and title else form


def placeholders(text: str) -> list[str]:
    """The names in {braces}. Raises ValueError when the braces do not match, or hold more than a name."""
    found = []
    for _, name, spec, conversion in Formatter().parse(text):
        if name is None:
            continue
        if spec or conversion or not name.isidentifier():
            raise ValueError(text)
        found.append(name)
    return found


def flat(blocks: tuple[Any, ...]) -> Iterator[Any]:
    """The blocks with those of slips after them, in order."""
    for block in blocks:
        yield block
        if isinstance(block, Slip):
            yield from flat(block.slip.blocks)
