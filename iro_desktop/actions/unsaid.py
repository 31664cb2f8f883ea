"""Words typed for a step that is not taken yet: kept on this laptop until it is, since a step is written only once."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.store.tables import LocalSetting


def keep_unsaid(session: Session, record_id: UUID, act: str, values: Mapping[str, str]) -> None:
    """Keep what stands in the fields of an act about a record. It does not travel: only the step does."""
    kept = {name: value for name, value in values.items() if value}
    if kept:
        session.merge(LocalSetting(name=_name(record_id, act), value=dict[str, object](kept)))
    else:
        drop_unsaid(session, record_id, act)


def unsaid(session: Session, record_id: UUID, act: str) -> dict[str, str]:
    """What was typed when it was last kept; empty where there is nothing."""
    kept = session.get(LocalSetting, _name(record_id, act))
    if kept is None or not isinstance(kept.value, dict):
        return {}
    return {str(name): value for name, value in kept.value.items() if isinstance(value, str)}


def drop_unsaid(session: Session, record_id: UUID, act: str) -> None:
    """The step was taken, or its words are not wanted."""
    kept = session.get(LocalSetting, _name(record_id, act))
    if kept is not None:
        session.delete(kept)


def _name(record_id: UUID, act: str) -> str:
    return f"unsaid {act} {record_id}"
