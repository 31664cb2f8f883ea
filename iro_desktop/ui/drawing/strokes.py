"""A drawing as the strokes it is made of: every one can be taken back, and none is lost; no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import msgspec

PAGE_WIDTH, PAGE_HEIGHT = 1600, 1200
"""The sheet, in pixels of the picture that is kept, whatever the size of the screen."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """One line from pen down to pen up. `rubs` takes colour away; `clears` takes the whole sheet, and has no points."""

    colour: str = "#1F2A30"
    width: float = 6.0
    points: tuple[tuple[float, float], ...] = ()
    rubs: bool = False
    clears: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """What was drawn, in order, and what was taken back since the last new stroke."""

    strokes: tuple[Stroke, ...] = ()
    taken_back: tuple[Stroke, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is on the sheet now."""
        return not self.on_the_sheet

    @property
    def on_the_sheet(self) -> tuple[Stroke, ...]:
        """The strokes to paint: those since the sheet was last cleared."""
        last = max((number for number, stroke in enumerate(self.strokes) if stroke.clears), default=-1)
        return self.strokes[last + 1 :]

    def and_then(self, stroke: Stroke) -> "Drawing":
        """With one more stroke. What was taken back is gone for good: time goes one way."""
        return Drawing((*self.strokes, stroke))

    def undo(self) -> "Drawing":
        """Without the last stroke, or with the sheet as it was before it was cleared."""
        if not self.strokes:
            return self
        return Drawing(self.strokes[:-1], (*self.taken_back, self.strokes[-1]))

    def redo(self) -> "Drawing":
        """With the stroke that was taken back last."""
        if not self.taken_back:
            return self
        return replace(self, strokes=(*self.strokes, self.taken_back[-1]), taken_back=self.taken_back[:-1])

    def cleared(self) -> "Drawing":
        """An empty sheet. `undo` brings everything back."""
        return self if self.is_empty else self.and_then(Stroke(clears=True))


def to_text(drawing: Drawing) -> str:
    """A drawing as text, to be kept while it is made."""
    return msgspec.json.encode(drawing).decode()


def from_text(text: str) -> Drawing:
    """The drawing of a text. Anything else is an empty sheet: a damaged draft must not keep a child from drawing."""
    try:
        return msgspec.json.decode(text, type=Drawing)
    except (msgspec.DecodeError, msgspec.ValidationError):
        return Drawing()


def thinned(points: Sequence[tuple[float, float]], closer_than: float = 1.5) -> tuple[tuple[float, float], ...]:
    """A line without points nobody could tell apart; its first and last stay."""
    if len(points) < 3:
        return tuple(points)
    kept = [points[0]]
    for x, y in points[1:-1]:
        last_x, last_y = kept[-1]
        if abs(x - last_x) + abs(y - last_y) >= closer_than:
            kept.append((x, y))
    return (*kept, points[-1])
