"""What is said of a review that was moved before it began; no Qt."""

from collections.abc import Sequence
from datetime import date

from iro_desktop.models.adjournment import RearrangementReason
from iro_desktop.models.timescales import DueDate
from iro_desktop.queries.review_kinds import Move
from iro_desktop.ui import words
from iro_desktop.ui.shown import Choice

_BECAUSE = {
    RearrangementReason.PLAN_NOT_READY: "the plan was not ready",
    RearrangementReason.PLAN_NOT_SHARED: "the child had not seen the plan",
    RearrangementReason.CHILD_ASKED: "the child asked",
    RearrangementReason.SOMEBODY_CANNOT_COME: "somebody who matters could not come",
    RearrangementReason.NO_INTERPRETER: "no interpreter could come",
    RearrangementReason.OFFICER_CANNOT_COME: "I could not come",
    RearrangementReason.SOCIAL_WORKER_CANNOT_COME: "the social worker could not come",
    RearrangementReason.OTHER: "another reason",
}
REASONS = tuple(Choice(reason, said[:1].upper() + said[1:]) for reason, said in _BECAUSE.items())
_TIMES = {1: "once", 2: "twice"}


def how_often(moves: Sequence[Move]) -> str:
    """“Moved twice”; empty for a review that stayed where it was."""
    count = len(moves)
    return f"Moved {_TIMES.get(count, f'{count} times')}" if count else ""


def line(move: Move, name: str, today: date) -> str:
    """“From 12 March to 19 March: Sam had not seen the plan. To be ready by 17 March. Manager told 10 March.”"""
    days = [
        *([f"from {words.day_and_month(move.from_on, today)}"] if move.from_on else []),
        *([f"to {words.day_and_month(move.to_on, today)}"] if move.to_on else []),
    ]
    because = _BECAUSE[move.reason].replace("the child", name)
    parts = [f"{' '.join(days)}: {because}."]
    if move.reason_in_words:
        parts.append(f"{move.reason_in_words.rstrip('.')}.")
    if move.set_right_by:
        parts.append(f"To be ready by {words.day_and_month(move.set_right_by, today)}.")
    if move.manager_told_on:
        parts.append(f"Manager told {words.day_and_month(move.manager_told_on, today)}.")
    sentence = " ".join(parts)
    return sentence[:1].upper() + sentence[1:]


def late_sum(to_on: date | None, due: DueDate | None, today: date) -> str:
    """“This is 2 days after the latest day, 12 March = 12 September + 6 months.”; empty where it is in time."""
    if to_on is None or due is None or to_on <= due.latest_lawful:
        return ""
    after = words.days((to_on - due.latest_lawful).days)
    latest = words.day_and_month(due.latest_lawful, today)
    return f"This is {after} after the latest day, {latest} = {due.sum_in_words}. Say why, or choose an earlier day."


def problem_with_new_day(to_on: date | None, planned_on: date | None, today: date) -> str:
    """Why the review cannot be moved to this day; empty where it can."""
    if to_on is None:
        return "Type the new day."
    if to_on < today:
        return "The new day must be today or later."
    return "The review is planned for this day already." if to_on == planned_on else ""
