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


class Chair(StrEnum):
    """Who leads the meeting."""

    OFFICER = "officer"
    CHILD = "child"
    SHARED = "shared"
    """The child leads a part, or with help."""


class EarlyTrigger(StrEnum):
    """Why a review is held before it is due: Care Planning … Regulations 2010, reg. 32(2) and 33(3), and practice."""

    OFFICER_ASKS = "officer_asks"
    """Reg. 33(3)(a)."""
    CHILD_ASKS = "child_asks"
    VISIT_FOUND_CONCERN = "visit_found_concern"
    """Reg. 33(3)(b)."""
    REMAND_ENDS = "remand_ends"
    """Reg. 33(3)(c)."""
    RELEASE_FROM_CUSTODY = "release_from_custody"
    """Reg. 33(3)(d)."""
    ACCOMMODATION_STOPS = "accommodation_stops"
    """Reg. 33(3)(e)."""
    PLAN_CHANGES = "plan_changes"
    """Reg. 32(2)."""
    SETTLED_HOME_ENDS = "settled_home_ends"
    UNPLANNED_MOVE = "unplanned_move"


class PermanencePlan(StrEnum):
    """The lasting home that is planned: the permanence list of Ofsted's Annex A."""

    STAY_SUPPORTED_AT_HOME = "REMAINSUP"
    RETURN_WITHIN_MONTH = "RETURN1M"
    RETURN_WITHIN_6_MONTHS = "RETURN6M"
    RETURN_LATER = "RETURNEV"
    LONG_TERM_WITH_RELATIVES = "LTRELFR"
    LONG_TERM_FOSTERING = "LTFOST18"
    RESIDENTIAL = "RESPLMT"
    SUPPORTED_LIVING = "SUPPLIV"
    ADOPTION = "ADOPTION"
    OTHER = "OTHERPLN"


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
    prepared_on: Mapped[date | None] = mapped_column(default=None)
    reason_after_due_date: Mapped[str | None] = mapped_column(default=None)
    """Why it is planned, or was held, after the latest lawful day."""
    early_trigger: Mapped[EarlyTrigger | None] = mapped_column(choice(EarlyTrigger), default=None)
    """Why it was called before it was due; None for a review in the ordinary course."""
    early_asked_by: Mapped[str | None] = mapped_column(default=None)
    early_reason: Mapped[str | None] = mapped_column(default=None)
    cancelled_reason: Mapped[str | None] = mapped_column(default=None)
    chaired_by: Mapped[Chair | None] = mapped_column(choice(Chair), default=None)
    """None where nothing else was agreed: then the officer does."""
    interpreter_language: Mapped[str | None] = mapped_column(default=None)
    interpreter_name: Mapped[str | None] = mapped_column(default=None)
    interpreter_booked_on: Mapped[date | None] = mapped_column(default=None)
    interpreter_came: Mapped[bool | None] = mapped_column(default=None)
    """None while not said."""
    observer_name: Mapped[str | None] = mapped_column(default=None)
    """A manager who watches how the review is held."""
    observer_role: Mapped[str | None] = mapped_column(default=None)
    observer_agreed: Mapped[bool | None] = mapped_column(default=None)
    """Whether the child agreed to it. Nobody observes without a yes."""
    observer_agreed_on: Mapped[date | None] = mapped_column(default=None)
    observer_childs_words: Mapped[str | None] = mapped_column(default=None)
    permanence_plans: Mapped[tuple[str, ...]] = mapped_column(default=())
    """Keys of `PermanencePlan`; more than one while plans are followed side by side."""
    permanence_reason_if_none: Mapped[str | None] = mapped_column(default=None)
    """Why there is no permanence plan yet."""
    place_reason: Mapped[str | None] = mapped_column(default=None)
    """Why here: "Sam chose it"."""
    travel_minutes: Mapped[int | None] = mapped_column(default=None)
    """One way, from the office."""
    reopened_reason: Mapped[str | None] = mapped_column(default=None)
    """Why it was opened again after it had been closed; kept when it is closed anew."""
    reopened_at: Mapped[datetime | None] = mapped_column(default=None)


class MeetingKind(StrEnum):
    """What a meeting of a review is for. Talks before it are consultations and not counted among its meetings."""

    MAIN = "main"
    WITH_CHILD = "with_child"
    WITH_PARENT = "with_parent"
    WITH_CARER = "with_carer"
    PROFESSIONALS = "professionals"
    RECONVENED = "reconvened"


