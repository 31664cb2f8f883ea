"""The child's page in words: the header, what is due and why, open decisions, people; no Qt."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from iro_desktop.models.child import age_band_for
from iro_desktop.models.people import PersonRole
from iro_desktop.models.review import DecisionStatus, ReviewStatus
from iro_desktop.models.timescales import DueStatus, age_on, day_and_month, day_in_full
from iro_desktop.models.working_days import BankHolidays
from iro_desktop.queries.child import ChildPage, PersonRow, Relative, Wishes
from iro_desktop.queries.child_history import DecisionEntry
from iro_desktop.queries.what_is_due import Due, DueLine
from iro_desktop.queries.who import Who
from iro_desktop.ui import words
from iro_desktop.ui.child import in_words
from iro_desktop.ui.child.timeline import Tab
from iro_desktop.ui.shown import Choice, RowWords, Run, TagWords, Words
from iro_desktop.ui.tokens import Tone

OPEN_DECISIONS_AT_FIRST = 5
_LONGEST_WORDING = 90
DECISION_DONE = "Decision marked as done."
DECISIONS_SENT = "Decisions marked as sent."


@dataclass(frozen=True, slots=True)
class Header:
    """Who the child is, and what the child asked for, always in sight."""

    animal: str
    name: str
    lives: str
    tags: tuple[TagWords, ...]
    relatives: tuple[Relative, ...]
    relative_words: tuple[str, ...]
    change_words: str
    about_words: str
    record_words: str
    write_words: str
    cannot_write: str | None
    """Why there is no letter to write yet; None where there is."""
    needs_name: bool


@dataclass(frozen=True, slots=True)
class DueWords:
    """One line of “What is due”: the day, the sum below it, and the whole reckoning behind it."""

    what: Due
    title: str
    day: str
    lines: tuple[Words, ...]
    explanation: str
    action: str
    """A button under the line, such as “Plan the review”; empty for none."""
    strong: bool


@dataclass(frozen=True, slots=True)
class ContactWords:
    """When the child was last seen and spoken with; below it what else is known of contact."""

    line: str
    below: str


@dataclass(frozen=True, slots=True)
class OpenDecisions:
    """Decisions that wait to be done, the one longest past its day first."""

    rows: tuple[RowWords, ...]
    count: int
    more: str


def header(page: ChildPage, today: date) -> Header:
    """The top of the page."""
    who = page.who
    return Header(
        animal=who.animal,
        name=in_words.name_and_age(who, today),
        lives=_lives(page, today),
        tags=wish_tags(page, today),
        relatives=page.relatives,
        relative_words=tuple(_relative(one, today) for one in page.relatives),
        change_words=f"Change what {who.name} asked for" if _has_wishes(page.wishes) else _ASK.format(name=who.name),
        about_words=f"About {who.name}",
        record_words="Record a conversation",
        write_words=f"Write to {who.known_as}" if who.known_as else "Write a letter",
        cannot_write=None if letter_review(page) else "A letter follows a review. None was held here yet.",
        needs_name=who.known_as is None,
    )


_ASK = "Write down what {name} likes"


class Wanting(Protocol):
    """What is known of how a child wants things done, on whichever page."""

    @property
    def who(self) -> Who: ...
    @property
    def wishes(self) -> Wishes: ...
    @property
    def pronouns(self) -> str | None: ...
    @property
    def first_language(self) -> str | None: ...
    @property
    def interpreter_language(self) -> str | None: ...


def wish_tags(page: Wanting, today: date) -> tuple[TagWords, ...]:
    """What the child asked for, in plum; what helps to write and speak to them, in grey."""
    wishes = page.wishes
    tags = [TagWords("Likes " + ", ".join(wishes.likes), Tone.VOICE, "heart")] if wishes.likes else []
    tags += _how_and_with_whom(wishes)
    if wishes.opening_activity:
        tags.append(TagWords(f"First: {wishes.opening_activity}", Tone.VOICE))
    if page.pronouns:
        tags.append(TagWords(page.pronouns))
    return (*tags, *_reading_and_language(page, today))


def wishes_in_brief(page: Wanting, today: date) -> tuple[TagWords, ...]:
    """The same where there is one line for it: how to reach the child, who should not be there, reading, language."""
    return (*_how_and_with_whom(page.wishes), *_reading_and_language(page, today))


def _how_and_with_whom(wishes: Wishes) -> list[TagWords]:
    tags = []
    if wishes.preferred_contact:
        when = f", {wishes.best_time}" if wishes.best_time else ""
        way = wishes.preferred_contact
        by = way if way.casefold().startswith("in ") else f"by {way}"
        tags.append(TagWords(f"Reach {by}{when}", Tone.VOICE))
    tags += [TagWords(in_words.capital(when), Tone.VOICE) for when in wishes.not_times]
    if wishes.not_in_the_room:
        tags.append(TagWords("Not in the room: " + ", ".join(wishes.not_in_the_room), Tone.VOICE))
    return tags


def _reading_and_language(page: Wanting, today: date) -> list[TagWords]:
    wishes, tags = page.wishes, []
    if wishes.reading_words:
        tags.append(TagWords(f"Reading {wishes.reading_words}"))
    else:
        by_age = age_band_for(age_on(page.who.born_on, today)) if page.who.born_on else None
        band = wishes.reading_band or by_age
        tags += [TagWords(f"Letters for {band.replace('-', ' to ')}")] if band else []
    if page.interpreter_language:
        tags.append(TagWords(f"Speaks {page.interpreter_language}, with an interpreter"))
    elif page.first_language:
        tags.append(TagWords(f"Speaks {page.first_language}"))
    return tags


def letter_review(page: ChildPage) -> UUID | None:
    """The review that a letter would be about: the last one held. None where there is none."""
    return next((review.review_id for review in page.reviews if review.status is ReviewStatus.COMPLETED), None)


def tabs(page: ChildPage) -> tuple[Choice, ...]:
    name = words.whose(page.who.known_as) if page.who.known_as else "The child’s"
    return (
        Choice(Tab.EVERYTHING, "Everything"),
        Choice(Tab.WORDS, f"{name} words"),
        Choice(Tab.REVIEWS, "Reviews"),
        Choice(Tab.LETTERS, "Letters"),
        Choice(Tab.CONVERSATIONS, "Conversations"),
        Choice(Tab.BETWEEN, "Checks and events"),
        Choice(Tab.DECISIONS, "Decisions"),
        Choice(Tab.PEOPLE, "People"),
    )


def nothing_in(tab: Tab, page: ChildPage) -> tuple[str, str]:
    """What to say where a tab holds nothing."""
    name = page.who.name
    return {
        Tab.EVERYTHING: ("Nothing is written down yet", "Conversations and reviews appear here as you record them."),
        Tab.WORDS: (f"No words of {name} yet", "What stands in “ ” in a note is kept here, word for word."),
        Tab.REVIEWS: ("No reviews yet", "Plan the first one under What is due."),
        Tab.LETTERS: ("No letters yet", "A letter begins with a review."),
        Tab.CONVERSATIONS: ("No conversations yet", "Ctrl+Shift+C records one from anywhere."),
        Tab.BETWEEN: (
            "No checks or events yet",
            "Midway checks, resolutions, events, reminders and good things stand here.",
        ),
        Tab.DECISIONS: ("Nothing was decided yet", "Decisions of every review are listed here."),
        Tab.PEOPLE: ("Nobody is written down yet", "People come with the council’s records, or from a review."),
    }[tab]


def due_words(page: ChildPage, today: date, bank_holidays: BankHolidays) -> tuple[DueWords, ...]:
    """What is due, each with its sum and the whole reckoning."""
    return tuple(_due(line, page, today, bank_holidays) for line in page.due)


def open_decisions(page: ChildPage, today: date) -> OpenDecisions:
    """What is still to be done, each with a box to tick."""
    waiting = [one for one in page.decisions if one.status is DecisionStatus.OPEN]
    waiting.sort(key=lambda one: (one.due_on or date.max, one.number))
    hidden = len(waiting) - OPEN_DECISIONS_AT_FIRST
    return OpenDecisions(
        rows=tuple(_decision_row(one, today) for one in waiting[:OPEN_DECISIONS_AT_FIRST]),
        count=len(waiting),
        more=f"{words.number(hidden)} more" if hidden > 0 else "",
    )


def people_rows(page: ChildPage, today: date) -> tuple[RowWords, ...]:
    """Everyone around the child; those of before at the end."""
    return tuple(_person(person, today) for person in page.people)


def child_of_person(page: ChildPage, person_id: object) -> UUID | None:
    """The brother's or sister's own page, where they are on this laptop."""
    return next((person.other_child_id for person in page.people if person.person_id == person_id), None)


def _lives(page: ChildPage, today: date) -> str:
    if page.in_care:
        return in_words.lives(page.home)
    return f"left care on {words.day_and_month(page.left_on, today)}" if page.left_on else "not in care"


def _has_wishes(wishes: Wishes) -> bool:
    return wishes != Wishes(confirmed_on=wishes.confirmed_on)


def _relative(one: Relative, today: date) -> str:
    relation = f"{one.role_in_words} " if one.role_in_words else ""
    return f"{relation}{words.name_and_age(one.name, one.born_on, today)}"


def _due(line: DueLine, page: ChildPage, today: date, bank_holidays: BankHolidays) -> DueWords:
    is_review = line.what is Due.REVIEW
    return DueWords(
        what=line.what,
        title=_title(line, page),
        day=_day(line, page, today),
        lines=tuple(_lines(line, page, today)),
        explanation=explain(line, bank_holidays) if page.in_care or not is_review else line.reason,
        action=_action(line, page),
        strong=is_review,
    )


def _title(line: DueLine, page: ChildPage) -> str:
    if line.what is Due.REVIEW:
        return in_words.capital(in_words.review_name(line.kind, line.number))
    return {
        Due.DECISIONS: "Decisions sent",
        Due.LETTER: f"Letter to {page.who.name}",
        Due.MIDWAY: "Midway check",
    }[line.what]


def _day(line: DueLine, page: ChildPage, today: date) -> str:
    if page.plan is not None and page.plan.under_way and line.what is Due.REVIEW:
        return "under way"
    if line.planned_on is not None and line.planned_on >= today:
        clock = in_words.at(line.planned_time)
        return f"{_near(line.planned_on, today)}, {clock}" if clock else _near(line.planned_on, today)
    if line.due_on is None:
        return "none" if line.status is DueStatus.NOT_REQUIRED else "not known"
    if line.due_on < today:
        return f"was {words.weekday_and_date(line.due_on, today)}"
    day = line.last_working_day or line.due_on
    return ("by " if line.what is Due.REVIEW else "") + words.weekday_and_date(day, today)


def _near(on: date, today: date) -> str:
    return "today" if on == today else words.weekday_and_date(on, today)


def _lines(line: DueLine, page: ChildPage, today: date) -> list[Words]:
    """The sum below the day; both lawful day and the council's where they differ; lateness as ours."""
    if line.due_on is None:
        return [*_passed(line, today), line.reason] if page.in_care else [line.reason]
    due = words.day_and_month(line.due_on, today)
    lines: list[Words] = []
    if line.status is DueStatus.OVERDUE:
        lines.append(Run(in_words.how_late(line, today), tone=Tone.ATTENTION))
    if line.begun:
        lines.append(Run(line.begun, tone=Tone.ATTENTION))
    if line.what is Due.REVIEW:
        lines.append(f"Latest {due} = {line.sum_in_words}")
    else:
        lines.append(line.sum_in_words + (", if held that day" if line.expected else ""))
    if line.what is Due.REVIEW and line.last_working_day and line.last_working_day < line.due_on:
        weekday = words.WEEKDAYS[line.due_on.weekday()]
        lines.append(f"That is a {weekday}: plan by {words.weekday_and_date(line.last_working_day, today)}")
    if line.council_system_on is not None and line.council_system_on != line.due_on:
        lines.append(f"The council’s system shows {words.day_and_month(line.council_system_on, today)}")
    return lines + _passed(line, today)


