"""What the preparation of a review shows beside the review itself: wishes, people, day, interpreter and checklist."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.child import AgeBand, Child, ChildPreferences, age_band_for, preferences_id
from iro_desktop.models.childs_request import ChildsRequest, RequestAnswer
from iro_desktop.models.consultation import Consultation
from iro_desktop.models.contact import SPOKEN
from iro_desktop.models.invitation import Invitation, InvitationAnswer
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.periods_of_care import periods_of_care
from iro_desktop.models.review import Chair, Mode, Review, ReviewStatus
from iro_desktop.models.review_cycle import ReviewHistory, next_review
from iro_desktop.models.timescales import DueDate, day_and_month
from iro_desktop.queries.histories import review_histories
from iro_desktop.queries.limits import limits_here
from iro_desktop.queries.preparing_checklist import ToPrepare, checklist
from iro_desktop.queries.preparing_situation import WhatIsKnown, situation
from iro_desktop.queries.review import NoSuchReview

_MODES_IN_WORDS = {"in person": Mode.IN_PERSON, "video": Mode.REMOTE, "by video": Mode.REMOTE, "hybrid": Mode.HYBRID}
_THE_CHILD_LEADS = ("me", "child", "i do", "myself")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """How the child wants the meeting, as it stands on top of every screen about the child."""

    place: str | None = None
    mode: Mode | None = None
    chair: Chair | None = None
    activity: str | None = None
    who: tuple[str, ...] = ()
    who_not: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    topics_not: tuple[str, ...] = ()
    confirmed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedRow:
    """One person around the child, and how it stands between them and this review."""

    person_id: UUID
    name: str
    called: str
    """As the child says it."""
    role: PersonRole
    role_in_words: str | None
    comes_as_a_rule: bool
    invited_on: date | None = None
    answer: InvitationAnswer | None = None
    views_on: date | None = None
    """When a report, or what they think, came in: by the invitation, or by a talk since the last review."""
    excluded: bool = False
    excluded_reason: str | None = None
    excluded_by: str | None = None
    told_how: str | None = None
    wanted: bool = False
    """The child wants them there."""
    not_wanted: bool = False

    @property
    def is_missing(self) -> bool:
        """Asked, and nothing has come back yet."""
        return self.invited_on is not None and self.answer is None and self.views_on is None


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """Something the child asked for at an earlier review that has no yes yet."""

    request_id: UUID
    asked: str
    answer: RequestAnswer | None
    look_again_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Preparation:
    """What the preparation shows beside `ReviewPage`."""

    wishes: Wishes
    people: tuple[AskedRow, ...]
    requests: tuple[OpenRequest, ...]
    checklist: tuple[ToPrepare, ...]
    due: DueDate | None
    came_into_care_on: date | None
    chaired_by: Chair | None
    place_reason: str | None
    travel_minutes: int | None
    out_of_borough: bool
    interpreter_wanted: str | None
    """The language the child needs one for, with the dialect where it is known."""
    interpreter_language: str | None
    interpreter_name: str | None
    interpreter_booked_on: date | None
    interpreter_came: bool | None
    reason_after_due_date: str | None
    prepared_on: date | None
    age_band: AgeBand | None
    new_social_worker: str | None


def preparation(session: Session, review_id: UUID, *, today: date, bank_holidays: Container[date]) -> Preparation:
    """How far the preparation is. Raises NoSuchReview where the review is not on this laptop."""
    review = session.get(Review, review_id)
    child = session.get(Child, review.child_id) if review is not None else None
    if review is None or child is None or review.deleted_at is not None:
        raise NoSuchReview("This review is no longer on this laptop. Nothing else was changed.")
    history = review_histories(session, [child.id])[child.id]
    due, came_on = day_facts(session, review, history, today=today, bank_holidays=bank_holidays)
    last_held_on = max((held.held_on for held in history.reviews), default=None)
    wishes = _wishes(session.get(ChildPreferences, preferences_id(child.id)))
    talks = _talks_since(session, child.id, last_held_on)
    people = _people(session, review, wishes, talks)
    requests = _open_requests(session, review)
    known = WhatIsKnown(
        review=review,
        child=child,
        due=due,
        last_held_on=last_held_on,
        talks=talks,
        invited=frozenset(one.person_id for one in people if one.invited_on or one.excluded),
        with_views=frozenset(one.person_id for one in people if one.views_on),
        requests_open=len(requests),
        on=review.planned_on or today,
        bank_holidays=bank_holidays,
        limits=limits_here(session),
    )
    about = situation(session, known)
    language = " ".join(part for part in (child.interpreter_language, child.interpreter_dialect) if part)
    return Preparation(
        wishes=wishes,
        people=people,
        requests=requests,
        checklist=checklist(about),
        due=due,
        came_into_care_on=came_on,
        chaired_by=review.chaired_by,
        place_reason=review.place_reason,
        travel_minutes=review.travel_minutes,
        out_of_borough=about.out_of_borough,
        interpreter_wanted=language or None,
        interpreter_language=review.interpreter_language,
        interpreter_name=review.interpreter_name,
        interpreter_booked_on=review.interpreter_booked_on,
        interpreter_came=review.interpreter_came,
        reason_after_due_date=review.reason_after_due_date,
        prepared_on=review.prepared_on,
        age_band=age_band_for(about.age) if about.age is not None else None,
        new_social_worker=about.new_social_worker,
    )


def day_facts(
    session: Session, review: Review, history: ReviewHistory, *, today: date, bank_holidays: Container[date]
) -> tuple[DueDate | None, date | None]:
    """The last lawful day of a review that is to come, and the day the child came into care; None where not known."""
    due = None
    if review.status is not ReviewStatus.COMPLETED:
        due = next_review(history, today, bank_holidays, limits=limits_here(session)).due
    periods = periods_of_care(history.episodes, today)
    return due, periods[-1].started_on if periods and periods[-1].start_is_known else None


def before_care(on: date, came_into_care_on: date | None) -> str:
    """Why a meeting cannot be on a day before the child came into care; empty where it can."""
    if came_into_care_on is None or on >= came_into_care_on:
        return ""
    return (
        f"{_day(on)} is before the child came into care on {_day(came_into_care_on)}. The day was not changed. Choose "
        "a later one."
    )


def past_due(on: date, due: DueDate | None) -> str:
    """“The meeting on 14 March is 2 days after the latest day (12 March = …)”; empty where it is in time."""
    if due is None or on <= due.latest_lawful:
        return ""
    late = (on - due.latest_lawful).days
    after = "1 day" if late == 1 else f"{late} days"
    return (
        f"The meeting on {day_and_month(on)} is {after} after the latest day "
        f"({day_and_month(due.latest_lawful)} = {due.sum_in_words}). Add the reason or move it."
    )


def is_called(names: Sequence[str], *ways: str | None) -> bool:
    """Whether one of these names is one of the ways in which somebody is called."""
    wanted = {name.strip().casefold() for name in names}
    return any(way and way.strip().casefold() in wanted for way in ways)


def _day(on: date) -> str:
    return f"{day_and_month(on)} {on.year}"


def _wishes(kept: ChildPreferences | None) -> Wishes:
    if kept is None or kept.deleted_at is not None:
        return Wishes()
    return Wishes(
        place=kept.review_place or None,
        mode=_mode_in(kept.review_mode),
        chair=_chair_in(kept.who_chairs),
        activity=kept.opening_activity or None,
        who=kept.who_to_invite,
        who_not=kept.not_in_the_room,
        topics=kept.topics_wanted,
        topics_not=kept.topics_not_wanted,
        confirmed_on=kept.confirmed_on,
    )


def _mode_in(kept: str | None) -> Mode | None:
    said = (kept or "").strip().casefold()
    return Mode(said) if said in set(Mode) else _MODES_IN_WORDS.get(said)


def _chair_in(kept: str | None) -> Chair | None:
    """Who leads, from a choice or from the child's own words: “me, with help” is a shared chair."""
    said = (kept or "").strip().casefold()
    if not said:
        return None
    if said in set(Chair):
        return Chair(said)
    if "help" in said or "part" in said or "together" in said:
        return Chair.SHARED
    return Chair.CHILD if said.startswith(_THE_CHILD_LEADS) else Chair.OFFICER


