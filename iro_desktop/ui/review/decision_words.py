"""What is said of decisions: who, when, what a decision still lacks, and which papers they go into; no Qt."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from iro_desktop.models.after_review import documents_due, midway_due
from iro_desktop.models.child import AgeBand
from iro_desktop.models.limits import LimitKey
from iro_desktop.models.review import NoteKind
from iro_desktop.models.timescales import age_on
from iro_desktop.queries.review import DecisionRow, ReviewPage
from iro_desktop.ui import words
from iro_desktop.ui.review.meeting_words import person_called
from iro_desktop.ui.review.viewmodel import name_of

ADD_WHO = "Add who will do this"
ADD_WHEN = "Add by when"
HOW_TO_SAY_WHEN = "Type a day, or “before Easter”"
ME = "Me"


@dataclass(frozen=True, slots=True)
class Owner:
    """Who will do it: a name, and the person and role behind it where it is somebody around the child."""

    name: str | None
    role: str | None = None
    person_id: UUID | None = None


def owner_called(page: ReviewPage, typed: str) -> Owner:
    """Who was meant by a typed name. A name nobody knows here is kept as typed."""
    name = typed.strip()
    if not name:
        return Owner(None)
    person = person_called(page.people, name)
    if person is None:
        return Owner(name)
    return Owner(person.called, person.role_in_words or person.role.replace("_", " "), person.person_id)


def who_can_do_it(page: ReviewPage) -> tuple[str, ...]:
    """The names to offer: people around the child, the officer, the child."""
    names = [person.called for person in page.people] + [ME]
    if page.who.known_as:
        names.append(page.who.known_as)
    return tuple(dict.fromkeys(names))


def who_and_when(one: DecisionRow, today: date) -> str:
    """“Priya Green · by 27 March”, and what of it is still to say."""
    by = f"by {words.day_and_month(one.due_on, today)}" if one.due_on else "no day yet"
    return f"{one.owner_name or 'nobody yet'} · {by}"


def when_words(one: DecisionRow, today: date) -> str:
    """“Fri 27 March”, or the words that ask for a day."""
    return words.weekday_and_date(one.due_on, today) if one.due_on else ADD_WHEN


def is_whole(one: DecisionRow) -> bool:
    """Whether it says who and when."""
    return bool(one.owner_name) and one.due_on is not None


@dataclass(frozen=True, slots=True)
class Lacking:
    """What is said at the head of the letter's side."""

    words: str
    all_there: bool


def lacking(decisions: Iterable[DecisionRow]) -> Lacking:
    """“who and when in all 4”, or in how many they are missing."""
    rows = tuple(decisions)
    if not rows:
        return Lacking("", all_there=True)
    without = [one for one in rows if not is_whole(one)]
    if not without:
        return Lacking(f"who and when in all {len(rows)}" if len(rows) > 1 else "who and when are said", all_there=True)
    numbers = words.listed(str(one.number) for one in without)
    return Lacking(f"who or when is missing in {numbers}", all_there=False)


def for_the_sheet(page: ReviewPage, today: date, bank_holidays: Container[date]) -> str:
    """“due Thu 19 March = 12 March + 5 working days”, once the meeting was held."""
    held_on = page.completed_on or page.held_on
    if held_on is None:
        return "for the adults who carry them out"
    due = documents_due(held_on, bank_holidays, limits=page.limits).decisions
    return f"due {words.weekday_and_date(due.due_on, today)} = {due.sum_in_words}"


def for_the_letter(page: ReviewPage, today: date) -> str:
    """“same decisions, in words for Sam, 8”."""
    born_on = page.who.born_on
    aged = f", {age_on(born_on, today)}" if born_on else ""
    return f"same decisions, in words for {name_of(page)}{aged}"


def midway_words(page: ReviewPage, today: date, bank_holidays: Container[date]) -> tuple[str, str]:
    """The day of the midway check and its sum; no day before the meeting was held."""
    held_on = page.completed_on or page.held_on
    if held_on is None:
        return "Counted from the meeting", ""
    due = midway_due(held_on, bank_holidays, limits=page.limits)
    said = f"{words.day_and_month(held_on, today)} + {page.limits.in_words(LimitKey.MIDWAY)}"
    return words.weekday_and_date(due, today), said


