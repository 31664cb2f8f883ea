"""What the head of a review's workspace says: whose review, when, by when, how far it is; no Qt."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from iro_desktop.models.review import Mode
from iro_desktop.queries.review import ReviewPage, StillToDo
from iro_desktop.ui import words
from iro_desktop.ui.child import in_words
from iro_desktop.ui.child.viewmodel import wishes_in_brief
from iro_desktop.ui.shown import Run, Step, TagWords, Words
from iro_desktop.ui.tokens import Tone

CLOSED = "This review is closed, so it is only read here. Open it again, with a reason, to change it."
FROM_FILES = "This review comes from the council’s files. What was said and decided in it is not on this laptop."
CANCELLED = "This review was cancelled. It is only read here."

_LEADS_ON = frozenset({"at", "in", "on", "by", "over", "online", "with"})
"""Words with which a place follows a day as it is."""


class ReviewStep(StrEnum):
    """The steps of a review, in their order."""

    PREPARE = "prepare"
    MEET = "meet"
    DECIDE = "decide"
    WRITE = "write"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class WayOn:
    """The filled button beside the title, and why it is off."""

    words: str
    off_because: str | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """The head of the page: “Sam’s third review”, In time, the day with its sum, and the way on from this step."""

    title: str
    below: Words
    """When, where and by when; then what the child wants, always in sight."""
    avatar: str
    tag: TagWords | None
    way_on: WayOn | None


def head(page: ReviewPage, today: date, step: ReviewStep | None) -> Head:
    """Who, which review, when and where, and the last day for it with its sum; what is not known is said so."""
    name = in_words.review_name(page.by_law.kind, page.number)
    title = f"{words.whose(in_words.capital(page.who.name))} {name}"
    sentences = [adjourned(page, today), when_and_where(page, today), by_when(page, today)]
    below = " ".join(part for part in sentences if part)
    return Head(title, (below, *_wanted(page, today)), page.who.animal, in_time(page, today), way_on(page, step))


def _wanted(page: ReviewPage, today: date) -> tuple[Run, ...]:
    """What the child asked for and what helps to speak with them, on the line of the day."""
    # The space before each dot does not break: no line begins with one.
    return tuple(Run(f"\u00a0· {tag.words}", tone=tag.tone) for tag in wishes_in_brief(page, today))


def way_on(page: ReviewPage, step: ReviewStep | None) -> WayOn | None:
    """What leads on: the other steps have their one filled button where their work is."""
    if step is ReviewStep.PREPARE and not page.closed:
        return WayOn("Go on with the meeting" if page.held_on else "Go to the meeting")
    if step is ReviewStep.DECIDE:
        return WayOn(letter_button(page), why_no_letter_yet(page))
    return None


def when_and_where(page: ReviewPage, today: date) -> str:
    """“12 March, 11:00, at home in Luton.”, or that no day is chosen yet."""
    on = page.held_on or page.planned_on
    if on is None:
        return "No day is chosen yet."
    day = words.day_and_month(on, today)
    at = in_words.at(page.planned_time if page.held_on in (None, page.planned_on) else page.started_at)
    return ", ".join(part for part in (day, at, place_in_words(page)) if part) + "."


def place_in_words(page: ReviewPage) -> str:
    """“at home in Luton”, “by video”: where, in words that follow a day; empty where nothing is written down."""
    place = (page.place or "").strip().rstrip(".")
    if not place:
        return in_words.HOW_MET[page.mode] if page.mode in (Mode.REMOTE, Mode.DESK) else ""
    if place.partition(" ")[0].casefold() in _LEADS_ON:
        return place[0].lower() + place[1:]
    return f"at {place}"


def adjourned(page: ReviewPage, today: date) -> str:
    """“Adjourned until 26 March.” while it waits to go on; empty for a review that was not adjourned."""
    one = page.adjournment
    if one is None or one.goes_on or page.closed:
        return ""
    if one.resumes_on is None:
        return "Adjourned, no day to go on yet."
    return f"Adjourned until {words.day_and_month(one.resumes_on, today)}."


def by_when(page: ReviewPage, today: date) -> str:
    """“Latest day 12 March = 12 September + 6 months.”, or why that is not known."""
    due = page.by_law.due
    if due is None:
        return f"The latest day is not known. {page.by_law.reason}".strip() if page.by_law.reason else ""
    said = f"Latest day {words.day_and_month(due.latest_lawful, today)} = {due.sum_in_words}."
    if page.completed_on is None or page.latest_to_go_on is None or page.completed_on <= page.latest_to_go_on:
        return said
    limit = words.day_and_month(page.latest_to_go_on, today)
    return f"{said} It went on past the last day of an adjournment, {limit} = {page.latest_to_go_on_sum}."


def in_time(page: ReviewPage, today: date) -> TagWords | None:
    """Whether the day held or planned is lawful. Lateness is ours, and nothing is claimed where it is not known."""
    due = page.by_law.due
    on = page.held_on or page.planned_on
    if due is None:
        return TagWords("Latest day not known", Tone.SECONDARY)
    if on is None:
        late = words.days_late(due.latest_lawful, today)
        return TagWords(f"Ours is {late}", Tone.ATTENTION, "clock") if late else None
    if on <= due.latest_lawful:
        adjourned_past = page.completed_on is not None and page.completed_on > due.latest_lawful
        return TagWords("In time, as it was adjourned" if adjourned_past else "In time", Tone.GOOD, "check")
    late = words.days_late(due.latest_lawful, on)
    if page.held_on is None:
        return TagWords(f"Planned {words.days((on - due.latest_lawful).days)} after the latest day", Tone.ATTENTION)
    return TagWords(f"Ours was {late}", Tone.ATTENTION, "clock")


def name_of(page: ReviewPage) -> str:
    """“Sam”, or “the apricot fox” in the middle of a sentence."""
    return page.who.name


def steps(page: ReviewPage) -> tuple[Step, ...]:
    """The steps, each ticked once there is nothing left to do in it."""
    name = name_of(page)
    decided = bool(page.decisions) and all(
        one.wording and one.child_wording and one.owner_name and one.due_on for one in page.decisions
    )
    return (
        Step(ReviewStep.PREPARE, "Prepare", page.held_on is not None),
        Step(ReviewStep.MEET, "Meet", page.held_on is not None and page.participation is not None),
        Step(ReviewStep.DECIDE, "Decide", decided),
        Step(ReviewStep.WRITE, f"Write to {name}" if len(name) <= 12 else "Write", page.letter.finished),
        Step(ReviewStep.CLOSE, "Close", page.closed),
    )


def first_step(page: ReviewPage, asked_for: str) -> ReviewStep:
    """Where the workspace opens: the step asked for, else where the work is."""
    if asked_for in set(ReviewStep):
        return ReviewStep(asked_for)
    if page.closed:
        return ReviewStep.CLOSE
    return ReviewStep.PREPARE if page.held_on is None else ReviewStep.MEET


def letter_button(page: ReviewPage) -> str:
    """The words of the button: begin, go on, or read."""
    name = name_of(page)
    if page.letter.letter_id is None:
        return f"Write to {name}"
    return f"Read the letter to {name}" if page.letter.finished else f"Go on writing to {name}"


def why_no_letter_yet(page: ReviewPage) -> str | None:
    """Why the letter cannot be begun; None when it can."""
    return None if page.held_on else "The letter tells of the meeting, so it is written once the meeting has begun."


def only_read(page: ReviewPage) -> str | None:
    """Why nothing can be changed here; None for a review that is open."""
    if not page.closed:
        return None
    if page.from_files:
        return FROM_FILES
    return CLOSED if page.completed_on is not None else CANCELLED


def missing(page: ReviewPage) -> tuple[StillToDo, ...]:
    """What keeps the review from being closed, with the child's name in it."""
    return tuple(_with_name(one, page) for one in page.needs.must)


