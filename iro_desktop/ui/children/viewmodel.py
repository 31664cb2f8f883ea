"""The caseload in words: its ready-made views, its rows, and the chosen child; no Qt."""

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from iro_desktop.models.birthdays import next_birthday
from iro_desktop.models.timescales import DueStatus, add_months, age_on
from iro_desktop.queries.children import CaseloadRow, ChildAtAGlance
from iro_desktop.queries.list_look import OwnView
from iro_desktop.queries.what_is_due import DueLine
from iro_desktop.ui import words
from iro_desktop.ui.child import in_words
from iro_desktop.ui.shown import Choice, TagWords, VoiceWords
from iro_desktop.ui.tokens import Tone

NOT_SEEN_FOR_MONTHS = 3
OLDER_FROM_AGE = 16
_LAST = date.max
_SAME_YEAR_DAYS = 300
_OWN = "own:"
_LONGEST_VIEW_NAME = 24


class View(StrEnum):
    """The ready-made views of the caseload. Each but the last holds only children who are in care."""

    ALL = "all"
    REVIEW_SOON = "review_soon"
    OUT_OF_BOROUGH = "out_of_borough"
    OLDER = "older"
    UNACCOMPANIED = "unaccompanied"
    NOT_SEEN = "not_seen"
    LEFT = "left"


