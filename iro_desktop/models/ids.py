"""Where a record's id comes from: made here in order of time, or derived from a row of the council's files."""

import os
import time
from uuid import UUID, uuid5

_IMPORTED = UUID("6f1d1d2e-6d3c-5c0e-9f38-0a3d1b6f9c11")
"""Namespace of ids derived from council files. It can never change: two laptops must derive the same id."""


def new_id() -> UUID:
    """A UUID version 7 (RFC 9562, 5.7): 48 bits of milliseconds since 1970, then random bits.

    Made offline without asking anyone; sorts roughly by the time of making, which keeps the store's index compact.
    """
    milliseconds = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10), "big")
    value = (milliseconds & (2**48 - 1)) << 80
    value |= 0x7 << 76
    value |= ((random >> 62) & 0xFFF) << 64
    value |= 0b10 << 62
    value |= random & (2**62 - 1)
    return UUID(int=value)


def imported_id(council: str, council_child_id: str, table: str, key: str = "") -> UUID:
    """The id of a record that stands for one row of a council's files.

    UUID version 5 of council, CHILD, table and the row's own key, so that two laptops which bring in the same
    files hold the same records. Zeros in CHILD count: "0007337" and "7337" are two children.
    """
    return uuid5(_IMPORTED, "\x1f".join((council, council_child_id, table, key)))


def companion_id(record_id: UUID, what: str) -> UUID:
    """The id of a record of which another has exactly one ("preferences" of a child), wherever it is first written."""
    return uuid5(record_id, what)
