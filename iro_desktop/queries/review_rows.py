"""What the workspace of a review is shown: the rows of one page, and what is still missing for its close."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from iro_desktop.models.child import AgeBand
from iro_desktop.models.limits import DEFAULT_LIMITS, Limits
from iro_desktop.models.participation import ParticipationCode
from iro_desktop.models.people import PersonRole
from iro_desktop.models.review import Attended, DecisionStatus, Mode, NoteKind, ReviewStatus
from iro_desktop.models.timescales import DueDate, ReviewKind
from iro_desktop.queries.adjournment import AdjournmentRow
from iro_desktop.queries.child import NOTHING_SAID, Wishes
from iro_desktop.queries.meetings import MeetingRow
from iro_desktop.queries.topics import TopicRow
from iro_desktop.queries.who import Who


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """Something to talk about."""

    item_id: UUID
    text: str
    from_child: bool
    talked_about: bool


@dataclass(frozen=True, slots=True)
class NoteRow:
    """One part of the notes. `kind` says who may read it: parts not for the letter never leave the notes."""

    note_id: UUID
    kind: NoteKind
    agenda_item_id: UUID | None
    text: str
    said_at: datetime | None
    meeting_id: UUID | None = None
    not_for: tuple[str, ...] = ()
    """Who must not read it: see `models/audience.py`."""


@dataclass(frozen=True, slots=True)
class HereRow:
    """Somebody who was at the meeting, or was not and why."""

    attendance_id: UUID
    name: str
    person_id: UUID | None
    is_child: bool
    is_officer: bool
    attended: Attended
    reason: str | None
    reason_fit_for_child: bool
    meeting_id: UUID | None = None
    excluded_by: str | None = None
    exclusion_told_how: str | None = None
    brought_report: bool | None = None


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision in both wordings."""

    decision_id: UUID
    number: int
    wording: str
    child_wording: str
    owner_name: str | None
    due_on: date | None


@dataclass(frozen=True, slots=True)
class LastDecision:
    """A decision of the review before, and what became of it."""

    decision_id: UUID
    wording: str
    owner_name: str | None
    due_on: date | None
    status: DecisionStatus
    status_note: str | None
    status_on: date | None


@dataclass(frozen=True, slots=True)
class AroundChild:
    """Somebody around the child, who may be invited or asked to do something."""

    person_id: UUID
    name: str
    said_as: str | None
    role: PersonRole
    role_in_words: str | None
    invited: bool

    @property
    def called(self) -> str:
        """The name the child uses."""
        return self.said_as or self.name


@dataclass(frozen=True, slots=True)
class StillToDo:
    """Something that a review lacks, and the step where it is done."""

    step: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingNeeds:
    """What stands between a review and its close."""

    must: tuple[StillToDo, ...] = ()
    """Without these the review stays open."""
    better: tuple[StillToDo, ...] = ()
    """Said plainly; the officer decides."""
    reopened_reason: str | None = None
    reopened_at: datetime | None = None
    """When and why it was opened again after it had been closed."""


@dataclass(frozen=True, slots=True)
class ByLaw:
    """By when the review is to be held, or was. `due` is None where the files cannot tell; `reason` says why."""

    due: DueDate | None
    kind: ReviewKind | None
    reason: str


@dataclass(frozen=True, slots=True)
class ReviewLetter:
    """The letter of the review as far as it is; `letter_id` is None before it is begun."""

    letter_id: UUID | None
    finished: bool
    age_band: AgeBand | None
    """For how the child reads, else for the child's age; None where nobody knows either."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPage:
    """All that the workspace of one review shows."""

    review_id: UUID
    who: Who
    pronouns: str | None
    status: ReviewStatus
    from_files: bool
    number: int | None
    by_law: ByLaw
    next_due: DueDate | None
    """The last lawful day for the next review, counted from this one; None before it is held or where not known."""
    planned_on: date | None
    planned_time: time | None
    started_at: time | None
    held_on: date | None
    completed_on: date | None
    decisions_sent_on: date | None
    next_review_on: date | None
    place: str | None
    mode: Mode | None
    reason_not_in_person: str | None
    plan_for_home: str | None
    child_has_seen_plan: bool | None
    participation: ParticipationCode | None
    participation_note: str | None
    not_in_the_room: tuple[str, ...]
    opening_activity: str | None
    agenda: tuple[AgendaRow, ...]
    """The child's own first."""
    notes: tuple[NoteRow, ...]
    here: tuple[HereRow, ...]
    """Who was at any of the meetings: once for each of them."""
    decisions: tuple[DecisionRow, ...]
    last_time: tuple[LastDecision, ...]
    last_time_on: date | None
    people: tuple[AroundChild, ...]
    letter: ReviewLetter
    meetings: tuple[MeetingRow, ...] = ()
    adjournment: AdjournmentRow | None = None
    latest_to_go_on: date | None = None
    """The last day on which the review may go on once it is adjourned; None before its first meeting."""
    latest_to_go_on_sum: str = ""
    topics: tuple[TopicRow, ...] = ()
    """What the review must consider, for this child, and what of it was dealt with."""
    limits: Limits = DEFAULT_LIMITS
    """By which numbers the council counts."""
    wishes: Wishes = NOTHING_SAID
    first_language: str | None = None
    interpreter_language: str | None = None
    needs: ClosingNeeds = ClosingNeeds()
    """What is still missing for its close."""

    @property
    def closed(self) -> bool:
        """Whether the review is part of the record and only read."""
        return self.status in (ReviewStatus.COMPLETED, ReviewStatus.CANCELLED)