VIEW_WORDS: Mapping[View, str] = MappingProxyType(
    {
        View.ALL: "All",
        View.REVIEW_SOON: "Review due soon",
        View.OUT_OF_BOROUGH: "Out of borough",
        View.OLDER: "16+",
        View.UNACCOMPANIED: "Unaccompanied",
        View.NOT_SEEN: "Not seen for 3 months",
        View.LEFT: "Left care",
    }
)
_NOBODY: Mapping[View, tuple[str, str]] = MappingProxyType(
    {
        View.ALL: ("No children yet", "Bring in a caseload, or sync to receive the children given to you."),
        View.REVIEW_SOON: ("No review is due soon", "Children appear here ten working days before the last day."),
        View.OUT_OF_BOROUGH: (
            "Nobody is known to live out of the borough",
            "The council’s files do not say it. Where you write a home down, the child appears here.",
        ),
        View.OLDER: ("Nobody is 16 or 17", "Young people appear here on their 16th birthday."),
        View.UNACCOMPANIED: ("Nobody is recorded as unaccompanied", "The council’s UASC file says who is."),
        View.NOT_SEEN: ("You have seen everyone", "A child appears here three months after you last spoke."),
        View.LEFT: ("Nobody has left care", "Children who leave stay here, out of the way."),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildRow:
    """One line of the list, in words, with what it sorts by."""

    child_id: UUID
    animal: str
    name: str
    below_name: str
    lives: str
    next_review: str
    next_review_below: str
    last_spoke: str
    tag: TagWords | None
    birthday: str
    below_birthday: str
    """The age it brings."""
    number: str
    """The council’s number."""
    found_by: str
    """What the filter field looks in, in small letters."""
    by_name: str
    by_review: date | None
    by_spoke: date | None
    by_waiting: tuple[date, str]
    by_birthday: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenChild:
    """The pane beside the list."""

    child_id: UUID
    animal: str
    name: str
    lives: str
    facts: tuple[tuple[str, str], ...]
    """Heading and words, such as “Likes” and “video calls, drawing”."""
    words_heading: str
    voice: VoiceWords | None
    review: str
    review_below: str
    button: str


def tabs(
    rows: Sequence[CaseloadRow], today: date, own: Sequence[OwnView] = (), bank_holidays: Container[date] = ()
) -> tuple[Choice, ...]:
    """The views with their counts, “Left care” only where somebody has; then the officer's own."""
    counts = {view: sum(_belongs(row, view, today) for row in rows) for view in View}
    ready = [
        Choice(view, VIEW_WORDS[view], count=counts[view]) for view in View if view is not View.LEFT or counts[view]
    ]
    for one in own:
        held = filtered(child_rows(rows, view_named(one.view), today, bank_holidays), one.words)
        ready.append(Choice(own_value(one), one.name, count=len(held)))
    return tuple(ready)


def own_value(view: OwnView) -> str:
    """What the tab of a view of one's own stands for."""
    return f"{_OWN}{view.name}"


def own_view(value: str, own: Sequence[OwnView]) -> OwnView | None:
    """The view of one's own that a tab stands for; None for a ready-made one."""
    return next((one for one in own if value == own_value(one)), None)


def view_to_keep(view: View, typed: str, own: Sequence[OwnView]) -> OwnView | None:
    """The view that “Keep this view” would keep, named by the words typed; None where there is nothing to keep."""
    filter_words = " ".join(typed.split())
    if not filter_words or any(one.view == view and one.words == filter_words for one in own):
        return None
    named = in_words.capital(in_words.shortened(filter_words, _LONGEST_VIEW_NAME))
    return OwnView(named if view is View.ALL else f"{named} · {VIEW_WORDS[view]}", view.value, filter_words)


def as_a_list(views: Sequence[Choice]) -> tuple[Choice, ...]:
    """The same views for a drop-down, the count within the words."""
    return tuple(Choice(view.value, f"{view.words}  {view.count}") for view in views)


def view_named(part: str) -> View:
    """The view a place names; the whole caseload for none."""
    return View(part) if part in tuple(View) else View.ALL


def child_rows(
    rows: Sequence[CaseloadRow], view: View, today: date, bank_holidays: Container[date]
) -> tuple[ChildRow, ...]:
    """The lines of a view, what waits first on top."""
    shown = [_line(row, today, bank_holidays) for row in rows if _belongs(row, view, today)]
    return tuple(sorted(shown, key=lambda line: line.by_waiting))


def filtered(lines: Sequence[ChildRow], typed: str) -> tuple[ChildRow, ...]:
    """The lines that hold every word typed, in a name, a number or a place."""
    wanted = typed.casefold().split()
    return tuple(line for line in lines if all(word in line.found_by for word in wanted))


def foot(shown: int, of: int) -> str:
    """“64 children. Sorted by what waits first”."""
    count = words.plural(of, "child", "children")
    return f"{count}, what waits first on top" if shown == of else f"{words.number(shown)} of {count}"


def nobody(view: View, typed: str) -> tuple[str, str]:
    """What to say where a view is empty."""
    if typed.strip():
        return f"Nobody here matches “{typed.strip()}”", "Names, numbers and places are looked at. Try another view."
    return _NOBODY[view]


def chosen(row: CaseloadRow, glance: ChildAtAGlance | None, today: date) -> ChosenChild:
    """The chosen child in a few words; what the child likes and said comes when it has been asked for."""
    facts = []
    if glance is not None and (glance.likes or glance.not_times):
        likes = in_words.capital(", ".join(glance.likes))
        facts.append(("Likes", ". ".join([likes, *map(in_words.capital, glance.not_times)]).strip(". ")))
    if glance is not None and glance.reading_words:
        facts.append(("Reading", glance.reading_words))
    voice = None
    if glance is not None and glance.words and glance.said_on:
        how = in_words.capital(", ".join(part for part in (glance.said_how,) if part))
        when = words.weekday_and_date(glance.said_on, today)
        voice = VoiceWords(glance.words, f"{how}, {when}" if how else when)
    review, below = _next_review_in_full(row, today)
    return ChosenChild(
        child_id=row.who.child_id,
        animal=row.who.animal,
        name=in_words.name_and_age(row.who, today),
        lives=in_words.lives_with(row.home),
        facts=tuple(facts),
        words_heading="Last words to me",
        voice=voice,
        review=review,
        review_below=below,
        button=f"Open {words.whose(row.who.known_as)} page" if row.who.known_as else "Open this child’s page",
    )


def _belongs(row: CaseloadRow, view: View, today: date) -> bool:
    return _VIEWS[view](row, today)


def _is_soon(row: CaseloadRow, today: date) -> bool:
    soon = {DueStatus.DUE_SOON, DueStatus.DUE_TODAY, DueStatus.OVERDUE}
    return row.in_care and (row.review.status in soon or row.review.planned_on == today)


def _is_older(row: CaseloadRow, today: date) -> bool:
    return row.in_care and row.who.born_on is not None and age_on(row.who.born_on, today) >= OLDER_FROM_AGE


def _is_not_seen(row: CaseloadRow, today: date) -> bool:
    since = add_months(today, -NOT_SEEN_FOR_MONTHS)
    return row.in_care and (row.last_seen_on is None or row.last_seen_on < since)


_VIEWS: Mapping[View, Callable[[CaseloadRow, date], bool]] = MappingProxyType(
    {
        View.ALL: lambda row, _: row.in_care,
        View.REVIEW_SOON: _is_soon,
        View.OUT_OF_BOROUGH: lambda row, _: row.in_care and row.home is not None and row.home.out_of_borough is True,
        View.OLDER: _is_older,
        View.UNACCOMPANIED: lambda row, _: row.in_care and row.unaccompanied,
        View.NOT_SEEN: _is_not_seen,
        View.LEFT: lambda row, _: not row.in_care,
    }
)


def _line(row: CaseloadRow, today: date, bank_holidays: Container[date]) -> ChildRow:
    who = row.who
    review, below = _next_review(row, today)
    name = in_words.name_and_age(who, today)
    birthday, age_then, _ = next_birthday(who.born_on, today, bank_holidays) if who.born_on else (None, 0, None)
    names = (who.name, who.family_name, who.council_child_id, row.home.town if row.home else None)
    return ChildRow(
        child_id=who.child_id,
        animal=who.animal,
        name=name,
        below_name=in_words.below_name(who),
        lives=in_words.lives_briefly(row.home) if row.in_care else "has left care",
        next_review=review,
        next_review_below=below,
        last_spoke=_when_spoken(row.last_seen_on, today),
        tag=_tag(row, today, bank_holidays),
        birthday=words.short_day(birthday) if birthday else "not known",
        below_birthday=f"will be {age_then}" if birthday else "",
        number=who.council_child_id,
        found_by=" ".join(part for part in (*names, name, in_words.lives_briefly(row.home)) if part).casefold(),
        by_name=name.casefold(),
        by_review=_next_day(row.review),
        by_spoke=row.last_seen_on,
        by_waiting=(_presses_on(row), name.casefold()),
        by_birthday=birthday,
    )


def _next_review(row: CaseloadRow, today: date) -> tuple[str, str]:
    """The day of the next review, and the sum behind it or why it is not known."""
    line = row.review
    if not row.in_care:
        return (f"left {words.day_and_month(row.left_on, today)}", "") if row.left_on else ("not known", "")
    if line.planned_on is not None and line.planned_on >= today:
        clock = in_words.at(line.planned_time)
        near = "Today" if line.planned_on == today else words.weekday_and_date(line.planned_on, today)
        return f"{near} {clock}".strip() if near == "Today" else near, _latest(line, today)
    if line.due_on is None:
        return "Not known", "the files cannot tell"
    return words.day_and_month(line.last_working_day or line.due_on, today), _below_due(line)


def _latest(line: DueLine, today: date) -> str:
    if line.due_on is None:
        return "latest day not known"
    if line.due_on == line.planned_on:
        return f"latest day, {line.limit_in_words}"
    return f"latest {words.day_and_month(line.due_on, today)}"


def _below_due(line: DueLine) -> str:
    """The sum; or which lawful day the last working day lies before, so that both days are in sight."""
    if line.last_working_day and line.due_on and line.last_working_day < line.due_on:
        weekday = words.WEEKDAYS[line.last_working_day.weekday()]
        return f"{weekday} before {words.WEEKDAYS[line.due_on.weekday()][:3]} {line.due_on.day}"
    return line.limit_in_words


def _next_review_in_full(row: CaseloadRow, today: date) -> tuple[str, str]:
    line = row.review
    if not row.in_care:
        return "None: this child has left care", ""
    if line.due_on is None:
        planned = f"Planned {words.weekday_and_date(line.planned_on, today)}" if line.planned_on else "Not known"
        return planned, line.reason
    base = f"{line.limit_in_words} after {words.day_and_month(line.based_on, today)}" if line.based_on else ""
    if line.planned_on is not None and line.planned_on >= today:
        latest = words.day_and_month(line.due_on, today)
        return in_words.capital(words.near_day(line.planned_on, today)), f"Latest {latest}: {base}"
    if line.due_on < today:
        return in_words.how_late(line, today), f"Was due {words.day_and_month(line.due_on, today)}: {base}"
    return f"By {words.weekday_and_date(line.due_on, today)}", base


def _when_spoken(on: date | None, today: date) -> str:
    if on is None:
        return "not yet"
    away = (today - on).days
    if away < 2:
        return words.near_day(on, today)
    # A day of last spring and one of this spring must not look alike.
    return words.short_day(on) if away < _SAME_YEAR_DAYS else f"{words.short_day(on).split()[-1]} {on.year}"


def _tag(row: CaseloadRow, today: date, bank_holidays: Container[date]) -> TagWords | None:
    """The one thing that presses most: the review, then decisions to send, then the letter."""
    tag = in_words.review_tag(row.review, today, bank_holidays) if row.in_care else None
    if tag is not None and tag.tone is not Tone.SECONDARY:
        return tag
    papers = row.papers
    if papers is not None and papers.decisions_by:
        late = words.days_late(papers.decisions_by, today)
        near = words.near_day(papers.decisions_by, today)
        return TagWords(f"Decisions {late or near}", Tone.ATTENTION if late or near in _PRESSING else Tone.SECONDARY)
    if papers is not None and papers.letter_by:
        late = words.days_late(papers.letter_by, today)
        day = words.day_of(papers.working_days_since, papers.letter_working_days).lower()
        return TagWords(
            f"Our letter is {late}" if late else f"Letter {day}", Tone.ATTENTION if late else Tone.SECONDARY
        )
    return tag


_PRESSING = ("today", "tomorrow")


def _next_day(line: DueLine) -> date | None:
    return line.planned_on or line.due_on


def _presses_on(row: CaseloadRow) -> date:
    papers = row.papers
    days = [row.review.planned_on, row.review.due_on] if row.in_care else []
    if papers is not None:
        days += [papers.decisions_by, papers.letter_by]
    return min((day for day in days if day is not None), default=_LAST)
