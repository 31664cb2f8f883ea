"""The decision sheet of a review: the same decisions as the child's letter, for the adults who carry them out."""

from collections.abc import Collection, Container, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.letters.content import DecisionSheetContent
from iro_desktop.letters.decision_sheet import SheetFacts, assemble_sheet
from iro_desktop.letters.guard.leaving_out import leave_out_of
from iro_desktop.letters.spoken import weekday_and_full_day
from iro_desktop.models.adjournment import Adjournment
from iro_desktop.models.after_review import managers_answer_due, midway_due
from iro_desktop.models.audience import Reader
from iro_desktop.models.child import Child
from iro_desktop.models.consultation import ChildsWords
from iro_desktop.models.limits import Limits
from iro_desktop.models.participation import ON_SCREEN_WORDS, ParticipationCode
from iro_desktop.models.people import Person
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Attendance, Attended, Mode, Review, ReviewStatus
from iro_desktop.models.review_cycle import next_review
from iro_desktop.models.timescales import age_on
from iro_desktop.queries.decision_facts import decision_facts
from iro_desktop.queries.for_readers import may_have_words
from iro_desktop.queries.histories import review_histories
from iro_desktop.queries.letter_facts import meeting_place, next_meeting_on, reference_of
from iro_desktop.queries.letter_guard import paper_guard
from iro_desktop.queries.letter_occasions import adjourned, direction_lines
from iro_desktop.queries.letter_reader import went_on
from iro_desktop.queries.limits import limits_here
from iro_desktop.queries.officers import this_officer
from iro_desktop.queries.review_numbers import review_numbers
from iro_desktop.queries.who import who_is
from iro_desktop.queries.who_was_there import attendances, came, was_not_there

_OFFICER_ROLE = "Independent Reviewing Officer"
_MODE_IN_WORDS = {
    Mode.IN_PERSON: "in person",
    Mode.HYBRID: "some in person, some by video",
    Mode.REMOTE: "by video",
    Mode.DESK: "on paper, without a meeting",
}
_ORDINALS = (
    *("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth"),
    *("Eleventh", "Twelfth"),
)


def decision_sheet(
    session: Session,
    review_id: UUID,
    *,
    today: date,
    bank_holidays: Container[date],
    readers: Collection[Reader] = (),
) -> DecisionSheetContent:
    """The sheet as it stands today: no address, no words the child did not agree to share, no day that is a guess.

    What is typed in a decision and tells where somebody lives, or whom its readers must not know of, is left out with a
    word in brackets. It goes to `readers`; where none is named it may go to anybody, so only what everybody may know
    stands in it.
    Raises Refused where the review is not here or has not been held.
    """
    review = session.get(Review, review_id)
    child = session.get(Child, review.child_id) if review is not None else None
    if review is None or child is None or review.deleted_at is not None:
        raise Refused("This review is no longer on this laptop. Nothing else was changed.")
    if review.held_on is None:
        raise Refused("There is no decision sheet yet: the meeting has not begun. Your work on the review is saved.")
    officer, limits = this_officer(session), limits_here(session)
    stopped = _stopped(session, review)
    everyone = [one for one in attendances(session, review) if not one.is_officer]
    roles = _roles(session, review.child_id)
    sheet = assemble_sheet(
        SheetFacts(
            child_known_as=who_is(child).name_and_number,
            child_age=age_on(child.date_of_birth, review.held_on) if child.date_of_birth else None,
            officer_name=officer.name if officer else "",
            officer_role=_OFFICER_ROLE,
            reference=reference_of(review.id, review.held_on),
            written_on=today,
            review_in_words=_which_review(session, review, today),
            held_on=review.held_on,
            how_held=_how_held(session, review),
            present=_named([one for one in everyone if came(one)], roles),
            sent_views=_named([one for one in everyone if one.attended is Attended.SENT_VIEWS], roles),
            not_there=_named([one for one in everyone if was_not_there(one)], roles),
            participation=_participation(review),
            plan=(review.plan_for_home or "").strip() or None,
            managers_answer_due_on=_managers_answer_due(review, bank_holidays, limits),
            # Both are counted from the day on which the review is finished, and that is still to come.
            midway_check_on=None
            if stopped
            else midway_due(review.completed_on or review.held_on, bank_holidays, limits=limits),
            next_review_on=None if stopped else next_meeting_on(session, review),
            next_review_latest_on=_latest_lawful(session, review, today, bank_holidays),
            decisions=decision_facts(session, review, officer, readers),
            shared_words=_shared_words(session, review, readers),
            goes_on=_goes_on(stopped) if stopped else None,
            notes=tuple(f"Before it goes on: {line}" for line in direction_lines(session, stopped.id, officer))
            if stopped
            else (),
        )
    )
    return leave_out_of(sheet, paper_guard(session, review.child_id, readers))


