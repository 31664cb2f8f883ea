"""What quick capture needs at once: whom it may be about, who is to be met now, and what was left unfinished."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from iro_desktop.models.care import Episode
from iro_desktop.models.consultation import Channel, Consultation, StartedBy, WithWhom
from iro_desktop.models.review import Review, ReviewStatus
from iro_desktop.queries.histories import as_care_episode, by_child
from iro_desktop.queries.homes import HomeNow, homes_on
from iro_desktop.queries.who import Who, everyone

MEETING_SOON = timedelta(hours=2)
"""A child whose review is planned within so long, before or after now, is the one a conversation is likely about."""


@dataclass(frozen=True, slots=True)
class ChildToChoose:
    """A child a conversation may be about."""

    who: Who
    home: HomeNow | None
    review_today: bool
    review_at: time | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A conversation as it was last saved."""

    consultation_id: UUID
    who: Who
    with_whom: WithWhom
    person_name: str | None
    channel: Channel
    happened_on: date
    happened_at: time | None
    text: str
    done: bool
    started_by: StartedBy | None = None
    written_to_child: bool = False
    changed_at: datetime
    """In UTC."""

    @property
    def child_id(self) -> UUID:
        return self.who.child_id


@dataclass(frozen=True, slots=True)
class CaptureStart:
    """What the panel begins with."""

    children: tuple[ChildToChoose, ...]
    soon: UUID | None
    """The child whose review is planned nearest to now, within two hours."""
    unfinished: Note | None
    """The note last written in today that is not finished, put aside or not."""


def capture_start(session: Session, now: datetime) -> CaptureStart:
    """Every child on this laptop, by name, and where to begin. `now` is in the officer's own time."""
    today = now.date()
    children = everyone(session)
    episodes = by_child(session.scalars(select(Episode).where(Episode.deleted_at.is_(None))))
    homes = homes_on(
        session, today, {child: [as_care_episode(one) for one in known] for child, known in episodes.items()}
    )
    planned = _planned_today(session, today)
    choices = [
        ChildToChoose(who, homes.get(child_id), child_id in planned, planned.get(child_id))
        for child_id, who in children.items()
    ]
    return CaptureStart(
        children=tuple(sorted(choices, key=lambda one: (one.who.name.casefold(), one.who.council_child_id))),
        soon=_nearest(planned, now),
        unfinished=next((note for note in _drafts(session) if _written_today(note, now)), None),
    )


def unfinished_notes(session: Session) -> tuple[Note, ...]:
    """Notes in the middle of which the program ended: neither finished, put aside nor deleted; the last one first.

    Closing the panel, locking and leaving put a note aside; a battery that gives out does not.
    """
    return _notes(session, _not_done().where(Consultation.finish_later.is_(False)))


def one_note(session: Session, consultation_id: UUID) -> Note | None:
    """One conversation, finished or not; None where it was deleted or is not on this laptop."""
    wanted = select(Consultation).where(Consultation.id == consultation_id, Consultation.deleted_at.is_(None))
    return next(iter(_notes(session, wanted)), None)


def _drafts(session: Session) -> tuple[Note, ...]:
    return _notes(session, _not_done())


def _not_done() -> Select[Consultation]:
    drafts = select(Consultation).where(Consultation.deleted_at.is_(None), Consultation.done.is_(False))
    return drafts.order_by(Consultation.changed_at.desc(), Consultation.id.desc())


def _written_today(note: Note, now: datetime) -> bool:
    return note.changed_at.astimezone(now.tzinfo).date() == now.date()


def _notes(session: Session, wanted: Select[Consultation]) -> tuple[Note, ...]:
    notes = session.scalars(wanted).all()
    children = everyone(session, {note.child_id for note in notes})
    return tuple(_as_note(note, children[note.child_id]) for note in notes if note.child_id in children)


def _as_note(note: Consultation, who: Who) -> Note:
    return Note(
        consultation_id=note.id,
        who=who,
        with_whom=note.with_whom,
        person_name=note.person_name,
        channel=note.channel,
        happened_on=note.happened_on,
        happened_at=note.happened_at,
        text=note.text,
        done=note.done,
        started_by=note.started_by,
        written_to_child=note.written_to_child,
        changed_at=note.changed_at,
    )


def _planned_today(session: Session, today: date) -> dict[UUID, time | None]:
    planned = session.execute(
        select(Review.child_id, Review.planned_time)
        .where(Review.deleted_at.is_(None), Review.status != ReviewStatus.CANCELLED, Review.planned_on == today)
        .order_by(Review.planned_time)
    )
    return {row.child_id: row.planned_time for row in planned}


def _nearest(planned: dict[UUID, time | None], now: datetime) -> UUID | None:
    clock = now.replace(tzinfo=None)
    away = {child: abs(datetime.combine(now.date(), at) - clock) for child, at in planned.items() if at is not None}
    near = [(distance, child) for child, distance in away.items() if distance <= MEETING_SOON]
    return min(near)[1] if near else None
