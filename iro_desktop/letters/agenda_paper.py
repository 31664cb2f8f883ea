"""The one-page agendas of a review: the child's own, with room to write, and the officer's with all that is known."""

from dataclasses import dataclass
from datetime import date, time

from msgspec import Struct

from iro_desktop.letters.content import LetterFont, LetterLook, Paper, SheetFact
from iro_desktop.letters.spoken import hour_in_words, listed, weekday_and_day, weekday_and_full_day
from iro_desktop.models.review import Chair, Mode

ROOM_TO_WRITE = 4
"""Empty lines on the child's page."""
_OFFICERS_LOOK = LetterLook(font=LetterFont.ATKINSON, paper=Paper.WHITE)
_HOW = {
    Mode.IN_PERSON: "We meet in person.",
    Mode.HYBRID: "Some of us meet in person, some by video.",
    Mode.REMOTE: "We meet by video.",
    Mode.DESK: "This time we do not meet in one room. I will talk with you before.",
}


class AgendaSection(Struct, frozen=True, kw_only=True):
    """A heading with its points, and empty lines below them."""

    heading: str
    points: tuple[str, ...] = ()
    numbered: bool = False
    empty_lines: int = 0


class AgendaContent(Struct, frozen=True, kw_only=True):
    """All that one agenda says and how it looks: the same content always gives the same PDF."""

    title: str
    child_known_as: str
    written_on: date
    reference: str
    facts: tuple[SheetFact, ...]
    sections: tuple[AgendaSection, ...]
    look: LetterLook
    compact: bool = False
    """Small type for an adult, made smaller until it fits on one page."""
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildsAgendaFacts:
    """What the child's page takes from the records: only what the child may read."""

    child_known_as: str
    officer_name: str
    reference: str
    written_on: date
    planned_on: date | None
    planned_time: time | None
    place: str | None
    mode: Mode | None
    chaired_by: Chair | None
    activity: str | None
    coming: tuple[str, ...]
    """By the names the child uses."""
    not_coming: tuple[str, ...]
    """Whom the child does not want there."""
    childs_points: tuple[str, ...]
    adults_points: tuple[str, ...]
    look: LetterLook


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficersAgendaFacts:
    """What the officer's page takes from the records. It is the officer's own and is given to nobody."""

    child_known_as: str
    child_age: int | None
    review_in_words: str
    reference: str
    written_on: date
    facts: tuple[tuple[str, str | None], ...]
    childs_points: tuple[str, ...]
    adults_points: tuple[str, ...]
    last_time: tuple[str, ...]
    people: tuple[str, ...]
    to_do: tuple[str, ...]
    to_bring_up: tuple[str, ...]


def childs_agenda(facts: ChildsAgendaFacts) -> AgendaContent:
    """The child's page: their points first, then when, where, with whom, and empty lines to write on."""
    adults = AgendaSection(heading="What the adults want to talk about", points=facts.adults_points)
    sections = [
        AgendaSection(
            heading="What you want to talk about",
            points=facts.childs_points,
            numbered=True,
            empty_lines=ROOM_TO_WRITE,
        ),
        *([adults] if facts.adults_points else []),
    ]
    known = [
        ("When", _when(facts.planned_on, facts.planned_time)),
        ("Where", facts.place),
        ("How", _HOW[facts.mode] if facts.mode and facts.mode is not Mode.IN_PERSON else None),
        ("Who comes", _who_comes(facts)),
        ("Not there", listed(facts.not_coming)),
        ("We start with", facts.activity),
        ("Who leads", _who_leads(facts)),
    ]
    return AgendaContent(
        title=f"Your meeting, {facts.child_known_as}" if facts.child_known_as else "Your meeting",
        child_known_as=facts.child_known_as,
        written_on=facts.written_on,
        reference=facts.reference,
        facts=tuple(SheetFact(label, value.strip()) for label, value in known if value and value.strip()),
        sections=tuple(sections),
        look=facts.look,
    )


def officers_agenda(facts: OfficersAgendaFacts) -> AgendaContent:
    """The officer's page: what the child wants to talk about first, then everything the meeting needs at hand."""
    aged = "" if facts.child_age is None else f", aged {facts.child_age}"
    all_sections = (
        AgendaSection(
            heading=f"What {facts.child_known_as or 'the child'} wants to talk about", points=facts.childs_points
        ),
        AgendaSection(heading="The adults’ agenda", points=facts.adults_points),
        AgendaSection(heading="Decisions of last time", points=facts.last_time),
        AgendaSection(heading="People", points=facts.people),
        AgendaSection(heading="Still to do", points=facts.to_do),
        AgendaSection(heading="To bring up", points=facts.to_bring_up),
    )
    return AgendaContent(
        title=f"{facts.review_in_words}: {facts.child_known_as}{aged}",
        child_known_as=facts.child_known_as,
        written_on=facts.written_on,
        reference=facts.reference,
        facts=tuple(SheetFact(label, value.strip()) for label, value in facts.facts if value and value.strip()),
        sections=tuple(section for section in all_sections if section.points),
        look=_OFFICERS_LOOK,
        compact=True,
    )


def when_in_full(on: date | None, at: time | None) -> str | None:
    """“Thursday 26 March 2026, 11:00”; None where no day is planned."""
    if on is None:
        return None
    return f"{weekday_and_full_day(on)}, {at:%H:%M}" if at else weekday_and_full_day(on)


def _when(on: date | None, at: time | None) -> str | None:
    if on is None:
        return None
    return f"{weekday_and_day(on)} at {hour_in_words(at)}" if at else weekday_and_day(on)


def _who_comes(facts: ChildsAgendaFacts) -> str:
    others = [name for name in facts.coming if name.strip()]
    officer = f"{facts.officer_name} (I lead your reviews)" if facts.officer_name else "me"
    return listed(["you", *others, officer])


def _who_leads(facts: ChildsAgendaFacts) -> str | None:
    if facts.chaired_by is Chair.CHILD:
        return "You do."
    if facts.chaired_by is Chair.SHARED:
        return f"You do, with help from {facts.officer_name or 'me'}."
    return None
