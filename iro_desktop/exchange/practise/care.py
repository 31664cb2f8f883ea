"""By what right a child is in care: legal statuses, and the episodes that the 903 makes of them and the homes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from iro_desktop.exchange.practise.casting import Story
from iro_desktop.exchange.practise.families import COUNCIL, Portrait
from iro_desktop.exchange.practise.homes import Housing, Kind, Stay
from iro_desktop.models.care import Episode
from iro_desktop.models.ids import imported_id
from iro_desktop.models.timescales import add_months

FULL_CARE_ORDER = "C2"


@dataclass(frozen=True, slots=True, kw_only=True)
class CareLife:
    """A child's homes and the legal statuses they had, oldest first."""

    stays: tuple[Stay, ...]
    statuses: tuple[tuple[date, str], ...]
    """LS, from each day on."""
    category_of_need: str
    home_postcode: str | None

    def stay_on(self, day: date) -> Stay:
        """The home on a day; before the first, the first."""
        return next((stay for stay in reversed(self.stays) if stay.from_on <= day), self.stays[0])

    def status_on(self, day: date) -> str:
        """LS on a day; before the first, the first."""
        return next((status for on, status in reversed(self.statuses) if on <= day), self.statuses[0][1])


def care_life(child: Portrait, housing: Housing, today: date, rng: Random) -> CareLife:
    """Homes, legal statuses and reasons for one child."""
    came_alone = child.part.story is Story.ARRIVED_ALONE
    return CareLife(
        stays=housing.stays(child),
        statuses=tuple(_statuses(child, today, rng)),
        category_of_need=_need(child.part.story, rng),
        # Where a child who came to the country alone lived before is no place in England, so the return has none.
        home_postcode=None if came_alone else housing.any_postcode_in_borough(),
    )


def _need(story: Story, rng: Random) -> str:
    match story:
        case Story.ARRIVED_ALONE:
            return "N8"
        case Story.SHORT_BREAKS:
            return "N2"
        case _:
            return rng.choices(("N1", "N5", "N4", "N3", "N6"), weights=(58, 20, 12, 5, 5))[0]


def _statuses(child: Portrait, today: date, rng: Random) -> list[tuple[date, str]]:
    pace, story = child.pace, child.part.story
    if story is Story.ARRIVED_ALONE:
        return [(pace.came_on, "V2")]
    if story is Story.SHORT_BREAKS:
        return [(pace.came_on, "V4")]
    agreed_first = rng.random() < 0.4
    statuses = [] if pace.came_first_on is None else [(pace.came_first_on, "V2")]
    statuses.append((pace.came_on, "V2" if agreed_first else "C1"))
    if agreed_first:
        statuses.append((pace.came_on + timedelta(days=rng.randint(30, 55)), "C1"))
    if pace.authorised_on is not None:
        statuses.append((pace.authorised_on, "E1"))
    elif story is not Story.NEW_TO_CARE:
        statuses.append((add_months(pace.came_on, 7) + timedelta(days=rng.randint(0, 70)), FULL_CARE_ORDER))
    return [(day, status) for day, status in statuses if day < today]


def episodes(child: Portrait, life: CareLife) -> list[Episode]:
    """The rows of the Episodes table: a new one whenever home, kind of home or legal status changes."""
    pace = child.pace
    earlier = [] if pace.came_first_on is None else _episodes_of(child, life, pace.came_first_on, pace.left_on)
    return [*earlier, *_episodes_of(child, life, pace.came_on, None)]


def _episodes_of(child: Portrait, life: CareLife, began_on: date, left_on: date | None) -> list[Episode]:
    """The episodes of one time in care."""
    stays = [s for s in life.stays if s.in_care and s.from_on >= began_on and (left_on is None or s.from_on < left_on)]
    rows: list[Episode] = []
    homes: list[Stay] = []
    for day in _days_of_change(stays, life, began_on, left_on):
        stay = next(s for s in reversed(stays) if s.from_on <= day)
        row = _episode(child, life, stay, day)
        if rows:
            before, home_before = rows[-1], homes[-1]
            row.reason_new_episode = _reason_new(before, row, moved=home_before is not stay)
            before.ended_on, before.reason_ended = day, "X1"
            if row.reason_new_episode in {"P", "B"}:
                before.reason_place_change = home_before.reason_ended or "CARPL"
            elif row.reason_new_episode in {"T", "U"}:
                before.reason_place_change = "STAND" if before.placement_type == "U3" else "CARPL"
        rows.append(row)
        homes.append(stay)
    if left_on is not None:
        rows[-1].ended_on, rows[-1].reason_ended = left_on, "E4A"
    return rows


def _days_of_change(stays: Sequence[Stay], life: CareLife, began_on: date, left_on: date | None) -> list[date]:
    changes = {began_on, *(stay.from_on for stay in stays)}
    changes |= {stay.long_term_from for stay in stays if stay.long_term_from is not None}
    changes |= {day for day, _ in life.statuses}
    return sorted(day for day in changes if day >= began_on and (left_on is None or day < left_on))


def _episode(child: Portrait, life: CareLife, stay: Stay, day: date) -> Episode:
    is_long_term = stay.long_term_from is not None and day >= stay.long_term_from
    short_breaks = stay.kind is Kind.SHORT_BREAKS
    return Episode(
        id=imported_id(COUNCIL, child.council_child_id, "episodes", day.isoformat()),
        child_id=child.child_id,
        started_on=day,
        reason_new_episode="S",
        legal_status=life.status_on(day),
        category_of_need=life.category_of_need,
        placement_type=(stay.long_term_placement if is_long_term else None) or stay.placement,
        placement_provider=stay.provider,
        home_postcode=None if short_breaks else life.home_postcode,
        placement_postcode=None if short_breaks else stay.address.postcode,
        urn=None if short_breaks else stay.address.urn,
    )


def _reason_new(before: Episode, after: Episode, *, moved: bool) -> str:
    """RNE: what changed."""
    legal = before.legal_status != after.legal_status
    if moved:
        return "B" if legal else "P"
    if before.placement_type != after.placement_type:
        return "U" if legal else "T"
    assert legal, "an episode begins where something changes"
    return "L"
