"""One talk in full, and who has been asked for a review: spoken with, tried, or not yet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from iro_desktop.models.consultation import Channel, Consultation, Sharing, StartedBy, WhyNotAlone, WithWhom
from iro_desktop.models.contact import is_spoken
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Review, ReviewStatus
from iro_desktop.queries.attachments import Picture, pictures_of_talk
from iro_desktop.queries.who import Who, everyone

ROLES: Mapping[WithWhom, frozenset[PersonRole]] = MappingProxyType(
    {
        WithWhom.PARENT: frozenset({PersonRole.PARENT}),
        WithWhom.CARER: frozenset({PersonRole.CARER}),
        WithWhom.SOCIAL_WORKER: frozenset({PersonRole.SOCIAL_WORKER}),
        WithWhom.SCHOOL: frozenset({PersonRole.TEACHER, PersonRole.DESIGNATED_TEACHER}),
        WithWhom.HEALTH: frozenset({PersonRole.HEALTH, PersonRole.CAMHS}),
        WithWhom.GUARDIAN: frozenset({PersonRole.GUARDIAN}),
        WithWhom.ADVOCATE: frozenset({PersonRole.ADVOCATE}),
        WithWhom.INDEPENDENT_VISITOR: frozenset({PersonRole.INDEPENDENT_VISITOR}),
    }
)
"""Whom to hear before a review, beside the child, in the order of the list."""
_ONLY_WHERE_THERE_IS_ONE = {WithWhom.GUARDIAN, WithWhom.ADVOCATE, WithWhom.INDEPENDENT_VISITOR}


@dataclass(frozen=True, slots=True)
class Around:
    """Somebody around the child."""

    person_id: UUID
    name: str
    role: PersonRole


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkInFull:
    """Everything that is kept of one talk."""

    consultation_id: UUID
    who: Who
    with_whom: WithWhom
    person_name: str | None
    channel: Channel
    happened_on: date
    happened_at: time | None
    text: str
    done: bool
    place: str | None
    alone: bool | None
    why_not_alone: WhyNotAlone | None
    others_present: tuple[str, ...]
    interpreter_name: str | None
    feelings: str | None
    worries: str | None
    wishes_for_meeting: str | None
    sharing: Sharing | None
    shared_with: tuple[str, ...]
    views: str | None
    could_come: bool | None
    wishes_about_others: str | None
    shared_with_child_on: date | None
    started_by: StartedBy | None
    written_to_child: bool
    moved_on: date | None
    """When it was moved here from the record of another child."""
    people: tuple[Around, ...]
    """Those with whom the child may choose to share it."""
    pictures: tuple[Picture, ...]


def talk_in_full(session: Session, consultation_id: UUID) -> TalkInFull:
    """One talk with all that was asked. Raises Refused where it was deleted or is not on this laptop."""
    talk = session.get(Consultation, consultation_id)
    who = everyone(session, [talk.child_id]).get(talk.child_id) if talk is not None else None
    if talk is None or talk.deleted_at is not None or who is None:
        raise Refused(
            "This conversation is not on this laptop any more. It may have been deleted. Nothing else changed."
        )
    return TalkInFull(
        consultation_id=talk.id,
        who=who,
        with_whom=talk.with_whom,
        person_name=talk.person_name,
        channel=talk.channel,
        happened_on=talk.happened_on,
        happened_at=talk.happened_at,
        text=talk.text,
        done=talk.done,
        place=talk.place,
        alone=talk.alone,
        why_not_alone=talk.why_not_alone,
        others_present=talk.others_present,
        interpreter_name=talk.interpreter_name,
        feelings=talk.feelings,
        worries=talk.worries,
        wishes_for_meeting=talk.wishes_for_meeting,
        sharing=talk.sharing,
        shared_with=talk.shared_with,
        views=talk.views,
        could_come=talk.could_come,
        wishes_about_others=talk.wishes_about_others,
        shared_with_child_on=talk.shared_with_child_on,
        started_by=talk.started_by,
        written_to_child=talk.written_to_child,
        moved_on=talk.moved_on,
        people=tuple(
            Around(one.id, one.said_as or one.name, one.role)
            for one in _people(session, talk.child_id, talk.happened_on)
        ),
        pictures=pictures_of_talk(session, talk.id),
    )


class Heard(StrEnum):
    """Whether somebody has been heard for a review. A try without an answer is one, and no talk."""

    SPOKEN_WITH = "spoken_with"
    TRIED = "tried"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One person to hear before a review, and how far that has come."""

    with_whom: WithWhom
    person_id: UUID | None
    """None for the child, and where nobody of that kind is written down."""
    name: str | None
    heard: Heard
    on: date | None
    """The day of the last talk, or of the last try where there was no talk."""
    consultation_id: UUID | None
    alone: bool | None
    """Of the child's talks: whether one of them was in private (Care Planning … Regulations 2010, reg. 36(1))."""
    why_not_alone: WhyNotAlone | None
    tries: int


