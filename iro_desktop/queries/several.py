"""The children among whom to tick, when the same is written down for several."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.queries.who import Who, everyone


def children_to_tick(session: Session, child_ids: Collection[UUID] | None = None) -> tuple[Who, ...]:
    """These children, or every child here, by name."""
    return tuple(
        sorted(everyone(session, child_ids).values(), key=lambda who: (who.name.casefold(), who.council_child_id))
    )
