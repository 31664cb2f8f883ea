"""Sets of pictures that a council has a licence for: added whole by a manager, changed, and taken away and back."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.actions.finding import existing
from iro_desktop.actions.letter_templates import NotAManager
from iro_desktop.models.council_pictures import NewPicture, PictureSet, SetPicture, set_picture_id
from iro_desktop.models.ids import new_id
from iro_desktop.models.refused import Refused
from iro_desktop.queries.rights import may_set_for_council

LONGEST = 120
"""Characters of a set's name, its credit, or who licensed it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """What a council must say of a set before anybody may use it."""

    name: str
    credit: str
    licensed_by: str
    licensed_until: date | None
    """None for a licence without an end."""
    comes_first: bool = False


def add_picture_set(session: Session, licence: Licence, pictures: Sequence[NewPicture], *, by: str, on: date) -> UUID:
    """Keep a set with its pictures, all or none. Returns its id.

    Raises NotAManager, and Refused where the licence is not said, is over, or the set is empty.
    """
    if not may_set_for_council(session):
        raise NotAManager
    if not pictures:
        raise Refused("No picture of this folder can be used, so no set was added.")
    said = _said(licence, on)
    kept = PictureSet(
        id=new_id(),
        name=said.name,
        credit=said.credit,
        licensed_by=said.licensed_by,
        licensed_until=said.licensed_until,
        comes_first=said.comes_first,
        set_by=by,
        set_on=on,
    )
    session.add(kept)
    for picture in pictures:
        session.add(
            SetPicture(
                id=set_picture_id(kept.id, picture.name),
                set_id=kept.id,
                name=picture.name,
                other_words=picture.other_words,
                data=b64encode(picture.png).decode(),
                sha256=sha256(picture.png).hexdigest(),
            )
        )
    return kept.id


def change_licence(session: Session, set_id: UUID, licence: Licence, *, by: str, on: date) -> Licence:
    """Say something else of a set: a licence that goes on, another credit. Returns what was said before.

    Errors as in `add_picture_set`.
    """
    if not may_set_for_council(session):
        raise NotAManager
    kept = existing(session, PictureSet, set_id)
    before, said = licence_of(kept), _said(licence, on)
    kept.name, kept.credit, kept.licensed_by = said.name, said.credit, said.licensed_by
    kept.licensed_until, kept.comes_first = said.licensed_until, said.comes_first
    kept.set_by, kept.set_on = by, on
    return before


def take_set_away(session: Session, set_id: UUID, *, at: datetime | None) -> None:
    """Take a set away with all its pictures; None brings it back. Finished letters keep theirs. Raises NotAManager."""
    if not may_set_for_council(session):
        raise NotAManager
    kept = session.get(PictureSet, set_id)
    if kept is None:
        return
    kept.deleted_at = at
    for picture in session.scalars(select(SetPicture).where(SetPicture.set_id == set_id)):
        picture.deleted_at = at


def licence_of(kept: PictureSet) -> Licence:
    """What is said of a set now."""
    return Licence(
        name=kept.name,
        credit=kept.credit,
        licensed_by=kept.licensed_by,
        licensed_until=kept.licensed_until,
        comes_first=kept.comes_first,
    )


def _said(licence: Licence, on: date) -> Licence:
    """The same, tidied. Raises Refused."""
    tidied = replace(
        licence,
        name=_words(licence.name, "what the set is called"),
        credit=_words(licence.credit, "whom letters name for its pictures"),
        licensed_by=_words(licence.licensed_by, "who gave the licence"),
    )
    if licence.licensed_until is not None and licence.licensed_until < on:
        raise Refused("This licence is over, so its pictures cannot be used. Nothing was kept. Ask for a new one.")
    return tidied


def _words(typed: str, what: str) -> str:
    words = " ".join(typed.split())
    if not words:
        raise Refused(f"Say {what}. Nothing was kept yet.")
    if len(words) > LONGEST:
        raise Refused(f"“{words[:30]}…” is longer than {LONGEST} characters. Nothing was kept. Make it shorter.")
    return words
