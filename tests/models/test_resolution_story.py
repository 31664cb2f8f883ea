"""Where a resolution stands, told from its steps: in whatever order they arrive, the story is the same."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desktop.models.limit_keys import Choice, ResolutionDays
from iro_desktop.models.limits import DEFAULT_LIMITS
from iro_desktop.models.resolution import INFORMAL, Outcome, StepKind
from iro_desktop.models.resolution_story import Standing, clock_of, counted, in_order, reasons_apart, story_of
from iro_desktop.models.working_days import bundled_bank_holidays

HOLIDAYS = bundled_bank_holidays()
BY_CALENDAR = DEFAULT_LIMITS.with_choices({Choice.RESOLUTION_DAYS: ResolutionDays.CALENDAR})
RAISED = date(2026, 3, 2)
MORNING = datetime(2026, 3, 2, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Step:
    """What a story reads of a step."""

    kind: StepKind
    happened_on: date = RAISED
    stage: int = INFORMAL
    to_name: str | None = None
    to_role: str | None = None
    until_on: date | None = None
    text: str | None = None
    outcome: Outcome | None = None
    difference: str | None = None
    takes_back_id: UUID | None = None
    created_at: datetime = MORNING
    id: UUID = field(default_factory=uuid4)


def on(day: date, kind: StepKind, *, stage: int = INFORMAL, until: date | None = None, text: str | None = None) -> Step:
    moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return Step(kind, day, stage=stage, until_on=until, text=text, created_at=moment)


def taken_back(step: Step) -> Step:
    return Step(StepKind.TAKEN_BACK, step.happened_on, stage=step.stage, takes_back_id=step.id)


def start(day: date = RAISED, *, stage: int = INFORMAL) -> Step:
    return replace(on(day, StepKind.STARTED, stage=stage), to_name="Grace Adeyemi", to_role="team manager")


@st.composite
def histories(draw: st.DrawFn) -> list[Step]:
    """Steps of every kind at every stage, some of them mistakes; also such as two officers could only write apart."""
    others = [kind for kind in StepKind if kind is not StepKind.TAKEN_BACK]
    steps = [
        Step(
            draw(st.sampled_from(others)),
            RAISED + timedelta(days=draw(st.integers(0, 40))),
            stage=draw(st.integers(0, 3)),
            to_name=draw(st.sampled_from([None, "Grace Adeyemi", "Nadia Rahman"])),
            until_on=draw(st.none() | st.just(RAISED + timedelta(days=draw(st.integers(0, 60))))),
            text=draw(st.none() | st.sampled_from(["Yes.", "Not yet."])),
            outcome=draw(st.none() | st.sampled_from([*Outcome])),
            created_at=MORNING + timedelta(minutes=draw(st.integers(0, 3))),
            id=UUID(int=number + 1),
        )
        for number in range(draw(st.integers(0, 10)))
    ]
    mistakes = draw(st.lists(st.sampled_from(steps), max_size=3)) if steps else []
    return steps + [taken_back(step) for step in mistakes]


@given(steps=histories(), draw=st.data())
def test_in_whatever_order_steps_arrive_the_story_is_the_same(steps: list[Step], draw: st.DataObject) -> None:
    assert story_of(draw.draw(st.permutations(steps))) == story_of(steps)


@given(steps=histories())
def test_every_step_stays_in_the_history(steps: list[Step]) -> None:
    assert sorted(step.id for step in in_order(steps)) == sorted(step.id for step in steps)


@given(steps=histories(), draw=st.data())
def test_a_step_that_is_taken_back_is_as_if_it_had_never_been(steps: list[Step], draw: st.DataObject) -> None:
    extra = Step(draw.draw(st.sampled_from([*StepKind][:-1])), RAISED + timedelta(days=draw.draw(st.integers(0, 40))))

    assert story_of([*steps, extra, taken_back(extra)]) == story_of(steps)


@given(steps=histories())
def test_taking_something_back_twice_is_taking_it_back_once(steps: list[Step]) -> None:
    again = [replace(step, id=uuid4()) for step in steps if step.kind is StepKind.TAKEN_BACK]

    assert counted([*steps, *again]) == counted(steps)


@given(steps=histories())
def test_the_highest_stage_that_counts_stands(steps: list[Step]) -> None:
    """As long as nothing ended it before."""
    lasting = [step for step in steps if step.kind not in (StepKind.SETTLED, StepKind.STARTED)]
    reached = [step.stage for step in counted(lasting) if step.kind is StepKind.ESCALATED]

    assert story_of([start(), *lasting]).stage == max(reached, default=INFORMAL)


@given(steps=histories(), later=st.integers(0, 30))
def test_a_settled_one_counts_no_more_days(steps: list[Step], later: int) -> None:
    last = on(RAISED + timedelta(days=50), StepKind.SETTLED)
    story = story_of([*steps, last])
    assert story.settled_on is not None
    at_its_end = clock_of(story, RAISED + timedelta(days=60), HOLIDAYS)

    assert clock_of(story, RAISED + timedelta(days=60 + later), HOLIDAYS) == at_its_end
    assert at_its_end.standing is Standing.SETTLED


@given(steps=histories(), days=st.integers(-800, 800))
def test_no_clock_is_ever_negative_however_wrong_the_laptop_s_day(steps: list[Step], days: int) -> None:
    clock = clock_of(story_of(steps), RAISED + timedelta(days=days), HOLIDAYS)

    assert clock.day >= 0
    assert clock.formal_day >= 0
    assert clock.of_days >= 0


def test_of_what_was_written_in_one_moment_the_beginning_comes_before_the_end() -> None:
    """Thanks are started and settled at once; their ids say nothing about which was first."""
    for first, second in ((1, 2), (2, 1)):
        begun = replace(start(), id=UUID(int=first), created_at=MORNING)
        ended = replace(on(RAISED, StepKind.SETTLED), id=UUID(int=second), created_at=MORNING)
        story = story_of([begun, ended])
        assert (story.asked_on, story.settled_on) == (RAISED, RAISED)


def test_two_who_escalate_to_the_same_stage_do_it_once_and_its_clock_runs_from_the_first() -> None:
    first, second = (on(RAISED + timedelta(days=n), StepKind.ESCALATED, stage=1) for n in (14, 16))
    story = story_of([start(), second, first])

    assert (story.stage, story.asked_on) == (1, first.happened_on)
    assert story.formal_since == first.happened_on


def test_an_answer_to_a_lower_stage_does_not_stop_the_clock_of_the_present_one() -> None:
    up = on(date(2026, 3, 17), StepKind.ESCALATED, stage=1)
    late = on(date(2026, 3, 18), StepKind.ANSWERED, stage=INFORMAL)
    story = story_of([start(), up, late])

    assert story.answered_on is None
    assert clock_of(story, date(2026, 4, 2), HOLIDAYS).standing is Standing.NO_ANSWER


def test_after_an_end_only_opening_it_again_counts() -> None:
    ended = on(date(2026, 3, 10), StepKind.SETTLED)
    up = on(date(2026, 3, 12), StepKind.ESCALATED, stage=2)
    again = on(date(2026, 3, 16), StepKind.REOPENED)
    assert story_of([start(), ended, up]).stage == INFORMAL

    opened = story_of([start(), ended, up, again])
    assert (opened.settled_on, opened.stage) == (None, INFORMAL)


def test_a_child_may_be_told_after_the_end() -> None:
    told = on(date(2026, 3, 20), StepKind.TOLD_CHILD)
    assert story_of([start(), on(date(2026, 3, 10), StepKind.SETTLED), told]).told_child_on == told.happened_on


def test_cafcass_stands_beside_the_ladder() -> None:
    story = story_of([start(), on(date(2026, 3, 4), StepKind.TO_CAFCASS)])

    assert (story.to_cafcass_on, story.stage) == (date(2026, 3, 4), INFORMAL)
    assert clock_of(story, date(2026, 3, 5), HOLIDAYS).standing is Standing.WAITING_FOR_ANSWER


def test_waiting_until_a_day_ends_with_that_day() -> None:
    story = story_of([start(), on(date(2026, 3, 17), StepKind.WAITING, until=date(2026, 3, 20), text="She is away.")])

    assert clock_of(story, date(2026, 3, 20), HOLIDAYS).standing is Standing.WAITING_UNTIL
    assert clock_of(story, date(2026, 3, 21), HOLIDAYS).standing is Standing.NO_ANSWER


def test_an_answer_that_was_taken_back_is_waited_for_again() -> None:
    answer = on(date(2026, 3, 5), StepKind.ANSWERED)
    story = story_of([start(), answer, taken_back(answer)])

    assert clock_of(story, date(2026, 3, 6), HOLIDAYS).standing is Standing.WAITING_FOR_ANSWER


@pytest.mark.parametrize(
    ("raised", "last_day", "calendar_last_day", "total"),
    [
        pytest.param("2022-02-01", "2022-02-15", "2022-02-11", "2022-03-01", id="an ordinary Tuesday"),
        pytest.param("2021-12-16", "2022-01-04", "2021-12-26", "2022-01-18", id="Christmas"),
        pytest.param("2022-04-08", "2022-04-26", "2022-04-18", "2022-05-11", id="Easter"),
        pytest.param("2022-05-25", "2022-06-10", "2022-06-04", "2022-06-24", id="the Jubilee"),
        pytest.param("2021-12-24", "2022-01-12", "2022-01-03", "2022-01-26", id="Christmas Eve"),
        pytest.param("2021-10-09", "2021-10-22", "2021-10-19", "2021-11-05", id="raised on a Saturday"),
        pytest.param("2026-10-20", "2026-11-03", "2026-10-30", "2026-11-17", id="the clocks go back"),
        pytest.param("2026-03-24", "2026-04-09", "2026-04-03", "2026-04-23", id="the clocks go forward, and Easter"),
    ],
)
def test_a_stage_lasts_ten_days_and_all_of_them_twenty(
    raised: str, last_day: str, calendar_last_day: str, total: str
) -> None:
    day = date.fromisoformat
    story = story_of([start(day(raised), stage=1)])
    last, last_by_calendar = day(last_day), day(calendar_last_day)

    on_the_last = clock_of(story, last, HOLIDAYS)
    assert (on_the_last.due_on, on_the_last.day, on_the_last.of_days) == (last, 10, 10)
    assert on_the_last.standing is Standing.WAITING_FOR_ANSWER
    assert clock_of(story, last + timedelta(days=1), HOLIDAYS).standing is Standing.NO_ANSWER
    by_calendar = clock_of(story, last_by_calendar, HOLIDAYS, limits=BY_CALENDAR)
    assert (by_calendar.due_on, by_calendar.day, by_calendar.of_days) == (last_by_calendar, 10, 10)
    assert on_the_last.due is not None
    assert (on_the_last.due.by_working_days, on_the_last.due.by_calendar_days) == (last, last_by_calendar)
    assert on_the_last.total_by == day(total)
    assert not clock_of(story, day(total), HOLIDAYS).over_total
    assert clock_of(story, day(total) + timedelta(days=1), HOLIDAYS).over_total


def test_a_laptop_whose_clock_is_two_years_behind_shows_day_0() -> None:
    clock = clock_of(story_of([start(stage=1)]), date(2024, 3, 2), HOLIDAYS)

    assert (clock.day, clock.formal_day, clock.over_total) == (0, 0, False)
    assert clock.standing is Standing.WAITING_FOR_ANSWER


def test_a_day_that_was_agreed_counts_instead_of_the_council_s() -> None:
    story = story_of([replace(start(), until_on=date(2026, 3, 6))])
    clock = clock_of(story, date(2026, 3, 5), HOLIDAYS)

    assert (clock.due_on, clock.day, clock.of_days) == (date(2026, 3, 6), 3, 4)


def test_reasons_are_counted_apart_from_cases() -> None:
    assert reasons_apart([("drift", "pep_late"), ("drift", "drift"), ()]) == {"drift": 2, "pep_late": 1}


@pytest.mark.parametrize("kind", [*StepKind])
def test_a_single_step_of_any_kind_makes_a_story(kind: StepKind) -> None:
    """An odd laptop may hold only part of a history for a while."""
    clock_of(story_of([Step(kind)]), RAISED, HOLIDAYS)


def test_a_stage_and_its_message_in_one_moment_are_a_stage_whose_message_was_sent() -> None:
    day = RAISED + timedelta(days=10)
    story = story_of([start(), on(day, StepKind.MESSAGE_SENT, stage=1), on(day, StepKind.ESCALATED, stage=1)])

    assert (story.stage, story.message_sent) == (1, True)
