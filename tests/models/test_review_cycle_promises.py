"""What the clocks promise for any child whatever: no answer depends on what came later, and early is never punished."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from iro_desktop.models.periods_of_care import CareEpisode, looked_after_on
from iro_desktop.models.review_cycle import (
    HeldReview,
    ReviewHistory,
    held_reviews_standing,
    next_review,
)
from iro_desktop.models.timescales import DueStatus, add_months, status_on
from tests.models.care_histories import BORN_ON, HOLIDAYS, THREE_YEARS

DAYS = st.dates(date(2019, 1, 1), date(2023, 3, 31))
REVIEWS = st.lists(DAYS.map(HeldReview), max_size=8)


@st.composite
def episodes(draw: st.DrawFn) -> list[CareEpisode]:
    """Episodes as a file may hold them: one after another, with gaps, left open, and with codes that jump about."""
    starts = sorted(draw(st.sets(DAYS, max_size=6)))
    ends = [*starts[1:], date(2023, 6, 1)] if starts else []
    return [
        CareEpisode(
            started_on=start,
            reason_new_episode=draw(st.sampled_from("SSLPTBU")),
            legal_status=draw(st.sampled_from(["C1", "C2", "V2", "E1", "E1", "V4"])),
            placement_type=draw(st.sampled_from(["U4", "K2", "A5"])),
            ended_on=draw(st.sampled_from([end, end, max(start, end - timedelta(days=3)), None])),
            reason_ended=draw(st.sampled_from(["X1", "X1", "E4A"])),
        )
        for start, end in zip(starts, ends, strict=True)
    ]


@st.composite
def histories(draw: st.DrawFn) -> ReviewHistory:
    files = draw(st.sampled_from([THREE_YEARS, None]))
    return ReviewHistory(BORN_ON, draw(episodes()), draw(REVIEWS), files)


ONE_PERIOD = st.builds(
    lambda start, reviews: ReviewHistory(
        BORN_ON,
        [CareEpisode(started_on=start, reason_new_episode="S", legal_status="C2", placement_type="U4")],
        reviews,
        THREE_YEARS,
    ),
    st.dates(THREE_YEARS.starts_on, date(2022, 6, 30)),
    st.sets(DAYS, max_size=8).map(lambda days: [HeldReview(day) for day in sorted(days)]),
)


@given(histories(), episodes(), REVIEWS, DAYS)
def test_events_later_than_the_day_asked_about_change_nothing(
    known: ReviewHistory, more: list[CareEpisode], reviews: list[HeldReview], as_of: date
) -> None:
    later = replace(
        known,
        episodes=[*known.episodes, *(e for e in more if e.started_on > as_of)],
        reviews=[*known.reviews, *(r for r in reviews if r.held_on > as_of)],
    )
    assert next_review(later, as_of, HOLIDAYS) == next_review(known, as_of, HOLIDAYS)
    assert held_reviews_standing(later, as_of, HOLIDAYS) == held_reviews_standing(known, as_of, HOLIDAYS)


@given(histories(), DAYS, st.integers(1, 400))
def test_an_end_that_is_still_to_come_changes_nothing(known: ReviewHistory, as_of: date, days_on: int) -> None:
    ends_later = [
        episode
        if episode.ended_on is not None
        else replace(episode, ended_on=max(as_of, episode.started_on) + timedelta(days=days_on), reason_ended="E4A")
        for episode in known.episodes
    ]
    later = replace(known, episodes=ends_later)
    assert next_review(later, as_of, HOLIDAYS) == next_review(known, as_of, HOLIDAYS)
    assert held_reviews_standing(later, as_of, HOLIDAYS) == held_reviews_standing(known, as_of, HOLIDAYS)


@given(histories(), DAYS, DAYS)
def test_how_a_review_stood_never_changes_afterwards(known: ReviewHistory, one: date, other: date) -> None:
    earlier = held_reviews_standing(known, min(one, other), HOLIDAYS)
    assert held_reviews_standing(known, max(one, other), HOLIDAYS)[: len(earlier)] == earlier


@given(histories(), DAYS)
def test_the_order_of_rows_in_a_file_does_not_matter(known: ReviewHistory, as_of: date) -> None:
    reversed_rows = replace(known, episodes=known.episodes[::-1], reviews=known.reviews[::-1])
    assert next_review(reversed_rows, as_of, HOLIDAYS) == next_review(known, as_of, HOLIDAYS)
    assert held_reviews_standing(reversed_rows, as_of, HOLIDAYS) == held_reviews_standing(known, as_of, HOLIDAYS)


@given(histories(), DAYS)
def test_a_date_a_kind_and_a_status_that_says_so_come_together(known: ReviewHistory, as_of: date) -> None:
    coming = next_review(known, as_of, HOLIDAYS)
    assert coming.reason.endswith(".")
    assert (coming.status is DueStatus.NOT_REQUIRED) == (not looked_after_on(known.episodes, as_of))
    if coming.due is None:
        assert coming.kind is None
        assert coming.status in {DueStatus.NOT_REQUIRED, DueStatus.NOT_KNOWN}
    else:
        assert coming.kind is coming.due.kind
        assert coming.due.based_on <= as_of
        assert coming.status is status_on(coming.due, as_of, None, HOLIDAYS)


@given(histories(), DAYS)
def test_every_review_held_has_one_row_that_does_not_contradict_itself(known: ReviewHistory, as_of: date) -> None:
    rows = held_reviews_standing(known, as_of, HOLIDAYS)
    assert [row.review.held_on for row in rows] == sorted(r.held_on for r in known.reviews if r.held_on <= as_of)
    for row in rows:
        assert (row.due is None) == (row.kind is None)
        if row.due is None:
            assert row.in_time is None
        elif row.in_time is not None:
            assert row.in_time == (row.review.held_on <= row.due.latest_lawful)
        assert row.late_or_missing <= (row.in_time is False)


@given(ONE_PERIOD, st.data(), st.integers(1, 200))
def test_holding_a_review_earlier_never_lets_the_next_one_be_later(
    known: ReviewHistory, data: st.DataObject, days_earlier: int
) -> None:
    assume(known.reviews)
    moved = data.draw(st.integers(0, len(known.reviews) - 1))
    reviews = list(known.reviews)
    reviews[moved] = HeldReview(reviews[moved].held_on - timedelta(days=days_earlier))
    as_of = THREE_YEARS.ends_on
    before = next_review(known, as_of, HOLIDAYS).due
    after = next_review(replace(known, reviews=reviews), as_of, HOLIDAYS).due
    assert before is not None
    assert after is not None
    assert after.latest_lawful <= before.latest_lawful


@given(ONE_PERIOD)
def test_where_the_start_lies_in_the_files_the_next_date_is_always_known(known: ReviewHistory) -> None:
    coming = next_review(known, THREE_YEARS.ends_on, HOLIDAYS)
    assert coming.due is not None
    latest_event = max([known.episodes[0].started_on, *(r.held_on for r in known.reviews)])
    assert coming.due.latest_lawful <= add_months(latest_event, 6)
