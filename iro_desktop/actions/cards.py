"""A birthday card that was sent, kept in one click, and taken back as easily."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.actions.consultations import delete_consultation
from iro_desktop.actions.finding import existing
from iro_desktop.models.child import Child
from iro_desktop.models.consultation import Channel, Consultation, StartedBy, WithWhom, birthday_card_id
from iro_desktop.models.refused import Refused
from iro_desktop.models.timescales import birthday_in_year, day_in_full

CARD_WORDS = "Birthday card sent."


def card_sent(session: Session, child_id: UUID, *, birthday_on: date, on: date) -> UUID:
    """Keep that the card for a birthday was sent on a day. Returns its id.

    Two laptops that say so keep one card, with the day said last. Refused for a day on which nobody has a birthday.
    """
    child = existing(session, Child, child_id)
    born_on = child.date_of_birth
    if born_on is None or birthday_on <= born_on or birthday_in_year(born_on, birthday_on.year) != birthday_on:
        raise Refused(
            f"{day_in_full(birthday_on)} is not a birthday of this child, as the date of birth is written down. "
            "Nothing was kept. Look at the child’s record."
        )
    card_id = birthday_card_id(child_id, birthday_on)
    card = session.get(Consultation, card_id)
    if card is None:
        card = Consultation(
            id=card_id,
            child_id=child_id,
            with_whom=WithWhom.CHILD,
            channel=Channel.CARD,
            happened_on=on,
            text=CARD_WORDS,
            done=True,
            started_by=StartedBy.OFFICER,
        )
        session.add(card)
    card.happened_on, card.deleted_at = on, None
    return card_id


def card_not_sent(session: Session, child_id: UUID, *, birthday_on: date, at: datetime) -> None:
    """Undo it: the card is still to send. Nothing happens where none was kept."""
    card = session.get(Consultation, birthday_card_id(child_id, birthday_on))
    if card is not None and card.deleted_at is None:
        delete_consultation(session, card.id, at=at)
