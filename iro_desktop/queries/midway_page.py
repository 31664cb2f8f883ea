"""One midway check as its screen shows it: the decisions ready to tick, the child's wishes, whom to talk with, news."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.after_review import midway_day, midway_not_required, midway_shown_from
from iro_desktop.models.between_reviews import EventKind, SignificantEvent
from iro_desktop.models.child import BetweenReviews, ChildPreferences, preferences_id
from iro_desktop.models.consultation import Channel, Consultation, WithWhom
from iro_desktop.models.due_days import DueDay, on_the_day
from iro_desktop.models.letter import Letter, LetterStatus
from iro_desktop.models.limits import Limits
from iro_desktop.models.midway import MidwayCheck, MidwayState, SpokenWith, midway_id, state_of
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Review, ReviewStatus
from iro_desktop.queries.children import last_spoken
from iro_desktop.queries.histories import review_histories
from iro_desktop.queries.limits import limits_here
from iro_desktop.queries.midway import left_care, next_review_after
from iro_desktop.queries.midway_decisions import MidwayDecision, midway_decisions
from iro_desktop.queries.review_numbers import review_numbers
from iro_desktop.queries.what_is_due import plans
from iro_desktop.queries.who import NOT_HERE, NoSuchChild, Who, everyone


class NoMidwayCheck(Refused):
    """There is no midway check to open: the review is not here, or was not completed here."""


@dataclass(frozen=True, slots=True)
class MidwayPerson:
    """Somebody the check may be talked through with."""

    person_id: UUID
    name: str
    role: PersonRole
    said_as: str | None
    telephone: str | None
    email: str | None


@dataclass(frozen=True, slots=True)
class MidwayNews:
    """Something that happened since the review: an event, or a talk that was written down."""

    on: date
    event: EventKind | None
    with_whom: WithWhom | None
    channel: Channel | None
    text: str
    folded_as: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MidwayPage:
    """All that the screen of one midway check shows."""

    midway_id: UUID
    review_id: UUID
    who: Who
    review_number: int | None
    completed_on: date
    due: DueDay
    usual: DueDay
    """The day six weeks after, where another was chosen."""
    half_way: date | None
    """The middle between this review and the next, where both are known."""
    shown_from: date
    state: MidwayState
    why_not: str
    next_review_on: date | None
    held_on: date | None
    with_name: str
    with_person_id: UUID | None
    opened_at: datetime | None
    closed_at: datetime | None
    closed_by_name: str | None
    moved_to: date | None
    moved_reason: str
    child_spoken: SpokenWith | None
    child_spoken_on: date | None
    child_spoken_how: Channel | None
    carer_spoken: SpokenWith | None
    parent_spoken: SpokenWith | None
    changes: str
    next_step: str
    not_needed_reason: str
    decisions: tuple[MidwayDecision, ...]
    wishes: BetweenReviews | None
    preferred_contact: str
    best_time: str
    likes: tuple[str, ...]
    not_times: tuple[str, ...]
    last_spoken_on: date | None
    social_worker: MidwayPerson | None
    social_worker_is_new: bool
    """The social worker of the review's day is no longer the child's."""
    people: tuple[MidwayPerson, ...]
    news: tuple[MidwayNews, ...]
    letter_id: UUID | None
    letter_finished: bool

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None

    @property
    def is_needed(self) -> bool:
        return self.state is not MidwayState.NOT_REQUIRED


class Lacks(StrEnum):
    """What a check still lacks before it can be finished."""

    DECISION = "decision"
    CHILD = "child"
    WITH_WHOM = "with_whom"


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is missing, in a sentence."""

    lacks: Lacks
    sentence: str
    decision_id: UUID | None = None


