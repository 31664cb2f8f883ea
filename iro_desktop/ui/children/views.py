"""The ready-made views of the caseload: whom each holds, why, and what it says where it is empty; no Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from iro_desktop.models.timescales import DueStatus, age_on
from iro_desktop.queries.children import CaseloadRow
from iro_desktop.queries.list_facts import ListFacts
from iro_desktop.ui import words
from iro_desktop.ui.review.permanence_words import plan_words

OLDER_FROM_AGE = 16


class View(StrEnum):
    """The ready-made views of the caseload. Each but the last holds only children who are in care."""

    ALL = "all"
    REVIEW_SOON = "review_soon"
    NOT_SEEN = "not_seen"
    OUT_OF_BOROUGH = "out_of_borough"
    OLDER = "older"
    UNACCOMPANIED = "unaccompanied"
    NEVER_MET = "never_met"
    AT_HOME = "at_home"
    NOT_REGISTERED = "not_registered"
    MOVES = "moves"
    APART = "apart"
    PERMANENCE = "permanence"
    LEFT = "left"


FIRST = (View.ALL, View.REVIEW_SOON, View.NOT_SEEN, View.OUT_OF_BOROUGH, View.OLDER)
"""Those with a tab of their own; the others are behind “More views”, and have a tab while they are on screen."""


@dataclass(frozen=True, slots=True)
class _ViewWords:
    """What a view is called, and what it says where it holds nobody."""

    name: str
    nobody: str
    nobody_below: str
    on_tab: str = ""
    """A shorter name, where the whole one would not fit beside the other tabs."""


_WORDS: Mapping[View, _ViewWords] = MappingProxyType(
    {
        View.ALL: _ViewWords(
            "All", "No children yet", "Bring in a caseload, or sync to receive the children given to you."
        ),
        View.REVIEW_SOON: _ViewWords(
            "Review due soon", "No review is due soon", "Children appear here ten working days before the last day."
        ),
        View.NOT_SEEN: _ViewWords(
            "Not seen for 3 months", "You have seen everyone", "A child appears here three months after you last met."
        ),
        View.OUT_OF_BOROUGH: _ViewWords(
            "Out of borough",
            "Nobody is known to live out of the borough",
            "The council’s files do not say it. Where you write a home down, the child appears here.",
        ),
        View.OLDER: _ViewWords("16+", "Nobody is 16 or 17", "Young people appear here on their 16th birthday."),
        View.UNACCOMPANIED: _ViewWords(
            "Unaccompanied", "Nobody is recorded as unaccompanied", "The council’s UASC file says who is."
        ),
        View.NEVER_MET: _ViewWords(
            "Never met in person",
            "You have met everyone in person",
            "A child appears here until a visit, or a review in person, is written down.",
            on_tab="Never met",
        ),
        View.AT_HOME: _ViewWords(
            "At home on a care order",
            "Nobody on a care order lives with parents",
            "The order and the kind of home decide it: as you wrote them down, else as the council’s files have them.",
            on_tab="At home",
        ),
        View.NOT_REGISTERED: _ViewWords(
            "Homes without registration",
            "No home is known to lack its registration",
            "Say on the child’s page whether a home is registered; the council’s files do not.",
            on_tab="No registration",
        ),
        View.MOVES: _ViewWords(
            "Unplanned moves",
            "No unplanned moves, and nobody moved three times",
            "Moves of the last twelve months are counted. A home says whether the move to it was planned.",
        ),
        View.APART: _ViewWords(
            "Brothers and sisters apart",
            "Nobody is known to live apart from a brother or sister",
            "Say on the child’s page who lives together.",
            on_tab="Apart",
        ),
        View.PERMANENCE: _ViewWords(
            "Lasting home, from 14",
            "Nobody is 14 or older",
            "Young people appear here on their 14th birthday.",
            on_tab="Lasting home",
        ),
        View.LEFT: _ViewWords("Left care", "Nobody has left care", "Children who leave stay here, out of the way."),
    }
)
NEED_FACTS = frozenset(
    {View.NOT_SEEN, View.NEVER_MET, View.AT_HOME, View.NOT_REGISTERED, View.MOVES, View.APART, View.PERMANENCE}
)
"""Views that go by more than the list itself: what they need is asked for after it."""


def view_words(view: View) -> str:
    """What a view is called."""
    return _WORDS[view].name


def tab_words(view: View) -> str:
    """What its tab says."""
    return _WORDS[view].on_tab or _WORDS[view].name


def view_named(part: str) -> View:
    """The view a place names; the whole caseload for none."""
    return View(part) if part in tuple(View) else View.ALL


def nobody(view: View, typed: str) -> tuple[str, str]:
    """What to say where a view is empty."""
    if typed.strip():
        return f"Nobody here matches “{typed.strip()}”", "Names, numbers and places are looked at. Try another view."
    return _WORDS[view].nobody, _WORDS[view].nobody_below


def belongs(row: CaseloadRow, view: View, today: date, facts: ListFacts | None) -> bool:
    """Whether a view holds a child. A view that needs facts holds nobody of whom there are none yet."""
    if view is View.LEFT:
        return not row.in_care
    if not row.in_care:
        return False
    if view in NEED_FACTS:
        return facts is not None and _BY_FACTS[view](facts)
    return _BY_ROW[view](row, today)


def why(view: View, facts: ListFacts | None, today: date) -> str:
    """Why a child is in a view that goes by facts, for the second line of where they live; empty elsewhere."""
    if facts is None or view not in NEED_FACTS:
        return ""
    return _WHY[view](facts, today)


def _is_soon(row: CaseloadRow, today: date) -> bool:
    soon = {DueStatus.DUE_SOON, DueStatus.DUE_TODAY, DueStatus.OVERDUE}
    return row.review.status in soon or row.review.planned_on == today


def _is_older(row: CaseloadRow, today: date) -> bool:
    return row.who.born_on is not None and age_on(row.who.born_on, today) >= OLDER_FROM_AGE


def _lives_outside(row: CaseloadRow, today: date) -> bool:
    del today
    return row.home is not None and row.home.out_of_borough is True


_BY_ROW: Mapping[View, Callable[[CaseloadRow, date], bool]] = MappingProxyType(
    {
        View.ALL: lambda row, _: row.in_care,
        View.REVIEW_SOON: _is_soon,
        View.OUT_OF_BOROUGH: _lives_outside,
        View.OLDER: _is_older,
        View.UNACCOMPANIED: lambda row, _: row.unaccompanied,
    }
)
_BY_FACTS: Mapping[View, Callable[[ListFacts], bool]] = MappingProxyType(
    {
        View.NOT_SEEN: lambda facts: facts.not_seen,
        View.NEVER_MET: lambda facts: facts.contact.never_met,
        View.AT_HOME: lambda facts: facts.at_home_on_order,
        View.NOT_REGISTERED: lambda facts: facts.without_registration,
        View.MOVES: lambda facts: facts.moves.unplanned > 0 or facts.moves.is_unstable,
        View.APART: lambda facts: bool(facts.apart_from),
        View.PERMANENCE: lambda facts: facts.permanence_tracked,
    }
)


def _last_met(facts: ListFacts, today: date) -> str:
    seen = facts.contact.last_seen_on
    if seen is not None:
        return f"last met {words.day_and_month(seen, today)}"
    since = facts.contact.officer_since
    return f"not met since {words.day_and_month(since, today)}" if since is not None else "not met yet"


def _moved(facts: ListFacts, today: date) -> str:
    del today
    moves = words.plural(facts.moves.count, "move")
    known = f", {facts.moves.unplanned} unplanned" if facts.moves.unplanned else ""
    return f"{moves} in 12 months{known}"


def _permanence(facts: ListFacts, today: date) -> str:
    del today
    return plan_words(facts.permanence_plans) or "no lasting home named yet"


_WHY: Mapping[View, Callable[[ListFacts, date], str]] = MappingProxyType(
    {
        View.NOT_SEEN: _last_met,
        View.NEVER_MET: _last_met,
        View.AT_HOME: lambda *_: "on a care order",
        View.NOT_REGISTERED: lambda *_: "no registration",
        View.MOVES: _moved,
        View.APART: lambda facts, _: f"apart from {words.listed(facts.apart_from)}",
        View.PERMANENCE: _permanence,
    }
)
