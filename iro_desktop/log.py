"""The only way to log: an event in plain words with ids and counts, so that a child's name cannot slip in."""

import logging
import re
from uuid import UUID

_logger = logging.getLogger("iro")
_WORD = re.compile(r"[a-z0-9_.-]{1,64}")

LogValue = int | float | bool | UUID | None


def event(what: str, /, **values: LogValue | str) -> None:
    """Write one line: what happened, then ids and counts.

    Text values must be short lower-case words (a kind, a state, an exception's class in lower case): whatever
    a person could have typed is replaced by its length, so the log can be read by anyone.
    """
    parts = [what]
    for name, value in values.items():
        if isinstance(value, str) and not _WORD.fullmatch(value):
            parts.append(f"{name}=<{len(value)} characters>")
        else:
            parts.append(f"{name}={value}")
    _logger.info(" ".join(parts))
