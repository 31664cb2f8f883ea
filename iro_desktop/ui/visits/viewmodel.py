"""What the page of visits says: each visit with its way, its address and its numbers; no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from iro_desktop.models.people import PersonRole
from iro_desktop.queries.visits import ToRing, Visit
from iro_desktop.ui import words
from iro_desktop.ui.child import in_words
from iro_desktop.ui.shown import Choice, Run, Words

WITHHELD = "Withheld: on this screen only, never on the sheet"
NOT_KNOWN = "No address is written down."
_ROLES = {
    PersonRole.CARER: "carer",
    PersonRole.KEY_WORKER: "key worker",
    PersonRole.PARENT: "parent",
    PersonRole.SOCIAL_WORKER: "social worker",
    PersonRole.INTERPRETER: "interpreter",
}


class Span(StrEnum):
    """Which days are shown."""

    TODAY = "today"
    THIS_WEEK = "this_week"
    NEXT_WEEK = "next_week"


SPANS = (
    Choice(Span.TODAY, "Today"),
    Choice(Span.THIS_WEEK, "This week"),
    Choice(Span.NEXT_WEEK, "Next week"),
)


@dataclass(frozen=True, slots=True)
class NumberLine:
    """A telephone number and whose it is."""

    number: str
    whose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitWords:
    """One visit as it is shown."""

    review_id: UUID
    child_id: UUID
    day: str
    """Said above the first visit of each day; empty for the others, and where one day is shown."""
    clock: str
    animal: str
    title: Words
    place: str
    address: str
    withheld: bool
    way: str
    numbers: tuple[NumberLine, ...]
    open_words: str


def days_of(span: Span, today: date) -> tuple[date, date]:
    """The first and the last day of a span. This week goes on from today: nobody drives to last Monday."""
    monday = words.monday_of(today)
    match span:
        case Span.TODAY:
            return today, today
        case Span.THIS_WEEK:
            return today, monday + timedelta(days=6)
        case Span.NEXT_WEEK:
            return monday + timedelta(days=7), monday + timedelta(days=13)


def summary(visits: Sequence[Visit], span: Span) -> str:
    """“2 visits this week. 3 h 10 min on the road.”"""
    when = {Span.TODAY: "today", Span.THIS_WEEK: "this week", Span.NEXT_WEEK: "next week"}[span]
    going = [visit for visit in visits if visit.is_a_way]
    if not visits:
        return f"Nothing is planned {when}."
    count = f"{words.plural(len(going), 'visit')} {when}." if going else f"Nowhere to go {when}."
    minutes = 2 * sum(visit.travel_minutes or 0 for visit in going)
    unknown = sum(visit.travel_minutes is None for visit in going)
    road = f" {_duration(minutes)} on the road, there and back" if minutes else ""
    without = f", {unknown} without a way written down" if road and unknown else ""
    return f"{count}{road}{without}{'.' if road else ''}"


def visit_words(visits: Sequence[Visit], span: Span, today: date) -> tuple[VisitWords, ...]:
    """Every visit, with its day where there are several."""
    shown: list[VisitWords] = []
    last: date | None = None
    for visit in visits:
        day = words.long_date(visit.on, today) if span is not Span.TODAY and visit.on != last else ""
        last = visit.on
        shown.append(_visit(visit, day, today))
    return tuple(shown)


def file_name(first: date, last: date) -> str:
    """A name that says the days and nobody."""
    tail = f"-to-{last:%Y%m%d}" if last != first else ""
    return f"on-the-road-{first:%Y%m%d}{tail}.pdf"


def _visit(visit: Visit, day: str, today: date) -> VisitWords:
    name, comma, age = in_words.name_and_age(visit.who, today).partition(", ")
    way = f"{_duration(visit.travel_minutes)} one way" if visit.travel_minutes else ""
    far = "out of borough" if visit.out_of_borough else ""
    how = "" if visit.is_a_way else "nobody travels: it is by video or on paper"
    return VisitWords(
        review_id=visit.review_id,
        child_id=visit.who.child_id,
        day=day,
        clock=in_words.at(visit.at) or "No time",
        animal=visit.who.animal,
        title=(Run(name, bold=True), f"{comma}{age}"),
        place=in_words.capital(visit.place or "No place yet"),
        address=_address(visit),
        withheld=bool(visit.address) and not visit.on_paper,
        way=in_words.capital(", ".join(part for part in (way, far, how) if part)),
        numbers=tuple(_number(one) for one in visit.to_ring),
        open_words="Open the review",
    )


def _address(visit: Visit) -> str:
    if not visit.address:
        return NOT_KNOWN
    return visit.address if visit.at_home else f"Home: {visit.address}"


def _number(one: ToRing) -> NumberLine:
    return NumberLine(one.telephone, ", ".join(part for part in (one.name, _ROLES[one.role]) if part))


def _duration(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    parts = (f"{hours} h" if hours else "", f"{rest} min" if rest or not hours else "")
    return " ".join(part for part in parts if part)
