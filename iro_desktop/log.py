"""The only way to log: an event in plain words with ids and counts, so that a child's name cannot slip in."""

import logging
import re
import sys
import threading
import traceback
from types import TracebackType
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


def keep_mistakes_quiet() -> None:
    """What nobody caught, in any thread, is told from now on by where it happened and never by what it says.

    The message of a library may quote the very words of a letter that it could not print.
    """
    sys.excepthook = _tell
    threading.excepthook = lambda failed: _tell(failed.exc_type, failed.exc_value, failed.exc_traceback)
    sys.unraisablehook = lambda failed: _tell(failed.exc_type, failed.exc_value, failed.exc_traceback)


def without_its_words(mistake: BaseException) -> str:
    """A mistake as the lines of our code it came through and the names of its classes, its causes first."""
    causes: list[BaseException] = []
    one: BaseException | None = mistake
    while one is not None and one not in causes:
        causes.append(one)
        one = one.__cause__ or one.__context__
    return "".join(_place(cause) for cause in reversed(causes))


def _place(mistake: BaseException) -> str:
    lines = (
        f"  {frame.filename}:{frame.lineno} {frame.name}\n" for frame in traceback.extract_tb(mistake.__traceback__)
    )
    return f"{type(mistake).__name__}\n{''.join(lines)}"


def _tell(kind: type[BaseException], mistake: BaseException | None, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt) or sys.stderr is None:
        return  # a program without a console has nowhere to say it
    told = without_its_words(mistake.with_traceback(trace)) if mistake is not None else f"{kind.__name__}\n"
    sys.stderr.write(told)
