"""What an officer writes about a child in passing: the name they like, and how they want things done."""

from dataclasses import dataclass, fields
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.actions.finding import existing
from iro_desktop.models.child import AgeBand, Child, ChildPreferences, preferences_id
from iro_desktop.models.refused import Refused


def name_child(
    session: Session, child_id: UUID, *, known_as: str, given_name: str | None = None, family_name: str | None = None
) -> None:
    """Write down the name the child likes to be called. An empty one is refused: a letter could not greet anybody."""
    child = existing(session, Child, child_id)
    if not known_as.strip():
        raise Refused("Type the name the child likes to be called. Letters will greet them with it.")
    child.known_as = known_as.strip()
    child.given_name = given_name.strip() if given_name and given_name.strip() else child.given_name
    child.family_name = family_name.strip() if family_name and family_name.strip() else child.family_name


@dataclass(frozen=True, slots=True, kw_only=True)
class PreferencesChange:
    """What to write into a child's preferences. None leaves a field as it is."""

    likes: tuple[str, ...] | None = None
    not_times: tuple[str, ...] | None = None
    not_in_the_room: tuple[str, ...] | None = None
    preferred_contact: str | None = None
    best_time: str | None = None
    review_place: str | None = None
    review_mode: str | None = None
    who_chairs: str | None = None
    opening_activity: str | None = None
    reads_letter_with: str | None = None
    reading_band: AgeBand | None = None
    reading_words: str | None = None
    letter_font: str | None = None
    letter_size_points: int | None = None
    letter_paper: str | None = None
    language: str | None = None


def change_preferences(session: Session, child_id: UUID, change: PreferencesChange, *, on: date) -> None:
    """Write how the child wants things done; the day is kept, so that everyone sees how fresh it is."""
    existing(session, Child, child_id)
    wishes = session.get(ChildPreferences, preferences_id(child_id))
    if wishes is None:
        wishes = ChildPreferences(id=preferences_id(child_id), child_id=child_id)
        session.add(wishes)
    for field in fields(change):
        value = getattr(change, field.name)
        if value is not None:
            setattr(wishes, field.name, value)
    wishes.confirmed_on = on