@dataclass(frozen=True, slots=True)
class AskedFor:
    """Who has been asked for one review."""

    review_id: UUID
    child: Who
    rows: tuple[Asked, ...]


def consulted_for(session: Session, review_id: UUID, today: date) -> AskedFor:
    """The child and everybody to be heard, with what was done since the last review.

    Talks that were begun for this review count, and those since the day of the last one that name no review; up to
    the day this one was complete. Notes without a word in them do not.
    """
    review = session.get(Review, review_id)
    who = everyone(session, [review.child_id]).get(review.child_id) if review is not None else None
    if review is None or review.deleted_at is not None or who is None:
        raise Refused("This review is not on this laptop any more. Nothing else was changed.")
    talks = _talks_for(session, review, today)
    rows = [_row(WithWhom.CHILD, None, [talk for talk in talks if talk.with_whom is WithWhom.CHILD])]
    people = _people(session, review.child_id, today)
    for with_whom, roles in ROLES.items():
        rows += _rows_of(
            with_whom,
            [one for one in people if one.role in roles],
            [talk for talk in talks if talk.with_whom is with_whom],
        )
    return AskedFor(review_id, who, tuple(rows))


def _rows_of(with_whom: WithWhom, people: list[Person], talks: list[Consultation]) -> list[Asked]:
    """A row for each person; a talk that names nobody is theirs where there is only one, else it has its own."""
    known = {one.id for one in people}
    nameless = [talk for talk in talks if talk.person_id not in known]
    if len(people) == 1:
        return [_row(with_whom, people[0], talks)]
    rows = [_row(with_whom, one, [talk for talk in talks if talk.person_id == one.id]) for one in people]
    if nameless or not (people or with_whom in _ONLY_WHERE_THERE_IS_ONE):
        rows.append(_row(with_whom, None, nameless))
    return rows


def _row(with_whom: WithWhom, person: Person | None, talks: list[Consultation]) -> Asked:
    spoken = [talk for talk in talks if is_spoken(talk.channel)]
    tries = [talk for talk in talks if talk.channel is Channel.TRIED_NO_ANSWER]
    private = [talk for talk in spoken if talk.alone]
    last = next(reversed(private or spoken or tries), None)
    return Asked(
        with_whom=with_whom,
        person_id=person.id if person else None,
        name=(person.said_as or person.name) if person else None,
        heard=Heard.SPOKEN_WITH if spoken else Heard.TRIED if tries else Heard.NOT_YET,
        on=last.happened_on if last else None,
        consultation_id=last.id if last else None,
        alone=last.alone if last else None,
        why_not_alone=last.why_not_alone if last else None,
        tries=len(tries),
    )


def _talks_for(session: Session, review: Review, today: date) -> list[Consultation]:
    day = review.held_on or review.planned_on or today
    since = session.scalar(
        select(Review.held_on)
        .where(
            Review.child_id == review.child_id,
            Review.id != review.id,
            Review.deleted_at.is_(None),
            Review.status == ReviewStatus.COMPLETED,
            Review.held_on < day,
        )
        .order_by(Review.held_on.desc())
        .limit(1)
    )
    found = session.scalars(
        select(Consultation)
        .where(
            Consultation.child_id == review.child_id,
            Consultation.deleted_at.is_(None),
            or_(Consultation.review_id == review.id, Consultation.review_id.is_(None)),
        )
        .order_by(Consultation.happened_on, Consultation.happened_at, Consultation.created_at)
    )
    last_day = review.completed_on or date.max
    return [
        talk
        for talk in found
        if (talk.done or talk.text.strip())
        and (talk.review_id == review.id or ((since or date.min) < talk.happened_on <= last_day))
    ]


def _people(session: Session, child_id: UUID, on: date) -> list[Person]:
    """Those who have something to do with the child on a day, by name."""
    people: Iterable[Person] = session.scalars(
        select(Person).where(
            Person.child_id == child_id,
            Person.deleted_at.is_(None),
            or_(Person.until_on.is_(None), Person.until_on >= on),
        )
    )
    return sorted(people, key=lambda one: (one.said_as or one.name).casefold())
