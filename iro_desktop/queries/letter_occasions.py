"""What letters take from the records that are not about a review that was held: invitations, cards, a new officer."""

from collections.abc import Container, Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.letters.assemble import DecisionFact, decision_line
from iro_desktop.letters.feedback_words import CHILDS_FORM, PARENTS_FORM, paper_questions
from iro_desktop.letters.spoken import decision_sentence, hour_in_words, weekday_and_day, weekday_and_full_day
from iro_desktop.models.adjournment import Adjournment, Direction
from iro_desktop.models.child import Child
from iro_desktop.models.due_days import due_day_before
from iro_desktop.models.ids import companion_id
from iro_desktop.models.letter import Letter, LetterKind, kind_of
from iro_desktop.models.limits import LimitKey
from iro_desktop.models.people import Allocation, HelpLine, Person, PersonRole
from iro_desktop.models.review import Review, ReviewStatus
from iro_desktop.models.timescales import age_on
from iro_desktop.queries.letter_goes_to import reader_of
from iro_desktop.queries.letter_reader import went_on
from iro_desktop.queries.limits import limits_here
from iro_desktop.queries.officers import OfficerRow

Details = Mapping[str, str | None]
_A_LINE = "____"


def occasion_details(
    session: Session, letter: Letter, review: Review | None, officer: OfficerRow | None, *, today: date
) -> Details:
    """The details that only some kinds of letter ask for, each None where it is not known."""
    child = session.get(Child, letter.child_id)
    born_on = child.date_of_birth if child is not None else None
    return {
        "recipient_name": reader_of(session, letter).name or None,
        "child_age": str(age_on(born_on, today)) if born_on else None,
        "turns": str(age_on(born_on, letter.about_on)) if born_on and letter.about_on else None,
        "social_worker": _called(session, letter.child_id, PersonRole.SOCIAL_WORKER),
        "complaints_phone": _complaints(session),
        "feedback_form": feedback_text(letter),
        **_reviews(session, letter.child_id, review, today),
        **_adjournment(session, review, officer, kind_of(letter)),
        **_handover(session, letter, officer),
    }


def invitation_details(session: Session, review: Review, place: str | None, bank_holidays: Container[date]) -> Details:
    """When and where a review will be. `place` is where it may be told to be, in words that follow the day."""
    planned = review.planned_on
    seen_by = due_day_before(LimitKey.REPORTS, planned, bank_holidays, limits=limits_here(session)) if planned else None
    return {
        "review_day": weekday_and_day(planned) if planned else None,
        "review_hour": hour_in_words(review.planned_time) if review.planned_time else None,
        "review_place": place,
        "plan_by_day": weekday_and_day(seen_by.last_working_day) if seen_by else None,
    }


def feedback_text(letter: Letter) -> str | None:
    """The questions of the feedback form as a page to fill in: those that are asked on screen too."""
    kind = kind_of(letter)
    if kind is LetterKind.INVITATION_CHILD:
        questions = paper_questions(CHILDS_FORM[letter.age_band], for_parent=False)
    elif kind is LetterKind.INVITATION_PARENT:
        questions = paper_questions(PARENTS_FORM, for_parent=True)
    else:
        return None
    ticked = (f"{one.text} {' '.join(f'[ ] {choice}' for choice in one.choices)}" for one in questions if one.choices)
    written = (f"{one.text} {' '.join([_A_LINE] * one.lines)}" for one in questions if one.lines)
    return "\n".join((*ticked, *written))


def adjourned(session: Session, review_id: UUID) -> Adjournment | None:
    """The adjournment of a review, also where it has gone on since."""
    found = session.get(Adjournment, companion_id(review_id, "adjournment"))
    return found if found is not None and found.deleted_at is None else None


