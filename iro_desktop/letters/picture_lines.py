"""Pictures as they are typed in a part of a letter: a line of its own above the words that they belong to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINE = re.compile(r"[ \t]*\[picture(?: (\d{1,3}))?: *([^|\[\]\n]+?) *(?:\| *([^\[\]\n]*?) *)?\][ \t]*")
_IN_TEXT = re.compile(rf"^{_LINE.pattern}$", re.MULTILINE)
_HALF = re.compile(r"\[picture\b[^\n]*")
_NOT_IN_WORDS = str.maketrans({"[": "(", "]": ")", "|": "/", "\n": " ", "\r": " "})
LONGEST_WORDS = 200
PHOTO = "photo "
"""What the name of a picture from the child's record begins with."""
OF_A_SET = "set "
"""What the name of a picture from a set of the council's begins with."""
NO_PICTURE = "none"
"""Named in place of a picture, it keeps these words without one in a letter that puts pictures by itself."""


@dataclass(frozen=True, slots=True)
class PictureLine:
    """One picture, as it stands in a text."""

    name: str
    """Of a drawing, or which of the pictures that somebody added ("photo 1f0c…")."""
    words: str
    """What is said in its place to who cannot see it; the name, where nothing else was typed."""
    decision: int | None = None
    """The number of the decision it stands beside, where it is not the words below it."""


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """Where in a text it stands."""

    start: int
    end: int
    line: PictureLine


def read_line(line: str) -> PictureLine | None:
    """The picture that a line of text stands for; None for a line of words."""
    found = _LINE.fullmatch(line)
    return _read(found) if found else None


def write_line(name: str, words: str = "", decision: int | None = None) -> str:
    """The line to type for a picture."""
    number = f" {decision}" if decision is not None else ""
    said = words.translate(_NOT_IN_WORDS).strip()[:LONGEST_WORDS]
    return f"[picture{number}: {name}" + (f" | {said}]" if said and said != name else "]")


def lines_in(text: str) -> Iterator[PlacedLine]:
    """Every picture in a text, from its beginning to its end."""
    for found in _IN_TEXT.finditer(text):
        yield PlacedLine(found.start(), found.end(), _read(found))


def without_pictures(text: str) -> str:
    """The text with each picture's line left empty: what there is to read in it."""
    return _IN_TEXT.sub("", text)


def half_written(text: str) -> bool:
    """Whether something in a text began as a picture and is none: it would print as it stands."""
    return _HALF.search(without_pictures(text)) is not None


def _read(found: re.Match[str]) -> PictureLine:
    number, name, words = found.groups()
    return PictureLine(name, (words or "").strip() or name, int(number) if number else None)
