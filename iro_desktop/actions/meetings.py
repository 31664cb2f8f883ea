"""The meetings of a review: when each began, what it was for, and which day of them counts."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from iro_desktop.actions.attendance import (
    add_attendance,
    bring_back_attendance,
    put_down_who_comes,
    remove_attendance,
    say_how_the_child_came,
    set_attended,
)
from iro_desktop.actions.finding import existing
from iro_desktop.actions.meeting_notes import (
    LONGEST_NOTE,
    add_note,
    bring_back_note,
    delete_note,
    save_note,
    set_apart,
    set_note_kind,
)
from iro_desktop.actions.reviews import open_review
from iro_desktop.models.child import Child
from iro_desktop.models.consultation import ChildsWords
from iro_desktop.models.ids import companion_id
from iro_desktop.models.participation import AGE_ASKED_FROM, ParticipationCode
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Attended, Meeting, MeetingKind, MeetingNote, Mode, Review, ReviewStatus
from iro_desktop.models.timescales import age_on, day_in_full
from iro_desktop.queries.meetings import day_in_care_after, meetings_of, statutory_day

__all__ = [
    "LONGEST_NOTE",
    "MeetingDetails",
    "add_attendance",
    "add_note",
    "begin_another_meeting",
    "begin_meeting",
    "bring_back_attendance",
    "bring_back_meeting",
    "bring_back_note",
    "change_meeting",
    "correct_meeting_day",
    "delete_note",
    "end_meeting",
    "remove_attendance",
    "save_note",
    "say_child_left",
    "set_apart",
    "set_attended",
    "set_note_kind",
    "take_back_meeting",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingDetails:
    """What is written down of one meeting beside who was there and what was said. None is not written down."""

    kind: MeetingKind
    held_on: date
    started_at: time | None = None
    ended_at: time | None = None
    mode: Mode | None = None
    reason_not_in_person: str | None = None
    place: str | None = None
    travel_minutes: int | None = None
    """One way."""


def begin_meeting(
    session: Session,
    review_id: UUID,
    *,
    on: date,
    at: time | None = None,
    kind: MeetingKind = MeetingKind.MAIN,
    today: date | None = None,
) -> UUID:
    """Begin the review's first meeting, or go on with the one that was begun. Returns the meeting's id.

    The child, the officer and everyone who comes as a rule are put down as present; whoever was not is taken out.
    A child under four is not asked how they took part, so that is written down at once. Refuses a day before the
    child came into care, and one that is still to come where `today` is given.
    """
    review = open_review(session, review_id)
    meeting_id = companion_id(review_id, "meeting 1")
    meeting = session.get(Meeting, meeting_id)
    if meeting is not None and meeting.deleted_at is None:
        return meeting_id
    _refuse_day(session, review, on, today)
    if meeting is not None:
        meeting.deleted_at = None
        meeting.held_on, meeting.started_at = on, at
    else:
        _add_meeting(session, review, number=1, kind=kind, on=on, at=at)
    session.flush()
    _keep_statutory_day(session, review)
    return meeting_id


def begin_another_meeting(
    session: Session,
    review_id: UUID,
    *,
    kind: MeetingKind,
    on: date,
    at: time | None = None,
    today: date | None = None,
) -> UUID:
    """Begin a further meeting of a review. Returns its id.

    Who is put down as present follows from what the meeting is for: a talk with a parent begins with that parent and
    the officer alone. Refuses the same days as `begin_meeting`.
    """
    review = open_review(session, review_id)
    highest = session.scalar(select(func.max(Meeting.number)).where(Meeting.review_id == review_id))
    if highest is None or not meetings_of(session, review_id):
        return begin_meeting(session, review_id, on=on, at=at, kind=kind, today=today)
    _refuse_day(session, review, on, today)
    _say_it_of_the_only_meeting(session, review)
    meeting = _add_meeting(session, review, number=highest + 1, kind=kind, on=on, at=at)
    session.flush()
    _keep_statutory_day(session, review)
    return meeting.id


def change_meeting(session: Session, meeting_id: UUID, details: MeetingDetails, *, today: date) -> None:
    """Put right what is written down of a meeting. The review's own date, from which the next clock runs, follows.

    So does the day of the words that the child said there. Where the meeting counts as the review's own, the review's
    way of meeting, its reason and its place are the same. Refuses an end before the start.
    """
    meeting = existing(session, Meeting, meeting_id)
    review = open_review(session, meeting.review_id)
    if details.held_on != meeting.held_on:
        _refuse_day(session, review, details.held_on, today)
    if details.started_at and details.ended_at and details.ended_at < details.started_at:
        raise Refused(
            f"The meeting would end at {details.ended_at:%H:%M}, before it began at {details.started_at:%H:%M}. What "
            "was saved before is still there. Put one of the two times right."
        )
    if details.travel_minutes is not None and details.travel_minutes < 0:
        raise Refused("Travel is counted in minutes from 0. What was saved before is still there. Type it again.")
    moved = details.held_on != meeting.held_on
    meeting.kind, meeting.held_on = details.kind, details.held_on
    meeting.started_at, meeting.ended_at = details.started_at, details.ended_at
    meeting.mode, meeting.place = details.mode, details.place
    in_person = details.mode is Mode.IN_PERSON
    meeting.reason_not_in_person = None if in_person else details.reason_not_in_person
    meeting.travel_minutes = details.travel_minutes
    session.flush()
    if moved:
        _move_words(session, meeting)
    _keep_statutory_day(session, review)
    counts = statutory_day(meetings_of(session, review.id))
    if counts is not None and counts.meeting_id == meeting_id:
        review.mode, review.place = meeting.mode, meeting.place
        review.reason_not_in_person = meeting.reason_not_in_person


def correct_meeting_day(
    session: Session, review_id: UUID, *, on: date, meeting_id: UUID | None = None, today: date | None = None
) -> None:
    """Put right the day of a meeting: the one that gives the review its day unless another is named. The rest follows.

    Where the child was on the other side of four, how the child took part is asked anew.
    """
    review = open_review(session, review_id)
    counts = statutory_day(meetings_of(session, review_id))
    counting_id = counts.meeting_id if counts is not None else companion_id(review_id, "meeting 1")
    meeting = existing(session, Meeting, meeting_id or counting_id)
    _refuse_day(session, review, on, today)
    meeting.held_on = on
    session.flush()
    _move_words(session, meeting)
    _keep_statutory_day(session, review)


def end_meeting(session: Session, meeting_id: UUID, *, at: time | None) -> None:
    """Write down when a meeting ended; None takes it back."""
    meeting = existing(session, Meeting, meeting_id)
    open_review(session, meeting.review_id)
    meeting.ended_at = at


def say_child_left(session: Session, meeting_id: UUID, *, at: time | None) -> None:
    """The child had had enough and left: they were there for a part. None takes it back: they stayed."""
    meeting = existing(session, Meeting, meeting_id)
    open_review(session, meeting.review_id)
    meeting.child_left_at = at
    say_how_the_child_came(
        session,
        meeting_id,
        Attended.CAME_FOR_PART if at is not None else Attended.CAME,
        instead_of={Attended.CAME if at is not None else Attended.CAME_FOR_PART},
    )


def take_back_meeting(session: Session, review_id: UUID, *, at: datetime, meeting_id: UUID | None = None) -> None:
    """Undo the beginning of a meeting, the first unless another is named.

    Once no meeting is left the review is only planned again. Notes and decisions made meanwhile stay with the review,
    and so does who was put down, for when it begins. `bring_back_meeting` undoes it.
    """
    review = open_review(session, review_id)
    meeting = session.get(Meeting, meeting_id or companion_id(review_id, "meeting 1"))
    if meeting is not None:
        meeting.deleted_at = at
    session.flush()
    _keep_statutory_day(session, review)


def bring_back_meeting(session: Session, meeting_id: UUID) -> None:
    """Undo it: the meeting is one of the review's again."""
    meeting = session.get(Meeting, meeting_id)
    if meeting is not None:
        review = open_review(session, meeting.review_id)
        meeting.deleted_at = None
        session.flush()
        _keep_statutory_day(session, review)


