"""The one-to-one on one page: what is open and late, with initials, and what the officer wants to talk about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from iro_desktop.letters.agenda_layout import fits_on_one_page
from iro_desktop.letters.agenda_paper import AgendaContent, AgendaSection
from iro_desktop.letters.content import LetterFont, LetterLook, Paper

_LOOK = LetterLook(font=LetterFont.ATKINSON, paper=Paper.WHITE)
_MOST_ROWS = 12
_LEAST_ROWS = 2


@dataclass(frozen=True, slots=True)
class PaperSection:
    """A heading that says its count, and the lines below it. `nothing` stands where there are none."""

    heading: str
    lines: tuple[str, ...]
    nothing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisionFacts:
    """What the page says. Whoever makes it has put initials for every name of a child."""

    title: str
    reference: str
    written_on: date
    sections: tuple[PaperSection, ...]
    typed: tuple[tuple[str, str], ...]
    """Headings with what the officer typed; those without words are left out."""


def supervision_paper(facts: SupervisionFacts) -> AgendaContent:
    """The page. Where the lists are long each shows fewer lines and says how many more there are, until it is one."""
    tries = [_content(facts, rows) for rows in range(_MOST_ROWS, _LEAST_ROWS - 1, -1)]
    return next((content for content in tries if fits_on_one_page(content)), tries[-1])


def _content(facts: SupervisionFacts, rows: int) -> AgendaContent:
    typed = [
        AgendaSection(heading=heading, points=tuple(line.strip() for line in words.splitlines() if line.strip()))
        for heading, words in facts.typed
        if words.strip()
    ]
    return AgendaContent(
        title=facts.title,
        child_known_as="",
        written_on=facts.written_on,
        reference=facts.reference,
        facts=(),
        sections=(*typed, *(_section(section, rows) for section in facts.sections)),
        look=_LOOK,
        compact=True,
    )


def _section(section: PaperSection, rows: int) -> AgendaSection:
    lines: Sequence[str] = section.lines
    more = len(lines) - rows
    shown = (*lines[:rows], f"and {more} more, on the laptop") if more > 0 else tuple(lines)
    return AgendaSection(heading=section.heading, points=shown or (section.nothing,))
