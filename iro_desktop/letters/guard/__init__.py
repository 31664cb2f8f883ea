"""Looks through a text for what its reader must not learn, however it is written. It knows no record."""

from iro_desktop.letters.guard.details import Detail
from iro_desktop.letters.guard.scan import Found, Guard

__all__ = ["Detail", "Found", "Guard"]
