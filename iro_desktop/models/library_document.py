"""Documents that a council puts into the library: what each is called and for whom, and every version of its file."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from iro_desktop.models.base import SyncedRecord


class LibraryDocument(SyncedRecord, kw_only=True):
    """A guide, form or protocol of the council's own. Its file is a `LibraryDocumentFile`; the newest is used."""

    __tablename__ = "library_document"

    name: Mapped[str]
    for_whom: Mapped[str]
    """Who should read it, in words, such as "For officers"."""
    review_on: Mapped[date | None] = mapped_column(default=None)
    """The day on which a manager looks whether it still holds; None where nobody said."""
    set_by: Mapped[str]


class LibraryDocumentFile(SyncedRecord, kw_only=True):
    """One version of a document: a PDF as it was given. Written once; a change is another of these."""

    __tablename__ = "library_document_file"

    document_id: Mapped[UUID] = mapped_column(index=True)
    version: Mapped[int]
    """What people call it. Two laptops may both have made "3"."""
    data: Mapped[str]
    """Base64."""
    pages: Mapped[int]
    size_bytes: Mapped[int]
    by_name: Mapped[str]
    added_at: Mapped[datetime]
    """By the laptop's clock, but always after the version that its writer had seen."""
