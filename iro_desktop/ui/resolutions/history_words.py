"""The history of one resolution in words: each step with who and when, those taken back too; no Qt."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from iro_desktop.models.resolution import INFORMAL, StepKind, Tone
from iro_desktop.queries.resolution_card import CardPage
from iro_desktop.queries.resolution_history import HistoryRow
from iro_desktop.ui import words
from iro_desktop.ui.child.in_words import capital
from iro_desktop.ui.resolutions import in_words

UNCHANGED = "Nobody can change or delete a step. A mistake is taken back, and stays to be seen."


@dataclass(frozen=True, slots=True)
class StepWords:
    """One step of the history."""

    key: UUID
    step_ids: tuple[UUID, ...]
    on: str
    title: str
    lines: tuple[str, ...]
    who: str
    """Who wrote it, and when where that was another day."""
    taken_back: str
    """“Taken back on 12 March by Ruth Okafor. It counts no more.”; empty where it counts."""
    may_take_back: bool

    @property
    def spoken(self) -> str:
        """The whole step as a screen reader says it."""
        return ", ".join(part for part in (self.on, self.title, *self.lines, self.who, self.taken_back) if part)


def history(page: CardPage, today: date, *, tz_of: datetime) -> tuple[StepWords, ...]:
    """Every step, the latest first. `tz_of` is a moment in the officer's own time."""
    return tuple(_step(row, page, today, tz_of) for row in reversed(page.history))


def _step(row: HistoryRow, page: CardPage, today: date, tz_of: datetime) -> StepWords:
    return StepWords(
        key=row.step_ids[0],
        step_ids=row.step_ids,
        on=words.day_and_month(row.happened_on, today),
        title=_title(row, page),
        lines=tuple(_lines(row)),
        who=_who(row, today, tz_of),
        taken_back=_taken_back(row, today),
        may_take_back=row.counts and row.kind is not StepKind.STARTED,
    )


def _title(row: HistoryRow, page: CardPage) -> str:
    to = in_words.whom(row.to_name, row.to_role)
    said = {
        StepKind.STARTED: _started(row, page, to),
        StepKind.MESSAGE_SENT: "Message sent",
        StepKind.ANSWERED: _answered(row),
        StepKind.ESCALATED: f"Escalated to {row.stage_name}" + (f": {to}" if to else ""),
        StepKind.TO_CAFCASS: "Referred to Cafcass",
        StepKind.WAITING: "Waiting" if row.until_on is None else f"Waiting until {in_words.weekday(row.until_on)}",
        StepKind.TOLD_CHILD: f"Told {_whom(row, page)}",
        StepKind.NOTE: "Note",
        StepKind.SETTLED: "Noted for the record" if page.tone is not Tone.CHALLENGE else _settled(row),
        StepKind.REOPENED: "Opened again",
    }.get(row.kind, "A step of a newer version of the program")
    only = row.kind is not StepKind.TOLD_CHILD and row.for_children
    return f"{said}, for {in_words.names([who.name for who in row.for_children])} only" if only else said


def _started(row: HistoryRow, page: CardPage, to: str) -> str:
    if page.tone is not Tone.CHALLENGE:
        return f"Said to {to}" if to else in_words.TONE_WORDS[page.tone]
    at = "" if row.stage == INFORMAL else f" at {row.stage_name}"
    return f"Raised{at}" + (f" with {to}" if to else "")


def _answered(row: HistoryRow) -> str:
    who = row.answered_by or ""
    by = f" by {in_words.whom(who, None) if who[:1].isupper() else in_words.whom(None, who)}" if who else ""
    return f"Answered{by}" + ("" if row.days is None else f", on day {row.days}")


def _settled(row: HistoryRow) -> str:
    return f"Settled: {in_words.OUTCOME_WORDS[row.outcome].lower()}" if row.outcome else "Settled"


def _whom(row: HistoryRow, page: CardPage) -> str:
    told = [who.name for who in row.for_children] or [child.who.name for child in page.children]
    return in_words.names(told)


def _lines(row: HistoryRow) -> Iterable[str]:
    if row.text:
        yield capital(row.text) if row.kind is StepKind.TOLD_CHILD else row.text
    if row.sums is not None:
        yield f"An answer was due: {in_words.answer_sum(row.sums)}"
    if row.child_agrees is not None:
        yield "Wants it raised." if row.child_agrees else "Does not want it raised. It is raised all the same."
    if row.difference:
        yield f"The difference it made: {row.difference}"
        if row.difference_may_be_told:
            yield "The story may be told, without a name."


def _who(row: HistoryRow, today: date, tz_of: datetime) -> str:
    by = row.by_name or "not known who"
    written = row.written_at.astimezone(tz_of.tzinfo)
    if written.date() == row.happened_on:
        return f"{by}, {words.clock(written)}"
    return f"{by}, written {words.day_and_month(written.date(), today)}"


def _taken_back(row: HistoryRow, today: date) -> str:
    if row.counts:
        return ""
    on = f" on {words.day_and_month(row.taken_back_on, today)}" if row.taken_back_on else ""
    by = f" by {row.taken_back_by}" if row.taken_back_by else ""
    return f"Taken back{on}{by}. It counts no more."
