"""What there is to prepare for a review, made from the child's situation; no store, no clock."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from iro_desktop.models.timescales import ReviewKind, day_and_month

ASKED_ALONE_FROM = 4
"""Years of age. A smaller child is seen and played with; from here a talk alone is the rule."""
PATHWAY_FROM = 16
HOUSING_PANEL_FROM = 17
_FIRST = frozenset({ReviewKind.FIRST, ReviewKind.ADOPTION_AUTHORISED, ReviewKind.SHORT_BREAKS_FIRST})
_ADOPTION = frozenset(
    {
        ReviewKind.ADOPTION_AUTHORISED,
        ReviewKind.ADOPTION_FIRST,
        ReviewKind.ADOPTION_SECOND,
        ReviewKind.ADOPTION_SUBSEQUENT,
    }
)


class Where(StrEnum):
    """Where something on the list is done."""

    AGENDA = "agenda"
    LAST_TIME = "last_time"
    PLAN = "plan"
    PEOPLE = "people"
    TALK = "talk"
    """A conversation is recorded: it opens over the review."""
    MEETING = "meeting"
    """In the meeting itself: the list reminds of it."""


class State(StrEnum):
    """How something stands, found from what is recorded."""

    DONE = "done"
    TO_DO = "to_do"
    TO_BRING_UP = "to_bring_up"
    """Nothing on this laptop can tell: it is there to be thought of."""


@dataclass(frozen=True, slots=True)
class ToPrepare:
    """One line of the checklist."""

    key: str
    text: str
    state: State
    where: Where


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What the checklist is made from. Yes and no are what is recorded; None is what nobody said."""

    name: str
    kind: ReviewKind | None
    age: int | None
    """In whole years on the day of the review."""
    unaccompanied: bool = False
    settled: bool = False
    """Two years or more in the same home: domain rule R17."""
    interpreter_language: str | None = None
    out_of_borough: bool = False
    new_social_worker: str | None = None
    new_social_worker_is_invited: bool = False
    has_parents: bool = False
    reports_due_on: date | None = None
    day_is_set: bool = False
    place_is_set: bool = False
    has_childs_points: bool = False
    talked_alone: bool = False
    """Since the last review, or ever before the first."""
    seen: bool = False
    plan_came: bool = False
    child_has_seen_plan: bool = False
    permanence_is_clear: bool = False
    everybody_is_invited: bool = False
    parents_were_asked: bool = False
    interpreter_is_booked: bool = False
    travel_is_known: bool = False
    decisions_last_time: int = 0
    decisions_without_state: int = 0
    requests_open: int = 0
    advocacy_offered: bool = False
    lifelong_links_offered: bool = False
    health_assessed: bool = False
    pathway_plan_came: bool = False
    adviser_is_named: bool = False
    home_at_18_is_planned: bool = False
    panel_has_a_day: bool = False
    has_solicitor: bool = False
    age_in_doubt: bool = False
    age_assessed: bool = False


def checklist(about: Situation) -> tuple[ToPrepare, ...]:
    """What there is to prepare for this review of this child: the child first, then plan, people and meeting.

    Sources: Care Planning … Regulations 2010, reg. 35, 36 and Sch. 7; reg. 42 and 43 from 16; Adoption Agencies
    Regulations 2005, reg. 36; IRO Handbook (2010), chapter 3.
    """
    parts = (_the_child, _last_time, _the_plan, _growing_up, _alone_in_the_country, _the_people, _to_bring_up)
    return tuple(line for part in parts for line in part(about))


def _line(key: str, text: str, done: bool, where: Where) -> ToPrepare:
    return ToPrepare(key, text, State.DONE if done else State.TO_DO, where)


def _remember(key: str, text: str) -> ToPrepare:
    return ToPrepare(key, text, State.TO_BRING_UP, Where.MEETING)


