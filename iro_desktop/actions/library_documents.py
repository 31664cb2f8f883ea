"""The council's documents in the library: a manager adds one, says what it is, gives a new version, takes it out."""

from base64 import b64encode
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.actions.finding import existing
from iro_desktop.actions.letter_templates import NotAManager
from iro_desktop.models.attachment import MOST_BYTES
from iro_desktop.models.ids import new_id
from iro_desktop.models.library_document import LibraryDocument, LibraryDocumentFile
from iro_desktop.models.refused import Refused
from iro_desktop.queries.library_documents import is_called, newest_file
from iro_desktop.queries.rights import may_set_for_council

LONGEST_NAME, LONGEST_FOR_WHOM = 120, 120
"""Characters."""
_JUST_AFTER = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutDocument:
    """What a manager says of a document."""

    name: str
    for_whom: str
    review_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenPdf:
    """A PDF that was looked through before (`exchange/library_pdf.py`)."""

    data: bytes
    pages: int


def add_document(session: Session, about: AboutDocument, given: GivenPdf, *, by_name: str, at: datetime) -> UUID:
    """Put a document into the library of every officer. Returns its id. Raises NotAManager, and Refused by its name."""
    _check_may_set(session)
    name, for_whom = _checked(session, about, besides=None)
    document = LibraryDocument(id=new_id(), name=name, for_whom=for_whom, review_on=about.review_on, set_by=by_name)
    session.add(document)
    _add_file(session, document.id, given, by_name=by_name, at=at)
    return document.id


def add_version(session: Session, document_id: UUID, given: GivenPdf, *, by_name: str, at: datetime) -> UUID:
    """From now on the library has this file. The ones before are kept. Returns the id of the version."""
    _check_may_set(session)
    existing(session, LibraryDocument, document_id)
    return _add_file(session, document_id, given, by_name=by_name, at=at)


def describe_document(session: Session, document_id: UUID, about: AboutDocument, *, by_name: str) -> AboutDocument:
    """Say otherwise what it is called, for whom it is, and when to look at it again. Returns what was said before."""
    _check_may_set(session)
    document = existing(session, LibraryDocument, document_id)
    before = AboutDocument(name=document.name, for_whom=document.for_whom, review_on=document.review_on)
    document.name, document.for_whom = _checked(session, about, besides=document_id)
    document.review_on, document.set_by = about.review_on, by_name
    return before


def take_document_out(session: Session, document_id: UUID, *, at: datetime) -> None:
    """Take a document out of the library of every officer. `put_document_back` undoes it."""
    _check_may_set(session)
    existing(session, LibraryDocument, document_id).deleted_at = at


def put_document_back(session: Session, document_id: UUID) -> None:
    """Undo taking a document out."""
    _check_may_set(session)
    document = session.get(LibraryDocument, document_id)
    if document is not None:
        document.deleted_at = None


def _add_file(session: Session, document_id: UUID, given: GivenPdf, *, by_name: str, at: datetime) -> UUID:
    if not 0 < len(given.data) <= MOST_BYTES:
        raise Refused(f"A document has at most {MOST_BYTES // 1024**2} MB. Nothing was added. Save it smaller.")
    newest = newest_file(session, document_id)
    # Never before what its writer had seen: a slow clock must not make a new version the older one.
    added_at = at if newest is None else max(at, newest[1] + _JUST_AFTER)
    file = LibraryDocumentFile(
        id=new_id(),
        document_id=document_id,
        version=1 if newest is None else newest[0] + 1,
        data=b64encode(given.data).decode(),
        pages=given.pages,
        size_bytes=len(given.data),
        by_name=by_name,
        added_at=added_at,
    )
    session.add(file)
    session.flush()
    return file.id


def _check_may_set(session: Session) -> None:
    if not may_set_for_council(session):
        raise NotAManager


def _checked(session: Session, about: AboutDocument, *, besides: UUID | None) -> tuple[str, str]:
    """Name and reader as they are kept."""
    name, for_whom = " ".join(about.name.split()), " ".join(about.for_whom.split())
    if not name:
        raise Refused("Say what the document is called. Nothing was saved yet.")
    if not for_whom:
        raise Refused("Say for whom it is, such as “For officers”. Nothing was saved yet.")
    if len(name) > LONGEST_NAME or len(for_whom) > LONGEST_FOR_WHOM:
        raise Refused(f"Name and reader have at most {LONGEST_NAME} characters each. Nothing was saved yet.")
    if is_called(session, name, besides=besides):
        raise Refused(f"Another document is called “{name}”. Nothing was saved yet. Give this one another name.")
    return name, for_whom
