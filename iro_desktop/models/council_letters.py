"""What a council sets for the letters of all its officers: the texts of the templates, and the letterhead."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from iro_desktop.models.base import SyncedRecord


class LetterTemplateText(SyncedRecord, kw_only=True):
    """One saving of a letter template by a manager. Written once: a change is another of these, and the newest is used.

    The first of a name that the program does not have is a template that the council added.

    An office store has one council alone, so the record does not name it.
    """

    __tablename__ = "letter_template_text"

    template: Mapped[str] = mapped_column(index=True)
    """The name of the template, as `letters/kinds.py` lists them; "own_…" for one that the council added."""
    version: Mapped[int]
    """What people call it: one more than what stood there when it was saved. Two laptops may both have made "3"."""
    text: Mapped[str | None] = mapped_column(default=None)
    """The whole template (resources/letter_templates/README.md); None where the text of the program was taken
    back, or where a template of the council's own was retired."""
    why: Mapped[str]
    by_name: Mapped[str]
    saved_at: Mapped[datetime]
    """When it was saved by the laptop's clock, but always after what its writer had seen: a hybrid logical clock."""


class Letterhead(SyncedRecord, kw_only=True):
    """Who sends the letters: one for the council. Its id is always the same (queries/letterhead.py)."""

    __tablename__ = "letterhead"

    name: Mapped[str | None] = mapped_column(default=None)
    """The council's; without it no letter has a letterhead."""
    address: Mapped[str | None] = mapped_column(default=None)
    """Of the office, a line each; never anybody's home."""
    telephone: Mapped[str | None] = mapped_column(default=None)
    website: Mapped[str | None] = mapped_column(default=None)
    logo: Mapped[str | None] = mapped_column(default=None)
    """A PNG that this program wrote anew, in base64."""
    logo_words: Mapped[str | None] = mapped_column(default=None)
    """What the logo shows, for those who cannot see it."""
    on_easy_read: Mapped[bool] = mapped_column(default=False)
    """Whether letters in easy read have it too: as a rule they have none, for it is no idea of the letter's own."""
    set_by: Mapped[str | None] = mapped_column(default=None)
