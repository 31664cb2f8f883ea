"""Who was spoken with at a midway check; a talk or a try is kept as a conversation too, without typing it twice."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.actions.consultations import delete_consultation
from iro_desktop.actions.finding import existing
from iro_desktop.actions.midway_opening import open_check
from iro_desktop.models.consultation import Channel, Consultation, WithWhom
from iro_desktop.models.ids import companion_id
from iro_desktop.models.midway import MidwayCheck, SpokenWith
from iro_desktop.models.people import Person
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Review
from iro_desktop.models.timescales import day_and_month

AT_THE_CHECK = "At the midway check."
"""What the conversation says where nothing more was written into it."""
ASKED_OF: dict[WithWhom, str] = {
    WithWhom.CHILD: "child_spoken",
    WithWhom.CARER: "carer_spoken",
    WithWhom.PARENT: "parent_spoken",
}
"""The people of whom the check asks, and the field that keeps the answer."""


def talk_id(midway_id: UUID, whom: WithWhom) -> UUID:
    """The conversation that a check keeps with somebody, on whichever laptop it is first written."""
    return companion_id(midway_id, f"talk with {whom}")


def try_id(midway_id: UUID, whom: WithWhom, on: date) -> UUID:
    """The try to reach somebody on a day. Each day's try stands for itself, also where a talk came of it later."""
    return companion_id(midway_id, f"tried {whom} {on}")


def say_spoken(
    session: Session,
    review_id: UUID,
    *,
    whom: WithWhom,
    spoken: SpokenWith | None,
    at: datetime,
    on: date | None = None,
    how: Channel | None = None,
    person_id: UUID | None = None,
) -> SpokenWith | None:
    """Say whether somebody was spoken with at the check, on which day and how. Returns what stood before.

    A talk, and a try without an answer, becomes a conversation of the child's history, so that "last spoken" is right;
    its id is made from the check's, which links the two. Another answer takes it away again, unless something was
    written into it. Refuses a day to come or before the review.
    """
    if whom not in ASKED_OF:
        raise Refused("A midway check asks of the child, the carer and the parent. Nothing was changed.")
    day = on or at.date()
    _possible(session, review_id, day, at.date())
    check = open_check(session, review_id, at=at)
    before: SpokenWith | None = getattr(check, ASKED_OF[whom])
    setattr(check, ASKED_OF[whom], spoken)
    reached = spoken is SpokenWith.SPOKE
    if whom is WithWhom.CHILD:
        check.child_spoken_on = day if spoken in {SpokenWith.SPOKE, SpokenWith.TRIED} else None
        check.child_spoken_how = (how or Channel.CALL) if reached else None
    _keep_talk(
        session, check, whom, day=day, how=(how or Channel.CALL) if reached else None, person_id=person_id, at=at
    )
    _keep_try(session, check, whom, day=day, tried=spoken is SpokenWith.TRIED, person_id=person_id, at=at)
    return before


def _keep_talk(
    session: Session,
    check: MidwayCheck,
    whom: WithWhom,
    *,
    day: date,
    how: Channel | None,
    person_id: UUID | None,
    at: datetime,
) -> None:
    note = session.get(Consultation, talk_id(check.id, whom))
    if how is None:
        _take_away(session, note, at)
        return
    if note is None:
        new_id = talk_id(check.id, whom)
        note = _conversation(session, new_id, check, whom, day=day, how=how, person_id=person_id)
    note.channel, note.happened_on, note.deleted_at = how, day, None


def _keep_try(
    session: Session,
    check: MidwayCheck,
    whom: WithWhom,
    *,
    day: date,
    tried: bool,
    person_id: UUID | None,
    at: datetime,
) -> None:
    """A try on a day that was pressed by mistake goes; tries on other days stay, for they were made."""
    note = session.get(Consultation, try_id(check.id, whom, day))
    if not tried:
        _take_away(session, note, at)
    elif note is None:
        new_id, how = try_id(check.id, whom, day), Channel.TRIED_NO_ANSWER
        _conversation(session, new_id, check, whom, day=day, how=how, person_id=person_id)
    else:
        note.deleted_at = None


def _conversation(
    session: Session,
    note_id: UUID,
    check: MidwayCheck,
    whom: WithWhom,
    *,
    day: date,
    how: Channel,
    person_id: UUID | None,
) -> Consultation:
    person = existing(session, Person, person_id) if person_id is not None else None
    note = Consultation(
        id=note_id,
        child_id=check.child_id,
        with_whom=whom,
        channel=how,
        happened_on=day,
        text=AT_THE_CHECK,
        done=True,
        person_id=person.id if person else None,
        person_name=person.name if person else None,
    )
    session.add(note)
    return note


def _take_away(session: Session, note: Consultation | None, at: datetime) -> None:
    """What somebody wrote into a conversation afterwards is never thrown away with the answer."""
    if note is not None and note.deleted_at is None and note.text in {"", AT_THE_CHECK}:
        delete_consultation(session, note.id, at=at)


def _possible(session: Session, review_id: UUID, day: date, today: date) -> None:
    if day > today:
        raise Refused("A talk that was held cannot lie ahead. Nothing was changed. Say today or an earlier day.")
    completed_on = existing(session, Review, review_id).completed_on
    if completed_on is not None and day <= completed_on:
        raise Refused(
            f"The talk is not after the review of {day_and_month(completed_on)}. Nothing was changed. Say a later day."
        )
