"""The PIN that ends showing a letter. It guards a screen for a minute; the records have their own two secrets."""

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from iro_desktop.models.refused import Refused
from iro_desktop.store.tables import LocalSetting

SHORTEST_PIN, LONGEST_PIN = 4, 12
"""Digits."""
FREE_TRIES = 3
FIRST_WAIT = timedelta(seconds=15)
LONGEST_WAIT = timedelta(minutes=15)
_NAME = "showing pin"
_COST, _BLOCK, _LANES = 2**14, 8, 1
"""scrypt with 16 MiB, some 50 ms. The hash lies in the encrypted store, so it stands behind the store's own key."""


class WrongPin(Refused):
    """The PIN is another one, or the wait after wrong ones is not over."""


def has_pin(session: Session) -> bool:
    """Whether the officer set a PIN for showing on this laptop."""
    return _kept(session) is not None


def set_pin(session: Session, pin: str) -> None:
    """Set or replace the PIN. Raises Refused unless it is 4 to 12 digits."""
    if not (pin.isascii() and pin.isdigit() and SHORTEST_PIN <= len(pin) <= LONGEST_PIN):
        raise Refused(f"A PIN has {SHORTEST_PIN} to {LONGEST_PIN} digits. No PIN was changed. Choose another.")
    salt = secrets.token_bytes(16)
    session.merge(
        LocalSetting(name=_NAME, value={"salt": salt.hex(), "hash": _hash(pin, salt), "wrong": 0, "until": None})
    )


def try_pin(session: Session, pin: str, *, at: datetime) -> str:
    """Whether the PIN is the one that was set: "" where it is, else a sentence that says what to do.

    It answers instead of raising, because a wrong try is counted, and what raises is not kept. After three wrong
    tries the wait is 15 seconds and doubles, to 15 minutes at most; starting the program again does not shorten it.
    """
    kept = _kept(session)
    if kept is None:
        return ""
    value = kept.value if isinstance(kept.value, dict) else {}
    until = datetime.fromisoformat(str(value["until"])) if value.get("until") else None
    # A longer wait than there can be means that the clock was set back: it must not lock the officer out.
    if until is not None and timedelta(0) < until - at <= LONGEST_WAIT:
        return _wait_for(until - at)
    if hmac.compare_digest(_hash(pin, bytes.fromhex(str(value["salt"]))), str(value["hash"])):
        kept.value = {**value, "wrong": 0, "until": None}
        return ""
    wrong = int(str(value["wrong"])) + 1
    wait = min(FIRST_WAIT * 2 ** (wrong - FREE_TRIES), LONGEST_WAIT) if wrong >= FREE_TRIES else None
    kept.value = {**value, "wrong": wrong, "until": (at + wait).isoformat() if wait else None}
    return _wait_for(wait) if wait else "That is another PIN. Try again."


def _kept(session: Session) -> LocalSetting | None:
    return session.get(LocalSetting, _NAME)


def _hash(pin: str, salt: bytes) -> str:
    return hashlib.scrypt(pin.encode(), salt=salt, n=_COST, r=_BLOCK, p=_LANES).hex()


def _wait_for(wait: timedelta) -> str:
    return f"That is another PIN. Wait {int(wait.total_seconds() + 0.999)} seconds, then try again."
