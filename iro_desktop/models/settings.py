"""What a council sets for itself: numbers of days where the law leaves them to it, and added bank holidays."""

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from iro_desktop.models.base import SyncedRecord


class TimescaleSetting(SyncedRecord, kw_only=True):
    """One number or choice that differs from the default. Its id is `imported_id(council, key, "timescale")`."""

    __tablename__ = "timescale_setting"
    __table_args__ = (UniqueConstraint("council", "key"),)

    council: Mapped[str]
    key: Mapped[str]
    """A key of the catalogue in `models/limits.py`."""
    value: Mapped[str | None] = mapped_column(default=None)
    """The number or choice as text; None for the default."""
    reason: Mapped[str | None] = mapped_column(default=None)
    set_by: Mapped[str | None] = mapped_column(default=None)


class ExtraBankHoliday(SyncedRecord, kw_only=True):
    """A bank holiday proclaimed after this version was made. Due dates are counted again with it."""

    __tablename__ = "extra_bank_holiday"

    council: Mapped[str]
    day: Mapped[date]
    name: Mapped[str]
