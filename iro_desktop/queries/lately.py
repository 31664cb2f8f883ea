"""The children opened last on this laptop, newest first."""

from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.queries.who import Who, everyone
from iro_desktop.store.tables import LocalSetting

LATELY_SETTING = "children opened lately"
LATELY_KEPT = 8


def lately_open(session: Session) -> tuple[Who, ...]:
    """At most `LATELY_KEPT` children, the one opened last first; none who is not on this laptop any more."""
    ids = lately_ids(session)
    whos = everyone(session, ids)
    return tuple(whos[child_id] for child_id in ids if child_id in whos)


def lately_ids(session: Session) -> tuple[UUID, ...]:
    """The ids as they are kept; what cannot be read is left out."""
    kept = session.get(LocalSetting, LATELY_SETTING)
    if kept is None or not isinstance(kept.value, list):
        return ()
    ids = []
    for text in kept.value:
        try:
            ids.append(UUID(str(text)))
        except ValueError:
            continue
    return tuple(ids)