class Meeting(OfChild, kw_only=True):
    """One meeting of a review: several may be needed before the review is complete."""

    __tablename__ = "meeting"

    review_id: Mapped[UUID] = mapped_column(index=True)
    number: Mapped[int] = mapped_column(default=1)
    held_on: Mapped[date | None] = mapped_column(default=None)
    started_at: Mapped[time | None] = mapped_column(default=None)
    mode: Mapped[Mode | None] = mapped_column(choice(Mode), default=None)
    place: Mapped[str | None] = mapped_column(default=None)
    kind: Mapped[MeetingKind] = mapped_column(choice(MeetingKind), default=MeetingKind.MAIN)
    ended_at: Mapped[time | None] = mapped_column(default=None)
    travel_minutes: Mapped[int | None] = mapped_column(default=None)
    """One way."""
    reason_not_in_person: Mapped[str | None] = mapped_column(default=None)
    child_left_at: Mapped[time | None] = mapped_column(default=None)
    """When the child had had enough, where they left before the end."""
    participation_code: Mapped[str | None] = mapped_column(default=None)
    """How the child took part in this meeting, PN0 to PN7; the review's own is proposed from all its meetings."""
    participation_note: Mapped[str | None] = mapped_column(default=None)


class AgendaItem(OfChild, kw_only=True):
    """Something to talk about. The child's own items come first."""

    __tablename__ = "agenda_item"

    review_id: Mapped[UUID] = mapped_column(index=True)
    position: Mapped[int]
    text: Mapped[str]
    from_child: Mapped[bool] = mapped_column(default=True)
    talked_about: Mapped[bool] = mapped_column(default=False)
    not_for: Mapped[tuple[str, ...]] = mapped_column(default=())
    """Who must not read it: see `models/audience.py`."""


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
    not_for: Mapped[tuple[str, ...]] = mapped_column(default=())
    """Who must not read it: see `models/audience.py`."""


class Attended(StrEnum):
    """Whether somebody was part of a meeting."""

    CAME = "came"
    JOINED_REMOTELY = "joined_remotely"
    CAME_FOR_PART = "came_for_part"
    SENT_VIEWS = "sent_views"
    COULD_NOT_COME = "could_not_come"
    DID_NOT_COME = "did_not_come"
    NOT_TOLD = "not_told"
    """Nobody told them of the meeting."""
    EXCLUDED = "excluded"
    """It was decided that they should not be there, for a reason that was told to them."""


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
    excluded_by: Mapped[str | None] = mapped_column(default=None)
    """Who decided that somebody should not be there."""
    exclusion_told_how: Mapped[str | None] = mapped_column(default=None)
    """How it was explained to them."""
    brought_report: Mapped[bool | None] = mapped_column(default=None)
    """Whether a professional's report had come; None where none was expected."""


class DecisionStatus(StrEnum):
    """What became of a decision."""

    OPEN = "open"
    DONE = "done"
    PARTLY = "partly"
    NOT_DONE = "not_done"
    OVERTAKEN = "overtaken"
    NOT_ACCEPTED = "not_accepted"
    """The team manager does not agree."""


class ManagerAnswer(StrEnum):
    """What the team manager says of a decision. Silence for five working days counts as agreement."""

    AGREES = "agrees"
    OBJECTS = "objects"


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
    topic: Mapped[str | None] = mapped_column(default=None)
    """Where it came from: a key of `Topic` in `models/topics.py`."""
    priority: Mapped[bool] = mapped_column(default=False)
    """It cannot wait."""
    carried_from_id: Mapped[UUID | None] = mapped_column(default=None)
    """The decision of an earlier review that this one says again."""
    from_record_id: Mapped[UUID | None] = mapped_column(default=None)
    """The note, talk or request it was made from."""
    manager_answer: Mapped[ManagerAnswer | None] = mapped_column(choice(ManagerAnswer), default=None)
    manager_answer_on: Mapped[date | None] = mapped_column(default=None)
    manager_reason: Mapped[str | None] = mapped_column(default=None)
    not_for: Mapped[tuple[str, ...]] = mapped_column(default=())
    """Who must not read it: see `models/audience.py`."""