def _reviews(session: Session, child_id: UUID, about: Review | None, today: date) -> Details:
    of_child = (Review.child_id == child_id, Review.deleted_at.is_(None))
    last = (
        about.held_on
        if about is not None and about.held_on is not None
        else session.scalar(
            select(Review.held_on)
            .where(*of_child, Review.held_on.is_not(None), Review.held_on <= today)
            .order_by(Review.held_on.desc())
            .limit(1)
        )
    )
    coming = session.scalar(
        select(Review.planned_on)
        .where(*of_child, Review.status == ReviewStatus.PLANNED, Review.planned_on >= today)
        .order_by(Review.planned_on)
        .limit(1)
    )
    return {
        "last_review_day": weekday_and_full_day(last) if last else None,
        "coming_review_day": weekday_and_full_day(coming) if coming else None,
    }


def direction_lines(session: Session, adjournment_id: UUID, officer: OfficerRow | None) -> tuple[str, ...]:
    """What has to be done before a review goes on, who does it and by when: a sentence each, as it was written down."""
    rows = session.scalars(
        select(Direction)
        .where(Direction.adjournment_id == adjournment_id, Direction.deleted_at.is_(None))
        .order_by(Direction.position)
    )
    return tuple(_direction(row, officer) for row in rows)


def _adjournment(session: Session, review: Review | None, officer: OfficerRow | None, kind: LetterKind) -> Details:
    found = adjourned(session, review.id) if review is not None else None
    # An adult is told about the whole review: of one that has gone on there is no day to wait for.
    if found is None or (kind is LetterKind.ADULT_COPY and went_on(session, found.review_id)):
        return {}
    lines = [f"- {line}" for line in direction_lines(session, found.id, officer)]
    return {
        "goes_on_day": weekday_and_day(found.resumes_on) if found.resumes_on else None,
        "directions": "\n".join(lines) or None,
    }


def _direction(row: Direction, officer: OfficerRow | None) -> str:
    fact = DecisionFact(
        number=row.position,
        wording=row.action,
        child_wording=row.action,
        owner_name=row.owner_name,
        due_on=row.due_on,
    )
    return decision_sentence(decision_line(fact, officer.known_as if officer else ""))


def _handover(session: Session, letter: Letter, officer: OfficerRow | None) -> Details:
    """Who had the child's reviews before this officer, or has them after, and from which day."""
    kind = kind_of(letter)
    if kind not in {LetterKind.NEW_IRO, LetterKind.GOODBYE} or officer is None:
        return {}
    rows = session.scalars(
        select(Allocation)
        .where(Allocation.child_id == letter.child_id, Allocation.deleted_at.is_(None))
        .order_by(Allocation.from_on, Allocation.id)
    ).all()
    own = [index for index, row in enumerate(rows) if is_of(row, officer)]
    if kind is LetterKind.NEW_IRO:
        before = [row for row in rows[: own[-1]] if not is_of(row, officer)] if own else []
        return {
            "officer_before": before[-1].officer_name if before else None,
            "handover_day": weekday_and_day(rows[own[-1]].from_on) if own else None,
        }
    after = [row for row in rows[own[-1] + 1 :] if not is_of(row, officer)] if own else []
    return {
        "officer_after": after[0].officer_name if after else None,
        "handover_day": weekday_and_day(after[0].from_on) if after else None,
    }


def is_of(allocation: Allocation, officer: OfficerRow) -> bool:
    """Whether an allocation is to this officer; one that came from another system is told by the name."""
    if allocation.officer_id is not None:
        return allocation.officer_id == officer.officer_id
    return allocation.officer_name.casefold() in {officer.name.casefold(), officer.known_as.casefold()}


def _called(session: Session, child_id: UUID, role: PersonRole) -> str | None:
    found = session.scalar(
        select(Person)
        .where(Person.child_id == child_id, Person.role == role, Person.until_on.is_(None), Person.deleted_at.is_(None))
        .order_by(Person.since_on.desc(), Person.name)
        .limit(1)
    )
    return (found.said_as or found.name) if found is not None else None


def _complaints(session: Session) -> str | None:
    return session.scalar(
        select(HelpLine.telephone).where(HelpLine.kind == "complaints", HelpLine.deleted_at.is_(None)).limit(1)
    )
