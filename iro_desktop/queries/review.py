"""One review as its workspace shows it: agenda, notes, who was there, decisions, and by when it is to be held."""

from collections.abc import Container
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from iro_desktop.models.child import AgeBand, Child, ChildPreferences, age_band_for, preferences_id
from iro_desktop.models.letter import Letter, LetterStatus
from iro_desktop.models.participation import ParticipationCode
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import (
    AgendaItem,
    Attendance,
    Attended,
    Decision,
    DecisionStatus,
    Meeting,
    MeetingNote,
    Mode,
    NoteKind,
    Review,
    ReviewStatus,
)
from iro_desktop.models.review_cycle import HeldReview, ReviewHistory, held_reviews_standing, next_review
from iro_desktop.models.timescales import DueDate, ReviewKind, age_on
from iro_desktop.queries.histories import review_histories
from iro_desktop.queries.review_numbers import next_review_number, review_numbers
from iro_desktop.queries.who import Who, who_is


class NoSuchReview(Refused):
    """The review is not on this laptop, or no longer."""


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
    decisions: tuple[DecisionRow, ...]
    last_time: tuple[LastDecision, ...]
    last_time_on: date | None
    people: tuple[AroundChild, ...]
    letter: ReviewLetter

    @property
    def closed(self) -> bool:
        """Whether the review is part of the record and only read."""
        return self.status in (ReviewStatus.COMPLETED, ReviewStatus.CANCELLED)


@dataclass(frozen=True, slots=True)
class StillToDo:
    """Something that a review lacks before it can be closed, and the step where it is done."""

    step: str
    sentence: str


def what_is_missing(
    *, held_on: date | None, participation_code: str | None, next_review_on: date | None
) -> tuple[StillToDo, ...]:
    """What a review lacks before it can be closed. Decisions without who or when do not keep it open."""
    missing: list[StillToDo] = []
    if held_on is None:
        missing.append(StillToDo("meet", "The meeting has not begun."))
    if participation_code is None:
        missing.append(StillToDo("meet", "Say how the child took part."))
    if next_review_on is None:
        missing.append(StillToDo("close", "Choose the day of the next review."))
    return tuple(missing)


def review_page(session: Session, review_id: UUID, *, today: date, bank_holidays: Container[date]) -> ReviewPage:
    """Everything in one review's workspace. Raises NoSuchReview where it is not on this laptop."""
    review = session.get(Review, review_id)
    child = session.get(Child, review.child_id) if review is not None and review.deleted_at is None else None
    if review is None or child is None or child.deleted_at is not None:
        raise NoSuchReview("This review is not on this laptop any more. Nothing of yours was changed. Go to Children.")
    history = review_histories(session, (child.id,))[child.id]
    wishes = session.get(ChildPreferences, preferences_id(child.id))
    last_time_on, last_time = _last_time(session, review)
    return ReviewPage(
        review_id=review.id,
        who=who_is(child),
        pronouns=child.pronouns,
        status=review.status,
        from_files=review.from_files,
        number=_number(review, history, today),
        by_law=_by_law(review, history, today, bank_holidays),
        next_due=_next_due(review, history, bank_holidays),
        planned_on=review.planned_on,
        planned_time=review.planned_time,
        started_at=_started_at(session, review),
        held_on=review.held_on,
        completed_on=review.completed_on,
        decisions_sent_on=review.decisions_sent_on,
        next_review_on=review.next_review_on,
        place=review.place,
        mode=review.mode,
        reason_not_in_person=review.reason_not_in_person,
        plan_for_home=review.plan_for_home,
        child_has_seen_plan=review.child_has_seen_plan,
        participation=ParticipationCode(review.participation_code) if review.participation_code else None,
        participation_note=review.participation_note,
        not_in_the_room=wishes.not_in_the_room if wishes else (),
        opening_activity=wishes.opening_activity if wishes else None,
        agenda=_agenda(session, review.id),
        notes=_notes(session, review.id),
        here=_here(session, review.id),
        decisions=_decisions(session, review.id),
        last_time=last_time,
        last_time_on=last_time_on,
        people=_people(session, child.id),
        letter=_letter(session, review.id, child, wishes, today),
    )


def _number(review: Review, history: ReviewHistory, today: date) -> int | None:
    if review.status is ReviewStatus.COMPLETED:
        return review_numbers(history, today).get(review.held_on) if review.held_on else None
    return next_review_number(history, today)


def _by_law(review: Review, history: ReviewHistory, today: date, bank_holidays: Container[date]) -> ByLaw:
    if review.status is ReviewStatus.COMPLETED:
        for standing in held_reviews_standing(history, today, bank_holidays):
            if standing.review.held_on == review.held_on:
                return ByLaw(standing.due, standing.kind, standing.remark)
        return ByLaw(None, None, "")
    coming = next_review(history, today, bank_holidays)
    return ByLaw(coming.due, coming.kind, coming.reason)


