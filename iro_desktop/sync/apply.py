"""A page from central becomes part of this laptop: rows, records and cursor in one transaction, or not at all."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from iro_desktop.protocol.wire import CONFLICT, ChangesPage
from iro_desktop.store import server_rows
from iro_desktop.store.outbox import applying_central
from iro_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class Applied:
    """What a page brought."""

    rows_by_kind: Mapping[str, int]
    kept_only: tuple[UUID, ...] = field(default=())
    """Records that this version keeps but cannot show."""


def apply_page(store: Store, page: ChangesPage) -> Applied:
    """Keep a page. The officer's own unsent work stays on top of it, and no operation is made.

    The cursor moves in the same transaction: after a cut the page comes again, and changes nothing.
    """
    with store.transaction() as session:
        applying_central(session)
        server_rows.keep_rows(session, page.rows)
        shown = server_rows.recompute(session, [row.id for row in page.rows if row.kind != CONFLICT])
        server_rows.move_cursor(session, page.cursor)
    return Applied(Counter(row.kind for row in page.rows), shown.kept_only)
