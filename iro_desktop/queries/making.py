"""What is needed to make something of a note: whom it is about, and the words that may go along."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.models.carried import Carried, carried_over
from iro_desktop.models.consultation import Channel, Consultation, WithWhom
from iro_desktop.models.refused import Refused
from iro_desktop.queries.who import Who, everyone


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteToMakeOf:
    """A conversation of which something is to be made."""

    consultation_id: UUID
    who: Who
    with_whom: WithWhom
    person_name: str | None
    channel: Channel
    on: date
    text: str
    """The whole note, for what only the officer reads."""
    carried: Carried
    review_id: UUID | None


def note_to_make_of(session: Session, consultation_id: UUID) -> NoteToMakeOf:
    """One conversation. Raises Refused where it was deleted or is not on this laptop."""
    talk = session.get(Consultation, consultation_id)
    who = everyone(session, (talk.child_id,)).get(talk.child_id) if talk is not None else None
    if talk is None or talk.deleted_at is not None or who is None:
        raise Refused("This note is not on this laptop any more. It may have been deleted. Nothing was made of it.")
    return NoteToMakeOf(
        consultation_id=talk.id,
        who=who,
        with_whom=talk.with_whom,
        person_name=talk.person_name,
        channel=talk.channel,
        on=talk.happened_on,
        text=talk.text.strip(),
        carried=carried_over(talk),
        review_id=talk.review_id,
    )