def midway_page(session: Session, review_id: UUID, today: date, bank_holidays: Container[date]) -> MidwayPage:
    """The check of a review. Raises NoMidwayCheck where the review is not here or is not completed yet."""
    review = session.get(Review, review_id)
    if review is None or review.deleted_at is not None:
        raise NoMidwayCheck("This review is no longer on this laptop. Nothing else was changed.")
    if review.status is not ReviewStatus.COMPLETED or review.completed_on is None:
        raise NoMidwayCheck("This review is not complete yet. Its midway check comes six weeks after it is closed.")
    who = everyone(session, (review.child_id,)).get(review.child_id)
    if who is None:
        raise NoSuchChild(NOT_HERE)
    check = session.get(MidwayCheck, midway_id(review_id))
    if check is not None and check.deleted_at is not None:
        check = None
    return _page(session, review, who, check, _Dates(session, review, check, today, bank_holidays))


def what_is_missing(page: MidwayPage) -> tuple[Missing, ...]:
    """What keeps a check from being finished, in the order of the screen."""
    lacking = [
        Missing(
            Lacks.DECISION,
            f"Decision {one.number} was not looked at. Say what became of it.",
            one.decision_id,
        )
        for one in page.decisions
        if not one.was_looked_at
    ]
    if page.child_spoken is None:
        name = page.who.name
        lacking.append(Missing(Lacks.CHILD, f"Say whether you spoke with {name}, tried, or will another time."))
    if not page.with_name.strip() and page.social_worker is None:
        lacking.append(Missing(Lacks.WITH_WHOM, "Say with whom you talked the decisions through."))
    return tuple(lacking)


class _Dates:
    """The days of one check."""

    def __init__(
        self,
        session: Session,
        review: Review,
        check: MidwayCheck | None,
        today: date,
        bank_holidays: Container[date],
    ) -> None:
        assert review.completed_on is not None, "only completed reviews have a check"
        limits: Limits = limits_here(session)
        completed_on = review.completed_on
        self.today = today
        self.completed_on = completed_on
        self.usual = midway_day(completed_on, bank_holidays, limits=limits)
        self.due = midway_day(
            completed_on,
            bank_holidays,
            moved_to=check.moved_to if check else None,
            moved_reason=check.moved_reason if check else None,
            limits=limits,
        )
        self.shown_from = midway_shown_from(self.due, limits=limits)
        self.history = review_histories(session, (review.child_id,))[review.child_id]
        last_held = max((one.held_on for one in self.history.reviews if one.held_on <= today), default=None)
        plan = plans(session, (review.child_id,)).get(review.child_id)
        self.next_on, _ = next_review_after(completed_on, plan, last_held, today)
        told = self.next_on or review.next_review_on
        middle = completed_on + (told - completed_on) / 2 if told is not None and told > completed_on else None
        self.half_way = on_the_day(middle, "", "", bank_holidays).last_working_day if middle else None
        left_on = left_care(session, today, (review.child_id,)).get(review.child_id)
        self.superseded = midway_not_required(self.due.due_on, self.next_on, left_on) or ""


