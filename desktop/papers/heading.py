"""What stands around a paper: whose it is, and its number."""

from collections.abc import Mapping
from typing import Any

from desktop.printing.blocks import Description
from desktop.printing.page import Heading

NUMBER, CASE = "文号", "登记号"


def heading_of(form: Description, about: Mapping[str, Any], number: str = "", watermark: str = "") -> Heading:
    """A paper of a series carries its 文号 (a gap until it has one), any other the case's 登记号.

    `about` is what is known of its case (`facts`): whether or not the form has fields for them, `organisation` and
    `case_number` stand around it.
    """
    own = number if form.series else str(about.get("case_number") or "")
    return Heading(
        organisation=str(about.get("organisation") or ""),
        number_label=NUMBER if form.series else CASE if own else "",
        number=own,
        footer="",
        watermark=watermark,
    )
