"""Keeping a detail in a letter for its reader, with the reason; and taking that back."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.actions.finding import existing
from iro_desktop.letters.guard import Detail
from iro_desktop.models.ids import companion_id
from iro_desktop.models.letter import Letter, LetterStatus
from iro_desktop.models.letter_safety import KeptInLetter, Protected
from iro_desktop.models.refused import Refused
from iro_desktop.queries.officers import this_officer


def keep_in_letter(
    session: Session, letter_id: UUID, *, what: Protected, found: str, reason: str, at: datetime
) -> UUID:
    """Let a detail stand in a letter for its reader. Who decided so, when and why is kept with it.

    Returns the id of the line: the same on two laptops that kept the same. Raises Refused without a reason, and for a
    letter that is finished.
    """
    letter = existing(session, Letter, letter_id)
    if letter.status is LetterStatus.FINISHED:
        raise Refused("This letter is finished, so nothing was changed. Write a new version to decide it anew.")
    if not reason.strip():
        raise Refused("Say why this reader should see it. Nothing was kept, and the letter is as it was.")
    officer = this_officer(session)
    key = f"{letter.recipient_id or 'child'} {Detail(what, found).key}"
    kept = session.get(KeptInLetter, companion_id(letter_id, key))
    if kept is not None:
        kept.reason, kept.deleted_at = reason.strip(), None
        return kept.id
    kept = KeptInLetter(
        id=companion_id(letter_id, key),
        child_id=letter.child_id,
        letter_id=letter_id,
        recipient_id=letter.recipient_id,
        what=what,
        found=found,
        reason=reason.strip(),
        by_name=officer.name if officer else None,
        kept_at=at,
    )
    session.add(kept)
    return kept.id


def ask_about_it_again(session: Session, kept_id: UUID, *, at: datetime) -> None:
    """Take back the keeping of a detail: before finishing it is asked about again."""
    existing(session, KeptInLetter, kept_id).deleted_at = at
