"""What a letter takes from the records: what this child may read, and no address or number of anybody's home."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.letters.assemble import LetterFacts, QuoteFact
from iro_desktop.letters.guard import Guard
from iro_desktop.letters.requests import RequestFact
from iro_desktop.letters.spoken import weekday_and_day, who_was_there
from iro_desktop.models.after_review import midway_due
from iro_desktop.models.audience import THE_CHILD
from iro_desktop.models.child import Child, ChildPreferences
from iro_desktop.models.letter import Letter, LetterKind, kind_of
from iro_desktop.models.midway import MidwayCheck
from iro_desktop.models.people import HelpLine, Person, PersonRole, ToldAbout
from iro_desktop.models.review import Review, ReviewStatus
from iro_desktop.models.timescales import age_on, day_in_full
from iro_desktop.queries.decision_facts import decision_facts
from iro_desktop.queries.for_readers import requests_for
from iro_desktop.queries.letter_guard import guard_for
from iro_desktop.queries.letter_occasions import invitation_details, occasion_details
from iro_desktop.queries.letter_pictures import pictures_in
from iro_desktop.queries.letter_privacy import contains, private_places
from iro_desktop.queries.letter_reader import decisions_for_reader, likes_easy_read, look_of, not_told_about, role_of
from iro_desktop.queries.letter_translation import translation_of_letter
from iro_desktop.queries.letter_words import OfferedWords, words_for_letter
from iro_desktop.queries.letterhead import letterhead_of
from iro_desktop.queries.limits import limits_here
from iro_desktop.queries.meetings import LOOKS_AT_THE_PLAN, meetings_of, statutory_day
from iro_desktop.queries.midway_letter import midway_promises, untold_promises
from iro_desktop.queries.officers import OfficerRow, this_officer
from iro_desktop.queries.who import Who, who_is
from iro_desktop.queries.who_was_there import absent_in_words, attendances_with_the_child, came

_FAR_AWAY = {
    "video call": "on a video call",
    "video": "on a video call",
    "phone": "on the phone",
    "phone call": "on the phone",
    "telephone": "on the phone",
    "teams": "on Teams",
    "zoom": "on Zoom",
}
"""What is typed as a place and is none."""
_TELL_OF_THE_LAST = frozenset({LetterKind.NEW_IRO, LetterKind.GOODBYE})
CHECKED_WITHIN_DAYS = 365
"""Nobody should give a child a help line's number that has not been rung for longer than this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRecords:
    """All that the records say for one letter."""

    who: Who
    age: int | None
    """In whole years on the day the letter is written."""
    reading_words: str | None
    held_on: date | None
    details: Mapping[str, str | None]
    """By the names of `letters.details.DETAILS`; None for what is not known."""
    facts: LetterFacts
    withheld: Guard
    """What the letter's reader must not find in it."""
    offered: tuple[OfferedWords, ...]
    """The child's words since the review before, those that the officer put in among them."""
    warnings: tuple[str, ...]
    """What the officer should look at, though the letter could be finished without."""


def letter_records(
    session: Session, letter: Letter, *, today: date, bank_holidays: Container[date]
) -> LetterRecords | None:
    """What the records say for a letter; None where its child is no longer on this laptop.

    The letter is dated `today`. Nothing of a `Home` is read but to keep it out: neither its address, postcode nor
    telephone stands in any fact, and no telephone of the people around the child.
    """
    child = session.get(Child, letter.child_id)
    if child is None or child.deleted_at is not None:
        return None
    review = review_of(session, letter)
    wishes = _wishes(session, child.id)
    who = who_is(child)
    officer = this_officer(session)
    lines = _help_lines(session)
    is_review_letter = kind_of(letter) is LetterKind.REVIEW
    reader_name = (letter.recipient_name or "") if kind_of(letter).is_to_an_adult else None
    offered = words_for_letter(session, letter, review, officer.known_as if officer else None)
    return LetterRecords(
        who=who,
        age=age_on(child.date_of_birth, today) if child.date_of_birth else None,
        reading_words=wishes.reading_words if wishes else None,
        held_on=review.held_on if review else None,
        details={
            "child_known_as": child.known_as,
            **_officer_details(officer),
            **_meeting_details(session, review),
            **_what_comes_next(session, review, bank_holidays),
            **_whom_to_turn_to(session, child.id, lines),
            "promises": midway_promises(session, letter, review, officer),
            **occasion_details(session, letter, review, officer, today=today),
            **_invitation(session, review, bank_holidays),
            "decisions_for_reader": decisions_for_reader(session, letter, review, officer),
            **_not_for_the_reader(session, letter),
        },
        facts=LetterFacts(
            child_known_as=child.known_as,
            officer_name=officer.known_as if officer else "",
            officer_role=role_of(officer, letter),
            reference=reference_of(letter.id, review.held_on if review else None, letter.version_number),
            written_on=today,
            look=look_of(wishes, letter, who.animal),
            letterhead=letterhead_of(session, letter),
            quotes=tuple(QuoteFact(one.words, one.source) for one in offered if one.in_letter),
            decisions=decision_facts(session, review, officer, (THE_CHILD,)) if is_review_letter else (),
            requests=request_facts(session, review) if is_review_letter else (),
            reader_name=reader_name,
            translation=translation_of_letter(session, letter),
            pictures=pictures_in(session, letter, today=today),
            easy_read=reader_name is None and likes_easy_read(wishes),
        ),
        withheld=guard_for(session, letter),
        offered=offered,
        warnings=(
            *untold_promises(session, letter, review, officer),
            *(_warning(line) for line in lines.values() if _is_stale(line, today)),
        ),
    )


