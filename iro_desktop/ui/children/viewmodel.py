"""The caseload in words: its ready-made views, its rows, and the chosen child; no Qt."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from iro_desktop.models.birthdays import next_birthday
from iro_desktop.queries.children import CaseloadRow, ChildAtAGlance
from iro_desktop.queries.list_facts import NO_FACTS, ListFacts
from iro_desktop.queries.list_look import OwnView
from iro_desktop.queries.what_is_due import DueLine
from iro_desktop.ui import words
from iro_desktop.ui.child import in_words
from iro_desktop.ui.children.views import FIRST, NEED_FACTS, View, belongs, tab_words, view_named, view_words, why
from iro_desktop.ui.shown import Choice, TagWords, VoiceWords
from iro_desktop.ui.tokens import Tone

_LAST = date.max
_SAME_YEAR_DAYS = 300
_OWN = "own:"
_LONGEST_VIEW_NAME = 24
ViewCounts = Mapping[View, int]


class ChildRow:
    """One line of the list, in words, with what it sorts by.

    What it says is worked out when somebody looks: of fifteen hundred children a window shows twenty.
    """

    def __init__(self, row: CaseloadRow, today: date, bank_holidays: Container[date], below_lives: str = "") -> None:
        self._row, self._today, self._bank_holidays = row, today, bank_holidays
        self.child_id = row.who.child_id
        self.animal = row.who.animal
        self.below_lives = below_lives
        """Why the child is in the view, where the view is about that."""
        self.name = in_words.name_and_age(row.who, today)
        self.by_name = self.name.casefold()
        self.by_waiting = (_presses_on(row), self.by_name)
        self.number = row.who.council_child_id
        """The council’s number."""
        self.by_review = _next_day(row.review)
        self.by_spoke = row.last_seen_on

    @cached_property
    def below_name(self) -> str:
        return in_words.below_name(self._row.who)

    @cached_property
    def lives(self) -> str:
        return in_words.lives_briefly(self._row.home) if self._row.in_care else "has left care"

    @cached_property
    def _review_words(self) -> tuple[str, str]:
        return _next_review(self._row, self._today)

    @property
    def next_review(self) -> str:
        return self._review_words[0]

    @property
    def next_review_below(self) -> str:
        return self._review_words[1]

    @cached_property
    def last_spoke(self) -> str:
        return _when_spoken(self._row.last_seen_on, self._today)

    @cached_property
    def tag(self) -> TagWords | None:
        return _tag(self._row, self._today, self._bank_holidays)

    @cached_property
    def _birthday(self) -> tuple[date | None, int]:
        born_on = self._row.who.born_on
        if born_on is None:
            return None, 0
        on, age_then, _ = next_birthday(born_on, self._today, self._bank_holidays)
        return on, age_then

    @property
    def by_birthday(self) -> date | None:
        return self._birthday[0]

    @property
    def birthday(self) -> str:
        return words.short_day(self.by_birthday) if self.by_birthday else "not known"

    @property
    def below_birthday(self) -> str:
        """The age it brings."""
        return f"will be {self._birthday[1]}" if self.by_birthday else ""

    @cached_property
    def found_by(self) -> str:
        """What the filter field looks in, in small letters."""
        who, home = self._row.who, self._row.home
        names = (who.name, who.family_name, who.council_child_id, home.town if home else None)
        return " ".join(part for part in (*names, self.name, in_words.lives_briefly(home)) if part).casefold()


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


def counts(rows: Sequence[CaseloadRow], today: date, facts: Mapping[UUID, ListFacts] | None = None) -> ViewCounts:
    """How many children each view holds. Those that go by facts are left out until the facts are here."""
    known = NO_FACTS if facts is None else facts
    return {
        view: sum(belongs(row, view, today, known.get(row.who.child_id)) for row in rows)
        for view in View
        if facts is not None or view not in NEED_FACTS
    }


def tabs(held: ViewCounts, shown: View, own: Sequence[tuple[OwnView, int]] = ()) -> tuple[Choice, ...]:
    """The first views with their counts, “Left care” where somebody has, the one on screen, the officer's own."""
    ready = [view for view in View if view in FIRST or view is shown or (view is View.LEFT and held.get(view))]
    return (
        *(Choice(view, tab_words(view), count=held.get(view)) for view in ready),
        *(Choice(own_value(one), one.name, count=count) for one, count in own),
    )


def every_view(held: ViewCounts, own: Sequence[tuple[OwnView, int]] = ()) -> tuple[Choice, ...]:
    """All views for the list that stands where tabs do not fit: the ready-made ones, then the officer's own."""
    ready = [view for view in View if view is not View.LEFT or held.get(view)]
    return as_a_list(
        (
            *(Choice(view, view_words(view), count=held.get(view)) for view in ready),
            *(Choice(own_value(one), one.name, count=count) for one, count in own),
        )
    )


def further_views(held: ViewCounts) -> tuple[Choice, ...]:
    """The views behind “More views”: “Left care” is none of them, it has a tab as soon as somebody has."""
    return tuple(
        Choice(view, view_words(view), count=held.get(view)) for view in View if view not in {*FIRST, View.LEFT}
    )


def own_counts(
    rows: Sequence[CaseloadRow],
    own: Sequence[OwnView],
    today: date,
    bank_holidays: Container[date],
    facts: Mapping[UUID, ListFacts] = NO_FACTS,
) -> tuple[tuple[OwnView, int], ...]:
    """The officer's own views, each with how many children it holds."""
    return tuple(
        (one, len(filtered(child_rows(rows, view_named(one.view), today, bank_holidays, facts=facts), one.words)))
        for one in own
    )


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
    return OwnView(named if view is View.ALL else f"{named} · {view_words(view)}", view.value, filter_words)


def as_a_list(views: Sequence[Choice]) -> tuple[Choice, ...]:
    """The same views for a drop-down, the count within the words."""
    return tuple(Choice(view.value, in_a_list(view)) for view in views)


def in_a_list(view: Choice) -> str:
    """“Out of borough  23”, or the name alone while nobody has counted."""
    return view.words if view.count is None else f"{view.words}  {view.count}"


def child_rows(
    rows: Sequence[CaseloadRow],
    view: View,
    today: date,
    bank_holidays: Container[date],
    *,
    facts: Mapping[UUID, ListFacts] = NO_FACTS,
) -> tuple[ChildRow, ...]:
    """The lines of a view, what waits first on top; each says why it is there where that is not on it already."""
    shown = []
    for row in rows:
        known = facts.get(row.who.child_id)
        if belongs(row, view, today, known):
            shown.append(ChildRow(row, today, bank_holidays, why(view, known, today)))
    return tuple(sorted(shown, key=lambda line: line.by_waiting))


def filtered(lines: Sequence[ChildRow], typed: str) -> tuple[ChildRow, ...]:
    """The lines that hold every word typed, in a name, a number or a place."""
    wanted = typed.casefold().split()
    return tuple(line for line in lines if all(word in line.found_by for word in wanted))


def foot(shown: int, of: int) -> str:
    """“64 children. Sorted by what waits first”."""
    count = words.plural(of, "child", "children")
    return f"{count}, what waits first on top" if shown == of else f"{words.number(shown)} of {count}"


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
