"""Letters at the printer: noted before the job goes, closed when the pages are counted."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.actions.finding import existing
from iro_desktop.models.letter import Letter, LetterStatus
from iro_desktop.models.letter_print import LetterPrint
from iro_desktop.models.refused import Refused
from iro_desktop.queries.officers import this_officer


def note_print(session: Session, letter_id: UUID, *, pages: int, at: datetime) -> UUID:
    """Note that a finished letter goes to a printer now, as one job of so many pages. Returns the print's id.

    Raises Refused for a letter that is not finished.
    """
    letter = existing(session, Letter, letter_id)
    if letter.status is not LetterStatus.FINISHED:
        raise Refused("This letter is not finished, so it was not printed. Finish it first.")
    officer = this_officer(session)
    noted = LetterPrint(
        child_id=letter.child_id,
        letter_id=letter_id,
        pages=pages,
        by_name=officer.name if officer else None,
        printed_at=at,
    )
    session.add(noted)
    return noted.id


def count_pages(session: Session, print_id: UUID, *, at: datetime) -> None:
    """Somebody held all pages of this print and no page of another letter: it is closed."""
    existing(session, LetterPrint, print_id).counted_at = at


def count_again(session: Session, print_id: UUID) -> None:
    """The tick was a slip: the print is open again."""
    existing(session, LetterPrint, print_id).counted_at = None


def nothing_was_printed(session: Session, print_id: UUID, *, at: datetime) -> None:
    """The printer took nothing, or nothing came out: there are no pages to count."""
    existing(session, LetterPrint, print_id).deleted_at = at
