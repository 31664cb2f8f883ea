"""Good things: what was asked for and came, thanks, and words worth keeping, of one child or of all."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.audience import ANYBODY, may_read
from iro_desktop.models.between_reviews import GoodThing
from iro_desktop.queries.child_record import Kept, kept
from iro_desktop.queries.who import Who, everyone


@dataclass(frozen=True, slots=True)
class Story:
    """A good thing and whose it is. `may_leave` only where somebody said yes, and nobody is kept from reading it."""

    who: Who
    good: Kept
    may_leave: bool


def good_things_of(session: Session, child_id: UUID) -> tuple[Kept, ...]:
    """The good things of one child, latest first."""
    return tuple(kept(one) for one in _good(session, child_id))


def story_box(session: Session) -> tuple[Story, ...]:
    """The good things of every child here, latest first, each with whether it may be told."""
    here = everyone(session)
    return tuple(
        Story(here[one.child_id], kept(one), one.story_may_be_told is True and may_read(one, ANYBODY))
        for one in _good(session, None)
        if one.child_id in here
    )


def _good(session: Session, child_id: UUID | None) -> list[GoodThing]:
    found = select(GoodThing).where(GoodThing.deleted_at.is_(None))
    if child_id is not None:
        found = found.where(GoodThing.child_id == child_id)
    return list(session.scalars(found.order_by(GoodThing.happened_on.desc(), GoodThing.created_at.desc())))
