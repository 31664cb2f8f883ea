"""Whether a finished letter may leave: only the bytes, the reader and the address that somebody approved."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.letters.content import LetterContent, letter_from_json
from iro_desktop.letters.layout import render_pdf
from iro_desktop.models.letter import Letter, LetterStatus
from iro_desktop.models.letter_safety import LetterApproval
from iro_desktop.models.refused import Refused
from iro_desktop.queries.letter_addresses import addresses_to_confirm
from iro_desktop.queries.letter_goes_to import reader_of
from iro_desktop.queries.letter_guard import withheld_since


class NotReleased(StrEnum):
    """Why a letter may not leave as it is."""

    NOT_FINISHED = "not_finished"
    NEVER_APPROVED = "never_approved"
    OTHER_WORDS = "other_words"
    OTHER_PAPER = "other_paper"
    OTHER_READER = "other_reader"
    OTHER_ADDRESS = "other_address"
    NAMES_AN_ADDRESS = "names_an_address"
    WITHHELD_SINCE = "withheld_since"


_WHY = {
    NotReleased.NOT_FINISHED: "This letter is not finished, so it cannot leave. Finish it first.",
    NotReleased.NEVER_APPROVED: "Nobody has approved this letter yet, so it was not taken out.",
    NotReleased.OTHER_WORDS: "The words of this letter changed after it was approved, so it was not taken out.",
    NotReleased.OTHER_PAPER: "This letter now prints otherwise than when it was approved, so it was not taken out.",
    NotReleased.OTHER_READER: "This letter was approved for another reader, so it was not taken out.",
    NotReleased.OTHER_ADDRESS: "The address has changed since this letter was approved, so it was not taken out.",
    NotReleased.NAMES_AN_ADDRESS: "This letter names one address and goes to another, so it was not taken out.",
    NotReleased.WITHHELD_SINCE: "This letter tells what was withheld from somebody since, so it was not taken out.",
}
_NEXT = " Look at the page, and approve it again if it may go."
_NEXTS = {
    NotReleased.NOT_FINISHED: "",
    NotReleased.NAMES_AN_ADDRESS: " Look at who lives there, and say why it may go.",
    NotReleased.WITHHELD_SINCE: " Write a new version, and take it out of that or keep it with a reason.",
}


class NotApproved(Refused):
    """The letter stays where it is. Nothing was saved, printed or sent."""

    def __init__(self, why: NotReleased) -> None:
        super().__init__(_WHY[why] + _NEXTS.get(why, _NEXT))
        self.why = why


@dataclass(frozen=True, slots=True, kw_only=True)
class Released:
    """A letter that may leave, with the very words and bytes that were approved."""

    letter_id: UUID
    content: LetterContent
    """What every other form (Word, plain text, large print) is made from."""
    pdf: bytes
    recipient_name: str
    address: str | None


def release(session: Session, letter_id: UUID) -> Released:
    """A finished letter that may leave the program. Every way out asks this, each time.

    Raises NotApproved where the frozen words, the PDF made from them, the reader or the address are not those that
    were approved last, where the letter names another address than it goes to and nobody said why since addresses
    changed, and where it tells what was withheld since it was finished. Nothing is written.
    """
    letter = session.get(Letter, letter_id)
    if letter is None or letter.deleted_at is not None:
        raise Refused("This letter is no longer on this laptop. Nothing else was changed.")
    if letter.status is not LetterStatus.FINISHED or letter.finished_content is None:
        raise NotApproved(NotReleased.NOT_FINISHED)
    approval = newest_approval(session, letter_id)
    reader = reader_of(session, letter)
    if approval is None:
        raise NotApproved(NotReleased.NEVER_APPROVED)
    if approval.content_hash != fingerprint(letter.finished_content.encode()):
        raise NotApproved(NotReleased.OTHER_WORDS)
    if (approval.recipient_id, approval.recipient_name) != (reader.person_id, reader.name):
        raise NotApproved(NotReleased.OTHER_READER)
    if approval.address != reader.address:
        raise NotApproved(NotReleased.OTHER_ADDRESS)
    content = letter_from_json(letter.finished_content)
    if addresses_to_confirm(session, letter, content, reader):
        raise NotApproved(NotReleased.NAMES_AN_ADDRESS)
    if withheld_since(session, letter, content):
        raise NotApproved(NotReleased.WITHHELD_SINCE)
    pdf = render_pdf(content)
    if approval.pdf_hash != fingerprint(pdf):
        raise NotApproved(NotReleased.OTHER_PAPER)
    return Released(letter_id=letter_id, content=content, pdf=pdf, recipient_name=reader.name, address=reader.address)


def newest_approval(session: Session, letter_id: UUID) -> LetterApproval | None:
    """The approval that counts. One that was given before another never counts again, whatever becomes of the other."""
    return session.scalar(
        select(LetterApproval)
        .where(LetterApproval.letter_id == letter_id)
        .order_by(LetterApproval.approved_at.desc(), LetterApproval.id.desc())
        .limit(1)
    )


def fingerprint(body: bytes) -> str:
    """BLAKE2b-256 in hexadecimal, as records keep it."""
    return hashlib.blake2b(body, digest_size=32).hexdigest()
