"""A review that is adjourned on the day itself, one that is held on paper, and one that was called off."""

from collections.abc import Iterator
from datetime import date, time
from random import Random

from iro_desktop.exchange.practise.attendance import guests
from iro_desktop.exchange.practise.bank import Deck
from iro_desktop.exchange.practise.beside_review import topics_considered
from iro_desktop.exchange.practise.occasion import Occasion
from iro_desktop.exchange.practise.people import person_id
from iro_desktop.exchange.practise.series import adjourned
from iro_desktop.models.adjournment import AdjournmentReason
from iro_desktop.models.base import SyncedRecord
from iro_desktop.models.childs_request import ChildsRequest
from iro_desktop.models.ids import companion_id
from iro_desktop.models.participation import ParticipationCode
from iro_desktop.models.review import (
    AgendaItem,
    Attendance,
    Meeting,
    MeetingKind,
    MeetingNote,
    Mode,
    Review,
    ReviewStatus,
)
from iro_desktop.models.working_days import BankHolidays, add_working_days

HELD_WORKING_DAYS_AGO, GOES_ON_IN_WORKING_DAYS = 7, 6
_AGENDA = (("The letter from the Home Office", True), ("Where I cook", True), ("College in the spring", False))
_NOTES = (
    "The interpreter did not come. We waited for half an hour and drank tea.",
    "Agreed with drawings and the telephone to stop, and to say sorry.",
)


def day_of_first_meeting(today: date, bank_holidays: BankHolidays) -> date:
    """When the review that is adjourned today began."""
    return add_working_days(today, -HELD_WORKING_DAYS_AGO, bank_holidays)


def begin_and_adjourn(
    review: Review, occasion: Occasion, *, today: date, rng: Random, deck: Deck, bank_holidays: BankHolidays
) -> Iterator[SyncedRecord]:
    """The first meeting of a review whose interpreter did not come, and how it goes on. Changes the review."""
    child = occasion.child
    review.status, review.held_on = ReviewStatus.IN_PROGRESS, occasion.on
    review.planned_on, review.planned_time = occasion.on, time(14, 0)
    review.interpreter_language = child.heritage.language
    review.interpreter_name = f"{child.heritage.language} interpreter"
    review.interpreter_booked_on = add_working_days(occasion.on, -8, bank_holidays)
    review.interpreter_came = False
    meeting = Meeting(
        id=companion_id(review.id, "meeting 1"),
        child_id=child.child_id,
        review_id=review.id,
        held_on=occasion.on,
        started_at=time(14, 0),
        ended_at=time(14, 40),
        mode=Mode.IN_PERSON,
        kind=MeetingKind.MAIN,
        place=review.place,
        participation_code=ParticipationCode.PN1,
        participation_note="Came, and could not be understood.",
    )
    yield meeting
    yield from _who_was_there(review, meeting, occasion, rng)
    yield from _what_was_said(review, meeting)
    resumes_on = add_working_days(today, GOES_ON_IN_WORKING_DAYS, bank_holidays)
    adjournment, directions = adjourned(
        occasion, AdjournmentReason.INTERPRETER_DID_NOT_COME, resumes_on=resumes_on, bank_holidays=bank_holidays
    )
    adjournment.id, adjournment.review_id = companion_id(review.id, "adjournment"), review.id
    adjournment.effect_on_child = occasion.say("{child} waits, and fills the waiting with the worst.")
    for direction in directions:
        direction.adjournment_id, direction.review_id = adjournment.id, review.id
    directions[0].done, directions[0].done_note = True, "Booked, and a second one stands by."
    yield adjournment
    yield from directions
    for topic in topics_considered(occasion, rng, deck, most=2):
        topic.review_id, topic.meeting_id = review.id, meeting.id
        topic.id = companion_id(review.id, f"topic {topic.topic}")
        yield topic


def _who_was_there(review: Review, meeting: Meeting, occasion: Occasion, rng: Random) -> Iterator[Attendance]:
    """Everybody but the interpreter."""
    child = occasion.child
    for position, guest in enumerate(guests(occasion, ParticipationCode.PN1, rng)):
        if guest.key != "interpreter":
            yield Attendance(
                id=companion_id(review.id, f"attendance {guest.key}"),
                child_id=child.child_id,
                review_id=review.id,
                meeting_id=meeting.id,
                name=guest.name,
                person_id=None if guest.person_key is None else person_id(child, guest.person_key),
                is_child=guest.is_child,
                is_officer=guest.is_officer,
                attended=guest.attended,
                position=99 if guest.is_officer else position,
            )


def _what_was_said(review: Review, meeting: Meeting) -> Iterator[SyncedRecord]:
    """The agenda, what was noted, and what the young person asked for."""
    for position, (text, from_child) in enumerate(_AGENDA, start=1):
        yield AgendaItem(
            id=companion_id(review.id, f"item {position}"),
            child_id=review.child_id,
            review_id=review.id,
            position=position,
            text=text,
            from_child=from_child,
        )
    for position, text in enumerate(_NOTES, start=1):
        yield MeetingNote(
            id=companion_id(review.id, f"note {position}"),
            child_id=review.child_id,
            review_id=review.id,
            meeting_id=meeting.id,
            position=1000 * position,
            text=text,
        )
    yield ChildsRequest(
        id=companion_id(review.id, "request 1"),
        child_id=review.child_id,
        review_id=review.id,
        asked="I want to know when the Home Office will write.",
    )


def called_off(occasion: Occasion, bank_holidays: BankHolidays) -> Review:
    """A review that was planned some days before another and called off."""
    return Review(
        id=companion_id(occasion.review_id, "called off"),
        child_id=occasion.child.child_id,
        status=ReviewStatus.CANCELLED,
        planned_on=add_working_days(occasion.on, -9, bank_holidays),
        planned_time=time(10, 0),
        mode=Mode.IN_PERSON,
        place="At home",
        cancelled_reason="Two reviews had been planned for the same weeks. The later one stayed.",
    )
