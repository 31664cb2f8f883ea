"""What is due next and how each review held stood, told from the files as they are."""

from datetime import date

import pytest

from iro_desktop.models.participation import ParticipationCode
from iro_desktop.models.review_cycle import (
    LATE_OR_MISSING,
    FilesCoverage,
    HeldReview,
    ReportType,
    ReviewHistory,
    next_review,
)
from iro_desktop.models.timescales import DueStatus, ReviewKind
from tests.models.care_histories import BORN_ON, HOLIDAYS, THREE_YEARS, day, due_next, episode, facts, history, standing

# --- the ordinary clock ---


@pytest.mark.parametrize(
    ("became_looked_after", "reviews", "next_latest"),
    [
        (
            "2021-08-16",
            "2021-09-14 due 2021-09-14 OK / 2021-12-14 due 2021-12-14 OK / 2022-06-14 due 2022-06-14 OK",
            "2022-12-14",
        ),
        ("2021-08-16", "2021-09-10 due 2021-09-14 OK / 2021-10-29 due 2021-12-10 OK", "2022-04-29"),
        ("2021-08-16", "2021-09-15 due 2021-09-14 LATE", "2021-12-15"),
        ("2021-10-04", "2021-11-01 due 2021-11-01 OK / 2022-02-02 due 2022-02-01 LATE", "2022-08-02"),
        (
            "2021-10-04",
            "2021-11-01 due 2021-11-01 OK / 2022-01-20 due 2022-02-01 OK / "
            "2022-03-15 due 2022-07-20 OK / 2022-09-15 due 2022-09-15 OK",
            "2023-03-15",
        ),
        (
            "2022-03-31",
            "2022-04-29 due 2022-05-03 OK / 2022-07-29 due 2022-07-29 OK / 2023-01-27 due 2023-01-29 OK",
            "2023-07-27",
        ),
    ],
)
def test_each_review_sets_the_clock_for_the_next(became_looked_after: str, reviews: str, next_latest: str) -> None:
    expected = [(held, due, verdict == "OK") for held, _, due, verdict in map(str.split, reviews.split(" / "))]
    known = history(episode(became_looked_after), held=" ".join(held for held, _, _ in expected))

    stood = standing(known)

    assert [
        (row.review.held_on.isoformat(), row.due.latest_lawful.isoformat(), row.in_time) for row in stood if row.due
    ] == expected
    ranks = [ReviewKind.FIRST, ReviewKind.SECOND, ReviewKind.SUBSEQUENT, ReviewKind.SUBSEQUENT]
    assert [row.kind for row in stood] == ranks[: len(stood)]
    coming = next_review(known, stood[-1].review.held_on, HOLIDAYS)
    assert facts(coming) == (ranks[min(len(stood), 2)], next_latest, expected[-1][0])


def test_a_new_legal_status_or_home_does_not_start_the_clock_again() -> None:
    known = history(
        episode("2021-08-16", ls="L2", until="2021-08-20", rec="X1"),
        episode("2021-08-20", "L", ls="C1", until="2021-08-30", rec="X1"),
        episode("2021-08-30", "P", ls="C1"),
    )
    assert facts(due_next(known, "2021-09-01")) == (ReviewKind.FIRST, "2021-09-14", "2021-08-16")


def test_a_return_to_care_starts_again_at_the_first_review() -> None:
    known = history(
        episode("2020-06-01", until="2021-05-10", rec="E4A"),
        episode("2021-10-04"),
        held="2020-06-25 2020-09-20 2021-03-15",
    )
    assert facts(due_next(known, "2021-10-10")) == (ReviewKind.FIRST, "2021-11-01", "2021-10-04")


def test_the_reason_says_what_the_date_is_counted_from() -> None:
    known = history(episode("2021-08-16"), held="2021-09-10")
    coming = due_next(known, "2021-10-01")
    assert coming.reason == "The first review was held on 10 September 2021; the second is due within 3 months."
    assert coming.due is not None
    assert coming.due.sum_in_words == "10 September + 3 months"


def test_a_review_recorded_twice_for_one_day_counts_once() -> None:
    known = history(episode("2021-08-16"), held="2021-09-10 2021-09-10")
    assert due_next(known, "2021-10-01").kind is ReviewKind.SECOND
    assert [row.kind for row in standing(known)] == [ReviewKind.FIRST, ReviewKind.FIRST]


# --- who is looked after, and what as_of leaves out ---


def test_nothing_is_required_for_a_child_who_has_left() -> None:
    known = history(episode("2021-08-16", until="2021-09-01", rec="E4A"))
    before, after = due_next(known, "2021-08-31"), due_next(known, "2021-09-01")
    assert before.status is DueStatus.DUE_SOON
    assert (after.status, after.kind, after.due) == (DueStatus.NOT_REQUIRED, None, None)
    assert after.reason == "The child left care on 1 September 2021."


