"""What is due for a child, with the sum behind each day."""

from datetime import date, time
from uuid import UUID, uuid4

from iro_desktop.models.ids import new_id
from iro_desktop.models.limit_keys import LaSystemDates
from iro_desktop.models.limits import DEFAULT_LIMITS, Choice, Limits
from iro_desktop.models.midway import MidwayCheck
from iro_desktop.models.periods_of_care import CareEpisode
from iro_desktop.models.review_cycle import FilesCoverage, HeldReview, ReviewHistory, next_review
from iro_desktop.models.timescales import DueStatus
from iro_desktop.queries.what_is_due import Due, DueLine, Papers, Plan, lines_after, review_line
from tests.caseload import HOLIDAYS, TODAY
from tests.store.stores import NOON

CHILD = UUID(int=1)
FILES = FilesCoverage(date(2021, 4, 1), date(2026, 3, 31))


def papers(*, decisions_by: date | None, letter_by: date | None, completed_on: date = date(2026, 3, 6)) -> Papers:
    return Papers(
        review_id=uuid4(),
        child_id=CHILD,
        completed_on=completed_on,
        decisions_by=decisions_by,
        letter_by=letter_by,
    )


def plan(on: date) -> Plan:
    return Plan(uuid4(), CHILD, on, time(11), "at home")


def line_for(*held_on: date, planned: date | None = None, limits: Limits = DEFAULT_LIMITS) -> DueLine:
    history = ReviewHistory(
        born_on=date(2017, 6, 2),
        episodes=[
            CareEpisode(started_on=date(2025, 5, 16), reason_new_episode="S", legal_status="C2", placement_type="U6")
        ],
        reviews=[HeldReview(day) for day in held_on],
        files=FILES,
    )
    coming = next_review(history, TODAY, HOLIDAYS)
    return review_line(coming, len(held_on) + 1, plan(planned) if planned else None, FILES.ends_on, limits=limits)


def test_the_councils_own_day_is_shown_where_its_system_counts_in_days() -> None:
    in_days = DEFAULT_LIMITS.with_choices({Choice.LA_SYSTEM_DATES: LaSystemDates.DAYS_91_183})

    assert line_for(date(2025, 6, 12), date(2025, 9, 6), limits=in_days).council_system_on == date(2026, 3, 8)
    assert line_for(date(2025, 6, 12), date(2025, 9, 6)).council_system_on == date(2026, 3, 6)


def test_the_next_review_keeps_the_lawful_day_and_its_sum() -> None:
    line = line_for(date(2025, 6, 12), date(2025, 9, 6))

    assert line.due_on == date(2026, 3, 6)
    assert line.sum_in_words == "6 September + 6 months"


def test_a_limit_on_a_sunday_names_the_friday_to_plan_by() -> None:
    line = line_for(date(2025, 6, 12), date(2025, 9, 15))

    assert line.due_on == date(2026, 3, 15)
    assert line.last_working_day == date(2026, 3, 13)


def test_a_passed_day_inside_the_files_may_be_a_missing_review() -> None:
    assert line_for(date(2025, 6, 12), date(2025, 9, 6)).late_or_missing
    assert not line_for(date(2025, 6, 12), date(2025, 9, 20)).late_or_missing


def test_after_a_review_decisions_and_letter_are_due_until_they_are_done() -> None:
    lines = lines_after(papers(decisions_by=date(2026, 3, 13), letter_by=date(2026, 3, 27)), None, TODAY, HOLIDAYS)

    assert [(line.what, line.due_on) for line in lines] == [
        (Due.DECISIONS, date(2026, 3, 13)),
        (Due.LETTER, date(2026, 3, 27)),
        (Due.MIDWAY, date(2026, 4, 17)),
    ]
    assert lines[0].sum_in_words == "6 March + 5 working days"


def test_sent_decisions_are_not_asked_for_again() -> None:
    lines = lines_after(papers(decisions_by=None, letter_by=date(2026, 3, 27)), None, TODAY, HOLIDAYS)

    assert [line.what for line in lines] == [Due.LETTER, Due.MIDWAY]


def test_before_a_planned_review_what_follows_is_counted_from_the_day_it_is_planned_for() -> None:
    lines = lines_after(None, plan(TODAY), TODAY, HOLIDAYS)

    assert [(line.what, line.due_on, line.expected) for line in lines] == [
        (Due.DECISIONS, date(2026, 3, 19), True),
        (Due.LETTER, date(2026, 4, 2), True),
        (Due.MIDWAY, date(2026, 4, 23), True),
    ]


def test_a_midway_check_is_shown_until_it_is_finished_and_never_past_the_next_review() -> None:
    done = papers(decisions_by=None, letter_by=None, completed_on=date(2026, 2, 2))
    long_done = papers(decisions_by=None, letter_by=None, completed_on=date(2025, 12, 1))

    assert [line.what for line in lines_after(done, None, TODAY, HOLIDAYS)] == [Due.MIDWAY]
    (late,) = lines_after(long_done, None, TODAY, HOLIDAYS)
    assert (late.what, late.status) == (Due.MIDWAY, DueStatus.OVERDUE)
    assert lines_after(long_done, None, TODAY, HOLIDAYS, left_on=date(2025, 12, 20)) == []
    late_still, *expected = lines_after(long_done, plan(date(2026, 3, 20)), TODAY, HOLIDAYS)
    assert (late_still.what, [line.what for line in expected]) == (Due.MIDWAY, [Due.DECISIONS, Due.LETTER])
    overtaken = lines_after(done, plan(TODAY), TODAY, HOLIDAYS)
    assert all(line.expected for line in overtaken), "the next review comes first: only what follows it is shown"


def check(**fields: object) -> MidwayCheck:
    made = MidwayCheck(child_id=new_id(), review_id=new_id())
    for name, value in fields.items():
        setattr(made, name, value)
    return made


def test_a_midway_check_says_what_of_it_was_begun_and_on_which_day_it_is_now() -> None:
    done = papers(decisions_by=None, letter_by=None, completed_on=date(2026, 2, 2))

    def line(**fields: object) -> DueLine | None:
        return next(iter(lines_after(done, None, TODAY, HOLIDAYS, check=check(**fields))), None)

    opened, held = line(opened_at=NOON), line(held_on=TODAY)
    assert opened is not None
    assert held is not None
    assert (opened.begun, held.begun) == ("Opened, not finished", "Talked about, not written down")
    moved = line(moved_to=date(2026, 5, 4), moved_reason="Sam prefers half way")
    assert moved is not None
    assert (moved.due_on, moved.sum_in_words) == (date(2026, 5, 4), "moved from 16 March: Sam prefers half way")
    assert line(closed_at=NOON, opened_at=NOON) is None
    assert line(not_needed_reason="Left the council") is None


def test_a_late_letter_says_so() -> None:
    late = papers(decisions_by=None, letter_by=date(2026, 3, 5), completed_on=date(2026, 2, 12))

    letter, *_ = lines_after(late, None, TODAY, HOLIDAYS)
    assert (letter.what, letter.status) == (Due.LETTER, DueStatus.OVERDUE)


def test_bank_holidays_that_were_left_out_are_kept_with_the_line() -> None:
    before_easter = papers(decisions_by=date(2026, 4, 8), letter_by=date(2026, 4, 22), completed_on=date(2026, 3, 30))

    decisions, *_ = lines_after(before_easter, None, date(2026, 3, 31), HOLIDAYS)
    assert decisions.left_out == (date(2026, 4, 3), date(2026, 4, 6))
