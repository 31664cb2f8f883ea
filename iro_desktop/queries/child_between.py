"""What happened with one child between reviews, for the timeline: checks, resolutions, events, reminders and more."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.between_reviews import (
    EventKind,
    GoodThing,
    GoodThingKind,
    GuardianLetter,
    GuardianLetterKind,
    LetterDirection,
    Reminder,
    SignificantEvent,
)
from iro_desktop.models.consultation import Consultation
from iro_desktop.models.midway import MidwayCheck, MidwayState, state_of
from iro_desktop.models.resolution import Outcome, Resolution, ResolutionStep, Tone
from iro_desktop.models.resolution_story import story_of
from iro_desktop.models.services import Service, ServiceOffer, Wanted

R = TypeVar("R", MidwayCheck, Resolution, SignificantEvent, ServiceOffer, Reminder, GuardianLetter, GoodThing)


class BetweenKind(StrEnum):
    """What an entry is, in the order in which they can be chosen."""

    MIDWAY = "midway"
    RESOLUTION = "resolution"
    EVENT = "event"
    SERVICE = "service"
    REMINDER = "reminder"
    GUARDIAN = "guardian"
    GOOD_THING = "good_thing"
    MOVED = "moved"
    """A note that was written here by mistake, and is with the child it is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BetweenEntry:
    """One of them. Only what its kind has is filled in."""

    kind: BetweenKind
    record_id: UUID
    """What opens it: of a midway check the review's id, of a resolution the concern's."""
    on: date
    text: str = ""
    folded_as: str = ""
    open: bool = False
    """Something of it is still to be done."""
    with_name: str = ""
    midway: MidwayState | None = None
    resolution_tone: Tone | None = None
    started: bool = True
    """False of a resolution that is still being written."""
    outcome: Outcome | None = None
    difference: str = ""
    event: EventKind | None = None
    until_on: date | None = None
    service: Service | None = None
    wanted: Wanted | None = None
    done_on: date | None = None
    letter: GuardianLetterKind | None = None
    direction: LetterDirection | None = None
    good: GoodThingKind | None = None


@dataclass(frozen=True, slots=True)
class BetweenRecords:
    """The records of one child from between reviews, read once for all that the page tells of them."""

    checks: Sequence[MidwayCheck]
    resolutions: Sequence[Resolution]
    events: Sequence[SignificantEvent]
    offers: Sequence[ServiceOffer]
    reminders: Sequence[Reminder]
    letters: Sequence[GuardianLetter]
    good_things: Sequence[GoodThing]


def between_records(session: Session, child_id: UUID) -> BetweenRecords:
    """All of them that were not deleted."""

    def of(kind: type[R]) -> Sequence[R]:
        return session.scalars(select(kind).where(kind.child_id == child_id, kind.deleted_at.is_(None))).all()

    return BetweenRecords(
        of(MidwayCheck),
        of(Resolution),
        of(SignificantEvent),
        of(ServiceOffer),
        of(Reminder),
        of(GuardianLetter),
        of(GoodThing),
    )


def between_entries(session: Session, child_id: UUID, records: BetweenRecords) -> tuple[BetweenEntry, ...]:
    """All of them, the latest first. A midway check shows once anything of it was begun."""
    found = [
        *_checks(records.checks),
        *_resolutions(session, child_id, records.resolutions),
        *(_event(event) for event in records.events),
        *(_offer(offer) for offer in records.offers),
        *(_reminder(reminder) for reminder in records.reminders),
        *(_letter(letter) for letter in records.letters),
        *(_good_thing(good) for good in records.good_things),
        *_moved_away(session, child_id),
    ]
    return tuple(sorted(found, key=lambda one: (one.on, one.record_id.int), reverse=True))


def _checks(checks: Iterable[MidwayCheck]) -> Iterator[BetweenEntry]:
    for check in checks:
        begun = check.opened_at.date() if check.opened_at else None
        on = check.held_on or (check.closed_at.date() if check.closed_at else begun)
        if on is not None:
            yield BetweenEntry(
                kind=BetweenKind.MIDWAY,
                record_id=check.review_id,
                on=on,
                text=check.changes or "",
                open=check.closed_at is None and not check.not_needed_reason,
                with_name=check.with_name or "",
                midway=state_of(check),
            )


def _resolutions(session: Session, child_id: UUID, raised: Sequence[Resolution]) -> Iterator[BetweenEntry]:
    steps: dict[UUID, list[ResolutionStep]] = defaultdict(list)
    if raised:
        for step in session.scalars(select(ResolutionStep).where(ResolutionStep.child_id == child_id)):
            steps[step.resolution_id].append(step)
    for one in raised:
        story = story_of(steps[one.id])
        yield BetweenEntry(
            kind=BetweenKind.RESOLUTION,
            record_id=one.concern_id,
            on=one.raised_on,
            text=one.concern,
            open=one.tone is Tone.CHALLENGE and story.settled_on is None,
            with_name=(story.to_name or one.to_name) or "",
            resolution_tone=one.tone,
            started=one.started,
            done_on=story.settled_on,
            outcome=story.outcome,
            difference=story.difference or "",
        )


def _event(event: SignificantEvent) -> BetweenEntry:
    return BetweenEntry(
        kind=BetweenKind.EVENT,
        record_id=event.id,
        on=event.happened_on,
        text=event.text,
        folded_as=event.folded_as or "",
        event=event.kind,
        until_on=event.until_on,
    )


def _offer(offer: ServiceOffer) -> BetweenEntry:
    return BetweenEntry(
        kind=BetweenKind.SERVICE,
        record_id=offer.id,
        on=offer.offered_on,
        text=offer.purpose or "",
        service=offer.service,
        wanted=offer.wanted,
        done_on=offer.referred_on,
    )


def _reminder(reminder: Reminder) -> BetweenEntry:
    return BetweenEntry(
        kind=BetweenKind.REMINDER,
        record_id=reminder.id,
        on=reminder.done_on or reminder.due_on,
        text=reminder.text,
        open=reminder.done_on is None,
        done_on=reminder.done_on,
    )


def _letter(letter: GuardianLetter) -> BetweenEntry:
    came_in = letter.direction is LetterDirection.CAME_IN
    return BetweenEntry(
        kind=BetweenKind.GUARDIAN,
        record_id=letter.id,
        on=letter.dated_on,
        text=letter.note or "",
        with_name=(letter.from_name if came_in else letter.to_name) or "",
        letter=letter.kind,
        direction=letter.direction,
    )


def _good_thing(good: GoodThing) -> BetweenEntry:
    return BetweenEntry(
        kind=BetweenKind.GOOD_THING,
        record_id=good.id,
        on=good.happened_on,
        text=good.text,
        with_name=good.said_by or "",
        good=good.kind,
    )


def _moved_away(session: Session, child_id: UUID) -> Iterator[BetweenEntry]:
    moved = select(Consultation.id, Consultation.moved_on).where(
        Consultation.moved_from_child_id == child_id, Consultation.deleted_at.is_(None)
    )
    for talk_id, on in session.execute(moved):
        if on is not None:
            yield BetweenEntry(kind=BetweenKind.MOVED, record_id=talk_id, on=on)
