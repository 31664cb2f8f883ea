"""Where a child lives: as the officer wrote it down, else as far as the council's files tell."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.child import Home
from iro_desktop.models.periods_of_care import CareEpisode, known_on

_FOSTER = "foster carers"
KIND_OF_HOME: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(("U1", "U2", "U3"), "family who foster")
    | dict.fromkeys(("U4", "U5", "U6"), _FOSTER)
    | dict.fromkeys(("A3", "A4", "A5", "A6"), "adopters")
    | {
        "H5": "semi-independent home",
        "K1": "secure children’s home",
        "K2": "children’s home",
        "P1": "parents",
        "P2": "own place",
        "P3": "home that comes with work",
        "R1": "residential care home",
        "R2": "hospital",
        "R3": "family centre",
        "R5": "young offender institution",
        "S1": "residential school",
    }
)
"""PLACE of the SSDA903 in words one can say. Temporary stays (T0 to T4) and Z1 do not tell where the child is."""


@dataclass(frozen=True, slots=True)
class HomeNow:
    """Where a child lives on a day. Never the address: that stays with the record it is written in."""

    since: date | None
    with_whom: str | None
    kind_in_words: str | None
    town: str | None
    out_of_borough: bool | None


def homes_on(
    session: Session,
    day: date,
    episodes: Mapping[UUID, Iterable[CareEpisode]],
    child_ids: Collection[UUID] | None = None,
) -> dict[UUID, HomeNow]:
    """Where each of these children lives on a day; a child of whom nothing is known is left out."""
    written = select(
        Home.child_id, Home.from_on, Home.until_on, Home.with_whom, Home.kind_in_words, Home.town, Home.out_of_borough
    ).where(Home.deleted_at.is_(None), Home.from_on <= day)
    if child_ids is not None:
        written = written.where(Home.child_id.in_(child_ids))
    found: dict[UUID, HomeNow] = {}
    for child_id, since, until, with_whom, kind, town, out in session.execute(written.order_by(Home.from_on)):
        if until is None or until > day:
            found[child_id] = HomeNow(since, with_whom, kind, town, out)
    for child_id, known in episodes.items():
        if child_id not in found and (home := home_from_files(known, day)) is not None:
            found[child_id] = home
    return found


def home_from_files(episodes: Iterable[CareEpisode], day: date) -> HomeNow | None:
    """The kind of home that the latest episode names; None for a child not in care or a kind that says nothing."""
    known = known_on(episodes, day)
    if not known or known[-1].ended_on is not None:
        return None
    kind = KIND_OF_HOME.get(known[-1].placement_type)
    since = known[-1].started_on
    for earlier in reversed(known[:-1]):
        if earlier.placement_type != known[-1].placement_type or earlier.ended_on != since:
            break
        since = earlier.started_on
    return None if kind is None else HomeNow(since, None, kind, None, None)


def moves_in_files(episodes: Iterable[CareEpisode], as_of: date) -> list[tuple[date, str | None]]:
    """Each day on which the child came to live somewhere else, with the kind of home; None where it says nothing."""
    moves: dict[date, str | None] = defaultdict(lambda: None)
    for episode in known_on(episodes, as_of):
        if set(episode.reason_new_episode) & set("SPTBU"):
            moves[episode.started_on] = KIND_OF_HOME.get(episode.placement_type)
    return sorted(moves.items())
