"""A child's review: its meetings, who was there, what was said, and what was decided."""

from datetime import date, datetime, time
from enum import StrEnum
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from iro_desktop.models.base import OfChild, choice


class ReviewStatus(StrEnum):
    """How far a review has come."""

    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


class Mode(StrEnum):
    """How people met."""

    IN_PERSON = "in_person"
    HYBRID = "hybrid"
    REMOTE = "remote"
    DESK = "desk"


class Review(OfChild, kw_only=True):
    """The process that looks at a child's plan. One review may take several meetings; it has one date that counts."""

    __tablename__ = "review"

    status: Mapped[ReviewStatus] = mapped_column(choice(ReviewStatus), default=ReviewStatus.PLANNED)
    planned_on: Mapped[date | None] = mapped_column(default=None)
    planned_time: Mapped[time | None] = mapped_column(default=None)
    held_on: Mapped[date | None] = mapped_column(default=None)
    """The statutory date: REVIEW of the 903, and what the next clock runs from."""
    completed_on: Mapped[date | None] = mapped_column(default=None)
    """When the last meeting ended; the clocks of the documents run from here."""
    decisions_sent_on: Mapped[date | None] = mapped_column(default=None)
    """When the decision sheet went to those who are to act on it."""
    participation_code: Mapped[str | None] = mapped_column(default=None)
    """REVIEW_CODE, PN0 to PN7; found by asking, never picked from a list."""
    participation_note: Mapped[str | None] = mapped_column(default=None)
    """How the child took part, or what was tried where no views were given."""
    mode: Mapped[Mode | None] = mapped_column(choice(Mode), default=None)
    reason_not_in_person: Mapped[str | None] = mapped_column(default=None)
    place: Mapped[str | None] = mapped_column(default=None)
    next_review_on: Mapped[date | None] = mapped_column(default=None)
    """The day planned for the next review, as told to the child."""
    plan_for_home: Mapped[str | None] = mapped_column(default=None)
    """The permanence plan in one sentence that the child can read."""
    child_has_seen_plan: Mapped[bool | None] = mapped_column(default=None)
    """None while not asked."""
    from_files: Mapped[bool] = mapped_column(default=False)
    """Brought in from the 903's Reviews table."""


class Meeting(OfChild, kw_only=True):
    """One meeting of a review: several may be needed before the review is complete."""

    __tablename__ = "meeting"

    review_id: Mapped[UUID] = mapped_column(index=True)
    number: Mapped[int] = mapped_column(default=1)
    held_on: Mapped[date | None] = mapped_column(default=None)
    started_at: Mapped[time | None] = mapped_column(default=None)
    mode: Mapped[Mode | None] = mapped_column(choice(Mode), default=None)
    place: Mapped[str | None] = mapped_column(default=None)


class AgendaItem(OfChild, kw_only=True):
    """Something to talk about. The child's own items come first."""

    __tablename__ = "agenda_item"

    review_id: Mapped[UUID] = mapped_column(index=True)
    position: Mapped[int]
    text: Mapped[str]
    from_child: Mapped[bool] = mapped_column(default=True)
    talked_about: Mapped[bool] = mapped_column(default=False)


class NoteKind(StrEnum):
    """What a part of the meeting's notes is, which decides who may read it."""

    NOTE = "note"
    CHILDS_WORDS = "childs_words"
    NOT_FOR_THE_LETTER = "not_for_the_letter"


class MeetingNote(OfChild, kw_only=True):
    """One part of the notes of a meeting, under the agenda item it belongs to."""

    __tablename__ = "meeting_note"

    review_id: Mapped[UUID] = mapped_column(index=True)
    meeting_id: Mapped[UUID]
    position: Mapped[int]
    kind: Mapped[NoteKind] = mapped_column(choice(NoteKind), default=NoteKind.NOTE)
    agenda_item_id: Mapped[UUID | None] = mapped_column(default=None)
    text: Mapped[str] = mapped_column(default="")
    """Exactly as typed; a child's words are never tidied."""
    said_at: Mapped[datetime | None] = mapped_column(default=None)


class Attended(StrEnum):
    """Whether somebody was part of a meeting."""

    CAME = "came"
    JOINED_REMOTELY = "joined_remotely"
    CAME_FOR_PART = "came_for_part"
    SENT_VIEWS = "sent_views"
    COULD_NOT_COME = "could_not_come"
    DID_NOT_COME = "did_not_come"


class Attendance(OfChild, kw_only=True):
    """Who was at a meeting and who was not."""

    __tablename__ = "attendance"

    review_id: Mapped[UUID] = mapped_column(index=True)
    meeting_id: Mapped[UUID]
    name: Mapped[str]
    """As the child says it; the child and the officer are attendances too."""
    person_id: Mapped[UUID | None] = mapped_column(default=None)
    is_child: Mapped[bool] = mapped_column(default=False)
    is_officer: Mapped[bool] = mapped_column(default=False)
    attended: Mapped[Attended] = mapped_column(choice(Attended), default=Attended.CAME)
    position: Mapped[int] = mapped_column(default=0)
    reason: Mapped[str | None] = mapped_column(default=None)
    reason_fit_for_child: Mapped[bool] = mapped_column(default=False)
    """A reason prints in the letter only where this is ticked."""


class DecisionStatus(StrEnum):
    """What became of a decision."""

    OPEN = "open"
    DONE = "done"
    PARTLY = "partly"
    NOT_DONE = "not_done"
    OVERTAKEN = "overtaken"


class Decision(OfChild, kw_only=True):
    """Who will do what by when. One record with two wordings, so that sheet and letter can never disagree."""

    __tablename__ = "decision"

    review_id: Mapped[UUID] = mapped_column(index=True)
    number: Mapped[int]
    wording: Mapped[str] = mapped_column(default="")
    """What was decided, for adults."""
    child_wording: Mapped[str] = mapped_column(default="")
    """The same, in words this child can read."""
    owner_name: Mapped[str | None] = mapped_column(default=None)
    owner_role: Mapped[str | None] = mapped_column(default=None)
    owner_person_id: Mapped[UUID | None] = mapped_column(default=None)
    due_on: Mapped[date | None] = mapped_column(default=None)
    when_in_childs_words: Mapped[str | None] = mapped_column(default=None)
    """"before fireworks night"; the date stays the record."""
    status: Mapped[DecisionStatus] = mapped_column(choice(DecisionStatus), default=DecisionStatus.OPEN)
    status_note: Mapped[str | None] = mapped_column(default=None)
    status_on: Mapped[date | None] = mapped_column(default=None)