def _passed(line: DueLine, today: date) -> list[Words]:
    if line.planned_on is None or line.planned_on >= today:
        return []
    return [f"The day planned has passed: {words.day_and_month(line.planned_on, today)}"]


def _action(line: DueLine, page: ChildPage) -> str:
    if line.what is Due.DECISIONS and not line.expected:
        return "Mark as sent"
    if line.what is Due.MIDWAY and not line.expected:
        return "Open the check"
    if line.what is not Due.REVIEW or not page.in_care:
        return ""
    return "Open the review" if page.plan is not None else "Plan the review"


def explain(line: DueLine, bank_holidays: BankHolidays) -> str:
    """The whole reckoning behind a day: what it runs from, what was left out, whose rule it is."""
    if line.due_on is None or line.based_on is None:
        return line.reason
    parts = [line.reason] if line.reason else []
    whole = f"{day_in_full(line.based_on)} + {line.limit_in_words} = {day_in_full(line.due_on)}."
    parts.append(f"{day_in_full(line.due_on)}, {line.moved}." if line.moved else whole)
    if line.left_out:
        parts.append(f"Left out: {words.listed(day_and_month(day) for day in line.left_out)}.")
    if line.rolled_forward:
        parts.append("It would fall on a day off, so it moves to the next working day.")
    if line.council_system_on is not None and line.council_system_on != line.due_on:
        days = (line.council_system_on - line.based_on).days
        shown = day_in_full(line.council_system_on)
        parts.append(f"Councils’ systems count {days} days, which gives {shown}. The lawful day is ours.")
    if line.expected:
        parts.append("It is counted from the day the review is planned for, and moves with it.")
    beyond = bank_holidays.beyond_proclaimed(line.due_on)
    parts += [beyond] if beyond else []
    parts += [f"{line.source}."] if line.source else []
    return " ".join(parts)


