"""The look in the middle, six weeks after a review: whether decisions are carried out, and how the child is."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from iro_desktop.models.base import OfChild, choice
from iro_desktop.models.consultation import Channel
from iro_desktop.models.ids import companion_id


class MidwayState(StrEnum):
    """How far a midway check has come. Held and not written down, and opened and not closed, are counted apart."""

    NOT_STARTED = "not_started"
    HELD_NOT_RECORDED = "held_not_recorded"
    FORM_OPEN = "form_open"
    CLOSED = "closed"
    NOT_REQUIRED = "not_required"
    """The next review came first, the child left care, or the officer said why."""


class SpokenWith(StrEnum):
    """Whether somebody was spoken with at the check."""

    SPOKE = "spoke"
    TRIED = "tried"
    PREFERS_LATER = "prefers_later"
    NOT_THIS_TIME = "not_this_time"


class MidwayCheck(OfChild, kw_only=True):
    """One check between two reviews: good practice (IRO Handbook 2010, chapter 3), not statute.

    One for each review: its id is `midway_id(review_id)`. What was found of each decision is a `DecisionUpdate`.
    """

    __tablename__ = "midway_check"

    review_id: Mapped[UUID] = mapped_column(index=True)
    held_on: Mapped[date | None] = mapped_column(default=None)
    """When the officer and the social worker talked it through."""
    with_name: Mapped[str | None] = mapped_column(default=None)
    with_person_id: Mapped[UUID | None] = mapped_column(default=None)
    opened_at: Mapped[datetime | None] = mapped_column(default=None)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    closed_by_name: Mapped[str | None] = mapped_column(default=None)
    moved_to: Mapped[date | None] = mapped_column(default=None)
    """Another day than six weeks after, for this child."""
    moved_reason: Mapped[str | None] = mapped_column(default=None)
    child_spoken: Mapped[SpokenWith | None] = mapped_column(choice(SpokenWith), default=None)
    child_spoken_on: Mapped[date | None] = mapped_column(default=None)
    child_spoken_how: Mapped[Channel | None] = mapped_column(choice(Channel), default=None)
    carer_spoken: Mapped[SpokenWith | None] = mapped_column(choice(SpokenWith), default=None)
    parent_spoken: Mapped[SpokenWith | None] = mapped_column(choice(SpokenWith), default=None)
    changes: Mapped[str | None] = mapped_column(default=None)
    """Significant changes since the review."""
    next_step: Mapped[str | None] = mapped_column(default=None)
    not_needed_reason: Mapped[str | None] = mapped_column(default=None)
    from_record_id: Mapped[UUID | None] = mapped_column(default=None, index=True)
    """The talk it was made from."""
    not_for: Mapped[tuple[str, ...]] = mapped_column(default=())
    """Who must not read it: see `models/audience.py`."""


def midway_id(review_id: UUID) -> UUID:
    """The id of a review's midway check, wherever it is first written."""
    return companion_id(review_id, "midway check")


def state_of(check: MidwayCheck | None, *, superseded: bool = False) -> MidwayState:
    """How far a check has come; `superseded` where the next review came first or the child left care.

    What was opened or held stays visible as that, also once the next review has come: it is unfinished, not unneeded.
    """
    if check is not None and check.deleted_at is None:
        if check.closed_at is not None:
            return MidwayState.CLOSED
        if check.not_needed_reason:
            return MidwayState.NOT_REQUIRED
        if check.opened_at is not None:
            return MidwayState.FORM_OPEN
        if check.held_on is not None:
            return MidwayState.HELD_NOT_RECORDED
    return MidwayState.NOT_REQUIRED if superseded else MidwayState.NOT_STARTED
