"""The same for several children: a leaflet given, a card sent, told of something. Written once, taken back for all."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.actions.consultations import LONGEST_NOTE, delete_consultation
from iro_desktop.actions.finding import existing
from iro_desktop.models.child import Child
from iro_desktop.models.consultation import Channel, Consultation, StartedBy, WithWhom
from iro_desktop.models.refused import Refused
from iro_desktop.models.timescales import day_in_full


def record_for_several(
    session: Session, child_ids: Sequence[UUID], *, text: str, channel: Channel, on: date, today: date
) -> tuple[UUID, ...]:
    """Write the same into the history of each of these children. Returns the ids, in their order.

    All or none: where one child is not on this laptop, nothing is written. Refused without a child, without words,
    with too many, or for a day to come.
    """
    if not child_ids:
        raise Refused("Tick the children it is about. Nothing was written down.")
    words = text.strip()
    if not words:
        raise Refused("Type what was done, in a few words. Nothing was written down.")
    if len(words) > LONGEST_NOTE:
        raise Refused(f"This has {len(words):,} characters; {LONGEST_NOTE:,} can be kept. Nothing was written down.")
    if on > today:
        raise Refused(f"{day_in_full(on)} is still to come. Nothing was written down. Choose today or an earlier day.")
    notes = []
    for child_id in dict.fromkeys(child_ids):
        existing(session, Child, child_id)
        note = Consultation(
            child_id=child_id,
            with_whom=WithWhom.CHILD,
            channel=channel,
            happened_on=on,
            text=words,
            done=True,
            started_by=StartedBy.OFFICER,
        )
        session.add(note)
        notes.append(note)
    return tuple(note.id for note in notes)


def take_back_for_several(session: Session, consultation_ids: Sequence[UUID], *, at: datetime) -> None:
    """Undo it for all of them. One that was deleted or moved meanwhile is left as it is."""
    for consultation_id in consultation_ids:
        note = session.get(Consultation, consultation_id)
        if note is not None and note.deleted_at is None:
            delete_consultation(session, consultation_id, at=at)
