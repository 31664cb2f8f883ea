"""What was made from a record, and what a record was made from: shown on both sides, each one click away."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.between_reviews import EventKind, GoodThing, Reminder, SignificantEvent
from iro_desktop.models.childs_request import ChildsRequest
from iro_desktop.models.consultation import Channel, Consultation, WithWhom
from iro_desktop.models.midway import MidwayCheck
from iro_desktop.models.resolution import Resolution, Tone
from iro_desktop.models.review import Decision, DecisionStatus, MeetingNote
from iro_desktop.models.services import Service, ServiceOffer
from iro_desktop.queries.child_between import BetweenRecords


class Made(StrEnum):
    """What a linked record is."""

    CONSULTATION = "consultation"
    DECISION = "decision"
    MIDWAY = "midway"
    RESOLUTION = "resolution"
    GOOD_PRACTICE = "good_practice"
    """A resolution that thanks, or says what was done well."""
    EVENT = "event"
    SERVICE = "service"
    REMINDER = "reminder"
    GOOD_THING = "good_thing"
    NOTE = "note"
    """A part of the notes of a meeting."""
    REQUEST = "request"
    """Something the child asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeRow:
    """One linked record: what it is, its first words, and what is needed to go there."""

    what: Made
    record_id: UUID
    child_id: UUID
    on: date | None
    """The day that says most of it: by when, when it happened, when it was raised."""
    words: str
    """Its first words; empty where it has none of its own, or where they were folded away as difficult."""
    review_id: UUID | None = None
    """Of a decision, a midway check and a part of the notes: the review it belongs to."""
    concern_id: UUID | None = None
    """Of a resolution: the concern it is part of."""
    done: bool = False
    draft: bool = False
    """Of a resolution: it is still being written."""
    event_kind: EventKind | None = None
    service: Service | None = None
    with_whom: WithWhom | None = None
    channel: Channel | None = None
    person_name: str | None = None


R = TypeVar("R", bound=Decision | MidwayCheck | Resolution | SignificantEvent | ServiceOffer | Reminder | GoodThing)


def made_from(session: Session, record_id: UUID) -> tuple[MadeRow, ...]:
    """Everything that was made from one record, in the order of `Made`."""
    return made_from_each(session, (record_id,)).get(record_id, ())


def made_from_each(session: Session, record_ids: Collection[UUID]) -> dict[UUID, tuple[MadeRow, ...]]:
    """What was made from each of these records; no entry where nothing was."""
    wanted = tuple(record_ids)
    if not wanted:
        return {}
    return _by_source(
        (
            *_records(session, Decision, wanted),
            *_records(session, MidwayCheck, wanted),
            *_records(session, Resolution, wanted),
            *_records(session, SignificantEvent, wanted),
            *_records(session, ServiceOffer, wanted),
            *_records(session, Reminder, wanted),
            *_records(session, GoodThing, wanted),
        )
    )


def made_for_child(session: Session, child_id: UUID, records: BetweenRecords) -> dict[UUID, tuple[MadeRow, ...]]:
    """What was made from the records of one child, by the record it was made from."""
    decisions = select(Decision).where(
        Decision.child_id == child_id, Decision.from_record_id.is_not(None), Decision.deleted_at.is_(None)
    )
    return _by_source(
        (
            *_rows(session.scalars(decisions)),
            *_rows(records.checks),
            *_rows(records.resolutions),
            *_rows(records.events),
            *_rows(records.offers),
            *_rows(records.reminders),
            *_rows(records.good_things),
        )
    )


