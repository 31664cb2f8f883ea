"""The midway check: opened at the first mark, kept as it is filled in, moved or left out for a reason, finished."""

from collections.abc import Container
from datetime import date, datetime
from typing import TypedDict, Unpack
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.actions.finding import existing
from iro_desktop.actions.midway_decisions import write_unwritten_lines
from iro_desktop.actions.midway_opening import MidwayIsFinished, begin_check, open_check
from iro_desktop.models.child import BetweenReviews, Child, ChildPreferences, preferences_id
from iro_desktop.models.midway import MidwayCheck, midway_id
from iro_desktop.models.people import Person
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Review
from iro_desktop.models.timescales import day_and_month
from iro_desktop.queries.midway_page import Lacks, midway_page, what_is_missing

LONGEST_TEXT = 20_000
"""Characters in what is new, or in a reason. A pasted file is longer."""


class MidwayIsNotReady(Refused):
    """Something is still missing; each thing in a sentence. What was kept stays."""


class MidwayChange(TypedDict, total=False):
    """What of a check is to be changed. What is not named stays; None takes it away."""

    with_name: str | None
    with_person_id: UUID | None
    changes: str | None
    next_step: str | None
    not_for: tuple[str, ...]


def change_check(session: Session, review_id: UUID, *, at: datetime, **change: Unpack[MidwayChange]) -> None:
    """Keep what was typed or chosen so far; the check counts as opened from then on."""
    check = open_check(session, review_id, at=at)
    for name, value in change.items():
        if isinstance(value, str):
            setattr(check, name, _kept(value) or None)
        else:
            setattr(check, name, value)
    if "with_person_id" in change and check.with_person_id is not None:
        person = existing(session, Person, check.with_person_id)
        if person.child_id != check.child_id:
            raise Refused("This person is not somebody around this child. Nothing was changed.")


def hold_check(
    session: Session,
    review_id: UUID,
    *,
    on: date,
    today: date,
    with_name: str | None = None,
    with_person_id: UUID | None = None,
) -> date | None:
    """Say that it was talked through, and will be written down later. Returns the day that stood before, for the undo.

    Refuses a day to come and a day before the review was completed.
    """
    check = begin_check(session, review_id)
    if check.closed_at is not None:
        raise MidwayIsFinished("This check was finished already. Nothing was changed.")
    _possible_day(session, review_id, on, today)
    before = check.held_on
    check.held_on = on
    if with_name and not check.with_name:
        check.with_name, check.with_person_id = with_name, with_person_id
    return before


def say_held_on(session: Session, review_id: UUID, *, on: date | None) -> None:
    """Put back the day on which it was talked through: the undo of `hold_check`."""
    begin_check(session, review_id).held_on = on


def move_check(session: Session, review_id: UUID, *, to: date, reason: str, today: date) -> None:
    """Choose another day for this child, with a reason. Refuses a day that has passed and one without a reason."""
    check = begin_check(session, review_id)
    if check.closed_at is not None:
        raise MidwayIsFinished("This check was finished already, so its day stays. Nothing was changed.")
    if not _kept(reason):
        raise Refused("Say why another day is right for this child. The day was not changed.")
    if to < today:
        raise Refused("The new day has passed already. The day was not changed. Choose today or a later day.")
    _after_review(session, review_id, to, "The new day")
    check.moved_to, check.moved_reason = to, _kept(reason)


def put_day_back(session: Session, review_id: UUID, *, moved_to: date | None = None, reason: str | None = None) -> None:
    """Go back to the usual day, or to the one that was chosen before: the undo of `move_check`."""
    check = begin_check(session, review_id)
    check.moved_to, check.moved_reason = moved_to, reason


def say_not_needed(session: Session, review_id: UUID, *, reason: str) -> None:
    """Say why this child needs no check this time. What was found before stays with the decisions."""
    check = begin_check(session, review_id)
    if check.closed_at is not None:
        raise MidwayIsFinished("This check was finished already, so it was needed. Nothing was changed.")
    if not _kept(reason):
        raise Refused("Say why no check is needed. Nothing was changed.")
    check.not_needed_reason = _kept(reason)


def say_needed(session: Session, review_id: UUID) -> None:
    """Say that it is needed after all: the undo of `say_not_needed`."""
    begin_check(session, review_id).not_needed_reason = None


def prefer_between_reviews(
    session: Session, child_id: UUID, *, when: BetweenReviews | None, on: date
) -> BetweenReviews | None:
    """Keep when the child wants to hear from the officer between reviews. Returns what stood before, for the undo."""
    existing(session, Child, child_id)
    wishes = session.get(ChildPreferences, preferences_id(child_id))
    if wishes is None:
        wishes = ChildPreferences(id=preferences_id(child_id), child_id=child_id)
        session.add(wishes)
    before, wishes.deleted_at = wishes.contact_between_reviews, None
    wishes.contact_between_reviews, wishes.confirmed_on = when, on
    return before


def close_check(
    session: Session,
    review_id: UUID,
    *,
    at: datetime,
    by: str | None,
    bank_holidays: Container[date],
    with_name: str | None = None,
    with_person_id: UUID | None = None,
) -> None:
    """Finish the check. Raises MidwayIsNotReady with everything that is missing; then nothing has changed.

    Where no day was said it was talked through today, and with the child's social worker where nobody else was named.
    `with_name` says with whom, where nobody was kept yet.
    A line that was typed and not written into a decision's history yet is written now.
    """
    today = at.date()
    session.flush()
    page = midway_page(session, review_id, today, bank_holidays)
    if page.is_closed:
        return
    named = bool((with_name or "").strip())
    missing = [one for one in what_is_missing(page) if not (named and one.lacks is Lacks.WITH_WHOM)]
    if missing:
        raise MidwayIsNotReady("\n".join(one.sentence for one in missing))
    check = open_check(session, review_id, at=at)
    check.held_on = check.held_on or today
    _possible_day(session, review_id, check.held_on, today)
    if named and not (check.with_name or "").strip():
        check.with_name, check.with_person_id = (with_name or "").strip(), with_person_id
    if not (check.with_name or "").strip() and page.social_worker is not None:
        check.with_name, check.with_person_id = page.social_worker.name, page.social_worker.person_id
    write_unwritten_lines(session, page, at=at, by=by)
    check.not_needed_reason = None
    check.closed_at, check.closed_by_name = at, by


def open_again(session: Session, review_id: UUID) -> None:
    """Go on with a check that was finished: the undo of `close_check`. What was found stays."""
    check = existing(session, MidwayCheck, midway_id(review_id))
    check.closed_at = check.closed_by_name = None


def _possible_day(session: Session, review_id: UUID, on: date, today: date) -> None:
    if on > today:
        raise Refused("A talk that was held cannot lie ahead. Nothing was changed. Say today or an earlier day.")
    _after_review(session, review_id, on, "The day")


def _after_review(session: Session, review_id: UUID, on: date, which: str) -> None:
    completed_on = existing(session, Review, review_id).completed_on
    if completed_on is not None and on <= completed_on:
        raise Refused(
            f"{which} is not after the review of {day_and_month(completed_on)}. Nothing was changed. Say a later day."
        )


def _kept(text: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise Refused(
            f"This has {len(text):,} characters; {LONGEST_TEXT:,} can be kept here. Nothing that was saved is lost. "
            "Take out what was pasted."
        )
    return text.strip()