def contact_words(page: ChildPage, today: date) -> ContactWords:
    """“Last seen 4 March · last spoken 10 March, by text”, and below it tries, cards and what the child wants."""
    contact, wish = page.contact, page.wishes.contact_between_reviews
    review = ", at the review" if contact.seen_at_review else ""
    if contact.last_seen_on is not None:
        seen = f"Last seen {words.day_and_month(contact.last_seen_on, today)}{review}"
    else:
        seen = "Not met in person yet"
    how = in_words.HOW_SPOKEN[contact.last_spoken_how] if contact.last_spoken_how else ""
    on = words.day_and_month(contact.last_spoken_on, today) if contact.last_spoken_on else ""
    tried = contact.last_tried_on if contact.tried_since else None
    before, card = contact.seen_before_on, contact.last_card_on
    below = [
        f"An officer before saw {page.who.name} on {words.day_and_month(before, today)}" if before else "",
        f"Tried since, on {words.day_and_month(tried, today)}" if tried else "",
        f"Last card or letter {words.day_and_month(card, today)}" if card else "",
        in_words.BETWEEN_REVIEWS[wish] if wish else "",
    ]
    spoken = f"last spoken {on}, {how}" if on else "not spoken with yet"
    return ContactWords(f"{seen} · {spoken}", " · ".join(part for part in below if part))