def review_of(session: Session, letter: Letter) -> Review | None:
    """The review that a letter tells about: its own, the one it invites to, or the one whose check it is about.

    A letter about the officer tells of the last review that was held, because what it decided still counts.
    """
    about = letter.review_id or letter.about_id
    if about is not None:
        return session.get(Review, about)
    if kind_of(letter) in _TELL_OF_THE_LAST:
        return session.scalar(
            select(Review)
            .where(Review.child_id == letter.child_id, Review.held_on.is_not(None), Review.deleted_at.is_(None))
            .order_by(Review.held_on.desc())
            .limit(1)
        )
    check = session.get(MidwayCheck, letter.midway_id) if letter.midway_id else None
    return session.get(Review, check.review_id) if check is not None else None


def reference_of(record_id: UUID, held_on: date | None, version: int = 1) -> str:
    """What is printed at the foot of a page: says which paper it is, and nothing about the child."""
    day = f"{held_on:%Y%m%d}-" if held_on else ""
    return f"{day}{record_id.hex[-6:].upper()}" + (f"-{version}" if version > 1 else "")


def request_facts(session: Session, review: Review | None) -> tuple[RequestFact, ...]:
    """What the child asked for in a review, and the answers, for their letter."""
    if review is None:
        return ()
    return tuple(
        RequestFact(
            asked=request.asked,
            answer=request.answer,
            why=request.why,
            who_decides=request.who_decides,
            look_again_on=request.look_again_on,
        )
        for request in requests_for(session, review.id, (THE_CHILD,))
    )


def next_meeting_on(session: Session, review: Review) -> date | None:
    """The day planned for the next review, as told to the child: never the latest lawful day."""
    if review.next_review_on is not None:
        return review.next_review_on
    planned = select(Review.planned_on).where(
        Review.child_id == review.child_id,
        Review.id != review.id,
        Review.status == ReviewStatus.PLANNED,
        Review.planned_on.is_not(None),
        Review.deleted_at.is_(None),
    )
    if review.held_on is not None:
        planned = planned.where(Review.planned_on > review.held_on)
    return session.scalar(planned.order_by(Review.planned_on).limit(1))


def meeting_place(session: Session, review: Review) -> str | None:
    """Where the meeting was, in words that follow "it was on Monday": "at the library".

    Of several meetings, that of the review's own day: where somebody was spoken with apart is not the child's to read.
    None where nobody wrote it down, and where what was written is part of somebody's address.
    """
    meetings = meetings_of(session, review.id)
    meeting = statutory_day(one for one in meetings if one.kind in LOOKS_AT_THE_PLAN)
    place = ((meeting.place if meeting else None) or review.place or "").strip()
    if not place or contains(place, private_places(session, review.child_id)):
        return None
    child = session.get(Child, review.child_id)
    return place_in_words(place, child.known_as if child else None)


def place_in_words(place: str, child_known_as: str | None) -> str:
    """A place as it follows a day. The child's own home is simply "at home"."""
    bare = place.strip().rstrip(".")
    without_at = bare.removeprefix("at ").removeprefix("At ")
    own = f"{child_known_as}'s".casefold() if child_known_as else ""
    first, _, rest = without_at.casefold().replace("’", "'").partition(" ")
    if without_at.casefold() == "home" or (own and first == own and rest in {"home", "house", ""}):
        return "at home"
    if (far_away := _FAR_AWAY.get(without_at.casefold())) is not None:
        return far_away
    if bare.split(" ")[0].casefold() in {"at", "in", "on", "by", "over", "online", "outside"}:
        return bare[0].lower() + bare[1:]
    return f"at {bare}"


