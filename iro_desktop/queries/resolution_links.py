"""What a resolution was made from and is about, and which resolutions a decision, review or note has led to."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.between_reviews import GoodThing, Reminder, SignificantEvent
from iro_desktop.models.consultation import Consultation
from iro_desktop.models.midway import MidwayCheck
from iro_desktop.models.resolution import Resolution, Tone
from iro_desktop.models.review import Decision, MeetingNote, Review


class LinkKind(StrEnum):
    """What a linked record is."""

    REVIEW = "review"
    DECISION = "decision"
    CONSULTATION = "consultation"
    MIDWAY = "midway"
    EVENT = "event"
    NOTE = "note"
    """A part of the notes of a meeting."""
    REMINDER = "reminder"
    GOOD_THING = "good_thing"


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One record that is linked with a resolution."""

    kind: LinkKind
    record_id: UUID
    child_id: UUID
    on: date | None
    words: str
    """Its first words; empty for a review or a check, and for what was folded away as difficult."""
    review_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class RaisedRow:
    """A resolution that a record has led to."""

    concern_id: UUID
    resolution_id: UUID
    tone: Tone
    started: bool
    raised_on: date


def links_of(session: Session, resolutions: Iterable[Resolution]) -> tuple[LinkRow, ...]:
    """Everything these records of one concern are about or made from, and what was made from them since."""
    found: dict[UUID, LinkRow] = {}
    for one in resolutions:
        for row in (*_about(session, one), *_made_from(session, one.id)):
            found.setdefault(row.record_id, row)
    return tuple(found.values())


def raised_from(session: Session, child_ids: Collection[UUID]) -> dict[UUID, tuple[RaisedRow, ...]]:
    """Which resolutions of these children there are for a decision, review, note or event, by that record's id."""
    found: dict[UUID, list[RaisedRow]] = defaultdict(list)
    rows = session.execute(
        select(
            Resolution.id,
            Resolution.concern_id,
            Resolution.tone,
            Resolution.started,
            Resolution.raised_on,
            Resolution.review_id,
            Resolution.decision_ids,
            Resolution.from_record_id,
        )
        .where(Resolution.child_id.in_(child_ids), Resolution.deleted_at.is_(None))
        .order_by(Resolution.raised_on, Resolution.created_at)
    )
    for own, concern_id, tone, started, raised_on, review_id, decision_ids, from_id in rows:
        raised = RaisedRow(concern_id, own, tone, started, raised_on)
        for record_id in dict.fromkeys((*as_ids(decision_ids), review_id, from_id)):
            if record_id is not None:
                found[record_id].append(raised)
    return {record_id: tuple(raised) for record_id, raised in found.items()}


def as_ids(texts: Iterable[str]) -> tuple[UUID, ...]:
    """Ids that are kept as text; what is none, from a newer version, is left out."""
    found = []
    for text in texts:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return tuple(found)


def _about(session: Session, one: Resolution) -> list[LinkRow]:
    rows = []
    if one.review_id is not None and (review := session.get(Review, one.review_id)) is not None:
        on = review.held_on or review.planned_on
        rows.append(LinkRow(LinkKind.REVIEW, review.id, review.child_id, on, "", review.id))
    for decision_id in as_ids(one.decision_ids):
        decision = session.get(Decision, decision_id)
        if decision is not None and decision.deleted_at is None:
            words = _first(decision.wording or decision.child_wording)
            rows.append(
                LinkRow(LinkKind.DECISION, decision.id, decision.child_id, decision.due_on, words, decision.review_id)
            )
    if one.from_record_id is not None and (row := _source(session, one.from_record_id)) is not None:
        rows.append(row)
    return rows


def _source(session: Session, record_id: UUID) -> LinkRow | None:
    """The note, check or event it was made from; None where that is not on this laptop."""
    if (talk := session.get(Consultation, record_id)) is not None and talk.deleted_at is None:
        words = "" if talk.folded_as else _first(talk.text)
        return LinkRow(LinkKind.CONSULTATION, talk.id, talk.child_id, talk.happened_on, words, talk.review_id)
    if (check := session.get(MidwayCheck, record_id)) is not None and check.deleted_at is None:
        return LinkRow(LinkKind.MIDWAY, check.id, check.child_id, check.held_on, "", check.review_id)
    if (event := session.get(SignificantEvent, record_id)) is not None and event.deleted_at is None:
        words = "" if event.folded_as else _first(event.text)
        return LinkRow(LinkKind.EVENT, event.id, event.child_id, event.happened_on, words)
    if (note := session.get(MeetingNote, record_id)) is not None and note.deleted_at is None:
        on = note.said_at.date() if note.said_at else None
        return LinkRow(LinkKind.NOTE, note.id, note.child_id, on, _first(note.text), note.review_id)
    if (decision := session.get(Decision, record_id)) is not None and decision.deleted_at is None:
        words = _first(decision.wording or decision.child_wording)
        return LinkRow(LinkKind.DECISION, decision.id, decision.child_id, decision.due_on, words, decision.review_id)
    return None


def _made_from(session: Session, resolution_id: UUID) -> list[LinkRow]:
    rows = []
    for reminder in session.scalars(
        select(Reminder).where(Reminder.from_record_id == resolution_id, Reminder.deleted_at.is_(None))
    ):
        rows.append(LinkRow(LinkKind.REMINDER, reminder.id, reminder.child_id, reminder.due_on, _first(reminder.text)))
    for good in session.scalars(
        select(GoodThing).where(GoodThing.from_record_id == resolution_id, GoodThing.deleted_at.is_(None))
    ):
        rows.append(LinkRow(LinkKind.GOOD_THING, good.id, good.child_id, good.happened_on, _first(good.text)))
    for decision in session.scalars(
        select(Decision).where(Decision.from_record_id == resolution_id, Decision.deleted_at.is_(None))
    ):
        words = _first(decision.wording or decision.child_wording)
        rows.append(
            LinkRow(LinkKind.DECISION, decision.id, decision.child_id, decision.due_on, words, decision.review_id)
        )
    return rows


def _first(text: str) -> str:
    return next((" ".join(line.split()) for line in text.splitlines() if line.strip()), "")