def better_done(page: ReviewPage) -> tuple[StillToDo, ...]:
    """What is better done before the close and does not keep the review open, with the child's name in it."""
    return tuple(_with_name(one, page) for one in page.needs.better)


def _with_name(one: StillToDo, page: ReviewPage) -> StillToDo:
    name = name_of(page)
    sentence = one.sentence.replace("the child", name).replace("The child", name[:1].upper() + name[1:])
    return StillToDo(one.step, sentence)


def next_review_proposed(page: ReviewPage) -> date | None:
    """The day to propose for the next review: the last working day that is still lawful; None where not known."""
    return page.next_due.last_working_day if page.next_due else None


def next_review_sum(page: ReviewPage, today: date) -> str:
    """“6 months = Sat 12 September, so the Friday before”: the sum behind the day that is proposed."""
    due = page.next_due
    if due is None:
        return "The latest day is not known." if page.held_on else "The latest day is counted from the meeting."
    latest = words.weekday_and_date(due.latest_lawful, today)
    said = f"Latest day {latest} = {due.sum_in_words}"
    if due.last_working_day == due.latest_lawful:
        return said
    if due.latest_lawful - due.last_working_day <= timedelta(days=6):
        return f"{said}, so the {words.WEEKDAYS[due.last_working_day.weekday()]} before"
    return f"{said}, so {words.weekday_and_date(due.last_working_day, today)}"


def next_review_problem(page: ReviewPage) -> str:
    """What speaks against the day chosen for the next review; empty when nothing does."""
    on = page.next_review_on
    if on is None:
        return ""
    if page.held_on is not None and on <= page.held_on:
        return "The next review must be after this one."
    if page.next_due is not None and on > page.next_due.latest_lawful:
        return f"This is {words.days((on - page.next_due.latest_lawful).days)} after the latest day."
    return ""
