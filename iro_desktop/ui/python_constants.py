"""Keeps None, True and False alive on Python 3.11, where PySide6 6.12 would use them up."""

import ctypes
import sys

_MORE_THAN_ANY_SESSION_USES = 1 << 40
_CONSTANTS = (None, True, False, NotImplemented, Ellipsis)
_held: list[bool] = []


def hold_constants() -> None:
    """Give the five constants so many references that they cannot run out; done once, and only where needed.

    From Python 3.12 these constants are immortal (PEP 683) and C code need not count them. PySide6 6.12.0 is built
    that way yet also runs on 3.11, which does count: every call without a result takes one reference to None
    that it never gave, and after a few thousand calls the interpreter stops with “none_dealloc”. 6.11.3 counts right,
    but has QtPdf only in the far larger Addons. A reference count of 2**40 is what 3.12 itself does in effect.
    """
    if sys.version_info >= (3, 12) or _held:
        return
    _held.append(True)
    for constant in _CONSTANTS:
        count = ctypes.c_ssize_t.from_address(id(constant))
        count.value += _MORE_THAN_ANY_SESSION_USES
