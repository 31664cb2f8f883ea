"""The sheet for the road: the visits of some days on one page, with initials and nothing that names a child."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from iro_desktop.letters.agenda_paper import AgendaContent, AgendaSection
from iro_desktop.letters.content import LetterFont, LetterLook, Paper, SheetFact
from iro_desktop.letters.spoken import weekday_and_day, weekday_and_full_day

_LOOK = LetterLook(font=LetterFont.ATKINSON, paper=Paper.WHITE)
_FOOT = "Initials only. Tear it up when you are back."


MOST_ON_A_SHEET = 14
"""So many visits stay on one page in readable type; the others are named as a number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitFacts:
    """One visit as it may stand on paper: whoever makes these has left out every name and withheld address."""

    on: date
    clock: str
    initials: str
    where: str
    way: str
    numbers: str


def visits_paper(visits: Sequence[VisitFacts], *, first: date, last: date, written_on: date) -> AgendaContent:
    """One section a visit. A week has its days in the headings."""
    whole_week = first != last
    days = f"{weekday_and_day(first)} to {weekday_and_day(last)}" if whole_week else weekday_and_full_day(first)
    more = len(visits) - MOST_ON_A_SHEET
    facts = [SheetFact("Visits", "None are planned.")] if not visits else []
    if more > 0:
        facts.append(SheetFact("Not on this page", f"{more} more {'visits' if more > 1 else 'visit'}, on the laptop"))
    return AgendaContent(
        title=f"On the road: {days}",
        child_known_as="",
        written_on=written_on,
        reference=_FOOT,
        facts=tuple(facts),
        sections=tuple(_section(visit, with_day=whole_week) for visit in visits[:MOST_ON_A_SHEET]),
        look=_LOOK,
        compact=True,
    )


def _section(visit: VisitFacts, *, with_day: bool) -> AgendaSection:
    day = f"{weekday_and_day(visit.on)}, " if with_day else ""
    way = f", {visit.way}" if visit.way else ""
    points = (visit.where, visit.numbers)
    return AgendaSection(
        heading=f"{day}{visit.clock}: {visit.initials}{way}", points=tuple(point for point in points if point)
    )