def source_of(session: Session, record_id: UUID) -> MadeRow | None:
    """The record that something was made from; None where it is not on this laptop, or was deleted."""
    if (talk := session.get(Consultation, record_id)) is not None and talk.deleted_at is None:
        return MadeRow(
            what=Made.CONSULTATION,
            record_id=talk.id,
            child_id=talk.child_id,
            on=talk.happened_on,
            words="" if talk.folded_as else first_line(talk.text),
            with_whom=talk.with_whom,
            channel=talk.channel,
            person_name=talk.person_name,
        )
    if (note := session.get(MeetingNote, record_id)) is not None and note.deleted_at is None:
        on = note.said_at.date() if note.said_at else None
        words = first_line(note.text)
        return MadeRow(
            what=Made.NOTE, record_id=note.id, child_id=note.child_id, on=on, words=words, review_id=note.review_id
        )
    if (asked := session.get(ChildsRequest, record_id)) is not None and asked.deleted_at is None:
        return MadeRow(
            what=Made.REQUEST,
            record_id=asked.id,
            child_id=asked.child_id,
            on=None,
            words=first_line(asked.asked),
            review_id=asked.review_id,
        )
    return (
        _found(session, SignificantEvent, record_id)
        or _found(session, MidwayCheck, record_id)
        or _found(session, Decision, record_id)
        or _found(session, Resolution, record_id)
        or _found(session, Reminder, record_id)
        or _found(session, ServiceOffer, record_id)
        or _found(session, GoodThing, record_id)
    )


def first_line(text: str) -> str:
    """The first line in which something stands, in one row."""
    return next((" ".join(line.split()) for line in text.splitlines() if line.strip()), "")


def _by_source(made: Iterable[tuple[UUID, MadeRow]]) -> dict[UUID, tuple[MadeRow, ...]]:
    found: dict[UUID, dict[UUID, MadeRow]] = defaultdict(dict)
    """By source, and there by record: a concern about several children is one."""
    for source, row in made:
        found[source].setdefault(row.concern_id or row.record_id, row)
    order = list(Made)
    return {
        source: tuple(sorted(rows.values(), key=lambda row: (order.index(row.what), row.on or date.max, row.words)))
        for source, rows in found.items()
    }


def _records(session: Session, kind: type[R], sources: tuple[UUID, ...]) -> Iterator[tuple[UUID, MadeRow]]:
    return _rows(session.scalars(select(kind).where(kind.from_record_id.in_(sources), kind.deleted_at.is_(None))))


def _rows(records: Iterable[R]) -> Iterator[tuple[UUID, MadeRow]]:
    for record in records:
        if record.from_record_id is not None:
            yield record.from_record_id, _row(record)


def _found(session: Session, kind: type[R], record_id: UUID) -> MadeRow | None:
    found = session.get(kind, record_id)
    return None if found is None or found.deleted_at is not None else _row(found)


def _row(record: R) -> MadeRow:
    what, on, words, done = _said(record)
    return MadeRow(
        what=what,
        record_id=record.id,
        child_id=record.child_id,
        on=on,
        words=words,
        done=done,
        review_id=record.review_id if isinstance(record, (Decision, MidwayCheck)) else None,
        concern_id=record.concern_id if isinstance(record, Resolution) else None,
        draft=isinstance(record, Resolution) and not record.started,
        event_kind=record.kind if isinstance(record, SignificantEvent) else None,
        service=record.service if isinstance(record, ServiceOffer) else None,
    )


def _said(record: R) -> tuple[Made, date | None, str, bool]:
    """What it is, its day, its first words, and whether it is done with."""
    if isinstance(record, Decision):
        done = record.status not in {DecisionStatus.OPEN, DecisionStatus.PARTLY}
        return Made.DECISION, record.due_on, first_line(record.wording or record.child_wording), done
    if isinstance(record, MidwayCheck):
        return Made.MIDWAY, record.held_on or record.child_spoken_on, "", record.closed_at is not None
    if isinstance(record, Resolution):
        what = Made.RESOLUTION if record.tone is Tone.CHALLENGE else Made.GOOD_PRACTICE
        return what, record.raised_on, first_line(record.concern), False
    if isinstance(record, SignificantEvent):
        return Made.EVENT, record.happened_on, "" if record.folded_as else first_line(record.text), False
    if isinstance(record, ServiceOffer):
        return Made.SERVICE, record.offered_on, first_line(record.purpose or ""), record.ended_on is not None
    if isinstance(record, Reminder):
        return Made.REMINDER, record.due_on, first_line(record.text), record.done_on is not None
    return Made.GOOD_THING, record.happened_on, first_line(record.text), False
