"""Addresses that change: what stood before is kept, and a letter that names one goes to another only with a reason."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.actions.finding import existing
from iro_desktop.letters.content import letter_from_json
from iro_desktop.models.letter import Letter, LetterStatus
from iro_desktop.models.letter_safety import AddressConfirmation, PastAddress
from iro_desktop.models.refused import Refused
from iro_desktop.queries.letter_addresses import addresses_to_confirm
from iro_desktop.queries.letter_goes_to import reader_of
from iro_desktop.queries.officers import this_officer
from iro_desktop.queries.releasing import NotApproved, NotReleased


def keep_address_before(
    session: Session, child_id: UUID, of_id: UUID, *, address: str | None, postcode: str | None, today: date
) -> None:
    """Keep where somebody lived until now. Nothing is kept where nothing was known."""
    if not address and not postcode:
        return
    officer = this_officer(session)
    session.add(
        PastAddress(
            child_id=child_id,
            of_id=of_id,
            address=address,
            postcode=postcode,
            changed_on=today,
            by_name=officer.name if officer else None,
        )
    )


def confirm_addresses(session: Session, letter_id: UUID, *, reason: str, at: datetime) -> int:
    """Let a letter go to its reader's address though it names others, with the reason. Returns how many it names.

    Raises Refused without a reason, and NotApproved for a letter that is not finished.
    """
    letter = existing(session, Letter, letter_id)
    if letter.status is not LetterStatus.FINISHED or letter.finished_content is None:
        raise NotApproved(NotReleased.NOT_FINISHED)
    if not reason.strip():
        raise Refused("Say why the letter may go there. Nothing was changed, and the letter stays where it is.")
    reader, officer = reader_of(session, letter), this_officer(session)
    named = addresses_to_confirm(session, letter, letter_from_json(letter.finished_content), reader)
    session.add_all(
        AddressConfirmation(
            child_id=letter.child_id,
            letter_id=letter_id,
            goes_to=reader.address,
            named=detail.text,
            reason=reason.strip(),
            by_name=officer.name if officer else None,
            confirmed_at=at,
        )
        for detail in named
    )
    return len(named)
