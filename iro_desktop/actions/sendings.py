"""Writing down that a letter went, and what was done when it reached the wrong person. Nothing is sent from here."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.actions.finding import existing
from iro_desktop.letters.papers import Form
from iro_desktop.models.letter import Letter
from iro_desktop.models.letter_safety import LetterSending, Route, SendingKind
from iro_desktop.models.refused import Refused
from iro_desktop.queries.officers import this_officer
from iro_desktop.queries.releasing import fingerprint
from iro_desktop.queries.sendings import paper_to_send


def say_sent(
    session: Session, letter_id: UUID, *, route: Route, form: Form, pages_counted: int | None, on: date, at: datetime
) -> UUID:
    """Write down that a letter went, as it is approved now. Returns the line's id.

    On paper the officer counted the pages: another number than it has is refused, because a page of another family's
    may lie among them, or one of this letter on the printer. Raises NotApproved where it may not leave.
    """
    letter, officer = existing(session, Letter, letter_id), this_officer(session)
    paper = paper_to_send(session, letter_id, form)
    on_paper = route is not Route.EMAIL
    if on_paper and pages_counted != paper.pages:
        raise Refused(
            f"{paper.reference} has {paper.pages} pages, each with that reference at its foot. Nothing was written "
            "down. Count them again before it goes."
        )
    line = LetterSending(
        child_id=letter.child_id,
        letter_id=letter_id,
        to_name=paper.to_name,
        route=route,
        form=form.value,
        address=paper.address,
        pages=paper.pages if on_paper else None,
        pdf_hash=fingerprint(paper.pdf),
        happened_on=on,
        said_at=at,
        by_name=officer.name if officer else None,
    )
    session.add(line)
    return line.id


def say_wrong_person(
    session: Session, sending_id: UUID, *, note: str, asked: str, got_back: bool | None, on: date, at: datetime
) -> UUID:
    """Write down that a letter reached somebody it was not for, or how the recall stands now. Returns the line's id.

    Raises Refused without how it came about and without what was asked: the first thing is to ask for it back.
    """
    sent, officer = existing(session, LetterSending, sending_id), this_officer(session)
    if not note.strip() or not asked.strip():
        raise Refused(
            "Say how it came about, and what you asked of whoever has the letter. Nothing was written down. Ask for it "
            "back first, and tell your manager."
        )
    line = LetterSending(
        child_id=sent.child_id,
        letter_id=sent.letter_id,
        kind=SendingKind.WRONG_PERSON,
        sending_id=sending_id,
        happened_on=on,
        said_at=at,
        by_name=officer.name if officer else None,
        note=note.strip(),
        asked=asked.strip(),
        got_back=got_back,
    )
    session.add(line)
    return line.id


def take_back_line(session: Session, line_id: UUID, *, on: date, at: datetime) -> None:
    """A line was written by mistake: it stays in the record, and counts no more."""
    line, officer = existing(session, LetterSending, line_id), this_officer(session)
    session.add(
        LetterSending(
            child_id=line.child_id,
            letter_id=line.letter_id,
            kind=SendingKind.TAKEN_BACK,
            sending_id=line_id,
            happened_on=on,
            said_at=at,
            by_name=officer.name if officer else None,
        )
    )
