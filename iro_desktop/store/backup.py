"""Encrypted copies of the store, made while it is open."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from iro_desktop.store.location import Profile

KEPT_BACKUPS = 5


def copy_store(engine: Engine, profile: Profile, *, at: datetime) -> Path:
    """A whole, consistent copy under the same key, mode 0600, in the profile's own backups folder. Returns its path.

    The newest five are kept.
    """
    profile.backups.mkdir(mode=0o700, exist_ok=True)
    copy = profile.backups / f"store-{at:%Y%m%dT%H%M%SZ}.db"
    copy.unlink(missing_ok=True)
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("VACUUM INTO ?", (str(copy),))
    finally:
        connection.close()
    copy.chmod(0o600)
    for old in sorted(profile.backups.glob("store-*.db"))[:-KEPT_BACKUPS]:
        old.unlink()
    return copy
