"""When a review cannot do its work on the day: adjourned once, with directions, or moved before it began."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from iro_desktop.models.base import OfChild, choice


class AdjournmentReason(StrEnum):
    """Why a review is adjourned."""

    PLAN_NOT_READY = "plan_not_ready"
    PLAN_NOT_SHARED = "plan_not_shared"
    """The child had not seen the care plan."""
    CHILD_NOT_THERE = "child_not_there"
    SOMEBODY_NOT_THERE = "somebody_not_there"
    INTERPRETER_DID_NOT_COME = "interpreter_did_not_come"
    NO_REPORT = "no_report"
    NO_SOCIAL_WORKER = "no_social_worker"
    CHILD_HAD_ENOUGH = "child_had_enough"
    OTHER = "other"


class Adjournment(OfChild, kw_only=True):
    """A review was adjourned: once, for not more than 20 working days (Care Planning … Regulations 2010, reg. 36(2)).

    A review has one; its id is `companion_id(review_id, "adjournment")`, so two laptops cannot make two.
    """

    __tablename__ = "adjournment"

    review_id: Mapped[UUID] = mapped_column(index=True)
    adjourned_on: Mapped[date]
    reason: Mapped[AdjournmentReason] = mapped_column(choice(AdjournmentReason))
    reason_in_words: Mapped[str | None] = mapped_column(default=None)
    resumes_on: Mapped[date | None] = mapped_column(default=None)
    """The day planned for going on."""
    child_asked: Mapped[bool | None] = mapped_column(default=None)
    """Whether the child was asked what they think of waiting; None while not said."""
    carer_asked: Mapped[bool | None] = mapped_column(default=None)
    parents_asked: Mapped[bool | None] = mapped_column(default=None)
    effect_on_child: Mapped[str | None] = mapped_column(default=None)
    """What the delay means for the child."""
    resolution_started: Mapped[bool] = mapped_column(default=False)


class Direction(OfChild, kw_only=True):
    """What somebody must do before an adjourned review goes on."""

    __tablename__ = "direction"

    adjournment_id: Mapped[UUID] = mapped_column(index=True)
    review_id: Mapped[UUID] = mapped_column(index=True)
    position: Mapped[int]
    action: Mapped[str]
    owner_name: Mapped[str | None] = mapped_column(default=None)
    owner_person_id: Mapped[UUID | None] = mapped_column(default=None)
    due_on: Mapped[date | None] = mapped_column(default=None)
    done: Mapped[bool] = mapped_column(default=False)
    done_note: Mapped[str | None] = mapped_column(default=None)


class RearrangementReason(StrEnum):
    """Why a review was moved before it began."""

    PLAN_NOT_READY = "plan_not_ready"
    PLAN_NOT_SHARED = "plan_not_shared"
    CHILD_ASKED = "child_asked"
    SOMEBODY_CANNOT_COME = "somebody_cannot_come"
    NO_INTERPRETER = "no_interpreter"
    OFFICER_CANNOT_COME = "officer_cannot_come"
    SOCIAL_WORKER_CANNOT_COME = "social_worker_cannot_come"
    OTHER = "other"


class Rearrangement(OfChild, kw_only=True):
    """A review was moved to another day before its first meeting. That is no adjournment."""

    __tablename__ = "rearrangement"

    review_id: Mapped[UUID] = mapped_column(index=True)
    moved_on: Mapped[date]
    """The day on which it was decided."""
    from_on: Mapped[date | None] = mapped_column(default=None)
    to_on: Mapped[date | None] = mapped_column(default=None)
    reason: Mapped[RearrangementReason] = mapped_column(choice(RearrangementReason))
    reason_in_words: Mapped[str | None] = mapped_column(default=None)
    set_right_by: Mapped[date | None] = mapped_column(default=None)
    """By when the plan, or whatever was missing, is to be ready."""
    manager_told_on: Mapped[date | None] = mapped_column(default=None)
    """When the team manager was told."""