def _page(session: Session, review: Review, who: Who, check: MidwayCheck | None, dates: _Dates) -> MidwayPage:
    state = state_of(check, superseded=bool(dates.superseded))
    reason = (check.not_needed_reason or "") if check else ""
    wishes = session.get(ChildPreferences, preferences_id(review.child_id))
    letter = _letter(session, midway_id(review.id))
    people = list(
        session.scalars(select(Person).where(Person.child_id == review.child_id, Person.deleted_at.is_(None)))
    )
    worker = next((one for one in _now(people) if one.role is PersonRole.SOCIAL_WORKER), None)
    return MidwayPage(
        midway_id=midway_id(review.id),
        review_id=review.id,
        who=who,
        review_number=review_numbers(dates.history, dates.today).get(review.held_on or dates.completed_on),
        completed_on=dates.completed_on,
        due=dates.due,
        usual=dates.usual,
        half_way=dates.half_way,
        shown_from=dates.shown_from,
        state=state,
        why_not=(reason or dates.superseded) if state is MidwayState.NOT_REQUIRED else "",
        next_review_on=dates.next_on,
        held_on=check.held_on if check else None,
        with_name=(check.with_name or "") if check else "",
        with_person_id=check.with_person_id if check else None,
        opened_at=check.opened_at if check else None,
        closed_at=check.closed_at if check else None,
        closed_by_name=check.closed_by_name if check else None,
        moved_to=check.moved_to if check else None,
        moved_reason=(check.moved_reason or "") if check else "",
        child_spoken=check.child_spoken if check else None,
        child_spoken_on=check.child_spoken_on if check else None,
        child_spoken_how=check.child_spoken_how if check else None,
        carer_spoken=check.carer_spoken if check else None,
        parent_spoken=check.parent_spoken if check else None,
        changes=(check.changes or "") if check else "",
        next_step=(check.next_step or "") if check else "",
        not_needed_reason=reason,
        decisions=midway_decisions(session, review.id, people, check.opened_at if check else None),
        wishes=wishes.contact_between_reviews if wishes else None,
        preferred_contact=(wishes.preferred_contact or "") if wishes else "",
        best_time=(wishes.best_time or "") if wishes else "",
        likes=wishes.likes if wishes else (),
        not_times=wishes.not_times if wishes else (),
        last_spoken_on=last_spoken(session, dates.today).get(review.child_id),
        social_worker=_person(worker) if worker else None,
        social_worker_is_new=_changed_since(people, dates.completed_on),
        people=tuple(_person(one) for one in _in_order(_now(people))),
        news=_news(session, review.child_id, dates.completed_on, dates.today),
        letter_id=letter.id if letter else None,
        letter_finished=letter is not None and letter.status is LetterStatus.FINISHED,
    )


def _news(session: Session, child_id: UUID, since: date, today: date) -> tuple[MidwayNews, ...]:
    """What was written down since the review, the newest first. What was folded away as difficult stays folded."""
    events = session.scalars(
        select(SignificantEvent).where(
            SignificantEvent.child_id == child_id,
            SignificantEvent.happened_on > since,
            SignificantEvent.happened_on <= today,
            SignificantEvent.deleted_at.is_(None),
        )
    )
    talks = session.scalars(
        select(Consultation).where(
            Consultation.child_id == child_id,
            Consultation.happened_on > since,
            Consultation.happened_on <= today,
            Consultation.deleted_at.is_(None),
        )
    )
    news = [
        MidwayNews(one.happened_on, one.kind, None, None, "" if one.folded_as else one.text or "", one.folded_as)
        for one in events
    ]
    news += [
        MidwayNews(one.happened_on, None, one.with_whom, one.channel, "" if one.folded_as else one.text, one.folded_as)
        for one in talks
    ]
    return tuple(sorted(news, key=lambda one: one.on, reverse=True))


def _letter(session: Session, check_id: UUID) -> Letter | None:
    return session.scalar(
        select(Letter)
        .where(Letter.midway_id == check_id, Letter.deleted_at.is_(None))
        .order_by(Letter.version_number.desc())
        .limit(1)
    )


def _now(people: list[Person]) -> list[Person]:
    return [one for one in people if one.until_on is None]


def _in_order(people: list[Person]) -> list[Person]:
    """The social worker first, then those who work with the child, then carers and family."""
    first = [PersonRole.SOCIAL_WORKER, PersonRole.TEAM_MANAGER, PersonRole.SUPERVISING_SOCIAL_WORKER]
    order = [*first, *(role for role in PersonRole if role not in first)]
    return sorted(people, key=lambda one: (order.index(one.role), one.name))


def _changed_since(people: list[Person], completed_on: date) -> bool:
    workers = [one for one in people if one.role is PersonRole.SOCIAL_WORKER]
    ended = any(one.until_on is not None and one.until_on >= completed_on for one in workers)
    came = any(one.until_on is None and one.since_on is not None and one.since_on > completed_on for one in workers)
    return ended or came


def _person(one: Person) -> MidwayPerson:
    return MidwayPerson(one.id, one.name, one.role, one.said_as, one.telephone, one.email)
