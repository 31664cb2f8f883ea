"""The log of letters with Cafcass and the children's guardian: what came in, what went out, and where it is kept."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.actions.changing import Changes, day_in, field_names, text_in, write
from iro_desktop.actions.child_record import refuse_before_birth
from iro_desktop.actions.finding import existing
from iro_desktop.models.between_reviews import GuardianLetter, GuardianLetterKind, LetterDirection
from iro_desktop.models.child import Child
from iro_desktop.models.ids import companion_id
from iro_desktop.models.letter import Letter, LetterStatus
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Review
from iro_desktop.models.timescales import day_in_full
from iro_desktop.queries.officers import this_officer

LETTER_FIELDS = field_names("direction kind dated_on from_name to_name person_id stored_where note not_for")
_CAME_IN = frozenset({GuardianLetterKind.GUARDIAN_APPOINTED, GuardianLetterKind.END_OF_PROCEEDINGS})
"""What Cafcass and the court write; everything else that is named goes out from here."""


def direction_of(kind: GuardianLetterKind) -> LetterDirection:
    """Which way a letter of this kind goes."""
    return LetterDirection.CAME_IN if kind in _CAME_IN else LetterDirection.WENT_OUT


def log_letter(session: Session, child_id: UUID, values: Changes, *, today: date) -> UUID:
    """Write down a letter: what it says and its day (today where none is said). Returns its id.

    Which way it went follows from what it says, until somebody says otherwise. Raises Refused without a kind.
    """
    existing(session, Child, child_id)
    if not text_in(values, "kind"):
        raise Refused("Choose what the letter says.")
    kind = GuardianLetterKind(text_in(values, "kind"))
    letter = GuardianLetter(
        child_id=child_id,
        direction=direction_of(kind),
        kind=kind,
        dated_on=day_in(values, "dated_on") or today,
    )
    session.add(letter)
    session.flush()
    change_guardian_letter(session, letter.id, values, today=today)
    return letter.id


def change_guardian_letter(session: Session, letter_id: UUID, changes: Changes, *, today: date) -> None:
    """Change what is written about a letter. Raises Refused for a day that is still to come."""
    letter = existing(session, GuardianLetter, letter_id)
    must_stay = {"direction", "kind", "dated_on"}
    write(letter, {name: value for name, value in changes.items() if name not in must_stay or value}, LETTER_FIELDS)
    if letter.dated_on > today:
        raise Refused(
            f"{day_in_full(letter.dated_on)} is still to come. What was there before is kept. Write the letter down "
            "once it came or went."
        )
    refuse_before_birth(session, letter.child_id, letter.dated_on, "The letter is dated")


def copied_to_guardian(
    session: Session, review_id: UUID, *, on: date, today: date, to_name: str | None, from_name: str | None
) -> UUID:
    """Write down that a review's decisions and letter went to the guardian. Returns the id of the line in the log.

    It goes to the guardian even where they were not at the review.
    """
    review = existing(session, Review, review_id)
    letter = session.scalar(
        select(Letter)
        .where(Letter.review_id == review_id, Letter.status == LetterStatus.FINISHED, Letter.deleted_at.is_(None))
        .order_by(Letter.finished_at.desc())
        .limit(1)
    )
    values: Changes = {
        "kind": GuardianLetterKind.DECISIONS_AND_LETTER.value,
        "dated_on": on,
        "to_name": to_name,
        "from_name": from_name,
    }
    line = log_letter(session, review.child_id, values, today=today)
    existing(session, GuardianLetter, line).letter_id = letter.id if letter is not None else None
    return line


def letter_sent_to_guardian(session: Session, letter_id: UUID, *, on: date) -> UUID:
    """Write down that the letter naming the officer went to the guardian on a day. Returns the id of the log's line.

    Said twice, it is one line with the day said last. Refused for a letter that is not finished.
    """
    letter = existing(session, Letter, letter_id)
    if letter.status is not LetterStatus.FINISHED:
        raise Refused("This letter is not finished, so it cannot have been sent. Nothing was written down.")
    line_id = companion_id(letter_id, "guardian log")
    line = session.get(GuardianLetter, line_id)
    if line is None:
        officer = this_officer(session)
        line = GuardianLetter(
            id=line_id,
            child_id=letter.child_id,
            direction=LetterDirection.WENT_OUT,
            kind=GuardianLetterKind.OFFICER_NAMED,
            dated_on=on,
            person_id=letter.recipient_id,
            to_name=letter.recipient_name,
            from_name=officer.name if officer else None,
            letter_id=letter_id,
        )
        session.add(line)
    line.dated_on, line.deleted_at = on, None
    return line_id
