"""The two clocks that replace the ordinary one: adoption and short breaks."""

import pytest

from iro_desktop.models.timescales import DueStatus, ReviewKind
from tests.models.care_histories import due_next, episode, facts, history, standing

# --- adoption ---

ORDER = (
    episode("2020-06-01", ls="C1", until="2021-02-10", rec="X1"),
    episode("2021-02-10", "L", ls="E1", until="2021-09-20", rec="X1"),
)
PLACED = (*ORDER, episode("2021-09-20", "P", ls="E1", place="A5"))


@pytest.mark.parametrize(
    ("held", "as_of", "expected"),
    [
        ("", "2021-02-15", (ReviewKind.ADOPTION_AUTHORISED, "2021-05-10", "2021-02-10")),
        ("2021-02-10", "2021-02-15", (ReviewKind.ADOPTION_AUTHORISED, "2021-05-10", "2021-02-10")),
        ("2021-04-30", "2021-05-02", (ReviewKind.ADOPTION_SUBSEQUENT, "2021-10-30", "2021-04-30")),
        ("2021-04-30", "2021-09-21", (ReviewKind.ADOPTION_FIRST, "2021-10-18", "2021-09-20")),
        ("2021-04-30 2021-10-11", "2021-10-12", (ReviewKind.ADOPTION_SECOND, "2022-01-11", "2021-10-11")),
        (
            "2021-04-30 2021-10-11 2022-01-10",
            "2022-01-12",
            (ReviewKind.ADOPTION_SUBSEQUENT, "2022-07-10", "2022-01-10"),
        ),
    ],
)
def test_authority_to_place_and_then_a_placement_replace_the_ordinary_clock(
    held: str, as_of: str, expected: tuple[ReviewKind, str, str]
) -> None:
    known = history(*PLACED, held=f"2020-06-25 2020-09-20 {held}")
    assert facts(due_next(known, as_of)) == expected


def test_reviews_held_answer_to_the_clock_of_their_day() -> None:
    known = history(*PLACED, held="2020-06-25 2020-09-20 2021-02-10 2021-05-10 2021-10-19 2022-01-10 2022-07-01")
    assert [(row.kind, row.in_time) for row in standing(known)] == [
        (ReviewKind.FIRST, True),
        (ReviewKind.SECOND, True),
        (ReviewKind.SUBSEQUENT, True),
        (ReviewKind.ADOPTION_AUTHORISED, True),
        (ReviewKind.ADOPTION_FIRST, False),
        (ReviewKind.ADOPTION_SECOND, True),
        (ReviewKind.ADOPTION_SUBSEQUENT, True),
    ]


def test_a_placement_order_made_before_the_files_is_known_once_a_review_is_seen() -> None:
    order = episode("2019-11-01", "L", ls="E1")
    first = episode("2019-05-01", ls="C1", until="2019-11-01", rec="X1")
    assert due_next(history(first, order), "2020-06-01").status is DueStatus.NOT_KNOWN
    seen = history(first, order, held="2020-05-02")
    assert facts(due_next(seen, "2020-06-01")) == (ReviewKind.ADOPTION_SUBSEQUENT, "2020-11-02", "2020-05-02")


def test_a_placement_order_that_was_already_there_when_the_files_begin_has_no_known_start() -> None:
    moved = episode("2020-06-01", "P", ls="E1")
    assert due_next(history(moved), "2020-06-10").status is DueStatus.NOT_KNOWN


def test_when_the_placement_order_ends_the_ordinary_clock_runs_on() -> None:
    known = history(*ORDER, episode("2021-09-20", "L", ls="C2"), held="2020-06-25 2020-09-20 2021-04-30")
    assert facts(due_next(known, "2021-09-21")) == (ReviewKind.SUBSEQUENT, "2021-10-30", "2021-04-30")


def test_a_child_returned_by_adopters_is_reviewed_within_42_days_unless_a_review_is_due_sooner() -> None:
    placed = episode("2021-09-20", "P", ls="E1", place="A5", until="2022-01-10", rec="X1")
    back = episode("2022-01-10", "P", ls="E1", place="U4")
    known = history(*ORDER, placed, back, held="2020-06-25 2020-09-20 2021-04-30 2021-10-11")
    coming = due_next(known, "2022-01-11")
    assert facts(coming) == (ReviewKind.ADOPTION_SUBSEQUENT, "2022-02-21", "2022-01-10")
    assert coming.reason.startswith("Adopters returned the child on 10 January 2022")
    reviewed = history(*ORDER, placed, back, held="2020-06-25 2020-09-20 2021-04-30 2021-10-11 2022-02-10")
    assert facts(due_next(reviewed, "2022-02-11")) == (ReviewKind.ADOPTION_SUBSEQUENT, "2022-08-10", "2022-02-10")


# --- short breaks ---


def test_short_breaks_are_reviewed_three_months_after_the_first_one_and_then_every_six() -> None:
    breaks = episode("2021-07-31", ls="V4")
    assert facts(due_next(history(breaks), "2021-08-10")) == (
        ReviewKind.SHORT_BREAKS_FIRST,
        "2021-10-31",
        "2021-07-31",
    )
    assert facts(due_next(history(breaks, held="2021-10-20"), "2021-11-01")) == (
        ReviewKind.SHORT_BREAKS_SUBSEQUENT,
        "2022-04-20",
        "2021-10-20",
    )


def test_silence_about_short_breaks_is_not_lateness_for_the_return_never_carries_their_reviews() -> None:
    coming = due_next(history(episode("2021-07-31", ls="V4")), "2021-11-01")
    assert coming.status is DueStatus.NOT_KNOWN
    assert coming.reason.startswith("The return carries no reviews of short breaks.")


def test_separate_short_breaks_are_one_series_and_may_be_reviewed_between_two() -> None:
    known = history(
        episode("2021-07-01", ls="V3", until="2021-07-05", rec="E8"),
        episode("2021-08-01", ls="V3", until="2021-08-04", rec="E8"),
        episode("2021-11-01", ls="V3"),
        held="2021-09-20",
    )
    assert facts(due_next(known, "2021-08-02"))[1:] == ("2021-10-01", "2021-07-01")
    assert due_next(known, "2021-08-10").status is DueStatus.NOT_REQUIRED
    assert facts(due_next(known, "2021-11-02"))[1:] == ("2022-03-20", "2021-09-20")
    assert [(row.kind, row.in_time) for row in standing(known)] == [(ReviewKind.SHORT_BREAKS_FIRST, True)]


def test_a_child_who_comes_into_care_after_short_breaks_has_a_first_review() -> None:
    known = history(
        episode("2021-07-01", ls="V4", until="2021-12-01", rec="X1"),
        episode("2021-12-01", "L", ls="V2"),
        held="2021-09-20",
    )
    assert facts(due_next(known, "2021-12-02")) == (ReviewKind.FIRST, "2021-12-31", "2021-12-01")