def _talks_since(session: Session, child_id: UUID, last_held_on: date | None) -> tuple[Consultation, ...]:
    """Conversations that took place since the last review; a try without an answer is none."""
    talks = select(Consultation).where(
        Consultation.child_id == child_id,
        Consultation.deleted_at.is_(None),
        Consultation.done,
        Consultation.channel.in_(SPOKEN),
    )
    if last_held_on is not None:
        talks = talks.where(Consultation.happened_on > last_held_on)
    return tuple(session.scalars(talks))


def _people(session: Session, review: Review, wishes: Wishes, talks: Sequence[Consultation]) -> tuple[AskedRow, ...]:
    invitations = {
        one.person_id: one
        for one in session.scalars(
            select(Invitation).where(Invitation.review_id == review.id, Invitation.deleted_at.is_(None))
        )
    }
    spoken = {talk.person_id: talk.happened_on for talk in sorted(talks, key=lambda talk: talk.happened_on)}
    people = session.scalars(
        select(Person).where(Person.child_id == review.child_id, Person.deleted_at.is_(None), Person.until_on.is_(None))
    )
    order = list(PersonRole)
    rows = [_asked(one, invitations.get(one.id), spoken.get(one.id), wishes) for one in people]
    return tuple(sorted(rows, key=lambda row: (order.index(row.role), row.name)))


def _asked(person: Person, invitation: Invitation | None, spoken_on: date | None, wishes: Wishes) -> AskedRow:
    return AskedRow(
        person_id=person.id,
        name=person.name,
        called=person.said_as or person.name,
        role=person.role,
        role_in_words=person.role_in_words,
        comes_as_a_rule=person.comes_to_reviews,
        invited_on=invitation.invited_on if invitation else None,
        answer=invitation.answer if invitation else None,
        views_on=(invitation.views_received_on if invitation else None) or spoken_on,
        excluded=bool(invitation and invitation.excluded),
        excluded_reason=invitation.excluded_reason if invitation else None,
        excluded_by=invitation.excluded_by if invitation else None,
        told_how=invitation.exclusion_told_how if invitation else None,
        wanted=is_called(wishes.who, person.name, person.said_as),
        not_wanted=is_called(wishes.who_not, person.name, person.said_as),
    )


def _open_requests(session: Session, review: Review) -> tuple[OpenRequest, ...]:
    """What the child asked for earlier and did not get a yes to, unless it was taken up again since."""
    asked = session.scalars(
        select(ChildsRequest)
        .where(
            ChildsRequest.child_id == review.child_id,
            ChildsRequest.review_id != review.id,
            ChildsRequest.deleted_at.is_(None),
        )
        .order_by(ChildsRequest.created_at, ChildsRequest.position)
    ).all()
    again = set(
        session.scalars(
            select(ChildsRequest.asked_before_id).where(
                ChildsRequest.child_id == review.child_id, ChildsRequest.deleted_at.is_(None)
            )
        )
    )
    return tuple(
        OpenRequest(one.id, one.asked, one.answer, one.look_again_on)
        for one in asked
        if one.answer in (None, RequestAnswer.NOT_YET) and one.id not in again
    )
