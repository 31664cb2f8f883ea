"""The child's own drawings and photos in a letter: only with their yes, and only for a reader who may see them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.letters.content import Picture
from iro_desktop.letters.photos import for_letter
from iro_desktop.letters.picture_lines import PHOTO, lines_in
from iro_desktop.models.attachment import PDF, Attachment
from iro_desktop.models.audience import Reader, all_may_read
from iro_desktop.models.consultation import Consultation
from iro_desktop.models.letter import Letter, LetterSection
from iro_desktop.models.refused import Refused
from iro_desktop.queries.attachments import bytes_of_picture
from iro_desktop.queries.council_pictures import set_pictures_in
from iro_desktop.queries.letter_reader import reader_for

_LETTERS_OF_ID = 12


@dataclass(frozen=True, slots=True)
class OwnPicture:
    """A drawing or photo of the child's that may stand in a letter."""

    name: str
    """As a line of the letter names it."""
    words: str
    """What it shows; empty where nobody said it yet."""
    data: bytes
    """As the letter carries it."""


def name_of_photo(attachment_id: UUID) -> str:
    """How a line of a letter names a picture of the record. Nothing in it says what it shows."""
    return f"{PHOTO}{attachment_id.hex[-_LETTERS_OF_ID:]}"


def own_pictures(session: Session, letter_id: UUID) -> tuple[OwnPicture, ...]:
    """What may be put into this letter, the newest first. One that has not come with a sync yet is left out."""
    letter = session.get(Letter, letter_id)
    if letter is None:
        return ()
    found = []
    for attachment in _allowed(session, letter):
        data = _bytes(session, attachment)
        if data is not None:
            found.append(OwnPicture(name_of_photo(attachment.id), attachment.in_words or "", data))
    return tuple(found)


def pictures_in(session: Session, letter: Letter, *, today: date) -> Mapping[str, Picture]:
    """The pictures that a draft names and may show, by that name: the child's own, and those of the council's sets.

    A yes that was taken back takes a photo away, and a licence that is over the pictures of its set.
    """
    texts = session.scalars(
        select(LetterSection.text + "\n" + LetterSection.in_other_language).where(
            LetterSection.letter_id == letter.id,
            LetterSection.text.contains("[picture") | LetterSection.in_other_language.contains("[picture"),
            LetterSection.deleted_at.is_(None),
        )
    )
    named = {one.line.name for text in texts for one in lines_in(text)}
    of_sets = set_pictures_in(session, named, today=today)
    named = {name for name in named if name.startswith(PHOTO)}
    if not named:
        return of_sets
    shown = {
        name_of_photo(one.id): _bytes(session, one)
        for one in _allowed(session, letter)
        if name_of_photo(one.id) in named
    }
    photos = {
        name: Picture(key=sha256(data).hexdigest(), words="", data=data)
        for name, data in shown.items()
        if data is not None
    }
    return {**photos, **of_sets}


def _allowed(session: Session, letter: Letter) -> Iterable[Attachment]:
    """Pictures the child agreed may stand in a letter, and neither they nor their talk are kept from its reader."""
    reader = reader_for(letter)
    rows = session.scalars(
        select(Attachment)
        .where(
            Attachment.child_id == letter.child_id,
            Attachment.media_type != PDF,
            Attachment.child_says_yes.is_(True),
            Attachment.deleted_at.is_(None),
        )
        .order_by(Attachment.created_at.desc(), Attachment.id)
    )
    return [one for one in rows if all_may_read(one, (reader,)) and _talk_lets(session, one, reader)]


def _talk_lets(session: Session, attachment: Attachment, reader: Reader) -> bool:
    talk = session.get(Consultation, attachment.consultation_id) if attachment.consultation_id else None
    return talk is None or (not talk.folded_as and all_may_read(talk, (reader,)))


def _bytes(session: Session, attachment: Attachment) -> bytes | None:
    try:
        return for_letter(bytes_of_picture(session, attachment.id))
    except (Refused, OSError, ValueError):
        return None
