"""How the officer wants this laptop to sync: by itself or when told, and when to be warned. Kept here, never sent."""

from dataclasses import asdict, dataclass

from sqlalchemy.orm import Session

from iro_desktop.store.tables import LocalSetting
from iro_desktop.sync.state import STALE_AFTER_DAYS

_NAME = "sync"
WARNING_DAYS = (3, 5, 7)
"""Days without sync after which the officer may ask to be warned."""


@dataclass(frozen=True, slots=True)
class SyncWishes:
    """What the officer chose in the sync centre."""

    by_itself: bool = True
    """Whether rounds begin without being asked for."""
    warn_after_days: int = STALE_AFTER_DAYS


def sync_wishes(session: Session) -> SyncWishes:
    """What was chosen; what nobody chose, or what makes no sense, is as at first."""
    kept = session.get(LocalSetting, _NAME)
    chosen = kept.value if kept is not None and isinstance(kept.value, dict) else {}
    by_itself, days = chosen.get("by_itself"), chosen.get("warn_after_days")
    return SyncWishes(
        by_itself=by_itself if isinstance(by_itself, bool) else True,
        warn_after_days=days if isinstance(days, int) and days in WARNING_DAYS else STALE_AFTER_DAYS,
    )


def keep_sync_wishes(session: Session, wishes: SyncWishes) -> None:
    """Sync like this from now on."""
    session.merge(LocalSetting(name=_NAME, value=asdict(wishes)))