def test_nothing_is_required_before_a_child_came() -> None:
    coming = due_next(history(episode("2021-08-16")), "2021-08-15")
    assert coming.status is DueStatus.NOT_REQUIRED
    assert coming.reason == "The child was not looked after on 15 August 2021."


def test_an_episode_that_should_be_followed_and_is_not_is_named() -> None:
    coming = due_next(history(episode("2021-08-16", until="2021-09-01", rec="X1")), "2021-10-01")
    assert coming.status is DueStatus.NOT_REQUIRED
    assert coming.reason == "The last episode ended on 1 September 2021; the one that follows is not in the files."


@pytest.mark.parametrize(
    ("as_of", "status"),
    [
        ("2021-08-20", DueStatus.UPCOMING),
        ("2021-09-13", DueStatus.DUE_SOON),
        ("2021-09-14", DueStatus.DUE_TODAY),
        ("2021-09-15", DueStatus.OVERDUE),
    ],
)
def test_reviews_held_later_than_the_day_asked_about_are_ignored(as_of: str, status: DueStatus) -> None:
    known = history(episode("2021-08-16"), held="2021-09-20 2021-12-01")
    coming = due_next(known, as_of)
    assert (coming.kind, coming.status) == (ReviewKind.FIRST, status)


def test_a_due_date_past_the_eighteenth_birthday_says_so() -> None:
    known = history(episode("2021-08-16"), held="2021-09-10 2021-12-08", born_on=day("2004-03-01"))
    coming = due_next(known, "2021-12-10")
    assert coming.reason.endswith("The child turns 18 on 1 March 2022, before this date.")


# --- what the files hide ---


def test_a_period_that_began_before_the_files_with_no_review_seen_is_not_known() -> None:
    coming = due_next(history(episode("2020-03-31")), "2020-05-01")
    assert (coming.status, coming.kind, coming.due) == (DueStatus.NOT_KNOWN, None, None)
    assert coming.reason == (
        "The files begin on 1 April 2020. What this clock runs from began before that, and no review of it is in the "
        "files. Load the year before as well, or record the reviews here."
    )


def test_a_period_that_began_on_the_first_day_of_the_files_is_known() -> None:
    assert facts(due_next(history(episode("2020-04-01")), "2020-04-02")) == (
        ReviewKind.FIRST,
        "2020-05-01",
        "2020-04-01",
    )


def test_one_review_within_a_year_of_a_hidden_start_could_be_the_first_or_a_later_one() -> None:
    coming = due_next(history(episode("2019-11-01"), held="2020-11-01"), "2020-12-01")
    assert coming.status is DueStatus.NOT_KNOWN


def test_one_review_more_than_a_year_after_a_hidden_start_was_not_the_first() -> None:
    coming = due_next(history(episode("2019-11-01"), held="2020-11-02"), "2020-12-01")
    assert facts(coming) == (ReviewKind.SUBSEQUENT, "2021-05-02", "2020-11-02")


def test_two_reviews_seen_make_the_next_a_subsequent_one_whatever_is_hidden() -> None:
    coming = due_next(history(episode("2020-03-15"), held="2020-04-08 2020-07-01"), "2020-08-01")
    assert facts(coming) == (ReviewKind.SUBSEQUENT, "2021-01-01", "2020-07-01")


def test_a_period_whose_first_episode_is_not_in_the_files_began_earlier_than_it_seems() -> None:
    moved_in = episode("2020-06-01", "P")
    assert due_next(history(moved_in), "2020-06-10").status is DueStatus.NOT_KNOWN
    assert due_next(history(moved_in, held="2020-06-20"), "2020-07-10").status is DueStatus.NOT_KNOWN
    assert due_next(history(moved_in, held="2020-04-20 2020-06-20"), "2020-07-10").kind is ReviewKind.SUBSEQUENT


def test_without_any_file_of_reviews_nothing_is_said_until_two_are_recorded() -> None:
    silent = due_next(history(episode("2022-01-10"), files=None), "2022-01-12")
    assert silent.status is DueStatus.NOT_KNOWN
    assert silent.reason == "No file of reviews has been loaded. Load the return, or record the last review here."
    recorded = history(episode("2022-01-10"), held="2022-02-01 2022-04-20", files=None)
    assert facts(due_next(recorded, "2022-05-01")) == (ReviewKind.SUBSEQUENT, "2022-10-20", "2022-04-20")


