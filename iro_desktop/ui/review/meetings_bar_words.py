"""What a review of several meetings says of each: its kind, its day, how and where; no Qt."""

from dataclasses import dataclass, replace
from datetime import date, time
from uuid import UUID

from iro_desktop.actions.meetings import MeetingDetails
from iro_desktop.models.participation import ON_SCREEN_WORDS, ParticipationCode, propose_for_series
from iro_desktop.models.review import MeetingKind, Mode
from iro_desktop.queries.meetings import MeetingRow
from iro_desktop.queries.review import ReviewPage
from iro_desktop.ui import words
from iro_desktop.ui.child import in_words
from iro_desktop.ui.review.prepare_words import time_typed
from iro_desktop.ui.review.viewmodel import name_of
from iro_desktop.ui.shown import Choice

_KINDS = {
    MeetingKind.MAIN: "Everybody",
    MeetingKind.WITH_CHILD: "With {name}",
    MeetingKind.WITH_PARENT: "With a parent",
    MeetingKind.WITH_CARER: "With the carer",
    MeetingKind.PROFESSIONALS: "Professionals",
    MeetingKind.RECONVENED: "Going on again",
}
MODES = (
    Choice(Mode.IN_PERSON, "In person"),
    Choice(Mode.HYBRID, "Partly by video"),
    Choice(Mode.REMOTE, "By video"),
)
NOT_A_TIME = "Type a time, such as 11:00 or 3pm."
NOT_MINUTES = "Type minutes, such as 25."
NOT_A_DAY = "Type the day of the meeting."


def kinds(page: ReviewPage) -> tuple[Choice, ...]:
    """What a meeting may be for, with the child's name in it."""
    return tuple(Choice(kind, said.format(name=name_of(page))) for kind, said in _KINDS.items())


def kinds_to_begin_with(page: ReviewPage) -> tuple[Choice, ...]:
    """What the first meeting may be for: it cannot go on yet."""
    return tuple(one for one in kinds(page) if one.value != MeetingKind.RECONVENED)


def meeting_now(page: ReviewPage, chosen: UUID | None) -> MeetingRow | None:
    """The meeting on screen: the one chosen, else the latest; None before there is one."""
    return next(
        (one for one in page.meetings if one.meeting_id == chosen), page.meetings[-1] if page.meetings else None
    )


def parts(page: ReviewPage) -> tuple[Choice, ...]:
    """“Part 1”, “Part 2”: the meetings in their order, numbered as they are now."""
    return tuple(Choice(str(one.meeting_id), f"Part {n}") for n, one in enumerate(page.meetings, start=1))


def of_meeting(page: ReviewPage, meeting_id: UUID) -> ReviewPage:
    """The page as one of its meetings sees it: its notes, who was there, its day and how the child took part in it.

    Notes of a meeting that was taken back are still there to be read: they stand with the first.
    """
    one = next(meeting for meeting in page.meetings if meeting.meeting_id == meeting_id)
    known = {meeting.meeting_id for meeting in page.meetings}
    first = page.meetings[0].meeting_id
    alone = len(page.meetings) == 1
    return replace(
        page,
        held_on=one.held_on,
        notes=tuple(
            note for note in page.notes if (note.meeting_id if note.meeting_id in known else first) == meeting_id
        ),
        here=tuple(row for row in page.here if row.meeting_id == meeting_id),
        participation=one.participation or (page.participation if alone else None),
        participation_note=one.participation_note or (page.participation_note if alone else None),
    )


def summary(page: ReviewPage, one: MeetingRow, today: date) -> str:
    """“With Wren · 12 March, 11:00 to 12:05 · by video, no reason said yet · Wren left at 11:50”."""
    at = in_words.at(one.started_at)
    until = f" to {one.ended_at:%H:%M}" if one.ended_at and at else ""
    how = in_words.HOW_MET[one.mode] if one.mode else ""
    if one.mode not in (None, Mode.IN_PERSON) and not one.reason_not_in_person:
        how += ", no reason said yet"
    left = f"{in_words.capital(name_of(page))} left at {one.child_left_at:%H:%M}" if one.child_left_at else ""
    when = ", ".join(part for part in (words.day_and_month(one.held_on, today), at + until) if part)
    said = (_KINDS[one.kind].format(name=name_of(page)), when, how, one.place or "", left)
    return " · ".join(part for part in said if part)


def why_question(mode: str | None) -> str:
    """Why it was not in person; asked only then."""
    return "" if mode in (None, Mode.IN_PERSON) else "Why not in person?"


@dataclass(frozen=True, slots=True)
class Understood:
    """What was typed about a meeting, or what of it is not understood: the field's name and a sentence."""

    details: MeetingDetails | None
    problems: tuple[tuple[str, str], ...] = ()


def understood(
    *,
    kind: str | None,
    day: date | None,
    started: str,
    ended: str,
    mode: str | None,
    reason: str,
    place: str,
    travel: str,
) -> Understood:
    """The fields of a meeting as a record. Nothing is kept while one of them is not understood."""
    begins, ends = time_typed(started), time_typed(ended)
    minutes = travel.strip().removesuffix("minutes").removesuffix("min").strip()
    checks = (
        ("day", day is not None, NOT_A_DAY),
        ("started", begins.understood, NOT_A_TIME),
        ("ended", ends.understood, NOT_A_TIME),
        ("travel", not minutes or (minutes.isascii() and minutes.isdigit() and len(minutes) < 5), NOT_MINUTES),
    )
    problems = tuple((name, sentence) for name, fine, sentence in checks if not fine)
    if problems or day is None:
        return Understood(None, problems)
    return Understood(
        MeetingDetails(
            kind=MeetingKind(kind or MeetingKind.MAIN),
            held_on=day,
            started_at=begins.at,
            ended_at=ends.at,
            mode=Mode(mode) if mode else None,
            reason_not_in_person=reason.strip() or None,
            place=place.strip() or None,
            travel_minutes=int(minutes) if minutes else None,
        )
    )


def clock(at: time | None) -> str:
    """“11:00” as it stands in a field; empty for none."""
    return f"{at:%H:%M}" if at is not None else ""


@dataclass(frozen=True, slots=True)
class Proposed:
    """How the child took part in the review as a whole, to be confirmed. `code` is None where nothing is to be done."""

    words: str
    code: ParticipationCode | None


def proposed(page: ReviewPage) -> Proposed | None:
    """What a review of several meetings proposes for the whole: the fullest part the child took. None for one meeting.

    Where the officer has said it already and nothing speaks against it, there is nothing to confirm.
    """
    if len(page.meetings) < 2:
        return None
    codes = [one.participation for one in page.meetings if one.participation is not None]
    found = propose_for_series(codes)
    if page.participation is not None and page.participation in (found, None):
        return Proposed(f"For the whole review: {ON_SCREEN_WORDS[page.participation].lower()}.", None)
    if found is None:
        return Proposed("The whole review follows from its meetings.", None)
    asked_at = {row.meeting_id for row in page.here if row.is_child}
    missing = sum(one.participation is None and one.meeting_id in asked_at for one in page.meetings)
    still = f" {words.plural(missing, 'meeting')} still to say." if missing else ""
    if page.participation is not None:
        still = f" So far it says: {ON_SCREEN_WORDS[page.participation].lower()}.{still}"
    return Proposed(f"For the whole review: {ON_SCREEN_WORDS[found].lower()}?{still}", found)
