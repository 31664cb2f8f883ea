"""Ticking off what came from others. It stays on this laptop: nobody is told what an officer has read."""

from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.queries.changes_since import CHANGES_LOOKED_AT, LookedAt, looked_at
from iro_desktop.store.server_rows import cursor
from iro_desktop.store.tables import LocalSetting


def begin_to_look(session: Session) -> None:
    """From here on what others change is news. Does nothing where it was begun before."""
    if looked_at(session) is None:
        _keep(session, LookedAt(cursor(session)))


def tick_child(session: Session, child_id: UUID, *, up_to: int) -> LookedAt | None:
    """Tick off what came about one child up to a number of the office. Returns what was kept before, for Undo."""
    before = looked_at(session)
    if before is not None:
        _keep(session, LookedAt(before.everything, {**before.children, child_id: up_to}))
    return before


def tick_everything(session: Session, *, up_to: int) -> LookedAt | None:
    """Tick off all that came up to a number of the office. Returns what was kept before, for Undo."""
    before = looked_at(session)
    later = {child: seq for child, seq in before.children.items() if seq > up_to} if before else {}
    _keep(session, LookedAt(up_to, later))
    return before


def look_again(session: Session, before: LookedAt) -> None:
    """Take a tick back."""
    _keep(session, before)


def _keep(session: Session, looked: LookedAt) -> None:
    children = {str(child): seq for child, seq in looked.children.items()}
    session.merge(LocalSetting(name=CHANGES_LOOKED_AT, value={"everything": looked.everything, "children": children}))
