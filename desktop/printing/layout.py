"""A form and its values become a PDF: one engine for framed tables, running text and official letters."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop.printing import frame, letter, plain
from desktop.printing.blocks import Description, titled
from desktop.printing.page import ONE_AT_A_TIME, Heading, draw_marks, new_canvas


@dataclass(frozen=True, slots=True)
class Rendered:
    """A paper, how many pages it has, and the font files that drew it."""

    pdf: bytes
    pages: int
    fonts: tuple[str, ...]


def render(form: Description, values: Mapping[str, Any], heading: Heading, *, archive: bool = False) -> bytes:
    """The form filled with JSON `values` by field name, as a PDF. The same input gives the same bytes.

    With `archive` it is PDF/A-2b. A field that is missing prints as a blank. The metadata hold the form's title and
    number, nothing else. Raises GlyphMissing when a character has no glyph in any installed font, BadValue when a
    field cannot hold its value.
    """
    pdf = rendered(form, values, heading).pdf
    if not archive:
        return pdf
    from desktop.printing.archive import archived  # its libraries are loaded with the first paper that wants them

    return archived(pdf)


def rendered(form: Description, values: Mapping[str, Any], heading: Heading) -> Rendered:
    """As `render`, with what the preview tells of the paper."""
    with ONE_AT_A_TIME:
        form = titled(form, values)
        layout: Any = {"table": frame, "plain": plain, "letter": letter}[form.layout]
        pages = layout.compose(form, values, heading)
        stream = io.BytesIO()
        canvas = new_canvas(stream, f"{form.title} {heading.number}".strip())
        for index, page in enumerate(pages):
            draw_marks(canvas, heading, index, layout.code_top(heading))
            layout.draw_page(canvas, form, heading, page, (index + 1, len(pages)))
            canvas.showPage()
        fonts = tuple(sorted(canvas._doc.fontMapping))
        canvas.save()
        return Rendered(stream.getvalue(), len(pages), fonts)
