"""The council's own rows about a child in care: episodes, statuses, and what the files cover."""

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from iro_desktop.models.base import OfChild, SyncedRecord


class Episode(OfChild, kw_only=True):
    """A stretch of care with one legal status and one placement: a row of the 903's Episodes, every column kept."""

    __tablename__ = "episode"
    __table_args__ = (UniqueConstraint("child_id", "started_on"),)

    started_on: Mapped[date]
    """DECOM."""
    reason_new_episode: Mapped[str | None] = mapped_column(default=None)
    """RNE: S started to be looked after, L P T B U what changed."""
    legal_status: Mapped[str | None] = mapped_column(default=None)
    """LS."""
    category_of_need: Mapped[str | None] = mapped_column(default=None)
    """CIN."""
    placement_type: Mapped[str | None] = mapped_column(default=None)
    """PLACE."""
    placement_provider: Mapped[str | None] = mapped_column(default=None)
    """PLACE_PROVIDER."""
    ended_on: Mapped[date | None] = mapped_column(default=None)
    """DEC; empty while the episode is open."""
    reason_ended: Mapped[str | None] = mapped_column(default=None)
    """REC."""
    reason_place_change: Mapped[str | None] = mapped_column(default=None)
    """REASON_PLACE_CHANGE."""
    home_postcode: Mapped[str | None] = mapped_column(default=None)
    """HOME_POST."""
    placement_postcode: Mapped[str | None] = mapped_column(default=None)
    """PL_POST."""
    urn: Mapped[str | None] = mapped_column(default=None)
    """URN of the home at Ofsted."""


class UnaccompaniedStatus(OfChild, kw_only=True):
    """The child came to the UK on their own: one row of the 903's UASC table."""

    __tablename__ = "unaccompanied_status"

    sex: Mapped[str | None] = mapped_column(default=None)
    ceased_on: Mapped[date | None] = mapped_column(default=None)
    """DUC: when the status ends; by convention the 18th birthday until it really ends."""


class AdoptionPlacement(OfChild, kw_only=True):
    """The decision that a child should be placed for adoption: one row of the 903's Placed for adoption table."""

    __tablename__ = "adoption_placement"
    __table_args__ = (UniqueConstraint("child_id", "decided_on"),)

    decided_on: Mapped[date]
    """DATE_PLACED: the decision, not the day the child moved."""
    ceased_on: Mapped[date | None] = mapped_column(default=None)
    """DATE_PLACED_CEASED."""
    reason_ceased: Mapped[str | None] = mapped_column(default=None)
    """REASON_PLACED_CEASED, RD1 to RD4."""


class ReturnCoverage(SyncedRecord, kw_only=True):
    """One year of one 903 table that was brought in. What lies outside is not known, which is not "not there"."""

    __tablename__ = "return_coverage"
    __table_args__ = (UniqueConstraint("council", "table", "year_ending"),)

    council: Mapped[str]
    table: Mapped[str]
    """header, episodes, reviews, uasc, placed_for_adoption."""
    year_ending: Mapped[int]
    """The collection year runs from 1 April to 31 March of this year."""
    rows_read: Mapped[int]


class LegalStatus(OfChild, kw_only=True):
    """A legal status as the officer wrote it down: with its court day and conditions, which no return carries."""

    __tablename__ = "legal_status"

    code: Mapped[str]
    """LS of the 903: C1 interim care order, C2 full care order, E1 placement order, V2 section 20 …"""
    from_on: Mapped[date]
    until_on: Mapped[date | None] = mapped_column(default=None)
    conditions: Mapped[str | None] = mapped_column(default=None)
    """What the court ordered beside it."""
    next_court_on: Mapped[date | None] = mapped_column(default=None)
