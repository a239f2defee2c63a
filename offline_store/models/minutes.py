"""What the record of a talk is made of, beside the paper that it becomes."""

from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from offline_store.models.base import LOCAL, Base, Synced, ref


class Minutes(Synced, Base):
    """笔录稿: what one version of a record says, line by line, with the sentences that it was picked from.

    Its id is made of its form's (`uuid5`), so that two desks which begin it begin one.
    """

    __tablename__ = "minutes"
    reception_id: Mapped[str] = ref("reception")
    form_id: Mapped[str] = ref("form")
    content: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """As `minutes/record.py` writes it; of what the form's values say."""
    typed: Mapped[dict[str, Any]] = mapped_column(default=dict, info=LOCAL)
    """The same, newer, not in the content yet; written down at least each second. Empty when there is none."""