def _officer_details(officer: OfficerRow | None) -> dict[str, str | None]:
    return {
        "officer_name": officer.known_as if officer else None,
        "officer_phone": officer.telephone if officer else None,
        "officer_email": officer.email if officer else None,
    }


def _meeting_details(session: Session, review: Review | None) -> dict[str, str | None]:
    if review is None:
        return {}
    everyone = attendances_with_the_child(session, review)
    child_came = any(one.is_child and came(one) for one in everyone)
    others = [one for one in everyone if not one.is_child and not one.is_officer]
    return {
        "meeting_day": weekday_and_day(review.held_on) if review.held_on else None,
        "meeting_place": meeting_place(session, review),
        "who_came": who_was_there([one.name for one in others if came(one)], child_came=child_came),
        "who_was_not_there": absent_in_words(others),
        "plan": (review.plan_for_home or "").strip() or None,
    }


def _invitation(session: Session, review: Review | None, bank_holidays: Container[date]) -> Mapping[str, str | None]:
    if review is None or review.held_on is not None:
        return {}
    return invitation_details(session, review, meeting_place(session, review), bank_holidays)


def _not_for_the_reader(session: Session, letter: Letter) -> dict[str, str | None]:
    """The sentences of the record that this adult must not learn, taken out again."""
    told = not_told_about(session, letter)
    gone = {"review_place", "meeting_place"} if told & {ToldAbout.HOME, ToldAbout.SCHOOL} else set()
    gone |= {"plan"} if told & {ToldAbout.PLAN, ToldAbout.HOME} else set()
    gone |= {"decisions_for_reader"} if ToldAbout.PLAN in told else set()
    return dict.fromkeys(gone)


def _what_comes_next(session: Session, review: Review | None, bank_holidays: Container[date]) -> dict[str, str | None]:
    if review is None:
        return {}
    ended_on = review.completed_on or review.held_on
    next_on = next_meeting_on(session, review)
    midway_on = midway_due(ended_on, bank_holidays, limits=limits_here(session)) if ended_on else None
    return {
        "next_check_day": weekday_and_day(midway_on) if midway_on else None,
        "next_meeting_day": weekday_and_day(next_on) if next_on else None,
    }


def _whom_to_turn_to(session: Session, child_id: UUID, lines: Mapping[str, HelpLine]) -> dict[str, str | None]:
    """The child's own advocate by name, else the advocacy service; a number only of a service, never of a person."""
    own = session.scalar(
        select(Person)
        .where(
            Person.child_id == child_id,
            Person.role == PersonRole.ADVOCATE,
            Person.until_on.is_(None),
            Person.deleted_at.is_(None),
        )
        .order_by(Person.name)
        .limit(1)
    )
    service, help_line = lines.get("advocate"), lines.get("commissioner")
    own_name = (own.said_as or own.name) if own else None
    name = own_name or (service.name if service else None)
    is_service = service is not None and name is not None and service.name.casefold() == name.casefold()
    return {
        "advocate_name": name,
        "advocate_phone": service.telephone if service and is_service else None,
        "help_line_name": help_line.name if help_line else None,
        "help_line_phone": help_line.telephone if help_line else None,
    }


def _wishes(session: Session, child_id: UUID) -> ChildPreferences | None:
    return session.scalar(
        select(ChildPreferences).where(ChildPreferences.child_id == child_id, ChildPreferences.deleted_at.is_(None))
    )


def _help_lines(session: Session) -> dict[str, HelpLine]:
    lines = session.scalars(select(HelpLine).where(HelpLine.deleted_at.is_(None)).order_by(HelpLine.name.desc()))
    return {line.kind: line for line in lines}


def _is_stale(line: HelpLine, today: date) -> bool:
    return bool(line.telephone) and (line.checked_on is None or (today - line.checked_on).days > CHECKED_WITHIN_DAYS)


def _warning(line: HelpLine) -> str:
    checked = f"was last checked on {day_in_full(line.checked_on)}" if line.checked_on else "was never checked"
    return f"The number of {line.name} {checked}. Ring it before this letter goes out."
