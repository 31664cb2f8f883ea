"""Papers that nobody checks line by line before they leave: what their readers must not learn is left out, visibly."""

from collections.abc import Iterator
from typing import TypeVar

import msgspec
from msgspec import Struct

from iro_desktop.letters.content import LetterLook
from iro_desktop.letters.guard.scan import Guard
from iro_desktop.models.letter_safety import Protected

_LEFT_OUT = {
    Protected.ADDRESS: "[address left out]",
    Protected.POSTCODE: "[postcode left out]",
    Protected.TELEPHONE: "[number left out]",
    Protected.EMAIL: "[e-mail address left out]",
    Protected.NAME: "[name left out]",
    Protected.PLACE: "[place left out]",
    Protected.BIRTHDAY: "[birthday left out]",
    Protected.NUMBER: "[number left out]",
}
"""In brackets, as an editor puts them: whoever reads it sees that something was there, and asks."""

C = TypeVar("C", bound=Struct)


def leave_out(text: str, guard: Guard) -> str:
    """The text with a word in brackets in place of everything that the guard finds in it."""
    # Of findings that overlap only the longest is told, so it is looked through again until nothing is found.
    for _ in range(_MOST_TURNS):
        found = guard.find(text)
        if not found:
            return text
        for one in reversed(found):
            text = f"{text[: one.start]}{_LEFT_OUT[one.detail.what]}{text[one.end :]}"
    return _NOT_TO_BE_MADE_SAFE


def leave_out_of(content: C, guard: Guard) -> C:
    """A paper's content with the same done in every text of it, whatever the field is called."""
    # Every field is looked through, so that one which is added to a paper tomorrow is looked through too.
    changed = {name: _without(getattr(content, name), guard) for name in content.__struct_fields__}
    return msgspec.structs.replace(content, **changed)


def texts_of(value: object) -> Iterator[str]:
    """Every text of a paper's content, in the order of its fields; the names of pictures and fonts are none."""
    if type(value) is str:
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts_of(one)
    elif isinstance(value, Struct) and not isinstance(value, LetterLook):
        for name in value.__struct_fields__:
            yield from texts_of(getattr(value, name))


_MOST_TURNS = 20
_BETWEEN = "\x1e"
"""Stands between two points: it parts words, and nobody types it."""
_NOT_TO_BE_MADE_SAFE = "[left out]"


def _without(value: object, guard: Guard) -> object:
    if type(value) is str:
        return leave_out(value, guard)
    if isinstance(value, tuple):
        if value and all(type(one) is str for one in value):
            # Lines of one text may stand as points of a list: an address that runs over two of them is still one.
            return tuple(leave_out(_BETWEEN.join(value), guard).split(_BETWEEN))
        return tuple(_without(one, guard) for one in value)
    if isinstance(value, Struct) and not isinstance(value, LetterLook):
        return leave_out_of(value, guard)
    return value
