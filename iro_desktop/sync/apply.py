"""A page from central becomes part of this laptop: rows, records and cursor in one transaction, or not at all."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.protocol.wire import CONFLICT, ChangesPage, Result
from iro_desktop.store import server_rows
from iro_desktop.store.outbox import applying_central
from iro_desktop.store.store import Store
from iro_desktop.store.tables import OutboxEntry


@dataclass(frozen=True, slots=True)
class Applied:
    """What a page brought."""

    rows_by_kind: Mapping[str, int]
    """Rows with other people's work in them. This laptop's own, which every pull brings back, are not counted."""
    kept_only: tuple[UUID, ...] = field(default=())
    """Records that this version keeps but cannot show."""


def apply_page(store: Store, page: ChangesPage) -> Applied:
    """Keep a page. The officer's own unsent work stays on top of it, and no operation is made.

    The cursor moves in the same transaction: after a cut the page comes again, and changes nothing.
    """
    with store.transaction() as session:
        applying_central(session)
        server_rows.keep_rows(session, page.rows)
        own = _own_work_alone(session, page)
        shown = server_rows.recompute(session, [row.id for row in page.rows if row.kind != CONFLICT])
        server_rows.move_cursor(session, page.cursor)
    return Applied(Counter(row.kind for row in page.rows if row.seq not in own), shown.kept_only)


def _own_work_alone(session: Session, page: ChangesPage) -> frozenset[int]:
    """Numbers of this laptop's operations that central took as they were: a row that ends with one brings no news."""
    numbers = select(OutboxEntry.acknowledged_seq).where(
        OutboxEntry.acknowledged_seq.in_([row.seq for row in page.rows]), OutboxEntry.result == Result.APPLIED
    )
    return frozenset(number for number in session.scalars(numbers) if number is not None)
