"""What a child or parent thought of a review, and the consent to hold the next one without a meeting."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from iro_desktop.models.base import OfChild, choice

FORM_VERSION = 1
"""Which questions the form asks. Printed on it and kept with every answer, so that other questions are told apart."""


class FeedbackFrom(StrEnum):
    """Whose feedback it is."""

    CHILD = "child"
    PARENT = "parent"


class FeedbackChannel(StrEnum):
    """How it came."""

    ON_SCREEN = "on_screen"
    ON_PAPER = "on_paper"
    TALK = "talk"
    DRAWING = "drawing"
    ELECTRONIC_FORM = "electronic_form"


class Felt(StrEnum):
    """The answer to one question of the form."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Feedback(OfChild, kw_only=True):
    """One filled-in form. Questions nobody answered stay None and are not counted."""

    __tablename__ = "feedback"

    review_id: Mapped[UUID | None] = mapped_column(default=None, index=True)
    source: Mapped[FeedbackFrom] = mapped_column(choice(FeedbackFrom))
    channel: Mapped[FeedbackChannel] = mapped_column(choice(FeedbackChannel))
    given_on: Mapped[date]
    form_version: Mapped[int] = mapped_column(default=FORM_VERSION)
    person_id: Mapped[UUID | None] = mapped_column(default=None)
    """The parent."""
    felt_heard: Mapped[Felt | None] = mapped_column(choice(Felt), default=None)
    understood: Mapped[Felt | None] = mapped_column(choice(Felt), default=None)
    """They understood what was decided."""
    right_people: Mapped[Felt | None] = mapped_column(choice(Felt), default=None)
    """The people they wanted were there."""
    told_in_time: Mapped[Felt | None] = mapped_column(choice(Felt), default=None)
    came: Mapped[bool | None] = mapped_column(default=None)
    only_hears_at_reviews: Mapped[bool | None] = mapped_column(default=None)
    """A parent who hears how the child is at reviews alone."""
    would_change: Mapped[str | None] = mapped_column(default=None)
    """What should be different next time, in their words."""
    quote: Mapped[str | None] = mapped_column(default=None)
    quote_may_be_used: Mapped[bool | None] = mapped_column(default=None)
    """Without a name, in the service's report; None where not asked."""
    theme: Mapped[str | None] = mapped_column(default=None)


class DeskReviewConsent(OfChild, kw_only=True):
    """A settled child may have a meeting a year: who agreed, when, and what the child said. Asked anew each year."""

    __tablename__ = "desk_review_consent"

    given_on: Mapped[date]
    given_by: Mapped[str]
    given_by_role: Mapped[str] = mapped_column(default="Head of Service")
    childs_wish: Mapped[str]
    """In the child's words."""
    settled_since: Mapped[date | None] = mapped_column(default=None)
    until_on: Mapped[date | None] = mapped_column(default=None)
    """When it must be asked again."""
