"""What an adjournment asks and says: why, until when at the latest, and what has to be done meanwhile; no Qt."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from iro_desktop.models.adjournment import AdjournmentReason
from iro_desktop.queries.adjournment import AdjournmentRow, DirectionRow
from iro_desktop.queries.review import ReviewPage
from iro_desktop.ui import words
from iro_desktop.ui.review.viewmodel import adjourned, name_of
from iro_desktop.ui.shown import Choice

CHILD, CARER, PARENTS = "child", "carer", "parents"
_REASONS = {
    AdjournmentReason.PLAN_NOT_READY: "The care plan is not ready",
    AdjournmentReason.PLAN_NOT_SHARED: "{name} has not seen the care plan",
    AdjournmentReason.CHILD_NOT_THERE: "{name} was not there",
    AdjournmentReason.SOMEBODY_NOT_THERE: "Somebody who matters was not there",
    AdjournmentReason.INTERPRETER_DID_NOT_COME: "The interpreter did not come",
    AdjournmentReason.NO_REPORT: "There was no report",
    AdjournmentReason.NO_SOCIAL_WORKER: "There was no social worker",
    AdjournmentReason.CHILD_HAD_ENOUGH: "{name} had had enough",
    AdjournmentReason.OTHER: "Something else",
}


@dataclass(frozen=True, slots=True)
class DirectionLine:
    """One thing to be done before the review goes on."""

    direction_id: UUID
    words: str
    below: str
    done: bool


def reasons(page: ReviewPage) -> tuple[Choice, ...]:
    """Why a review may be adjourned, with the child's name in it."""
    name = name_of(page)
    return tuple(Choice(reason, _capital(said.format(name=name))) for reason, said in _REASONS.items())


def who_was_asked(page: ReviewPage) -> tuple[Choice, ...]:
    """Whose wish about waiting was asked."""
    return (Choice(CHILD, _capital(name_of(page))), Choice(CARER, "The carer"), Choice(PARENTS, "The parents"))


def asked(one: AdjournmentRow) -> tuple[str, ...]:
    """Those who were asked, as they are ticked."""
    said = ((CHILD, one.child_asked), (CARER, one.carer_asked), (PARENTS, one.parents_asked))
    return tuple(who for who, yes in said if yes)


def in_short(page: ReviewPage, one: AdjournmentRow) -> str:
    """“Asked about waiting: Wren · a resolution is to be started”: what is folded away, in one line."""
    who = set(asked(one))
    names = words.listed(choice.words for choice in who_was_asked(page) if choice.value in who)
    nobody = "Nobody was asked about waiting" if one.child_asked is not None else ""
    resolution = "a resolution is to be started" if one.resolution_started else ""
    return " · ".join(part for part in (f"Asked about waiting: {names}" if names else nobody, resolution) if part)


def title(page: ReviewPage, today: date) -> str:
    """“Adjourned until 26 March”, or what is about to be done."""
    one = page.adjournment
    if one is None:
        return "Adjourn the review"
    if one.goes_on:
        return f"Adjourned on {words.day_and_month(one.adjourned_on, today)}, and went on"
    return adjourned(page, today).rstrip(".") or f"Adjourned on {words.day_and_month(one.adjourned_on, today)}"


def the_limit(latest: date | None, latest_sum: str, today: date) -> str:
    """“It goes on by Mon 13 April at the latest = 12 March + 20 working days. A review is adjourned once.”"""
    if latest is None:
        return ""
    day = words.weekday_and_date(latest, today)
    return f"It goes on by {day} at the latest = {latest_sum}. A review is adjourned once."


def too_late(resumes_on: date | None, latest: date | None, today: date) -> str:
    """What speaks against the day chosen for going on; empty when nothing does."""
    if resumes_on is None or latest is None or resumes_on <= latest:
        return ""
    return f"This is after the latest day, {words.weekday_and_date(latest, today)}. Choose a day up to it."


def direction_lines(one: AdjournmentRow, today: date) -> tuple[DirectionLine, ...]:
    """What has to be done, who does it and by when."""
    return tuple(_direction(row, today) for row in one.directions)


def _direction(row: DirectionRow, today: date) -> DirectionLine:
    by = f"by {words.day_and_month(row.due_on, today)}" if row.due_on else "no day yet"
    return DirectionLine(row.direction_id, row.action, f"{row.owner_name or 'nobody yet'} · {by}", row.done)


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
