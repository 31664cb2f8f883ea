"""A message to a social worker who is new since the review: what was decided and is still open, made ready to send.

The child is named by initials at most, and only what this very reader may have stands in it.
"""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.letters.guard.leaving_out import leave_out
from iro_desktop.models.audience import person
from iro_desktop.models.decision_story import STILL_OPEN
from iro_desktop.models.people import Person
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Decision, Review
from iro_desktop.models.timescales import day_and_month, day_in_full
from iro_desktop.queries.for_readers import decisions_for
from iro_desktop.queries.letter_guard import paper_guard
from iro_desktop.queries.resolution_message import A_CHILD, MessageWords, initials
from iro_desktop.queries.who import NOT_HERE, NoSuchChild, everyone


def to_new_worker(
    session: Session, review_id: UUID, *, person_id: UUID, today: date, officer_name: str
) -> MessageWords:
    """What a new social worker should know of the review's decisions. Refused where none is open or may be told."""
    review, worker = session.get(Review, review_id), session.get(Person, person_id)
    if review is None or worker is None or worker.child_id != review.child_id:
        raise Refused("The social worker is no longer on this laptop. Nothing was prepared.")
    who = everyone(session, (review.child_id,)).get(review.child_id)
    if who is None:
        raise NoSuchChild(NOT_HERE)
    told = [one for one in decisions_for(session, review_id, (person(person_id),)) if one.status in STILL_OPEN]
    if not told:
        raise Refused("No decision is open that this social worker may be told about. Nothing was prepared.")
    called = initials([who]) if who.initials else A_CHILD
    on = review.held_on or review.completed_on
    of_review = f" of {_day(on, today)}" if on else ""
    lines = "\n".join(_line(one, today) for one in told)
    body = "\n\n".join(
        (
            f"Hello {worker.name},",
            f"I am the reviewing officer for {called}. You have come since the review{of_review}. "
            "This was decided there and is still open:",
            lines,
            "How far is each of these, and when can we talk it through?",
            officer_name,
        )
    )
    safe = leave_out(body, paper_guard(session, review.child_id, (person(person_id),)))
    return MessageWords(worker.name, worker.email or None, f"Decisions of the review: {called}", safe)


def _line(decision: Decision, today: date) -> str:
    wording = " ".join((decision.wording or decision.child_wording).split())
    owner = f", {decision.owner_name}" if decision.owner_name else ""
    by = f" (by {_day(decision.due_on, today)}{owner})" if decision.due_on else f"{owner}"
    return f"- {wording}{by}"


def _day(on: date, today: date) -> str:
    return day_and_month(on) if on.year == today.year else day_in_full(on)