def test_a_review_whose_forerunner_may_be_hidden_is_neither_late_nor_in_time() -> None:
    rows = standing(history(episode("2017-02-01"), held="2020-06-01 2020-11-01 2021-04-30"))
    assert [(row.kind, row.in_time) for row in rows] == [
        (None, None),
        (ReviewKind.SUBSEQUENT, True),
        (ReviewKind.SUBSEQUENT, True),
    ]
    assert rows[0].due is None
    assert rows[0].remark == "An earlier review may lie before the files, so when this one was due is not known."


def test_a_gap_longer_than_the_law_allows_may_be_a_review_missing_from_the_file() -> None:
    rows = standing(history(episode("2020-06-01"), held="2020-06-25 2020-09-20 2021-09-10"))
    late = rows[2]
    assert (late.kind, late.in_time, late.late_or_missing, late.remark) == (
        ReviewKind.SUBSEQUENT,
        False,
        True,
        LATE_OR_MISSING,
    )
    assert not any(row.late_or_missing for row in rows[:2])


def test_a_gap_in_reviews_recorded_here_is_simply_late() -> None:
    one_year = FilesCoverage(date(2020, 4, 1), date(2021, 3, 31))
    rows = standing(history(episode("2021-06-01"), held="2021-06-25 2021-10-20", files=one_year))
    assert [(row.in_time, row.late_or_missing, row.remark) for row in rows] == [
        (True, False, ""),
        (False, False, "Late."),
    ]


def test_an_overdue_review_inside_the_files_may_be_missing_from_them() -> None:
    known = history(episode("2020-06-01"), held="2020-06-25")
    assert due_next(known, "2020-12-01").reason.endswith("It is overdue, or a review is missing from the file.")
    assert due_next(known, "2023-04-01").reason.endswith(
        "The files end on 31 March 2023; record here any review held since."
    )


def test_a_review_on_a_day_out_of_care_stands_outside_every_clock() -> None:
    known = history(episode("2020-06-01", until="2020-09-01", rec="E4A"), held="2020-06-25 2020-09-02")
    outside = standing(known)[1]
    assert (outside.kind, outside.due, outside.in_time) == (None, None, None)
    assert outside.remark == "Held on a day when the child was not looked after, by the council's own episodes."


def test_a_six_monthly_review_due_in_the_covid_window_is_labelled_and_not_called_late() -> None:
    files = FilesCoverage(date(2018, 4, 1), date(2021, 3, 31))
    known = history(episode("2019-06-03"), held="2019-06-28 2019-09-20 2019-12-20 2020-08-01", files=files)
    labelled = standing(known, "2021-03-31")[3]
    assert labelled.due is not None
    assert labelled.due.latest_lawful == day("2020-06-20")
    assert (labelled.in_time, labelled.late_or_missing) == (None, False)
    assert labelled.remark.startswith("Due between 24 April and 25 September 2020")


def test_the_participation_code_stays_with_its_review() -> None:
    known = ReviewHistory(
        BORN_ON, [episode("2020-06-01")], [HeldReview(day("2020-06-25"), ParticipationCode.PN1)], THREE_YEARS
    )
    assert standing(known)[0].review.participation_code is ParticipationCode.PN1


# --- the report's columns ---


def test_the_first_review_while_eligible_has_a_column_of_its_own() -> None:
    known = history(
        episode("2021-06-07", ls="V2"),
        held="2021-07-01 2021-09-05 2021-09-06 2022-03-01",
        born_on=day("2005-01-15"),
    )
    assert [row.report_type for row in standing(known)] == [
        ReportType.FIRST,
        ReportType.SECOND_OR_SUBSEQUENT,
        ReportType.FIRST_ELIGIBLE,
        ReportType.SUBSEQUENT_ELIGIBLE,
    ]


def test_a_hidden_review_leaves_the_column_empty_only_where_it_would_change_it() -> None:
    within_a_year = history(episode("2019-09-01"), held="2020-05-01 2020-10-01")
    assert [row.report_type for row in standing(within_a_year)] == [None, ReportType.SECOND_OR_SUBSEQUENT]
    long_in_care = history(episode("2015-09-01"), held="2020-05-01")
    assert [row.report_type for row in standing(long_in_care)] == [ReportType.SECOND_OR_SUBSEQUENT]
    eligible_before = history(episode("2015-09-01"), held="2020-05-01 2020-10-01", born_on=day("2004-01-10"))
    assert [row.report_type for row in standing(eligible_before)] == [None, ReportType.SUBSEQUENT_ELIGIBLE]


def test_without_a_date_of_birth_the_column_is_empty_and_the_clock_still_runs() -> None:
    known = ReviewHistory(None, [episode("2020-06-01")], [HeldReview(day("2020-06-25"))], THREE_YEARS)
    row = standing(known)[0]
    assert (row.kind, row.in_time, row.report_type) == (ReviewKind.FIRST, True, None)