@dataclass(frozen=True, slots=True)
class Paper:
    """One of the papers that follow: what it is, when it is due and by which sum."""

    title: str
    due: str
    sum_in_words: str


def sheet_and_letter(page: ReviewPage, today: date, bank_holidays: Container[date]) -> tuple[Paper, Paper]:
    """When the decisions go out and when the letter is written, counted from the day the review was complete."""
    from_day = page.completed_on or page.held_on
    name = name_of(page)
    if from_day is None:
        counted = "Counted from the day the review is complete"
        return Paper("The decision sheet", counted, ""), Paper(f"The letter to {name}", counted, "")
    due = documents_due(from_day, bank_holidays, limits=page.limits)
    sheet_on = words.weekday_and_date(due.decisions.due_on, today)
    letter_on = words.weekday_and_date(due.letter.due_on, today)
    return (
        Paper("The decision sheet", f"due {sheet_on}", due.decisions.sum_in_words),
        Paper(f"The letter to {name}", f"due {letter_on}", due.letter.sum_in_words),
    )


_AGES = {
    AgeBand.FROM_4_TO_7: "4 to 7",
    AgeBand.FROM_8_TO_11: "8 to 11",
    AgeBand.FROM_12_TO_15: "12 to 15",
    AgeBand.FROM_16_TO_17: "16 to 17",
}


def letter_kind(page: ReviewPage) -> str:
    """“After your meeting, for ages 8 to 11”: the letter that will be begun."""
    band = page.letter.age_band
    if band is None:
        return "The plain letter, as nobody knows the age yet. You can choose another while you write."
    return f"After your meeting, for ages {_AGES[band]}. You can choose another while you write."


def letter_state(page: ReviewPage) -> str:
    """How far the letter is."""
    if page.letter.letter_id is None:
        return "Not begun yet"
    return "Finished" if page.letter.finished else "Begun"


def what_goes_in(page: ReviewPage) -> str:
    """What the letter begins with: the decisions, the child's words, and what stays out of it."""
    said = sum(note.kind is NoteKind.CHILDS_WORDS and bool(note.text.strip()) for note in page.notes)
    hidden = sum(note.kind is NoteKind.NOT_FOR_THE_LETTER for note in page.notes)
    parts = [words.plural(len(page.decisions), "decision")]
    if said:
        parts.append(f"{words.plural(said, 'passage')} of {words.whose(name_of(page))} words to choose from")
    sentence = f"It starts with {words.listed(parts)}."
    if hidden:
        sentence += f" {words.plural(hidden, 'part')} of the notes {'is' if hidden == 1 else 'are'} not for the letter."
    return sentence


def due_with_sum(paper: Paper, done: bool) -> str:
    """“due Thu 19 March = 12 March + 5 working days”, or that it is done."""
    if done:
        return "Done"
    return f"{paper.due} = {paper.sum_in_words}" if paper.sum_in_words else paper.due


def why_no_sheet_yet(page: ReviewPage) -> str | None:
    """Why there is no decision sheet; None when there is one."""
    return None if page.held_on else "The decision sheet is made once the meeting has begun."


def lacking_in_the_letter(page: ReviewPage) -> str:
    """Which decisions still say nothing of who or when."""
    name = name_of(page)
    words_of_it = lacking(page.decisions).words
    return f"{words_of_it[:1].upper()}{words_of_it[1:]}. {name[:1].upper()}{name[1:]} would want to know."


def sheet_state(page: ReviewPage, today: date) -> str:
    """What the sheet holds, and when it went out."""
    holds = f"{words.plural(len(page.decisions), 'decision')} for the adults who carry them out."
    if page.decisions_sent_on is None:
        return holds
    return f"{holds} Sent {words.day_and_month(page.decisions_sent_on, today)}."


def file_name(page: ReviewPage) -> str:
    """The name proposed for the file. It says which review it is, and nothing about the child."""
    day = f"{page.held_on:%Y%m%d}-" if page.held_on else ""
    return f"decisions-{day}{page.review_id.hex[-6:]}.pdf"
