"""Forty invented children in two years of the council's files, with the answers: we know them, for we made them up."""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from tests.end_to_end.days import at_school_age, days_later, in_every_month, months_later, twenty_working_days_later
from tests.exchange.ssda903 import files

THIS_YEAR = (date(2025, 4, 1), date(2026, 3, 31))
LAST_YEAR = (date(2024, 4, 1), date(2025, 3, 31))
AS_OF = THIS_YEAR[1]

Year = tuple[date, date]
Rows = list[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Episode:
    """One row of Episodes, of which only what matters here varies."""

    started_on: date
    why: str
    legal_status: str
    home: str
    ended_on: date | None = None
    reason_ended: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """One review, and what must be said of it: which it was, and whether in time; None where nobody can tell."""

    on: date
    kind: str | None
    in_time: bool | None


@dataclass(frozen=True, slots=True)
class Due:
    """What must be due on the last day; `council_says` is the 91- or 183-day date of a council's system."""

    kind: str
    on: date
    council_says: date
    based_on: date


@dataclass(frozen=True, slots=True)
class Story:
    """What happened to one child. `due` is None where the files cannot tell, or nothing is due any more."""

    episodes: tuple[Episode, ...]
    held: tuple[Held, ...]
    due: Due | None
    born_on: date
    came_alone: bool = False
    to_be_adopted_since: date | None = None


@dataclass(frozen=True, slots=True)
class Child:
    """A child in the files."""

    child_id: str
    sex: str
    codes: dict[date, str]
    story: Story

    @property
    def is_looked_after(self) -> bool:
        return self.story.episodes[-1].ended_on is None


@dataclass(frozen=True, slots=True)
class Caseload:
    """The children, and the folder that holds their files with last_year/ inside."""

    folder: Path
    children: tuple[Child, ...]

    @property
    def last_year(self) -> Path:
        return self.folder / "last_year"

    def looked_after(self) -> list[Child]:
        return [child for child in self.children if child.is_looked_after]


@dataclass
class _Fate:
    """Chance, the same every time."""

    chance: random.Random = field(default_factory=lambda: random.Random(2026))

    def day(self, first: date, last: date) -> date:
        return in_every_month(days_later(first, self.chance.randint(0, (last - first).days)))

    def sooner(self, day: date, most: int) -> date:
        return in_every_month(days_later(day, -self.chance.randint(0, most)))


def _every_six_months(fate: _Fate, first: Held, until: date, extra_days: int = 0) -> list[Held]:
    """Reviews from one on, each in time; the third is late where there are extra days."""
    held = [first]
    while True:
        limit = months_later(held[-1].on, 6)
        late = extra_days if len(held) == 2 else 0
        on = in_every_month(days_later(limit, late)) if late else fate.sooner(limit, 9)
        if on > until:
            return held
        held.append(Held(on, "subsequent", late == 0))


def _subsequent(held: list[Held]) -> Due:
    last = held[-1].on
    return Due("subsequent", months_later(last, 6), days_later(last, 183), last)


def _for_years(fate: _Fate, *, extra_days: int = 0, alone: bool = False, until: date | None = None) -> Story:
    began = fate.day(date(2019, 5, 1), date(2022, 12, 20))
    first = Held(fate.day(date(2024, 4, 3), date(2024, 8, 20)), None, None)
    held = _every_six_months(fate, first, until or AS_OF, extra_days)
    legal, home = ("V2", "K2") if alone else ("C2", "U4")
    care = Episode(began, "S", legal, home, until, "E4A" if until else "")
    return Story((care,), tuple(held), None if until else _subsequent(held), at_school_age(began), came_alone=alone)


def _settled(fate: _Fate) -> Story:
    return _for_years(fate)


def _on_their_own(fate: _Fate) -> Story:
    return _for_years(fate, alone=True)


def _once_late(fate: _Fate) -> Story:
    return _for_years(fate, extra_days=12)


def _went_home(fate: _Fate) -> Story:
    return _for_years(fate, until=fate.day(date(2025, 8, 1), date(2026, 1, 20)))


def _went_home_last_year(fate: _Fate) -> Story:
    return _for_years(fate, until=fate.day(date(2024, 10, 1), date(2025, 3, 10)))


def _just_came(fate: _Fate) -> Story:
    began = fate.day(date(2026, 3, 2), date(2026, 3, 27))
    limit = twenty_working_days_later(began)
    return Story((Episode(began, "S", "V2", "U6"),), (), Due("first", limit, limit, began), at_school_age(began))


def _first_held(fate: _Fate) -> Story:
    began = fate.day(date(2026, 1, 5), date(2026, 2, 20))
    first = in_every_month(days_later(began, 18))
    due = Due("second", months_later(first, 3), days_later(first, 91), first)
    return Story((Episode(began, "S", "C1", "U6"),), (Held(first, "first", True),), due, at_school_age(began))


def _second_held(fate: _Fate) -> Story:
    began = fate.day(date(2025, 5, 1), date(2025, 5, 9))
    first = in_every_month(days_later(began, 18))
    second = Held(fate.sooner(months_later(first, 3), 8), "second", True)
    held = _every_six_months(fate, second, AS_OF)
    everything = (Held(first, "first", True), *held)
    return Story((Episode(began, "S", "C1", "U6"),), everything, _subsequent(held), at_school_age(began))


def _one_seen(fate: _Fate) -> Story:
    """Came shortly before the files begin: whether the review seen was the first, the second or a later one is open."""
    began = fate.day(date(2023, 11, 1), date(2024, 2, 20))
    seen = Held(fate.day(date(2024, 4, 20), date(2024, 6, 28)), None, None)
    return Story((Episode(began, "S", "C2", "U4"),), (seen,), None, at_school_age(began))


def _placed_for_adoption(fate: _Fate) -> Story:
    began, ordered = fate.day(date(2025, 4, 7), date(2025, 4, 20)), fate.day(date(2026, 1, 5), date(2026, 1, 20))
    placed = fate.day(date(2026, 3, 5), date(2026, 3, 20))
    first = in_every_month(days_later(began, 18))
    second = fate.sooner(months_later(first, 3), 5)
    held = (Held(first, "first", True), Held(second, "second", True))
    care = (
        Episode(began, "S", "C1", "U5", ordered, "X1"),
        Episode(ordered, "L", "E1", "U5", placed, "X1"),
        Episode(placed, "P", "E1", "A5"),
    )
    due = Due("adoption_first", days_later(placed, 28), days_later(placed, 28), placed)
    # Under four at every review, so that nobody was asked how they took part.
    return Story(care, held, due, date(2024, 2, 3), to_be_adopted_since=ordered)


def _short_breaks(fate: _Fate) -> Story:
    began = fate.day(date(2025, 5, 1), date(2025, 9, 20))
    return Story((Episode(began, "S", "V4", "U6"),), (), None, at_school_age(began))


_STORIES: tuple[tuple[int, Callable[[_Fate], Story]], ...] = (
    (8, _settled),
    (3, _on_their_own),
    (4, _once_late),
    (4, _went_home),
    (3, _went_home_last_year),
    (4, _just_came),
    (4, _first_held),
    (3, _second_held),
    (3, _one_seen),
    (2, _placed_for_adoption),
    (2, _short_breaks),
)


def write_caseload(folder: Path) -> Caseload:
    """Make the children up and write their files, in no order, as a council's system does."""
    fate = _Fate()
    stories = [make(fate) for many, make in _STORIES for _ in range(many)]
    numbers = fate.chance.sample(range(10_000, 9_999_999), len(stories))
    children = [_child(fate, number, story) for number, story in zip(numbers, stories, strict=True)]
    fate.chance.shuffle(children)
    _write_year(folder, children, THIS_YEAR)
    _write_year(folder / "last_year", children, LAST_YEAR)
    return Caseload(folder, tuple(children))


def _child(fate: _Fate, number: int, story: Story) -> Child:
    fourth_birthday = story.born_on.replace(year=story.born_on.year + 4)
    codes = {
        held.on: fate.chance.choice(("PN1", "PN2", "PN3", "PN5", "PN6", "PN7")) if held.on > fourth_birthday else "PN0"
        for held in story.held
    }
    return Child(f"{number:07}", fate.chance.choice("MF"), codes, story)


def _write_year(folder: Path, children: Iterable[Child], year: Year) -> None:
    there = [child for child in children if any(_is_in(episode, year) for episode in child.story.episodes)]
    tables = {
        "header": (files.HEADER, [_header(child) for child in there]),
        "episodes": (files.EPISODES, [row for child in there for row in _episodes(child, year)]),
        "reviews": (files.REVIEWS, [row for child in there for row in _reviews(child, year)]),
        "uasc": (files.UASC, [_alone(child) for child in there if child.story.came_alone]),
        "placed_for_adoption": (files.PLACED, [row for child in there for row in _to_be_adopted(child, year)]),
    }
    for name, (headings, rows) in tables.items():
        if rows:
            files.write_table(folder / f"{name}.csv", headings, rows)


def _is_in(episode: Episode, year: Year) -> bool:
    return episode.started_on <= year[1] and (episode.ended_on is None or episode.ended_on >= year[0])


def _header(child: Child) -> tuple[str, ...]:
    short_breaks = child.story.episodes[0].legal_status == "V4"
    mother = "0" if child.sex == "F" and not short_breaks else ""
    return child.child_id, child.sex, _written(child.story.born_on), "MOTH", "UN2", mother, ""


def _episodes(child: Child, year: Year) -> Rows:
    rows: Rows = []
    for episode in child.story.episodes:
        if _is_in(episode, year):
            over = episode.ended_on is not None and episode.ended_on <= year[1]
            ended = (_written(episode.ended_on), episode.reason_ended) if over else ("", "")
            changed_home = "PLACE" if ended[1] == "X1" and episode.legal_status == "E1" else ""
            care = (_written(episode.started_on), episode.why, episode.legal_status, "N1", episode.home, "PR1")
            rows.append((child.child_id, *care, *ended, changed_home, "E1 4NS", "E16 2DQ", ""))
    return rows


def _reviews(child: Child, year: Year) -> Rows:
    born_on = _written(child.story.born_on)
    return [
        (child.child_id, born_on, _written(held.on), child.codes[held.on])
        for held in child.story.held
        if year[0] <= held.on <= year[1]
    ]


def _alone(child: Child) -> tuple[str, ...]:
    born_on = child.story.born_on
    return child.child_id, child.sex, _written(born_on), _written(born_on.replace(year=born_on.year + 18))


def _to_be_adopted(child: Child, year: Year) -> Rows:
    since = child.story.to_be_adopted_since
    born_on = _written(child.story.born_on)
    return [(child.child_id, born_on, _written(since), "", "")] if since is not None and since <= year[1] else []


def _written(day: date | None) -> str:
    return "" if day is None else f"{day:%d/%m/%Y}"
