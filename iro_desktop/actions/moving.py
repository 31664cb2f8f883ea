"""Moving a conversation that was written about the wrong child; both histories show it, and it can be taken back."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.actions.consultations import save_consultation
from iro_desktop.actions.finding import existing
from iro_desktop.models.child import Child
from iro_desktop.models.consultation import Consultation, birthday_card_id
from iro_desktop.models.people import Person
from iro_desktop.models.refused import Refused
from iro_desktop.queries.made_from import made_from


@dataclass(frozen=True, slots=True)
class MovedBefore:
    """Where a conversation was before it was moved, and what had to be left behind, for the undo."""

    child_id: UUID
    moved_from_child_id: UUID | None
    moved_on: date | None
    person_id: UUID | None
    review_id: UUID | None
    shared_with: tuple[str, ...]


def move_to_child(session: Session, consultation_id: UUID, child_id: UUID, *, on: date) -> MovedBefore:
    """Move a conversation, the words found in it and its pictures to the child it is about. Returns how it stood.

    What names people or a review of the other child stays behind: who may know of it is to be asked anew. Refused
    where something was made from it, which would then stand in another child's record than its source.
    """
    note = existing(session, Consultation, consultation_id)
    existing(session, Child, child_id)
    if child_id == note.child_id:
        raise Refused("It stands in this child’s record already. Nothing was changed.")
    if note.id == birthday_card_id(note.child_id, note.happened_on):
        raise Refused("A birthday card belongs to its child. Nothing was changed. Tick the other child’s card instead.")
    if made_from(session, consultation_id):
        raise Refused(
            "Something was made from this conversation, so it was not moved. Delete what was made from it first, or "
            "write the conversation down anew for the other child."
        )
    before = MovedBefore(
        note.child_id, note.moved_from_child_id, note.moved_on, note.person_id, note.review_id, note.shared_with
    )
    save_consultation(session, consultation_id, child_id=child_id)
    person = session.get(Person, note.person_id) if note.person_id else None
    if person is not None and person.child_id != child_id:
        note.person_id = None
    note.review_id, note.shared_with = None, ()
    came_back = note.moved_from_child_id == child_id
    note.moved_from_child_id, note.moved_on = (None, None) if came_back else (before.child_id, on)
    return before


def move_back(session: Session, consultation_id: UUID, *, before: MovedBefore) -> None:
    """Undo it: the conversation stands where it stood, as it stood."""
    note = existing(session, Consultation, consultation_id)
    save_consultation(session, consultation_id, child_id=before.child_id)
    note.moved_from_child_id, note.moved_on = before.moved_from_child_id, before.moved_on
    note.person_id, note.review_id, note.shared_with = before.person_id, before.review_id, before.shared_with
