"""Sets of pictures that a council has a licence for, such as its symbols: for the letters of all its officers."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from iro_desktop.models.base import SyncedRecord
from iro_desktop.models.ids import companion_id


@dataclass(frozen=True, slots=True)
class NewPicture:
    """A picture that may be kept: small, and nothing but its points."""

    name: str
    """The word for it."""
    other_words: tuple[str, ...]
    png: bytes


class PictureSet(SyncedRecord, kw_only=True):
    """One set, and the licence that the council has for it. Its pictures are each a `SetPicture`."""

    __tablename__ = "picture_set"

    name: Mapped[str]
    """As officers call it: "Widgit"."""
    credit: Mapped[str]
    """What each letter with one of its pictures says at its end, as the licence asks for."""
    licensed_by: Mapped[str]
    """Who gave the licence."""
    licensed_until: Mapped[date | None] = mapped_column(default=None)
    """The last day of the licence; None where it has no end."""
    comes_first: Mapped[bool] = mapped_column(default=False)
    """Whether its pictures are offered before the program's own."""
    set_by: Mapped[str]
    set_on: Mapped[date]

    def is_licensed(self, on: date) -> bool:
        """Whether its pictures may be put into a letter on this day. Letters that are finished keep theirs."""
        return self.licensed_until is None or on <= self.licensed_until


class SetPicture(SyncedRecord, kw_only=True):
    """One picture of a set. Written once: another picture is another of these."""

    __tablename__ = "set_picture"

    set_id: Mapped[UUID] = mapped_column(index=True)
    name: Mapped[str]
    """The word for it: what the file was called."""
    other_words: Mapped[tuple[str, ...]] = mapped_column(default=())
    data: Mapped[str]
    """A PNG that this program wrote anew, in base64."""
    sha256: Mapped[str]
    """Of the PNG, in hexadecimal."""


def set_picture_id(set_id: UUID, name: str) -> UUID:
    """The id of a picture: there is one of each name in a set."""
    return companion_id(set_id, f"picture {name.casefold()}")
