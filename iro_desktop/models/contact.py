"""What counts as having spoken with a child, and by when the child hears from the officer between two reviews."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date

from iro_desktop.models.after_review import contact_by
from iro_desktop.models.child import BetweenReviews
from iro_desktop.models.consultation import Channel
from iro_desktop.models.due_days import DueDay, on_the_day, soft_due_day
from iro_desktop.models.limits import DEFAULT_LIMITS, LimitKey, Limits
from iro_desktop.models.participation import ParticipationCode

SPOKEN = (Channel.IN_PERSON, Channel.CALL, Channel.VIDEO, Channel.TEXT, Channel.WHATSAPP, Channel.EMAIL)
"""Ways in which the other person answers. A card or a letter goes one way; a try without an answer is a try."""
CAME = (ParticipationCode.PN1, ParticipationCode.PN2, ParticipationCode.PN3, ParticipationCode.PN4)
"""Codes of a child who was there: at a meeting in person, the officer saw them."""
_SOURCE = "A default of this program; the child may choose another time"


def is_spoken(channel: Channel) -> bool:
    """Whether a record of this kind is a conversation, in which the other person answered."""
    return channel in SPOKEN


@dataclass(frozen=True, slots=True)
class ContactDay:
    """A time at which the child is to hear from the officer. A conversation counts when it is after `after`."""

    when: BetweenReviews
    """`AT_SIX_WEEKS` or `HALF_WAY`."""
    due: DueDay
    after: date


def contact_days(
    last_held_on: date,
    next_review_on: date,
    wish: BetweenReviews | None,
    bank_holidays: Container[date],
    *,
    limits: Limits = DEFAULT_LIMITS,
) -> tuple[ContactDay, ...]:
    """When a child is to hear from the officer between two reviews: as they chose, halfway where nobody asked.

    None where they want to only if needed, and none that would fall on or after the next review. Of two times the
    second wants a conversation of its own.
    """
    found: list[ContactDay] = []
    if wish in {BetweenReviews.AT_SIX_WEEKS, BetweenReviews.BOTH}:
        six_weeks = soft_due_day(LimitKey.MIDWAY, last_held_on, bank_holidays, limits=limits)
        found.append(ContactDay(BetweenReviews.AT_SIX_WEEKS, six_weeks, last_held_on))
    if wish in {BetweenReviews.HALF_WAY, BetweenReviews.BOTH, None}:
        halfway = on_the_day(
            contact_by(last_held_on, next_review_on), "halfway between the reviews", _SOURCE, bank_holidays
        )
        after = max((one.due.due_on for one in found if one.due.due_on < halfway.due_on), default=last_held_on)
        found.append(ContactDay(BetweenReviews.HALF_WAY, halfway, after))
    return tuple(one for one in found if last_held_on < one.due.due_on < next_review_on)
