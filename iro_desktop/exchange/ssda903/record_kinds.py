"""How the rows of each table become records, and which column each field comes from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar
from uuid import UUID

from iro_desktop.exchange.ssda903.rows import (
    EpisodeRow,
    PlacedForAdoptionRow,
    ReviewRow,
    Row,
    UascRow,
    YearOfFiles,
)
from iro_desktop.exchange.ssda903.tables import Table
from iro_desktop.models.base import OfChild
from iro_desktop.models.care import AdoptionPlacement, Episode, UnaccompaniedStatus
from iro_desktop.models.review import Review, ReviewStatus

RowOfKind = TypeVar("RowOfKind", bound=Row)
RecordOfKind = TypeVar("RecordOfKind", bound=OfChild)

HEADER_COLUMNS: Mapping[str, str] = {
    "sex": "SEX",
    "date_of_birth": "DOB",
    "ethnicity": "ETHNIC",
    "upn": "UPN",
    "mother": "MOTHER",
    "mother_child_date_of_birth": "MC_DOB",
}
"""Field of the child and of the Header's row, and the column it comes from."""


@dataclass(frozen=True, slots=True)
class RecordKind(Generic[RowOfKind, RecordOfKind]):
    """One table about children, and the records that its rows become."""

    table: Table
    rows_of: Callable[[YearOfFiles], tuple[RowOfKind, ...]]
    day: Callable[[RowOfKind], date | None]
    """What tells the row from the child's others of its table; None where a child has one."""
    columns: Mapping[str, str]
    """Fields that record and row share and that files may change, and the columns they come from."""
    make: Callable[[RowOfKind, UUID, UUID], RecordOfKind]
    """A new record of a row: the record's id, then the child's."""
    in_later_years_too: bool = True
    """Whether the next year's file holds the row again, so that an older file can only be behind."""


def _episode(row: EpisodeRow, record_id: UUID, child_id: UUID) -> Episode:
    return Episode(
        id=record_id,
        child_id=child_id,
        started_on=row.started_on,
        reason_new_episode=row.reason_new_episode,
        legal_status=row.legal_status,
        category_of_need=row.category_of_need,
        placement_type=row.placement_type,
        placement_provider=row.placement_provider,
        ended_on=row.ended_on,
        reason_ended=row.reason_ended,
        reason_place_change=row.reason_place_change,
        home_postcode=row.home_postcode,
        placement_postcode=row.placement_postcode,
        urn=row.urn,
    )


EPISODES = RecordKind(
    table=Table.EPISODES,
    rows_of=lambda year: year.episodes,
    day=lambda row: row.started_on,
    columns={
        "reason_new_episode": "RNE",
        "legal_status": "LS",
        "category_of_need": "CIN",
        "placement_type": "PLACE",
        "placement_provider": "PLACE_PROVIDER",
        "ended_on": "DEC",
        "reason_ended": "REC",
        "reason_place_change": "REASON_PLACE_CHANGE",
        "home_postcode": "HOME_POST",
        "placement_postcode": "PL_POST",
        "urn": "URN",
    },
    make=_episode,
)


def _review(row: ReviewRow, record_id: UUID, child_id: UUID) -> Review:
    return Review(
        id=record_id,
        child_id=child_id,
        status=ReviewStatus.COMPLETED,
        held_on=row.held_on,
        participation_code=row.participation_code,
        from_files=True,
    )


REVIEWS = RecordKind(
    table=Table.REVIEWS,
    rows_of=lambda year: year.reviews,
    day=lambda row: row.held_on,
    columns={"participation_code": "REVIEW_CODE"},
    make=_review,
    in_later_years_too=False,
)


def _uasc(row: UascRow, record_id: UUID, child_id: UUID) -> UnaccompaniedStatus:
    return UnaccompaniedStatus(id=record_id, child_id=child_id, sex=row.sex, ceased_on=row.ceased_on)


UASC = RecordKind(
    table=Table.UASC,
    rows_of=lambda year: year.uasc,
    day=lambda _: None,
    columns={"sex": "SEX", "ceased_on": "DUC"},
    make=_uasc,
)


def _placed_for_adoption(row: PlacedForAdoptionRow, record_id: UUID, child_id: UUID) -> AdoptionPlacement:
    return AdoptionPlacement(
        id=record_id,
        child_id=child_id,
        decided_on=row.decided_on,
        ceased_on=row.ceased_on,
        reason_ceased=row.reason_ceased,
    )


PLACED_FOR_ADOPTION = RecordKind(
    table=Table.PLACED_FOR_ADOPTION,
    rows_of=lambda year: year.placed_for_adoption,
    day=lambda row: row.decided_on,
    columns={"ceased_on": "DATE_PLACED_CEASED", "reason_ceased": "REASON_PLACED_CEASED"},
    make=_placed_for_adoption,
)
