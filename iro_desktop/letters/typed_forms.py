"""A line of a page to fill in as it is typed, in any language: ____ to write on, [ ] to tick, [box] to draw in."""

import re

from iro_desktop.letters.content import Ask

_WRITING = re.compile("_{3,}")
_TICK, _ROOM = "[ ]", "[box]"
_WRITING_LINE = "____"


def read_ask(line: str) -> Ask | None:
    """What a line asks for; None for a line of words alone."""
    asked, *choices = line.replace(_ROOM, "").split(_TICK)
    lines, room = len(_WRITING.findall(line)), _ROOM in line
    if not (choices or lines or room):
        return None
    ticks = tuple(_words(one) for one in choices)
    return Ask(_words(asked), tuple(one for one in ticks if one), lines, room)


def write_ask(ask: Ask) -> str:
    """The line to type for it."""
    ticks = (f"{_TICK} {choice}" for choice in ask.choices)
    lines = (_WRITING_LINE,) * ask.lines
    return " ".join(part for part in (ask.text, *ticks, *lines, _ROOM if ask.room else "") if part)


def _words(text: str) -> str:
    return " ".join(_WRITING.sub(" ", text).split())
