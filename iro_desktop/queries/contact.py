"""When each child was last seen and last spoken with, whom nobody has met yet, and who is to hear from the officer."""

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, String, func, or_, select, type_coerce
from sqlalchemy.orm import Session

from iro_desktop.models.base import OfChild
from iro_desktop.models.child import BetweenReviews, ChildPreferences
from iro_desktop.models.consultation import Channel, Consultation, WithWhom
from iro_desktop.models.contact import CAME, SPOKEN, ContactDay, contact_days
from iro_desktop.models.due_days import standing
from iro_desktop.models.limits import DEFAULT_LIMITS, LimitKey, Limits
from iro_desktop.models.people import Allocation
from iro_desktop.models.periods_of_care import looked_after_on
from iro_desktop.models.review import Meeting, MeetingKind, Mode, Review, ReviewStatus
from iro_desktop.models.review_cycle import ReviewHistory, next_review
from iro_desktop.models.timescales import DueStatus, add_months
from iro_desktop.queries.histories import review_histories
from iro_desktop.queries.limits import limits_here
from iro_desktop.queries.what_is_due import Plan, plans
from iro_desktop.queries.who import Who, everyone


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Contact with one child up to a day, as far as it is written down.

    Days count since the child's officer has them, where that is written down: an officer before them met the child, and
    this one did not.
    """

    child_id: UUID
    officer_since: date | None = None
    """Since when the officer has the child; None where nobody wrote it down: then every day counts."""
    last_seen_on: date | None = None
    """In person: a talk, or a review held in person to which the child came."""
    seen_at_review: bool = False
    last_spoken_on: date | None = None
    last_spoken_how: Channel | None = None
    last_tried_on: date | None = None
    """The last try without an answer."""
    last_card_on: date | None = None
    """The last card or letter, which is no talk."""
    seen_before_on: date | None = None
    """When an officer before this one last saw the child."""

    @property
    def never_met(self) -> bool:
        """The officer has not met the child in person, as far as is written down."""
        return self.last_seen_on is None

    @property
    def tried_since(self) -> bool:
        """Somebody tried after the last talk, without an answer."""
        return self.last_tried_on is not None and (
            self.last_spoken_on is None or self.last_tried_on > self.last_spoken_on
        )

    def not_seen_for_long(self, today: date, *, limits: Limits = DEFAULT_LIMITS) -> bool:
        """Whether the officer has not seen the child for three months, or has had them so long and never met them."""
        since = self.last_seen_on or self.officer_since
        return since is None or add_months(since, limits.amount(LimitKey.NOT_SEEN)) <= today


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactDue:
    """A child who is to hear from the officer between two reviews, by when, and whether they have."""

    who: Who
    wish: BetweenReviews | None
    day: ContactDay
    spoken_on: date | None
    """The first conversation that counts for it."""
    tried_on: date | None
    """The last try since, where nobody was reached."""
    status: DueStatus

    @property
    def is_open(self) -> bool:
        return self.spoken_on is None

    @property
    def is_late(self) -> bool:
        """Its day has passed. It is the officer who is late, never the child."""
        return self.status is DueStatus.OVERDUE


def contacts(session: Session, today: date, *, child_ids: Collection[UUID] | None = None) -> dict[UUID, Contact]:
    """Last seen, last spoken and last tried of these children, or of every child here: four questions to the store.

    Every child has an entry, also one with whom nobody ever spoke.
    """
    return _contacts(session, today, tuple(everyone(session, child_ids)), child_ids)


def contact_of(session: Session, child_id: UUID, today: date) -> Contact:
    """The contact with one child, who is known to be on this laptop."""
    return _contacts(session, today, (child_id,), (child_id,))[child_id]


def contacts_due(
    session: Session, today: date, bank_holidays: Container[date], *, child_ids: Collection[UUID] | None = None
) -> tuple[ContactDue, ...]:
    """Every time between two reviews at which a child in care is to hear from the officer, what came of it, by day.

    Where the child was not asked it is halfway. Reviews from the council's files count: the child was there or not.
    """
    limits = limits_here(session)
    people = everyone(session, child_ids)
    histories = review_histories(session, child_ids)
    planned = plans(session, child_ids)
    wishes = _wishes(session, child_ids)
    dated: list[tuple[UUID, ContactDay]] = []
    for child_id, history in histories.items():
        between = _between(history, planned.get(child_id), today, bank_holidays, limits)
        if child_id in people and between is not None:
            days = contact_days(*between, wishes.get(child_id), bank_holidays, limits=limits)
            dated += [(child_id, day) for day in days]
    first_day = min((day.after for _, day in dated), default=today)
    talks = _days_of_talks(session, first_day, today, child_ids)
    rows = []
    for child_id, day in dated:
        spoken = min((on for on in talks[child_id.hex, True] if on > day.after), default=None)
        tried = max((on for on in talks[child_id.hex, False] if on > day.after), default=None)
        rows.append(
            ContactDue(
                who=people[child_id],
                wish=wishes.get(child_id),
                day=day,
                spoken_on=spoken,
                tried_on=tried if spoken is None else None,
                status=standing(day.due, today, spoken, bank_holidays, limits=limits),
            )
        )
    return tuple(sorted(rows, key=lambda row: (row.day.due.due_on, row.who.name, row.who.council_child_id)))


def _contacts(
    session: Session, today: date, children: Iterable[UUID], only: Collection[UUID] | None
) -> dict[UUID, Contact]:
    since = _officer_since(session, today, only)
    found: dict[str, dict[Channel | None, date]] = defaultdict(dict)
    """By the child's id as it is kept; `None` is being there at a review or meeting in person."""
    talks = (
        select(type_coerce(Consultation.child_id, String), Consultation.channel, func.max(Consultation.happened_on))
        .where(*_with_the_child(today), *_only(only, Consultation))
        .group_by(Consultation.child_id, Consultation.channel)
    )
    for child, channel, on in session.execute(talks):
        found[child][channel] = on
    for child, on in (*_reviews(session, today, only), *_meetings(session, today, only)):
        found[child][None] = max(on, found[child].get(None, on))
    return {child_id: _contact(child_id, found.get(child_id.hex, {}), since.get(child_id.hex)) for child_id in children}


