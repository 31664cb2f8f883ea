"""What a review needs before it can be closed, and what is better done before: each with the step where it is."""

from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from iro_desktop.models.adjournment import Adjournment, Direction
from iro_desktop.models.ids import companion_id
from iro_desktop.models.review import Decision, Meeting, Mode, Review
from iro_desktop.queries.meetings import LOOKS_AT_THE_PLAN
from iro_desktop.queries.permanence import permanence_standing
from iro_desktop.queries.requests import open_requests
from iro_desktop.queries.review_here import review_here
from iro_desktop.queries.review_rows import ClosingNeeds, StillToDo

PREPARE, MEET, DECIDE, CLOSE = "prepare", "meet", "decide", "close"
_NOT_IN_PERSON = (Mode.HYBRID, Mode.REMOTE)
"""A review on paper has the consents of its own instead."""
_LONGEST_NAMED = 60


def what_is_missing(
    *, held_on: date | None, participation_code: str | None, next_review_on: date | None
) -> tuple[StillToDo, ...]:
    """What every review needs before it can be closed: a meeting, how the child took part, and the next day."""
    missing: list[StillToDo] = []
    if held_on is None:
        missing.append(StillToDo(MEET, "The meeting has not begun."))
    if participation_code is None:
        missing.append(StillToDo(MEET, "Say how the child took part."))
    if next_review_on is None:
        missing.append(StillToDo(CLOSE, "Choose the day of the next review."))
    return tuple(missing)


def closing_needs(session: Session, review_id: UUID) -> ClosingNeeds:
    """Everything a review lacks. Raises NoSuchReview where it is not on this laptop.

    A decision needs who and by when, for nobody can look after "soon" (IRO Handbook 2010, chapter 3); a meeting that
    was not in person needs the reason; and from the second review on the lasting plan for home is said, or why there is
    none yet.
    """
    review = review_here(session, review_id)
    begun = review.held_on is not None
    standing = permanence_standing(session, review_id)
    base = what_is_missing(
        held_on=review.held_on,
        participation_code=review.participation_code,
        next_review_on=review.next_review_on,
    )
    must = [
        *base,
        *_of_an_adjournment(session, review_id),
        *_of_decisions(session, review_id),
        *_of_the_mode(session, review),
    ]
    better = [*_of_requests(session, review_id), *_of_directions(session, review_id), *_of_meetings(session, review)]
    if begun and standing.sentence and not standing.can_complete:
        must.append(StillToDo(PREPARE, standing.sentence))
    elif begun and standing.sentence:
        better.append(StillToDo(PREPARE, standing.sentence))
    return ClosingNeeds(
        must=tuple(must),
        better=tuple(better),
        reopened_reason=review.reopened_reason,
        reopened_at=review.reopened_at,
    )


def _of_decisions(session: Session, review_id: UUID) -> list[StillToDo]:
    decisions = session.execute(
        select(Decision.number, Decision.owner_name, Decision.due_on)
        .where(
            Decision.review_id == review_id,
            Decision.deleted_at.is_(None),
            or_(_is_empty(Decision.owner_name), Decision.due_on.is_(None)),
        )
        .order_by(Decision.number)
    )
    return [
        StillToDo(DECIDE, f"Decision {number} needs {_lacking(bool((owner or '').strip()), due_on is not None)}.")
        for number, owner, due_on in decisions
    ]


def _lacking(has_owner: bool, has_day: bool) -> str:
    missing = [word for word, there in (("who will do it", has_owner), ("by when", has_day)) if not there]
    return " and ".join(missing)


def _of_the_mode(session: Session, review: Review) -> list[StillToDo]:
    """A reason where people did not meet in one room; the review's own reason speaks for its meetings too."""
    if (review.reason_not_in_person or "").strip():
        return []
    apart = session.scalar(
        select(func.count())
        .select_from(Meeting)
        .where(
            Meeting.review_id == review.id,
            Meeting.deleted_at.is_(None),
            Meeting.mode.in_(_NOT_IN_PERSON),
            _is_empty(Meeting.reason_not_in_person),
        )
    )
    return [StillToDo(MEET, "Say why not everybody met in person.")] if apart else []


def _of_an_adjournment(session: Session, review_id: UUID) -> list[StillToDo]:
    """A review that was adjourned and has not gone on is not complete."""
    adjourned = session.get(Adjournment, companion_id(review_id, "adjournment"))
    if adjourned is None or adjourned.deleted_at is not None:
        return []
    gone_on = session.scalar(
        select(func.count())
        .select_from(Meeting)
        .where(
            Meeting.review_id == review_id,
            Meeting.deleted_at.is_(None),
            Meeting.held_on > adjourned.adjourned_on,
        )
    )
    return [] if gone_on else [StillToDo(MEET, "The review was adjourned and has not gone on yet.")]


def _of_requests(session: Session, review_id: UUID) -> list[StillToDo]:
    return [
        StillToDo(DECIDE, f"The child asked: “{_short(asked)}”, and has no answer yet.")
        for asked in open_requests(session, review_id)
    ]


def _of_directions(session: Session, review_id: UUID) -> list[StillToDo]:
    undone = session.scalar(
        select(func.count())
        .select_from(Direction)
        .where(Direction.review_id == review_id, Direction.done.is_(False), Direction.deleted_at.is_(None))
    )
    if not undone:
        return []
    said = "1 direction of the adjournment is" if undone == 1 else f"{undone} directions of the adjournment are"
    return [StillToDo(MEET, f"{said} not ticked as done.")]


def _of_meetings(session: Session, review: Review) -> list[StillToDo]:
    """Where there were several meetings, how the child took part in each that was not with somebody apart."""
    codes = session.scalars(
        select(Meeting.participation_code).where(
            Meeting.review_id == review.id, Meeting.deleted_at.is_(None), Meeting.kind.in_(LOOKS_AT_THE_PLAN)
        )
    ).all()
    unsaid = sum(code is None for code in codes)
    if len(codes) < 2 or not unsaid:
        return []
    return [StillToDo(MEET, f"How the child took part is not said for {unsaid} of {len(codes)} meetings.")]


def _is_empty(words: InstrumentedAttribute[str | None]) -> ColumnElement[bool]:
    return func.trim(func.coalesce(words, "")) == ""


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= _LONGEST_NAMED else f"{one_line[: _LONGEST_NAMED - 1].rstrip()}…"