def _add_meeting(
    session: Session, review: Review, *, number: int, kind: MeetingKind, on: date, at: time | None
) -> Meeting:
    is_for_all = kind in (MeetingKind.MAIN, MeetingKind.RECONVENED)
    meeting = Meeting(
        id=companion_id(review.id, f"meeting {number}"),
        child_id=review.child_id,
        review_id=review.id,
        number=number,
        kind=kind,
        held_on=on,
        started_at=at,
        mode=review.mode if is_for_all else Mode.IN_PERSON,
        place=review.place if is_for_all else None,
        reason_not_in_person=review.reason_not_in_person if is_for_all else None,
    )
    session.add(meeting)
    put_down_who_comes(session, review, meeting.id, kind)
    return meeting


def _say_it_of_the_only_meeting(session: Session, review: Review) -> None:
    """What was said of a review of one meeting, how the child took part, was said of that meeting."""
    meetings = _meeting_records(session, review.id)
    if len(meetings) == 1 and meetings[0].participation_code is None:
        meetings[0].participation_code = review.participation_code
        meetings[0].participation_note = review.participation_note


def _keep_statutory_day(session: Session, review: Review) -> None:
    """The review's day follows its meetings, and so does whether the child was asked how they took part."""
    counts = statutory_day(meetings_of(session, review.id))
    if counts is None:
        review.status, review.held_on, review.participation_code = ReviewStatus.PLANNED, None, None
        return
    review.status, review.held_on = ReviewStatus.IN_PROGRESS, counts.held_on
    child = existing(session, Child, review.child_id)
    said_of: list[Review | Meeting] = [review, *_meeting_records(session, review.id)]
    for asked in said_of:
        if asked.held_on is None:
            continue
        if _is_under_four(child, asked.held_on):
            asked.participation_code = ParticipationCode.PN0
        elif asked.participation_code == ParticipationCode.PN0:
            asked.participation_code = None


def _meeting_records(session: Session, review_id: UUID) -> list[Meeting]:
    return list(session.scalars(select(Meeting).where(Meeting.review_id == review_id, Meeting.deleted_at.is_(None))))


def _is_under_four(child: Child, on: date) -> bool:
    born = child.date_of_birth
    return born is not None and born <= on and age_on(born, on) < AGE_ASKED_FROM


def _move_words(session: Session, meeting: Meeting) -> None:
    """What the child said in a meeting was said on its day."""
    if meeting.held_on is None:
        return
    said = (
        select(ChildsWords)
        .join(MeetingNote, MeetingNote.id == ChildsWords.meeting_note_id)
        .where(MeetingNote.meeting_id == meeting.id)
    )
    for words in session.scalars(said):
        if words.said_on != meeting.held_on:
            words.said_on, words.said_at = meeting.held_on, None


def _refuse_day(session: Session, review: Review, on: date, today: date | None) -> None:
    if today is not None and on > today:
        raise Refused(
            f"{day_in_full(on)} is still to come. Nothing was changed. A meeting is written down once it has begun: "
            "choose today or a day before it, or plan the day under Prepare."
        )
    came = day_in_care_after(session, review.child_id, on)
    if came is not None:
        raise Refused(
            f"The meeting would be on {day_in_full(on)}, before the child came into care on {day_in_full(came)}. "
            "Nothing was changed. Put the day right."
        )
