"""Letting a finished letter go: an approval binds its exact bytes, its reader and the address, and is asked each time.

Every way out of the program (a file, a printer, a message) takes its bytes from `release` and from nothing else.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.actions.finding import existing
from iro_desktop.letters.content import letter_from_json
from iro_desktop.letters.layout import render_pdf
from iro_desktop.models.letter import Letter, LetterStatus
from iro_desktop.models.letter_safety import LetterApproval
from iro_desktop.queries.letter_goes_to import reader_of
from iro_desktop.queries.officers import this_officer
from iro_desktop.queries.releasing import NotApproved, NotReleased, Released, fingerprint, release

__all__ = ["NotApproved", "NotReleased", "Released", "approve_letter", "release"]


def approve_letter(session: Session, letter_id: UUID, *, at: datetime) -> UUID:
    """Let a finished letter go as it stands now: these bytes, to its reader, at the address of the record.

    Finishing does this by itself. Later it is asked for again where something changed. Returns the approval's id;
    raises NotApproved for a letter that is not finished.
    """
    letter = existing(session, Letter, letter_id)
    if letter.status is not LetterStatus.FINISHED or letter.finished_content is None:
        raise NotApproved(NotReleased.NOT_FINISHED)
    reader, officer = reader_of(session, letter), this_officer(session)
    approval = LetterApproval(
        child_id=letter.child_id,
        letter_id=letter_id,
        recipient_id=reader.person_id,
        recipient_name=reader.name,
        address=reader.address,
        content_hash=fingerprint(letter.finished_content.encode()),
        pdf_hash=fingerprint(render_pdf(letter_from_json(letter.finished_content))),
        by_name=officer.name if officer else None,
        approved_at=at,
    )
    session.add(approval)
    return approval.id
