"""What the preparation asks and says of the agenda, the meeting and what was decided last time; no Qt."""

from dataclasses import dataclass
from datetime import date, time

from iro_desktop.models.review import DecisionStatus, Mode
from iro_desktop.queries.review import ReviewPage
from iro_desktop.ui.review.meeting_words import last_time
from iro_desktop.ui.shown import Choice, RowWords, Run, TagWords
from iro_desktop.ui.tokens import Tone

HOW_TO_MEET = (
    Choice(Mode.IN_PERSON, "In person"),
    Choice(Mode.HYBRID, "Some by video"),
    Choice(Mode.REMOTE, "All by video"),
    Choice(Mode.DESK, "On paper"),
)
MARKED = {
    DecisionStatus.DONE: "Decision marked as done.",
    DecisionStatus.PARTLY: "Decision marked as partly done.",
    DecisionStatus.NOT_DONE: "Decision marked as not done.",
    DecisionStatus.OVERTAKEN: "Decision marked as no longer needed.",
    DecisionStatus.OPEN: "Decision marked as still open.",
}
KEYS_OF_LAST_TIME = "Space ticks it as done. P partly, N not done, L no longer needed."


@dataclass(frozen=True, slots=True)
class TimeTyped:
    """What was typed as a time of day. `at` is None for nothing, or for something that is no time."""

    at: time | None
    understood: bool


def time_typed(typed: str) -> TimeTyped:
    """“11”, “11.30”, “1130”, “3pm”, “15:30” as a time of day."""
    text = typed.strip().casefold().replace(".", ":").replace(" ", "")
    if not text:
        return TimeTyped(None, understood=True)
    afternoon, morning = text.endswith("pm"), text.endswith("am")
    text = text.removesuffix("pm").removesuffix("am")
    hours, colon, minutes = text.partition(":")
    if not colon and len(hours) in (3, 4):
        hours, minutes = hours[:-2], hours[-2:]
    if not (hours.isascii() and hours.isdigit() and (not minutes or (minutes.isascii() and minutes.isdigit()))):
        return TimeTyped(None, understood=False)
    hour, minute = int(hours), int(minutes or 0)
    if (afternoon or morning) and not 1 <= hour <= 12:
        return TimeTyped(None, understood=False)
    if afternoon or morning:
        hour = hour % 12 + (12 if afternoon else 0)
    if hour > 23 or minute > 59:
        return TimeTyped(None, understood=False)
    return TimeTyped(time(hour, minute), understood=True)


def asks_why_not_in_person(mode: str | None) -> bool:
    """Whether a reason is wanted: only where not everybody meets in one room."""
    return mode is not None and mode != Mode.IN_PERSON


def agenda_rows(page: ReviewPage, *, from_child: bool) -> tuple[RowWords, ...]:
    """The child's items, or the adults', numbered on from one to the other as in the meeting."""
    return tuple(
        RowWords(key=item.item_id, title=(Run(str(number), tone=Tone.SECONDARY), f"   {item.text}"))
        for number, item in enumerate(page.agenda, start=1)
        if item.from_child is from_child
    )


def last_time_rows(page: ReviewPage, today: date) -> tuple[RowWords, ...]:
    """The decisions of last time, each with a box to tick."""
    status = {one.decision_id: one.status for one in page.last_time}
    return tuple(
        RowWords(
            key=line.decision_id,
            title=line.words,
            below=line.below,
            ticked=line.done,
            tag=_tag(status[line.decision_id]),
        )
        for line in last_time(page, today)
    )


def names_in(typed: str) -> tuple[str, ...]:
    """The names typed in one field, each once."""
    return tuple(dict.fromkeys(name.strip() for name in typed.replace(";", ",").split(",") if name.strip()))


def _tag(status: DecisionStatus) -> TagWords | None:
    words = {DecisionStatus.PARTLY: "Partly done", DecisionStatus.NOT_DONE: "Not done"}
    return TagWords(words[status]) if status in words else None
