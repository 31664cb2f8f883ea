"""Whether this laptop's person may set what holds for the whole council."""

from sqlalchemy.orm import Session

from iro_desktop.store.server_rows import note

MANAGES = "manages"
"""The note of what the office store said last about the laptop's person."""
_DEVICE = "device"


def may_set_for_council(session: Session) -> bool:
    """Whether the office named this person a manager. A laptop that no office knows sets things for itself."""
    return note(session, _DEVICE) is None or note(session, MANAGES) is True
