"""The library of openings: something for every age, and how it goes."""

import pytest

from iro_desktop.models.child import AgeBand
from iro_desktop.queries.opening_activities import activities_for, activity_called, all_activities


@pytest.mark.parametrize("band", list(AgeBand))
def test_every_age_has_at_least_five_ways_to_begin(band: AgeBand) -> None:
    assert len(activities_for(band)) >= 5


def test_where_the_age_is_not_known_all_are_offered() -> None:
    assert activities_for(None) == all_activities()


def test_a_title_is_found_however_it_is_written_and_says_how_it_goes() -> None:
    found = activity_called(" a QUICK game ")
    assert found is not None
    assert found.in_full.endswith("About 5 minutes. Bring: cards or a dice.")
    assert activity_called("football outside") is None
