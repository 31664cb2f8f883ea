"""The midway checks as a list: each state a group of its own, what was opened and not finished first; no Qt."""

from collections.abc import Sequence
from datetime import date

from iro_desktop.models.midway import MidwayState
from iro_desktop.queries.midway import MidwayRow
from iro_desktop.ui import words
from iro_desktop.ui.child.in_words import capital
from iro_desktop.ui.shown import RowWords, Run
from iro_desktop.ui.tokens import Tone

MIDWAY = "midway"
SHOWN_OF_SETTLED = 60
_TITLES = {
    MidwayState.FORM_OPEN: "Opened and not finished",
    MidwayState.HELD_NOT_RECORDED: "Talked about, not written down",
    MidwayState.NOT_STARTED: "To do now",
    MidwayState.CLOSED: "Finished",
    MidwayState.NOT_REQUIRED: "Not needed",
}
_ORDER = tuple(_TITLES)
_SETTLED = (MidwayState.CLOSED, MidwayState.NOT_REQUIRED)
_LATER = "Still to come"


def midway_rows(rows: Sequence[MidwayRow], today: date, *, settled_too: bool, typed: str = "") -> tuple[RowWords, ...]:
    """The list. What is still to come and what is finished show themselves only where all are wanted."""
    found = [row for row in rows if _has(row, typed.strip().casefold())]
    shown: list[RowWords] = []
    for state in _ORDER:
        if state in _SETTLED and not settled_too:
            continue
        of_state = [row for row in found if row.state is state]
        if state is MidwayState.NOT_STARTED:
            now = [row for row in of_state if row.is_to_do(today)]
            later = [row for row in of_state if not row.is_to_do(today)]
            shown += _group(state, _TITLES[state], now, today)
            if settled_too:
                shown += _group("later", _LATER, later, today)
        else:
            shown += _group(state, _TITLES[state], of_state, today)
    return tuple(shown)


def to_do_count(rows: Sequence[MidwayRow], today: date) -> int:
    """How many checks show themselves now."""
    return sum(row.is_to_do(today) for row in rows)


def nothing(*, typed: str) -> tuple[str, str]:
    """What stands in place of an empty list."""
    if typed.strip():
        return "Nothing is found", "Change the words in the filter, or show all checks."
    return "No midway check is due", "A check appears here seven days before its day, and as soon as it is opened."


def _group(key: str, title: str, rows: Sequence[MidwayRow], today: date) -> list[RowWords]:
    if not rows:
        return []
    heading = RowWords(key=("group", key), title=title, right=words.number(len(rows)), heading=True)
    return [heading, *(_row(row, today) for row in rows[:SHOWN_OF_SETTLED])]


def _row(row: MidwayRow, today: date) -> RowWords:
    due = row.due.due_on
    parts = [f"Review of {words.day_and_month(row.completed_on, today)}"]
    if row.decisions:
        parts.append(f"{row.looked_at} of {words.plural(row.decisions, 'decision')} looked at")
    if row.not_done:
        parts.append(f"{row.not_done} not done")
    if row.held_on is not None:
        with_whom = f" with {row.with_name}" if row.with_name else ""
        parts.append(f"talked{with_whom} on {words.day_and_month(row.held_on, today)}")
    if row.why_not:
        parts.append(row.why_not)
    late = (today - due).days if row.is_late(today) else 0
    right = Run(f"Ours is {words.days(late)} late", bold=True, tone=Tone.ATTENTION) if late else ""
    if not late:
        right = "Finished" if row.state is MidwayState.CLOSED else words.weekday_and_date(due, today)
    return RowWords(
        key=(MIDWAY, str(row.review_id)),
        title=capital(row.who.name),
        below=" · ".join(parts),
        avatar=row.who.animal,
        right=right,
        right_below=row.due.sum_in_full if row.is_unfinished else "",
    )


def _has(row: MidwayRow, typed: str) -> bool:
    return not typed or typed in f"{row.who.name} {row.who.family_name or ''} {row.with_name or ''}".casefold()
