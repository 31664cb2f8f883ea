"""Who is asked to a review, what they answered, and who should not be there."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from iro_desktop.models.base import OfChild, choice


class InvitationAnswer(StrEnum):
    """What somebody answered."""

    COMING = "coming"
    BY_VIDEO = "by_video"
    FOR_PART = "for_part"
    NOT_COMING = "not_coming"
    SENDS_VIEWS = "sends_views"


class Invitation(OfChild, kw_only=True):
    """One person and one review. Its id is `companion_id(review_id, f"invitation {person_id}")`, or of the name."""

    __tablename__ = "invitation"

    review_id: Mapped[UUID] = mapped_column(index=True)
    name: Mapped[str]
    """As the child says it."""
    person_id: Mapped[UUID | None] = mapped_column(default=None)
    invited_on: Mapped[date | None] = mapped_column(default=None)
    invited_how: Mapped[str | None] = mapped_column(default=None)
    answer: Mapped[InvitationAnswer | None] = mapped_column(choice(InvitationAnswer), default=None)
    answered_on: Mapped[date | None] = mapped_column(default=None)
    views_received_on: Mapped[date | None] = mapped_column(default=None)
    """When a report, or what they think, came in."""
    excluded: Mapped[bool] = mapped_column(default=False)
    """They should not be there. Nobody is invited and excluded at once."""
    excluded_reason: Mapped[str | None] = mapped_column(default=None)
    excluded_by: Mapped[str | None] = mapped_column(default=None)
    exclusion_told_how: Mapped[str | None] = mapped_column(default=None)