def _contact(child_id: UUID, days: Mapping[Channel | None, date], since: date | None) -> Contact:
    seen = max((days[how] for how in (Channel.IN_PERSON, None) if how in days), default=None)
    counts = {how: on for how, on in days.items() if since is None or on >= since}
    spoken = max(((counts[how], how) for how in SPOKEN if how in counts), key=lambda one: one[0], default=(None, None))
    cards = [counts[how] for how in (Channel.CARD, Channel.LETTER) if how in counts]
    seen_now = seen if seen is not None and (since is None or seen >= since) else None
    return Contact(
        child_id=child_id,
        officer_since=since,
        last_seen_on=seen_now,
        seen_at_review=seen_now is not None and seen_now == counts.get(None) != counts.get(Channel.IN_PERSON),
        last_spoken_on=spoken[0],
        last_spoken_how=spoken[1],
        last_tried_on=counts.get(Channel.TRIED_NO_ANSWER),
        last_card_on=max(cards, default=None),
        seen_before_on=seen if seen_now is None else None,
    )


def _with_the_child(today: date) -> tuple[ColumnElement[bool], ...]:
    """A note without a word in it that nobody finished is no talk yet."""
    return (
        Consultation.deleted_at.is_(None),
        Consultation.with_whom == WithWhom.CHILD,
        Consultation.happened_on <= today,
        or_(Consultation.done, func.trim(Consultation.text) != ""),
    )


def _reviews(session: Session, today: date, child_ids: Collection[UUID] | None) -> list[tuple[str, date]]:
    """Reviews held in person to which the child came. The council's files do not say how people met."""
    held = (
        select(type_coerce(Review.child_id, String), func.max(Review.held_on))
        .where(
            Review.deleted_at.is_(None),
            Review.status == ReviewStatus.COMPLETED,
            Review.mode == Mode.IN_PERSON,
            Review.participation_code.in_(CAME),
            Review.held_on <= today,
            *_only(child_ids, Review),
        )
        .group_by(Review.child_id)
    )
    return [(child, on) for child, on in session.execute(held) if on is not None]


