"""A picture beside its words: at the left in easy read, else at the right, and never cut by the end of a page."""

from collections.abc import Sequence
from dataclasses import replace

from msgspec import UNSET, UnsetType

from iro_desktop.letters.content import Picture
from iro_desktop.letters.flow import Row
from iro_desktop.letters.page import Mark, PictureMark, moved
from iro_desktop.letters.pictures import is_drawing
from iro_desktop.letters.tagging import Element

EASY_READ_PICTURE = 85.0
"""Points: 3 cm, as guides to easy read ask for."""
IN_A_LETTER = 3.4
"""Of a picture beside a paragraph, in type sizes."""
GAP = 14.0


def figure(picture: Picture | UnsetType, parent: Element) -> Element | None:
    """The picture's place in what a screen reader reads, before its words; None without a picture."""
    if picture is UNSET or not can_be_drawn(picture):
        return None
    return parent.add("Figure", alternative=picture.words)


def can_be_drawn(picture: Picture) -> bool:
    """Whether the picture is here: its own bytes, or one of the program's drawings."""
    return picture.data is not UNSET or is_drawing(picture.key)


def beside(
    rows: Sequence[Row], picture: Picture | UnsetType, owner: Element | None, x: float, size: float
) -> tuple[Row, ...]:
    """The rows with the picture's left edge at x. As many of them as it is high become one, which no page can cut.

    Few words stand in the middle of the picture's height.
    """
    if picture is UNSET or owner is None:
        return tuple(rows)
    mark = PictureMark(x, 0.0, size, picture.key, owner, None if picture.data is UNSET else picture.data)
    marks: list[Mark] = []
    down, taken = 0.0, 0
    while taken < len(rows) and down < size:
        marks.extend(moved(one, 0.0, down) for one in rows[taken].marks)
        down += rows[taken].height
        taken += 1
    lower = max(0.0, (size - down) / 2)
    words = [moved(one, 0.0, lower) for one in marks]
    higher = max(0.0, (down - size) / 2) if taken == len(rows) else 0.0
    return (Row(max(size, down), (replace(mark, y=higher), *words)), *rows[taken:])
