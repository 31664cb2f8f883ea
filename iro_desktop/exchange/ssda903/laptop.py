"""What the store holds of a council's caseload, found by the same keys as the rows of its files."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.exchange.ssda903.tables import Table
from iro_desktop.models.base import OfChild
from iro_desktop.models.care import AdoptionPlacement, Episode, ReturnCoverage, UnaccompaniedStatus
from iro_desktop.models.child import Child
from iro_desktop.models.review import Review, ReviewStatus

Key = tuple[UUID, date | None]
"""A record's child, and the day that tells it from the child's others of its kind."""

_OfChild = TypeVar("_OfChild", bound=OfChild)


@dataclass(frozen=True, slots=True)
class OnLaptop:
    """A council's children and their rows. Deleted records are here too: an import does not bring them back."""

    children: dict[str, Child]
    """By CHILD."""
    episodes: dict[Key, Episode]
    reviews: dict[Key, Review]
    """Reviews that were held, whoever wrote them down."""
    uasc: dict[Key, UnaccompaniedStatus]
    placed_for_adoption: dict[Key, AdoptionPlacement]
    coverage: dict[tuple[Table, int], ReturnCoverage]
    """By table and the year in which the collection ends."""

    def newest_year(self, table: Table) -> int:
        """The latest year of a table that was brought in; 0 when none was."""
        return max((year for its_table, year in self.coverage if its_table is table), default=0)


def on_laptop(session: Session, council: str) -> OnLaptop:
    """Everything this laptop holds of a council that a return has columns for."""
    children = session.scalars(select(Child).where(Child.council == council)).all()
    ours = {child.id for child in children}

    def of_ours(kind: type[_OfChild]) -> list[_OfChild]:
        return _live_last(record for record in session.scalars(select(kind)) if record.child_id in ours)

    # A cancelled review never took place, so a review that the files have on its day is another one.
    held = [row for row in of_ours(Review) if row.held_on is not None and row.status is not ReviewStatus.CANCELLED]
    covered = session.scalars(select(ReturnCoverage).where(ReturnCoverage.council == council))
    tables = {table.value: table for table in Table}
    return OnLaptop(
        children={child.council_child_id: child for child in children},
        episodes={(row.child_id, row.started_on): row for row in of_ours(Episode)},
        reviews={(row.child_id, row.held_on): row for row in held},
        uasc={(row.child_id, None): row for row in of_ours(UnaccompaniedStatus)},
        placed_for_adoption={(row.child_id, row.decided_on): row for row in of_ours(AdoptionPlacement)},
        coverage={(tables[row.table], row.year_ending): row for row in covered if row.table in tables},
    )


def _live_last(records: Iterable[_OfChild]) -> list[_OfChild]:
    """Deleted records first, so that a live one of the same key takes their place."""
    return sorted(records, key=lambda record: record.deleted_at is None)
