"""Ways to begin a meeting with a child: a small library that lies on the laptop, by age band."""

import json
from dataclasses import dataclass
from functools import cache

from iro_desktop import resources
from iro_desktop.models.child import AgeBand


@dataclass(frozen=True, slots=True)
class Activity:
    """One way to begin. `minutes` is how long it takes; `needs` what to bring, empty for nothing."""

    title: str
    how: str
    minutes: int
    needs: str
    bands: frozenset[AgeBand]

    @property
    def in_full(self) -> str:
        """How it goes, how long it takes, and what to bring."""
        bring = f" Bring: {self.needs}." if self.needs else ""
        return f"{self.how} About {self.minutes} minutes.{bring}"


@cache
def all_activities() -> tuple[Activity, ...]:
    """Every way to begin, youngest first."""
    rows = json.loads(resources.text("opening_activities.json"))["activities"]
    return tuple(
        Activity(
            title=row["title"],
            how=row["how"],
            minutes=row["minutes"],
            needs=row["needs"],
            bands=frozenset(AgeBand(band) for band in row["bands"]),
        )
        for row in rows
    )


def activities_for(band: AgeBand | None) -> tuple[Activity, ...]:
    """The ways that suit an age band; all where the age is not known."""
    return tuple(one for one in all_activities() if band is None or band in one.bands)


def activity_called(title: str | None) -> Activity | None:
    """The activity of this title, however it is written; None where it is one of the child's own."""
    wanted = (title or "").strip().casefold()
    return next((one for one in all_activities() if one.title.casefold() == wanted), None)
