"""Services counted over a period, as rows of a table and as text to copy; no Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from iro_desktop.models.collection_year import CollectionYear
from iro_desktop.models.services import ReferredBy, ServiceOutcome, Wanted
from iro_desktop.models.timescales import add_months
from iro_desktop.queries.service_counts import ServiceCount
from iro_desktop.ui import words
from iro_desktop.ui.child_record.fields_of_records import OUTCOMES, SERVICES
from iro_desktop.ui.shown import Choice


class Period(StrEnum):
    """Over which days is counted."""

    THIS_YEAR = "this_year"
    LAST_YEAR = "last_year"
    QUARTER = "quarter"


PERIODS = (
    Choice(Period.THIS_YEAR, "This year"),
    Choice(Period.LAST_YEAR, "Last year"),
    Choice(Period.QUARTER, "The last 3 months"),
)
_BY: Mapping[ReferredBy | None, str] = {
    ReferredBy.OFFICER: "by the officer",
    ReferredBy.SOCIAL_WORKER: "by the social worker",
    ReferredBy.CHILD: "by the child",
    ReferredBy.SOMEBODY_ELSE: "by somebody else",
    None: "nobody wrote by whom",
}
_SAID: Mapping[Wanted | None, str] = {
    Wanted.NOT_NOW: "not now",
    Wanted.NO: "no",
    None: "have not said",
}


def days_of(period: Period, today: date) -> tuple[date, date]:
    """The first and the last day; a year that has not ended is counted until today."""
    if period is Period.QUARTER:
        return add_months(today, -3), today
    year = CollectionYear.of(today)
    if period is Period.LAST_YEAR:
        return year.before.first_day, year.before.last_day
    return year.first_day, today


def period_words(from_on: date, until_on: date) -> str:
    """“1 April 2025 to 12 March 2026, both days counted.”"""
    return f"{_full(from_on)} to {_full(until_on)}, both days counted. Of every child on this laptop."


def _full(on: date) -> str:
    return f"{on.day} {words.MONTHS[on.month - 1]} {on.year}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CountWords:
    """One service as a row of the table."""

    key: str
    service: str
    offered: str
    offered_below: str
    wanted: str
    wanted_below: str
    referred: str
    referred_below: str
    by_officer: str
    came: str


def rows(counts: Sequence[ServiceCount]) -> tuple[CountWords, ...]:
    """Every service, in order."""
    return tuple(_row(one) for one in counts)


def _row(one: ServiceCount) -> CountWords:
    said = [f"{one.wanted[answer]} {word}" for answer, word in _SAID.items() if one.wanted.get(answer)]
    others = [
        f"{one.referred_by[by]} {word}"
        for by, word in _BY.items()
        if by is not ReferredBy.OFFICER and one.referred_by.get(by)
    ]
    came = [
        f"{one.outcomes[outcome]} {OUTCOMES[outcome].lower()}"
        for outcome in ServiceOutcome
        if one.outcomes.get(outcome)
    ]
    return CountWords(
        key=one.service,
        service=SERVICES[one.service],
        offered=words.number(one.offered),
        offered_below=f"to {words.plural(one.children, 'child', 'children')}" if one.offered else "",
        wanted=words.number(one.wanted.get(Wanted.YES, 0)),
        wanted_below=", ".join(said),
        referred=words.number(one.referred),
        referred_below=", ".join(others),
        by_officer=words.number(one.by_officer),
        came=", ".join(came),
    )


def to_copy(counts: Sequence[ServiceCount], from_on: date, until_on: date) -> str:
    """The numbers as text, for a report or a message: no child is named."""
    lines = [f"Services, {_full(from_on)} to {_full(until_on)}"]
    for one in rows(counts):
        parts = [f"{one.offered} offered", f"{one.wanted} wanted", f"{one.referred} asked in"]
        parts.append(f"of these {one.by_officer} by the officer")
        lines.append(f"{one.service}: {', '.join(parts)}" + (f"; {one.came}" if one.came else ""))
    return "\n".join(lines) + "\n"
