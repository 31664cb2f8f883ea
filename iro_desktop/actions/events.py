"""Writing down something that happened between reviews, changing it, and ticking off the steps of saying goodbye."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.actions.changing import Changes, field_names, write
from iro_desktop.actions.child_record import refuse_before_birth
from iro_desktop.actions.finding import existing
from iro_desktop.models.between_reviews import (
    AwayKind,
    EventKind,
    Goodbye,
    GoodbyeStep,
    SignificantEvent,
    goodbye_step_id,
)
from iro_desktop.models.child import Child
from iro_desktop.models.event_rules import ENDINGS, HAS_AN_END, KNOWN_BEFORE
from iro_desktop.models.ids import new_id
from iro_desktop.models.refused import Refused
from iro_desktop.models.timescales import day_in_full

OF_MISSING = field_names("away_kind procedures_followed interview_offered_on interview_accepted interview_held_on")
"""Fields that only an episode of being missing or away has."""
EVENT_FIELDS = OF_MISSING | field_names(
    "kind happened_on until_on told_on told_by text folded_as what_officer_did no_early_review_reason not_for"
)
_KEPT = "What was there before is kept. Change one of the two days."


def record_event(
    session: Session,
    child_id: UUID,
    *,
    kind: EventKind,
    happened_on: date,
    today: date,
    values: Changes | None = None,
    event_id: UUID | None = None,
    from_record_id: UUID | None = None,
) -> UUID:
    """Write down that something happened. Returns its id, which may have been born where it was typed.

    A child who was away counts as missing until somebody says that it was known where they were. Raises Refused for a
    day that cannot be, and for what only an episode of being missing has.
    """
    existing(session, Child, child_id)
    event = SignificantEvent(
        id=event_id or new_id(),
        child_id=child_id,
        kind=kind,
        happened_on=happened_on,
        from_record_id=from_record_id,
        away_kind=AwayKind.MISSING if kind is EventKind.MISSING else None,
    )
    session.add(event)
    session.flush()
    change_event(session, event.id, values or {}, today=today)
    return event.id


def change_event(session: Session, event_id: UUID, changes: Changes, *, today: date) -> None:
    """Change what is written about an event. What is not named stays.

    What only being missing has is kept, and not read, while the event is said to be of another kind.
    """
    event = existing(session, SignificantEvent, event_id)
    must_stay = {"kind", "happened_on"}
    kept = {name: value for name, value in changes.items() if name not in must_stay or value}
    kind = EventKind(str(kept.get("kind", event.kind)))
    if kind is not EventKind.MISSING and any(kept.get(name) is not None for name in OF_MISSING):
        raise Refused(
            "Only a child who was missing or away has this. Nothing was changed. Choose “Missing or away” first."
        )
    write(event, kept, EVENT_FIELDS)
    if kind is EventKind.MISSING and event.away_kind is None:
        event.away_kind = AwayKind.MISSING
    _refuse_days(session, event, today)
    if kind is EventKind.MISSING:
        _refuse_interview_days(event, today)


def tick_goodbye(session: Session, event_id: UUID, step: Goodbye, *, done_on: date | None, today: date) -> None:
    """Say on which day a step of an ending was done; None takes that away again."""
    if done_on is not None and done_on > today:
        raise Refused(f"{day_in_full(done_on)} is still to come. Nothing was ticked. Choose today or an earlier day.")
    _goodbye_step(session, event_id, step).done_on = done_on


def note_goodbye(session: Session, event_id: UUID, step: Goodbye, *, note: str) -> None:
    """Keep a word about a step of an ending: how the child wants to say goodbye, whom they saw."""
    _goodbye_step(session, event_id, step).note = note.strip() or None


def _goodbye_step(session: Session, event_id: UUID, step: Goodbye) -> GoodbyeStep:
    event = existing(session, SignificantEvent, event_id)
    if event.kind not in ENDINGS:
        raise Refused("This event is not an ending, so it has no goodbye. Nothing was changed.")
    found = session.get(GoodbyeStep, goodbye_step_id(event_id, step))
    if found is None:
        found = GoodbyeStep(id=goodbye_step_id(event_id, step), child_id=event.child_id, event_id=event_id, step=step)
        session.add(found)
    found.deleted_at = None
    return found


def _refuse_days(session: Session, event: SignificantEvent, today: date) -> None:
    happened, until, told = event.happened_on, event.until_on, event.told_on
    if happened > today and event.kind not in KNOWN_BEFORE:
        raise Refused(
            f"{day_in_full(happened)} is still to come. What was there before is kept. Choose today or an earlier day."
        )
    refuse_before_birth(session, event.child_id, happened, "It happened")
    if until is not None and event.kind in HAS_AN_END:
        if until < happened:
            raise Refused(f"It began on {day_in_full(happened)} and cannot end on {day_in_full(until)}. {_KEPT}")
        if until > today and event.kind is not EventKind.EXCLUSION:
            raise Refused(
                f"{day_in_full(until)} is still to come. What was there before is kept. Leave the end empty while it "
                "lasts."
            )
    if told is not None and told > today:
        raise Refused(f"You cannot be told on {day_in_full(told)}, which is still to come. {_KEPT}")
    if told is not None and told < happened and event.kind not in KNOWN_BEFORE:
        raise Refused(
            f"It happened on {day_in_full(happened)}, so nobody could tell you on {day_in_full(told)}, before it. "
            f"{_KEPT}"
        )


def _refuse_interview_days(event: SignificantEvent, today: date) -> None:
    offered, held = event.interview_offered_on, event.interview_held_on
    for day, what in ((offered, "offered"), (held, "held")):
        if day is not None and day < event.happened_on:
            raise Refused(
                f"The child was away from {day_in_full(event.happened_on)}, so the interview was not {what} on "
                f"{day_in_full(day)}, before it. {_KEPT}"
            )
        if day is not None and day > today:
            raise Refused(f"{day_in_full(day)} is still to come, so the interview is not {what} yet. {_KEPT}")
    if offered is not None and held is not None and held < offered:
        raise Refused(
            f"The interview was offered on {day_in_full(offered)} and cannot have been on {day_in_full(held)}. {_KEPT}"
        )