def _stopped(session: Session, review: Review) -> Adjournment | None:
    """The adjournment of a review that is not finished and has not gone on; None for every other review."""
    found = adjourned(session, review.id)
    over = review.status is ReviewStatus.COMPLETED or went_on(session, review.id)
    return None if over else found


def _goes_on(stopped: Adjournment) -> str:
    on = f"on {weekday_and_full_day(stopped.adjourned_on)}"
    until = stopped.resumes_on
    return f"{on}, until {weekday_and_full_day(until)}" if until else f"{on}; until when is not agreed yet"


def _which_review(session: Session, review: Review, today: date) -> str:
    """ "Third"; only "Review" where the files do not reach back to the first one."""
    history = review_histories(session, [review.child_id])[review.child_id]
    number = review_numbers(history, today).get(review.held_on) if review.held_on else None
    return _ORDINALS[number - 1] if number is not None and number <= len(_ORDINALS) else ""


def _how_held(session: Session, review: Review) -> str | None:
    mode = _MODE_IN_WORDS[review.mode] if review.mode else None
    return ", ".join(part for part in (mode, meeting_place(session, review)) if part) or None


def _named(people: Sequence[Attendance], roles: dict[UUID, str]) -> tuple[str, ...]:
    """Names with what each is to the child: "Tunde (social worker)"."""
    return tuple(
        f"{one.name} ({roles[one.person_id]})" if one.person_id in roles and not one.is_child else one.name
        for one in people
    )


def _roles(session: Session, child_id: UUID) -> dict[UUID, str]:
    people = session.scalars(select(Person).where(Person.child_id == child_id))
    return {person.id: person.role_in_words or person.role.replace("_", " ") for person in people}


def _participation(review: Review) -> str | None:
    if review.participation_code is None:
        return None
    return f"{review.participation_code} ({ON_SCREEN_WORDS[ParticipationCode(review.participation_code)].lower()})"


def _managers_answer_due(review: Review, bank_holidays: Container[date], limits: Limits) -> date | None:
    if review.decisions_sent_on is None:
        return None
    return managers_answer_due(review.decisions_sent_on, bank_holidays, limits=limits).due_on


def _latest_lawful(session: Session, review: Review, today: date, bank_holidays: Container[date]) -> date | None:
    """By when the next review must be held, counted from this one; None where another was held since."""
    if review.status is not ReviewStatus.COMPLETED:
        return None
    history = review_histories(session, [review.child_id])[review.child_id]
    if any(review.held_on is not None and held.held_on > review.held_on for held in history.reviews):
        return None
    due = next_review(history, today, bank_holidays, limits=limits_here(session)).due
    return due.latest_lawful if due else None


def _shared_words(session: Session, review: Review, readers: Collection[Reader]) -> tuple[str, ...]:
    """Words of this review that the child said may be shared. Not having been asked is not a yes."""
    words = session.scalars(
        select(ChildsWords)
        .where(ChildsWords.review_id == review.id, ChildsWords.may_be_shared.is_(True))
        .order_by(ChildsWords.said_on, ChildsWords.said_at, ChildsWords.id)
    )
    return tuple(one.words for one in words if may_have_words(session, one, readers))
