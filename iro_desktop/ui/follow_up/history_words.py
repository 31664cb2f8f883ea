"""The history of one decision in words: each line with who and when, those taken back too; no Qt."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from iro_desktop.models.review import DecisionStatus
from iro_desktop.queries.decision_history import DecisionHistory, Happened, HistoryLine
from iro_desktop.ui import words
from iro_desktop.ui.follow_up.viewmodel import STATE_WORDS

UNCHANGED = "A line is never changed or deleted. A mistake is taken back, and stays to be seen."


@dataclass(frozen=True, slots=True)
class LineWords:
    """One line of the history."""

    title: str
    below: tuple[str, ...]
    who_when: str
    taken_back: str = ""
    update_id: UUID | None = None
    """The line, where it can be taken back."""

    @property
    def spoken(self) -> str:
        return ", ".join(part for part in (self.title, *self.below, self.who_when, self.taken_back) if part)


def history_lines(history: DecisionHistory, today: date) -> tuple[LineWords, ...]:
    """Every line, the latest first."""
    return tuple(_line(one, today) for one in reversed(history.lines))


def _line(one: HistoryLine, today: date) -> LineWords:
    on = words.day_and_month(one.on, today) if one.on else "day not known"
    back = ""
    if one.taken_back_on is not None:
        by = f" by {one.taken_back_by}" if one.taken_back_by else ""
        back = f"Taken back on {words.day_and_month(one.taken_back_on, today)}{by}. It counts no more."
    return LineWords(
        title=_title(one, today),
        below=tuple(_below(one)),
        who_when=" · ".join(part for part in (on, one.by, "midway check" if one.at_midway else "") if part),
        taken_back=back,
        update_id=one.update_id,
    )


def _title(one: HistoryLine, today: date) -> str:
    match one.what:
        case Happened.DECIDED:
            return "Decided" + (f", by {words.day_and_month(one.due_after, today)}" if one.due_after else "")
        case Happened.SAID_AGAIN:
            return "Said again in a later review"
        case Happened.LOOKED_AT:
            return STATE_WORDS[one.status or DecisionStatus.OPEN]
        case Happened.PUT_OFF:
            to = words.day_and_month(one.due_after, today) if one.due_after else "a later day"
            return f"Put off to {to}" + (
                f", from {words.day_and_month(one.due_before, today)}" if one.due_before else ""
            )
        case Happened.ASKED:
            return "Asked for an update"
        case Happened.AGREED:
            return "The team manager agrees"
        case Happened.OBJECTED:
            return "The team manager objects"
        case Happened.RAISED:
            return "A resolution was raised"


def _below(one: HistoryLine) -> Iterable[str]:
    if one.text:
        yield one.text
