"""The caseload as the rows of the SSDA903, year by year."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from iro_desktop.exchange.ssda903.tables import FIRST_YEAR_OF_LETTERS_FOR_SEX, SHORT_BREAK_STATUSES, Table
from iro_desktop.models.base import SyncedRecord
from iro_desktop.models.care import AdoptionPlacement, Episode, UnaccompaniedStatus
from iro_desktop.models.child import Child
from iro_desktop.models.collection_year import CollectionYear
from iro_desktop.models.review import Review, ReviewStatus

Cells = tuple[str, ...]


@dataclass(slots=True)
class ReturnRecords:
    """The records of a caseload that the return is made of."""

    children: dict[UUID, Child] = field(default_factory=dict)
    episodes: dict[UUID, list[Episode]] = field(default_factory=lambda: defaultdict(list))
    reviews: dict[UUID, list[Review]] = field(default_factory=lambda: defaultdict(list))
    came_alone: dict[UUID, UnaccompaniedStatus] = field(default_factory=dict)
    adoption: dict[UUID, AdoptionPlacement] = field(default_factory=dict)


def for_the_return(records: Iterable[SyncedRecord]) -> ReturnRecords:
    """Of all records, those that the return knows, by child."""
    found = ReturnRecords()
    for record in records:
        match record:
            case Child():
                found.children[record.id] = record
            case Episode():
                found.episodes[record.child_id].append(record)
            case Review() if record.held_on is not None and record.status is ReviewStatus.COMPLETED:
                found.reviews[record.child_id].append(record)
            case UnaccompaniedStatus():
                found.came_alone[record.child_id] = record
            case AdoptionPlacement():
                found.adoption[record.child_id] = record
    return found


def complete_years(today: date, years: int) -> list[CollectionYear]:
    """The collection years that were over by a day, oldest first."""
    last = CollectionYear.of(today)
    ending = last.ending if last.last_day < today else last.ending - 1
    return [CollectionYear(year) for year in range(ending - years + 1, ending + 1)]


def rows_of_year(records: ReturnRecords, year: CollectionYear, today: date) -> dict[Table, list[Cells]]:
    """The rows of each table as that year's return had them, or has them up to today."""
    ends_on = min(year.last_day, today)
    rows: dict[Table, list[Cells]] = {table: [] for table in Table}
    for child in sorted(records.children.values(), key=lambda child: child.council_child_id):
        episodes = [
            episode
            for episode in records.episodes[child.id]
            if episode.started_on <= ends_on and (episode.ended_on is None or episode.ended_on >= year.first_day)
        ]
        if episodes:
            _add_child(rows, records, child, episodes, year=year, ends_on=ends_on)
    return rows


def _add_child(
    rows: dict[Table, list[Cells]],
    records: ReturnRecords,
    child: Child,
    episodes: Sequence[Episode],
    *,
    year: CollectionYear,
    ends_on: date,
) -> None:
    number, born_on, sex = child.council_child_id, _day(child.date_of_birth), _sex(child, year)
    rows[Table.HEADER].append((number, sex, born_on, child.ethnicity or "", child.upn or "", child.mother or "", ""))
    rows[Table.EPISODES] += [(number, *_episode_cells(episode, ends_on)) for episode in episodes]
    if any(episode.legal_status not in SHORT_BREAK_STATUSES for episode in episodes):
        rows[Table.REVIEWS] += [
            (number, born_on, _day(review.held_on), review.participation_code or "")
            for review in records.reviews[child.id]
            if review.held_on is not None and year.first_day <= review.held_on <= ends_on
        ]
    came_alone = records.came_alone.get(child.id)
    if came_alone is not None:
        rows[Table.UASC].append((number, sex, born_on, _day(came_alone.ceased_on)))
    adoption = records.adoption.get(child.id)
    if adoption is not None and adoption.decided_on <= ends_on:
        ceased = (_day(adoption.ceased_on), adoption.reason_ceased or "")
        rows[Table.PLACED_FOR_ADOPTION].append((number, born_on, _day(adoption.decided_on), *ceased))


def _episode_cells(episode: Episode, ends_on: date) -> Cells:
    """DECOM to URN. An end that lay ahead was not known yet."""
    over = episode.ended_on is not None and episode.ended_on <= ends_on
    return (
        _day(episode.started_on),
        episode.reason_new_episode or "",
        episode.legal_status or "",
        episode.category_of_need or "",
        episode.placement_type or "",
        episode.placement_provider or "",
        _day(episode.ended_on) if over else "",
        (episode.reason_ended or "") if over else "",
        (episode.reason_place_change or "") if over else "",
        episode.home_postcode or "",
        episode.placement_postcode or "",
        episode.urn or "",
    )


def _sex(child: Child, year: CollectionYear) -> str:
    if year.ending >= FIRST_YEAR_OF_LETTERS_FOR_SEX:
        return child.sex or ""
    return {"M": "1", "F": "2"}.get(child.sex or "", "")


def _day(day: date | None) -> str:
    return "" if day is None else f"{day:%d/%m/%Y}"
