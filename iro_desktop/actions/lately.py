"""Remembering which children were opened last. It stays on this laptop: nobody else sees whom an officer looks at."""

from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.queries.lately import LATELY_KEPT, LATELY_SETTING, lately_ids
from iro_desktop.store.tables import LocalSetting


def child_was_opened(session: Session, child_id: UUID) -> None:
    """Put a child first among those opened lately."""
    before = lately_ids(session)
    if before[:1] == (child_id,):
        return
    ids = (child_id, *(one for one in before if one != child_id))[:LATELY_KEPT]
    session.merge(LocalSetting(name=LATELY_SETTING, value=[str(one) for one in ids]))
