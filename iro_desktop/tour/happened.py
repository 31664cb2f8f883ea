"""What happened to one child between reviews, for the pictures: something open, a service, a guardian, a goodbye."""

from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import select

from iro_desktop.actions.events import note_goodbye, record_event, tick_goodbye
from iro_desktop.actions.good_things import keep_good_thing
from iro_desktop.actions.guardian_letters import log_letter
from iro_desktop.actions.services import offer_service
from iro_desktop.models.between_reviews import EventKind, Goodbye, SignificantEvent
from iro_desktop.store.store import Session, Store


def something_happened(store: Store, child_id: UUID, now: datetime) -> UUID:
    """Write it down where nothing is written down yet. Returns the event that leaves an interview to be offered."""
    today = now.date()
    with store.transaction() as session:
        there = session.scalars(
            select(SignificantEvent.id).where(
                SignificantEvent.child_id == child_id, SignificantEvent.kind == EventKind.MISSING
            )
        ).first()
        if there is not None:
            return there
        event_id = record_event(
            session,
            child_id,
            kind=EventKind.MISSING,
            happened_on=today - timedelta(days=9),
            today=today,
            values={
                "until_on": today - timedelta(days=7),
                "told_on": today - timedelta(days=8),
                "told_by": "The social worker",
                "text": "Did not come home after school, and was with a friend in the next town for two nights.",
                "procedures_followed": True,
            },
        )
        _others(session, child_id, today)
    return event_id


def _others(session: Session, child_id: UUID, today: date) -> None:
    record_event(
        session,
        child_id,
        kind=EventKind.ALLEGATION,
        happened_on=today - timedelta(days=40),
        today=today,
        values={"told_on": today - timedelta(days=39), "text": "In the notes.", "folded_as": "about harm"},
    )
    ending = record_event(
        session,
        child_id,
        kind=EventKind.MOVING_AWAY,
        happened_on=today + timedelta(days=80),
        today=today,
        values={"text": "The move to an aunt is planned for the summer."},
    )
    tick_goodbye(session, ending, Goodbye.TOLD_IN_TIME, done_on=today, today=today)
    note_goodbye(session, ending, Goodbye.ASKED_HOW, note="A last match with the team")
    appointed_on = today - timedelta(days=60)
    log_letter(
        session,
        child_id,
        {
            "kind": "guardian_appointed",
            "dated_on": appointed_on,
            "from_name": "Cafcass",
            "stored_where": "Documents, Court",
        },
        today=today,
    )
    offer_service(
        session,
        child_id,
        {"service": "independent_visitor", "offered_on": today - timedelta(days=20), "wanted": "yes"},
        today=today,
    )
    for kind, text, told in (
        ("asked_and_got", "Ten swimming lessons, paid until the summer.", True),
        ("quote", "You are the one who wrote back.", None),
    ):
        keep_good_thing(session, child_id, {"kind": kind, "text": text, "story_may_be_told": told}, today=today)