def _the_child(about: Situation) -> Iterator[ToPrepare]:
    if about.age is not None and about.age < ASKED_ALONE_FROM:
        yield _line("seen", f"See how {about.name} is at home", about.seen or about.talked_alone, Where.TALK)
    else:
        yield _line("alone", f"Talk with {about.name} alone", about.talked_alone, Where.TALK)
        yield _line("points", f"What {about.name} wants to talk about", about.has_childs_points, Where.AGENDA)
    yield _line("day", "Day and time", about.day_is_set, Where.AGENDA)
    yield _line("place", "Where you meet", about.place_is_set, Where.AGENDA)
    if about.out_of_borough:
        yield _line("travel", "Travel to another borough", about.travel_is_known, Where.PEOPLE)


def _last_time(about: Situation) -> Iterator[ToPrepare]:
    if about.decisions_last_time:
        done = about.decisions_without_state == 0
        yield _line("decisions", "What became of each decision", done, Where.LAST_TIME)
    if about.requests_open:
        yield _line("requests", f"An answer to what {about.name} asked for", False, Where.LAST_TIME)


def _the_plan(about: Situation) -> Iterator[ToPrepare]:
    by = f" by {day_and_month(about.reports_due_on)}" if about.reports_due_on else ""
    yield _line("plan", f"Care plan and reports{by}", about.plan_came, Where.PLAN)
    yield _line("seen_plan", f"{about.name} has seen the plan", about.child_has_seen_plan, Where.PLAN)
    if about.kind is ReviewKind.SECOND:
        yield _line("permanence", "The plan for a lasting home is clear", about.permanence_is_clear, Where.PLAN)


def _growing_up(about: Situation) -> Iterator[ToPrepare]:
    if about.age is None or about.age < PATHWAY_FROM:
        return
    yield _line("pathway", "Pathway plan", about.pathway_plan_came, Where.PLAN)
    yield _line("adviser", "Personal adviser is named", about.adviser_is_named, Where.PLAN)
    yield _line("home_at_18", "Where to live at 18: plan A", about.home_at_18_is_planned, Where.PLAN)
    if about.age >= HOUSING_PANEL_FROM:
        yield _line("panel", "Day of the Housing Panel", about.panel_has_a_day, Where.PLAN)


def _alone_in_the_country(about: Situation) -> Iterator[ToPrepare]:
    if not about.unaccompanied:
        return
    yield _line("solicitor", "Solicitor for the asylum claim", about.has_solicitor, Where.PEOPLE)
    if about.age_in_doubt:
        yield _line("age", "Age assessment", about.age_assessed, Where.PLAN)


def _the_people(about: Situation) -> Iterator[ToPrepare]:
    yield _line("invited", "Everybody is invited", about.everybody_is_invited, Where.PEOPLE)
    if about.new_social_worker:
        text = f"Tell {about.new_social_worker}, the new social worker"
        yield _line("new_worker", text, about.new_social_worker_is_invited, Where.PEOPLE)
    if about.has_parents:
        yield _line("parents", "What parents think", about.parents_were_asked, Where.PEOPLE)
    if about.interpreter_language:
        text = f"Interpreter for {about.interpreter_language}"
        yield _line("interpreter", text, about.interpreter_is_booked, Where.PEOPLE)


def _to_bring_up(about: Situation) -> Iterator[ToPrepare]:
    """What only the meeting can do; a service that was offered is on record and needs no reminder."""
    if about.kind in _FIRST:
        yield _remember("who_i_am", f"Say who you are and what a review is for {about.name}")
        if not about.advocacy_offered:
            yield _remember("advocacy", "Explain advocacy and how to complain")
        if not about.lifelong_links_offered:
            yield _remember("lifelong_links", "Lifelong Links: who matters to them")
        if not about.health_assessed:
            yield _remember("health", "Day of the first health assessment")
    if about.kind in _ADOPTION:
        yield _remember("adoption_plan", "Whether adoption is still the plan")
        yield _remember("adoption_family", "Seeing family now, and letters afterwards")
        yield _remember("adoption_support", "Help for the new family")
    if about.unaccompanied:
        yield _remember("tracing", "Whether family can be looked for")
    if about.settled:
        yield _remember("yearly", f"Whether {about.name} wants a meeting once a year")
