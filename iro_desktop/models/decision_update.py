"""What was found out about a decision: one line for each time somebody looked, kept as it was written."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from iro_desktop.models.base import OfChild, choice
from iro_desktop.models.review import DecisionStatus


class UpdateKind(StrEnum):
    """Why a line was written."""

    LOOKED_AT = "looked_at"
    """Done, partly, not done, no longer needed: `status` says which."""
    PUT_OFF = "put_off"
    """Another day, for a reason."""
    ASKED = "asked"
    """The owner was asked for an update; the message was the officer's to send."""
    TAKEN_BACK = "taken_back"
    """A line was written by mistake. It stays, and counts no more."""


class DecisionUpdate(OfChild, kw_only=True):
    """One line of a decision's history. Written once; the decision itself holds how things stand now."""

    __tablename__ = "decision_update"

    decision_id: Mapped[UUID] = mapped_column(index=True)
    kind: Mapped[UpdateKind] = mapped_column(choice(UpdateKind), default=UpdateKind.LOOKED_AT)
    happened_on: Mapped[date]
    by_name: Mapped[str | None] = mapped_column(default=None)
    status: Mapped[DecisionStatus | None] = mapped_column(choice(DecisionStatus), default=None)
    text: Mapped[str | None] = mapped_column(default=None)
    """The evidence, the reason, or what was asked."""
    due_before: Mapped[date | None] = mapped_column(default=None)
    due_after: Mapped[date | None] = mapped_column(default=None)
    midway_id: Mapped[UUID | None] = mapped_column(default=None, index=True)
    """The midway check it was found at."""
    from_record_id: Mapped[UUID | None] = mapped_column(default=None)
    """The talk in which it was said."""
    takes_back_id: Mapped[UUID | None] = mapped_column(default=None)
    """The line that was a mistake."""
