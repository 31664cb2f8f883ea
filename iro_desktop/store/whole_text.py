"""Text that every computer can write down: half a character never reaches the store."""

from iro_desktop.models.base import SyncedRecord
from iro_desktop.protocol.fields import synced_fields


def make_whole(record: SyncedRecord) -> None:
    """Replace every half character in a record's texts, before they become rows and operations."""
    for field in synced_fields(type(record)):
        value = getattr(record, field)
        if isinstance(value, str) and not _is_whole(value):
            setattr(record, field, whole(value))
        elif isinstance(value, tuple) and not all(map(_is_whole, value)):
            setattr(record, field, tuple(map(whole, value)))


def whole(text: str) -> str:
    """The text with each lone surrogate replaced by U+FFFD, and each pair of them joined to the character it means.

    A lone surrogate is half of a character in UTF-16 and has no form in UTF-8: the store, JSON and central would all
    refuse the whole note because of it. Everything else stays exactly as typed, U+0000 and combining marks too.
    """
    return text if _is_whole(text) else text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _is_whole(text: str) -> bool:
    # UTF-8 is how SQLite and JSON write text: what cannot be encoded cannot be kept.
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
