"""Periods of care from episodes as files really hold them, and who is an eligible child."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desktop.models.periods_of_care import (
    CareEpisode,
    PeriodOfCare,
    eligible_from,
    looked_after_on,
    needs_assessment_due,
    periods_of_care,
)
from tests.models.care_histories import day, episode

LATER = day("2023-03-31")


def spans(*episodes: CareEpisode, as_of: date = LATER) -> list[tuple[str, str | None]]:
    return [
        (period.started_on.isoformat(), period.ended_on.isoformat() if period.ended_on else None)
        for period in periods_of_care(episodes, as_of)
    ]


def test_moves_and_new_legal_statuses_make_one_period() -> None:
    moves = [
        episode("2021-01-10", until="2021-02-01", rec="X1"),
        episode("2021-02-01", "L", ls="C1", until="2021-03-01", rec="X1"),
        episode("2021-03-01", "P", ls="C1"),
    ]
    assert spans(*moves) == spans(*reversed(moves)) == [("2021-01-10", None)]


def test_a_new_start_makes_a_new_period() -> None:
    assert spans(episode("2021-01-10", until="2021-02-01", rec="E4A"), episode("2021-06-01")) == [
        ("2021-01-10", "2021-02-01"),
        ("2021-06-01", None),
    ]


def test_a_gap_after_x1_is_a_slip_in_the_file_and_breaks_nothing() -> None:
    assert spans(episode("2021-01-10", until="2021-02-01", rec="X1"), episode("2021-02-05", "P")) == [
        ("2021-01-10", None)
    ]


def test_a_child_who_left_and_is_back_without_a_start_began_a_period_on_a_day_unknown() -> None:
    left = episode("2021-01-10", until="2021-02-01", rec="E4A")
    periods = periods_of_care([left, episode("2021-06-01", "P")], LATER)
    assert [(period.started_on, period.start_is_known) for period in periods] == [
        (day("2021-01-10"), True),
        (day("2021-06-01"), False),
    ]


def test_an_episode_left_open_ends_where_the_next_period_begins() -> None:
    assert spans(episode("2021-01-10"), episode("2021-06-01", until="2021-07-01", rec="E4A")) == [
        ("2021-01-10", "2021-06-01"),
        ("2021-06-01", "2021-07-01"),
    ]


def test_the_latest_episode_says_whether_a_child_is_in_care() -> None:
    forgotten, latest = episode("2021-01-10"), episode("2021-06-01", until="2021-07-01", rec="E4A")
    assert looked_after_on([forgotten, latest], day("2021-05-31"))
    assert looked_after_on([forgotten, latest], day("2021-06-30"))
    assert not looked_after_on([forgotten, latest], day("2021-07-01"))


def test_an_episode_read_open_last_year_and_ended_this_year_has_ended() -> None:
    last_year, this_year = episode("2021-01-10"), episode("2021-01-10", until="2021-07-01", rec="E4A")
    for files in ([last_year, this_year], [this_year, last_year]):
        assert not looked_after_on(files, day("2021-07-01"))
        assert looked_after_on(files, day("2021-06-30"))


def test_an_end_still_to_come_counts_as_open() -> None:
    assert spans(episode("2021-01-10", until="2021-07-01", rec="E4A"), as_of=day("2021-06-30")) == [
        ("2021-01-10", None)
    ]


def test_a_child_no_file_mentions_is_not_looked_after() -> None:
    assert not looked_after_on([], LATER)
    assert periods_of_care([], LATER) == []


def test_short_breaks_form_a_series_apart_from_ordinary_care() -> None:
    periods = periods_of_care(
        [
            episode("2021-01-10", ls="V3", until="2021-01-12", rec="E8"),
            episode("2021-02-10", ls="V3", until="2021-02-12", rec="E8"),
            episode("2021-03-10", ls="V2"),
        ],
        LATER,
    )
    assert [(period.started_on, period.short_breaks) for period in periods] == [
        (day("2021-01-10"), True),
        (day("2021-03-10"), False),
    ]


@pytest.mark.parametrize(
    ("born_on", "looked_after", "eligible_on", "assessment_due"),
    [
        ("2005-10-20", "2019-03-01..", "2021-10-20", "2022-01-20"),
        ("2005-01-15", "2021-06-07..", "2021-09-06", "2021-12-06"),
        ("2005-03-30", "2020-01-06..2020-02-15 2021-05-10..", "2021-06-30", "2021-09-30"),
        ("2004-08-01", "2022-06-20..", None, None),
        ("2006-02-28", "2020-03-02..2022-01-31", None, None),
        ("2005-12-01", "2021-09-01..", "2021-12-01", "2022-03-01"),
        ("2005-12-01", "2021-09-02..", "2021-12-02", "2022-03-02"),
        ("2005-12-01", "2020-01-01..2021-06-01 2022-03-14..", "2022-03-14", "2022-06-14"),
        ("2005-12-01", "2021-06-01..2021-11-20 2024-01-01..", None, None),
    ],
)
def test_a_child_is_eligible_at_16_after_13_weeks_in_care_since_14(
    born_on: str, looked_after: str, eligible_on: str | None, assessment_due: str | None
) -> None:
    periods = [
        PeriodOfCare(started_on=day(start), ended_on=day(end) if end else None)
        for start, _, end in (span.partition("..") for span in looked_after.split())
    ]
    found = eligible_from(day(born_on), periods)
    assert found == (day(eligible_on) if eligible_on else None)
    assert (needs_assessment_due(found) if found else None) == (day(assessment_due) if assessment_due else None)


def test_short_breaks_do_not_make_a_child_eligible() -> None:
    assert eligible_from(day("2005-12-01"), [PeriodOfCare(started_on=day("2019-01-01"), short_breaks=True)]) is None


@given(st.dates(date(2018, 1, 1), date(2022, 12, 31)), st.integers(0, 60), st.integers(0, 60))
def test_more_time_in_care_never_makes_a_child_eligible_later(came_on: date, weeks: int, more_weeks: int) -> None:
    born_on = day("2005-12-01")
    now_in_care = PeriodOfCare(started_on=came_on)
    earlier = PeriodOfCare(
        started_on=came_on - timedelta(weeks=weeks + more_weeks + 1), ended_on=came_on - timedelta(weeks=weeks)
    )
    without, with_it = eligible_from(born_on, [now_in_care]), eligible_from(born_on, [earlier, now_in_care])
    assert with_it is not None or without is None
    assert with_it is None or without is None or with_it <= without