def _meetings(session: Session, today: date, child_ids: Collection[UUID] | None) -> list[tuple[str, date]]:
    """Meetings of a review in person to which the child came, or that were held with the child alone."""
    held = (
        select(type_coerce(Meeting.child_id, String), func.max(Meeting.held_on))
        .where(
            Meeting.deleted_at.is_(None),
            Meeting.mode == Mode.IN_PERSON,
            or_(Meeting.participation_code.in_(CAME), Meeting.kind == MeetingKind.WITH_CHILD),
            Meeting.held_on <= today,
            *_only(child_ids, Meeting),
        )
        .group_by(Meeting.child_id)
    )
    return [(child, on) for child, on in session.execute(held) if on is not None]


def _only(child_ids: Collection[UUID] | None, kind: type[OfChild]) -> tuple[ColumnElement[bool], ...]:
    """Which children a question is about: all of them where none are named."""
    return () if child_ids is None else (kind.child_id.in_(tuple(child_ids)),)


def _officer_since(session: Session, today: date, child_ids: Collection[UUID] | None) -> dict[str, date]:
    """Since when the officer of today first had each child; one who came back had them before."""
    question = select(
        type_coerce(Allocation.child_id, String),
        Allocation.officer_id,
        Allocation.officer_name,
        Allocation.from_on,
        Allocation.until_on,
    ).where(Allocation.deleted_at.is_(None), Allocation.from_on <= today, *_only(child_ids, Allocation))
    first: dict[tuple[str, object], date] = {}
    now: dict[str, tuple[date, object]] = {}
    for child, officer_id, name, from_on, until_on in session.execute(question):
        officer = officer_id or name.casefold().strip()
        first[child, officer] = min(from_on, first.get((child, officer), from_on))
        if (until_on is None or until_on > today) and (child not in now or from_on >= now[child][0]):
            now[child] = (from_on, officer)
    return {child: first[child, officer] for child, (_, officer) in now.items()}


def _wishes(session: Session, child_ids: Collection[UUID] | None) -> dict[UUID, BetweenReviews]:
    question = select(ChildPreferences.child_id, ChildPreferences.contact_between_reviews).where(
        ChildPreferences.deleted_at.is_(None), *_only(child_ids, ChildPreferences)
    )
    return {child_id: wish for child_id, wish in session.execute(question) if wish is not None}


def _between(
    history: ReviewHistory, plan: Plan | None, today: date, bank_holidays: Container[date], limits: Limits
) -> tuple[date, date] | None:
    """The last review held and the day of the next, planned or due; None outside care or before a first review."""
    last = max((one.held_on for one in history.reviews if one.held_on <= today), default=None)
    if last is None or not looked_after_on(history.episodes, today):
        return None
    if plan is not None and plan.on is not None and plan.on > last:
        return last, plan.on
    due = next_review(history, today, bank_holidays, limits=limits).due
    return (last, due.latest_lawful) if due is not None and due.latest_lawful > last else None


def _days_of_talks(
    session: Session, since: date, today: date, child_ids: Collection[UUID] | None
) -> dict[tuple[str, bool], list[date]]:
    """The days since then of each child's conversations, and of the tries without an answer (False)."""
    question = select(type_coerce(Consultation.child_id, String), Consultation.channel, Consultation.happened_on).where(
        *_with_the_child(today),
        Consultation.happened_on > since,
        Consultation.channel.in_((*SPOKEN, Channel.TRIED_NO_ANSWER)),
        *_only(child_ids, Consultation),
    )
    found: dict[tuple[str, bool], list[date]] = defaultdict(list)
    for child, channel, on in session.execute(question):
        found[child, channel is not Channel.TRIED_NO_ANSWER].append(on)
    return found