def _next_due(review: Review, history: ReviewHistory, bank_holidays: Container[date]) -> DueDate | None:
    if review.held_on is None:
        return None
    held = [*history.reviews, HeldReview(review.held_on)]
    return next_review(replace(history, reviews=held), review.held_on, bank_holidays).due


def _started_at(session: Session, review: Review) -> time | None:
    started = select(Meeting.started_at).where(Meeting.review_id == review.id, Meeting.deleted_at.is_(None))
    return session.scalar(started.order_by(Meeting.number).limit(1))


def _agenda(session: Session, review_id: UUID) -> tuple[AgendaRow, ...]:
    items = session.scalars(
        select(AgendaItem)
        .where(AgendaItem.review_id == review_id, AgendaItem.deleted_at.is_(None))
        .order_by(AgendaItem.from_child.desc(), AgendaItem.position, AgendaItem.id)
    )
    return tuple(AgendaRow(item.id, item.text, item.from_child, item.talked_about) for item in items)


def _notes(session: Session, review_id: UUID) -> tuple[NoteRow, ...]:
    notes = session.scalars(
        select(MeetingNote)
        .where(MeetingNote.review_id == review_id, MeetingNote.deleted_at.is_(None))
        .order_by(MeetingNote.position, MeetingNote.id)
    )
    return tuple(NoteRow(note.id, note.kind, note.agenda_item_id, note.text, note.said_at) for note in notes)


def _here(session: Session, review_id: UUID) -> tuple[HereRow, ...]:
    everyone = session.scalars(
        select(Attendance)
        .where(Attendance.review_id == review_id, Attendance.deleted_at.is_(None))
        .order_by(Attendance.position, Attendance.id)
    )
    return tuple(
        HereRow(
            one.id,
            one.name,
            one.person_id,
            one.is_child,
            one.is_officer,
            one.attended,
            one.reason,
            one.reason_fit_for_child,
        )
        for one in everyone
    )


def _decisions(session: Session, review_id: UUID) -> tuple[DecisionRow, ...]:
    decisions = session.scalars(
        select(Decision)
        .where(Decision.review_id == review_id, Decision.deleted_at.is_(None))
        .order_by(Decision.number, Decision.created_at)
    )
    return tuple(
        DecisionRow(one.id, one.number, one.wording, one.child_wording, one.owner_name, one.due_on) for one in decisions
    )


def _last_time(session: Session, review: Review) -> tuple[date | None, tuple[LastDecision, ...]]:
    """The decisions of the latest review before this one that made any, and the day of that review."""
    until = review.held_on or date.max
    held = func.max(Review.held_on)
    earlier = session.execute(
        select(Review.id, held)
        .join(Decision, Decision.review_id == Review.id)
        .where(
            Review.child_id == review.child_id,
            Review.id != review.id,
            Review.deleted_at.is_(None),
            Review.held_on.is_not(None),
            Review.held_on <= until,
            Decision.deleted_at.is_(None),
        )
        .group_by(Review.id)
        .order_by(held.desc())
        .limit(1)
    ).first()
    if earlier is None:
        return None, ()
    earlier_id, held_on = earlier
    decisions = session.scalars(
        select(Decision)
        .where(Decision.review_id == earlier_id, Decision.deleted_at.is_(None))
        .order_by(Decision.number, Decision.created_at)
    )
    return held_on, tuple(
        LastDecision(
            one.id,
            one.wording or one.child_wording,
            one.owner_name,
            one.due_on,
            one.status,
            one.status_note,
            one.status_on,
        )
        for one in decisions
    )


def _people(session: Session, child_id: UUID) -> tuple[AroundChild, ...]:
    people = session.scalars(
        select(Person).where(Person.child_id == child_id, Person.deleted_at.is_(None), Person.until_on.is_(None))
    )
    order = list(PersonRole)
    rows = (
        AroundChild(one.id, one.name, one.said_as, one.role, one.role_in_words, one.comes_to_reviews) for one in people
    )
    return tuple(sorted(rows, key=lambda row: (order.index(row.role), row.name)))


def _letter(
    session: Session, review_id: UUID, child: Child, wishes: ChildPreferences | None, today: date
) -> ReviewLetter:
    newest = session.execute(
        select(Letter.id, Letter.status)
        .where(Letter.review_id == review_id, Letter.deleted_at.is_(None))
        .order_by(Letter.version_number.desc())
        .limit(1)
    ).first()
    band = wishes.reading_band if wishes else None
    if band is None and child.date_of_birth is not None:
        band = age_band_for(age_on(child.date_of_birth, today))
    if newest is None:
        return ReviewLetter(None, finished=False, age_band=band)
    letter_id, status = newest
    return ReviewLetter(letter_id, finished=status is LetterStatus.FINISHED, age_band=band)
