"""A letter at the printer: one job each, open until somebody has counted its pages."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from iro_desktop.models.base import OfChild


class LetterPrint(OfChild, kw_only=True):
    """A finished letter went to a printer as one job. Written before the job, so that no paper lies there unknown.

    Councils were fined for a page of another family that was picked up from a printer and posted along. A print is
    closed only when somebody held its pages and counted them.
    """

    __tablename__ = "letter_print"

    letter_id: Mapped[UUID] = mapped_column(index=True)
    pages: Mapped[int]
    """Of the letter: how many there must be in one's hand."""
    by_name: Mapped[str | None] = mapped_column(default=None)
    printed_at: Mapped[datetime]
    counted_at: Mapped[datetime | None] = mapped_column(default=None)
    """When somebody said that all pages are there, and none of another letter. None while that is open."""
