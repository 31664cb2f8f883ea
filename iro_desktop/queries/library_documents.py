"""The council's documents in the library, the newest version of each, and whether it is time to look at it again."""

from base64 import b64decode
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.library_document import LibraryDocument, LibraryDocumentFile
from iro_desktop.models.refused import Refused
from iro_desktop.queries.rights import may_set_for_council


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """A document as the library lists it. Its file is asked for alone: a list never reads it."""

    document_id: UUID
    file_id: UUID
    name: str
    for_whom: str
    review_on: date | None
    version: int
    pages: int
    size_bytes: int
    by_name: str
    added_at: datetime

    def is_to_be_looked_at(self, today: date) -> bool:
        """Whether the day on which a manager meant to look at it again has come."""
        return self.review_on is not None and self.review_on <= today


@dataclass(frozen=True, slots=True)
class CouncilLibrary:
    """Every document of the council, by name."""

    rows: tuple[DocumentRow, ...]
    may_change: bool


class DocumentIsNotHere(Refused):
    """Its file has not come to this laptop, or it was taken out of the library."""

    def __init__(self) -> None:
        super().__init__(
            "This document is not on this laptop. Nothing was changed. Sync with the office, and look again."
        )


def council_library(session: Session) -> CouncilLibrary:
    """What the council put into the library. A document whose file has not come yet is left out."""
    known = session.scalars(select(LibraryDocument).where(LibraryDocument.deleted_at.is_(None))).all()
    rows = [row for one in known if (row := _row(session, one)) is not None]
    by_name = sorted(rows, key=lambda row: (row.name.casefold(), row.document_id))
    return CouncilLibrary(tuple(by_name), may_set_for_council(session))


def documents_to_look_at(session: Session, today: date) -> int:
    """How many documents have reached the day on which a manager meant to look at them again."""
    return sum(one.is_to_be_looked_at(today) for one in council_library(session).rows)


def document_pdf(session: Session, file_id: UUID) -> bytes:
    """A version of a document, to the byte as it was added. Raises DocumentIsNotHere."""
    data = session.scalar(select(LibraryDocumentFile.data).where(LibraryDocumentFile.id == file_id))
    if data is None:
        raise DocumentIsNotHere
    return b64decode(data)


def newest_file(session: Session, document_id: UUID) -> tuple[int, datetime] | None:
    """The number and the moment of the newest version; None where none is here."""
    found = session.execute(
        select(LibraryDocumentFile.version, LibraryDocumentFile.added_at)
        .where(LibraryDocumentFile.document_id == document_id)
        .order_by(LibraryDocumentFile.added_at.desc(), LibraryDocumentFile.id.desc())
        .limit(1)
    ).first()
    return (found.version, found.added_at) if found is not None else None


def is_called(session: Session, name: str, *, besides: UUID | None = None) -> bool:
    """Whether a document in the library is called so."""
    called = select(LibraryDocument.id, LibraryDocument.name).where(LibraryDocument.deleted_at.is_(None))
    return any(one.name.casefold() == name.casefold() and one.id != besides for one in session.execute(called))


def _row(session: Session, document: LibraryDocument) -> DocumentRow | None:
    newest = session.execute(
        select(
            LibraryDocumentFile.id,
            LibraryDocumentFile.version,
            LibraryDocumentFile.pages,
            LibraryDocumentFile.size_bytes,
            LibraryDocumentFile.by_name,
            LibraryDocumentFile.added_at,
        )
        .where(LibraryDocumentFile.document_id == document.id)
        .order_by(LibraryDocumentFile.added_at.desc(), LibraryDocumentFile.id.desc())
        .limit(1)
    ).first()
    if newest is None:
        return None
    return DocumentRow(
        document_id=document.id,
        file_id=newest.id,
        name=document.name,
        for_whom=document.for_whom,
        review_on=document.review_on,
        version=newest.version,
        pages=newest.pages,
        size_bytes=newest.size_bytes,
        by_name=newest.by_name,
        added_at=newest.added_at,
    )
