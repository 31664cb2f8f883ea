"""The laptop's day beside the office's: a clock two years off, and the nights on which the clocks change."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desktop.protocol.fields import Json
from iro_desktop.queries.office_time import LONGEST_UNSEEN_DAYS, OFFICE_TIME, OfficeTime, office_time
from iro_desktop.store.server_rows import set_note
from iro_desktop.store.store import Store
from iro_desktop.ui.office_words import clock_doubt
from tests.store.stores import store_in

LONDON = ZoneInfo("Europe/London")
SYNCED = datetime(2026, 11, 26, 14, 30, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = store_in(tmp_path)
    yield store
    store.close()


def told(store: Store, now: datetime, *, office: datetime = SYNCED, laptop: datetime | None = None) -> OfficeTime:
    """What is thought of `now`, after the office said `office` while the laptop said `laptop`."""
    with store.transaction() as session:
        set_note(session, OFFICE_TIME, {"office": office.isoformat(), "laptop": (laptop or office).isoformat()})
    with store.reading() as session:
        return office_time(session, now)


def test_before_the_office_ever_answered_nothing_is_doubted(store: Store) -> None:
    with store.reading() as session:
        here = office_time(session, SYNCED)

    assert (here.office_on, here.doubtful, clock_doubt(here)) == (None, False, "")


def test_the_same_day_is_believed(store: Store) -> None:
    assert not told(store, SYNCED + timedelta(hours=2)).doubtful


def test_a_clock_two_years_back_is_said_with_both_days(store: Store) -> None:
    here = told(store, SYNCED.replace(year=2024))

    assert here.doubtful
    assert clock_doubt(here) == (
        "This laptop says 26 November 2024. The office said 26 November 2026 when you last synced. "
        "Dates may be counted wrongly."
    )


def test_a_clock_two_years_back_is_doubted_too_where_it_was_so_when_the_office_answered(store: Store) -> None:
    back = SYNCED.replace(year=2024)

    assert told(store, back + timedelta(days=3), laptop=back).doubtful


def test_a_clock_two_years_ahead_is_doubted(store: Store) -> None:
    assert told(store, SYNCED.replace(year=2028)).doubtful


def test_a_clock_that_went_ahead_when_the_office_answered_is_doubted_while_it_goes_on_so(store: Store) -> None:
    ahead = SYNCED + timedelta(days=9)

    assert told(store, ahead + timedelta(days=1), laptop=ahead).doubtful


def test_a_clock_that_was_put_right_since_is_believed(store: Store) -> None:
    assert not told(store, SYNCED + timedelta(days=1), laptop=SYNCED + timedelta(days=9)).doubtful


def test_some_weeks_without_the_office_are_no_reason_to_doubt(store: Store) -> None:
    assert not told(store, SYNCED + timedelta(days=LONGEST_UNSEEN_DAYS)).doubtful


@pytest.mark.parametrize("kept", [None, "noon", [1], {"office": "noon", "laptop": "noon"}, {"office": None}])
def test_a_note_that_cannot_be_read_is_as_none(store: Store, kept: Json) -> None:
    with store.transaction() as session:
        set_note(session, OFFICE_TIME, kept)
    with store.reading() as session:
        assert office_time(session, SYNCED) == OfficeTime(SYNCED.date(), None, doubtful=False)


def test_a_note_without_a_zone_is_as_none(store: Store) -> None:
    assert told(store, SYNCED, office=SYNCED.replace(tzinfo=None)).office_on is None


@pytest.mark.parametrize(
    ("office", "now"),
    [
        # The clocks go back: 01:30 comes twice, and the laptop shows the second.
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=LONDON, fold=1)),
        # Asked half an hour before midnight in summer, seen in winter time.
        (datetime(2026, 10, 24, 23, 30, tzinfo=UTC), datetime(2026, 10, 25, 2, 30, tzinfo=LONDON)),
        # The clocks go on: the hour from one to two is left out.
        (datetime(2026, 3, 28, 23, 59, tzinfo=UTC), datetime(2026, 3, 29, 2, 1, tzinfo=LONDON)),
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), datetime(2026, 3, 29, 2, 0, tzinfo=LONDON)),
    ],
)
def test_a_night_on_which_the_clocks_change_is_no_reason_to_doubt(
    store: Store, office: datetime, now: datetime
) -> None:
    assert not told(store, now, office=office).doubtful
    # The program's own clock gives a fixed offset rather than a zone.
    assert not told(store, now.astimezone(UTC).astimezone(), office=office).doubtful


@given(st.integers(0, LONGEST_UNSEEN_DAYS * 24 * 60), st.integers(-14 * 60, 14 * 60))
def test_no_later_moment_is_doubted_in_any_zone(minutes: int, offset: int) -> None:
    zone = timezone(timedelta(minutes=offset))
    now = (SYNCED + timedelta(minutes=minutes)).astimezone(zone)

    assert SYNCED.astimezone(zone).date() <= now.date()


def test_the_days_are_written_out_with_their_years() -> None:
    here = OfficeTime(date(2024, 2, 29), date(2026, 1, 1), doubtful=True)

    assert "29 February 2024" in clock_doubt(here)
    assert "1 January 2026" in clock_doubt(here)
