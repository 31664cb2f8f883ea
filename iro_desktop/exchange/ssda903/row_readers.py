"""How a row of each table is read from its cells."""

import re
from collections.abc import Callable, Mapping

from iro_desktop.exchange.ssda903 import tables
from iro_desktop.exchange.ssda903.cells import RowCells
from iro_desktop.exchange.ssda903.rows import (
    EpisodeRow,
    HeaderRow,
    PlacedForAdoptionRow,
    ReviewRow,
    Row,
    UascRow,
)
from iro_desktop.exchange.ssda903.tables import Table

_UPN = re.compile(r"[A-Z][0-9]{11}[A-Z0-9]|UN[1-5]")
_POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}")
_URN = re.compile(r"SC[0-9]{6}|[0-9]{7}|XXXXXXX")


def _header(cells: RowCells) -> HeaderRow:
    return HeaderRow(
        source=cells.source,
        council_child_id=cells.child(),
        sex=cells.code("SEX", tables.SEXES),
        date_of_birth=cells.required_day("DOB"),
        ethnicity=cells.code("ETHNIC", tables.ETHNIC_CODES),
        upn=cells.shaped("UPN", _UPN, "a unique pupil number"),
        mother=cells.code("MOTHER", tables.MOTHER_CODES),
        mother_child_date_of_birth=cells.day("MC_DOB"),
    )


def _episode(cells: RowCells) -> EpisodeRow:
    return EpisodeRow(
        source=cells.source,
        council_child_id=cells.child(),
        started_on=cells.required_day("DECOM"),
        reason_new_episode=cells.required_code("RNE", tables.REASONS_FOR_NEW_EPISODE),
        legal_status=cells.required_code("LS", tables.LEGAL_STATUSES),
        category_of_need=cells.code("CIN", tables.CATEGORIES_OF_NEED),
        placement_type=cells.code("PLACE", tables.PLACEMENT_TYPES),
        placement_provider=cells.code("PLACE_PROVIDER", tables.PLACEMENT_PROVIDERS),
        ended_on=cells.day("DEC"),
        reason_ended=cells.code("REC", tables.REASONS_EPISODE_CEASED),
        reason_place_change=cells.code("REASON_PLACE_CHANGE", tables.REASONS_FOR_PLACE_CHANGE),
        home_postcode=cells.shaped("HOME_POST", _POSTCODE, "a postcode"),
        placement_postcode=cells.shaped("PL_POST", _POSTCODE, "a postcode"),
        urn=cells.shaped("URN", _URN, "an Ofsted number"),
    )


def _review(cells: RowCells) -> ReviewRow:
    return ReviewRow(
        source=cells.source,
        council_child_id=cells.child(),
        date_of_birth=cells.day("DOB"),
        held_on=cells.required_day("REVIEW"),
        participation_code=cells.code("REVIEW_CODE", tables.PARTICIPATION_CODES),
    )


def _uasc(cells: RowCells) -> UascRow:
    return UascRow(
        source=cells.source,
        council_child_id=cells.child(),
        sex=cells.code("SEX", tables.SEXES),
        date_of_birth=cells.day("DOB"),
        ceased_on=cells.day("DUC"),
    )


def _placed_for_adoption(cells: RowCells) -> PlacedForAdoptionRow:
    return PlacedForAdoptionRow(
        source=cells.source,
        council_child_id=cells.child(),
        date_of_birth=cells.day("DOB"),
        decided_on=cells.required_day("DATE_PLACED"),
        ceased_on=cells.day("DATE_PLACED_CEASED"),
        reason_ceased=cells.code("REASON_PLACED_CEASED", tables.REASONS_NO_LONGER_PLACED),
    )


ROW_READERS: Mapping[Table, Callable[[RowCells], Row]] = {
    Table.HEADER: _header,
    Table.EPISODES: _episode,
    Table.REVIEWS: _review,
    Table.UASC: _uasc,
    Table.PLACED_FOR_ADOPTION: _placed_for_adoption,
}
"""Reads one row. What it returns may be used only while nothing in the cells was left out."""