def _decision_row(one: DecisionEntry, today: date) -> RowWords:
    late = words.days_late(one.due_on, today) if one.due_on else ""
    owner = one.owner or "nobody named yet"
    if late and one.due_on:
        was = f" · {owner}, was {words.day_and_month(one.due_on, today)}"
        below: Words = (Run(in_words.capital(late), tone=Tone.ATTENTION), was)
    else:
        below = f"{owner} · by {words.day_and_month(one.due_on, today)}" if one.due_on else owner
    title = in_words.shortened(one.wording, _LONGEST_WORDING) or "Not worded yet"
    return RowWords(key=one.decision_id, title=Run(title, bold=False), below=below, ticked=False)


_ROLES = {
    PersonRole.BROTHER_OR_SISTER: "brother or sister",
    PersonRole.OTHER_FAMILY: "family",
    PersonRole.HEALTH: "health",
    PersonRole.OTHER: "",
}


def _person(person: PersonRow, today: date) -> RowWords:
    role = person.role_in_words or _ROLES.get(person.role, person.role.replace("_", " "))
    said_as = f"“{person.said_as}”" if person.said_as and person.said_as != person.name else ""
    until = f"until {words.day_and_month(person.until_on, today)}" if person.until_on else ""
    below = ", ".join(part for part in (in_words.capital(role), person.team, said_as, until) if part)
    return RowWords(
        key=person.person_id,
        title=person.name,
        below=below,
        icon="users" if person.other_child_id else "user",
        right=person.telephone or "",
        right_below=person.email or "",
    )
