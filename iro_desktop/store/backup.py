"""Encrypted copies of the store, made while it is open."""

import os
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from iro_desktop.store.location import Profile

KEPT_BACKUPS = 5


def copy_store(engine: Engine, profile: Profile, *, at: datetime) -> Path:
    """A whole, consistent copy under the same key, mode 0600, in the profile's own backups folder. Returns its path.

    The newest five are kept. A copy that was cut short never bears a backup's name, so it pushes out no good one.
    """
    profile.backups.mkdir(mode=0o700, exist_ok=True)
    copy = profile.backups / f"store-{at:%Y%m%dT%H%M%SZ}.db"
    unfinished = copy.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    # Made here, and private from the first byte: SQLite would make it readable by everybody.
    os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("VACUUM INTO ?", (str(unfinished),))
    finally:
        connection.close()
    unfinished.replace(copy)
    for old in sorted(profile.backups.glob("store-*.db"))[:-KEPT_BACKUPS]:
        old.unlink()
    return copy
